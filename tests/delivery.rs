//! P5, P6 and P10 of the delivery engine: a relay that misbehaves at each step in each way, connections that many letters
//! share, leases that a sleeper cannot settle, hours in which nothing goes. And the rows of an outbox from before.

use std::path::Path;

use chrono::TimeDelta;
use entities::ids::EmailId;
use entities::migrations::Migrator;
use entities::outbox::{EmailState, Urgency, email};
use safon::foundation::database::Database;
use safon::outbox::{self, Round};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use sea_orm_migration::MigratorTrait;

use crate::outbox::{deliver, letter, mailing, posted};
use crate::world::World;
use crate::world::databases::{self, Postgres};
use crate::world::relay::{Misdeed, Relay, Step};

/// What is said of a letter when the relay does this at that step, and how many copies of it there are in the end.
fn honest(step: Step, misdeed: &Misdeed) -> (EmailState, usize) {
    use EmailState::{Deferred, Failed, Sent, Unknown};
    use Misdeed::{SaysAndHangsUp, TakesAndHangsUp, TakesAndStalls};
    let for_ever = matches!(misdeed, Misdeed::Says(words) if words.starts_with('5'));
    let for_now = matches!(misdeed, Misdeed::Says(words) if words.starts_with('4'));
    match step {
        // Of the relay or of us, never of this letter.
        Step::Greeting | Step::Hello | Step::StartTls | Step::Auth | Step::Mail => (Deferred, 1),
        Step::Recipient | Step::Data if for_ever => (Failed, 0),
        Step::Recipient | Step::Data => (Deferred, 1),
        Step::Letter | Step::End if for_ever => (Failed, 0),
        Step::Letter | Step::End if for_now => (Deferred, 1),
        Step::Letter => (Unknown, 0),
        Step::End if matches!(misdeed, TakesAndHangsUp | TakesAndStalls) => (Unknown, 1),
        Step::End if matches!(misdeed, SaysAndHangsUp) => (Sent, 1),
        Step::End => (Unknown, 0),
        Step::Reset | Step::Quit => (Sent, 1),
    }
}

#[tokio::test]
async fn whatever_the_relay_does_at_any_step_nothing_is_lost_and_each_letter_says_what_became_of_it() {
    use Misdeed::{
        Babbles, HangsUp, Says, SaysAndHangsUp, SaysHalf, SaysHalfAndStalls, Stalls, TakesAndHangsUp,
        TakesAndStalls,
    };
    let steps = [
        Step::Greeting,
        Step::Hello,
        Step::Auth,
        Step::Mail,
        Step::Recipient,
        Step::Data,
        Step::Letter,
        Step::End,
        Step::Quit,
    ];
    let misdeeds = [
        Says("451 not now"),
        Says("421 closing"),
        Says("554 no"),
        HangsUp,
        Stalls,
        Babbles,
        SaysHalf,
        SaysHalfAndStalls,
    ];
    let each = steps.into_iter().flat_map(|step| misdeeds.clone().map(|misdeed| (step, misdeed)));
    let at_the_end = [TakesAndHangsUp, TakesAndStalls, SaysAndHangsUp].map(|misdeed| (Step::End, misdeed));
    let relay = Relay::start().await;
    let world = mailing(&relay.url().replace("smtp://", "smtp://post:secret@")).await;
    for (number, (step, misdeed)) in each.chain(at_the_end).enumerate() {
        let case = format!("{step:?} {misdeed:?}");
        let (state, copies) = honest(step, &misdeed);
        relay.next(step, misdeed);
        let key = format!("case-{number}");
        let id = posted(&world, &key, |_| {}).await;
        deliver(&world.app).await;
        let first = letter(&world, id).await;
        assert_eq!(first.state, state, "{case}: {:?}", first.last_reply);
        assert!(first.last_reply.is_some(), "{case}");
        assert_eq!((first.attempts, first.leased_until), (1, None), "{case}");
        world.pass(TimeDelta::hours(7));
        deliver(&world.app).await;
        let last = letter(&world, id).await;
        let wanted = if state == EmailState::Deferred { EmailState::Sent } else { state };
        assert_eq!(last.state, wanted, "{case}: {:?}", last.last_reply);
        let named = format!("<{key}@safon.invalid>");
        let there = relay.taken().iter().filter(|taken| taken.header("Message-ID") == named).count();
        assert_eq!(there, copies, "{case}: copies at the relay");
    }
}

