//! Whatever stands in an address or in a form, an answer comes, and it is never that Safon failed.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use entities::access::Role;
use reqwest::Method;
use safon::web::pages::doors;

use crate::world::World;
use crate::world::browser::{Browser, Page};

const QUERIES: &[&str] = &[
    "page",
    "q",
    "area",
    "type",
    "from",
    "to",
    "before",
    "version",
    "criterion",
    "state",
    "category",
    "done",
    "next",
    "group",
    "coop",
    "outcome",
    "standard",
];

/// What is put into fields and addresses.
fn things() -> Vec<String> {
    let long = "a".repeat(20_000);
    let signs = "%_".repeat(20_000);
    let mut things: Vec<String> =
        ["", "-1", "99999999999999999999", "262142-12-31", "+262142-12-31", "9999-12-31"]
            .map(str::to_owned)
            .to_vec();
    things.extend(
        ["\0x\u{1}", "' or 1=1 --\u{202e}😀\u{fffd}", "{{ 7 }}<script>%n%s../../etc"].map(str::to_owned),
    );
    things.extend([long, signs]);
    things
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02x}")).collect()
}

/// A page of each route that links lead to.
async fn pages(browser: &Browser) -> BTreeMap<&'static str, Page> {
    let routes: Vec<&'static str> = doors()
        .into_iter()
        .filter(|door| door.method == poem::http::Method::GET)
        .map(|door| door.path)
        .collect();
    let mut found = BTreeMap::new();
    let mut queue =
        VecDeque::from(["/en/home".to_owned(), "/en/sign-in".to_owned(), "/en/forgotten".to_owned()]);
    let mut known = BTreeSet::new();
    while let Some(address) = queue.pop_front() {
        let page = browser.get(&address).await;
        assert!(!page.status.is_server_error(), "{address}: {}", page.status);
        let Some(route) = route_of(&routes, &page.path) else { continue };
        if found.contains_key(route) || !page.header("content-type").starts_with("text/html") {
            continue;
        }
        for link in page.links() {
            let link = link.split('#').next().unwrap_or_default().to_owned();
            let fresh = route_of(&routes, &link).is_some_and(|route| !found.contains_key(route));
            if fresh && link.starts_with("/en") && known.insert(link.clone()) {
                queue.push_back(link);
            }
        }
        found.insert(route, page);
    }
    found
}

fn route_of(routes: &[&'static str], address: &str) -> Option<&'static str> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.strip_prefix("/en")?;
    let parts: Vec<_> = path.trim_end_matches('/').split('/').collect();
    let fits = |route: &&&'static str| {
        let own: Vec<_> = route.trim_end_matches('/').split('/').collect();
        own.len() == parts.len()
            && own.iter().zip(&parts).all(|(own, part)| own.starts_with(':') || own == part)
    };
    let particular = |route: &&&'static str| route.split('/').filter(|part| part.starts_with(':')).count();
    routes.iter().filter(fits).min_by_key(particular).copied()
}

/// Puts things into the address and the forms of a page; answers what failed.
async fn attacked(browser: &Browser, route: &str, page: &Page, thing: &str) -> Vec<String> {
    let mut failed = Vec::new();
    let short: String = thing.chars().take(30).collect();
    let mut look = |what: String, page: &Page| {
        if page.status.is_server_error() {
            failed.push(format!("{what}: {}", page.status));
        }
    };
    let path = page.path.split('?').next().unwrap_or_default();
    // An address can be no longer than the library reads.
    let given = if thing.len() > 300 { thing.replace('%', "%25") } else { encoded(thing) };
    let shown = page.html();
    for name in QUERIES.iter().filter(|name| {
        page.path.contains(**name)
            || (shown.contains(&format!("{name}=")) || shown.contains(&format!("\"{name}\"")))
    }) {
        if given.len() < 60_000 {
            let answer = browser.asked(Method::GET, &format!("{path}?{name}={given}")).await;
            look(format!("{route}?{name}={short:?}"), &answer);
        }
    }
    if route.contains(':') && given.len() <= 20_000 {
        let filled = route.split('/').map(|part| if part.starts_with(':') { given.as_str() } else { part });
        let filled: Vec<&str> = filled.collect();
        let answer = browser.asked(Method::GET, &format!("/en{}", filled.join("/"))).await;
        look(format!("{route} with {short:?}"), &answer);
    }
    for form in page.forms() {
        let action = form.action.clone();
        let ends_session = ["/sign-out", "/account/sessions"].iter().any(|end| action.ends_with(end));
        if !(ends_session || form.is_search() && thing.len() >= 20_000) {
            let answer = browser.submit_only(form.everywhere(thing)).await;
            look(format!("{route}: form {action} with {short:?}"), &answer);
        }
    }
    failed
}

#[tokio::test]
async fn nothing_in_an_address_or_a_form_makes_safon_fail() {
    let world = World::new().await;
    let made = world.audited("COOP-0001").await;
    let mut people = vec![made.manager, made.lead, made.regulator, made.chair];
    for role in [Role::Administrator, Role::StandardsOfficer, Role::DecisionMaker, Role::FranchisorSignatory]
    {
        people.push(world.person(role, "FRAN").await);
    }
    let (things, mut tried, mut failed) = (things(), BTreeSet::new(), Vec::new());
    let most: usize = std::env::var("SAFON_TEST_THINGS").ok().and_then(|most| most.parse().ok()).unwrap_or(1);
    for person in &people {
        let browser = world.browser_of(person).await;
        for (route, page) in pages(&browser).await {
            if !tried.insert(route) {
                continue;
            }
            // One for each page in turn: over all the pages each is tried often.
            for offset in 0..most {
                let thing = &things[(tried.len() + offset) % things.len()];
                failed.extend(attacked(&browser, route, &page, thing).await);
            }
        }
        browser.get("/en/home").await.is(200);
    }
    assert!(tried.len() > 45, "{} pages were found: {tried:?}", tried.len());
    assert!(failed.is_empty(), "{} failed:\n{}", failed.len(), failed.join("\n"));
}
