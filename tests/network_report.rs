//! The report of the network: what it counts, for whose eyes, that it never changes, and that everybody can read it.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use entities::access::{Language, Role};
use entities::audits::{AssessmentResult, Outcome, ScopeState, assessment, audit};
use entities::findings::{Grade, corrective_action, finding};
use entities::licences::LicenceState;
use entities::standards::criterion;
use reqwest::Method;
use safon::foundation::error::Error;
use safon::foundation::sheet::print::Print;
use safon::foundation::sheet::{Both, Speaker};
use safon::network::content::{Area, Content, Found};
use safon::network::report::{self, Reach, Report};
use safon::network::rules::{Period, visit_is_late};
use safon::network::{failing, paper};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};

use crate::world::audited::Audited;
use crate::world::people::{Person, area_of};
use crate::world::standard::shipped_pack;
use crate::world::{World, day, pdf};

/// So many co-ops, each in an area of its own, with an audit of last year and one of this quarter.
async fn network(coops: usize) -> (World, Vec<Audited>) {
    let world = World::new().await;
    let mut made = Vec::new();
    for number in 1..=coops {
        made.push(world.audited(&format!("COOP-{number:04}")).await);
    }
    (world, made)
}

fn spring() -> Period {
    Period { from: day("2026-04-01"), until: day("2026-06-15") }
}

/// A quarter that is over, in which the audits of last year became final.
fn last_spring() -> Period {
    Period { from: day("2025-04-01"), until: day("2025-06-30") }
}

async fn told(world: &World, person: &Person, period: Period) -> Report {
    let actor = world.actor(person).await;
    report::make(&world.app, &actor, period, world.now()).await.expect("a report")
}

#[tokio::test]
async fn a_report_counts_what_somebody_counts_who_reads_every_row() {
    let (world, made) = network(6).await;
    let database = &*world.app.database;
    // One is worse than the others, one has no visit at all.
    let worse = audit::ActiveModel {
        id: Set(made[2].audit),
        outcome: Set(Some(Outcome::Conditional)),
        ..Default::default()
    };
    worse.update(database).await.expect("an outcome");
    let standard =
        entities::standards::standard::Entity::find().one(database).await.expect("it").expect("one");
    let idle = world.organisation("COOP-0009").await;
    world.licensed(idle, standard.id, "L-0009").await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let content = told(&world, &officer, spring()).await.content;

    let audits = audit::Entity::find().all(database).await.expect("audits");
    let within = |audit: &audit::Model| {
        audit.finalised_on.is_some_and(|on| on >= spring().from && on <= spring().until)
    };
    let counted: HashMap<_, _> = audits.iter().filter(|a| within(a)).map(|a| (a.id, a)).collect();
    assert_eq!(content.audits, counted.len() as u64);
    let criteria = criterion::Entity::find().all(database).await.expect("criteria");
    let mut slow: BTreeMap<&str, Found> = BTreeMap::new();
    for row in assessment::Entity::find().all(database).await.expect("results") {
        if !counted.contains_key(&row.audit_id) || row.scope != ScopeState::InScope {
            continue;
        }
        let key = &criteria.iter().find(|c| c.id == row.criterion_id).expect("its criterion").key;
        let one = slow.entry(key).or_default();
        match row.result {
            AssessmentResult::Met => one.met += 1,
            AssessmentResult::PartlyMet => one.partly_met += 1,
            AssessmentResult::NotMet => one.not_met += 1,
            _ => {}
        }
    }
    let fast: BTreeMap<&str, Found> =
        content.criteria.each.iter().map(|one| (one.key.as_str(), one.found)).collect();
    assert_eq!(fast, slow);
    assert_eq!(content.criteria.each[0].code, "8.6", "what failed most stands first");
    assert_eq!(content.criteria.each[0].found, Found { met: 0, partly_met: 0, not_met: 6 });
    let pack = shipped_pack();
    for (at, principle) in pack.act_principles.iter().enumerate() {
        let mut sum = Found::default();
        for (_, one) in pack.criteria().filter(|(_, one)| one.act_principles.contains(&principle.code)) {
            sum = sum.plus(slow.get(one.key.as_str()).copied().unwrap_or_default());
        }
        assert_eq!(content.criteria.principles[at].found, sum, "{}", principle.code);
    }
    for (at, measure) in pack.measures.iter().enumerate() {
        let mut sum = Found::default();
        for (_, one) in pack.criteria().filter(|(_, one)| one.measures.contains(&measure.number)) {
            sum = sum.plus(slow.get(one.key.as_str()).copied().unwrap_or_default());
        }
        assert_eq!(content.criteria.measures[at].found, sum, "{}", measure.number);
    }
    assert_eq!((content.criteria.principles.len(), content.criteria.measures.len()), (4, 10));

    assert_eq!(content.outcomes.each(), [0, 5, 1, 0]);
    let trend: Vec<[u64; 4]> = content.trend.iter().map(|quarter| quarter.outcomes.each()).collect();
    // The audits of last year became final in June 2025.
    assert_eq!(
        trend,
        [[0; 4], [0; 4], [0; 4], [6, 0, 0, 0], [6, 0, 0, 0], [6, 0, 0, 0], [6, 0, 0, 0], [0, 5, 1, 0]]
    );
    let findings = finding::Entity::find().all(database).await.expect("findings");
    let actions = corrective_action::Entity::find().all(database).await.expect("actions");
    let critical = |action: &&corrective_action::Model| {
        findings.iter().any(|f| f.id == action.finding_id && f.grade == Some(Grade::Critical))
    };
    assert_eq!(content.open_criticals, actions.iter().filter(critical).count() as u64);
    let late = actions.iter().filter(|action| action.due_on < Some(world.today()));
    assert_eq!(content.late_actions, late.count() as u64);
    assert_eq!(content.overdue_audits, 1, "the one that was never visited");
    assert_eq!(content.licences, [(LicenceState::Granted, 7)]);
    assert_eq!(content.franchises, 7);
    assert_eq!(content.areas.iter().map(|area| area.coops).sum::<u64>(), 7);
    assert_eq!(content.areas.iter().map(|area| area.late_actions).sum::<u64>(), content.late_actions);
}

