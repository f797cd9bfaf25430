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

/// As many codes of one file are looked up.
const MOST_CODES: usize = 20;

/// What a code or a file is. A code says which paper it belongs to; only a file can be genuine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "answer")]
pub enum Answer {
    /// The file was issued by Safon, and is the latest issue.
    Genuine(Found),
    /// The code belongs to the latest issue, or to another paper. No file was looked at.
    Known(Bearer),
    /// Issued by Safon, but a later issue stands in its place.
    NotTheLatest { found: Found, latest: i32 },
    /// Issued by Safon, and taken back since.
    Withdrawn(Found),
    /// The file is another paper that Safon gave out.
    Document(Paper),
    /// The file is a proof of notice that Safon gave out.
    Proof(Notice),
    /// The file is what is said here, and the code typed with it is another's or nobody's.
    OtherCode(Box<Answer>),
    /// The code is one of ours, and the file is not what was issued under it.
    Altered(Bearer),
    /// Neither was issued here.
    NotOurs,
}

/// What bears a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bearer {
    /// An issue of the report of an audit, in all its forms.
    Issue(Found),
    /// Another paper.
    Paper(Paper),
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
    /// The code of the latest issue, where that is another one and the public may read it.
    pub latest_published: Option<String>,
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

/// A proof of notice. It bears no code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    pub coop_en: Option<String>,
    pub coop_cy: Option<String>,
    pub issued_on: NaiveDate,
    pub language: Language,
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
    let code = code::read(typed);
    if let Some(digest) = file {
        let (answer, its_code) = by_digest(app, digest).await?;
        return match (its_code, code) {
            (Some(its), Some(typed)) if its == typed => Ok(answer),
            (Some(_), _) => Ok(Answer::OtherCode(Box::new(answer))),
            (None, Some(typed)) => altered(app, &[typed]).await,
            (None, None) => Ok(Answer::NotOurs),
        };
    }
    let Some(code) = code else { return Ok(Answer::NotOurs) };
    if let Some(row) = store::by_code(&*app.database, &code).await?.first() {
        return Ok(match answer(app, row, None).await? {
            Answer::Genuine(found) => Answer::Known(Bearer::Issue(found)),
            other => other,
        });
    }
    Ok(match documents::by_code(&*app.database, &code).await?.first() {
        Some(paper) => Answer::Known(Bearer::Paper(paper_of(app, paper, false).await?)),
        None => Answer::NotOurs,
    })
}

/// Checks a dropped file by its digest, and the code that was typed with it, if any was. Of a file that is not known codes
/// are sought that stand in the bytes of Safon's papers: by them a file that was changed is told from one that never came
/// from here.
pub async fn verify_file(app: &App, typed: &str, sha256: &str, file: &Passing) -> Result<Answer> {
    let answer = match typed.trim() {
        "" => verify_digest(app, sha256).await?,
        typed => verify_code(app, typed, Some(sha256)).await?,
    };
    if answer != Answer::NotOurs {
        return Ok(answer);
    }
    let mut opened = file.open()?;
    let searching = tokio::task::spawn_blocking(move || codes_within(&mut opened));
    let codes = searching.await.map_err(Error::internal)??;
    altered(app, &codes).await
}

/// A file that is not known, with codes that it bears or came with.
async fn altered(app: &App, codes: &[String]) -> Result<Answer> {
    for code in codes {
        if let Some(row) = store::by_code(&*app.database, code).await?.first() {
            return Ok(Answer::Altered(Bearer::Issue(found(app, row, None).await?)));
        }
        if let Some(paper) = documents::by_code(&*app.database, code).await?.first() {
            return Ok(Answer::Altered(Bearer::Paper(paper_of(app, paper, false).await?)));
        }
    }
    Ok(Answer::NotOurs)
}

/// What the bytes with a digest are.
pub async fn verify_digest(app: &App, sha256: &str) -> Result<Answer> {
    Ok(by_digest(app, sha256).await?.0)
}

