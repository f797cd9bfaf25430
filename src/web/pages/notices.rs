//! Proof of notice: one letter with all that bears on it, for administrators; notices given to a co-op, for the co-op and
//! its regulator.

use serde_json::{Value, json};
use tera::Context;

use super::ledger::Back;
use super::operations::{moment, replied, step};
use super::reports::file;
use crate::access::Deed;
use crate::documents::proofs;
use crate::foundation::error::{Error, Result};
use crate::foundation::reference::pick;
use crate::operations::proof::things::{self, Things};
use crate::operations::proof::{self, PER_PAGE, Proof};
use crate::outbox::returned;
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get};

/// The doors of these pages.
pub fn doors() -> Vec<Door> {
    vec![
        get("/operations/mail/:id/proof", Deed::SeeOperations, letter_page),
        get("/operations/mail/:id/proof/json", Deed::SeeOperations, letter_json),
        get("/operations/mail/:id/proof/pdf", Deed::SeeOperations, letter_pdf),
        get("/coops/:reference/notices", Deed::SeeNotices, notices_page),
        get("/coops/:reference/notices/:id", Deed::SeeNotices, notice_page),
        get("/coops/:reference/notices/:id/json", Deed::SeeNotices, notice_json),
        get("/coops/:reference/notices/:id/pdf", Deed::SeeNotices, notice_pdf),
    ]
}

/// What sort of letter it is; one that these words do not know, by its name.
pub(super) fn kind_words(visit: &Visit, kind: &str) -> String {
    let key = format!("mail-kind-{kind}");
    if visit.app.words.has(visit.language, &key) {
        visit.app.words.word(visit.language, &key)
    } else {
        kind.to_owned()
    }
}

/// "Later returned: ...", in plain words and the other server's own; nothing if nothing came back.
pub(super) fn came_back(visit: &Visit, back: Back<'_>) -> Option<String> {
    let said = |row: &entities::outbox::returned_mail::Model| {
        let plain = visit.say(&returned::plainly(row.kind, &row.status));
        let own = [row.status.as_str(), row.diagnostic.as_str()].join(" ");
        let (day, own) = (moment(visit, row.received_at), own.trim());
        if own.is_empty() { format!("{day}: {plain}") } else { format!("{day}: {plain} ({own})") }
    };
    let rows = back.filter(|rows| !rows.is_empty())?;
    let later = visit.app.words.word(visit.language, "returned-later");
    Some(format!("{later} {}", rows.iter().map(said).collect::<Vec<_>>().join(" ")))
}

async fn of_letter(visit: &Visit) -> Result<Proof> {
    proof::of_letter(&visit.app, visit.actor()?, visit.id("id")?).await
}

async fn of_notice(visit: &Visit) -> Result<Proof> {
    proof::of_notice(&visit.app, visit.actor()?, visit.param("reference"), visit.id("id")?).await
}

async fn letter_page(visit: Visit) -> Answer {
    let proof = of_letter(&visit).await?;
    let here = format!("/operations/mail/{}", proof.letter.id);
    let known = things::of(&*visit.app.database, &proof).await?;
    let context = shown(&visit, (&proof, &known), &here, &format!("{here}/proof"));
    visit.page("operations/proof.html", context)
}

async fn letter_json(visit: Visit) -> Answer {
    as_json(&visit, &of_letter(&visit).await?)
}

async fn letter_pdf(visit: Visit) -> Answer {
    as_pdf(&visit, of_letter(&visit).await?).await
}

async fn notice_page(visit: Visit) -> Answer {
    let proof = of_notice(&visit).await?;
    let back = format!("/coops/{}/notices", visit.param("reference"));
    let known = things::of(&*visit.app.database, &proof).await?;
    let context = shown(&visit, (&proof, &known), &back, &format!("{back}/{}", proof.letter.id));
    visit.page("operations/proof.html", context)
}

async fn notice_json(visit: Visit) -> Answer {
    as_json(&visit, &of_notice(&visit).await?)
}

async fn notice_pdf(visit: Visit) -> Answer {
    as_pdf(&visit, of_notice(&visit).await?).await
}

fn as_json(visit: &Visit, proof: &Proof) -> Answer {
    let bytes = serde_json::to_vec_pretty(&proof::json(proof)).map_err(Error::internal)?;
    Ok(file(bytes, &file_name(visit, proof, "json"), "application/json"))
}

async fn as_pdf(visit: &Visit, proof: Proof) -> Answer {
    let (app, language) = (visit.app.clone(), visit.language);
    let name = format!("proof {}", proof.letter.id);
    let called = file_name(visit, &proof, "pdf");
    let known = things::of(&*visit.app.database, &proof).await?;
    let about = proof.about.as_ref().map(|about| about.id);
    let draw = move || proof::paper::draw(&proof, &known, &app.words, language);
    let bytes = visit.app.press.draw(name, draw).await?;
    // Whoever is shown the paper can have it checked.
    let by = visit.actor()?.account;
    proofs::note(&visit.app, by, (&bytes, language), about, visit.now).await?;
    Ok(file(bytes, &called, "application/pdf"))
}

