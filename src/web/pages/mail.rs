//! Pages of administrators about mail: the ledger, what waits, the pause, the relay.

use entities::outbox::Urgency;
use serde_json::{Value, json};
use tera::Context;

use crate::access::{self, Deed, policy};
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::mailer::{Place, Security, is_address};
use crate::operations::relaying;
use crate::outbox::relay::{self, Chosen};
use crate::outbox::{self, pause};
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get, post};

use super::operations::{moment, replied};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    vec![
        get("/operations/mail", Deed::SeeOperations, mail_page),
        post("/operations/mail/hold", Deed::ReleaseMail, hold_mail),
        get("/operations/mail/relay", Deed::ChooseRelay, relay_page),
        post("/operations/mail/relay", Deed::ChooseRelay, choose_relay),
        post("/operations/mail/relay/wish", Deed::ChooseRelay, answer_wish),
        post("/operations/mail/relay/settings", Deed::ChooseRelay, choose_settings),
        post("/operations/mail/relay/test", Deed::ChooseRelay, send_test),
        get("/operations/mail/:id", Deed::SeeOperations, letter_page),
    ]
}

/// Letters on one page.
const LETTERS: u64 = 200;
/// Characters of a reason.
const REASON: usize = 300;

async fn mail_page(visit: Visit) -> Answer {
    let context = mail_context(&visit).await?;
    visit.page("operations/mail.html", context)
}

async fn mail_context(visit: &Visit) -> Result<Context> {
    let database = &*visit.app.database;
    let letters = outbox::ledger(database, LETTERS).await?;
    let back = outbox::returned::of(database, letters.iter().map(|letter| letter.id)).await?;
    let letters: Vec<Value> = letters
        .into_iter()
        .map(|letter| {
            json!({
                "back": super::notices::came_back(visit, back.get(&letter.id)),
                "id": letter.id, "recipient": letter.recipient, "subject": letter.subject, "state": letter.state,
                "at": moment(visit, letter.sent_at.unwrap_or(letter.not_before)), "reply": replied(visit, letter.last_reply.as_deref()),
            })
        })
        .collect();
    let counts: Vec<Value> = outbox::counts(database)
        .await?
        .into_iter()
        .map(|(state, letters)| json!({ "state": state, "letters": letters }))
        .collect();
    let mut context = waiting_context(visit).await?;
    context.insert("counts", &counts);
    context.insert("letters", &letters);
    context.insert("may_choose", &policy::may_anywhere(visit.actor()?, Deed::ChooseRelay));
    Ok(context)
}

/// What waits, and whether it is paused: what both pages show before somebody changes anything.
async fn waiting_context(visit: &Visit) -> Result<Context> {
    let database = &*visit.app.database;
    let mut context = Context::new();
    if let Some(pause) = pause::current(&visit.app).await? {
        let names = access::store::names(database, pause.account).await?;
        let by = pause.account.and_then(|account| names.get(&account));
        context.insert(
            "pause",
            &json!({ "reason": pause.reason, "by": by, "since": moment(visit, pause.since) }),
        );
    }
    let waiting = outbox::waiting(database).await?;
    context.insert("waits", &waiting.iter().map(|kind| kind.letters).sum::<i64>());
    let rows: Vec<Value> = waiting
        .iter()
        .map(|kind| {
            json!({
                "kind": kind_word(visit, &kind.kind), "letters": kind.letters,
                "oldest": moment(visit, kind.oldest), "next": moment(visit, kind.next.max(visit.now)),
            })
        })
        .collect();
    context.insert("waiting", &rows);
    Ok(context)
}

/// What a kind of email is called.
fn kind_word(visit: &Visit, kind: &str) -> String {
    let key = format!("mail-kind-{kind}");
    let known = visit.app.words.has(visit.language, &key);
    visit.app.words.word(visit.language, if known { &key } else { "mail-kind-other" })
}

async fn hold_mail(visit: Visit) -> Answer {
    let account = visit.actor()?.account;
    if visit.form.get("hold") != "yes" {
        outbox::hold(&visit.app, Some(account), false, visit.now).await?;
        return visit.go_saying("/operations/mail", "done-mail-released");
    }
    let reading = visit.form.reading();
    let reason = reading.text("reason", REASON);
    match reading.done() {
        Ok(()) => {
            pause::pause(&visit.app, account, reason, visit.now).await?;
            visit.go_saying("/operations/mail", "done-mail-held")
        }
        Err(error) => {
            let context = mail_context(&visit).await?;
            visit.again("operations/mail.html", context, error)
        }
    }
}

async fn letter_page(visit: Visit) -> Answer {
    let letter = outbox::find(&*visit.app.database, visit.id("id")?).await?.ok_or(Error::NotFound)?;
    // A letter of sign-in holds a key to somebody's account.
    let text = (letter.urgency != Urgency::Security).then_some(&letter.body_text);
    let back = outbox::returned::of(&*visit.app.database, [letter.id]).await?;
    let mut context = Context::new();
    context.insert("id", &letter.id);
    context.insert("back", &super::notices::came_back(&visit, back.get(&letter.id)));
    context.insert(
        "letter",
        &json!({
            "recipient": letter.recipient, "subject": letter.subject, "state": letter.state, "kind": letter.kind,
            "language": letter.language, "attempts": letter.attempts, "reply": replied(&visit, letter.last_reply.as_deref()),
            "message_id": letter.message_id, "created": moment(&visit, letter.created_at),
            "not_before": moment(&visit, letter.not_before),
            "sent": letter.sent_at.map(|at| moment(&visit, at)), "text": text,
        }),
    );
    visit.page("operations/letter.html", context)
}

