//! Turns of phrase that the rules ask for; a language writes each of them down as a file of patterns.

/// What a row of words says, whatever it says elsewhere; a file of patterns each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// Where a word that is a verb as often as a noun is a verb.
    Acts,
    /// An order after which something is another thing, or somebody comes to do something.
    Another,
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
    /// An order that goes on after it as it did before.
    GoesOn,
    /// An order that is over once it is done, whatever may come of it.
    Over,
    /// Told without a number, and still to be checked.
    Checkable,
    /// A heading for what is given or seen to every day.
    DutyHeading,
    /// Within a heading, what is done for somebody.
    ServiceFor,
    /// What comes round, behind a word that says how often.
    CheckedRound,
    /// A heading that names a matter or a paper.
    FieldHeading,
    /// The last word of something that is built.
    Built,
    /// Told of what goes on as it does.
    UnderWay,
    /// Told of what has to be so anyway.
    AsItHasTo,
    /// Told of what is done as it has to be.
    IsDone,
    /// An order of an office, about its standing work.
    Office,
    /// The same, whatever else the words say.
    OfficeAnyway,
    /// What is there for whoever comes.
    Offers,
    /// Makes known what is there.
    Promotes,
    /// What a body says it does.
    BodyDoes,
    /// Another one from now on.
    Differs,
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
    /// An order that names its effect.
    EffectOrdered,
    /// A level that is not to get worse.
    StaysLevel,
    /// It did not get worse, and no number says how much there is.
    NotRisen,
    /// As much of it as today.
    NoneMore,
    /// Up or down from a number.
    IsMoved,
    /// An order after which nobody else has anything of it yet.
    NoEffect,
    /// An order that counts nothing, and says what would be found undone.
    Settled,
    /// Everybody, each of them.
    EveryOne,
    /// So many times in a period.
    HowOften,
    /// A measure, and no target.
    NamesACount,
    /// Only the name of something changes.
    OnlyCalled,
    /// A key result of what one's own people do.
    OurDoing,
    /// Held so many times.
    HeldSoOften,
    /// What each of one's own people does.
    EachOfUs,
    /// What one's own people are sent to.
    Taught,
    /// Time that somebody has to bear.
    Borne,
    /// What is going to be moved.
    MovesOver,
    /// A key result of what others do.
    OthersDo,
    /// A list on which others put themselves.
    GrowsAList,
    /// What others have to give.
    GivenRoom,
    /// A number of what others send in.
    ComesIn,
    /// How it moves, by the last word.
    MovesAtTheEnd,
    /// How somebody is then.
    OfOneself,
    /// A mere act after which something is no longer as it was.
    StaysDone,
    /// The same work, done in another way.
    AnotherWay,
    /// How it is done is the aim.
    HardHow,
    /// A duty that names something which was not there.
    MoreThanADuty,
    /// An act for the first time, or more often than today.
    MoreThanAnAct,
    /// Holds more than today.
    HoldsMore,
    /// Pays back what is owed.
    OwesNothing,
    /// Goes on, whatever else may be said of it.
    AsEver,
    /// Said to be every so often.
    ComesRound,
    /// Named by how often it comes.
    RoundNamed,
    /// Somebody else's day job.
    StandsIn,
    /// What is left to be gone through.
    LeftOver,
    /// A time to meet.
    SetsUpTalks,
    /// What comes round every year, begun or finished.
    LeftGoing,
    /// What is only written down.
    WrittenDown,
    /// A paper that is in use then.
    InUse,
    /// A plan that is made.
    Plans,
    /// What others say, sign or give.
    OthersGave,
    /// The same, told and not ordered.
    OthersGaveTold,
    /// What somebody else grants.
    Granted,
    /// People came to it.
    CameToIt,
    /// Somebody is spared something.
    Spares,
    /// None is left, or any can be had.
    MendedAll,
    /// Others use it.
    BeenUsed,
    /// Somebody comes to do something.
    ComesToDo,
    /// What stands before the verb that matters.
    LeadIn,
}