#[tokio::test]
async fn without_the_tls_that_it_must_have_not_a_word_of_a_letter_goes() {
    use Misdeed::{Babbles, HangsUp, Says, Stalls};
    let relay = Relay::start().await;
    let world = mailing(&format!("{}?tls=required", relay.url())).await;
    let id = posted(&world, "open", |_| {}).await;
    assert_eq!(deliver(&world.app).await, Round { deferred: 1, ..Round::default() });
    let reply = letter(&world, id).await.last_reply.unwrap_or_default();
    assert!(reply.contains("STARTTLS"), "{reply}");
    relay.offers("STARTTLS");
    for misdeed in
        [Says("454 no TLS today"), Says("554 never"), HangsUp, Stalls, Babbles, Says("220 go ahead")]
    {
        world.pass(TimeDelta::hours(8));
        relay.next(Step::StartTls, misdeed.clone());
        assert_eq!(deliver(&world.app).await, Round { deferred: 1, ..Round::default() }, "{misdeed:?}");
    }
    let said = relay.heard();
    assert!(!said.iter().any(|line| line.starts_with("MAIL") || line.starts_with("AUTH")), "{said:?}");
}

#[tokio::test]
async fn letters_share_a_few_connections_that_are_closed_in_the_end() {
    let relay = Relay::start().await;
    let world = World::with("2026-06-15T10:00:00", |config| {
        config.mail.smtp = Some(relay.url());
        config.mail.connections = 3;
    })
    .await;
    for number in 0..250 {
        posted(&world, &format!("many-{number}"), |_| {}).await;
    }
    assert_eq!(deliver(&world.app).await, Round { sent: 250, ..Round::default() });
    assert!((1..=3).contains(&relay.connections()), "{}", relay.connections());
    let goodbyes = relay.heard().iter().filter(|line| *line == "QUIT").count();
    assert_eq!(goodbyes, relay.connections());
    let mut names: Vec<String> = relay.taken().iter().map(|taken| taken.header("Message-ID")).collect();
    names.sort();
    names.dedup();
    assert_eq!((names.len(), relay.taken().len()), (250, 250));
    let entries = entities::journal::journal_entry::Entity::find()
        .filter(entities::journal::journal_entry::Column::Event.eq("email-settled"))
        .all(&*world.app.database)
        .await
        .expect("the journal can be read");
    assert_eq!(entries.len(), 250, "each is journaled");
}

#[tokio::test]
async fn a_relay_that_lets_go_of_connections_after_some_letters_costs_no_letter_its_turn() {
    for misdeed in [Misdeed::Says("421 enough for today"), Misdeed::HangsUp] {
        let relay = Relay::start().await;
        let world = mailing(&relay.url()).await;
        for _ in 0..6 {
            relay.next_after(2, Step::Mail, misdeed.clone());
        }
        for number in 0..12 {
            posted(&world, &format!("some-{number}"), |_| {}).await;
        }
        assert_eq!(deliver(&world.app).await, Round { sent: 12, ..Round::default() }, "{misdeed:?}");
        assert_eq!(relay.taken().len(), 12);
    }
}

#[tokio::test]
async fn one_recipient_who_is_put_off_or_refused_keeps_no_other_waiting() {
    let relay = Relay::start().await;
    let world = mailing(&relay.url()).await;
    let addressed = |key: &'static str| {
        let world = &world;
        async move { posted(world, key, |row| row.recipient = format!("{key}@coop.invalid")).await }
    };
    let (grey, gone) = (addressed("grey").await, addressed("gone").await);
    let fine = [addressed("anna").await, addressed("beti").await, addressed("carys").await];
    relay.answers("grey@coop.invalid", &["451 greylisted, come back"]);
    relay.answers("gone@coop.invalid", &["550 nobody of that name"]);
    assert_eq!(deliver(&world.app).await, Round { sent: 3, deferred: 1, failed: 1, ..Round::default() });
    for id in fine {
        assert_eq!(letter(&world, id).await.state, EmailState::Sent);
    }
    let put_off = letter(&world, grey).await;
    assert_eq!(put_off.state, EmailState::Deferred);
    let pause = put_off.not_before - world.now();
    assert!(pause >= TimeDelta::seconds(48) && pause <= TimeDelta::seconds(72), "{pause}");
    world.pass(pause);
    assert_eq!(deliver(&world.app).await, Round { sent: 1, ..Round::default() });
    assert_eq!(letter(&world, gone).await.state, EmailState::Failed);
    assert_eq!(relay.taken().len(), 4);
}

