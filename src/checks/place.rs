//! Where a rule looks: a playbook with its words read, then a team's quarter, an objective, a key result in it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::history::Past;
use super::wordings::ObjectiveWords;
use super::words::{Lexicon, Limits, Vocabulary, WordFinding};
use crate::diagnostic::{Code, Diagnostic, Subject};
use crate::model::config::Checks;
use crate::model::figure::show;
use crate::model::key_result::KeyResult;
use crate::model::metric::{Metric, MetricPoint, MetricRole};
use crate::model::objective::{Ambition, Objective};
use crate::model::playbook::{Entry, ObjectiveIndex, Playbook, Quarter, TeamQuarter};
use crate::source::{SourcePath, Sources, within};
use crate::span::{Span, Spanned};

/// A playbook as the rules see it.
#[derive(Debug)]
pub struct Book<'a> {
    /// What is judged.
    pub playbook: &'a Playbook,
    /// The quarters that are judged; the others are evidence.
    pub judged: Vec<usize>,
    /// The words that are known here.
    pub lexicon: Cow<'static, Lexicon>,
    sources: &'a Sources,
    /// Per quarter, the one before it.
    before: Vec<Option<usize>>,
    /// Per quarter, whether it is closed.
    closed: Vec<bool>,
    /// Per quarter, the day of its newest check-in; worked out when somebody asks.
    as_of: Vec<OnceLock<Option<Date>>>,
    /// The series that the numbers of judged key results belong to.
    series: HashMap<(ObjectiveIndex, usize), Series<'a>>,
}

/// A series as a judged key result has it.
#[derive(Debug)]
pub struct Series<'a> {
    /// All of it.
    pub metric: &'a Metric,
    /// How it moved before; worked out when somebody asks.
    pub trend: OnceLock<Option<Past>>,
}

impl<'a> Book<'a> {
    /// Makes a playbook ready to be looked at.
    #[must_use]
    pub fn new(playbook: &'a Playbook, sources: &'a Sources, judged: Vec<usize>) -> Self {
        Self {
            before: (0..playbook.quarters.len()).map(|quarter| playbook.before(quarter)).collect(),
            closed: (0..playbook.quarters.len()).map(|quarter| playbook.closed(quarter)).collect(),
            as_of: playbook.quarters.iter().map(|_| OnceLock::new()).collect(),
            lexicon: lexicon(&playbook.config.checks),
            series: series(playbook, &judged),
            judged,
            playbook,
            sources,
        }
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &'a Checks {
        &self.playbook.config.checks
    }

    /// A part of a wording, in its file.
    #[must_use]
    pub fn within(&self, path: &SourcePath, wording: &Spanned<String>, at: Range<usize>) -> Span {
        self.sources.text(path).map_or(wording.span, |text| within(text, wording, at))
    }

    /// A place as people look it up: `2020-Q4/telesales.yaml:28`.
    #[must_use]
    pub fn line(&self, path: &SourcePath, span: Span) -> String {
        let Some(text) = self.sources.text(path) else { return path.to_string() };
        let before = text.as_bytes().get(..span.start as usize).unwrap_or_default();
        // In pieces whose breaks fit a byte, which a machine counts many at a time.
        let breaks = |piece: &[u8]| piece.iter().map(|byte| u8::from(*byte == b'\n')).sum::<u8>();
        format!("{path}:{}", before.chunks(255).map(|piece| usize::from(breaks(piece))).sum::<usize>() + 1)
    }

    /// Whether a quarter is closed.
    #[must_use]
    pub fn closed(&self, quarter: usize) -> bool {
        self.closed[quarter]
    }

    /// The day of a quarter's newest check-in.
    #[must_use]
    pub fn as_of(&self, quarter: usize) -> Option<Date> {
        *self.as_of[quarter].get_or_init(|| self.playbook.as_of(quarter))
    }

