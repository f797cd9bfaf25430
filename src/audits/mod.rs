//! Audits: planned, worked through, moderated, commented on, final, accepted, closed.
//!
//! The verbs stand in files by subject: `planning`, `team`, `fieldwork`, `raising`, `moderation`, `reply`, `appeals`,
//! `finish`, `conversations`, and `requests` for evidence; `timetable` holds what happens because a day has come. What decides is pure: `rules` (moves), `windows` (dates), `independence`, `scope`,
//! `scoring`, `sampling`, `facts`.

pub mod appeals;
pub mod conversations;
pub mod facts;
pub mod fieldwork;
pub mod finish;
pub mod independence;
pub mod letters;
pub mod measuring;
pub mod moderation;
pub mod pack;
pub mod planning;
pub mod raising;
pub mod ratio;
pub mod redrawing;
pub mod reply;
pub mod requests;
pub mod rules;
pub mod sampling;
pub mod scope;
pub mod scoring;
pub mod store;
pub mod team;
pub mod timetable;
pub mod waits;
pub mod windows;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use entities::access::Role;
use entities::audits::{AssessmentResult, AuditState, ScopeState, TeamPart, audit, team_member};
use entities::ids::{AccountId, StandardId};
use scheduler::clock::Timestamp;
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};
use serde_json::json;

use crate::access::{Actor, Deed, Place, policy, store as access};
use crate::cooperatives::{self, Cooperative};
use crate::findings;
use crate::foundation::error::{Error, Message, Result};
use crate::journal::{self, Event};
use crate::standards::{self, pack::Pack};
use rules::{Move, Reader};
use scoring::{Judgement, Results};
pub use store::lists::{list, part};
pub use timetable::advance_due;

/// An audit as one person sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    pub audit: audit::Model,
    pub cooperative: Cooperative,
    /// Those who are on it and have not declined.
    pub team: Vec<team_member::Model>,
    pub place: Place,
    /// The person's own part.
    pub part: Option<TeamPart>,
    /// May the person see work that is not finished?
    pub sees_work: bool,
    /// May the person see a report that is not final, once the moderator has let it out?
    pub sees_drafts: bool,
}

impl Seen {
    /// May the person read results and findings as they stand?
    pub fn reads_results(&self) -> bool {
        self.sees_work
            || rules::open_to_readers(self.audit.state)
                && (self.sees_drafts || rules::final_out(self.audit.state))
    }

    /// Is there a draft of the report that the person may read?
    pub fn reads_draft(&self) -> bool {
        self.sees_drafts && self.reads_results() && rules::drafted(self.audit.state)
    }

    /// Was the person on the visit?
    pub fn on_visit(&self) -> bool {
        self.part.is_some_and(independence::on_visit)
    }

    /// The team's member with this part.
    pub fn member(&self, part: TeamPart) -> Option<&team_member::Model> {
        self.team.iter().find(|member| member.part == part)
    }
}

/// An audit, if the person holds this deed there and may know of it.
pub async fn see(
    database: &impl ConnectionTrait,
    actor: &Actor,
    reference: &str,
    deed: Deed,
) -> Result<Seen> {
    let audit = store::by_reference(database, reference).await?;
    seen(database, actor, audit, deed).await
}

/// An audit that is about to be changed, if the person holds this deed there and may know of it.
pub(crate) async fn see_to_change(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    reference: &str,
    deed: Deed,
) -> Result<Seen> {
    let id = store::by_reference(tx, reference).await?.id;
    let audit = store::to_change(tx, id).await?;
    seen(tx, actor, audit, deed).await
}

/// The same of an audit that is at hand.
pub async fn seen(
    database: &impl ConnectionTrait,
    actor: &Actor,
    audit: audit::Model,
    deed: Deed,
) -> Result<Seen> {
    let place = access::place(database, actor.account, audit.cooperative_id).await?;
    policy::permit(actor, deed, &place)?;
    known(database, actor, &audit).await?;
    let team = access::team(database, audit.id).await?;
    let part = team.iter().find(|member| member.account_id == actor.account).map(|member| member.part);
    // Work that goes on is its own team's: to have audited the co-op before opens the earlier reports only.
    let here = Place { on_team: part.is_some(), ..place.clone() };
    let sees_work = policy::permit(actor, Deed::SeeAuditWork, &here).is_ok();
    let sees_drafts = policy::permit(actor, Deed::SeeDraftReport, &here).is_ok();
    if deed == Deed::SeeAuditWork && !sees_work {
        return Err(Error::NotFound);
    }
    let cooperative = cooperatives::by_id(database, audit.cooperative_id).await?;
    Ok(Seen { audit, cooperative, team, place, part, sees_work, sees_drafts })
}

/// An audit that the person may not know of is not found.
pub async fn known(database: &impl ConnectionTrait, actor: &Actor, audit: &audit::Model) -> Result<()> {
    let last = store::last_visit_of(database, actor.account, audit.cooperative_id).await?;
    if rules::visible(audit, reader(actor, audit, last)) { Ok(()) } else { Err(Error::NotFound) }
}

