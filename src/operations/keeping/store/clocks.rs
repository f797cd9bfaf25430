//! Queries of what the clock of an item depends on.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use entities::audits::{
    AuditState, RequestMove, RequestState, assessment, audit, citation, evidence_request, request_item,
    request_turn,
};
use entities::evidence::{EvidenceState, evidence_item};
use entities::findings::{ActionState, corrective_action, finding};
use entities::ids::{EvidenceItemId, EvidenceRequestId, OrganisationId};
use entities::training::worker;
use scheduler::clock::{self, Timestamp};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
};

use crate::access::Scope;
use crate::access::store::within;
use crate::foundation::error::{Message, Result};

/// Items that are not erased at co-ops within a scope, the oldest first; `before`: handed in before then.
pub async fn items_before(
    database: &impl ConnectionTrait,
    before: Option<Timestamp>,
    scope: &Scope,
) -> Result<Vec<evidence_item::Model>> {
    // An item without a title is a tombstone: none is handed in without one.
    let mut query = evidence_item::Entity::find()
        .filter(evidence_item::Column::Title.ne(""))
        .filter(within(scope, evidence_item::Column::CooperativeId));
    if let Some(before) = before {
        query = query.filter(evidence_item::Column::SubmittedAt.lt(before));
    }
    Ok(query.order_by_asc(evidence_item::Column::SubmittedAt).all(database).await?)
}

/// Co-ops that have items, handed in before then, that are not erased.
pub async fn cooperatives_before(
    database: &impl ConnectionTrait,
    before: Timestamp,
) -> Result<Vec<OrganisationId>> {
    Ok(evidence_item::Entity::find()
        .select_only()
        .column(evidence_item::Column::CooperativeId)
        .distinct()
        .filter(evidence_item::Column::Title.ne(""))
        .filter(evidence_item::Column::SubmittedAt.lt(before))
        .order_by_asc(evidence_item::Column::CooperativeId)
        .into_tuple()
        .all(database)
        .await?)
}

/// Some of those items of a co-op, by id, behind `after`.
pub async fn page_before(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
    before: Timestamp,
    after: Option<EvidenceItemId>,
) -> Result<Vec<evidence_item::Model>> {
    let mut query = evidence_item::Entity::find()
        .filter(evidence_item::Column::CooperativeId.eq(cooperative))
        .filter(evidence_item::Column::Title.ne(""))
        .filter(evidence_item::Column::SubmittedAt.lt(before));
    if let Some(after) = after {
        query = query.filter(evidence_item::Column::Id.gt(after));
    }
    Ok(query.order_by_asc(evidence_item::Column::Id).limit(AT_ONCE as u64).all(database).await?)
}

/// Ids in one statement: a database binds only so many values.
const AT_ONCE: usize = 1000;

/// These items, by id.
pub async fn items(
    database: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = EvidenceItemId>,
) -> Result<HashMap<EvidenceItemId, evidence_item::Model>> {
    let (ids, mut found): (Vec<EvidenceItemId>, HashMap<_, _>) = (ids.into_iter().collect(), HashMap::new());
    for some in ids.chunks(AT_ONCE) {
        let rows = evidence_item::Entity::find()
            .filter(evidence_item::Column::Id.is_in(some.iter().copied()))
            .all(database)
            .await?;
        found.extend(rows.into_iter().map(|item| (item.id, item)));
    }
    Ok(found)
}

/// For each of these items, the audits that used it, and the actions that it is to prove: the day each was over, empty while it
/// goes on. An audit uses what its results cite and what its requests were answered with.
pub async fn audits_citing(
    database: &impl ConnectionTrait,
    items: &[EvidenceItemId],
) -> Result<HashMap<EvidenceItemId, Vec<Option<NaiveDate>>>> {
    let mut found: HashMap<EvidenceItemId, Vec<Option<NaiveDate>>> = HashMap::new();
    for some in items.chunks(AT_ONCE) {
        for used in used_in_audits(database, some).await? {
            found.entry(used.item).or_default().push(used.over_on());
        }
        for (item, _, over) in proofs(database, some).await? {
            found.entry(item).or_default().push(over);
        }
    }
    Ok(found)
}

