//! The world itself is sound.

use entities::access::Role;
use reqwest::Method;

use super::World;

#[tokio::test]
async fn a_world_stands_still_at_ten_in_the_morning_in_wales() {
    let world = World::new().await;
    assert_eq!(world.now().to_rfc3339(), "2026-06-15T09:00:00+00:00");
    world.pass(chrono::TimeDelta::days(1));
    assert_eq!(world.today().to_string(), "2026-06-16");
    assert_eq!(world.reopened().await.now(), world.now());
}

#[tokio::test]
async fn two_worlds_know_nothing_of_each_other() {
    let (one, other) = (World::new().await, World::on("2026-12-14").await);
    let manager = one.person(Role::Manager, "COOP-0001").await;
    assert!(one.actor(&manager).await.is(Role::Manager));
    let unknown = safon::access::store::account_by_email(&*other.app.database, &manager.email).await;
    assert!(unknown.expect("accounts can be read").is_none());
}

#[tokio::test]
async fn a_signed_in_browser_is_known_and_another_is_sent_to_sign_in() {
    let world = World::new().await;
    let administrator = world.person(Role::Administrator, "FRAN").await;
    let known = world.browser_of(&administrator).await;
    let stranger = world.browser().await;
    let refused = stranger.asked(Method::GET, "/en/accounts").await;
    assert_eq!(refused.redirect().as_deref(), Some("/en/sign-in?next=%2Fen%2Faccounts"));
    assert_eq!(known.asked(Method::GET, "/en/accounts").await.redirect(), None);
}
