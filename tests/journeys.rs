//! Journeys in a real browser, in both languages. (Without scripts the same pages are walked over HTTP by the rooms' own tests.)

use entities::access::{Language, Role};
use safon::demo::{self, Options, people};

use crate::world::World;

/// A manager of the demonstration signs in, sees what blocks, hands in evidence, and gets a receipt with its digest.
async fn hand_in(world: &World, email: &str, coop: &str, language: Language) {
    let say = |key: &str| world.app.words.word(language, key);
    let chrome = world.chrome().await;
    chrome.go(&format!("/{language}/sign-in")).await;
    chrome.fill("email", email).await;
    chrome.fill("password", people::PASSWORD).await;
    chrome.press(&say("access-sign-in")).await;
    assert!(chrome.path().await.ends_with("/home"), "{}", chrome.path().await);
    chrome.go(&format!("/{language}/home")).await;
    chrome.says(&say("home-blockers")).await;
    chrome.picture(&format!("manager-home-{language}")).await;
    chrome.go(&format!("/{language}/coops/{coop}/evidence/new?type=rules_document")).await;
    chrome.fill("title", "Rheolau’r gydweithfa / Rules").await;
    chrome.choose("language", "both").await;
    let file = tempfile::Builder::new().suffix(".txt").tempfile().expect("a file");
    std::fs::write(file.path(), format!("rules of {coop} in {language}")).expect("the file is written");
    let chosen = chrome.find("input[type=file]").await;
    chosen.send_keys(file.path().to_string_lossy()).await.expect("the file is chosen");
    let tie = chrome.find("input[name=ties]").await;
    if !tie.is_selected().await.expect("the box can be read") {
        tie.click().await.expect("the box can be ticked");
    }
    chrome.press(&say("evidence-send")).await;
    chrome.says(&hex_digest(&format!("rules of {coop} in {language}"))[..12]).await;
    chrome.picture(&format!("receipt-{language}")).await;
    chrome.quit().await;
}

fn hex_digest(text: &str) -> String {
    use sha2::{Digest, Sha256};
    hex::encode(Sha256::digest(text.as_bytes()))
}

#[tokio::test]
#[ignore = "needs Chromium; tests/run brings it"]
async fn browser_a_manager_hands_in_evidence_in_welsh_and_in_english() {
    let world = World::new().await;
    let options = Options { seed: 7, cooperatives: 12, today: world.today() };
    let people =
        demo::build(&world.app, &options, &mut |_, _, _| {}).await.expect("the demonstration is built");
    let manager = |coop: &str| {
        let found = people.iter().find(|p| p.role == Role::Manager && p.organisation == coop);
        found.expect("every co-op has a manager").email.clone()
    };
    hand_in(&world, &manager("COOP-0001"), "COOP-0001", Language::Cy).await;
    hand_in(&world, &manager("COOP-0002"), "COOP-0002", Language::En).await;
}
