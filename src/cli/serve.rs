//! `safon serve`: pages, timetable and mail, until it is told to stop.

use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use poem::Server;
use poem::listener::{Acceptor, TcpAcceptor};
use scheduler::runner::Runner;
use serde_json::json;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use super::answer::{Answer, print};
use super::{Common, open};
use crate::demo;
use crate::foundation::App;
use crate::foundation::config::Config;
use crate::foundation::error::{Error, Message, Result};
use crate::jobs;
use crate::operations::lock::Lock;
use crate::web::{self, Door};

/// How often the timetable is looked at.
const TICK: Duration = Duration::from_secs(1);
/// How long pages under way may take once the service is told to stop.
const LAST_PAGES: Duration = Duration::from_secs(20);

/// When a service says that it is ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// At once; what the timetable owes is caught up beside the first pages.
    AtOnce,
    /// When everything that the timetable owed before is done.
    CaughtUp,
}

/// A place that is ours to serve from: the folder is locked, the address is bound, the tools are open, the schema is right.
pub struct Place {
    pub app: App,
    listener: TcpListener,
    _lock: Lock,
}

/// Takes a folder alone as [`Place::take`] does, for a command that serves nothing and so needs no address.
pub async fn take_folder(config: Config, before: impl FnOnce(&Config) -> Result<()>) -> Result<(App, Lock)> {
    let lock = Lock::take(&config.data)?;
    before(&config)?;
    let app = open::tools(config).await?;
    open::bring_up_to_date(&app).await?;
    Ok((app, lock))
}

impl Place {
    /// Takes the address that the settings name, and the folder whose lock we have. An existing database that is behind is
    /// backed up, then migrated, unless other services use it; one that is ahead is refused. `before` is done once the
    /// folder is ours and nothing in it is open.
    pub async fn take(
        mut config: Config,
        lock: Lock,
        before: impl FnOnce(&Config) -> Result<()>,
    ) -> Result<Self> {
        // Bound before anything is done: an address that is taken costs nothing.
        let listener = TcpListener::bind(config.listen).map_err(|e| {
            Message::new("cli-address-taken")
                .with("address", config.listen.to_string())
                .with("problem", e.to_string())
        })?;
        listener.set_nonblocking(true)?;
        settle_address(&mut config, listener.local_addr()?)?;
        before(&config)?;
        let app = open::tools(config).await?;
        if lock.is_alone() {
            open::bring_up_to_date(&app).await?;
        } else if !app.database.pending().await?.is_empty() {
            return Err(Error::refused("cli-schema-in-use"));
        }
        let lock = if app.database.is_sqlite() || !lock.is_alone() { lock } else { lock.let_others_share()? };
        Ok(Self { app, listener, _lock: lock })
    }

    /// Serves pages, runs the timetable and delivers mail until the process is told to stop (SIGINT, SIGTERM), then lets
    /// what is under way end. `extra` makes doors beside those of the service; `ready` is called once requests are answered.
    pub async fn serve(
        self,
        start: Start,
        extra: impl FnOnce(&App, &Runner) -> Vec<Door>,
        ready: impl FnOnce(&App),
    ) -> Result<()> {
        let app = self.app.clone();
        let acceptor = TcpAcceptor::from_std(self.listener)?;
        tracing::info!(address = ?acceptor.local_addr(), base_url = %self.app.config.base_url, "ready");
        let (stop, stopped) = watch::channel(false);
        let runner = jobs::runner(&self.app)?;
        let service = web::service(&self.app, extra(&self.app, &runner));
        if start == Start::CaughtUp {
            runner.catch_up(self.app.now()).await;
        }
        let timetable = tokio::spawn(async move { runner.run(TICK, stopped).await });
        let server = Server::new_with_acceptor(acceptor).idle_timeout(Duration::from_secs(75));
        // Signals are heard from before the ready line on: whoever reads it may stop us at once.
        let told = told_to_stop();
        ready(&self.app);
        let served = server.run_with_graceful_shutdown(service, told, Some(LAST_PAGES)).await;
        let _ = stop.send(true);
        if tokio::time::timeout(LAST_PAGES, app.later.done()).await.is_err() {
            tracing::error!("work behind an answer was broken off");
        }
        if let Err(e) = timetable.await {
            tracing::error!(error = %e, "the timetable ended badly");
        }
        tracing::info!("stopped");
        Ok(served?)
    }
}

/// Plain HTTP is for this machine only: anywhere else cookies and passwords would go over the wire unprotected. Without a
/// base address of its own, an installation on this machine is called by the address it listens on.
fn settle_address(config: &mut Config, bound: SocketAddr) -> Result<()> {
    config.listen = bound;
    if config.base_url == Config::default().base_url && bound.ip().is_loopback() {
        config.base_url = format!("http://{bound}");
    }
    if !config.base_url.starts_with("https://") && !bound.ip().is_loopback() {
        return Err(Error::Refused(
            Message::new("cli-plain-http")
                .with("address", bound.to_string())
                .with("base", config.base_url.as_str()),
        ));
    }
    Ok(())
}

/// The accounts of a demonstration share a password that everybody may read, and need no second factor: as a service it is
/// for looking at on this machine, where nobody else can come in.
fn no_demonstration_for_others(config: &Config) -> Result<()> {
    if demo::is_one(&config.data)? && !config.is_for_this_machine() {
        let folder = config.data.display().to_string();
        return Err(Error::Refused(Message::new("cli-demo-for-others").with("folder", folder)));
    }
    Ok(())
}

/// Listens for signals from now on; the future ends when one comes.
fn told_to_stop() -> impl Future<Output = ()> {
    let (interrupt, terminate) = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()));
    async move {
        let (Ok(mut interrupt), Ok(mut terminate)) = (interrupt, terminate) else {
            tracing::error!("signals cannot be heard: only a kill will stop this process");
            return std::future::pending().await;
        };
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    }
}

/// `safon serve`.
pub async fn command(common: &Common, listen: Option<SocketAddr>) -> Result<Answer> {
    let mut config = open::config(common)?;
    if let Some(listen) = listen {
        config.listen = listen;
    }
    let lock = match config.database {
        None => Lock::take(&config.data)?,
        Some(_) => Lock::join(&config.data).await?,
    };
    let place = Place::take(config, lock, no_demonstration_for_others).await?;
    let (json_wanted, language) = (common.json, common.language());
    place
        .serve(
            Start::AtOnce,
            |_, _| Vec::new(),
            |app| {
                if !json_wanted {
                    let ready = Message::new("cli-ready").with("address", app.config.base_url.as_str());
                    print(&app.words.say(language, &ready));
                }
            },
        )
        .await?;
    let mut answer = Answer::default();
    answer.row(json!({ "state": "stopped" }));
    Ok(answer)
}