#[tokio::test]
async fn a_report_of_the_past_is_told_as_of_its_last_day() {
    let (world, _) = network(1).await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let past = Period { from: day("2025-04-01"), until: day("2025-12-31") };
    let content = told(&world, &officer, past).await.content;
    assert_eq!(content.outcomes.each(), [1, 0, 0, 0]);
    assert_eq!((content.audits, content.open_criticals, content.late_actions), (1, 0, 0));
    assert_eq!(content.made_on, world.today());
    assert!(content.criteria.each.iter().all(|one| one.found.failed() == 0));
}

#[test]
fn the_visit_of_a_year_is_late_from_the_day_after_it_was_due() {
    let rules = shipped_pack().frequencies;
    let late =
        |visit: Option<&str>, on: &str| visit_is_late(day("2024-05-04"), visit.map(day), &rules, day(on));
    assert!(!late(None, "2025-05-04"), "the first is due within a year");
    assert!(late(None, "2025-05-05"));
    assert!(!late(Some("2025-04-22"), "2026-05-04"));
    assert!(late(Some("2025-04-22"), "2026-05-05"), "the next year had none");
    assert!(!late(Some("2025-06-01"), "2026-05-05"));
    assert!(!late(Some("2026-05-20"), "2026-06-15"), "made, though after its day");
}

#[tokio::test]
async fn a_regulator_sees_the_own_areas_one_by_one_and_others_cannot_open_the_report() {
    let (world, made) = network(2).await;
    let regulator = &made[0].regulator;
    let own = told(&world, regulator, last_spring()).await;
    assert_eq!(own.content.areas_only, Some(vec![area_of("COOP-0001")]));
    let areas: Vec<&Area> = own.content.areas.iter().collect();
    assert_eq!(areas.len(), 1);
    assert_eq!((areas[0].code.as_str(), areas[0].coops), (area_of("COOP-0001").as_str(), 1));
    assert_eq!(own.content.outcomes.all(), 1, "the whole less these would be one other co-op");
    let id = own.document.id;
    let nation = world.person(Role::Regulator, "GOV").await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let path = format!("/en/network/report/{id}");
    for person in [regulator, &nation] {
        let browser = world.browser_of(person).await;
        browser.asked(Method::GET, &path).await.is(200);
        browser.asked(Method::GET, &format!("{path}/cy")).await.is(200);
        assert_eq!(report::list(&world.app, &world.actor(person).await).await.expect("a list").len(), 1);
    }
    for person in [&made[1].regulator, &officer, &made[0].manager, &made[0].lead] {
        let browser = world.browser_of(person).await;
        browser.asked(Method::GET, &path).await.is(404);
        browser.asked(Method::GET, &format!("{path}/both")).await.is(404);
        browser.asked(Method::GET, &format!("{path}/json")).await.is(404);
        assert!(report::list(&world.app, &world.actor(person).await).await.expect("a list").is_empty());
    }
    let manager = world.browser_of(&made[0].manager).await;
    for path in ["/en/network/report", "/en/network/failing"] {
        manager.asked(Method::GET, path).await.is(404);
    }
}

