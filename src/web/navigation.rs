//! The service navigation: what a person's role most often goes to. The rights are elsewhere; this only saves steps.

use entities::access::Role;
use serde::Serialize;

use super::visit::Visit;

/// One place in the navigation.
#[derive(Clone, Debug, Serialize)]
pub struct Item {
    href: String,
    label: String,
    current: bool,
}

/// The navigation of a visit.
pub fn of(visit: &Visit) -> Vec<Item> {
    let mut places: Vec<(String, &'static str)> = Vec::new();
    // Pages, and the place in the navigation under which they are found.
    let mut homes: Vec<(String, String)> = Vec::new();
    if let Some(grant) = visit.actor.as_ref().and_then(|a| a.acting()) {
        let own = format!("/coops/{}", grant.organisation_reference);
        places.push(("/home".into(), "nav-home"));
        if let Some(place) = super::pages::home::place(grant) {
            homes.push((place, "/home".to_owned()));
        }
        // Pages of one audit or one action belong to the list of the co-op that led there.
        homes.push(("/audits".to_owned(), format!("{own}/audits")));
        homes.push(("/actions".to_owned(), format!("{own}/actions")));
        match grant.role {
            Role::Manager | Role::ConsortiumCoordinator => {
                places.push((format!("{own}/criteria"), "nav-criteria"));
                places.push((format!("{own}/evidence"), "nav-evidence"));
                if grant.role == Role::Manager {
                    places.push((format!("{own}/training"), "nav-training"));
                }
                places.push((format!("{own}/audits"), "nav-audits"));
                places.push((format!("{own}/actions"), "nav-actions"));
                places.push((own, "nav-coop"));
            }
            Role::BoardChair | Role::BoardMember => {
                places.push((format!("{own}/audits"), "nav-audits"));
                places.push((format!("{own}/actions"), "nav-actions"));
                places.push((own, "nav-coop"));
            }
            Role::StandardsOfficer => {
                places.push(("/standards/versions".into(), "nav-standards"));
                places.push(("/coops".into(), "nav-coops"));
                places.push(("/audits".into(), "nav-audits"));
                places.push(("/network".into(), "nav-network"));
            }
            Role::Regulator | Role::DecisionMaker => {
                places.push(("/network".into(), "nav-network"));
                places.push(("/audits".into(), "nav-audits"));
                places.push(("/coops".into(), "nav-coops"));
            }
            Role::Auditor | Role::Moderator | Role::AppealDecider => {
                places.push(("/audits".into(), "nav-audits"))
            }
            Role::GovernmentSignatory | Role::FranchisorSignatory | Role::Translator => {
                places.push(("/standards/versions".into(), "nav-standards"));
            }
            Role::Administrator => {
                places.push(("/accounts".into(), "nav-accounts"));
                places.push(("/operations/mail".into(), "nav-mail"));
                places.push(("/operations/timetable".into(), "nav-timetable"));
                places.push(("/operations/journal".into(), "nav-journal"));
                places.push(("/keeping".into(), "nav-keeping"));
            }
            Role::Member | Role::Worker => {}
        }
    }
    places.push(("/register".into(), "nav-register"));
    if visit.actor.is_none() {
        places.push(("/standards".into(), "nav-published-standards"));
        places.push(("/verify".into(), "nav-verify"));
        places.push(("/sign-in".into(), "nav-sign-in"));
    }
    if visit.app.config.demonstration {
        places.push(("/demo".into(), "nav-demo"));
    }
    let within = |path: &str| visit.path == path || visit.path.starts_with(&format!("{path}/"));
    let own = places.iter().map(|(path, _)| (path.as_str(), path.as_str()));
    let led = homes
        .iter()
        .map(|(path, place)| (path.as_str(), place.as_str()))
        .filter(|(_, place)| places.iter().any(|(path, _)| path == place));
    let current = own
        .chain(led)
        .filter(|(path, _)| within(path))
        .max_by_key(|(path, _)| path.len())
        .map(|(_, place)| place.to_owned());
    places
        .into_iter()
        .map(|(path, key)| Item {
            current: current.as_deref() == Some(path.as_str()),
            href: format!("/{}{path}", visit.language),
            label: visit.app.words.word(visit.language, key),
        })
        .collect()
}
