//! Other forms of an issue: both languages in one document, the plain summary, the summary in large print. Each is drawn
//! when somebody first asks for it, from the content that was issued, and kept: its bytes never change after that.

use std::sync::Arc;

use entities::access::Language;
use entities::audits::{Publication, audit};
use entities::documents::{DocumentKind, DocumentLanguage, document};
use entities::ids::AccountId;
use entities::reports::report;
use scheduler::clock::Timestamp;

use super::content::Content;
use super::issuing::{self, label};
use super::publishing::{Pdf, may_see_draft};
use super::{layout, store, verifying};
use crate::access::policy::permit;
use crate::access::{Actor, Deed, store as access};
use crate::audits;
use crate::documents::{self, New, Which};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::foundation::i18n::Words;
use crate::foundation::pdf::paper::Print;
use crate::foundation::pdf::{Drawn, PdfError};
use crate::foundation::press::Lane;

/// A form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// All of it.
    Whole,
    /// The plain summary.
    Summary,
    /// The plain summary in large print.
    LargeSummary,
}

impl Form {
    /// As it stands in addresses and in names of files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Whole => "report",
            Self::Summary => "summary",
            Self::LargeSummary => "large-summary",
        }
    }

    /// The form of a name in an address.
    pub fn of(name: &str) -> Option<Self> {
        [Self::Whole, Self::Summary, Self::LargeSummary].into_iter().find(|form| form.name() == name)
    }

    fn kind(self) -> DocumentKind {
        match self {
            Self::Whole => DocumentKind::Report,
            Self::Summary => DocumentKind::Summary,
            Self::LargeSummary => DocumentKind::LargeSummary,
        }
    }
}

/// A form of the report of an audit, for somebody who may read it: of the latest issue, or of the draft before there is one.
/// Answers a name for the file too.
pub async fn see(
    app: &App,
    actor: &Actor,
    reference: &str,
    (form, language): (Form, DocumentLanguage),
    now: Timestamp,
) -> Result<(Pdf, String)> {
    let audit = store::audit(&*app.database, reference).await?;
    let place = access::place(&*app.database, actor.account, audit.cooperative_id).await?;
    if store::reports(&*app.database, audit.id).await?.is_empty() {
        may_see_draft(app, actor, &audit).await?;
    } else {
        permit(actor, Deed::SeeReport, &place)?;
        audits::known(&*app.database, actor, &audit).await?;
    }
    of_audit(app, Some(actor.account), &audit, (form, language), now).await
}

/// The same, for whoever needs no right: the command line.
pub async fn of_audit(
    app: &App,
    by: Option<AccountId>,
    audit: &audit::Model,
    (form, language): (Form, DocumentLanguage),
    now: Timestamp,
) -> Result<(Pdf, String)> {
    let issued = latest(store::reports(&*app.database, audit.id).await?);
    let Some(issue) = issued.first().map(|report| report.issue) else {
        let mut contents = Vec::new();
        for each in language.each() {
            contents.push(issuing::draft(app, audit.clone(), *each, now).await?);
        }
        let words = Arc::clone(&app.words);
        let drawn = app.press.draw(audit.reference.clone(), move || draw(form, &contents, &words)).await?;
        return Ok((Pdf::Draft(drawn.bytes), file_name(&audit.reference, None, form, language)));
    };
    let kept = keep(app, (Lane::People, by), audit, &issued, (form, language), now).await?;
    Ok((kept, file_name(&audit.reference, Some(issue), form, language)))
}

