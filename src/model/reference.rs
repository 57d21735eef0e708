//! How one part of a playbook names another: `telesales/first-class-team/conversion`.

use std::fmt;

use super::period::Period;

/// `[PERIOD/]TEAM[/OBJECTIVE[/KEY-RESULT]]` as written in `supports` and `about`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The period, when it is not the one of the file.
    pub period: Option<Period>,
    /// The team's id.
    pub team: String,
    /// The objective's id.
    pub objective: Option<String>,
    /// The key result's id, or its number from 1.
    pub key_result: Option<String>,
}

impl Reference {
    /// Reads a reference; `None` where a part is empty or there are too many.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('/').map(str::trim).peekable();
        let period = parts.peek().and_then(|first| Period::parse(first));
        if period.is_some() {
            parts.next();
        }
        let mut part = || match parts.next() {
            Some("") => Err(()),
            part => Ok(part.map(str::to_owned)),
        };
        let team = part().ok()??;
        let objective = part().ok()?;
        let key_result = part().ok()?;
        parts.next().is_none().then_some(Self { period, team, objective, key_result })
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(period) = self.period {
            write!(f, "{period}/")?;
        }
        f.write_str(&self.team)?;
        for part in [&self.objective, &self.key_result].into_iter().flatten() {
            write!(f, "/{part}")?;
        }
        Ok(())
    }
}
