//! Licences: a co-op's franchise under a standard, applied for and decided; decisions rest on audits.

pub mod rules;
pub mod store;

use chrono::NaiveDate;
use entities::access::Role;
use entities::ids::{AuditId, LicenceDecisionId, LicenceId, OrganisationId, StandardId};
use entities::licences::{DecisionKind, LicenceState, licence, licence_decision};
use entities::outbox::Urgency;
use scheduler::clock::{self, Timestamp};
use sea_orm::ConnectionTrait;
use serde_json::json;
use tera::Context;

use crate::access::{self, Actor, Deed, letters, policy};
use crate::cooperatives::{self, Cooperative};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::journal::{self, Event};
use crate::standards;
pub use rules::{Refusal, Term};

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::refused(refusal.key())
    }
}

/// What a licence is applied for.
#[derive(Clone, Debug)]
pub struct Application {
    pub standard: StandardId,
    /// The designation; the test of it is the 51% of votes.
    pub user_led: bool,
    pub services_en: String,
    pub services_cy: String,
}

/// Applies for a licence for a co-op. There is one at a time under a standard.
pub async fn apply(
    app: &App,
    actor: &Actor,
    cooperative: OrganisationId,
    application: Application,
    now: Timestamp,
) -> Result<LicenceId> {
    let tx = app.database.begin().await?;
    let place = access::store::place(&tx, actor.account, cooperative).await?;
    policy::permit(actor, Deed::ApplyForLicence, &place)?;
    cooperatives::by_id(&tx, cooperative).await?;
    standards::store::standard(&tx, application.standard).await?;
    if store::open(&tx, cooperative, application.standard).await?.is_some() {
        return Err(Error::problem("standard", Message::new("licences-refused-one-at-a-time")));
    }
    let row = licence::Model {
        id: LicenceId::new(now),
        reference: next_reference(&tx).await?,
        cooperative_id: cooperative,
        standard_id: application.standard,
        state: LicenceState::Applied,
        user_led: application.user_led,
        services_en: application.services_en,
        services_cy: application.services_cy,
        starts_on: None,
        ends_on: None,
        applied_on: clock::today(now),
    };
    let id = row.id;
    let event = Event::new("licence-applied-for", "licence", id.0).at(cooperative).saying(json!(row));
    store::insert(&tx, row).await?;
    journal::record(&tx, actor.account, event, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// The reference after the last one in use: `LIC-0013` after `LIC-0012`.
pub async fn next_reference(database: &impl ConnectionTrait) -> Result<String> {
    let last = store::last_reference(database).await?;
    let number = last.and_then(|reference| reference.strip_prefix("LIC-")?.parse::<u32>().ok()).unwrap_or(0);
    Ok(reference(number.saturating_add(1)))
}

/// The reference with a number: four digits, or as many as it takes.
pub fn reference(number: u32) -> String {
    format!("LIC-{number:04}")
}

/// A decision on a licence.
#[derive(Clone, Debug)]
pub struct Decision {
    pub kind: DecisionKind,
    pub reason: String,
    /// For imposing conditions: what they are.
    pub conditions: Option<String>,
    /// The audit it rests on.
    pub audit: Option<AuditId>,
    /// For a grant without a good readiness audit: why it is granted all the same.
    pub instead_of_audit: Option<String>,
    /// For a grant: its term.
    pub term: Option<Term>,
    /// For a renewal: the new last day; empty: without end.
    pub renewed_until: Option<NaiveDate>,
}

impl Decision {
    /// A decision with its reason, resting on nothing else yet.
    pub fn new(kind: DecisionKind, reason: impl Into<String>) -> Self {
        Self {
            kind,
            reason: reason.into(),
            conditions: None,
            audit: None,
            instead_of_audit: None,
            term: None,
            renewed_until: None,
        }
    }
}

/// Decides on a licence and tells the co-op's manager and chair. Wants a fresh sign-in; who was on the team of the audit it
/// rests on does not decide.
pub async fn decide(
    app: &App,
    actor: &Actor,
    id: LicenceId,
    decision: Decision,
    now: Timestamp,
) -> Result<LicenceDecisionId> {
    let tx = app.database.begin().await?;
    let licence = store::to_change(&tx, id).await?;
    let place = access::store::place(&tx, actor.account, licence.cooperative_id).await?;
    policy::permit(actor, Deed::DecideLicence, &place)?;
    policy::require_fresh(actor, now)?;
    let ground = match decision.audit {
        Some(audit) => {
            let audit = store::audit_of(&tx, audit, licence.cooperative_id).await?;
            let team = access::store::team(&tx, audit.id).await?;
            if team.iter().any(|member| member.account_id == actor.account) {
                return Err(Refusal::OnTheTeam.into());
            }
            Some(store::ground(&audit))
        }
        None => None,
    };
    if decision.kind == DecisionKind::Grant {
        rules::grant_rests(ground, decision.instead_of_audit.as_deref())?;
    }
    let past: Vec<DecisionKind> =
        store::decisions(&tx, id).await?.into_iter().map(|decision| decision.kind).collect();
    let state = rules::decide(licence.state, decision.kind, rules::before_suspension(&past))?;
    let licence = apply_decision(licence, &decision, state, clock::today(now))?;
    let row = licence_decision::Model {
        id: LicenceDecisionId::new(now),
        licence_id: id,
        kind: decision.kind,
        decided_by: actor.account,
        decided_on: clock::today(now),
        reason: with_reason_instead(&decision),
        conditions: decision.conditions.clone(),
        audit_id: decision.audit,
        decided_at: now,
    };
    let decided = row.id;
    let event = Event::new("licence-decided", "licence", id.0).at(licence.cooperative_id).saying(json!({
        "decision": row, "state": state, "starts_on": licence.starts_on, "ends_on": licence.ends_on,
    }));
    store::save(&tx, licence.clone()).await?;
    store::insert_decision(&tx, row.clone()).await?;
    journal::record(&tx, actor.account, event, now).await?;
    let cooperative = cooperatives::by_id(&tx, licence.cooperative_id).await?;
    tell(app, &tx, &cooperative, (&licence, &row), now).await?;
    tx.commit().await?;
    Ok(decided)
}

/// The licence as it stands after a decision.
fn apply_decision(
    licence: licence::Model,
    decision: &Decision,
    state: LicenceState,
    today: NaiveDate,
) -> Result<licence::Model> {
    let mut licence = licence::Model { state, ..licence };
    match decision.kind {
        DecisionKind::Grant => {
            let term = decision.term.unwrap_or(Term::starting(today)).check()?;
            (licence.starts_on, licence.ends_on) = (Some(term.starts_on), term.ends_on);
        }
        DecisionKind::Renew => {
            let later = match (decision.renewed_until, licence.ends_on) {
                (None, _) => true,
                (Some(new), Some(old)) => new > old,
                (Some(new), None) => new > today,
            };
            if !later {
                return Err(Refusal::TermWrong.into());
            }
            licence.ends_on = decision.renewed_until;
        }
        DecisionKind::End => {
            licence.starts_on = licence.starts_on.or(Some(today));
            licence.ends_on = Some(today);
        }
        DecisionKind::ImposeConditions => {
            if decision.conditions.as_deref().is_none_or(|conditions| conditions.trim().is_empty()) {
                return Err(Refusal::ConditionsMissing.into());
            }
        }
        DecisionKind::Refuse
        | DecisionKind::LiftConditions
        | DecisionKind::Suspend
        | DecisionKind::Restore
        | DecisionKind::Warn => {}
    }
    Ok(licence)
}

/// The reason as it is kept: with why there was no good readiness audit, where that was given.
fn with_reason_instead(decision: &Decision) -> String {
    match decision.instead_of_audit.as_deref().map(str::trim).filter(|reason| !reason.is_empty()) {
        Some(instead) if decision.kind == DecisionKind::Grant => {
            format!("{}\n\n{instead}", decision.reason)
        }
        _ => decision.reason.clone(),
    }
}

async fn tell(
    app: &App,
    tx: &impl ConnectionTrait,
    cooperative: &Cooperative,
    (licence, decision): (&licence::Model, &licence_decision::Model),
    now: Timestamp,
) -> Result<()> {
    let roles = [Role::Manager, Role::BoardChair];
    let id = cooperative.organisation.id;
    let mut context = Context::new();
    context.insert("coop_en", &cooperative.organisation.name_en);
    context.insert("coop_cy", &cooperative.organisation.name_cy);
    context.insert("licence", licence);
    context.insert("decision", decision);
    context.insert("path", &format!("/coops/{}/licences", cooperative.organisation.reference));
    let event = letters::Event {
        kind: "licence-decided",
        subject: decision.id.to_string(),
        organisation: Some(id),
        urgency: Urgency::Event,
        context,
        matter: None,
        calendar: None,
    };
    letters::post(app, tx, &event, &letters::at(tx, id, &roles, now).await?, now).await
}
