//! The live preview in a real browser: the open page follows each save in its place, errors lie over it and go again,
//! and nothing of the preview is in what a build writes.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::thread;

use okrbook::model::audience::Audience;
use serde_json::json;

use crate::chromium::{Browser, Tab};
use crate::run::command;
use crate::support::{Playbook, example, example_root, tree};

const CARE: &str = "2021-Q2/care.yaml";
const OBJECTIVE: &str = "2021-q2/care/quiet-owners.html";
const WORDING: &str = "Bring quiet air to the workshops that already own a Little Ear";

/// The example in a folder of its own, to be edited.
fn example_copy() -> Playbook {
    let files: Vec<(String, String)> = tree(&example_root())
        .into_iter()
        .map(|(path, bytes)| (path, String::from_utf8(bytes).expect("the example is all text")))
        .collect();
    Playbook::new(&files)
}

fn read(playbook: &Playbook, path: &str) -> String {
    fs::read_to_string(playbook.root().join(path)).expect("a file of the playbook")
}

/// Edits a file as an editor saves it; gives back what it held.
#[track_caller]
fn edit(playbook: &Playbook, path: &str, from: &str, to: &str) -> String {
    let before = read(playbook, path);
    assert!(before.contains(from), "{path} does not say “{from}”");
    playbook.write(path, &before.replacen(from, to, 1));
    before
}

/// `okrbook serve`, for as long as the value lives.
struct Served {
    process: Child,
    /// `http://127.0.0.1:4880/`
    address: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Served {
    fn start(playbook: &Playbook, audience: &str, port: &str) -> Self {
        let args = ["serve", "--port", port, "--audience", audience, "--editor", "vscode"];
        let mut process = command(playbook.root(), &args)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("okrbook starts");
        let mut said = BufReader::new(process.stdout.take().expect("its words")).lines();
        let address = said
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.find("http://").map(|at| line[at..].trim().to_owned()))
            .expect("its address");
        thread::spawn(move || said.map_while(Result::ok).for_each(drop));
        Self { process, address }
    }

