//! What anybody may know of a report: whether a copy is genuine, and what of it was published.

use chrono::NaiveDate;
use entities::access::Language;
use entities::audits::{Publication, audit};
use entities::reports::report;
use scheduler::clock::today;
use serde::Serialize;
use serde_json::Value;

use super::rules::{self, Standing};
use super::{code, publishing, store};
use crate::access::store as access;
use crate::audits;
use crate::foundation::App;
use crate::foundation::error::{Error, Result};

/// What a code or a file is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "answer")]
pub enum Answer {
    /// Issued by Safon, and the latest issue.
    Genuine(Found),
    /// Issued by Safon, but a later issue stands in its place.
    NotTheLatest { found: Found, latest: i32 },
    /// The code is one of ours, and the file is not what was issued under it.
    Altered(Found),
    /// Neither was issued here.
    NotOurs,
}

/// What the verification page says of an issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Found {
    pub audit: String,
    pub coop_en: String,
    pub coop_cy: String,
    pub coop_reference: String,
    pub visited_on: NaiveDate,
    pub issue: i32,
    /// How many issues there are.
    pub issues: i32,
    pub issued_on: NaiveDate,
    /// Of the file, where one was dropped.
    pub language: Option<Language>,
    pub accepted_on: Option<NaiveDate>,
    /// By the first member of the board who did.
    pub acknowledged_on: Option<NaiveDate>,
    pub published_on: Option<NaiveDate>,
    pub publication: Option<Publication>,
    /// As it is printed.
    pub code: String,
    /// The files of this issue, with their digests.
    pub files: Vec<Printed>,
}

/// One file of an issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Printed {
    pub language: Language,
    pub sha256: String,
    pub pages: i32,
    pub size: i64,
}

/// Checks a code, and with it the digest of a file where there is one.
pub async fn verify_code(app: &App, typed: &str, file: Option<&str>) -> Result<Answer> {
    let Some(code) = code::read(typed) else { return Ok(Answer::NotOurs) };
    let rows = store::by_code(&*app.database, &code).await?;
    let Some(first) = rows.first() else { return Ok(Answer::NotOurs) };
    match file {
        None => answer(app, first, None).await,
        Some(digest) => match rows.iter().find(|row| row.sha256 == digest) {
            Some(row) => answer(app, row, Some(row.language)).await,
            None => Ok(Answer::Altered(found(app, first, None).await?)),
        },
    }
}

/// Checks the digest of a file.
pub async fn verify_digest(app: &App, sha256: &str) -> Result<Answer> {
    match store::by_digest(&*app.database, sha256).await? {
        Some(row) => answer(app, &row, Some(row.language)).await,
        None => Ok(Answer::NotOurs),
    }
}

async fn answer(app: &App, row: &report::Model, language: Option<Language>) -> Result<Answer> {
    let found = found(app, row, language).await?;
    let all = store::reports(&*app.database, row.audit_id).await?;
    Ok(match rules::standing(row.issue, &all) {
        Standing::Latest => Answer::Genuine(found),
        Standing::Superseded { by } => Answer::NotTheLatest { found, latest: by },
    })
}

async fn found(app: &App, row: &report::Model, language: Option<Language>) -> Result<Found> {
    let database = &*app.database;
    let audit = audits::store::audit(database, row.audit_id).await?;
    let organisation = access::organisation(database, audit.cooperative_id).await?;
    let all = store::reports(database, audit.id).await?;
    let acknowledged = store::acknowledgements(database, audit.id).await?;
    let of_issue = acknowledged.iter().find(|one| one.issue == row.issue);
    let files = all.iter().filter(|one| one.issue == row.issue).map(|one| Printed {
        language: one.language,
        sha256: one.sha256.clone(),
        pages: one.pages,
        size: one.size,
    });
    let latest = all.iter().map(|one| one.issue).max().unwrap_or(row.issue);
    // Acceptance and publication are of the latest issue: what came before it was returned.
    let of_latest = row.issue == latest;
    Ok(Found {
        audit: audit.reference,
        coop_en: organisation.name_en,
        coop_cy: organisation.name_cy,
        coop_reference: organisation.reference,
        visited_on: audit.visit_on,
        issue: row.issue,
        issues: latest,
        issued_on: today(row.issued_at),
        language,
        accepted_on: audit.accepted_on.filter(|_| of_latest),
        acknowledged_on: of_issue.map(|one| today(one.acknowledged_at)),
        published_on: audit.published_on.filter(|_| of_latest),
        publication: audit.publication.filter(|_| of_latest),
        code: code::printed(&row.code),
        files: files.collect(),
    })
}

/// A published report as anybody may read it.
pub struct Published {
    pub found: Found,
    /// All of it, or only cover, summary and statements: see [`Publication`].
    pub publication: Publication,
    /// JSON of [`super::content::Content`]; of a summary only what a summary says.
    pub content: Value,
}

/// A report that was published, by its code. What was not is not found.
pub async fn published(app: &App, typed: &str, language: Language) -> Result<Published> {
    let (report, audit) = public(app, typed, language).await?;
    let content: Value = serde_json::from_str(&report.content).map_err(Error::internal)?;
    let found = found(app, &report, Some(language)).await?;
    match audit.publication {
        Some(Publication::Full) => Ok(Published { found, publication: Publication::Full, content }),
        Some(Publication::Summary) => {
            Ok(Published { found, publication: Publication::Summary, content: summary_of(&content) })
        }
        Some(Publication::None) | None => Err(Error::NotFound),
    }
}

/// Of a report, what its one-page summary says, and nothing else.
pub fn summary_of(content: &Value) -> Value {
    let kept = ["language", "draft", "publisher", "cover", "summary", "statements"];
    let fields = content.as_object().into_iter().flatten();
    Value::Object(
        fields
            .filter(|(name, _)| kept.contains(&name.as_str()))
            .map(|(n, v)| (n.clone(), v.clone()))
            .collect(),
    )
}

/// The issued PDF of a report that was published in full, and a name for the file.
pub async fn published_pdf(app: &App, typed: &str, language: Language) -> Result<(report::Model, String)> {
    let (report, audit) = public(app, typed, language).await?;
    if audit.publication != Some(Publication::Full) {
        return Err(Error::NotFound);
    }
    let name = publishing::file_name(&audit.reference, report.issue, language);
    Ok((report, name))
}

/// The latest issue of a published audit, by its code. Former issues are only verified, never shown.
async fn public(app: &App, typed: &str, language: Language) -> Result<(report::Model, audit::Model)> {
    let database = &*app.database;
    let code = code::read(typed).ok_or(Error::NotFound)?;
    let rows = store::by_code(database, &code).await?;
    let report = rows.into_iter().find(|row| row.language == language).ok_or(Error::NotFound)?;
    let audit = audits::store::audit(database, report.audit_id).await?;
    if audit.published_on.is_none() || audit.issue != report.issue {
        return Err(Error::NotFound);
    }
    Ok((report, audit))
}
