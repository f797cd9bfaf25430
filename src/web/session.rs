//! Cookies, where a request comes from, and the headers every answer wears.

use poem::http::{HeaderValue, StatusCode, header};
use poem::{Request, Response};
use sha2::{Digest, Sha256};

use crate::foundation::App;
use crate::foundation::error::{Error, Message, Result};

/// The name of the session cookie: `__Host-` needs HTTPS; over plain HTTP (loopback only) a plain name.
pub fn cookie_name(app: &App) -> &'static str {
    if app.config.secure_cookies() { "__Host-safon" } else { "safon" }
}

/// The cookie of a visitor who is not signed in; forms are bound to it.
pub fn visitor_cookie_name(app: &App) -> &'static str {
    if app.config.secure_cookies() { "__Host-safon-visitor" } else { "safon-visitor" }
}

/// The cookie of a session whose second factor has not been given yet.
pub fn half_cookie_name(app: &App) -> &'static str {
    if app.config.secure_cookies() { "__Host-safon-factor" } else { "safon-factor" }
}

/// A cookie of the browser, by name.
pub fn cookie(request: &Request, name: &str) -> Option<String> {
    let all = request.header(header::COOKIE)?;
    all.split(';')
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
        .filter(|value| {
            value.len() <= 100 && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        })
}

/// A `Set-Cookie` value; an empty value ends the cookie.
pub fn set_cookie(app: &App, name: &str, value: &str) -> String {
    let secure = if app.config.secure_cookies() { "; Secure" } else { "" };
    let age = if value.is_empty() { "; Max-Age=0" } else { "" };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}")
}

/// The token that a form must send back: bound to the cookie, useless without it.
pub fn form_token(cookie: &str) -> String {
    hex::encode(Sha256::new().chain_update(b"form\n").chain_update(cookie).finalize())
}

/// The client's address: the proxy's word is taken only from the configured proxy.
pub fn client_address(app: &App, request: &Request) -> String {
    let peer = request.remote_addr().as_socket_addr().map(std::net::SocketAddr::ip);
    let proxied = peer.is_some() && peer == app.config.trusted_proxy;
    let forwarded = request
        .header("X-Forwarded-For")
        .filter(|_| proxied)
        .and_then(|list| list.rsplit(',').next())
        .and_then(|last| last.trim().parse::<std::net::IpAddr>().ok());
    forwarded.or(peer).map_or_else(|| "unknown".to_owned(), |ip| ip.to_string())
}

/// A request that changes something must come from our own pages.
pub fn same_origin(app: &App, request: &Request) -> Result<()> {
    let stranger = || Err(Error::Refused(Message::new("error-origin")));
    match request.header("Sec-Fetch-Site") {
        Some("same-origin" | "none") => return Ok(()),
        Some(_) => return stranger(),
        None => {}
    }
    let Some(origin) = request.header(header::ORIGIN) else { return Ok(()) };
    let host = request.header(header::HOST).unwrap_or_default();
    let ours =
        origin == app.config.base_url || origin.split_once("://").is_some_and(|(_, there)| there == host);
    if ours { Ok(()) } else { stranger() }
}

/// The policy of a page: own styles, scripts and pictures only, nothing inline, framed nowhere.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; \
     form-action 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Puts the headers of every answer on.
pub fn dress(app: &App, response: &mut Response, private: bool) {
    let headers = response.headers_mut();
    let mut set = |name: header::HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "same-origin");
    set(header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(header::HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()");
    if app.config.secure_cookies() {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains");
    }
    if private {
        set(header::CACHE_CONTROL, "no-store");
    }
}

/// When not even a page can be made.
pub fn plain_failure(error: &Error) -> Response {
    tracing::error!(%error, "no page could be made");
    Response::builder()
        .status(StatusCode::SERVICE_UNAVAILABLE)
        .content_type("text/plain; charset=utf-8")
        .body(
            "Nid yw Safon yn gallu ateb ar hyn o bryd. Mae'r hyn a gadarnhawyd wedi ei gadw. Rhowch gynnig arall ymhen munud.\n\n\
             Safon cannot answer just now. What was confirmed is kept. Please try again in a minute.\n",
        )
}
