//! The pages, room by room. Every route of the service is listed by a `doors()` here.

pub mod access;
pub mod audits;
pub mod boards;
pub mod cooperatives;
pub mod coverage;
pub mod demo;
pub mod evidence;
pub mod findings;
pub mod home;
pub mod keeping;
pub mod ledger;
pub mod licences;
pub mod mail;
pub mod network;
pub mod notices;
pub mod operations;
pub mod own_record;
pub mod public;
pub mod register;
pub mod reminding;
pub mod reports;
pub mod returned;
pub mod standards;
pub mod timetable;
pub mod training;

use poem::Endpoint;
use poem::http::{Method, StatusCode};
use poem::{Request, Response};

use super::{Door, session};
use crate::foundation::App;
use crate::foundation::error::Error;
use crate::reminders;

/// Every door of the service.
pub fn doors() -> Vec<Door> {
    let rooms = [
        public::doors(),
        access::doors(),
        home::doors(),
        standards::doors(),
        cooperatives::doors(),
        licences::doors(),
        evidence::doors(),
        training::doors(),
        own_record::doors(),
        coverage::doors(),
        audits::doors(),
        findings::doors(),
        reports::doors(),
        boards::doors(),
        register::doors(),
        network::doors(),
        operations::doors(),
        mail::doors(),
        ledger::doors(),
        notices::doors(),
        returned::doors(),
        timetable::doors(),
        reminding::doors(),
        keeping::doors(),
    ];
    rooms.into_iter().flatten().collect()
}

/// One-click unsubscription from digests (RFC 8058): a POST without a page, as mail programs send it. Opening the address
/// changes nothing; it leads to the page on which a person chooses.
pub fn unsubscribe(app: App) -> impl Endpoint<Output = Response> {
    poem::endpoint::make(move |request: Request| {
        let app = app.clone();
        async move {
            let key = request.raw_path_param("key").unwrap_or_default();
            let mut response = if *request.method() != Method::POST {
                crate::web::in_own_language(&request, "/account/digests")
            } else {
                match reminders::choice::unsubscribe(&app, key, app.now()).await {
                    Ok(stopped) => Response::builder()
                        .content_type("text/plain; charset=utf-8")
                        .body(reminding::stopped_words(&app.words, stopped)),
                    Err(Error::NotFound) => Response::builder().status(StatusCode::NOT_FOUND).finish(),
                    Err(error) => session::plain_failure(&error),
                }
            };
            session::keep_nowhere(&mut response);
            Ok::<_, poem::Error>(response)
        }
    })
}
