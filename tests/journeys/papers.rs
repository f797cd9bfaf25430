//! Evidence in full: a ZIP of many items, checking a file, questions and requests in one thread, custody, an audit's evidence
//! in one file, and keeping: a legal hold by two people, and erasure.

use std::io::{Cursor, Write};

use entities::access::Role;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Journey, day};
use crate::world::hand::Sheet;

const COOP: &str = "/coops/COOP-0001";
const PDF: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<< >>\nendobj\n";
const OTHER: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n2 0 obj\n<< /A 1 >>\nendobj\n";

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a file begins");
        writer.write_all(bytes).expect("it is written");
    }
    writer.finish().expect("the archive is whole").into_inner()
}

impl Journey {
    /// Two papers come in one ZIP; a file in the hand is known again; each item says how long it is kept and who handled it.
    pub(super) async fn papers_come_in_one_file(&mut self) {
        self.hand.open(&format!("{COOP}/evidence/archive")).await;
        let second = [OTHER, b"\n%%EOF\n"].concat();
        let zip = archive(&[("polisi ŵ.pdf", OTHER), ("ail/polisi.pdf", &second)]);
        self.send(Sheet::new().attach("file", "papurau.zip", zip), "uploads-archive-read").await;
        let titles = self.hand.attributes("main input[name$=\"-title\"]", "name").await;
        assert_eq!(titles.len(), 2, "{titles:?}");
        let mut sheet = Sheet::new();
        for (number, title) in titles.iter().enumerate() {
            let at = title.trim_end_matches("-title");
            sheet = sheet
                .fill(title, format!("Polisi Llanffug {}", number + 1))
                .choose(&format!("{at}-evidence_type"), "insurance_certificate")
                .choose(&format!("{at}-language"), "cy");
        }
        self.send(sheet, "evidence-send").await;
        self.hand.open(&format!("{COOP}/evidence")).await;
        self.hand.says("Polisi Llanffug 1").await;
        self.hand.says("Polisi Llanffug 2").await;
        self.hand.picture(&format!("journey-library-{}", self.language)).await;

        for (bytes, said) in [(PDF, "custody-check-known"), (&b"another"[..], "custody-check-unknown")] {
            self.hand.open(&format!("{COOP}/evidence/check")).await;
            self.send(Sheet::new().attach("file", "gwirio.pdf", bytes), "custody-check-send").await;
            self.says(said).await;
        }
        self.hand.open(&format!("{COOP}/keeping")).await;
        self.says("keeping-coop-title").await;
    }

    async fn open_item(&mut self, title: &str) {
        self.hand.open(&format!("{COOP}/evidence")).await;
        self.hand.follow(title).await;
    }

    /// The auditor asks about an item and asks for more; the co-op answers; it is sent back, answered again and accepted.
    pub(super) async fn evidence_is_asked_for(&mut self) {
        self.sit_down(Role::Auditor).await;
        self.open_item("Yswiriant Llanffug 2026").await;
        let asked = "Ai hon yw’r diweddaraf? Is this the latest?";
        self.send(Sheet::new().to("/questions").fill("question", asked), "evidence-thread-ask-send").await;
        self.says("done-evidence-asked").await;
        let audit = self.audit.clone();
        self.hand.open(&format!("/audits/{audit}/requests/new")).await;
        let sheet = Sheet::new()
            .fill("asked", "Dangoswch y polisi. Show the policy.")
            .choose("evidence_type", "insurance_certificate")
            .date("due_on", day("2026-07-10"));
        self.send(sheet, "requests-send").await;
        self.says("done-request-asked").await;
        let request = self.hand.path().await.split('?').next().expect("a path").to_owned();
        self.letter_came("evidence-requested", Role::Manager).await;

        self.sit_down(Role::Manager).await;
        self.open_item("Yswiriant Llanffug 2026").await;
        self.hand.says(asked).await;
        let sheet = Sheet::new().to("/answers").fill("answer", "Ie. Yes.");
        self.send(sheet, "evidence-thread-answer-send").await;
        self.says("done-evidence-answered").await;
        self.hand.open(&format!("{COOP}/requests")).await;
        self.hand.go(&request).await;
        let items = self.hand.attributes("main input[name=\"items\"]", "value").await;
        assert!(!items.is_empty(), "what already fits is suggested");
        let sheet = Sheet::new().to("/answer").tick("items", &items[0]);
        self.send(sheet, "requests-answer-send").await;
        self.says("done-request-answered").await;
        self.hand.picture(&format!("journey-request-{}", self.language)).await;

        self.sit_down(Role::Auditor).await;
        self.hand.go(&request).await;
        let sheet = Sheet::new().to("/verdict").choose("verdict", "send_back");
        let sheet = sheet.fill("words", "Y llynedd yw hwn. This is last year’s.");
        self.send(sheet, "requests-verdict-send").await;
        self.says("done-request-judged").await;
        self.sit_down(Role::Manager).await;
        self.hand.go(&request).await;
        let sheet = Sheet::new().to("/answer").fill("words", "Mae’n para tan 2027. It lasts until 2027.");
        self.send(sheet, "requests-answer-send").await;
        self.says("done-request-answered").await;
        self.sit_down(Role::Auditor).await;
        self.hand.go(&request).await;
        self.send(Sheet::new().to("/verdict").choose("verdict", "accept"), "requests-verdict-send").await;
        self.says("done-request-judged").await;
        self.open_item("Yswiriant Llanffug 2026").await;
        let sheet = Sheet::new().to("/review").choose("verdict", "accepted");
        self.send(sheet, "evidence-verdict-save").await;
        self.says("done-evidence-reviewed").await;

        self.hand.open(&format!("/audits/{audit}/evidence")).await;
        self.says("custody-pack-title").await;
        self.hand.picture(&format!("journey-pack-{}", self.language)).await;
        let button = self.say("custody-pack-send");
        let (media, first) = self.hand.download(Sheet::new(), &button).await;
        assert!(media.starts_with("application/zip") && first.starts_with(b"PK"), "{media}");
    }

