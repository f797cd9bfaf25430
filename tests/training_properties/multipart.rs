//! Forms with files as no browser sends them, to the running service: each is answered, none is a failure of the service,
//! nothing stays behind, and the next good form is taken.

use entities::access::Role;
use entities::training::training_import;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use reqwest::{Client, redirect};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::oracle::cases;
use crate::world::World;

const FILE: &[u8] = include_bytes!("../spreadsheets/01-wide-clean.csv");

/// One part of a body, and what is odd about it.
#[derive(Clone, Debug)]
struct Part {
    disposition: String,
    more: Vec<(String, String)>,
    content: Vec<u8>,
    /// How a line ends in its head.
    end: &'static str,
    /// What stands between head and content.
    gap: &'static str,
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("file".to_owned()),
        Just("token".to_owned()),
        Just("a\"; name=\"token".to_owned()),
        Just("../../etc/passwd".to_owned()),
        Just("a\0b".to_owned()),
        Just("\u{202e}xslx.exe".to_owned()),
        (1..9_000_usize).prop_map(|many| "ŵ".repeat(many)),
    ]
}

/// A part as a browser sends it.
fn good() -> impl Strategy<Value = Part> {
    Just(Part {
        disposition: "form-data; name=\"file\"; filename=\"staff.csv\"".to_owned(),
        more: vec![("Content-Type".to_owned(), "text/csv".to_owned())],
        content: FILE.to_vec(),
        end: "\r\n",
        gap: "\r\n",
    })
}

fn part() -> impl Strategy<Value = Part> {
    prop_oneof![3 => good(), 2 => odd()]
}

fn odd() -> impl Strategy<Value = Part> {
    let disposition = prop_oneof![
        4 => (words(), words()).prop_map(|(name, file)| format!("form-data; name=\"{name}\"; filename=\"{file}\"")),
        3 => words().prop_map(|name| format!("form-data; name=\"{name}\"")),
        1 => words().prop_map(|name| format!("form-data; name={name}; filename*=UTF-8''{name}")),
        1 => Just("attachment".to_owned()),
        1 => Just(String::new()),
        1 => Just("form-data; name=\"file\"; name=\"token\"; filename=\"a\"; filename=\"b.csv\"".to_owned()),
    ];
    let header = prop_oneof![
        Just(("Content-Type".to_owned(), "multipart/mixed; boundary=y".to_owned())),
        Just(("Content-Transfer-Encoding".to_owned(), "base64".to_owned())),
        Just(("Content-Length".to_owned(), "18446744073709551616".to_owned())),
        Just(("X".to_owned(), "\u{1}\u{7f}".to_owned())),
        (1..30_000_usize).prop_map(|many| ("X-Long".to_owned(), "a".repeat(many))),
    ];
    let content = prop_oneof![
        Just(FILE.to_vec()),
        vec(any::<u8>(), 0..300),
        Just(b"--y\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nx\r\n--y--\r\n".to_vec()),
        Just(b"\r\n--x".repeat(30)),
        Just(b"\r\n-".repeat(30)),
        (1..200_000_usize).prop_map(|many| vec![b'a'; many]),
    ];
    (
        disposition,
        vec(header, 0..4),
        content,
        prop::sample::select(vec!["\r\n", "\r\n", "\r\n", "\n", "\r"]),
        prop::sample::select(vec!["\r\n", "\r\n", "\r\n", "", "\r\n\r\n"]),
    )
        .prop_map(|(disposition, more, content, end, gap)| Part { disposition, more, content, end, gap })
}

/// How a body is framed, and where it is cut.
#[derive(Clone, Debug)]
struct Body {
    with_token: bool,
    parts: Vec<Part>,
    /// Thousands of small parts behind the others.
    many: usize,
    declared: &'static str,
    used: &'static str,
    preamble: usize,
    closed: bool,
    keep: usize,
}

