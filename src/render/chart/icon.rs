//! Two small pictures that stand beside a word and say nothing without it.

/// The team's own verdict on an objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Reached.
    Yes,
    /// Reached in part.
    Partly,
    /// Not reached.
    No,
}

/// A full, a half or an empty moon.
#[must_use]
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Yes => {
            r#"<svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><circle class="hit" cx="10" cy="10" r="8"/></svg>"#
        }
        Outcome::Partly => {
            r#"<svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><circle class="miss" cx="10" cy="10" r="8"/><path class="hit" d="M10 2a8 8 0 0 0 0 16z"/></svg>"#
        }
        Outcome::No => {
            r#"<svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><circle class="miss" cx="10" cy="10" r="8"/></svg>"#
        }
    }
}

/// A box, ticked when the thing is done.
#[must_use]
pub fn tick_box(done: bool) -> &'static str {
    if done {
        r#"<svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true"><rect class="tick-b" x="1.5" y="1.5" width="15" height="15" rx="3"/><path class="tick-c" d="M5 9.2l2.8 2.8L13 6.4"/></svg>"#
    } else {
        r#"<svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true"><rect class="tick-b" x="1.5" y="1.5" width="15" height="15" rx="3"/></svg>"#
    }
}
