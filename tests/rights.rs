//! P3: who may go where, tried over HTTP: every door of the service × every role × the own organisation and another.
//!
//! The table of doors is the service's own, so a new door is tried from the day it is there.

use std::collections::BTreeMap;

use entities::access::{OrganisationKind, Role};
use poem::http::Method;
use safon::access::{Actor, Deed, policy};
use safon::web::pages::doors;
use safon::web::{Door, Entry};

use crate::templates::markup;
use crate::world::World;
use crate::world::browser::{Browser, Page};
use crate::world::people::{Person, area_of};

const OWN: &str = "COOP-0001";
const OTHER: &str = "COOP-0002";

/// Somebody of each role: at the co-op `OWN`, at an office, or a regulator of `OWN`'s area alone.
async fn everybody(world: &World) -> Vec<Person> {
    world.organisation(OTHER).await;
    let mut people = Vec::new();
    for role in entities::words::<Role>() {
        let own = safon::access::roles::home_of(role);
        people.push(match (role, own) {
            (Role::Regulator, _) => world.regulator_of(&[&area_of(OWN)]).await,
            (_, OrganisationKind::Government) => world.person(role, "GOV").await,
            (_, OrganisationKind::Cooperative) => world.person(role, OWN).await,
            (_, OrganisationKind::Franchisor) => world.person(role, "FRAN").await,
        });
    }
    people
}

/// The door's path with something in each of its gaps. What is no co-op's reference is an id that no row has.
fn place(door: &Door, reference: &str) -> String {
    let filled = door.path.split('/').map(|part| match part {
        ":reference" if door.path.starts_with("/coops/") => reference.to_owned(),
        gap if gap.starts_with(':') => "0197d0a0-0000-7000-8000-000000000000".to_owned(),
        plain => plain.to_owned(),
    });
    let filled = filled.collect::<Vec<_>>().join("/");
    format!("/en{}", filled.trim_end_matches('/'))
}

fn of_a_coop(door: &Door) -> bool {
    door.path.starts_with("/coops/:reference")
}

/// Knocks: reads a page, or sends an empty form (or, as a script, nothing) that bears the right token.
async fn knock(browser: &Browser, door: &Door, path: &str) -> Page {
    if door.is_for_programs() {
        browser.script(door.method.clone(), path, &[], Vec::new()).await
    } else if door.method == Method::GET {
        browser.asked(reqwest::Method::GET, path).await
    } else {
        browser.post_with_token(path, &[]).await
    }
}

fn to_sign_in(page: &Page) -> bool {
    page.redirect().is_some_and(|place| place.starts_with("/en/sign-in"))
}

