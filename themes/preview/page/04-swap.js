// Puts a newer text of a page in the place of what is shown, without a flash: what did not change is not touched, so
// that scroll position, focus, selection, open details and popovers stay.

/** How long the new text waits for its style sheets, in milliseconds. */
const STYLES_WAIT = 3000;

/** Addresses of the style sheets in use: the attribute is relative, and means another file after a change of page. */
const sheetAddresses = new WeakMap();

const sheetsOf = (head) => [...head.querySelectorAll('link[rel="stylesheet"]')];

const ICON = 'link[rel="icon"]';

const isOwn = (element) => element.localName === "script" && element.dataset.build !== undefined;

/** Whether an element of the head is looked after one by one. */
const isSpecial = (element) => isOwn(element) || element.matches(`link[rel="stylesheet"], title, ${ICON}`);

/** Where a link of the page at `address` leads. */
const resolved = (link, address) => new URL(link.getAttribute("href"), new URL(address, location)).href;

/** A page's text without what the preview wrote into it. */
const withoutOwn = (text) => text.replace(/<script src="[^"]*-\/live\.js"[^>]*><\/script>/, "");

/** Shows `text`, the page at `address`; calls `ready` when all is loaded, in the moment before it is shown. */
async function swap(text, address, ready = () => {}) {
  const next = new DOMParser().parseFromString(text, "text/html");
  const outdated = await takeSheets(next, address);
  takeIcon(next, address);
  ready();
  takeHead(next.head);
  takeAttributes(document.documentElement, next.documentElement);
  Idiomorph.morph(document.body, next.body, {
    ignoreActiveValue: true,
    callbacks: { beforeAttributeUpdated: (name, element) => name !== "open" || element.localName !== "details" },
  });
  for (const sheet of outdated) sheet.remove();
}

/** Loads the style sheets that are new, each beside the one it follows; gives those that are to go. */
async function takeSheets(next, address) {
  const old = sheetsOf(document.head);
  for (const sheet of old) if (!sheetAddresses.has(sheet)) sheetAddresses.set(sheet, sheet.href);
  const kept = new Set();
  const loading = [];
  let last = old[0]?.previousElementSibling ?? document.head.lastElementChild;
  for (const wanted of sheetsOf(next.head)) {
    const href = resolved(wanted, address);
    let sheet = old.find((sheet) => sheetAddresses.get(sheet) === href);
    if (!sheet) {
      sheet = document.importNode(wanted);
      sheet.href = href;
      sheetAddresses.set(sheet, href);
      loading.push(new Promise((done) => (sheet.onload = sheet.onerror = done)));
      last.after(sheet);
    }
    kept.add(sheet);
    last = sheet;
  }
  const enough = new Promise((done) => setTimeout(done, STYLES_WAIT));
  await Promise.race([Promise.all(loading), enough]);
  return old.filter((sheet) => !kept.has(sheet));
}

/** The icon stays, under an absolute address: a browser asks for another one in the moment that it is gone. */
function takeIcon(next, address) {
  const wanted = next.head.querySelector(ICON);
  const icon = document.head.querySelector(ICON);
  if (!wanted) return icon?.remove();
  wanted.href = resolved(wanted, address);
  if (!icon) document.head.append(document.importNode(wanted));
  else if (icon.getAttribute("href") !== wanted.href) icon.href = wanted.href;
}

function takeHead(next) {
  document.title = next.ownerDocument.title;
  const wanted = new Map([...next.children].filter((e) => !isSpecial(e)).map((e) => [e.outerHTML, e]));
  for (const element of [...document.head.children]) {
    if (!isSpecial(element) && !wanted.delete(element.outerHTML)) element.remove();
  }
  document.head.append(...[...wanted.values()].map((element) => document.importNode(element, true)));
}

function takeAttributes(element, next) {
  for (const { name } of [...element.attributes]) if (!next.hasAttribute(name)) element.removeAttribute(name);
  for (const { name, value } of next.attributes) element.setAttribute(name, value);
}
