//! How a version comes to be agreed: proposed with its bytes frozen, signed by both parties, taken back, withdrawn.

use chrono::NaiveDate;
use entities::access::{Language, Role, account};
use entities::ids::{SignatureId, VersionId};
use entities::outbox::Urgency;
use entities::standards::{Party, signature, standard, version};
use scheduler::clock::{self, Timestamp};
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel, Set};
use serde_json::json;
use tera::Context;

use super::pack::TextStatus;
use super::rules::{self, Before, Signature, Status};
use super::{canonical, consultation, shelf, store, translation};
use crate::access::{self, Actor, Deed, Place, policy};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::journal::{self, Event};
use crate::outbox::{self, Condition, Goes};

/// What an officer says when proposing a version.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Why there was no consultation.
    pub skip_reason: Option<String>,
    /// The day from which it is in force, once agreed.
    pub effective_from: NaiveDate,
}

/// Freezes a draft for signature, with the training subjects, roles and induction of the reference data inside it, and
/// asks the signatories. Answers the digest.
pub async fn propose(
    app: &App,
    actor: &Actor,
    id: VersionId,
    proposal: Proposal,
    now: Timestamp,
) -> Result<String> {
    let tx = app.database.begin().await?;
    let version = store::version_to_change(&tx, id).await?;
    policy::permit(actor, Deed::ProposeVersion, &Place::default())?;
    let pack = rules::for_proposal((*shelf::pack_of(&version)?).clone(), super::reference()?);
    let unreviewed = translation::unreviewed(&pack, &store::reviews(&tx, id).await?);
    let consulted = consultation::settled(&tx, id, now).await?;
    let before = match &consulted {
        Some(_) => Before::Consulted,
        None => Before::Reason(proposal.skip_reason.as_deref()),
    };
    let status = rules::propose(version.status, unreviewed, before)?;
    if proposal.effective_from < clock::today(now) {
        return Err(Error::problem("effective_from", Message::new("standards-effective-past")));
    }
    let standard = store::standard(&tx, version.standard_id).await?;
    let text = canonical::text(&pack)?;
    let digest = canonical::digest_of(&text);
    let number = version.number.clone();
    store::rewrite_criteria(&tx, id, &pack, now).await?;
    let mut row = version.into_active_model();
    row.status = Set(status);
    row.text = Set(text);
    row.digest = Set(Some(digest.clone()));
    row.proposed_by = Set(Some(actor.account));
    row.proposed_at = Set(Some(now));
    let skip_reason = proposal.skip_reason.filter(|_| consulted.is_none());
    row.skip_reason = Set(skip_reason.clone());
    row.effective_from = Set(Some(proposal.effective_from));
    let version = row.update(&tx).await?;
    let event = Event::new("version-proposed", "version", id.0).saying(json!({
        "standard": standard.code, "number": number, "digest": digest,
        "effective_from": proposal.effective_from, "skip_reason": skip_reason,
    }));
    journal::record(&tx, actor.account, event, now).await?;
    ask_signatories(app, &tx, actor, (&standard, &version), now).await?;
    let was_consulted = consulted.is_some();
    if let Some(whole) = consulted {
        consultation::publish(app, &tx, actor, whole, (&standard, &version), now).await?;
    }
    tx.commit().await?;
    // The proposal stands, whatever becomes of the paper: the job that issues reports tries again.
    if was_consulted && let Err(error) = consultation::report::issue(app, Some(actor.account), id, now).await
    {
        tracing::error!(%error, version = %id, "the consultation report was not issued");
    }
    Ok(digest)
}

async fn ask_signatories(
    app: &App,
    tx: &impl ConnectionTrait,
    proposer: &Actor,
    (standard, version): (&standard::Model, &version::Model),
    now: Timestamp,
) -> Result<()> {
    let roles = [Role::FranchisorSignatory, Role::GovernmentSignatory];
    let signatories = access::store::holders_anywhere(tx, &roles, clock::today(now)).await?;
    for (signatory, role) in signatories.into_iter().filter(|(account, _)| account.id != proposer.account) {
        let letter = request(&signatory, role, (standard, version), now);
        outbox::post(app, tx, letter, now).await?;
    }
    Ok(())
}

