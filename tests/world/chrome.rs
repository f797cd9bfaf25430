//! A real browser: headless Chromium, driven through chromedriver, for the tests named `browser_*` (see `tests/run`).

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde::Deserialize;
use serde_json::json;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::{By, Cookie, DesiredCapabilities, WebDriver};

use super::World;
use super::people::Person;

/// Finds faults of accessibility in a page; see `NOTICE`.
const AXE: &str = include_str!("../vendor/axe.min.js");

/// A browser with a profile of its own. It is gone with the test, also when the test fails.
pub struct Chrome {
    // Dropped first: a driver that was not quit waits for its answer, and a test that fails blocks the service it waits for.
    _process: Process,
    /// For whatever has no word of its own here.
    pub driver: WebDriver,
    base: String,
    profile: tempfile::TempDir,
}

/// Chromedriver and the browser it started: one group of processes, ended together.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
}

/// What axe found.
#[derive(Debug, Deserialize)]
pub struct Fault {
    pub id: String,
    pub impact: Option<String>,
    pub help: String,
    pub nodes: Vec<FaultyNode>,
}

/// Where it found it.
#[derive(Debug, Deserialize)]
pub struct FaultyNode {
    pub html: String,
}

impl World {
    /// A new browser that is at the service's door.
    pub async fn chrome(&self) -> Chrome {
        Chrome::start(self.serve().await).await
    }

    /// Signs this person in, in a browser in which somebody else may have been before.
    pub async fn seat(&self, chrome: &Chrome, person: &Person) {
        let cookies = self.browser_of(person).await.cookies();
        let name = safon::web::session::cookie_name(&self.app);
        let token = cookies.split("; ").find_map(|pair| pair.strip_prefix(&format!("{name}=")));
        chrome.go("/healthz").await;
        chrome.driver.delete_all_cookies().await.expect("the last person is forgotten");
        let cookie = Cookie::new(name, token.expect("the person is signed in"));
        chrome.driver.add_cookie(cookie).await.expect("the cookie is kept");
    }
}

impl Chrome {
    async fn start(base: String) -> Self {
        let profile = tempfile::tempdir().expect("a folder for the profile");
        let (process, port) = driver(profile.path());
        let mut wishes = DesiredCapabilities::chrome();
        for argument in [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-default-apps",
            "--no-proxy-server",
            "--hide-scrollbars",
            "--lang=en-GB",
        ] {
            wishes.add_arg(argument).expect("an argument of the browser");
        }
        let folder = format!("--user-data-dir={}", profile.path().join("profile").display());
        wishes.add_arg(&folder).expect("an argument of the browser");
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), wishes).await;
        let driver = driver.expect("Chromium starts");
        let chrome = Self { _process: process, driver, base, profile };
        chrome.width(1280).await;
        chrome
    }

    /// Opens a page.
    pub async fn go(&self, path: &str) {
        let address = format!("{}{path}", self.base);
        self.driver.goto(&address).await.unwrap_or_else(|e| panic!("{address}: {e}"));
    }

    /// Path and query of the page that is open.
    pub async fn path(&self) -> String {
        let address = self.driver.current_url().await.expect("the browser is somewhere").to_string();
        address.strip_prefix(&self.base).unwrap_or(&address).to_owned()
    }

    /// Shows pages as on a screen of so many pixels.
    pub async fn width(&self, pixels: u32) {
        let metrics =
            json!({ "width": pixels, "height": 900, "deviceScaleFactor": 1, "mobile": pixels < 500 });
        let set = self.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await;
        set.expect("the width can be set");
    }

    /// A file on the person's own machine, to be chosen in a form.
    pub fn own_file(&self, name: &str, bytes: &[u8]) -> std::path::PathBuf {
        let path = self.profile.path().join(name);
        std::fs::write(&path, bytes).expect("the file is written");
        path
    }

    /// The words a person sees.
    pub async fn text(&self) -> String {
        let body = self.driver.find(By::Css("body")).await.expect("a page is open");
        body.text().await.expect("the page can be read")
    }

    /// Keeps a picture of the page in the folder that `SAFON_TEST_PICTURES` names, if it names one.
    pub async fn picture(&self, name: &str) {
        if let Ok(folder) = std::env::var("SAFON_TEST_PICTURES") {
            std::fs::create_dir_all(&folder).expect("the folder of pictures is made");
            let path = Path::new(&folder).join(format!("{name}.png"));
            self.driver.screenshot(&path).await.expect("the picture is taken");
        }
    }

    /// Faults of the open page that axe calls serious or critical, each as one line.
    pub async fn faults(&self) -> Vec<String> {
        let there = self.driver.execute("return typeof axe !== 'undefined'", Vec::new()).await;
        if !there.and_then(|there| there.convert::<bool>()).expect("the page answers") {
            self.driver.execute(AXE, Vec::new()).await.expect("axe is put into the page");
            // From the next page on it is there by itself: half a megabyte is sent once and not for every page.
            let always = json!({ "source": AXE });
            let kept = self.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", always).await;
            kept.expect("axe is kept for the next page");
        }
        let script = "const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'], iframes: false, preload: false })
                .then(result => done(result.violations), fault => done([{ id: String(fault), impact: 'critical', help: '', nodes: [] }]));";
        let answer = self.driver.execute_async(script, Vec::new()).await.expect("axe runs");
        let faults: Vec<Fault> = answer.convert().expect("axe answers with a list");
        let grave = faults
            .into_iter()
            .filter(|f| matches!(f.impact.as_deref(), Some("serious" | "critical")) && !known(f));
        let shown = grave.map(|fault| {
            let places: Vec<_> = fault.nodes.iter().take(3).map(|node| node.html.as_str()).collect();
            format!("{} ({}): {}", fault.id, fault.help, places.join(" | "))
        });
        shown.collect()
    }

    /// How many pixels of the page stand out beyond the right edge of the screen.
    pub async fn overhang(&self) -> i64 {
        let script = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        let answer = self.driver.execute(script, Vec::new()).await.expect("the page can be measured");
        answer.convert().expect("a number of pixels")
    }

    /// Ends the browser.
    pub async fn quit(self) {
        let Self { _process, driver, base: _, profile: _profile } = self;
        driver.quit().await.expect("the browser ends");
    }
}

/// govuk-frontend names the button of a file field by its label and prompt; the name of the chosen file, which the button
/// also shows, is announced by itself.
fn known(fault: &Fault) -> bool {
    fault.id == "label-content-name-mismatch"
        && fault.nodes.iter().all(|node| node.html.contains("govuk-file-upload-button"))
}

/// Starts chromedriver on a port that it finds itself.
fn driver(folder: &Path) -> (Process, u16) {
    let mut child = Command::new("chromedriver")
        .args(["--port=0", "--allowed-ips=127.0.0.1"])
        // The folder in its arguments tells whose it is, should the tests be cut short.
        .arg(format!("--log-path={}", folder.join("log").display()))
        .env("TMPDIR", folder)
        .env("HOME", folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .expect("chromedriver can be started; `tests/run` installs it");
    let output = child.stdout.take().expect("its output is read");
    let process = Process(child);
    for line in BufReader::new(output).lines().map_while(Result::ok) {
        if let Some((_, port)) = line.rsplit_once("started successfully on port ") {
            return (process, port.trim_end_matches('.').parse().expect("a port"));
        }
    }
    panic!("chromedriver ended without saying where it listens");
}
