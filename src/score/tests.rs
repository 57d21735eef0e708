//! Scores, case by case and as properties.

use proptest::prelude::*;

use super::{How, Ladder, Level, Score, Unscorable, score};
use crate::model::config::Scale;
use crate::model::key_result::{Baseline, CheckIn, KeyResult, Milestone};
use crate::span::{Span, Spanned};

fn at<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

/// A key result with these levels and one check-in.
fn key_result(levels: [Option<f64>; 4], value: Option<f64>) -> KeyResult {
    let [baseline, commit, target, stretch] = levels.map(|level| level.map(at));
    KeyResult {
        id: at("kr".to_owned()),
        wording: at("Answer faster".to_owned()),
        metric: None,
        subject: None,
        unit: None,
        baseline: baseline.map_or(Baseline::Missing, Baseline::Known),
        commit,
        target,
        stretch,
        falling_words: false,
        owner: None,
        confidence: None,
        check_ins: vec![CheckIn { on: None, value: value.map(at), confidence: None, note: None }],
        score: None,
        done: None,
        milestones: Vec::new(),
        allow: Vec::new(),
    }
}

fn lamorte(levels: [Option<f64>; 4], value: f64) -> Option<f64> {
    score(&key_result(levels, Some(value)), Scale::Lamorte).value.map(|score| (score * 1e6).round() / 1e6)
}

#[test]
fn the_four_levels_and_the_lines_between() {
    let levels = [Some(4.0), Some(6.0), Some(9.0), Some(12.0)];
    for (value, score) in [
        (4.0, 0.0),
        (5.0, 0.15),
        (6.0, 0.3),
        (7.5, 0.5),
        (9.0, 0.7),
        (10.5, 0.85),
        (12.0, 1.0),
        (3.0, 0.0),
        (20.0, 1.0),
    ] {
        assert_eq!(lamorte(levels, value), Some(score), "at {value}");
    }
}

#[test]
fn less_is_better_where_the_numbers_fall() {
    let levels = [Some(52.0), Some(30.0), Some(8.0), Some(4.0)];
    assert_eq!(lamorte(levels, 41.0), Some(0.15));
    assert_eq!(lamorte(levels, 8.0), Some(0.7));
    assert_eq!(lamorte(levels, 60.0), Some(0.0));
    assert_eq!(lamorte(levels, 1.0), Some(1.0));
}

#[test]
fn missing_levels() {
    assert_eq!(lamorte([Some(10.0), None, Some(20.0), None], 15.0), Some(0.5), "a target alone is 1.0");
    assert_eq!(lamorte([None, None, Some(500.0), None], 120.0), Some(0.24), "counted from 0");
    assert_eq!(lamorte([Some(0.0), None, Some(7.0), Some(10.0)], 3.5), Some(0.35));
    assert_eq!(lamorte([Some(0.0), Some(3.0), None, Some(10.0)], 6.5), Some(0.65));
    assert_eq!(
        lamorte([Some(4.0), Some(6.0), Some(9.0), None], 10.5),
        Some(0.9),
        "the line goes on past the target"
    );
    assert_eq!(lamorte([None, Some(6.0), Some(9.0), None], 4.5), Some(0.1), "and before the commit level");
    assert_eq!(lamorte([Some(0.0), None, None, Some(8.0)], 2.0), Some(0.25));
}

#[test]
fn what_cannot_be_scored_says_why() {
    let why = |levels| match score(&key_result(levels, Some(5.0)), Scale::Lamorte).how {
        How::Unscorable(why) => why,
        how => panic!("{how:?}"),
    };
    assert_eq!(why([Some(5.0), None, Some(5.0), None]), Unscorable::NoChange);
    assert_eq!(why([Some(1.0), Some(9.0), Some(6.0), Some(12.0)]), Unscorable::OutOfOrder);
    assert_eq!(why([Some(1.0), None, None, None]), Unscorable::NoLevels);
    let mut falling = key_result([None, None, Some(2.0), None], Some(3.0));
    falling.falling_words = true;
    assert_eq!(score(&falling, Scale::Lamorte).how, How::Unscorable(Unscorable::NoBaseline));
    assert_eq!(
        score(&key_result([Some(1.0), None, Some(2.0), None], None), Scale::Lamorte),
        Score { value: None, how: How::NotYet }
    );
}

#[test]
fn given_scores_stay_as_written() {
    for given in [1.37, 6.02, -0.2, 0.6] {
        let mut key_result = key_result([Some(0.0), None, Some(10.0), None], Some(5.0));
        key_result.score = Some(at(given));
        assert_eq!(score(&key_result, Scale::Lamorte), Score { value: Some(given), how: How::Given });
    }
}

#[test]
fn milestones_and_done() {
    let mut steps = key_result([None; 4], None);
    steps.milestones =
        [true, true, false, false].map(|done| Milestone { name: at("step".to_owned()), done }).to_vec();
    assert_eq!(score(&steps, Scale::Lamorte).value, Some(0.5));
    let mut done = key_result([None; 4], None);
    done.done = Some(at(true));
    assert_eq!(score(&done, Scale::Lamorte).value, Some(1.0));
}

#[test]
fn the_linear_scale_goes_from_baseline_to_target() {
    let key_result = key_result([Some(0.0), Some(2.0), Some(10.0), Some(20.0)], Some(5.0));
    assert_eq!(score(&key_result, Scale::Linear).value, Some(0.5));
}

fn level() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![1 => Just(None), 4 => (-1000.0..1000.0).prop_map(Some), 1 => (-3i32..3).prop_map(|n| Some(f64::from(n)))]
}

proptest! {
    /// Whatever the levels: a score is a number from 0 to 1, or there is none.
    #[test]
    fn scores_stay_within_0_and_1(levels in [level(), level(), level(), level()], value in -1e6..1e6f64, linear: bool) {
        let scale = if linear { Scale::Linear } else { Scale::Lamorte };
        if let Some(score) = score(&key_result(levels, Some(value)), scale).value {
            prop_assert!((0.0..=1.0).contains(&score), "{score}");
        }
    }

    /// Moving the right way never lowers a score, whether the series rises or falls, and mirrored levels score alike.
    #[test]
    fn moving_the_right_way_never_lowers_a_score(
        mut numbers in proptest::array::uniform4(-1000.0..1000.0f64), a in -2000.0..2000.0f64, b in -2000.0..2000.0f64,
    ) {
        numbers.sort_by(f64::total_cmp);
        let (low, high) = (a.min(b), a.max(b));
        let rising = numbers.map(Some);
        prop_assert!(lamorte(rising, low) <= lamorte(rising, high));
        let falling = numbers.map(|n| Some(-n));
        prop_assert_eq!(lamorte(rising, low), lamorte(falling, -low));
    }

    /// At a level the score is that level's own.
    #[test]
    fn levels_score_what_they_say(mut numbers in proptest::array::uniform4(-1000i32..1000)) {
        numbers.sort_unstable();
        prop_assume!(numbers.windows(2).all(|pair| pair[0] < pair[1]));
        let levels = numbers.map(|n| Some(f64::from(n)));
        let ladder = Ladder::of(&key_result(levels, None), Scale::Lamorte).expect("in order");
        for Level { value, score, .. } in ladder.rungs() {
            prop_assert_eq!(ladder.score(*value).value, Some(*score));
        }
    }
}
