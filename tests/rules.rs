//! Rules of reminders that people can read, and whom they reach: the data, the sentences, why each line came, what people
//! choose, delegates, and a preview that agrees with what is sent.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::{Days, Months};
use entities::access::{Language, Role};
use entities::ids::AccountId;
use entities::reminders::{ReminderGroup, ReminderState};
use safon::deadlines::{Rule, table};
use safon::foundation::i18n::Words;
use safon::jobs;
use safon::reminders::rules::Reach;
use safon::reminders::{self, choice, delegates, mailboxes};
use safon::standards::pack::{Cadence, CadenceKey, Pack};
use scheduler::clock;

use crate::reminders::{Coop, at, digests_to, ledger, one_certificate};
use crate::world::people::Person;
use crate::world::standard::shipped_pack;
use crate::world::{World, day};

// ---- the data ----

#[test]
fn the_notices_are_those_that_rooms_post_and_that_have_templates() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = std::fs::read_dir(root.join("templates/emails")).expect("the templates are there");
    let folders: BTreeSet<String> = folders
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    let rules = &table::get().rules;
    let mut listed: BTreeSet<String> = table::get().notices.iter().map(|one| one.notice.clone()).collect();
    listed.extend(rules.iter().map(|entry| entry.template.clone()));
    assert_eq!(listed, folders, "data/reminders.yaml lists every letter, and no other");
    let mut sources = Vec::new();
    gather(&root.join("src"), &mut sources);
    for notice in &table::get().notices {
        let quoted = format!("\"{}\"", notice.notice);
        let posting: Vec<&String> = sources
            .iter()
            .filter(|(path, text)| text.contains(&quoted) && !path.ends_with("verify.rs"))
            .map(|(_, text)| text)
            .collect();
        assert!(!posting.is_empty(), "nothing posts {}", notice.notice);
        let spoken = |word: &str| posting.iter().any(|text| text.contains(word));
        for urgency in &notice.urgency {
            let found = match urgency {
                entities::outbox::Urgency::Security => {
                    spoken("security_letter(") || spoken("Urgency::Security")
                }
                // A visit's letters are written in one place for all.
                _ if notice.urgency.len() > 1 => spoken("letters::visit("),
                urgency => spoken(&format!("Urgency::{urgency:?}")),
            };
            assert!(found, "{} is not posted as {urgency}", notice.notice);
        }
        let body = root.join("templates/emails").join(&notice.notice).join("body.html");
        let body = std::fs::read_to_string(body).expect("the template is there");
        assert!(body.contains(&format!("rule={quoted}")), "{} does not say its rule", notice.notice);
    }
}

fn gather(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = std::fs::read_to_string(&path).expect("the file can be read");
            found.push((path.display().to_string(), text));
        }
    }
}

#[test]
fn every_rule_group_party_and_reason_has_its_words_in_both_languages() {
    let words = Words::shared().expect("the words can be read");
    let mut keys: Vec<String> = Vec::new();
    for entry in &table::get().rules {
        keys.extend([format!("rules-name-{}", entry.rule), format!("reminder-rule-{}", entry.rule)]);
        keys.extend(entry.to.iter().chain(&entry.stand_in).map(|role| format!("rules-role-{role}")));
    }
    for notice in &table::get().notices {
        keys.push(format!("rules-notice-{}", notice.notice));
    }
    for group in &table::get().groups {
        keys.push(format!("rules-group-{}", group.group));
    }
    for role in ["manager", "board_chair", "board_member", "standards_officer", "regulator"] {
        keys.push(format!("rules-because-{role}"));
    }
    for language in [Language::En, Language::Cy] {
        for notice in &table::get().notices {
            let (to, _) = reminders::sentences::notice(&words, language, notice);
            assert!(!to.contains("rules-role"), "{language}: {to}");
        }
        for key in &keys {
            assert!(words.has(language, key), "{language}: {key}");
        }
    }
}

