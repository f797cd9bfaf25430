//! Proof of notice: what was sent to whom, why, what the relay said, and the entries of the journal that bear witness.
//!
//! A co-op and its regulator may read the proof of what was sent to people of that co-op about it: notice given to the
//! co-op. Letters to auditors about it are none of it, for they may tell of an audit the co-op does not know of.

pub mod paper;
pub mod things;

use entities::access::{Role, organisation, role_grant};
use entities::ids::{AccountId, EmailId, OrganisationId};
use entities::journal::journal_entry;
use entities::outbox::{Urgency, email, returned_mail};
use entities::reminders::reminder;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::access::{self, Actor, Deed, Place, policy};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::journal;
use crate::operations::ledger;
use crate::outbox::returned;

/// Notices on one page.
pub const PER_PAGE: u64 = 50;

/// Everything that bears on one letter.
#[derive(Clone, Debug)]
pub struct Proof {
    pub letter: email::Model,
    /// For administrators only: whoever knows it can say that the letter came back, and have its address stopped.
    pub message_id: Option<String>,
    /// What the reader was to the organisation when the letter was posted.
    pub roles: Vec<Role>,
    pub about: Option<organisation::Model>,
    /// Of the plain text of the letter, in UTF-8.
    pub text_sha256: String,
    /// Why it was owed, where a rule of reminders said so.
    pub reminders: Vec<reminder::Model>,
    pub returned: Vec<returned_mail::Model>,
    pub witnesses: Vec<journal_entry::Model>,
}

/// The proof of any letter, for administrators.
pub async fn of_letter(app: &App, actor: &Actor, id: Uuid) -> Result<Proof> {
    policy::permit(actor, Deed::SeeOperations, &Place::default())?;
    let letter = email::Entity::find_by_id(EmailId(id)).one(&*app.database).await?.ok_or(Error::NotFound)?;
    gather(&*app.database, letter, None).await
}

/// The proof of a letter by its Message-ID, with or without brackets, for whoever runs the installation.
pub async fn of_message(app: &App, message_id: &str) -> Result<Proof> {
    let bare = message_id.trim().trim_matches(['<', '>']);
    let letter = email::Entity::find()
        .filter(email::Column::MessageId.eq(format!("<{bare}>")))
        .one(&*app.database)
        .await?
        .ok_or(Error::NotFound)?;
    gather(&*app.database, letter, None).await
}

/// The proof of a notice given to a co-op.
pub async fn of_notice(app: &App, actor: &Actor, reference: &str, id: Uuid) -> Result<Proof> {
    let database = &*app.database;
    let coop = permitted(database, actor, reference).await?;
    let letter = given_to(database, coop.id)
        .filter(email::Column::Id.eq(EmailId(id)))
        .one(database)
        .await?
        .ok_or(Error::NotFound)?;
    gather(database, letter, Some(coop)).await
}

/// Notices given to a co-op, the latest first, and how many there are.
pub async fn notices(
    app: &App,
    actor: &Actor,
    reference: &str,
    page: u64,
) -> Result<(organisation::Model, Vec<email::Model>, u64)> {
    let database = &*app.database;
    let coop = permitted(database, actor, reference).await?;
    let total = given_to(database, coop.id).count(database).await?;
    let letters = given_to(database, coop.id)
        .order_by_desc(email::Column::CreatedAt)
        .order_by_desc(email::Column::Id)
        .offset(page.saturating_sub(1) * PER_PAGE)
        .limit(PER_PAGE)
        .all(database)
        .await?;
    Ok((coop, letters, total))
}

async fn permitted(
    database: &impl ConnectionTrait,
    actor: &Actor,
    reference: &str,
) -> Result<organisation::Model> {
    let coop = access::store::organisation_by_reference(database, reference).await?.ok_or(Error::NotFound)?;
    let place = access::store::place(database, actor.account, coop.id).await?;
    policy::permit(actor, Deed::SeeNotices, &place)?;
    Ok(coop)
}

/// Letters about a co-op to somebody who held a role there when they were posted; none that open an account.
fn given_to(database: &impl ConnectionTrait, cooperative: OrganisationId) -> Select<email::Entity> {
    let posted = (email::Entity, email::Column::CreatedAt);
    let held = Query::select()
        .expr(Expr::val(1))
        .from(role_grant::Entity)
        .and_where(
            Expr::col((role_grant::Entity, role_grant::Column::AccountId))
                .equals((email::Entity, email::Column::AccountId)),
        )
        .and_where(role_grant::Column::OrganisationId.eq(cooperative))
        .and_where(Expr::col((role_grant::Entity, role_grant::Column::GrantedAt)).lte(Expr::col(posted)))
        .cond_where(
            Condition::any()
                .add(role_grant::Column::GrantedBy.is_null())
                .add(role_grant::Column::ConfirmedBy.is_not_null()),
        )
        .cond_where(
            Condition::any()
                .add(role_grant::Column::RevokedAt.is_null())
                .add(Expr::col((role_grant::Entity, role_grant::Column::RevokedAt)).gt(Expr::col(posted))),
        )
        .and_where(not_ended(database.get_database_backend()))
        .to_owned();
    email::Entity::find()
        .filter(ledger::about(cooperative))
        .filter(email::Column::Urgency.ne(Urgency::Security))
        // What went to a mailbox that people of the co-op share went to nobody by name.
        .filter(Condition::any().add(Expr::exists(held)).add(email::Column::AccountId.is_null()))
}

