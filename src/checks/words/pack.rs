//! A language's word lists: which file holds which class, and how its words bend.

use super::class::Class;
use super::turn::Turn;

/// How the entries of a list make their other forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bend {
    /// As a verb: third person, -ing, past.
    Verb,
    /// As a noun: the plural.
    Noun,
    /// Not at all.
    Fixed,
}

/// One list: a class, how it bends, its text.
pub(super) struct List {
    pub class: Class,
    pub bend: Bend,
    /// The file's name, for tests and messages.
    #[cfg(test)]
    pub name: &'static str,
    pub text: &'static str,
}

/// Patterns of one kind.
pub(super) struct TurnList {
    pub turn: Turn,
    /// The file's name, for tests and messages.
    #[cfg(test)]
    pub name: &'static str,
    pub text: &'static str,
}

/// A language. A language whose words do not bend says `Fixed` everywhere and has no irregular forms.
pub(super) struct Pack {
    pub lists: &'static [List],
    pub turns: &'static [TurnList],
    /// `begin=began begun`
    pub irregular: &'static str,
    /// `twelve=12`
    pub numbers: &'static str,
    /// `first maintain 180 95`; a language that was not learned has none.
    pub leaning_objective: &'static str,
    pub leaning_key_result: &'static str,
}

macro_rules! lists {
    ($folder:literal: $($bend:ident $class:ident $file:literal),+ $(,)?) => {
        &[$(List {
            class: Class::$class,
            bend: Bend::$bend,
            #[cfg(test)]
            name: $file,
            text: include_str!(concat!("packs/", $folder, "/", $file, ".txt")),
        }),+]
    };
}

macro_rules! turns {
    ($folder:literal: $($turn:ident $file:literal),+ $(,)?) => {
        &[$(TurnList {
            turn: Turn::$turn,
            #[cfg(test)]
            name: $file,
            text: include_str!(concat!("packs/", $folder, "/", $file, ".txt")),
        }),+]
    };
}

