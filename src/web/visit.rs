//! One request of one person, as handlers see it, and the answers they give.

use std::collections::BTreeMap;
use std::sync::Arc;

use entities::access::Language;
use poem::http::{HeaderValue, StatusCode, header};
use poem::{Request, Response};
use scheduler::clock::Timestamp;
use serde_json::json;
use tera::Context;

use super::failing::{said_of, too_large};
use super::typed::{attachment, one_line};
use super::{Answer, forms::Form, navigation, session, summary};
use crate::access::{self, Actor};
use crate::foundation::App;
use crate::foundation::config::percent_decoded;
use crate::foundation::error::{Error, Message, Problem, Result};
use crate::foundation::reference::pick;

/// A visit: who, in which language, to which place, with what.
#[derive(Clone)]
pub struct Visit {
    pub app: App,
    pub language: Language,
    pub actor: Option<Actor>,
    /// Must the person set up a second factor first?
    pub factor_missing: bool,
    /// The path without the language.
    pub path: String,
    pub form: Form,
    pub now: Timestamp,
    /// The client's address, for limits on tries.
    pub address: String,
    pub user_agent: String,
    query: Vec<(String, String)>,
    params: Vec<(String, String)>,
    /// The session's or visitor's cookie.
    cookie: String,
    half_cookie: String,
    new_visitor: bool,
    token: String,
    version: Arc<str>,
    /// The name of the organisation the person is acting for.
    organisation_name: Option<String>,
}

impl Visit {
    /// Reads who comes and where to.
    pub async fn begin(app: &App, request: &Request, version: Arc<str>) -> Result<Self> {
        let now = app.now();
        let full = request.uri().path();
        let (language, path) = match full.split_at_checked(3) {
            Some(("/cy", rest)) if rest.is_empty() || rest.starts_with('/') => (Language::Cy, rest),
            Some(("/en", rest)) if rest.is_empty() || rest.starts_with('/') => (Language::En, rest),
            _ => (Language::En, full),
        };
        let session_cookie = session::cookie(request, session::cookie_name(app));
        let actor = match &session_cookie {
            Some(token) => access::actor(app, token, now).await?,
            None => None,
        };
        let factor_missing = match &actor {
            Some(actor) => access::factor_missing(app, actor).await?,
            None => false,
        };
        let organisation_name = match actor.as_ref().and_then(Actor::acting) {
            Some(grant) => {
                let organisation = access::store::organisation(&*app.database, grant.organisation).await?;
                Some(pick(language, &organisation.name_en, &organisation.name_cy).to_owned())
            }
            None => None,
        };
        let visitor = session::cookie(request, session::visitor_cookie_name(app));
        let new_visitor = session_cookie.is_none() && visitor.is_none();
        let cookie = session_cookie.or(visitor).unwrap_or_else(access::passwords::new_token);
        let query = url::form_urlencoded::parse(request.uri().query().unwrap_or_default().as_bytes())
            .map(|(name, value)| (name.into_owned(), one_line(&value)))
            .take(100)
            .collect();
        let params = [
            "reference",
            "id",
            "key",
            "code",
            "language",
            "form",
            "month",
            "number",
            "section",
            "item",
            "file",
        ]
        .iter()
        .filter_map(|name| {
            Some(((*name).to_owned(), one_line(&percent_decoded(request.raw_path_param(name)?))))
        })
        .collect();
        Ok(Self {
            app: app.clone(),
            language,
            actor,
            factor_missing,
            path: path.to_owned(),
            form: Form::default(),
            now,
            address: session::client_address(app, request),
            user_agent: request.header(header::USER_AGENT).unwrap_or_default().to_owned(),
            query,
            params,
            token: session::form_token(&cookie),
            cookie,
            half_cookie: session::cookie(request, session::half_cookie_name(app)).unwrap_or_default(),
            new_visitor,
            version,
            organisation_name,
        })
    }

    /// The token of this visit's forms.
    pub fn token(&self) -> &str {
        &self.token
    }

    pub(super) fn clone_for_handler(&mut self) -> Self {
        let form = std::mem::take(&mut self.form);
        let copy = Self { form: form.clone(), ..self.clone() };
        self.form = form;
        copy
    }

