//! P10: two services on one PostgreSQL share the work and do none of it twice, also when one of them is stopped in the midst
//! of it (SIGSTOP) and wakes up after its run was taken over.

use std::collections::BTreeMap;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use chrono::TimeDelta;
use entities::ids::EmailId;
use entities::operations::{RunOutcome, job_run};
use entities::outbox::{EmailState, Urgency, email};
use scheduler::clock::Clock;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, Statement,
};

use crate::operations::SAFON;
use crate::world::relay::Relay;
use crate::world::{World, databases};

const LETTERS: usize = 300;
/// Letters that may be on their way at one moment.
const CONNECTIONS: usize = 4;
const MAIL: &str = "deliver-mail";

/// A running `safon serve`; it ends with the test, stopped or not.
struct Service(Child);

impl Service {
    fn start(world: &World, relay: &Relay) -> Self {
        let mut command = Command::new(SAFON);
        command
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(&world.config.data)
            .arg("--config")
            .arg(settings(world, relay))
            .env("SAFON_DATABASE", world.config.database.as_deref().expect("PostgreSQL"))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        Self(command.spawn().expect("safon starts"))
    }

    fn signal(&self, signal: &str) {
        let told = Command::new("kill").args([signal, &self.0.id().to_string()]).status().expect("kill runs");
        assert!(told.success());
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Letters are leased for as short as can be: the stopped service sleeps over its lease, as it would over one of minutes.
fn settings(world: &World, relay: &Relay) -> std::path::PathBuf {
    let path = world.config.data.join("mail.toml");
    let text = format!(
        "[mail]\nsmtp = \"{}\"\nconnections = {CONNECTIONS}\ntimeout_seconds = 1\nlease_minutes = 0\n",
        relay.url()
    );
    std::fs::write(&path, text).expect("the settings are written");
    path
}

/// Letters that may go at any hour of any day.
async fn letters(world: &World, n: usize) {
    let now = Clock::system().now() - TimeDelta::minutes(1);
    for serial in 0..n {
        let row = email::Model {
            id: EmailId::new(now),
            kind: "digest".into(),
            unique_key: format!("shared:{serial}"),
            account_id: None,
            organisation_id: None,
            recipient: format!("reader.{serial}@example.invalid"),
            language: "en".into(),
            subject: "Shared work".into(),
            body_text: "Shared work".into(),
            body_html: "<p>Shared work</p>".into(),
            calendar: None,
            unsubscribe: None,
            message_id: format!("<shared-{serial}@example.invalid>"),
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
        row.into_active_model().insert(&*world.app.database).await.expect("the letter waits");
    }
}

/// Looks every few milliseconds until it is so.
async fn until(what: &str, mut so: impl AsyncFnMut() -> bool) {
    for _ in 0..18_000 {
        if so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("three minutes have passed, and not: {what}");
}

async fn sent(world: &World) -> u64 {
    let query = email::Entity::find().filter(email::Column::State.eq(EmailState::Sent));
    query.count(&*world.app.database).await.expect("letters can be counted")
}

async fn running(world: &World) -> Vec<job_run::Model> {
    let query = job_run::Entity::find()
        .filter(job_run::Column::Job.eq(MAIL))
        .filter(job_run::Column::Outcome.eq(RunOutcome::Running));
    query.all(&*world.app.database).await.expect("runs")
}

/// How connections of others stand: the server has answered all that a stopped process asked when none is at work; one
/// within a transaction would have the journal's lock, and all wait until the server ends it.
async fn standing(world: &World) -> (i64, i64) {
    let statement = Statement::from_string(
        world.app.database.get_database_backend(),
        "select count(*) filter (where state = 'active') as working,
                count(*) filter (where state like 'idle in transaction%') as within
         from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    let row = world.app.database.query_one_raw(statement).await.expect("the server answers").expect("a row");
    let number = |name: &str| row.try_get::<i64>("", name).expect("a number");
    (number("working"), number("within"))
}

#[tokio::test]
async fn one_of_two_services_stopped_in_its_work_and_woken_later_does_nothing_stale() {
    if databases::postgres().is_none() {
        println!("left out: two services share a database on PostgreSQL only");
        return;
    }
    let world = World::new().await;
    let relay = Relay::start().await;
    relay.thinks(Duration::from_millis(20));
    letters(&world, LETTERS).await;
    let one = Service::start(&world, &relay);
    until("the first service is at work", async || sent(&world).await >= 10).await;
    // Stopped between two transactions: one within a transaction is the server's to end, after a minute.
    loop {
        one.signal("-STOP");
        until("the server has answered", async || standing(&world).await.0 == 0).await;
        if standing(&world).await.1 == 0 {
            break;
        }
        one.signal("-CONT");
        tokio::task::yield_now().await;
    }
    let stopped = running(&world).await;
    assert_eq!(stopped.len(), 1, "it was stopped in the midst of delivering: {} sent", sent(&world).await);
    let before = sent(&world).await;
    let other = Service::start(&world, &relay);
    // A minute and a half passes: nobody renews the run.
    let long_ago = Clock::system().now() - TimeDelta::minutes(10);
    job_run::Entity::update_many()
        .col_expr(job_run::Column::RenewedAt, Expr::value(Some(long_ago)))
        .filter(job_run::Column::Outcome.eq(RunOutcome::Running))
        .exec(&*world.app.database)
        .await
        .expect("the run is left behind");
    let all = u64::try_from(LETTERS).expect("few");
    assert!(before < all, "the second had work");
    until("the leases of the stopped one are over, and the second has done the rest", async || {
        sent(&world).await == all
    })
    .await;
    until("the second is done", async || running(&world).await.is_empty()).await;
    let theirs = runs_of(&world).await;
    one.signal("-CONT");
    // Both go on: the next minute's run ends too, whoever has it.
    let many = theirs.len();
    until("the next minute was run", async || {
        runs_of(&world).await.len() > many && running(&world).await.is_empty()
    })
    .await;
    drop((one, other));

    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for letter in relay.taken() {
        *taken.entry(letter.header("Message-ID")).or_default() += 1;
    }
    assert_eq!(taken.len(), LETTERS, "every letter");
    // What was on its way over a connection when the first was stopped may go on when it wakes up, as the same letter.
    let twice: Vec<_> = taken.iter().filter(|(_, times)| **times > 1).collect();
    assert!(twice.len() <= CONNECTIONS && twice.iter().all(|(_, times)| **times == 2), "once: {twice:?}");
    let mut occurrences: BTreeMap<(String, String), usize> = BTreeMap::new();
    for run in job_run::Entity::find().all(&*world.app.database).await.expect("runs") {
        *occurrences.entry((run.job, run.occurrence)).or_default() += 1;
    }
    assert!(occurrences.values().all(|times| *times == 1), "{occurrences:?}");
    // What the stopped one wrote at its end changed nothing of the run that was taken from it.
    let after = runs_of(&world).await;
    for run in &theirs {
        assert!(after.contains(run), "{run:?} was changed");
    }
}

async fn runs_of(world: &World) -> Vec<job_run::Model> {
    let query = job_run::Entity::find().filter(job_run::Column::Job.eq(MAIL));
    query.all(&*world.app.database).await.expect("runs")
}