/// English, British and American.
pub(super) static EN: Pack = Pack {
    lists: lists!("en":
        Verb Hold "verb-hold",
        Verb Duty "verb-duty",
        Verb Todo "verb-todo",
        Verb Deliver "verb-deliver",
        Verb Raise "verb-raise",
        Verb Lower "verb-lower",
        Verb Better "verb-better",
        Verb Reach "verb-reach",
        Verb Become "verb-become",
        Verb Stir "verb-stir",
        Verb Behave "verb-behave",
        Verb Desk "verb-desk",
        Verb Choose "verb-choose",
        Verb Grasp "verb-grasp",
        Verb Receive "verb-receive",
        Noun Effect "noun-effect",
        Noun Artefact "noun-artefact",
        Noun People "noun-people",
        Noun World "noun-world",
        Noun Capability "noun-capability",
        Fixed DutyNoun "noun-duty",
        Noun Chore "noun-chore",
        Noun ChangeNoun "noun-change",
        Fixed Vague "noun-vague",
        Noun Unit "noun-unit",
        Fixed Vivid "word-vivid",
        Fixed Quality "word-quality",
        Fixed Superlative "word-superlative",
        Fixed Buzz "word-buzz",
        Fixed Comparative "word-comparative",
        Fixed Universal "word-universal",
        Fixed Upward "word-upward",
        Fixed Purpose "word-purpose",
        Fixed Help "word-help",
        Fixed Routine "word-routine",
        Fixed Appraisal "word-appraisal",
        Fixed Score "word-score",
        Fixed Multiplier "word-multiplier",
        Fixed AtMost "word-atmost",
        Fixed AtLeast "word-atleast",
        Fixed Calendar "word-calendar",
        Fixed Id "word-id",
        Fixed Acronym "word-acronym",
        Noun Ambiguous "word-ambiguous",
        Fixed Modal "word-modal",
        Fixed LeadIn "word-leadin",
        Fixed Article "word-article",
        Fixed Preposition "word-preposition",
        Fixed Assure "word-assure",
        Fixed Staple "word-staple",
        Noun Paper "noun-paper",
        Fixed Done "word-done",
        Fixed Bar "word-bar",
        Fixed Level "word-level",
        Fixed First "word-first",
        Fixed Handout "word-handout",
        Fixed Own "word-own",
        Fixed Cost "word-cost",
        Fixed Conjunction "word-conjunction",
        Fixed Ease "word-ease",
        Fixed Trait "word-trait",
        Fixed Field "word-field",
        Verb Attract "verb-attract",
        Verb Sign "verb-sign",
        Verb Cash "verb-cash",
        Verb Attend "verb-attend",
        Verb Honour "verb-honour",
        Verb Move "verb-move",
        Verb Finish "verb-finish",
        Verb Guard "verb-guard",
        Verb Apply "verb-apply",
        Verb Let "verb-let",
        Verb Settle "verb-settle",
        Noun Lesson "noun-lesson",
        Noun Meeting "noun-meeting",
        Noun Staff "noun-staff",
        Fixed New "word-new",
        Fixed Relative "word-relative",
        Fixed Time "word-time",
        Fixed Mean "word-mean",
        Fixed Alone "word-alone",
        Fixed Contrast "word-contrast",
        Noun Pain "word-pain",
        Noun Stake "noun-stake",
        Noun Dear "noun-dear",
        Fixed Anyone "word-anyone",
    ),
    turns: turns!("en":
        GoesOn "turn-goes-on",
        Over "turn-over",
        Owed "turn-owed",
        Serves "turn-serves",
        Leads "turn-leads",
        LendsAHand "turn-lends-a-hand",
        ProvidesHelp "turn-provides-help",
        Answered "turn-answered",
        Refills "turn-refills",
        HitsATarget "turn-hits-a-target",
        HandsIn "turn-hands-in",
        NamesATool "turn-names-a-tool",
        OnlyLooks "turn-only-looks",
        Office "turn-office",
        OfficeAnyway "turn-office-anyway",
        Offers "turn-offers",
        Promotes "turn-promotes",
        AnotherWay "turn-another-way",
        HardHow "turn-hard-how",
        Lasts "turn-lasts",
        MoreThanADuty "turn-more-than-a-duty",
        MoreThanAnAct "turn-more-than-an-act",
        HoldsMore "turn-holds-more",
        OwesNothing "turn-owes-nothing",
        LeftOver "turn-left-over",
        LeftGoing "turn-left-going",
        SetsUpTalks "turn-sets-up-talks",
        WrittenDown "turn-written-down",
        InUse "turn-in-use",
        Plans "turn-plans",
        Another "turn-another",
        NoEffect "turn-no-effect",
        EffectOrdered "turn-effect-ordered",
        Granted "turn-granted",
        GrowsAList "turn-grows-a-list",
        GivenRoom "turn-given-room",
        Settled "turn-settled",
        UnderWay "turn-under-way",
        Kept "turn-kept",
        AsItHasTo "turn-as-it-has-to",
        DoneAnyway "turn-done-anyway",
        MovesOver "turn-moves-over",
        CameToIt "turn-came-to-it",
        Spares "turn-spares",
        BeenUsed "turn-been-used",
        AsEver "turn-as-ever",
        StandsIn "turn-stands-in",
        BodyDoes "turn-body-does",
        DutyHeading "turn-duty-heading",
        FieldHeading "turn-field-heading",
        BareHeading "turn-bare-heading",
        Made "turn-made",
        OurDoing "turn-our-doing",
        EachOfUs "turn-each-of-us",
        OthersDo "turn-others-do",
        OthersGave "turn-others-gave",
        OthersGaveTold "turn-others-gave-told",
        OfOneself "turn-of-oneself",
        EveryOne "turn-every-one",
        NamesACount "turn-names-a-count",
        Indicator "turn-indicator",
        SameAsToday "turn-same-as-today",
        MendedAll "turn-mended-all",
        Acts "turn-acts",
        Glimpse "turn-glimpse",
        Hint "turn-hint",
        Idle "turn-idle",
        OfKind "turn-of-kind",
        Rare "turn-rare",
        Relief "turn-relief",
        Spared "turn-spared",
        ToOthers "turn-to-others",
        Which "turn-which",
        Without "turn-without",
        Checkable "turn-checkable",
        ServiceFor "turn-service-for",
        CheckedRound "turn-checked-round",
        Built "turn-built",
        Differs "turn-differs",
        Leaves "turn-leaves",
        Somebody "turn-somebody",
        NoneLeft "turn-none-left",
        Effect "turn-effect",
        EffectTold "turn-effect-told",
        StaysLevel "turn-stays-level",
        NotRisen "turn-not-risen",
        IsMoved "turn-is-moved",
        HowOften "turn-how-often",
        OnlyCalled "turn-only-called",
        Taught "turn-taught",
        TimeBorne "turn-time-borne",
        ScoreAsAim "turn-score-as-aim",
        ComesIn "turn-comes-in",
        MovesAtTheEnd "turn-moves-at-the-end",
        ComesRound "turn-comes-round",
        RoundNamed "turn-round-named",
        ComesToDo "turn-comes-to-do",
        LeadIn "turn-lead-in",
        Feeling "turn-feeling",
        Learned "turn-learned",
        LearnedBelow "turn-learned-below",
    ),
    irregular: include_str!("packs/en/grammar-irregular.txt"),
    numbers: include_str!("packs/en/word-number.txt"),
    leaning_objective: include_str!("packs/en/leaning-objective.txt"),
    leaning_key_result: include_str!("packs/en/leaning-key-result.txt"),
};

