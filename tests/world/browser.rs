//! A person's browser without JavaScript: it reads pages, follows links and redirects, and fills in forms as they are.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use reqwest::cookie::{CookieStore, Jar};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Method, StatusCode, Url, multipart, redirect};

use super::html::{Html, Node};

/// One browser with its cookies.
pub struct Browser {
    client: Client,
    jar: Arc<Jar>,
    base: String,
    headers: HeaderMap,
}

impl Browser {
    /// A browser that has been nowhere yet; `base` is where Safon answers.
    pub fn new(base: String) -> Self {
        let jar = Arc::new(Jar::default());
        let client = Client::builder()
            .cookie_provider(Arc::clone(&jar))
            .redirect(redirect::Policy::none())
            .no_proxy()
            .build()
            .expect("a client can be built");
        Self { client, jar, base, headers: HeaderMap::new() }
    }

    /// The browser sends this header with everything from now on.
    pub fn always_sending(mut self, name: &'static str, value: &str) -> Self {
        let value = HeaderValue::from_str(value).expect("a header's value");
        self.headers.insert(HeaderName::from_static(name), value);
        self
    }

    /// Puts a cookie into the browser.
    pub fn keep_cookie(&self, name: &str, value: &str) {
        self.jar.add_cookie_str(&format!("{name}={value}; Path=/; HttpOnly"), &self.url("/"));
    }

    /// The cookies it would send, as they would be sent.
    pub fn cookies(&self) -> String {
        let header = self.jar.cookies(&self.url("/"));
        header.and_then(|value| value.to_str().map(str::to_owned).ok()).unwrap_or_default()
    }

    /// Opens a page, following redirects.
    pub async fn get(&self, path: &str) -> Page {
        self.followed(self.asked(Method::GET, path).await).await
    }

    /// Sends one request and follows no redirect.
    pub async fn asked(&self, method: Method, path: &str) -> Page {
        self.page(self.client.request(method, self.url(path))).await
    }

    /// Posts fields as they are given, without a form and so without its token, and follows no redirect.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.page(self.client.post(self.url(path)).form(fields)).await
    }

    /// Posts fields with the token a form of this browser would have, and follows no redirect.
    pub async fn post_with_token(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let token = self.token().await;
        let mut all = vec![("token", token.as_str())];
        all.extend(fields);
        self.post(path, &all).await
    }

    /// Sends what a script of a page sends, with the token of its page.
    pub async fn script(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Page {
        let token = self.token().await;
        let mut all = vec![("x-safon-token", token.as_str())];
        all.extend(headers);
        self.bare_script(method, path, &all, body).await
    }

    /// Sends what a script sends, with these headers alone.
    pub async fn bare_script(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Page {
        let mut request = self.client.request(method, self.url(path)).body(body);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.page(request).await
    }

    /// The token that forms shown to this browser bear.
    pub async fn token(&self) -> String {
        let cookies = self.cookies();
        let named = |wanted: &str| {
            cookies.split("; ").filter_map(|pair| pair.split_once('=')).find(|(name, _)| *name == wanted)
        };
        if let Some((_, cookie)) = named("safon").or_else(|| named("safon-visitor")) {
            return safon::web::session::form_token(cookie);
        }
        // A first page gives the visitor's cookie.
        self.asked(Method::GET, "/en/nowhere-yet").await;
        let cookies = self.cookies();
        let (_, cookie) = cookies.split_once("safon-visitor=").expect("a page gives a visitor's cookie");
        safon::web::session::form_token(cookie.split(';').next().unwrap_or_default())
    }

    /// Follows the link with this text.
    pub async fn follow(&self, page: &Page, text: &str) -> Page {
        self.get(&page.link(text)).await
    }

    /// Sends a form as the browser would, then follows redirects.
    pub async fn submit(&self, form: Form) -> Page {
        self.followed(self.submit_only(form).await).await
    }

    /// Sends a form and does not follow where it leads.
    pub async fn submit_only(&self, form: Form) -> Page {
        let mut fields = Vec::new();
        for control in &form.controls {
            if control.on {
                fields.push((control.name.clone(), control.value.clone()));
            }
        }
        if let Some((name, value)) = form.button.clone() {
            fields.push((name, value));
        }
        let url = self.url(&form.action);
        if form.method == Method::GET {
            let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&fields).finish();
            let path = form.action.split('?').next().unwrap_or_default();
            return self.asked(Method::GET, &format!("{path}?{query}")).await;
        }
        let request = self.client.request(form.method.clone(), url);
        if !form.multipart {
            return self.page(request.form(&fields)).await;
        }
        let mut body = multipart::Form::new();
        for (name, value) in fields {
            body = body.text(name, value);
        }
        let empty: Vec<_> = form
            .file_inputs
            .iter()
            .filter(|name| !form.files.iter().any(|file| file.field == **name))
            .cloned()
            .collect();
        for name in empty {
            // What a browser sends for a file field that was left empty.
            body = body.part(name, multipart::Part::bytes(Vec::new()).file_name(""));
        }
        for file in form.files {
            body = body.part(file.field, multipart::Part::bytes(file.bytes).file_name(file.name));
        }
        self.page(request.multipart(body)).await
    }

    async fn followed(&self, mut page: Page) -> Page {
        for _ in 0..10 {
            let Some(place) = page.redirect() else { return page };
            page = self.asked(Method::GET, &place).await;
        }
        panic!("redirected without end, at last to {}", page.path);
    }

    fn url(&self, path: &str) -> Url {
        assert!(path.starts_with('/'), "{path} is no path of this service");
        format!("{}{path}", self.base).parse().expect("an address")
    }

    async fn page(&self, request: reqwest::RequestBuilder) -> Page {
        let request = request.headers(self.headers.clone()).build().expect("a request");
        let (method, url) = (request.method().clone(), request.url().clone());
        let answer = self.client.execute(request).await;
        let answer = answer.unwrap_or_else(|e| panic!("{method} {url} was not answered: {e:?}"));
        let path = url.query().map_or(url.path().to_owned(), |query| format!("{}?{query}", url.path()));
        let (status, headers) = (answer.status(), answer.headers().clone());
        let bytes = answer.bytes().await.expect("the whole answer comes").to_vec();
        Page { method, path, status, headers, bytes, base: self.base.clone() }
    }
}

