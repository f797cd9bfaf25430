//! `safon demo`: an invented network, its clock, its mailbox, served.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use clap::Args;
use scheduler::clock::{self, Clock};
use scheduler::runner::Runner;
use serde_json::{Value, json};

use super::Common;
use super::answer::{Answer, print};
use super::serve::{Place, Start, take_folder};
use crate::demo;
use crate::foundation::App;
use crate::foundation::config::Config;
use crate::foundation::error::{Error, Message, Result};
use crate::operations::backup::DEMO_CLOCK;
use crate::operations::lock::{self, Lock};
use crate::web::pages::demo::{Mover, doors};

/// How the demonstration is made.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// Address to listen on
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Make it anew, throwing away what its folder holds
    #[arg(long)]
    pub fresh: bool,
    /// Deliver mail to a relay instead of the mailbox page
    #[arg(long, value_name = "URL")]
    pub smtp: Option<String>,
    /// The same number makes the same network; 1 if it is not given
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// How many co-ops, 12 to 10,000; beyond twelve they are lighter ones; 12 if it is not given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(12..=10_000))]
    pub coops: Option<u32>,
    /// The day it begins on, in Welsh local time; 09:00 if no time is given
    #[arg(long, value_name = "YYYY-MM-DD[THH:MM]", value_parser = start_of)]
    pub today: Option<NaiveDateTime>,
    /// Only print the accounts, with their passwords; makes the demonstration first where there is none
    #[arg(long)]
    pub print_accounts: bool,
}

const NINE: NaiveTime = match NaiveTime::from_hms_opt(9, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

fn start_of(text: &str) -> std::result::Result<NaiveDateTime, String> {
    let day = |text: &str| text.parse::<NaiveDate>().map(|day| day.and_time(NINE));
    let moment = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M");
    day(text).or_else(|_| moment(text)).map_err(|_| "write it as 2026-03-16 or 2026-03-16T14:30".to_owned())
}

/// `safon demo`.
pub async fn run(common: &Common, options: Options) -> Result<Answer> {
    let mut config = Config::read(common.config.as_deref())?;
    config.data = common.data.clone().unwrap_or_else(|| PathBuf::from("safon-demo"));
    let made = !demo::accounts(&config.data)?.as_array().is_none_or(Vec::is_empty);
    if options.print_accounts && made && !options.fresh {
        return accounts(&config.data);
    }
    config.listen = options.listen;
    config.demonstration = true;
    config.database = None;
    config.mail.smtp.clone_from(&options.smtp);
    if options.print_accounts {
        // Nothing is served, so the address may be somebody else's; the letters of the past bear it all the same.
        if config.base_url == Config::default().base_url && config.listen.ip().is_loopback() {
            config.base_url = format!("http://{}", config.listen);
        }
        let (app, _lock) = take_folder(config, |config| prepare(config, &options)).await?;
        build(common, &app, &options).await?;
        return accounts(&app.config.data);
    }
    let lock = Lock::take(&config.data)?;
    let place = Place::take(config, lock, |config| prepare(config, &options)).await?;
    let app = place.app.clone();
    if demo::accounts(&app.config.data)?.as_array().is_none_or(Vec::is_empty) {
        build(common, &app, &options).await?;
    }
    demo::keep_address(&app.config.data, &app.config.base_url)?;
    let (quiet, language) = (common.json, common.language());
    place
        .serve(
            Start::CaughtUp,
            |app, runner| doors(mover(app, runner)),
            move |app| {
                if !quiet {
                    let said = |key: &'static str| {
                        app.words
                            .say(language, &Message::new(key).with("address", app.config.base_url.as_str()))
                    };
                    print(&said("cli-ready"));
                    for person in
                        demo::accounts(&app.config.data).ok().iter().filter_map(Value::as_array).flatten()
                    {
                        print(&account_line(person));
                    }
                    print(&said("cli-demo-accounts"));
                }
            },
        )
        .await?;
    let mut answer = Answer::default();
    answer.row(json!({ "state": "stopped" }));
    Ok(answer)
}

/// Before anything is opened: the folder is a demonstration's, or becomes one.
fn prepare(config: &Config, options: &Options) -> Result<()> {
    let data = &config.data;
    let shown = || data.display().to_string();
    let others: Vec<PathBuf> = std::fs::read_dir(data)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.file_name().is_none_or(|name| name != lock::FILE))
        .collect();
    let is_demo = data.join(DEMO_CLOCK).try_exists()?;
    if !others.is_empty() && !is_demo {
        return Err(Error::Refused(Message::new("cli-demo-not-one").with("folder", shown())));
    }
    // Broken off while it was made: nobody has used it yet.
    let half_made = is_demo && demo::accounts(data)?.as_array().is_none_or(Vec::is_empty);
    if options.fresh || half_made {
        for path in &others {
            if path.is_dir() { std::fs::remove_dir_all(path)? } else { std::fs::remove_file(path)? }
        }
    } else if is_demo {
        // What a demonstration is made from cannot be had of one that is made.
        return match (options.today, options.seed, options.coops) {
            (None, None, None) => Ok(()),
            _ => Err(Error::Refused(Message::new("cli-demo-there").with("folder", shown()))),
        };
    }
    let begins = options.today.map_or_else(|| Clock::system().now(), clock::instant_of);
    demo::clock::start(data, begins)?;
    Ok(())
}

/// Builds the network, saying on standard error how far it is.
async fn build(common: &Common, app: &App, options: &Options) -> Result<()> {
    let how = demo::Options {
        seed: options.seed.unwrap_or(1),
        cooperatives: options.coops.and_then(|coops| usize::try_from(coops).ok()).unwrap_or(12),
        today: app.today(),
    };
    let (language, mut last) = (common.language(), String::new());
    let mut progress = |step: &str, done: usize, total: usize| {
        let percent =
            (done * 100).checked_div(total).map(|share| format!(" {}%", share / 10 * 10)).unwrap_or_default();
        let said = format!("{}{percent}", app.words.word(language, step));
        if said != last {
            eprintln!("{said}");
            last = said;
        }
    };
    demo::build(app, &how, &mut progress).await?;
    Ok(())
}

fn accounts(data: &Path) -> Result<Answer> {
    let mut answer = Answer::default();
    for person in demo::accounts(data)?.as_array().into_iter().flatten() {
        answer.line(account_line(person));
        answer.row(person.clone());
    }
    Ok(answer)
}

fn account_line(person: &Value) -> String {
    let text = |key: &str| person.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let roles = person.get("roles").and_then(Value::as_array).into_iter().flatten();
    let roles: Vec<&str> = roles.filter_map(Value::as_str).collect();
    format!("  {:44} {:24} {}", text("email"), text("password"), roles.join(", "))
}

/// Moves the clock on day by day, stopping at a minute past nine of each, so that what each day owes is seen to.
fn mover(app: &App, runner: &Runner) -> Mover {
    let (app, runner) = (app.clone(), runner.clone());
    Arc::new(move |days: Days| {
        let (app, runner) = (app.clone(), runner.clone());
        Box::pin(async move {
            let start = clock::local(app.now());
            let Some(target) = start.checked_add_days(days) else { return Err(Error::NotFound) };
            let morning =
                start.date().iter_days().map(|day| day.and_time(NINE) + chrono::TimeDelta::minutes(1));
            let stops = morning.skip_while(|at| *at <= start).take_while(|at| *at < target).chain([target]);
            for stop in stops {
                let ahead = clock::instant_of(stop) - app.now();
                let now = demo::clock::advance(&app.config.data, &app.clock, ahead)?;
                runner.tick(now).await;
            }
            Ok(())
        })
    })
}
