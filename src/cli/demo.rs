//! `safon demo`: an invented network to try everything on.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use clap::Args;
use scheduler::clock::{self, Timestamp};
use scheduler::runner::Runner;

use super::answer::{Answer, print};
use super::serve::Place;
use super::{Common, open};
use crate::demo;
use crate::foundation::App;
use crate::foundation::config::Config;
use crate::foundation::error::{Error, Message, Result};
use crate::jobs;
use crate::operations::lock::Lock;
use crate::web::pages::demo::{Mover, doors};

/// How the demonstration is made and served.
#[derive(Debug, Args)]
pub struct Options {
    /// Address to listen on
    #[arg(long, value_name = "ADDR")]
    listen: Option<SocketAddr>,
    /// Throw away the demonstration in the data folder and make a new one
    #[arg(long)]
    fresh: bool,
    /// Relay to send email to; without it, email is kept in the mailbox page
    #[arg(long, value_name = "URL")]
    smtp: Option<String>,
    /// The same seed makes the same network
    #[arg(long, default_value_t = 7)]
    seed: u64,
    /// How many co-ops; above 12, lighter ones are added
    #[arg(long, default_value_t = 12, value_name = "N")]
    coops: usize,
    /// When the demonstration begins, by the clocks of Wales; 09:00 if no time is given
    #[arg(long, value_name = "YYYY-MM-DD[THH:MM]", value_parser = moment)]
    today: Option<NaiveDateTime>,
    /// Print the accounts, with their passwords, and stop
    #[arg(long)]
    print_accounts: bool,
}

/// The folder of the demonstration, unless another is named.
const FOLDER: &str = "safon-demo";

fn moment(text: &str) -> std::result::Result<NaiveDateTime, String> {
    if let Ok(moment) = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M") {
        return Ok(moment);
    }
    let date: NaiveDate =
        text.parse().map_err(|_| String::from("a date such as 2026-03-16, or 2026-03-16T14:30"))?;
    Ok(date.and_time(NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default()))
}

/// `safon demo`.
pub async fn command(common: &Common, options: Options) -> Result<Answer> {
    let mut config = open::config(common)?;
    if common.data.is_none() && common.config.is_none() && std::env::var_os("SAFON_DATA").is_none() {
        config.data = FOLDER.into();
    }
    config.demonstration = true;
    config.database = None;
    config.mail.smtp = options.smtp.clone();
    if let Some(listen) = options.listen {
        config.listen = listen;
    }
    prepare_folder(&config, &options)?;
    let missing = !demo::is_built(&config.data);
    if options.print_accounts {
        config.listen = SocketAddr::from(([127, 0, 0, 1], 0));
    }
    if options.print_accounts && !missing {
        return accounts(common, &config.data);
    }
    let place = Place::take(config).await?;
    if missing {
        build(common, &place.app, &options).await?;
    }
    if options.print_accounts {
        return accounts(common, &place.app.config.data);
    }
    serve(common, place).await
}

/// Makes the folder, or empties it where a new demonstration is wanted or the last one was never finished.
fn prepare_folder(config: &Config, options: &Options) -> Result<()> {
    let data = &config.data;
    let there = open::database_file(config).try_exists()?;
    if there && !demo::clock::path(data).try_exists()? {
        return Err(Message::new("cli-demo-not-ours").with("folder", data.display().to_string()).into());
    }
    if there && demo::is_built(data) && !options.fresh {
        return match options.today {
            Some(_) => Err(Error::refused("cli-demo-today")),
            None => Ok(()),
        };
    }
    if there {
        let _alone = Lock::take(data)?;
        empty(data)?;
    }
    std::fs::create_dir_all(data)?;
    let begins = match options.today {
        Some(local) => clock::instant_of(local),
        None => clock::Clock::system().now(),
    };
    demo::clock::start(data, begins)?;
    Ok(())
}

/// Removes what a demonstration makes, and nothing else.
fn empty(data: &Path) -> Result<()> {
    for name in ["safon.db", "safon.db-wal", "safon.db-shm", demo::ACCOUNTS, demo::clock::FILE] {
        match std::fs::remove_file(data.join(name)) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e.into()),
            _ => {}
        }
    }
    for name in ["files", "backups"] {
        match std::fs::remove_dir_all(data.join(name)) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e.into()),
            _ => {}
        }
    }
    Ok(())
}

async fn build(common: &Common, app: &App, options: &Options) -> Result<()> {
    let language = common.language();
    let wanted = demo::Options { seed: options.seed, cooperatives: options.coops, today: app.today() };
    let mut last = String::new();
    let mut progress = |step: &str, done: usize, total: usize| {
        let tenth = (done * 10).checked_div(total).unwrap_or(0);
        let line = format!("{step} {tenth}");
        if line != last {
            let words = app.words.word(language, step);
            let share = if total == 0 { String::new() } else { format!(" {}%", done * 100 / total) };
            eprintln!("{words} ...{share}");
            last = line;
        }
    };
    demo::build(app, &wanted, &mut progress).await?;
    Ok(())
}

fn accounts(common: &Common, data: &Path) -> Result<Answer> {
    let mut answer = Answer::default();
    for person in demo::accounts(data)?.as_array().into_iter().flatten() {
        if !common.json {
            answer.line(line_of(person));
        }
        answer.row(person.clone());
    }
    answer.line(format!("{}", demo::people::PASSWORD));
    Ok(answer)
}

fn line_of(person: &serde_json::Value) -> String {
    let text = |name: &str| person[name].as_str().unwrap_or_default().to_owned();
    let roles: Vec<_> = person["roles"].as_array().into_iter().flatten().filter_map(|r| r.as_str()).collect();
    format!("  {:44} {:40} {}", text("email"), roles.join(" "), text("name"))
}

async fn serve(common: &Common, place: Place) -> Result<Answer> {
    let language = common.language();
    let quiet = common.json;
    let runner = jobs::runner(&place.app)?;
    let mover = mover(&place.app, runner);
    place
        .serve(doors(mover), |app| {
            if quiet {
                return;
            }
            let say = |message: &Message| print(&app.words.say(language, message));
            say(&Message::new("cli-demo-accounts").with("password", demo::people::PASSWORD));
            for person in
                demo::accounts(&app.config.data).unwrap_or_default().as_array().into_iter().flatten()
            {
                print(&line_of(person));
            }
            say(&Message::new("cli-ready").with("address", app.config.base_url.as_str()));
        })
        .await?;
    Ok(Answer::default())
}

/// Moves the clock on day by day, so that each day's timetable runs at its own time.
fn mover(app: &App, runner: Runner) -> Mover {
    let app = app.clone();
    Arc::new(move |days: Days| {
        let (app, runner) = (app.clone(), runner.clone());
        Box::pin(async move { move_on(&app, &runner, days).await })
    })
}

async fn move_on(app: &App, runner: &Runner, days: Days) -> Result<()> {
    let target = app.now() + days;
    while app.now() < target {
        let now = app.now();
        let next = next_stop(now).min(target);
        demo::clock::advance(&app.config.data, &app.clock, (next - now).max(TimeDelta::seconds(1)))?;
        runner.catch_up(app.now()).await;
    }
    Ok(())
}

/// The next minute past nine, by which a day's reminders are posted and delivered.
fn next_stop(now: Timestamp) -> Timestamp {
    let local = clock::local(now);
    let stop = |day: NaiveDate| {
        clock::instant_of(day.and_time(NaiveTime::from_hms_opt(9, 2, 0).unwrap_or_default()))
    };
    let today = stop(local.date());
    if today > now { today } else { stop(local.date() + Days::new(1)) }
}