#[test]
fn what_has_legal_effect_is_told_to_everybody() {
    let always: BTreeSet<&str> = Rule::ALL
        .iter()
        .filter(|rule| rule.always_told() && rule.cadence().is_some())
        .map(|rule| rule.name())
        .collect();
    let legal = ["action-close", "action-contain", "action-plan", "comments", "visit"];
    assert_eq!(always, BTreeSet::from(legal));
}

// ---- the page ----

#[tokio::test]
async fn administrators_and_standards_officers_read_the_rules_in_plain_sentences_and_nobody_else_does() {
    let world = World::at("2026-06-15T08:00:00").await;
    let (coop, _) = one_certificate(&world, day("2026-06-29")).await;
    let administrator = world.person(Role::Administrator, "FRAN").await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let page = "/en/operations/reminders/rules";
    let seen = world.browser_of(&administrator).await.get(page).await;
    let text = seen.text();
    for sentence in [
        "90, 60, 30, 14 and 7 days before the day, and on the day; then every week, at most 8 times.",
        "A copy goes to the chair of the board 7 days after and to the franchisor 14 days after.",
        "To: the manager. Where there is none: the chair of the board.",
        "Goes with the daily digest at 09:00.",
        "It cannot be stopped",
        "On days 1, 5, 8 and 10 of the time for comments, in working days.",
        "On the first working day of the month at 09:00.",
        "15 June 2026 (to one person)",
    ] {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
    assert!(
        seen.html().contains("&amp;rule=training") || seen.html().contains("&rule=training"),
        "a way to the preview"
    );
    let welsh = world.browser_of(&officer).await.get(&page.replace("/en/", "/cy/")).await;
    let text = welsh.text();
    for sentence in [
        "90, 60, 30, 14 a 7 diwrnod cyn y dyddiad, a hefyd ar y diwrnod; yna bob wythnos, 8 gwaith ar y mwyaf.",
        "Aiff copi at gadeirydd y bwrdd 7 diwrnod wedyn ac at y masnachfreiniwr 14 diwrnod wedyn.",
        "At: y rheolwr. Lle nad oes un: cadeirydd y bwrdd.",
    ] {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
    assert!(!welsh.html().contains("rule=training"), "the preview is the administrator's");
    let manager = world.browser_of(&coop.manager).await.asked(reqwest::Method::GET, page).await;
    assert_eq!(manager.status, 404);
}

// ---- why ----

#[tokio::test]
async fn every_line_of_a_digest_says_why_it_came_and_by_which_rule() {
    let world = World::on("2026-06-15").await;
    let (coop, _) = one_certificate(&world, day("2026-06-29")).await;
    reminders::post_due(&world.app, world.now()).await.expect("a tick");
    let letter = world.letter("digest", &coop.manager.email).await;
    let why = "Because you are the manager of Tŷ Ŵyn Care Co-op COOP-0001. Rule: training that runs out, 14 days before.";
    assert!(letter.body_text.contains(why), "{}", letter.body_text);
    assert!(letter.body_html.contains(why), "{}", letter.body_html);
    assert_eq!(letter.body_html.matches("href=").count(), 1, "one link");
    assert!(!letter.body_text.contains("\n\n\n"), "{}", letter.body_text);
}

#[tokio::test]
async fn the_chair_reads_in_welsh_that_a_copy_came_because_it_is_late() {
    let world = World::on("2026-06-15").await;
    let (standard, _) = world.standard_from(day("2020-01-01")).await;
    let coop = Coop::of(&world, standard).await;
    coop.worker(&world, "new_to_sector", day("2025-12-08")).await;
    reminders::post_due(&world.app, world.now()).await.expect("a tick");
    let letter = world.letter("digest", &coop.chair.email).await;
    let why = "Copi, am ei fod yn hwyr ac am mai chi yw cadeirydd bwrdd Cwmni Cydweithredol Gofal Tŷ Ŵyn COOP-0001. \
               Rheol: cyfnod sefydlu i’w orffen, 7 diwrnod wedyn.";
    assert!(letter.body_text.contains(why), "{}", letter.body_text);
}

#[tokio::test]
async fn a_notice_says_its_rule_and_comes_in_both_languages_to_whoever_reads_both() {
    let world = World::on("2026-06-15").await;
    let person = world.person(Role::Manager, "COOP-0001").await;
    let actor = world.actor(&person).await;
    let all: BTreeSet<ReminderGroup> = choice::groups().collect();
    choice::choose(&world.app, &actor, &all, true, world.now()).await.expect("it is chosen");
    safon::access::ask_reset(&world.app, &person.email, "127.0.0.1", world.now())
        .await
        .expect("a letter goes");
    let letter = world.letter("password-reset", &person.email).await;
    assert_eq!(letter.language, "cy, en");
    let place =
        |text: &str| letter.body_text.find(text).unwrap_or_else(|| panic!("{text}\n{}", letter.body_text));
    let welsh = place("Rheol: gofynnwyd am gyfrinair newydd.");
    assert!(welsh < place("Rule: a new password was asked for."), "Welsh first");
}

// ---- choices ----

async fn choose(world: &World, person: &Person, wanted: &[ReminderGroup]) {
    let actor = world.actor(person).await;
    let wanted = wanted.iter().copied().collect();
    choice::choose(&world.app, &actor, &wanted, false, world.now()).await.expect("it is chosen");
}

/// What a person was told, by rule.
async fn told(world: &World, person: &Person) -> BTreeSet<String> {
    let rows = ledger(&world.app).await;
    let posted =
        rows.into_iter().filter(|row| row.account_id == person.account && row.state == ReminderState::Posted);
    posted.map(|row| row.rule).collect()
}

#[tokio::test]
async fn a_group_that_somebody_stopped_does_not_reach_them_and_the_others_do() {
    let world = World::on("2026-06-15").await;
    let (coop, _) = one_certificate(&world, day("2026-06-29")).await;
    coop.worker(&world, "new_to_sector", day("2025-12-08")).await;
    choose(&world, &coop.manager, &[ReminderGroup::Evidence, ReminderGroup::Governance]).await;
    choose(&world, &coop.chair, &[ReminderGroup::Training, ReminderGroup::Governance]).await;
    reminders::post_due(&world.app, world.now()).await.expect("a tick");
    assert!(!told(&world, &coop.manager).await.contains("training"));
    assert!(!told(&world, &coop.chair).await.contains("induction"), "copies are a group of their own");
    choose(&world, &coop.manager, &[ReminderGroup::Training]).await;
    choose(&world, &coop.chair, &[ReminderGroup::Copies]).await;
    reminders::post_due(&world.app, world.now()).await.expect("a tick");
    assert!(told(&world, &coop.manager).await.contains("training"));
    assert!(told(&world, &coop.chair).await.contains("induction"));
}

#[tokio::test]
async fn the_page_of_choices_keeps_what_was_ticked_and_one_click_stops_all_that_may_be_stopped() {
    let world = World::on("2026-06-15").await;
    let (coop, _) = one_certificate(&world, day("2026-06-29")).await;
    let browser = world.browser_of(&coop.manager).await;
    let page = browser.get("/en/account/digests").await;
    assert!(page.text().contains("You always get: Audits and findings"), "{}", page.text());
    let ticked = [("groups", "evidence"), ("groups", "board"), ("groups", "audits"), ("language", "both")];
    assert_eq!(browser.post_with_token("/en/account/digests", &ticked).await.status, 303);
    let actor = world.actor(&coop.manager).await;
    let wanted = choice::wanted_groups(&world.app, &actor).await.expect("an answer");
    assert_eq!(wanted, BTreeSet::from([ReminderGroup::Evidence, ReminderGroup::Board]));
    choose(&world, &coop.manager, &[ReminderGroup::Training]).await;
    reminders::post_due(&world.app, world.now()).await.expect("a tick");
    let letter = world.letter("digest", &coop.manager.email).await;
    let client = reqwest::Client::new();
    let address = letter.unsubscribe.expect("digests can be stopped");
    let clicked = client.post(&address).body("List-Unsubscribe=One-Click").send().await.expect("an answer");
    assert_eq!(clicked.status(), 200);
    let wanted = choice::wanted_groups(&world.app, &actor).await.expect("an answer");
    assert_eq!(wanted, BTreeSet::new());
}

// ---- delegates ----

#[tokio::test]
async fn a_delegate_gets_what_the_manager_asked_them_to_see_to_until_the_day_and_is_told_who_asked() {
    let world = World::on("2026-06-15").await;
    let (coop, _) = one_certificate(&world, day("2026-06-29")).await;
    let delegate = world.person(Role::Member, "COOP-0001").await;
    let manager = world.actor(&coop.manager).await;
    let (app, groups) = (&world.app, [ReminderGroup::Training]);
    let until = day("2026-06-22");
    let give =
        |to: AccountId, until| delegates::give(app, &manager, coop.id, to, &groups, until, world.now());
    give(delegate.account, until).await.expect("they are asked");
    reminders::post_due(app, world.now()).await.expect("a tick");
    let letter = world.letter("digest", &delegate.email).await;
    let why = format!(
        "Because {} has asked you to see to it at Tŷ Ŵyn Care Co-op COOP-0001 until 22 June 2026. Rule: training that runs out",
        coop.manager.name
    );
    assert!(letter.body_text.contains(&why), "{}", letter.body_text);
    assert!(told(&world, &coop.manager).await.contains("training"), "the manager is told too");
    assert_eq!(told(&world, &delegate).await, BTreeSet::from(["training".to_owned()]), "and nothing else");
    assert!(letter.still_owed.is_some(), "it is asked again");
    assert!(jobs::holds(app, &letter, world.now()).await.expect("an answer"));
    // The seventh day before is the last of the delegation: it still counts on it, and not the day after.
    world.clock.set(at(day("2026-06-22"), 9, 0)).expect("the clock moves");
    reminders::post_due(app, world.now()).await.expect("a tick");
    assert_eq!(digests_to(&world, &delegate).await, 2);
    world.clock.set(at(day("2026-06-29"), 9, 0)).expect("the clock moves");
    assert!(!jobs::holds(app, &letter, world.now()).await.expect("an answer"), "it has ended");
    reminders::post_due(app, world.now()).await.expect("a tick");
    assert_eq!(digests_to(&world, &delegate).await, 2);
}

#[tokio::test]
async fn a_delegation_ends_with_the_managers_role_and_can_be_taken_back_by_those_concerned() {
    let world = World::on("2026-06-15").await;
    let (coop, _) = one_certificate(&world, day("2026-06-29")).await;
    let delegate = world.person(Role::Worker, "COOP-0001").await;
    let stranger = world.person(Role::Manager, "COOP-0002").await;
    let (app, groups) = (&world.app, [ReminderGroup::Training, ReminderGroup::Evidence]);
    let (manager, until) = (world.actor(&coop.manager).await, day("2026-09-01"));
    let other = world.actor(&stranger).await;
    let foreign = delegates::give(app, &other, coop.id, delegate.account, &groups, until, world.now()).await;
    assert!(matches!(foreign, Err(safon::foundation::error::Error::NotFound)), "{foreign:?}");
    for (to, groups, until) in [
        (stranger.account, &groups[..], until),
        (coop.manager.account, &groups[..], until),
        (delegate.account, &[ReminderGroup::Copies][..], until),
        (delegate.account, &[][..], until),
        (delegate.account, &groups[..], day("2026-06-14")),
        (delegate.account, &groups[..], day("2027-06-16")),
    ] {
        let refused = delegates::give(app, &manager, coop.id, to, groups, until, world.now()).await;
        assert!(matches!(refused, Err(safon::foundation::error::Error::Problems(_))), "{refused:?}");
    }
    for _ in 0..2 {
        delegates::give(app, &manager, coop.id, delegate.account, &groups, until, world.now())
            .await
            .expect("asked");
    }
    let asked = delegates::at(&*app.database, coop.id, world.today()).await.expect("what is asked");
    assert_eq!((asked.len(), asked[0].groups.len()), (1, 2), "asked twice, it counts once: {asked:?}");
    let own = world.actor(&delegate).await;
    let (first, _) = asked[0].groups[0];
    let foreign = delegates::end(app, &other, first, world.now()).await;
    assert!(matches!(foreign, Err(safon::foundation::error::Error::NotFound)), "{foreign:?}");
    delegates::end(app, &own, first, world.now()).await.expect("the delegate says no");
    let asked = delegates::of(&*app.database, delegate.account, world.today()).await.expect("what is asked");
    assert_eq!(asked[0].groups.len(), 1);
    // The manager's role ends: nobody asks any more.
    use sea_orm::sea_query::Expr;
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
    entities::access::role_grant::Entity::update_many()
        .col_expr(entities::access::role_grant::Column::RevokedAt, Expr::value(Some(world.now())))
        .filter(entities::access::role_grant::Column::AccountId.eq(coop.manager.account))
        .exec(&*app.database)
        .await
        .expect("the role ends");
    let asked = delegates::of(&*app.database, delegate.account, world.today()).await.expect("what is asked");
    assert_eq!(asked, []);
    reminders::post_due(app, world.now()).await.expect("a tick");
    assert_eq!(digests_to(&world, &delegate).await, 0);
    let page =
        world.browser_of(&delegate).await.asked(reqwest::Method::GET, "/en/coops/COOP-0001/team").await;
    assert_eq!(page.status, 404, "being asked gives no rights");
}

#[tokio::test]
async fn a_manager_asks_somebody_on_the_page_of_the_team_and_takes_it_back() {
    let world = World::on("2026-06-15").await;
    let (coop, _) = one_certificate(&world, day("2026-06-29")).await;
    let delegate = world.person(Role::Member, "COOP-0001").await;
    let browser = world.browser_of(&coop.manager).await;
    let (here, to) = ("/en/coops/COOP-0001/team", delegate.account.to_string());
    let wrong = browser.post_with_token(&format!("{here}/delegates"), &[("to", &to)]).await;
    assert_eq!(wrong.status, 422);
    let form = [
        ("to", to.as_str()),
        ("groups", "training"),
        ("groups", "governance"),
        ("until", "31"),
        ("until-month", "7"),
        ("until-year", "2026"),
    ];
    assert_eq!(browser.post_with_token(&format!("{here}/delegates"), &form).await.status, 303);
    let page = browser.get(here).await;
    let text = page.text();
    assert!(text.contains(&delegate.name) && text.contains("until 31 July 2026"), "{text}");
    let own = world.browser_of(&delegate).await.get("/en/account/digests").await;
    assert!(own.text().contains("What you were asked to see to"), "{}", own.text());
    let asked = delegates::at(&*world.app.database, coop.id, world.today()).await.expect("what is asked");
    let ids: Vec<String> = asked[0].groups.iter().map(|(id, _)| id.to_string()).collect();
    let form: Vec<(&str, &str)> = ids.iter().map(|id| ("ids", id.as_str())).collect();
    assert_eq!(browser.post_with_token(&format!("{here}/delegates/end"), &form).await.status, 303);
    assert!(delegates::at(&*world.app.database, coop.id, world.today()).await.expect("none").is_empty());
}

// ---- the preview agrees with what is sent ----

type Line = (String, String, chrono::NaiveDate, AccountId, chrono::NaiveDate);

#[tokio::test]
async fn the_preview_of_a_month_is_what_is_then_sent_in_it() {
    let world = World::at("2026-06-15T08:00:00").await;
    let (standard, _) = world.standard_from(day("2020-01-01")).await;
    let coop = Coop::of(&world, standard).await;
    let member = world.person(Role::BoardMember, "COOP-0001").await;
    let delegate = world.person(Role::Worker, "COOP-0001").await;
    world.person(Role::StandardsOfficer, "FRAN").await;
    // A co-op that has a chair and no manager.
    let chair = world.person(Role::BoardChair, "COOP-0002").await;
    world.licensed(chair.organisation, standard, "L-0002").await;
    for n in 0..12_u64 {
        let worker = coop.worker(&world, "first_aider", day("2020-01-06")).await;
        let ends = day("2026-05-20") + Days::new(n * 11);
        let completed = ends.checked_sub_months(Months::new(36)).expect("a date");
        coop.record(&world, worker, "first_aid_work", completed).await;
    }
    coop.worker(&world, "new_to_sector", day("2025-12-08")).await;
    let manager = world.actor(&coop.manager).await;
    let app = &world.app;
    delegates::give(
        app,
        &manager,
        coop.id,
        delegate.account,
        &[ReminderGroup::Training],
        day("2026-07-01"),
        world.now(),
    )
    .await
    .expect("they are asked");
    let of = entities::reminders::MailboxOf::Board;
    let mailbox = mailboxes::set(app, &manager, coop.id, of, "board@coop.invalid", world.now())
        .await
        .expect("recorded");
    for person in [&coop.chair, &member] {
        mailboxes::use_it(app, &world.actor(person).await, mailbox, true, world.now())
            .await
            .expect("they use it");
    }
    choose(&world, &coop.manager, &[ReminderGroup::Training]).await;
    let (from, to) = (day("2026-06-15"), day("2026-07-17"));
    let planned = reminders::preview(app, from, to, None).await.expect("a preview");
    let mut said: BTreeSet<Line> = BTreeSet::new();
    let mut letters: BTreeSet<(chrono::NaiveDate, String, bool, String)> = BTreeSet::new();
    for one in &planned {
        let on = one.local_time.date();
        letters.insert((on, one.recipient.clone(), one.rule == "board-digest", one.language_word()));
        for account in &one.accounts {
            said.insert((one.rule.clone(), one.step.clone(), one.due_on, *account, on));
        }
    }
    // By one rule, it is the same less the others.
    for entry in &table::get().rules {
        let asked = reminders::Asked { from, to, only: None, rule: Some(&entry.rule) };
        let alone = reminders::preview_of(app, asked).await.expect("a preview");
        let mine: Vec<_> = planned.iter().filter(|one| one.rule == entry.rule).collect();
        assert_eq!(alone.len(), mine.len(), "{}", entry.rule);
        for (one, other) in alone.iter().zip(mine) {
            assert_eq!(
                (&one.subject, &one.step, &one.recipient, one.language),
                (&other.subject, &other.step, &other.recipient, other.language)
            );
        }
    }
    let mut today = from;
    while today <= to {
        world.clock.set(at(today, 9, 0)).expect("the clock moves");
        reminders::post_due(app, world.now()).await.expect("a tick");
        reminders::post_board_digests(app, world.now()).await.expect("a tick");
        today = today + Days::new(1);
    }
    let sent: BTreeMap<_, _> = world.letters().await.into_iter().map(|letter| (letter.id, letter)).collect();
    let posted = ledger(app).await.into_iter().filter(|row| row.state == ReminderState::Posted);
    let done: BTreeSet<Line> = posted
        .filter(|row| row.email_id.is_some())
        .map(|row| (row.rule, row.step, row.due_on, row.account_id, clock::today(row.recorded_at)))
        .collect();
    assert!(said.len() > 60, "{}", said.len());
    let (more, less): (Vec<_>, Vec<_>) = (done.difference(&said).collect(), said.difference(&done).collect());
    assert!(more.is_empty() && less.is_empty(), "not foreseen: {more:#?}\nnot sent: {less:#?}");
    let went: BTreeSet<_> = sent
        .values()
        .map(|l| {
            (clock::today(l.created_at), l.recipient.clone(), l.kind == "board-digest", l.language.clone())
        })
        .collect();
    assert_eq!(letters, went, "the same letters, in the same languages");
}

// ---- what a version says is what is done ----

/// The shipped standard with one of its cadences changed.
fn with_cadence(key: CadenceKey, change: impl FnOnce(&mut Cadence)) -> Pack {
    let mut pack = shipped_pack();
    change(pack.cadences.iter_mut().find(|cadence| cadence.key == key).expect("it is there"));
    pack
}

#[tokio::test]
async fn a_versions_cadence_is_followed_however_far_ahead_it_speaks_and_however_often_it_repeats() {
    let world = World::at("2026-01-09T09:00:00").await;
    let pack = with_cadence(CadenceKey::EvidenceAndTraining, |cadence| {
        cadence.before = vec![180, 7];
        cadence.repeat.as_mut().expect("it repeats").at_most = 20;
    });
    let (standard, _) = world.standard_of(&pack, day("2020-01-01")).await;
    let coop = Coop::of(&world, standard).await;
    let worker = coop.worker(&world, "first_aider", day("2020-01-06")).await;
    coop.record(&world, worker, "first_aid_work", day("2023-07-10")).await;
    let told = async |date: &str| {
        world.clock.set(at(day(date), 9, 0)).expect("the clock moves");
        let today = world.today();
        let planned = reminders::preview(&world.app, today, today, None).await.expect("a preview");
        let planned = planned.into_iter().filter(|one| one.rule == "training").map(|one| one.step);
        let planned: BTreeSet<String> = planned.collect();
        reminders::post_due(&world.app, world.now()).await.expect("a tick");
        let rows = ledger(&world.app).await.into_iter().filter(|row| {
            row.rule == "training"
                && row.state == ReminderState::Posted
                && clock::today(row.recorded_at) == today
        });
        let posted: BTreeSet<String> = rows.map(|row| row.step).collect();
        assert_eq!(planned, posted, "{date}");
        posted
    };
    // Half a year before 10 July is a Sunday: it goes on the Friday.
    assert_eq!(told("2026-01-09").await, BTreeSet::from(["before-180".to_owned()]));
    assert!(told("2026-10-23").await.contains("repeat-15"));
    assert!(told("2026-11-27").await.contains("repeat-20"));
}

#[tokio::test]
async fn a_version_without_a_digest_of_boards_sends_none_and_its_rules_say_so() {
    let world = World::at("2026-07-01T09:00:00").await;
    let pack = with_cadence(CadenceKey::BoardDigest, |cadence| cadence.monthly = None);
    let (standard, _) = world.standard_of(&pack, day("2020-01-01")).await;
    Coop::of(&world, standard).await;
    let to = day("2026-08-31");
    let planned = reminders::preview(&world.app, world.today(), to, None).await.expect("a preview");
    assert!(planned.iter().all(|one| one.rule != "board-digest"));
    let posted = reminders::post_board_digests(&world.app, world.now()).await.expect("a tick");
    assert_eq!(posted, reminders::Posted::default());
    let cadence = pack.cadence(CadenceKey::BoardDigest).expect("it is there");
    let said = |language| reminders::sentences::cadence(&world.app.words, language, cadence);
    assert_eq!(said(Language::En), ["No digest goes to boards."]);
    assert_eq!(said(Language::Cy).len(), 1);
}

#[tokio::test]
async fn a_version_of_before_that_names_another_hour_is_still_read_and_its_rules_say_what_is_done() {
    let world = World::at("2026-07-01T09:00:00").await;
    let pack = with_cadence(CadenceKey::BoardDigest, |cadence| {
        cadence.monthly.as_mut().expect("it is monthly").at =
            chrono::NaiveTime::from_hms_opt(10, 0, 0).expect("a time");
    });
    let (standard, _) = world.standard_of(&pack, day("2020-01-01")).await;
    let coop = Coop::of(&world, standard).await;
    reminders::post_board_digests(&world.app, world.now()).await.expect("a tick");
    world.letter("board-digest", &coop.chair.email).await;
    let cadence = pack.cadence(CadenceKey::BoardDigest).expect("it is there");
    let said = reminders::sentences::cadence(&world.app.words, Language::En, cadence);
    assert_eq!(said, ["On the first working day of the month at 09:00."]);
}

#[test]
fn what_the_shipped_standard_says_reaches_a_hundred_days_ahead_and_seventy_five_back() {
    assert_eq!(Reach::of([&shipped_pack()]), Reach { ahead: 100, behind: 75 });
    let long = with_cadence(CadenceKey::Findings, |cadence| cadence.before = vec![180]);
    assert_eq!(Reach::of([&long, &shipped_pack()]), Reach { ahead: 190, behind: 75 });
}
