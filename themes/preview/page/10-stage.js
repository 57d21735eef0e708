// Presenting, for a call with the screen shared: one objective at a time, large. What is shown is the objective's own
// page under other styles, and its questions beside it; so it stays as live as any page.

const PRESENT = /^#present(-\d+)?$/;

/** What is left of a page on the stage, and how it is laid out. */
const STAGE_STYLES = new CSSStyleSheet();
STAGE_STYLES.replaceSync(`
@media screen {
  html { scrollbar-gutter: auto; }
  body { margin-right: 0 !important; padding: clamp(32px, 6vh, 72px) clamp(24px, 4vw, 72px) 72px !important; }
  :is(.topbar, .nav[popover], .skip, .crumbs, .rail, .pager, .foot) { display: none !important; }
  :is(.frame, .page, .inner, .cols) { display: block !important; max-width: none !important; min-height: 0 !important; padding: 0 !important; }
  main section:not(.first, #key-results), #key-results > :is(h2, .sub:not(.none)), .kr > :not(.kr-h, .scale-w, .check) { display: none !important; }
  main h1 { max-width: 30em; font-size: 2.125rem; line-height: 1.16; }
  main .first { margin-top: 16px !important; gap: 12px 40px; }
  main .first > div:only-of-type { grid-column: 1 / -1; }
  main .first h3 { margin-bottom: 0; }
  main .first p { line-height: 1.5; }
  main #key-results { margin-top: 20px; }
  main .kr { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.6fr); gap: 8px 40px; align-items: center; margin-top: 0; padding: 12px 0; }
  main .kr:first-of-type { margin-top: 0; }
  main .kr-h { display: block; }
  main .kr:not(:has(> .scale-w, > .check)) > .kr-h { grid-column: 1 / -1; }
  main .kr-h h3 { font-size: 1.1875rem; line-height: 1.3; text-wrap: pretty; }
  main .kr-h p { margin-top: 4px; font-size: .875rem; }
  main .kr-h strong { font-size: 1.25rem; }
  main .scale-w { margin-top: 0; }
  main .check li:last-child { border-bottom: 0; }
}
@media screen and (max-width: 720px) { main .kr { grid-template-columns: minmax(0, 1fr); } }
`);

class Stage {
  /** How large the page is shown, and how much room the questions leave it. */
  #room = new CSSStyleSheet();
  #line;
  #turnTo;

  /** `turnTo(path, ready)` shows another page in this one's place; `changed` is called when it begins or ends. */
  constructor(line, turnTo, changed) {
    this.#line = line;
    this.#turnTo = turnTo;
    this.changed = changed;
    this.active = false;
    this.slides = [];
    this.at = 0;
    this.spot = make("p.spot");
    this.trouble = make("p.trouble", { hidden: true }, "The last good site is shown");
    this.back = make(
      "button",
      { type: "button", "aria-label": "Previous objective", click: () => inTurn(() => this.step(-1)) },
      "‹",
    );
    this.on = make(
      "button",
      { type: "button", "aria-label": "Next objective", click: () => inTurn(() => this.step(1)) },
      "›",
    );
    const leave = make(
      "button.plain.leave",
      { type: "button", click: () => inTurn(() => this.leave()) },
      "Leave ",
      make("kbd", {}, "Esc"),
    );
    this.questions = make("ol");
    this.asks = make(
      "aside.asks",
      { "aria-labelledby": "asks-h", hidden: true },
      make("h2", { id: "asks-h" }, "To talk about"),
      this.questions,
    );
    const turn = make("div.turn", {}, this.back, this.on);
    this.element = make(
      "section.stage",
      { "aria-label": "Presenting", hidden: true },
      this.asks,
      this.spot,
      this.trouble,
      turn,
      leave,
    );
    addEventListener("resize", () => this.fit());
    if (PRESENT.test(location.hash)) this.dress();
  }

