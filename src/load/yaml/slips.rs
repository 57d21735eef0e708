//! Explains where the parser stopped: detectors propose what may have slipped, and the proposal whose edit lets the
//! parser get furthest is the explanation. So no advice is given that would not work.

mod bracket;
mod colon;
mod indent;
mod quote;
mod sign;
mod space;

pub use colon::{tight_colon, tight_dash};
pub use sign::bullet;
pub use space::odd_indent;

use serde_yaml::granit_parser::ErrorKind;

use super::lines::Page;
use super::slip::{Edit, Slip};
use super::tree::{Fault, parser};
use super::words;

/// Looks at the page around a fault and adds what may have slipped.
type Detector = fn(&Page<'_>, &Fault, &mut Vec<Slip>);

/// Of two explanations that are equally good, the earlier one here is given.
const DETECTORS: [Detector; 14] = [
    space::tabs,
    space::odd_spaces,
    sign::bullets,
    bracket::number_sign,
    colon::no_space,
    colon::equals_sign,
    indent::not_lined_up,
    colon::in_value,
    indent::phrase_not_lined_up,
    colon::missing,
    quote::find,
    bracket::find,
    sign::item_beside_key,
    sign::special_start,
];

/// Explains faults, with a budget for trying edits: a huge broken file must not take minutes.
pub struct Explainer {
    budget: usize,
}

impl Explainer {
    /// For a text of some length.
    pub fn new(len: usize) -> Self {
        Self { budget: 2 * len + (2 << 20) }
    }

    /// The best explanation of a fault; without an edit if nothing helps.
    pub fn explain(&mut self, text: &str, fault: &Fault) -> Slip {
        let page = Page::new(text);
        let mut proposed = Vec::new();
        if fault.kind != ErrorKind::RecursionLimitExceeded {
            for detector in DETECTORS {
                detector(&page, fault, &mut proposed);
            }
        }
        let mut best: Option<Slip> = None;
        let mut furthest = fault.at;
        let (far, near): (Vec<_>, Vec<_>) = proposed.into_iter().partition(|slip| slip.far);
        for slip in near.into_iter().chain(far) {
            let Some(edit) = &slip.edit else { continue };
            if slip.far && best.is_some() || self.budget < text.len() {
                break;
            }
            self.budget -= text.len();
            let reached = reach(text, edit);
            if reached > furthest {
                (furthest, best) = (reached, Some(slip));
            }
        }
        best.unwrap_or_else(|| words::plain(&page, fault))
    }
}

/// How far the parser gets with an edit, counted in the unedited text.
fn reach(text: &str, edit: &Edit) -> usize {
    let mut mended = text.to_owned();
    mended.replace_range(edit.range.clone(), &edit.text);
    let Some(fault) = parser(&mended).find_map(Result::err) else { return usize::MAX };
    if fault.at < edit.range.start + edit.text.len() {
        fault.at.min(edit.range.start)
    } else {
        fault.at - edit.text.len() + edit.range.len()
    }
}
