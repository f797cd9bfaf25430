//! A person at a browser, with scripts or without: the same journey is walked by both. What a person cannot see or do on the
//! page, a hand cannot do either.

use entities::access::Language;
use safon::access::factor;
use scheduler::clock::Timestamp;
use serde_json::{Value, json};
use thirtyfour::prelude::ElementQueryable;
use thirtyfour::{By, WebElement};

use super::World;
use super::browser::{Browser, Page};
use super::chrome::Chrome;

/// How the pages are walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// Pages, links and forms over HTTP; no script runs.
    Plain,
    /// Headless Chromium with the service's scripts.
    Chromium,
}

/// One person's browser, in the person's language.
pub struct Hand {
    seat: Seat,
    language: Language,
}

enum Seat {
    Plain(Browser, Box<Option<Page>>),
    Chromium(Box<Chrome>),
}

/// What is entered into one form before its button is pressed.
#[derive(Default)]
pub struct Sheet {
    action: String,
    entries: Vec<(String, Entry)>,
}

enum Entry {
    Text(String),
    Choice(String),
    Tick(String),
    File(String, Vec<u8>),
}

impl Sheet {
    /// Nothing entered yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// For pages with several forms that have the same button: the end of the form's address.
    pub fn to(mut self, action: impl Into<String>) -> Self {
        self.action = action.into();
        self
    }

    /// Types a text.
    pub fn fill(self, name: &str, text: impl Into<String>) -> Self {
        self.with(name, Entry::Text(text.into()))
    }

    /// Types a date into its three boxes.
    pub fn date(self, name: &str, date: chrono::NaiveDate) -> Self {
        let [day, month, year] = [date.format("%-d"), date.format("%-m"), date.format("%Y")];
        self.fill(name, day.to_string())
            .fill(&format!("{name}-month"), month.to_string())
            .fill(&format!("{name}-year"), year.to_string())
    }

    /// Chooses a radio button, or an option of a list, by its value.
    pub fn choose(self, name: &str, value: impl Into<String>) -> Self {
        self.with(name, Entry::Choice(value.into()))
    }

    /// Ticks a box, unless it is ticked.
    pub fn tick(self, name: &str, value: &str) -> Self {
        self.with(name, Entry::Tick(value.to_owned()))
    }

    /// Attaches a file.
    pub fn attach(self, name: &str, file: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.with(name, Entry::File(file.to_owned(), bytes.into()))
    }

    fn with(mut self, name: &str, entry: Entry) -> Self {
        self.entries.push((name.to_owned(), entry));
        self
    }
}

impl World {
    /// A browser at which nobody has signed in.
    pub async fn hand(&self, walk: Walk, language: Language) -> Hand {
        let seat = match walk {
            Walk::Plain => Seat::Plain(self.browser().await, Box::new(None)),
            Walk::Chromium => Seat::Chromium(Box::new(self.chrome().await)),
        };
        Hand { seat, language }
    }
}

impl Hand {
    /// Opens a page of the person's language; `path` begins with a slash and has no language in it.
    pub async fn open(&mut self, path: &str) {
        let path = format!("/{}{path}", self.language);
        self.go(&path).await;
    }

    /// Opens an address as it stands in a letter.
    pub async fn go(&mut self, path: &str) {
        match &mut self.seat {
            Seat::Plain(browser, page) => **page = Some(browser.get(path).await),
            Seat::Chromium(chrome) => chrome.go(path).await,
        }
    }

    /// Follows the link with this text.
    pub async fn follow(&mut self, text: &str) {
        match &mut self.seat {
            Seat::Plain(browser, page) => {
                let here = page.as_ref().as_ref().expect("a page is open");
                **page = Some(browser.follow(here, text).await);
            }
            Seat::Chromium(chrome) => {
                let link = element(chrome, LINK, vec![json!(text)]).await;
                let Some(link) = link else {
                    panic!("no link {text:?} at {}:\n{}", chrome.path().await, chrome.text().await);
                };
                leave(chrome, &link).await;
            }
        }
    }

