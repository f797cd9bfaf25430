//! Cookies, where a request comes from, and the headers every answer wears.

use std::net::{IpAddr, Ipv6Addr};

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

/// Where a client comes from, as far as limits on tries go: its IPv4 address, or its IPv6 network. The proxy's word is taken
/// only from the configured proxy.
pub fn client_address(app: &App, request: &Request) -> String {
    let peer = request.remote_addr().as_socket_addr().map(|address| address.ip().to_canonical());
    let proxied = peer.is_some() && peer == app.config.trusted_proxy.map(|proxy| proxy.to_canonical());
    let forwarded = request
        .header("X-Forwarded-For")
        .filter(|_| proxied)
        .and_then(|list| list.rsplit(',').next())
        .and_then(|last| last.trim().parse::<IpAddr>().ok());
    forwarded.or(peer).map_or_else(|| "unknown".to_owned(), |ip| counted_as(ip.to_canonical()))
}

/// One subscriber of IPv6 has a /64, and may send each try from another address of it: the network counts as one.
fn counted_as(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let network = u128::from(address) & (u128::MAX << 64);
            format!("{}/64", Ipv6Addr::from(network))
        }
    }
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

/// Puts the headers of every answer on. What an answer bears already stays: a file that is sent has a stricter policy.
pub fn dress(app: &App, response: &mut Response) {
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
}

/// Nobody keeps this answer: it is one person's, or only of this moment.
pub fn keep_nowhere(response: &mut Response) {
    let headers = response.headers_mut();
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}

/// When not even a page can be made.
pub fn plain_failure(error: &Error) -> Response {
    tracing::error!(%error, "no page could be made");
    Response::builder()
        .status(StatusCode::SERVICE_UNAVAILABLE)
        .content_type("text/plain; charset=utf-8")
        .header(header::CACHE_CONTROL, "no-store")
        .body(
            "Nid yw Safon yn gallu ateb ar hyn o bryd. Mae'r hyn a gadarnhawyd wedi ei gadw. Rhowch gynnig arall ymhen munud.\n\n\
             Safon cannot answer just now. What was confirmed is kept. Please try again in a minute.\n",
        )
}