/// An item that an audit uses.
struct Used {
    item: EvidenceItemId,
    reference: String,
    state: AuditState,
    closed_on: Option<NaiveDate>,
    visit_on: NaiveDate,
    /// It was given as an answer to this request in this turn.
    answer: Option<(EvidenceRequestId, RequestState, i32)>,
}

impl Used {
    fn over_on(&self) -> Option<NaiveDate> {
        let is_over = matches!(self.state, AuditState::Closed | AuditState::Cancelled);
        is_over.then(|| self.closed_on.unwrap_or(self.visit_on))
    }
}

type AuditRow = (EvidenceItemId, String, AuditState, Option<NaiveDate>, NaiveDate);

async fn used_in_audits(database: &impl ConnectionTrait, items: &[EvidenceItemId]) -> Result<Vec<Used>> {
    use audit::Column::{ClosedOn, Reference, State, VisitOn};
    let cited: Vec<AuditRow> = citation::Entity::find()
        .select_only()
        .column(citation::Column::ItemId)
        .columns([Reference, State, ClosedOn, VisitOn])
        .join(JoinType::InnerJoin, citation::Relation::Assessment.def())
        .join(JoinType::InnerJoin, assessment::Relation::Audit.def())
        .filter(citation::Column::ItemId.is_in(items.iter().copied()))
        .into_tuple()
        .all(database)
        .await?;
    type AnswerRow = (
        EvidenceItemId,
        String,
        AuditState,
        Option<NaiveDate>,
        NaiveDate,
        EvidenceRequestId,
        RequestState,
        i32,
    );
    let given: Vec<AnswerRow> = request_item::Entity::find()
        .select_only()
        .column(request_item::Column::ItemId)
        .columns([Reference, State, ClosedOn, VisitOn])
        .columns([evidence_request::Column::Id, evidence_request::Column::State])
        .column(request_turn::Column::Number)
        .join(JoinType::InnerJoin, request_item::Relation::RequestTurn.def())
        .join(JoinType::InnerJoin, request_turn::Relation::EvidenceRequest.def())
        .join(JoinType::InnerJoin, evidence_request::Relation::Audit.def())
        .filter(request_item::Column::ItemId.is_in(items.iter().copied()))
        .into_tuple()
        .all(database)
        .await?;
    let cited = cited.into_iter().map(|(item, reference, state, closed_on, visit_on)| Used {
        item,
        reference,
        state,
        closed_on,
        visit_on,
        answer: None,
    });
    let given =
        given.into_iter().map(|(item, reference, state, closed_on, visit_on, request, asked, turn)| Used {
            item,
            reference,
            state,
            closed_on,
            visit_on,
            answer: Some((request, asked, turn)),
        });
    Ok(cited.chain(given).collect())
}

/// Actions that these items are to prove: the audit they come of, and the day they were verified or their finding withdrawn.
async fn proofs(
    database: &impl ConnectionTrait,
    items: &[EvidenceItemId],
) -> Result<Vec<(EvidenceItemId, String, Option<NaiveDate>)>> {
    type Row = (EvidenceItemId, String, ActionState, Option<NaiveDate>, Option<Timestamp>);
    let rows: Vec<Row> = corrective_action::Entity::find()
        .select_only()
        .column(corrective_action::Column::ProofItemId)
        .column(audit::Column::Reference)
        .columns([corrective_action::Column::State, corrective_action::Column::VerifiedOn])
        .column(finding::Column::WithdrawnAt)
        .join(JoinType::InnerJoin, corrective_action::Relation::Finding.def())
        .join(JoinType::InnerJoin, finding::Relation::Audit.def())
        .filter(corrective_action::Column::ProofItemId.is_in(items.iter().copied()))
        .into_tuple()
        .all(database)
        .await?;
    let over = |(item, reference, state, verified_on, withdrawn_at): Row| {
        let verified = verified_on.filter(|_| state == ActionState::Verified);
        (item, reference, verified.or(withdrawn_at.map(clock::today)))
    };
    Ok(rows.into_iter().map(over).collect())
}

