//! What came of a consultation, for everybody: the report as a page, and its papers.

use entities::documents::DocumentLanguage;
use serde_json::{Value, json};
use tera::Context;

use crate::foundation::error::Error;
use crate::foundation::reference::pick;
use crate::standards::consultation::report::{self, Both, Change, Comment, Content, How, Point, Prose};
use crate::web::Answer;
use crate::web::visit::Visit;

/// The report as a page.
pub async fn page(visit: Visit) -> Answer {
    let database = &*visit.app.database;
    let (code, number) = (visit.param("code"), visit.param("number"));
    let (_, version, of) = report::published(database, code, number).await?;
    let (content, papers) = report::shown(database, &version, of).await?;
    let mut context = Context::new();
    let text = |both: &Both| pick(visit.language, &both.en, &both.cy).to_owned();
    context.insert("report", &content);
    context.insert("title", &text(&content.title));
    context.insert("invited", &content.invited());
    context.insert("answered", &content.answered());
    context.insert("comments", &content.comments());
    context.insert("consultees", &consultees(&visit, &content));
    context.insert("sections", &sections(&visit, &content));
    context
        .insert("most", &content.sections.iter().map(|section| section.comments).max().unwrap_or(0).max(1));
    context.insert("points", &content.points.iter().map(|one| point(&visit, one)).collect::<Vec<_>>());
    context.insert("changes", &content.changes.iter().map(|one| change(&visit, one)).collect::<Vec<_>>());
    let papers: Vec<Value> = papers
        .iter()
        .map(|paper| {
            json!({
                "language": paper.language, "kilobytes": (paper.size / 1024).max(1), "pages": paper.pages,
                "code": crate::documents::code::printed(&paper.code),
                "href": format!("/standards/{code}/consultation/{number}/{}", name(content.issue, paper.language)),
            })
        })
        .collect();
    context.insert("papers", &papers);
    visit.page("standards/consultation-result.html", context)
}

/// Words in a language of their own are marked with it.
fn prose(visit: &Visit, prose: &Prose) -> Value {
    let other = (prose.language != visit.language).then_some(prose.language);
    json!({ "text": prose.text, "lang": other })
}

fn consultees(visit: &Visit, content: &Content) -> Vec<Value> {
    content
        .consultees
        .iter()
        .map(|one| {
            json!({ "name": one.name.text(visit.language), "kind": one.kind, "comments": one.comments })
        })
        .collect()
}

fn sections(visit: &Visit, content: &Content) -> Vec<Value> {
    content
        .sections
        .iter()
        .filter(|section| section.number.is_some() || section.comments > 0)
        .map(|section| {
            let name = section.number.map(|n| format!("{n}. {}", section.title.text(visit.language)));
            json!({ "name": name, "value": section.comments })
        })
        .collect()
}

fn point(visit: &Visit, point: &Point) -> Value {
    let comment = |one: &Comment| {
        json!({
            "number": one.number, "organisation": one.organisation.text(visit.language),
            "words": prose(visit, &one.words), "disposition": one.disposition, "reason": prose(visit, &one.reason),
        })
    };
    json!({
        "code": point.criterion.as_ref().map(|c| &c.code),
        "title": point.criterion.as_ref().map(|c| c.title.text(visit.language)),
        "comments": point.comments.iter().map(comment).collect::<Vec<_>>(),
    })
}

fn change(visit: &Visit, change: &Change) -> Value {
    let worded = change.rewording(visit.language);
    let other_only = worded.is_none() && change.how == How::Reworded;
    json!({
        "code": change.criterion.code, "title": change.criterion.title.text(visit.language), "how": change.how,
        "other_only": other_only, "before": worded.map(|w| w.before.lines().collect::<Vec<_>>()),
        "after": worded.map(|w| w.after.lines().collect::<Vec<_>>()),
    })
}

/// What a paper's file is called: `report-1-cy.pdf`.
fn name(issue: u32, language: DocumentLanguage) -> String {
    format!("report-{issue}-{language}.pdf")
}

/// A paper of the report; an earlier issue stays where it was.
pub async fn file(visit: Visit) -> Answer {
    let database = &*visit.app.database;
    let (code, number) = (visit.param("code"), visit.param("number"));
    let (_, version, _) = report::published(database, code, number).await?;
    let (period, language) = asked_for(visit.param("file")).ok_or(Error::NotFound)?;
    let paper = report::paper(database, version.id, period, language).await?;
    let title = format!("{code}-{number}-{}", visit.param("file"));
    visit.download(&paper.sha256, &title, "application/pdf").await
}

fn asked_for(file: &str) -> Option<(u32, DocumentLanguage)> {
    let (issue, language) = file.strip_prefix("report-")?.strip_suffix(".pdf")?.split_once('-')?;
    let language = entities::words::<DocumentLanguage>().find(|one| one.to_string() == language)?;
    Some((issue.parse().ok().filter(|n: &u32| n.to_string() == issue)?, language))
}