#[tokio::test]
async fn a_connection_that_cannot_begin_anew_after_a_refusal_is_left_for_another() {
    use Misdeed::{Babbles, HangsUp, Says, SaysHalf, Stalls};
    for misdeed in [Says("451 no"), Says("500 what"), HangsUp, Stalls, Babbles, SaysHalf] {
        let relay = Relay::start().await;
        let world = World::with("2026-06-15T10:00:00", |config| {
            config.mail.smtp = Some(relay.url());
            config.mail.timeout_seconds = 1;
            config.mail.connections = 1;
        })
        .await;
        posted(&world, "refused", |row| row.recipient = "gone@coop.invalid".into()).await;
        posted(&world, "next", |_| {}).await;
        relay.answers("gone@coop.invalid", &["550 nobody of that name"]);
        relay.next(Step::Reset, misdeed.clone());
        let round = deliver(&world.app).await;
        assert_eq!(round, Round { sent: 1, failed: 1, ..Round::default() }, "{misdeed:?}");
        assert_eq!((relay.taken().len(), relay.connections()), (1, 2), "{misdeed:?}");
    }
}

#[tokio::test]
async fn a_process_that_sleeps_over_its_lease_sends_nothing_more_of_it() {
    let relay = Relay::start().await;
    let world = mailing(&relay.url()).await;
    let mut ids = Vec::new();
    for number in 0..5 {
        let key = format!("slept-{number}");
        ids.push(posted(&world, &key, |row| row.still_owed = Some("yes".into())).await);
    }
    let clock = world.clock.clone();
    // While the first is looked at, an hour goes by.
    let sleeping = outbox::deliver(&world.app, world.now(), move |_| {
        clock.advance(TimeDelta::hours(1)).expect("time passes");
        async { Ok(true.into()) }
    });
    assert_eq!(sleeping.await.expect("the round ends well"), Round::default());
    assert!(relay.taken().is_empty(), "another may have them in hand by now");
    for id in &ids {
        let row = letter(&world, *id).await;
        assert!(matches!(row.state, EmailState::Queued | EmailState::Deferred), "{:?}", row.state);
        assert_eq!((row.leased_until, row.last_reply), (None, None));
    }
    assert_eq!(deliver(&world.app).await, Round { sent: 5, ..Round::default() });
}

#[tokio::test]
async fn who_holds_an_earlier_lease_settles_nothing() {
    let relay = Relay::start().await;
    let world = mailing(&relay.url()).await;
    let id = posted(&world, "fenced", |_| {}).await;
    relay.next(Step::End, Misdeed::TakesAndStalls);
    let app = world.app.clone();
    let late = tokio::spawn(async move { deliver(&app).await });
    relay.took().await;
    // Meanwhile another instance took it up: a lease later.
    let mut row = letter(&world, id).await.into_active_model();
    row.attempts = Set(2);
    row.leased_until = Set(Some(world.now() + TimeDelta::minutes(5)));
    row.update(&*world.app.database).await.expect("it is leased again");
    assert_eq!(late.await.expect("it ends"), Round::default());
    let row = letter(&world, id).await;
    assert_eq!((row.state, row.attempts), (EmailState::Leased, 2));
    assert_eq!(row.last_reply, None);
}

#[tokio::test]
async fn a_letter_that_waited_into_the_night_goes_in_the_morning() {
    let relay = Relay::start().await;
    let world = mailing(&relay.url()).await;
    let event = posted(&world, "event", |row| row.urgency = Urgency::Event).await;
    let digest = posted(&world, "digest", |row| row.urgency = Urgency::Digest).await;
    let security = posted(&world, "security", |_| {}).await;
    outbox::hold(&world.app, None, true, world.now()).await.expect("mail is paused");
    world.pass(TimeDelta::hours(12));
    outbox::hold(&world.app, None, false, world.now()).await.expect("mail is released at ten in the evening");
    assert_eq!(deliver(&world.app).await, Round { sent: 1, ..Round::default() });
    assert_eq!(letter(&world, security).await.state, EmailState::Sent);
    for id in [event, digest] {
        let row = letter(&world, id).await;
        assert_eq!((row.state, row.attempts), (EmailState::Queued, 0));
        assert!(row.not_before > world.now());
    }
    world.pass(TimeDelta::hours(10));
    assert_eq!(deliver(&world.app).await, Round { sent: 1, ..Round::default() }, "08:00: the event");
    world.pass(TimeDelta::hours(1));
    assert_eq!(deliver(&world.app).await, Round { sent: 1, ..Round::default() }, "09:00: the digest");
}

