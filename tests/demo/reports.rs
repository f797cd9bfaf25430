//! Every report of the demonstration, in both languages, checked by validators.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use entities::access::{Language, Role};
use entities::audits::audit;
use entities::documents::{DocumentKind, DocumentLanguage, document};
use entities::outbox::email;
use safon::demo::people::Person;
use safon::network::report;
use safon::operations::proof;
use safon::reports::publishing::Pdf;
use safon::reports::{self, Answer, Form, code};
use safon::training::own;
use safon::{boards, cooperatives};
use sea_orm::{EntityTrait, QueryOrder};

use crate::world::{World, pdf};

/// The report of every audit in both languages, by name: the stored bytes of every issue, and before there is one a draft.
/// On the way it is seen that the same rows give the same bytes, and that code and digest lead back to the issue.
pub async fn every_report(world: &World) -> Vec<(String, Vec<u8>)> {
    let app = &world.app;
    let audits = audit::Entity::find().order_by_asc(audit::Column::Reference);
    let mut files = Vec::new();
    for audit in audits.all(&*app.database).await.expect("the audits") {
        let name = |language: Language| format!("{}-{language}", audit.reference);
        let issued = reports::store::reports(&*app.database, audit.id).await.expect("its reports");
        for report in &issued {
            let name = format!("{}-{}", name(report.language), report.issue);
            let stored = app.files.read_all(&report.sha256).await.expect("the bytes are there");
            let redrawn = reports::redraw(app, report).await.expect("it is drawn again");
            assert!(stored == redrawn, "{name}: the bytes differ");
            let printed = code::printed(&report.code);
            let answers = [
                reports::verify_code(app, &printed, Some(&report.sha256)).await.expect("an answer"),
                reports::verify_digest(app, &report.sha256).await.expect("an answer"),
            ];
            for answer in answers {
                let (Answer::Genuine(found) | Answer::NotTheLatest { found, .. }) = &answer else {
                    panic!("{name}: {answer:?}");
                };
                assert_eq!((&found.code, &found.audit), (&printed, &audit.reference), "{name}");
                assert_eq!(found.language, Some(report.language.into()), "{name}");
            }
            files.push((name, stored));
        }
        // The other forms of some of them: they are made of the same parts.
        if files.len() % 5 == 0 {
            for form in [Form::Summary, Form::LargeSummary, Form::Whole] {
                let wanted = (form, DocumentLanguage::Both);
                let (pdf, name) = reports::editions::of_audit(app, None, &audit, wanted, world.now())
                    .await
                    .expect("it is drawn");
                let bytes = match pdf {
                    Pdf::Issued { sha256 } => app.files.read_all(&sha256).await.expect("the bytes are there"),
                    Pdf::Draft(bytes) => bytes,
                };
                files.push((name.trim_end_matches(".pdf").to_owned(), bytes));
            }
        }
        for language in [Language::Cy, Language::En] {
            if issued.iter().any(|report| report.language == language) {
                continue;
            }
            let draft = reports::draft_pdf(app, audit.clone(), language, world.now()).await.expect("a draft");
            let again = reports::draft_pdf(app, audit.clone(), language, world.now()).await.expect("a draft");
            assert!(draft == again, "{}: two drafts of the same rows differ", name(language));
            files.push((name(language), draft));
        }
    }
    files
}

/// The other papers that the demonstration gave out, in each language: packs of boards, the report of the network, that of
/// the consultation; and two that are drawn when somebody asks: a worker's own record, and the proof of a letter.
pub async fn every_other_paper(world: &World, people: &[Person]) -> Vec<(String, Vec<u8>)> {
    let (app, now) = (&world.app, world.now());
    let actor = async |role: Role, reference: &str| {
        let wanted = format!("@{reference}");
        let person = people.iter().find(|one| one.role == role && one.roles[0].ends_with(&wanted));
        safon::access::actor_of(app, person.expect("somebody has the role").account, now)
            .await
            .expect("they are there")
    };
    let regulator = actor(Role::Regulator, "GOV").await;
    let mut papers = document::Entity::find().all(&*app.database).await.expect("papers");
    for paper in papers.clone() {
        for language in [DocumentLanguage::Cy, DocumentLanguage::En] {
            let drawn = match paper.kind {
                DocumentKind::NetworkReport => report::pdf(app, &regulator, paper.id, language, now).await,
                DocumentKind::BoardPack if paper.language == DocumentLanguage::Both => {
                    let of = paper.organisation_id.expect("its co-op");
                    let coop = cooperatives::by_id(&*app.database, of).await.expect("it is there");
                    let reference = coop.organisation.reference;
                    let chair = actor(Role::BoardChair, &reference).await;
                    let content: boards::content::Content =
                        serde_json::from_str(paper.content.as_deref().expect("its content")).expect("a pack");
                    let which = (content.month, content.number);
                    boards::pdf(app, &chair, &reference, which, language, now).await
                }
                _ => continue,
            };
            papers.push(drawn.expect("it is drawn"));
        }
    }
    let mut files = Vec::new();
    let mut kinds: BTreeMap<DocumentKind, usize> = BTreeMap::new();
    for paper in &papers {
        let bytes = app.files.read_all(&paper.sha256).await.expect("the bytes are there");
        *kinds.entry(paper.kind).or_default() += 1;
        let name = format!("{}-{}-{}-{}", paper.kind, paper.period, paper.id, paper.language);
        files.push((name.replace('/', "-"), bytes));
    }
    use DocumentKind::{BoardPack, ConsultationReport, NetworkReport};
    for kind in [BoardPack, ConsultationReport, NetworkReport] {
        assert!(kinds.get(&kind).is_some_and(|many| *many >= 3), "{kind} in each language: {kinds:?}");
    }
    let worker = actor(Role::Worker, "COOP-0001").await;
    let coop = worker.grants[0].organisation;
    let record = own::own_record(app, &worker, coop, now).await.expect("it is read").expect("it is theirs");
    let letter = email::Entity::find().one(&*app.database).await.expect("letters").expect("one of them");
    for language in [Language::Cy, Language::En] {
        let own = own::paper::draw(&record, &app.words, language).expect("it is drawn").bytes;
        files.push((format!("own-record-{language}"), own));
        let proof = proof::of_message(app, &letter.message_id).await.expect("its proof");
        let known = proof::things::of(&*app.database, &proof).await.expect("what it names");
        let proof = proof::paper::draw(&proof, &known, &app.words, language).expect("it is drawn");
        files.push((format!("proof-{language}"), proof));
    }
    files
}

/// The faults of all reports. The work is shared out over the cores: each report takes a while.
pub fn faults(reports: &[(String, Vec<u8>)]) -> Vec<String> {
    let started = std::time::Instant::now();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("demonstration");
    std::fs::create_dir_all(&folder).expect("a folder for the reports");
    let next = AtomicUsize::new(0);
    let check = || {
        let mut found = Vec::new();
        while let Some((name, bytes)) = reports.get(next.fetch_add(1, Ordering::Relaxed)) {
            let faults = pdf::faults(&folder.join(format!("{name}.pdf")), bytes);
            found.extend(faults.iter().map(|fault| format!("{name}: {fault}")));
        }
        found
    };
    let found = std::thread::scope(|scope| {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(check)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("a check ran")).collect()
    });
    eprintln!("{} reports checked in {:?}", reports.len(), started.elapsed());
    found
}
