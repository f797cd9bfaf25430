//! Delivery to a relay on this machine that speaks as fast as it can: the outbox with all that it writes down, beside the
//! library's own pool that only sends, with the same letters over as many connections.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::linux::net::TcpStreamExt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use chrono::NaiveDate;
use entities::access::Language;
use entities::ids::EmailId;
use entities::outbox::{EmailState, Urgency, email};
use lettre::address::Envelope;
use lettre::transport::smtp::PoolConfig;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use safon::foundation::App;
use safon::foundation::config::Config;
use safon::outbox;
use scheduler::clock::{self, Clock};
use sea_orm::EntityTrait;

use crate::network::folder;
use crate::report::Report;

const LETTERS: usize = 400;
const ROUNDS: usize = 3;
const CONNECTIONS: usize = 4;

/// Letters that the sink has taken.
static TAKEN: AtomicUsize = AtomicUsize::new(0);

/// Both ways in turn; the middle of each. First with a relay as any is, then with one whose system acknowledges every packet
/// at once: the library writes the end of a letter by itself, which otherwise waits for that acknowledgement.
pub async fn measure(report: &mut Report) {
    for (at_once, what) in [(false, "a relay on this machine"), (true, "one that acknowledges at once")] {
        let relay = sink(at_once);
        let app = open(relay).await;
        let (mut alone, mut whole) = (Vec::new(), Vec::new());
        for round in 0..ROUNDS {
            let letters = post(&app, round).await;
            if round % 2 == 0 {
                alone.push(pool(&app, relay, &letters).await);
                whole.push(deliver(&app).await);
            } else {
                whole.push(deliver(&app).await);
                alone.push(pool(&app, relay, &letters).await);
            }
        }
        let (alone, whole) = (middle(alone), middle(whole));
        report.figure(&format!("{what}: the library's pool alone"), alone, "letters a second", None);
        report.figure(&format!("{what}: the outbox"), whole, "letters a second", None);
        let ratio = format!("{what}: the outbox beside the pool");
        if at_once {
            report.figure(&ratio, whole / alone, "", None);
        } else {
            report.at_least(&ratio, whole / alone, "", 0.8);
        }
        app.database.close_by_ref().await.expect("the database closes");
    }
}

