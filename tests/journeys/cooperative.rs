//! The co-op joins, brings its training matrix and its evidence, and sees how ready it is.

use entities::access::Role;

use super::{Journey, day};
use crate::world::hand::Sheet;

/// Shown for an insurance certificate.
const INSURED: &str = "insured-and-able-to-continue";
/// The certificate is tied to this one as well.
pub(super) const REGISTERED: &str = "registered-legal-form";
const PDF: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<< >>\nendobj\n";

const CLEAN: &[u8] = include_bytes!("../spreadsheets/01-wide-clean.csv");
const TWO_ROWS: &[u8] = include_bytes!("../spreadsheets/05-two-row-header.xlsx");
const SERIALS: &[u8] = include_bytes!("../spreadsheets/08-serial-numbers.csv");

impl Journey {
    pub(super) async fn the_coop_is_registered_and_licensed(&mut self) {
        self.sit_down(Role::StandardsOfficer).await;
        self.hand.open("/coops/new").await;
        let sheet = Sheet::new()
            .fill("name_cy", "Cydweithfa Ofal Llanffug")
            .fill("name_en", "Llanffug Care Co-operative")
            .fill("reference", "COOP-0001")
            .choose("language", self.language.to_string())
            .choose("kind", "consumer")
            .choose("legal_form", "coop_society")
            .fill("register_number", "0042R")
            .tick("areas", "W06000010")
            .tick("serves", "adults")
            .tick("services", "regulated")
            .tick("services", "care")
            .choose("year_end_month", "3")
            .fill("year_end_day", "31");
        self.send(sheet, "cooperatives-register").await;
        self.says("done-coop-registered").await;
        self.follow("cooperatives-record-votes").await;
        let mut sheet = Sheet::new();
        for (class, members, votes, seats) in
            [("user", "20", "51", "4"), ("worker", "12", "40", "2"), ("volunteer", "6", "9", "1")]
        {
            sheet = sheet
                .fill(&format!("members-{class}"), members)
                .fill(&format!("votes-{class}"), votes)
                .fill(&format!("seats-{class}"), seats);
        }
        self.send(sheet, "cooperatives-save").await;
        self.says("done-votes-recorded").await;
        self.hand.says("51").await;

        self.hand.open("/coops/COOP-0001/licences/new").await;
        let standard = self.hand.option("standard", "SCCFS").await;
        let sheet = Sheet::new()
            .choose("standard", standard)
            .fill("services_cy", "Gofal cartref")
            .fill("services_en", "Home care")
            .choose("user_led", "yes");
        self.send(sheet, "licences-apply-send").await;
        self.says("done-licence-applied").await;

        self.invite(&[
            (Role::Manager, "COOP-0001", "Hŷwel Tŷ Isaf"),
            (Role::BoardChair, "COOP-0001", "Carŷs Llwyd-Prosser"),
            (Role::Member, "COOP-0001", "Macsen Môn"),
        ])
        .await;
        self.sit_down(Role::DecisionMaker).await;
        self.hand.open("/coops/COOP-0001/licences").await;
        let links = self.hand.attributes("main a[href]", "href").await;
        let decide = links.into_iter().find(|link| link.ends_with("/decide")).expect("a way to decide");
        self.hand.go(&decide).await;
        let sheet = Sheet::new()
            .choose("kind", "grant")
            .fill("reason", "Yn barod. It is ready.")
            .fill("instead_of_audit", "Archwiliwyd o dan ei henw gynt. Audited under its former name.");
        self.send(sheet, "licences-decide-send").await;
        self.says("done-licence-decided").await;
        self.letter_came("licence-decided", Role::BoardChair).await;
    }

