//! Letters of a consultation: the invitation, one reminder before the closing day, and that the answers are published.

use std::collections::{BTreeMap, HashMap, HashSet};

use entities::access::account;
use entities::ids::{ConsulteeId, OrganisationId};
use entities::outbox::Urgency;
use entities::standards::{consultation, consultee, standard, version};
use scheduler::clock::{self, Timestamp};
use sea_orm::ConnectionTrait;
use tera::Context;

use super::{SPEAKERS, rules, store};
use crate::access::{self, Actor};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::outbox;
use crate::standards::{store as versions, waits};

/// What a letter is about.
type About<'a> = (&'a standard::Model, &'a version::Model, &'a consultation::Model);

/// Asks those who speak for each organisation.
pub(super) async fn invite(
    app: &App,
    tx: &impl ConnectionTrait,
    about: About<'_>,
    asked: &[consultee::Model],
    now: Timestamp,
) -> Result<()> {
    let mut letters = Vec::new();
    for (consultee, speaker) in speakers(tx, asked, now).await? {
        let path = format!("/consultations/{}", consultee.id);
        letters.push(outbox::write(
            app,
            letter("consultation-opened", about, consultee, &speaker, &path),
            now,
        )?);
    }
    outbox::put(tx, letters).await?;
    Ok(())
}

/// Tells them that every comment has its answer.
pub(super) async fn tell_published(
    app: &App,
    tx: &impl ConnectionTrait,
    about: About<'_>,
    asked: &[consultee::Model],
    now: Timestamp,
) -> Result<()> {
    let (standard, version, _) = about;
    let path = format!("/standards/{}/consultation/{}", standard.code, version.number);
    let mut letters = Vec::new();
    for (consultee, speaker) in speakers(tx, asked, now).await? {
        let letter = letter("consultation-published", about, consultee, &speaker, &path);
        letters.push(outbox::write(app, letter, now)?);
    }
    outbox::put(tx, letters).await?;
    Ok(())
}

/// Reminds those who have sent nothing, from five working days before the closing day on. Asked each day, it writes
/// once. Answers how many letters were posted.
pub async fn remind(app: &App, now: Timestamp) -> Result<usize> {
    let (today, mut posted) = (clock::today(now), 0);
    for open in store::open_on(&*app.database, today).await? {
        if today < rules::remind_from(open.closes_on, &app.calendar) {
            continue;
        }
        let tx = app.database.begin().await?;
        let version = versions::version(&tx, open.version_id).await?;
        let standard = versions::standard(&tx, version.standard_id).await?;
        let comments = store::comments(&tx, open.id).await?;
        let answered: HashSet<ConsulteeId> = comments
            .iter()
            .filter(|(comment, _)| comment.sent_at.is_some())
            .map(|(comment, _)| comment.consultee_id)
            .collect();
        let mut silent = store::consultees(&tx, open.id).await?;
        silent.retain(|asked| !answered.contains(&asked.id));
        let mut letters = Vec::new();
        for (consultee, speaker) in speakers(&tx, &silent, now).await? {
            let path = format!("/consultations/{}", consultee.id);
            let about = (&standard, &version, &open);
            let mut letter = letter("consultation-closes", about, consultee, &speaker, &path);
            letter.still_owed = Some(waits::comments_owed(consultee.id, speaker.id)?);
            letters.push(outbox::write(app, letter, now)?);
        }
        posted += outbox::put(&tx, letters).await?.iter().flatten().count();
        tx.commit().await?;
    }
    Ok(posted)
}

/// Does a consultation still want this person's comments?
pub(in crate::standards) async fn comments_wanted(
    database: &impl ConnectionTrait,
    actor: &Actor,
    id: ConsulteeId,
    now: Timestamp,
) -> Result<bool> {
    let asked = match super::asked_of(database, actor, id).await {
        Ok(asked) => asked,
        Err(Error::NotFound) => return Ok(false),
        Err(error) => return Err(error),
    };
    let open = rules::may_comment(&asked.consultation, clock::today(now)).is_ok();
    let sent = store::comments_of(database, id).await?.iter().any(|comment| comment.sent_at.is_some());
    Ok(open && !sent)
}

/// Everybody who speaks for some organisations, each once.
async fn speakers<'a>(
    tx: &impl ConnectionTrait,
    asked: &'a [consultee::Model],
    now: Timestamp,
) -> Result<Vec<(&'a consultee::Model, account::Model)>> {
    let mut found: HashMap<OrganisationId, BTreeMap<_, account::Model>> = HashMap::new();
    for (organisation, account) in
        access::store::holders_by_organisation(tx, &SPEAKERS, clock::today(now)).await?
    {
        found.entry(organisation).or_default().insert(account.id, account);
    }
    let of =
        |asked: &consultee::Model| found.get(&asked.organisation_id).into_iter().flat_map(BTreeMap::values);
    Ok(asked.iter().flat_map(|one| of(one).map(move |account| (one, account.clone()))).collect())
}

fn letter(
    kind: &'static str,
    (standard, version, consultation): About<'_>,
    consultee: &consultee::Model,
    speaker: &account::Model,
    path: &str,
) -> outbox::Post {
    let mut context = Context::new();
    context.insert("name", &speaker.name);
    context.insert("code", &standard.code);
    context.insert("title_en", &standard.title_en);
    context.insert("title_cy", &standard.title_cy);
    context.insert("number", &version.number);
    context.insert("closes_on", &consultation.closes_on);
    context.insert("path", path);
    outbox::Post {
        kind,
        unique_key: format!("{kind}:{}:{}", consultee.id, speaker.id),
        account: Some(speaker.id),
        recipient: speaker.email.clone(),
        language: Some(speaker.language),
        organisation: Some(consultee.organisation_id),
        urgency: Urgency::Event,
        context,
        calendar: None,
        still_owed: None,
    }
}
