//! The start page, the register, its open data, and how a co-op stands for its board and its members.

mod coops;
mod show;

use poem::http::Method;

use crate::access::Deed;
use crate::foundation::error::Result;
use crate::network;
use crate::register::{self, Query, Wanted, export};
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get, public};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    vec![
        public(Method::GET, "/", start_page),
        public(Method::GET, "/register", list_page),
        public(Method::GET, "/register/csv", as_csv),
        public(Method::GET, "/register/json", as_json),
        public(Method::GET, "/register/:reference", coop_page),
        public(Method::GET, "/open-data", data_page),
        get("/coops/:reference/board", Deed::AcknowledgeReport, board_page),
        get("/coops/:reference/members", Deed::SeeMemberPage, members_page),
    ]
}

/// What the address asks for. Words that mean nothing ask for everything.
fn query(visit: &Visit) -> Query {
    Query {
        text: visit.query("q").chars().take(200).collect(),
        area: visit.query("area").chars().take(40).collect(),
        outcome: Wanted::read(visit.query("outcome")),
    }
}

async fn start_page(visit: Visit) -> Answer {
    network::bring_up(&visit.app, visit.now).await?;
    let start = register::start(&visit.app).await?;
    visit.page("register/start.html", show::start(&visit, &start))
}

async fn list_page(visit: Visit) -> Answer {
    network::bring_up(&visit.app, visit.now).await?;
    let page = visit.query("page").parse::<u64>().unwrap_or(1).clamp(1, 1_000_000);
    let listed = register::list(&visit.app, &query(&visit), visit.language, page).await?;
    visit.page("register/list.html", show::list(&visit, &listed, page))
}

async fn as_csv(visit: Visit) -> Answer {
    let entries = exported(&visit).await?;
    let bytes = export::csv(&entries, &visit.app.config.base_url)?;
    Ok(super::reports::file(bytes, "register.csv", "text/csv; charset=utf-8"))
}

async fn as_json(visit: Visit) -> Answer {
    let entries = exported(&visit).await?;
    let json = export::json(&entries, &visit.app.config.base_url).to_string();
    Ok(super::reports::file(json.into_bytes(), "register.json", "application/json"))
}

async fn exported(visit: &Visit) -> Result<Vec<register::Entry>> {
    network::bring_up(&visit.app, visit.now).await?;
    register::all(&visit.app, &query(visit), visit.language).await
}

async fn coop_page(visit: Visit) -> Answer {
    network::bring_up(&visit.app, visit.now).await?;
    let shown = register::find(&visit.app, visit.param("reference"), visit.language, visit.now).await?;
    visit.page("register/coop.html", show::coop(&visit, &shown))
}

async fn data_page(visit: Visit) -> Answer {
    let mut context = tera::Context::new();
    context.insert("columns", &export::COLUMNS);
    visit.page("register/data.html", context)
}

async fn board_page(visit: Visit) -> Answer {
    let context = coops::board(&visit).await?;
    visit.page("board/board.html", context)
}

async fn members_page(visit: Visit) -> Answer {
    let context = coops::members(&visit).await?;
    visit.page("board/members.html", context)
}