#[tokio::test]
async fn a_pause_that_begins_while_letters_go_holds_the_next_of_them() {
    let relay = Relay::start().await;
    let world = World::with("2026-06-15T10:00:00", |config| {
        config.mail.smtp = Some(relay.url());
        config.mail.connections = 1;
    })
    .await;
    for number in 0..5 {
        posted(&world, &format!("pause-{number}"), |row| row.still_owed = Some("yes".into())).await;
    }
    let app = world.app.clone();
    let round = outbox::deliver(&world.app, world.now(), move |_| {
        let app = app.clone();
        async move {
            outbox::hold(&app, None, true, app.now()).await?;
            Ok(true.into())
        }
    });
    let round = round.await.expect("the round ends well");
    assert_eq!(round, Round { sent: 1, ..Round::default() }, "the one that was looked at still goes");
    let waits = outbox::waiting(&*world.app.database).await.expect("the outbox");
    assert_eq!(waits.iter().map(|kind| kind.letters).sum::<i64>(), 4);
    outbox::hold(&world.app, None, false, world.now()).await.expect("mail is released");
    assert_eq!(deliver(&world.app).await, Round { sent: 4, ..Round::default() });
}

#[tokio::test]
async fn a_condition_that_cannot_be_read_keeps_no_other_letter_waiting() {
    let relay = Relay::start().await;
    let world = mailing(&relay.url()).await;
    let bad = posted(&world, "bad", |row| row.still_owed = Some("?".into())).await;
    posted(&world, "good", |row| row.still_owed = Some("yes".into())).await;
    let round = outbox::deliver(&world.app, world.now(), |letter| async move {
        if letter.still_owed.as_deref() == Some("yes") {
            Ok(true.into())
        } else {
            Err(safon::foundation::error::Error::internal("unreadable"))
        }
    });
    let round = round.await.expect("the round ends well");
    assert_eq!(round, Round { sent: 1, deferred: 1, ..Round::default() });
    let row = letter(&world, bad).await;
    assert!(row.last_reply.unwrap_or_default().contains("unreadable"));
}

/// Every kind of email has a name for the page of what waits.
#[test]
fn every_kind_of_email_is_called_something_in_both_languages() {
    let words = safon::foundation::i18n::Words::shared().expect("the words");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/emails");
    for entry in std::fs::read_dir(folder).expect("the emails can be listed") {
        let entry = entry.expect("an entry");
        if entry.file_type().expect("a type").is_dir() {
            let key = format!("mail-kind-{}", entry.file_name().to_string_lossy());
            for language in [entities::access::Language::En, entities::access::Language::Cy] {
                assert!(words.has(language, &key), "{language}: {key}");
            }
        }
    }
}

/// A database as the version before left it.
async fn of_before(folder: &Path) -> (Database, Option<Postgres>) {
    let postgres = match databases::postgres() {
        Some(server) => Some(Postgres::empty(&server).await),
        None => None,
    };
    let url = match &postgres {
        Some(postgres) => postgres.url(),
        None => format!("sqlite://{}?mode=rwc", folder.join("before.db").display()),
    };
    let database = Database::connect(&url).await.expect("it opens");
    let before = Migrator::migrations().iter().take_while(|m| !m.name().ends_with("_000014_outbox")).count();
    Migrator::up(&*database, Some(u32::try_from(before).expect("a count")))
        .await
        .expect("the migrations run");
    (database, postgres)
}