    /// Two spreadsheets and one with questions; the same file again changes nothing; who runs out in 90 days is seen.
    pub(super) async fn the_training_matrix_is_imported(&mut self) {
        self.sit_down(Role::Manager).await;
        self.import("staff.csv", CLEAN).await;
        self.hand.open("/coops/COOP-0001/training").await;
        self.hand.says("Gŵyneth Rhydderch").await;
        self.hand.open("/coops/COOP-0001/training/import").await;
        let sheet = Sheet::new().attach("file", "staff.csv", CLEAN);
        self.send(sheet, "training-import-read").await;
        let numbers = self.hand.texts(".safon-trio__number").await;
        assert_eq!(numbers[..2], ["0", "0"], "the same file again changes nothing");
        self.press("training-preview-abandon").await;
        self.import("hyfforddiant.xlsx", TWO_ROWS).await;
        self.import("serials.csv", SERIALS).await;
        self.hand.open("/coops/COOP-0001/training/forecast?within=90").await;
        self.says("matrix-forecast-title").await;
        let rows = self.hand.texts("#endings .safon-list li").await;
        assert!(!rows.is_empty(), "somebody's training runs out in 90 days");
        self.hand.picture(&format!("journey-forecast-{}", self.language)).await;
    }

    /// Reads a file, answers what it asks with the first answer that is offered, and confirms.
    pub(super) async fn import(&mut self, name: &str, bytes: &[u8]) {
        self.hand.open("/coops/COOP-0001/training/import").await;
        let sheet = Sheet::new().attach("file", name, bytes);
        self.send(sheet, "training-import-read").await;
        self.says("training-preview-lead").await;
        let done = self.say("done-training-imported");
        for _ in 0..8 {
            let mut sheet = Sheet::new();
            for place in ["reading", "new_people", "despite_faults"] {
                if let Some(value) =
                    self.hand.attributes(&format!("main input[name=\"{place}\"]"), "value").await.first()
                {
                    sheet = sheet.tick(place, value);
                }
            }
            for question in self.hand.attributes("main [name^=\"answer-\"]", "name").await {
                let radios = format!("main input[name=\"{question}\"]");
                let offered = self.hand.attributes(&radios, "value").await;
                let options = format!("main select[name=\"{question}\"] option");
                let offered =
                    if offered.is_empty() { self.hand.attributes(&options, "value").await } else { offered };
                let first = offered.into_iter().find(|value| !value.is_empty()).expect("an answer");
                sheet = sheet.choose(&question, first);
            }
            self.send(sheet, "training-preview-confirm").await;
            if self.hand.text().await.contains(&done) {
                return;
            }
        }
        panic!("{name} was not imported:\n{}", self.hand.text().await);
    }

    /// The certificate that blocks is handed in for two criteria; the receipt names its digest; readiness shows it.
    pub(super) async fn evidence_is_handed_in(&mut self) {
        self.hand.open("/home").await;
        self.says("home-blockers").await;
        self.hand.open(&format!("/coops/COOP-0001/evidence/new?criterion={INSURED}")).await;
        self.send(Sheet::new().choose("type", "insurance_certificate"), "evidence-continue").await;
        let sheet = Sheet::new()
            .fill("title", "Yswiriant Llanffug 2026")
            .choose("language", "both")
            .date("valid_until", day("2027-03-31"))
            .tick("ties", INSURED)
            .tick("further", REGISTERED)
            .attach("files", "yswiriant ŵ.pdf", PDF);
        self.send(sheet, "evidence-send").await;
        self.says("evidence-receipt-title").await;
        let digest = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(PDF));
        let codes = self.hand.text().await.replace(' ', "");
        assert!(codes.contains(&digest), "{codes}");
        for key in [INSURED, REGISTERED] {
            self.hand.open(&format!("/coops/COOP-0001/criteria/{key}")).await;
            self.hand.says("Yswiriant Llanffug 2026").await;
        }
        self.hand.open("/coops/COOP-0001/criteria").await;
        self.says("coverage-blocks").await;
        self.hand.open("/home").await;
        self.hand.picture(&format!("journey-home-{}", self.language)).await;
    }
}
