//! The report of the network, and the criteria that fail most.

use chrono::NaiveDate;
use serde_json::{Value, json};
use tera::Context;

use crate::access::Deed;
use crate::documents::code;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::sheet::{Part, Speaker};
use crate::network::report::{self, Reach};
use crate::network::rules::{self, Period};
use crate::network::{failing, paper};
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get, post};

/// The doors of this part of the room.
pub(super) fn doors() -> Vec<Door> {
    vec![
        get("/network/failing", Deed::SeeNetwork, failing_page),
        get("/network/report", Deed::SeeNetwork, choice_page),
        post("/network/report", Deed::SeeNetwork, make),
        get("/network/report/:id", Deed::SeeNetwork, report_page),
        get("/network/report/:id/:file", Deed::SeeNetwork, report_file),
    ]
}

/// The quarters a report may be of, the latest first: their words, their address, their days. For whoever sees some areas only
/// those that are over.
fn quarters(visit: &Visit) -> Result<Vec<(String, String, Period)>> {
    let say = Speaker::new(&visit.app.words, visit.language);
    let today = visit.today();
    let limited = Reach::of(visit.actor()?).areas.is_some();
    let all = rules::quarters(today).into_iter().rev().map(|(year, number, from, last)| {
        let period = Period { from, until: last.min(today) };
        (paper::quarter(year, number, say), format!("{year}-{number}"), period)
    });
    Ok(all.filter(|(.., period)| !limited || rules::told_of_areas(*period, today).is_ok()).collect())
}

/// The address of the last quarter that is over, which is what most people ask for.
fn usual(quarters: &[(String, String, Period)], today: NaiveDate) -> Option<&str> {
    let over = quarters.iter().find(|(.., period)| rules::told_of_areas(*period, today).is_ok());
    over.or(quarters.first()).map(|(_, key, _)| key.as_str())
}

/// The quarter that an address or a form names.
fn named(visit: &Visit, name: &str) -> Result<Option<Period>> {
    Ok(quarters(visit)?.into_iter().find(|(_, key, _)| key == name).map(|(.., period)| period))
}

async fn failing_page(visit: Visit) -> Answer {
    let quarters = quarters(&visit)?;
    let usual = usual(&quarters, visit.today()).unwrap_or_default();
    let asked = Some(visit.query("quarter")).filter(|asked| !asked.is_empty()).unwrap_or(usual).to_owned();
    let period = named(&visit, &asked)?.ok_or(Error::NotFound)?;
    let reach = Reach::of(visit.actor()?);
    let criteria = failing::criteria(&*visit.app.database, period, reach.areas.as_deref()).await?;
    let say = Speaker::new(&visit.app.words, visit.language);
    let mut part = Part::new(say.word("network-failing-all"));
    part.add(paper::criteria_table(say.word("network-failing-caption"), &criteria.each, say));
    let items: Vec<Value> = quarters
        .iter()
        .map(|(text, key, _)| json!({ "text": text, "href": format!("?quarter={key}"), "current": *key == asked }))
        .collect();
    let mut context = Context::new();
    context.insert("quarters", &items);
    context.insert("period", &days(&visit, period));
    context.insert("lead", &paper::lead(&criteria, say));
    context.insert("parts", &if criteria.each.is_empty() { Vec::new() } else { vec![part] });
    visit.page("network/failing.html", context)
}

fn days(visit: &Visit, period: Period) -> String {
    let message = Message::new("network-report-period").with("from", period.from);
    visit.say(&message.with("until", period.until))
}

async fn choice_page(visit: Visit) -> Answer {
    visit.page("network/reports.html", choice(&visit).await?)
}

async fn choice(visit: &Visit) -> Result<Context> {
    let made = report::list(&visit.app, visit.actor()?).await?;
    let rows: Vec<Value> = made
        .iter()
        .map(|one| json!({ "id": one.id, "period": days(visit, one.period), "on": one.made_on }))
        .collect();
    let quarters = quarters(visit)?;
    let options: Vec<Value> =
        quarters.iter().map(|(text, key, _)| json!({ "value": key, "text": text })).collect();
    let mut context = Context::new();
    context.insert("reports", &rows);
    context.insert("quarters", &options);
    context.insert("usual", &usual(&quarters, visit.today()));
    context.insert("any_days", &Reach::of(visit.actor()?).areas.is_none());
    Ok(context)
}

async fn make(visit: Visit) -> Answer {
    let made = match asked(&visit) {
        Ok(period) => report::make(&visit.app, visit.actor()?, period, visit.now).await,
        Err(wrong) => Err(wrong),
    };
    match made {
        Ok(made) => visit.go_saying(&format!("/network/report/{}", made.document.id), "done-network-report"),
        Err(error) => visit.again("network/reports.html", choice(&visit).await?, error),
    }
}

/// The period a form asks for: two days, or else a quarter.
fn asked(visit: &Visit) -> Result<Period> {
    let reading = visit.form.reading();
    let (from, until): (Option<NaiveDate>, Option<NaiveDate>) =
        (reading.optional_date("from"), reading.optional_date("until"));
    reading.done()?;
    match (from, until) {
        (Some(from), Some(until)) => rules::period(from, until, visit.today())
            .map_err(|wrong| Error::problem("until", Message::new(wrong.key()))),
        (None, None) => named(visit, visit.form.get("quarter"))?
            .ok_or_else(|| Error::problem("quarter", Message::new("form-choose"))),
        _ => Err(Error::problem("from", Message::new("network-report-both-days"))),
    }
}

async fn report_page(visit: Visit) -> Answer {
    let made = report::open(&visit.app, visit.actor()?, visit.id("id")?).await?;
    let mut context = Context::new();
    context.insert("sheet", &paper::sheet(&made.content, Speaker::new(&visit.app.words, visit.language)));
    context.insert("here", &format!("/{}/network/report/{}", visit.language, made.document.id));
    context.insert("code", &code::printed(&made.document.code));
    visit.page("network/report.html", context)
}

async fn report_file(visit: Visit) -> Answer {
    let (app, actor, id) = (&visit.app, visit.actor()?, visit.id("id")?);
    let made = report::open(app, actor, id).await?;
    let name = format!("network-report-{}-{}", made.content.from, made.content.until);
    if visit.param("file") == "json" {
        let bytes = serde_json::to_vec_pretty(&made.content).map_err(Error::internal)?;
        return Ok(crate::web::pages::reports::file(bytes, &format!("{name}.json"), "application/json"));
    }
    let language = report::read_language(visit.param("file")).ok_or(Error::NotFound)?;
    let document = report::pdf(app, actor, id, language, visit.now).await?;
    visit.download(&document.sha256, &format!("{name}-{language}.pdf"), "application/pdf").await
}
