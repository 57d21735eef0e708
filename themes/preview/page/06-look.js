// The look of the preview's own elements: in the theme's colours, which come through its custom properties, so that
// light, dark and a client's accent hold here too. They live in a shadow root, where no style of the page reaches them.

const LOOK = new CSSStyleSheet();
LOOK.replaceSync(`
:host {
  all: initial; color-scheme: inherit; display: contents;
  --c-paper: var(--paper, light-dark(#fff, #121614)); --c-canvas: var(--canvas, light-dark(#f6f8f7, #0c0f0e));
  --c-wash: var(--wash, light-dark(#ecf6f1, #18231e)); --c-line: var(--line, light-dark(#dde1df, #2e3330));
  --c-edge: var(--edge, #7a837e); --c-ink: var(--ink, light-dark(#161e1a, #e6ebe8));
  --c-ink-2: var(--ink-2, light-dark(#444d48, #b1b7b4)); --c-ink-3: var(--ink-3, light-dark(#606864, #969d9a));
  --c-link: var(--link, light-dark(#006647, #85d8b4)); --c-mark: var(--mark, light-dark(#056c4d, #78cba8));
  --c-ask: var(--ask, light-dark(#804d0c, #f0c374)); --c-ask-mark: var(--ask-mark, light-dark(#b46d10, #ebb353));
  --c-ask-wash: var(--ask-wash, light-dark(#fdf5e6, #2d2316));
  --c-sans: var(--sans, system-ui, sans-serif); --c-mono: var(--mono, ui-monospace, monospace);
  --shade: 0 1px 2px rgb(0 0 0 / .06), 0 6px 24px rgb(0 0 0 / .10);
}
:host([data-bare]) { color-scheme: light dark; }
[hidden] { display: none !important; }
*, *::before, *::after { box-sizing: border-box; }
.bar, .panel, .overlay, .stage { position: fixed; z-index: 2147483000; color: var(--c-ink);
  font: 400 .875rem/1.5 var(--c-sans); font-variant-numeric: tabular-nums lining-nums; overflow-wrap: break-word; }
h2, h3, p, ol, dl, dd, pre { margin: 0; padding: 0; }
ol { list-style: none; }
a { color: var(--c-link); text-decoration-thickness: 1px; text-underline-offset: .2em; }
a:hover { text-decoration-thickness: 2px; }
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
:focus-visible { outline: 2px solid var(--c-link); outline-offset: 2px; border-radius: 4px; }
code, pre, kbd, .place { font-family: var(--c-mono); font-size: .75rem; }
:is(h3, .message, .help) > code { font-size: .92em; }
kbd { padding: 0 5px; border: 1px solid var(--c-line); border-radius: 3px; color: var(--c-ink-3); }
.vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.sub, .about, .none { color: var(--c-ink-3); }
.plain { min-height: 28px; padding: 0 8px; margin-right: -8px; border-radius: 5px; font-size: .8125rem; color: var(--c-ink-2); white-space: nowrap; }
.plain:hover { color: var(--c-ink); background: var(--c-wash); }
.diamond, .ask::before, .trouble::before { content: ""; display: inline-block; width: .5em; height: .5em; margin-right: .55em;
  rotate: 45deg; background: var(--c-ask-mark); vertical-align: .08em; }
.at { display: flex; flex-wrap: wrap; gap: 0 14px; align-items: baseline; color: var(--c-ink-3); }
.at code, .at .rule { font-family: var(--c-mono); font-size: .75rem; color: var(--c-ink-3); }
.place { overflow-wrap: anywhere; }

/* ---------- the bar ---------- */
.bar { right: 16px; bottom: 16px; max-width: calc(100vw - 24px); display: flex; align-items: stretch; min-height: 34px; padding: 0 4px;
  background: var(--c-paper); border: 1px solid var(--c-line); border-radius: 8px; box-shadow: var(--shade);
  font-size: .8125rem; line-height: 1; color: var(--c-ink-2); }
.bar > * { display: flex; align-items: center; padding: 0 10px; white-space: nowrap; }
.bar > .vh { padding: 0; }
.bar > * + *:not(.vh) { border-left: 1px solid var(--c-line); }
.bar .sign + .trouble[hidden] + * { border-left: 1px solid var(--c-line); }
.dot { width: 8px; height: 8px; margin-right: 7px; border-radius: 50%; border: 1.5px solid var(--c-edge); }
.bar[data-live=yes] .dot { background: var(--c-mark); border-color: var(--c-mark); }
.sign { color: var(--c-ink-3); }
.bar button { font-weight: 500; }
.bar button:hover, .bar nav a:hover { color: var(--c-ink); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .25em; }
.trouble { color: var(--c-ask); font-weight: 600; }
.audiences { gap: 2px; padding: 0 6px; }
.audiences a { padding: 5px 6px; border-radius: 5px; color: var(--c-ink-3); text-decoration: none; }
.audiences a[aria-current] { color: var(--c-ink); font-weight: 600; background: var(--c-wash); }
.count { min-width: 1.35em; margin-left: 6px; padding: 3px 5px; border-radius: 9px; text-align: center; font-size: .75rem; color: var(--c-ink-3); background: var(--c-canvas); }
.some .count { color: var(--c-ask); background: var(--c-ask-wash); font-weight: 600; }
.findings[aria-expanded=true] { color: var(--c-ink); }

/* ---------- the panel ---------- */
.panel { inset: 0 0 0 auto; width: min(400px, 100vw); background: var(--c-paper); border-left: 1px solid var(--c-line); box-shadow: var(--shade); }
.panel .scroll { height: 100%; overflow-y: auto; overscroll-behavior: contain; padding: 20px 24px 68px; }
/* the bar becomes its foot */
.panel:not([hidden]) ~ .bar { right: 0; bottom: 0; min-width: 399px; min-height: 44px; border-width: 1px 0 0; border-radius: 0; box-shadow: none; }
.panel:not([hidden]) ~ .bar:has(.trouble:not([hidden])) { border-width: 1px 0 0 1px; border-top-left-radius: 8px; }
.panel:not([hidden]) ~ .bar > .findings { margin-left: auto; }
.panel header { display: grid; grid-template-columns: 1fr auto; gap: 2px 12px; align-items: baseline; padding-bottom: 14px; border-bottom: 1px solid var(--c-edge); }
.panel header .sub { grid-column: 1 / -1; font-size: .8125rem; }
.panel h2 { font-size: 1.125rem; line-height: 1.35; font-weight: 600; letter-spacing: -.008em; }
.panel h3 { font-size: .8125rem; font-weight: 600; color: var(--c-ink-3); }
.panel section { margin-top: 28px; }
.panel li { padding: 18px 0; border-bottom: 1px solid var(--c-line); }
.panel section li { padding: 12px 0; }
.panel li:last-child { border-bottom: 0; }
.panel .none { padding: 20px 0; }
.tip { display: flex; align-items: baseline; font-size: .8125rem; line-height: 1.4; }
.ask { flex: none; margin-right: 10px; color: var(--c-ask); font-weight: 600; }
.message { margin-top: 4px; text-wrap: pretty; }
.question { margin-top: 10px; padding-left: 14px; border-left: 2px solid var(--c-ask-mark); font-size: 1.0625rem; line-height: 1.45; text-wrap: pretty; }
.perhaps { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 2px 14px; margin-top: 12px; font-size: .8125rem; }
.perhaps dt { color: var(--c-ink-3); } .perhaps dd { grid-column: 2; }
.help, .reason { margin-top: 6px; font-size: .8125rem; color: var(--c-ink-2); }
.panel .at { margin-top: 10px; }

/* ---------- the overlay ---------- */
.overlay { inset: 0; overflow-y: auto; overscroll-behavior: contain; padding: 8vh 24px 96px; background: color-mix(in oklab, var(--c-canvas) 72%, transparent); }
:host([data-bare]) .overlay { background: var(--c-canvas); }
.card { max-width: 860px; margin: 0 auto; padding: 28px 36px 12px; background: var(--c-paper); border: 1px solid var(--c-line); border-top: 3px solid var(--c-ask-mark); border-radius: 8px; box-shadow: var(--shade); }
.card header { display: grid; grid-template-columns: 1fr auto; gap: 4px 16px; align-items: baseline; }
.card header .sub { grid-column: 1 / -1; }
.card h2 { font-size: 1.375rem; line-height: 1.3; font-weight: 600; letter-spacing: -.012em; }
.card h2 .diamond { width: .4em; height: .4em; vertical-align: .18em; }
.card ol { margin-top: 20px; border-top: 1px solid var(--c-edge); }
.card li { padding: 20px 0; border-bottom: 1px solid var(--c-line); }
.card li:last-child { border-bottom: 0; }
.card .place { font-size: .8125rem; }
.card h3 { margin-top: 4px; font-size: 1.0625rem; line-height: 1.45; font-weight: 600; text-wrap: pretty; }
.card pre { margin-top: 12px; padding: 12px 16px; overflow-x: auto; background: var(--c-canvas); border-radius: 6px; font-size: .8125rem; line-height: 1.55; color: var(--c-ink-2); tab-size: 2; }
.card .note { margin-top: 20px; padding-top: 16px; border-top: 1px solid var(--c-edge); font-size: 1.0625rem; white-space: pre-wrap; }
.card .note + ol:empty { display: none; }
.card .note:has(+ ol:empty) { padding-bottom: 20px; }

/* ---------- presenting ---------- */
:host([data-presenting]) :is(.bar, .panel, .overlay) { display: none; }
.stage { inset: auto 0 0 0; height: 56px; padding: 0 clamp(24px, 4vw, 72px); display: flex; gap: 24px; align-items: center; background: var(--c-paper); font-size: clamp(.875rem, 1.2vw, 1.25rem); color: var(--c-ink-3); }
.stage .spot { color: var(--c-ink-2); }
.stage .spot b { font-weight: 600; color: var(--c-ink); }
.stage .trouble { font-weight: 400; }
.stage .turn { margin-left: auto; display: flex; gap: 4px; }
.stage .turn button { min-width: 40px; min-height: 40px; border-radius: 6px; font-size: 1.25em; line-height: 1; }
.stage .turn button:hover:not(:disabled) { background: var(--c-wash); color: var(--c-ink); }
.stage .turn button:disabled { opacity: .35; cursor: default; }
.stage .leave { font-size: .875rem; }
.asks { position: fixed; inset: 0 0 56px auto; width: 30vw; overflow-y: auto; padding: clamp(32px, 6vh, 72px) 3vw; background: var(--c-ask-wash); color: var(--c-ink); }
.asks h2 { font-size: max(.62em, .75rem); line-height: 1.4; font-weight: 600; color: var(--c-ask); }
.asks li { margin-top: .9em; padding-top: .9em; border-top: 1px solid color-mix(in oklab, var(--c-ask-mark) 40%, transparent); line-height: 1.38; text-wrap: pretty; }
.asks li:first-child { margin-top: .5em; }
.asks .about { display: block; margin-bottom: .3em; font-size: max(.62em, .75rem); line-height: 1.4; color: var(--c-ink-2); }

@media (max-width: 720px) {
  .bar { left: 12px; right: 12px; bottom: 12px; justify-content: space-between; font-size: .75rem; }
  .panel:not([hidden]) ~ .bar { left: 0; min-width: 0; max-width: none; }
  .bar > * { padding: 0 8px; } .audiences { padding: 0 2px; } .audiences a { padding: 5px; }
  .state, .bar .present { display: none; } .dot { margin-right: 0; }
  .bar .trouble:not([hidden]) ~ .audiences { display: none; }
  .panel { inset: auto 0 0 0; width: auto; height: 72vh; border: 0; border-top: 1px solid var(--c-line); border-radius: 12px 12px 0 0; overflow: hidden; }
  .overlay { padding: 12px 12px 80px; }
  .card { padding: 20px 20px 8px; }
  .card kbd, .stage kbd { display: none; }
  .stage { gap: 12px; white-space: nowrap; }
  .asks { inset: auto 0 56px 0; width: auto; max-height: 34vh; padding: 16px 24px; }
}
@media (prefers-reduced-motion: no-preference) { .bar a, .bar button { transition: color .12s; } }
@media (forced-colors: active) { .diamond, .ask::before, .trouble::before, .dot { forced-color-adjust: none; } }
@media print { :host { display: none !important; } }
`);
