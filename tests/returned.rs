//! Mail that comes back: what it stops, whom it tells, and that nobody can keep mail from a stranger with it.

use chrono::TimeDelta;
use entities::access::{Language, Role, rate_counter};
use entities::ids::{AccountId, EmailId, OrganisationId};
use entities::journal::journal_entry;
use entities::outbox::{
    EmailState, ReturnKind, SuppressionCause, Urgency, email, returned_mail, suppression,
};
use reqwest::{Client, StatusCode};
use safon::access::addresses;
use safon::foundation::error::Error;
use safon::foundation::returned::LARGEST;
use safon::operations::health::{self, State};
use safon::outbox::returned::{Taken, share, take};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, Set,
};

use crate::world::World;
use crate::world::people::Person;

const TOKEN: &str = "dweud-wrthyf-beth-ddaeth-yn-ol";

/// A letter about something that happened, to somebody, that waits.
pub async fn posted(world: &World, key: &str, change: impl FnOnce(&mut email::Model)) -> email::Model {
    let now = world.now();
    let mut row = email::Model {
        id: EmailId::new(now),
        kind: "audit-notified".into(),
        unique_key: key.into(),
        account_id: None,
        organisation_id: None,
        recipient: format!("{key}@coop.invalid"),
        language: Language::Cy.to_string(),
        subject: format!("Ymweliad: Tŷ Ŵyn ({key})"),
        body_text: "Annwyl Siân,\nDyma'r ddolen.\n".into(),
        body_html: "<p>Annwyl Siân,</p>\n".into(),
        calendar: None,
        unsubscribe: None,
        message_id: format!("<{key}.0a1b2c3d@safon.invalid>"),
        urgency: Urgency::Event,
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
    row.clone().into_active_model().reset_all().insert(&*world.app.database).await.expect("it is posted");
    row
}

/// The same, delivered.
pub async fn sent(world: &World, key: &str, change: impl FnOnce(&mut email::Model)) -> email::Model {
    let row = posted(world, key, change).await;
    world.deliver().await;
    letter(world, row.id).await
}

pub async fn letter(world: &World, id: EmailId) -> email::Model {
    email::Entity::find_by_id(id)
        .one(&*world.app.database)
        .await
        .expect("it can be read")
        .expect("it is there")
}

/// A letter to a person about their organisation.
fn about(person: &Person) -> impl FnOnce(&mut email::Model) + use<> {
    let (account, email, organisation): (AccountId, String, OrganisationId) =
        (person.account, person.email.clone(), person.organisation);
    move |row| {
        row.account_id = Some(account);
        row.recipient = email;
        row.organisation_id = Some(organisation);
    }
}

/// A report as Postfix writes it, about one recipient, with the whole letter behind it.
pub fn report(letter: &email::Model, recipient: &str, action: &str, status: &str) -> Vec<u8> {
    let Some(id) = letter.message_id.strip_prefix('<').and_then(|id| id.strip_suffix('>')) else { panic!() };
    format!(
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.invalid (Mail Delivery System)\r\n\
         Subject: Undelivered Mail Returned to Sender\r\nTo: safon@safon.invalid\r\n\
         Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary=\"b1/mx.invalid\"\r\n\r\n\
         --b1/mx.invalid\r\nContent-Description: Notification\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n\
         This is the mail system at host mx.invalid.\r\n\r\n\
         --b1/mx.invalid\r\nContent-Description: Delivery report\r\nContent-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; mx.invalid\r\nArrival-Date: Mon, 15 Jun 2026 10:00:00 +0100 (BST)\r\n\r\n\
         Final-Recipient: rfc822; {recipient}\r\nOriginal-Recipient: rfc822;{recipient}\r\nAction: {action}\r\n\
         Status: {status}\r\nRemote-MTA: dns; mx2.invalid\r\n\
         Diagnostic-Code: smtp; 550 {status} <{recipient}>: Recipient address\r\n    rejected: User unknown\r\n\r\n\
         --b1/mx.invalid\r\nContent-Description: Undelivered Message\r\nContent-Type: message/rfc822\r\n\r\n\
         Message-ID: <{id}>\r\nFrom: Safon <safon@safon.invalid>\r\nTo: {recipient}\r\nSubject: Ymweliad\r\n\
         MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nAnnwyl.\r\n\
         --b1/mx.invalid--\r\n"
    )
    .into_bytes()
}

/// A report of another kind of server: headers only of the letter, codes in base64, fields in another order.
fn other_report(letter: &email::Model, recipient: &str) -> Vec<u8> {
    use base64::Engine;
    let fields = format!(
        "Reporting-MTA: dns;mail.invalid\n\naction: FAILED\nstatus: 5.2.2 (mailbox full)\nfinal-recipient: RFC822;{}\n",
        recipient.to_uppercase()
    );
    let fields = base64::engine::general_purpose::STANDARD.encode(fields);
    format!(
        "From: postmaster@mail.invalid\nContent-Type: Multipart/Report; boundary=x; report-type=\"Delivery-Status\"\n\n\
         --x\nContent-Type: text/html\n\n<p>Sorry</p>\n--x\n\
         Content-Type: Message/Delivery-Status\nContent-Transfer-Encoding: base64\n\n{fields}\n--x\n\
         Content-Type: text/rfc822-headers\n\nReceived: by mail.invalid\nTo: {recipient}\nmessage-id:\n {}\n\n--x--\n",
        letter.message_id
    )
    .into_bytes()
}

/// A complaint (RFC 5965), whose sender left out who complained.
fn complaint(letter: &email::Model, sort: &str) -> Vec<u8> {
    format!(
        "From: <abuse@big.invalid>\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=feedback-report; boundary=\"c\"\r\n\r\n\
         --c\r\nContent-Type: text/plain\r\n\r\nThis is an email abuse report.\r\n\
         --c\r\nContent-Type: message/feedback-report\r\n\r\n\
         Feedback-Type: {sort}\r\nUser-Agent: Big/1.0\r\nVersion: 1\r\n\r\n\
         --c\r\nContent-Type: message/rfc822\r\n\r\n\
         Message-ID: {}\r\nTo: \"Siân\" <{}>\r\nSubject: Crynodeb\r\n\r\nAnnwyl.\r\n--c--\r\n",
        letter.message_id, letter.recipient
    )
    .into_bytes()
}

async fn told(world: &World) -> Vec<returned_mail::Model> {
    returned_mail::Entity::find().all(&*world.app.database).await.expect("what came back can be read")
}

async fn suppressed(world: &World) -> Vec<suppression::Model> {
    suppression::Entity::find().all(&*world.app.database).await.expect("suppressions can be read")
}

async fn taken(world: &World, source: &[u8]) -> Taken {
    take(&world.app, source, world.now()).await.expect("the report is taken")
}

/// The key of the sentence with which a message is refused; nothing may be noted then.
async fn refused(world: &World, source: &[u8]) -> String {
    let before = (told(world).await.len(), suppressed(world).await.len());
    let entries = safon::journal::verify(&*world.app.database, |_| ()).await.unwrap().unwrap();
    let refusal = match take(&world.app, source, world.now()).await {
        Err(Error::Refused(message)) => message.key.into_owned(),
        other => panic!("it was not refused: {other:?}"),
    };
    assert_eq!((told(world).await.len(), suppressed(world).await.len()), before);
    assert_eq!(safon::journal::verify(&*world.app.database, |_| ()).await.unwrap().unwrap(), entries);
    refusal
}

async fn hooked() -> World {
    World::with("2026-06-15T10:00:00", |config| config.mail.returned_token = Some(TOKEN.into())).await
}

async fn knock(world: &World, token: Option<&str>, body: Vec<u8>) -> (StatusCode, String) {
    let base = world.serve().await;
    let client = Client::builder().no_proxy().build().expect("a client");
    let mut request = client.post(format!("{base}/hooks/returned-mail")).body(body);
    if let Some(token) = token {
        request = request.bearer_auth(token);
    }
    let answer = request.send().await.expect("an answer");
    (answer.status(), answer.text().await.expect("a body"))
}

#[tokio::test]
async fn a_bounce_stops_an_address_until_the_manager_says_that_it_is_right_again() {
    let world = hooked().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let member = world.person(Role::BoardMember, "COOP-0001").await;
    let first = sent(&world, "one", about(&member)).await;
    let (status, body) = knock(&world, Some(TOKEN), report(&first, &member.email, "failed", "5.1.1")).await;
    assert_eq!((status, body.as_str()), (StatusCode::OK, r#"{"taken":"noted","suppressed":true}"#));
    let row = &told(&world).await[0];
    assert_eq!((row.email_id, row.kind, row.status.as_str()), (first.id, ReturnKind::Bounce, "5.1.1"));
    let said = format!("550 5.1.1 <{}>: Recipient address rejected: User unknown", member.email);
    assert_eq!(row.diagnostic, said);

    // Nothing goes there but what is about the safety of the account: who reported it may be somebody who wants it silent.
    let security = sent(&world, "three", |row| {
        about(&member)(row);
        row.urgency = Urgency::Security;
    })
    .await;
    assert_eq!(security.state, EmailState::Sent);
    for (key, urgency) in [("two", Urgency::Event), ("four", Urgency::Digest)] {
        let letter = sent(&world, key, |row| {
            about(&member)(row);
            row.urgency = urgency;
        })
        .await;
        assert_eq!(letter.state, EmailState::Failed, "{key}");
        assert_eq!(letter.last_reply.as_deref(), Some("address suppressed since 2026-06-15"));
    }
    let administrator = world.browser_of(&world.person(Role::Administrator, "FRAN").await).await;
    let page = administrator.get("/en/operations/mail").await;
    page.says("Not sent: nothing has gone to this address since 15 June 2026");
    page.says("Later returned: 15 June 2026, 10:00: There is no mailbox of that name.").says("User unknown");
    administrator.get(&format!("/cy/operations/mail/{}", first.id)).await.is(200).says("Daeth yn ôl wedyn:");
    let list = administrator.get("/en/operations/mail/suppressed").await;
    list.is(200).says(&member.email).says("There is no mailbox of that name.");

    // The person is told when they sign in, and their manager on the co-op's page.
    let own = world.browser_of(&member).await;
    own.get("/en/account").await.is(200).says("Our emails have not reached you since 15 June 2026");
    own.get("/cy/account").await.is(200).says("Nid yw ein he-byst wedi’ch cyrraedd ers 15 Mehefin 2026");
    let browser = world.browser_of(&manager).await;
    let page = browser.get("/en/coops/COOP-0001/addresses").await;
    page.is(200).says(&member.name).says(&member.email).says("There is no mailbox of that name.");
    let id = suppressed(&world).await[0].id;
    let again = browser.submit(page.form(&format!("/addresses/{id}"))).await;
    again.is(200).says("Letters go to that address again.").says("Our emails reach everybody here");
    own.get("/en/account").await.is(200).does_not_say("have not reached you");
    let row = &suppressed(&world).await[0];
    assert_eq!((row.lifted_at, row.lifted_by), (Some(world.now()), Some(manager.account)));
    world.pass(TimeDelta::minutes(1));
    let fifth = sent(&world, "five", about(&member)).await;
    assert_eq!(fifth.state, EmailState::Sent);

    // Late word of the old letter changes nothing; word of the new one stops the address again.
    let late = report(&first, &member.email, "failed", "5.2.1");
    assert!(matches!(taken(&world, &late).await, Taken::Noted { suppressed: false, .. }));
    let new = report(&fifth, &member.email, "failed", "5.1.1");
    assert!(matches!(taken(&world, &new).await, Taken::Noted { suppressed: true, .. }));
    let events: Vec<String> = safon::journal::latest(&*world.app.database, None, 100)
        .await
        .unwrap()
        .into_iter()
        .map(|(entry, detail)| {
            let detail = detail.unwrap_or_default().to_string();
            assert!(
                !detail.contains(&member.email) || entry.subject_kind == "account",
                "{}: {detail}",
                entry.event
            );
            entry.event
        })
        .collect();
    for (event, count) in [("mail-returned", 3), ("address-suppressed", 2), ("suppression-lifted", 1)] {
        assert_eq!(events.iter().filter(|one| *one == event).count(), count, "{event}");
    }
}

#[tokio::test]
async fn what_is_late_and_what_arrived_is_noted_and_stops_nothing() {
    let world = World::new().await;
    let letter = sent(&world, "one", |_| {}).await;
    for (action, status, kind) in [
        ("delayed", "4.4.1", ReturnKind::Delay),
        ("failed", "4.4.7", ReturnKind::Delay),
        ("failed", "nonsense", ReturnKind::Delay),
        ("delivered", "2.0.0", ReturnKind::Delivered),
        ("relayed", "2.1.0", ReturnKind::Delivered),
    ] {
        let Taken::Noted { told, suppressed, .. } =
            taken(&world, &report(&letter, &letter.recipient, action, status)).await
        else {
            panic!("{action} {status} was not noted");
        };
        assert_eq!((told[0].0, suppressed), (kind, false), "{action} {status}");
    }
    assert_eq!(told(&world).await.len(), 5);
    assert!(suppressed(&world).await.is_empty());
    assert_eq!(
        sent(&world, "two", |row| row.recipient = letter.recipient.clone()).await.state,
        EmailState::Sent
    );
}

#[tokio::test]
async fn a_report_is_understood_however_a_server_writes_it_and_the_same_one_twice_is_one() {
    let world = World::new().await;
    let letter = sent(&world, "one", |_| {}).await;
    let source = other_report(&letter, &letter.recipient);
    let Taken::Noted { told: first, suppressed: true, .. } = taken(&world, &source).await else { panic!() };
    assert_eq!(first, [(ReturnKind::Bounce, "5.2.2".to_owned(), true)]);
    let Taken::Noted { told: second, suppressed: false, .. } = taken(&world, &source).await else { panic!() };
    assert_eq!(second, [(ReturnKind::Bounce, "5.2.2".to_owned(), false)]);
    assert_eq!((told(&world).await.len(), suppressed(&world).await.len()), (1, 1));
}

#[tokio::test]
async fn a_complaint_stops_digests_and_nothing_that_has_legal_effect() {
    let world = World::new().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let member = world.person(Role::BoardMember, "COOP-0001").await;
    let digest = |row: &mut email::Model| row.urgency = Urgency::Digest;
    let first = sent(&world, "one", |row| {
        about(&member)(row);
        digest(row);
    })
    .await;
    assert_eq!(refused(&world, &complaint(&first, "not-spam")).await, "returned-refused-nobody");
    assert!(matches!(
        taken(&world, &complaint(&first, "abuse")).await,
        Taken::Noted { suppressed: true, .. }
    ));
    let again = sent(&world, "two", |row| {
        about(&member)(row);
        digest(row);
    })
    .await;
    assert_eq!(again.last_reply.as_deref(), Some("address suppressed for digests since 2026-06-15"));
    assert_eq!(sent(&world, "three", about(&member)).await.state, EmailState::Sent);
    world
        .browser_of(&member)
        .await
        .get("/en/account")
        .await
        .says("You have had no digests since 15 June 2026");
    // It was the reader's own wish: the co-op sees it, and cannot have digests sent again.
    let row = suppressed(&world).await.remove(0);
    assert_eq!(row.why, SuppressionCause::Complaint);
    let browser = world.browser_of(&manager).await;
    browser.get("/en/coops/COOP-0001/addresses").await.says("Only an administrator can have them sent again");
    let actor = world.actor(&manager).await;
    let refused = addresses::right_at(&world.app, &actor, "COOP-0001", row.id, world.now());
    assert!(matches!(refused.await, Err(Error::Refused(m)) if m.key == "returned-refused-own-wish"));
    let administrator = world.browser_of(&world.person(Role::Administrator, "FRAN").await).await;
    let page = administrator.get("/en/operations/mail/suppressed").await;
    let silent = administrator.submit(page.form(&format!("/suppressed/{}", row.id))).await;
    silent.is(422);
    assert_eq!(silent.errors().len(), 1);
    let done = administrator
        .submit(page.form(&format!("/suppressed/{}", row.id)).fill("reason", "She asked for them."))
        .await;
    done.is(200).says("Letters go to that address again.").says("Letters go to every address");
    assert_eq!(suppressed(&world).await[0].reason.as_deref(), Some("She asked for them."));
}

#[tokio::test]
async fn what_is_no_report_about_our_letter_to_that_address_is_refused_and_nothing_else_happens() {
    let world = World::new().await;
    let letter = sent(&world, "one", |_| {}).await;
    let waiting = posted(&world, "waits", |row| row.not_before += TimeDelta::days(1)).await;
    let mail = |head: &str, body: &str| format!("{head}\r\n\r\n{body}").into_bytes();
    // Somebody who knows an address, but none of our letters; or a letter of their own, but wants another address stopped.
    let mut guessed = letter.clone();
    guessed.message_id = "<00000000000000000000000000000000@safon.invalid>".into();
    let nobody = report(&letter, "siân@elsewhere.invalid", "failed", "5.1.1");
    let strangers = [
        report(&guessed, &letter.recipient, "failed", "5.1.1"),
        report(&waiting, &waiting.recipient, "failed", "5.1.1"),
        nobody,
    ];
    for source in &strangers {
        assert_eq!(refused(&world, source).await, "returned-refused-stranger");
    }
    let text = String::from_utf8(report(&letter, &letter.recipient, "failed", "5.1.1")).unwrap();
    let cut = |from: &str| text.split(from).next().unwrap().to_owned().into_bytes();
    assert_eq!(
        refused(&world, &cut("--b1/mx.invalid\r\nContent-Description: Undelivered")).await,
        "returned-refused-no-letter"
    );
    assert_eq!(
        refused(&world, &cut("--b1/mx.invalid\r\nContent-Description: Delivery")).await,
        "returned-refused-no-report"
    );
    let without = text.replace("Final-Recipient", "X-Final").replace("Original-Recipient", "X-Original");
    assert_eq!(refused(&world, without.as_bytes()).await, "returned-refused-nobody");
    assert_eq!(
        refused(&world, &mail("From: a@b.invalid\r\nSubject: Helo", "Siân")).await,
        "returned-refused-no-report"
    );
    assert_eq!(refused(&world, &vec![b'x'; LARGEST + 1]).await, "returned-refused-large");
    for junk in [&b""[..], b"\0\0\0\0", b"\r\n\r\n", &[0xff; 5000], b"%PDF-1.7"] {
        let key = refused(&world, junk).await;
        assert!(
            matches!(&*key, "returned-refused-no-mail" | "returned-refused-no-report"),
            "{key} for {junk:?}"
        );
    }
    // Boxes in boxes, as many as a message may hold.
    let nest = "Content-Type:message/rfc822\r\n\r\n".repeat(LARGEST / 31 - 100);
    refused(&world, nest.as_bytes()).await;
    let head = "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n";
    refused(&world, format!("{head}{}", &nest[..nest.len() - 2000]).as_bytes()).await;
    let parts = format!("{head}{}", "\r\n--b\r\n".repeat(100_000));
    refused(&world, parts.as_bytes()).await;
}

#[tokio::test]
async fn what_a_machine_answers_by_itself_is_ignored() {
    let world = World::new().await;
    let letter = sent(&world, "one", |_| {}).await;
    for head in ["Auto-Submitted: auto-replied", "X-Autoreply: yes", "Precedence: auto_reply"] {
        let away = format!(
            "From: {}\r\nSubject: Allan\r\nIn-Reply-To: {}\r\n{head}\r\n\r\nAllan.",
            letter.recipient, letter.message_id
        );
        assert_eq!(taken(&world, away.as_bytes()).await, Taken::Ignored);
    }
    let read = String::from_utf8(report(&letter, &letter.recipient, "failed", "5.1.1")).unwrap();
    let read = read.replace("message/delivery-status", "message/disposition-notification");
    assert_eq!(taken(&world, read.as_bytes()).await, Taken::Ignored);
    assert!(told(&world).await.is_empty());
}

#[tokio::test]
async fn the_door_is_there_only_where_a_token_is_set_and_opens_only_to_it() {
    let world = World::new().await;
    assert_eq!(knock(&world, Some(TOKEN), Vec::new()).await.0, StatusCode::NOT_FOUND);
    let world = hooked().await;
    let letter = sent(&world, "one", |_| {}).await;
    let source = report(&letter, &letter.recipient, "failed", "5.1.1");
    for wrong in [None, Some(""), Some("dweud-wrthyf-beth-ddaeth-yn-oL"), Some("dweud")] {
        assert_eq!(knock(&world, wrong, source.clone()).await.0, StatusCode::UNAUTHORIZED);
    }
    assert!(told(&world).await.is_empty());
    let base = world.serve().await;
    let got =
        Client::builder().no_proxy().build().unwrap().get(format!("{base}/hooks/returned-mail")).send().await;
    assert_eq!(got.unwrap().status(), StatusCode::NOT_FOUND);
    assert_eq!(knock(&world, Some(TOKEN), vec![b'x'; LARGEST + 1]).await.0, StatusCode::PAYLOAD_TOO_LARGE);
    let (status, body) = knock(&world, Some(TOKEN), b"From: a@b.invalid\r\n\r\nHelo".to_vec()).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(body.contains("That is no report of a mail server."), "{body}");
    assert_eq!(knock(&world, Some(TOKEN), source.clone()).await.0, StatusCode::OK);
    // Whoever goes on guessing is told to wait; the mail server is not.
    for _ in 0..6 {
        knock(&world, Some("guess"), Vec::new()).await;
    }
    assert_eq!(knock(&world, Some("guess"), Vec::new()).await.0, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(knock(&world, Some(TOKEN), source).await.0, StatusCode::OK);
}

#[tokio::test]
async fn whoever_goes_on_guessing_the_token_fills_neither_the_journal_nor_a_table() {
    let world = hooked().await;
    let refused = |world: &World| {
        let database = world.app.database.clone();
        async move {
            let kind = journal_entry::Column::Event.eq("returned-mail-refused");
            journal_entry::Entity::find().filter(kind).count(&*database).await.expect("the journal")
        }
    };
    for _ in 0..15 {
        knock(&world, Some("guess"), Vec::new()).await;
    }
    assert_eq!(refused(&world).await, 1);
    let counters = rate_counter::Entity::find().all(&*world.app.database).await.expect("counters");
    let tries: Vec<i32> = counters.iter().map(|row| row.count).collect();
    assert!(counters.len() == 2 && tries.iter().all(|tries| *tries <= 11), "{counters:?}");
    world.pass(chrono::TimeDelta::minutes(16));
    for _ in 0..3 {
        assert_eq!(knock(&world, None, Vec::new()).await.0, StatusCode::UNAUTHORIZED);
    }
    assert_eq!(refused(&world).await, 2, "one for each window");
}

#[tokio::test]
async fn another_co_op_sees_nothing_of_it_and_cannot_lift_it() {
    let world = World::new().await;
    let member = world.person(Role::BoardMember, "COOP-0001").await;
    let first = sent(&world, "one", about(&member)).await;
    taken(&world, &report(&first, &member.email, "failed", "5.1.1")).await;
    let row = suppressed(&world).await.remove(0);
    let attacker = world.person(Role::Manager, "COOP-0002").await;
    let browser = world.browser_of(&attacker).await;
    browser.get("/en/coops/COOP-0001/addresses").await.is(404);
    browser.get("/en/coops/COOP-0002/addresses").await.is(200).does_not_say(&member.email);
    let made_up = "0197d0a0-0000-7000-8000-000000000000";
    for (coop, id) in
        [("COOP-0001", row.id.to_string()), ("COOP-0002", row.id.to_string()), ("COOP-0002", made_up.into())]
    {
        let page = browser.post_with_token(&format!("/en/coops/{coop}/addresses/{id}"), &[]).await;
        page.is(404);
    }
    browser.get("/en/operations/mail/suppressed").await.is(404);
    let form = [("reason", "x")];
    browser.post_with_token(&format!("/en/operations/mail/suppressed/{}", row.id), &form).await.is(404);
    let actor = world.actor(&attacker).await;
    let tried = addresses::right(&world.app, &actor, row.id, Some("x".into()), world.now()).await;
    assert!(matches!(tried, Err(Error::NotFound)), "{tried:?}");
    for role in [Role::BoardChair, Role::ConsortiumCoordinator, Role::Member] {
        let browser = world.browser_of(&world.person(role, "COOP-0001").await).await;
        browser.get("/en/coops/COOP-0001/addresses").await.is(404);
    }
    assert!(suppressed(&world).await[0].lifted_at.is_none());
}

#[tokio::test]
async fn a_new_address_of_the_same_person_is_not_stopped() {
    let world = World::new().await;
    let member = world.person(Role::BoardMember, "COOP-0001").await;
    let first = sent(&world, "one", about(&member)).await;
    taken(&world, &report(&first, &member.email, "failed", "5.1.1")).await;
    let account = safon::access::store::account(&*world.app.database, member.account).await.unwrap();
    let mut row = account.into_active_model();
    row.email = Set("newydd@coop.invalid".into());
    row.email_key = Set("newydd@coop.invalid".into());
    row.update(&*world.app.database).await.unwrap();
    let next = sent(&world, "two", |row| {
        about(&member)(row);
        row.recipient = "newydd@coop.invalid".into();
    })
    .await;
    assert_eq!(next.state, EmailState::Sent);
    let actor = world.actor(&member).await;
    assert!(addresses::own(&world.app, &actor).await.unwrap().is_empty());
}

#[tokio::test]
async fn nobody_can_work_out_what_a_letter_is_called() {
    let (one, other) = (World::new().await, World::new().await);
    let mut named = Vec::new();
    for world in [&one, &other] {
        let post = safon::outbox::Post {
            kind: "password-changed",
            unique_key: "known to the attacker".into(),
            account: None,
            recipient: "a@b.invalid".into(),
            language: Some(Language::Cy),
            organisation: None,
            urgency: Urgency::Security,
            context: tera::Context::from_serialize(&serde_json::json!({ "name": "Siân" })).unwrap(),
            calendar: None,
            goes: safon::outbox::Goes::Regardless("a test"),
        };
        safon::outbox::post(&world.app, &*world.app.database, post, world.now()).await.unwrap();
        named.push(world.letters().await[0].message_id.clone());
    }
    assert_ne!(named[0], named[1], "the same letter posted at the same time has another name");
}

#[tokio::test]
async fn health_warns_when_more_than_one_letter_in_twenty_came_back() {
    let world = World::new().await;
    let state = async || {
        let checks = health::examine(&world.app, world.now()).await;
        let check = checks.into_iter().find(|check| check.name == "returned").expect("it is looked at");
        check.state
    };
    assert_eq!(state().await, State::Good);
    let mut letters = Vec::new();
    for number in 0..20 {
        letters.push(posted(&world, &format!("n{number}"), |_| {}).await);
    }
    world.deliver().await;
    let back = async |letter: &email::Model| {
        taken(&world, &report(letter, &letter.recipient, "failed", "5.1.1")).await;
    };
    back(&letters[0]).await;
    assert_eq!(share(&*world.app.database, 7, world.now()).await.unwrap(), (20, 1));
    assert_eq!(state().await, State::Good, "five in a hundred are not more than five");
    back(&letters[1]).await;
    assert_eq!(state().await, State::Warning);
    world.pass(TimeDelta::days(8));
    assert_eq!(state().await, State::Good);
}

#[tokio::test]
async fn the_database_itself_keeps_one_suppression_for_an_address() {
    let world = World::new().await;
    let letter = sent(&world, "one", |_| {}).await;
    taken(&world, &report(&letter, &letter.recipient, "failed", "5.1.1")).await;
    let mut row = suppressed(&world).await.remove(0);
    row.id = entities::ids::SuppressionId::new(world.now());
    let twice = row.into_active_model().reset_all().insert(&*world.app.database).await;
    assert!(twice.is_err(), "a second one stands beside the first");
    assert_eq!(suppression::Entity::find().count(&*world.app.database).await.unwrap(), 1);
}

#[tokio::test]
async fn a_mail_server_may_pipe_it_to_the_command() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let world = World::new().await;
    let letter = sent(&world, "one", |_| {}).await;
    let run = |arguments: &[&str], input: &[u8]| {
        let mut command = Command::new(crate::operations::SAFON);
        command
            .args(arguments)
            .arg("--data")
            .arg(&world.config.data)
            .env("LANG", "en_GB.UTF-8")
            .env_remove("LC_ALL");
        if let Some(database) = &world.config.database {
            command.env("SAFON_DATABASE", database);
        }
        let mut running = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("safon runs");
        running.stdin.take().expect("it reads").write_all(input).expect("it listens");
        let output = running.wait_with_output().expect("safon ends");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("a text");
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let (code, out, _) = run(&["mail", "returned", "--json"], b"From: a@b.invalid\r\n\r\nHelo");
    assert_eq!((code, out.trim()), (Some(1), "[]"));
    let source = report(&letter, &letter.recipient, "failed", "5.1.1");
    let (code, out, err) = run(&["mail", "returned", "--json"], &source);
    assert_eq!(code, Some(0), "{err}");
    let rows: serde_json::Value = serde_json::from_str(&out).expect("an array");
    assert_eq!((&rows[0]["taken"], &rows[0]["suppressed"]), (&"noted".into(), &true.into()));
    let (code, out, _) = run(&["mail", "returned"], &source);
    assert_eq!((code, out.trim()), (Some(0), "That was known already."));
    let (code, out, _) =
        run(&["mail", "ledger", "--json", "--from", "2026-06-15", "--to", "2026-06-15"], b"");
    let rows: serde_json::Value = serde_json::from_str(&out).expect("an array");
    assert_eq!((code, &rows[0]["message_id"]), (Some(0), &letter.message_id.clone().into()));
    assert!(rows[0]["came_back"].as_str().expect("words").starts_with("bounce 5.1.1 550"), "{rows}");
    let (code, out, _) = run(&["mail", "proof", &letter.message_id, "--json"], b"");
    let rows: serde_json::Value = serde_json::from_str(&out).expect("an array");
    assert_eq!((code, &rows[0]["returned"][0]["status"]), (Some(0), &"5.1.1".into()));
    assert_eq!(run(&["mail", "proof", "<nobody@nowhere.invalid>"], b"").0, Some(1));
    assert_eq!(run(&["mail", "ledger", "--from", "2026-06-16", "--to", "2026-06-15"], b"").0, Some(2));
}
