//! Pages of `standards`: the library anybody may read, and the work on versions until both parties have signed.

mod consultation;
mod crosswalk;
mod explain;
mod library;
mod translation;
mod versions;

use entities::standards::{standard, version};
use poem::Response;
use poem::http::{Method, header};
use serde_json::{Value, json};

pub(super) use consultation::waiting as consultations;
pub(super) use versions::list as versions;

use consultation::{asked, officer, published};

use crate::access::Deed;
use crate::foundation::error::{Error, Result};
use crate::standards::{canonical, pack_of, tree::Format};
use crate::web::typed::attachment;
use crate::web::{Answer, Door, get, post, public};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    vec![
        public(Method::GET, "/standards", library::standards_page),
        public(Method::GET, "/standards/:code", library::standard_page),
        public(Method::GET, "/standards/:code/criteria/:key", library::criterion_page),
        public(Method::GET, "/standards/:code/file/:file", library::file),
        public(Method::GET, "/standards/:code/consultation/:number", published::page),
        public(Method::GET, "/standards/:code/consultation/:number/:file", published::file),
        get("/standards/versions", Deed::SeeDraftStandards, versions::versions_page),
        get("/standards/crosswalk", Deed::WriteStandards, crosswalk::page),
        post("/standards/crosswalk", Deed::WriteStandards, crosswalk::tie),
        post("/standards/crosswalk/:id/remove", Deed::WriteStandards, crosswalk::untie),
        get("/standards/import", Deed::WriteStandards, versions::import_page),
        post("/standards/import", Deed::WriteStandards, versions::import)
            .taking(|app| app.config.limits.pack + app.config.limits.form),
        get("/standards/versions/:id", Deed::SeeDraftStandards, versions::version_page),
        get("/standards/versions/:id/text", Deed::SeeDraftStandards, library::draft_page),
        get("/standards/versions/:id/file/:file", Deed::SeeDraftStandards, versions::file),
        get("/standards/versions/:id/consultation", Deed::RunConsultation, officer::page),
        post("/standards/versions/:id/consultation", Deed::RunConsultation, officer::open),
        post("/standards/versions/:id/consultation/close", Deed::RunConsultation, officer::close),
        get(
            "/standards/versions/:id/consultation/comments/:item",
            Deed::RunConsultation,
            officer::comment_page,
        ),
        post("/standards/versions/:id/consultation/comments/:item", Deed::RunConsultation, officer::decide),
        get("/consultations", Deed::CommentOnStandard, asked::list),
        get("/consultations/:id", Deed::CommentOnStandard, asked::overview),
        post("/consultations/:id/send", Deed::CommentOnStandard, asked::send_all),
        get("/consultations/:id/criteria/:key", Deed::CommentOnStandard, asked::criterion_page),
        post("/consultations/:id/criteria/:key", Deed::CommentOnStandard, asked::add),
        get("/consultations/:id/comments/:item", Deed::CommentOnStandard, asked::comment_page),
        post("/consultations/:id/comments/:item", Deed::CommentOnStandard, asked::change),
        get("/standards/versions/:id/propose", Deed::ProposeVersion, versions::propose_page),
        post("/standards/versions/:id/propose", Deed::ProposeVersion, versions::propose),
        get("/standards/versions/:id/take-back", Deed::ProposeVersion, versions::take_back_page),
        post("/standards/versions/:id/take-back", Deed::ProposeVersion, versions::take_back),
        get("/standards/versions/:id/withdraw", Deed::ProposeVersion, versions::withdraw_page),
        post("/standards/versions/:id/withdraw", Deed::ProposeVersion, versions::withdraw),
        get("/standards/versions/:id/sign", Deed::SeeDraftStandards, versions::sign_page),
        post("/standards/versions/:id/sign", Deed::SeeDraftStandards, versions::sign),
        get("/standards/versions/:id/welsh/:section", Deed::SeeDraftStandards, translation::review_page),
        post("/standards/versions/:id/welsh/:section", Deed::ReviewTranslation, translation::review),
    ]
}

/// A standard for a page.
fn named(standard: &standard::Model) -> Value {
    json!({ "code": standard.code, "title_en": standard.title_en, "title_cy": standard.title_cy })
}

/// A version's file: `<number>.yaml`, `<number>.json`, or `<number>.signed.json`, which is the very text whose SHA-256 is
/// the digest.
fn download(code: &str, version: &version::Model, file: &str) -> Answer {
    let ending = file.strip_prefix(version.number.as_str()).ok_or(Error::NotFound)?;
    let (text, media_type) = match ending {
        ".yaml" => (canonical::export(&*pack_of(version)?, Format::Yaml)?, "application/yaml"),
        ".json" => (canonical::export(&*pack_of(version)?, Format::Json)?, "application/json"),
        ".signed.json" => (version.text.clone(), "application/json"),
        _ => return Err(Error::NotFound),
    };
    Ok(Response::builder()
        .content_type(media_type)
        .header(header::CONTENT_DISPOSITION, attachment(&format!("{code}-{file}")))
        .body(text))
}

/// The number in a file's name such as `1.0.0.yaml`.
fn number_of(file: &str) -> Result<&str> {
    [".signed.json", ".json", ".yaml"]
        .iter()
        .find_map(|ending| file.strip_suffix(ending))
        .ok_or(Error::NotFound)
}
