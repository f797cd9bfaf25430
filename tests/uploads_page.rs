//! The page on which evidence is handed in, with its script: files go at once, go on by themselves, and are heard and seen.

use std::time::Duration;

use entities::access::Role;
use entities::evidence::{evidence_file, evidence_upload};
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::json;
use sha2::{Digest, Sha256};
use thirtyfour::By;
use thirtyfour::prelude::ElementQueryable;

use crate::world::World;
use crate::world::chrome::Chrome;

const PAGE: &str =
    "/en/coops/COOP-0001/evidence/new?criterion=insured-and-able-to-continue&type=insurance_certificate";
const CHOSEN: &str = "[data-uploads] input[type=file][name=files]";

fn pdf(size: usize, seed: u8) -> Vec<u8> {
    let filler = (0..size).map(|at| u8::try_from(at * 7 % 251).unwrap_or(0) ^ seed);
    b"%PDF-1.7\n".iter().copied().chain(filler).take(size).collect()
}

fn digest(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Waits until the page has this.
async fn comes(chrome: &Chrome, css: &str) {
    let found = chrome.driver.query(By::Css(css)).wait(Duration::from_secs(60), Duration::from_millis(50));
    if found.first().await.is_err() {
        panic!("{css} does not come:\n{}", chrome.text().await);
    }
}

async fn choose(chrome: &Chrome, files: &[(&str, &[u8])]) {
    let paths: Vec<String> =
        files.iter().map(|(name, bytes)| chrome.own_file(name, bytes).display().to_string()).collect();
    chosen(chrome, &paths.join("\n")).await;
}

async fn chosen(chrome: &Chrome, paths: &str) {
    let field = chrome.driver.find(By::Css(CHOSEN)).await.expect("the field");
    field.send_keys(paths).await.expect("files are chosen");
}

async fn line(chrome: &Chrome, offline: bool, upload: i64) {
    let line =
        json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": upload });
    chrome.driver.cdp().send_raw("Network.enable", json!({})).await.expect("the line is ours");
    let set = chrome.driver.cdp().send_raw("Network.emulateNetworkConditions", line).await;
    set.expect("the line can be made worse");
}

async fn run(chrome: &Chrome, script: &str) {
    chrome.driver.execute(script, Vec::new()).await.expect("the page answers");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium; tests/run brings it"]
async fn browser_files_go_while_the_form_is_filled_in_and_it_takes_them_along() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let chrome = world.chrome().await;
    world.seat(&chrome, &manager).await;
    chrome.go(PAGE).await;
    let (one, two) = (pdf(400_000, 1), pdf(10, 2));
    choose(&chrome, &[("yswiriant ŵ.pdf", &one), ("bach.pdf", &two), ("rhaglen.exe", b"MZ")]).await;
    comes(&chrome, "li:nth-child(1) input[name=carried]").await;
    comes(&chrome, "li:nth-child(2) input[name=carried]").await;
    comes(&chrome, "li.safon-uploads__item--failed").await;
    let text = chrome.text().await;
    assert!(!text.contains("Try again"), "another try would come to nothing");
    assert!(text.contains(&digest(&one)) && text.contains("not accepted: “rhaglen.exe”"), "{text}");
    assert!(chrome.faults().await.is_empty(), "{:?}", chrome.faults().await);
    run(&chrome, "document.querySelector('[data-uploads]').scrollIntoView()").await;
    chrome.picture("uploads-on-a-desk").await;
    chrome.width(360).await;
    assert_eq!(chrome.overhang().await, 0);
    assert!(chrome.faults().await.is_empty(), "{:?}", chrome.faults().await);
    run(&chrome, "document.querySelector('[data-uploads]').scrollIntoView()").await;
    chrome.picture("uploads-on-a-phone").await;
    // Nothing is sent past a file that did not arrive; off the list, with the keyboard, it hinders no more.
    run(
        &chrome,
        "document.querySelector('input[name=title]').value = 'Insurance 2026';
        document.querySelector('input[name=language][value=en]').checked = true;",
    )
    .await;
    run(&chrome, "document.querySelector('form[data-upload] button[type=submit]').click()").await;
    comes(&chrome, "[data-uploads-hint]:not(:empty)").await;
    let off = chrome.driver.find(By::Css("li.safon-uploads__item--failed [data-upload-cancel]")).await;
    off.expect("a button").send_keys(thirtyfour::Key::Enter + "").await.expect("it is pressed");
    comes(&chrome, "[data-uploads-list]:not(:has(.safon-uploads__item--failed))").await;
    let place = chrome.path().await;
    run(&chrome, "document.querySelector('form[data-upload]').requestSubmit()").await;
    comes(&chrome, ".govuk-panel, code").await;
    assert_ne!(chrome.path().await, place);
    let text = chrome.text().await;
    assert!(text.contains("Your evidence is received") && text.contains(&digest(&one)), "{text}");
    let files = evidence_file::Entity::find().count(&*world.app.database).await.expect("files");
    assert_eq!(files, 2);
    chrome.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium; tests/run brings it"]
async fn browser_a_file_goes_on_after_the_line_was_down_and_after_the_page_was_loaded_again() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let chrome = world.chrome().await;
    world.seat(&chrome, &manager).await;
    chrome.go(PAGE).await;
    line(&chrome, false, 6_000_000).await;
    let file = pdf(40_000_000, 3);
    let path = chrome.own_file("mawr.pdf", &file).display().to_string();
    chosen(&chrome, &path).await;
    let noted = || async {
        let rows = evidence_upload::Entity::find().all(&*world.app.database).await.expect("uploads");
        assert!(rows.len() <= 1, "it goes on and does not begin anew");
        rows.first().map_or(0, |row| row.received)
    };
    // The form may be sent before the file is there: it goes by itself then.
    run(
        &chrome,
        "document.querySelector('input[name=title]').value = 'Insurance 2026';
        document.querySelector('input[name=language][value=en]').checked = true;",
    )
    .await;
    let reached = async |most: i64| {
        let there = async {
            while noted().await < most {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(60), there).await.expect("pieces come");
    };
    reached(8_000_000).await;
    // Loaded again: whoever chooses the same file goes on.
    chrome.go("/en/home").await;
    let before = noted().await;
    chrome.go(PAGE).await;
    chosen(&chrome, &path).await;
    reached(before + 1).await;
    line(&chrome, true, 0).await;
    comes(&chrome, "[data-uploads-list] li").await;
    line(&chrome, false, -1).await;
    run(
        &chrome,
        "document.querySelector('input[name=title]').value = 'Insurance 2026';
        document.querySelector('input[name=language][value=en]').checked = true;
        document.querySelector('form[data-upload]').requestSubmit();",
    )
    .await;
    comes(&chrome, "main code").await;
    let rows = evidence_upload::Entity::find().all(&*world.app.database).await.expect("uploads");
    assert_eq!(rows.iter().map(|row| row.sha256.clone()).collect::<Vec<_>>(), [Some(digest(&file))]);
    chrome.quit().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium; tests/run brings it"]
async fn browser_the_files_of_an_archive_are_told_of_one_by_one() {
    let world = World::new().await;
    world.standard_in_force().await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    let chrome = world.chrome().await;
    world.seat(&chrome, &manager).await;
    chrome.go("/cy/coops/COOP-0001/evidence/archive").await;
    assert!(chrome.faults().await.is_empty(), "{:?}", chrome.faults().await);
    let files =
        [("Cyfarfod_Ionawr.pdf", pdf(1000, 4)), ("yswiriant.pdf", pdf(1000, 5)), ("a.exe", b"MZ".to_vec())];
    let archive = crate::archives::archive(&files.each_ref().map(|(name, bytes)| (*name, &bytes[..])));
    let path = chrome.own_file("tystiolaeth.zip", &archive).display().to_string();
    chrome
        .driver
        .find(By::Css("input[type=file]"))
        .await
        .expect("a field")
        .send_keys(path)
        .await
        .expect("chosen");
    run(&chrome, "document.querySelector('form[data-upload]').requestSubmit()").await;
    comes(&chrome, "#r2-title").await;
    for (width, name) in [(1280, "archive-on-a-desk"), (360, "archive-on-a-phone")] {
        chrome.width(width).await;
        assert!(chrome.faults().await.is_empty(), "{:?}", chrome.faults().await);
        assert_eq!(chrome.overhang().await, 0);
        chrome.picture(name).await;
    }
    run(&chrome, "document.querySelector('form[data-guard]').requestSubmit()").await;
    comes(&chrome, ".govuk-error-summary").await;
    assert!(chrome.faults().await.is_empty(), "{:?}", chrome.faults().await);
    chrome.picture("archive-with-faults").await;
    chrome.quit().await;
}
