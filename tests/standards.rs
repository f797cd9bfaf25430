//! A standard from its file to the day it is in force, by verbs and through the pages.

use chrono::{Days, NaiveDate};
use entities::access::Role;
use entities::ids::VersionId;
use entities::standards::{Party, VersionStatus};
use safon::foundation::error::{Error, Message};
use safon::journal;
use safon::standards::agreement::{Proposal, Signing};
use safon::standards::reading::Format;
use safon::standards::translation::{self, Review};
use safon::standards::{self, canonical, store};

use crate::world::World;
use crate::world::people::Person;

const SHIPPED: &str = include_str!("../data/standard.yaml");

/// A version imported by an officer.
async fn imported(world: &World, officer: &Person) -> VersionId {
    let actor = world.actor(officer).await;
    let bytes = SHIPPED.as_bytes().to_vec();
    let done = standards::import(&world.app, Some(&actor), bytes, Format::Yaml, world.now()).await;
    done.expect("the import is tried").expect("the shipped standard has no fault")
}

/// A translator marks everything reviewed, part by part.
async fn reviewed(world: &World, id: VersionId) {
    let translator = world.person(Role::Translator, "FRAN").await;
    let actor = world.actor(&translator).await;
    for part in waiting(world, id).await {
        let review = Review::right(part);
        standards::review_translation(&world.app, &actor, id, review, world.now()).await.expect("a review");
    }
}

async fn waiting(world: &World, id: VersionId) -> Vec<standards::welsh::Part> {
    let version = store::version(&*world.app.database, id).await.expect("the version");
    let pack = standards::pack_of(&version).expect("its text");
    let reference = standards::reference().expect("the reference data");
    let pack = standards::rules::with_reference((*pack).clone(), reference);
    translation::unreviewed(&pack, &store::reviews(&*world.app.database, id).await.expect("reviews"))
}

fn proposal(from: NaiveDate) -> Proposal {
    Proposal { skip_reason: Some("It only sets right a misprint.".into()), effective_from: from }
}

async fn proposed(world: &World, officer: &Person, id: VersionId) -> String {
    let actor = world.actor(officer).await;
    standards::propose(&world.app, &actor, id, proposal(world.today()), world.now()).await.expect("proposed")
}

async fn sign(
    world: &World,
    person: &Person,
    id: VersionId,
    party: Party,
    digest: &str,
) -> Result<VersionStatus, Error> {
    let signing = Signing { party, office: "Director".into(), digest: digest.to_owned() };
    standards::sign(&world.app, &world.actor(person).await, id, signing, world.now()).await
}

fn refused(error: Error) -> Message {
    match error {
        Error::Refused(message) => message,
        other => panic!("not refused but {other:?}"),
    }
}

async fn still_owed(world: &World, letter: &entities::outbox::email::Model) -> bool {
    assert!(letter.still_owed.is_some(), "it is asked again at sending");
    safon::jobs::holds(&world.app, letter, world.now()).await.expect("an answer")
}

