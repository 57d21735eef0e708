//! Rules over numbers and history, exact in what they raise and in what they leave alone: properties that hold for any
//! numbers, in either direction, on any scale.

use std::collections::BTreeSet;

use okrbook::load::decode::decode;
use okrbook::source::{Source, SourceKind};
use proptest::prelude::*;

use crate::rules::judge;

/// A metric's quarters as files: `values` per closed quarter, then a target.
fn series(values: &[Vec<f64>], baseline: Option<f64>, target: f64) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let names = ["2020-Q2", "2020-Q3", "2020-Q4"];
    let months = [4, 7, 10];
    let first = names.len() - values.len();
    for (q, values) in values.iter().enumerate() {
        let check_ins: Vec<String> = values
            .iter()
            .enumerate()
            .map(|(i, value)| {
                format!(
                    "{{on: 2020-{:02}-{:02}, value: {value:.3}}}",
                    months[first + q] + i / 2,
                    5 + 14 * (i % 2)
                )
            })
            .collect();
        files.push((
            format!("{}/sales.yaml", names[first + q]),
            format!("objectives:\n  - objective: Old\n    key_results:\n      - {{key_result: Visits, metric: visits, check_ins: [{}]}}\n", check_ins.join(", ")),
        ));
    }
    let baseline = baseline.map_or(String::new(), |from| format!("baseline: {from:.3}, "));
    files.push((
        "2021-Q1/sales.yaml".to_owned(),
        format!("objectives:\n  - objective: New\n    key_results:\n      - {{key_result: Visits, metric: visits, {baseline}target: {target:.3}}}\n"),
    ));
    files
}

/// The rules that speak.
fn raised(files: &[(String, String)]) -> BTreeSet<&'static str> {
    judge(files).iter().map(|said| said.code.id).collect()
}

/// The quarter alone, with one key result of these fields.
fn alone(fields: &str) -> Vec<(String, String)> {
    vec![(
        "2021-Q1/sales.yaml".to_owned(),
        format!(
            "objectives:\n  - objective: New\n    key_results:\n      - {{key_result: Visits, {fields}}}\n"
        ),
    )]
}

/// The same numbers times `by`, or turned over so that less is better.
fn turned(values: &[Vec<f64>], turn: impl Fn(f64) -> f64 + Copy) -> Vec<Vec<f64>> {
    values.iter().map(|quarter| quarter.iter().copied().map(turn).collect()).collect()
}

/// Rules over levels and series that know no zero and no share of anything: up and down are the same to them.
const EITHER_WAY: [&str; 5] = ["IMP104", "IMP105", "STR301", "STR302", "STR308"];

fn either_way(files: &[(String, String)]) -> BTreeSet<&'static str> {
    raised(files).into_iter().filter(|code| EITHER_WAY.contains(code)).collect()
}

/// What the reader says of one key result's levels.
fn levels_said(fields: &str) -> bool {
    reader_said(&alone(fields)[0])
}

fn reader_said((path, text): &(String, String)) -> bool {
    let source = Source { path: path.as_str().into(), kind: SourceKind::Okrs, text: text.as_str().into() };
    decode(&source).1.iter().any(|said| said.code.id == "FRM408")
}

