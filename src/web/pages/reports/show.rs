//! What pages of reports show, put together from what the verbs answer.

use chrono::Datelike;
use entities::access::Language;
use entities::documents::DocumentKind;
use entities::reports::report;
use serde_json::{Map, Value, json};
use tera::Context;

use crate::access::store as access;
use crate::boards;
use crate::foundation::error::{Message, Result};
use crate::foundation::reference::pick;
use crate::reports::publishing::Seen;
use crate::reports::verifying::Paper;
use crate::reports::{self, Answer, code};
use crate::web::visit::Visit;

/// "PDF, 1.2 MB, 50 pages" for each language.
fn files(visit: &Visit, issued: &[report::Model]) -> Value {
    let latest = issued.iter().map(|report| report.issue).max();
    let mut files = Map::new();
    for language in [Language::Cy, Language::En] {
        let report = issued.iter().find(|r| Some(r.issue) == latest && r.language == language);
        let about = report.map_or_else(|| "PDF".to_owned(), |r| about_file(visit, r.size, r.pages));
        files.insert(language.to_string(), about.into());
    }
    files.into()
}

fn about_file(visit: &Visit, size: i64, pages: i32) -> String {
    let kilobytes = (size + 1023) / 1024;
    visit.say(&Message::new("reports-about-file").with("kb", kilobytes).with("pages", pages))
}

/// The page of a report for those who work with it.
pub async fn report(visit: &Visit) -> Result<Context> {
    let seen = seen(visit).await?;
    let mut context = shared(&seen);
    let issue = seen.issued.first().map(|report| report.issue);
    let count = |issue: Option<i32>| {
        let of_issue = seen.acknowledged.iter().filter(|row| Some(row.issue) == issue);
        of_issue.map(|row| row.account_id).collect::<std::collections::BTreeSet<_>>().len()
    };
    let mut facts = Vec::new();
    let mut fact = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            facts.push(json!({ "key": visit.app.words.word(visit.language, key), "value": value }));
        }
    };
    let date = |day: chrono::NaiveDate| visit.app.words.date(visit.language, day);
    if issue.is_some() {
        let publication = seen.audit.publication.map(|p| format!("reports-publication-{p}"));
        let key = publication.unwrap_or_else(|| "reports-publication-undecided".to_owned());
        fact("reports-fact-accepted", Some(seen.audit.accepted_on.map_or_else(|| "–".to_owned(), date)));
        fact("reports-fact-publication", Some(visit.app.words.word(visit.language, &key)));
        fact("reports-fact-published", seen.audit.published_on.map(date));
        fact("reports-fact-acknowledged", Some(count(issue).to_string()));
    }
    context.insert("facts", &facts);
    context.insert("files", &files(visit, &seen.issued));
    context.insert("issue", &issue);
    context.insert("code", &seen.issued.first().map(|report| code::printed(&report.code)));
    context.insert("may_publish", &seen.may_publish);
    context.insert("may_withdraw", &seen.may_withdraw);
    context.insert("publication", &seen.audit.publication);
    let withdrawn = seen.withdrawn.iter().find(|row| Some(row.issue) == issue);
    context.insert(
        "withdrawn",
        &withdrawn.map(|row| {
            let on = scheduler::clock::today(row.withdrawn_at);
            json!({ "issue": row.issue, "on": on, "reason": row.reason, "language": row.language })
        }),
    );
    if seen.may_see_questions {
        let names =
            access::names(&*visit.app.database, seen.acknowledged.iter().map(|row| row.account_id)).await?;
        let questions: Vec<_> = seen
            .acknowledged
            .iter()
            .filter_map(|row| {
                let who = names.get(&row.account_id).cloned().unwrap_or_default();
                Some(json!({ "who": who, "at": scheduler::clock::today(row.acknowledged_at), "text": row.question.as_ref()? }))
            })
            .collect();
        context.insert("questions", &questions);
    }
    Ok(context)
}

/// The page on which a member of the board acknowledges a report.
pub async fn acknowledgement(visit: &Visit) -> Result<Context> {
    Ok(shared(&seen(visit).await?))
}

async fn seen(visit: &Visit) -> Result<Seen> {
    reports::see(&visit.app, visit.actor()?, visit.param("reference"), visit.language, visit.now).await
}

fn shared(seen: &Seen) -> Context {
    let mut context = Context::new();
    context.insert("audit", &json!({ "reference": seen.audit.reference }));
    context.insert("content", &seen.content);
    context.insert("may_acknowledge", &seen.may_acknowledge);
    context.insert("has_acknowledged", &seen.has_acknowledged);
    context
}