/// What came back.
pub struct Page {
    pub method: Method,
    /// Path and query that were asked for.
    pub path: String,
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    base: String,
}

impl Page {
    /// The source.
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where it redirects to, as a path.
    pub fn redirect(&self) -> Option<String> {
        if !self.status.is_redirection() {
            return None;
        }
        let place = self.header("location");
        Some(place.strip_prefix(&self.base).unwrap_or(place).to_owned())
    }

    /// The page as elements; a page that is not sound fails the test.
    #[track_caller]
    fn read(&self) -> Html {
        Html::read(&self.html()).unwrap_or_else(|fault| panic!("{} is not sound: {fault}", self.path))
    }

    /// The text a person reads, with single blanks.
    #[track_caller]
    pub fn text(&self) -> String {
        if !self.header("content-type").starts_with("text/html") {
            return self.html();
        }
        self.read().all("body").first().map_or_else(String::new, |body| body.text())
    }

    /// The text of what a selector finds, one by one.
    #[track_caller]
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.read().all(selector).into_iter().map(Node::text).collect()
    }

    /// An attribute of what a selector finds, one by one.
    #[track_caller]
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.read().all(selector).into_iter().filter_map(|e| e.attr(name).map(str::to_owned)).collect()
    }

    /// What the summary at the top says is wrong.
    pub fn errors(&self) -> Vec<String> {
        self.texts(".govuk-error-summary__list li")
    }

    /// The cells of a table's rows, heads included; the first table whose caption or text holds `words`.
    pub fn rows(&self, words: &str) -> Vec<Vec<String>> {
        let html = self.read();
        let table = html.all("table").into_iter().find(|table| table.text().contains(words));
        let table = table.unwrap_or_else(|| panic!("no table with {words:?} in {}", self.shown()));
        let rows = table.all("tr").into_iter();
        rows.map(|row| row.all("th, td").into_iter().map(Node::text).collect()).collect()
    }

    /// The page has this status.
    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.shown());
        self
    }

    /// The page says this.
    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        assert!(self.text().contains(words), "{words:?} is not said in {}", self.shown());
        self
    }

    /// The page does not say this, not even in its source.
    #[track_caller]
    pub fn does_not_say(&self, words: &str) -> &Self {
        let said = self.text().contains(words) || self.html().contains(words);
        assert!(!said, "{words:?} is said in {}", self.shown());
        self
    }

    /// Where the link with this text leads.
    #[track_caller]
    pub fn link(&self, text: &str) -> String {
        let html = self.read();
        let links = html.all("a[href]");
        let exact = links.iter().find(|link| link.text() == text);
        let found = exact.or_else(|| links.iter().find(|link| link.text().contains(text)));
        let found = found.unwrap_or_else(|| panic!("no link {text:?} in {}", self.shown()));
        self.absolute(found.attr("href").unwrap_or_default())
    }

    /// Every link of the page, as paths.
    pub fn links(&self) -> BTreeSet<String> {
        self.attributes("a[href]", "href").iter().map(|href| self.absolute(href)).collect()
    }

    /// The form whose action ends with `wanted`, or that has a button with this text.
    #[track_caller]
    pub fn form(&self, wanted: &str) -> Form {
        let html = self.read();
        let forms = html.all("form");
        let action = |form: &Node<'_>| self.absolute(form.attr("action").unwrap_or_default());
        let by_action =
            forms.iter().find(|form| action(form).split('?').next().unwrap_or_default().ends_with(wanted));
        let Some(form) = by_action.or_else(|| forms.iter().find(|form| labelled(**form, wanted).is_some()))
        else {
            panic!("no form {wanted:?} in {}", self.shown());
        };
        let mut read = read_form(&html, *form, action(form));
        let pressed = labelled(*form, wanted).or_else(|| form.all(BUTTONS).into_iter().next());
        read.button = pressed.and_then(|button| {
            Some((button.attr("name")?.to_owned(), button.attr("value").unwrap_or_default().to_owned()))
        });
        read
    }

    /// Every form of the page, with none of its buttons pressed.
    pub fn forms(&self) -> Vec<Form> {
        let html = self.read();
        let action = |form: &Node<'_>| self.absolute(form.attr("action").unwrap_or_default());
        html.all("form").into_iter().map(|form| read_form(&html, form, action(&form))).collect()
    }

    /// The form with a button of this text whose action ends with `action`.
    #[track_caller]
    pub fn form_with(&self, action: &str, button: &str) -> Form {
        let html = self.read();
        for form in html.all("form") {
            let sent = self.absolute(form.attr("action").unwrap_or_default());
            if !sent.split('?').next().unwrap_or_default().ends_with(action) {
                continue;
            }
            if let Some(pressed) = labelled(form, button) {
                let mut read = read_form(&html, form, sent);
                let value = pressed.attr("value").unwrap_or_default();
                read.button = pressed.attr("name").map(|name| (name.to_owned(), value.to_owned()));
                return read;
            }
        }
        panic!("no form to {action:?} with {button:?} in {}", self.shown());
    }

    fn absolute(&self, href: &str) -> String {
        let here: Url = format!("{}{}", self.base, self.path).parse().expect("an address");
        let there = here.join(href).expect("a link leads somewhere");
        there.as_str().strip_prefix(&self.base).map_or_else(|| there.to_string(), str::to_owned)
    }

    /// The page, for the message of a test that fails.
    pub fn shown(&self) -> String {
        let mut out = format!("{} {} ({})", self.method, self.path, self.status);
        let problems = self.errors();
        if !problems.is_empty() {
            let _ = write!(out, "\nproblems: {problems:?}");
        }
        let _ = write!(out, "\n{}", self.text().chars().take(4000).collect::<String>());
        out
    }
}