#[tokio::test]
async fn a_visitor_enters_public_doors_and_is_asked_to_sign_in_at_all_others() {
    let world = World::new().await;
    world.organisation(OWN).await;
    let mut wrong = Vec::new();
    for door in doors() {
        let browser = world.browser().await;
        let page = knock(&browser, &door, &place(&door, OWN)).await;
        let fine = match door.entry {
            Entry::Public => !to_sign_in(&page) && !page.status.is_server_error(),
            Entry::Deed(_) if door.is_for_programs() => page.status == 401,
            Entry::Deed(_) if door.method == Method::GET => to_sign_in(&page),
            Entry::Deed(_) => page.status == 401,
        };
        if !fine {
            wrong.push(told(&door, "a visitor", &page));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn nobody_finds_a_door_that_is_not_in_their_role_nor_what_lies_beyond_its_reach() {
    let world = World::new().await;
    let people = everybody(&world).await;
    let mut wrong = Vec::new();
    for person in people {
        let actor = world.actor(&person).await;
        let mut browser = world.browser_of(&person).await;
        for door in doors() {
            for reference in if of_a_coop(&door) { &[OWN, OTHER][..] } else { &[OWN] } {
                let page = knock(&browser, &door, &place(&door, reference)).await;
                if let Err(why) = as_it_should_be(&door, &actor, reference, &page) {
                    let who = format!("{} ({reference})", person.role);
                    wrong.push(format!("{}: {why}", told(&door, &who, &page)));
                }
            }
            if door.path == "/sign-out" {
                browser = world.browser_of(&person).await;
            }
        }
    }
    assert!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong.join("\n"));
}

fn as_it_should_be(door: &Door, actor: &Actor, reference: &str, page: &Page) -> Result<(), String> {
    if page.status.is_server_error() {
        return Err("the page failed".into());
    }
    let Entry::Deed(deed) = door.entry else {
        return if to_sign_in(page) { Err("it is public".into()) } else { sound(page) };
    };
    let known = actor.grants.iter().any(|grant| policy::role_may(grant.role, deed));
    let reached = known && (!of_a_coop(door) || reaches(actor, deed, reference));
    match (reached, page.status.as_u16()) {
        (false, 404) => Ok(()),
        (false, _) => Err("it should not be found".into()),
        (true, 401) => Err("the person is signed in".into()),
        (true, 404)
            if door.method == Method::GET
                && !door.path.contains("/:id")
                && gaps(door) <= 1
                && of_a_coop(door) =>
        {
            Err("it should be found".into())
        }
        (true, 404) if door.method == Method::GET && gaps(door) == 0 => Err("it should be found".into()),
        (true, _) => sound(page),
    }
}

fn gaps(door: &Door) -> usize {
    door.path.matches("/:").count()
}

/// What the table says of the two co-ops: own roles reach `OWN`, the regulator `OWN`'s area, teams none.
fn reaches(actor: &Actor, deed: Deed, reference: &str) -> bool {
    let scope = policy::scope(actor, deed);
    let near = reference == OWN && (!scope.organisations.is_empty() || !scope.areas.is_empty());
    deed == Deed::OwnAccount || scope.everywhere || near
}

/// A page that was shown is sound HTML, without inline style or script.
fn sound(page: &Page) -> Result<(), String> {
    if page.status == 200 && page.header("content-type").starts_with("text/html") {
        return markup::check(&page.html());
    }
    Ok(())
}

fn told(door: &Door, who: &str, page: &Page) -> String {
    format!("{} {} as {who} answers {}", door.method, door.path, page.status)
}

#[tokio::test]
async fn no_form_is_taken_without_its_token_or_from_another_site() {
    let world = World::new().await;
    let people = everybody(&world).await;
    let mut browsers = BTreeMap::new();
    for person in people {
        let actor = world.actor(&person).await;
        let foreign = world.browser_of(&person).await.always_sending("sec-fetch-site", "cross-site");
        let origin = world.browser_of(&person).await.always_sending("origin", "https://evil.invalid");
        browsers.insert(person.role, (actor, world.browser_of(&person).await, foreign, origin));
    }
    let mut wrong = Vec::new();
    for door in doors().into_iter().filter(|door| !door.method.is_safe()) {
        let may = |actor: &Actor| match door.entry {
            Entry::Public => true,
            Entry::Deed(deed) => policy::may_anywhere(actor, deed),
        };
        let Some((_, browser, foreign, origin)) = browsers.values().find(|(actor, ..)| may(actor)) else {
            wrong.push(format!("nobody can enter {} {}", door.method, door.path));
            continue;
        };
        let path = place(&door, OWN);
        let made_up = "0".repeat(64);
        let (bare, forged) = if door.is_for_programs() {
            let forged = [("x-safon-token", made_up.as_str())];
            (
                browser.bare_script(door.method.clone(), &path, &[], Vec::new()).await,
                browser.bare_script(door.method.clone(), &path, &forged, Vec::new()).await,
            )
        } else {
            (
                browser.post(&path, &[("password", "x")]).await,
                browser.post(&path, &[("token", &made_up)]).await,
            )
        };
        let strange = knock(foreign, &door, &path).await;
        let elsewhere = knock(origin, &door, &path).await;
        for (what, page) in [("no token", bare), ("a made-up token", forged)] {
            if page.status != 422 || !page.text().contains(&world.say("error-form-stale")) {
                wrong.push(told(&door, what, &page));
            }
        }
        for (what, page) in [("another site", strange), ("another origin", elsewhere)] {
            if page.status != 422 || !page.text().contains(&world.say("error-origin")) {
                wrong.push(told(&door, what, &page));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_door_stands_once_and_somebody_can_enter_it() {
    let mut seen = std::collections::BTreeSet::new();
    for door in doors() {
        assert!(
            seen.insert((door.method.to_string(), door.path)),
            "{} {} stands twice",
            door.method,
            door.path
        );
        if let Entry::Deed(deed) = door.entry {
            let somebody = entities::words::<Role>().any(|role| policy::role_may(role, deed));
            assert!(somebody, "nobody may enter {} {}", door.method, door.path);
        }
    }
    assert!(seen.len() > 40, "the doors were found: {}", seen.len());
}
