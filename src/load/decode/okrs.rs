//! A team's OKR file: objectives with all that stands below them.

use std::collections::HashMap;
use std::sync::Arc;

use super::OkrFile;
use crate::diagnostic::Diagnostic;
use crate::load::codes::{BROKEN_ALIGNMENT, DUPLICATE_ID, SCORE_OUT_OF_RANGE};
use crate::load::fields::Fields;
use crate::load::levels::settle;
use crate::model::audience::Audience;
use crate::model::figure::plain;
use crate::model::key_result::{CheckIn, KeyResult, Milestone};
use crate::model::objective::{Allow, Ambition, Draft, HealthMetric, Initiative, Objective};
use crate::model::quantity::{Quantity, quantities};
use crate::model::reading::read;
use crate::model::reference::Reference;
use crate::model::slug::slug;
use crate::source::Source;
use crate::span::{Span, Spanned};

/// Decodes the file.
pub fn okrs(source: &Source, fields: Fields<'_>, found: &mut Vec<Diagnostic>) -> OkrFile {
    let mut ids = Ids::new("objective");
    let objectives = fields
        .list("objectives")
        .iter()
        .filter_map(|node| objective(source, Fields::of(node, "objective"), &mut ids, found))
        .map(Arc::new)
        .collect();
    OkrFile { team: fields.text("team"), objectives, allow: allow(&fields) }
}

fn objective(
    source: &Source,
    fields: Fields<'_>,
    ids: &mut Ids,
    found: &mut Vec<Diagnostic>,
) -> Option<Objective> {
    let wording = fields.text("objective")?;
    let visibility = audience(&fields, Audience::Everyone);
    let drafts: Vec<Draft> = fields
        .list("drafts")
        .iter()
        .filter_map(|node| {
            let fields = Fields::of(node, "objective");
            Some(Draft {
                wording: fields.text("objective")?,
                on: fields.date("on"),
                coaching: fields.text("coaching"),
                visibility: audience(&fields, visibility).max(visibility),
            })
        })
        .collect();
    // The id stands in addresses, so it is made of words that all of the objective's readers may read.
    let first =
        drafts.iter().find(|draft| draft.visibility == visibility).map_or(&wording, |draft| &draft.wording);
    let id = ids.take(source, fields.text("id"), first, found);
    let mut key_result_ids = Ids::new("key result");
    let key_results = fields
        .list("key_results")
        .iter()
        .filter_map(|node| key_result(source, Fields::of(node, "key_result"), &mut key_result_ids, found))
        .collect();
    let supports = fields.text("supports").and_then(|written| {
        let reference = Reference::parse(&written).filter(|reference| reference.objective.is_some());
        if reference.is_none() {
            found.push(
                Diagnostic::new(
                    &BROKEN_ALIGNMENT,
                    &source.path,
                    written.span,
                    format!("“{}” names no objective", *written),
                )
                .label("expected team/objective")
                .help("write the team and the objective's id with a slash between: company/win-the-mainland"),
            );
        }
        reference.map(|reference| Spanned::new(reference, written.span))
    });
    let ambition = fields.choice("ambition", &Ambition::NAMES);
    Some(Objective {
        path: source.path.clone(),
        id,
        why: fields.text("why"),
        why_now: fields.text("why_now"),
        owner: fields.text("owner"),
        supports,
        ambition: ambition.map_or(Spanned::new(Ambition::Aspirational, wording.span), |choice| {
            choice.map(|i| [Ambition::Aspirational, Ambition::Committed, Ambition::Learning][i])
        }),
        visibility,
        drafts,
        key_results,
        health_metrics: fields
            .list("health_metrics")
            .iter()
            .filter_map(|node| health(Fields::of(node, "metric")))
            .collect(),
        initiatives: fields
            .list("initiatives")
            .iter()
            .filter_map(|node| {
                let fields = Fields::of(node, "initiative");
                let done = fields.flag("done").is_some_and(|done| done.value);
                Some(Initiative { initiative: fields.text("initiative")?, done })
            })
            .collect(),
        allow: allow(&fields),
        wording,
    })
}

