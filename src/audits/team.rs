//! The team of an audit: who may be named, what they declare, and whether the team is ready for the visit.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use entities::access::{Role, account};
use entities::audits::{InterestKind, TeamPart, audit, team_member};
use entities::ids::AccountId;
use entities::outbox::Urgency;
use scheduler::clock::{Timestamp, today};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};
use serde_json::json;

use super::independence::{self, Candidate, Tie};
use super::{letters, see_to_change, store};
use crate::access::letters::Addressee;
use crate::access::{Actor, Deed, store as access};
use crate::cooperatives;
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::journal::{self, Event};

/// People who could have a part, with what bars them if something does.
pub async fn candidates(
    app: &App,
    actor: &Actor,
    reference: &str,
    part: TeamPart,
    now: Timestamp,
) -> Result<Vec<(account::Model, Option<independence::Blocked>)>> {
    let database = &*app.database;
    let seen = super::see(database, actor, reference, Deed::PlanAudit).await?;
    let role = role_of(part);
    let mut people = Vec::new();
    let mut known = BTreeSet::new();
    for (person, _) in access::holders_anywhere(database, &[role], today(now)).await? {
        if known.insert(person.id) {
            let candidate = candidate(database, &seen.audit, person.id, now).await?;
            let barred = independence::may_join(&candidate, part, seen.audit.visit_on).err();
            people.push((person, barred));
        }
    }
    people.sort_by(|(left, _), (right, _)| left.name.cmp(&right.name));
    Ok(people)
}

/// The role somebody needs for a part.
fn role_of(part: TeamPart) -> Role {
    match part {
        TeamPart::LeadAuditor | TeamPart::Auditor => Role::Auditor,
        TeamPart::Moderator => Role::Moderator,
    }
}

/// Names a person for an audit. Refused where independence bars them or the part is taken.
pub async fn assign(
    app: &App,
    actor: &Actor,
    reference: &str,
    account: AccountId,
    part: TeamPart,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::PlanAudit).await?;
    let audit = &seen.audit;
    if super::rules::over(audit.state) || super::rules::open_to_readers(audit.state) {
        return Err(Error::refused("audits-team-settled"));
    }
    let single = matches!(part, TeamPart::LeadAuditor | TeamPart::Moderator);
    if single && seen.member(part).is_some() {
        return Err(Error::problem("part", Message::new("audits-part-taken")));
    }
    let holders = access::holders_anywhere(&tx, &[role_of(part)], today(now)).await?;
    let person = holders.into_iter().map(|(person, _)| person).find(|person| person.id == account);
    let Some(person) = person else { return Err(Error::NotFound) };
    let candidate = candidate(&tx, audit, account, now).await?;
    independence::may_join(&candidate, part, audit.visit_on)
        .map_err(|blocked| Error::problem("account", blocked.into()))?;
    store::insert_member(&tx, audit.id, account, part, now).await?;
    let event = Event::new("auditor-assigned", "audit", audit.id.0)
        .at(audit.cooperative_id)
        .saying(json!({ "account": account, "part": part }));
    journal::record(&tx, actor.account, event, now).await?;
    let mut context = letters::context(audit);
    context.insert("part", &part);
    letters::tell(
        app,
        &tx,
        "auditor-assigned",
        audit,
        &format!("{part}"),
        Urgency::Event,
        context,
        vec![Addressee::holding(person, None, &[role_of(part)])],
        now,
    )
    .await?;
    Ok(tx.commit().await?)
}

async fn candidate(
    database: &impl ConnectionTrait,
    audit: &audit::Model,
    account: AccountId,
    now: Timestamp,
) -> Result<Candidate> {
    let grants = access::grants(database, account, today(now)).await?;
    let consortia = cooperatives::store::consortia_of(database, audit.cooperative_id, today(now)).await?;
    let belongs = grants.iter().any(|grant| {
        grant.organisation == audit.cooperative_id
            || consortia.iter().any(|one| one.consortium_id == grant.organisation)
    });
    let ties = store::declared(database, account, audit.cooperative_id)
        .await?
        .into_iter()
        .filter_map(|row| Some(Tie { kind: row.interest?, until: row.interest_until }))
        .collect();
    let named = store::named(database, audit.id).await?.iter().any(|member| member.account_id == account);
    let mut earlier_visits = Vec::new();
    for before in store::of_cooperative(database, audit.cooperative_id).await? {
        let counts = before.fieldwork_started_on.is_some() && before.id != audit.id;
        if counts && before.visit_on < audit.visit_on {
            let team = access::team(database, before.id).await?;
            earlier_visits.push(
                team.iter().any(|member| member.account_id == account && independence::on_visit(member.part)),
            );
        }
    }
    Ok(Candidate { belongs, ties, earlier_visits, named })
}

/// What a person declares about an audit they are named for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    pub interest: InterestKind,
    /// When the tie ended; empty while it lasts.
    pub until: Option<NaiveDate>,
    pub statement: String,
    pub accepts: bool,
}

/// What became of a declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declared {
    Accepted,
    /// The person would rather not.
    Declined,
    /// The tie bars them, whatever they would.
    Barred,
}

/// Declares interests, and accepts or declines the part. A tie within 24 months takes the person off the audit.
pub async fn declare(
    app: &App,
    actor: &Actor,
    reference: &str,
    declaration: &Declaration,
    now: Timestamp,
) -> Result<Declared> {
    let tx = app.database.begin().await?;
    let seen = see_to_change(&tx, actor, reference, Deed::DeclareInterest).await?;
    let member = own_membership(&seen.team, actor.account)?;
    if member.accepted_at.is_some() && seen.audit.fieldwork_started_on.is_some() {
        return Err(Error::refused("audits-declared-already"));
    }
    let tie = Tie { kind: declaration.interest, until: declaration.until };
    let outcome = match (independence::bars(tie, seen.audit.visit_on), declaration.accepts) {
        (true, _) => Declared::Barred,
        (false, true) => Declared::Accepted,
        (false, false) => Declared::Declined,
    };
    let mut row = member.clone().into_active_model();
    row.interest = Set(Some(declaration.interest));
    row.interest_until = Set(declaration.until);
    row.statement = Set(Some(declaration.statement.clone()));
    row.declared_at = Set(Some(now));
    row.accepted_at = Set((outcome == Declared::Accepted).then_some(now));
    row.declined_at = Set((outcome != Declared::Accepted).then_some(now));
    row.update(&tx).await?;
    let event = Event::new("interest-declared", "audit", seen.audit.id.0)
        .at(seen.audit.cooperative_id)
        .saying(json!({ "interest": declaration.interest, "until": declaration.until,
            "statement": declaration.statement, "accepted": outcome == Declared::Accepted }));
    journal::record(&tx, actor.account, event, now).await?;
    tx.commit().await?;
    Ok(outcome)
}

fn own_membership(team: &[team_member::Model], account: AccountId) -> Result<&team_member::Model> {
    team.iter().find(|member| member.account_id == account).ok_or(Error::refused("audits-not-on-team"))
}

/// Is there a lead auditor, and has everybody who goes on the visit declared and accepted?
pub(crate) fn ready(team: &[team_member::Model]) -> Result<()> {
    if !team.iter().any(|member| member.part == TeamPart::LeadAuditor) {
        return Err(Error::refused("audits-no-lead"));
    }
    let waiting = team
        .iter()
        .filter(|member| independence::on_visit(member.part) && member.accepted_at.is_none())
        .count();
    if waiting > 0 { Err(Message::new("audits-team-not-declared").with("n", waiting).into()) } else { Ok(()) }
}
