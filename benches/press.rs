//! Many reports: in a row without growing, and at once without keeping anybody from a page.

use std::time::{Duration, Instant};

use entities::access::{Role, account};
use entities::audits::{AuditState, audit, team_member};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait};

use crate::http::Client;
use crate::network::{Network, folder};
use crate::process::Service;
use crate::report::Report;

/// Reports drawn one after the other; memory is looked at after the first hundred and at the end.
const IN_A_ROW: usize = 500;
const WARM: usize = 100;
/// Reports asked for at once.
const AT_ONCE: usize = 100;
/// Pages asked for while nothing else goes on, one after the other.
const PAGES: usize = 400;

/// Reports on the running program.
pub async fn measure(report: &mut Report) {
    let data = folder("press");
    let _ = std::fs::remove_dir_all(&data);
    std::fs::create_dir_all(&data).expect("a folder");
    let service = Service::start(&["demo", "--today", "2026-03-16T10:00"], &data).await;
    let here = Network::open(data.clone()).await;
    let reader = here.session_of(Role::StandardsOfficer).await;
    let (draft, lead) = draft_of(&here, &service).await;
    let mut client = Client::connect(service.address, &lead).await.expect("the service answers");
    let mut warm = 0.0;
    for number in 0..IN_A_ROW {
        let path = if number % 2 == 0 { format!("{draft}/en") } else { format!("{draft}/cy") };
        let (status, _) = client.get(&path).await.expect("a report");
        assert_eq!(status, 200, "{path}");
        if number + 1 == WARM {
            warm = service.resident();
        }
    }
    let grown = service.resident() - warm;
    report.figure("memory that the last 400 of 500 reports in a row add", grown, "MB", Some(10.0));
    let idle = at_percent_95(pages(&service, &reader, PAGES).await);
    report.figure("pages while no report is drawn, 95 of 100 within", idle, "ms", None);
    let began = Instant::now();
    let drawing: Vec<_> = (0..AT_ONCE)
        .map(|number| {
            let (address, cookie) = (service.address, lead.clone());
            let path = format!("{draft}/{}", ["en", "cy"][number % 2]);
            tokio::spawn(async move {
                let mut client = Client::connect(address, &cookie).await.expect("the service answers");
                client.get(&path).await.expect("a report").0
            })
        })
        .collect();
    let mut took = Vec::new();
    while drawing.iter().any(|one| !one.is_finished()) {
        took.extend(pages(&service, &reader, 20).await);
    }
    for one in drawing {
        assert_eq!(one.await.expect("it ends"), 200);
    }
    let seconds = began.elapsed().as_secs_f64();
    report.figure(&format!("{AT_ONCE} reports asked for at once"), seconds, "s", None);
    let busy = at_percent_95(took);
    report.figure("pages meanwhile, 95 of 100 within", busy, "ms", None);
    report.figure("pages meanwhile against pages while no report is drawn", busy / idle, "times", Some(2.0));
}

/// A report that is not issued, which is drawn anew for everybody who asks; and the session of one of its auditors.
async fn draft_of(here: &Network, service: &Service) -> (String, String) {
    let states = [AuditState::Drafting, AuditState::Moderation, AuditState::Comments, AuditState::Answers];
    let teams: Vec<(String, String)> = audit::Entity::find()
        .join_rev(JoinType::InnerJoin, team_member::Relation::Audit.def())
        .join(JoinType::InnerJoin, team_member::Relation::Account.def())
        .filter(audit::Column::State.is_in(states))
        .filter(audit::Column::Issue.eq(0))
        .order_by_asc(audit::Column::Reference)
        .select_only()
        .column(audit::Column::Reference)
        .column(account::Column::Email)
        .into_tuple()
        .all(&*here.app.database)
        .await
        .expect("audits can be read");
    for (reference, email) in teams {
        let cookie = here.session(&email).await;
        let mut client = Client::connect(service.address, &cookie).await.expect("the service answers");
        let path = format!("/en/audits/{reference}/report");
        if client.get(&format!("{path}/en")).await.is_ok_and(|(status, _)| status == 200) {
            return (path, cookie);
        }
    }
    panic!("nobody's report is being drafted");
}

async fn pages(service: &Service, cookie: &str, count: usize) -> Vec<Duration> {
    let mut client = Client::connect(service.address, cookie).await.expect("the service answers");
    let mut took = Vec::new();
    for number in 0..count {
        let path = ["/en/home", "/cy/coops", "/en/audits", "/cy/register"][number % 4];
        let start = Instant::now();
        let (status, _) = client.get(path).await.expect("a page");
        assert_eq!(status, 200, "{path}");
        took.push(start.elapsed());
    }
    took
}

fn at_percent_95(mut took: Vec<Duration>) -> f64 {
    took.sort();
    took[(took.len() * 95 / 100).min(took.len() - 1)].as_secs_f64() * 1000.0
}
