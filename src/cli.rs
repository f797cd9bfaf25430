//! The command line: reads what was asked, calls one verb, says what came of it.
//!
//! Exit codes: 0 good, 1 refused or faults found, 2 wrong use. With `--json` standard output holds one array of objects
//! and nothing else; sentences go to standard error.

mod accounts;
mod answer;
mod audits;
mod coops;
pub mod demo;
mod jobs;
mod mail;
mod open;
mod operations;
mod reminders;
pub mod serve;
mod standards;
mod training;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use entities::access::Language;

use crate::foundation::error::{Error, Result};
use crate::foundation::i18n::Words;
use answer::Answer;

/// Safon: standards, audits, evidence and reports of social care co-operatives.
#[derive(Debug, Parser)]
#[command(
    name = "safon",
    version,
    about,
    long_about = "Safon holds the standards that social care co-operatives agree with the Government,\n\
                  and shows how each co-op meets them.",
    after_help = "Example: safon serve --config /etc/safon/safon.toml\n\
                  Exit codes: 0 good, 1 refused or faults found, 2 wrong use.",
    subcommand_required = true,
    arg_required_else_help = true
)]
pub struct Cli {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Clone, Debug, Default, Args)]
pub struct Common {
    /// Folder of the database, the files and the lock
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Settings file; else safon.toml here, if there is one
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Language of sentences, and of a report; else that of the LANG variable
    #[arg(long, global = true, value_enum)]
    pub lang: Option<Lang>,
    /// Print one array of objects on standard output, and nothing else there
    #[arg(long, global = true)]
    pub json: bool,
}

/// A language to be spoken to in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    En,
    Cy,
}

impl Common {
    /// The language that was asked for, or that of the machine.
    pub fn language(&self) -> Language {
        match self.lang {
            Some(Lang::En) => Language::En,
            Some(Lang::Cy) => Language::Cy,
            None => {
                let said = ["LC_ALL", "LC_MESSAGES", "LANG"]
                    .iter()
                    .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
                if said.is_some_and(|value| value.starts_with("cy")) { Language::Cy } else { Language::En }
            }
        }
    }
}

/// One command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make an invented network and serve it: the newcomer's command
    #[command(
        after_help = "Examples:\n  safon demo --today 2026-03-16\n  safon demo --print-accounts --json"
    )]
    Demo(demo::Options),
    /// Serve pages, run the timetable, deliver mail
    #[command(after_help = "Example: safon serve --data /var/lib/safon")]
    Serve {
        /// Address to listen on, instead of the one in the settings
        #[arg(long, value_name = "ADDR")]
        listen: Option<SocketAddr>,
    },
    /// Bring the database up to this program, after a safety backup
    #[command(after_help = "Example: safon migrate --check")]
    Migrate {
        /// Only say what would be done; exit code 1 if there is anything
        #[arg(long)]
        check: bool,
    },
    /// Look whether the installation is well: database, schema, disk, relay, queue, jobs, last backup
    #[command(after_help = "Example: safon doctor --json")]
    Doctor,
    /// Accounts of people who may sign in
    #[command(
        after_help = "Example: safon account list",
        subcommand_required = true,
        arg_required_else_help = true
    )]
    Account {
        #[command(subcommand)]
        command: accounts::Command,
    },
    /// Standards and their versions
    #[command(
        after_help = "Example: safon standards check data/standard.yaml",
        subcommand_required = true,
        arg_required_else_help = true
    )]
    Standards {
        #[command(subcommand)]
        command: standards::Command,
    },
    /// Co-ops of the network
    #[command(
        after_help = "Example: safon coops list --json",
        subcommand_required = true,
        arg_required_else_help = true
    )]
    Coops {
        #[command(subcommand)]
        command: coops::Command,
    },
    /// Training records
    #[command(
        after_help = "Example: safon training import matrix.xlsx --coop COOP-0012 --dry-run",
        subcommand_required = true,
        arg_required_else_help = true
    )]
    Training {
        #[command(subcommand)]
        command: training::Command,
    },
    /// Audits
    #[command(
        after_help = "Example: safon audits list --json",
        subcommand_required = true,
        arg_required_else_help = true
    )]
    Audits {
        #[command(subcommand)]
        command: audits::Command,
    },
    /// Write the report of an audit: the stored PDF once issued, a DRAFT before
    #[command(after_help = "Example: safon report AUD-2026-0007 --lang cy --out adroddiad.pdf")]
    Report {
        /// Reference of the audit
        audit: String,
        /// File to write
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        #[command(flatten)]
        wanted: audits::Wanted,
    },
    /// Reminders
    #[command(
        after_help = "Example: safon reminders preview --from 2026-03-16 --to 2026-04-13",
        subcommand_required = true,
        arg_required_else_help = true
    )]
    Reminders {
        #[command(subcommand)]
        command: reminders::Command,
    },
    /// Letters: what was sent and proved, and what came back
    #[command(
        after_help = "Example: safon mail ledger --from 2026-03-01 --to 2026-03-31 --json",
        subcommand_required = true,
        arg_required_else_help = true
    )]
    Mail {
        #[command(subcommand)]
        command: mail::Command,
    },
    /// Check the chain of the journal and the bytes of every file
    #[command(after_help = "Example: safon verify --json")]
    Verify,
    /// Copy everything into an empty folder, while the service may go on
    #[command(after_help = "Example: safon backup /var/backups/safon/2026-11-22")]
    Backup {
        /// Folder to fill
        #[arg(value_name = "DIR")]
        place: PathBuf,
    },
    /// Fill an empty data folder from a backup; mail is held until an administrator releases it
    #[command(after_help = "Example: safon restore /var/backups/safon/2026-11-22 --data /var/lib/safon")]
    Restore {
        /// Folder of the backup
        #[arg(value_name = "DIR")]
        place: PathBuf,
    },
    /// Recurring jobs
    #[command(
        after_help = "Example: safon jobs list",
        subcommand_required = true,
        arg_required_else_help = true
    )]
    Jobs {
        #[command(subcommand)]
        command: jobs::Command,
    },
}

