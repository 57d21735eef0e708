// The panel beside the page: what a coach would ask about what it shows, each with words to start from and its place in
// the files. Follows each save.

/** Where there is room for both, the page makes way. */
const BESIDE = new CSSStyleSheet();
BESIDE.replaceSync("@media screen and (min-width: 1500px) { body { margin-right: 400px; } }");

class Panel {
  /** `changed` is called when it opens, closes, or counts anew. */
  constructor(changed) {
    this.changed = changed;
    this.count = 0;
    this.inside = make("div.scroll", { tabindex: "-1" });
    this.element = make("aside.panel", { id: "panel", "aria-labelledby": "panel-h", hidden: true }, this.inside);
  }

  get open() {
    return !this.element.hidden;
  }

  set open(open) {
    this.element.hidden = !open;
    dress(BESIDE, open);
    sessionStorage.setItem("okrbook-panel", open ? "open" : "");
    this.changed();
  }

  /** As it was left on the page before. */
  recall() {
    this.open = sessionStorage.getItem("okrbook-panel") === "open";
  }

  /** Takes the answer of `page/…`; null where the page has none. */
  take(beside) {
    const { source, findings, remarks } = beside ?? { source: null, findings: [], remarks: [] };
    const said = JSON.stringify([source, findings, remarks]);
    if (said === this.said) return;
    this.said = said;
    const open = findings.filter((finding) => finding.accepted === null);
    const accepted = findings.filter((finding) => finding.accepted !== null);
    this.count = open.length + remarks.length;
    const top = this.inside.scrollTop;
    const parts = [
      make(
        "header",
        {},
        make("h2", { id: "panel-h" }, "What a coach would ask"),
        make("button.plain", { type: "button", "aria-label": "Close the panel", click: () => this.close() }, "Close"),
        source ? make("p.sub", {}, "This page is written in ", placeLink({ ...source, column: null })) : null,
      ),
      open.length ? make("ol", {}, open.map(findingPart)) : make("p.none", {}, "Nothing to ask here."),
      this.section("About the file", remarks.map(findingPart)),
      this.section("Accepted on purpose", accepted.map(acceptedPart)),
    ];
    this.inside.replaceChildren(...present(parts));
    this.inside.scrollTop = top;
    this.changed();
  }

  section(title, items) {
    return items.length ? make("section", {}, make("h3", {}, title), make("ol", {}, items)) : null;
  }

  close() {
    this.open = false;
    this.closed?.();
  }
}

/** A finding: what was seen, the question set apart, words to start from, the place. */
function findingPart(finding) {
  const { tip, about, message, question, reframing, help, rule, name } = finding;
  return make(
    "li",
    {},
    make("p.tip", {}, make("span.ask", {}, tip ?? "form"), about ? make("span.about", {}, about) : null),
    make("p.message", {}, worded(message)),
    question ? make("p.question", {}, question) : null,
    reframing.length
      ? make(
          "dl.perhaps",
          {},
          make("dt", {}, "Perhaps"),
          reframing.map((words) => make("dd", {}, words)),
        )
      : null,
    help.map((words) => make("p.help", {}, worded(words))),
    make(
      "p.at",
      {},
      placeLink(finding),
      rule ? make("a.rule", { href: pageAddress(rule) }, name) : make("code", {}, name),
    ),
  );
}

function acceptedPart(finding) {
  return make(
    "li",
    {},
    make("p.message", {}, worded(finding.message)),
    make("p.reason", {}, `“${finding.accepted}”`),
    make("p.at", {}, placeLink(finding), make("code", {}, finding.name)),
  );
}
