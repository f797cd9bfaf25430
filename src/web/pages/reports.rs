//! Pages of `reports`: a report for those who work with it, publishing and acknowledging; published reports and verification.

mod show;

use entities::access::Language;
use entities::audits::Publication;
use poem::Response;
use poem::http::{Method, header};

use super::audits::opened;
use crate::access::Deed;
use crate::audits::reply;
use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};
use crate::reports::{self, publishing::Pdf};
use crate::web::typed::attachment;
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get, post, public};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    vec![
        get("/audits/:reference/report", Deed::SeeReport, report_page),
        get("/audits/:reference/report/:language", Deed::SeeReport, report_pdf),
        post("/audits/:reference/publish", Deed::Publish, publish),
        get("/audits/:reference/acknowledge", Deed::AcknowledgeReport, acknowledge_page),
        post("/audits/:reference/acknowledge", Deed::AcknowledgeReport, acknowledge),
        public(Method::GET, "/reports/:code", public_page),
        public(Method::GET, "/reports/:code/:language", public_pdf),
        public(Method::GET, "/verify", verify_page),
        public(Method::POST, "/verify", verify).taking(largest_report).keeping_none(),
        public(Method::GET, "/verify/:code", verify_code),
    ]
}

/// A report is never near this size, in bytes; anything larger is none.
fn largest_report(_: &App) -> u64 {
    64 << 20
}

async fn report_page(visit: Visit) -> Answer {
    opened(&visit, reply::REPORTS).await?;
    let context = show::report(&visit).await?;
    visit.page("reports/report.html", context)
}

async fn report_pdf(visit: Visit) -> Answer {
    let language = language(&visit)?;
    opened(&visit, reply::REPORTS).await?;
    let reference = visit.param("reference");
    let (pdf, name) = reports::see_pdf(&visit.app, visit.actor()?, reference, language, visit.now).await?;
    match pdf {
        Pdf::Issued(report) => visit.download(&report.sha256, &name, "application/pdf").await,
        Pdf::Draft(bytes) => Ok(file(bytes, &name, "application/pdf")),
    }
}

/// The language of the path.
fn language(visit: &Visit) -> Result<Language> {
    entities::word(visit.param("language")).ok_or(Error::NotFound)
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
    let language = language(&visit)?;
    let (report, name) = reports::published_pdf(&visit.app, visit.param("code"), language).await?;
    visit.download(&report.sha256, &name, "application/pdf").await
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
    let file = visit.form.files("file").first().map(|file| file.stored.sha256.clone());
    let answer = match (visit.form.get("code"), file) {
        ("", None) => {
            let wrong = Error::problem("code", Message::new("reports-verify-nothing"));
            return visit.again("reports/verify.html", tera::Context::new(), wrong);
        }
        ("", Some(digest)) => reports::verify_digest(&visit.app, &digest).await?,
        (code, file) => reports::verify_code(&visit.app, code, file.as_deref()).await?,
    };
    visit.page("reports/verify.html", show::answer(&visit, &answer))
}