    /// Enters what the sheet says and presses the button with this text; every redirect is followed.
    pub async fn send(&mut self, sheet: Sheet, button: &str) {
        match &mut self.seat {
            Seat::Plain(browser, page) => {
                let here = page.as_ref().as_ref().expect("a page is open");
                let mut form = here.form_with(&sheet.action, button);
                for (name, entry) in &sheet.entries {
                    form = match entry {
                        Entry::Text(text) => form.fill(name, text),
                        Entry::Choice(value) => form.choose(name, value),
                        Entry::Tick(value) => form.tick(name, value),
                        Entry::File(file, bytes) => form.attach(name, file, bytes.clone()),
                    };
                }
                **page = Some(browser.submit(form).await);
            }
            Seat::Chromium(chrome) => {
                let pressed = enter(chrome, &sheet, button).await;
                leave(chrome, &pressed).await;
            }
        }
    }

    /// Presses a button that needs nothing entered.
    pub async fn press(&mut self, button: &str) {
        self.send(Sheet::new(), button).await;
    }

    /// Presses a button that gives a file instead of a page. Answers its media type and first bytes.
    pub async fn download(&mut self, sheet: Sheet, button: &str) -> (String, Vec<u8>) {
        match &mut self.seat {
            Seat::Plain(..) => {
                self.send(sheet, button).await;
                let Seat::Plain(_, page) = &self.seat else { unreachable!("the seat stays") };
                let page = page.as_ref().as_ref().expect("an answer");
                page.is(200);
                (page.header("content-type").to_owned(), page.bytes.iter().take(8).copied().collect())
            }
            Seat::Chromium(chrome) => {
                let pressed = enter(chrome, &sheet, button).await;
                fetched(chrome, POSTED, vec![pressed.to_json().expect("an element")]).await
            }
        }
    }

    /// Fetches a file that a link of the page leads to. Answers its media type and first bytes.
    pub async fn file(&mut self, link: &str) -> (String, Vec<u8>) {
        match &mut self.seat {
            Seat::Plain(browser, page) => {
                let here = page.as_ref().as_ref().expect("a page is open");
                let file = browser.follow(here, link).await;
                file.is(200);
                (file.header("content-type").to_owned(), file.bytes.iter().take(8).copied().collect())
            }
            Seat::Chromium(chrome) => {
                let found = element(chrome, LINK, vec![json!(link)]).await;
                let found = found.unwrap_or_else(|| panic!("no link {link:?}"));
                fetched(chrome, GOT, vec![found.to_json().expect("an element")]).await
            }
        }
    }

    /// The words of the page.
    pub async fn text(&self) -> String {
        match &self.seat {
            Seat::Plain(_, page) => page.as_ref().as_ref().expect("a page is open").text(),
            Seat::Chromium(chrome) => {
                let words = "return document.body.textContent.replace(/\\s+/g, ' ')";
                string(chrome, words).await
            }
        }
    }

    /// Path and query of the page.
    pub async fn path(&self) -> String {
        match &self.seat {
            Seat::Plain(_, page) => page.as_ref().as_ref().expect("a page is open").path.clone(),
            Seat::Chromium(chrome) => chrome.path().await,
        }
    }

    /// The page says this.
    pub async fn says(&self, words: &str) {
        let text = self.text().await;
        assert!(text.contains(words), "{words:?} is not said at {}:\n{text}", self.path().await);
    }

    /// Is there a button with this text?
    pub async fn offers(&self, button: &str) -> bool {
        self.texts("button").await.iter().any(|text| text == button)
    }

    /// The texts of what a selector finds.
    pub async fn texts(&self, css: &str) -> Vec<String> {
        match &self.seat {
            Seat::Plain(_, page) => page.as_ref().as_ref().expect("a page is open").texts(css),
            Seat::Chromium(chrome) => list(chrome, TEXTS, css, "").await,
        }
    }

