// What keeps the newest reading from being a site, laid over the last good one. Can be folded away; comes back at the
// next break, and goes by itself when all is mended.

class Overlay {
  /** `changed` is called whenever it opens, folds or goes. */
  constructor(changed) {
    this.changed = changed;
    /** The state that is told of; null while all is well. */
    this.trouble = null;
    this.folded = false;
    this.element = make("section.overlay", { "aria-labelledby": "trouble", hidden: true });
    this.element.addEventListener("click", ({ target }) => target === this.element && this.fold());
  }

  get open() {
    return !this.element.hidden;
  }

  /** What to call it in the bar. */
  get words() {
    const { items = [] } = this.trouble ?? {};
    return this.trouble && (items.length ? counted(items.length, "error") : "not up to date");
  }

  /** Takes the answer of `state.json`. */
  take(state) {
    const said = (state) => state && JSON.stringify([state.summary, state.items, state.note]);
    const next = state.ok ? null : state;
    if (said(next) === said(this.trouble)) return;
    const fresh = next && !this.trouble;
    this.trouble = next;
    if (!next || fresh) this.folded = false;
    if (next) this.element.replaceChildren(this.card(next));
    this.settle();
  }

  fold() {
    this.folded = true;
    this.settle();
  }

  unfold() {
    this.folded = false;
    this.settle();
    this.element.querySelector("a, button")?.focus();
  }

  settle() {
    this.element.hidden = !this.trouble || this.folded;
    this.changed();
  }

  card({ summary, items, note }) {
    const below = !isBare()
      ? "Below lies the site as it last was. This goes by itself once the files are mended."
      : "The site comes as soon as the files are mended.";
    return make(
      "div.card",
      {},
      make(
        "header",
        {},
        make(
          "h2",
          { id: "trouble" },
          make("span.diamond", { "aria-hidden": "true" }),
          summary || "The site is not up to date",
        ),
        make("button.plain", { type: "button", click: () => this.fold() }, "Fold away ", make("kbd", {}, "Esc")),
        make("p.sub", {}, below),
      ),
      note ? make("p.note", {}, note) : null,
      make(
        "ol",
        {},
        items.map((item) => this.item(item)),
      ),
    );
  }

  item(item) {
    return make(
      "li",
      {},
      make("p.at", {}, placeLink(item), make("code", {}, item.name)),
      make("h3", {}, worded(item.message)),
      make("pre", { tabindex: "0" }, linesOf(item.snippet)),
      item.help.map((help) => make("p.help", {}, worded(help))),
    );
  }
}

/** The lines of the file, without what stands beside them here: the message and place before, the notes after. */
function linesOf(snippet) {
  const lines = snippet.split("\n");
  const place = lines.findIndex((line) => /^ *-->/.test(line));
  const own = lines
    .slice(place + 1)
    .filter((line, at, all) => !/^ *= /.test(line) && !(isGutter(line) && /^ *= /.test(all[at + 1])));
  return own.slice(isGutter(own[0]) ? 1 : 0).join("\n");
}

const isGutter = (line) => /^ *\| *$/.test(line ?? "");
