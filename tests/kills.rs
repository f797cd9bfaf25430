//! P1: the service is killed at random moments while files come in by form and in pieces. What it acknowledged is there.
//!
//! Twenty kills in the suite; `SAFON_TEST_KILLS` says how many otherwise (`tests/run` asks for 200).

use std::collections::{BTreeMap, BTreeSet};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use chrono::TimeDelta;
use entities::access::Role;
use entities::evidence::{evidence_file, evidence_item, evidence_upload};
use reqwest::{Client, RequestBuilder, multipart, redirect};
use safon::evidence::uploads;
use safon::operations::verify;
use sea_orm::EntityTrait;
use sha2::{Digest, Sha256};

use crate::operations::SAFON;
use crate::world::World;

/// Senders by form, and in pieces.
const SENDERS: usize = 3;
const PIECE: usize = 100_000;

/// `safon serve` as a process of its own.
struct Service {
    child: Child,
    base: String,
}

impl Service {
    async fn start(world: &World) -> Self {
        let free = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let address = free.local_addr().expect("an address").to_string();
        drop(free);
        let mut command = Command::new(SAFON);
        command
            .args(["serve", "--data", world.config.data.to_str().expect("a path"), "--listen", &address])
            .env("SAFON_BASE_URL", format!("http://{address}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if let Some(database) = &world.config.database {
            command.env("SAFON_DATABASE", database);
        }
        let service = Self { child: command.spawn().expect("it starts"), base: format!("http://{address}") };
        for _ in 0..3000 {
            if tokio::net::TcpStream::connect(&address).await.is_ok() {
                return service;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("it does not answer on {address}");
    }

    /// As when the power goes, for the process.
    fn kill(mut self) {
        self.child.kill().expect("it is killed");
        self.child.wait().expect("it is gone");
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One person at a browser, whose session outlives the service's deaths.
#[derive(Clone)]
struct Person {
    client: Client,
    cookie: String,
    base: String,
}

impl Person {
    fn sent(&self, request: RequestBuilder) -> RequestBuilder {
        let token = self.token();
        request
            .header("cookie", format!("safon={}", self.cookie))
            .header("x-safon-token", token)
            .header("tus-resumable", "1.0.0")
    }

    fn token(&self) -> String {
        safon::web::session::form_token(&self.cookie)
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

/// A file of its own on its way, until it is acknowledged as evidence; what was acknowledged of it so far.
#[derive(Clone)]
struct Sending {
    bytes: Vec<u8>,
    key: String,
    place: Option<String>,
    acknowledged: usize,
    carried: Option<String>,
}

impl Sending {
    fn new() -> Self {
        let size = 2_000 + usize::from(rand::random::<u16>()) * 8;
        let noise: [u8; 32] = rand::random();
        let head = b"%PDF-1.7\n".iter().copied();
        let bytes = head.chain(noise.into_iter().cycle()).take(size).collect();
        let key = hex::encode(rand::random::<[u8; 16]>());
        Self { bytes, key, place: None, acknowledged: 0, carried: None }
    }

    fn sha256(&self) -> String {
        hex::encode(Sha256::digest(&self.bytes))
    }

    /// Hands it in with a form. Nothing, if the service died meanwhile.
    async fn by_form(&self, person: &Person) -> Option<()> {
        let mut form = multipart::Form::new()
            .text("token", person.token())
            .text("key", self.key.clone())
            .text("evidence_type", "insurance_certificate")
            .text("title", "Insurance")
            .text("language", "en")
            .text("ties", "insured-and-able-to-continue");
        form = match &self.carried {
            Some(carried) => form.text("carried", carried.clone()),
            None => form.part("files", multipart::Part::bytes(self.bytes.clone()).file_name("a.pdf")),
        };
        let request = person.client.post(person.at("/en/coops/COOP-0001/evidence/new")).multipart(form);
        let answer = person.sent(request).send().await.ok()?;
        assert_eq!(answer.status(), 303, "{}", answer.text().await.unwrap_or_default());
        Some(())
    }

    /// Sends it in pieces, from where it stopped, and hands it in.
    async fn in_pieces(&mut self, person: &Person) -> Option<()> {
        if self.place.is_none() {
            let request = person
                .client
                .post(person.at("/en/coops/COOP-0001/uploads"))
                .header("upload-length", self.bytes.len())
                .header("upload-metadata", format!("filename {}", BASE64.encode("a.pdf")));
            let answer = person.sent(request).send().await.ok()?;
            assert_eq!(answer.status(), 201);
            self.place = Some(answer.headers()["location"].to_str().expect("a place").to_owned());
        }
        let place = person.at(self.place.as_deref().expect("it has begun"));
        let head = person.sent(person.client.head(&place)).send().await.ok()?;
        assert_eq!(head.status(), 200, "what was begun is there");
        let mut offset = number(&head);
        assert!(offset >= self.acknowledged, "{offset} is there, {} were acknowledged", self.acknowledged);
        while offset < self.bytes.len() {
            let end = self.bytes.len().min(offset + PIECE);
            let request = person
                .client
                .patch(&place)
                .header("upload-offset", offset)
                .header("content-type", "application/offset+octet-stream")
                .body(self.bytes[offset..end].to_vec());
            let answer = person.sent(request).send().await.ok()?;
            assert_eq!(answer.status(), 204, "{}", answer.text().await.unwrap_or_default());
            offset = number(&answer);
            self.acknowledged = offset;
        }
        let told = person.sent(person.client.get(&place)).send().await.ok()?;
        let told: serde_json::Value = serde_json::from_str(&told.text().await.ok()?).ok()?;
        assert_eq!(told["sha256"], self.sha256(), "{told}");
        self.carried = Some(told["carried"].as_str().expect("a field").to_owned());
        self.by_form(person).await
    }
}

fn number(answer: &reqwest::Response) -> usize {
    let offset = answer.headers().get("upload-offset").and_then(|value| value.to_str().ok());
    offset.and_then(|offset| offset.parse().ok()).expect("an offset")
}

/// Digests by key of everything that was acknowledged as evidence.
type Acknowledged = Arc<Mutex<BTreeMap<String, String>>>;

/// Sends one file after the other until the service dies; answers the one that was on its way.
async fn send_on(person: Person, mut sending: Sending, in_pieces: bool, done: Acknowledged) -> Sending {
    loop {
        let sent = if in_pieces { sending.in_pieces(&person).await } else { sending.by_form(&person).await };
        if sent.is_none() {
            return sending;
        }
        done.lock().expect("the list").insert(sending.key.clone(), sending.sha256());
        sending = Sending::new();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_is_there_however_often_the_service_is_killed() {
    let kills: usize = std::env::var("SAFON_TEST_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(20);
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let client = Client::builder().no_proxy().redirect(redirect::Policy::none()).build().expect("a client");
    let service = Service::start(&world).await;
    let mut person =
        Person { client, cookie: session(&world, &service, &manager).await, base: String::new() };
    service.kill();
    let done = Acknowledged::default();
    let mut under_way: Vec<Sending> = (0..2 * SENDERS).map(|_| Sending::new()).collect();
    for _ in 0..kills {
        let service = Service::start(&world).await;
        person.base.clone_from(&service.base);
        let senders: Vec<_> = under_way
            .drain(..)
            .enumerate()
            .map(|(at, sending)| {
                tokio::spawn(send_on(person.clone(), sending, at % 2 == 0, Arc::clone(&done)))
            })
            .collect();
        // The moment is what is tried here: nothing else in the suite waits for time to pass.
        tokio::time::sleep(Duration::from_millis(u64::from(rand::random::<u16>() % 1200))).await;
        service.kill();
        for sender in senders {
            under_way.push(sender.await.expect("nothing that was acknowledged is missing"));
        }
    }
    let finished = done.lock().expect("the list").len();
    // All that was on its way when it died last comes to its end too, as one record.
    let service = Service::start(&world).await;
    person.base.clone_from(&service.base);
    for (at, mut sending) in under_way.into_iter().enumerate() {
        let sent =
            if at % 2 == 0 { sending.in_pieces(&person).await } else { sending.by_form(&person).await };
        sent.expect("it is taken");
        done.lock().expect("the list").insert(sending.key.clone(), sending.sha256());
    }
    drop(service);
    println!("{kills} kills, {finished} files acknowledged between them");
    let done = done.lock().expect("the list").clone();
    everything_is_there(&world, &done).await;
    nothing_else_is_left(&world).await;
}

async fn session(world: &World, service: &Service, manager: &crate::world::people::Person) -> String {
    let browser = crate::world::browser::Browser::new(service.base.clone());
    let page = browser.get("/en/sign-in").await;
    let form = page.form("/sign-in").fill("email", &manager.email).fill("password", manager.password);
    browser.submit(form).await.is(200);
    let name = format!("{}=", safon::web::session::cookie_name(&world.app));
    let cookies = browser.cookies();
    cookies.split("; ").find_map(|pair| pair.strip_prefix(&name)).expect("a session").to_owned()
}

/// Every acknowledged file reads back, is one record, and the installation is sound.
async fn everything_is_there(world: &World, done: &BTreeMap<String, String>) {
    let database = &*world.app.database;
    let items = evidence_item::Entity::find().all(database).await.expect("items");
    let files = evidence_file::Entity::find().all(database).await.expect("files");
    let keys: BTreeSet<&str> = items.iter().filter_map(|item| item.idempotency_key.as_deref()).collect();
    assert_eq!(items.len(), keys.len());
    assert_eq!(keys, done.keys().map(String::as_str).collect(), "each is one record, and no other is there");
    for item in &items {
        let key = item.idempotency_key.as_deref().unwrap_or_default();
        let own: Vec<&str> =
            files.iter().filter(|file| file.item_id == item.id).map(|file| file.sha256.as_str()).collect();
        assert_eq!(own, [done[key].as_str()]);
        let bytes = world.app.files.read_all(&done[key]).await.expect("it reads back");
        assert_eq!(hex::encode(Sha256::digest(&bytes)), done[key]);
    }
    let mut command = Command::new(SAFON);
    command.args(["verify", "--data", world.config.data.to_str().expect("a path")]);
    if let Some(database) = &world.config.database {
        command.env("SAFON_DATABASE", database);
    }
    let verified = command.output().expect("it runs");
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
}

/// A day later a sweep leaves just the files that rows speak of.
async fn nothing_else_is_left(world: &World) {
    let files = world.config.files_dir();
    let aged = std::time::SystemTime::UNIX_EPOCH;
    for folder in std::fs::read_dir(&files).expect("the store") {
        for file in std::fs::read_dir(folder.expect("an entry").path()).expect("a folder") {
            let file = std::fs::File::open(file.expect("an entry").path()).expect("it opens");
            file.set_modified(aged).expect("it is old now");
        }
    }
    let database = &*world.app.database;
    let rows = evidence_upload::Entity::find().all(database).await.expect("uploads");
    let last = rows.iter().map(|row| row.touched_at).max().unwrap_or(world.now());
    uploads::sweep(&world.app, last + TimeDelta::hours(25)).await.expect("swept");
    assert!(evidence_upload::Entity::find().all(database).await.expect("uploads").is_empty());
    let (wanted, day) =
        (verify::files_wanted(&world.app).await.expect("wanted"), Duration::from_secs(24 * 3600));
    world.app.files.sweep_incoming(day).await.expect("swept");
    world.app.files.sweep_orphans(|sha256| wanted.contains_key(sha256), day).await.expect("swept");
    let left: BTreeSet<String> = world.app.files.list().await.expect("the store").into_iter().collect();
    assert_eq!(left, wanted.into_keys().collect());
    let incoming: Vec<_> = std::fs::read_dir(files.join("incoming")).expect("the folder").collect();
    assert!(incoming.is_empty(), "{incoming:?}");
}