    /// The series that a judged key result's number belongs to.
    #[must_use]
    pub fn series(&self, objective: ObjectiveIndex, key_result: usize) -> Option<&Series<'a>> {
        self.series.get(&(objective, key_result))
    }

    /// The team's quarter before this one.
    #[must_use]
    pub fn before(&self, quarter: usize, team: usize) -> Option<(usize, &'a TeamQuarter)> {
        let before = self.before[quarter]?;
        let found = self.playbook.quarters[before].teams.iter().find(|other| other.team == team)?;
        Some((before, found))
    }

    /// The teams' quarters whose close a quarter looks back on: its own, and of the current one each team's newest before
    /// it, of each length, that nobody judges and that ended within a year. A plan for the next quarter closes a quarter,
    /// and ends no question about how it closed, least of all another team's plan. Their words are not there.
    #[must_use]
    pub fn closing(&'a self, quarter: usize) -> Vec<OfTeam<'a>> {
        let quarters = &self.playbook.quarters;
        let of_team = |quarter, index| OfTeam { book: self, quarter, index, words: &[] };
        let mut closing: Vec<OfTeam<'a>> =
            (0..quarters[quarter].teams.len()).map(|index| of_team(quarter, index)).collect();
        if self.playbook.current() != Some(quarter) {
            return closing;
        }
        let lately = |other: &usize| {
            let other = &quarters[*other];
            other.start < quarters[quarter].start
                && other.end.saturating_add(1.year()) >= quarters[quarter].start
        };
        let mut earlier: Vec<usize> =
            (0..quarters.len()).filter(lately).filter(|other| !self.judged.contains(other)).collect();
        earlier.sort_by_key(|&other| std::cmp::Reverse(quarters[other].end));
        // Who looked back on the quarter itself has left the one before it behind.
        let this = &quarters[quarter];
        let looked = this.teams.iter().filter(|team| team.ended(this.end));
        let mut seen: HashSet<(usize, u8)> = looked.map(|team| (team.team, this.period.months())).collect();
        for other in earlier {
            for (index, team) in quarters[other].teams.iter().enumerate() {
                let newest =
                    !team.objectives.is_empty() && seen.insert((team.team, quarters[other].period.months()));
                closing.extend(newest.then(|| of_team(other, index)));
            }
        }
        closing
    }

    /// The file that holds the settings.
    #[must_use]
    pub fn config_path(&self) -> Option<&'a SourcePath> {
        let config = |file: &&crate::source::Source| file.kind == crate::source::SourceKind::Config;
        self.sources.files.iter().find(config).map(|file| &file.path)
    }
}

/// The series of every key result of some quarters.
fn series<'a>(playbook: &'a Playbook, judged: &[usize]) -> HashMap<(ObjectiveIndex, usize), Series<'a>> {
    let of_metric = |metric: &'a Arc<Metric>| {
        judged.iter().filter_map(move |quarter| match metric.of_quarter(*quarter)? {
            MetricPoint { objective, role: MetricRole::KeyResult(index) } => {
                Some(((objective, index), Series { metric, trend: OnceLock::new() }))
            }
            MetricPoint { role: MetricRole::Health(_), .. } => None,
        })
    };
    playbook.metrics.iter().flat_map(of_metric).collect()
}

/// The lists, with the playbook's own words and bounds where it has any: a copy is made only then.
pub fn lexicon(checks: &Checks) -> Cow<'static, Lexicon> {
    let limits = Limits { small_lift: checks.small_lift, long_objective: checks.long_objective };
    let list = |name: &str| checks.vocabulary.get(name).cloned().unwrap_or_default();
    let own = Vocabulary {
        routine: list("routine"),
        task: list("task"),
        inspiring: list("inspiring"),
        known: list("terms"),
    };
    let english = Lexicon::english();
    match (own == Vocabulary::default(), limits == english.limits) {
        (true, true) => Cow::Borrowed(english),
        (true, false) => Cow::Owned(english.clone().with_limits(limits)),
        (false, _) => Cow::Owned(english.with(&own).with_limits(limits)),
    }
}

/// A team's quarter.
#[derive(Debug, Clone, Copy)]
pub struct OfTeam<'a> {
    /// The whole.
    pub book: &'a Book<'a>,
    /// Index of the quarter.
    pub quarter: usize,
    /// Index in the quarter.
    pub index: usize,
    /// Its words.
    pub words: &'a [Arc<ObjectiveWords>],
}

impl<'a> OfTeam<'a> {
    /// The quarter.
    #[must_use]
    pub fn quarter(&self) -> &'a Quarter {
        &self.book.playbook.quarters[self.quarter]
    }

    /// As written.
    #[must_use]
    pub fn written(&self) -> &'a TeamQuarter {
        &self.quarter().teams[self.index]
    }

    /// Its quarter before.
    #[must_use]
    pub fn before(&self) -> Option<(usize, &'a TeamQuarter)> {
        self.book.before(self.quarter, self.written().team)
    }

    /// Its quarter before, if what was left open there is asked here: the team goes on, and it is no year ago. Whether
    /// closed quarters are judged or not makes no difference to it.
    #[must_use]
    pub fn left_open(&self) -> Option<(usize, &'a TeamQuarter)> {
        self.before().filter(|(before, _)| lately(self.book.playbook, *before, self.quarter, self.written()))
    }

    /// Whether the quarter after asks what is left open here.
    #[must_use]
    pub fn asked_later(&self) -> bool {
        let playbook = self.book.playbook;
        playbook.after(self.quarter).is_some_and(|after| {
            let mut later = playbook.quarters[after].teams.iter();
            later
                .find(|other| other.team == self.written().team)
                .is_some_and(|other| lately(playbook, self.quarter, after, other))
        })
    }

    /// Its objectives.
    pub fn objectives(self) -> impl Iterator<Item = OfObjective<'a>> {
        let (quarter, team) = (self.quarter, self.index);
        self.written().objectives.iter().zip(self.words).enumerate().map(
            move |(objective, (entry, words))| OfObjective {
                team: self,
                at: ObjectiveIndex { quarter, team, objective },
                entry,
                words,
            },
        )
    }

    /// Whether its reflection closes it: written at the end, or without a day and a newer quarter is there.
    #[must_use]
    pub fn ended(&self) -> bool {
        let undated = self.written().reflection.as_ref().is_some_and(|reflection| reflection.on.is_none());
        self.written().ended(self.quarter().end) || undated && self.book.closed(self.quarter)
    }

    /// What findings are about.
    #[must_use]
    pub fn subject(&self) -> Subject {
        Subject {
            period: self.quarter().period.to_string(),
            team: self.book.playbook.teams[self.written().team].id.clone(),
            objective: None,
            key_result: None,
        }
    }

    /// A finding on the team's file; `None` where it has none.
    #[must_use]
    pub fn say(&self, code: &'static Code, span: Span, message: String) -> Option<Diagnostic> {
        let written = self.written();
        let path =
            written.path.as_ref().or(written.reflection.as_ref().map(|reflection| &reflection.path))?;
        Some(Diagnostic::new(code, path, span, message).about(self.subject()))
    }
}

