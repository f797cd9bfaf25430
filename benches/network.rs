//! Demonstration networks of several sizes, made once and kept until the build folder is cleared.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Instant;

use chrono::NaiveDate;
use entities::access::{Role, account, organisation, role_grant};
use poem::listener::TcpAcceptor;
use safon::access::{SignIn, sign_in};
use safon::demo::{self, Options, people};
use safon::foundation::App;
use safon::foundation::config::Config;
use scheduler::clock::{self, Clock};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait};

/// A Monday, at ten in the morning.
const DAY: (i32, u32, u32) = (2026, 3, 16);

/// A network in a folder, open in this process; its time stands still.
pub struct Network {
    pub app: App,
    pub clock: Clock,
    pub data: PathBuf,
    /// How long making it took, if it was made now.
    pub made_in: Option<f64>,
}

/// Where networks are kept.
pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("speed").join(name)
}

impl Network {
    /// A network with so many co-ops; made, if it is not there, or was made by an older program.
    pub async fn of(cooperatives: usize) -> Self {
        let data = folder(&cooperatives.to_string());
        let there = demo::is_built(&data) && {
            let found = Self::open(data.clone()).await;
            let pending = found.app.database.pending().await.expect("its schema can be read");
            found.close().await;
            pending.is_empty()
        };
        if !there {
            let _ = std::fs::remove_dir_all(&data);
            std::fs::create_dir_all(&data).expect("a folder");
        }
        let mut network = Self::open(data).await;
        if !there {
            network.app.database.migrate().await.expect("the schema is made");
            let start = Instant::now();
            let options = Options { seed: 1, cooperatives, today: network.app.today() };
            let mut last = String::new();
            let mut progress = |step: &str, done: usize, total: usize| {
                let said = format!("{step} {}", (done * 10).checked_div(total).unwrap_or(0) * 10);
                if said != last {
                    eprintln!("  {cooperatives} co-ops: {said}");
                    last = said;
                }
            };
            demo::build(&network.app, &options, &mut progress).await.expect("the network is made");
            network.made_in = Some(start.elapsed().as_secs_f64());
        }
        network
    }

    /// A copy of a network, for what changes it.
    pub async fn copy_of(data: &Path, name: &str) -> Self {
        let to = folder(name);
        let _ = std::fs::remove_dir_all(&to);
        std::fs::create_dir_all(to.join("files")).expect("a folder");
        for entry in std::fs::read_dir(data).expect("the folder").flatten() {
            if entry.path().is_file() {
                std::fs::copy(entry.path(), to.join(entry.file_name())).expect("a copy");
            }
        }
        Self::open(to).await
    }

    /// A network that is there already, by a clock that stands still at its beginning.
    pub async fn open(data: PathBuf) -> Self {
        let day = NaiveDate::from_ymd_opt(DAY.0, DAY.1, DAY.2).and_then(|day| day.and_hms_opt(10, 0, 0));
        let begins = clock::instant_of(day.expect("a day"));
        if !demo::is_built(&data) {
            demo::clock::start(&data, begins).expect("its clock is kept");
        }
        let clock = Clock::fixed(begins);
        let config = Config {
            data: data.clone(),
            listen: ([127, 0, 0, 1], 0).into(),
            base_url: "http://127.0.0.1".into(),
            demonstration: true,
            ..Config::default()
        };
        let app = App::open(config, clock.clone()).await.expect("it opens");
        Self { app, clock, data, made_in: None }
    }

    /// Closes the database, so that all of it lies in its file.
    pub async fn close(self) -> PathBuf {
        self.app.database.close_by_ref().await.expect("it closes");
        self.data
    }

    /// Serves the pages of this network. Answers where.
    pub fn serve(&self) -> SocketAddr {
        let (acceptor, address) = acceptor();
        let service = safon::web::service(&self.app, Vec::new());
        tokio::spawn(poem::Server::new_with_acceptor(acceptor).run(service));
        address
    }

    /// A session of the first person with a role.
    pub async fn session_of(&self, role: Role) -> String {
        let found = account::Entity::find()
            .join_rev(JoinType::InnerJoin, role_grant::Relation::Account.def())
            .join(JoinType::InnerJoin, role_grant::Relation::Organisation.def())
            .filter(role_grant::Column::Role.eq(role))
            .order_by_asc(organisation::Column::Reference)
            .order_by_asc(account::Column::Id)
            .one(&*self.app.database)
            .await
            .expect("accounts can be read")
            .expect("somebody has the role");
        self.session(&found.email).await
    }

    /// Sessions of managers, each with the reference of the co-op.
    pub async fn managers(&self, most: usize) -> Vec<(String, String)> {
        let found: Vec<(String, String)> = account::Entity::find()
            .join_rev(JoinType::InnerJoin, role_grant::Relation::Account.def())
            .join(JoinType::InnerJoin, role_grant::Relation::Organisation.def())
            .filter(role_grant::Column::Role.eq(Role::Manager))
            .filter(role_grant::Column::RevokedAt.is_null())
            .order_by_asc(organisation::Column::Reference)
            .select_only()
            .columns([account::Column::Email])
            .column(organisation::Column::Reference)
            .into_tuple()
            .all(&*self.app.database)
            .await
            .expect("accounts can be read");
        let mut sessions = Vec::new();
        for (email, reference) in found.into_iter().take(most) {
            sessions.push((self.session(&email).await, reference));
        }
        sessions
    }

    /// A session of a person.
    pub async fn session(&self, email: &str) -> String {
        let now = self.app.now();
        match sign_in(&self.app, email, people::PASSWORD, "127.0.0.1", "bench", now).await {
            Ok(SignIn::Done(token)) => token,
            _ => panic!("{email} cannot sign in"),
        }
    }
}

/// A port to serve on.
pub fn acceptor() -> (TcpAcceptor, SocketAddr) {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.set_nonblocking(true).expect("it can be put to use");
    let address = listener.local_addr().expect("its address");
    (TcpAcceptor::from_std(listener).expect("it can be put to use"), address)
}