/// Whether the reader or a rule sees numbers of one key result against each other.
fn contradicts(words: &str, fields: &str) -> bool {
    let file = (
        "2021-Q1/sales.yaml".to_owned(),
        format!(
            "objectives:\n  - objective: New\n    key_results:\n      - {{key_result: {words}, {fields}}}\n"
        ),
    );
    reader_said(&file) || raised(&[file]).contains("FRM408")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_rising_target_behind_the_last_number_is_seen(last in 10.0_f64..1000.0, behind in 0.01_f64..0.5) {
        let target = last * (1.0 - behind);
        let found = raised(&series(&[vec![last * 0.5, last]], Some(target * 0.5), target));
        prop_assert!(found.contains("STR301"), "{found:?}");
        let ahead = raised(&series(&[vec![last * 0.5, last]], Some(last), last * (1.0 + behind)));
        prop_assert!(!ahead.contains("STR301"), "{ahead:?}");
    }

    #[test]
    fn direction_turns_the_question_round(last in 10.0_f64..1000.0, by in 0.05_f64..0.5) {
        // Less is better: a target above the last number is behind it.
        let found = raised(&series(&[vec![last * 2.0, last]], Some(last * 3.0), last * (1.0 + by)));
        prop_assert!(found.contains("STR301"), "{found:?}");
        let found = raised(&series(&[vec![last * 2.0, last]], Some(last), last * (1.0 - by)));
        prop_assert!(!found.contains("STR301"), "{found:?}");
    }

    #[test]
    fn equal_values_are_no_change_and_nothing_else(value in 1.0_f64..1000.0) {
        let found = raised(&series(&[vec![value; 4]], Some(value), value));
        prop_assert!(found.contains("IMP104"));
        prop_assert!(!found.contains("STR301") && !found.contains("STR302") && !found.contains("STR307"), "{found:?}");
    }

    #[test]
    fn a_target_on_the_line_is_seen_and_one_far_beyond_is_not(start in 100.0_f64..1000.0, step in 2.0_f64..20.0) {
        let points: Vec<f64> = (0..6).map(|i| start + step * f64::from(i)).collect();
        let last = points[5];
        let found = raised(&series(std::slice::from_ref(&points), Some(last), last + step));
        prop_assert!(found.contains("STR302"), "{found:?}");
        let found = raised(&series(&[points], Some(last), last + 40.0 * step));
        prop_assert!(!found.contains("STR302"), "{found:?}");
    }

    #[test]
    fn a_rising_target_over_a_falling_metric_is_no_trend(start in 500.0_f64..1000.0, step in 2.0_f64..20.0, up in 1.0_f64..50.0) {
        let points: Vec<f64> = (0..6).map(|i| start - step * f64::from(i)).collect();
        let last = points[5];
        let found = raised(&series(&[points], Some(last), last + up));
        prop_assert!(!found.contains("STR302") && !found.contains("STR301"), "{found:?}");
    }

    #[test]
    fn one_point_is_no_trend(value in 10.0_f64..1000.0, up in 0.2_f64..2.0) {
        let found = raised(&series(&[vec![value]], Some(value), value * (1.0 + up)));
        prop_assert!(!found.contains("STR302") && !found.contains("STR307") && !found.contains("STR301"), "{found:?}");
    }

    #[test]
    fn a_series_with_a_gap_is_read_over_it(start in 100.0_f64..1000.0, step in 2.0_f64..20.0) {
        // A quarter without a number in between.
        let early: Vec<f64> = (0..3).map(|i| start + step * f64::from(i)).collect();
        let late: Vec<f64> = (12..15).map(|i| start + step * f64::from(i)).collect();
        let last = late[2];
        let found = raised(&series(&[early, Vec::new(), late], Some(last), last + step));
        prop_assert!(found.contains("STR302"), "{found:?}");
    }

    #[test]
    fn any_numbers_are_judged_without_a_panic(
        values in proptest::collection::vec(proptest::collection::vec(-1e9_f64..1e9, 0..6), 0..3),
        levels in proptest::collection::vec(proptest::option::of(-1e6_f64..1e6), 4),
        falling in any::<bool>(),
    ) {
        let mut files = series(&values, levels[0], levels[2].unwrap_or(1.0));
        let place = files.len() - 1;
        let level = |name: &str, value: Option<f64>| value.map_or(String::new(), |value| format!(", {name}: {value:.3}"));
        let extra = format!("{}{}", level("commit", levels[1]), level("stretch", levels[3]));
        let words = if falling { "Cut visits" } else { "Raise visits" };
        files[place].1 = files[place].1.replace("key_result: Visits", &format!("key_result: {words}")).replace("}\n", &format!("{extra}}}\n"));
        judge(&files);
    }

    #[test]
    fn up_and_down_are_judged_alike(
        values in proptest::collection::vec(proptest::collection::vec(1000.0_f64..2000.0, 0..7), 1..4),
        baseline in 1000.0_f64..2000.0,
        target in 1000.0_f64..2000.0,
    ) {
        let over = |value: f64| 5000.0 - value;
        let plain = either_way(&series(&values, Some(baseline), target));
        let turned = either_way(&series(&turned(&values, over), Some(over(baseline)), over(target)));
        prop_assert_eq!(plain, turned);
    }

    #[test]
    fn the_unit_a_number_is_counted_in_changes_nothing(
        values in proptest::collection::vec(proptest::collection::vec(100.0_f64..200.0, 0..7), 1..4),
        baseline in 100.0_f64..200.0,
        target in 100.0_f64..200.0,
    ) {
        // To whole numbers first, so that writing a thousandfold loses nothing.
        let plain = raised(&series(&turned(&values, f64::round), Some(baseline.round()), target.round()));
        let thousand = |value: f64| value.round() * 1000.0;
        let larger = raised(&series(&turned(&values, thousand), Some(thousand(baseline)), thousand(target)));
        prop_assert_eq!(plain, larger);
    }

    #[test]
    fn numbers_in_another_unit_are_another_number(last in 10.0_f64..1000.0, behind in 0.05_f64..0.5) {
        let mut files = series(&[vec![last * 0.5, last]], Some(last * 0.2), last * (1.0 - behind));
        files[1].1 = files[1].1.replace("metric: visits,", "metric: visits, unit: h,");
        let same = |files: &mut Vec<(String, String)>, unit: &str| {
            files[0].1 = files[0].1.replace("metric: visits,", &format!("metric: visits, unit: {unit},"));
            raised(files).contains("STR301")
        };
        prop_assert!(!same(&mut files.clone(), "€"));
        prop_assert!(same(&mut files, "h"));
    }

    #[test]
    fn small_is_what_the_setting_says(from in 10.0_f64..10_000.0, gap in 0.001_f64..0.3, up in any::<bool>()) {
        prop_assume!((gap - 0.1).abs() > 1e-3);
        let to = if up { from * (1.0 + gap) } else { from * (1.0 - gap) };
        let mut files = alone(&format!("baseline: {from:.6}, target: {to:.6}"));
        files.push(("okrbook.yaml".to_owned(), "title: x\nchecks: {settings: {small-lift: 10%}}\n".to_owned()));
        prop_assert_eq!(raised(&files).contains("STR307"), gap < 0.1);
        // What is promised may be small.
        files[0].1 = files[0].1.replace("  - objective: New", "  - objective: New\n    ambition: committed");
        prop_assert!(!raised(&files).contains("STR307"));
    }

    #[test]
    fn the_last_steps_to_a_ceiling_are_no_small_ones(left in 0.5_f64..4.7, closes in 0.0_f64..1.0) {
        prop_assume!((closes - 0.3).abs() > 1e-2 && closes > 0.01);
        let (from, to) = (100.0 - left, 100.0 - left * (1.0 - closes));
        let percent = alone(&format!("unit: \"%\", baseline: {from:.6}, target: {to:.6}"));
        prop_assert_eq!(raised(&percent).contains("STR307"), closes < 0.3);
        let calls = alone(&format!("unit: calls, baseline: {from:.6}, target: {to:.6}"));
        prop_assert!(raised(&calls).contains("STR307"));
    }

    #[test]
    fn a_target_that_moves_at_all_is_some_change(from in 1.0_f64..1000.0, by in -0.9_f64..0.9) {
        let to = from * (1.0 + by);
        let written = |value: f64| format!("{value:.3}");
        let files = alone(&format!("baseline: {}, target: {}", written(from), written(to)));
        prop_assert_eq!(raised(&files).contains("IMP104"), written(from) == written(to));
    }

    #[test]
    fn the_same_target_again_is_watched(target in 100.0_f64..1000.0, other in 0.01_f64..0.5, quarters in 1_usize..4) {
        let mut files = series(&vec![Vec::new(); quarters], Some(target * 0.5), target);
        for file in &mut files[..quarters] {
            file.1 = file.1.replace("metric: visits,", &format!("metric: visits, target: {target:.3},"));
        }
        let said = judge(&files);
        let found = said.iter().find(|said| said.code.id == "IMP105").map(|said| said.message.clone());
        let nth = ["", "second", "third", "fourth"][quarters];
        prop_assert!(found.as_ref().is_some_and(|said| said.contains(&format!("for the {nth} quarter"))), "{found:?}");
        files[quarters - 1].1 = files[quarters - 1].1.replace(
            &format!("target: {target:.3}"),
            &format!("target: {:.3}", target * (1.0 + other)),
        );
        prop_assert!(!raised(&files).contains("IMP105"));
    }

    #[test]
    fn levels_that_turn_round_are_said_once_and_nothing_is_made_of_them(
        levels in proptest::collection::vec(1_i32..40, 4), last in 1.0_f64..40.0,
    ) {
        let [baseline, commit, target, stretch] = [levels[0], levels[1], levels[2], levels[3]];
        let fields = format!("baseline: {baseline}, commit: {commit}, target: {target}, stretch: {stretch}");
        let one_way = levels.is_sorted() || levels.iter().rev().is_sorted();
        prop_assert_eq!(levels_said(&fields), !one_way, "{}", fields);
        if !one_way {
            let mut files = series(&[vec![last; 4]], Some(1.0), 2.0);
            let (_, text) = files.last_mut().expect("a quarter");
            *text = text.replace("baseline: 1.000, target: 2.000", &fields);
            let found = raised(&files);
            let made: Vec<_> = ["IMP104", "IMP105", "STR301", "STR302", "STR303", "STR305", "STR307", "STR308"]
                .into_iter()
                .filter(|code| found.contains(code))
                .collect();
            prop_assert!(made.is_empty(), "{fields}: {made:?}");
        }
    }

    #[test]
    fn how_sure_is_too_sure_is_a_setting(sure in 0_u32..=100, low in 5_u32..40, high in 60_u32..95) {
        let mut files = alone(&format!("baseline: 3, target: 9, confidence: {sure}%"));
        files.push((
            "okrbook.yaml".to_owned(),
            format!("title: x\nchecks: {{settings: {{start-confidence: [{low}%, {high}%]}}}}\n"),
        ));
        let found = raised(&files);
        prop_assert_eq!(found.contains("STR304"), sure >= high, "{}", sure);
        prop_assert_eq!(found.contains("STR305"), sure <= low, "{}", sure);
        files[0].1.push_str("    health_metrics: [{metric: complaints, keep: under 3}]\n");
        prop_assert!(!raised(&files).contains("STR305"));
    }

    #[test]
    fn most_of_the_way_at_the_first_look(from in 10.0_f64..100.0, gap in 20.0_f64..200.0, way in -0.5_f64..1.5, up in any::<bool>()) {
        prop_assume!((way - 0.8).abs() > 1e-3);
        let along = |share: f64| if up { from + gap * share } else { 500.0 + from - gap * share };
        let fields = format!(
            "baseline: {:.4}, target: {:.4}, check_ins: [{{on: 2021-01-15, value: {:.4}}}]",
            along(0.0), along(1.0), along(way)
        );
        prop_assert_eq!(raised(&alone(&fields)).contains("STR308"), way > 0.8, "{}", fields);
    }

    #[test]
    fn a_day_is_inside_its_quarter_or_said(edge in any::<bool>(), days in -3_i64..=3, years in prop_oneof![4 => Just(0_i64), 1 => -1_i64..=1]) {
        use jiff::ToSpan;
        let (start, latest) = (jiff::civil::date(2021, 1, 1), jiff::civil::date(2021, 4, 14));
        let on = if edge { start } else { latest }.saturating_add(days.days()).saturating_add(years.years());
        let found = raised(&alone(&format!("baseline: 3, target: 9, check_ins: [{{on: {on}, value: 4}}]")));
        prop_assert_eq!(found.contains("FRM406"), !(start..=latest).contains(&on), "{}", on);
    }

    #[test]
    fn only_all_at_one_twice_is_sandbagging(scores in proptest::collection::vec(0.0_f64..1.4, 4), lift in any::<bool>()) {
        let scores: Vec<f64> = scores.into_iter().map(|score| if lift { score.max(1.0) } else { score }).collect();
        let quarter = |period: &str, scores: &[f64]| {
            let key_results: Vec<String> =
                scores.iter().map(|score| format!("{{key_result: A, score: {score:.3}}}")).collect();
            (format!("{period}/sales.yaml"), format!("objectives: [{{objective: Old, key_results: [{}]}}]\n", key_results.join(", ")))
        };
        let files = vec![
            quarter("2020-Q3", &scores[..2]),
            quarter("2020-Q4", &scores[2..]),
            ("2021-Q1/sales.yaml".to_owned(), "objectives: [{objective: New}]\n".to_owned()),
        ];
        let reached = scores.iter().all(|score| format!("{score:.3}").parse::<f64>().is_ok_and(|score| score >= 1.0));
        prop_assert_eq!(raised(&files).contains("STR306"), reached, "{:?}", scores);
    }

    #[test]
    fn low_and_full_scores_are_asked_and_no_others(score in prop_oneof![0_u32..=140, 29_u32..=31, 99_u32..=101], learned in any::<bool>()) {
        let score = f64::from(score) / 100.0;
        let learning = if learned { "learned: It is done with ears, " } else { "" };
        let files = vec![
            (
                "2021-Q1/sales.yaml".to_owned(),
                format!("objectives: [{{objective: New, id: new, key_results: [{{key_result: A, id: a, score: {score}}}]}}]\n"),
            ),
            (
                "2021-Q1/reflections/sales.md".to_owned(),
                format!("---\non: 2021-04-02\nkey_results:\n  new/a: {{{learning}next: keep}}\n---\n"),
            ),
        ];
        prop_assert_eq!(raised(&files).contains("STR312"), !learned && (score <= 0.3 || score >= 1.0), "{}", score);
    }

    #[test]
    fn a_trend_that_has_been_silent_says_nothing(start in 100.0_f64..1000.0, step in 2.0_f64..20.0) {
        let points: Vec<f64> = (0..6).map(|i| start + step * f64::from(i)).collect();
        // The same six points, the last of them half a year before the quarter.
        let old = series(&[points.clone(), Vec::new(), Vec::new()], Some(points[5]), points[5] + step);
        prop_assert!(!raised(&old).contains("STR302"));
        let new = series(std::slice::from_ref(&points), Some(points[5]), points[5] + step);
        prop_assert!(raised(&new).contains("STR302"));
    }

    #[test]
    fn counting_is_exact(objectives in 1_usize..9, most in 1_usize..6, key_results in 0_usize..9) {
        let key_results_of: Vec<String> = (0..key_results).map(|i| format!("\"Calls in hall {i}, from 4 to 9\"")).collect();
        let one = |i: usize| format!("  - {{objective: Objective {i}, owner: Mei Tan, why: x, key_results: [{}]}}\n", key_results_of.join(", "));
        let files = vec![
            ("okrbook.yaml".to_owned(), format!("title: x\nchecks: {{settings: {{max-objectives: {most}}}}}\n")),
            ("2021-Q1/sales.yaml".to_owned(), format!("objectives:\n{}", (0..objectives).map(one).collect::<String>())),
        ];
        let found = raised(&files);
        prop_assert_eq!(found.contains("FRM401"), objectives > most);
        prop_assert_eq!(found.contains("FRM402"), !(2..=5).contains(&key_results));
    }
}