/// What was learned years ago is not what a quarter waits for.
fn lately(playbook: &Playbook, before: usize, after: usize, written: &TeamQuarter) -> bool {
    let [before, after] = [before, after].map(|quarter| &playbook.quarters[quarter]);
    let near = before.end.saturating_add(1.year()) >= after.start;
    near && !written.objectives.is_empty()
}

/// An objective in its place.
#[derive(Debug, Clone, Copy)]
pub struct OfObjective<'a> {
    /// Its team's quarter.
    pub team: OfTeam<'a>,
    /// Where it stands.
    pub at: ObjectiveIndex,
    /// With what it is linked to.
    pub entry: &'a Entry,
    /// Its words.
    pub words: &'a ObjectiveWords,
}

impl<'a> OfObjective<'a> {
    /// As written.
    #[must_use]
    pub fn written(&self) -> &'a Objective {
        &self.entry.objective
    }

    /// How high it aims.
    #[must_use]
    pub fn ambition(&self) -> Ambition {
        self.entry.objective.ambition.value
    }

    /// Its key results.
    pub fn key_results(self) -> impl Iterator<Item = OfKeyResult<'a>> {
        self.written()
            .key_results
            .iter()
            .zip(&self.words.key_results)
            .enumerate()
            .map(move |(index, (written, words))| OfKeyResult { objective: self, index, written, words })
    }

    /// What findings are about.
    #[must_use]
    pub fn subject(&self) -> Subject {
        Subject { objective: Some(self.written().id.value.clone()), ..self.team.subject() }
    }

    /// A finding on it.
    #[must_use]
    pub fn say(&self, code: &'static Code, span: Span, message: String) -> Diagnostic {
        Diagnostic::new(code, &self.written().path, span, message).about(self.subject())
    }
}

/// A key result in its place.
#[derive(Debug, Clone, Copy)]
pub struct OfKeyResult<'a> {
    /// Its objective.
    pub objective: OfObjective<'a>,
    /// Index in the objective.
    pub index: usize,
    /// As written.
    pub written: &'a KeyResult,
    /// What its words raise.
    pub words: &'a [WordFinding],
}

impl<'a> OfKeyResult<'a> {
    /// The whole.
    #[must_use]
    pub fn book(&self) -> &'a Book<'a> {
        self.objective.team.book
    }

    /// The series that its number belongs to.
    #[must_use]
    pub fn series(&self) -> Option<&'a Series<'a>> {
        self.book().series(self.objective.at, self.index)
    }

    /// Where the number wants to go; nothing where its levels turn round, which is said by itself: until it is known
    /// which way is better, nothing else can be said of them.
    #[must_use]
    pub fn goal(&self) -> Option<&'a Spanned<f64>> {
        let written = self.written;
        let levels = [&written.commit, &written.target, &written.stretch].into_iter().flatten();
        let levels = written.baseline.value().into_iter().chain(levels.map(|level| level.value));
        let pairs = levels.clone().zip(levels.skip(1));
        let (up, down) = pairs.fold((false, false), |(up, down), (a, b)| (up || b > a, down || b < a));
        written.goal().filter(|_| !(up && down))
    }

    /// A number with its unit.
    #[must_use]
    pub fn show(&self, value: f64) -> String {
        show(value, self.written.unit.as_deref())
    }

    /// What findings are about.
    #[must_use]
    pub fn subject(&self) -> Subject {
        Subject { key_result: Some(self.written.id.value.clone()), ..self.objective.subject() }
    }

    /// A finding on it.
    #[must_use]
    pub fn say(&self, code: &'static Code, span: Span, message: String) -> Diagnostic {
        Diagnostic::new(code, &self.objective.written().path, span, message).about(self.subject())
    }
}
