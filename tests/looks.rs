//! Every page that can be read, in a real browser: no fault of accessibility, nothing beyond the edge of a small screen.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use entities::access::Role;
use poem::http::Method;
use safon::access::policy;
use safon::demo::{self, Options};
use safon::training::import::Answers;
use safon::training::{import_file, undoing};
use safon::web::Entry;
use safon::web::pages::doors;

use crate::world::World;
use crate::world::browser::Browser;
use crate::world::chrome::Chrome;
use crate::world::people::Person;

const COOP: &str = "COOP-0001";

/// Pages that can be read without knowing more than a co-op's reference.
fn pages(enters: impl Fn(Entry) -> bool) -> BTreeSet<String> {
    doors()
        .into_iter()
        .filter(|door| door.method == Method::GET && enters(door.entry))
        .filter(|door| !is_file(door.path))
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
    let chrome = world.chrome().await;
    for (role, organisation) in [
        (Role::Manager, COOP),
        (Role::BoardChair, COOP),
        (Role::Member, COOP),
        (Role::Worker, COOP),
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
        world.seat(&chrome, &person).await;
        wrong.extend(look(&chrome, &paths, &role.to_string()).await);
    }
    chrome.quit().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Does a route answer with a file, or a script, and not with a page?
fn is_file(route: &str) -> bool {
    let end = route.rsplit(['/', '.']).next().unwrap_or_default();
    FILES.contains(&route) || ["csv", "json", "pdf", "xlsx"].contains(&end)
}

/// Routes whose end does not say that they answer with a file.
const FILES: [&str; 12] = [
    "/audits/:reference/report/:language",
    "/audits/:reference/report/:language/:form",
    "/coops/:reference/board/packs/:month/:number/:file",
    "/coops/:reference/evidence/:id/files/:file",
    "/coops/:reference/training/import/:id/faults",
    "/coops/:reference/uploads/:id",
    "/network/report/:id/:file",
    "/reports/:code/:language",
    "/reports/:code/:language/:form",
    "/standards/:code/consultation/:number/:file",
    "/standards/:code/file/:file",
    "/standards/versions/:id/file/:file",
];

/// The routes that can be read, the most particular first, so that `/coops/new` is not a co-op called "new".
fn routes() -> Vec<&'static str> {
    let mut routes: Vec<_> =
        doors().into_iter().filter(|door| door.method == Method::GET).map(|door| door.path).collect();
    routes
        .sort_by_key(|path| std::cmp::Reverse(path.split('/').filter(|part| !part.starts_with(':')).count()));
    routes
}