/// A role with a last day was held on the day of posting, in Wales.
fn not_ended(backend: DbBackend) -> Expr {
    Expr::cust(match backend {
        DbBackend::Postgres => {
            "(role_grant.ends_on is null or role_grant.ends_on >= (email.created_at at time zone 'Europe/London')::date)"
        }
        // SQLite keeps instants in UTC: a summer night's hour is on the generous side.
        _ => "(role_grant.ends_on is null or role_grant.ends_on >= substr(email.created_at, 1, 10))",
    })
}

/// `only`: for the eyes of this co-op. A digest may speak of others too.
async fn gather(
    database: &impl ConnectionTrait,
    letter: email::Model,
    only: Option<organisation::Model>,
) -> Result<Proof> {
    let about = match (&only, letter.organisation_id) {
        (None, Some(id)) => Some(access::store::organisation(database, id).await?),
        _ => only.clone(),
    };
    let place = about.as_ref().map(|about| about.id);
    let roles = match letter.account_id {
        Some(account) => roles(database, account, place, &letter).await?,
        None => Vec::new(),
    };
    let mut reasons =
        reminder::Entity::find().filter(reminder::Column::EmailId.eq(letter.id)).filter(ledger::told());
    if let Some(only) = &only {
        reasons = reasons.filter(reminder::Column::OrganisationId.eq(only.id));
    }
    let reminders = reasons
        .order_by_asc(reminder::Column::DueOn)
        .order_by_asc(reminder::Column::Id)
        .limit(500)
        .all(database)
        .await?;
    let returned = returned::of(database, [letter.id]).await?.remove(&letter.id).unwrap_or_default();
    let told = journal::about(database, "email", letter.id.0).await?;
    Ok(Proof {
        text_sha256: hex::encode(Sha256::digest(letter.body_text.as_bytes())),
        roles,
        about,
        reminders,
        returned,
        witnesses: told.into_iter().map(|(entry, _)| entry).collect(),
        message_id: only.is_none().then(|| letter.message_id.clone()),
        letter,
    })
}

/// The roles that somebody held when a letter was posted: at the organisation it is about, else anywhere.
async fn roles(
    database: &impl ConnectionTrait,
    account: AccountId,
    organisation: Option<OrganisationId>,
    letter: &email::Model,
) -> Result<Vec<Role>> {
    let day = scheduler::clock::today(letter.created_at);
    let grants = role_grant::Entity::find()
        .filter(role_grant::Column::AccountId.eq(account))
        .filter(role_grant::Column::GrantedAt.lte(letter.created_at))
        .order_by_asc(role_grant::Column::GrantedAt)
        .all(database)
        .await?;
    let held = grants.into_iter().filter(|grant| {
        (grant.granted_by.is_none() || grant.confirmed_by.is_some())
            && grant.revoked_at.is_none_or(|at| at > letter.created_at)
            && grant.ends_on.is_none_or(|on| on >= day)
    });
    let (there, elsewhere): (Vec<_>, Vec<_>) =
        held.partition(|grant| organisation.is_none_or(|id| grant.organisation_id == id));
    let chosen = if there.is_empty() { elsewhere } else { there };
    let mut roles: Vec<Role> = chosen.into_iter().map(|grant| grant.role).collect();
    roles.sort();
    roles.dedup();
    Ok(roles)
}

/// The proof for programs.
pub fn json(proof: &Proof) -> Value {
    let letter = &proof.letter;
    json!({
        "letter": letter.id, "message_id": proof.message_id, "kind": letter.kind, "subject": letter.subject,
        "language": letter.language, "text_sha256": proof.text_sha256,
        "recipient": letter.recipient, "roles": proof.roles,
        "about": proof.about.as_ref().map(|about| &about.reference),
        "posted_at": letter.created_at, "not_before": letter.not_before, "attempts": letter.attempts,
        "state": letter.state, "ended_at": letter.sent_at, "relay_reply": letter.last_reply,
        "reminders": proof.reminders.iter().map(|row| json!({
            "rule": row.rule, "step": row.step, "due_on": row.due_on, "owed_on": row.owed_on,
            "subject_kind": row.subject_kind, "subject": row.subject_id,
        })).collect::<Vec<_>>(),
        "returned": proof.returned.iter().map(|row| json!({
            "kind": row.kind, "status": row.status, "words": row.diagnostic, "received_at": row.received_at,
        })).collect::<Vec<_>>(),
        "journal": proof.witnesses.iter().map(|entry| json!({
            "sequence": entry.sequence, "at": entry.at, "event": entry.event, "hash": entry.hash,
        })).collect::<Vec<_>>(),
    })
}
