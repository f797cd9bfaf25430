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
use crate::access;
use crate::access::letters::{self as to, Addressee, Event, Mailboxes};
use crate::foundation::App;
use crate::foundation::error::Result;
use crate::outbox::{self, Matter};
use crate::standards::store as versions;

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
    let mailboxes = Mailboxes::read(tx, None).await?;
    let mut letters = Vec::new();
    for (consultee, to) in speakers(tx, asked, now).await? {
        let letter = asking("consultation-opened", about, consultee);
        letters.extend(to::write(app, &mailboxes, &letter, &to, now)?);
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
    let mailboxes = Mailboxes::read(tx, None).await?;
    let mut letters = Vec::new();
    for (consultee, to) in speakers(tx, asked, now).await? {
        let letter = letter("consultation-published", about, consultee, &path);
        letters.extend(to::write(app, &mailboxes, &letter, &to, now)?);
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
        let mailboxes = Mailboxes::read(&tx, None).await?;
        let mut letters = Vec::new();
        for (consultee, to) in speakers(&tx, &silent, now).await? {
            let letter = asking("consultation-closes", (&standard, &version, &open), consultee);
            letters.extend(to::write(app, &mailboxes, &letter, &to, now)?);
        }
        posted += outbox::put(&tx, letters).await?.iter().filter(|letter| letter.new).count();
        tx.commit().await?;
    }
    Ok(posted)
}

/// Is a consultation open that asks an organisation, and has it said nothing yet?
pub async fn comments_wanted(
    database: &impl ConnectionTrait,
    id: ConsulteeId,
    now: Timestamp,
) -> Result<bool> {
    let consultee = store::consultee(database, id).await?;
    let consultation = store::find(database, consultee.consultation_id).await?;
    let open = rules::may_comment(&consultation, clock::today(now)).is_ok();
    let sent = store::comments_of(database, id).await?.iter().any(|comment| comment.sent_at.is_some());
    Ok(open && !sent)
}

/// Everybody who speaks for some organisations.
async fn speakers<'a>(
    tx: &impl ConnectionTrait,
    asked: &'a [consultee::Model],
    now: Timestamp,
) -> Result<Vec<(&'a consultee::Model, Vec<Addressee>)>> {
    let mut found: HashMap<OrganisationId, BTreeMap<_, account::Model>> = HashMap::new();
    for (organisation, account) in
        access::store::holders_by_organisation(tx, &SPEAKERS, clock::today(now)).await?
    {
        found.entry(organisation).or_default().insert(account.id, account);
    }
    let of = |asked: &consultee::Model| {
        let people = found.get(&asked.organisation_id).into_iter().flat_map(BTreeMap::values);
        people
            .map(|person| Addressee::holding(person.clone(), asked.organisation_id, &SPEAKERS))
            .collect::<Vec<_>>()
    };
    Ok(asked.iter().map(|one| (one, of(one))).collect())
}

/// A letter that asks for comments, as long as they are wanted.
fn asking(kind: &'static str, about: About<'_>, consultee: &consultee::Model) -> Event<'static> {
    let matter = Some(Matter::Consultation { consultee: consultee.id });
    let letter = letter(kind, about, consultee, &format!("/consultations/{}", consultee.id));
    Event { matter, ..letter }
}

fn letter(
    kind: &'static str,
    (standard, version, consultation): About<'_>,
    consultee: &consultee::Model,
    path: &str,
) -> Event<'static> {
    let mut context = Context::new();
    context.insert("code", &standard.code);
    context.insert("title_en", &standard.title_en);
    context.insert("title_cy", &standard.title_cy);
    context.insert("number", &version.number);
    context.insert("closes_on", &consultation.closes_on);
    context.insert("path", path);
    Event {
        kind,
        subject: consultee.id.to_string(),
        organisation: Some(consultee.organisation_id),
        urgency: Urgency::Event,
        context,
        matter: None,
        calendar: None,
    }
}