fn body() -> impl Strategy<Value = Body> {
    let boundaries = ["", "\"x\"", "x; charset=utf-8", "--", "a b", "x\u{0}", "ŵ"];
    let boundaries = prop_oneof![4 => Just("x"), 1 => prop::sample::select(boundaries.to_vec())];
    let used = prop_oneof![5 => Just("x"), 1 => prop::sample::select(vec!["y", "", "--x"])];
    (
        prop::bool::weighted(0.8),
        vec(part(), 0..4),
        prop_oneof![6 => Just(0_usize), 1 => 1..4_000_usize],
        boundaries,
        used,
        prop_oneof![5 => Just(0_usize), 1 => 1..90_000_usize],
        prop::bool::weighted(0.8),
        prop_oneof![4 => Just(usize::MAX), 1 => 0..400_usize],
    )
        .prop_map(|(with_token, parts, many, declared, used, preamble, closed, keep)| Body {
            with_token,
            parts,
            many,
            declared,
            used,
            preamble,
            closed,
            keep,
        })
}

fn written(body: &Body, token: &str) -> Vec<u8> {
    let mut out = vec![b'p'; body.preamble];
    let line = format!("--{}\r\n", body.used);
    if body.with_token {
        out.extend(
            format!("{line}Content-Disposition: form-data; name=\"token\"\r\n\r\n{token}\r\n").into_bytes(),
        );
    }
    for part in &body.parts {
        out.extend_from_slice(line.as_bytes());
        out.extend(format!("Content-Disposition: {}{}", part.disposition, part.end).into_bytes());
        for (name, value) in &part.more {
            out.extend(format!("{name}: {value}{}", part.end).into_bytes());
        }
        out.extend_from_slice(part.gap.as_bytes());
        out.extend_from_slice(&part.content);
        out.extend_from_slice(b"\r\n");
    }
    for n in 0..body.many {
        let field = format!("{line}Content-Disposition: form-data; name=\"f{n}\"\r\n\r\n{n}\r\n");
        out.extend(field.into_bytes());
    }
    if body.closed {
        out.extend(format!("--{}--\r\n", body.used).into_bytes());
    }
    out.truncate(body.keep);
    out
}

#[tokio::test]
async fn forms_that_no_browser_sends_are_answered_and_leave_nothing_behind() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let browser = world.browser_of(&manager).await;
    let (token, base) = (browser.token().await, world.serve().await);
    let client = Client::builder().redirect(redirect::Policy::none()).no_proxy().build().expect("a client");
    let mut runner = TestRunner::deterministic();
    let mut answers = std::collections::BTreeMap::new();
    for _ in 0..cases(250) {
        let body = body().new_tree(&mut runner).expect("a body").current();
        for page in ["/en/coops/COOP-0001/training/import", "/en/coops/COOP-0001/evidence/new"] {
            let sent = client
                .post(format!("{base}{page}"))
                .header(
                    "content-type",
                    reqwest::header::HeaderValue::from_bytes(
                        format!("multipart/form-data; boundary={}", body.declared.replace('\0', ""))
                            .as_bytes(),
                    )
                    .expect("a header"),
                )
                .header("cookie", browser.cookies())
                .body(written(&body, &token))
                .send()
                .await;
            // A service that stops reading may close the line before all of a body is sent: that is an answer too.
            let Ok(answer) = sent else {
                *answers.entry(0).or_insert(0) += 1;
                continue;
            };
            *answers.entry(answer.status().as_u16()).or_insert(0) += 1;
            assert!(!answer.status().is_server_error(), "{page}: {} for {body:?}", answer.status());
        }
    }
    let taken = answers.get(&303).copied().unwrap_or(0);
    assert!(taken > 10 && answers.contains_key(&422), "some are good forms, most are not: {answers:?}");
    let incoming = std::fs::read_dir(world.config.files_dir().join("incoming")).expect("the folder is there");
    assert_eq!(incoming.count(), 0, "what came is removed; {answers:?}");
    let page = browser.get("/en/coops/COOP-0001/training/import").await;
    let read = browser.submit(page.form("/training/import").attach("file", "staff.csv", FILE)).await;
    read.is(200).says("Nothing is stored yet");
    let imports = training_import::Entity::find().count(&*world.app.database).await.expect("counted");
    assert!(imports > 0);
}
