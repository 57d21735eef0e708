//! One test a rule, asserting what a reader or a writer relies on.

use super::*;

fn answer(target: &str, image: bool) -> LinkAnswer {
    match target {
        "gone.md" => LinkAnswer::Dead("There is no page gone.md.".to_owned()),
        "evil.md" => LinkAnswer::Href("javascript:alert(1)".to_owned()),
        t if image && !t.starts_with("static/") => LinkAnswer::Dead("Pictures live in static/.".to_owned()),
        t => LinkAnswer::Href(t.replace(".md", ".html")),
    }
}

fn md(text: &str) -> Rendered {
    render(text, &MarkdownContext::new("n", &answer))
}

fn kinds(rendered: &Rendered) -> Vec<ProblemKind> {
    rendered.problems.iter().map(|p| p.kind).collect()
}

#[test]
fn plain_markdown() {
    let out = md("# Why\n\nA *b* **c** ~~d~~ `e<`\nf\n\n> q\n\n3. x\n4. y\n\n---\n");
    assert_eq!(
        out.html,
        "<h2 id=\"n-why\">Why</h2>\n<p>A <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;</code>\nf</p>\n\
         <blockquote>\n<p>q</p>\n</blockquote>\n<ol start=\"3\">\n<li>x</li>\n<li>y</li>\n</ol>\n<hr>\n"
    );
    assert_eq!((out.first_heading.as_deref(), out.problems.len()), (Some("Why"), 0));
    assert_eq!(out.words, "Why\nA b c d e< f\nq\nx\ny");
}

#[test]
fn headings_skip_no_level() {
    let levels = |text: &str| {
        let html = md(text).html;
        html.match_indices("<h").map(|(at, _)| html[at + 2..=at + 2].to_owned()).collect::<String>()
    };
    assert_eq!(levels("# A\n\n## B\n\n### C\n\n## D"), "2343");
    assert_eq!(levels("## A\n\n### B\n\n## C"), "232", "a text may begin with ## as well");
    assert_eq!(levels("# A\n\n#### B\n\n###### C\n\n#### D\n\n# E"), "23432");
    assert_eq!(levels("### A\n\n# B"), "22");
}

#[test]
fn headings_only_go_down_and_have_ids_of_their_own() {
    let out = md("# A\n\n###### A\n\n## A *b* `c`\n\n[down](#a-b-c) [other](#elsewhere)");
    assert!(out.html.contains("<h2 id=\"n-a\">") && out.html.contains("<h3 id=\"n-a-2\">"), "{}", out.html);
    assert!(
        out.html.contains("<h3 id=\"n-a-b-c\">") && out.html.contains("href=\"#n-a-b-c\""),
        "{}",
        out.html
    );
    assert!(out.html.contains("href=\"#elsewhere\""), "{}", out.html);
    let deeper = MarkdownContext { heading_offset: 3, ..MarkdownContext::new("n", &answer) };
    assert!(render("# A", &deeper).html.starts_with("<h4"));
}

#[test]
fn heading_attributes_do_nothing() {
    let out = md("# T {onclick=alert(1) #x .y}");
    assert_eq!(out.html, "<h2 id=\"n-t-onclick-alert-1-x-y\">T {onclick=alert(1) #x .y}</h2>\n");
}

#[test]
fn tables_align_by_class() {
    let out = md("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | <b> |\n");
    assert!(out.html.contains("<th scope=\"col\" class=\"ta-l\">a</th>"), "{}", out.html);
    assert!(out.html.contains("<td class=\"ta-c\">2</td><td class=\"ta-r\">&lt;b&gt;</td>"), "{}", out.html);
    assert!(!out.html.contains("style=") && out.html.ends_with("</tbody>\n</table>\n"), "{}", out.html);
}

#[test]
fn tasks_are_pictures_with_words() {
    let out = md("- [x] call\n- [ ] wait\n");
    assert!(out.html.contains("<span class=\"vh\">Done: </span>call"), "{}", out.html);
    assert!(
        out.html.contains("<span class=\"vh\">Open: </span>wait") && !out.html.contains("<input"),
        "{}",
        out.html
    );
}

#[test]
fn footnotes_are_numbered_prefixed_and_lead_back() {
    let out = md("a[^z] b[^y] c[^z]\n\n[^y]: why\n[^z]: zed\n[^x]: nobody\n");
    assert!(out.html.contains("<a id=\"n-fnref-1\" href=\"#n-fn-1\">1</a>"), "{}", out.html);
    assert!(out.html.contains("<a id=\"n-fnref-1-2\" href=\"#n-fn-1\">1</a>"), "{}", out.html);
    let zed = "<li id=\"n-fn-1\" value=\"1\"><p>zed <a class=\"back\" href=\"#n-fnref-1\" aria-label=\"Back to the text\">↩</a></p></li>";
    assert!(out.html.contains(zed) && !out.html.contains("nobody"), "{}", out.html);
    assert_eq!(kinds(&out), [ProblemKind::Footnote]);
    assert!(md("a[^none]").html.contains("[^none]"));
}

