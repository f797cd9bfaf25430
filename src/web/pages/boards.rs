//! Pages of `boards`: the packs of a co-op's board.

use chrono::NaiveDate;
use serde_json::json;
use tera::Context;

use crate::access::Deed;
use crate::boards::{self, Pack, paper};
use crate::cooperatives::Cooperative;
use crate::documents::code;
use crate::foundation::error::{Error, Result};
use crate::foundation::sheet::Speaker;
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get, post};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    vec![
        get("/coops/:reference/board/packs", Deed::SeeBoardPack, list_page),
        post("/coops/:reference/board/packs", Deed::SeeBoardPack, again),
        get("/coops/:reference/board/packs/:month", Deed::SeeBoardPack, month_page),
        get("/coops/:reference/board/packs/:month/:number", Deed::SeeBoardPack, pack_page),
        get("/coops/:reference/board/packs/:month/:number/:file", Deed::SeeBoardPack, pack_file),
    ]
}

async fn list_page(visit: Visit) -> Answer {
    visit.page("boards/list.html", list(&visit).await?)
}

async fn list(visit: &Visit) -> Result<Context> {
    let (coop, made) = boards::packs(&visit.app, visit.actor()?, visit.param("reference")).await?;
    let say = Speaker::new(&visit.app.words, visit.language);
    let month = boards::month_of(visit.today());
    let number = made.iter().find(|one| one.month == month).map(|one| one.number + 1);
    let rows: Vec<_> = made
        .iter()
        .map(|one| {
            json!({ "month": say.month(one.month), "path": month_path(one.month), "number": one.number, "on": one.on })
        })
        .collect();
    let mut context = about(visit, &coop);
    context.insert("packs", &rows);
    context.insert("month", &json!({ "name": say.month(month), "path": month_path(month), "next": number }));
    Ok(context)
}

async fn again(visit: Visit) -> Answer {
    let reference = visit.param("reference").to_owned();
    match boards::again(&visit.app, visit.actor()?, &reference, visit.now).await {
        Ok(pack) => visit.go_saying(&path(&reference, &pack), "done-board-pack"),
        Err(error) => visit.again("boards/list.html", list(&visit).await?, error),
    }
}

async fn month_page(visit: Visit) -> Answer {
    shown(&visit, None).await
}

async fn pack_page(visit: Visit) -> Answer {
    shown(&visit, Some(number(&visit)?)).await
}

async fn shown(visit: &Visit, number: Option<u32>) -> Answer {
    let month = month(visit)?;
    let reference = visit.param("reference");
    let opened = boards::open(&visit.app, visit.actor()?, reference, (month, number), visit.now).await;
    let (coop, pack) = match opened {
        Err(error @ Error::Refused(_)) => {
            return visit.again("boards/list.html", list(visit).await?, error);
        }
        opened => opened?,
    };
    let sheet = paper::sheet(&pack.content, Speaker::new(&visit.app.words, visit.language));
    let mut context = about(visit, &coop);
    context.insert("sheet", &sheet);
    context.insert("here", &format!("/{}{}", visit.language, path(reference, &pack)));
    context.insert("code", &code::printed(&pack.document.code));
    visit.page("boards/pack.html", context)
}

async fn pack_file(visit: Visit) -> Answer {
    let (month, number) = (month(&visit)?, number(&visit)?);
    let (app, actor, reference) = (&visit.app, visit.actor()?, visit.param("reference"));
    let name = format!("board-pack-{reference}-{}-{number}", month_path(month));
    if visit.param("file") == "json" {
        let (_, pack) = boards::open(app, actor, reference, (month, Some(number)), visit.now).await?;
        let bytes = serde_json::to_vec_pretty(&pack.content).map_err(Error::internal)?;
        return Ok(super::reports::file(bytes, &format!("{name}.json"), "application/json"));
    }
    let language = boards::read_language(visit.param("file")).ok_or(Error::NotFound)?;
    let document = boards::pdf(app, actor, reference, (month, number), language, visit.now).await?;
    visit.download(&document.sha256, &format!("{name}-{language}.pdf"), "application/pdf").await
}

fn about(visit: &Visit, coop: &Cooperative) -> Context {
    let mut context = Context::new();
    let reference = &coop.organisation.reference;
    context.insert("coop", &json!({ "reference": reference, "name": coop.name(visit.language) }));
    context
}

fn month_path(month: NaiveDate) -> String {
    month.format("%Y-%m").to_string()
}

fn path(reference: &str, pack: &Pack) -> String {
    let content = &pack.content;
    format!("/coops/{reference}/board/packs/{}/{}", month_path(content.month), content.number)
}

fn month(visit: &Visit) -> Result<NaiveDate> {
    boards::read_month(visit.param("month")).ok_or(Error::NotFound)
}

fn number(visit: &Visit) -> Result<u32> {
    visit.param("number").parse().map_err(|_| Error::NotFound)
}
