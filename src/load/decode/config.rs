//! `okrbook.yaml`, `teams.yaml` and `quarter.yaml`.

use std::collections::BTreeMap;

use super::QuarterFile;
use crate::diagnostic::{Diagnostic, Severity};
use crate::load::codes::BAD_VALUE;
use crate::load::fields::Fields;
use crate::load::interpret;
use crate::load::node::Value;
use crate::model::audience::Audience;
use crate::model::config::{Checks, Coach, Config, Scale, ThemeChoice};
use crate::model::playbook::{Event, TeamListing};
use crate::source::Source;
use crate::span::Spanned;

const AUDIENCES: [Audience; 3] = [Audience::Everyone, Audience::Client, Audience::Coach];

/// Decodes `okrbook.yaml`.
pub fn config(fields: Fields<'_>) -> Config {
    let plain = Config::default();
    let audience = |fields: &Fields<'_>, key, default| {
        fields.choice(key, &Audience::NAMES).map_or(default, |i| AUDIENCES[i.value])
    };
    let theme = fields.get("theme").map(|node| Fields::of(node, "name"));
    let text = |fields: &Fields<'_>, key| fields.text(key).map(|text| text.value);
    Config {
        title: text(&fields, "title").unwrap_or(plain.title),
        organisation: text(&fields, "organisation"),
        language: text(&fields, "language").unwrap_or(plain.language),
        base_url: text(&fields, "base_url").unwrap_or_default().trim_end_matches('/').to_owned(),
        audience: audience(&fields, "audience", plain.audience),
        theme: theme.map_or_else(ThemeChoice::default, |theme| ThemeChoice {
            name: text(&theme, "name").unwrap_or_else(|| "default".to_owned()),
            accent: text(&theme, "accent").filter(|accent| interpret::colour(accent)),
            logo: theme.text("logo"),
        }),
        coach: fields.get("coach").and_then(|node| coach(Fields::of(node, "name"))),
        fiscal_year_starts: fields
            .whole("fiscal_year_starts")
            .and_then(|month| u8::try_from(month).ok())
            .filter(|month| (1..=12).contains(month))
            .unwrap_or(1),
        scale: match fields
            .get("scoring")
            .and_then(|node| text(&Fields::of(node, "scale"), "scale"))
            .as_deref()
        {
            Some("linear") => Scale::Linear,
            _ => Scale::Lamorte,
        },
        checks: fields.get("checks").map_or_else(Checks::default, |node| {
            let fields = Fields::of(node, "show_to");
            checks(&fields, audience(&fields, "show_to", Audience::Coach))
        }),
        edit_url: text(&fields, "edit_url"),
    }
}

fn coach(fields: Fields<'_>) -> Option<Coach> {
    let booking = fields.get("booking").and_then(|node| {
        let fields = Fields::of(node, "label");
        let url = fields.text("url")?.value;
        let safe = ["https://", "http://", "mailto:"].iter().any(|scheme| url.starts_with(scheme));
        safe.then_some((fields.text("label")?.value, url))
    });
    Some(Coach { name: fields.text("name")?.value, booking })
}

fn checks(fields: &Fields<'_>, show_to: Audience) -> Checks {
    let plain = Checks::default();
    let rules = fields
        .keyed("rules")
        .iter()
        .filter_map(|(key, node)| {
            let Value::Scalar(scalar) = &node.value else { return None };
            let severity = match &*scalar.text {
                "off" => None,
                "hint" => Some(Severity::Hint),
                "warn" => Some(Severity::Warn),
                "error" => Some(Severity::Error),
                _ => return None,
            };
            Some((Spanned::new(key.text.to_string(), key.span), severity))
        })
        .collect();
    let settings = fields.get("settings").map(|node| Fields::of(node, ""));
    let whole = |key, default| {
        settings
            .and_then(|settings| settings.whole(key))
            .and_then(|value| usize::try_from(value).ok())
            .unwrap_or(default)
    };
    let start_confidence = settings.and_then(|settings| {
        let shares: Vec<f64> = settings
            .list("start-confidence")
            .iter()
            .filter_map(|node| match &node.value {
                Value::Scalar(scalar) => interpret::share(scalar).ok(),
                _ => None,
            })
            .collect();
        <[f64; 2]>::try_from(shares).ok()
    });
    let vocabulary =
        fields.get("vocabulary").map(|node| Fields::of(node, "")).map_or_else(BTreeMap::new, |lists| {
            ["routine", "task", "inspiring", "terms"]
                .into_iter()
                .map(|list| (list.to_owned(), lists.texts(list).into_iter().map(|word| word.value).collect()))
                .collect()
        });
    Checks {
        show_to,
        rules,
        max_objectives: whole("max-objectives", plain.max_objectives),
        small_lift: settings.and_then(|settings| settings.share("small-lift")).unwrap_or(plain.small_lift),
        start_confidence: start_confidence
            .map_or(plain.start_confidence, |[low, high]| (low.min(high), low.max(high))),
        long_objective: whole("long-objective", plain.long_objective),
        vocabulary,
    }
}

/// Decodes `teams.yaml`.
pub fn teams(fields: Fields<'_>) -> Vec<TeamListing> {
    fields
        .list("teams")
        .iter()
        .filter_map(|node| {
            let fields = Fields::of(node, "id");
            Some(TeamListing {
                id: fields.text("id")?,
                name: fields.text("name"),
                lead: fields.text("lead"),
                parent: fields.text("parent"),
                about: fields.text("about"),
            })
        })
        .collect()
}

/// Decodes `quarter.yaml`.
pub fn quarter(source: &Source, fields: Fields<'_>, found: &mut Vec<Diagnostic>) -> QuarterFile {
    let (start, end) = (fields.date("start"), fields.date("end"));
    if let (Some(start), Some(end)) = (&start, &end)
        && end.value < start.value
    {
        found.push(
            Diagnostic::new(
                &BAD_VALUE,
                &source.path,
                end.span,
                format!("the period ends on {}, before it starts on {}", end.value, start.value),
            )
            .also(&source.path, start.span, "it starts here")
            .help("exchange the two, or mend the year"),
        );
    }
    let mut events: Vec<Event> = fields
        .list("events")
        .iter()
        .filter_map(|node| {
            let fields = Fields::of(node, "event");
            Some(Event {
                on: fields.date("on")?.value,
                until: fields.date("until").map(|until| until.value),
                event: fields.text("event")?.value,
            })
        })
        .collect();
    events.sort_by_key(|event| event.on);
    QuarterFile {
        start,
        end,
        motto: fields.text("motto").map(|motto| motto.value),
        about: fields.text("about").map(|about| about.value),
        events,
    }
}
