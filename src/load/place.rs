//! What a path means to a playbook: what is read of it and as what, and what is said where a writer might expect it to
//! be read.

use super::codes::{PATH_COLLISION, UNREAD_FILE};
use super::discover::{MARK, about_file};
use super::nearest::nearest;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::period::Period;
use crate::source::{SourceKind, SourcePath};

/// What a file that is read is to the playbook.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    Text(SourceKind),
    Static,
    Theme,
}

/// Folders that are looked into; the others are not okrbook's, but one that looks like a period is said.
pub(super) fn wanted_folder(path: &str, found: &mut Vec<Diagnostic>) -> bool {
    let parts: Vec<_> = path.split('/').collect();
    match parts[..] {
        [top] if Period::parse(top).is_some() || ["pages", "static", "theme"].contains(&top) => true,
        ["notes" | "reflections"] => {
            found.push(
                about_file(&UNREAD_FILE, &path.into(), &format!("the folder {path} is not read here")).help(
                    format!("notes and reflections stand in the folder of their period: 2027-Q1/{path}"),
                ),
            );
            false
        }
        [top] => {
            if let Some(meant) = period_meant(top) {
                found.push(
                    about_file(
                        &UNREAD_FILE,
                        &path.into(),
                        &format!("the folder {top} is not read: its name is no period"),
                    )
                    .help(format!(
                        "call it {meant}; periods are 2021-Q1, 2021-H1, 2021, FY2021-Q1 or FY2021"
                    )),
                );
            }
            false
        }
        ["static" | "theme", ..] => true,
        [_, "notes" | "reflections"] => true,
        [_, other] => {
            if let Some(near) = nearest(other, ["notes", "reflections"]) {
                found.push(
                    about_file(&UNREAD_FILE, &path.into(), &format!("the folder {other} is not read"))
                        .help(format!("did you mean {near}?")),
                );
            }
            false
        }
        _ => false,
    }
}

/// `Q1-2021`, `2021Q1`, `2021_q1` mean `2021-Q1`.
fn period_meant(name: &str) -> Option<String> {
    let letters: String = name.to_ascii_uppercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let fiscal = letters.contains("FY");
    let rest = letters.replace("FY", "");
    let part = ["Q1", "Q2", "Q3", "Q4", "H1", "H2"].into_iter().find(|part| rest.contains(part))?;
    let digits: String = rest.replace(part, " ");
    let year = digits.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 4)?;
    let period = format!("{}{year}-{part}", if fiscal { "FY" } else { "" });
    Period::parse(&period).map(|_| period)
}

/// `shops (1).yaml`, `shops copy.yaml`: a copy that a browser or a desktop made is a team of its own all the same.
pub(super) fn copied(path: &SourcePath, place: Place) -> Option<Diagnostic> {
    let Place::Text(SourceKind::Okrs) = place else { return None };
    let name = path.rsplit('/').next()?;
    let (stem, ending) = name.rsplit_once('.')?;
    let team = original(stem)?;
    let said = format!("{name} is read as a team of its own, though it is called like a copy");
    let mut said = about_file(&PATH_COLLISION, path, &said)
        .help(format!("call it {team}.{ending} if it is that team’s, and delete it if it is a copy"));
    said.severity = Severity::Hint;
    Some(said)
}

/// What a copy is a copy of.
fn original(stem: &str) -> Option<&str> {
    let digit = |c: char| c.is_ascii_digit();
    let numbered = stem.strip_suffix(')').and_then(|stem| stem.trim_end_matches(digit).strip_suffix(" ("));
    let called = stem.trim_end_matches(|c| digit(c) || c == ' ');
    let called = ["copy", "Copy"].iter().find_map(|word| called.strip_suffix(word));
    let of = numbered.or(called.filter(|stem| stem.ends_with(' ')))?.trim_end_matches([' ', '-']);
    (!of.is_empty()).then_some(of)
}

