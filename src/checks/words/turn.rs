//! Turns of phrase that the rules ask for; a language writes each of them down as a file of patterns.

/// What a row of words says, whatever it says elsewhere; a file of patterns each. A rule asks from one token on, as told
/// over each part of the list; where it also shows the words, it shows the last that matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    // Asked from the verb of an order or a statement on.
    /// An order that goes on after it as it did before.
    GoesOn,
    /// An order that is over once it is done, whatever may come of it.
    Over,
    /// An order for what is owed anyway.
    Owed,
    /// Serves as it is done every day.
    Serves,
    /// A matter that somebody sees to.
    Leads,
    /// An order that gives help.
    LendsAHand,
    /// Provides what is provided every day.
    ProvidesHelp,
    /// An order that is over once there is an answer.
    Answered,
    /// All places are filled, as they were.
    Refills,
    /// The level that was asked for.
    HitsATarget,
    /// A paper that is owed.
    HandsIn,
    /// What is to be built, though its first word is a verb elsewhere.
    NamesATool,
    /// Looks at a change.
    OnlyLooks,
    /// An order of an office, about its standing work.
    Office,
    /// The same, whatever else the words say.
    OfficeAnyway,
    /// What is there for whoever comes.
    Offers,
    /// Makes known what is there.
    Promotes,
    /// The same work, done in another way.
    AnotherWay,
    /// How it is done is the aim.
    HardHow,
    /// A mere act after which something is no longer as it was.
    Lasts,
    /// A duty that names something which was not there.
    MoreThanADuty,
    /// An act for the first time, or more often than today.
    MoreThanAnAct,
    /// Holds more than today.
    HoldsMore,
    /// Pays back what is owed.
    OwesNothing,
    /// What is left to be gone through.
    LeftOver,
    /// What comes round every year, begun or finished.
    LeftGoing,
    /// A time to meet.
    SetsUpTalks,
    /// What is only written down.
    WrittenDown,
    /// A paper that is in use then.
    InUse,
    /// A plan that is made.
    Plans,
    /// An order after which something is another thing, or somebody comes to do something.
    Another,
    /// An order after which nobody else has anything of it yet.
    NoEffect,
    /// An order that names its effect.
    EffectOrdered,
    /// What somebody else grants.
    Granted,
    /// A list on which others put themselves.
    GrowsAList,
    /// What others have to give.
    GivenRoom,
    /// An order that counts nothing, and says what would be found undone.
    Settled,
    /// Told of what goes on as it does.
    UnderWay,
    /// Stays where it stands, as a heading; at the word that says so.
    Kept,
    /// Told of what has to be so anyway.
    AsItHasTo,
    /// Told of what is done as it has to be.
    DoneAnyway,
    /// What is going to be moved.
    MovesOver,
    /// People came to it.
    CameToIt,
    /// Somebody is spared something.
    Spares,
    /// Others use it.
    BeenUsed,

    // Asked from the first word of the sentence on, a title and a lead-in aside.
    /// Goes on, whatever else may be said of it.
    AsEver,
    /// Somebody else's day job.
    StandsIn,
    /// What a body says it does.
    BodyDoes,
    /// A heading for what is given or seen to every day.
    DutyHeading,
    /// A heading that names a matter or a paper.
    FieldHeading,
    /// A heading that names a matter, whatever else would say a change in a sentence.
    BareHeading,
    /// A paper that is used from then on.
    Made,
    /// A key result of what one's own people do.
    OurDoing,
    /// What each of one's own people does.
    EachOfUs,
    /// A key result of what others do.
    OthersDo,
    /// What others say, sign or give.
    OthersGave,
    /// The same, told and not ordered.
    OthersGaveTold,
    /// How somebody is then.
    OfOneself,
    /// Everybody, each of them.
    EveryOne,
    /// A measure, and no target.
    NamesACount,
    /// What is watched, named by its measure.
    Indicator,
    /// As much of it as today.
    SameAsToday,
    /// None is left, or any can be had.
    MendedAll,

    // Asked from any word on, or from those that stand at a certain place.
    /// Where a word that is a verb as often as a noun is a verb.
    Acts,
    /// A glimpse of what it will be like.
    Glimpse,
    /// Hints at a picture without giving one.
    Hint,
    /// Would move people elsewhere, and paints nothing here.
    Idle,
    /// A number that says of what kind or size the things are that are looked at.
    OfKind,
    /// Of a kind of which there are few.
    Rare,
    /// What weighs on people ends.
    Relief,
    /// What nobody has to bear or to do any more.
    Spared,
    /// What something will be to others, or what they can do by it.
    ToOthers,
    /// A number that says which, or stands for the thing itself.
    Which,
    /// What is done without, and that is hard.
    Without,
    /// Told without a number, and still to be checked.
    Checkable,
    /// Within a heading, what is done for somebody.
    ServiceFor,
    /// What comes round, behind a word that says how often.
    CheckedRound,
    /// The last word of something that is built.
    Built,
    /// Another one from now on.
    Differs,
    /// What somebody leaves behind.
    Leaves,
    /// Somebody to picture.
    Somebody,
    /// None is left of what is better when it is less.
    NoneLeft,
    /// An effect, whatever else is said.
    Effect,
    /// An effect, in words that are no order.
    EffectTold,
    /// A level that is not to get worse.
    StaysLevel,
    /// It did not get worse, and no number says how much there is.
    NotRisen,
    /// Up or down from a number.
    IsMoved,
    /// So many times in a period.
    HowOften,
    /// Only the name of something changes.
    OnlyCalled,
    /// What one's own people are sent to.
    Taught,
    /// Time that somebody has to bear.
    TimeBorne,
    /// A score of OKRs as what is aimed at.
    ScoreAsAim,
    /// A number of what others send in.
    ComesIn,
    /// How it moves, by the last word.
    MovesAtTheEnd,
    /// Said to be every so often.
    ComesRound,
    /// Named by how often it comes.
    RoundNamed,
    /// Somebody comes to do something.
    ComesToDo,
    /// What stands before the verb that matters.
    LeadIn,
    /// What somebody feels.
    Feeling,
    /// What was learned, or why it came so.
    Learned,
    /// A heading below which stands what was learned.
    LearnedBelow,
}
