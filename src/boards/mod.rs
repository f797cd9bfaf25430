//! The board pack: one month of a co-op on a few pages, for its board. What it says is made once and never changes;
//! whoever wants to know how things stand now asks for another of the month.

pub mod changes;
pub mod content;
pub mod paper;
pub mod rules;
pub mod store;

use chrono::{Datelike, NaiveDate};
use entities::access::Language;
use entities::documents::{DocumentKind, DocumentLanguage, document};
use scheduler::clock::{self, Timestamp};

use crate::access::{Actor, Deed, policy, store as access};
use crate::cooperatives::{self, Cooperative};
use crate::documents::{self, New, Which, code};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::foundation::sheet::print::Print;
use content::Content;
pub use store::Made;

/// A pack that was made.
pub struct Pack {
    pub content: Content,
    /// The paper in both languages, by which it came into being.
    pub document: document::Model,
}

/// The packs of a co-op, the latest first.
pub async fn packs(app: &App, actor: &Actor, reference: &str) -> Result<(Cooperative, Vec<Made>)> {
    let coop = coop(app, actor, reference).await?;
    let made = store::made(&*app.database, coop.organisation.id).await?;
    Ok((coop, made))
}

/// The pack of a month: the number that is asked for, else the latest. That of the present month is made if there is none.
pub async fn open(
    app: &App,
    actor: &Actor,
    reference: &str,
    (month, number): (NaiveDate, Option<u32>),
    now: Timestamp,
) -> Result<(Cooperative, Pack)> {
    let coop = coop(app, actor, reference).await?;
    let made = store::made(&*app.database, coop.organisation.id).await?;
    let wanted = made.iter().find(|one| one.month == month && number.is_none_or(|n| n == one.number));
    let pack = match (wanted, number) {
        (Some(one), _) => kept(app, &coop, one.month, one.number).await?,
        (None, None) if month == month_of(clock::today(now)) => {
            make(app, Some(actor), coop.clone(), &made, now).await?
        }
        (None, None) => return Err(Error::refused("boards-no-such-month")),
        (None, Some(_)) => return Err(Error::NotFound),
    };
    Ok((coop, pack))
}

/// Makes the pack of the present month anew, as of today. Where nothing changed since the last one, that is said.
pub async fn again(app: &App, actor: &Actor, reference: &str, now: Timestamp) -> Result<Pack> {
    let coop = coop(app, actor, reference).await?;
    let made = store::made(&*app.database, coop.organisation.id).await?;
    let today = clock::today(now);
    if let Some(latest) = made.iter().find(|one| one.month == month_of(today)) {
        let before = kept(app, &coop, latest.month, latest.number).await?.content;
        let same = composed(app, coop.clone(), &made, latest.number, now).await?;
        if same == before {
            return Err(Error::refused("boards-nothing-new"));
        }
    }
    make(app, Some(actor), coop, &made, now).await
}

/// The pack of the present month, made if there is none: for the demonstration, and for whoever acts for nobody.
pub async fn make_for(app: &App, coop: Cooperative, now: Timestamp) -> Result<Pack> {
    let made = store::made(&*app.database, coop.organisation.id).await?;
    let month = month_of(clock::today(now));
    match made.iter().find(|one| one.month == month) {
        Some(one) => kept(app, &coop, one.month, one.number).await,
        None => make(app, None, coop, &made, now).await,
    }
}

/// A pack as a file in a language, drawn when it is first asked for.
pub async fn pdf(
    app: &App,
    actor: &Actor,
    reference: &str,
    (month, number): (NaiveDate, u32),
    language: DocumentLanguage,
    now: Timestamp,
) -> Result<document::Model> {
    let (coop, pack) = open(app, actor, reference, (month, Some(number)), now).await?;
    if language == DocumentLanguage::Both {
        return Ok(pack.document);
    }
    drawn(app, Some(actor), &coop, pack.content, language, now).await
}

