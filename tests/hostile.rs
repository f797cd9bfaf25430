//! What somebody hostile sends, and what comes of it: a plain refusal, nothing kept, nobody else held up.

use entities::access::{Language, Role};
use reqwest::{Client, redirect};
use safon::access::{self, Invitation, SignIn};
use safon::foundation::error::Error;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::world::World;

fn client() -> Client {
    Client::builder().redirect(redirect::Policy::none()).no_proxy().build().expect("a client")
}

fn part(name: &str, file: Option<&str>, content: &str) -> String {
    let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
    format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{content}\r\n")
}

#[tokio::test]
async fn a_long_preamble_and_endless_headers_are_broken_off_though_a_good_form_follows() {
    let world = World::new().await;
    let browser = world.browser().await;
    let token = browser.token().await;
    let form = format!("{}{}--x--\r\n", part("token", None, &token), part("email", None, "a@b.invalid"));
    let long = "a".repeat(200 * 1024);
    let headers = form.replacen("\r\n\r\n", &format!("\r\nX-Long: {long}\r\n\r\n"), 1);
    for (body, taken) in [(form.clone(), true), (format!("{long}\r\n{form}"), false), (headers, false)] {
        let answer = client()
            .post(format!("{}/en/forgotten", world.serve().await))
            .header("content-type", "multipart/form-data; boundary=x")
            .header("cookie", browser.cookies())
            .body(body)
            .send()
            .await
            .expect("an answer");
        assert_eq!(answer.status().is_success(), taken, "{}", answer.status());
    }
}

#[tokio::test]
async fn a_page_that_takes_no_files_keeps_none() {
    let world = World::new().await;
    let browser = world.browser().await;
    let token = browser.token().await;
    for page in ["/en/sign-in", "/en/forgotten", "/en/link/abc", "/en/sign-in/code"] {
        let body = format!("{}{}--x--\r\n", part("token", None, &token), part("f", Some("a.txt"), "kept?"));
        let answer = client()
            .post(format!("{}{page}", world.serve().await))
            .header("content-type", "multipart/form-data; boundary=x")
            .header("cookie", browser.cookies())
            .body(body)
            .send()
            .await
            .expect("an answer");
        assert!(answer.status().is_client_error(), "{page}: {}", answer.status());
    }
    assert!(world.app.files.list().await.expect("the store").is_empty());
}

/// Begins to send a file to the page of verification, and stops in the midst.
async fn begins(world: &World, cookies: &str, token: &str) -> TcpStream {
    let base = world.serve().await;
    let address = base.trim_start_matches("http://");
    let mut line = TcpStream::connect(address).await.expect("a connection");
    let body = format!("{}{}", part("token", None, token), part("file", Some("a.pdf"), &"x".repeat(200_000)));
    let head = format!(
        "POST /en/verify HTTP/1.1\r\nHost: {address}\r\nCookie: {cookies}\r\nConnection: close\r\n\
         Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {}\r\n\r\n",
        body.len() + 1_000_000
    );
    line.write_all(format!("{head}{body}").as_bytes()).await.expect("it is sent");
    line
}

