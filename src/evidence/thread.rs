//! The thread of an item: what a reviewer asked and what the co-op answered, beside its reviews and revisions. A question
//! changes no state; until it is answered it is something that the co-op has to do.

use std::collections::BTreeSet;

use entities::access::Role;
use entities::evidence::{EvidenceState, RemarkKind, evidence_file, evidence_item, evidence_remark};
use entities::ids::{AccountId, EvidenceItemId, EvidenceRemarkId, OrganisationId};
use entities::outbox::Urgency;
use scheduler::clock::Timestamp;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::letters::{spoken_of, uploader};
use super::store::{self, remarks};
use super::{SUBJECT, permit, rules};
use crate::access::letters::{self, Addressee};
use crate::access::{self, Actor, Deed, policy};
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::journal::{self, Event};
use crate::outbox::Matter;

/// Asks a question about an item. The same key again is the same question.
pub async fn ask(
    app: &App,
    actor: &Actor,
    id: EvidenceItemId,
    words: &str,
    idempotency_key: &str,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let item = store::find_to_change(&tx, id, &policy::scope(actor, Deed::ReviewEvidence)).await?;
    let place = permit(&tx, actor, Deed::ReviewEvidence, item.cooperative_id).await?;
    rules::stands(&item)?;
    if made(&tx, actor, &item, idempotency_key).await? {
        return Ok(());
    }
    let uploaders: Vec<AccountId> =
        store::files(&tx, id).await?.into_iter().map(|file| file.added_by).collect();
    let standing = rules::standing(actor, item.cooperative_id, &place);
    rules::may_ask(&item, &uploaders, actor.account, standing)?;
    let mut people = letters::at(&tx, item.cooperative_id, &[Role::Manager], now).await?;
    people.push(uploader(&tx, &item).await?);
    let remark = Remark { kind: RemarkKind::Question, question: None, words };
    say(app, &tx, actor, &item, remark, idempotency_key, people, now).await?;
    Ok(tx.commit().await?)
}

/// Answers a question about an item. A question is answered once.
pub async fn answer(
    app: &App,
    actor: &Actor,
    id: EvidenceItemId,
    question: EvidenceRemarkId,
    words: &str,
    idempotency_key: &str,
    now: Timestamp,
) -> Result<()> {
    let tx = app.database.begin().await?;
    let item = store::find_to_change(&tx, id, &policy::scope(actor, Deed::SubmitEvidence)).await?;
    rules::stands(&item)?;
    permit(&tx, actor, Deed::SubmitEvidence, item.cooperative_id).await?;
    if made(&tx, actor, &item, idempotency_key).await? {
        return Ok(());
    }
    let question = remarks::question(&tx, id, question).await?;
    // Who asks may be of anywhere, and is told as long as they are anybody.
    let asker = Addressee::holding(access::store::account(&tx, question.made_by).await?, None, &[]);
    let remark = Remark { kind: RemarkKind::Answer, question: Some(question.id), words };
    say(app, &tx, actor, &item, remark, idempotency_key, vec![asker], now).await?;
    Ok(tx.commit().await?)
}

/// Was a remark made with this key, by this person, on this item?
async fn made(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    item: &evidence_item::Model,
    idempotency_key: &str,
) -> Result<bool> {
    rules::sound_key(idempotency_key)?;
    match remarks::by_key(tx, idempotency_key).await? {
        None => Ok(false),
        Some(made) if made.made_by == actor.account && made.item_id == item.id => Ok(true),
        Some(_) => Err(Error::NotFound),
    }
}

struct Remark<'a> {
    kind: RemarkKind,
    question: Option<EvidenceRemarkId>,
    words: &'a str,
}