/// "proof-of-notice-0196….pdf", so that two of them can lie in one folder.
fn file_name(visit: &Visit, proof: &Proof, end: &str) -> String {
    format!("{}-{}.{end}", visit.app.words.word(visit.language, "proof-file"), proof.letter.id)
}

async fn notices_page(visit: Visit) -> Answer {
    let page = visit.query("page").parse::<u64>().unwrap_or(1).clamp(1, 1_000_000);
    let reference = visit.param("reference");
    let (coop, letters, total) = proof::notices(&visit.app, visit.actor()?, reference, page).await?;
    let back = returned::of(&*visit.app.database, letters.iter().map(|letter| letter.id)).await?;
    let rows: Vec<Value> = letters
        .iter()
        .map(|letter| {
            json!({
                "id": letter.id, "subject": letter.subject, "recipient": letter.recipient,
                "state": letter.state, "kind": kind_words(&visit, &letter.kind),
                "at": moment(&visit, letter.sent_at.unwrap_or(letter.created_at)),
                "reply": replied(&visit, letter.last_reply.as_deref()),
                "back": came_back(&visit, back.get(&letter.id)),
            })
        })
        .collect();
    let mut context = Context::new();
    context.insert("reference", &coop.reference);
    context.insert("name", pick(visit.language, &coop.name_en, &coop.name_cy));
    context.insert("letters", &rows);
    context.insert("total", &total);
    context.insert("page", &page);
    context.insert("pages", &total.div_ceil(PER_PAGE));
    visit.page("cooperatives/notices.html", context)
}

fn shown(visit: &Visit, (proof, known): (&Proof, &Things), back: &str, here: &str) -> Context {
    let letter = &proof.letter;
    let word = |key: String| visit.app.words.word(visit.language, &key);
    let held = |roles: &[entities::access::Role]| {
        roles.iter().map(|role| word(format!("role-{role}"))).collect::<Vec<_>>().join(", ")
    };
    let shared = proof.letter.account_id.is_none();
    let mut context = Context::new();
    context.insert("back", &format!("/{}{back}", visit.language));
    context.insert("here", &format!("/{}{here}", visit.language));
    context.insert(
        "letter",
        &json!({
            "subject": letter.subject, "kind": kind_words(visit, &letter.kind), "recipient": letter.recipient,
            "roles": held(&proof.roles), "shared": shared, "of_roles": held(&known.of_roles),
            "text": things::words(proof), "language": letter.language, "id": letter.id, "message_id": proof.message_id,
            "sha256": proof.text_sha256, "state": letter.state, "attempts": letter.attempts,
            "posted": moment(visit, letter.created_at), "not_before": moment(visit, letter.not_before),
            "sent": letter.sent_at.map(|at| moment(visit, at)),
            "reply": replied(visit, letter.last_reply.as_deref()),
            "about": proof.about.as_ref().map(|coop| pick(visit.language, &coop.name_en, &coop.name_cy)),
        }),
    );
    let reasons: Vec<Value> = proof
        .reminders
        .iter()
        .zip(&known.names)
        .map(|(row, name)| {
            json!({
                "about": name.as_ref().map(|name| pick(visit.language, &name.en, &name.cy)),
                "rule": rule_words(visit, &row.rule), "step": step(visit, &row.step), "due_on": row.due_on,
            })
        })
        .collect();
    context.insert("reasons", &reasons);
    let told: Vec<Value> = proof
        .returned
        .iter()
        .map(|row| {
            let own = [row.status.as_str(), row.diagnostic.as_str()].join(" ");
            json!({
                "words": own.trim(),
                "at": moment(visit, row.received_at), "what": visit.say(&returned::plainly(row.kind, &row.status)),
            })
        })
        .collect();
    context.insert("told", &told);
    let witnesses: Vec<Value> = proof
        .witnesses
        .iter()
        .map(|entry| {
            json!({
                "sequence": entry.sequence, "at": moment(visit, entry.at), "hash": entry.hash,
                "what": word(format!("journal-event-{}", entry.event)),
            })
        })
        .collect();
    context.insert("witnesses", &witnesses);
    context
}

fn rule_words(visit: &Visit, rule: &str) -> String {
    let key = format!("reminder-rule-{rule}");
    if visit.app.words.has(visit.language, &key) {
        visit.app.words.word(visit.language, &key)
    } else {
        rule.to_owned()
    }
}