#[tokio::test]
async fn an_outbox_of_before_keeps_every_letter_and_every_reminder_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let (database, _postgres) = of_before(folder.path()).await;
    let id = |n: u32| {
        let text = format!("00000000-0000-7000-8000-{n:012}");
        if database.is_sqlite() { format!("x'{}'", text.replace('-', "")) } else { format!("'{text}'") }
    };
    let at = "'2026-06-15 09:00:00+00:00'";
    let mut statements = vec![
        format!(
            "insert into organisation (id, kind, reference, name_en, name_cy, created_at) \
             values ({}, 'cooperative', 'COOP-1', 'A', 'A', {at})",
            id(1)
        ),
        format!(
            "insert into account (id, email, email_key, name, language, second_factor_waived, created_at) \
             values ({}, 'a@x.invalid', 'a@x.invalid', 'A', 'en', false, {at})",
            id(2)
        ),
    ];
    let states = [
        ("waiting", 0, "null"),
        ("waiting", 3, "null"),
        ("leased", 1, at),
        ("sent", 1, "null"),
        ("failed", 11, "null"),
        ("unknown", 1, "null"),
        ("withdrawn", 1, "null"),
    ];
    for (n, (state, attempts, leased)) in (10..).zip(states) {
        statements.push(format!(
            "insert into email (id, kind, unique_key, account_id, recipient, language, subject, body_text, body_html, \
             message_id, urgency, state, not_before, attempts, leased_until, created_at) values ({}, 'digest', 'k{n}', \
             {}, 'a@x.invalid', 'en', 'S', 'T', 'H', '<m{n}@x>', 'digest', '{state}', {at}, {attempts}, {leased}, {at})",
            id(n),
            id(2)
        ));
        statements.push(format!(
            "insert into reminder (id, rule, subject_kind, subject_id, due_on, step, account_id, organisation_id, state, \
             email_id, owed_on, recorded_at) values ({}, 'r', 's', {}, '2026-06-15', 'on', {}, {}, 'posted', {}, \
             '2026-06-15', {at})",
            id(n + 100),
            id(n + 200),
            id(2),
            id(1),
            id(n)
        ));
    }
    for statement in &statements {
        database.execute_unprepared(statement).await.unwrap_or_else(|e| panic!("{statement}: {e}"));
    }
    database.migrate().await.expect("the migration runs");
    let mut letters = email::Entity::find().all(&*database).await.expect("letters can be read");
    letters.sort_by_key(|letter| letter.id);
    use EmailState::{Deferred, Failed, Leased, Queued, Sent, Unknown, Withdrawn};
    let states: Vec<EmailState> = letters.iter().map(|letter| letter.state).collect();
    assert_eq!(states, [Queued, Deferred, Leased, Sent, Failed, Unknown, Withdrawn]);
    let mut reminders =
        entities::reminders::reminder::Entity::find().all(&*database).await.expect("reminders can be read");
    reminders.sort_by_key(|reminder| reminder.id);
    let own: Vec<Option<EmailId>> = reminders.iter().map(|reminder| reminder.email_id).collect();
    assert_eq!(own, letters.iter().map(|letter| Some(letter.id)).collect::<Vec<_>>());
    for wrong in [
        "update email set state = 'waiting'",
        "update email set state = 'leased', leased_until = null",
        "update email set state = 'deferred', attempts = 0, leased_until = null",
        "delete from email",
    ] {
        assert!(database.execute_unprepared(wrong).await.is_err(), "{wrong}");
    }
}

#[tokio::test]
async fn what_a_clock_that_stood_ahead_put_off_goes_when_it_is_right_again() {
    let relay = Relay::start().await;
    let world = mailing(&relay.url()).await;
    let now = world.now();
    let ahead = now + TimeDelta::days(3);
    // Written by that clock in the evening, for its next morning; a digest of those days is another's to see to.
    for (key, urgency) in [("event", Urgency::Event), ("digest-of-then", Urgency::Digest)] {
        posted(&world, key, |row| {
            (row.created_at, row.not_before, row.urgency) = (ahead, ahead + TimeDelta::hours(12), urgency);
        })
        .await;
    }
    // Written before, and put off a year ahead.
    posted(&world, "put-off", |row| {
        (row.state, row.attempts, row.not_before) = (EmailState::Deferred, 1, now + TimeDelta::days(365));
    })
    .await;
    // In the hands of an instance that died in that future.
    posted(&world, "leased", |row| {
        (row.state, row.attempts, row.leased_until) =
            (EmailState::Leased, 1, Some(now + TimeDelta::days(365)));
    })
    .await;
    let round = deliver(&world.app).await;
    world.pass(TimeDelta::minutes(1));
    let next = deliver(&world.app).await;
    assert_eq!((round.sent + next.sent, relay.taken().len()), (3, 3));
}

#[tokio::test]
async fn a_letter_goes_only_while_its_lease_covers_the_last_reply() {
    let relay = Relay::start().await;
    let world = mailing(&relay.url()).await;
    let id = posted(&world, "slow", |row| row.still_owed = Some("yes".into())).await;
    // Looked at with time enough, the relay takes its time over every step before the letter itself.
    let clock = world.clock.clone();
    let lease = TimeDelta::minutes(world.app.config.mail.lease_minutes.into());
    relay.does_before_a_letter(move || {
        clock.advance(lease - TimeDelta::seconds(1)).expect("time passes");
    });
    let round = outbox::deliver(&world.app, world.now(), |_| async { Ok(true.into()) }).await;
    assert_eq!(round.expect("the round ends well"), Round::default());
    assert!(relay.taken().is_empty());
    assert!(matches!(letter(&world, id).await.state, EmailState::Queued | EmailState::Deferred));
}
