//! P5 and P6: the program is killed at random moments while it delivers batches of 500 letters. Every letter is taken by the
//! relay; a second copy there is at most for each connection that was open at a kill, and it bears the same Message-ID.
//!
//! Twenty kills in the suite; `SAFON_TEST_KILLS` says how many otherwise (`tests/run` asks for 200). The moments are drawn from
//! a seed that is printed; `SAFON_TEST_SEED` draws them again.

use std::collections::BTreeMap;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use entities::operations::{RunOutcome, job_run};
use entities::outbox::{EmailState, email};
use safon::outbox;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::operations::SAFON;
use crate::outbox::posted;
use crate::world::World;
use crate::world::relay::Relay;

const LETTERS: usize = 500;
const CONNECTIONS: usize = 4;

/// Moments from a seed (splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % bound
    }
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// The mail job of the real program, as a process of its own.
fn delivering(world: &World, settings: &std::path::Path) -> Child {
    let mut command = Command::new(SAFON);
    command
        .args(["jobs", "run", "deliver-mail", "--data", world.config.data.to_str().expect("a path")])
        .args(["--config", settings.to_str().expect("a path")])
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if let Some(database) = &world.config.database {
        command.env("SAFON_DATABASE", database);
    }
    command.spawn().expect("it starts")
}

/// The run of a process that was killed is left to others at once, as when nobody has renewed it for a while: otherwise the next
/// ones would only say that it goes on. Answers how many had begun.
async fn left_behind(world: &World) -> u64 {
    job_run::Entity::update_many()
        .col_expr(job_run::Column::Outcome, Expr::value(RunOutcome::Failed))
        .filter(job_run::Column::Outcome.eq(RunOutcome::Running))
        .exec(&*world.app.database)
        .await
        .expect("the row is changed")
        .rows_affected
}

async fn waiting(world: &World) -> i64 {
    outbox::waiting(&*world.app.database).await.expect("the outbox").iter().map(|kind| kind.letters).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_letter_is_taken_and_copies_are_few_and_known_however_often_the_program_is_killed() {
    let kills = number("SAFON_TEST_KILLS").unwrap_or(20);
    let seed = number("SAFON_TEST_SEED").unwrap_or_else(|| u64::from(rand::random::<u32>()));
    println!("seed {seed}");
    let mut chance = Chance(seed);
    let relay = Relay::start().await;
    // Slow enough that a batch outlives several processes.
    relay.thinks(Duration::from_millis(30));
    let world = World::new().await;
    let settings = world.config.data.join("mail.toml");
    // On PostgreSQL only the end of its lease tells that a process died: the shortest there is.
    let text = format!(
        "[mail]\nsmtp = \"{}\"\nconnections = {CONNECTIONS}\ntimeout_seconds = 1\nlease_minutes = 0\n",
        relay.url()
    );
    std::fs::write(&settings, text).expect("the settings are written");
    let (mut posted_so_far, mut killed, mut begun) = (0, 0, 0);
    while killed < kills {
        if waiting(&world).await == 0 {
            for _ in 0..LETTERS {
                let key = format!("killed-{posted_so_far}");
                posted(&world, &key, |row| row.recipient = format!("{key}@coop.invalid")).await;
                posted_so_far += 1;
            }
        }
        let mut process = delivering(&world, &settings);
        // The moment is what is tried here.
        tokio::time::sleep(Duration::from_millis(chance.below(1500))).await;
        // One that was done already is no kill.
        if process.try_wait().expect("it can be asked").is_none() {
            process.kill().expect("it is killed");
            killed += 1;
        }
        process.wait().expect("it is gone");
        begun += left_behind(&world).await;
    }
    while waiting(&world).await > 0 {
        delivering(&world, &settings).wait().expect("it ends");
    }
    // Most were killed while they delivered, and not before they began.
    assert!(begun * 4 > killed, "{begun} of {killed} had begun; seed {seed}");
    let rows = email::Entity::find().all(&*world.app.database).await.expect("the outbox");
    assert_eq!(rows.len(), posted_so_far);
    for row in &rows {
        assert_eq!(row.state, EmailState::Sent, "{}: {:?}", row.unique_key, row.last_reply);
    }
    let mut copies: BTreeMap<String, usize> = BTreeMap::new();
    for taken in relay.taken() {
        let whose = format!("{} {}", taken.header("Message-ID"), taken.to.join(","));
        *copies.entry(whose).or_default() += 1;
    }
    let wanted: Vec<String> =
        rows.iter().map(|row| format!("{} RCPT TO:<{}>", row.message_id, row.recipient)).collect();
    for one in &wanted {
        assert!(copies.contains_key(one), "{one} was never taken");
    }
    assert_eq!(copies.len(), wanted.len(), "each copy bears the Message-ID of its letter");
    let more: usize = copies.values().map(|count| count - 1).sum();
    println!("{killed} kills, {posted_so_far} letters, {more} copies too many");
    let most = CONNECTIONS * usize::try_from(killed).expect("a count");
    assert!(more <= most, "{more} copies too many after {killed} kills; seed {seed}");
    let settled = entities::journal::journal_entry::Entity::find().count(&*world.app.database).await;
    assert!(settled.expect("the journal") >= posted_so_far as u64, "each is journaled");
}
