//! The interface words that charts show or read out. English here; another language is another value.
//!
//! Sentences are templates with `{name}` places, filled in one pass, so a value with braces in it stays as it is.

/// Every word a chart can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// Names of the levels as they stand in a sentence: baseline, commit, target, stretch.
    pub levels: [&'static str; 4],
    /// The same at the beginning of a line.
    pub heads: [&'static str; 4],
    /// Over the dot of a scale: `{value}`.
    pub now: &'static str,
    /// Over the pace mark of a scale: `{value}`.
    pub pace: &'static str,
    /// At the end of a pace line.
    pub pace_line: &'static str,
    /// Beside confidence bars.
    pub how_sure: &'static str,
    /// `{share}` in whole per cent, as a chart's label.
    pub percent: &'static str,
    /// Between the parts of a list.
    pub comma: &'static str,
    /// Between the entries of a longer list.
    pub semicolon: &'static str,
    /// Between sentences.
    pub stop: &'static str,
    /// `{score}`.
    pub score: &'static str,
    /// `{score}` an even pace would have.
    pub score_pace: &'static str,
    /// No value was given.
    pub no_value: &'static str,
    /// `{name}` of a key result.
    pub scale_title: &'static str,
    /// `{level}`, `{value}` and `{score}`.
    pub level_scores: &'static str,
    /// `{level}` and `{value}`.
    pub level_is: &'static str,
    /// `{value}` and `{score}`.
    pub now_scores: &'static str,
    /// `{value}`.
    pub now_is: &'static str,
    /// `{value}`.
    pub pace_is: &'static str,
    /// `{name}` of a key result.
    pub trend_title: &'static str,
    /// `{value}`.
    pub started: &'static str,
    /// `{date}` and `{what}`.
    pub dated: &'static str,
    /// `{share}`.
    pub sure: &'static str,
    /// `{count}` check-ins that are not listed one by one.
    pub more_check_ins: &'static str,
    /// No check-in yet.
    pub no_check_in: &'static str,
    /// Title of confidence bars.
    pub confidence: &'static str,
    /// `{list}` of confidences.
    pub from_start: &'static str,
    /// Title of one confidence.
    pub confidence_start: &'static str,
    /// Title of an objective's scores.
    pub scores: &'static str,
    /// `{period}`.
    pub scores_of: &'static str,
    /// No score.
    pub no_score: &'static str,
    /// Title of the calibration chart.
    pub calibration: &'static str,
    /// `{share}`, `{reached}` and `{all}`.
    pub calibrated: &'static str,
    /// Row names of the calibration chart.
    pub reached: &'static str,
    /// Row names of the calibration chart.
    pub not_reached: &'static str,
    /// Row names of the calibration chart.
    pub sure_row: &'static str,
    /// Row names of the calibration chart.
    pub count_row: &'static str,
    /// `{count}` key results a dot stands for.
    pub each_dot: &'static str,
    /// `{name}` of a metric.
    pub history_title: &'static str,
    /// `{name}` of a metric.
    pub series_title: &'static str,
    /// The part of a series that was stretched.
    pub as_key_result: &'static str,
    /// The part of a series that is only watched.
    pub as_health: &'static str,
    /// `{value}`.
    pub keep_under: &'static str,
    /// `{value}`.
    pub keep_over: &'static str,
    /// `{low}` and `{high}`.
    pub keep_between: &'static str,
    /// The value is outside of the range.
    pub outside: &'static str,
    /// `{name}` of a key result.
    pub ruler_title: &'static str,
    /// Under a level nobody has asked for yet.
    pub why_not: &'static str,
    /// Over objectives that support nothing.
    pub loose: &'static str,
    /// `{day}` and `{month}`, a short date.
    pub day: &'static str,
    /// Short month names.
    pub months: [&'static str; 12],
}

impl Words {
    /// The English interface.
    pub const ENGLISH: Words = Words {
        levels: ["baseline", "commit", "target", "stretch"],
        heads: ["Baseline", "Commit", "Target", "Stretch"],
        now: "now {value}",
        pace: "even pace {value}",
        pace_line: "even pace",
        how_sure: "how sure",
        percent: "{share}%",
        comma: ", ",
        semicolon: "; ",
        stop: ". ",
        score: "Score {score} of 1.0.",
        score_pace: "An even pace would be at {score}.",
        no_value: "No value yet.",
        scale_title: "Scale of “{name}”",
        level_scores: "{level} {value} scores {score}",
        level_is: "{level} {value}",
        now_scores: "Now {value}, score {score}.",
        now_is: "Now {value}.",
        pace_is: "An even pace to the target would be at {value}.",
        trend_title: "Check-ins of “{name}”",
        started: "Started at {value}",
        dated: "{date}: {what}",
        sure: "{share}% sure",
        more_check_ins: "{count} check-ins, the first and the last of them",
        no_check_in: "No check-in yet.",
        confidence: "Confidence",
        from_start: "From the start: {list}.",
        confidence_start: "Confidence at the start",
        scores: "Scores of the key results",
        scores_of: "Scores of {period}",
        no_score: "No scores yet.",
        calibration: "Calibration: how sure we were, and how it ended",
        calibrated: "{share}% sure: {reached} of {all} reached the target",
        reached: "target reached",
        not_reached: "not reached",
        sure_row: "sure at the start",
        count_row: "reached",
        each_dot: "one dot stands for up to {count}",
        history_title: "{name} in earlier periods",
        series_title: "{name} by period",
        as_key_result: "key result",
        as_health: "health metric",
        keep_under: "Keep under {value}.",
        keep_over: "Keep at {value} or over.",
        keep_between: "Keep between {low} and {high}.",
        outside: "That is outside of the range.",
        ruler_title: "Levels of “{name}” at their true distances",
        why_not: "why not?",
        loose: "supports nothing yet",
        day: "{day} {month}",
        months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    };
}

impl Default for Words {
    fn default() -> Self {
        Self::ENGLISH
    }
}

/// Puts values into the `{name}` places of a template; a place nobody fills is left out.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        if let Some((_, value)) = values.iter().find(|(key, _)| *key == name) {
            out.push_str(value);
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn values_are_not_read_as_templates() {
        assert_eq!(fill("{a} and {b}", &[("a", "{b}"), ("b", "2")]), "{b} and 2");
        assert_eq!(fill("x { {gone}", &[]), "x ");
    }
}