fn key_result(
    source: &Source,
    fields: Fields<'_>,
    ids: &mut Ids,
    found: &mut Vec<Diagnostic>,
) -> Option<KeyResult> {
    let wording = fields.text("key_result")?;
    let metric = fields.text("metric");
    let id = ids.take(source, fields.text("id"), metric.as_ref().unwrap_or(&wording), found);
    let written = fields.list("check_ins");
    // Most of a playbook is check-ins: no more room for them than they need.
    let mut check_ins: Vec<CheckIn> = Vec::with_capacity(written.len());
    let mut values: Vec<Spanned<Quantity>> = Vec::with_capacity(written.len());
    for node in written {
        let fields = Fields::of(node, "note");
        let value = fields.quantity("value");
        check_ins.push(CheckIn {
            on: fields.date("on"),
            value: value.as_ref().map(|value| Spanned::new(value.value.value, value.span)),
            confidence: fields.confidence("confidence"),
            note: fields.text("note"),
        });
        values.extend(value);
    }
    let (levels, said) = settle(&source.path, &source.text, &fields, &wording, &values);
    found.extend(said);
    // Now that the unit is known: each value in it.
    let with_value = check_ins.iter_mut().filter_map(|check_in| check_in.value.as_mut());
    for (value, quantity) in with_value.zip(&values) {
        value.value = levels.number(quantity);
    }
    if check_ins.iter().all(|check_in| check_in.on.is_some()) {
        check_ins.sort_by_key(|check_in| check_in.on.as_ref().map(|on| on.value));
    }
    let score = fields.score("score");
    if let Some(given) = score.as_ref().filter(|given| !(0.0..=1.0).contains(&given.value)) {
        found.push(
            Diagnostic::new(
                &SCORE_OUT_OF_RANGE,
                &source.path,
                given.span,
                format!("the score {} lies outside 0 to 1", plain(given.value)),
            )
            .label("kept as written, drawn at the end of the scale")
            .ask(if given.value > 1.0 {
                "What would have amazed you at the start?"
            } else {
                "What do you know now that you could not have known without trying?"
            })
            .help("a score above 1.0 often says that the stretch was set too near"),
        );
    }
    Some(KeyResult {
        id,
        subject: levels.subject,
        metric,
        unit: levels.unit,
        baseline: levels.baseline,
        commit: levels.commit,
        target: levels.target,
        stretch: levels.stretch,
        falling_words: levels.falling_words,
        owner: fields.text("owner"),
        confidence: fields.confidence("confidence"),
        check_ins,
        score,
        done: fields.flag("done"),
        milestones: fields
            .list("milestones")
            .iter()
            .filter_map(|node| {
                let fields = Fields::of(node, "name");
                Some(Milestone {
                    name: fields.text("name")?,
                    done: fields.flag("done").is_some_and(|done| done.value),
                })
            })
            .collect(),
        allow: allow(&fields),
        wording,
    })
}

fn health(fields: Fields<'_>) -> Option<HealthMetric> {
    let keep = fields.text("keep");
    let value = fields.quantity("value");
    let numbers = keep.as_ref().map(|keep| quantities(keep)).unwrap_or_default();
    let unit = fields
        .text("unit")
        .map(|unit| unit.value)
        .or_else(|| numbers.iter().rev().find_map(|number| number.unit.clone()))
        .or_else(|| value.as_ref().and_then(|value| value.unit.clone()));
    let number = |quantity: &Quantity| quantity.within(unit.as_deref()).unwrap_or(quantity.value);
    // "35-50" has two ends.
    let ends = numbers.iter().flat_map(|quantity| {
        let end = |value| number(&Quantity { value, ..quantity.clone() });
        std::iter::once(quantity.value).chain(quantity.until).map(end).collect::<Vec<_>>()
    });
    let range = match ends.collect::<Vec<_>>()[..] {
        [low, high] => (Some(low.min(high)), Some(low.max(high))),
        [only] if keep.as_ref().is_some_and(|keep| read(keep).falling) => (None, Some(only)),
        [only] => (Some(only), None),
        _ => (None, None),
    };
    Some(HealthMetric {
        metric: fields.text("metric")?,
        keep,
        range,
        unit: unit.clone(),
        value: value.map(|value| value.map(|quantity| number(&quantity))),
    })
}

fn allow(fields: &Fields<'_>) -> Vec<Allow> {
    fields
        .list("allow")
        .iter()
        .filter_map(|node| {
            let fields = Fields::of(node, "rule");
            Some(Allow {
                rule: fields.text("rule")?,
                reason: fields.text("reason"),
                until: fields.text("until"),
                span: fields.span(),
            })
        })
        .collect()
}

/// The audience under `visibility`.
pub fn audience(fields: &Fields<'_>, default: Audience) -> Audience {
    let choice = fields.choice("visibility", &Audience::NAMES);
    match choice {
        Some(i) => [Audience::Everyone, Audience::Client, Audience::Coach][i.value],
        // A word that cannot be read hides rather than shows; the slip itself is an error.
        None if fields.get("visibility").is_some() => Audience::Coach,
        None => default,
    }
}

/// Hands out ids: those given must differ, those made up are made to.
struct Ids {
    what: &'static str,
    /// The slugs, which are what must differ, and where they come from.
    taken: HashMap<String, Span>,
}

impl Ids {
    fn new(what: &'static str) -> Self {
        Self { what, taken: HashMap::new() }
    }

    fn take(
        &mut self,
        source: &Source,
        given: Option<Spanned<String>>,
        wording: &Spanned<String>,
        found: &mut Vec<Diagnostic>,
    ) -> Spanned<String> {
        let explicit = given.is_some();
        let mut id = given.unwrap_or_else(|| Spanned::new(slug(wording), wording.span));
        let mut name = slug(&id);
        // Short enough that a number behind it is never cut off.
        let mut base = None;
        for n in 2.. {
            let Some(first) = self.taken.get(&name) else { break };
            if explicit && n == 2 {
                found.push(
                    Diagnostic::new(
                        &DUPLICATE_ID,
                        &source.path,
                        id.span,
                        format!("another {} of this {} has the id `{}`", self.what, self.whole(), *id),
                    )
                    .label("links and history cannot tell the two apart")
                    .also(&source.path, *first, "the first")
                    .help("give one of them another id"),
                );
            }
            let base = base.get_or_insert_with(|| id.value.chars().take(70).collect::<String>());
            id.value = format!("{base}-{n}");
            name = slug(&id);
        }
        self.taken.insert(name, id.span);
        id
    }

    fn whole(&self) -> &'static str {
        if self.what == "objective" { "file" } else { "objective" }
    }
}