#[test]
fn raw_html_is_shown_with_a_problem() {
    let out = md("a <b>bold</b>\n\n<div onclick=\"x\">\nhi\n</div>\n");
    assert!(out.html.contains("a &lt;b&gt;bold&lt;/b&gt;"), "{}", out.html);
    assert!(out.html.contains("<p>&lt;div onclick=&quot;x&quot;&gt;\nhi\n&lt;/div&gt;</p>"), "{}", out.html);
    assert_eq!(kinds(&out), [ProblemKind::RawHtml; 3]);
    assert_eq!(out.problems[0].span, Span::new(2, 5));
    let many = md(&"<b>\n\n".repeat(5000));
    assert!(many.problems.len() <= 20);
}

#[test]
fn comments_are_never_published() {
    for text in [
        "a <!-- SECRET --> b",
        "<!-- SECRET -->\n\nb",
        "<!--\nSECRET\n\nSECRET\n-->\nb",
        "b <!-- SECRET\n\nSECRET\n\n- SECRET --> b",
        "<div>\n<!-- SECRET\n\nSECRET -->\n\nb",
        "> b <!-- SECRET\n> SECRET -->\n",
        "| b |\n|---|\n| <!-- SECRET --> |\n",
        "# b <!-- SECRET -->\n",
        "b <!-- SECRET\n\n```\nSECRET -->\n```\n",
        "b [x](y.md \"<!-- SECRET -->\")<!-- SECRET",
        "b\n\n<!-- SECRET\n\nSECRET",
        "- b\n  <!-- SECRET\n\nSECRET",
        "b <!-- a --><!-- SECRET --> <!-- SECRET -->",
        "*b <!-- SECRET* x\n\n[SECRET](SECRET.md) -->",
        "![b <!-- SECRET -->](static/a.png)",
        "b[^1]\n\n[^1]: x <!-- SECRET -->",
        "b <!---> <!-- SECRET -->",
    ] {
        let out = md(text);
        let leaks =
            [&out.html, &out.words, &format!("{:?}", out.first_heading)].map(|s| s.matches("SECRET").count());
        let title = text.contains("\"<!--");
        assert!(leaks[0] <= usize::from(title) && leaks[1] == 0 && leaks[2] == 0, "{text:?}\n{}", out.html);
        assert!(out.html.contains('b'), "{text:?}\n{}", out.html);
    }
    let out = md("a <!-- b\n\nc");
    assert_eq!((kinds(&out), out.html.as_str()), (vec![ProblemKind::OpenComment], "<p>a </p>\n"));
    let bomb = format!("{}x <!-- SECRET\n\nSECRET -->", "> ".repeat(40));
    assert!(!md(&bomb).html.contains("SECRET"), "{}", md(&bomb).html);
    assert!(
        md("`<!-- shown -->` and \\<!-- shown -->\n\n    <!-- shown -->\n").html.matches("shown").count()
            == 3
    );
    assert!(md("<!-- x -->   text\n").html.contains("<p>"), "what follows a comment is no code");
}

#[test]
fn links_that_are_allowed() {
    let out = md(
        "[a](https://example.com/?x=1&y=2 \"t\") <a@example.com> [b](telesales.md) [c](a.md#d) <https://e.org>",
    );
    assert!(
        out.html.contains("<a href=\"https://example.com/?x=1&amp;y=2\" rel=\"noopener\" title=\"t\">a</a>"),
        "{}",
        out.html
    );
    assert!(out.html.contains("<a href=\"mailto:a@example.com\">a@example.com</a>"), "{}", out.html);
    assert!(out.html.contains("<a href=\"telesales.html\">b</a> <a href=\"a.html#d\">c</a>"), "{}", out.html);
    assert_eq!((out.problems.len(), out.links.len()), (0, 5));
    assert_eq!(out.links[2].target, "telesales.md");
}

#[test]
fn refused_and_dead_links_keep_their_words() {
    let out = md("[one](javascript:x) [two](//evil.example) [three](gone.md) [four](evil.md)");
    assert_eq!(out.html, "<p>one two three four</p>\n");
    assert_eq!(kinds(&out), [ProblemKind::Link; 4]);
    assert!(out.problems[2].message.contains("gone.md"));
    assert_eq!(&"[one](javascript:x) [two]"[out.problems[0].span.range()], "[one](javascript:x)");
}

#[test]
fn images_are_local_and_lazy() {
    let out = md("![a *b* \"c\"](static/x y.png)\n\n![a b](<static/x y.png> \"t\")");
    assert!(
        out.html.contains("<img src=\"static/x%20y.png\" alt=\"a b\" title=\"t\" loading=\"lazy\">"),
        "{}",
        out.html
    );
    let out =
        md("![beacon](https://evil.example/p.gif) ![d](data:image/png;base64,x) ![o](other/x.png) ![h](#x)");
    assert_eq!(out.html, "<p>beacon d o h</p>\n");
    assert_eq!(kinds(&out), [ProblemKind::Image; 4]);
}

