//! The web door: routes, sessions, forms, answers. Handlers parse, call one verb, and answer.

pub mod browser;
pub mod carried;
mod failing;
pub mod forms;
mod framing;
mod keeping;
pub mod navigation;
pub mod pages;
pub mod session;
mod strangers;
pub mod streams;
mod summary;
mod typed;
pub mod visit;

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use poem::http::{Method, StatusCode, header};
use poem::{Endpoint, IntoEndpoint, IntoResponse, Request, Response, Route};

use crate::access::Deed;
use crate::access::policy;
use crate::foundation::App;
use crate::foundation::error::{Error, Result};
use strangers::Strangers;
use streams::Coming;
use visit::Visit;

/// What a handler answers.
pub type Answer = Result<Response>;
type Answering = Pin<Box<dyn Future<Output = Answer> + Send>>;

/// What a door calls.
#[derive(Clone)]
enum Handler {
    /// A page, or a form that was read already.
    Page(Arc<dyn Fn(Visit) -> Answering + Send + Sync>),
    /// For programs: they get the body as it comes.
    Stream(Arc<dyn Fn(Visit, Coming) -> Answering + Send + Sync>),
}

/// Who may come through a door at all. Where exactly they may go is decided by the verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Anybody.
    Public,
    /// Anybody who is signed in and holds this deed somewhere.
    Deed(Deed),
}

/// One route: method, path (after the language), who may enter, what it calls.
#[derive(Clone)]
pub struct Door {
    pub method: Method,
    pub path: &'static str,
    pub entry: Entry,
    /// Bytes of a request's body at most; `None`: the limit of ordinary forms.
    pub limit: Option<fn(&App) -> u64>,
    /// What becomes of files that come with a form.
    pub files: forms::Keeping,
    handler: Handler,
}