/// Two quarters with one key result each: its words, its fields, its check-ins.
fn two([before, now]: [[&str; 3]; 2]) -> Vec<(String, String)> {
    let days = [20, 40, 60];
    let file = |quarter: &str, start: jiff::civil::Date, [words, fields, check_ins]: [&str; 3]| {
        let check_ins: Vec<String> = check_ins
            .split_terminator(", ")
            .zip(days)
            .map(|(value, days)| format!("{{on: {}, value: {value}}}", start + jiff::ToSpan::days(days)))
            .collect();
        let text = format!(
            "objectives:\n  - objective: New\n    key_results:\n      - {{key_result: {words}, metric: it, {fields} check_ins: [{}]}}\n",
            check_ins.join(", ")
        );
        (format!("{quarter}/sales.yaml"), text)
    };
    let date = jiff::civil::date;
    vec![file("2020-Q4", date(2020, 10, 1), before), file("2021-Q1", date(2021, 1, 1), now)]
}

#[test]
fn a_number_that_does_not_say_which_way_goes_where_it_went_before() {
    let before = ["First response from 9 h to 4 h", "", "8, 6, 5"];
    let raises = |now| raised(&two([before, now])).contains("STR301");
    assert!(!raises(["First response to 3 h", "", ""]));
    assert!(raises(["First response to 6 h", "", ""]));
    // One unit, whatever of its names is written.
    assert!(raises(["First response", "unit: hours, target: 6,", ""]));
    assert!(!raises(["First response", "unit: hours, target: 3,", ""]));
}

