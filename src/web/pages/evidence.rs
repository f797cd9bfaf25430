//! Pages of `evidence`: the library of a co-op, handing in, one item with its custody, review, and opening files.

mod archive;
mod custody;
pub(super) mod show;
mod thread;
mod uploads;

use entities::ids::{EvidenceFileId, EvidenceItemId};
use poem::http::Method;
use tera::Context;

use crate::access::{Deed, passwords, policy};
use crate::cooperatives::{self, Cooperative};
use crate::evidence::{self, NewItem, Opening, Revision, Verdict, rules, sorts};
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use crate::web::forms::Form;
use crate::web::visit::Visit;
use crate::web::{Answer, Door, carried, get, post, stream};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    vec![
        get("/evidence", Deed::ReviewEvidence, waiting),
        get("/coops/:reference/evidence", Deed::SeeEvidence, library),
        get("/coops/:reference/evidence/new", Deed::SubmitEvidence, new_page),
        post("/coops/:reference/evidence/new", Deed::SubmitEvidence, submit).taking(request),
        get("/coops/:reference/evidence/archive", Deed::SubmitEvidence, archive::choose),
        post("/coops/:reference/evidence/archive", Deed::SubmitEvidence, archive::read)
            .taking(archive::most)
            .reading_once(),
        post("/coops/:reference/evidence/archive/items", Deed::SubmitEvidence, archive::submit),
        stream(Method::OPTIONS, "/coops/:reference/uploads", Deed::SubmitEvidence, uploads::offer),
        stream(Method::POST, "/coops/:reference/uploads", Deed::SubmitEvidence, uploads::begin),
        stream(Method::GET, "/coops/:reference/uploads/:id", Deed::SubmitEvidence, uploads::look),
        stream(Method::PATCH, "/coops/:reference/uploads/:id", Deed::SubmitEvidence, uploads::append),
        stream(Method::DELETE, "/coops/:reference/uploads/:id", Deed::SubmitEvidence, uploads::cancel),
        get("/coops/:reference/evidence/receipts", Deed::SubmitEvidence, archive::receipts),
        get("/coops/:reference/evidence/check", Deed::SeeEvidence, custody::check_page),
        post("/coops/:reference/evidence/check", Deed::SeeEvidence, custody::check)
            .taking(custody::largest)
            .keeping_none(),
        get("/coops/:reference/evidence/:id", Deed::SeeEvidence, item_page),
        get("/coops/:reference/evidence/:id/custody", Deed::SeeEvidence, custody::page),
        get("/coops/:reference/evidence/:id/custody.csv", Deed::SeeEvidence, custody::csv),
        get("/coops/:reference/evidence/:id/custody.json", Deed::SeeEvidence, custody::json),
        get("/coops/:reference/evidence/:id/receipt", Deed::SubmitEvidence, receipt),
        get("/coops/:reference/evidence/:id/revise", Deed::SubmitEvidence, revise_page),
        post("/coops/:reference/evidence/:id/revise", Deed::SubmitEvidence, revise).taking(request),
        post("/coops/:reference/evidence/:id/ties", Deed::SubmitEvidence, tie),
        post("/coops/:reference/evidence/:id/review", Deed::ReviewEvidence, review),
        post("/coops/:reference/evidence/:id/questions", Deed::ReviewEvidence, thread::ask),
        post("/coops/:reference/evidence/:id/answers", Deed::SubmitEvidence, thread::answer),
        get("/coops/:reference/evidence/:id/files/:file", Deed::OpenFile, open),
        post("/coops/:reference/evidence/:id/files/:file", Deed::OpenFile, open),
    ]
}

fn request(app: &App) -> u64 {
    app.config.limits.request
}

/// The co-op of the path, if the person may do this there; for every page below `/coops/:reference`.
pub(super) async fn coop(visit: &Visit, deed: Deed) -> Result<Cooperative> {
    let scope = policy::scope(visit.actor()?, deed);
    cooperatives::find(&*visit.app.database, visit.param("reference"), &scope).await
}

