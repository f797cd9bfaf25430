//! What runs by the clock, and the drawing of a report.

use std::time::Instant;

use chrono::TimeDelta;
use entities::access::Language;
use entities::audits::{ScopeState, assessment, audit};
use entities::cooperatives::cooperative;
use entities::outbox::email;
use entities::reminders::reminder;
use safon::{audits, jobs, journal, outbox, reminders, reports};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::network::Network;
use crate::report::Report;

fn milliseconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}

/// A report of forty pages, from the rows to the bytes.
pub async fn report(report: &mut Report, network: &Network) {
    let copy = Network::copy_of(&network.data, "report").await;
    let database = &*copy.app.database;
    let audit = audit::Entity::find()
        .filter(audit::Column::FinalisedOn.is_not_null())
        .filter(audit::Column::Issue.gt(0))
        .order_by_desc(audit::Column::VisitOn)
        .one(database)
        .await
        .expect("audits can be read")
        .expect("one is final");
    let mut pages = 0;
    // Longer notes, until there are forty pages.
    for words in (0..400).step_by(12) {
        let note = "The auditor saw the record and spoke with two members about it. ".repeat(words / 12);
        assessment::Entity::update_many()
            .col_expr(assessment::Column::Note, Expr::value(note))
            .filter(assessment::Column::AuditId.eq(audit.id))
            .filter(assessment::Column::Scope.eq(ScopeState::InScope))
            .exec(database)
            .await
            .expect("notes are written");
        let bytes = reports::draft_pdf(&copy.app, audit.clone(), Language::En, copy.app.now()).await;
        let bytes = bytes.expect("it is drawn");
        pages = lopdf::Document::load_mem(&bytes).expect("it is a PDF").get_pages().len();
        if pages >= 40 {
            break;
        }
    }
    let mut took = Vec::new();
    for language in [Language::En, Language::Cy].into_iter().cycle().take(20) {
        let start = Instant::now();
        reports::draft_pdf(&copy.app, audit.clone(), language, copy.app.now()).await.expect("it is drawn");
        took.push(milliseconds(start));
    }
    took.sort_by(f64::total_cmp);
    report.figure(&format!("a report of {pages} pages"), took[took.len() / 2], "ms", Some(200.0));
    report.figure("the slowest of twenty", took[took.len() - 1], "ms", None);
}

/// The tick of the reminders: everything new, nothing new, nothing new though something else changed, a day later.
pub async fn reminders(report: &mut Report, network: &Network) {
    let (app, clock) = (&network.app, &network.clock);
    // Nobody was ever told of anything.
    reminder::Entity::delete_many().exec(&*app.database).await.expect("the record is emptied");
    email::Entity::delete_many().exec(&*app.database).await.expect("the outbox is emptied");
    let start = Instant::now();
    let posted = reminders::post_due(app, app.now()).await.expect("reminders are posted");
    report.figure(
        &format!(
            "first tick ever, {} letters, {} reminders, {} missed steps",
            posted.letters, posted.told, posted.missed
        ),
        milliseconds(start) / 1000.0,
        "s",
        Some(5.0),
    );
    clock.advance(TimeDelta::minutes(10)).expect("time passes");
    let start = Instant::now();
    let again = reminders::post_due(app, app.now()).await.expect("reminders are posted");
    assert_eq!(again, reminders::Posted::default());
    report.figure("tick with nothing new", milliseconds(start), "ms", Some(200.0));
    let changed = cooperative::Entity::find()
        .one(&*app.database)
        .await
        .expect("co-ops can be read")
        .expect("one is there");
    for (what, event) in [
        ("one co-op", journal::Event::new("worker-changed", "worker", changed.id.0).at(changed.id)),
        ("what holds for all", journal::Event::of_service("organisation-added")),
    ] {
        let tx = app.database.begin().await.expect("a transaction");
        journal::record(&tx, None, event, app.now()).await.expect("an entry");
        tx.commit().await.expect("it is kept");
        let start = Instant::now();
        reminders::post_due(app, app.now()).await.expect("reminders are posted");
        report.figure(
            &format!("tick with nothing to tell, after a change at {what}"),
            milliseconds(start),
            "ms",
            None,
        );
    }
    clock.advance(TimeDelta::days(1)).expect("time passes");
    let start = Instant::now();
    let posted = reminders::post_due(app, app.now()).await.expect("reminders are posted");
    report.figure(
        &format!("tick of the next day, {} letters", posted.letters),
        milliseconds(start) / 1000.0,
        "s",
        Some(5.0),
    );
}

/// Other jobs of the timetable, for their growth.
pub async fn timetable(report: &mut Report, network: &Network) {
    let app = &network.app;
    let start = Instant::now();
    audits::advance_due(app, app.now()).await.expect("audits move");
    report.figure("moving audits on, every ten minutes", milliseconds(start), "ms", None);
    let start = Instant::now();
    reports::issue_due(app, app.now()).await.expect("reports are issued");
    report.figure("looking for reports to issue", milliseconds(start), "ms", None);
    let start = Instant::now();
    let round = outbox::deliver(app, app.now(), |letter| {
        let app = app.clone();
        async move { jobs::still_owed(&app, &letter, app.now()).await }
    });
    let round = round.await.expect("mail is delivered");
    report.figure(
        &format!("delivering {} letters to the mailbox page", round.sent),
        milliseconds(start),
        "ms",
        None,
    );
}