async fn answered(mut line: TcpStream) -> String {
    let mut answer = Vec::new();
    // A connection that is cut off in the midst of a body is an answer too.
    let _ = line.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn whoever_sends_a_file_slowly_without_signing_in_is_broken_off_and_few_can_at_once() {
    let world = World::with("2026-06-15T10:00:00", |config| config.limits.patience = 2).await;
    let browser = world.browser().await;
    let token = browser.token().await;
    let mut lines = Vec::new();
    for _ in 0..9 {
        lines.push(begins(&world, &browser.cookies(), &token).await);
    }
    let answers = futures::future::join_all(lines.into_iter().map(answered)).await;
    let of = |status: &str| answers.iter().filter(|answer| answer.starts_with(status)).count();
    assert_eq!((of("HTTP/1.1 422"), of("HTTP/1.1 503")), (8, 1), "{answers:?}");
    assert!(answers.iter().any(|answer| answer.contains("took too long to arrive")));
    assert!(world.app.files.list().await.expect("the store").is_empty());
    // Their places are free again.
    let good = format!("{}{}--x--\r\n", part("token", None, &token), part("file", Some("a.pdf"), "x"));
    let answer = client()
        .post(format!("{}/en/verify", world.serve().await))
        .header("content-type", "multipart/form-data; boundary=x")
        .header("cookie", browser.cookies())
        .body(good)
        .send()
        .await
        .expect("an answer");
    assert_eq!(answer.status(), 200);
}

#[tokio::test]
async fn a_file_that_no_row_speaks_of_is_swept_after_a_day_and_a_wanted_one_stays() {
    let world = World::new().await;
    let left = world.app.files.keep_bytes(b"left behind").await.expect("kept").sha256;
    let wanted = world.app.files.keep_bytes(b"wanted").await.expect("kept").sha256;
    let day = std::time::Duration::from_secs(24 * 3600);
    let sweep = |age| world.app.files.sweep_orphans(|sha256| sha256 == wanted, age);
    assert_eq!(sweep(day).await.expect("swept"), 0, "it may be on its way to a row still");
    assert_eq!(sweep(std::time::Duration::ZERO).await.expect("swept"), 1);
    assert!(world.app.files.read(&left).await.is_err() && world.app.files.read(&wanted).await.is_ok());
}

#[tokio::test]
async fn what_another_process_is_receiving_is_never_written_over() {
    let world = World::new().await;
    let incoming = world.config.files_dir().join("incoming");
    // In two containers that share the folder the numbers of processes, and what they count, may be the same.
    for serial in 0..3000 {
        let theirs = incoming.join(format!("{}-{serial}", std::process::id()));
        std::fs::write(theirs, "theirs").expect("the file is there");
    }
    let ours = world.app.files.keep_bytes(b"ours").await.expect("kept");
    assert_eq!(world.app.files.read_all(&ours.sha256).await.expect("read"), b"ours");
    let left: Vec<_> = std::fs::read_dir(&incoming).expect("the folder").collect();
    assert_eq!(left.len(), 3000, "none was moved");
    for file in left {
        let path = file.expect("an entry").path();
        assert_eq!(std::fs::read(&path).expect("read"), b"theirs", "{}", path.display());
    }
}

#[tokio::test]
async fn tries_made_at_the_same_moment_are_all_counted() {
    let world = World::new().await;
    let chair = world.person(Role::BoardChair, "COOP-0001").await;
    let tries = (0..30).map(|_| {
        access::sign_in(&world.app, &chair.email, "not the right one", "127.0.0.1", "a test", world.now())
    });
    futures::future::join_all(tries).await;
    let right =
        access::sign_in(&world.app, &chair.email, chair.password, "127.0.0.1", "a test", world.now()).await;
    assert!(matches!(right, Ok(SignIn::Refused)), "the limit holds for everybody at once");
}

#[tokio::test]
async fn numbers_of_pages_may_be_anything() {
    let world = World::new().await;
    world.organisation("COOP-0001").await;
    let officer = world.browser_of(&world.person(Role::StandardsOfficer, "FRAN").await).await;
    let administrator = world.browser_of(&world.person(Role::Administrator, "FRAN").await).await;
    for page in ["18446744073709551615", "9223372036854775807", "200000000000000001", "-1", "0", "x", ""] {
        for path in ["/en/coops", "/en/audits", "/en/register", "/en/audits?group=over"] {
            let joint = if path.contains('?') { '&' } else { '?' };
            officer.get(&format!("{path}{joint}page={page}")).await.is(200);
        }
        administrator.get(&format!("/en/accounts?page={page}")).await.is(200);
    }
}

#[tokio::test]
async fn control_characters_go_no_further_than_the_door() {
    let world = World::new().await;
    world.standard_in_force().await;
    let browser = world.browser().await;
    browser.get("/en/register?q=%00").await.is(200);
    browser.get("/en/register/%00").await.is(404);
    browser.get("/en/standards/%00").await.is(404);
    let page = browser.get("/en/sign-in").await;
    let form = page.form("/sign-in").fill("email", "a\0@b.invalid").fill("password", "\0");
    browser.submit(form).await.is(422);
    let page = browser.get("/en/forgotten").await;
    browser.submit(page.form("/forgotten").fill("email", "a\0@b.invalid")).await.is(200);
}

#[tokio::test]
async fn a_role_is_held_at_its_own_kind_of_organisation_and_in_areas_that_exist() {
    let world = World::new().await;
    for (role, organisation, areas) in [
        (Role::Regulator, "COOP-0001", None),
        (Role::Administrator, "COOP-0001", None),
        (Role::Manager, "GOV", None),
        (Role::Manager, "COOP-0001", Some("W06000010")),
        (Role::Regulator, "GOV", Some("'; drop")),
    ] {
        let invitation = Invitation {
            email: "twm@fran.invalid".into(),
            name: "Tŵm".into(),
            language: Language::Cy,
            role,
            organisation: world.organisation(organisation).await,
            areas: areas.map(|area| vec![area.to_owned()]),
        };
        let refused = access::invite(&world.app, None, invitation, world.now()).await;
        assert!(matches!(refused, Err(Error::Problems(_))), "{role} at {organisation}: {refused:?}");
    }
}

#[tokio::test]
async fn the_bare_address_leads_to_the_language_of_the_browser() {
    let world = World::new().await;
    let base = world.serve().await;
    for (wish, place) in [("cy,en;q=0.8", "/cy"), ("en-GB,cy;q=0.5", "/en"), ("fr", "/en")] {
        let answer = client().get(&base).header("accept-language", wish).send().await.expect("an answer");
        assert_eq!(answer.status(), 303);
        assert_eq!(answer.headers()["location"], place);
    }
}