#[test]
fn code_languages_are_plain_words() {
    let out = md("```js\" onclick=\"x\n<b>\n```\n");
    assert_eq!(out.html, "<pre><code class=\"language-js\">&lt;b&gt;\n</code></pre>\n");
}

#[test]
fn too_long_and_too_deep_are_shown_plain() {
    let out = md(&"a ".repeat(MAX_BYTES));
    assert_eq!(kinds(&out), [ProblemKind::TooLong]);
    assert!(out.html.starts_with("<p class=\"plain\">a a"));
    for bomb in [
        "> ".repeat(33) + "x",
        "- ".repeat(40) + "x",
        "1. ".repeat(40) + "x",
        "*a **b ".repeat(40) + &"** c*".repeat(40),
    ] {
        let out = md(&bomb);
        assert_eq!(kinds(&out), [ProblemKind::TooDeep], "{bomb}");
        assert!(out.html.starts_with("<p class=\"plain\">"), "{}", out.html);
    }
    assert!(md(&("> ".repeat(32) + "x")).problems.is_empty());
    assert_eq!(md(&"- ".repeat(60)).html, "<hr>\n", "a long rule is no bomb");
}

#[test]
fn what_is_called_harmless_has_no_problem_and_no_link() {
    for text in ["", "> ", "We learned *one* thing: ask sooner.\n\n1. Ask.\n2. Wait.", &"a. ".repeat(99)] {
        assert!(is_harmless(text), "{text}");
        assert_eq!((kinds(&md(text)), md(text).links.len()), (vec![], 0), "{text}");
    }
    for text in [
        "[a](b.md)",
        "<b>bold</b>",
        "<https://example.org>",
        "told [^1]",
        &"a ".repeat(MAX_BYTES),
        &("> ".repeat(33) + "x"),
        &("1) ".repeat(33) + "x"),
        &"*a **b ".repeat(20),
    ] {
        assert!(!is_harmless(text), "{text}");
    }
}

#[test]
fn a_panic_is_a_problem_of_this_text_only() {
    let breaks = |_: &str, _: bool| -> LinkAnswer { panic!("this panic is part of a test") };
    let out = render("a [b](c.md) <!-- SECRET -->", &MarkdownContext::new("n", &breaks));
    assert_eq!(kinds(&out), [ProblemKind::Internal]);
    assert_eq!(out.html, "<p class=\"plain\">a [b](c.md)</p>\n");
}

#[test]
fn bombs_finish_fast() {
    let n = 200_000;
    let stairs: String = (0..700).map(|i| format!("{}- a\n", "  ".repeat(i))).collect();
    let quotes: String = (0..900).map(|i| format!("{}a\n", "> ".repeat(i % 33))).collect();
    let refs: String = (0..8000).map(|i| format!("[^{i}]: [^{}]\n", i + 1)).collect();
    let bombs = [
        ">".repeat(n),
        "[".repeat(n),
        "![".repeat(n / 2),
        "*a ".repeat(n / 3),
        "**a *".repeat(n / 5),
        "`".repeat(n),
        (1..600).map(|i| "`".repeat(i) + " ").collect(),
        "<".repeat(n),
        "<!--".repeat(n / 4),
        "<!-- a\n\n".repeat(n / 8),
        "a <!-- b --> ".repeat(n / 13),
        "[a](".repeat(n / 4),
        "[^a]".repeat(n / 4),
        "|".repeat(n),
        "_".repeat(n) + "a",
        "|a".repeat(2000) + "\n" + &"|-".repeat(2000) + "\n" + &"|x\n".repeat(3000),
        "&".repeat(n),
        "\\".repeat(n),
        "<a ".repeat(n / 3),
        "<?".repeat(n / 2),
        "<![CDATA[".repeat(n / 9),
        "- a\n".repeat(n / 4),
        "# a\n".repeat(n / 20),
        "# a\n\n[x](#a-1)\n\n".repeat(n / 20),
        "[a]: b\n".repeat(n / 7),
        "~~a".repeat(n / 3),
        stairs,
        quotes,
        refs,
        "]: ".repeat(n / 3),
        "\"[a](b \"".repeat(n / 9),
    ];
    for bomb in &bombs {
        let start = std::time::Instant::now();
        let out = md(bomb);
        let (took, name) = (start.elapsed(), &bomb[..bomb.len().min(20)]);
        assert!(took.as_millis() < 4000, "{name:?} took {took:?}");
        // The parser fills short rows of a table, but not without end.
        assert!(out.html.len() < bomb.len() * 40 + 4_000_000, "{name:?} grew to {}", out.html.len());
    }
}