    /// An attribute of what a selector finds, where it has it.
    pub async fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        match &self.seat {
            Seat::Plain(_, page) => page.as_ref().as_ref().expect("a page is open").attributes(css, name),
            Seat::Chromium(chrome) => list(chrome, ATTRIBUTES, css, name).await,
        }
    }

    /// The value of the option of a list whose text holds these words.
    pub async fn option(&self, name: &str, words: &str) -> String {
        let css = format!("select[name=\"{name}\"] option");
        let (texts, values) = (self.texts(&css).await, self.attributes(&css, "value").await);
        let found = texts.iter().position(|text| text.contains(words));
        values[found.unwrap_or_else(|| panic!("{name} offers no {words:?}: {texts:?}"))].clone()
    }

    /// Keeps a picture, where pictures are wanted.
    pub async fn picture(&self, name: &str) {
        if let Seat::Chromium(chrome) = &self.seat {
            chrome.picture(name).await;
        }
    }

    /// Ends the browser.
    pub async fn close(self) {
        if let Seat::Chromium(chrome) = self.seat {
            chrome.quit().await;
        }
    }
}

/// The code that an authenticator shows for the secret it was given, in the spelling of the page.
pub fn code_of(spelled: &str, now: Timestamp) -> String {
    factor::code_at(&base32(spelled), now).expect("a code")
}

/// RFC 4648, as an authenticator reads it; blanks are for the eye.
pub fn base32(text: &str) -> Vec<u8> {
    let (mut bits, mut count, mut out) = (0_u32, 0, Vec::new());
    for c in text.bytes().filter(|c| *c != b' ') {
        let value = if c.is_ascii_digit() { c - b'2' + 26 } else { c - b'A' };
        bits = (bits << 5 | u32::from(value)) & 0xFFFF;
        count += 5;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from(bits >> count & 0xFF).expect("a byte"));
        }
    }
    out
}

/// The link with exactly this text, else the first that holds it.
const LINK: &str = "const links = [...document.querySelectorAll('a[href]')];
    const said = link => link.textContent.replace(/\\s+/g, ' ').trim();
    return links.find(l => said(l) === arguments[0]) || links.find(l => said(l).includes(arguments[0])) || null;";

/// The button with this text in a form whose address ends so.
const BUTTON: &str = "const said = e => e.textContent.replace(/\\s+/g, ' ').trim();
    const sent = form => new URL(form.action, location.href).pathname;
    return [...document.querySelectorAll('form button')].find(b =>
        said(b) === arguments[0] && b.form && sent(b.form).endsWith(arguments[1])) || null;";

/// A field of a button's form by name and, where it matters, value.
const FIELD: &str = "const [button, name, value] = arguments;
    const fields = [...button.form.elements].filter(e => e.name === name);
    return (value === null ? fields[0] : fields.find(e => e.tagName === 'SELECT' || e.value === value)) || null;";

/// Opens what a field is folded into, as a click on its summary would.
const UNFOLD: &str =
    "for (let e = arguments[0]; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true;
    arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });";

const TEXTS: &str = "return [...document.querySelectorAll(arguments[0])]
    .map(e => e.textContent.replace(/\\s+/g, ' ').trim());";
const ATTRIBUTES: &str = "return [...document.querySelectorAll(arguments[0])]
    .filter(e => e.hasAttribute(arguments[1])).map(e => e.getAttribute(arguments[1]));";

/// Fetches what a link, or a form with its button, would give, and answers its type and first bytes.
const GOT: &str = "const [link, done] = arguments;
    fetch(link.href).then(async r => done([r.headers.get('content-type'),
        [...new Uint8Array(await r.arrayBuffer()).slice(0, 8)]]), fault => done([String(fault), []]));";
const POSTED: &str = "const [button, done] = arguments;
    fetch(button.form.action, { method: 'POST', body: new URLSearchParams(new FormData(button.form)) })
        .then(async r => done([r.headers.get('content-type'),
            [...new Uint8Array(await r.arrayBuffer()).slice(0, 8)]]), fault => done([String(fault), []]));";