/// A published report.
pub async fn public(visit: &Visit) -> Result<Context> {
    let published = reports::published(&visit.app, visit.param("code"), visit.language).await?;
    let mut files = Map::new();
    for file in &published.found.files {
        files.insert(file.language.to_string(), about_file(visit, file.size, file.pages).into());
    }
    let mut context = Context::new();
    context.insert("found", &published.found);
    context.insert("content", &published.content);
    context.insert("full", &(published.publication == entities::audits::Publication::Full));
    context.insert("files", &files);
    Ok(context)
}

/// What a code or a file is.
pub fn answer(visit: &Visit, answer: &Answer) -> Context {
    let mut context = Context::new();
    let (word, found) = match answer {
        Answer::Genuine(found) => ("genuine", Some(found)),
        Answer::NotTheLatest { found, .. } => ("not_the_latest", Some(found)),
        Answer::Withdrawn(found) => ("withdrawn", Some(found)),
        Answer::Altered(found) => ("altered", found.as_ref()),
        Answer::Document(paper) => {
            context.insert("answer", &json!({ "answer": "document" }));
            context.insert("facts", &paper_facts(visit, paper));
            return context;
        }
        Answer::NotOurs => ("not_ours", None),
    };
    context.insert("answer", &json!({ "answer": word, "found": found }));
    if let Some(found) = found {
        let words = &visit.app.words;
        let date = |day: Option<chrono::NaiveDate>| {
            day.map_or_else(
                || words.word(visit.language, "reports-not-yet"),
                |day| words.date(visit.language, day),
            )
        };
        let name = pick(visit.language, &found.coop_en, &found.coop_cy).to_owned();
        let issue = Message::new("reports-issue-of").with("issue", found.issue).with("issues", found.issues);
        let language = found.language.map(|l| words.word(visit.language, &format!("reports-language-{l}")));
        let form = found.form.map(|kind| words.word(visit.language, &format!("documents-kind-{kind}")));
        let withdrawn = found.withdrawn.as_ref().map(|one| date(Some(one.on)));
        let rows = [
            ("reports-coop", Some(name)),
            ("reports-audit", Some(found.audit.clone())),
            ("reports-visited", Some(date(Some(found.visited_on)))),
            ("reports-issue", Some(visit.say(&issue))),
            ("reports-form", form),
            ("reports-language", language),
            ("reports-issued", Some(date(Some(found.issued_on)))),
            ("reports-fact-withdrawn", withdrawn),
            ("reports-fact-accepted", Some(date(found.accepted_on))),
            ("reports-fact-board", Some(date(found.acknowledged_on))),
            ("reports-fact-published", Some(date(found.published_on))),
        ];
        let mut facts: Vec<Value> = rows
            .into_iter()
            .filter_map(|(key, value)| {
                Some(json!({ "key": words.word(visit.language, key), "value": value? }))
            })
            .collect();
        if found.published_on.is_some() && word != "altered" {
            let link = json!([{
                "href": format!("/{}/reports/{}", visit.language, found.code),
                "text": words.word(visit.language, "reports-read-published"),
            }]);
            if let Some(last) = facts.last_mut() {
                last["actions"] = link;
            }
        }
        context.insert("facts", &facts);
    }
    context
}

/// What is said of a paper that is no report of an audit.
fn paper_facts(visit: &Visit, paper: &Paper) -> Vec<Value> {
    let words = &visit.app.words;
    let coop = match (&paper.coop_en, &paper.coop_cy) {
        (Some(en), Some(cy)) => Some(pick(visit.language, en, cy).to_owned()),
        _ => None,
    };
    let language = paper.language.map(|l| words.word(visit.language, &format!("reports-language-{l}")));
    [
        ("documents-what", Some(words.word(visit.language, &format!("documents-kind-{}", paper.kind)))),
        ("documents-period", Some(period(visit, paper)).filter(|period| !period.is_empty())),
        ("reports-coop", coop),
        ("reports-language", language),
        ("reports-issued", Some(words.date(visit.language, paper.issued_on))),
        ("documents-code", paper.code.clone()),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some(json!({ "key": words.word(visit.language, key), "value": value? })))
    .collect()
}

/// For when a paper is: a month with the number of its pack, two days, or what the paper says itself.
fn period(visit: &Visit, paper: &Paper) -> String {
    let words = &visit.app.words;
    let mut parts = paper.period.split('/');
    let (first, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    match paper.kind {
        DocumentKind::BoardPack => match boards::read_month(first) {
            Some(month) => {
                let name = words.word(visit.language, &format!("month-{}", month.month()));
                format!("{name} {}, {second}", month.year())
            }
            None => paper.period.clone(),
        },
        DocumentKind::NetworkReport => match (first.parse(), second.parse()) {
            (Ok(from), Ok(until)) => {
                format!("{} – {}", words.date(visit.language, from), words.date(visit.language, until))
            }
            _ => paper.period.clone(),
        },
        _ => paper.period.clone(),
    }
}
