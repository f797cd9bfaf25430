//! The co-op keeps its training here instead of in a spreadsheet: the matrix, a person, what is asked beyond the version, what
//! runs out, the last import undone, and a worker's own record.

use entities::access::Role;

use super::{Journey, day};
use crate::world::hand::Sheet;

const COOP: &str = "/coops/COOP-0001";
const WORKER: &str = "worker@coop-0001.invalid";
const SOMEBODY: &str = "Gŵyneth Rhydderch";
const MORE: &str =
    "Name,Staff No,Role,Start date,Fire Safety\nBlodŵen Tŷ Newydd,0199,Care worker,01/04/2026,20/05/2026\n";

impl Journey {
    /// The matrix with filters, as of a day and in files; a record and a step of induction are added by hand.
    pub(super) async fn the_matrix_is_kept(&mut self) {
        self.hand.open(&format!("{COOP}/training")).await;
        self.send(Sheet::new().choose("within", "90"), "matrix-show").await;
        assert!(self.hand.path().await.contains("within=90"));
        self.hand.open(&format!("{COOP}/training")).await;
        self.send(Sheet::new().date("on", day("2026-05-01")), "matrix-show").await;
        self.hand.says(SOMEBODY).await;
        self.hand.picture(&format!("journey-matrix-{}", self.language)).await;
        self.follow("matrix-today").await;
        for (key, kind) in [("matrix-as-csv", "text/csv"), ("matrix-as-xlsx", "application/vnd.openxml")] {
            let about = if key == "matrix-as-csv" { "CSV" } else { "XLSX" };
            let links = self.hand.texts("main a[href]").await;
            let name = self.say(key);
            let link = links.into_iter().find(|link| link.starts_with(&name));
            let link = link.unwrap_or_else(|| panic!("the matrix is offered as {about}"));
            let (media, first) = self.hand.file(&link).await;
            assert!(media.starts_with(kind) && !first.is_empty(), "{media}");
        }
        for (page, title) in [
            ("roles", "matrix-roles-title"),
            ("figures", "training-figures-title"),
            ("metrics", "matrix-metrics-title"),
            ("forecast", "matrix-forecast-title"),
        ] {
            self.hand.open(&format!("{COOP}/training/{page}")).await;
            self.says(title).await;
            self.hand.picture(&format!("journey-{page}-{}", self.language)).await;
        }
        self.hand.open(&format!("{COOP}/training/roles")).await;
        let subjects = self.hand.attributes("main select[name=\"subject\"] option", "value").await;
        let subject = subjects.into_iter().find(|value| value == "fire").expect("fire is a subject");
        self.send(Sheet::new().choose("subject", subject).fill("months", "6"), "matrix-ask-save").await;
        self.says("done-matrix-asked").await;
        let stop = self.say("matrix-own-stop");
        let buttons = self.hand.texts("main button").await;
        let stop = buttons.into_iter().find(|text| text.starts_with(&stop)).expect("it can be taken back");
        self.hand.press(&stop).await;
        self.says("done-matrix-stopped").await;

        self.open_person().await;
        let sheet = Sheet::new()
            .to("/records")
            .choose("subject", "fire")
            .date("completed_on", day("2026-06-10"))
            .fill("provider", "Coleg Gwŷr");
        self.send(sheet, "training-record-save").await;
        self.says("done-training-recorded").await;
        self.hand.says("Coleg Gwŷr").await;
        self.hand.picture(&format!("journey-person-{}", self.language)).await;
    }

    async fn open_person(&mut self) {
        self.hand.open(&format!("{COOP}/training")).await;
        // The same name stands in the table and in the list for narrow screens.
        let people = "main a[href*=\"/training/people/\"]";
        let (names, links) = (self.hand.texts(people).await, self.hand.attributes(people, "href").await);
        let place = names.iter().position(|name| name == SOMEBODY).expect("the person is in the matrix");
        self.hand.go(&links[place]).await;
    }

    /// The last import is undone: what it added is gone.
    pub(super) async fn an_import_is_undone(&mut self) {
        self.import("more.csv", MORE.as_bytes()).await;
        self.hand.open(&format!("{COOP}/training")).await;
        self.hand.says("Blodŵen Tŷ Newydd").await;
        self.hand.open(&format!("{COOP}/training/import")).await;
        self.follow("own-record-undo").await;
        self.hand.picture(&format!("journey-undo-{}", self.language)).await;
        self.press("own-record-undo-do").await;
        self.says("done-own-record-undone").await;
        self.hand.open(&format!("{COOP}/training")).await;
        assert!(!self.hand.text().await.contains("Blodŵen Tŷ Newydd"), "nobody is left of what was undone");
    }

    /// A worker is offered their own record, takes it up, takes it away, and says what is wrong in it.
    pub(super) async fn a_worker_reads_their_own_record(&mut self) {
        self.open_person().await;
        let person = self.hand.path().await.split('?').next().expect("a path").to_owned();
        let sheet = Sheet::new().to("/access").fill("email", WORKER);
        let sheet = sheet.choose("language", self.language.to_string());
        self.send(sheet, "own-record-access-give").await;
        self.says("done-own-record-access-given").await;
        self.leave().await;
        self.take_up(Role::Worker, WORKER).await;
        self.sit_down(Role::Worker).await;
        self.hand.open(&format!("{COOP}/own-record")).await;
        self.hand.says(SOMEBODY).await;
        self.hand.picture(&format!("journey-own-record-{}", self.language)).await;
        let links = self.hand.texts("main a[href*=\"/own-record/\"]").await;
        assert_eq!(links.len(), 1, "the data; the paper is asked for by a button: {links:?}");
        let (media, _) = self.hand.file(&links[0]).await;
        assert!(media.starts_with("application/json"), "{media}");
        assert_eq!(self.hand.texts("main form[action$=\"/own-record/pdf\"] button").await.len(), 1);
        let wrong = "Nid 10 Mehefin oedd hi. It was not on 10 June.";
        self.send(Sheet::new().to("/wrong").fill("body", wrong), "own-record-wrong-send").await;
        self.says("done-own-record-said").await;
        self.sit_down(Role::Manager).await;
        self.hand.go(&person).await;
        self.hand.says(wrong).await;
        let sheet =
            Sheet::new().choose("outcome", "not_changed").fill("reply", "Dyna’r dystysgrif. So it says.");
        self.send(sheet, "own-record-reply-send").await;
        self.says("done-own-record-answered").await;
    }
}