/// As what a person looks at an audit. `last` is the visit of the latest audit of the co-op they are on the team for:
/// auditors know of that and of the earlier ones.
fn reader(actor: &Actor, audit: &audit::Model, last: Option<NaiveDate>) -> Reader {
    let office = [Role::StandardsOfficer, Role::DecisionMaker, Role::AppealDecider];
    let auditor = [Role::Auditor, Role::Moderator];
    Reader {
        inside: office.iter().any(|role| actor.is(*role))
            || last.is_some_and(|last| audit.visit_on <= last) && auditor.iter().any(|role| actor.is(*role)),
        regulator: actor.is(Role::Regulator),
        cooperative: actor.belongs_to(audit.cooperative_id),
    }
}

/// The audits of one co-op that a person may know of, the latest first.
pub async fn of_cooperative(
    database: &impl ConnectionTrait,
    actor: &Actor,
    cooperative: &Cooperative,
) -> Result<Vec<audit::Model>> {
    let last = store::last_visit_of(database, actor.account, cooperative.record.id).await?;
    let mut audits = store::of_cooperative(database, cooperative.record.id).await?;
    audits.retain(|audit| rules::visible(audit, reader(actor, audit, last)));
    Ok(audits)
}

/// What the text of an audit's version says, and whose standard it is.
pub async fn text(database: &impl ConnectionTrait, audit: &audit::Model) -> Result<(Arc<Pack>, StandardId)> {
    let pack = standards::pack(database, audit.version_id).await?;
    let outline = standards::store::outline(database, audit.version_id).await?;
    Ok((pack, outline.standard_id))
}

/// Scores, limiters and outcome as the results stand now.
pub async fn judgement(database: &impl ConnectionTrait, audit: &audit::Model) -> Result<Judgement> {
    let (pack, standard) = text(database, audit).await?;
    let earlier = store::earlier(database, audit, standard).await?;
    let results = results(database, audit, &earlier).await?;
    Ok(scoring::judge(&pack, audit.kind, &results))
}

/// What a judgement rests on.
pub async fn results(
    database: &impl ConnectionTrait,
    audit: &audit::Model,
    earlier: &BTreeMap<String, Vec<store::Earlier>>,
) -> Result<Results> {
    let marks = store::assessments(database, audit.id)
        .await?
        .into_iter()
        .filter(|(row, _)| row.scope == ScopeState::InScope)
        .map(|(row, criterion)| (criterion.key, row.result))
        .collect();
    let not_met_before = earlier
        .iter()
        .filter(|(_, list)| list.first().is_some_and(|last| last.result == AssessmentResult::NotMet))
        .map(|(key, _)| key.clone())
        .collect();
    let open_nonconformities = findings::store::of_cooperative(database, audit.cooperative_id)
        .await?
        .iter()
        .filter(|found| found.open())
        .map(|found| found.criterion.key.clone())
        .collect();
    Ok(Results { marks, not_met_before, open_nonconformities })
}

/// Moves an audit by the table, notes who and why, and changes what else belongs to the move.
pub(crate) async fn advance(
    tx: &impl ConnectionTrait,
    audit: audit::Model,
    step: Move,
    by: Option<AccountId>,
    reason: Option<&str>,
    change: impl FnOnce(&mut audit::ActiveModel),
    now: Timestamp,
) -> Result<audit::Model> {
    let from = audit.state;
    let to = rules::moved(from, step).map_err(Message::from)?;
    let (id, revision, cooperative) = (audit.id, audit.revision, audit.cooperative_id);
    let mut row = audit.into_active_model();
    change(&mut row);
    row.state = Set(to);
    row.paused_in = Set(match to {
        AuditState::Postponed | AuditState::SuspendedForSafeguarding => Some(from),
        _ => None,
    });
    row.revision = Set(revision + 1);
    let audit = row.update(tx).await?;
    store::insert_move(tx, id, (from, to), by, reason, now).await?;
    let event = Event::new("audit-moved", "audit", id.0).at(cooperative).saying(json!({
        "reference": audit.reference, "from": from, "to": to, "move": step.name(), "reason": reason,
    }));
    journal::record(tx, by, event, now).await?;
    Ok(audit)
}

/// Did this report come back from the regulator or from an appeal, and has it not gone out as a draft since?
pub(crate) async fn origin(database: &impl ConnectionTrait, audit: &audit::Model) -> Result<rules::Origin> {
    let moves = store::moves(database, audit.id).await?;
    let last = moves.iter().rev().find(|one| {
        let back = matches!(one.from_state, AuditState::Final | AuditState::Appealed);
        one.to_state == AuditState::DraftIssued || back && one.to_state == AuditState::Moderation
    });
    Ok(match last {
        Some(one) if one.to_state == AuditState::Moderation => rules::Origin::CameBack,
        _ => rules::Origin::FirstTime,
    })
}

/// Did the answers to the comments go out, since the audit last came to that stage?
pub(crate) async fn answers_sent(database: &impl ConnectionTrait, audit: &audit::Model) -> Result<bool> {
    let moves = store::moves(database, audit.id).await?;
    Ok(moves
        .iter()
        .rev()
        .take_while(|one| one.to_state == AuditState::Answers)
        .any(|one| one.from_state == AuditState::Answers))
}

/// Did the answers to the comments go out? (For pages.)
pub async fn answers_are_out(database: &impl ConnectionTrait, audit: &audit::Model) -> Result<bool> {
    answers_sent(database, audit).await
}

/// Did this report come back from the regulator or from an appeal? (For pages.)
pub async fn came_back(database: &impl ConnectionTrait, audit: &audit::Model) -> Result<bool> {
    Ok(origin(database, audit).await? == rules::Origin::CameBack)
}