#[test]
fn a_target_behind_is_said_of_a_target_kept_for_two_quarters_as_well() {
    let orders = |check_ins| ["Orders", "baseline: 90, target: 120,", check_ins];
    let found = raised(&two([orders("95, 100, 126"), orders("")]));
    assert!(found.contains("STR301") && !found.contains("IMP105"), "{found:?}");
    let found = raised(&two([orders("95, 100, 110"), orders("")]));
    assert!(!found.contains("STR301") && found.contains("IMP105"), "{found:?}");
    // What the words only keep has no target to move.
    let keep = ["Keep complaints under 3", "", "2.5, 2.2, 2.1"];
    assert!(!raised(&two([keep, ["Keep complaints under 3", "", ""]])).contains("STR301"));
}

#[test]
fn times_are_set_against_each_other_in_one_unit() {
    let cut = |check_ins| ["Cut the first response from 2 days to 4 hours", "", check_ins];
    let early = |value: &'static str| {
        let files = two([cut(""), cut(value)]);
        raised(&files).contains("STR308")
    };
    assert!(!early("30 h") && !early("1 day"));
    assert!(early("9 hours") && early("300 min"));
}

#[test]
fn a_number_in_the_words_that_says_which_is_not_held_against_the_fields() {
    for (words, fields) in [
        ("Calls answered within 60 seconds", "unit: '%', baseline: 50, target: 80"),
        ("30-day retention", "unit: '%', baseline: 40, target: 50"),
        ("\"Orders per 1,000 calls\"", "baseline: 3, target: 5"),
        ("Customers who buy at least 3 times", "baseline: 30, target: 60"),
        ("Shops with more than 20 orders a day", "baseline: 4, target: 12"),
        ("Pages that load in under 2 s", "baseline: 60%, target: 90%"),
        ("Orders delivered within 2 days", "baseline: 70%, target: 95%"),
        ("Raise callers who pass from 2 of 8 to 6 of 8", "baseline: 2, target: 6"),
        ("First response", "baseline: 1 h, target: 30 min"),
        ("Deals of more than €10k", "baseline: 20, target: 30"),
        ("Retention at day 30", "baseline: 40%, target: 60%"),
        ("Members under 30 who stay a year", "baseline: 40%, target: 80%"),
        ("Guests on the 500 € plan", "baseline: 40, target: 80"),
    ] {
        assert!(!contradicts(words, fields), "{words}");
    }
    assert!(contradicts("Win 40 customers", "target: 30"));
    assert!(contradicts("NPS of 50", "baseline: 30, target: 60"));
    assert!(contradicts("Increase revenue by 25%", "baseline: 100, target: 200"));
    assert!(!contradicts("Increase revenue by 25%", "baseline: 100, target: 125"));
    assert!(!contradicts("Increase conversion by 5%", "unit: '%', baseline: 20, target: 25"));
    assert!(!contradicts("Grow visits by 5% a month", "baseline: 100, target: 120"));
    assert!(contradicts("Double sign-ups", "baseline: 100, target: 120"));
    assert!(contradicts("Revenue", "baseline: €20k, target: $30k"));
    assert!(contradicts("Raise conversion to 12%", "target: 10%"));
    assert!(contradicts("First response to 30 min", "target: 1 h"));
}

