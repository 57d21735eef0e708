//! What sentences say in numbers.

use super::{By, Reading, read};
use crate::model::figure::show;

fn said(text: &str) -> String {
    let Reading { baseline, target, change, falling } = read(text);
    let number = |q: Option<crate::model::quantity::Quantity>| {
        q.map_or("?".to_owned(), |q| show(q.value, q.unit.as_deref()))
    };
    let change = match change.map(|change| change.by) {
        None => String::new(),
        Some(By::Times(times)) => format!(" ×{times}"),
        Some(By::Amount(amount)) => format!(" +{amount}"),
    };
    format!("{} → {}{change}{}", number(baseline), number(target), if falling { " falling" } else { "" })
}

#[test]
fn what_never_drops_is_better_high() {
    assert_eq!(said("The light never drops below 99%"), "? → 99%");
    assert_eq!(said("The rating does not fall under 4.5"), "? → 4.5");
    assert_eq!(said("The wait never rises above 2 days"), "? → 2 days falling");
    assert_eq!(said("Losses never above 3%"), "? → 3% falling");
    assert_eq!(said("The light doesn't drop below 99%"), "? → 99%");
    assert_eq!(said("Losses cannot be above 3%"), "? → 3% falling");
    assert_eq!(said("Not more than 3 losses a month"), "? → 3 falling");
    assert_eq!(said("Losses do not exceed 3%"), "? → 3% falling");
    assert_eq!(said("The light drops below 20%"), "? → 20% falling");
}

#[test]
fn from_and_to() {
    assert_eq!(said("Raise trial-to-paid conversion from 4% to 12%"), "4% → 12%");
    assert_eq!(said("Cut the wait for a first call from 52 hours to 4"), "52 h → 4 h falling");
    assert_eq!(said("Sellers who pass the exam: from 1 to 8 of 8"), "1 of 8 → 8 of 8");
    assert_eq!(said("Weekly calls 40 → 120"), "40 → 120");
    assert_eq!(said("Hours per hire 31 → 19"), "31 → 19 falling");
    assert_eq!(said("Visits 250 → 300 → 400"), "250 → 400");
    assert_eq!(said("Raise visits from 250 to 300 to 400"), "250 → 400");
    assert_eq!(said("Visits 250 ⇒ 400"), "250 → 400");
    assert_eq!(said("Visits: 250 >> 400"), "250 → 400");
    assert_eq!(said("Raise visits from almost 250 to nearly 400"), "250 → 400");
    assert_eq!(said("Raise visits to 400 (at present 250)"), "250 → 400");
    assert_eq!(said("Cut the bill from 1.000,50 € to 800,00 €"), "€1000.5 → €800 falling");
    assert_eq!(said("NPS to 45 (currently 31)"), "31 → 45");
    assert_eq!(said("Revenue of €20k to €35k"), "€20,000 → €35,000");
    assert_eq!(said("Raise NPS from -5 to 20"), "−5 → 20");
    assert_eq!(said("Cut the first response from 2 days to 4 hours"), "2 days → 4 h falling");
    assert_eq!(said("Raise repeat buyers from 1 in 5 to 1 in 3"), "? → ?");
    assert_eq!(said("Raise visits from 12 000 to 12 100"), "12,000 → 12,100");
    assert_eq!(said("Win 100 to 104 customers"), "? → 104");
    assert_eq!(said("Cut the crossing from 1h30 to 45 min"), "1.5 h → 45 min falling");
    assert_eq!(said("Cut the crossing from 2 h 15 min to 1 h 30 min"), "2.25 h → 1.5 h falling");
    assert_eq!(said("Bring spoilt parcels from 0.5% to 50 ppm"), "0.5% → 50 ppm falling");
    assert_eq!(said("Raise the boxes sold from 30 to 4 dozen"), "30 → 48");
    assert_eq!(said("Guests who return: from a quarter to half of them"), "25% → 50%");
    assert_eq!(said("Raise returns from a third to 50%"), "33.3333% → 50%");
    assert_eq!(said("Letters from a third party to 20 guests"), "? → 20");
    assert_eq!(said("Shorten the wait from a quarter to 6 weeks"), "? → 6 weeks falling");
    assert_eq!(said("Move the delay from -1h30 to -1 h 15 min"), "−1.5 h → −1.25 h");
}

