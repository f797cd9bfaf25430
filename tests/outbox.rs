//! P5 and P6: every letter posted is handed over, or says honestly what became of it; a second copy is sent only when the
//! relay's last word was lost, and then bears the same Message-ID.

use chrono::TimeDelta;
use entities::access::{Language, Role};
use entities::ids::EmailId;
use entities::outbox::{EmailState, Urgency, email};
use safon::foundation::App;
use safon::outbox::{self, Goes, Round};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use crate::world::World;
use crate::world::relay::{Misdeed, Relay, Step, nobody};

/// A world whose mail goes to this relay, which is given one second for each of its words.
pub async fn mailing(address: &str) -> World {
    World::with("2026-06-15T10:00:00", |config| {
        config.mail.smtp = Some(address.to_owned());
        config.mail.timeout_seconds = 1;
    })
    .await
}

/// A letter that waits. (What templates make of a letter is tested with those who post it.)
pub async fn posted(world: &World, key: &str, change: impl FnOnce(&mut email::Model)) -> EmailId {
    let now = world.now();
    let mut row = email::Model {
        id: EmailId::new(now),
        kind: "invitation".into(),
        unique_key: key.into(),
        account_id: None,
        organisation_id: None,
        recipient: "siân@coop.invalid".replace('â', "a"),
        language: Language::Cy.to_string(),
        subject: "Gwahoddiad i Safon: Tŷ Ŵyn".into(),
        body_text: "Annwyl Siân,\nDyma'r ddolen.\n".into(),
        body_html: "<p>Annwyl Siân,</p>\n<p>Dyma'r ddolen.</p>\n".into(),
        calendar: None,
        unsubscribe: None,
        message_id: format!("<{key}@safon.invalid>"),
        urgency: Urgency::Security,
        state: EmailState::Queued,
        not_before: now,
        still_owed: None,
        attempts: 0,
        leased_until: None,
        last_reply: None,
        created_at: now,
        sent_at: None,
    };
    change(&mut row);
    let id = row.id;
    row.into_active_model().reset_all().insert(&*world.app.database).await.expect("the letter is posted");
    id
}

pub async fn letter(world: &World, id: EmailId) -> email::Model {
    let row = email::Entity::find_by_id(id).one(&*world.app.database).await;
    row.expect("the outbox can be read").expect("the letter is there")
}

pub async fn deliver(app: &App) -> Round {
    outbox::deliver(app, app.now(), |_| async { Ok(true.into()) })
        .await
        .expect("a round of delivery ends well")
}

#[tokio::test]
async fn a_letter_is_sent_once_with_all_its_headers() {
    let relay = Relay::start().await;
    let world = mailing(&relay.url()).await;
    let id = posted(&world, "one", |row| {
        row.urgency = Urgency::Digest;
        row.unsubscribe = Some("http://127.0.0.1/unsubscribe/one".into());
        row.calendar = Some("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".into());
    })
    .await;
    assert_eq!(deliver(&world.app).await, Round { sent: 1, ..Round::default() });
    assert_eq!(deliver(&world.app).await, Round::default());
    let taken = relay.taken();
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0].to, ["RCPT TO:<sian@coop.invalid>"]);
    assert!(taken[0].from.starts_with("MAIL FROM:<safon@safon.invalid>"), "{}", taken[0].from);
    for (name, value) in [
        ("Message-ID", "<one@safon.invalid>"),
        ("Auto-Submitted", "auto-generated"),
        ("Content-Language", "cy"),
        ("List-Unsubscribe", "<http://127.0.0.1/unsubscribe/one>"),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ("Date", "Mon, 15 Jun 2026 09:00:00 +0000"),
    ] {
        assert_eq!(taken[0].header(name), value, "{name}");
    }
    let settled = letter(&world, id).await;
    assert_eq!((settled.state, settled.attempts), (EmailState::Sent, 1));
    assert_eq!(settled.last_reply.as_deref(), Some("250 queued as 1"));
    assert_eq!(settled.sent_at, Some(world.now()));
}

#[tokio::test]
async fn a_relay_that_is_away_costs_a_letter_only_time() {
    let world = mailing(&nobody()).await;
    let id = posted(&world, "away", |_| {}).await;
    assert_eq!(deliver(&world.app).await, Round { deferred: 1, ..Round::default() });
    let waiting = letter(&world, id).await;
    assert_eq!(waiting.state, EmailState::Deferred);
    assert!(waiting.not_before > world.now(), "it is not tried again at once");
    assert_eq!(deliver(&world.app).await, Round::default());
}