/// A file where files are read, with an ending that is not.
fn unread(name: &str, ending: &str) -> String {
    let stem = name.split('.').next().unwrap_or(name);
    format!(
        "{name} is not read: files here end in .{ending}; call it {stem}.{ending}, or put it into .okrbookignore"
    )
}

/// A file beside the folders that is called as one that is read, but for its ending.
fn misnamed(name: &str, ending: &str, read: &[&str]) -> Option<String> {
    let stem = name.split('.').next().unwrap_or(name);
    // `okrbook.sarif`, `okrbook.json`: what a check has written there.
    let written = [".sarif", ".json", ".xml"].iter().any(|end| name.ends_with(end));
    (read.contains(&stem) && !written).then(|| unread(name, ending))
}

/// What a file's path means; where it is not read, the reason, if a writer might expect it to be.
pub(super) fn place(path: &str) -> Result<Place, Option<String>> {
    let parts: Vec<_> = path.split('/').collect();
    let ending = |name: &str, endings: &[&str]| {
        name.rsplit_once('.').is_some_and(|(_, end)| endings.contains(&end.to_ascii_lowercase().as_str()))
    };
    let yaml = |name: &str| ending(name, &["yaml", "yml"]);
    let markdown = |name: &str| ending(name, &["md", "markdown"]);
    Ok(match parts[..] {
        [MARK] => Place::Text(SourceKind::Config),
        ["teams.yaml" | "teams.yml"] => Place::Text(SourceKind::Teams),
        [other] if yaml(other) => {
            return Err(Some(match nearest(other, [MARK, "teams.yaml"]) {
                Some(near) => format!("{other} is not read; did you mean {near}?"),
                None => format!(
                    "{other} is not read: OKR files stand in the folder of their period, like 2021-Q1/{other}"
                ),
            }));
        }
        ["pages", name] if markdown(name) => Place::Text(SourceKind::Page),
        ["static", ..] => Place::Static,
        ["theme", ..] => Place::Theme,
        [_, "quarter.yaml" | "quarter.yml"] => Place::Text(SourceKind::Quarter),
        [period, name] if yaml(name) && Period::parse(period).is_some() => Place::Text(SourceKind::Okrs),
        [_, name] if markdown(name) => {
            return Err(Some(format!(
                "{name} is not read: notes stand in the folder notes, reflections in reflections"
            )));
        }
        [_, "notes", name] if markdown(name) => Place::Text(SourceKind::Note),
        [_, "reflections", name] if markdown(name) => Place::Text(SourceKind::Reflection),
        [top] => return Err(misnamed(top, "yaml", &["okrbook", "teams"])),
        [_, "notes" | "reflections", name] | ["pages", name] => return Err(Some(unread(name, "md"))),
        [_, name] => return Err(Some(unread(name, "yaml"))),
        _ => return Err(None),
    })
}

#[cfg(test)]
mod tests {
    use super::{copied, place};

    fn said(path: &str) -> Option<String> {
        copied(&path.into(), place(path).ok()?).map(|said| said.help.concat())
    }

    #[test]
    fn a_report_beside_the_folders_is_no_file_with_a_wrong_ending() {
        assert!(matches!(place("okrbook.sarif"), Err(None)) && matches!(place("okrbook.json"), Err(None)));
        assert!(matches!(place("okrbook.txt"), Err(Some(_))));
    }

    #[test]
    fn copies_of_a_teams_file_are_told() {
        for name in ["shops (1)", "shops (12)", "shops copy", "shops copy 2", "shops - Copy"] {
            let help = said(&format!("2027-Q1/{name}.yaml"));
            assert_eq!(
                help.as_deref(),
                Some("call it shops.yaml if it is that team’s, and delete it if it is a copy"),
                "{name}"
            );
        }
        for path in [
            "2027-Q1/shops.yaml",
            "2027-Q1/shops (north).yaml",
            "2027-Q1/hard-copy.yaml",
            "static/a (1).yaml",
        ] {
            assert_eq!(said(path), None, "{path}");
        }
    }
}
