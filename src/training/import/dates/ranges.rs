//! More than one day, a week, or a rough time: never a day of its own.

use super::*;

/// "14/5/25 - 16/5/25", "14-16 May 2025", "14 & 15/5/25", "w/c 12/05/25", "early 2025".
pub(super) fn join_ranges(scan: &mut Scan) {
    const JOINS: &[&str] = &["-", "–", "to", "and", "until", "i", "a", "ac", "hyd"];
    const WEEK: &[&[&str]] = &[
        &["w", "c"],
        &["wc"],
        &["w", "e"],
        &["week", "commencing"],
        &["week", "of"],
        &["week", "beginning"],
        &["week", "ending"],
        &["wythnos"],
        &["wythnos", "yn", "dechrau"],
        &["yr", "wythnos", "yn", "dechrau"],
    ];
    for (words, found) in &mut scan.dates {
        let plain: Vec<&str> =
            words.iter().map(String::as_str).filter(|w| !matches!(*w, "-" | "–")).collect();
        if WEEK.iter().any(|week| plain.ends_with(week)) {
            *found = Found::Part(Part::Week);
            words.clear();
            continue;
        }
        let rough = words.iter().any(|w| ROUGH.contains(&w.as_str()));
        if rough && matches!(found, Found::Part(Part::Month | Part::Year) | Found::Day { .. }) {
            *found = Found::Part(Part::Rough);
            words.clear();
            continue;
        }
        // "14-16 May 2025": a day, a join, and the whole date.
        if let ([.., first, join], Found::Day { date, .. }) = (words.as_slice(), &*found)
            && JOINS.contains(&join.as_str())
            && day_of_range(first)
        {
            let last = *date;
            words.truncate(words.len() - 2);
            *found = Found::Part(Part::Range { last });
        }
    }
    let joined = |words: &[String]| words.len() == 1 && JOINS.contains(&words[0].as_str());
    let mut at = 1;
    while at < scan.dates.len() {
        let last = match (&scan.dates[at - 1].1, &scan.dates[at].1) {
            (
                Found::Day { date: first, .. } | Found::Part(Part::Range { last: first }),
                Found::Day { date, .. },
            ) if joined(&scan.dates[at].0) => Some((*first).max(*date)),
            // "14/5 - 16/5/25"
            (Found::Part(Part::NoYear), Found::Day { date, .. }) if joined(&scan.dates[at].0) => Some(*date),
            _ => None,
        };
        if let Some(last) = last {
            scan.dates[at - 1].1 = Found::Part(Part::Range { last });
            scan.dates.remove(at);
        } else {
            at += 1;
        }
    }
}

pub(super) fn day_of_range(word: &str) -> bool {
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    number(&digits).is_some_and(|day| (1..=31).contains(&day)) && word.len() <= 5
}

const ROUGH: &[&str] = &[
    "early",
    "late",
    "mid",
    "middle",
    "beginning",
    "end",
    "start",
    "about",
    "approx",
    "approximately",
    "around",
    "circa",
    "c",
    "ca",
    "spring",
    "summer",
    "autumn",
    "winter",
    "q1",
    "q2",
    "q3",
    "q4",
    "before",
    "after",
    "since",
    "tua",
    "dechrau",
    "diwedd",
    "canol",
    "gwanwyn",
    "haf",
    "gaeaf",
    "cyn",
    "tuag",
    "roughly",
    "sometime",
    "by",
];
