//! Ten thousand mutations of valid files: no panic, nothing slow, and every diagnostic points into its file.

use std::panic::catch_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use okrbook::diagnostic::Diagnostic;
use okrbook::load::decode::{Document, decode};
use okrbook::load::discover::discover;
use okrbook::load::resolve::resolve;
use okrbook::load::text;
use okrbook::report::human;
use okrbook::source::{Source, SourcePath, Sources};
use okrbook::span::Span;

use crate::run::home;

const ROUNDS: usize = 10_000;
const SLOW: Duration = Duration::from_secs(2);
/// One in so many also goes through the steps that look at a whole playbook.
const WHOLE: usize = 25;

/// Numbers from a seed, the same on every machine.
struct Dice(u64);

impl Dice {
    fn new(seed: usize) -> Self {
        Self((seed as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides.max(1)
    }

    fn of<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }

    /// A place between two characters.
    fn place(&mut self, text: &str) -> usize {
        text.floor_char_boundary(self.roll(text.len() + 1))
    }
}

/// What trips readers of YAML, Markdown, numbers and dates.
const NASTY: [&str; 56] = [
    "\t",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    ": ",
    ":",
    "- ",
    "-",
    "#",
    " #",
    "&a ",
    "*a",
    "!!int ",
    "!x ",
    "| ",
    "|\n",
    ">-\n",
    "%",
    "@",
    "`",
    "?",
    "? ",
    ",",
    "---",
    "\n---\n",
    "...",
    "\r\n",
    "\r",
    "\n",
    "\0",
    "\u{7f}",
    "\u{feff}",
    "\u{2028}",
    "\u{a0}",
    "”",
    "“",
    "＃",
    "：",
    "电话",
    "e\u{301}",
    "🧑‍🤝‍🧑",
    "<<: *a",
    "1e999",
    ".nan",
    "-.inf",
    "2021-02-30",
    "99999999-99-99",
    "no",
    "0x1f",
    "9999999999999999999999",
    "€20k%",
    "\\",
    "null",
];

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// One change, of those people and their editors make, and of those nobody makes.
fn mutate(text: &str, others: &[Source], dice: &mut Dice) -> String {
    let cut = |from: usize, to: usize, with: &str| format!("{}{with}{}", &text[..from], &text[to..]);
    let at = dice.place(text);
    let nasty: &str = NASTY[dice.roll(NASTY.len())];
    match dice.roll(11) {
        0 => cut(at, at, nasty),
        1 => cut(at, text.ceil_char_boundary((at + 1).min(text.len())), nasty),
        2 => cut(at, text.ceil_char_boundary((at + 1 + dice.roll(20)).min(text.len())), ""),
        3 => text[..at].to_owned(),
        4 => text[at..].to_owned(),
        5 => {
            let mut lines = lines(text);
            let (a, b) = (dice.roll(lines.len()), dice.roll(lines.len()));
            if !lines.is_empty() {
                lines.swap(a, b);
            }
            lines.concat()
        }
        6 => {
            let mut lines = lines(text);
            if !lines.is_empty() {
                lines.remove(dice.roll(lines.len()));
            }
            lines.concat()
        }
        7 => {
            let lines = lines(text);
            let again = dice.roll(lines.len());
            lines
                .iter()
                .enumerate()
                .map(|(n, line)| if n == again { line.repeat(2) } else { (*line).to_owned() })
                .collect()
        }
        8 => {
            let lines = lines(text);
            let (moved, by, out) = (dice.roll(lines.len()), " ".repeat(1 + dice.roll(4)), dice.roll(4) == 0);
            let shift = |line: &str| if out { line.trim_start().to_owned() } else { format!("{by}{line}") };
            let line = |(n, line): (usize, &&str)| if n == moved { shift(line) } else { (*line).to_owned() };
            lines.iter().enumerate().map(line).collect()
        }
        9 => {
            let other = &dice.of(others).text;
            let from = dice.place(other);
            let to = other.ceil_char_boundary((from + dice.roll(200)).min(other.len()));
            cut(at, at, &other[from..to])
        }
        _ => {
            let again = nasty.repeat(1 + dice.roll(400));
            cut(at, at, &again)
        }
    }
}

/// A byte turned over, and what the reader makes of it.
fn garbled(path: &SourcePath, text: &str, dice: &mut Dice) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=dice.roll(3) {
        let at = dice.roll(bytes.len());
        if let Some(byte) = bytes.get_mut(at) {
            *byte = u8::try_from(dice.roll(256)).unwrap_or(0);
        }
    }
    text::decode(path, bytes).ok()
}

