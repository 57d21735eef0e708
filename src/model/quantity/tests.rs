//! Numbers as people write them.

use super::{quantities, quantity};
use crate::model::figure::show;

fn read(text: &str) -> String {
    quantities(text).iter().map(|q| show(q.value, q.unit.as_deref())).collect::<Vec<_>>().join(" | ")
}

#[test]
fn numbers_are_read_as_people_write_them() {
    assert_eq!(read("from 4% to 12 percent"), "4% | 12%");
    assert_eq!(
        read("€20k, $1.5M, 2 million, 3bn, ¥ 300, 40 EUR"),
        "€20,000 | $1500000 | 2000000 | 3000000000 | ¥300 | €40"
            .replace("$1500000", "$1,500,000")
            .replace("| 2000000", "| 2,000,000")
            .replace("3000000000", "3,000,000,000")
    );
    assert_eq!(read("1,200 calls in 2 days or 90 minutes"), "1200 | 2 days | 90 min");
    assert_eq!(read("3 of 5 sites, 7 out of 8, 1 in 5 guests"), "3 of 5 | 7 of 8 | 1 in 5");
    assert_eq!(read("950 k and 1.2 M, 5 m, 5 b"), "950,000 | 1,200,000 | 5 | 5");
    assert_eq!(read("10x, 3 times, 1.37"), "10× | 3× | 1.37");
    assert_eq!(read("under 2s on 80k files, 3 dozen eggs"), "2 s | 80,000 | 36");
    assert_eq!(
        read("1h30, 2H05m, 1 h 30 min, 1h 45m, 2 days and 6 hours"),
        "1.5 h | 2.0833 h | 1.5 h | 1.75 h | 2.25 days"
    );
    assert_eq!(
        read("2 1/2 days, 1½%, 2 ½ h, 1 and a half hours, 3-1/4 km"),
        "2.5 days | 1.5% | 2.5 h | 1.5 h | 3.25"
    );
    assert_eq!(
        read("minus 5%, negative 3, 12m 30s, 4 hundred, 2031's 250"),
        "−5% | −3 | 12.5 min | 400 | 250"
    );
    assert_eq!(read("10^5 visits a day, 2^10, 10^999"), "100,000 | 1024 | 10 | 999");
    assert_eq!(read("2d 4h, 3D prints, 2d plots"), "2.1667 days");
    assert_eq!(read("by 30.11., by week 26, calls per week 40, by 30.5"), "40 | 30.5");
    assert_eq!(read("2 h, 300 min, 30 min 2 h, 1h75, 1h300"), "2 h | 300 min | 30 min | 2 h");
    assert_eq!(read("提高到 12%,收入 30 万"), "12% | 300,000");
}

#[test]
fn names_and_dates_are_no_numbers() {
    assert_eq!(
        read(
            "p95 in Q3 of FY21, v2.1, RFC 42, #4260, Tier 1, SOC 2, 2021-02-05, by 2020, C1, 1st, 1.2.3, 10:30"
        ),
        ""
    );
}

#[test]
fn what_stands_beside_a_sentence_is_no_number_of_it() {
    assert_eq!(
        read(
            "write the plan https://harbour.example/plans/12, see ([issue 9](www.harbour.example/a/7)) 40 times"
        ),
        "9 | 40×"
    );
    for text in [
        "1. Write it",
        "2) Write it",
        "(3) Write it",
        "Theme 1: write it",
        "Pillar 2 - write it",
        "Write it (0.7)",
    ] {
        assert_eq!(read(text), "", "{text}");
    }
    assert_eq!(read("Write it (40% done)"), "");
    assert_eq!(read("Write it in the next 3 months, as in the last 2 weeks"), "");
    assert_eq!(read("_50 crews_ and A_5 | (5) left, 80% done by Ana"), "50 | 5 | 80%");
}

#[test]
fn signs_commas_and_points_are_read_as_they_are_meant() {
    assert_eq!(read("from -5 to 20, trial-5, a range of 10-15"), "−5 | 20 | 10");
    assert_eq!(read("from 1,2 Mio € to 1,5 Mio €"), "€1,200,000 | €1,500,000");
    assert_eq!(read("1.200.000 visits, 12,5 km, 25,50"), "1,200,000 | 12.5 | 25.5");
}

#[test]
fn hours_of_the_day_days_and_years_measure_nothing() {
    assert_eq!(read("sold before 8 am, at 5 o’clock, by 31 May or March 31, before Easter 2027, Top 3"), "");
    assert_eq!(read("win 2027 readers, grow to 2030"), "2027 | 2030");
}

#[test]
fn a_field_holds_one_number() {
    let one = |text: &str| quantity(text).map(|q| show(q.value, q.unit.as_deref()));
    assert_eq!(one("4.40").as_deref(), Some("4.4"));
    assert_eq!(one("-3").as_deref(), Some("−3"));
    assert_eq!(one("€20k").as_deref(), Some("€20,000"));
    assert_eq!(one("3 of 8").as_deref(), Some("3 of 8"));
    assert_eq!(one("52 hours").as_deref(), Some("52 h"));
    for text in ["inf", "NaN", "about 4", "4 or 5", "", "1e999", "four"] {
        assert_eq!(one(text), None, "{text}");
    }
}
