//! Reads every Markdown text once more, for links that lead nowhere and for what will not be shown as written.

use std::sync::{Arc, Mutex, PoisonError};

use super::links::Links;
use super::markdown::{self, LinkAnswer, MarkdownContext, ProblemKind};
use crate::diagnostic::Severity::{Hint, Warn};
use crate::diagnostic::{Code, Diagnostic, Family};
use crate::memo::Memo;
use crate::model::playbook::Playbook;
use crate::site::Site;
use crate::source::{SourcePath, Sources};
use crate::span::{Span, Spanned};

/// A link within the playbook that leads to nothing.
pub static DEAD_LINK: Code = Code::new("LNK501", "dead-link", Family::Links, Warn);
/// A link that a browser could act on, or that tells a stranger who reads.
pub static UNSAFE_LINK: Code = Code::new("LNK502", "unsafe-link", Family::Links, Warn);
/// HTML in Markdown: it is shown as text.
pub static RAW_HTML: Code = Code::new("LNK503", "raw-html", Family::Links, Warn);
/// A footnote without a mark, a text nested too deep: shown in another way than written.
pub static MARKDOWN: Code = Code::new("LNK504", "markdown", Family::Links, Hint);
/// A logo that is not there.
pub static MISSING_LOGO: Code = Code::new("LNK505", "missing-logo", Family::Links, Warn);

/// What was said of each text, with what its links led to then: the next reading of the same text may say the same.
pub type Proofs = Memo<SourcePath, Spanned<String>, Arc<Proof>>;

/// What is said of a text, and the answers that it hangs on.
#[derive(Debug)]
pub struct Proof {
    said: Vec<Diagnostic>,
    asked: Vec<(String, bool, LinkAnswer)>,
}

/// Everything in a playbook's texts that will not be shown as written. Takes the whole playbook, as the coach sees it.
#[must_use]
pub fn proof(playbook: &Arc<Playbook>, sources: &Sources, proofs: &mut Proofs) -> Vec<Diagnostic> {
    let whole = Arc::clone(playbook);
    let site = move || Arc::new(Site::new(whole));
    let links = Links::new(site, sources.assets.iter().map(|asset| asset.path.clone()));
    let mut texts: Vec<(&SourcePath, &Spanned<String>)> = Vec::new();
    texts.extend(playbook.pages.iter().map(|page| (&page.path, &page.body)));
    texts.extend(playbook.notes.iter().map(|entry| (&entry.note.path, &entry.note.body)));
    let teams = playbook.quarters.iter().flat_map(|quarter| &quarter.teams);
    texts.extend(
        teams.filter_map(|team| team.reflection.as_ref()).map(|written| (&written.path, &written.body)),
    );
    let asked = texts.iter().map(|(path, body)| (SourcePath::clone(path), Spanned::clone(body))).collect();
    let known = proofs.round(asked, |path, body| Arc::new(read(path, body, &links)));
    let mut found: Vec<Diagnostic> = Vec::new();
    for ((path, body), proof) in texts.into_iter().zip(known) {
        let stands = |(target, image, led): &(String, bool, LinkAnswer)| {
            links.answer(path, "", target, *image) == *led
        };
        if proof.asked.iter().all(stands) {
            found.extend(proof.said.iter().cloned());
        } else {
            // A page came or went that a link of this text names.
            found.extend(read(path, body, &links).said);
        }
    }
    if let Some(logo) = &playbook.config.theme.logo
        && !sources.assets.iter().any(|asset| asset.path.as_ref() == logo.value)
        && let Some(config) = sources.files.iter().find(|file| file.kind == crate::source::SourceKind::Config)
    {
        found.push(
            Diagnostic::new(&MISSING_LOGO, &config.path, logo.span, format!("there is no file {}", logo.value))
                .label("no such picture")
                .help("put the picture into the folder static, and write its path from the playbook’s root: static/logo.svg"),
        );
    }
    found
}

fn read(path: &SourcePath, body: &Spanned<String>, links: &Links) -> Proof {
    if markdown::is_harmless(body) {
        return Proof { said: Vec::new(), asked: Vec::new() };
    }
    let asked = Mutex::new(Vec::new());
    let link = |target: &str, image: bool| {
        let led = links.answer(path, "", target, image);
        asked.lock().unwrap_or_else(PoisonError::into_inner).push((target.to_owned(), image, led.clone()));
        led
    };
    let rendered = markdown::render(body, &MarkdownContext::new("", &link));
    let mut found = blanks(path, body);
    found.extend(rendered.problems.into_iter().map(|problem| {
        let span =
            Span { start: body.span.start + problem.span.start, end: body.span.start + problem.span.end };
        let dead = problem.message.contains("leads to nothing");
        let (code, help) = match problem.kind {
            ProblemKind::Link | ProblemKind::Image if dead => {
                (&DEAD_LINK, "write the path from this file, like ../static/picture.png or glossary.md")
            }
            ProblemKind::Link => {
                (&UNSAFE_LINK, "a link may begin with https:, http: or mailto:, or be a path in the playbook")
            }
            ProblemKind::Image => (
                &UNSAFE_LINK,
                "put the picture into the folder static; one from elsewhere tells a stranger who reads",
            ),
            ProblemKind::RawHtml | ProblemKind::OpenComment => {
                (&RAW_HTML, "HTML is shown as it stands; Markdown has signs for most of it")
            }
            _ => (&MARKDOWN, "it will be shown in another way"),
        };
        Diagnostic::new(code, path, span, problem.message).help(help)
    }));
    Proof { said: found, asked: asked.into_inner().unwrap_or_else(PoisonError::into_inner) }
}

/// `![Our team](../static/team photo.png)`: Markdown takes no blank in an address, and leaves all of it as text.
fn blanks(path: &SourcePath, body: &Spanned<String>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (at, _) in body.match_indices("](") {
        let start = at + 2;
        let Some(end) = body[start..].find([')', '\n']).filter(|end| body[start + end..].starts_with(')'))
        else {
            continue;
        };
        let target = &body[start..start + end];
        if !target.trim().contains(' ') || target.starts_with('<') || target.contains(['"', '\'', '(']) {
            continue;
        }
        let place = body.span.start as usize + start;
        let span = Span::new(place, place + end);
        found.push(
            Diagnostic::new(&DEAD_LINK, path, span, "a blank ends an address, so this is shown as text")
                .label("one address was meant")
                .patch(span, format!("<{}>", target.trim())),
        );
    }
    found
}
