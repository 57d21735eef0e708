//! FRM408 as it is read: a key result's words say one number and its fields another, or its levels are no one scale.

use super::codes::NUMBER_CONTRADICTION;
use crate::diagnostic::Diagnostic;
use crate::model::figure::{same, show};
use crate::model::quantity::Quantity;
use crate::model::reading::{By, Reading};
use crate::model::unit::is_currency;
use crate::source::{SourcePath, within};
use crate::span::Spanned;

/// What a key result says in numbers.
pub struct Numbers<'a> {
    /// Its file.
    pub path: &'a SourcePath,
    /// The file's text.
    pub text: &'a str,
    /// Its words.
    pub wording: &'a Spanned<String>,
    /// What was read in them.
    pub said: &'a Reading,
    /// The unit of all its levels.
    pub unit: Option<&'a str>,
    /// The fields `baseline`, `commit`, `target` and `stretch`, as far as they are given.
    pub fields: Vec<(&'static str, &'a Spanned<Quantity>)>,
}

impl Numbers<'_> {
    /// Every contradiction among them.
    #[must_use]
    pub fn contradictions(&self) -> Vec<Diagnostic> {
        [self.start(), self.end(), self.change(), self.currencies()].into_iter().flatten().collect()
    }

    fn baseline(&self) -> Option<&Spanned<Quantity>> {
        self.fields.iter().find(|(name, _)| *name == "baseline").map(|(_, level)| *level)
    }

    /// The levels a key result goes to, where one of them is more than a promise.
    fn goals(&self) -> Vec<&Spanned<Quantity>> {
        let goals = self.fields.iter().filter(|(name, _)| *name != "baseline");
        if self.fields.iter().any(|(name, _)| matches!(*name, "target" | "stretch")) {
            goals.map(|(_, level)| *level).collect()
        } else {
            Vec::new()
        }
    }

    /// A number in the unit of the levels.
    fn number(&self, quantity: &Quantity) -> f64 {
        quantity.within(self.unit).unwrap_or(quantity.value)
    }

    fn show(&self, number: f64) -> String {
        show(number, self.unit)
    }

    /// `Raise it from 4%` beside `baseline: 5%`
    fn start(&self) -> Option<Diagnostic> {
        let (field, words) = (self.baseline()?, self.said.baseline.as_ref()?);
        let (holds, says) = (self.number(&field.value), words.within(self.unit)?);
        (!same(holds, says)).then(|| {
            Diagnostic::new(
                &NUMBER_CONTRADICTION,
                self.path,
                field.span,
                format!("`baseline` is {}, but the words start from {}", self.show(holds), self.show(says)),
            )
            .also(self.path, within(self.text, self.wording, words.at.clone()), "the words say")
            .ask("Which of the two is where it stands today?")
            .help("the field is used; make the two say the same")
        })
    }

    /// `Raise it to 12%` beside `target: 10%`
    fn end(&self) -> Option<Diagnostic> {
        let words = self.said.target.as_ref()?;
        let says = words.within(self.unit)?;
        let goals = self.goals();
        let last = goals.last()?;
        goals.iter().all(|level| !same(self.number(&level.value), says)).then(|| {
            Diagnostic::new(
                &NUMBER_CONTRADICTION,
                self.path,
                last.span,
                format!("the words go to {}, but the levels are {}", self.show(says), self.shown(&goals)),
            )
            .also(self.path, within(self.text, self.wording, words.at.clone()), "the words say")
            .ask("Which of them is meant?")
            .help("the fields are used; let one of the levels be the number in the words")
        })
    }

    /// `Increase it by 25%` beside `baseline: 100` and `target: 200`
    fn change(&self) -> Option<Diagnostic> {
        let (change, baseline) = (self.said.change.as_ref()?, self.baseline()?);
        let By::Times(times) = change.by else { return None };
        if self.said.target.is_some() || again_and_again(&self.wording[change.at.end..]) {
            return None;
        }
        let from = self.number(&baseline.value);
        // Of what is a share itself, 25% may be 25 points.
        let points = (self.unit == Some("%")).then_some(from + (times - 1.0) * 100.0);
        let ends = from * times;
        let near = |level: f64, end: f64| (level - end).abs() <= 0.1 * (end - from).abs();
        let goals = self.goals();
        let last = goals.last()?;
        let met = goals.iter().any(|level| {
            let level = self.number(&level.value);
            near(level, ends) || points.is_some_and(|points| near(level, points))
        });
        (!met).then(|| {
            Diagnostic::new(
                &NUMBER_CONTRADICTION,
                self.path,
                last.span,
                format!(
                    "“{}” from {} is {}, but the levels are {}",
                    self.wording[change.at.clone()].trim(),
                    self.show(from),
                    self.show(ends),
                    self.shown(&goals)
                ),
            )
            .also(self.path, within(self.text, self.wording, change.at.clone()), "the words say")
            .ask("Which of them is meant?")
            .help("the fields are used; let one of the levels be where the words lead")
        })
    }

    /// `baseline: €20k` beside `target: $30k`
    fn currencies(&self) -> Option<Diagnostic> {
        let mut money = self
            .fields
            .iter()
            .filter_map(|(name, level)| Some((name, level, level.value.unit.as_deref()?)))
            .filter(|(.., unit)| is_currency(unit));
        let (first, level, unit) = money.next()?;
        let (other, odd, _) = money.find(|(.., other)| *other != unit)?;
        let shown = |level: &Quantity| show(level.value, level.unit.as_deref());
        Some(
            Diagnostic::new(
                &NUMBER_CONTRADICTION,
                self.path,
                odd.span,
                format!(
                    "`{first}` is {} and `{other}` {}: two currencies on one scale",
                    shown(&level.value),
                    shown(&odd.value)
                ),
            )
            .also(self.path, level.span, "the other currency")
            .ask("In which of them is it reported?")
            .help("write all levels in one currency"),
        )
    }

    fn shown(&self, levels: &[&Spanned<Quantity>]) -> String {
        levels.iter().map(|level| self.show(self.number(&level.value))).collect::<Vec<_>>().join(", ")
    }
}

/// "… by 5% a month": each month, and not once.
fn again_and_again(after: &str) -> bool {
    const EACH: [&str; 13] = [
        "a", "per", "each", "every", "month", "week", "monthly", "weekly", "daily", "annually", "mom", "qoq",
        "wow",
    ];
    let after = after.to_lowercase();
    let next = after.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    next.is_some_and(|next| EACH.contains(&next))
}
