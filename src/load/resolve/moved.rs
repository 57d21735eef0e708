//! Where objectives stand once parts of a playbook were taken out.

use crate::model::playbook::ObjectiveIndex;

/// By quarter, team and objective as they stood before; none where it was taken out.
#[derive(Debug, Default)]
pub struct Moved(Vec<Vec<Vec<Option<ObjectiveIndex>>>>);

impl Moved {
    /// Begins with the next quarter.
    pub fn quarter(&mut self) {
        self.0.push(Vec::new());
    }

    /// The next team of that quarter.
    pub fn team(&mut self, objectives: Vec<Option<ObjectiveIndex>>) {
        if let Some(quarter) = self.0.last_mut() {
            quarter.push(objectives);
        }
    }

    /// The quarter is taken out as a whole.
    pub fn lost(&mut self) {
        if let Some(quarter) = self.0.last_mut() {
            quarter.clear();
        }
    }

    /// Where an objective stands now.
    pub fn to(&self, at: ObjectiveIndex) -> Option<ObjectiveIndex> {
        *self.0.get(at.quarter)?.get(at.team)?.get(at.objective)?
    }
}
