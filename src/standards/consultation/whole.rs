//! A consultation with all that was sent in it, as it is answered, shown and printed.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use entities::access::organisation;
use entities::ids::ConsulteeId;
use entities::standards::{consultation, consultation_comment, consultee};
use sea_orm::ConnectionTrait;

use super::{MANY, store};
use crate::access;
use crate::foundation::error::Result;
use crate::standards::pack::Pack;
use crate::standards::shelf;

/// A consultation with all that was sent in it, in the order in which it is read and printed.
#[derive(Clone, Debug)]
pub struct Whole {
    pub consultation: consultation::Model,
    /// The text that was consulted on.
    pub pack: Arc<Pack>,
    /// Who was asked: by what they are, then by reference.
    pub consultees: Vec<(consultee::Model, organisation::Model)>,
    /// What was sent: about the whole first, then criterion by criterion, then by organisation.
    pub comments: Vec<store::Decided>,
}

impl Whole {
    /// Who was asked and has sent nothing.
    pub fn silent(&self) -> impl Iterator<Item = &(consultee::Model, organisation::Model)> {
        self.consultees.iter().filter(|(asked, _)| self.sent_by(asked.id) == 0)
    }

    /// How many comments one of those who were asked has sent.
    pub fn sent_by(&self, consultee: ConsulteeId) -> usize {
        self.comments.iter().filter(|(comment, _)| comment.consultee_id == consultee).count()
    }

    /// How many comments have no disposition.
    pub fn undecided(&self) -> usize {
        self.comments.iter().filter(|(_, decided)| decided.is_none()).count()
    }

    /// Whose a comment is.
    pub fn organisation_of(&self, comment: &consultation_comment::Model) -> Option<&organisation::Model> {
        let found = self.consultees.iter().find(|(asked, _)| asked.id == comment.consultee_id)?;
        Some(&found.1)
    }
}

/// A consultation with all that was sent in it.
pub async fn whole(database: &impl ConnectionTrait, of: consultation::Model) -> Result<Whole> {
    let pack = shelf::pack_in(&of.text)?;
    let asked = store::consultees(database, of.id).await?;
    let mut known = HashMap::new();
    for some in asked.chunks(MANY) {
        known.extend(access::store::organisations(database, some.iter().map(|a| a.organisation_id)).await?);
    }
    let mut consultees: Vec<(consultee::Model, organisation::Model)> = asked
        .into_iter()
        .filter_map(|asked| known.remove(&asked.organisation_id).map(|organisation| (asked, organisation)))
        .collect();
    consultees.sort_by(|(a, one), (b, other)| (a.kind, &one.reference).cmp(&(b.kind, &other.reference)));
    let places: BTreeMap<&str, usize> =
        pack.criteria().enumerate().map(|(place, (_, criterion))| (criterion.key.as_str(), place)).collect();
    let ranks: HashMap<ConsulteeId, usize> =
        consultees.iter().enumerate().map(|(rank, (asked, _))| (asked.id, rank)).collect();
    let mut comments = store::comments(database, of.id).await?;
    comments.retain(|(comment, _)| comment.sent_at.is_some());
    comments.sort_by_key(|(comment, _)| {
        let place = comment.criterion_key.as_deref().map(|key| places.get(key).copied());
        (place, ranks.get(&comment.consultee_id).copied(), comment.id)
    });
    Ok(Whole { consultation: of, pack, consultees, comments })
}
