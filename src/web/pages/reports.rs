//! Pages of `reports`: a report for those who work with it, publishing and acknowledging; published reports and verification.

mod show;

use entities::audits::Publication;
use entities::documents::DocumentLanguage;
use poem::Response;
use poem::http::{Method, header};

use super::audits::opened;
use crate::access::Deed;
use crate::audits::reply;
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::press::Lane;
use crate::reports::publishing::Pdf;
use crate::reports::{self, Form};
use crate::web::typed::attachment;
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get, post, public};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    vec![
        get("/audits/:reference/report", Deed::SeeReport, report_page),
        get("/audits/:reference/report/:language", Deed::SeeReport, report_pdf),
        get("/audits/:reference/report/:language/:form", Deed::SeeReport, report_pdf),
        post("/audits/:reference/publish", Deed::Publish, publish),
        post("/audits/:reference/withdraw", Deed::Publish, withdraw),
        get("/audits/:reference/acknowledge", Deed::AcknowledgeReport, acknowledge_page),
        post("/audits/:reference/acknowledge", Deed::AcknowledgeReport, acknowledge),
        public(Method::GET, "/reports/:code", public_page),
        public(Method::GET, "/reports/:code/:language", public_pdf),
        public(Method::GET, "/reports/:code/:language/:form", public_pdf),
        public(Method::GET, "/verify", verify_page),
        public(Method::POST, "/verify", verify).taking(largest_report).reading_once(),
        public(Method::GET, "/verify/:code", verify_code),
    ]
}

/// A report is never near this size, in bytes; anything larger is none.
fn largest_report(_: &App) -> u64 {
    16 << 20
}

async fn report_page(visit: Visit) -> Answer {
    opened(&visit, reply::REPORTS).await?;
    let context = show::report(&visit).await?;
    visit.page("reports/report.html", context)
}

async fn report_pdf(visit: Visit) -> Answer {
    let form = form(&visit)?;
    opened(&visit, reply::REPORTS).await?;
    let reference = visit.param("reference");
    let (pdf, name) = reports::editions::see(&visit.app, visit.actor()?, reference, form, visit.now).await?;
    sent(&visit, pdf, &name).await
}

async fn sent(visit: &Visit, pdf: Pdf, name: &str) -> Answer {
    match pdf {
        Pdf::Issued { sha256 } => visit.download(&sha256, name, "application/pdf").await,
        Pdf::Draft(bytes) => Ok(file(bytes, name, "application/pdf")),
    }
}

/// The form and the language of the path; without a form the whole report.
fn form(visit: &Visit) -> Result<(Form, DocumentLanguage)> {
    let language = entities::word(visit.param("language")).ok_or(Error::NotFound)?;
    let form = match visit.param("form") {
        "" => Form::Whole,
        name => Form::of(name).filter(|form| *form != Form::Whole).ok_or(Error::NotFound)?,
    };
    Ok((form, language))
}

/// Bytes made just now, as an attachment that the browser neither runs nor guesses at.
pub(super) fn file(bytes: Vec<u8>, name: &str, media_type: &str) -> Response {
    Response::builder()
        .content_type(media_type)
        .header(header::CONTENT_DISPOSITION, attachment(name))
        .header(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox; frame-ancestors 'none'")
        .body(bytes)
}

async fn publish(visit: Visit) -> Answer {
    let reading = visit.form.reading();
    let choice = reading.word::<Publication>("publication");
    let reference = visit.param("reference").to_owned();
    let done = match (choice, reading.done()) {
        (Some(choice), Ok(())) => {
            reports::publish(&visit.app, visit.actor()?, &reference, choice, visit.now).await
        }
        (_, wrong) => wrong.and(Err(Error::NotFound)),
    };
    match done {
        Ok(()) => visit.go_saying(&format!("/audits/{reference}/report"), "done-report-publication"),
        Err(error) => visit.again("reports/report.html", show::report(&visit).await?, error),
    }
}

async fn withdraw(visit: Visit) -> Answer {
    let reading = visit.form.reading();
    let reason = reading.text("reason", 2000);
    let reference = visit.param("reference").to_owned();
    let done = match reading.done() {
        Ok(()) => {
            let why = (reason, visit.language);
            reports::withdraw(&visit.app, visit.actor()?, &reference, why, visit.now).await
        }
        wrong => wrong,
    };
    match done {
        Ok(()) => visit.go_saying(&format!("/audits/{reference}/report"), "done-report-withdrawn"),
        Err(error) => visit.again("reports/report.html", show::report(&visit).await?, error),
    }
}

async fn acknowledge_page(visit: Visit) -> Answer {
    let context = show::acknowledgement(&visit).await?;
    visit.page("reports/acknowledge.html", context)
}

async fn acknowledge(visit: Visit) -> Answer {
    let reading = visit.form.reading();
    let question = reading.optional("question", 2000);
    let reference = visit.param("reference").to_owned();
    let done = match reading.done() {
        Ok(()) => reports::acknowledge(&visit.app, visit.actor()?, &reference, question, visit.now).await,
        wrong => wrong,
    };
    match done {
        Ok(()) => visit.go_saying(&format!("/audits/{reference}/report"), "done-report-acknowledged"),
        Err(error) => visit.again("reports/acknowledge.html", show::acknowledgement(&visit).await?, error),
    }
}

async fn public_page(visit: Visit) -> Answer {
    let context = show::public(&visit).await?;
    visit.page("reports/public.html", context)
}

async fn public_pdf(visit: Visit) -> Answer {
    let form = form(&visit)?;
    let lane = if visit.actor().is_ok() { Lane::People } else { Lane::Strangers };
    let (pdf, name) =
        reports::editions::published(&visit.app, lane, visit.param("code"), form, visit.now).await?;
    sent(&visit, pdf, &name).await
}

async fn verify_page(visit: Visit) -> Answer {
    visit.page("reports/verify.html", tera::Context::new())
}

async fn verify_code(visit: Visit) -> Answer {
    let answer = reports::verify_code(&visit.app, visit.param("code"), None).await?;
    visit.page("reports/verify.html", show::answer(&visit, &answer))
}

async fn verify(visit: Visit) -> Answer {
    if let Some(fault) = visit.form.faults().first() {
        let wrong = Error::Problems(vec![fault.clone()]);
        return visit.again("reports/verify.html", tera::Context::new(), wrong);
    }
    let files = visit.form.files("file");
    let file = files.first().and_then(|file| Some((file.stored.sha256.clone(), file.passing.clone()?)));
    let answer = match (visit.form.get("code"), file) {
        ("", None) => {
            let wrong = Error::problem("code", Message::new("reports-verify-nothing"));
            return visit.again("reports/verify.html", tera::Context::new(), wrong);
        }
        (code, Some((digest, file))) => reports::verify_file(&visit.app, code, &digest, &file).await?,
        (code, None) => reports::verify_code(&visit.app, code, None).await?,
    };
    visit.page("reports/verify.html", show::answer(&visit, &answer))
}
