//! Settles a key result's numbers: what its fields say, what its words say, and where the two disagree.

use super::codes::NUMBER_CONTRADICTION;
use super::contradictions::Numbers;
use super::fields::Fields;
use super::interpret;
use super::node::Value;
use crate::diagnostic::Diagnostic;
use crate::model::figure::{same, show};
use crate::model::key_result::Baseline;
use crate::model::quantity::Quantity;
use crate::model::reading::read;
use crate::source::{SourcePath, within};
use crate::span::Spanned;

/// A key result's numbers, settled. Fields win over words.
#[derive(Debug)]
pub struct Levels {
    /// Where it starts.
    pub baseline: Baseline,
    /// 0.3
    pub commit: Option<Spanned<f64>>,
    /// 0.7
    pub target: Option<Spanned<f64>>,
    /// 1.0
    pub stretch: Option<Spanned<f64>>,
    /// Where no metric is named: the wording without the numbers that were read in it.
    pub subject: Option<String>,
    /// Of all of them.
    pub unit: Option<String>,
    /// The words say that less is better.
    pub falling_words: bool,
    /// Where the words alone give the levels, what both are multiplied by: a million in "from 0.9 to 1.2 million".
    pub scale: f64,
}

impl Levels {
    /// A number of a check-in in the unit of the levels.
    #[must_use]
    pub fn number(&self, quantity: &Quantity) -> f64 {
        let value = quantity.within(self.unit.as_deref()).unwrap_or(quantity.value);
        // "From 0.9 to 1.2 million", and then 1.0.
        let levels = [self.baseline.value(), self.target.as_ref().map(|level| level.value)];
        let lowest = levels.into_iter().flatten().fold(f64::INFINITY, f64::min);
        let short = self.scale > 1.0 && quantity.scale <= 1.0 && value < lowest / 100.0;
        if short { value * self.scale } else { value }
    }
}

/// Reads the levels of one key result; `wording` stands at its span in the file, character for character
/// where it is one plain line, which is what lets a number in it be underlined.
#[must_use]
pub fn settle(
    path: &SourcePath,
    text: &str,
    fields: &Fields<'_>,
    wording: &Spanned<String>,
    check_ins: &[Spanned<Quantity>],
) -> (Levels, Vec<Diagnostic>) {
    let mut said = read(wording);
    let place = |number: &Quantity| within(text, wording, number.at.clone());
    let field = |key| fields.quantity(key);
    let (baseline, commit, target, stretch) =
        (field("baseline"), field("commit"), field("target"), field("stretch"));
    let given = [&baseline, &commit, &target, &stretch];
    let given_none = given.iter().all(|level| level.is_none());
    // "Calls answered within 60 seconds" beside a target of 80%: the words' number says which calls.
    if given.iter().any(|level| level.is_some())
        && said.target.as_ref().is_some_and(|words| !aimed(wording, words))
    {
        said.target = None;
    }
    let unit = fields
        .text("unit")
        .map(|unit| unit.value)
        .or_else(|| given.into_iter().flatten().find_map(|level| level.unit.clone()))
        .or_else(|| {
            [&said.target, &said.baseline].into_iter().flatten().find_map(|number| number.unit.clone())
        });
    let number = |quantity: &Quantity| quantity.within(unit.as_deref()).unwrap_or(quantity.value);
    let fields_given = ["baseline", "commit", "target", "stretch"]
        .into_iter()
        .zip(given)
        .filter_map(|(name, level)| Some((name, level.as_ref()?)));
    let numbers = Numbers {
        path,
        text,
        wording,
        said: &said,
        unit: unit.as_deref(),
        fields: fields_given.collect(),
        check_ins,
    };
    let mut found = numbers.contradictions();

    let level = |level: Option<Spanned<Quantity>>| level.map(|level| level.map(|quantity| number(&quantity)));
    let words = said.baseline.as_ref().map(|words| Spanned::new(number(words), place(words)));
    let baseline = settle_baseline(fields, level(baseline), words);
    // What the fields say is cut from nowhere: a number in the words says which calls then.
    let subject = fields
        .get("metric")
        .is_none()
        .then(|| if given_none { said.subject(wording) } else { wording.value.clone() });
    let (commit, mut target, stretch) = (level(commit), level(target), level(stretch));
    if target.is_none() {
        let named = [&commit, &stretch].into_iter().flatten().map(|level| level.value).collect::<Vec<_>>();
        let words = said.target.as_ref().map(|words| Spanned::new(number(words), place(words)));
        let change = said.change.as_ref().and_then(|change| {
            let value = change.by.from(baseline.value()?);
            Some(Spanned::new(value, within(text, wording, change.at.clone())))
        });
        // "2 more shops": two where nobody says how many there are, else so many more.
        let on_top =
            said.change.as_ref().zip(said.target.as_ref()).is_some_and(|(change, to)| change.at == to.at);
        let said = if on_top { change.or(words) } else { words.or(change) };
        target = said.filter(|words| named.iter().all(|level| !same(*level, words.value)));
    }
    let scale = match (&said.baseline, &said.target) {
        (Some(from), Some(to)) if given_none && from.scale.to_bits() == to.scale.to_bits() => to.scale,
        _ => 1.0,
    };
    let levels =
        Levels { baseline, commit, target, stretch, subject, unit, falling_words: said.falling, scale };
    found.extend(order(path, &levels));
    (levels, found)
}