/// A month as addresses write it: `2026-06`.
pub fn read_month(text: &str) -> Option<NaiveDate> {
    let whole = text.len() == 7;
    format!("{text}-01").parse().ok().filter(|_| whole)
}

/// The first day of the month of a day.
pub fn month_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

async fn coop(app: &App, actor: &Actor, reference: &str) -> Result<Cooperative> {
    let scope = policy::scope(actor, Deed::SeeBoardPack);
    let coop = cooperatives::find(&*app.database, reference, &scope).await?;
    let place = access::place(&*app.database, actor.account, coop.organisation.id).await?;
    policy::permit(actor, Deed::SeeBoardPack, &place)?;
    Ok(coop)
}

fn which(coop: &Cooperative, month: NaiveDate, number: u32, language: DocumentLanguage) -> Which {
    Which {
        kind: DocumentKind::BoardPack,
        subject: coop.organisation.id.0,
        period: format!("{}/{number}", month.format("%Y-%m")),
        language,
    }
}

async fn kept(app: &App, coop: &Cooperative, month: NaiveDate, number: u32) -> Result<Pack> {
    let which = which(coop, month, number, DocumentLanguage::Both);
    let document = documents::find(&*app.database, &which).await?.ok_or(Error::NotFound)?;
    of(document)
}

fn of(document: document::Model) -> Result<Pack> {
    let content = document.content.as_deref().unwrap_or_default();
    Ok(Pack { content: serde_json::from_str(content).map_err(Error::internal)?, document })
}

/// Makes the next pack of the present month.
async fn make(
    app: &App,
    actor: Option<&Actor>,
    coop: Cooperative,
    made: &[Made],
    now: Timestamp,
) -> Result<Pack> {
    let month = month_of(clock::today(now));
    let number = made.iter().find(|one| one.month == month).map_or(1, |one| one.number + 1);
    let content = composed(app, coop.clone(), made, number, now).await?;
    of(drawn(app, actor, &coop, content, DocumentLanguage::Both, now).await?)
}

/// What the pack of the present month would say. It compares itself with the last pack of a month before, so that a second
/// one of a month tells the board all that happened since it met.
async fn composed(
    app: &App,
    coop: Cooperative,
    made: &[Made],
    number: u32,
    now: Timestamp,
) -> Result<Content> {
    let as_of = clock::today(now);
    let month = month_of(as_of);
    let before = match made.iter().find(|one| one.month < month) {
        Some(one) => Some(kept(app, &coop, one.month, one.number).await?.content.remembered()),
        None => None,
    };
    let since = rules::since(before.as_ref(), as_of);
    let rows = store::rows(app, coop, since, now).await?;
    Ok(rules::compose(&rows, rules::Edition { month, number, as_of, before }))
}

/// The paper of a pack in a language. The one that was given out before is given again.
async fn drawn(
    app: &App,
    actor: Option<&Actor>,
    coop: &Cooperative,
    content: Content,
    language: DocumentLanguage,
    now: Timestamp,
) -> Result<document::Model> {
    let which = which(coop, content.month, content.number, language);
    let code = code::of_document(which.kind, which.subject, &which.period);
    let print = Print {
        languages: language.each(),
        code: code::printed(&code),
        base_url: app.config.base_url.clone(),
    };
    let (words, printed) = (std::sync::Arc::clone(&app.words), content.clone());
    let draw = move || paper::draw(&printed, &print, &words);
    let new = New { which, organisation: Some(coop.organisation.id), code, content };
    documents::issue(app, actor.map(|actor| actor.account), new, draw, now).await
}

/// The languages in which a pack is on paper, as addresses name them.
pub fn read_language(text: &str) -> Option<DocumentLanguage> {
    match text {
        "both" => Some(DocumentLanguage::Both),
        _ => entities::word::<Language>(text).map(DocumentLanguage::from),
    }
}