#[tokio::test]
async fn what_would_tell_of_a_few_coops_elsewhere_is_kept_back() {
    let (world, made) = network(3).await;
    let database = &*world.app.database;
    let actor = world.actor(&made[0].regulator).await;
    let reach = Reach::of(&actor);
    let areas = reach.areas.as_deref();
    let few = failing::criteria(database, spring(), areas).await.expect("criteria");
    assert!(few.own_areas_only, "two others are too few");
    assert_eq!(few.audits, 1);
    assert!(few.each.iter().all(|one| one.found.looked() == 1));
    let everywhere = failing::criteria(database, spring(), None).await.expect("criteria");
    assert_eq!((everywhere.own_areas_only, everywhere.audits, everywhere.kept_back), (false, 3, 0));
}

#[tokio::test]
async fn of_a_few_coops_elsewhere_nothing_follows_from_the_whole_and_of_more_the_whole_is_told() {
    let (world, made) = network(5).await;
    let regulator = world.actor(&made[0].regulator).await;
    let few = told(&world, &made[0].regulator, last_spring()).await.content;
    assert!(few.own_areas_only, "four others are too few");
    assert_eq!(
        (few.franchises, few.outcomes.all(), few.licences.clone()),
        (1, 1, vec![(LicenceState::Granted, 1)])
    );
    assert!(few.trend.iter().all(|quarter| quarter.outcomes.all() <= 1));
    let say = Speaker::new(&world.app.words, Language::En);
    assert!(paper::sheet(&few, say).lead.contains("Only co-ops in your own areas are counted"));
    world.audited("COOP-0006").await;
    let organisation = made[0].regulator.organisation;
    let reach = Reach::of(&regulator);
    let more =
        report::content(&world.app, &reach, organisation, last_spring(), world.now()).await.expect("it");
    assert!(!more.own_areas_only);
    assert_eq!((more.franchises, more.outcomes.all()), (6, 6), "five others are enough");
}

#[tokio::test]
async fn whoever_sees_some_areas_is_told_of_whole_quarters_that_are_over_and_once_of_each() {
    let (world, made) = network(2).await;
    let regulator = &made[0].regulator;
    let actor = world.actor(regulator).await;
    for (from, until) in
        [("2026-04-01", "2026-06-15"), ("2025-04-01", "2025-06-29"), ("2025-04-01", "2025-09-30")]
    {
        let period = Period { from: day(from), until: day(until) };
        let refused = report::make(&world.app, &actor, period, world.now()).await;
        assert!(matches!(refused, Err(Error::Problems(_))), "{from} {until}");
    }
    let browser = world.browser_of(regulator).await;
    let page = browser.get("/en/network/report").await;
    page.is(200).says("January to March 2026").does_not_say("April to June 2026");
    let two_days = [("from", "1"), ("from-month", "4"), ("from-year", "2026")];
    let until = [("until", "15"), ("until-month", "6"), ("until-year", "2026")];
    let form = [&two_days[..], &until[..]].concat();
    let forged = browser.post_with_token("/en/network/report", &form).await;
    forged.is(422).says("Choose a whole quarter that is over.");
    browser.asked(Method::GET, "/en/network/failing?quarter=2026-2").await.is(404);
    browser.asked(Method::GET, "/en/network/failing").await.is(200);

    let first = told(&world, regulator, last_spring()).await;
    let worse = audit::ActiveModel {
        id: Set(made[1].audit),
        outcome: Set(Some(Outcome::NotCompliant)),
        finalised_on: Set(Some(day("2025-06-20"))),
        ..Default::default()
    };
    worse.update(&*world.app.database).await.expect("an outcome");
    world.pass(chrono::TimeDelta::days(1));
    let second = told(&world, regulator, last_spring()).await;
    assert_eq!((&second.content, &second.document), (&first.content, &first.document));
    assert_eq!(report::list(&world.app, &actor).await.expect("a list").len(), 1);
}

#[tokio::test]
async fn day_by_day_whoever_sees_some_areas_is_told_of_these_alone() {
    let (world, made) = network(3).await;
    let regulator = world.browser_of(&made[0].regulator).await;
    for path in ["/en/network", "/en/home"] {
        let page = regulator.get(path).await;
        page.is(200).says("Only co-ops in your own areas are counted here.");
        page.says("One co-op hold").does_not_say("3 co-ops hold");
    }
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let page = world.browser_of(&officer).await.get("/en/network").await;
    page.is(200).says("3 co-ops hold or seek a franchise.").does_not_say("Only co-ops in your own areas");
}