#[test]
fn numbers_in_letters() {
    assert_eq!(said("Cut the crossing from an hour to 10 minutes"), "1 h → 10 min falling");
    assert_eq!(said("Cut the wait from 3 days to half an hour"), "3 days → 0.5 h falling");
    assert_eq!(said("Readers from half a million to a million"), "500,000 → 1,000,000");
    assert_eq!(said("Readers from half a million to two million"), "500,000 → 2,000,000");
    assert_eq!(said("Guests from two hundred to three hundred"), "200 → 300");
    assert_eq!(said("From twenty-five to forty new moorings"), "25 → 40");
    assert_eq!(said("Boxes from a dozen to 40 a week"), "12 → 40");
    assert_eq!(said("Cut the crossing from 2½ hours to 1¼"), "2.5 h → 1.25 h falling");
    assert_eq!(said("Answers from a week to a day"), "1 week → 1 day falling");
    assert_eq!(said("Raise members from two hundred and fifty to four hundred"), "250 → 400");
    assert_eq!(said("From two thousand five hundred to three thousand guests"), "2500 → 3000");
    assert_eq!(said("From two million five hundred thousand to three million"), "2,500,000 → 3,000,000");
    assert_eq!(said("From one million to one and a half million"), "1,000,000 → 1,500,000");
    assert_eq!(said("From a million to a million and a half"), "1,000,000 → 1,500,000");
    assert_eq!(said("Readers from five to seven million"), "5,000,000 → 7,000,000");
    assert_eq!(said("Cut the crossing from one and three quarter hours to one hour"), "1.75 h → 1 h falling");
    for half in [
        "Raise it from one point two million to one point five million",
        "Cut the wait from an hour and 20 minutes to half an hour",
        "Cut the wait from two hours fifteen minutes to one hour",
    ] {
        assert!(said(half).starts_with("? →"), "{half}: {}", said(half));
    }
    assert_eq!(said("Cut the wait from an hour and a half to 20 minutes"), "1.5 h → 20 min falling");
    assert_eq!(said("Cut faults from one and a half to 0.5"), "1.5 → 0.5 falling");
    assert_eq!(said("Cut the queue from a quarter of an hour to 2 minutes"), "15 min → 2 min falling");
    assert_eq!(said("Cut the queue from 90 minutes to three quarters of an hour"), "90 min → 45 min falling");
    assert_eq!(said("Raise glad readers from 25% to three quarters"), "25% → 75%");
    assert_eq!(said("Raise glad readers from a quarter to three quarters"), "25% → 75%");
    assert_eq!(said("Raise glad readers from 20% to two thirds"), "20% → 66.6667%");
    assert_eq!(said("Raise glad readers from twenty percent to two thirds"), "20% → 66.6667%");
    for text in [
        "Late parcels from one in ten to one in twenty",
        "From one harbour to another",
        "Move from a month to a week view",
        "From day one to a second mooring",
        "Talk to two skippers",
        "Change the rota from days to hours",
    ] {
        assert_eq!(said(text), "? → ?", "{text}");
    }
}

/// However parts, letters and digits stand side by side, each number is one.
#[test]
fn numbers_of_all_kinds_stand_beside_each_other() {
    let numbers = [
        "25%",
        "a quarter",
        "three quarters",
        "two thirds",
        "half",
        "a third of them",
        "twenty percent",
        "zero",
        "none",
        "an hour and a half",
        "half a million",
        "a dozen",
        "two hundred and fifty",
        "2½ hours",
        "1h30",
        "€20k",
        "3 of 5",
        "1 in 5",
        "one in ten",
        "a quarter of an hour",
        "-5",
        "10x",
        "two fifths",
        "",
    ];
    for from in numbers {
        for to in numbers {
            for text in [
                format!("Raise it from {from} to {to}"),
                format!("Cut it to {to} from {from} by {to}"),
                format!("from {from}{to} (currently {from})"),
            ] {
                let Reading { baseline, target, .. } = read(&text);
                for number in baseline.iter().chain(&target) {
                    assert!(text.is_char_boundary(number.at.start) && number.at.end <= text.len(), "{text}");
                }
            }
        }
    }
}