fn inside(span: Span, text: &str) -> bool {
    let range = span.range();
    range.start <= range.end
        && range.end <= text.len()
        && text.is_char_boundary(range.start)
        && text.is_char_boundary(range.end)
}

fn sound(found: &[Diagnostic], sources: &Sources) -> Result<(), String> {
    for said in found {
        let text = |path: &str| sources.text(path).ok_or(format!("{path} is no file: {}", said.message));
        for label in std::iter::once(&said.at).chain(&said.also) {
            if !inside(label.span, text(&label.path)?) {
                return Err(format!("{:?} lies outside: {}", label.span, said.message));
            }
        }
        if said
            .patch
            .as_ref()
            .is_some_and(|patch| !inside(patch.span, sources.text(&said.at.path).unwrap_or("")))
        {
            return Err(format!("a patch lies outside: {}", said.message));
        }
        if said.message.trim().is_empty() {
            return Err(format!("{} says nothing", said.code.name));
        }
    }
    Ok(())
}

/// One round: a file of the example, changed one to four times, read.
fn round(number: usize, example: &Sources, documents: &[Document]) -> Result<(), String> {
    let dice = &mut Dice::new(number);
    let chosen = dice.roll(example.files.len());
    let seed = &example.files[chosen];
    let mut text = seed.text.to_string();
    for _ in 0..=dice.roll(4) {
        text = mutate(&text, &example.files, dice);
    }
    if dice.roll(6) == 0 {
        text = garbled(&seed.path, &text, dice).unwrap_or(text);
    }
    let source = Source { path: seed.path.clone(), kind: seed.kind, text: Arc::from(text) };
    let began = Instant::now();
    let (document, mut found) = decode(&source);
    let took = began.elapsed();
    if took > SLOW {
        return Err(format!("{took:?} for {} bytes", source.text.len()));
    }
    let mut sources = Sources { files: vec![source.clone()], ..Sources::default() };
    if number.is_multiple_of(WHOLE) {
        sources.files.clone_from(&example.files);
        sources.files[chosen] = source;
        let all: Vec<_> = sources
            .files
            .iter()
            .zip(documents)
            .enumerate()
            .map(|(at, (file, whole))| (&file.path, if at == chosen { &document } else { whole }))
            .collect();
        found.extend(resolve(&all).1);
        human::write(&mut std::io::sink(), &found, &sources, human::Style::default())
            .map_err(|error| error.to_string())?;
    }
    sound(&found, &sources)
}

#[test]
fn no_mutation_breaks_the_reader() {
    let (example, said) = discover(&home().join("example-site")).expect("the example");
    assert!(said.is_empty() && example.files.len() > 20);
    let documents: Vec<Document> = example.files.iter().map(|file| decode(file).0).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut broken = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= ROUNDS {
                return broken;
            }
            let result = catch_unwind(|| round(number, &example, &documents));
            if let Err(why) = result.unwrap_or_else(|_| Err("panicked, see above".to_owned())) {
                broken.push(format!("round {number}: {why}"));
            }
        }
    };
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    let broken: Vec<String> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("a worker")).collect()
    });
    assert!(broken.is_empty(), "{} of {ROUNDS}:\n{}", broken.len(), broken.join("\n"));
}