#[tokio::test]
async fn a_standard_is_imported_reviewed_proposed_and_signed_and_is_in_force_from_its_day() {
    let world = World::new().await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let franchisor = world.person(Role::FranchisorSignatory, "FRAN").await;
    let government = world.welsh_person(Role::GovernmentSignatory, "GOV").await;
    let id = imported(&world, &officer).await;
    let criteria = store::criteria(&*world.app.database, id).await.expect("criteria");
    assert_eq!(criteria.len(), 68, "every criterion has its row");
    assert!(criteria.windows(2).all(|pair| pair[0].position < pair[1].position));

    let translator = world.person(Role::Translator, "FRAN").await;
    let asked = "Review the Welsh of version";
    world.browser_of(&translator).await.get("/en/standards/versions").await.is(200).says(asked);
    reviewed(&world, id).await;
    world.browser_of(&translator).await.get("/en/standards/versions").await.is(200).does_not_say(asked);
    let from = world.today().checked_add_days(Days::new(30)).expect("a day");
    let actor = world.actor(&officer).await;
    let digest =
        standards::propose(&world.app, &actor, id, proposal(from), world.now()).await.expect("proposed");
    let letter = world.letter("version-proposed", &government.email).await;
    assert_eq!(letter.language, "cy");
    assert!(letter.subject.starts_with("Gofynnir am eich llofnod"), "{}", letter.subject);
    assert_eq!(world.link_in(&letter), format!("/cy/standards/versions/{id}/sign"));

    let asked = "Sign version";
    for (person, path) in [(&franchisor, "/en/standards/versions"), (&officer, "/en/standards/versions")] {
        let page = world.browser_of(person).await.get(path).await;
        assert_eq!(
            page.is(200).text().contains(asked),
            person.account == franchisor.account,
            "{}",
            person.role
        );
    }
    let to_franchisor = world.letter("version-proposed", &franchisor.email).await;
    assert!(still_owed(&world, &to_franchisor).await && still_owed(&world, &letter).await);
    let first = sign(&world, &franchisor, id, Party::Franchisor, &digest).await.expect("signed");
    assert!(!still_owed(&world, &to_franchisor).await, "who has signed is asked no more");
    assert!(still_owed(&world, &letter).await, "the other party still is");
    let page = world.browser_of(&franchisor).await.get("/en/standards/versions").await;
    page.is(200).does_not_say(asked);
    assert_eq!(first, VersionStatus::Proposed, "one signature is not enough");
    let second = sign(&world, &government, id, Party::Government, &digest).await.expect("signed");
    assert_eq!(second, VersionStatus::Agreed);

    let standard = store::version(&*world.app.database, id).await.expect("the version").standard_id;
    let on = async |day: NaiveDate| {
        let version = standards::in_force(&*world.app.database, standard, day).await.expect("asked");
        version.map(|version| version.id)
    };
    assert_eq!(on(from.pred_opt().expect("the eve")).await, None);
    assert_eq!(on(from).await, Some(id));
    let events: Vec<String> = journal::about(&*world.app.database, "version", id.0)
        .await
        .expect("the journal")
        .into_iter()
        .map(|(entry, _)| entry.event)
        .collect();
    let last: Vec<&str> = events.iter().rev().take(4).rev().map(String::as_str).collect();
    assert_eq!(last, ["version-proposed", "version-signed", "version-signed", "version-agreed"]);
    assert!(events.iter().filter(|event| *event == "translation-reviewed").count() > 12);
}

#[tokio::test]
async fn a_signatory_is_never_the_proposer_and_signs_only_the_text_they_saw() {
    let world = World::new().await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    world.also(&officer, Role::FranchisorSignatory, "FRAN").await;
    let other = world.person(Role::FranchisorSignatory, "FRAN").await;
    let government = world.person(Role::GovernmentSignatory, "GOV").await;
    let id = imported(&world, &officer).await;
    reviewed(&world, id).await;
    let digest = proposed(&world, &officer, id).await;
    let own = sign(&world, &officer, id, Party::Franchisor, &digest).await.expect_err("their own proposal");
    assert_eq!(refused(own).key, "standard-refused-own-proposal");
    assert!(
        world.letters().await.iter().all(|letter| letter.recipient != officer.email),
        "nobody asks the proposer to sign"
    );
    let elsewhere = sign(&world, &government, id, Party::Franchisor, &digest).await;
    assert!(matches!(elsewhere, Err(Error::NotFound)), "the Government does not sign for the franchisor");
    let stale = sign(&world, &other, id, Party::Franchisor, &"0".repeat(64)).await.expect_err("another text");
    assert_eq!(refused(stale).key, "standard-refused-other-digest");
    assert!(sign(&world, &other, id, Party::Franchisor, &digest).await.is_ok());
    let twice = sign(&world, &other, id, Party::Franchisor, &digest).await.expect_err("signed already");
    assert_eq!(refused(twice).key, "standard-refused-already-signed");
}

#[tokio::test]
async fn signing_wants_a_password_given_within_ten_minutes() {
    let world = World::new().await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let signatory = world.person(Role::FranchisorSignatory, "FRAN").await;
    let id = imported(&world, &officer).await;
    reviewed(&world, id).await;
    let digest = proposed(&world, &officer, id).await;
    let actor = world.actor(&signatory).await;
    world.pass(chrono::TimeDelta::minutes(11));
    let signing = Signing { party: Party::Franchisor, office: "Director".into(), digest };
    let late = standards::sign(&world.app, &actor, id, signing, world.now()).await;
    assert!(matches!(late, Err(Error::FreshSignInNeeded)));
}