#[test]
fn one_number_with_or_without_a_mark() {
    assert_eq!(said("Lift satisfaction to 12%"), "? → 12%");
    assert_eq!(said("At least 30 customers renew"), "? → 30");
    assert_eq!(said("Conversion ≥ 30"), "? → 30");
    assert_eq!(said("First answer in under 2 days"), "? → 2 days falling");
    assert_eq!(said("Claims settled in 5 business days"), "? → 5 business days falling");
    assert_eq!(said("Cut the wait from 5 workdays to 1"), "5 working days → 1 working day falling");
    assert_eq!(said("Get 500 downloads"), "? → 500");
    assert_eq!(said("3 of 5 plants sign"), "? → 3 of 5");
    assert_eq!(said("Win €1.5M of orders"), "? → €1,500,000");
    assert_eq!(said("90% of tickets answered within 2 hours"), "? → 90%");
}

#[test]
fn changes() {
    assert_eq!(said("Increase usage by 25%"), "? → ? ×1.25");
    assert_eq!(said("Reduce complaints by 20%"), "? → ? ×0.8 falling");
    assert_eq!(said("10x the number of readers"), "? → ? ×10");
    assert_eq!(said("Double the share of repeat orders"), "? → ? ×2");
    assert_eq!(said("Halve the waiting time"), "? → ? ×0.5 falling");
    assert_eq!(said("Grow the list by 300"), "? → ? +300");
    assert_eq!(said("Ring each depot 5 times a week"), "? → 5");
    assert_eq!(said("Answer 5 times as many letters"), "? → ? ×5");
    assert_eq!(said("Wait for an answer halved to 3 days"), "6 days → 3 days falling");
    assert_eq!(said("Double the boats that sail to 12"), "6 → 12");
    assert_eq!(said("Wait for an answer halved to 2-3 days"), "6 days → 3 days falling");
    assert_eq!(said("Raise the bookings of double rooms to 40"), "? → 40");
    assert_eq!(said("Double rooms sold to 12 groups"), "? → 12");
    assert_eq!(said("Bookings tripled by week 26 to 12"), "4 → 12");
    assert_eq!(said("Cut late payers from 30 to a third"), "30 → ? falling");
    assert_eq!(said("Raise the rating to 4.5 by 30.11."), "? → 4.5");
    assert_eq!(said("30 regulars by week 26"), "? → 30");
    assert_eq!(said("Guests with more than 3 orders, 20%"), "? → 20%");
    assert_eq!(said("Double down on repairs, from 5 to 12"), "5 → 12");
    assert_eq!(said("Halve the wait to half of last year"), "? → ? ×0.5 falling");
    assert_eq!(said("Double the boxes sold before 8 am"), "? → ? ×2");
}

#[test]
fn several_candidates_are_none() {
    assert_eq!(said("Get 2000 readers and 5000 reads"), "? → ?");
    assert_eq!(said("Write the report"), "? → ?");
    assert_eq!(said("Ship v2 in Q3 2021"), "? → ?");
}

/// What stands behind the second number only is said of both.
#[test]
fn two_numbers_are_put_on_one_scale() {
    assert_eq!(said("Reduce costs from 5 to 3 million"), "5,000,000 → 3,000,000 falling");
    assert_eq!(said("Cut the bill from 12 to 8k a month"), "12,000 → 8000 falling");
    assert_eq!(said("Grow sales from 1.2 to 1.25M"), "1,200,000 → 1,250,000");
    assert_eq!(said("Grow readers from 5 to 1k"), "5 → 1000");
    assert_eq!(said("Grow readers from 500 to 2k"), "500 → 2000");
    assert_eq!(said("Cut the first answer from 4h to 30m"), "4 h → 30 min falling");
    assert_eq!(said("Cut baking time from 45m to 10m"), "45 min → 10 min falling");
    assert_eq!(said("Cut the build from 8m to 5m"), "8 min → 5 min falling");
    assert_eq!(said("Raise the margin from minus 5% to 3%"), "−5% → 3%");
    assert_eq!(said("Average call length 12m → 8m"), "12 min → 8 min falling");
    assert_eq!(said("Shrink the album from 2 GB to 500 MB"), "2 GB → 500 MB falling");
    assert_eq!(said("Grow guests from 900 to 1.200"), "900 → 1200");
    assert_eq!(said("Reduce letters from 1.500 to 800"), "1500 → 800 falling");
    assert_eq!(said("Raise clicks from .5% to 1%"), "0.5% → 1%");
    // Metres, which are no millions.
    assert_eq!(said("Extend the bike lane from 800m to 1500m"), "? → ?");
}

