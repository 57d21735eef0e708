//! A real browser opens the pages from disk: the styles apply, and nothing that was written as text becomes anything
//! else. Needs Chromium, at `/usr/bin/chromium` or where `CHROMIUM` says; `CI=true` insists on it.

use okrbook::model::audience::Audience;
use serde_json::{Value, json};

use crate::chromium::Browser;
use crate::links::faults;
use crate::support::{Playbook, build, example_root, squeeze, tree};

/// What an attacker, or a careless writer, might put into any field.
const VECTORS: [&str; 44] = [
    "<script>window.pwned=1</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>window.pwned=1</scr</script>ipt>",
    "<img src=x onerror=window.pwned=1>",
    "<img src=https://evil.example/x.png>",
    "<svg onload=window.pwned=1>",
    "<svg><script>window.pwned=1</script></svg>",
    "<svg/onload=window.pwned=1//",
    "<math><mi//xlink:href=\"data:x,<script>window.pwned=1</script>\">",
    "<iframe src=javascript:window.parent.pwned=1>",
    "<iframe srcdoc=\"<script>parent.pwned=1</script>\">",
    "<object data=https://evil.example/x>",
    "<embed src=https://evil.example/x>",
    "<body onload=window.pwned=1>",
    "<details open ontoggle=window.pwned=1>",
    "<input autofocus onfocus=window.pwned=1>",
    "<video><source onerror=window.pwned=1></video>",
    "<a href=javascript:window.pwned=1>x</a>",
    "<form action=https://evil.example/><button>x</button></form>",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>body{display:none}</style>",
    "<meta http-equiv=refresh content=\"0;url=https://evil.example/\">",
    "<template><script>window.pwned=1</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=window.pwned=1>\">",
    "\"><script>window.pwned=1</script>",
    "' onmouseover='window.pwned=1",
    "\" autofocus onfocus=\"window.pwned=1",
    "</title><script>window.pwned=1</script>",
    "</textarea><script>window.pwned=1</script>",
    "--><script>window.pwned=1</script><!--",
    "]]><script>window.pwned=1</script>",
    "{{ 7*7 }} {{ config }} {{ frame | safe }}",
    "{% raw %}{% include \"/etc/passwd\" %}{% endraw %}",
    "{# gone #} {{ \"x\" | safe }}",
    "${7*7} #{7*7} <%= 7*7 %> %{x}",
    "&lt;script&gt;window.pwned=1&lt;/script&gt;",
    "&#60;script&#62;window.pwned=1&#60;/script&#62;",
    "\\x3cscript\\x3ewindow.pwned=1",
    "[x](javascript:window.pwned=1)",
    "![x](https://evil.example/x.png)",
    "<javascript:window.pwned=1>",
    "＜script＞window.pwned=1＜/script＞",
    "x\u{2028}y\u{202E}z\u{FEFF}<img src=x\u{00A0}onerror=window.pwned=1>",
];

/// Every vector in every text field of every kind of file.
fn injected() -> Playbook {
    let quoted = |text: &str| serde_json::to_string(text).expect("a quoted text");
    let all = quoted(&VECTORS.join(" "));
    let mut files = vec![(
        "okrbook.yaml".to_owned(),
        format!(
            "title: {all}\norganisation: {all}\nbase_url: https://example.com\ncoach: {{name: {all}, booking: {{label: {all}, url: https://example.com}}}}\n"
        ),
    )];
    let (mut teams, mut okrs) = ("teams:\n".to_owned(), format!("team: {all}\nobjectives:\n"));
    let (mut outcomes, mut learned, mut resets, mut answers) =
        (String::new(), String::new(), String::new(), String::new());
    for (i, vector) in VECTORS.iter().enumerate() {
        let v = quoted(vector);
        teams += &format!("  - {{id: team-{i}, name: {v}, lead: {v}, about: {v}}}\n");
        okrs += &format!(
            "  - id: o{i}\n    objective: {v}\n    why: {v}\n    why_now: {v}\n    owner: {v}\n    drafts: [{{objective: {v}, coaching: {v}}}]\n    \
             key_results:\n      - {{id: k, key_result: {v}, metric: {v}, unit: {v}, baseline: 1, target: 3, owner: {v}, check_ins: [{{on: 2021-02-01, value: 2, note: {v}}}, {{on: 2021-02-08, value: 3, note: {v}}}]}}\n      \
             - {{id: m, key_result: {v}, milestones: [{v}]}}\n    health_metrics: [{{metric: {v}, keep: {v}, value: 2}}]\n    initiatives: [{v}]\n"
        );
        outcomes += &format!("  o{i}: {{reached: partly, because: {v}}}\n");
        learned += &format!("  o{i}/k: {{learned: {v}, next: keep, how: {v}}}\n");
        resets += &format!("  - {v}\n");
        answers += &format!("  {v}: {{became: open, because: {v}}}\n");
        files.push((
            format!("2021-Q1/notes/n{i}.md"),
            format!("---\ntitle: {v}\nby: {v}\nabout: sales/o{i}/k\ntags: [{v}]\nconcerns: [{v}]\nvisibility: everyone\n---\n{vector}\n\n# {vector}\n\n- {vector}\n"),
        ));
        files.push((
            format!("pages/p{i}.md"),
            format!(
                "---\ntitle: {v}\nshort: {v}\nsummary: {v}\n---\n{vector}\n\n## {vector}\n\n> {vector}\n"
            ),
        ));
    }
    files.push(("teams.yaml".to_owned(), teams));
    files.push(("2021-Q1/sales.yaml".to_owned(), okrs));
    files.push((
        "2021-Q1/quarter.yaml".to_owned(),
        format!("motto: {all}\nabout: {all}\nevents: [{{on: 2021-03-01, event: {all}}}]\n"),
    ));
    files.push((
        "2021-Q1/reflections/sales.md".to_owned(),
        format!("---\non: 2021-04-01\noutcome:\n{outcomes}key_results:\n{learned}resets:\n{resets}answers:\n{answers}---\n{}\n", VECTORS.join("\n\n")),
    ));
    Playbook::new(&files)
}