/// Runs the program as it was called.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let long_running = matches!(&cli.command, Command::Serve { .. })
        || matches!(&cli.command, Command::Demo(options) if !options.print_accounts);
    log_to_standard_error(long_running);
    let words = match Words::shared() {
        Ok(words) => words,
        Err(error) => {
            eprintln!("safon: {error}");
            return ExitCode::from(1);
        }
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("safon: {error}");
            return ExitCode::from(1);
        }
    };
    let common = cli.common.clone();
    let result = runtime.block_on(Box::pin(run(cli)));
    // A hashing thread or a lost connection must not keep the program from ending.
    runtime.shutdown_timeout(std::time::Duration::from_secs(5));
    answer::tell(&words, &common, result)
}

async fn run(cli: Cli) -> Result<Answer> {
    let common = cli.common;
    match cli.command {
        Command::Demo(options) => demo::run(&common, options).await,
        Command::Serve { listen } => serve::command(&common, listen).await,
        Command::Migrate { check } => open::migrate(&common, check).await,
        Command::Doctor => operations::doctor(&common).await,
        Command::Standards { command } => standards::run(&common, command).await,
        Command::Training { command } => training::run(&common, command).await,
        Command::Audits { command } => audits::run(&common, command).await,
        Command::Report { audit, out, wanted } => audits::report(&common, &audit, &out, wanted).await,
        Command::Reminders { command } => reminders::run(&common, command).await,
        Command::Mail { command } => mail::run(&common, command).await,
        Command::Verify => operations::verify(&common).await,
        Command::Backup { place } => operations::backup(&common, &place).await,
        Command::Restore { place } => operations::restore(&common, &place).await,
        Command::Account { command } => accounts::run(&common, command).await,
        Command::Coops { command } => coops::run(&common, command).await,
        Command::Jobs { command } => jobs::run(&common, command).await,
    }
}

/// JSON lines, one an event, whatever the input holds. `SAFON_LOG` chooses how much (`info`, `safon=debug`, ...).
fn log_to_standard_error(long_running: bool) {
    let usual = if long_running { "info,sqlx=warn,sea_orm=warn" } else { "off" };
    let filter = tracing_subscriber::EnvFilter::try_from_env("SAFON_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new(usual));
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
}

/// Wrong use that the parser could not see: says it as the parser would, and ends with exit code 2.
fn wrong_use(words: &str) -> Error {
    use clap::CommandFactory;
    Cli::command().error(clap::error::ErrorKind::ValueValidation, words).exit()
}
