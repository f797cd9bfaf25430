//! Every report of the demonstration, in both languages, checked by validators.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use entities::access::Language;
use entities::audits::audit;
use entities::documents::DocumentLanguage;
use safon::reports::publishing::Pdf;
use safon::reports::{self, Answer, Form, code};
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
