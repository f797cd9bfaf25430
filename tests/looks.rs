//! Every page that can be read, in a real browser: no fault of accessibility, nothing beyond the edge of a small screen.

use std::collections::BTreeSet;

use entities::access::Role;
use poem::http::Method;
use safon::access::policy;
use safon::web::Entry;
use safon::web::pages::doors;

use crate::world::World;
use crate::world::chrome::Chrome;

const COOP: &str = "COOP-0001";

/// Pages that can be read without knowing more than a co-op's reference.
fn pages(enters: impl Fn(Entry) -> bool) -> BTreeSet<String> {
    doors()
        .into_iter()
        .filter(|door| door.method == Method::GET && enters(door.entry))
        .map(|door| door.path.replace("/coops/:reference", &format!("/coops/{COOP}")))
        .filter(|path| !path.contains("/:"))
        .collect()
}

/// Looks at pages in both languages, on a phone and on a desk.
async fn look(chrome: &Chrome, paths: &BTreeSet<String>, who: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for path in paths {
        for lang in ["en", "cy"] {
            let place = format!("/{lang}{}", path.trim_end_matches('/'));
            chrome.go(&place).await;
            for width in [360, 1280] {
                chrome.width(width).await;
                let told = |what: &str| format!("{place} at {width} as {who}: {what}");
                wrong.extend(chrome.faults().await.iter().map(|fault| told(fault)));
                let overhang = chrome.overhang().await;
                if overhang > 0 {
                    wrong.push(told(&format!("{overhang} pixels stand out on the right")));
                }
                let name = path.trim_matches('/').replace('/', "-");
                chrome.picture(&format!("{who}-{name}-{lang}-{width}")).await;
            }
        }
    }
    wrong
}

#[tokio::test]
#[ignore = "needs Chromium; tests/run brings it"]
async fn browser_public_pages_have_no_grave_fault_of_accessibility() {
    let world = World::new().await;
    let chrome = world.chrome().await;
    let wrong = look(&chrome, &pages(|entry| entry == Entry::Public), "visitor").await;
    chrome.quit().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
#[ignore = "needs Chromium; tests/run brings it"]
async fn browser_pages_of_each_role_have_no_grave_fault_of_accessibility() {
    let world = World::new().await;
    world.organisation(COOP).await;
    let (mut wrong, mut looked_at) = (Vec::new(), BTreeSet::new());
    for (role, organisation) in [
        (Role::Manager, COOP),
        (Role::BoardChair, COOP),
        (Role::Member, COOP),
        (Role::StandardsOfficer, "FRAN"),
        (Role::Administrator, "FRAN"),
        (Role::DecisionMaker, "FRAN"),
        (Role::Auditor, "FRAN"),
        (Role::Regulator, "GOV"),
        (Role::Translator, "FRAN"),
        (Role::GovernmentSignatory, "GOV"),
    ] {
        let person = world.person(role, organisation).await;
        let may = |entry: Entry| matches!(entry, Entry::Deed(deed) if policy::role_may(role, deed));
        // A page that many roles share is looked at once; a home page differs from role to role.
        let paths: BTreeSet<_> =
            pages(may).into_iter().filter(|path| path == "/home" || looked_at.insert(path.clone())).collect();
        let chrome = world.chrome_of(&person).await;
        wrong.extend(look(&chrome, &paths, &role.to_string()).await);
        chrome.quit().await;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
#[ignore = "needs Chromium; tests/run brings it"]
async fn browser_axe_sees_a_fault_that_is_there() {
    let world = World::new().await;
    let chrome = world.chrome().await;
    chrome.go("/en/sign-in").await;
    let script = "const i = document.createElement('img'); i.src = '/assets/none.png'; document.querySelector('main').append(i);
        const w = document.createElement('div'); w.style.width = '3000px'; w.textContent = 'x'; document.body.append(w);";
    chrome.driver.execute(script, Vec::new()).await.expect("the fault is planted");
    let faults = chrome.faults().await;
    assert!(faults.iter().any(|fault| fault.starts_with("image-alt")), "{faults:?}");
    assert!(chrome.overhang().await > 0);
    chrome.quit().await;
}