/// A page anybody may read.
pub fn public<H, F>(method: Method, path: &'static str, handler: H) -> Door
where
    H: Fn(Visit) -> F + Send + Sync + 'static,
    F: Future<Output = Answer> + Send + 'static,
{
    door(method, path, Entry::Public, handler)
}

/// A page to read, for those who hold the deed.
pub fn get<H, F>(path: &'static str, deed: Deed, handler: H) -> Door
where
    H: Fn(Visit) -> F + Send + Sync + 'static,
    F: Future<Output = Answer> + Send + 'static,
{
    door(Method::GET, path, Entry::Deed(deed), handler)
}

/// A form to send, for those who hold the deed.
pub fn post<H, F>(path: &'static str, deed: Deed, handler: H) -> Door
where
    H: Fn(Visit) -> F + Send + Sync + 'static,
    F: Future<Output = Answer> + Send + 'static,
{
    door(Method::POST, path, Entry::Deed(deed), handler)
}

fn door<H, F>(method: Method, path: &'static str, entry: Entry, handler: H) -> Door
where
    H: Fn(Visit) -> F + Send + Sync + 'static,
    F: Future<Output = Answer> + Send + 'static,
{
    let handler = Handler::Page(Arc::new(move |visit| Box::pin(handler(visit))));
    Door { method, path, entry, limit: None, files: forms::Keeping::Refused, handler }
}

/// A door for scripts of our pages, for those who hold the deed: see [`streams`].
pub fn stream<H, F>(method: Method, path: &'static str, deed: Deed, handler: H) -> Door
where
    H: Fn(Visit, Coming) -> F + Send + Sync + 'static,
    F: Future<Output = Answer> + Send + 'static,
{
    let handler = Handler::Stream(Arc::new(move |visit, coming| Box::pin(handler(visit, coming))));
    let entry = Entry::Deed(deed);
    Door { method, path, entry, limit: None, files: forms::Keeping::Refused, handler }
}

impl Door {
    /// Is it for scripts, which are told what is wrong in JSON?
    pub fn is_for_programs(&self) -> bool {
        matches!(self.handler, Handler::Stream(_))
    }

    /// The door takes files: its requests may be as large as `limit` says.
    pub fn taking(mut self, limit: fn(&App) -> u64) -> Self {
        self.limit = Some(limit);
        self.files = forms::Keeping::Stored;
        self
    }

    /// Files that come are measured and let go again.
    pub fn keeping_none(mut self) -> Self {
        self.files = forms::Keeping::DigestOnly;
        self
    }

    /// Files that come are read by the page and let go again; the store never has them.
    pub fn reading_once(mut self) -> Self {
        self.files = forms::Keeping::ReadOnce;
        self
    }
}

/// The whole service as one endpoint. `extra` are the demonstration's own doors.
pub fn service(app: &App, extra: Vec<Door>) -> impl Endpoint<Output = Response> + use<> {
    let mut by_path: HashMap<&'static str, Vec<Door>> = HashMap::new();
    for door in pages::doors().into_iter().chain(extra) {
        by_path.entry(door.path).or_default().push(door);
    }
    let version: Arc<str> = crate::foundation::templates::assets_version().into();
    let strangers = Strangers::new(Duration::from_secs(app.config.limits.patience));
    let place = |doors: Arc<[Door]>| Doorway {
        app: app.clone(),
        strangers: strangers.clone(),
        doors,
        version: Arc::clone(&version),
    };
    let mut route = Route::new();
    for (path, doors) in by_path {
        let doors: Arc<[Door]> = doors.into();
        for lang in ["en", "cy"] {
            let place = place(Arc::clone(&doors));
            let path = if path == "/" { format!("/{lang}") } else { format!("/{lang}{path}") };
            route = route.at(path, place);
        }
    }
    let nowhere = place(Arc::from([]));
    let route = route
        .at("/healthz", poem::endpoint::make_sync(|_| health()))
        .at("/assets/*path", Assets)
        .at("/unsubscribe/:key", pages::unsubscribe(app.clone()))
        .at("/hooks/returned-mail", pages::returned::hook(app.clone()))
        .at("/*rest", nowhere);
    Dressed { app: app.clone(), inner: route.into_endpoint() }
}

/// Every answer in the headers it must bear, whoever made it: a page, an asset, a plain word, or the library's own refusal.
struct Dressed<E> {
    app: App,
    inner: E,
}

impl<E: Endpoint> Endpoint for Dressed<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        let mut response = match self.inner.call(request).await {
            Ok(answer) => answer.into_response(),
            Err(error) => error.into_response(),
        };
        session::dress(&self.app, &mut response);
        Ok(response)
    }
}

fn health() -> Response {
    let mut response = Response::builder().content_type("text/plain").body("ok");
    session::keep_nowhere(&mut response);
    response
}

/// `/` goes to the language the browser prefers, Welsh or English.
fn to_own_language(request: &Request) -> Response {
    in_own_language(request, "")
}

/// Leads to a page in the language that the browser prefers.
fn in_own_language(request: &Request, page: &str) -> Response {
    let wishes = request.header(header::ACCEPT_LANGUAGE).unwrap_or_default().to_lowercase();
    let position = |tag: &str| wishes.find(tag).unwrap_or(usize::MAX);
    let language = if position("cy") < position("en") { "cy" } else { "en" };
    Response::builder()
        .status(StatusCode::SEE_OTHER)
        .header(header::LOCATION, format!("/{language}{page}"))
        .header(header::VARY, "Accept-Language")
        .finish()
}

/// A page is called by its path without a slash at the end; with one, the reader is sent there for good. Only below a
/// language, so that the address that is answered is always one of ours.
fn without_slash(request: &Request) -> Option<Response> {
    let path = request.uri().path();
    let ours = path.starts_with("/en/") || path.starts_with("/cy/");
    if !ours || !path.ends_with('/') || !matches!(*request.method(), Method::GET | Method::HEAD) {
        return None;
    }
    let query = request.uri().query().map_or_else(String::new, |query| format!("?{query}"));
    let place = format!("{}{query}", path.trim_end_matches('/'));
    let response = Response::builder().status(StatusCode::PERMANENT_REDIRECT);
    Some(response.header(header::LOCATION, place).finish())
}

/// Styles, script and pictures; the version in the address lets browsers keep them.
struct Assets;

impl Endpoint for Assets {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        let path = request.raw_path_param("path").unwrap_or_default().to_owned();
        Ok(match crate::foundation::templates::asset(&path) {
            Some((bytes, media_type)) => Response::builder()
                .content_type(media_type)
                .header(header::CACHE_CONTROL, "public, max-age=31536000, immutable")
                .body(bytes.into_owned()),
            None => Response::builder().status(StatusCode::NOT_FOUND).finish(),
        })
    }
}

/// The doors of one path, in one language.
struct Doorway {
    app: App,
    strangers: Strangers,
    doors: Arc<[Door]>,
    version: Arc<str>,
}

impl Endpoint for Doorway {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        let started = std::time::Instant::now();
        let method = request.method().clone();
        if self.doors.is_empty() && request.uri().path() == "/" {
            return Ok(to_own_language(&request));
        }
        if let Some(elsewhere) = without_slash(&request) {
            return Ok(elsewhere);
        }
        let response = self.answer(request).await;
        tracing::info!(
            %method,
            // The pattern, not the path: a path may bear the token of a one-time link.
            path = self.doors.first().map_or("", |door| door.path),
            status = response.status().as_u16(),
            ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
            "page"
        );
        Ok(response)
    }
}

impl Doorway {
    /// What can be sent to this address.
    fn methods(&self) -> String {
        let mut methods: Vec<&str> = self.doors.iter().map(|door| door.method.as_str()).collect();
        if methods.contains(&"GET") {
            methods.push("HEAD");
        }
        methods.sort_unstable();
        methods.join(", ")
    }

    async fn answer(&self, request: Request) -> Response {
        let head = request.method() == Method::HEAD;
        let method = if head { Method::GET } else { request.method().clone() };
        let mut visit = match Visit::begin(&self.app, &request, Arc::clone(&self.version)).await {
            Ok(visit) => visit,
            Err(error) => return session::plain_failure(&error),
        };
        let door = self.doors.iter().find(|door| door.method == method);
        let answer = match door {
            None if self.doors.is_empty() => Err(Error::NotFound),
            None => Ok(visit.other_method(&self.methods())),
            Some(door) => self.enter(door, &mut visit, request).await,
        };
        let mut response = match answer {
            Ok(response) => response,
            Err(error) if door.is_some_and(Door::is_for_programs) => streams::told(&visit, error),
            Err(error) => visit.failure(error),
        };
        visit.dress(&mut response);
        if head {
            let (parts, _) = response.into_parts();
            response = Response::from_parts(parts, poem::Body::empty());
        }
        response
    }

    async fn enter(&self, door: &Door, visit: &mut Visit, request: Request) -> Answer {
        if let Entry::Deed(deed) = door.entry {
            let Some(actor) = &visit.actor else {
                return if door.method == Method::GET || door.is_for_programs() {
                    Err(Error::SignInNeeded)
                } else {
                    visit.sign_in_first(request).await
                };
            };
            if !policy::may_anywhere(actor, deed) {
                return Err(Error::NotFound);
            }
            if visit.factor_missing && door.is_for_programs() {
                return Err(Error::SignInNeeded);
            }
            if visit.factor_missing && !open_without_factor(door.path) {
                return visit.go("/account/factor");
            }
        }
        let handler = match &door.handler {
            Handler::Page(handler) => handler,
            Handler::Stream(handler) => {
                let coming = Coming::of(visit, request)?;
                return handler(visit.clone_for_handler(), coming).await;
            }
        };
        if door.method != Method::GET {
            session::same_origin(&self.app, &request)?;
            let limit = door.limit.map_or(self.app.config.limits.form, |limit| limit(&self.app));
            let form = forms::Form::read(&self.app, request, limit, visit.token(), door.files);
            let form = match visit.actor {
                Some(_) => form.await,
                None => self.strangers.read(door.files, form).await,
            };
            visit.form = form?;
        }
        handler(visit.clone_for_handler()).await
    }
}

/// A person's own account and the way out are open before the second factor is set up; nothing else is.
fn open_without_factor(path: &str) -> bool {
    path == "/account" || path.starts_with("/account/") || path == "/sign-out"
}