#[tokio::test]
async fn draft_welsh_and_a_missing_reason_refuse_a_proposal() {
    let world = World::new().await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let id = imported(&world, &officer).await;
    let actor = world.actor(&officer).await;
    let early = standards::propose(&world.app, &actor, id, proposal(world.today()), world.now()).await;
    let message = refused(early.expect_err("the Welsh is a draft"));
    assert_eq!(message.key, "standard-refused-welsh-not-reviewed");
    reviewed(&world, id).await;
    let without = Proposal { skip_reason: None, effective_from: world.today() };
    let unsaid = standards::propose(&world.app, &actor, id, without, world.now()).await;
    assert_eq!(refused(unsaid.expect_err("no reason")).key, "standard-refused-reason-missing");
    let yesterday = proposal(world.today().pred_opt().expect("a day"));
    let past = standards::propose(&world.app, &actor, id, yesterday, world.now()).await;
    assert!(matches!(past, Err(Error::Problems(_))));
}

#[tokio::test]
async fn a_file_that_says_its_welsh_is_reviewed_still_wants_a_named_translator() {
    let world = World::new().await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let claimed = SHIPPED.replace("cy_status: draft", "cy_status: reviewed");
    let actor = world.actor(&officer).await;
    let id = standards::import(&world.app, Some(&actor), claimed.into_bytes(), Format::Yaml, world.now())
        .await
        .expect("the import is tried")
        .expect("no fault");
    let refusal = standards::propose(&world.app, &actor, id, proposal(world.today()), world.now()).await;
    assert_eq!(refused(refusal.expect_err("no translator")).key, "standard-refused-welsh-not-reviewed");
}

#[tokio::test]
async fn the_same_words_in_a_later_file_stay_reviewed_and_changed_ones_do_not() {
    let world = World::new().await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let id = imported(&world, &officer).await;
    reviewed(&world, id).await;
    let next = SHIPPED
        .replace("version: 1.0.0-draft.1", "version: 1.0.0-draft.2")
        .replace("cy: Llais a rheolaeth\n", "cy: Llais a rheolaeth i bawb\n");
    let actor = world.actor(&officer).await;
    let id = standards::import(&world.app, Some(&actor), next.into_bytes(), Format::Yaml, world.now())
        .await
        .expect("the import is tried")
        .expect("no fault");
    // The training texts are the program's own; they were reviewed as they are, and stay so.
    let left: Vec<String> = waiting(&world, id).await.iter().map(|part| part.key()).collect();
    assert_eq!(left, ["frame.principles"]);
}

#[tokio::test]
async fn taking_a_proposal_back_voids_its_signatures() {
    let world = World::new().await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let signatory = world.person(Role::FranchisorSignatory, "FRAN").await;
    let id = imported(&world, &officer).await;
    reviewed(&world, id).await;
    let digest = proposed(&world, &officer, id).await;
    sign(&world, &signatory, id, Party::Franchisor, &digest).await.expect("signed");
    let actor = world.actor(&officer).await;
    standards::take_back(&world.app, &actor, id, "A criterion is missing.", world.now()).await.expect("back");
    let version = store::version(&*world.app.database, id).await.expect("the version");
    assert_eq!((version.status, version.digest), (VersionStatus::Draft, None));
    assert!(store::signatures(&*world.app.database, id).await.expect("signatures").is_empty());
    let again = proposed(&world, &officer, id).await;
    assert_eq!(again, digest, "the same text has the same digest");
    sign(&world, &signatory, id, Party::Franchisor, &digest).await.expect("signs anew");
}

#[tokio::test]
async fn a_proposed_number_cannot_be_imported_again() {
    let world = World::new().await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let id = imported(&world, &officer).await;
    assert_eq!(imported(&world, &officer).await, id, "a draft is written anew");
    reviewed(&world, id).await;
    proposed(&world, &officer, id).await;
    let actor = world.actor(&officer).await;
    let bytes = SHIPPED.as_bytes().to_vec();
    let again = standards::import(&world.app, Some(&actor), bytes, Format::Yaml, world.now()).await;
    assert_eq!(refused(again.expect_err("frozen")).key, "standards-frozen");
}

