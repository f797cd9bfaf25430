//! The consultation report: what was asked, who answered, what became of every comment, what changed since. It is issued
//! when the version is proposed; an issue never changes. A version that is taken back and proposed with another text gets
//! a further issue.

mod compose;
mod content;
mod draw;

use entities::documents::{DocumentKind, DocumentLanguage, document};
use entities::ids::{AccountId, VersionId};
use entities::standards::{VersionStatus, consultation, standard, version};
use scheduler::clock::{self, Timestamp};
use sea_orm::ConnectionTrait;

pub use compose::{Proposed, changes, compose};
pub use content::*;
pub use draw::{Sheet, draw};

use super::{store, whole};
use crate::documents::{self, New, Which, code};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::standards::{shelf, store as versions};

/// A published consultation by the code of its standard and the number of its version.
pub async fn published(
    database: &impl ConnectionTrait,
    code: &str,
    number: &str,
) -> Result<(standard::Model, version::Model, consultation::Model)> {
    let standard = versions::standard_by_code(database, code).await?.ok_or(Error::NotFound)?;
    let found = versions::version_by_number(database, standard.id, number).await?;
    let version = found.ok_or(Error::NotFound)?;
    let of = store::of_version(database, version.id).await?;
    let of = of.filter(|of| of.published_at.is_some()).ok_or(Error::NotFound)?;
    Ok((standard, version, of))
}

/// What the report says that everybody may read, with its papers: the latest issue. While there is none yet, what it is
/// going to say. (A version that was taken back may be changing: its draft is not shown.)
pub async fn shown(
    database: &impl ConnectionTrait,
    version: &version::Model,
    of: consultation::Model,
) -> Result<(Content, Vec<document::Model>)> {
    let mut papers = documents::of_subject(database, KIND, version.id.0).await?;
    match latest(&papers)? {
        Some(content) => {
            papers.retain(|paper| paper.period == content.issue.to_string());
            papers.sort_by_key(|paper| paper.language);
            Ok((content, papers))
        }
        None => Ok((content(database, version, of, 1).await?.ok_or(Error::NotFound)?, Vec::new())),
    }
}

const KIND: DocumentKind = DocumentKind::ConsultationReport;

/// A paper of an issue.
pub async fn paper(
    database: &impl ConnectionTrait,
    version: VersionId,
    issue: u32,
    language: DocumentLanguage,
) -> Result<document::Model> {
    let which = Which { kind: KIND, subject: version.0, period: issue.to_string(), language };
    documents::find(database, &which).await?.ok_or(Error::NotFound)
}

/// What the last issue says.
fn latest(papers: &[document::Model]) -> Result<Option<Content>> {
    let number = |paper: &&document::Model| paper.period.parse::<u32>().unwrap_or(0);
    let text = papers.iter().max_by_key(number).and_then(|paper| paper.content.as_deref());
    text.map(|text| serde_json::from_str(text).map_err(Error::internal)).transpose()
}

/// What the report on a published consultation says of the version as it is proposed now; nothing while it is a draft.
async fn content(
    database: &impl ConnectionTrait,
    version: &version::Model,
    of: consultation::Model,
    issue: u32,
) -> Result<Option<Content>> {
    let proposed = match version.status {
        VersionStatus::Proposed | VersionStatus::Agreed | VersionStatus::Withdrawn => true,
        VersionStatus::Draft | VersionStatus::Consultation => false,
    };
    let digest = version.digest.as_deref().filter(|_| proposed && of.published_at.is_some());
    let (Some(digest), Some(at)) = (digest, version.proposed_at) else { return Ok(None) };
    let pack = shelf::pack_of(version)?;
    let whole = whole(database, of).await?;
    let on = clock::today(at);
    Ok(Some(compose(&whole, Proposed { issue, pack: &pack, number: &version.number, digest, on })))
}

/// Issues the report on a version in its three languages, if its text has none yet. Asked again, it changes nothing.
/// Answers how many papers were new.
pub async fn issue(app: &App, by: Option<AccountId>, id: VersionId, now: Timestamp) -> Result<usize> {
    let database = &*app.database;
    let version = versions::version(database, id).await?;
    let Some(of) = store::of_version(database, id).await? else { return Ok(0) };
    let papers = documents::of_subject(database, KIND, id.0).await?;
    let issue = match latest(&papers)? {
        Some(last) if Some(&last.digest_proposed) == version.digest.as_ref() => last.issue,
        Some(last) => last.issue + 1,
        None => 1,
    };
    let period = issue.to_string();
    let missing: Vec<DocumentLanguage> = entities::words::<DocumentLanguage>()
        .filter(|language| !papers.iter().any(|p| p.period == period && p.language == *language))
        .collect();
    if missing.is_empty() {
        return Ok(0);
    }
    let Some(content) = content(database, &version, of, issue).await? else { return Ok(0) };
    let made_at = version.proposed_at.unwrap_or(now);
    let author = author(database, &version).await?;
    for language in &missing {
        let which = Which { kind: KIND, subject: id.0, period: period.clone(), language: *language };
        let code = code::of_document(KIND, id.0, &period);
        let sheet = Sheet {
            language: *language,
            author: author.clone(),
            code: code.clone(),
            base_url: app.config.base_url.clone(),
            made_at,
        };
        let (words, drawn) = (app.words.clone(), content.clone());
        let new = New { which, organisation: None, code, content: content.clone() };
        documents::issue(app, by, new, move || draw(&drawn, &words, &sheet), now).await?;
    }
    Ok(missing.len())
}

/// Who answers for it: the franchisor whose standard it is, in both languages.
async fn author(database: &impl ConnectionTrait, version: &version::Model) -> Result<Both> {
    let standard = versions::standard(database, version.standard_id).await?;
    let owner = crate::access::store::organisation(database, standard.organisation_id).await?;
    Ok(Both::new(owner.name_en, owner.name_cy))
}

/// How the error of [`issue_due`] begins; the versions follow.
pub const NOT_ISSUED: &str = "reports of consultations could not be issued: ";

/// Issues reports that a proposal could not. What is wrong with one keeps no other waiting, and is an error that names its
/// version when the others are done. Answers how many papers there were.
pub async fn issue_due(app: &App, now: Timestamp) -> Result<usize> {
    let (mut issued, mut stuck) = (0, Vec::new());
    for of in store::published(&*app.database).await? {
        match issue(app, None, of.version_id, now).await {
            Ok(papers) => issued += papers,
            Err(error) => {
                let version = versions::version(&*app.database, of.version_id).await;
                let version = version.map_or_else(|_| of.version_id.to_string(), |version| version.number);
                tracing::error!(%version, %error, "report of a consultation could not be issued");
                stuck.push(version);
            }
        }
    }
    if stuck.is_empty() {
        Ok(issued)
    } else {
        Err(Error::internal(format!("{NOT_ISSUED}{}", stuck.join(", "))))
    }
}