#[tokio::test]
async fn several_audits_of_one_coop_elsewhere_are_still_one_coop() {
    let (world, made) = network(7).await;
    let database = &*world.app.database;
    let failed = criterion::Entity::find().filter(criterion::Column::Code.eq("8.6")).one(database).await;
    let failed = failed.expect("it").expect("8.6");
    let of = |audit| {
        assessment::Entity::find()
            .filter(assessment::Column::AuditId.eq(audit))
            .filter(assessment::Column::CriterionId.eq(failed.id))
            .one(database)
    };
    for coop in &made[3..] {
        let row = of(coop.audit).await.expect("it").expect("the result");
        let out = assessment::ActiveModel { scope: Set(ScopeState::OutOfScope), ..row.into() };
        out.update(database).await.expect("it is out of scope");
    }
    // One of the two that are left was audited five times more.
    let row = audit::Entity::find_by_id(made[1].audit).one(database).await.expect("it").expect("the audit");
    let result = of(row.id).await.expect("it").expect("the result");
    for number in 0..5 {
        let id = entities::ids::AuditId::new(world.now());
        let reference = format!("A-AGAIN-{number}");
        let copy = audit::Model { id, reference, ..row.clone() };
        copy.into_active_model().reset_all().insert(database).await.expect("an audit");
        let copy = assessment::Model {
            id: entities::ids::AssessmentId::new(world.now()),
            audit_id: id,
            ..result.clone()
        };
        copy.into_active_model().reset_all().insert(database).await.expect("a result");
    }
    let areas = Reach::of(&world.actor(&made[0].regulator).await).areas;
    let told = failing::criteria(database, spring(), areas.as_deref()).await.expect("criteria");
    assert!(told.each.iter().all(|one| one.code != "8.6"), "two co-ops, seven audits");
    assert!(!told.own_areas_only && told.kept_back == 1);
}

#[tokio::test]
async fn a_criterion_that_few_others_were_looked_at_for_is_kept_back_and_in_no_sum() {
    let (world, made) = network(7).await;
    let database = &*world.app.database;
    let failed = criterion::Entity::find().filter(criterion::Column::Code.eq("8.6")).one(database).await;
    let failed = failed.expect("it").expect("8.6");
    // Of the six co-ops elsewhere, two are still looked at for it.
    for coop in &made[3..] {
        let row = assessment::Entity::find()
            .filter(assessment::Column::AuditId.eq(coop.audit))
            .filter(assessment::Column::CriterionId.eq(failed.id))
            .one(database)
            .await
            .expect("it")
            .expect("the result");
        let out = assessment::ActiveModel { scope: Set(ScopeState::OutOfScope), ..row.into() };
        out.update(database).await.expect("it is out of scope");
    }
    let actor = world.actor(&made[0].regulator).await;
    let areas = Reach::of(&actor).areas;
    let told = failing::criteria(database, spring(), areas.as_deref()).await.expect("criteria");
    let all = failing::criteria(database, spring(), None).await.expect("criteria");
    let kept_back: Vec<&str> = all
        .each
        .iter()
        .filter(|one| told.each.iter().all(|other| other.key != one.key))
        .map(|one| one.code.as_str())
        .collect();
    assert_eq!(kept_back, ["8.6"]);
    assert_eq!((told.own_areas_only, told.kept_back, told.audits), (false, 1, 7));
    let pack = shipped_pack();
    let tagged = &pack.criterion(&failed.key).expect("it").act_principles;
    for (at, principle) in pack.act_principles.iter().enumerate() {
        let less = all.principles[at].found.looked() - told.principles[at].found.looked();
        assert_eq!(less, if tagged.contains(&principle.code) { 3 } else { 0 }, "{}", principle.code);
    }
}

#[tokio::test]
async fn a_report_never_changes_and_that_of_a_day_is_made_once() {
    let (world, made) = network(1).await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let first = told(&world, &officer, spring()).await;
    let better = audit::ActiveModel {
        id: Set(made[0].audit),
        outcome: Set(Some(Outcome::Compliant)),
        ..Default::default()
    };
    better.update(&*world.app.database).await.expect("an outcome");
    let same = told(&world, &officer, spring()).await;
    assert_eq!((&same.content, &same.document), (&first.content, &first.document));
    world.pass(chrono::TimeDelta::days(1));
    let next = told(&world, &officer, spring()).await;
    assert_ne!(next.document.id, first.document.id);
    assert_eq!(next.content.outcomes.each(), [1, 0, 0, 0]);
    let actor = world.actor(&officer).await;
    assert_eq!(report::list(&world.app, &actor).await.expect("a list").len(), 2);
    let before = report::open(&world.app, &actor, first.document.id).await.expect("the first");
    assert_eq!(before.content, first.content);
}

