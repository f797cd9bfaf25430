//! Posts and duties with their days: what a change of them makes of those that were held before. Pure.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

/// A post or duty with its days: empty at the beginning since the work here began, at the end as long as it lasts. Of one
/// person no two of the same post meet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Span {
    pub role: String,
    /// The first day.
    pub since: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
}

impl Span {
    /// Was it held on a day?
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }

    fn is_held(&self) -> bool {
        self.until.is_none()
    }
}

/// The posts and duties of a person after a change. With a first day they are these from it on and stay what they were until
/// the day before. Without one, what was entered last was wrong: those that come now were held instead of those that go.
pub fn changed(
    spans: &[Span],
    roles: &BTreeSet<String>,
    from: Option<NaiveDate>,
    started_on: Option<NaiveDate>,
) -> BTreeSet<Span> {
    match from {
        Some(from) if started_on.is_some_and(|start| from <= start) => {
            roles.iter().map(|role| all_along(role)).collect()
        }
        Some(from) => from_day(spans, roles, from),
        None => corrected(spans, roles),
    }
}

fn all_along(role: &str) -> Span {
    Span { role: role.to_owned(), since: None, until: None }
}

fn from_day(spans: &[Span], roles: &BTreeSet<String>, from: NaiveDate) -> BTreeSet<Span> {
    let eve = from.pred_opt().unwrap_or(from);
    let before = spans.iter().filter(|span| span.since.is_none_or(|since| since < from));
    let mut after: BTreeSet<Span> = before
        .map(|span| match span.until {
            Some(until) if until < eve => span.clone(),
            _ if roles.contains(&span.role) => Span { until: None, ..span.clone() },
            _ => Span { until: Some(eve), ..span.clone() },
        })
        .collect();
    let held: BTreeSet<&str> =
        after.iter().filter(|span| span.is_held()).map(|span| span.role.as_str()).collect();
    let new: Vec<Span> = roles
        .iter()
        .filter(|role| !held.contains(role.as_str()))
        .map(|role| Span { since: Some(from), ..all_along(role) })
        .collect();
    after.extend(new);
    after
}

fn corrected(spans: &[Span], roles: &BTreeSet<String>) -> BTreeSet<Span> {
    let (held, over): (Vec<&Span>, Vec<&Span>) = spans.iter().partition(|span| span.is_held());
    let (stay, go): (Vec<&Span>, Vec<&Span>) = held.into_iter().partition(|span| roles.contains(&span.role));
    // Empty, which is since the work here began, is the least.
    let since = go.iter().map(|span| span.since).min().flatten();
    let mut after: BTreeSet<Span> = over.into_iter().chain(stay.iter().copied()).cloned().collect();
    for role in roles.iter().filter(|role| !stay.iter().any(|span| span.role == **role)) {
        after = held_since(after, role, since);
    }
    after
}

/// A post that is held since a day, together with what was held of it right before.
pub fn held_since(spans: BTreeSet<Span>, role: &str, since: Option<NaiveDate>) -> BTreeSet<Span> {
    let meets = |span: &Span| match (span.until, since.and_then(|since| since.pred_opt())) {
        (Some(until), Some(eve)) => until >= eve,
        (None, _) | (_, None) => true,
    };
    let (same, mut after): (BTreeSet<Span>, BTreeSet<Span>) =
        spans.into_iter().partition(|span| span.role == role && meets(span));
    let since = same.iter().map(|span| span.since).chain([since]).min().flatten();
    after.insert(Span { since, ..all_along(role) });
    after
}

/// The spans that had begun by a day; what lasts on it is open, whatever came later.
pub fn as_of(spans: impl IntoIterator<Item = Span>, day: NaiveDate) -> Vec<Span> {
    let begun = spans.into_iter().filter(|span| span.since.is_none_or(|since| since <= day));
    begun.map(|span| Span { until: span.until.filter(|until| *until < day), ..span }).collect()
}

/// The first day of the time up to now in which, without a break, one of these posts was held; none: since the work began.
pub fn held_from(spans: &[Span], is_one: impl Fn(&str) -> bool) -> Option<NaiveDate> {
    let theirs = || spans.iter().filter(|span| is_one(&span.role));
    let mut since = theirs().filter(|span| span.is_held()).map(|span| span.since).min().flatten()?;
    // Each step goes to an earlier day, as long as another post reaches up to the one before.
    while let Some(eve) = since.pred_opt()
        && let Some(before) = theirs().find(|span| span.covers(eve))
    {
        since = before.since?;
    }
    Some(since)
}

#[cfg(test)]
mod tests;