#[test]
fn what_is_written_as_text_stays_text() {
    let playbook = injected();
    let site = playbook.site(Audience::Everyone);
    let faults: Vec<_> = faults(&site, "https://example.com")
        .into_iter()
        .filter(|fault| !fault.contains("https://example.com"))
        .collect();
    assert!(faults.is_empty(), "{:#?}", &faults[..faults.len().min(20)]);
    for (i, vector) in VECTORS.iter().enumerate() {
        let text = &site.page(&format!("2021-q1/sales/o{i}.html")).text;
        let times = text.matches(&squeeze(vector)).count();
        assert!(times >= 8, "“{vector}” stands only {times} times:\n{text}");
    }
}

#[test]
fn a_browser_runs_nothing_that_was_written_as_text() {
    let Some(mut browser) = Browser::start() else { return };
    let playbook = injected();
    let folder = tempfile::tempdir().expect("a temporary folder");
    // What is looked for is seen where it happens.
    let probe = folder.path().join("probe.html");
    std::fs::write(&probe, "<script>window.pwned=1</script><img src=https://evil.example/x.png>")
        .expect("a page");
    let (asked, _) = browser.open(&probe);
    assert!(asked.iter().any(|url| url.contains("evil.example")), "{asked:?}");
    assert_eq!(browser.eval("window.pwned"), 1);
    let out = folder.path().join("site");
    build(playbook.root(), Audience::Everyone, &out).expect("a site");
    // Lists of tags and series are many and alike: every kind, and each vector's own pages.
    let pages: Vec<String> = tree(&out)
        .into_keys()
        .filter(|path| path.ends_with(".html") && *path != "404.html")
        .filter(|path| !path.starts_with("metrics/") && !path.starts_with("notes/") || path.contains("svg"))
        .collect();
    assert!(pages.len() > 3 * VECTORS.len(), "{} pages", pages.len());
    for page in &pages {
        let (asked, dialogs) = browser.open(&out.join(page));
        let abroad: Vec<_> = asked.iter().filter(|url| !url.starts_with("file://")).collect();
        assert!(abroad.is_empty() && dialogs == 0, "{page} asks for {abroad:?} and opens {dialogs} dialogs");
        let found = browser.eval(
            "JSON.stringify({
                pwned: window.pwned === undefined ? '' : 'pwned',
                here: location.protocol,
                elements: [...document.querySelectorAll('script,style,iframe,object,embed,form,base,template,video,math,input')].map(e => e.outerHTML),
                handlers: [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on') || a.name === 'style')).map(e => e.outerHTML),
                links: [...document.querySelectorAll('[href],[src]')].map(e => e.href?.baseVal ?? e.href ?? e.src).filter(h => !/^(file:|https:\\/\\/example.com)/.test(new URL(h, location)))
            })",
        );
        let found: Value = serde_json::from_str(found.as_str().expect("a text")).expect("JSON");
        let clean = json!({"pwned": "", "here": "file:", "elements": [], "handlers": [], "links": []});
        assert_eq!(found, clean, "{page}");
    }
    for i in [0, 8, 28, 32, 43] {
        browser.open(&out.join(format!("2021-q1/sales/o{i}.html")));
        let shown = browser.eval("document.querySelector('h1').textContent");
        assert_eq!(squeeze(shown.as_str().expect("a text")), squeeze(VECTORS[i]));
    }
}

#[test]
fn pages_open_from_disk_with_their_styles_in_light_dark_and_on_a_phone() {
    let Some(mut browser) = Browser::start() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("a folder with blanks");
    build(&example_root(), Audience::Everyone, &out).expect("a site");
    let ground = "getComputedStyle(document.body).backgroundColor + getComputedStyle(document.body).color";
    for page in
        ["index.html", "2021-q1/telesales/first-class-team.html", "2021-q1/report.html", "2021-q1/map.html"]
    {
        browser.call(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": 1280, "height": 900, "deviceScaleFactor": 1, "mobile": false}),
        );
        let scheme = |scheme: &str| json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        browser.call("Emulation.setEmulatedMedia", scheme("light"));
        browser.open(&out.join(page));
        assert_eq!(browser.eval("getComputedStyle(document.body).margin"), "0px", "{page} has no styles");
        assert_eq!(browser.eval("document.styleSheets.length"), 1);
        let light = browser.eval(ground);
        browser.call("Emulation.setEmulatedMedia", scheme("dark"));
        assert_ne!(browser.eval(ground), light, "{page} looks the same in the dark");
        browser.call(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": 320, "height": 640, "deviceScaleFactor": 2, "mobile": true}),
        );
        browser.open(&out.join(page));
        let wide =
            browser.eval("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        let culprits = browser.eval(
            "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && getComputedStyle(e).position !== 'absolute').map(e => `${e.tagName}.${e.getAttribute('class')} ${Math.round(e.getBoundingClientRect().right)} ${e.textContent.slice(0, 40)}`).slice(0, 12).join('; ')",
        );
        assert_eq!(wide, 0, "{page} must be pushed sideways on a phone: {culprits}");
    }
    let asked = browser.open(&out.join("2021-q1/telesales/first-class-team.html")).0;
    assert!(asked.iter().all(|url| url.starts_with("file://")), "{asked:?}");
    assert!(asked.iter().any(|url| url.ends_with(".css")), "{asked:?}");
}
