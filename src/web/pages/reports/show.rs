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
use crate::reports::verifying::{Bearer, Found, Notice, Paper};
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
    let (answer, other_code) = match answer {
        Answer::OtherCode(inner) => (&**inner, true),
        answer => (answer, false),
    };
    let (word, found, paper) = match answer {
        Answer::Genuine(found) => ("genuine", Some(found), None),
        Answer::Known(Bearer::Issue(found)) => ("known", Some(found), None),
        Answer::Known(Bearer::Paper(paper)) => ("known", None, Some(paper)),
        Answer::NotTheLatest { found, .. } => ("not_the_latest", Some(found), None),
        Answer::Withdrawn(found) => ("withdrawn", Some(found), None),
        Answer::Altered(Bearer::Issue(found)) => ("altered", Some(found), None),
        Answer::Altered(Bearer::Paper(paper)) => ("altered", None, Some(paper)),
        Answer::Document(paper) => ("document", None, Some(paper)),
        Answer::Proof(_) => ("document", None, None),
        Answer::OtherCode(_) | Answer::NotOurs => ("not_ours", None, None),
    };
    let words = &visit.app.words;
    // Of a file its language is known. Where there was none, nothing is said of a copy.
    let no_file =
        matches!(word, "not_the_latest" | "withdrawn") && found.is_some_and(|f| f.language.is_none());
    let title = match (word, paper) {
        ("known" | "altered", Some(paper)) => {
            let what = words.word(visit.language, &format!("documents-kind-{}", paper.kind));
            let code = paper.code.clone().unwrap_or_default();
            Message::new(format!("reports-answer-{word}-paper")).with("what", what).with("code", code)
        }
        _ => {
            let code = if no_file { "-code" } else { "" };
            let mut title = Message::new(format!("reports-answer-{word}{code}"));
            if let Some(found) = found {
                title = title.with("issue", found.issue).with("issues", found.issues);
                title = title.with("code", found.code.as_str()).with("audit", found.audit.as_str());
            }
            title
        }
    };
    let public = found.is_some_and(|found| found.latest_published.is_some());
    let why = format!(
        "reports-answer-why-{word}{}",
        if public && word == "not_the_latest" { "-public" } else { "" }
    );
    let facts = match (found, paper, answer) {
        (Some(found), _, _) => found_facts(visit, found, word),
        (None, Some(paper), _) => paper_facts(visit, paper),
        (None, None, Answer::Proof(notice)) => proof_facts(visit, notice),
        (None, None, _) => Vec::new(),
    };
    let mut context = Context::new();
    context.insert(
        "answer",
        &json!({
            "answer": word, "found": found, "title": visit.say(&title), "why": words.word(visit.language, &why),
            "no_file": no_file, "other_code": other_code,
        }),
    );
    context.insert("facts", &facts);
    context
}

/// What is said of an issue of the report of an audit.
fn found_facts(visit: &Visit, found: &Found, word: &str) -> Vec<Value> {
    let words = &visit.app.words;
    let date = |day: chrono::NaiveDate| words.date(visit.language, day);
    // What has not happened to an issue that is no longer the latest, or was taken back, never will.
    let to_come = found.issue == found.issues && found.withdrawn.is_none();
    let waits = |day: Option<chrono::NaiveDate>| {
        day.map(date).or_else(|| to_come.then(|| words.word(visit.language, "reports-not-yet")))
    };
    let name = pick(visit.language, &found.coop_en, &found.coop_cy).to_owned();
    let issue = Message::new("reports-issue-of").with("issue", found.issue).with("issues", found.issues);
    let language = found.language.map(|l| words.word(visit.language, &format!("reports-language-{l}")));
    let form = found.form.map(|kind| words.word(visit.language, &format!("documents-kind-{kind}")));
    let read = (word != "altered").then(|| match &found.latest_published {
        Some(latest) => Some(("reports-read-latest", latest)),
        None => found.published_on.map(|_| ("reports-read-published", &found.code)),
    });
    let read = read.flatten().map(|(key, code)| {
        json!([{ "href": format!("/{}/reports/{code}", visit.language), "text": words.word(visit.language, key) }])
    });
    let on_issue = read.clone().filter(|_| found.latest_published.is_some());
    let on_published = read.filter(|_| found.latest_published.is_none());
    [
        ("reports-coop", Some(name), None),
        ("reports-audit", Some(found.audit.clone()), None),
        ("reports-visited", Some(date(found.visited_on)), None),
        ("reports-issue", Some(visit.say(&issue)), on_issue),
        ("reports-form", form, None),
        ("reports-language", language, None),
        ("reports-issued", Some(date(found.issued_on)), None),
        ("reports-fact-withdrawn", found.withdrawn.as_ref().map(|one| date(one.on)), None),
        ("reports-fact-accepted", waits(found.accepted_on), None),
        ("reports-fact-board", waits(found.acknowledged_on), None),
        ("reports-fact-published", waits(found.published_on), on_published),
    ]
    .into_iter()
    .filter_map(|(key, value, link)| {
        let mut row = json!({ "key": words.word(visit.language, key), "value": value? });
        if let Some(link) = link {
            row["actions"] = link;
        }
        Some(row)
    })
    .collect()
}

