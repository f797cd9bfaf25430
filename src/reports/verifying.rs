//! What anybody may know of a report: whether a copy is genuine, and what of it was published.

use std::io::Read;

use chrono::NaiveDate;
use entities::access::Language;
use entities::audits::{Publication, audit};
use entities::documents::{DocumentKind, DocumentLanguage, document};
use entities::reports::report;
use scheduler::clock::today;
use serde::Serialize;
use serde_json::Value;

use super::rules::{self, Standing};
use super::{code, store, withdrawing};
use crate::access::store as access;
use crate::audits;
use crate::documents;
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::foundation::files::Passing;
use crate::foundation::pdf::metadata::CODE;

/// What a code or a file is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "answer")]
pub enum Answer {
    /// Issued by Safon, and the latest issue.
    Genuine(Found),
    /// Issued by Safon, but a later issue stands in its place.
    NotTheLatest { found: Found, latest: i32 },
    /// Issued by Safon, and taken back since.
    Withdrawn(Found),
    /// Another paper that Safon gave out.
    Document(Paper),
    /// The code is one of ours, and the file is not what was issued under it.
    Altered(Option<Found>),
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
    pub language: Option<DocumentLanguage>,
    /// Which form of the report the file is, where one was dropped.
    pub form: Option<DocumentKind>,
    /// It was taken back: when and why.
    pub withdrawn: Option<Withdrawn>,
    /// The audit was reopened after this issue: a corrected one is to come.
    pub being_corrected: bool,
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

/// Why an issue was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Withdrawn {
    pub on: NaiveDate,
    pub reason: String,
    pub language: Language,
}

/// A paper beside the reports of audits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Paper {
    pub kind: DocumentKind,
    /// An issue's number, a month or a day; empty where it says nothing to a reader.
    pub period: String,
    pub coop_en: Option<String>,
    pub coop_cy: Option<String>,
    pub issued_on: NaiveDate,
    /// Of the file, where one was dropped.
    pub language: Option<DocumentLanguage>,
    /// As it is printed; none where it bears none.
    pub code: Option<String>,
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
    let database = &*app.database;
    let Some(code) = code::read(typed) else { return Ok(Answer::NotOurs) };
    let (rows, papers) = (store::by_code(database, &code).await?, documents::by_code(database, &code).await?);
    let Some(digest) = file else {
        return match (rows.first(), papers.first()) {
            (Some(row), _) => answer(app, row, None).await,
            (None, Some(paper)) => Ok(Answer::Document(paper_of(app, paper, false).await?)),
            (None, None) => Ok(Answer::NotOurs),
        };
    };
    let ours = rows.iter().any(|row| row.sha256 == digest) || papers.iter().any(|one| one.sha256 == digest);
    match (ours, rows.first()) {
        (true, _) => by_digest(app, digest).await,
        (false, Some(row)) => Ok(Answer::Altered(Some(found(app, row, None).await?))),
        (false, None) if papers.is_empty() => Ok(Answer::NotOurs),
        (false, None) => Ok(Answer::Altered(None)),
    }
}

/// Checks a dropped file by its digest. Of one that is not known the code is sought that stands in the bytes of Safon's
/// papers: by it a file that was changed is told from one that never came from here.
pub async fn verify_file(app: &App, sha256: &str, file: &Passing) -> Result<Answer> {
    match by_digest(app, sha256).await? {
        Answer::NotOurs => {}
        known => return Ok(known),
    }
    let mut opened = file.open()?;
    let searching = tokio::task::spawn_blocking(move || code_within(&mut opened));
    let code = searching.await.map_err(Error::internal)??;
    match code {
        Some(code) => verify_code(app, &code, Some(sha256)).await,
        None => Ok(Answer::NotOurs),
    }
}

/// What the bytes with a digest are.
pub async fn verify_digest(app: &App, sha256: &str) -> Result<Answer> {
    by_digest(app, sha256).await
}

