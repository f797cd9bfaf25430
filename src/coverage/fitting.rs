//! Which evidence a co-op has already that fits what somebody asks for: of the same sort, or tied to the criterion, and current.

use chrono::NaiveDate;
use entities::evidence::{EvidenceState, evidence_item};
use entities::ids::{OrganisationId, StandardId};
use sea_orm::ConnectionTrait;

use super::rules::{Fresh, Item, fresh_until};
use super::{Reach, as_rules_see, crossed};
use crate::evidence;
use crate::foundation::error::Result;
use crate::standards::pack::{Criterion, Refresh};

/// Why an item fits. Ordered: the best fit first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// All that was asked for: the sort and the criterion, or the one of them that was named.
    Whole,
    /// Of the sort that was asked for.
    Sort,
    /// Tied to the criterion.
    Criterion,
    /// Tied to a criterion of another standard that a crosswalk ties to this one.
    Crosswalk,
}

/// An item that fits.
#[derive(Clone, Debug)]
pub struct Fitting {
    pub item: evidence_item::Model,
    pub fit: Fit,
    /// How long it counts.
    pub fresh: Fresh,
}

/// The co-op's own items that fit and count on a day: the best fit first, of those the one that lasts longest.
pub async fn fitting(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    standard: StandardId,
    sort: Option<&str>,
    criterion: Option<&Criterion>,
    day: NaiveDate,
) -> Result<Vec<Fitting>> {
    if sort.is_none() && criterion.is_none() {
        return Ok(Vec::new());
    }
    let ties = evidence::store::ties_of_cooperative(database, cooperative, standard).await?;
    let crossed = crossed(database, cooperative, standard, Reach::Suggested).await?;
    let apart = evidence::store::scans::quarantined(database, cooperative).await?;
    let mut found: Vec<Fitting> = evidence::store::items(database, cooperative)
        .await?
        .into_iter()
        .filter(|item| !evidence::rules::is_erased(item) && !apart.contains(&item.id))
        .filter_map(|item| {
            let (fit, fresh) = fits(&as_rules_see(&item, &ties, &crossed, false), sort, criterion, day)?;
            Some(Fitting { item, fit, fresh })
        })
        .collect();
    found.sort_by(|left, right| (left.fit, right.fresh).cmp(&(right.fit, left.fresh)));
    Ok(found)
}

/// Does an item fit on a day, and how long will it?
fn fits(
    item: &Item,
    sort: Option<&str>,
    criterion: Option<&Criterion>,
    day: NaiveDate,
) -> Option<(Fit, Fresh)> {
    match item.review {
        EvidenceState::Submitted | EvidenceState::Accepted => {}
        EvidenceState::Returned => return None,
    }
    let same_sort = sort.map(|sort| item.evidence_type == sort);
    let tied = criterion.map(|criterion| item.criteria.contains(&criterion.key));
    let crossed = criterion.is_some_and(|criterion| item.crossed.contains(&criterion.key));
    let fit = match (same_sort, tied) {
        (Some(false) | None, Some(false)) if crossed => Fit::Crosswalk,
        (Some(true), Some(true) | None) | (None, Some(true)) => Fit::Whole,
        (Some(true), Some(false)) => Fit::Sort,
        (Some(false), Some(true)) => Fit::Criterion,
        (Some(false) | None, Some(false) | None) => return None,
    };
    let fresh = fresh_until(item, criterion.map_or(Refresh::OnChange, |criterion| criterion.refresh));
    fresh.on(day).then_some((fit, fresh))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standards::reading::{Format, read};

    fn item(sort: &str, criteria: &[&str], valid_until: Option<&str>) -> Item {
        Item {
            id: String::new(),
            evidence_type: sort.into(),
            criteria: criteria.iter().map(|key| (*key).to_owned()).collect(),
            crossed: Default::default(),
            valid_until: valid_until.and_then(|day| day.parse().ok()),
            period_end: None,
            review: EvidenceState::Accepted,
            inherited: false,
        }
    }

    #[test]
    fn what_is_of_the_sort_and_tied_fits_best_and_what_ran_out_or_came_back_not_at_all() {
        let pack = read(include_bytes!("../../data/standard.yaml"), Format::Yaml).expect("it has no fault");
        let criterion = pack.criterion("insured-and-able-to-continue").expect("the criterion");
        let day: NaiveDate = "2026-06-15".parse().expect("a date");
        let of =
            |item: &Item| fits(item, Some("insurance_certificate"), Some(criterion), day).map(|(fit, _)| fit);
        let key = criterion.key.as_str();
        assert_eq!(of(&item("insurance_certificate", &[key], None)), Some(Fit::Whole));
        assert_eq!(of(&item("insurance_certificate", &[], None)), Some(Fit::Sort));
        assert_eq!(of(&item("minutes", &[key], None)), Some(Fit::Criterion));
        assert_eq!(of(&item("minutes", &[], None)), None);
        assert_eq!(of(&item("insurance_certificate", &[key], Some("2026-06-14"))), None);
        let mut back = item("insurance_certificate", &[key], None);
        back.review = EvidenceState::Returned;
        assert_eq!(of(&back), None);
        let one = item("insurance_certificate", &[], None);
        assert_eq!(fits(&one, Some("insurance_certificate"), None, day).map(|f| f.0), Some(Fit::Whole));
        assert_eq!(fits(&one, None, Some(criterion), day), None);
    }
}