/// A form of a published report, for anybody who knows its code: of a report whose summary is public the summary only. It is
/// drawn in the lane of whoever asks.
pub async fn published(
    app: &App,
    lane: Lane,
    typed: &str,
    (form, language): (Form, DocumentLanguage),
    now: Timestamp,
) -> Result<(Pdf, String)> {
    let (report, audit) = verifying::public(app, typed, Language::Cy).await?;
    let shown = match audit.publication {
        Some(Publication::Full) => true,
        Some(Publication::Summary) => form != Form::Whole,
        Some(Publication::None) | None => false,
    };
    if !shown {
        return Err(Error::NotFound);
    }
    let mut issued = store::reports(&*app.database, audit.id).await?;
    issued.retain(|one| one.issue == report.issue);
    let kept = keep(app, (lane, None), &audit, &issued, (form, language), now).await?;
    Ok((kept, file_name(&audit.reference, Some(report.issue), form, language)))
}

/// The bytes of a form of an issue: those that were kept, or drawn now and kept.
async fn keep(
    app: &App,
    (lane, by): (Lane, Option<AccountId>),
    audit: &audit::Model,
    issued: &[report::Model],
    (form, language): (Form, DocumentLanguage),
    now: Timestamp,
) -> Result<Pdf> {
    let of = |wanted: Language| issued.iter().find(|report| report.language == wanted);
    let each: Vec<&report::Model> =
        language.each().iter().map(|one| of(*one)).collect::<Option<_>>().ok_or(Error::NotFound)?;
    if let (Form::Whole, [report]) = (form, each.as_slice()) {
        return Ok(Pdf::Issued { sha256: report.sha256.clone() });
    }
    let first = each.first().ok_or(Error::NotFound)?;
    let which = Which { kind: form.kind(), subject: audit.id.0, period: first.issue.to_string(), language };
    if let Some(known) = documents::find(&*app.database, &which).await? {
        return Ok(Pdf::Issued { sha256: known.sha256 });
    }
    let contents: Vec<Content> = each
        .iter()
        .map(|report| serde_json::from_str(&report.content).map_err(Error::internal))
        .collect::<Result<_>>()?;
    let (code, organisation) = (first.code.clone(), Some(audit.cooperative_id));
    // What it says is what its issue says; a row need not say it again.
    let rests_on: Vec<&str> = each.iter().map(|report| report.sha256.as_str()).collect();
    let content = serde_json::json!({ "drawn_from": rests_on });
    let words = Arc::clone(&app.words);
    let new = New { which, organisation, code, content };
    let kept: document::Model =
        documents::issue_in(app, lane, by, new, move || draw(form, &contents, &words), now).await?;
    Ok(Pdf::Issued { sha256: kept.sha256 })
}

/// Draws a form of a report from its contents, in each of their languages.
pub fn draw(form: Form, contents: &[Content], words: &Words) -> Result<Drawn, PdfError> {
    let said: Vec<_> = contents.iter().map(|content| label(words, content.language)).collect();
    let all: Vec<(&Content, layout::Words<'_>)> =
        contents.iter().zip(&said).map(|(content, said)| (content, said as layout::Words<'_>)).collect();
    match (form, all.as_slice()) {
        (Form::Summary, all) => layout::draw_summary(all, Print::Ordinary),
        (Form::LargeSummary, all) => layout::draw_summary(all, Print::Large),
        (Form::Whole, [first, second]) => layout::draw_both(*first, *second),
        (Form::Whole, all) => match all.first() {
            Some((content, words)) => layout::draw(content, *words),
            None => Err(PdfError::Writing("a report in no language".to_owned())),
        },
    }
}

fn latest(mut issued: Vec<report::Model>) -> Vec<report::Model> {
    let latest = issued.iter().map(|report| report.issue).max();
    issued.retain(|report| Some(report.issue) == latest);
    issued
}

/// "A-2025-044-1-summary-en.pdf".
fn file_name(reference: &str, issue: Option<i32>, form: Form, language: DocumentLanguage) -> String {
    let issue = issue.map_or_else(|| "draft".to_owned(), |issue| issue.to_string());
    match form {
        Form::Whole => format!("{reference}-{issue}-{language}.pdf"),
        Form::Summary | Form::LargeSummary => format!("{reference}-{issue}-{}-{language}.pdf", form.name()),
    }
}