/// The same, with the code of what it is.
async fn by_digest(app: &App, sha256: &str) -> Result<(Answer, Option<String>)> {
    let database = &*app.database;
    if let Some(row) = store::by_digest(database, sha256).await? {
        let answer = answer(app, &row, Some((DocumentKind::Report, row.language.into()))).await?;
        return Ok((answer, Some(row.code)));
    }
    let Some(paper) = documents::by_digest(database, sha256).await? else {
        return proof(app, sha256).await;
    };
    // A form of an issue stands and falls with it.
    let answer = match store::by_code(database, &paper.code).await?.first() {
        Some(row) => answer(app, row, Some((paper.kind, paper.language))).await?,
        None => Answer::Document(paper_of(app, &paper, true).await?),
    };
    Ok((answer, Some(paper.code)))
}

async fn proof(app: &App, sha256: &str) -> Result<(Answer, Option<String>)> {
    let Some(given) = documents::proofs::by_digest(&*app.database, sha256).await? else {
        return Ok((Answer::NotOurs, None));
    };
    let organisation = match given.organisation {
        Some(id) => Some(access::organisation(&*app.database, id).await?),
        None => None,
    };
    let notice = Notice {
        coop_en: organisation.as_ref().map(|one| one.name_en.clone()),
        coop_cy: organisation.map(|one| one.name_cy),
        issued_on: today(given.at),
        language: given.language,
    };
    Ok((Answer::Proof(notice), Some(String::new())))
}

async fn paper_of(app: &App, paper: &document::Model, file: bool) -> Result<Paper> {
    let organisation = match paper.organisation_id {
        Some(id) => Some(access::organisation(&*app.database, id).await?),
        None => None,
    };
    let own = paper.kind == DocumentKind::OwnRecord;
    let issued_at = documents::first_issued_at(&*app.database, paper).await?;
    Ok(Paper {
        kind: paper.kind,
        period: if own { String::new() } else { paper.period.clone() },
        coop_en: organisation.as_ref().map(|one| one.name_en.clone()),
        coop_cy: organisation.map(|one| one.name_cy),
        issued_on: today(issued_at),
        language: file.then_some(paper.language),
        code: (!own).then(|| code::printed(&paper.code)),
    })
}

/// The codes that stand in a file's bytes, if it is one of Safon's papers or was one: the first few, for whoever made the
/// file anew may have put others before. The file is not read as a PDF: its bytes are searched, piece by piece, for the mark
/// that stands before the code.
fn codes_within(file: &mut impl Read) -> std::io::Result<Vec<String>> {
    let mark = CODE.as_bytes();
    let whole = mark.len() + code::LENGTH + 1;
    let (mut piece, mut kept) = (vec![0; 64 * 1024], 0);
    let mut codes: Vec<String> = Vec::new();
    loop {
        let count = file.read(&mut piece[kept..])?;
        let there = &piece[..kept + count];
        for window in there.windows(whole).filter(|window| window.starts_with(mark)) {
            let read: String = window[mark.len()..].iter().map(|byte| char::from(*byte)).collect();
            if let Some(code) = code::read(&read).filter(|code| !codes.contains(code)) {
                codes.push(code);
            }
        }
        if count == 0 || codes.len() >= MOST_CODES {
            return Ok(codes);
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
    let of_this = || all.iter().filter(|one| one.issue == row.issue);
    // An issue has one day, the first on which it went out in any language.
    let issued_at = of_this().map(|one| one.issued_at).min().unwrap_or(row.issued_at);
    let files = of_this().map(|one| Printed {
        language: one.language,
        sha256: one.sha256.clone(),
        pages: one.pages,
        size: one.size,
    });
    let latest = all.iter().map(|one| one.issue).max().unwrap_or(row.issue);
    // Acceptance and publication are of the latest issue: what came before it was returned.
    let of_latest = row.issue == latest;
    let later = all.iter().find(|one| !of_latest && one.issue == latest && audit.published_on.is_some());
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
        issued_on: today(issued_at),
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
        latest_published: later.map(|one| code::printed(&one.code)),
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
