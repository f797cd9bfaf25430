//! Pages over HTTP: against a bare handler, against a smaller network, and all of them in a large one.

use std::time::{Duration, Instant};

use entities::access::{Role, account};
use entities::audits::{AuditState, TeamPart, audit, team_member};
use entities::findings::{ActionState, corrective_action};
use safon::access::actor_of;
use safon::findings::{self, Step};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::bare;
use crate::http::{self, Client};
use crate::network::Network;
use crate::report::Report;

const TIME: Duration = Duration::from_secs(4);
const CONNECTIONS: usize = 4;
/// What a page may take in a network of 10,000 co-ops.
const PAGE: f64 = 200.0;

/// The criteria page of an audit with two rounds before it, and a bare handler with the same queries.
pub async fn criteria(report: &mut Report, network: &Network) {
    let audit = audit::Entity::find()
        .filter(audit::Column::State.eq(AuditState::Drafting))
        .order_by_asc(audit::Column::Reference)
        .one(&*network.app.database)
        .await
        .expect("audits can be read")
        .expect("an audit is being drafted");
    let lead = team_member::Entity::find()
        .find_also_related(account::Entity)
        .filter(team_member::Column::AuditId.eq(audit.id))
        .filter(team_member::Column::Part.eq(TeamPart::LeadAuditor))
        .one(&*network.app.database)
        .await
        .expect("teams can be read")
        .and_then(|(_, account)| account)
        .expect("the audit has a lead");
    let cookie = network.session(&lead.email).await;
    let path = format!("/en/audits/{}/criteria", audit.reference);
    let (page, bare) = (network.serve(), bare::serve(network));
    for address in [page, bare] {
        http::rate(address, &cookie, &path, CONNECTIONS, Duration::from_secs(1)).await;
    }
    // Both directions: page, bare, bare, page.
    let mut rates = [0.0; 4];
    for (rate, address) in rates.iter_mut().zip([page, bare, bare, page]) {
        *rate = http::rate(address, &cookie, &path, CONNECTIONS, TIME).await;
    }
    let [page_first, bare_first, bare_last, page_last] = rates;
    report.figure("criteria page", f64::midpoint(page_first, page_last), "requests/s", None);
    report.figure(
        "bare handler with the same queries",
        f64::midpoint(bare_first, bare_last),
        "requests/s",
        None,
    );
    report.at_least("criteria page against the bare handler, page first", page_first / bare_first, "", 0.5);
    report.at_least("criteria page against the bare handler, bare first", page_last / bare_last, "", 0.5);
}

/// The network page with 100 and with 10,000 co-ops.
pub async fn network(report: &mut Report, small: &Network, large: &Network) {
    let (here, there) = (small.serve(), large.serve());
    let of_small = small.session_of(Role::Regulator).await;
    let of_large = large.session_of(Role::Regulator).await;
    let (mut few, mut many) = (0.0, 0.0);
    for _ in 0..3 {
        few += http::median(here, &of_small, "/en/network", 60).await / 3.0;
        many += http::median(there, &of_large, "/en/network", 60).await / 3.0;
    }
    report.figure("network page, 100 co-ops", few, "ms", None);
    report.figure("network page, 10,000 co-ops", many, "ms", None);
    report.figure("network page, 10,000 against 100", many / few, "times", Some(1.5));
}

/// Home pages, lists and records in a large network, each as somebody who has them.
pub async fn lists(report: &mut Report, large: &Network) {
    let address = large.serve();
    let pages: &[(Role, &[&str])] = &[
        (
            Role::StandardsOfficer,
            &[
                "/en/home",
                "/en/coops",
                "/cy/coops?page=200",
                "/en/coops?q=hud",
                "/en/coops?area=W06000015",
                "/en/audits",
                "/en/audits?group=over&page=100",
                "/en/audits?group=later",
                "/en/audits/new",
                "/en/coops/COOP-5000",
                "/en/coops/COOP-5000/audits",
            ],
        ),
        (Role::Regulator, &["/en/home", "/en/audits", "/en/network"]),
        (Role::Auditor, &["/en/home", "/en/audits", "/en/coops"]),
        (Role::Moderator, &["/en/home", "/en/audits"]),
        (Role::Manager, &["/en/home", "/en/coops/COOP-0001/criteria", "/en/coops/COOP-0001/training"]),
        (
            Role::Administrator,
            &[
                "/en/accounts",
                "/en/accounts?q=rheolwr&page=50",
                "/en/operations",
                "/en/operations/mail",
                "/en/operations/reminders",
                "/en/operations/journal",
            ],
        ),
    ];
    for (role, paths) in pages {
        let cookie = large.session_of(*role).await;
        for path in *paths {
            one(report, address, &cookie, path, &format!(" ({role})")).await;
        }
    }
    for path in
        ["/en", "/en/register", "/cy/register?page=150", "/en/register?q=hud", "/en/register?area=W06000015"]
    {
        one(report, address, "", path, " (anybody)").await;
    }
    for path in ["/en/register/COOP-5000", "/en/register/csv"] {
        one(report, address, "", path, " (anybody)").await;
    }
}

async fn one(report: &mut Report, address: std::net::SocketAddr, cookie: &str, path: &str, who: &str) {
    let mut client = Client::connect(address, cookie).await.expect("the service answers");
    let (status, size) = client.get(path).await.expect("the page comes");
    if status != 200 {
        eprintln!("  {path}{who}: {status}");
        return;
    }
    let took = http::median(address, cookie, path, 5).await;
    // The file of open data is the whole register, by its nature.
    let most = (path != "/en/register/csv").then_some(PAGE);
    report.figure(&format!("`{path}`{who}, {} kB", size / 1024), took, "ms", most);
}

/// The network page when something changed, and on the first visit of a day.
pub async fn changes(report: &mut Report, network: &Network) {
    let address = network.serve();
    let cookie = network.session_of(Role::Regulator).await;
    http::median(address, &cookie, "/en/network", 3).await;
    let late = corrective_action::Entity::find()
        .filter(corrective_action::Column::State.eq(ActionState::PlanAgreed))
        .order_by_desc(corrective_action::Column::Id)
        .one(&*network.app.database)
        .await
        .expect("actions can be read")
        .expect("something is open");
    let actor = actor_of(&network.app, late.owner_id.expect("its owner"), network.app.now())
        .await
        .expect("its owner");
    let proof = Step::SubmitProof { proof: "Figures.".into(), item: None };
    findings::act(&network.app, &actor, late.id, late.revision, &proof, network.app.now())
        .await
        .expect("it is proven");
    let mut client = Client::connect(address, &cookie).await.expect("the service answers");
    let start = Instant::now();
    client.get("/en/network").await.expect("the page comes");
    report.figure(
        "network page after a change at one co-op",
        start.elapsed().as_secs_f64() * 1000.0,
        "ms",
        Some(PAGE),
    );
    let start = Instant::now();
    safon::network::rebuild_all(&network.app, network.app.now()).await.expect("it is summed up");
    report.figure(
        "summing up 10,000 co-ops anew (nightly)",
        start.elapsed().as_secs_f64() * 1000.0,
        "ms",
        None,
    );
}