/// A context that says which co-op the page is about.
pub(super) fn about(visit: &Visit, coop: &Cooperative) -> Context {
    let mut context = Context::new();
    let here = format!("/coops/{}", coop.organisation.reference);
    let name = coop.name(visit.language);
    context.insert(
        "coop",
        &serde_json::json!({ "reference": coop.organisation.reference, "name": name, "path": here }),
    );
    context
}

async fn waiting(visit: Visit) -> Answer {
    let context = show::waiting(&visit).await?;
    visit.page("evidence/waiting.html", context)
}

async fn library(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SeeEvidence).await?;
    let context = show::library(&visit, &coop).await?;
    visit.page("evidence/library.html", context)
}

async fn new_page(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SubmitEvidence).await?;
    let key = passwords::new_token();
    let context = show::new_item(&visit, &coop, visit.query("type"), &key, &[]).await?;
    visit.page("evidence/new.html", context)
}

async fn submit(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SubmitEvidence).await?;
    let (mut files, mut failed) = (Vec::new(), None);
    match carried::files(&visit, "files").await {
        Ok(found) => files = found,
        Err(error) => failed = Some(error),
    }
    let result = match failed {
        Some(error) => Err(error),
        None => submit_read(&visit, &coop, files.clone()).await,
    };
    match result {
        // What was uploaded for a request of an audit is on its way there.
        Ok(id) => match show::request_path(visit.form.get("request")) {
            Some(request) => visit.go_saying(&format!("{request}?item={id}"), "done-request-uploaded"),
            None => visit.go(&format!("/coops/{}/evidence/{id}/receipt", coop.organisation.reference)),
        },
        Err(error) => {
            let kept = carried::fields(&visit, &files).await?;
            let (kind, key) = (visit.form.get("evidence_type"), visit.form.get("key"));
            let context = show::new_item(&visit, &coop, kind, key, &kept).await?;
            visit.again("evidence/new.html", context, error)
        }
    }
}

async fn submit_read(
    visit: &Visit,
    coop: &Cooperative,
    files: Vec<evidence::Given>,
) -> Result<EvidenceItemId> {
    let ties = visit.form.all("ties").into_iter().chain(visit.form.all("further"));
    let new = item_of(&visit.form, ties.map(str::to_owned).collect(), files)?;
    let actor = visit.actor()?;
    evidence::submit(&visit.app, actor, coop.organisation.id, new, visit.form.get("key"), visit.now).await
}

/// What a form says of an item.
fn item_of(form: &Form, ties: Vec<String>, files: Vec<evidence::Given>) -> Result<NewItem> {
    let reading = form.reading();
    let language = reading.word("language");
    let new = NewItem {
        evidence_type: form.get("evidence_type").to_owned(),
        title: reading.line("title", rules::TITLE),
        language: language.unwrap_or(entities::evidence::EvidenceLanguage::None),
        period_from: reading.optional_date("period_from"),
        period_to: reading.optional_date("period_to"),
        valid_until: reading.optional_date("valid_until"),
        redaction_confirmed: reading.ticked("redaction_confirmed"),
        ties,
        files,
    };
    reading.done()?;
    Ok(new)
}

async fn receipt(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SubmitEvidence).await?;
    let context = show::item(&visit, &coop, visit.id("id")?).await?;
    visit.page("evidence/receipt.html", context)
}

async fn item_page(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SeeEvidence).await?;
    let context = show::item(&visit, &coop, visit.id("id")?).await?;
    visit.page("evidence/item.html", context)
}

async fn revise_page(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SubmitEvidence).await?;
    let context = show::revision(&visit, &coop, visit.id("id")?, &[]).await?;
    visit.page("evidence/revise.html", context)
}

async fn revise(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SubmitEvidence).await?;
    let id: EvidenceItemId = visit.id("id")?;
    let (mut files, mut failed) = (Vec::new(), None);
    match carried::files(&visit, "files").await {
        Ok(found) => files = found,
        Err(error) => failed = Some(error),
    }
    let result = match failed {
        Some(error) => Err(error),
        None => revise_read(&visit, id, files.clone()).await,
    };
    match result {
        Ok(()) => visit.go(&format!("/coops/{}/evidence/{id}/receipt", coop.organisation.reference)),
        Err(error) => {
            let kept = carried::fields(&visit, &files).await?;
            let context = show::revision(&visit, &coop, id, &kept).await?;
            visit.again("evidence/revise.html", context, error)
        }
    }
}

