//! What one co-op's people find by walking from page to page is not there for another's: every page and every form.

use std::collections::BTreeSet;

use safon::access::{self, SignIn};
use safon::demo::people::Person;

use crate::world::World;
use crate::world::browser::Browser;

/// Pages walked for each person: enough to reach every kind of page of a co-op.
const PAGES: usize = 120;

/// Walks as everybody in `pairs` and tries what was found as the other. Answers what should not have been there.
pub async fn trespasses(world: &World, people: &[Person], pairs: &[(&str, &str, &str)]) -> Vec<String> {
    let stranger = world.browser().await;
    let mut faults = Vec::new();
    for (role, own, other) in pairs {
        let owner = signed_in(world, people, role, own).await;
        let trespasser = signed_in(world, people, role, other).await;
        let (pages, forms) = walked(&owner).await;
        let (theirs, _) = walked(&trespasser).await;
        let private: Vec<&String> = pages.difference(&theirs).filter(|page| is_of_somebody(page)).collect();
        assert!(!private.is_empty(), "{role} of {own} found nothing of their own");
        for page in private {
            let answer = trespasser.asked(reqwest::Method::GET, page).await;
            if answer.status != 404 && stranger.asked(reqwest::Method::GET, page).await.status != 200 {
                faults.push(format!("{role} of {other} asked {page}: {}", answer.status));
            }
        }
        for form in forms.iter().filter(|form| form.contains(own) || has_id(form)) {
            let answer = trespasser.post_with_token(form, &[]).await;
            if answer.status != 404 {
                faults.push(format!("{role} of {other} posted to {form}: {}", answer.status));
            }
        }
    }
    faults
}

async fn signed_in(world: &World, people: &[Person], role: &str, coop: &str) -> Browser {
    let wanted = format!("{role}@{coop}");
    let person = people.iter().find(|person| person.roles.contains(&wanted));
    let person = person.unwrap_or_else(|| panic!("nobody is {wanted}"));
    let now = world.now();
    let answer =
        access::sign_in(&world.app, &person.email, person.password, "127.0.0.1", "a test", now).await;
    let Ok(SignIn::Done(token)) = answer else { panic!("{} could not sign in", person.email) };
    let browser = world.browser().await;
    browser.keep_cookie(safon::web::session::cookie_name(&world.app), &token);
    browser
}

/// Pages and addresses of forms that somebody reaches from home, in English.
async fn walked(browser: &Browser) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut seen, mut forms) = (BTreeSet::new(), BTreeSet::new());
    let mut next = std::collections::VecDeque::from(["/en/home".to_owned()]);
    while let Some(path) = next.pop_front() {
        if seen.len() >= PAGES || !seen.insert(path.clone()) {
            continue;
        }
        let page = browser.get(&path).await;
        assert!(page.status.as_u16() < 500, "{}", page.shown());
        if !page.header("content-type").starts_with("text/html") {
            continue;
        }
        assert_eq!(page.status, 200, "a link leads nowhere: {}", page.shown());
        forms.extend(page.attributes("form[method=\"post\"]", "action"));
        for link in page.links() {
            let link = link.split('#').next().unwrap_or_default();
            if link.starts_with("/en/") && !seen.contains(link) {
                next.push_back(link.to_owned());
            }
        }
    }
    (seen, forms)
}

/// Does the path name a co-op, an audit or a row?
fn is_of_somebody(path: &str) -> bool {
    path.contains("/COOP-") || path.contains("/AUD-") || has_id(path)
}

fn has_id(path: &str) -> bool {
    path.split(['/', '?', '=']).any(|part| part.len() == 36 && part.matches('-').count() == 4)
}