/// A list's entries: one a line, `# ` opens a comment.
pub(super) fn entries(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("# "))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::super::class::Classes;
    use super::*;

    fn set(name: &str) -> BTreeSet<&'static str> {
        let list = EN.lists.iter().find(|list| list.name == name).unwrap();
        entries(list.text).collect()
    }

    #[test]
    fn lists_are_sorted_unique_and_in_lower_case() {
        let grammar = [("irregular", EN.irregular), ("numbers", EN.numbers)];
        for (name, text) in EN.lists.iter().map(|list| (list.name, list.text)).chain(grammar) {
            let lines: Vec<_> = entries(text).collect();
            assert!(!lines.is_empty(), "{name} is empty");
            for pair in lines.windows(2) {
                assert!(pair[0] < pair[1], "{name}: {:?} before {:?}", pair[0], pair[1]);
            }
            for line in lines {
                assert_eq!(line, line.to_lowercase(), "{name}");
                assert_eq!(line, line.trim(), "{name}");
                assert!(super::super::token::words(line).next().is_some(), "{name}: {line:?} holds no word");
            }
            assert!(text.starts_with("# "), "{name} does not say what it is");
        }
    }

    #[test]
    fn a_verb_is_in_one_list() {
        // Only those a sentence can open with exclude each other; the others say more of the same verb.
        let mut seen = BTreeMap::new();
        let opening = Classes::VERB;
        for list in EN.lists.iter().filter(|list| list.bend == Bend::Verb && opening.is(list.class)) {
            for verb in entries(list.text) {
                let before = seen.insert(verb, list.name);
                assert!(before.is_none(), "{verb:?} is in {before:?} and in {}", list.name);
            }
        }
    }

    #[test]
    fn no_word_says_two_things_that_exclude_each_other() {
        for (one, other) in [
            ("noun-effect", "noun-artefact"),
            ("noun-people", "noun-artefact"),
            ("word-vivid", "word-quality"),
            ("word-vivid", "word-superlative"),
            ("word-vivid", "word-buzz"),
            ("word-vivid", "word-routine"),
            ("word-quality", "word-superlative"),
            ("word-superlative", "word-buzz"),
            ("word-atleast", "word-atmost"),
            ("word-vivid", "noun-vague"),
            ("word-routine", "word-comparative"),
            ("noun-duty", "noun-change"),
        ] {
            let both: Vec<_> = set(one).intersection(&set(other)).copied().collect();
            assert!(both.is_empty(), "{one} and {other} share {both:?}");
        }
    }
}