#[test]
fn a_small_share_beside_a_percentage_is_a_slip_only_where_no_sign_stands() {
    assert!(contradicts("Conversion", "unit: '%', baseline: 0.04, target: 12"));
    assert!(!contradicts("Raise the organic share from 0.1% to 5%", "owner: ada"));
    assert!(!contradicts(
        "Conversion",
        "unit: '%', baseline: 3, target: 6, check_ins: [{on: 2021-02-01, value: 0.8}]"
    ));
    assert!(contradicts(
        "Conversion",
        "unit: '%', baseline: 70, target: 90, check_ins: [{on: 2021-02-01, value: 0.8}]"
    ));
    let low = "unit: '%', baseline: 12, target: 5, check_ins: [{on: 2021-03-01, value: 0.9}]";
    assert!(!contradicts("Churn", low));
}

#[test]
fn what_is_counted_anew_each_quarter_has_no_trend_and_no_whole_is_passed() {
    let win = |fields, check_ins| ["Win customers", fields, check_ins];
    let mut files = two([win("target: 30,", "5, 12, 28"), win("target: 35,", "8, 20, 33")]);
    files.push((
        "2021-Q2/sales.yaml".to_owned(),
        "objectives:\n  - objective: New\n    key_results:\n      - {key_result: Win customers, metric: it, target: 45}\n".to_owned(),
    ));
    assert!(!raised(&files).contains("STR302"));
    let mut files = two([
        ["\"Callers who pass, from 1 of 8 to 7 of 8\"", "", "1, 2, 4"],
        ["\"Callers who pass, from 4 of 8 to 7 of 8\"", "", "4, 5, 6"],
    ]);
    files.push((
        "2021-Q2/sales.yaml".to_owned(),
        "objectives:\n  - objective: New\n    key_results:\n      - {key_result: \"Callers who pass, from 6 of 8 to 8 of 8\", metric: it}\n".to_owned(),
    ));
    assert!(!raised(&files).contains("STR302"));
}

