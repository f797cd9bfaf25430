//! What is told of small groups, and to whom: the one place that knows from how many people on a figure may be shown, what
//! stays away beside one that is hidden, and as of which days others than the co-op are told. Pure.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

/// Who looks at a percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// The co-op itself and the assigned team of auditors.
    Trusted,
    /// The public, a regulator, members, boards of others.
    Others,
}

/// Groups of fewer people than this are shown only to those who know them anyway.
pub const SMALLEST_GROUP: u64 = 5;

/// Whether a percentage about so many people is kept from an audience.
pub fn suppressed(people: u64, audience: Audience) -> bool {
    match audience {
        Audience::Trusted => false,
        Audience::Others => people < SMALLEST_GROUP,
    }
}

/// Why a figure is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// It is about too few people.
    Small,
    /// It stays away lest the only small one be worked out from the whole and the rest.
    ForAnother,
}

/// Which of the parts of a shown whole are kept from an audience; `people` says how many each is about.
///
/// Primary and secondary suppression, as in the disclosure control of official statistics: what is too small is hidden,
/// and what is hidden must not follow by subtraction from the whole. So one that is hidden alone, or several that are
/// together about too few, take the next smallest with them. A part about nobody adds nothing and hides nothing.
pub fn hidden(people: &[u64], audience: Audience) -> Vec<Option<Hidden>> {
    let small = |count: u64| count > 0 && suppressed(count, audience);
    let mut hidden: Vec<Option<Hidden>> =
        people.iter().map(|count| small(*count).then_some(Hidden::Small)).collect();
    let away: Vec<u64> =
        people.iter().zip(&hidden).filter(|(_, why)| why.is_some()).map(|(count, _)| *count).collect();
    if away.len() == 1 || small(away.iter().sum()) {
        let others = people.iter().enumerate().filter(|(_, count)| **count > 0 && !small(**count));
        if let Some((next, _)) = others.min_by_key(|(_, count)| **count) {
            hidden[next] = Some(Hidden::ForAnother);
        }
    }
    hidden
}

/// Of the counts of a whole, those that an audience is told, and whether some are kept back.
pub fn told_counts<K: Ord>(counts: BTreeMap<K, u64>, audience: Audience) -> (Vec<(K, u64)>, bool) {
    let people: Vec<u64> = counts.values().copied().collect();
    let hidden = hidden(&people, audience);
    let some = hidden.iter().any(Option::is_some);
    (counts.into_iter().zip(hidden).filter(|(_, why)| why.is_none()).map(|(count, _)| count).collect(), some)
}

/// The day as of which an audience is told when it asks about one. Whoever knows the people anyway may ask about any day.
/// Others are told of the days of audits and of the last days of months that are over: between two days that follow one
/// another one person alone may make the difference. Another day is answered as of the last such day before it.
pub fn told_on(asked: NaiveDate, audience: Audience, audits: &[NaiveDate], today: NaiveDate) -> NaiveDate {
    match audience {
        Audience::Trusted => asked,
        Audience::Others if audits.contains(&asked) => asked,
        Audience::Others => month_end(asked.min(today)),
    }
}

/// The day itself where it is the last of its month, else the last day of the month before.
fn month_end(day: NaiveDate) -> NaiveDate {
    let is_last = day.succ_opt().is_some_and(|next| next.day() == 1);
    if is_last { day } else { day.with_day(1).and_then(|first| first.pred_opt()).unwrap_or(day) }
}

#[cfg(test)]
mod tests;
