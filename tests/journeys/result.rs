//! What comes of it: the final report, the regulator, the board, members, the public, and the journal.

use entities::access::Role;

use super::Journey;
use crate::world::hand::Sheet;

impl Journey {
    /// After the window for an appeal the report is final; the regulator goes from finding to evidence to file, and accepts it.
    pub(super) async fn the_report_is_final_and_the_regulator_reads_down_to_the_file(&mut self) {
        self.days_pass(8).await;
        for role in [Role::Manager, Role::BoardChair] {
            self.letter_came("report-final", role).await;
        }
        self.sit_down(Role::Regulator).await;
        self.hand.open(&format!("/audits/{}/findings", self.audit)).await;
        let links = self.hand.attributes("main a[href]", "href").await;
        let criterion = links.into_iter().find(|link| link.ends_with(super::cooperative::REGISTERED));
        self.hand.go(&criterion.expect("from a finding to its criterion")).await;
        self.hand.follow("Yswiriant Llanffug 2026").await;
        let links = self.hand.attributes("main a[href]", "href").await;
        let file = links.into_iter().find(|link| link.contains("/files/"));
        let Some(file) = file else { panic!("no file to open: {}", self.hand.text().await) };
        self.hand.go(&file).await;
        let sheet = Sheet::new().fill("reason", "Adolygu’r adroddiad. Reviewing the report.");
        let button = self.say("evidence-open");
        let (kind, bytes) = self.hand.download(sheet, &button).await;
        assert_eq!((kind.as_str(), &bytes[..5]), ("application/pdf", &b"%PDF-"[..]));

        self.hand.open(&format!("/audits/{}/review", self.audit)).await;
        self.send(Sheet::new().choose("verdict", "accept"), "audits-review-send").await;
        self.says("done-audit-reviewed").await;
        self.hand.open(&format!("/audits/{}/report", self.audit)).await;
        for link in ["reports-pdf-cy", "reports-pdf-en"] {
            let (kind, bytes) = self.hand.file(&self.say(link)).await;
            assert_eq!((kind.as_str(), &bytes[..5]), ("application/pdf", &b"%PDF-"[..]));
        }
        self.send(Sheet::new().choose("publication", "full"), "reports-publish-save").await;
        self.says("done-report-publication").await;
        self.timetable().await;
    }

    /// The chair hears that it is published, sees why the outcome was held down, and acknowledges it.
    pub(super) async fn the_board_acknowledges(&mut self) {
        self.letter_came("report-published", Role::BoardChair).await;
        self.sit_down(Role::BoardChair).await;
        self.hand.open("/coops/COOP-0001/board").await;
        self.says("status-outcome-not_compliant").await;
        self.says("report-limiter").await;
        self.hand.picture(&format!("journey-board-{}", self.language)).await;
        self.hand.open(&format!("/audits/{}/acknowledge", self.audit)).await;
        self.send(Sheet::new(), "reports-acknowledge-send").await;
        self.says("done-report-acknowledged").await;
    }

    /// A member sees outcome, actions and what members must receive; the public finds the co-op, opens the report, checks its code.
    pub(super) async fn members_and_the_public_see(&mut self) {
        self.sit_down(Role::Member).await;
        self.hand.open("/coops/COOP-0001/members").await;
        self.says("status-outcome-not_compliant").await;
        self.says("members-receive").await;
        self.says("members-actions").await;
        self.leave().await;

        self.hand.open("").await;
        let button = self.say("register-search-button");
        self.hand.send(Sheet::new().to("/register").fill("q", "Llanffug"), &button).await;
        let name = match self.language {
            entities::access::Language::Cy => "Cydweithfa Ofal Llanffug",
            entities::access::Language::En => "Llanffug Care Co-operative",
        };
        self.hand.follow(name).await;
        self.says("status-outcome-not_compliant").await;
        self.follow("register-read-report").await;
        let path = self.hand.path().await;
        let code = path.rsplit('/').next().expect("a code").to_owned();
        let (kind, _) = self.hand.file(&self.say("reports-pdf-cy")).await;
        assert_eq!(kind, "application/pdf");
        self.hand.open("/verify").await;
        self.send(Sheet::new().to("/verify").fill("code", code), "reports-verify-send").await;
        self.says("reports-answer-short-known").await;
    }

    pub(super) async fn everything_is_in_the_journal(&self) {
        let database = &*self.world.app.database;
        let verified = safon::journal::verify(database, |_| ()).await.expect("the journal can be read");
        assert!(verified.is_ok(), "{verified:?}");
    }
}