/// What needs an item that somebody wishes to be erased before its time, in words: an audit that goes on and rests on it, by a
/// citation or by the last answer to a request that still stands; or an action that it is to prove. What an earlier answer was
/// given with, and another has taken its place, nothing rests on.
pub async fn needed_by(tx: &impl ConnectionTrait, item: EvidenceItemId) -> Result<Option<Message>> {
    for used in used_in_audits(tx, &[item]).await? {
        let rests = match used.answer {
            None => true,
            Some((_, RequestState::Withdrawn, _)) => false,
            Some((request, _, turn)) => last_answer(tx, request).await? == Some(turn),
        };
        if rests && used.over_on().is_none() {
            return Ok(Some(Message::new("keeping-needed-by-audit").with("audit", used.reference)));
        }
    }
    let open = proofs(tx, &[item]).await?.into_iter().find(|(_, _, over)| over.is_none());
    Ok(open.map(|(_, reference, _)| Message::new("keeping-needed-by-action").with("audit", reference)))
}

async fn last_answer(tx: &impl ConnectionTrait, request: EvidenceRequestId) -> Result<Option<i32>> {
    let last = request_turn::Entity::find()
        .filter(request_turn::Column::RequestId.eq(request))
        .filter(request_turn::Column::What.eq(RequestMove::Answer))
        .order_by_desc(request_turn::Column::Number)
        .one(tx)
        .await?;
    Ok(last.map(|turn| turn.number))
}

/// Who worked at these co-ops: co-op, start, end.
pub async fn employments(
    database: &impl ConnectionTrait,
    cooperatives: impl IntoIterator<Item = OrganisationId>,
) -> Result<HashMap<OrganisationId, Vec<(Option<NaiveDate>, Option<NaiveDate>)>>> {
    let mut found: HashMap<OrganisationId, Vec<_>> = HashMap::new();
    let cooperatives: Vec<OrganisationId> = cooperatives.into_iter().collect();
    for some in cooperatives.chunks(AT_ONCE) {
        let rows: Vec<(OrganisationId, Option<NaiveDate>, Option<NaiveDate>)> = worker::Entity::find()
            .select_only()
            .columns([worker::Column::CooperativeId, worker::Column::StartedOn, worker::Column::LeftOn])
            .filter(worker::Column::CooperativeId.is_in(some.iter().copied()))
            .into_tuple()
            .all(database)
            .await?;
        for (cooperative, from, until) in rows {
            found.entry(cooperative).or_default().push((from, until));
        }
    }
    Ok(found)
}

/// The days on which items of a type came to a co-op, in order. What was sent back, erased or is `apart` because of a virus came
/// for nothing.
pub async fn arrivals(
    database: &impl ConnectionTrait,
    cooperatives: impl IntoIterator<Item = OrganisationId>,
    apart: &BTreeSet<EvidenceItemId>,
) -> Result<HashMap<(OrganisationId, String), Vec<Timestamp>>> {
    let mut found: HashMap<(OrganisationId, String), Vec<Timestamp>> = HashMap::new();
    let cooperatives: Vec<OrganisationId> = cooperatives.into_iter().collect();
    for some in cooperatives.chunks(AT_ONCE) {
        let rows: Vec<(EvidenceItemId, OrganisationId, String, Timestamp)> = evidence_item::Entity::find()
            .select_only()
            .columns([
                evidence_item::Column::Id,
                evidence_item::Column::CooperativeId,
                evidence_item::Column::EvidenceType,
                evidence_item::Column::SubmittedAt,
            ])
            .filter(evidence_item::Column::CooperativeId.is_in(some.iter().copied()))
            .filter(evidence_item::Column::State.ne(EvidenceState::Returned))
            .filter(evidence_item::Column::Title.ne(""))
            .order_by_asc(evidence_item::Column::SubmittedAt)
            .into_tuple()
            .all(database)
            .await?;
        for (_, cooperative, kind, at) in rows.into_iter().filter(|(item, ..)| !apart.contains(item)) {
            found.entry((cooperative, kind)).or_default().push(at);
        }
    }
    Ok(found)
}