    fn port(&self) -> &str {
        self.address.trim_end_matches('/').rsplit(':').next().expect("a port")
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// A page as it goes over the wire, without the head of the answer.
    fn page(&self, path: &str) -> String {
        let host = format!("127.0.0.1:{}", self.port());
        let mut stream = TcpStream::connect(&host).expect("a connection");
        write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
            .expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer in UTF-8");
        answer.split_once("\r\n\r\n").expect("a head and a body").1.to_owned()
    }
}

/// An element of the preview's own, as an expression.
fn ours(selector: &str) -> String {
    format!("document.querySelector('okrbook-preview')?.shadowRoot.querySelector('{selector}')")
}

/// Opens a page and waits until the preview holds it.
#[track_caller]
fn look(browser: &mut Browser, url: &str) {
    browser.visit(url);
    browser.wait(&format!("{}?.dataset.live === 'yes'", ours(".bar")));
    browser.eval("window.kept = 'since it was opened'; 0");
}

/// Makes the window as wide and high as a projector's picture.
fn widen(browser: &mut Browser) {
    let size = json!({"width": 1280, "height": 720, "deviceScaleFactor": 1, "mobile": false});
    browser.call("Emulation.setDeviceMetricsOverride", size);
}

/// That the page at hand is the very one that was opened.
#[track_caller]
fn never_left(browser: &mut Browser) {
    assert_eq!(browser.eval("window.kept"), "since it was opened", "the page was loaded anew");
}

#[test]
fn a_page_is_as_it_is_built_and_one_element_more() {
    let playbook = example_copy();
    let served = Served::start(&playbook, "everyone", "0");
    for (audience, room) in
        [(Audience::Everyone, ""), (Audience::Client, "-/as/client/"), (Audience::Coach, "-/as/coach/")]
    {
        let built = example(audience);
        for path in built.pages.keys().step_by(5).map(String::as_str).chain([OBJECTIVE]) {
            let page = served.page(&format!("{room}{path}"));
            let start = page.find("<script").expect("the preview's element");
            let end = start + page[start..].find("</script>").expect("its end") + "</script>".len();
            assert!(page[..start].ends_with("<head>"), "{path}: the element is not the first of the head");
            let without = format!("{}{}", &page[..start], &page[end..]);
            assert!(without == built.text(path), "{path} differs from what is built for {audience:?}");
            assert!(!without.contains("/-/"), "{path} names the preview");
        }
    }
}

#[test]
fn an_edit_comes_into_the_open_page_and_leaves_it_where_it_is() {
    let Some(mut browser) = Browser::start() else { return };
    let playbook = example_copy();
    let served = Served::start(&playbook, "coach", "0");
    widen(&mut browser);
    look(&mut browser, &served.url("2021-q2/map.html"));
    browser.eval(
        "document.querySelectorAll('details')[1].open = false;
         window.folded = document.querySelectorAll('details')[1];
         window.held = document.querySelectorAll('main a')[6];
         window.held.focus({preventScroll: true});
         getSelection().selectAllChildren(document.querySelector('.lead, .sub'));
         window.chosen = getSelection().toString();
         window.menu = document.querySelector('[popover]');
         window.menu.showPopover();
         scrollTo({top: 180, behavior: 'instant'});
         0",
    );
    assert_eq!(browser.eval("scrollY"), 180);
    assert_eq!(browser.eval("document.activeElement === held"), true);
    edit(&playbook, CARE, WORDING, "Bring rest to every workshop with a Little Ear");
    browser.wait("document.body.textContent.includes('Bring rest to every workshop')");
    never_left(&mut browser);
    assert_eq!(browser.eval("document.body.textContent.includes('already own a Little Ear')"), false);
    assert_eq!(browser.eval("scrollY"), 180);
    assert_eq!(browser.eval("folded.isConnected && !folded.open"), true, "what was folded opened");
    assert_eq!(browser.eval("document.querySelectorAll('details[open]').length > 0"), true);
    assert_eq!(browser.eval("document.activeElement === held"), true, "the focus was lost");
    assert_eq!(browser.eval("chosen.length > 10 && getSelection().toString() === chosen"), true);
    assert_eq!(browser.eval("menu.matches(':popover-open')"), true, "the menu was closed");
    // A page that goes away, and comes back with another title.
    look(&mut browser, &served.url("2021-q2/notes/whose-nights.html"));
    let title = browser.eval("document.title");
    let note = playbook.root().join("2021-Q2/notes/whose-nights.md");
    let text = fs::read_to_string(&note).expect("a note");
    fs::remove_file(&note).expect("a note that goes");
    browser.wait("document.querySelector('h1').textContent === 'Nothing is here'");
    assert_eq!(browser.eval("getComputedStyle(document.body).margin"), "0px", "it has lost its styles");
    assert_eq!(
        browser.eval("new URL(document.querySelector('main a').href).origin === location.origin"),
        true
    );
    fs::write(&note, text.replacen("title: ", "title: Once more, ", 1)).expect("a note that comes back");
    browser.wait("document.title.startsWith('Once more, ')");
    assert_eq!(browser.eval("document.title.replace('Once more, ', '')"), title);
    never_left(&mut browser);
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn the_pages_own_policy_stands() {
    let Some(mut browser) = Browser::start() else { return };
    let playbook = example_copy();
    let served = Served::start(&playbook, "coach", "0");
    look(&mut browser, &served.url(OBJECTIVE));
    edit(&playbook, CARE, WORDING, "Bring rest to every workshop with a Little Ear");
    browser.wait("document.querySelector('h1').textContent.startsWith('Bring rest')");
    browser.eval(&format!("{}.click(); 0", ours(".findings")));
    browser.press("p");
    browser.wait("location.hash.startsWith('#present')");
    browser.press("ArrowLeft");
    browser.wait(&format!("location.pathname !== '/{OBJECTIVE}'"));
    browser.press("Escape");
    browser.wait("location.hash === ''");
    assert_eq!(browser.complaints(), [""; 0]);
    // What is looked for is seen where it happens: neither the page nor what came into it may run or fetch anything.
    browser.eval(
        "document.head.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'})); 0",
    );
    browser.eval("fetch('/-/state.json').then(() => window.fetched = 1, () => window.refused = 1); 0");
    browser.wait("window.refused");
    assert_eq!(browser.eval("window.ran === undefined && window.fetched === undefined"), true);
    let complaints = browser.complaints();
    assert!(complaints.iter().any(|told| told.contains("Content Security Policy")), "{complaints:?}");
}

#[test]
fn what_is_broken_lies_over_the_last_good_page_until_it_is_mended() {
    let Some(mut browser) = Browser::start() else { return };
    let playbook = example_copy();
    let served = Served::start(&playbook, "coach", "0");
    look(&mut browser, &served.url(OBJECTIVE));
    let overlay = ours(".overlay");
    assert_eq!(browser.eval(&format!("{overlay}.hidden")), true);
    let good = edit(&playbook, CARE, "    why_now: ", "    whynow: ");
    browser.wait(&format!("!{overlay}.hidden"));
    let text = browser.eval(&format!("{overlay}.textContent"));
    let text = text.as_str().expect("a text");
    for words in ["1 error in 1 file", "2021-Q2/care.yaml:6:5", "an objective has no key whynow", "^^^^^^"] {
        assert!(text.contains(words), "“{words}” is not in: {text}");
    }
    let link = browser.eval(&format!("{}.href", ours(".overlay .place")));
    let file = playbook.root().canonicalize().expect("a folder").join("2021-Q2").join("care.yaml");
    let link = link.as_str().expect("an address");
    assert!(
        link.starts_with("vscode://file") && link.ends_with("care.yaml:6:5"),
        "{link} for {}",
        file.display()
    );
    assert_eq!(browser.eval("document.querySelector('h1').textContent.trim()"), WORDING);
    // Folded away to a word in the bar, which brings it back.
    browser.press("Escape");
    browser.wait(&format!("{overlay}.hidden"));
    assert_eq!(browser.eval(&format!("{}.textContent", ours(".bar .trouble"))), "1 error");
    browser.eval(&format!("{}.click(); 0", ours(".bar .trouble")));
    browser.wait(&format!("!{overlay}.hidden"));
    browser.press("Escape");
    browser.wait(&format!("{overlay}.hidden"));
    // Mended, and broken anew: there again.
    playbook.write(CARE, &good);
    browser.wait(&format!("{}.hidden", ours(".bar .trouble")));
    edit(&playbook, "teams.yaml", "teams:", "teams: [");
    browser.wait(&format!("!{overlay}.hidden"));
    edit(&playbook, "teams.yaml", "teams: [", "teams:");
    browser.wait(&format!("{overlay}.hidden"));
    never_left(&mut browser);
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn what_is_broken_from_the_start_becomes_a_page_once_it_is_mended() {
    let Some(mut browser) = Browser::start() else { return };
    let playbook = example_copy();
    let good = edit(&playbook, CARE, "    objective: ", "    objectve: <img src=x onerror=alert(1)> ");
    let served = Served::start(&playbook, "coach", "0");
    look(&mut browser, &served.url(OBJECTIVE));
    browser.wait(&format!("!{}.hidden", ours(".overlay")));
    assert_eq!(browser.eval(&ours(".overlay img")), json!(null));
    playbook.write(CARE, &good);
    browser.wait(&format!("document.querySelector('h1')?.textContent.trim() === {WORDING:?}"));
    browser.wait(&format!("{}.hidden", ours(".overlay")));
}

#[test]
fn ten_tabs_all_follow() {
    let Some(mut browser) = Browser::start() else { return };
    let playbook = example_copy();
    let served = Served::start(&playbook, "coach", "0");
    let pages = [OBJECTIVE, "2021-q2/map.html", "index.html", "2021-q2/care.html", "2021-q2.html"];
    let tabs: Vec<Tab> = pages
        .iter()
        .cycle()
        .take(10)
        .map(|page| {
            let tab = browser.new_tab();
            look(&mut browser, &served.url(page));
            tab
        })
        .collect();
    for words in ["Bring rest to every workshop", "Bring peace to every workshop"] {
        let good = edit(&playbook, CARE, WORDING, words);
        for tab in &tabs {
            browser.turn_to(tab);
            browser.wait(&format!("document.body.textContent.includes({words:?})"));
            never_left(&mut browser);
        }
        playbook.write(CARE, &good);
        for tab in &tabs {
            browser.turn_to(tab);
            browser.wait(&format!("document.body.textContent.includes({WORDING:?})"));
        }
    }
}

#[test]
fn the_panel_follows_each_save() {
    let Some(mut browser) = Browser::start() else { return };
    let playbook = example_copy();
    let served = Served::start(&playbook, "everyone", "0");
    look(&mut browser, &served.url("2021-q2/care/help-centre.html"));
    let panel = ours(".panel");
    assert_eq!(browser.eval(&format!("{panel}.hidden")), true);
    browser.eval(&format!("{}.click(); 0", ours(".findings")));
    browser.wait(&format!("!{panel}.hidden && {panel}.textContent.includes('task-shaped-objective')"));
    let count = browser.eval(&format!("Number({}.textContent)", ours(".count")));
    assert_eq!(browser.eval(&format!("{panel}.querySelectorAll('ol li').length")), count);
    assert_eq!(browser.eval(&format!("{}.getAttribute('aria-expanded')", ours(".findings"))), "true");
    let before = browser.eval("document.body.innerHTML");
    let place = browser.eval(&format!("{}.textContent", ours(".panel li .place")));
    // Everything one line further down: no page changes, but each place does.
    edit(&playbook, CARE, "team: Care", "# Spring\nteam: Care");
    browser.wait(&format!("{}.textContent !== {place}", ours(".panel li .place")));
    assert_eq!(browser.eval("document.body.innerHTML"), before);
    // Answered: one question less.
    edit(
        &playbook,
        CARE,
        "Set up a customer help centre",
        "Let nobody wait overnight for an answer about our box",
    );
    browser.wait(&format!("!{panel}.textContent.includes('task-shaped-objective')"));
    browser.wait(&format!("Number({}.textContent) < {count}", ours(".count")));
    never_left(&mut browser);
    // It stays open on the way through the site.
    look(&mut browser, &served.url(OBJECTIVE));
    assert_eq!(browser.eval(&format!("{panel}.hidden")), false);
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn the_switch_shows_what_each_audience_sees() {
    let Some(mut browser) = Browser::start() else { return };
    let playbook = example_copy();
    let served = Served::start(&playbook, "coach", "0");
    look(&mut browser, &served.url(OBJECTIVE));
    assert_eq!(browser.eval("document.querySelector('#findings') !== null"), true);
    assert_eq!(browser.eval(&format!("{}.textContent", ours(".audiences [aria-current]"))), "coach");
    browser.eval(&format!("{}.click(); 0", ours(".audiences a:last-child")));
    browser.wait(&format!(
        "location.pathname === '/-/as/everyone/{OBJECTIVE}' && {}?.dataset.live === 'yes'",
        ours(".bar")
    ));
    assert_eq!(browser.eval("document.querySelector('h1').textContent.trim()"), WORDING);
    assert_eq!(browser.eval("document.querySelector('#findings')"), json!(null));
    assert_eq!(browser.eval(&format!("{}.textContent", ours(".audiences [aria-current]"))), "everyone");
    // The way through the site stays with this audience, and so do edits.
    browser.eval("document.querySelector('.crumbs a').click(); 0");
    browser.wait("location.pathname === '/-/as/everyone/2021-q2.html'");
    browser.wait(&format!("{}?.dataset.live === 'yes'", ours(".bar")));
    edit(&playbook, CARE, WORDING, "Bring rest to every workshop");
    browser.wait("document.body.textContent.includes('Bring rest to every workshop')");
}

#[test]
fn presenting_goes_from_objective_to_objective() {
    let Some(mut browser) = Browser::start() else { return };
    let playbook = example_copy();
    let served = Served::start(&playbook, "coach", "0");
    widen(&mut browser);
    look(&mut browser, &served.url("2021-q2.html"));
    let large = "parseFloat(getComputedStyle(document.querySelector('h1')).fontSize) * (document.querySelector('main').currentCSSZoom ?? 1)";
    browser.press("p");
    browser.wait("location.hash === '#present-1'");
    browser.wait(&format!("!{}.hidden", ours(".stage")));
    let fits = "document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth";
    let shown = "[...document.querySelectorAll('.nav, .topbar, .crumbs, .pager, .foot')].filter(e => e.checkVisibility()).length";
    let titles: Vec<String> = (1..=9)
        .map(|number| {
            browser.wait(&format!("location.hash === '#present-{number}' && {fits}"));
            assert_eq!(browser.eval(shown), 0, "something of the navigation shows");
            assert!(browser.eval(large).as_f64() > Some(28.0), "too small to be read from afar");
            let spot = browser.eval(&format!("{}.textContent", ours(".spot")));
            assert!(spot.as_str().is_some_and(|spot| spot.starts_with(&format!("{number} of 9"))), "{spot}");
            let title = browser.eval("document.querySelector('h1').textContent.trim()");
            browser.press("ArrowRight");
            title.as_str().expect("a text").to_owned()
        })
        .collect();
    assert_eq!(titles[7], WORDING);
    let path = browser.eval("location.pathname");
    assert_eq!(path, "/2021-q2/care/help-centre.html", "beyond the last stands nothing");
    browser.wait(&format!("{}.textContent.includes('who will be glad of it')", ours(".asks")));
    browser.press("ArrowLeft");
    browser.wait(&format!("location.pathname === '/{OBJECTIVE}'"));
    // It stays live, and it stays where it is when the page is loaded anew.
    edit(&playbook, CARE, WORDING, "Bring rest to every workshop");
    browser.wait("document.querySelector('h1').textContent.trim() === 'Bring rest to every workshop'");
    never_left(&mut browser);
    browser.eval("location.reload(); 0");
    browser.wait(&format!("window.kept === undefined && {}?.hidden === false", ours(".stage")));
    assert_eq!(browser.eval("location.pathname + location.hash"), format!("/{OBJECTIVE}#present-8"));
    browser.press("Home");
    browser.wait("location.pathname.startsWith('/2020-q4/')");
    browser.press("End");
    browser.wait("location.pathname === '/2021-q2/care/help-centre.html'");
    browser.press("Escape");
    browser.wait(&format!("{}.hidden && location.hash === ''", ours(".stage")));
    assert_eq!(browser.eval("document.querySelector('.nav').checkVisibility()"), true);
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn a_new_style_comes_without_a_moment_of_none() {
    let Some(mut browser) = Browser::start() else { return };
    let playbook = example_copy();
    let style =
        fs::read_to_string(crate::run::home().join("themes/default/assets/style.css")).expect("a style");
    playbook.write("theme/assets/style.css", &style);
    let served = Served::start(&playbook, "coach", "0");
    look(&mut browser, &served.url(OBJECTIVE));
    // Without any style, a page has a margin.
    browser.eval(
        "window.bare = 0;
         (function watch() {
             if (getComputedStyle(document.body).margin !== '0px') window.bare += 1;
             requestAnimationFrame(watch);
         })();
         0",
    );
    for colour in ["rgb(1, 2, 3)", "rgb(4, 5, 6)"] {
        playbook.write("theme/assets/style.css", &format!("{style}\nh1 {{ color: {colour}; }}\n"));
        browser.wait(&format!("getComputedStyle(document.querySelector('h1')).color === {colour:?}"));
    }
    assert_eq!(browser.eval("window.bare"), 0);
    assert_eq!(browser.eval("document.styleSheets.length"), 1);
    never_left(&mut browser);
}

#[test]
fn a_server_that_comes_back_is_found_again() {
    let Some(mut browser) = Browser::start() else { return };
    let playbook = example_copy();
    let served = Served::start(&playbook, "coach", "0");
    let (port, address) = (served.port().to_owned(), served.address.clone());
    look(&mut browser, &served.url(OBJECTIVE));
    drop(served);
    browser.wait(&format!("{}?.dataset.live === 'no'", ours(".bar")));
    // Edited meanwhile; and the new server counts its builds from the beginning, as the first did.
    edit(&playbook, CARE, WORDING, "Bring rest to every workshop");
    let served = Served::start(&playbook, "coach", &port);
    assert_eq!(served.address, address);
    browser.wait(&format!("{}?.dataset.live === 'yes'", ours(".bar")));
    browser.wait("document.querySelector('h1').textContent.trim() === 'Bring rest to every workshop'");
    never_left(&mut browser);
}