#[expect(clippy::too_many_arguments, reason = "a remark, who hears of it, and where it is kept")]
async fn say(
    app: &App,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    item: &evidence_item::Model,
    remark: Remark<'_>,
    idempotency_key: &str,
    mut people: Vec<Addressee>,
    now: Timestamp,
) -> Result<()> {
    let words = remark.words.trim();
    if words.is_empty() {
        let field = match remark.kind {
            RemarkKind::Question => "question",
            RemarkKind::Answer => "answer",
        };
        return Err(Error::problem(field, Message::new("form-missing")));
    }
    let row = evidence_remark::Model {
        id: EvidenceRemarkId::new(now),
        item_id: item.id,
        kind: remark.kind,
        question_id: remark.question,
        words: words.to_owned(),
        made_by: actor.account,
        made_at: now,
        idempotency_key: idempotency_key.to_owned(),
    };
    let id = row.id;
    if !remarks::insert(tx, row).await? {
        return Err(Error::refused("evidence-question-answered"));
    }
    let (event, kind, matter) = match remark.kind {
        RemarkKind::Question => {
            ("evidence-question-asked", "evidence-question", Some(Matter::Question { remark: id }))
        }
        RemarkKind::Answer => ("evidence-question-answered", "evidence-answer", None),
    };
    let event = Event::new(event, SUBJECT, item.id.0)
        .at(item.cooperative_id)
        .saying(json!({ "remark": id, "question": remark.question, "words": words }));
    journal::record(tx, actor.account, event, now).await?;
    people.retain(|one| one.person.id != actor.account);
    let letter = letters::Event {
        kind,
        subject: id.to_string(),
        organisation: Some(item.cooperative_id),
        urgency: Urgency::Event,
        // It names the sort of evidence, and not what was typed: that may name people.
        context: spoken_of(tx, item, now).await?,
        matter,
        calendar: None,
    };
    letters::post(app, tx, &letter, &people, now).await
}

/// What happened in the thread of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Files came: the first, or a revision.
    Handed {
        revision: i32,
        files: Vec<String>,
    },
    /// A review, with the reason of one that sent it back.
    Reviewed {
        state: EvidenceState,
        reason: Option<String>,
    },
    Asked {
        id: EvidenceRemarkId,
        words: String,
        open: bool,
    },
    Answered {
        words: String,
    },
}

/// A turn with who took it and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub at: Timestamp,
    pub by: Option<AccountId>,
    pub turn: Turn,
}

/// The thread of an item in order: what was handed in, how it was reviewed, what was asked and answered.
pub async fn read(
    database: &impl ConnectionTrait,
    item: &evidence_item::Model,
    files: &[evidence_file::Model],
) -> Result<Vec<Said>> {
    let mut said = handed(files);
    let reviews = journal::told_of(database, SUBJECT, item.id.0, &["evidence-reviewed"]).await?;
    for (entry, detail) in reviews {
        let Some(detail) = detail else { continue };
        let Some(state) = detail["state"].as_str().and_then(entities::word::<EvidenceState>) else {
            continue;
        };
        let reason = detail["reason"].as_str().map(str::to_owned);
        said.push(Said { at: entry.at, by: entry.account_id, turn: Turn::Reviewed { state, reason } });
    }
    let told = said.iter().any(|one| Some(one.at) == item.reviewed_at);
    if let (Some(at), false) = (item.reviewed_at, told) {
        // A review whose line in the journal is not there, or says nothing any more.
        let turn = Turn::Reviewed { state: item.state, reason: item.return_reason.clone() };
        said.push(Said { at, by: item.reviewed_by, turn });
    }
    let remarks = remarks::of_item(database, item.id).await?;
    let answered: BTreeSet<EvidenceRemarkId> = remarks.iter().filter_map(|one| one.question_id).collect();
    said.extend(remarks.into_iter().map(|one| {
        let turn = match one.kind {
            RemarkKind::Question => {
                Turn::Asked { id: one.id, open: !answered.contains(&one.id), words: one.words }
            }
            RemarkKind::Answer => Turn::Answered { words: one.words },
        };
        Said { at: one.made_at, by: Some(one.made_by), turn }
    }));
    said.sort_by_key(|one| one.at);
    Ok(said)
}

/// The files, a turn for each revision.
fn handed(files: &[evidence_file::Model]) -> Vec<Said> {
    let revisions: BTreeSet<i32> = files.iter().map(|file| file.revision).collect();
    revisions
        .into_iter()
        .filter_map(|revision| {
            let of_it = || files.iter().filter(move |file| file.revision == revision);
            let first = of_it().next()?;
            let files = of_it().map(|file| rules::shown_name(&file.file_name)).collect();
            Some(Said {
                at: first.added_at,
                by: Some(first.added_by),
                turn: Turn::Handed { revision, files },
            })
        })
        .collect()
}

/// Is there a question in a thread that nobody answered?
pub fn open(thread: &[Said]) -> bool {
    thread.iter().any(|one| matches!(one.turn, Turn::Asked { open: true, .. }))
}

/// Items of a co-op about which somebody asks something that is not answered, the oldest question first.
pub async fn asked(
    database: &impl ConnectionTrait,
    cooperative: OrganisationId,
) -> Result<Vec<evidence_item::Model>> {
    remarks::asked(database, cooperative).await
}