    /// A part of the path, such as `reference` or `id`.
    pub fn param(&self, name: &str) -> &str {
        self.params.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// An id in the path; what is no id is not found.
    pub fn id<I: std::str::FromStr>(&self, name: &str) -> Result<I> {
        self.param(name).parse().map_err(|_| Error::NotFound)
    }

    /// A value of the query, trimmed.
    pub fn query(&self, name: &str) -> &str {
        self.query.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// Today's date in Wales.
    pub fn today(&self) -> chrono::NaiveDate {
        scheduler::clock::today(self.now)
    }

    /// The person; a door with a deed always has one.
    pub fn actor(&self) -> Result<&Actor> {
        self.actor.as_ref().ok_or(Error::SignInNeeded)
    }

    /// Says a message in the visit's language.
    pub fn say(&self, message: &Message) -> String {
        self.app.words.say(self.language, message)
    }

    /// Renders a page.
    pub fn page(&self, template: &str, context: Context) -> Answer {
        self.page_with(template, context, StatusCode::OK, &[])
    }

    /// The page of a form again, with what is wrong and what was typed. Other errors pass through.
    pub fn again(&self, template: &str, context: Context, error: Error) -> Answer {
        let problems = match error {
            Error::Problems(problems) => problems,
            Error::Refused(message) => vec![Problem { field: "".into(), message }],
            Error::TooLarge { limit } => vec![Problem { field: "".into(), message: too_large(limit) }],
            Error::Conflict => vec![Problem { field: "".into(), message: Message::new("error-conflict") }],
            other => return Err(other),
        };
        self.page_with(template, context, StatusCode::UNPROCESSABLE_ENTITY, &problems)
    }

    fn page_with(
        &self,
        template: &str,
        mut context: Context,
        status: StatusCode,
        problems: &[Problem],
    ) -> Answer {
        self.frame(&mut context, problems)?;
        let html = summary::of(self.app.templates.render(template, &context)?, problems);
        Ok(Response::builder().status(status).content_type("text/html; charset=utf-8").body(html))
    }

    /// What the layout of every page needs.
    fn frame(&self, context: &mut Context, problems: &[Problem]) -> Result<()> {
        let lang = self.language.to_string();
        let suffix = self.query_without_notice();
        context.insert("lang", &lang);
        context.insert("path", &self.path);
        context.insert("path_en", &format!("/en{}{suffix}", self.path));
        context.insert("path_cy", &format!("/cy{}{suffix}", self.path));
        context.insert("token", &self.token);
        context.insert("today", &self.today());
        context.insert("assets_version", &*self.version);
        context.insert("navigation", &navigation::of(self));
        let said = self.app.words.problems(self.language, problems);
        let errors: Vec<_> =
            said.iter().map(|(field, text)| json!({ "field": field, "text": text })).collect();
        context.insert("errors", &errors);
        let by_field: BTreeMap<_, _> = said.into_iter().rev().collect();
        context.insert("problems", &by_field);
        if !problems.is_empty() || !context.contains_key("values") {
            context.insert("values", &self.form.values());
        }
        if let Some(actor) = &self.actor {
            let acting = actor.acting();
            context.insert(
                "actor",
                &json!({
                    "name": actor.name,
                    "roles": acting.map(|g| self.app.words.word(self.language, &format!("role-{}", g.role))).into_iter().collect::<Vec<_>>(),
                    "organisation": self.organisation_name,
                    "several": actor.grants.len() > 1,
                }),
            );
        }
        if self.app.config.demonstration {
            context.insert("demo", &json!({ "today": self.today() }));
        }
        let done = self.query("done");
        if done.starts_with("done-") && self.app.words.has(self.language, done) {
            context.insert(
                "notice",
                &json!({ "kind": "success", "text": self.app.words.word(self.language, done) }),
            );
        }
        Ok(())
    }

    fn query_without_notice(&self) -> String {
        let kept: Vec<_> = self.query.iter().filter(|(key, _)| key != "done").collect();
        if kept.is_empty() {
            return String::new();
        }
        let mut out = url::form_urlencoded::Serializer::new(String::from("?"));
        for (key, value) in kept {
            out.append_pair(key, value);
        }
        out.finish()
    }

    /// Goes to another page of the same language.
    pub fn go(&self, path: &str) -> Answer {
        let place =
            if path == "/" { format!("/{}", self.language) } else { format!("/{}{path}", self.language) };
        Ok(redirect(&place))
    }

    /// Goes to another page, which says what was done (`done` is a message key that begins with `done-`).
    pub fn go_saying(&self, path: &str, done: &'static str) -> Answer {
        let join = if path.contains('?') { '&' } else { '?' };
        self.go(&format!("{path}{join}done={done}"))
    }

    /// Starts the session of a token in the browser and goes on.
    pub fn go_signed_in(&self, path: &str, token: &str, language: Language) -> Answer {
        let place = if path == "/" { format!("/{language}") } else { format!("/{language}{path}") };
        let mut response = redirect(&place);
        self.put_cookie(&mut response, session::cookie_name(&self.app), token);
        Ok(response)
    }

    /// Keeps the token of a session that waits for its second factor.
    pub fn keep_half_session(&self, response: &mut Response, token: &str) {
        self.put_cookie(response, session::half_cookie_name(&self.app), token);
    }

    /// The token of a session that waits for its second factor.
    pub fn half_session(&self) -> String {
        self.half_cookie.clone()
    }

    /// Ends the session in the browser.
    pub fn go_signed_out(&self) -> Answer {
        let mut response = redirect(&format!("/{}?done=done-signed-out", self.language));
        self.put_cookie(&mut response, session::cookie_name(&self.app), "");
        Ok(response)
    }

    fn put_cookie(&self, response: &mut Response, name: &str, value: &str) {
        if let Ok(value) = HeaderValue::from_str(&session::set_cookie(&self.app, name, value)) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }

    /// A place inside this service to go to after signing in; anything else is `/`.
    pub fn next(&self, given: &str) -> String {
        let inside =
            given.starts_with('/') && !given.starts_with("//") && !given.contains(['\\', '\r', '\n']);
        let known = ["/en", "/cy"].iter().any(|l| given == *l || given.starts_with(&format!("{l}/")));
        if inside && known { given[3..].to_owned() } else { String::from("/") }
    }

    /// The person's session ran out while they were filling in a form: they sign in, and what they typed is kept for them.
    pub async fn sign_in_first(&self, request: Request) -> Answer {
        let limit = self.app.config.limits.form;
        session::same_origin(&self.app, &request)?;
        let simple =
            request.content_type().unwrap_or_default().starts_with("application/x-www-form-urlencoded");
        let mut fields = if simple { super::forms::read_fields(request, limit).await? } else { Vec::new() };
        fields.retain(|(name, value)| name != "token" && !name.contains("password") && !value.is_empty());
        let mut context = Context::new();
        context.insert("next", &format!("/{}{}", self.language, self.path));
        context.insert("kept", &fields);
        let problem = Problem { field: "".into(), message: Message::new("error-session-ended") };
        self.page_with("access/sign-in.html", context, StatusCode::UNAUTHORIZED, &[problem])
    }

    /// The page that says why something was not done.
    pub fn failure(&self, error: Error) -> Response {
        let (status, message) = match error {
            Error::SignInNeeded => {
                let next: String = url::form_urlencoded::byte_serialize(
                    format!("/{}{}{}", self.language, self.path, self.query_without_notice()).as_bytes(),
                )
                .collect();
                return redirect(&format!("/{}/sign-in?next={next}", self.language));
            }
            Error::FreshSignInNeeded => {
                let next: String = url::form_urlencoded::byte_serialize(
                    format!("/{}{}", self.language, self.path).as_bytes(),
                )
                .collect();
                return redirect(&format!("/{}/account/confirm?next={next}", self.language));
            }
            other => said_of(other, &self.path),
        };
        let mut response = self.explained(status, Some(&message));
        if status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(COME_AGAIN));
        }
        response
    }