#[tokio::test]
async fn a_report_is_asked_for_on_its_page_and_read_in_both_languages() {
    let (world, _) = network(2).await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let browser = world.browser_of(&officer).await;
    let choice = browser.get("/en/network/report").await;
    choice.is(200).says("No report has been made yet.").says("April to June 2026");
    let send = || choice.form("/network/report");
    let wrong = browser.submit(send().date("from", day("2026-01-01"))).await;
    wrong.is(422).says("Fill in both days, or neither.");
    let round = send().date("from", day("2026-06-02")).date("until", day("2026-06-01"));
    browser.submit(round).await.is(422).says("The last day comes before the first.");
    let ahead = send().date("from", day("2026-06-02")).date("until", day("2026-06-16"));
    browser.submit(ahead).await.is(422).says("The last day has not come yet.");
    browser.submit(send().forge("quarter", "1999-1")).await.is(422);
    let done = browser.submit(send().choose("quarter", "2026-2")).await;
    done.is(200).says("The report is made.").says("1 April 2026 to 15 June 2026").says("8.6");
    let made = browser.get("/en/network/report").await;
    made.says("1 April 2026 to 15 June 2026");
    let link = made.link("1 April 2026 to 15 June 2026");
    for (lang, words) in [("en", "Outcomes over eight quarters"), ("cy", "Canlyniadau dros wyth chwarter")] {
        let page = browser.get(&link.replacen("/en/", &format!("/{lang}/"), 1)).await;
        page.is(200).says(words);
        let failing = browser.get(&format!("/{lang}/network/failing?quarter=2026-2")).await;
        failing.is(200).says("8.6");
        browser.get(&format!("/{lang}/network/failing")).await.is(200);
        browser.get(&format!("/{lang}/network")).await.is(200);
    }
    browser.asked(Method::GET, "/en/network/failing?quarter=1999-1").await.is(404);
    let json = browser.get(&format!("{link}/json")).await;
    let content: Content = serde_json::from_slice(&json.bytes).expect("it is the content");
    assert_eq!(content.audits, 2);
    let actor = world.actor(&officer).await;
    let odd = report::open(&world.app, &actor, entities::ids::DocumentId::new(world.now())).await;
    assert!(matches!(odd, Err(Error::NotFound)));
}

#[tokio::test]
async fn reports_are_pdf_ua_1_and_pdf_a_3a_in_each_language_whatever_they_hold() {
    let (world, _) = network(2).await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let plain = told(&world, &officer, spring()).await.content;
    let nothing = Period { from: day("2024-01-01"), until: day("2024-03-31") };
    let empty = told(&world, &officer, nothing).await.content;
    let mut full = plain.clone();
    let one = full.criteria.each[0].clone();
    full.criteria.each = (0..500)
        .map(|n| safon::network::content::Criterion { code: format!("9.{n}"), ..one.clone() })
        .collect();
    full.areas = (0..22)
        .map(|n| Area {
            name: Both::new(format!("Area {n}"), format!("Ardal {n}")),
            ..plain.areas[0].clone()
        })
        .collect();
    let mut odd = plain.clone();
    odd.made_for = Both::new("Gofal".repeat(2_000), "رعاية 👩🏽‍⚕️".repeat(300));
    odd.criteria.each[0].title = Both::new("x".repeat(10_000), "رعاية 👩🏽‍⚕️");
    let cases = [("plain", plain), ("empty", empty), ("full", full), ("odd", odd)];
    let mut wrong = Vec::new();
    for (name, content) in &cases {
        for (language, languages) in
            [("cy", &[Language::Cy][..]), ("en", &[Language::En]), ("both", &[Language::Cy, Language::En])]
        {
            let print =
                Print { languages, code: "BCDFG-HJKMN".into(), base_url: "https://safon.example".into() };
            let draw = || paper::draw(content, &print, &world.app.words).expect("it is drawn");
            let drawn = draw();
            assert!(drawn.bytes == draw().bytes, "{name} {language}: the bytes differ");
            let path =
                PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("network-{name}-{language}.pdf"));
            let found = pdf::faults(&path, &drawn.bytes);
            wrong.extend(found.into_iter().map(|fault| format!("{name} {language}: {fault}")));
        }
        let sheet = paper::sheet(content, Speaker::new(&world.app.words, Language::Cy));
        assert!(sheet.parts.len() >= 6, "{name}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