fn request(
    signatory: &account::Model,
    role: Role,
    (standard, version): (&standard::Model, &version::Model),
    now: Timestamp,
) -> outbox::Post {
    let mut context = Context::new();
    context.insert("name", &signatory.name);
    context.insert("role", &role);
    context.insert("code", &standard.code);
    context.insert("title_en", &standard.title_en);
    context.insert("title_cy", &standard.title_cy);
    context.insert("number", &version.number);
    context.insert("digest", &version.digest);
    context.insert("effective_from", &version.effective_from);
    context.insert("path", &format!("/standards/versions/{}/sign", version.id));
    outbox::Post {
        kind: "version-proposed",
        unique_key: format!("version-proposed:{}:{}:{}", version.id, now.timestamp_micros(), signatory.id),
        account: Some(signatory.id),
        recipient: signatory.email.clone(),
        language: access::reads(signatory),
        organisation: Some(standard.organisation_id),
        urgency: Urgency::Event,
        context,
        calendar: None,
        goes: Goes::While(Condition::Signature {
            version: version.id,
            digest: version.digest.clone(),
            account: signatory.id,
        }),
    }
}

/// Takes a proposed version back to draft, for a reason. Its signatures are void from then on.
pub async fn take_back(app: &App, actor: &Actor, id: VersionId, reason: &str, now: Timestamp) -> Result<()> {
    let tx = app.database.begin().await?;
    let version = store::version_to_change(&tx, id).await?;
    policy::permit(actor, Deed::ProposeVersion, &Place::default())?;
    let status = rules::take_back(version.status)?;
    let mut pack = (*shelf::pack_of(&version)?).clone();
    pack.standard.status = TextStatus::Draft;
    let digest = version.digest.clone();
    let voided = store::void_signatures(&tx, id, now).await?;
    let mut row = version.into_active_model();
    row.status = Set(status);
    row.text = Set(canonical::text(&pack)?);
    row.digest = Set(None);
    row.proposed_by = Set(None);
    row.proposed_at = Set(None);
    row.skip_reason = Set(None);
    row.effective_from = Set(None);
    row.update(&tx).await?;
    let event = Event::new("version-taken-back", "version", id.0)
        .saying(json!({ "reason": reason, "digest": digest, "signatures_voided": voided }));
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}

/// What a signatory gives.
#[derive(Clone, Debug)]
pub struct Signing {
    pub party: Party,
    /// The office they hold, as it will be printed.
    pub office: String,
    /// The digest they were shown.
    pub digest: String,
}

/// Signs a proposed version for a party. With the second party's signature the version is agreed. Wants a fresh sign-in.
pub async fn sign(
    app: &App,
    actor: &Actor,
    id: VersionId,
    signing: Signing,
    now: Timestamp,
) -> Result<Status> {
    let tx = app.database.begin().await?;
    let version = store::version_to_change(&tx, id).await?;
    policy::permit(actor, deed_of(signing.party), &Place::default())?;
    policy::require_fresh(actor, now)?;
    let (Some(digest), Some(proposer)) = (version.digest.clone(), version.proposed_by) else {
        return Err(rules::Refusal::NotYetProposed.into());
    };
    let mut there: Vec<_> = store::signatures(&tx, id).await?.into_iter().map(standing).collect();
    let new = Signature { party: signing.party, signatory: actor.account, digest: signing.digest.clone() };
    rules::sign(version.status, &proposer, &digest, &there, &new)?;
    let standard = store::standard(&tx, version.standard_id).await?;
    let row = signature_row(app, &tx, actor, &signing, (&standard, &version), now).await?;
    let event = Event::new("version-signed", "version", id.0).saying(json!({
        "party": signing.party, "office": signing.office, "digest": digest, "signature": row.id,
    }));
    store::insert_signature(&tx, row).await?;
    journal::record(&tx, actor.account, event, now).await?;
    there.push(new);
    let status = match rules::agree(version.status, &proposer, &digest, &there) {
        Ok(status) => {
            settle(&tx, standard, version, status, now).await?;
            status
        }
        Err(rules::Refusal::SignatureMissing(_)) => version.status,
        Err(refusal) => return Err(refusal.into()),
    };
    tx.commit().await?;
    Ok(status)
}