    fn explained(&self, status: StatusCode, message: Option<&Message>) -> Response {
        let mut context = Context::new();
        context.insert("status", &status.as_u16());
        context.insert("message", &message.map(|message| self.say(message)));
        match self.page_with("errors/error.html", context, status, &[]) {
            Ok(response) => response,
            Err(error) => session::plain_failure(&error),
        }
    }

    /// The page at an address that something else is sent to, such as a form; `taken` are the methods it takes.
    pub fn other_method(&self, taken: &str) -> Response {
        let mut response = self.explained(StatusCode::METHOD_NOT_ALLOWED, None);
        if let Ok(taken) = HeaderValue::from_str(taken) {
            response.headers_mut().insert(header::ALLOW, taken);
        }
        response
    }

    /// Puts a new visitor's cookie on the answer, and says whether anybody may keep it.
    pub fn dress(&self, response: &mut Response) {
        if self.new_visitor && !response.headers().contains_key(header::SET_COOKIE) {
            self.put_cookie(response, session::visitor_cookie_name(&self.app), &self.cookie);
        }
        let personal = ["/sign-in", "/forgotten", "/link/"].iter().any(|page| self.path.starts_with(page));
        let private = personal
            || self.actor.is_some()
            || self.new_visitor
            || response.headers().contains_key(header::SET_COOKIE);
        if private {
            session::keep_nowhere(response);
        }
    }

    /// A stored file as an attachment that the browser neither runs nor guesses at.
    pub async fn download(&self, sha256: &str, name: &str, media_type: &str) -> Answer {
        let file = self.app.files.read(sha256).await?;
        let size = file.metadata().await?.len();
        let body = poem::Body::from_async_read(file);
        Ok(Response::builder()
            .content_type(media_type)
            .header(header::CONTENT_LENGTH, size)
            .header(header::CONTENT_DISPOSITION, attachment(name))
            .header(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox; frame-ancestors 'none'")
            .body(body))
    }
}

/// After so many seconds what is busy now may be asked for again.
const COME_AGAIN: &str = "120";

fn redirect(place: &str) -> Response {
    Response::builder().status(StatusCode::SEE_OTHER).header(header::LOCATION, place).finish()
}