/// What is said of a paper that is no report of an audit.
fn paper_facts(visit: &Visit, paper: &Paper) -> Vec<Value> {
    let words = &visit.app.words;
    let coop = match (&paper.coop_en, &paper.coop_cy) {
        (Some(en), Some(cy)) => Some(pick(visit.language, en, cy).to_owned()),
        _ => None,
    };
    let language = paper.language.map(|l| words.word(visit.language, &format!("reports-language-{l}")));
    let (period, issue) = period(visit, paper);
    [
        ("documents-what", Some(words.word(visit.language, &format!("documents-kind-{}", paper.kind)))),
        ("documents-period", period),
        ("reports-issue", issue),
        ("reports-coop", coop),
        ("reports-language", language),
        ("reports-issued", Some(words.date(visit.language, paper.issued_on))),
        ("documents-code", paper.code.clone()),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some(json!({ "key": words.word(visit.language, key), "value": value? })))
    .collect()
}

/// What is said of a proof of notice.
fn proof_facts(visit: &Visit, notice: &Notice) -> Vec<Value> {
    let words = &visit.app.words;
    let coop = match (&notice.coop_en, &notice.coop_cy) {
        (Some(en), Some(cy)) => Some(pick(visit.language, en, cy).to_owned()),
        _ => None,
    };
    [
        ("documents-what", Some(words.word(visit.language, "proof-title"))),
        ("reports-coop", coop),
        (
            "reports-language",
            Some(words.word(visit.language, &format!("reports-language-{}", notice.language))),
        ),
        ("reports-issued", Some(words.date(visit.language, notice.issued_on))),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some(json!({ "key": words.word(visit.language, key), "value": value? })))
    .collect()
}

/// For when a paper is, a month or two days, and which of several of that time: what it says where it says it.
fn period(visit: &Visit, paper: &Paper) -> (Option<String>, Option<String>) {
    let words = &visit.app.words;
    let mut parts = paper.period.split('/');
    let (first, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let whole = || Some(paper.period.clone()).filter(|period| !period.is_empty());
    match paper.kind {
        DocumentKind::BoardPack => match boards::read_month(first) {
            Some(month) => {
                let name = words.word(visit.language, &format!("month-{}", month.month()));
                (Some(format!("{name} {}", month.year())), Some(second.to_owned()))
            }
            None => (whole(), None),
        },
        DocumentKind::NetworkReport => match (first.parse(), second.parse()) {
            (Ok(from), Ok(until)) => {
                let (from, until) = (words.date(visit.language, from), words.date(visit.language, until));
                (Some(format!("{from} – {until}")), None)
            }
            _ => (whole(), None),
        },
        DocumentKind::ConsultationReport => (None, whole()),
        DocumentKind::Report
        | DocumentKind::Summary
        | DocumentKind::LargeSummary
        | DocumentKind::OwnRecord => (whole(), None),
    }
}