#[tokio::test]
async fn a_letter_that_is_never_taken_is_shown_as_failed_within_a_day() {
    let world = mailing(&nobody()).await;
    let id = posted(&world, "never", |_| {}).await;
    let posted_at = world.now();
    while matches!(letter(&world, id).await.state, EmailState::Queued | EmailState::Deferred) {
        let due = letter(&world, id).await.not_before;
        world.clock.set(due.max(world.now())).expect("the clock can be put");
        deliver(&world.app).await;
    }
    assert_eq!(letter(&world, id).await.state, EmailState::Failed);
    assert!(world.now() - posted_at <= TimeDelta::hours(24), "it took {}", world.now() - posted_at);
}

#[tokio::test]
async fn a_process_that_dies_before_the_last_reply_leaves_a_letter_that_another_takes_up() {
    let relay = Relay::start().await;
    let world = mailing(&relay.url()).await;
    let id = posted(&world, "crash", |_| {}).await;
    relay.next(Step::End, Misdeed::TakesAndStalls);
    let app = world.app.clone();
    let dying = tokio::spawn(async move { deliver(&app).await });
    relay.took().await;
    dying.abort();
    assert!(dying.await.expect_err("it died").is_cancelled());
    assert_eq!(letter(&world, id).await.state, EmailState::Leased);

    let again = world.reopened().await;
    if !world.app.database.is_sqlite() {
        assert_eq!(deliver(&again).await, Round::default(), "the lease still stands");
        world.pass(TimeDelta::minutes(11));
    }
    assert_eq!(deliver(&again).await, Round { sent: 1, ..Round::default() });
    let names: Vec<_> = relay.taken().iter().map(|taken| taken.header("Message-ID")).collect();
    assert_eq!(names, ["<crash@safon.invalid>", "<crash@safon.invalid>"], "the copies are known as one");
}

#[tokio::test]
async fn two_deliverers_at_once_send_each_letter_once() {
    let relay = Relay::start().await;
    let world = mailing(&relay.url()).await;
    for number in 0..30 {
        posted(&world, &format!("both-{number}"), |_| {}).await;
    }
    let other = world.reopened().await;
    let (one, two) = tokio::join!(deliver(&world.app), deliver(&other));
    assert_eq!(one.sent + two.sent, 30);
    let mut names: Vec<_> = relay.taken().iter().map(|taken| taken.header("Message-ID")).collect();
    names.sort();
    names.dedup();
    assert_eq!((relay.taken().len(), names.len()), (30, 30));
}

#[tokio::test]
async fn what_is_no_longer_owed_is_withdrawn_and_not_sent() {
    let relay = Relay::start().await;
    let world = mailing(&relay.url()).await;
    let owed = posted(&world, "owed", |row| row.still_owed = Some("yes".into())).await;
    let done = posted(&world, "done", |row| row.still_owed = Some("no".into())).await;
    let round = outbox::deliver(&world.app, world.now(), |letter| async move {
        Ok((letter.still_owed.as_deref() == Some("yes")).into())
    });
    let round = round.await.expect("a round of delivery ends well");
    assert_eq!(round, Round { sent: 1, withdrawn: 1, ..Round::default() });
    assert_eq!(letter(&world, owed).await.state, EmailState::Sent);
    assert_eq!(letter(&world, done).await.state, EmailState::Withdrawn);
    assert_eq!(relay.taken().len(), 1);
}

#[tokio::test]
async fn held_mail_stays_until_it_is_released() {
    let relay = Relay::start().await;
    let world = mailing(&relay.url()).await;
    posted(&world, "held", |_| {}).await;
    outbox::hold(&world.app, None, true, world.now()).await.expect("mail is held");
    assert_eq!(deliver(&world.app).await, Round::default());
    outbox::hold(&world.app, None, false, world.now()).await.expect("mail is released");
    assert_eq!(deliver(&world.app).await, Round { sent: 1, ..Round::default() });
}