  /** Puts the stage's styles on the page; done before anything is painted where the address asks for it. */
  dress() {
    dress(STAGE_STYLES, true);
    dress(this.#room, true);
  }

  async enter() {
    await this.takeSlides();
    if (!this.slides.length) return this.leave();
    this.before = { path: here.path, y: scrollY };
    if (!PRESENT.test(location.hash)) history.pushState(null, "", `${location.pathname}#present`);
    await this.go(this.nearest());
  }

  leave() {
    this.active = false;
    this.element.hidden = true;
    dress(STAGE_STYLES, false);
    dress(this.#room, false);
    if (PRESENT.test(location.hash)) history.replaceState(null, "", location.pathname);
    scrollTo({ top: this.before?.path === here.path ? this.before.y : 0, behavior: "instant" });
    this.changed();
  }

  async takeSlides() {
    const told = await this.#line.json(ownAddress(`slides/${here.audience}.json`));
    if (!told) return;
    this.slides = told.slides;
    const at = this.slides.findIndex(({ path }) => path === here.path);
    if (at >= 0) this.at = at;
    else this.at = Math.min(this.at, Math.max(0, this.slides.length - 1));
  }

  /** The objective to begin with: this page's, else the first of what the page is about, else of the newest period. */
  nearest() {
    const first = (fits) => this.slides.findIndex(fits);
    const within = `${here.path.replace(/\.html$/, "")}/`;
    const newest = this.slides
      .map(({ period }) => period)
      .sort()
      .at(-1);
    const ways = [
      ({ path }) => path === here.path,
      ({ path }) => path.startsWith(within),
      ({ period }) => period === newest,
    ];
    return ways.map(first).find((at) => at >= 0) ?? 0;
  }

  step(by) {
    return this.go(this.at + by);
  }

  async go(at) {
    this.at = Math.max(0, Math.min(at, this.slides.length - 1));
    const { path } = this.slides[this.at];
    if (path !== here.path) await this.#turnTo(path, () => this.dress());
    this.dress();
    this.active = true;
    this.element.hidden = false;
    scrollTo({ top: 0, behavior: "instant" });
    this.settle();
    this.changed();
  }

  /** Says where one is; the position counts within the period. */
  settle() {
    const slide = this.slides[this.at];
    if (!this.active || !slide) return;
    const period = this.slides.filter(({ period }) => period === slide.period);
    const number = period.indexOf(slide) + 1;
    this.spot.replaceChildren(make("b", {}, `${number} of ${period.length}`), ` · ${slide.team} · ${slide.period}`);
    this.back.disabled = this.at === 0;
    this.on.disabled = this.at === this.slides.length - 1;
    history.replaceState(null, "", `${location.pathname}#present-${number}`);
    this.fit();
  }

  /** Takes the answer of `page/…`. */
  take(beside) {
    const asking = (beside?.findings ?? []).filter(({ question, accepted }) => question && accepted === null);
    this.questions.replaceChildren(
      ...asking.map(({ question, about }) => make("li", {}, about ? make("span.about", {}, about) : null, question)),
    );
    this.asks.hidden = !asking.length;
    this.fit();
  }

  /** As large as fits without scrolling, within reason. */
  fit() {
    if (!this.active) return;
    const beside = !this.asks.hidden && innerWidth > 720;
    const below = !this.asks.hidden && !beside;
    const room = beside
      ? "body { margin-right: 30vw !important; }"
      : below
        ? "body { padding-bottom: calc(34vh + 72px) !important; }"
        : "";
    const page = document.scrollingElement;
    const width = innerWidth * (beside ? 0.7 : 1);
    largest(0.85, Math.max(1, width / 620), (zoom) => {
      this.#room.replaceSync(`@media screen { ${room} main { zoom: ${zoom}; } }`);
      return page.scrollHeight <= innerHeight;
    });
    largest(14, Math.max(16, innerWidth / 52), (size) => {
      this.asks.style.fontSize = `${size}px`;
      return this.asks.scrollHeight <= this.asks.clientHeight;
    });
  }
}

/** Leaves the largest value between two that `fits`, or the least where none does. */
function largest(least, most, fits) {
  if (fits(most)) return;
  let [low, high] = [least, most];
  for (let i = 0; i < 7; i += 1) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  fits(low);
}
