//! The crosswalk: which criteria of two standards ask for the same, so that a co-op shows its evidence once.
//!
//! What proves a criterion proves one that is equal to it, either way round, and one that asks for a part of it; never one
//! that asks for more. Criteria that are only related lend nothing: their evidence is suggested.

use std::collections::{BTreeMap, BTreeSet};

use entities::ids::{CrosswalkId, StandardId};
use entities::standards::{CrosswalkRelation, crosswalk};
use scheduler::clock::{Timestamp, today};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::InForce;
use crate::access::{Actor, Deed, policy};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result, already_there};
use crate::journal::{self, Event};

/// A criterion of a standard, by key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Side {
    pub standard: StandardId,
    pub key: String,
}

/// Two criteria to be tied; of a subset the first is the narrower.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    pub one: Side,
    pub other: Side,
    pub relation: CrosswalkRelation,
    pub why: String,
}

/// The longest reason, in characters.
pub const WHY: usize = 2000;

/// Ties two criteria of two standards in force.
pub async fn tie(app: &App, actor: &Actor, tie: &Tie, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    permit(actor)?;
    let texts = super::all_in_force(&tx, today(now)).await?;
    for (field, side) in [("one", &tie.one), ("other", &tie.other)] {
        if !known(&texts, side) {
            return Err(Error::problem(field, Message::new("form-choose")));
        }
    }
    if tie.one.standard == tie.other.standard {
        return Err(Error::problem("other", Message::new("crosswalk-same-standard")));
    }
    if tie.why.trim().is_empty() {
        return Err(Error::problem("why", Message::new("form-missing")));
    }
    let row = crosswalk::Model {
        id: CrosswalkId::new(now),
        standard_id: tie.one.standard,
        criterion_key: tie.one.key.clone(),
        other_standard_id: tie.other.standard,
        other_key: tie.other.key.clone(),
        relation: tie.relation,
        pair: pair(&tie.one, &tie.other),
        why: tie.why.trim().to_owned(),
        made_by: actor.account,
        made_at: now,
    };
    let event = Event::new("crosswalk-tied", SUBJECT, row.id.0).saying(said(&row));
    let added =
        crosswalk::Entity::insert(crosswalk::ActiveModel::from(row)).exec_without_returning(&tx).await;
    match added {
        Ok(_) => {}
        Err(e) if already_there(&e) => {
            return Err(Error::problem("other", Message::new("crosswalk-there")));
        }
        Err(e) => return Err(e.into()),
    }
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

const SUBJECT: &str = "crosswalk";

/// Whoever may write one standard may not tie it to another that is not theirs: it takes the right everywhere.
fn permit(actor: &Actor) -> Result<()> {
    if policy::scope(actor, Deed::WriteStandards).everywhere { Ok(()) } else { Err(Error::NotFound) }
}

fn known(texts: &[InForce], side: &Side) -> bool {
    texts.iter().any(|text| text.standard == side.standard && text.pack.criterion(&side.key).is_some())
}

fn pair(one: &Side, other: &Side) -> String {
    let mut both = [one, other].map(|side| format!("{}:{}", side.standard, side.key));
    both.sort();
    both.join("|")
}

fn said(row: &crosswalk::Model) -> serde_json::Value {
    json!({
        "standard": row.standard_id, "criterion": row.criterion_key, "other_standard": row.other_standard_id,
        "other_criterion": row.other_key, "relation": row.relation, "why": row.why,
    })
}

/// Takes a tie away; the journal keeps what it said.
pub async fn untie(app: &App, actor: &Actor, id: CrosswalkId, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    permit(actor)?;
    let row = crosswalk::Entity::find_by_id(id).one(&tx).await?.ok_or(Error::NotFound)?;
    let event = Event::new("crosswalk-untied", SUBJECT, id.0).saying(said(&row));
    crosswalk::Entity::delete_by_id(id).exec(&tx).await?;
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

/// Every tie, the first made first.
pub async fn all(database: &impl ConnectionTrait) -> Result<Vec<crosswalk::Model>> {
    Ok(crosswalk::Entity::find().order_by_asc(crosswalk::Column::Id).all(database).await?)
}

/// What criteria of other standards lend to those of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lent {
    /// What proves a criterion there proves these here.
    pub proves: BTreeMap<Side, BTreeSet<String>>,
    /// What proves a criterion there may be of use to these here.
    pub suggests: BTreeMap<Side, BTreeSet<String>>,
}

impl Lent {
    /// The other standards that lend anything.
    pub fn standards(&self) -> BTreeSet<StandardId> {
        self.proves.keys().chain(self.suggests.keys()).map(|side| side.standard).collect()
    }
}

/// What other standards lend to this one.
pub async fn lent(database: &impl ConnectionTrait, standard: StandardId) -> Result<Lent> {
    let either = Condition::any()
        .add(crosswalk::Column::StandardId.eq(standard))
        .add(crosswalk::Column::OtherStandardId.eq(standard));
    let rows = crosswalk::Entity::find().filter(either).all(database).await?;
    Ok(lending(&rows, standard))
}

/// Which way each tie lends.
fn lending(rows: &[crosswalk::Model], standard: StandardId) -> Lent {
    let mut lent = Lent::default();
    for row in rows {
        let one = Side { standard: row.standard_id, key: row.criterion_key.clone() };
        let other = Side { standard: row.other_standard_id, key: row.other_key.clone() };
        // Of a subset the wider lends to the narrower, which is the first.
        let (from_other, from_one) = match row.relation {
            CrosswalkRelation::Equal => (true, true),
            CrosswalkRelation::Subset => (true, false),
            CrosswalkRelation::Related => (false, false),
        };
        for (here, there, proves) in [(&one, &other, from_other), (&other, &one, from_one)] {
            if here.standard == standard {
                let lends = if proves { &mut lent.proves } else { &mut lent.suggests };
                lends.entry(there.clone()).or_default().insert(here.key.clone());
            }
        }
    }
    lent
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use entities::ids::AccountId;

    fn row(one: StandardId, other: StandardId, relation: CrosswalkRelation) -> crosswalk::Model {
        let at = DateTime::UNIX_EPOCH;
        crosswalk::Model {
            id: CrosswalkId::new(at),
            standard_id: one,
            criterion_key: "narrow".into(),
            other_standard_id: other,
            other_key: "wide".into(),
            relation,
            pair: String::new(),
            why: String::new(),
            made_by: AccountId::new(at),
            made_at: at,
        }
    }

    #[test]
    fn equal_lends_both_ways_a_subset_from_the_wider_only_and_what_is_related_is_only_suggested() {
        let (one, other) = (StandardId::new(DateTime::UNIX_EPOCH), StandardId::new(DateTime::UNIX_EPOCH));
        let side = |standard, key: &str| Side { standard, key: key.into() };
        let to_one = BTreeMap::from([(side(other, "wide"), BTreeSet::from(["narrow".to_owned()]))]);
        let to_other = BTreeMap::from([(side(one, "narrow"), BTreeSet::from(["wide".to_owned()]))]);
        let none = BTreeMap::new();
        use CrosswalkRelation::*;
        for (relation, proves_one, proves_other) in
            [(Equal, &to_one, &to_other), (Subset, &to_one, &none), (Related, &none, &none)]
        {
            let rows = [row(one, other, relation)];
            assert_eq!(lending(&rows, one).proves, *proves_one, "{relation}");
            assert_eq!(lending(&rows, other).proves, *proves_other, "{relation}");
        }
        assert_eq!(lending(&[row(one, other, Subset)], other).suggests, to_other);
        assert_eq!(lending(&[row(one, other, Related)], one).suggests, to_one);
    }

    #[test]
    fn two_criteria_are_one_pair_whichever_way_round() {
        let one = Side { standard: StandardId::new(DateTime::UNIX_EPOCH), key: "a".into() };
        let other = Side { standard: StandardId::new(DateTime::UNIX_EPOCH), key: "b".into() };
        assert_eq!(pair(&one, &other), pair(&other, &one));
    }
}