/// A form being filled in. Naming a field that is not there fails the test, as a person could not fill it in.
#[derive(Clone)]
pub struct Form {
    pub action: String,
    method: Method,
    multipart: bool,
    controls: Vec<Control>,
    file_inputs: Vec<String>,
    files: Vec<File>,
    button: Option<(String, String)>,
}

#[derive(Clone, Debug)]
struct Control {
    name: String,
    value: String,
    kind: Kind,
    /// Is it sent? (A box that is ticked, an option that is chosen; text always.)
    on: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Box,
    Radio,
    Option,
}

#[derive(Clone)]
struct File {
    field: String,
    name: String,
    bytes: Vec<u8>,
}

impl Form {
    /// Types a text.
    #[track_caller]
    pub fn fill(mut self, name: &str, value: &str) -> Self {
        let names = self.names();
        let control = self.controls.iter_mut().find(|c| c.name == name && c.kind == Kind::Text);
        control.unwrap_or_else(|| panic!("no text field {name} among {names:?}")).value = value.to_owned();
        self
    }

    /// Types a date into its three boxes.
    #[track_caller]
    pub fn date(self, name: &str, date: NaiveDate) -> Self {
        self.fill(name, &date.day().to_string())
            .fill(&format!("{name}-month"), &date.month().to_string())
            .fill(&format!("{name}-year"), &date.year().to_string())
    }

    /// Chooses a radio button, or an option of a list.
    #[track_caller]
    pub fn choose(mut self, name: &str, value: &str) -> Self {
        let mut found = false;
        for control in self.controls.iter_mut().filter(|c| c.name == name) {
            assert!(matches!(control.kind, Kind::Radio | Kind::Option), "{name} is not a choice");
            control.on = control.value == value;
            found |= control.on;
        }
        assert!(found, "{name} offers no {value:?}: {:?}", self.values(name));
        self
    }

    /// Ticks a box.
    #[track_caller]
    pub fn tick(self, name: &str, value: &str) -> Self {
        self.set_box(name, value, true)
    }

