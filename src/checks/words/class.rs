//! What a word can be to a coach: one bit a class, one list of words a bit.

/// A class of words. A word can be in several; its place in the sentence decides which one speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    /// Keeps something as it is.
    Hold,
    /// A standing duty.
    Duty,
    /// An act that is over once done.
    Todo,
    /// Makes or puts something in place.
    Deliver,
    /// A change upwards.
    Raise,
    /// A change downwards.
    Lower,
    /// A change for the better, no direction in numbers.
    Better,
    /// Arrives at a level.
    Reach,
    /// Names a state to be in.
    Become,
    /// Moves people.
    Stir,
    /// What people and things do by themselves.
    Behave,
    /// Done at a desk in a day or two.
    Desk,
    /// A measure of an effect.
    Effect,
    /// A thing made or held.
    Artefact,
    /// Somebody who can be better off.
    People,
    /// A scope as wide as the world.
    World,
    /// What a team can do or knows.
    Capability,
    /// A standing duty as a noun.
    DutyNoun,
    /// A task as a noun.
    Chore,
    /// A change as a noun.
    ChangeNoun,
    /// Management words that paint nothing.
    Vague,
    /// What a number is an amount of.
    Unit,
    /// Paints an ambition or an end state.
    Vivid,
    /// Says how good.
    Quality,
    /// Anyone may claim it.
    Superlative,
    /// A buzzword.
    Buzz,
    /// Different from today.
    Comparative,
    /// Lets nobody out.
    Universal,
    /// Counted so that more is better.
    Upward,
    /// Opens a "what for".
    Purpose,
    /// Gives something to somebody.
    Help,
    /// Business as usual.
    Routine,
    /// Pay, appraisal, promotion.
    Appraisal,
    /// What a key result's score is called.
    Score,
    /// A number without digits.
    Multiplier,
    /// A ceiling before a number.
    AtMost,
    /// A floor before a number.
    AtLeast,
    /// Makes a number a date.
    Calendar,
    /// Makes a number a name.
    Id,
    /// Needs no explaining.
    Acronym,
    /// A verb as often as a noun.
    Ambiguous,
    /// A helping verb.
    Modal,
    /// May stand before the verb that matters.
    LeadIn,
    /// A determiner: a noun comes after it.
    Article,
    /// Ends a noun phrase.
    Preposition,
    /// "Ensure": only opens a statement.
    Assure,
    /// What a department hands out every day.
    Staple,
    /// Handed in on paper.
    Paper,
    /// Says a deliverable is finished.
    Done,
    /// A number that stands elsewhere.
    Bar,
    /// A level that is there already.
    Level,
    /// The first of its kind.
    First,
    /// Hands out.
    Handout,
    /// One's own people.
    Own,
    /// Better when lower.
    Cost,
    /// Opens a second thought.
    Conjunction,
    /// Done by choice only.
    Choose,
    /// Comes to know, decides, manages by oneself.
    Grasp,
    /// Given by others.
    Receive,
    /// How easily something is done.
    Ease,
    /// How well something does, how somebody feels.
    Trait,
    /// A field of work.
    Field,
    /// Brings in what others give.
    Attract,
    /// Needs the yes of somebody else.
    Sign,
    /// Brings in an amount.
    Cash,
    /// Shown or praised by others in public.
    Honour,
    /// Takes part in what is held.
    Attend,
    /// Goes up or down by itself.
    Move,
    /// Gets to the end of something.
    Finish,
    /// Keeps things from getting worse.
    Guard,
    /// Puts to use what was written down.
    Apply,
    /// Somebody else does what follows.
    Let,
    /// Makes something known as something.
    Settle,
    /// What people are sent to, or asked in.
    Lesson,
    /// What people meet for.
    Meeting,
    /// Whose place the team fills.
    Staff,
    /// Says that something is there now.
    New,
    /// Opens a thought of its own.
    Relative,
    /// Opens a phrase of time.
    Time,
    /// Puts many into one number.
    Mean,
    /// Without anybody's help.
    Alone,
    /// Sets one picture against another.
    Contrast,
    /// Weighs on people day by day.
    Pain,
    /// Matters to everybody, harm or good.
    Stake,
    /// Everybody wants to see them better off.
    Dear,
    /// Said of each and all.
    Anyone,
    /// The playbook itself calls it routine or a task.
    OurDuty,
    /// The playbook itself says that it moves people.
    OurPride,
    /// The verb's own form ("improve").
    Base,
    /// "improving"
    Ing,
    /// "improved"
    Past,
    /// "improves"
    Third,
}

/// A set of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes(u128);

impl Classes {
    /// Nothing known about the word.
    pub const NONE: Self = Self(0);
    /// Every verb a sentence can open with.
    pub const VERB: Self = Self::of(&[
        Class::Hold,
        Class::Duty,
        Class::Todo,
        Class::Deliver,
        Class::Raise,
        Class::Lower,
        Class::Better,
        Class::Reach,
        Class::Become,
        Class::Stir,
    ]);
    /// Verbs of a change.
    pub const CHANGE: Self = Self::of(&[Class::Raise, Class::Lower, Class::Better]);
    /// Verbs of doing, as against achieving.
    pub const ACT: Self = Self::of(&[Class::Duty, Class::Todo, Class::Deliver]);
    /// Nouns of any kind.
    pub const NOUN: Self = Self::of(&[
        Class::Effect,
        Class::Artefact,
        Class::People,
        Class::World,
        Class::Capability,
        Class::DutyNoun,
        Class::ChangeNoun,
        Class::Vague,
        Class::Staple,
        Class::Own,
        Class::Stake,
    ]);

    /// These without some others.
    #[must_use]
    pub const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// The set of some classes.
    #[must_use]
    pub const fn of(classes: &[Class]) -> Self {
        let mut bits = 0;
        let mut i = 0;
        while i < classes.len() {
            bits |= 1 << classes[i] as u8;
            i += 1;
        }
        Self(bits)
    }

    /// Whether the class is in the set.
    #[must_use]
    pub const fn is(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// Whether the sets share a class.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