async fn revise_read(visit: &Visit, id: EvidenceItemId, files: Vec<evidence::Given>) -> Result<()> {
    let (new, revision) = {
        let reading = visit.form.reading();
        let new = Revision {
            period_from: reading.optional_date("period_from"),
            period_to: reading.optional_date("period_to"),
            valid_until: reading.optional_date("valid_until"),
            redaction_confirmed: reading.ticked("redaction_confirmed"),
            files,
        };
        let revision = reading.number("revision", 1..=i32::MAX);
        reading.done()?;
        (new, revision)
    };
    evidence::revise(&visit.app, visit.actor()?, id, new, revision, visit.now).await
}

async fn tie(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::SubmitEvidence).await?;
    let id: EvidenceItemId = visit.id("id")?;
    let keys = visit.form.all("ties").into_iter().map(str::to_owned).collect();
    match evidence::tie(&visit.app, visit.actor()?, id, keys, visit.now).await {
        Ok(()) => visit.go_saying(
            &format!("/coops/{}/evidence/{id}", coop.organisation.reference),
            "done-evidence-tied",
        ),
        Err(error) => again_item(&visit, &coop, id, error).await,
    }
}

async fn review(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::ReviewEvidence).await?;
    let id: EvidenceItemId = visit.id("id")?;
    match review_read(&visit, id).await {
        Ok(()) => visit.go_saying(
            &format!("/coops/{}/evidence/{id}", coop.organisation.reference),
            "done-evidence-reviewed",
        ),
        Err(error) => again_item(&visit, &coop, id, error).await,
    }
}

async fn review_read(visit: &Visit, id: EvidenceItemId) -> Result<()> {
    let (verdict, revision) = {
        let reading = visit.form.reading();
        let reason = reading.optional("reason", rules::REASON).unwrap_or_default();
        let verdict = match visit.form.get("verdict") {
            "accepted" => Some(Verdict::Accepted),
            "returned" => Some(Verdict::Returned(reason)),
            _ => None,
        };
        if verdict.is_none() {
            reading.fault("verdict", crate::foundation::error::Message::new("form-choose"));
        }
        let revision = reading.number("revision", 1..=i32::MAX);
        reading.done()?;
        (verdict.ok_or(Error::NotFound)?, revision)
    };
    evidence::review(&visit.app, visit.actor()?, id, verdict, revision, visit.now).await
}

async fn again_item(visit: &Visit, coop: &Cooperative, id: EvidenceItemId, error: Error) -> Answer {
    let context = show::item(visit, coop, id).await?;
    visit.again("evidence/item.html", context, error)
}

/// Opens a file at once, or asks for the reason first.
async fn open(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::OpenFile).await?;
    let (id, file): (EvidenceItemId, EvidenceFileId) = (visit.id("id")?, visit.id("file")?);
    let reason: String = visit.form.get("reason").chars().take(rules::REASON).collect();
    let actor = visit.actor()?;
    let place = coop.organisation.id;
    match evidence::open_file(&visit.app, actor, place, id, file, Some(&reason), visit.now).await? {
        Opening::Opened(file) => visit.download(&file.sha256, &file.file_name, &file.media_type).await,
        Opening::ReasonWanted(file) => {
            let mut context = about(&visit, &coop);
            context.insert("item_path", &format!("/coops/{}/evidence/{id}", coop.organisation.reference));
            context.insert("file", &show::file(&file));
            if visit.form.fields().is_empty() {
                return visit.page("evidence/open.html", context);
            }
            let message = crate::foundation::error::Message::new("evidence-open-reason-missing");
            visit.again("evidence/open.html", context, Error::problem("reason", message))
        }
    }
}

/// What the file field of an upload page accepts.
fn accepted() -> String {
    sorts::accepted()
}
