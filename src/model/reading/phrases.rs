//! The words around numbers, English ones and some Chinese, in lower case.

/// It goes there.
pub(super) const TO: [&str; 22] = [
    "to", "reach", "reaches", "→", "->", "=>", "–>", "—>", ">>", "⇒", "⟶", "➔", "➜", "➡", "hit", "achieve",
    "attain", "至", "到", "达到", "becomes", "up to",
];

/// A bound from below.
pub(super) const AT_LEAST: [&str; 16] = [
    "at least",
    "≥",
    ">=",
    ">",
    "more than",
    "over",
    "above",
    "minimum",
    "min",
    "exceed",
    "exceeds",
    "beyond",
    "a minimum of",
    "greater than",
    "no less than",
    "至少",
];

/// A bound from above.
pub(super) const AT_MOST: [&str; 28] = [
    "under",
    "below",
    "less than",
    "fewer than",
    "at most",
    "≤",
    "<=",
    "<",
    "no more than",
    "within",
    "max",
    "max.",
    "max:",
    "maximum",
    "a maximum of",
    "capped at",
    "down to",
    "lower than",
    "faster than",
    "quicker than",
    "shorter than",
    "sooner than",
    "cheaper than",
    "smaller than",
    "no later than",
    "no longer than",
    "不超过",
    "以内",
];

/// What a number does at a bound that it never goes through: "never drops below".
pub(super) const GOES: [&str; 16] = [
    "be", "climb", "climbs", "dip", "dips", "drop", "drops", "fall", "falls", "get", "gets", "go", "goes",
    "is", "rise", "rises",
];

/// It stands there today.
pub(super) const FROM: [&str; 51] = [
    "previous:",
    "today we see",
    "we are at",
    "at present",
    "presently",
    "started at",
    "currently:",
    "was:",
    "status quo",
    "from",
    "up from",
    "down from",
    "starting from",
    "starting at",
    "start:",
    "currently",
    "currently at",
    "current",
    "current:",
    "current value",
    "current value:",
    "now",
    "now:",
    "now at",
    "is now",
    "today",
    "today:",
    "today it is",
    "was",
    "was at",
    "previously",
    "previously:",
    "prev.",
    "last quarter",
    "last quarter:",
    "last year",
    "last year:",
    "baseline",
    "baseline:",
    "baseline of",
    "baseline is",
    "vs",
    "vs.",
    "versus",
    "instead of",
    "rather than",
    "compared to",
    "compared with",
    "against",
    "it stands at",
    "从",
];

/// It changes by so much.
pub(super) const BY: [&str; 7] =
    ["by", "another", "an additional", "by a factor of", "by an additional", "by another", "by a further"];

/// Before a share: it has become so much more.
pub(super) const RISEN: [&str; 5] = ["increased", "grew", "grown", "rose", "risen"];

/// Before a share: it has become so much less.
pub(super) const FALLEN: [&str; 5] = ["decreased", "declined", "dropped", "fell", "fallen"];

/// Between a mark and its number.
pub(super) const FILLERS: [&str; 15] = [
    "almost",
    "just",
    "only",
    "about",
    "around",
    "roughly",
    "approximately",
    "some",
    "nearly",
    "the",
    "a",
    "rank",
    "position",
    "place",
    "ranking",
];

/// Behind a number: it is what holds today.
pub(super) const TODAY: [&str; 10] = [
    "today",
    "now",
    "currently",
    "at present",
    "so far",
    "previously",
    "last quarter",
    "last month",
    "last year",
    "at the moment",
];

/// Behind a number: it comes on top.
pub(super) const MORE: [&str; 10] = [
    "more",
    "additional",
    "extra",
    "higher",
    "larger",
    "increase",
    "growth",
    "rise",
    "uplift",
    "improvement",
];

/// Behind a number: it comes off.
pub(super) const LESS: [&str; 16] = [
    "fewer",
    "less",
    "lower",
    "faster",
    "quicker",
    "shorter",
    "cheaper",
    "smaller",
    "reduction",
    "decrease",
    "drop",
    "decline",
    "cut",
    "saving",
    "savings",
    "drop-off",
];