async fn relay_page(visit: Visit) -> Answer {
    policy::require_fresh(visit.actor()?, visit.now)?;
    let mut context = relay_context(&visit).await?;
    let mailer = relay::current(&visit.app).await?;
    let used = mailer.settings();
    let place = used.relay.as_ref();
    context.insert(
        "values",
        &json!({
            "host": place.map(|place| &place.host), "port": place.map_or(587, |place| place.port).to_string(),
            "security": place.map_or(Security::Starttls, |place| place.security).name(),
            "user": place.and_then(|place| place.user.as_ref()),
            "from_name": used.from_name, "reply_to": used.reply_to,
        }),
    );
    visit.page("operations/relay.html", context)
}

async fn relay_context(visit: &Visit) -> Result<Context> {
    let mut context = waiting_context(visit).await?;
    let mailer = relay::current(&visit.app).await?;
    let place = mailer.settings().relay.as_ref();
    let chosen = relay::choice(&visit.app).await?.is_some();
    if let Some(wish) = relay::wish(&visit.app).await? {
        let names = access::store::names(&*visit.app.database, [wish.by]).await?;
        let place = format!("{}:{}", wish.choice.place.host, wish.choice.place.port);
        let own = wish.by == visit.actor()?.account;
        context.insert("wish", &json!({ "by": names.get(&wish.by), "place": place, "own": own }));
    }
    context.insert("chosen", &chosen);
    context.insert("used", &place.map(|place| format!("{}:{}", place.host, place.port)));
    context.insert("security", &place.map(|place| place.security.name()));
    context.insert("has_password", &place.is_some_and(|place| place.password.is_some()));
    context.insert("securities", &Security::ALL.map(Security::name));
    Ok(context)
}

async fn choose_relay(visit: Visit) -> Answer {
    policy::require_fresh(visit.actor()?, visit.now)?;
    let chosen = match read_choice(&visit) {
        Ok(choice) => relaying::choose(&visit.app, visit.actor()?, choice, visit.now).await,
        Err(error) => Err(error),
    };
    match chosen {
        Ok(Chosen::Now) => visit.go_saying("/operations/mail/relay", "done-mail-relay"),
        Ok(Chosen::WhenTold) => visit.go_saying("/operations/mail/relay", "done-mail-relay-asked"),
        Err(error) => {
            let context = relay_context(&visit).await?;
            visit.again("operations/relay.html", context, error)
        }
    }
}

/// A choice that waits: another administrator lets it hold at once, or any of them takes it back.
async fn answer_wish(visit: Visit) -> Answer {
    policy::require_fresh(visit.actor()?, visit.now)?;
    let me = visit.actor()?.account;
    let (answered, done) = match visit.form.get("hold") {
        "yes" => (relay::confirm(&visit.app, me, visit.now).await, "done-mail-relay"),
        _ => (relay::take_back(&visit.app, Some(me), visit.now).await, "done-mail-relay-taken-back"),
    };
    match answered {
        Ok(()) => visit.go_saying("/operations/mail/relay", done),
        Err(error) => visit.again("operations/relay.html", relay_context(&visit).await?, error),
    }
}

fn read_choice(visit: &Visit) -> Result<relay::Choice> {
    let reading = visit.form.reading();
    let host = reading.line("host", 253).to_lowercase();
    if !host.is_empty() && url::Host::parse(&host).is_err() && host.parse::<std::net::IpAddr>().is_err() {
        reading.fault("host", Message::new("mail-host-wrong"));
    }
    let port = reading.number("port", 1..=65535);
    let security = Security::ALL.into_iter().find(|one| one.name() == visit.form.get("security"));
    if security.is_none() {
        reading.fault("security", Message::new("form-choose"));
    }
    let from_name = reading.line("from_name", 100);
    let reply_to = reading.line("reply_to", 254);
    if !reply_to.is_empty() && !is_address(&reply_to) {
        reading.fault("reply_to", Message::new("mail-address-wrong"));
    }
    let user = reading.optional("user", 254);
    let password = reading.optional("password", 500);
    reading.done()?;
    let place = Place {
        host,
        port: u16::try_from(port).unwrap_or(25),
        security: security.unwrap_or(Security::Starttls),
        user,
        password,
    };
    Ok(relay::Choice { place, from_name, reply_to })
}

async fn choose_settings(visit: Visit) -> Answer {
    policy::require_fresh(visit.actor()?, visit.now)?;
    relaying::choose_settings(&visit.app, visit.actor()?, visit.now).await?;
    visit.go_saying("/operations/mail/relay", "done-mail-relay-settings")
}

/// A letter to oneself, at once and even while mail is paused: what the relay says of it stands on its page.
async fn send_test(visit: Visit) -> Answer {
    policy::require_fresh(visit.actor()?, visit.now)?;
    let actor = visit.actor()?;
    let id =
        outbox::send_test(&visit.app, actor.account, &actor.name, &actor.email, visit.language, visit.now)
            .await?;
    visit.go_saying(&format!("/operations/mail/{id}"), "done-mail-test")
}