    /// The whole of it stands in the item's custody. Two people hold the item; why is not told to the co-op.
    pub(super) async fn evidence_is_held(&mut self) {
        self.sit_down(Role::Manager).await;
        self.open_item("Yswiriant Llanffug 2026").await;
        let held = self.hand.path().await.split('?').next().expect("a path").to_owned();
        self.follow("custody-all").await;
        self.hand.says("Rhŷs Ffug-Enw").await;
        self.hand.picture(&format!("journey-custody-{}", self.language)).await;
        self.sit_down(Role::StandardsOfficer).await;
        self.hand.go(&format!("{held}/keeping")).await;
        let why = "Ymchwiliad ffug. A made-up inquiry.";
        self.send(Sheet::new().to("/hold").fill("reason", why), "keeping-hold-place").await;
        self.says("done-hold-placed").await;
        self.sit_down(Role::Regulator).await;
        self.hand.open("/keeping").await;
        self.hand.says(why).await;
        let confirm = self.say("keeping-hold-confirm");
        let buttons = self.hand.texts("main button").await;
        let confirm = buttons.into_iter().find(|text| text.starts_with(&confirm)).expect("it waits");
        self.hand.press(&confirm).await;
        self.says("done-hold-confirmed").await;
        self.hand.picture(&format!("journey-keeping-{}", self.language)).await;

        self.sit_down(Role::Manager).await;
        self.hand.go(&format!("{held}/keeping")).await;
        self.says("keeping-hold-confirmed").await;
        assert!(!self.hand.text().await.contains(why), "why it is held is not told to the co-op");
    }

    /// What was handed in by mistake is erased by somebody else than who asks, and leaves a tombstone.
    pub(super) async fn a_mistake_is_erased(&mut self) {
        self.open_item("Polisi Llanffug 2").await;
        let erased = self.hand.path().await.split('?').next().expect("a path").to_owned();
        self.hand.go(&format!("{erased}/keeping")).await;
        self.send(Sheet::new().to("/erase").fill("why", "Camgymeriad. A mistake."), "keeping-ask-send").await;
        self.says("done-erasure-asked").await;
        self.sit_down(Role::StandardsOfficer).await;
        self.hand.open("/keeping").await;
        self.says("keeping-title").await;
        self.hand.go(&format!("{erased}/keeping")).await;
        self.send(Sheet::new().to("/decide").choose("decision", "erase"), "keeping-decide-send").await;
        self.says("done-evidence-erased").await;
        self.hand.picture(&format!("journey-erased-{}", self.language)).await;
        self.hand.open(&format!("{COOP}/evidence")).await;
        assert!(!self.hand.text().await.contains("Polisi Llanffug 2"), "its title is gone");
        self.sit_down(Role::Manager).await;
    }
}