#[tokio::test]
async fn line_ends_and_lone_dots_in_a_letter_smuggle_nothing() {
    let relay = Relay::start().await;
    let world = mailing(&relay.url()).await;
    let hostile = "un\n.\nMAIL FROM:<x@x.invalid>\r\n.\r\nDATA\n.\r\r.\ndau\u{c}tri\n";
    posted(&world, "smuggled", |row| {
        row.body_text = hostile.into();
        row.body_html = format!("<pre>{hostile}</pre>");
        row.calendar = Some(hostile.into());
    })
    .await;
    assert_eq!(deliver(&world.app).await, Round { sent: 1, ..Round::default() });
    let taken = relay.taken();
    assert_eq!(taken.len(), 1, "one letter stays one letter");
    let source = &taken[0].source;
    for (at, byte) in source.iter().enumerate() {
        let bare = match byte {
            b'\n' => at == 0 || source[at - 1] != b'\r',
            b'\r' => source.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        assert!(!bare, "a bare line end at byte {at}: {:?}", String::from_utf8_lossy(source));
    }
    assert!(source.windows(4).any(|w| w == b"dau\x0c") || source.windows(6).any(|w| w == b"dau=0C"));
}

#[tokio::test]
async fn a_header_cannot_be_slipped_in_through_a_subject_an_address_or_a_language() {
    let relay = Relay::start().await;
    let world = mailing(&relay.url()).await;
    let evil = "x\r\nBcc: everybody@x.invalid\r\n\r\n<b>hello</b>";
    posted(&world, "subject", |row| row.subject = evil.into()).await;
    posted(&world, "language", |row| row.language = evil.into()).await;
    posted(&world, "unsubscribe", |row| row.unsubscribe = Some(evil.into())).await;
    let address = posted(&world, "address", |row| {
        row.recipient = "a@x.invalid\r\nRCPT TO:<everybody@x.invalid>".into();
    })
    .await;
    let two = posted(&world, "two", |row| row.recipient = "a@x.invalid, b@x.invalid".into()).await;
    let round = deliver(&world.app).await;
    assert_eq!(round, Round { sent: 3, failed: 2, ..Round::default() });
    assert_eq!(letter(&world, address).await.state, EmailState::Failed);
    assert_eq!(letter(&world, two).await.state, EmailState::Failed);
    for taken in relay.taken() {
        assert!(taken.headers("Bcc").is_empty(), "{}", String::from_utf8_lossy(&taken.source));
        assert_eq!(taken.to.len(), 1);
    }
}

#[tokio::test]
async fn posting_the_same_key_twice_posts_once_and_a_letter_rolled_back_was_never_posted() {
    let world = World::new().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let post = || {
        let mut context = tera::Context::new();
        context.insert("name", &manager.name);
        outbox::Post {
            kind: "password-changed",
            unique_key: "once".into(),
            account: Some(manager.account),
            recipient: manager.email.clone(),
            language: Some(Language::Cy),
            organisation: None,
            urgency: Urgency::Security,
            context,
            calendar: None,
            goes: Goes::Regardless("a test"),
        }
    };
    let tx = world.app.database.begin().await.expect("a transaction begins");
    assert!(outbox::post(&world.app, &tx, post(), world.now()).await.expect("it is posted").is_some());
    tx.rollback().await.expect("it is rolled back");
    assert!(world.letters().await.is_empty());

    let tx = world.app.database.begin().await.expect("a transaction begins");
    assert!(outbox::post(&world.app, &tx, post(), world.now()).await.expect("it is posted").is_some());
    assert!(outbox::post(&world.app, &tx, post(), world.now()).await.expect("no fault").is_none());
    tx.commit().await.expect("it is kept");
    assert_eq!(world.letters().await.len(), 1);
    assert_eq!(world.deliver().await, Round { sent: 1, ..Round::default() });
}

/// On SQLite nobody else can have it in hand: who delivers has the folder to itself.
#[tokio::test]
async fn a_letter_in_the_hands_of_another_instance_is_left_alone() {
    let relay = Relay::start().await;
    let world = mailing(&relay.url()).await;
    let id = posted(&world, "leased", |_| {}).await;
    let mut row = letter(&world, id).await.into_active_model();
    row.state = Set(EmailState::Leased);
    row.leased_until = Set(Some(world.now() + TimeDelta::minutes(1)));
    row.attempts = Set(1);
    row.update(&*world.app.database).await.expect("it is leased");
    if world.app.database.is_sqlite() {
        assert_eq!(deliver(&world.app).await, Round { sent: 1, ..Round::default() });
        return;
    }
    assert_eq!(deliver(&world.app).await, Round::default());
    assert!(relay.taken().is_empty());
}

#[tokio::test]
async fn who_sends_is_said_to_the_relay_as_it_was_meant() {
    use base64::Engine;
    let relay = Relay::start().await;
    let address = relay.url();
    // In an address @, :, / and what is not ASCII can only be written in percent signs.
    let named = address.replace("smtp://", "smtp://post%40fran.invalid:p%40ss%3A%2Fw%C3%B4rd+a&b@");
    let world = mailing(&named).await;
    posted(&world, "one", |_| {}).await;
    assert_eq!(deliver(&world.app).await, Round { sent: 1, ..Round::default() });
    let plain = base64::engine::general_purpose::STANDARD.encode("\0post@fran.invalid\0p@ss:/wôrd+a&b");
    assert_eq!(relay.credentials(), [format!("AUTH PLAIN {plain}")]);
}
