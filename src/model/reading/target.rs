//! Which of several numbers is where a key result goes.

use super::Marked;
use super::direction::begins_with_direction;
use super::marks::{self, Mark};
use crate::model::quantity::Quantity;

/// The number that says where to go, and whether it is a bound from above.
pub(super) fn pick_target(lower: &str, marked: &[Marked], changes: bool) -> (Option<Quantity>, bool) {
    let bare: Vec<&Quantity> =
        marked.iter().filter(|number| number.mark.is_none()).map(|number| &number.number).collect();
    // "Close 3 deals > $100k", "house 120 families within 90 days", "200 members under 18": which, and how soon.
    let which = |number: &Marked| {
        let bound = matches!(number.mark, Some(Mark::AtLeast | Mark::AtMost));
        let to = marks::is_aim(&lower[..number.number.at.start]);
        let counted = |count: &&Quantity| {
            count.at.end < number.number.at.start && matches!(count.unit.as_deref(), None | Some("%"))
        };
        bound && !to && bare.iter().any(counted)
    };
    // "Guests with more than 3 orders: 20%": which guests.
    let told = |number: &Marked| {
        let behind = |count: &&Quantity| {
            let end = number.number.at.end;
            let share = count.unit.as_deref() == Some("%");
            count.at.start > end && {
                let between = lower[end..count.at.start].trim_end();
                between.ends_with([':', '=']) || share && between.ends_with([',', '-', '–'])
            }
        };
        number.mark == Some(Mark::AtLeast) && bare.iter().any(behind)
    };
    let pick = |wanted: Mark| {
        let mut of: Vec<_> = marked
            .iter()
            .filter(|number| number.mark == Some(wanted) && !which(number) && !told(number))
            .map(|number| &number.number)
            .collect();
        if of.len() > 1 {
            of.retain(|number| number.unit.as_deref() == Some("%"));
        }
        (of.len() == 1).then(|| of[0].clone())
    };
    let percents: Vec<_> = bare.iter().filter(|number| number.unit.as_deref() == Some("%")).collect();
    let lone = || {
        let aside =
            marked.iter().filter(|number| number.mark.is_some()).all(|number| which(number) || told(number));
        let number = bare.first().filter(|_| bare.len() == 1 && aside && !changes)?;
        // "Increase visits in 5 shops": where, and not how many.
        let where_to = begins_with_direction(lower) && marks::elsewhere(lower[..number.at.start].trim_end());
        (!where_to).then(|| (*number).clone())
    };
    let target = pick(Mark::To)
        .or_else(|| pick(Mark::AtLeast))
        .or_else(|| (percents.len() == 1).then(|| (**percents[0]).clone()));
    match target {
        Some(target) => (Some(target), false),
        None => match pick(Mark::AtMost) {
            Some(target) => (Some(target), true),
            None => (lone(), false),
        },
    }
}
