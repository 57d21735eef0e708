//! A day, and the word `unknown` with one behind it.

use jiff::civil::Date;

use super::Misfit;
use crate::load::node::Scalar;
use crate::model::day::{self, NoDay};

/// A day: `2021-02-05`.
///
/// # Errors
/// Where the text is none; with what to write instead, as far as one can tell.
pub fn date(scalar: &Scalar<'_>) -> Result<Date, Misfit> {
    day::read(&scalar.text).map_err(|why| match why {
        NoDay::Meant(day) => Misfit::instead(day.to_string()),
        NoDay::Because(why) => Misfit::because(why),
        NoDay::Other => Misfit::PLAIN,
    })
}

/// `unknown`, or `unknown by 2021-02-15`; `None` where it is something else.
///
/// # Errors
/// Where a day was to stand behind it and does not, or stands there in another way.
pub fn unknown(scalar: &Scalar<'_>) -> Option<Result<Option<Date>, Misfit>> {
    const LEADS: [&str; 4] = ["by", "until", "before", "till"];
    let text = scalar.text.trim();
    let word = text.get(.."unknown".len()).filter(|word| word.eq_ignore_ascii_case("unknown"))?;
    let rest = text[word.len()..].trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    if rest.is_empty() {
        return Some(if word == "unknown" { Ok(None) } else { Err(Misfit::instead("unknown")) });
    }
    let led = LEADS.iter().find_map(|lead| Some((*lead, rest.strip_prefix(lead)?)));
    let (lead, day) = led.map_or(("", rest), |(lead, day)| (lead, day.trim()));
    let as_meant = |day: &dyn std::fmt::Display| format!("unknown by {day}");
    Some(match day::read(day) {
        // In a playbook's own words, and both blanks there.
        Ok(date) if ["by", "until"].contains(&lead) && text == format!("unknown {lead} {date}") => {
            Ok(Some(date))
        }
        Ok(date) | Err(NoDay::Meant(date)) => Err(Misfit::instead(as_meant(&date))),
        Err(NoDay::Because(why)) => Err(Misfit::because(why)),
        Err(NoDay::Other) if lead.is_empty() => return None,
        Err(NoDay::Other) if day.is_empty() => Err(Misfit::because(format!(
            "no day stands behind “{text}”; write it as in unknown by 2021-02-15"
        ))),
        Err(NoDay::Other) => Err(Misfit::because(format!("“{day}” is no day like 2021-02-15"))),
    })
}

#[cfg(test)]
mod tests {
    use super::{Misfit, Scalar, unknown};

    #[test]
    fn a_baseline_may_be_unknown_for_a_while() {
        let day = |text: &str| {
            let scalar = Scalar { text: text.to_owned().into(), plain: true };
            unknown(&scalar).map(|read| read.map(|day| day.map(|day| day.to_string())))
        };
        assert_eq!(day("unknown"), Some(Ok(None)));
        assert_eq!(day("unknown by 2021-02-15"), Some(Ok(Some("2021-02-15".to_owned()))));
        assert_eq!(day("unknown until 2021-02-15"), Some(Ok(Some("2021-02-15".to_owned()))));
        for written in [
            "unknown until 15 Feb 2021",
            "unknownby 2021-02-15",
            "unknown 2021-02-15",
            "Unknown by 2021-02-15",
            "unknown before 15.2.2021",
            "unknown, by 2021-02-15",
        ] {
            assert_eq!(day(written), Some(Err(Misfit::instead("unknown by 2021-02-15"))), "{written}");
        }
        assert_eq!(day("Unknown"), Some(Err(Misfit::instead("unknown"))));
        let said = "“15 Feb” names no year; write it before -02-15".to_owned();
        assert_eq!(day("unknown by 15 Feb"), Some(Err(Misfit::because(said))));
        let said = "“spring” is no day like 2021-02-15".to_owned();
        assert_eq!(day("unknown by spring"), Some(Err(Misfit::because(said))));
        let said = "no day stands behind “unknown by”; write it as in unknown by 2021-02-15".to_owned();
        assert_eq!(day("unknown by"), Some(Err(Misfit::because(said))));
        assert_eq!(day("unknown soon"), None);
    }
}