    #[track_caller]
    fn set_box(mut self, name: &str, value: &str, on: bool) -> Self {
        let offered = self.values(name);
        let control =
            self.controls.iter_mut().find(|c| c.name == name && c.value == value && c.kind == Kind::Box);
        control.unwrap_or_else(|| panic!("no box {name}={value:?}; there are {offered:?}")).on = on;
        self
    }

    /// Attaches a file.
    #[track_caller]
    pub fn attach(mut self, name: &str, file: &str, bytes: impl Into<Vec<u8>>) -> Self {
        assert!(self.multipart, "the form takes no files");
        assert!(self.file_inputs.iter().any(|n| n == name), "no file field {name}: {:?}", self.file_inputs);
        self.files.push(File { field: name.to_owned(), name: file.to_owned(), bytes: bytes.into() });
        self
    }

    /// Changes a field that people cannot see, as somebody hostile would, or adds one.
    pub fn forge(mut self, name: &str, value: &str) -> Self {
        self.controls.retain(|control| control.name != name);
        self.controls.push(Control {
            name: name.to_owned(),
            value: value.to_owned(),
            kind: Kind::Text,
            on: true,
        });
        self
    }

    /// Is it sent as an address, and not in a body?
    pub fn is_search(&self) -> bool {
        self.method == Method::GET
    }

    /// Puts the same into every field, but for the token, as somebody hostile would; each is sent once.
    pub fn everywhere(mut self, value: &str) -> Self {
        let mut met = BTreeSet::new();
        self.controls.retain(|control| met.insert(control.name.clone()));
        for control in self.controls.iter_mut().filter(|control| control.name != "token") {
            value.clone_into(&mut control.value);
            control.on = true;
        }
        self
    }

    /// What a field holds that will be sent.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.controls.iter().find(|c| c.name == name && c.on).map(|c| c.value.as_str())
    }

    /// Every value a field offers.
    pub fn values(&self, name: &str) -> Vec<String> {
        self.controls.iter().filter(|c| c.name == name).map(|c| c.value.clone()).collect()
    }

    /// The names of the fields.
    pub fn names(&self) -> BTreeSet<String> {
        self.controls.iter().map(|c| c.name.clone()).chain(self.file_inputs.iter().cloned()).collect()
    }
}

const BUTTONS: &str = "button, input[type=submit]";

fn labelled<'a>(form: Node<'a>, text: &str) -> Option<Node<'a>> {
    form.all(BUTTONS).into_iter().find(|button| button.text() == text)
}

fn read_form(html: &Html, form: Node<'_>, action: String) -> Form {
    const FIELDS: &str = "input, select, textarea";
    let attribute = |name: &str| form.attr(name).unwrap_or_default().to_lowercase();
    let mut read = Form {
        action,
        method: if attribute("method") == "post" { Method::POST } else { Method::GET },
        multipart: attribute("enctype") == "multipart/form-data",
        controls: Vec::new(),
        file_inputs: Vec::new(),
        files: Vec::new(),
        button: None,
    };
    for field in form.all(FIELDS) {
        read_control(&mut read, field);
    }
    if let Some(id) = form.attr("id") {
        // Fields that stand elsewhere on the page and name this form.
        for field in html.all(FIELDS).into_iter().filter(|field| field.attr("form") == Some(id)) {
            read_control(&mut read, field);
        }
    }
    read
}

fn read_control(form: &mut Form, field: Node<'_>) {
    let Some(name) = field.attr("name").filter(|_| field.attr("disabled").is_none()) else { return };
    let mut add = |value: String, kind: Kind, on: bool| {
        form.controls.push(Control { name: name.to_owned(), value, kind, on });
    };
    match (field.name(), field.attr("type").unwrap_or("text")) {
        ("textarea", _) => {
            let text = field.raw_text();
            add(text.strip_prefix('\n').unwrap_or(&text).to_owned(), Kind::Text, true);
        }
        ("select", _) => {
            let options = field.all("option");
            let chosen = options.iter().position(|o| o.attr("selected").is_some()).unwrap_or(0);
            for (index, option) in options.iter().enumerate() {
                let value = option.attr("value").map_or_else(|| option.text(), str::to_owned);
                add(value, Kind::Option, index == chosen);
            }
        }
        (_, "file") => form.file_inputs.push(name.to_owned()),
        (_, "submit" | "button" | "image") => {}
        (_, kind @ ("checkbox" | "radio")) => {
            let kind = if kind == "radio" { Kind::Radio } else { Kind::Box };
            add(field.attr("value").unwrap_or("on").to_owned(), kind, field.attr("checked").is_some());
        }
        _ => add(field.attr("value").unwrap_or_default().to_owned(), Kind::Text, true),
    }
}
