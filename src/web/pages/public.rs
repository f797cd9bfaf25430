//! Pages anybody may read that belong to no room: start, help, accessibility, privacy, security.

use poem::http::Method;
use tera::Context;

use crate::web::visit::Visit;
use crate::web::{Answer, Door, public};

/// The doors of these pages.
pub fn doors() -> Vec<Door> {
    vec![
        public(Method::GET, "/help", |visit| text_page(visit, "help")),
        public(Method::GET, "/accessibility", |visit| text_page(visit, "accessibility")),
        public(Method::GET, "/privacy", |visit| text_page(visit, "privacy")),
        public(Method::GET, "/security", |visit| text_page(visit, "security")),
    ]
}

async fn text_page(visit: Visit, name: &'static str) -> Answer {
    let mut context = Context::new();
    context.insert("page", name);
    visit.page(&format!("public/{name}.html"), context)
}
