//! The way to the relay behind TLS: with a certificate that an authority of ours vouches for letters go, and with none, another
//! name's or a stranger's not a word of them.

use entities::outbox::EmailState;
use safon::foundation::config::MailConfig;
use safon::foundation::mailer::Settings;
use safon::outbox::Round;

use crate::outbox::{deliver, letter, posted};
use crate::world::World;
use crate::world::relay::{Relay, certificate};

async fn mailing(address: String, authority: bool) -> World {
    World::with("2026-06-15T10:00:00", |config| {
        config.mail.smtp = Some(address);
        config.mail.ca = authority.then(|| certificate("authority.pem"));
        config.mail.timeout_seconds = 2;
    })
    .await
}

fn secrets_said(relay: &Relay) -> Vec<String> {
    let said = relay.heard().into_iter();
    said.filter(|line| ["MAIL", "RCPT", "AUTH", "DATA"].iter().any(|verb| line.starts_with(verb))).collect()
}

#[tokio::test]
async fn letters_go_behind_starttls_to_a_relay_for_which_our_authority_vouches() {
    let relay = Relay::start().await;
    relay.speaks_tls("relay");
    let world = mailing(format!("smtp://post:secret@127.0.0.1:{}?tls=required", relay.port()), true).await;
    let id = posted(&world, "hidden", |_| {}).await;
    assert_eq!(deliver(&world.app).await, Round { sent: 1, ..Round::default() });
    assert_eq!(letter(&world, id).await.state, EmailState::Sent);
    assert_eq!((relay.taken().len(), relay.behind_tls(), relay.connections()), (1, 1, 1));
    let said = relay.heard();
    let at = |verb: &str| said.iter().position(|line| line.starts_with(verb)).expect("it was said");
    assert!(at("STARTTLS") < at("AUTH") && at("AUTH") < at("MAIL"), "{said:?}");
    let greetings = said.iter().filter(|line| line.starts_with("EHLO")).count();
    assert_eq!(greetings, 2, "what was offered in the open counts no more behind TLS (RFC 3207 §4.2)");
}

#[tokio::test]
async fn letters_go_to_a_relay_that_speaks_tls_from_the_first_byte() {
    let relay = Relay::start().await;
    relay.speaks_tls_at_once("relay");
    let world = mailing(format!("smtps://127.0.0.1:{}", relay.port()), true).await;
    posted(&world, "at-once", |_| {}).await;
    assert_eq!(deliver(&world.app).await, Round { sent: 1, ..Round::default() });
    assert_eq!((relay.taken().len(), relay.behind_tls()), (1, 1));
    assert!(!relay.heard().iter().any(|line| line == "STARTTLS"));
}

#[tokio::test]
async fn a_certificate_for_another_name_or_from_a_stranger_gets_not_a_word() {
    for (name, authority) in [("elsewhere", true), ("relay", false)] {
        for at_once in [false, true] {
            let relay = Relay::start().await;
            let scheme = if at_once { "smtps" } else { "smtp" };
            if at_once {
                relay.speaks_tls_at_once(name);
            } else {
                relay.speaks_tls(name);
            }
            let address = format!("{scheme}://post:secret@127.0.0.1:{}?tls=required", relay.port());
            let world = mailing(address, authority).await;
            let id = posted(&world, "secret", |_| {}).await;
            let case = format!("{name}, {scheme}, our authority: {authority}");
            assert_eq!(deliver(&world.app).await, Round { deferred: 1, ..Round::default() }, "{case}");
            let reply = letter(&world, id).await.last_reply.expect("it says why");
            assert!(reply.to_lowercase().contains("certificate"), "{case}: {reply}");
            assert_eq!(secrets_said(&relay), Vec::<String>::new(), "{case}");
        }
    }
}

#[tokio::test]
async fn a_relay_elsewhere_that_offers_no_tls_is_refused_without_any_setting() {
    let relay = Relay::start().await;
    // A name of no machine in particular that leads here, and so is not taken for this machine.
    let world = mailing(format!("smtp://post:secret@0.0.0.0:{}", relay.port()), true).await;
    let id = posted(&world, "open", |_| {}).await;
    assert_eq!(deliver(&world.app).await, Round { deferred: 1, ..Round::default() });
    let reply = letter(&world, id).await.last_reply.expect("it says why");
    assert!(reply.contains("STARTTLS"), "{reply}");
    assert_eq!(secrets_said(&relay), Vec::<String>::new());
}

#[test]
fn an_authority_that_is_not_there_or_is_none_is_refused_at_the_start() {
    let with = |file: &str| {
        let config = MailConfig { ca: Some(certificate(file)), ..MailConfig::default() };
        Settings::of(&config).map(|settings| settings.authority.is_some())
    };
    assert!(with("authority.pem").expect("it can be used"));
    for file in ["nobody.pem", "relay.key", "make.sh"] {
        assert!(with(file).is_err(), "{file}");
    }
}