fn middle(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

async fn open(relay: SocketAddr) -> App {
    let data = folder("delivery");
    let _ = std::fs::remove_dir_all(&data);
    std::fs::create_dir_all(&data).expect("a folder");
    let mut config = Config { data, ..Config::default() };
    config.mail.smtp = Some(format!("smtp://{relay}"));
    config.mail.connections = CONNECTIONS;
    let morning = NaiveDate::from_ymd_opt(2026, 3, 16).and_then(|day| day.and_hms_opt(10, 0, 0));
    let clock = Clock::fixed(clock::instant_of(morning.expect("a time")));
    let app = App::open(config, clock).await.expect("it opens");
    app.database.migrate().await.expect("the schema is made");
    app
}

/// Letters of the size of a digest.
async fn post(app: &App, round: usize) -> Vec<email::Model> {
    let now = app.now();
    let line = "Mae tystysgrif yn dod i ben ar 15 Mehefin; dyma’r ddolen at y cofnod.\n";
    let rows: Vec<email::Model> = (0..LETTERS)
        .map(|number| email::Model {
            id: EmailId::new(now),
            kind: "digest".into(),
            unique_key: format!("{round}-{number}"),
            account_id: None,
            organisation_id: None,
            recipient: format!("manager.{number}@coop.invalid"),
            language: Language::Cy.to_string(),
            subject: "Crynodeb y dydd".into(),
            body_text: line.repeat(20),
            body_html: format!("<p>{}</p>", line.repeat(60)),
            calendar: None,
            unsubscribe: None,
            message_id: format!("<{round}-{number}@safon.invalid>"),
            urgency: Urgency::Digest,
            state: EmailState::Queued,
            not_before: now,
            still_owed: Some("as ever".into()),
            attempts: 0,
            leased_until: None,
            last_reply: None,
            created_at: now,
            sent_at: None,
        })
        .collect();
    let active = rows.iter().cloned().map(email::ActiveModel::from);
    email::Entity::insert_many(active).exec_without_returning(&*app.database).await.expect("letters wait");
    rows
}

/// Letters a second through the outbox: leased, looked at, composed, sent, settled, journaled.
async fn deliver(app: &App) -> f64 {
    let (before, start) = (TAKEN.load(Ordering::SeqCst), Instant::now());
    let round = outbox::deliver(app, app.now(), |_| async { Ok(true.into()) }).await.expect("a round");
    let took = start.elapsed().as_secs_f64();
    assert_eq!(round.sent as usize, LETTERS);
    assert_eq!(TAKEN.load(Ordering::SeqCst) - before, LETTERS);
    LETTERS as f64 / took
}

/// Letters a second through the library's pool, which is given them ready for the wire.
async fn pool(app: &App, relay: SocketAddr, letters: &[email::Model]) -> f64 {
    let ready: Vec<(Envelope, Vec<u8>)> = letters
        .iter()
        .map(|row| {
            let bytes = app.mailer().source(&outbox::letter_of(row, app.now())).expect("a letter");
            let to = vec![row.recipient.parse().expect("an address")];
            let from = app.config.mail.from_address.parse().ok();
            (Envelope::new(from, to).expect("an envelope"), bytes)
        })
        .collect();
    let transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous("127.0.0.1")
        .port(relay.port())
        .pool_config(PoolConfig::new().max_size(u32::try_from(CONNECTIONS).expect("a few")))
        .build();
    let (ready, next) = (Arc::new(ready), Arc::new(AtomicUsize::new(0)));
    let (before, start) = (TAKEN.load(Ordering::SeqCst), Instant::now());
    let senders: Vec<_> = (0..CONNECTIONS)
        .map(|_| {
            let (transport, ready, next) = (transport.clone(), Arc::clone(&ready), Arc::clone(&next));
            tokio::spawn(async move {
                while let Some((envelope, bytes)) = ready.get(next.fetch_add(1, Ordering::SeqCst)) {
                    transport.send_raw(envelope, bytes).await.expect("it is taken");
                }
            })
        })
        .collect();
    for sender in senders {
        sender.await.expect("it ends");
    }
    let took = start.elapsed().as_secs_f64();
    assert_eq!(TAKEN.load(Ordering::SeqCst) - before, LETTERS);
    LETTERS as f64 / took
}

/// A relay that takes everything.
fn sink(at_once: bool) -> SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || {
                // The end of the conversation, however it comes, is the end of it.
                let _ = take(stream, at_once);
            });
        }
    });
    address
}

fn take(stream: TcpStream, at_once: bool) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut answers = stream.try_clone()?;
    let (mut lines, mut line) = (BufReader::new(stream), Vec::new());
    let mut hear = |line: &mut Vec<u8>| {
        line.clear();
        if at_once {
            // It lasts for a while only.
            lines.get_ref().set_quickack(true)?;
        }
        lines.read_until(b'\n', line)
    };
    answers.write_all(b"220 sink.invalid ESMTP\r\n")?;
    while hear(&mut line)? > 0 {
        let answer: &[u8] = match line.get(..4).unwrap_or_default() {
            b"EHLO" => b"250-sink.invalid\r\n250 8BITMIME\r\n",
            b"DATA" => {
                answers.write_all(b"354 go on\r\n")?;
                while hear(&mut line)? > 0 && line != b".\r\n" {}
                TAKEN.fetch_add(1, Ordering::SeqCst);
                b"250 taken\r\n"
            }
            b"QUIT" => b"221 bye\r\n",
            _ => b"250 fine\r\n",
        };
        answers.write_all(answer)?;
    }
    Ok(())
}
