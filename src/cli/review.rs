//! `okrbook review`: one sentence, or a stream of them, and no folder.

mod answer;
mod ask;
mod words;

use std::io::{self, BufRead, Read};
use std::path::PathBuf;

use clap::ValueEnum;

use super::fail_on::FailOn;
use super::terminal::Terminal;
use super::{Failure, Outcome, read};
use crate::checks::words::Kind;
use crate::report::human::counted;
use answer::Answer;
use ask::{Ask, Misread};
use words::Words;

const LONG: &str = "\
Judges wordings by what one sentence can show. What is absent around it (a why, an owner, a baseline, a reflection) is \
no matter here.

TEXT is the wording. Where it is a single dash, lines are read from the standard input, each a wording, or a JSON \
object: {\"id\": anything, \"kind\": \"objective\" or \"key_result\", \"text\": \"…\"}; empty lines are passed over. \
Each line is answered before the next is read, so that an editor or a chat bot can keep one process open.

With --format json an answer is one line:
{\"id\":1,\"kind\":\"objective\",\"text\":\"…\",\"findings\":[{\"rule\":\"INS201\",\"name\":\"…\",\"tip\":\"inspiration\",\
\"severity\":\"warn\",\"message\":\"…\",\"question\":\"…\",\"span\":[0,6]}],\"verdict\":{\"improvement\":\"pass\",\
\"inspiration\":\"fail\",\"stretch\":\"pass\",\"form\":\"pass\"}}
A span counts Unicode code points from 0, its end one past the last. The id is the one that was sent, or the number of \
a plain line. A tip fails on a warning, and is a hint on a hint. What cannot be read is answered \
{\"error\":\"…\",\"line\":3}, with its id where it has one, and the run goes on.";

const EXAMPLES: &str = "\
Examples:
  okrbook review \"Set up a telesales department\"
  okrbook review --kind key_result \"Increase calls from 1000 to 1800\"
  okrbook review - --format json < wordings.jsonl

Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong use or a line that cannot be read, 3 the system failed.

Read on: `okrbook explain NAME` says more of a finding.";

/// Judge a wording by itself, or a stream of them
#[derive(Debug, clap::Args)]
#[command(long_about = LONG, after_long_help = EXAMPLES)]
pub struct Args {
    /// The wording; - reads lines
    #[arg(value_name = "TEXT", required = true)]
    text: Vec<String>,
    /// What a plain text is
    #[arg(long, value_enum, value_name = "KIND", default_value_t = KindName::Objective)]
    kind: KindName,
    /// Go by this playbook's words and settings
    #[arg(long, value_name = "DIR")]
    playbook: Option<PathBuf>,
    /// How to answer
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    format: Format,
    /// The least that counts against the exit code
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = FailOn::Warn)]
    fail_on: FailOn,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum KindName {
    /// Where to, in words
    Objective,
    /// How one would see it, in numbers
    #[value(name = "key_result", alias = "key-result")]
    KeyResult,
}

impl From<KindName> for Kind {
    fn from(name: KindName) -> Self {
        match name {
            KindName::Objective => Self::Objective,
            KindName::KeyResult => Self::KeyResult,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// A line of JSON each
    Json,
}

/// A line longer than this is no wording.
const LONGEST: u64 = 1 << 20;

/// Reviews.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let words = match &args.playbook {
        None => Words::plain(),
        Some(folder) => {
            let loaded = read::playbook(folder)?;
            if read::unusable(&loaded) {
                return Err(Failure::Use(
                    "--playbook: its okrbook.yaml cannot be read; `okrbook check` says why".to_owned(),
                ));
            }
            Words::of(&loaded.playbook.config)
        }
    };
    let mut review = Review { args, words, terminal, found: false, misread: 0 };
    if args.text == ["-"] {
        review.lines(&mut io::stdin().lock())?;
    } else {
        // Quotes are easily forgotten; the words are the same.
        let text = args.text.join(" ");
        if text.trim().is_empty() {
            return Err(Failure::Use("there is no wording to look at".to_owned()));
        }
        review.answer(&Ask::plain(&text, args.kind.into(), 1))?;
    }
    if review.misread > 0 {
        return Err(Failure::Use(format!("{} could not be read", counted(review.misread, "line"))));
    }
    Ok(if review.found { Outcome::Findings } else { Outcome::Done })
}

struct Review<'a> {
    args: &'a Args,
    words: Words,
    terminal: &'a mut Terminal,
    /// Whether anything counted.
    found: bool,
    misread: usize,
}

impl Review<'_> {
    fn lines(&mut self, input: &mut impl BufRead) -> Result<(), Failure> {
        let failed = |error: io::Error| Failure::System(format!("the input cannot be read: {error}"));
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            let read = input.by_ref().take(LONGEST).read_until(b'\n', &mut line).map_err(failed)?;
            if read == 0 {
                break;
            }
            let ask = if read as u64 == LONGEST && !line.ends_with(b"\n") {
                input.skip_until(b'\n').map_err(failed)?;
                Err(Misread::of(number, "the line is longer than 1,024 KiB".to_owned()))
            } else {
                Ask::read(&line, self.args.kind.into(), number).transpose()
            };
            match ask.transpose() {
                None => {}
                Some(Ok(ask)) => self.answer(&ask)?,
                Some(Err(misread)) => self.misread(&misread)?,
            }
        }
        Ok(())
    }

    fn answer(&mut self, ask: &Ask) -> Result<(), Failure> {
        let answer = Answer::new(ask, &self.words);
        self.found |= answer.heaviest() >= Some(self.args.fail_on.severity());
        self.terminal.result(&match self.args.format {
            Format::Human => answer.in_words(),
            Format::Json => answer.in_json(),
        })?;
        Ok(())
    }

    fn misread(&mut self, misread: &Misread) -> Result<(), Failure> {
        self.misread += 1;
        match self.args.format {
            Format::Human => self.terminal.note(&format!("line {}: {}", misread.line, misread.error))?,
            Format::Json => self.terminal.result(&misread.in_json())?,
        }
        Ok(())
    }
}
