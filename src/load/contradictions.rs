//! FRM408 as it is read: a key result's words say one number and its fields another, or its levels are no one scale.

use super::codes::NUMBER_CONTRADICTION;
use crate::diagnostic::Diagnostic;
use crate::model::figure::{same, show};
use crate::model::quantity::{Quantity, quantities};
use crate::model::reading::{By, Reading, verb_points_down};
use crate::model::unit::{is_clock, is_currency, is_known, shown};
use crate::source::{SourcePath, within};
use crate::span::{Span, Spanned};

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
    /// The values of its check-ins.
    pub check_ins: &'a [Spanned<Quantity>],
}

impl Numbers<'_> {
    /// Every contradiction among them.
    #[must_use]
    pub fn contradictions(&self) -> Vec<Diagnostic> {
        [
            self.start(),
            self.end(),
            self.change(),
            self.currencies(),
            self.scales(),
            self.shares(),
            self.verb(),
        ]
        .into_iter()
        .flatten()
        .collect()
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
        // "2 more shops" beside where they start is a change.
        if self.baseline().is_some() && self.said.change.as_ref().is_some_and(|change| change.at == words.at)
        {
            return None;
        }
        let says = words.within(self.unit)?;
        let goals = self.goals();
        let last = goals.last()?;
        let ends: Vec<f64> = std::iter::once(words.value)
            .chain(words.until)
            .filter_map(|value| Quantity { value, ..words.clone() }.within(self.unit))
            .collect();
        let met = |level: &&Spanned<Quantity>| {
            let level = self.number(&level.value);
            ends.iter().any(|end| same(level, *end))
        };
        // Where no target is given, the words' number is it: it only has to lie on the way to the last level.
        let between = |a: f64, b: f64| (a.min(b)..=a.max(b)).contains(&says);
        let start = self.baseline().map(|level| &level.value).or(self.said.baseline.as_ref());
        let on_the_way = self.fields.iter().all(|(name, _)| *name != "target")
            && start.is_some_and(|start| between(self.number(start), self.number(&last.value)));
        (!goals.iter().any(met) && !on_the_way).then(|| {
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
        let apart = self.said.target.as_ref().is_some_and(|target| target.at != change.at);
        if apart || again_and_again(&self.wording[change.at.end..]) {
            return None;
        }
        let from = self.number(&baseline.value);
        // Of what is a share itself, 25% may be 25 points.
        let points = match change.by {
            By::Times(times) if self.unit == Some("%") => Some(from + (times - 1.0) * 100.0),
            By::Times(_) | By::Amount(_) => None,
        };
        let ends = change.by.from(from);
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

    /// Two numbers that stand on two scales, at the second; with the first, and its name, beside it.
    fn two_scales(&self, message: String, [odd, other]: [Span; 2], name: &str) -> Diagnostic {
        Diagnostic::new(&NUMBER_CONTRADICTION, self.path, odd, message).also(self.path, other, name)
    }

    /// `baseline: €20k` beside `target: $30k`
    fn currencies(&self) -> Option<Diagnostic> {
        let mut money = self
            .fields
            .iter()
            .filter_map(|(name, level)| Some((name, level, level.value.unit.as_deref()?)))
            .filter(|(.., unit)| is_currency(unit));
        let Some((first, level, unit)) = money.next() else { return self.currencies_in_words() };
        let (other, odd, _) = money.find(|(.., other)| *other != unit)?;
        let message = format!(
            "`{first}` is {} and `{other}` {}: two currencies on one scale",
            written(&level.value),
            written(&odd.value)
        );
        Some(
            self.two_scales(message, [odd.span, level.span], "the other currency")
                .ask("In which of them is it reported?")
                .help("write all levels in one currency"),
        )
    }

    /// "From €100k to $200k"
    fn currencies_in_words(&self) -> Option<Diagnostic> {
        if self.wording.matches(['€', '$', '£', '¥']).count() < 2 {
            return None;
        }
        let numbers = quantities(self.wording);
        let mut money = numbers.iter().filter(|number| number.unit.as_deref().is_some_and(is_currency));
        let (first, second) = (money.next()?, money.next()?);
        let leads = self.wording[first.at.end..second.at.start].split_whitespace().any(|word| word == "to");
        (leads && money.next().is_none() && first.unit != second.unit).then(|| {
            let place = |number: &Quantity| within(self.text, self.wording, number.at.clone());
            let message =
                format!("from {} to {}: two currencies on one scale", written(first), written(second));
            self.two_scales(message, [place(second), place(first)], "the other currency")
                .ask("In which of them is it reported?")
                .help("write all levels in one currency")
        })
    }

    /// `value: 8%` beside `baseline: 0.04`
    fn shares(&self) -> Option<Diagnostic> {
        let share = |number: &Quantity| number.unit.is_none() && number.value > 0.0 && number.value <= 1.0;
        let (_, level) = self.fields.last()?;
        let levels = self.unit.is_none() && self.fields.iter().all(|(_, level)| share(&level.value));
        let odd = self
            .check_ins
            .iter()
            .find(|value| value.value.unit.as_deref() == Some("%"))
            .filter(|_| levels)?;
        let message = format!(
            "{} beside {}: a share and a percentage on one scale",
            written(&odd.value),
            written(&level.value)
        );
        Some(
            self.two_scales(message, [odd.span, level.span], "a share")
                .ask("Which of the two is how it is reported?")
                .help("write all of them in per cent"),
        )
    }

    /// "Increase NPS to 50" beside `baseline: 60`
    fn verb(&self) -> Option<Diagnostic> {
        // Of two numbers in the words the rules on words speak.
        let (name, first) = self.fields.first().filter(|_| self.said.baseline.is_none())?;
        let lower = self.wording.to_lowercase();
        let down = verb_points_down(&lower).filter(|down| *down || !self.unit.is_some_and(is_clock))?;
        let last = self.goals().last().map(|level| self.number(&level.value));
        let to = last.or_else(|| self.said.target.as_ref()?.within(self.unit))?;
        let from = self.number(&first.value);
        let losses = from < 0.0 && to < 0.0;
        (!losses && to != from && (to < from) != down).then(|| {
            let verb = self.wording.split_whitespace().next().unwrap_or_default();
            let (points, goes) = if down { ("down", "up") } else { ("up", "down") };
            Diagnostic::new(
                &NUMBER_CONTRADICTION,
                self.path,
                first.span,
                format!("“{verb}” points {points}, and {} to {} goes {goes}", self.show(from), self.show(to)),
            )
            .label(format!("`{name}`"))
            .ask("Which of the two is meant: the verb or the numbers?")
            .help("until they agree, the score goes the way of the numbers")
        })
    }

    /// `value: 8/10` beside levels of 5
    fn scales(&self) -> Option<Diagnostic> {
        let unit = self.unit?;
        let levels = self.fields.iter().map(|(_, level)| *level);
        let other = |number: &&Spanned<Quantity>| number.value.unit.as_deref().is_some_and(|own| own != unit);
        let odd = levels.chain(self.check_ins).filter(other).find(|number| {
            let own = number.value.unit.as_deref().filter(|_| is_known(shown(unit)));
            // Points and per cent are one to many; two currencies are told of by themselves.
            let money = |own: &str| is_currency(own) && is_currency(shown(unit));
            let apart = own.is_some_and(|own| own != "points" && !money(own) && is_known(own));
            apart && unit != "points" && number.value.within(Some(unit)).is_none()
        })?;
        Some(
            Diagnostic::new(
                &NUMBER_CONTRADICTION,
                self.path,
                odd.span,
                format!("{} stands among numbers in “{}”: two scales", written(&odd.value), shown(unit)),
            )
            .ask("On which of the two is it reported?")
            .help("write all of them on one scale"),
        )
    }

    fn shown(&self, levels: &[&Spanned<Quantity>]) -> String {
        levels.iter().map(|level| self.show(self.number(&level.value))).collect::<Vec<_>>().join(", ")
    }
}

/// A number with the unit that it is written in.
fn written(number: &Quantity) -> String {
    show(number.value, number.unit.as_deref())
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
