//! Papers that Safon gives out beside the reports of audits: board packs, summaries, reports of consultations and of the
//! network, people's own records. Bytes that went out never change; whoever holds a copy can have it checked.

pub mod code;
pub mod proofs;

use entities::documents::{DocumentKind, DocumentLanguage, document};
use entities::evidence::blob;
use entities::ids::{AccountId, DocumentId, OrganisationId};
use scheduler::clock::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    Set,
};
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::foundation::pdf::{Drawn, PdfError};
use crate::foundation::press::Lane;
use crate::journal::{self, Event};

/// Which paper it is: of one kind, about one thing, for one period, in one language there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Which {
    pub kind: DocumentKind,
    /// What it is about; see [`DocumentKind`].
    pub subject: Uuid,
    /// Which of several about the same: an issue's number, a month, a day.
    pub period: String,
    pub language: DocumentLanguage,
}

/// A paper that is to be given out.
pub struct New<C> {
    pub which: Which,
    /// The co-op it is about, if it is about one.
    pub organisation: Option<OrganisationId>,
    /// What a reader types to verify it, as it is kept; see [`code::of_document`].
    pub code: String,
    /// What it says, kept as JSON.
    pub content: C,
}

/// The paper, if it was given out before.
pub async fn find(database: &impl ConnectionTrait, which: &Which) -> Result<Option<document::Model>> {
    Ok(document::Entity::find()
        .filter(document::Column::Kind.eq(which.kind))
        .filter(document::Column::SubjectId.eq(which.subject))
        .filter(document::Column::Period.eq(&which.period))
        .filter(document::Column::Language.eq(which.language))
        .one(database)
        .await?)
}

/// All papers of a kind about one thing, the latest first.
pub async fn of_subject(
    database: &impl ConnectionTrait,
    kind: DocumentKind,
    subject: Uuid,
) -> Result<Vec<document::Model>> {
    Ok(document::Entity::find()
        .filter(document::Column::Kind.eq(kind))
        .filter(document::Column::SubjectId.eq(subject))
        .order_by_desc(document::Column::IssuedAt)
        .order_by_desc(document::Column::Id)
        .all(database)
        .await?)
}

/// Gives out a paper: drawn on the press, its bytes in the store, one row, one journal line. The one that was given out
/// before is given again, whatever the content says now. Who may have it is the asking room's to decide.
pub async fn issue<C: Serialize>(
    app: &App,
    by: Option<AccountId>,
    new: New<C>,
    draw: impl FnOnce() -> Result<Drawn, PdfError> + Send + 'static,
    now: Timestamp,
) -> Result<document::Model> {
    issue_in(app, Lane::People, by, new, draw, now).await
}

/// The same, drawn in the lane of whoever asks.
pub async fn issue_in<C: Serialize>(
    app: &App,
    lane: Lane,
    by: Option<AccountId>,
    new: New<C>,
    draw: impl FnOnce() -> Result<Drawn, PdfError> + Send + 'static,
    now: Timestamp,
) -> Result<document::Model> {
    if let Some(known) = find(&*app.database, &new.which).await? {
        return Ok(known);
    }
    let which = &new.which;
    let name = format!("{} {} {} {}", which.kind, which.subject, which.period, which.language);
    let _alone = app.press.alone(lane, &name).await;
    if let Some(known) = find(&*app.database, which).await? {
        return Ok(known);
    }
    let content = serde_json::to_string(&new.content).map_err(Error::internal)?;
    let drawn = app.press.draw_in(lane, new.which.kind.to_string(), draw).await?;
    let stored = app.files.keep_bytes(&drawn.bytes).await?;
    let tx = app.database.begin().await?;
    let bytes = blob::ActiveModel {
        sha256: Set(stored.sha256.clone()),
        size: Set(i64::try_from(stored.size).unwrap_or(i64::MAX)),
        media_type: Set("application/pdf".to_owned()),
        stored_at: Set(now),
    };
    let once = OnConflict::column(blob::Column::Sha256).do_nothing().to_owned();
    blob::Entity::insert(bytes).on_conflict(once).exec_without_returning(&tx).await?;
    let row = Row { sha256: stored.sha256, size: stored.size, pages: drawn.pages(), content: Some(content) };
    if insert(&tx, by, &new, row, drawn.replaced, now).await? {
        tx.commit().await?;
    } else {
        // Somebody was faster: theirs is the paper that went out.
        tx.rollback().await?;
    }
    find(&*app.database, &new.which).await?.ok_or_else(|| Error::internal("a paper that was kept is gone"))
}