async fn element(chrome: &Chrome, script: &str, arguments: Vec<Value>) -> Option<WebElement> {
    let answer = chrome.driver.execute(script, arguments).await.expect("the page answers");
    if answer.json().is_null() { None } else { Some(answer.element().expect("an element")) }
}

async fn string(chrome: &Chrome, script: &str) -> String {
    let answer = chrome.driver.execute(script, Vec::new()).await.expect("the page answers");
    answer.convert().expect("a text")
}

async fn list(chrome: &Chrome, script: &str, css: &str, name: &str) -> Vec<String> {
    let answer = chrome.driver.execute(script, vec![json!(css), json!(name)]).await;
    answer.and_then(|answer| answer.convert()).expect("the page answers with a list")
}

async fn fetched(chrome: &Chrome, script: &str, arguments: Vec<Value>) -> (String, Vec<u8>) {
    let answer = chrome.driver.execute_async(script, arguments).await.expect("the page fetches");
    answer.convert().expect("a type and bytes")
}

/// Enters a sheet and answers the button to press.
async fn enter(chrome: &Chrome, sheet: &Sheet, button: &str) -> WebElement {
    let found = element(chrome, BUTTON, vec![json!(button), json!(sheet.action)]).await;
    let Some(found) = found else {
        panic!(
            "no button {button:?} in a form to {:?} at {}:\n{}",
            sheet.action,
            chrome.path().await,
            chrome.text().await
        );
    };
    let handle = found.to_json().expect("an element");
    for (name, entry) in &sheet.entries {
        let value = match entry {
            Entry::Text(_) | Entry::File(..) => Value::Null,
            Entry::Choice(value) | Entry::Tick(value) => json!(value),
        };
        let field = element(chrome, FIELD, vec![handle.clone(), json!(name), value]).await;
        let field = field.unwrap_or_else(|| panic!("no field {name} in the form of {button:?}"));
        chrome
            .driver
            .execute(UNFOLD, vec![field.to_json().expect("an element")])
            .await
            .expect("it is unfolded");
        type_into(chrome, &field, name, entry).await;
    }
    chrome.driver.execute(UNFOLD, vec![handle]).await.expect("it is unfolded");
    found
}

async fn type_into(chrome: &Chrome, field: &WebElement, name: &str, entry: &Entry) {
    match entry {
        Entry::Text(text) => {
            field.clear().await.unwrap_or_else(|e| panic!("{name}: {e}"));
            field.send_keys(text).await.unwrap_or_else(|e| panic!("{name}: {e}"));
        }
        Entry::File(file, bytes) => {
            let path = chrome.own_file(file, bytes);
            field.send_keys(path.display().to_string()).await.unwrap_or_else(|e| panic!("{name}: {e}"));
        }
        Entry::Choice(value) if field.tag_name().await.is_ok_and(|tag| tag == "select") => {
            let css = format!("option[value=\"{value}\"]");
            let option = field.find(By::Css(&css)).await.unwrap_or_else(|e| panic!("{name}={value}: {e}"));
            option.click().await.unwrap_or_else(|e| panic!("{name}={value}: {e}"));
        }
        Entry::Choice(_) | Entry::Tick(_) => {
            if !field.is_selected().await.expect("it is a choice") {
                field.click().await.unwrap_or_else(|e| panic!("{name}: {e}"));
            }
        }
    }
}

/// Clicks, and waits until another page stands there.
async fn leave(chrome: &Chrome, element: &WebElement) {
    chrome
        .driver
        .execute("document.body.dataset.left = 'yes'", Vec::new())
        .await
        .expect("the page is marked");
    element.click().await.unwrap_or_else(|e| panic!("{e}"));
    let next = chrome.driver.query(By::Css("body:not([data-left]) main"));
    next.wait(std::time::Duration::from_secs(60), std::time::Duration::from_millis(20))
        .first()
        .await
        .unwrap_or_else(|e| panic!("no other page came: {e}"));
}
