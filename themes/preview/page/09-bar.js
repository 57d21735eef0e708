// The bar at the foot of the page: whether the server is there, who the page is seen as, and the ways into the panel
// and into presenting.

class Bar {
  /** `ways`: what its buttons do, `{trouble, findings, present}`. */
  constructor(ways) {
    this.dot = make("span.dot", { "aria-hidden": "true" });
    this.state = make("span.state", {}, "connecting");
    this.told = make("p.vh", { role: "status" });
    this.trouble = make("button.trouble", { type: "button", hidden: true, click: ways.trouble });
    this.audiences = make("nav.audiences", { "aria-label": "See the page as" });
    this.count = make("span.count");
    this.findings = make(
      "button.findings",
      { type: "button", "aria-expanded": "false", "aria-controls": "panel", click: ways.findings },
      "Findings ",
      this.count,
    );
    this.present = make("button.present", { type: "button", title: "Present (p)", click: ways.present }, "Present");
    this.element = make(
      "section.bar",
      { "aria-label": "Preview" },
      make("p.sign", {}, this.dot, this.state),
      this.trouble,
      this.audiences,
      this.findings,
      this.present,
      this.told,
    );
  }

  /** Links to the same page for each audience. */
  place() {
    this.audiences.replaceChildren(
      ...AUDIENCES.map((audience) => {
        const current = audience === here.audience ? "true" : null;
        return make("a", { href: pageAddress(here.path, audience), "aria-current": current }, audience);
      }),
    );
  }

  /** Whether the server is there. */
  live(live) {
    const word = live ? "live" : "reconnecting";
    if (this.state.textContent === word) return;
    // The first connection is nothing to speak of.
    if (!live || this.element.dataset.live === "no") say(this.told, live ? "Connected again" : "Reconnecting");
    this.element.dataset.live = live ? "yes" : "no";
    say(this.state, word);
  }

  /** What the overlay and the panel say of themselves. */
  settle(overlay, panel) {
    if ((overlay.words ?? "") !== this.trouble.textContent) {
      say(this.told, overlay.words ?? "All is well again");
      say(this.trouble, overlay.words ?? "");
    }
    this.trouble.hidden = !overlay.trouble || overlay.open;
    say(this.count, String(panel.count));
    this.findings.classList.toggle("some", panel.count > 0);
    this.findings.setAttribute("aria-expanded", String(panel.open));
  }
}
