//! What the criteria page is measured against: a bare handler that asks the same questions of the database and renders a
//! template of three lines.

use std::net::SocketAddr;
use std::sync::Arc;

use entities::audits::AuditState;
use entities::ids::StandardId;
use poem::web::{Data, Html, Path};
use poem::{EndpointExt, Route, handler};
use safon::access::{self, Deed};
use safon::audits::{self, moderation, store};
use safon::foundation::App;
use safon::{findings, standards};
use serde_json::json;
use tera::{Context, Tera};

use crate::network::{Network, acceptor};

const PAGE: &str = "<h1>{{ audit }}</h1><ul>{% for row in rows %}<li>{{ row.key }}: {{ row.result }}</li>{% endfor %}</ul>\
    <p>{{ done }} of {{ total }}, {{ findings }}, {{ blocking }}, {{ earlier }}, {{ marks }}, {{ name }}</p>";

#[derive(Clone)]
struct Tools {
    app: App,
    tera: Arc<Tera>,
}

/// Serves the bare handler. Answers where.
pub fn serve(network: &Network) -> SocketAddr {
    let mut tera = Tera::default();
    tera.add_raw_template("page", PAGE).expect("the template is right");
    let tools = Tools { app: network.app.clone(), tera: Arc::new(tera) };
    let (acceptor, address) = acceptor();
    let service = Route::new().at("/en/audits/:reference/criteria", page).data(tools);
    tokio::spawn(poem::Server::new_with_acceptor(acceptor).run(service));
    address
}

#[handler]
async fn page(
    request: &poem::Request,
    Path(reference): Path<String>,
    tools: Data<&Tools>,
) -> poem::Result<Html<String>> {
    let cookie =
        request.header("cookie").and_then(|cookie| cookie.strip_prefix("safon=")).unwrap_or_default();
    let html = read(&tools, cookie, &reference).await.map_err(|error| {
        poem::Error::from_string(error.to_string(), poem::http::StatusCode::INTERNAL_SERVER_ERROR)
    })?;
    Ok(Html(html))
}

/// The queries of `web::pages::audits::work::criteria_page` and of the frame around it, in their order.
async fn read(tools: &Tools, cookie: &str, reference: &str) -> safon::foundation::error::Result<String> {
    let (app, database) = (&tools.app, &*tools.app.database);
    let now = app.now();
    let Some(actor) = access::actor(app, cookie, now).await? else {
        return Err(safon::foundation::error::Error::NotFound);
    };
    access::factor_missing(app, &actor).await?;
    let mut name = String::new();
    if let Some(grant) = actor.acting() {
        name = access::store::organisation(database, grant.organisation).await?.name_en;
    }
    let seen = audits::see(database, &actor, reference, Deed::SeeAudit).await?;
    audits::text(database, &seen.audit).await?;
    let rows = store::assessments(database, seen.audit.id).await?;
    let found = findings::store::of_audit(database, seen.audit.id).await?;
    let (done, total) = store::progress(database, seen.audit.id).await?;
    let blocking = match seen.audit.state {
        AuditState::Drafting | AuditState::Fieldwork if seen.sees_work => {
            moderation::blockers(database, &seen.audit).await?.len()
        }
        _ => 0,
    };
    let outline = standards::store::outline(database, seen.audit.version_id).await?;
    let standard: StandardId = outline.standard_id;
    standards::store::standard(database, standard).await?;
    audits::text(database, &seen.audit).await?;
    audits::text(database, &seen.audit).await?;
    let earlier = store::earlier(database, &seen.audit, standard).await?;
    let results = audits::results(database, &seen.audit, &earlier).await?;
    let rows: Vec<_> =
        rows.iter().map(|(row, criterion)| json!({ "key": criterion.key, "result": row.result })).collect();
    let mut context = Context::new();
    context.insert("audit", &seen.audit.reference);
    context.insert("rows", &rows);
    context.insert("done", &done);
    context.insert("total", &total);
    context.insert("findings", &found.len());
    context.insert("blocking", &blocking);
    context.insert("earlier", &earlier.len());
    context.insert("marks", &results.marks.len());
    context.insert("name", &name);
    tools.tera.render("page", &context).map_err(safon::foundation::error::Error::internal)
}
