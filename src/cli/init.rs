//! `okrbook init`: a first playbook, with every field explained where it stands.

mod starter;

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::read::shown;
use super::terminal::Terminal;
use super::{Failure, Outcome};
use crate::load::decode::humanise;
use crate::load::discover::{MARK, find_root};
use crate::model::period::{Part, Period};
use starter::Words;

const LONG: &str = "\
Writes a first playbook: an invented example in a handful of files, each field explained beside it. Write your own over \
it, and take out what you do not need.

DIR is made where it is missing. No file is ever overwritten: a folder that has something in it is left alone.";

const EXAMPLES: &str = "\
Examples:
  okrbook init my-playbook
  okrbook init my-playbook --title \"Acme's OKRs\" --quarter 2027-Q1

Read on: `okrbook help build` makes the site; `okrbook schema` helps an editor complete while you type.";

/// Write a first playbook, with every field explained in it
#[derive(Debug, clap::Args)]
#[command(long_about = LONG, after_long_help = EXAMPLES)]
pub struct Args {
    /// The folder to write it into
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// The name on every page [default: from the folder's name]
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// The first quarter [default: the one that today is in]
    #[arg(long, value_name = "2027-Q1", value_parser = period)]
    quarter: Option<Period>,
}

fn period(name: &str) -> Result<Period, String> {
    Period::parse(name)
        .ok_or_else(|| "periods are written 2027-Q1, 2027-H1, 2027, FY2027-Q1 or FY2027".to_owned())
}

/// Writes the playbook.
pub fn run(args: &Args, terminal: &mut Terminal) -> Result<Outcome, Failure> {
    let folder = &args.folder;
    let failed = |path: &Path| {
        let path = path.display().to_string();
        move |error: io::Error| Failure::System(format!("{path} cannot be written: {error}"))
    };
    if folder.exists() && !folder.is_dir() {
        return Err(Failure::Use(format!("{} is a file; a playbook needs a folder", folder.display())));
    }
    let standing = standing(folder).map_err(failed(folder))?;
    if !standing.is_empty() {
        return Err(Failure::Use(refusal(folder, &standing)));
    }
    if let Some(around) = around(folder) {
        return Err(Failure::Use(format!(
            "{} would lie inside the playbook {}; nothing was written.\n\
             For a new quarter, make a folder beside the others, and copy a team's file into it.",
            folder.display(),
            around.display()
        )));
    }
    fs::create_dir_all(folder).map_err(failed(folder))?;
    let folder = folder.canonicalize().map_err(failed(folder))?;
    let words = Words {
        title: args.title.clone().unwrap_or_else(|| title(&folder)),
        period: args.quarter.unwrap_or_else(|| quarter(Timestamp::now().to_zoned(TimeZone::UTC).date())),
    };
    for (path, text) in starter::files(&words) {
        let on_disk = folder.join(&path);
        if let Some(parent) = on_disk.parent() {
            fs::create_dir_all(parent).map_err(failed(parent))?;
        }
        // Only ever a new file: what came to stand there in the meantime is not ours to replace.
        let file = OpenOptions::new().write(true).create_new(true).open(&on_disk);
        file.and_then(|mut file| file.write_all(text.as_bytes())).map_err(failed(&on_disk))?;
        terminal.result(&format!("  {}", shown(&on_disk)))?;
    }
    let period = words.period;
    terminal
        .result(&format!("\n“{}” is there, with an invented example in it. What to do next:", words.title))?;
    terminal
        .result(&format!("  1. read {}, then write your own over the others", shown(&folder.join(MARK))))?;
    terminal.result(&format!(
        "  2. begin with {}",
        shown(&folder.join(period.to_string()).join("company.yaml"))
    ))?;
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).is_ok_and(|here| here == folder);
    let of = if here { String::new() } else { format!(" {}", quoted(&shown(&folder))) };
    terminal.result(&format!("  3. run `okrbook build{of}`, and open the page that it names"))?;
    Ok(Outcome::Done)
}

/// The playbook that a folder, which may not be there yet, would be a part of.
fn around(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    folder.ancestors().find(|folder| folder.is_dir()).and_then(|folder| find_root(folder).ok())
}

/// What stands in the way, ordered. Hidden files such as `.git` do not, but for the one that the starter has.
fn standing(folder: &Path) -> io::Result<Vec<String>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') || name == ".okrbookignore" {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// More names than these say no more.
const NAMED: usize = 10;

fn refusal(folder: &Path, standing: &[String]) -> String {
    let place =
        if folder == Path::new(".") { "this folder".to_owned() } else { folder.display().to_string() };
    let mut text = if standing.iter().any(|name| name == MARK) {
        format!("{place} is a playbook already; nothing was written. In it:")
    } else {
        format!("{place} has something in it; nothing was written. In the way:")
    };
    for name in standing.iter().take(NAMED) {
        text.push_str("\n  ");
        text.push_str(name);
    }
    if standing.len() > NAMED {
        text.push_str(&format!("\n  and {} more", standing.len() - NAMED));
    }
    let other = if folder.ends_with("my-playbook") { "our-okrs" } else { "my-playbook" };
    text.push_str(&format!("\nName a new folder: `okrbook init {other}`"));
    text
}

/// The folder's name as people would write it.
fn title(folder: &Path) -> String {
    let name = folder.file_name().map(|name| humanise(&name.to_string_lossy())).unwrap_or_default();
    if name.is_empty() { "Our OKRs".to_owned() } else { name }
}

/// The calendar quarter of a day.
fn quarter(day: Date) -> Period {
    let number = (day.month().unsigned_abs() - 1) / 3 + 1;
    Period { year: day.year(), fiscal: false, part: Part::Quarter(number) }
}

/// A path as a shell takes it.
fn quoted(path: &str) -> String {
    if path.chars().any(char::is_whitespace) { format!("\"{path}\"") } else { path.to_owned() }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{quarter, quoted, title};

    #[test]
    fn a_day_is_in_its_quarter() {
        for (month, name) in [(1, "2027-Q1"), (3, "2027-Q1"), (4, "2027-Q2"), (9, "2027-Q3"), (12, "2027-Q4")]
        {
            assert_eq!(quarter(date(2027, month, 28)).to_string(), name);
        }
    }

    #[test]
    fn a_folder_names_its_playbook() {
        assert_eq!(title("/home/mei/acme-playbook".as_ref()), "Acme playbook");
        assert_eq!(title("/".as_ref()), "Our OKRs");
        assert_eq!(quoted("my okrs"), "\"my okrs\"");
    }
}
