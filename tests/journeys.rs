//! Journeys in a real browser, in both languages. Without scripts the same pages are walked over HTTP by the rooms' own tests.

use entities::access::{Language, Role};

use crate::world::World;

#[tokio::test]
#[ignore = "needs Chromium; tests/run brings it"]
async fn browser_a_manager_signs_in_and_sees_what_blocks_in_welsh_and_in_english() {
    let world = World::new().await;
    world.organisation("COOP-0001").await;
    let manager = world.person(Role::Manager, "COOP-0001").await;
    for language in [Language::Cy, Language::En] {
        let say = |key: &str| world.app.words.word(language, key);
        let chrome = world.chrome().await;
        chrome.go(&format!("/{language}/sign-in")).await;
        chrome.fill("email", &manager.email).await;
        chrome.fill("password", manager.password).await;
        chrome.press(&say("access-sign-in")).await;
        assert!(chrome.path().await.ends_with("/home"), "{}", chrome.path().await);
        chrome.go(&format!("/{language}/home")).await;
        chrome.says(&say("home-blockers")).await;
        chrome.quit().await;
    }
}