/// How many papers are these bytes, and keep them.
pub async fn kept(database: &impl ConnectionTrait, sha256: &str) -> Result<u64> {
    Ok(kept_papers().filter(document::Column::Sha256.eq(sha256)).count(database).await?)
}

/// Digest and size of every paper whose bytes are kept.
pub async fn all_kept(database: &impl ConnectionTrait) -> Result<Vec<(String, i64)>> {
    let columns = [document::Column::Sha256, document::Column::Size];
    Ok(kept_papers().select_only().columns(columns).into_tuple().all(database).await?)
}

fn kept_papers() -> Select<document::Entity> {
    document::Entity::find().filter(document::Column::Content.is_not_null())
}

/// Notes that bytes were given out that are not kept here: their digest, so that a copy can be checked.
pub async fn note(
    app: &App,
    by: Option<AccountId>,
    new: New<()>,
    (bytes, pages): (&[u8], usize),
    now: Timestamp,
) -> Result<()> {
    use sha2::{Digest, Sha256};
    let row =
        Row { sha256: hex::encode(Sha256::digest(bytes)), size: bytes.len() as u64, pages, content: None };
    let tx = app.database.begin().await?;
    if by_digest(&tx, &row.sha256).await?.is_none() && insert(&tx, by, &new, row, 0, now).await? {
        return Ok(tx.commit().await?);
    }
    Ok(tx.rollback().await?)
}

struct Row {
    sha256: String,
    size: u64,
    pages: usize,
    content: Option<String>,
}

/// Adds the row and its journal line, unless there is such a paper already.
async fn insert<C>(
    tx: &impl ConnectionTrait,
    by: Option<AccountId>,
    new: &New<C>,
    row: Row,
    replaced: usize,
    now: Timestamp,
) -> Result<bool> {
    let which = &new.which;
    let id = DocumentId::new(now);
    let detail = json!({
        "kind": which.kind, "period": which.period, "language": which.language, "sha256": row.sha256,
        "code": new.code, "replaced": replaced,
    });
    let row = document::ActiveModel {
        id: Set(id),
        kind: Set(which.kind),
        subject_id: Set(which.subject),
        period: Set(which.period.clone()),
        language: Set(which.language),
        organisation_id: Set(new.organisation),
        code: Set(new.code.clone()),
        sha256: Set(row.sha256),
        size: Set(i64::try_from(row.size).unwrap_or(i64::MAX)),
        pages: Set(i32::try_from(row.pages).unwrap_or(i32::MAX)),
        content: Set(row.content),
        issued_by: Set(by),
        issued_at: Set(now),
    };
    let once = OnConflict::new().do_nothing().to_owned();
    let added = document::Entity::insert(row).on_conflict(once).exec_without_returning(tx).await?;
    if added == 0 {
        return Ok(false);
    }
    let event = Event::new("document-issued", "document", id.0).saying(detail);
    let event = match new.organisation {
        Some(organisation) => event.at(organisation),
        None => event,
    };
    journal::record(tx, by, event, now).await?;
    Ok(true)
}

/// The paper whose bytes have this digest.
pub async fn by_digest(database: &impl ConnectionTrait, sha256: &str) -> Result<Option<document::Model>> {
    Ok(document::Entity::find().filter(document::Column::Sha256.eq(sha256)).one(database).await?)
}

/// The papers that bear a code, as it is kept; those of an issue of a report bear its code.
pub async fn by_code(database: &impl ConnectionTrait, code: &str) -> Result<Vec<document::Model>> {
    Ok(document::Entity::find()
        .filter(document::Column::Code.eq(code))
        .order_by_asc(document::Column::Language)
        .all(database)
        .await?)
}

/// When a paper was first given out in any language: what is drawn in another language later says the same, and is as old.
pub async fn first_issued_at(database: &impl ConnectionTrait, paper: &document::Model) -> Result<Timestamp> {
    let first = document::Entity::find()
        .filter(document::Column::Kind.eq(paper.kind))
        .filter(document::Column::SubjectId.eq(paper.subject_id))
        .filter(document::Column::Period.eq(&paper.period))
        .order_by_asc(document::Column::IssuedAt)
        .one(database)
        .await?;
    Ok(first.map_or(paper.issued_at, |first| first.issued_at))
}