/// The route that an address belongs to.
fn route_of(routes: &[&'static str], address: &str) -> Option<&'static str> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.strip_prefix("/en").or_else(|| path.strip_prefix("/cy")).unwrap_or(path);
    let parts: Vec<_> = path.trim_end_matches('/').split('/').collect();
    let fits = |route: &str| {
        let own: Vec<_> = route.trim_end_matches('/').split('/').collect();
        own.len() == parts.len()
            && own.iter().zip(&parts).all(|(own, part)| own.starts_with(':') || own == part)
    };
    routes.iter().copied().find(|route| fits(route))
}

/// What a walk over the links of the demonstration found.
#[derive(Default)]
struct Walk {
    /// A page of each route, and the person (by place in the list) who can read it.
    pages: BTreeMap<&'static str, (String, usize)>,
    visits: BTreeMap<&'static str, usize>,
    wrong: Vec<String>,
}

impl Walk {
    /// The pages about one thing that no link led to so far.
    fn missing(&self, routes: &[&'static str]) -> Vec<&'static str> {
        let about = routes.iter().filter(|route| route.contains("/:") && !is_file(route));
        about.filter(|route| !self.pages.contains_key(*route)).copied().collect()
    }

    /// Is there a page of audits that no state of an audit showed yet?
    fn wants_audits(&self, routes: &[&'static str]) -> bool {
        self.missing(routes).iter().any(|route| route.starts_with("/audits/:reference"))
    }

    /// Follows links from home. Where one thing has many states each is opened, elsewhere a few of each sort are enough.
    async fn of(&mut self, routes: &[&'static str], browser: &Browser, place: usize, person: &Person) {
        let mut queue = VecDeque::from(["/en/home".to_owned()]);
        let mut known: BTreeSet<String> = queue.iter().cloned().collect();
        let mut own: BTreeMap<&'static str, usize> = BTreeMap::new();
        while let Some(address) = queue.pop_front() {
            let page = browser.get(&address).await;
            if page.status != 200 {
                self.wrong.push(format!("{} for {}: {}", address, person.role, page.status));
                continue;
            }
            let path = page.path.clone();
            if let Some(route) = route_of(routes, &path) {
                self.pages.entry(route).or_insert_with(|| (path.trim_start_matches("/en").to_owned(), place));
            }
            for link in page.links() {
                let link = link.split('#').next().unwrap_or_default().to_owned();
                if !link.starts_with("/en/") || !known.insert(link.clone()) {
                    continue;
                }
                let Some(route) = route_of(routes, &link) else {
                    self.wrong.push(format!("{path} for {}: the link {link} leads nowhere", person.role));
                    continue;
                };
                let file = is_file(route);
                let states = ["/audits/:reference", "/audits/:reference/findings"].contains(&route);
                let most = if states && self.wants_audits(routes) { (40, usize::MAX) } else { (2, 5) };
                let (mine, all) = (own.entry(route).or_default(), self.visits.entry(route).or_default());
                if !file && (*mine == 0 || *mine < most.0 && *all < most.1) {
                    (*mine, *all) = (*mine + 1, *all + 1);
                    queue.push_back(link);
                }
            }
        }
    }
}

/// The people of the demonstration: everybody of the offices, and of two co-ops.
async fn people_of_the_demonstration(world: &World) -> Vec<Person> {
    let options = Options { seed: 1, cooperatives: 12, today: world.app.today() };
    let made =
        demo::build(&world.app, &options, &mut |_, _, _| {}).await.expect("the demonstration is built");
    let mut people = Vec::new();
    for person in made {
        let Some((_, reference)) = person.roles[0].split_once('@') else { continue };
        if reference.starts_with("COOP-") && !["COOP-0001", "COOP-0006"].contains(&reference) {
            continue;
        }
        people.push(Person {
            account: person.account,
            name: person.name,
            email: person.email,
            password: person.password,
            role: person.role,
            organisation: world.organisation(reference).await,
        });
    }
    people
}

/// Imports a file at the first co-op. Answers the page on which it would be undone.
async fn imported(world: &World, manager: &Person) -> String {
    let actor = world.actor(manager).await;
    let (coop, sheet) = (manager.organisation, include_bytes!("spreadsheets/12-expiry-only.csv").to_vec());
    let agreed = Answers { reading: true, new_people: true, despite_faults: true, ..Answers::default() };
    let done =
        import_file(&world.app, Some(&actor), coop, "dates.csv", sheet, agreed, false, world.now()).await;
    assert!(done.expect("it is read").counts.is_some(), "it is imported");
    let last =
        undoing::last(&*world.app.database, coop).await.expect("it is read").expect("it can be undone");
    format!("/coops/{COOP}/training/import/{last}/undo")
}

#[tokio::test]
#[ignore = "needs Chromium; tests/run brings it"]
async fn browser_pages_about_one_thing_have_no_grave_fault_and_no_link_leads_nowhere() {
    let world = World::new().await;
    let people = people_of_the_demonstration(&world).await;
    let (routes, mut walk) = (routes(), Walk::default());
    let mut walked = BTreeSet::new();
    for (place, person) in people.iter().enumerate() {
        // A second person of a role walks only for pages of audits: other audits are theirs.
        if !walked.insert(person.role) && !walk.wants_audits(&routes) {
            continue;
        }
        let browser = world.browser_of(person).await;
        walk.of(&routes, &browser, place, person).await;
        // Pages that no link leads to in the state in which the demonstration begins.
        let version = walk.pages.get("/standards/versions/:id").map(|(path, _)| path.clone());
        if person.role == Role::StandardsOfficer {
            let version = version.as_deref().expect("a version was found");
            walk.pages.insert("/standards/versions/:id/propose", (format!("{version}/propose"), place));
            walk.pages.insert("/standards/versions/:id/take-back", (format!("{version}/take-back"), place));
        }
        if person.role == Role::FranchisorSignatory {
            let version = version.as_deref().expect("a version was found");
            walk.pages.insert("/standards/versions/:id/sign", (format!("{version}/sign"), place));
        }
        if person.role == Role::Manager && !walk.pages.contains_key("/coops/:reference/training/import/:id") {
            let undo = imported(&world, person).await;
            walk.pages.insert("/coops/:reference/training/import/:id/undo", (undo, place));
            let form = browser.get("/en/coops/COOP-0001/training/import").await.form("/import");
            let sheet = include_bytes!("spreadsheets/01-wide-clean.csv").to_vec();
            let read = browser.submit(form.attach("file", "matrix.csv", sheet)).await;
            let path = read.path.trim_start_matches("/en").to_owned();
            walk.pages.insert("/coops/:reference/training/import/:id", (path, place));
            let (item, _) = walk.pages["/coops/:reference/evidence/:id"].clone();
            walk.pages.insert("/coops/:reference/evidence/:id/receipt", (format!("{item}/receipt"), place));
            let (library, id) = item.rsplit_once('/').expect("the address of an item");
            let receipts = format!("{library}/receipts?items={id}");
            walk.pages.insert("/coops/:reference/evidence/receipts", (receipts, place));
        }
    }
    let visitor = world.browser().await;
    let form = visitor.get("/en/forgotten").await.form("/forgotten").fill("email", &people[0].email);
    visitor.submit(form).await;
    let link = world.link_in(&world.letter("password-reset", &people[0].email).await);
    let path = link.trim_start_matches("/en").trim_start_matches("/cy").to_owned();
    walk.pages.insert("/link/:key", (path, 0));
    let missing = walk.missing(&routes);
    assert!(missing.is_empty(), "no link led to {missing:?}");
    // Pages without ids are looked at above, with an empty world; here those that one thing stands behind.
    let mut pages: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for (_, (path, place)) in walk.pages.iter().filter(|(route, _)| route.contains("/:")) {
        pages.entry(*place).or_default().insert(path.clone());
    }
    let (chrome, mut wrong) = (world.chrome().await, walk.wrong);
    for (place, paths) in &pages {
        world.seat(&chrome, &people[*place]).await;
        wrong.extend(look(&chrome, paths, &people[*place].role.to_string()).await);
    }
    chrome.quit().await;
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