/// No one scale holds both, and nothing is made up.
#[test]
fn two_scales_are_no_motion() {
    for text in [
        "Shorten the walk from 12 km to 900 m",
        "Shorten the wait from 1 quarter to 6 weeks",
        "Bake from 1 per week to 1 per day",
        "Cut losses from 2 a week to 3 a month",
        "Raise tests passed from 3/20 to 5/10",
        "Raise replies from one in 50 to one in 20",
        "Grow sales from €100k to $200k",
    ] {
        assert!(said(text).starts_with("? → ?"), "{text}: {}", said(text));
    }
    assert_eq!(said("Bake from 2 a week to 5 a week"), "2 → 5");
}

/// "From 3 banks" is where something comes from.
#[test]
fn a_source_is_no_start() {
    assert_eq!(said("Collect 100 answers from 1000 invitations"), "? → 100");
    assert_eq!(said("Win 10 guests from 3 countries"), "? → 10");
    assert_eq!(said("Sign letters from 3 banks"), "? → 3");
    assert_eq!(said("Hear from 100% of new bakers"), "? → 100%");
    assert_eq!(said("Raise orders from the 10 largest inns by 20%"), "? → ? ×1.2");
    assert_eq!(said("Raise visits from 3 towns from 10k to 15k"), "10,000 → 15,000");
    assert_eq!(said("Grow singers aged 18 to 25 from 10 to 20"), "10 → 20");
}

#[test]
fn where_it_stands_today_is_said_in_many_ways() {
    for text in [
        "Raise returns to 6% (3% today)",
        "Raise returns to 6% (current: 3%)",
        "Raise returns to 6% (Q4: 3%)",
        "Raise returns to 6% (as of January: 3%)",
        "Raise returns to 6% vs 3% last quarter",
        "Raise returns to 6% instead of 3%",
        "Returning guests (3%) to 6%",
        "Returning guests from <3% to >6%",
        "Returning guests to 6% (+3pp)",
        "Returning guests reach 6%; today it is 3%",
    ] {
        assert!(said(text).starts_with("3% → 6%"), "{text}: {}", said(text));
    }
    assert_eq!(said("Calls answered in < 20 s (now 45 s)"), "45 s → 20 s falling");
    assert_eq!(said("Lost parcels from 14 to zero"), "14 → 0 falling");
}

#[test]
fn changes_are_said_in_many_ways() {
    for text in [
        "Grow sales 25%",
        "Sales have grown 25%",
        "Sales up 25%",
        "Sales +25%",
        "25% more sales",
        "Raise sales by at least 25%",
        "Raise sales by 25-30%",
    ] {
        assert_eq!(said(text), "? → ? ×1.25", "{text}");
    }
    for text in [
        "Reduce the queue 20%",
        "Complaints down 20%",
        "Complaints fell 20%",
        "Complaints -20%",
        "20% fewer complaints",
    ] {
        assert_eq!(said(text), "? → ? ×0.8 falling", "{text}");
    }
    assert_eq!(said("Cut the queue in half"), "? → ? ×0.5 falling");
    assert_eq!(said("Halve the queue"), "? → ? ×0.5 falling");
    assert_eq!(said("Raise orders by a quarter"), "? → ? ×1.25");
    assert_eq!(said("Raise orders by a factor of 3"), "? → ? ×3");
    assert_eq!(said("Raise returns by 3%-points"), "? → ? +3");
    assert_eq!(said("300 more orders"), "? → 300 +300");
    assert_eq!(said("Deliveries fell 20% short of plan"), "? → 20%");
    assert_eq!(said("Grown-up guests 30%"), "? → 30%");
    assert_eq!(said("Raise NPS to 45 by 30/06"), "? → 45");
    assert_eq!(said("Raise NPS to 45 by 30/06/2021"), "? → 45");
    assert_eq!(said("90% of tickets answered by 2 people"), "? → 90%");
    // A share of something is a level, and so is what is used by so many.
    assert_eq!(said("Raise coverage 80%"), "? → 80%");
    assert_eq!(said("A stamp card used by more than 50% of guests"), "? → 50%");
}