#[tokio::test]
async fn every_fault_of_a_file_is_listed_at_once_with_its_place_and_nothing_is_imported() {
    let world = World::new().await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let faulty = SHIPPED
        .replacen("  - key: work-and-inclusion\n", "  - key: personal-data-protected\n", 1)
        .replacen("    title_cy: Gwaith a chynhwysiant i bobl dan anfantais\n", "", 1)
        .replacen("    - self_assessment\n", "    - a_pigeon\n", 1)
        .replacen("applies_when: always", "applies_when: not lucky", 1);
    let browser = world.browser_of(&officer).await;
    let form = browser.get("/en/standards/import").await.form("/standards/import");
    let page = browser.submit(form.attach("file", "standard.yaml", faulty)).await;
    page.is(422).says("Nothing was imported.");
    let rows = page.rows("Every fault and where it is");
    let places: Vec<&str> = rows.iter().skip(1).map(|row| row[0].as_str()).collect();
    assert!(places.len() >= 4, "{rows:?}");
    for wanted in [".key", ".title_cy", ".evidence", ".applies_when"] {
        assert!(places.iter().any(|place| place.contains(wanted)), "{wanted} in {places:?}");
    }
    page.says("a_pigeon").says("lucky");
    assert!(store::standards(&*world.app.database).await.expect("standards").is_empty());
    let welsh = world.browser_of(&officer).await;
    let form = welsh.get("/cy/standards/import").await.form("/standards/import");
    welsh.submit(form).await.is(422).says("Dewiswch ffeil.");
}

#[tokio::test]
async fn a_file_that_is_not_a_standard_gets_a_clear_answer() {
    let world = World::new().await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let browser = world.browser_of(&officer).await;
    for (name, bytes) in [
        ("cut.yaml", SHIPPED.as_bytes()[..SHIPPED.len() / 2].to_vec()),
        ("picture.json", vec![0xff, 0xd8, 0xff, 0xe0, 0, 0, 0]),
        ("empty.yaml", vec![b' ']),
    ] {
        let form = browser.get("/en/standards/import").await.form("/standards/import");
        browser.submit(form.attach("file", name, bytes)).await.is(422).says("Nothing was imported.");
    }
}

#[tokio::test]
async fn the_digest_of_the_signed_file_is_the_digest_that_was_signed() {
    let world = World::new().await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let id = imported(&world, &officer).await;
    reviewed(&world, id).await;
    let digest = proposed(&world, &officer, id).await;
    let browser = world.browser_of(&officer).await;
    let file = |ending: &str| format!("/en/standards/versions/{id}/file/1.0.0-draft.1{ending}");
    let signed = browser.get(&file(".signed.json")).await;
    assert_eq!(canonical::digest_of(&signed.html()), digest);
    assert!(signed.header("content-disposition").contains("SCCFS-1.0.0-draft.1.signed.json"));
    for (ending, format) in [(".yaml", Format::Yaml), (".json", Format::Json)] {
        let bytes = browser.get(&file(ending)).await.bytes;
        let pack = standards::reading::read(&bytes, format).expect("it can be read again");
        assert_eq!(canonical::digest(&pack).expect("a digest"), digest, "{ending}");
    }
    world.browser().await.get("/en/standards/SCCFS/file/1.0.0-draft.1.yaml").await.is(404);
}

