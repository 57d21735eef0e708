//! Periods: quarters, half-years and years, calendar or fiscal, and the days they span.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

/// So many days between two quarters, and they still follow each other.
pub const PAUSE: u8 = 31;

/// The part of a year that a period covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The whole year.
    Year,
    /// A half, 1 or 2.
    Half(u8),
    /// A quarter, 1 to 4.
    Quarter(u8),
}

/// A period as a folder names it: `2021-Q1`, `FY2021-Q1`, `2021-H1`, `2021`, `FY2021`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// The year in the name. A fiscal year is named after the calendar year in which it ends.
    pub year: i16,
    /// `FY` stands before it.
    pub fiscal: bool,
    /// Which part.
    pub part: Part,
}

impl Period {
    /// Reads a folder's name; upper or lower case.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.to_ascii_uppercase();
        let (fiscal, rest) = name.strip_prefix("FY").map_or((false, name.as_str()), |rest| (true, rest));
        let (year, part) = match rest.split_once('-') {
            None => (rest, Part::Year),
            Some((year, part)) => (
                year,
                match part {
                    "H1" => Part::Half(1),
                    "H2" => Part::Half(2),
                    "Q1" => Part::Quarter(1),
                    "Q2" => Part::Quarter(2),
                    "Q3" => Part::Quarter(3),
                    "Q4" => Part::Quarter(4),
                    _ => return None,
                },
            ),
        };
        if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let year = year.parse().ok().filter(|year| (1900..=2999).contains(year))?;
        Some(Self { year, fiscal, part })
    }

    /// Its first and last day, when fiscal years start with that month (1 to 12).
    #[must_use]
    pub fn days(self, fiscal_year_starts: u8) -> (Date, Date) {
        let (offset, length) = match self.part {
            Part::Year => (0, 12),
            Part::Half(n) => (6 * (i32::from(n) - 1), 6),
            Part::Quarter(n) => (3 * (i32::from(n) - 1), 3),
        };
        let first = if self.fiscal && fiscal_year_starts > 1 {
            // FY2021 that starts in February began in February 2020.
            Date::new(self.year - 1, i8::try_from(fiscal_year_starts.min(12)).unwrap_or(1), 1)
        } else {
            Date::new(self.year, 1, 1)
        }
        .unwrap_or(Date::MIN);
        let start = first.saturating_add(offset.months());
        (start, start.saturating_add(length.months()).saturating_sub(1.day()))
    }

    /// Months it spans: 3, 6 or 12.
    #[must_use]
    pub fn months(self) -> u8 {
        match self.part {
            Part::Year => 12,
            Part::Half(_) => 6,
            Part::Quarter(_) => 3,
        }
    }

    /// The name in links: `2021-q1`.
    #[must_use]
    pub fn slug(self) -> String {
        let fiscal = if self.fiscal { "fy" } else { "" };
        match self.part {
            Part::Year => format!("{fiscal}{}", self.year),
            Part::Half(n) => format!("{fiscal}{}-h{n}", self.year),
            Part::Quarter(n) => format!("{fiscal}{}-q{n}", self.year),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fiscal = if self.fiscal { "FY" } else { "" };
        match self.part {
            Part::Year => write!(f, "{fiscal}{:04}", self.year),
            Part::Half(n) => write!(f, "{fiscal}{:04}-H{n}", self.year),
            Part::Quarter(n) => write!(f, "{fiscal}{:04}-Q{n}", self.year),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Period;

    fn days(name: &str, starts: u8) -> String {
        let (start, end) = Period::parse(name).expect("a period").days(starts);
        format!("{start} {end}")
    }

    #[test]
    fn every_kind_of_period_has_its_days() {
        assert_eq!(days("2021-Q1", 1), "2021-01-01 2021-03-31");
        assert_eq!(days("2020-Q4", 7), "2020-10-01 2020-12-31");
        assert_eq!(days("2021-H2", 1), "2021-07-01 2021-12-31");
        assert_eq!(days("2021", 4), "2021-01-01 2021-12-31");
        assert_eq!(days("FY2021-Q1", 2), "2020-02-01 2020-04-30");
        assert_eq!(days("FY2021-Q4", 2), "2020-11-01 2021-01-31");
        assert_eq!(days("FY2021", 1), "2021-01-01 2021-12-31");
    }

    #[test]
    fn names_read_back_as_written() {
        for name in ["2021-Q1", "FY2021-Q3", "FY2021", "2021-H1", "2021"] {
            assert_eq!(Period::parse(name).expect(name).to_string(), name);
        }
        for name in ["2021-Q5", "Q1-2021", "2021Q1", "21-Q1", "2021-", "notes", "FY", "20211"] {
            assert_eq!(Period::parse(name), None, "{name}");
        }
    }
}