async fn by_digest(app: &App, sha256: &str) -> Result<Answer> {
    let database = &*app.database;
    if let Some(row) = store::by_digest(database, sha256).await? {
        return answer(app, &row, Some((DocumentKind::Report, row.language.into()))).await;
    }
    let Some(paper) = documents::by_digest(database, sha256).await? else { return Ok(Answer::NotOurs) };
    // A form of an issue stands and falls with it.
    match store::by_code(database, &paper.code).await?.first() {
        Some(row) => answer(app, row, Some((paper.kind, paper.language))).await,
        None => Ok(Answer::Document(paper_of(app, &paper, true).await?)),
    }
}

async fn paper_of(app: &App, paper: &document::Model, file: bool) -> Result<Paper> {
    let organisation = match paper.organisation_id {
        Some(id) => Some(access::organisation(&*app.database, id).await?),
        None => None,
    };
    let own = paper.kind == DocumentKind::OwnRecord;
    Ok(Paper {
        kind: paper.kind,
        period: if own { String::new() } else { paper.period.clone() },
        coop_en: organisation.as_ref().map(|one| one.name_en.clone()),
        coop_cy: organisation.map(|one| one.name_cy),
        issued_on: today(paper.issued_at),
        language: file.then_some(paper.language),
        code: (!own).then(|| code::printed(&paper.code)),
    })
}

/// The code that stands in a file's bytes, if it is one of Safon's papers or was one. The file is not read as a PDF: its
/// bytes are searched, piece by piece, for the mark that stands before the code.
fn code_within(file: &mut impl Read) -> std::io::Result<Option<String>> {
    let mark = CODE.as_bytes();
    let whole = mark.len() + code::LENGTH + 1;
    let (mut piece, mut kept) = (vec![0; 64 * 1024], 0);
    loop {
        let count = file.read(&mut piece[kept..])?;
        let there = &piece[..kept + count];
        let found = there.windows(whole).find(|window| window.starts_with(mark));
        if let Some(window) = found {
            return Ok(code::read(
                &window[mark.len()..].iter().map(|byte| char::from(*byte)).collect::<String>(),
            ));
        }
        if count == 0 {
            return Ok(None);
        }
        // A mark may lie across two pieces.
        let end = kept + count;
        kept = end.min(whole - 1);
        piece.copy_within(end - kept..end, 0);
    }
}

async fn answer(
    app: &App,
    row: &report::Model,
    file: Option<(DocumentKind, DocumentLanguage)>,
) -> Result<Answer> {
    let found = found(app, row, file).await?;
    if found.withdrawn.is_some() {
        return Ok(Answer::Withdrawn(found));
    }
    let all = store::reports(&*app.database, row.audit_id).await?;
    Ok(match rules::standing(row.issue, &all) {
        Standing::Latest => Answer::Genuine(found),
        Standing::Superseded { by } => Answer::NotTheLatest { found, latest: by },
    })
}

async fn found(
    app: &App,
    row: &report::Model,
    file: Option<(DocumentKind, DocumentLanguage)>,
) -> Result<Found> {
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
    let withdrawn = withdrawing::of_audit(database, audit.id).await?;
    let withdrawn = withdrawn.into_iter().find(|one| one.issue == row.issue);
    Ok(Found {
        audit: audit.reference,
        coop_en: organisation.name_en,
        coop_cy: organisation.name_cy,
        coop_reference: organisation.reference,
        visited_on: audit.visit_on,
        issue: row.issue,
        issues: latest,
        issued_on: today(row.issued_at),
        language: file.map(|(_, language)| language),
        form: file.map(|(kind, _)| kind),
        withdrawn: withdrawn.map(|one| Withdrawn {
            on: today(one.withdrawn_at),
            reason: one.reason,
            language: one.language,
        }),
        being_corrected: of_latest && !store::FINAL.contains(&audit.state),
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
    let found = found(app, &report, None).await?;
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

/// The latest issue of a published audit, by its code. Former issues are only verified, never shown.
pub(super) async fn public(
    app: &App,
    typed: &str,
    language: Language,
) -> Result<(report::Model, audit::Model)> {
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
