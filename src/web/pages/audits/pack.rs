//! The page of an audit's evidence, and all of it in one file.

use poem::http::{StatusCode, header};
use poem::{Body, Response};
use serde_json::{Value, json};
use tera::Context;

use super::show;
use crate::audits::pack;
use crate::evidence::rules;
use crate::foundation::archive;
use crate::foundation::error::{Error, Result};
use crate::web::Answer;
use crate::web::pages::evidence::show::size;
use crate::web::typed::attachment;
use crate::web::visit::Visit;

/// What is in the evidence of an audit, for this reader.
pub async fn page(visit: Visit) -> Answer {
    let context = context(&visit).await?;
    visit.page("audits/evidence.html", context)
}

async fn context(visit: &Visit) -> Result<Context> {
    let evidence = pack::look(&visit.app, visit.actor()?, visit.param("reference")).await?;
    let mut context = Context::new();
    show::head(visit, &evidence.seen, &mut context).await?;
    let library =
        format!("/{}/coops/{}/evidence", visit.language, evidence.seen.cooperative.organisation.reference);
    let rows: Vec<Value> = evidence
        .pieces
        .iter()
        .map(|piece| {
            json!({
                "name": piece.name, "file_name": piece.file_name, "title": piece.title,
                "href": format!("{library}/{}", piece.item), "size": size(piece.size),
                "withheld": piece.withheld, "revision": piece.revision,
            })
        })
        .collect();
    let (files, bytes, withheld) = pack::sums(&evidence);
    context.insert("rows", &rows);
    context.insert("files", &files);
    context.insert("size", &size(bytes));
    context.insert("withheld", &withheld);
    context.insert("needs_reason", &evidence.needs_reason);
    Ok(context)
}

/// All of it, written while it is sent.
pub async fn download(visit: Visit) -> Answer {
    let reference = visit.param("reference").to_owned();
    let reason: String = visit.form.get("reason").chars().take(rules::REASON).collect();
    // First the place: nothing stands in the custody of what nobody got.
    let place = match visit.app.archives.take(visit.actor()?.account) {
        Ok(place) => place,
        Err(Error::Busy) => {
            // On the page, so that the reason need not be typed again.
            let busy = Error::refused("error-busy");
            let mut page = visit.again("audits/evidence.html", context(&visit).await?, busy)?;
            page.set_status(StatusCode::SERVICE_UNAVAILABLE);
            return Ok(page);
        }
        Err(error) => return Err(error),
    };
    let entries = match pack::take(&visit.app, visit.actor()?, &reference, &reason, visit.now).await {
        Ok(entries) => entries,
        Err(error @ Error::Problems(_)) => {
            return visit.again("audits/evidence.html", context(&visit).await?, error);
        }
        Err(error) => return Err(error),
    };
    let bytes = archive::stream(place, &visit.app.files, entries)?;
    Ok(Response::builder()
        .content_type("application/zip")
        .header(header::CONTENT_DISPOSITION, attachment(&format!("{reference}.zip")))
        .header(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox; frame-ancestors 'none'")
        .body(Body::from_bytes_stream(bytes)))
}