#[test]
fn numbers_are_compared_and_shown_as_people_write_them() {
    let alone = |words: &str, fields: &str| {
        let file = format!(
            "objectives:\n  - objective: New\n    key_results:\n      - {{key_result: {words}, {fields}}}\n"
        );
        judge(&[("2021-Q1/sales.yaml".to_owned(), file)])
            .iter()
            .filter(|said| ["IMP104", "STR307", "STR308"].contains(&said.code.id))
            .map(|said| format!("{} {}", said.code.id, said.message))
            .collect::<Vec<_>>()
            .join("; ")
    };
    assert_eq!(
        alone("Raise visits from 12 000 to 12 100", "owner: ada"),
        "STR307 from 12,000 to 12,100 is a step of 0.833% of where it stands"
    );
    assert_eq!(
        alone("Raise visits", "baseline: 1000000, target: 1000010"),
        "STR307 from 1,000,000 to 1,000,010 is a step of 0.001% of where it stands"
    );
    assert_eq!(
        alone("Raise sign-ups", "baseline: 0.00005, target: 0.000051"),
        "STR307 from 0.00005 to 0.000051 is a step of 2% of where it stands"
    );
    // Near its ceiling a step is worth more, whichever the ceiling is.
    assert_eq!(alone("Raise the rating from 4.6 to 4.8 of 5", "owner: ada"), "");
    assert_eq!(alone("Raise sites from 95 to 99 of 100", "owner: ada"), "");
    assert_eq!(
        alone("Conversion", "unit: '%', baseline: 50, target: 50, stretch: 60"),
        "IMP104 from 50% to 50%: the target is where the number stands today"
    );
    // All of the way early, with the first check-in already, and of what counts from nothing.
    assert!(
        alone("Orders from 10 to 30", "check_ins: [{on: 2021-02-05, value: 30}]")
            .starts_with("STR308 30 on 2021-02-05")
    );
    assert!(
        alone("Win 30 customers", "check_ins: [{on: 2021-01-10, value: 28}]")
            .ends_with("93% of the way from 0 to 30")
    );
    assert_eq!(alone("Raise NPS to 45", "check_ins: [{on: 2021-01-10, value: 40}]"), "");
    let unknown = "baseline: unknown by 2021-02-01, target: 30, check_ins: [{on: 2021-01-10, value: 28}]";
    assert_eq!(alone("Customers", unknown), "");
    // A tenth more than 100 is 110.
    let orders = two([
        ["Orders", "baseline: 80, target: 120,", "90, 100, 110"],
        ["Increase orders by 10% from 100", "", ""],
    ]);
    assert!(judge(&orders).iter().any(|said| said.message.starts_with("target 110 is last quarter's 110")));
    // What is promised comes with business as usual.
    let mut promised =
        two([["Orders", "baseline: 80, target: 120,", "85, 90, 96"], ["Orders from 96 to 100", "", ""]]);
    promised[0].1 = promised[0]
        .1
        .replace("value: 96}", "value: 96}, {on: 2020-12-20, value: 99}")
        .replace("target: 120", "target: 130");
    promised[1].1 = promised[1].1.replace("96 to 100", "99 to 105");
    assert!(raised(&promised).contains("STR302"));
    promised[1].1 =
        promised[1].1.replace("  - objective: New", "  - objective: New\n    ambition: committed");
    assert!(!raised(&promised).contains("STR302"));
}