#[tokio::test]
async fn officer_translator_and_signatories_walk_the_whole_way_through_the_pages() {
    let world = World::new().await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let translator = world.welsh_person(Role::Translator, "FRAN").await;
    let franchisor = world.person(Role::FranchisorSignatory, "FRAN").await;
    let government = world.person(Role::GovernmentSignatory, "GOV").await;
    let browser = world.browser_of(&officer).await;
    let form = browser.get("/en/standards/import").await.form("/standards/import");
    let page = browser.submit(form.attach("file", "standard.yaml", SHIPPED)).await;
    page.is(200).says("The version is imported as a draft.").says("wait for a translator");
    let place = page.path.split('?').next().expect("a path").to_owned();
    let id: VersionId = place.rsplit('/').next().expect("an id").parse().expect("an id");

    let welsh = world.browser_of(&translator).await;
    let parts = waiting(&world, id).await;
    let first = welsh.get(&format!("/cy/standards/versions/{id}/welsh/frame.standard")).await;
    let form = first.is(200).form("Cadw a nodi ei bod wedi’i hadolygu").fill("cy-0", "Safon y Prawf");
    welsh.submit(form).await.is(200).says("Nodwyd bod y rhan wedi’i hadolygu.");
    for part in &parts[1..] {
        let page = welsh.get(&format!("/cy/standards/versions/{id}/welsh/{}", part.key())).await;
        welsh.submit(page.form("Cadw a nodi ei bod wedi’i hadolygu")).await.is(200);
    }
    let version = store::version(&*world.app.database, id).await.expect("the version");
    assert_eq!(standards::pack_of(&version).expect("its text").standard.title_cy, "Safon y Prawf");

    let page = browser.follow(&browser.get(&place).await, "Propose this version").await;
    let form = page.form("/propose").date("effective_from", world.today());
    let missing = browser.submit(form.clone()).await;
    missing.is(422).says("Say why there was no consultation.");
    let page = browser.submit(form.fill("skip_reason", "It was consulted on before Safon.")).await;
    page.is(200).says("The version is proposed.");
    browser.get(&format!("{place}/sign")).await.is(404);

    for (person, done) in
        [(&franchisor, "still waits for the other party"), (&government, "the version is agreed")]
    {
        let theirs = world.browser_of(person).await;
        let page = theirs.get(&format!("{place}/sign")).await;
        let form = page.is(200).form("/sign").fill("office", "Director of Tests");
        theirs.submit(form.clone()).await.is(422).says("Tick the box if you sign.");
        theirs.submit(form.tick("agreed", "yes")).await.is(200).says(done);
    }
    let public = world.browser().await;
    public.get("/en/standards").await.is(200).says("In force");
    public.get("/cy/standards").await.is(200).says("Safon y Prawf").says("Mewn grym");
    let page = public.get("/en/standards/SCCFS").await;
    page.is(200).says("Director of Tests").says("15 working days before fieldwork starts");
    page.says("68 criteria");
    let criterion = public.follow(&page, "12.4 Work and inclusion").await;
    criterion.is(200).says("Every co-op").says("Renewed every year");
    public.get("/cy/standards/SCCFS/criteria/work-and-inclusion").await.is(200).says("Pob cydweithfa");
    public.get("/en/standards/SCCFS/criteria/no-such").await.is(404);
    public.get("/cy/standards/SCCFS").await.is(200).says("15 diwrnod gwaith cyn i’r gwaith maes ddechrau");
    for page in
        [&place, &format!("{place}/text"), &format!("{place}/withdraw"), &"/cy/standards/versions".into()]
    {
        browser.get(page).await.is(200);
    }
}

#[tokio::test]
async fn two_translators_on_one_part_lose_nothing_they_typed() {
    let world = World::new().await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let id = imported(&world, &officer).await;
    let one = world.browser_of(&world.person(Role::Translator, "FRAN").await).await;
    let two = world.browser_of(&world.person(Role::Translator, "FRAN").await).await;
    let place = format!("/en/standards/versions/{id}/welsh/frame.standard");
    let (first, second) = (one.get(&place).await, two.get(&place).await);
    one.submit(first.form("Save, not finished yet").fill("cy-0", "Safon un")).await.is(200);
    let late = two.submit(second.form("Save, not finished yet").fill("cy-0", "Safon dau")).await;
    late.is(422).says("Somebody else changed this version meanwhile").says("Safon un").says("Safon dau");
}

#[tokio::test]
async fn an_agreed_version_is_withdrawn_from_a_later_day_and_the_one_before_counts_again() {
    let world = World::new().await;
    let (standard, version) = world.standard_in_force().await;
    let officer = world.actor(&world.person(Role::StandardsOfficer, "FRAN").await).await;
    let (today, tomorrow) = (world.today(), world.today().succ_opt().expect("a day"));
    let now = standards::withdraw(&world.app, &officer, version, today, "Wrong.", world.now()).await;
    assert_eq!(refused(now.expect_err("today")).key, "standard-refused-not-a-later-day");
    standards::withdraw(&world.app, &officer, version, tomorrow, "Wrong.", world.now())
        .await
        .expect("withdrawn");
    let on = async |day| standards::in_force(&*world.app.database, standard, day).await.expect("asked");
    assert!(on(today).await.is_some());
    assert!(on(tomorrow).await.is_none());
}

#[tokio::test]
async fn drafts_are_not_there_for_the_public_or_for_a_manager() {
    let world = World::new().await;
    let officer = world.person(Role::StandardsOfficer, "FRAN").await;
    let id = imported(&world, &officer).await;
    world.browser().await.get("/en/standards/SCCFS").await.is(404);
    let manager = world.browser_of(&world.person(Role::Manager, "COOP-0001").await).await;
    manager.get(&format!("/en/standards/versions/{id}")).await.is(404);
    manager.get("/en/standards/versions").await.is(404);
}