fn settle_baseline(
    fields: &Fields<'_>,
    field: Option<Spanned<f64>>,
    words: Option<Spanned<f64>>,
) -> Baseline {
    if let Some(value) = field {
        return Baseline::Known(value);
    }
    if let Some(node) = fields.get("baseline")
        && let Value::Scalar(scalar) = &node.value
        && let Some(Ok(by)) = interpret::unknown(scalar)
    {
        return Baseline::Unknown(Spanned::new(by, node.span));
    }
    words.map_or(Baseline::Missing, Baseline::Known)
}

/// Whether a number in the words says where to go, and not which, how soon or out of how many: "to 8", "8 shops" do,
/// "shops with more than 20 orders a day", "orders per 100 calls" do not.
fn aimed(wording: &str, number: &Quantity) -> bool {
    let before = wording[..number.at.start].to_lowercase();
    let mut words = before.split_whitespace();
    let to =
        words.clone().next_back().is_some_and(|word| matches!(word, "to" | "→" | "->" | "reach" | "hit"));
    // "30-day retention", "members under 30 who stay": which ones.
    let after = &wording[number.at.end..];
    let which = [" who ", " that ", " which "].iter().any(|word| after.starts_with(word));
    let part = after.starts_with('-') || which;
    // "Deals of more than €10k", "retention at day 30", "guests on the €50 plan"
    let says_which = ["of more than", "of at least", "of over", "of under", "day", "week", "month", "the"]
        .iter()
        .any(|words| before.trim_end().strip_suffix(words).is_some_and(|rest| rest.ends_with(' ')));
    to || !part
        && !says_which
        && !words.any(|word| {
            matches!(
                word,
                "per" | "with" | "who" | "that" | "which" | "whose" | "within" | "in" | "every" | "each"
            )
        })
}

/// Levels must rise from baseline to stretch, or fall all the way.
fn order(path: &SourcePath, levels: &Levels) -> Option<Diagnostic> {
    let baseline = match &levels.baseline {
        Baseline::Known(value) => Some(value),
        Baseline::Missing | Baseline::Unknown(_) => None,
    };
    let named = [
        ("baseline", baseline),
        ("commit", levels.commit.as_ref()),
        ("target", levels.target.as_ref()),
        ("stretch", levels.stretch.as_ref()),
    ];
    let given: Vec<(&str, &Spanned<f64>)> =
        named.into_iter().filter_map(|(name, level)| Some((name, level?))).collect();
    let (first, last) = (given.first()?, given.last()?);
    let falling = last.1.value < first.1.value;
    let (a, b) = given
        .windows(2)
        .map(|pair| (pair[0], pair[1]))
        .find(|(a, b)| a.1.value != b.1.value && (b.1.value < a.1.value) != falling)?;
    let show = |level: &Spanned<f64>| show(level.value, levels.unit.as_deref());
    Some(
        Diagnostic::new(
            &NUMBER_CONTRADICTION,
            path,
            b.1.span,
            format!("the levels turn round: {} {}, then {} {}", a.0, show(a.1), b.0, show(b.1)),
        )
        .also(path, a.1.span, "before it")
        .ask("Which way should this number go, and where does it stand today?")
        .help(
            "baseline, commit, target and stretch go one way, up or down; until they do, there is no score",
        ),
    )
}
