// Puts the preview's parts together: news of the worker in, the page and what lies over it out.

/** The newest news: whether the server is there, and its moment. */
let news = { live: true, moment: null };
/** What the page shows: of which moment, and in which text once that is known; `joined` is the stream it began with. */
const shown = { moment: null, text: null, joined: null };

/** One thing after another, beginning when the page is there. */
let queue = new Promise((ready) => addEventListener("DOMContentLoaded", ready));
function inTurn(work) {
  queue = queue.then(work).catch((error) => console.error(error));
}

const line = new Line((told) => {
  news = told;
  inTurn(follow);
});
const host = make("okrbook-preview", { lang: "en" });
const overlay = new Overlay(settle);
const panel = new Panel(settle);
const bar = new Bar({
  trouble: () => overlay.unfold(),
  findings: () => (panel.open = !panel.open),
  present: () => inTurn(() => stage.enter()),
});
const stage = new Stage(line, turnTo, settle);

inTurn(() => {
  host.toggleAttribute("data-bare", isBare());
  host.attachShadow({ mode: "open" });
  host.shadowRoot.adoptedStyleSheets = [LOOK];
  host.shadowRoot.append(panel.element, stage.element, bar.element, overlay.element);
  panel.closed = () => bar.findings.focus();
  bar.place();
  panel.recall();
  document.documentElement.append(host);
  document.addEventListener("keydown", keyed);
  addEventListener("popstate", popped);
  if (PRESENT.test(location.hash)) return stage.enter();
});

/** Whether this is the page of before the first good site: there is nothing on it. */
function isBare() {
  return !document.body.querySelector(":scope > :not(noscript)");
}

/** Brings the page up to the newest moment. */
async function follow() {
  bar.live(news.live);
  const { moment } = news;
  const seen = shown.moment;
  shown.joined ??= moment?.joined;
  if (!moment || (moment.build === seen?.build && moment.joined === seen?.joined)) return;
  const [page, state, beside] = await Promise.all([
    line.get(pageAddress()),
    line.json(ownAddress("state.json")),
    line.json(besideAddress()),
  ]);
  // The server went away meanwhile: it will say when it is back.
  if (!state) return;
  await takePage(page, moment);
  shown.moment = moment;
  overlay.take(state);
  takeBeside(beside);
  if (stage.active) {
    await stage.takeSlides();
    stage.settle();
  }
}

async function takePage({ status, text }, moment) {
  // Without a good site there is nothing to show in the place of what is shown.
  if (status !== 200 && status !== 404) return;
  if (isBare()) return location.reload();
  const next = withoutOwn(text);
  const first = moment.build === Number(here.build) && moment.joined === shown.joined;
  const same = shown.text === null ? first : next === shown.text;
  shown.text = next;
  if (!same) await swap(text, pageAddress());
}

function takeBeside(beside) {
  panel.take(beside);
  stage.take(beside);
}

/** Shows another page of the same audience in this one's place; `ready` is called in the moment before it is seen. */
async function turnTo(path, ready) {
  const address = pageAddress(path);
  const [{ status, text }, beside] = await Promise.all([line.get(address), line.json(besideAddress(path))]);
  if (status !== 200) return;
  here.path = path;
  shown.text = withoutOwn(text);
  await swap(text, address, () => {
    history.replaceState(null, "", address + location.hash);
    ready();
  });
  bar.place();
  takeBeside(beside);
}

/** Back and forth through the browser's history, on which presenting leaves one entry. */
function popped() {
  const presenting = PRESENT.test(location.hash);
  const same = decodeURI(location.pathname) === decodeURI(pageAddress()) || isHome();
  if (!same) location.reload();
  else if (presenting && !stage.active) inTurn(() => stage.enter());
  else if (!presenting && stage.active) inTurn(() => stage.leave());
}

/** The front page answers at its folder too. */
function isHome() {
  return here.path === "index.html" && location.pathname.endsWith("/");
}

/** The parts speak of each other. */
function settle() {
  bar.settle(overlay, panel);
  stage.trouble.hidden = !overlay.trouble;
  host.toggleAttribute("data-presenting", stage.active);
}

const STEPS = { ArrowRight: 1, ArrowLeft: -1, PageDown: 1, PageUp: -1, " ": 1, Home: -Infinity, End: Infinity };

function keyed(event) {
  const target = event.composedPath()[0];
  const typing = target.matches?.("input, textarea, select, [contenteditable]");
  if (typing || event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
  const act = (work) => {
    event.preventDefault();
    inTurn(work);
  };
  if (stage.active) {
    if (event.key === "Escape") act(() => stage.leave());
    else if (event.key === " " && target.matches?.("button, summary")) return;
    else if (event.key === " " && event.shiftKey) act(() => stage.step(-1));
    else if (event.key in STEPS) act(() => stage.step(STEPS[event.key]));
  } else if (event.key === "Escape" && !document.querySelector(":popover-open")) {
    if (overlay.open) act(() => overlay.fold());
    else if (panel.open && panel.element.contains(target)) act(() => panel.close());
  } else if (event.key === "p" && !isBare()) act(() => stage.enter());
}
