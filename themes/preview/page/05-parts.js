// What the preview's own elements are made of. Every text goes in as text.

/** An element: `make("p.note", {title: "…"}, "words", child)`; functions are listeners, and what is null is left out. */
function make(what, attributes = {}, ...inside) {
  const [name, ...classes] = what.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...present(inside));
  return element;
}

const present = (parts) => parts.flat().filter((part) => part !== null && part !== undefined && part !== "");

/** Words in which what stands between backquotes is code. */
const worded = (text) => text.split("`").map((part, at) => (at % 2 ? make("code", {}, part) : part));

/** A place in the playbook, leading to the editor. */
function placeLink({ path, line, column, href }) {
  const at = column ? `${path}:${line}:${column}` : `${path}:${line}`;
  return make("a.place", { href, title: "Open in the editor" }, at);
}

const counted = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;

/** Sets a text only where it changes, so that nobody is told twice. */
function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

const dressings = new Set();

/** Lays a sheet of ours over the page's own styles, or takes it away; nothing is written into the page. */
function dress(sheet, on) {
  if (on) dressings.add(sheet);
  else dressings.delete(sheet);
  document.adoptedStyleSheets = [...dressings];
}