/// Without a start only the words can say which way is better.
#[test]
fn less_is_better_of_some_things() {
    for text in [
        "Churn of 3%",
        "Bring churn to 3%",
        "Cost per order €4",
        "Response time of 4 hours",
        "Letters answered in 4 hours",
        "Time to hire: 30 days",
        "Bounce rate 40%",
        "Max 5 late trains",
        "Cap late trains at 5",
        "5 open bugs",
        "Faster than 200 ms",
        "Rounds of 5 hours or less",
    ] {
        assert!(read(text).falling, "{text}: {}", said(text));
    }
    for text in [
        "Fix 30 bugs",
        "Resolve 5 open bugs",
        "Complaints answered the same day: 90%",
        "Deliver 5 timetables that shorten the queue",
        "Write down 5 lessons",
        "Launch in 5 towns",
    ] {
        assert!(!read(text).falling, "{text}: {}", said(text));
    }
}

#[test]
fn years_names_and_rounds_of_the_clock_are_no_targets() {
    for text in [
        "Beat our 2019 record of guests",
        "Answer the harbour phone 24/7",
        "Pass WCAG 2.1 AA",
        "Repair the roof, pt 2",
        "Reach 1H 2026 on budget",
        "Close within +/- 25% of plan",
    ] {
        assert_eq!(said(text), "? → ?", "{text}");
    }
    assert_eq!(said("Grow 2021 orders by 30% over 2020"), "? → ? ×1.3");
    assert_eq!(said("Close 3 deals > $100k"), "? → 3");
    assert_eq!(said("Guests with more than 3 orders: 20%"), "? → 20%");
    assert_eq!(said("Inns with at least 2 boats: 40"), "? → 40");
    assert_eq!(said("Raise NPS from 30 to 40-45"), "30 → 40");
    assert_eq!(said("Cut the answer to 2-3 hours"), "? → 3 h falling");
}

/// "Within 90 days", "under 18": which of what is counted, and how soon.
#[test]
fn a_bound_behind_a_count_says_which() {
    assert_eq!(said("House 120 families within 90 days"), "? → 120");
    assert_eq!(said("Onboard 40 guests within 14 days, up from 10"), "10 → 40");
    assert_eq!(said("200 singers under 18, up from 145"), "145 → 200");
    assert_eq!(said("Publish 8 recipes with at least 500 readers each"), "? → 8");
    assert_eq!(said("Letters answered within 48 hours: 64% → 90%"), "64% → 90%");
    assert_eq!(said("No letters older than 14 days (today 31)"), "31 → 0 falling");
    assert_eq!(said("Zero complaints (from 12)"), "12 → 0 falling");
    assert_eq!(said("Get 5 crews to at least 80%"), "? → 80%");
}

#[test]
fn a_change_beside_its_end_is_no_start() {
    assert_eq!(said("Sign-ups up 40% to 700"), "? → 700 ×1.4");
    assert_eq!(said("Raise margin by 200 bps to 44%"), "42% → 44% +2");
    assert_eq!(said("Double weekly sign-ups (150 now)"), "150 → ? ×2");
    assert_eq!(said("Train 3 times a week, up from 2"), "2 → 3");
    assert_eq!(said("Reach 5,000 readers (currently: 2,000)"), "2000 → 5000");
}