/// The verb of another part of the sentence, another scale, a source, a range: each was once said to contradict.
#[test]
fn everyday_wordings_are_no_contradiction() {
    for words in [
        "Grow the crew while reducing sick days from 15% to 8%",
        "Raise efficiency by reducing letters from 100 to 50",
        "'Raise efficiency: letters per clerk from 40 to 25'",
        "Reduce risk by raising checked loads from 40% to 80%",
        "'Reduce paperwork: forms filled online from 20% to 80%'",
        "Cut the queue so that calls answered go from 60% to 90%",
        "Speed up unloading from 30 minutes to 10 minutes",
        "Accelerate unloading from 30 minutes to 10 minutes",
        "Reduce costs from 5 to 3 million",
        "Cut the first answer from 4h to 30m",
        "Grow guests from 900 to 1.200",
        "Raise referrals to 20 from 50 bakers",
        "Grow guests aged 18 to 25 from 10k to 20k",
        "Raise voyages from 4 per month to 2 per week",
        "Lower the deposit from $1.20 to 95 cents",
        "Raise replies from 1 in 20 to 1 in 5",
        "Lower the ratio of pupils to teachers from 28:1 to 22:1",
        "Improve the dropout rate from 12% to 6%",
        "Boost reliability, with incidents down from 9 to 3",
    ] {
        let found = raised(&[(
            "2021-Q1/sales.yaml".to_owned(),
            format!("objectives:\n  - objective: New\n    key_results:\n      - {words}\n"),
        )]);
        assert!(!found.contains("FRM408") && !found.contains("IMP104"), "{words}: {found:?}");
    }
    for (words, fields) in [
        ("Raise calls from 30 to 50", "stretch: 70"),
        ("Raise calls from 30 to 50", "commit: 40, stretch: 70"),
        ("300 more referrals", "baseline: 1000, target: 1300"),
        ("Reduce the queue 50%", "baseline: 12, target: 6"),
        ("Raise NPS from 30 to 40-45", "target: 45"),
        ("Sales from 0.9 to 1.2 million", "baseline: 900000, target: 1200000"),
        ("Readers from 8k to 10k", "baseline: 8, target: 10, unit: k"),
        ("Sales of the year", "unit: M€, baseline: 0.9, target: €1.2M"),
        ("3 of 5 inns renew", "check_ins: [{on: 2021-02-01, value: 40%}]"),
        ("'Reduce paperwork: forms filled online'", "baseline: 20%, target: 80%"),
        ("Raise the speed of answers", "baseline: 8 s, target: 3 s"),
        ("Improve the time to answer", "baseline: 8 h, target: 4 h"),
    ] {
        assert!(!contradicts(words, fields), "{words} {fields}");
    }
}

