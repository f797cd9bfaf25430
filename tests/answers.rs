//! What every answer bears, whoever asks for what: headers, limits on tries, and the right words for what is not taken.

use entities::access::Role;
use reqwest::{Client, Method, redirect};

use crate::world::World;

fn client() -> Client {
    Client::builder().redirect(redirect::Policy::none()).no_proxy().build().expect("a client")
}

fn part(name: &str, file: Option<&str>, content: &str) -> String {
    let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
    format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{content}\r\n")
}

const HEADERS: &[(&str, &str)] = &[
    ("content-security-policy", "default-src 'none'"),
    ("content-security-policy", "frame-ancestors 'none'"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("permissions-policy", "camera=()"),
    ("strict-transport-security", "max-age=63072000"),
];

#[tokio::test]
async fn every_answer_bears_the_policy_whoever_made_it() {
    // The service believes that a proxy with HTTPS stands before it, so that HSTS belongs to every answer too.
    let world = World::with("2026-06-15T10:00:00", |config| {
        config.base_url = "https://safon.example".into();
    })
    .await;
    let base = world.serve().await;
    let get = Method::GET;
    let asked = [
        (get.clone(), "/".to_owned(), 303),
        (get.clone(), "/en".into(), 200),
        (get.clone(), "/healthz".into(), 200),
        (Method::POST, "/healthz".into(), 200),
        (get.clone(), "/assets/css/safon.css".into(), 200),
        (get.clone(), "/assets/nothing.css".into(), 404),
        (get.clone(), "/assets/../Cargo.toml".into(), 404),
        (get.clone(), "/assets/%2e%2e%2fCargo.toml".into(), 404),
        (get.clone(), "/unsubscribe/nobody".into(), 303),
        (Method::POST, "/unsubscribe/nobody".into(), 404),
        (get.clone(), "/unsubscribe".into(), 404),
        (get.clone(), "/en/nowhere".into(), 404),
        (get.clone(), "/nowhere".into(), 404),
        (get.clone(), "/en/%ff%00".into(), 404),
        (Method::DELETE, "/en/help".into(), 405),
        (Method::OPTIONS, "/en/help".into(), 405),
        (Method::TRACE, "/en/help".into(), 405),
        (Method::HEAD, "/en/help".into(), 200),
        (Method::HEAD, "/healthz".into(), 200),
        (Method::POST, "/en/help".into(), 405),
        (Method::POST, "/en/sign-in".into(), 422),
        (get.clone(), "/en/home".into(), 303),
        (get, format!("/en/{}", "a".repeat(20_000)), 404),
    ];
    let mut missing = Vec::new();
    for (method, path, status) in asked {
        let shown: String = path.chars().take(60).collect();
        let answer =
            client().request(method.clone(), format!("{base}{path}")).send().await.expect("an answer");
        if answer.status().as_u16() != status {
            missing.push(format!("{method} {shown}: {} instead of {status}", answer.status()));
        }
        for (name, value) in HEADERS {
            let there = answer.headers().get(*name).and_then(|found| found.to_str().ok()).unwrap_or_default();
            if !there.contains(value) {
                missing.push(format!("{method} {shown}: {name} without {value}: {there:?}"));
            }
        }
    }
    assert!(missing.is_empty(), "{} faults:\n{}", missing.len(), missing.join("\n"));
}

#[tokio::test]
async fn an_address_that_takes_something_else_says_what_and_shows_a_page() {
    let world = World::new().await;
    let (base, manager) = (world.serve().await, world.person(Role::Manager, "COOP-0001").await);
    let browser = world.browser_of(&manager).await;
    for (method, path, taken) in
        [(Method::GET, "/en/sign-out", "POST"), (Method::DELETE, "/en/account", "GET, HEAD")]
    {
        let page = browser.asked(method, path).await;
        page.is(405).says("There is no page to read here");
        assert_eq!(page.header("allow"), taken, "{base}{path}");
    }
}

#[tokio::test]
async fn even_a_service_without_its_database_answers_with_the_policy() {
    let world = World::new().await;
    let base = world.serve().await;
    let browser = world.browser_of(&world.person(Role::Manager, "COOP-0001").await).await;
    world.app.database.close_by_ref().await.expect("the database is gone");
    let answer = client()
        .get(format!("{base}/en/home"))
        .header("cookie", browser.cookies())
        .send()
        .await
        .expect("an answer");
    assert_eq!(answer.status(), 503);
    assert!(answer.headers().contains_key("content-security-policy"), "{:?}", answer.headers());
    assert_eq!(answer.headers()["cache-control"], "no-store");
}

#[tokio::test]
async fn tries_from_one_ipv6_network_count_together() {
    let world = World::with("2026-06-15T10:00:00", |config| {
        config.trusted_proxy = Some(std::net::Ipv4Addr::LOCALHOST.into());
    })
    .await;
    let chair = world.person(Role::BoardChair, "COOP-0001").await;
    let ask = async |address: &str, email: &str| {
        let browser = world.browser().await.always_sending("x-forwarded-for", address);
        browser.post_with_token("/en/forgotten", &[("email", email)]).await.is(200);
    };
    // One subscriber has the whole of a /64, and may send each try from another address of it.
    for number in 0..31 {
        ask(&format!("2001:db8:7:1:a::{number:x}"), &format!("nobody{number}@coop.invalid")).await;
    }
    ask("2001:db8:7:1:ffff:ffff:ffff:ffff", &chair.email).await;
    assert!(world.letters().await.is_empty(), "the network has used up its tries");
    ask("2001:db8:7:2::1", &chair.email).await;
    assert_eq!(world.letters().await.len(), 1, "its neighbour has not");
    // IPv4 inside of IPv6 is IPv4: otherwise everybody would be in one network.
    for number in 0..31 {
        ask(&format!("::ffff:192.0.2.{number}"), &format!("nobody{number}@coop.invalid")).await;
    }
    world.pass(chrono::TimeDelta::seconds(1));
    ask("::ffff:192.0.2.77", &chair.email).await;
    assert_eq!(world.letters().await.len(), 2);
}

#[tokio::test]
async fn a_page_that_takes_no_files_says_so() {
    let world = World::new().await;
    for (lang, words) in
        [("en", "This page takes no files"), ("cy", "Nid yw’r dudalen hon yn derbyn ffeiliau")]
    {
        let browser = world.browser().await;
        let token = browser.token().await;
        let send = async |token: &str| {
            let body =
                format!("{}{}--x--\r\n", part("token", None, token), part("f", Some("a.txt"), "kept?"));
            let answer = client()
                .post(format!("{}/{lang}/forgotten", world.serve().await))
                .header("content-type", "multipart/form-data; boundary=x")
                .header("cookie", browser.cookies())
                .body(body)
                .send()
                .await
                .expect("an answer");
            (answer.status().as_u16(), answer.text().await.expect("a page"))
        };
        let (status, page) = send(&token).await;
        assert_eq!(status, 422);
        assert!(page.contains(words), "{page}");
        let (status, page) = send("an old one").await;
        assert_eq!(status, 422);
        assert!(!page.contains(words), "without its token a form is stale, whatever it holds");
    }
    assert!(world.app.files.list().await.expect("the store").is_empty());
}
