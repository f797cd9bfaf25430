//! Pages that only the demonstration has: its accounts, its mailbox, its clock.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use chrono::Days;
use poem::Response;
use poem::http::{Method, header};
use serde_json::json;
use tera::Context;

use crate::demo;
use crate::foundation::error::{Error, Result};
use crate::outbox;
use crate::web::visit::Visit;
use crate::web::{Answer, Door, public};

/// Moves the demonstration's clock on, running what the timetable owes on the way; handed in by the command that serves.
pub type Mover = Arc<dyn Fn(Days) -> Pin<Box<dyn Future<Output = Result<()>> + Send>> + Send + Sync>;

/// The doors of the demonstration.
pub fn doors(mover: Mover) -> Vec<Door> {
    vec![
        public(Method::GET, "/demo", accounts_page),
        public(Method::GET, "/demo/mailbox", mailbox_page),
        public(Method::GET, "/demo/mailbox/:id", letter_page),
        public(Method::GET, "/demo/mailbox/:id/page", letter_as_page),
        public(Method::GET, "/demo/clock", clock_page),
        public(Method::POST, "/demo/clock", move |visit| move_clock(visit, Arc::clone(&mover))),
    ]
}

async fn accounts_page(visit: Visit) -> Answer {
    let mut context = Context::new();
    context.insert("people", &demo::accounts(&visit.app.config.data)?);
    context.insert("password", demo::people::PASSWORD);
    visit.page("demo/accounts.html", context)
}

async fn mailbox_page(visit: Visit) -> Answer {
    let letters: Vec<_> = outbox::ledger(&*visit.app.database, 200)
        .await?
        .into_iter()
        .map(|l| {
            json!({
                "id": l.id, "recipient": l.recipient, "subject": l.subject, "state": l.state, "kind": l.kind,
                "language": l.language, "at": super::operations::moment(&visit, l.sent_at.unwrap_or(l.not_before)),
            })
        })
        .collect();
    let mut context = Context::new();
    context.insert("letters", &letters);
    visit.page("demo/mailbox.html", context)
}

async fn letter_page(visit: Visit) -> Answer {
    let letter = outbox::find(&*visit.app.database, visit.id("id")?).await?.ok_or(Error::NotFound)?;
    let source = visit.app.mailer().source(&outbox::letter_of(&letter, visit.now)).unwrap_or_default();
    let mut context = Context::new();
    context.insert(
        "letter",
        &json!({
            "id": letter.id, "recipient": letter.recipient, "subject": letter.subject, "text": letter.body_text,
            "state": letter.state, "reply": super::operations::replied(&visit, letter.last_reply.as_deref()), "calendar": letter.calendar,
        }),
    );
    context.insert("source", &String::from_utf8_lossy(&source));
    visit.page("demo/letter.html", context)
}

/// The letter's own page, as a mail program would show it; its inline styles need a policy of their own.
async fn letter_as_page(visit: Visit) -> Answer {
    let letter = outbox::find(&*visit.app.database, visit.id("id")?).await?.ok_or(Error::NotFound)?;
    Ok(Response::builder()
        .content_type("text/html; charset=utf-8")
        .header(
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups allow-top-navigation; frame-ancestors 'none'",
        )
        .body(letter.body_html))
}

async fn clock_page(visit: Visit) -> Answer {
    let mut context = Context::new();
    context.insert("time", &scheduler::clock::local(visit.now).format("%H:%M").to_string());
    visit.page("demo/clock.html", context)
}

async fn move_clock(visit: Visit, mover: Mover) -> Answer {
    let days = match visit.form.get("by") {
        "day" => 1,
        "week" => 7,
        "month" => 30,
        _ => return Err(Error::NotFound),
    };
    mover(Days::new(days)).await?;
    visit.go_saying("/demo/clock", "done-demo-clock")
}