#[test]
fn words_and_fields_that_part_are_said() {
    for (words, fields) in [
        ("Raise NPS to 50", "baseline: 60"),
        ("Reduce churn to 5%", "baseline: 3%"),
        ("Reduce churn", "commit: 2, target: 3, stretch: 4"),
        ("Raise calls", "commit: 300, target: 200"),
        ("Raise calls by 300", "baseline: 1000, target: 300"),
        ("Cut the queue by a third", "baseline: 60, target: 30"),
        ("Raise the rating from 3.9/5 to 4.5/5", "check_ins: [{on: 2021-02-01, value: 8/10}]"),
        ("The rating of guests", "baseline: 3.9/5, target: 9/10"),
        ("Share of regulars", "baseline: 0.04, target: 0.12, check_ins: [{on: 2021-02-01, value: 8%}]"),
        ("Sales from €100k to $200k", "owner: Mei Tan"),
    ] {
        assert!(contradicts(words, fields), "{words} {fields}");
    }
}

/// A metric over quarters, each with its check-ins a month apart, and then a target.
fn over(quarters: &[(&str, &[f64])], now: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = quarters
        .iter()
        .map(|(quarter, values)| {
            let (year, q) = quarter.split_once("-Q").expect("a quarter");
            let first = 3 * q.parse::<u8>().expect("a number") - 2;
            let check_ins: Vec<String> = (first..)
                .zip(*values)
                .map(|(month, value)| format!("{{on: {year}-{month:02}-20, value: {value}}}"))
                .collect();
            let text = format!(
                "objectives:\n  - objective: Old\n    key_results:\n      - {{key_result: Visits, metric: visits, baseline: {}, target: 999, check_ins: [{}]}}\n",
                values[0],
                check_ins.join(", ")
            );
            (format!("{quarter}/sales.yaml"), text)
        })
        .collect();
    files.push((
        "2021-Q1/sales.yaml".to_owned(),
        format!("objectives:\n  - objective: New\n    key_results:\n      - {{key_result: {now}, metric: visits}}\n"),
    ));
    files
}

#[test]
fn a_line_that_has_turned_or_come_to_rest_is_not_drawn_on() {
    let rising: [(&str, &[f64]); 2] =
        [("2020-Q2", &[100.0, 130.0, 160.0]), ("2020-Q3", &[190.0, 220.0, 250.0])];
    let raises = |last: &[f64], now| {
        let quarters = [rising[0], rising[1], ("2020-Q4", last)];
        raised(&over(&quarters, now)).contains("STR302")
    };
    assert!(raises(&[280.0, 310.0, 340.0], "Raise visits from 340 to 380"));
    assert!(!raises(&[240.0, 225.0, 210.0], "Raise visits from 210 to 250"));
    assert!(!raises(&[252.0, 251.0, 250.0], "Raise visits from 250 to 275"));
}

#[test]
fn ratings_and_shares_near_their_end_are_no_small_lift() {
    let small = |words: &str| {
        raised(&[(
            "2021-Q1/sales.yaml".to_owned(),
            format!("objectives:\n  - objective: New\n    key_results:\n      - {words}\n"),
        )])
        .contains("STR307")
    };
    assert!(!small("Raise the app's rating from 4.5 to 4.7"));
    assert!(!small("Raise uptime from 99.5 to 99.9"));
    assert!(!small("Bring lost parcels from 1 to 0"));
    assert!(!small("Raise market share by 2%") && !small("Raise the win rate by 3%"));
    assert!(small("Raise visits from 1000 to 1010") && small("Raise visits by 2%"));
}

/// What a best quarter moved is measured from the end of the one before it, too.
#[test]
fn a_jump_between_quarters_counts_as_moved() {
    let far = |quarters: &[(&str, &[f64])]| {
        raised(&over(quarters, "Raise visits from 210 to 400")).contains("STR305")
    };
    assert!(!far(&[("2020-Q3", &[100.0, 105.0, 110.0]), ("2020-Q4", &[200.0, 205.0, 210.0])]));
    assert!(far(&[("2020-Q3", &[190.0, 195.0, 200.0]), ("2020-Q4", &[200.0, 205.0, 210.0])]));
}

#[test]
fn counts_are_held_against_a_period_as_long() {
    let kept = |period: &str, now: &str, fields: &str| {
        let old = format!(
            "objectives:\n  - objective: Old\n    key_results:\n      - {{key_result: Win 70 guests, metric: guests, {fields} check_ins: [{{on: 2020-12-20, value: 60}}]}}\n"
        );
        let new = format!(
            "objectives:\n  - objective: New\n    key_results:\n      - {{key_result: {now}, metric: guests}}\n"
        );
        raised(&[(format!("{period}/sales.yaml"), old), ("2021-Q1/sales.yaml".to_owned(), new)])
            .contains("STR301")
    };
    assert!(kept("2020-Q4", "Win 40 guests", ""));
    assert!(!kept("2020-H2", "Win 40 guests", ""));
    assert!(kept("2020-Q4", "Raise guests won from 0 to 40", "baseline: 0,"));
    assert!(!kept("2020-Q4", "Raise guests won from 0 to 40", "baseline: 30,"));
}