/// The right that signs for a party.
pub fn deed_of(party: Party) -> Deed {
    match party {
        Party::Franchisor => Deed::SignForFranchisor,
        Party::Government => Deed::SignForGovernment,
    }
}

fn standing(row: signature::Model) -> Signature<entities::ids::AccountId> {
    Signature { party: row.party, signatory: row.account_id, digest: row.digest }
}

/// What is signed, in Welsh and in English.
pub fn statement(
    app: &App,
    name: &str,
    signing: &Signing,
    standard: &standard::Model,
    number: &str,
) -> String {
    let say = |language: Language, title: &str| {
        let message = Message::new("standards-statement")
            .with("name", name)
            .with("office", signing.office.as_str())
            .with("title", title)
            .with("number", number)
            .with("digest", signing.digest.as_str())
            .with_word("party", format!("standards-party-{}", signing.party));
        app.words.say(language, &message)
    };
    format!("{}\n{}", say(Language::Cy, &standard.title_cy), say(Language::En, &standard.title_en))
}

async fn signature_row(
    app: &App,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    signing: &Signing,
    (standard, version): (&standard::Model, &version::Model),
    now: Timestamp,
) -> Result<signature::Model> {
    let role = match signing.party {
        Party::Franchisor => Role::FranchisorSignatory,
        Party::Government => Role::GovernmentSignatory,
    };
    let grant = actor.grants.iter().find(|grant| grant.role == role).ok_or(Error::NotFound)?;
    let organisation = access::store::organisation(tx, grant.organisation).await?;
    Ok(signature::Model {
        id: SignatureId::new(now),
        version_id: version.id,
        party: signing.party,
        account_id: actor.account,
        name: actor.name.clone(),
        office: signing.office.clone(),
        organisation_name: format!("{} / {}", organisation.name_cy, organisation.name_en),
        statement: statement(app, &actor.name, signing, standard, &version.number),
        digest: signing.digest.clone(),
        signed_at: now,
        voided_at: None,
    })
}

/// Both have signed: the version is agreed, and the standard is called what it calls itself.
async fn settle(
    tx: &impl ConnectionTrait,
    standard: standard::Model,
    version: version::Model,
    status: Status,
    now: Timestamp,
) -> Result<()> {
    let pack = shelf::pack_of(&version)?;
    let (id, digest) = (version.id, version.digest.clone());
    let mut row = standard.into_active_model();
    row.title_en = Set(pack.standard.title_en.clone());
    row.title_cy = Set(pack.standard.title_cy.clone());
    row.update(tx).await?;
    let effective_from = version.effective_from;
    let mut row = version.into_active_model();
    row.status = Set(status);
    row.update(tx).await?;
    let event = Event::new("version-agreed", "version", id.0)
        .saying(json!({ "digest": digest, "effective_from": effective_from }));
    journal::record(tx, None, event, now).await?;
    Ok(())
}

/// Withdraws an agreed version from a later day. Audits that pinned it keep it. Wants a fresh sign-in.
pub async fn withdraw(
    app: &App,
    actor: &Actor,
    id: VersionId,
    on: NaiveDate,
    reason: &str,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let version = store::version_to_change(&tx, id).await?;
    policy::permit(actor, Deed::ProposeVersion, &Place::default())?;
    policy::require_fresh(actor, now)?;
    let status = rules::withdraw(version.status, on, clock::today(now))?;
    let mut row = version.into_active_model();
    row.status = Set(status);
    row.withdrawn_on = Set(Some(on));
    row.update(&tx).await?;
    let event =
        Event::new("version-withdrawn", "version", id.0).saying(json!({ "on": on, "reason": reason }));
    journal::record(&tx, actor.account, event, now).await?;
    Ok(tx.commit().await?)
}
