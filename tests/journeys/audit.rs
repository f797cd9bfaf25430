//! The audit: planned, told in time, worked through, moderated, commented on and answered.

use chrono::Duration;
use entities::access::Role;

use super::cooperative::REGISTERED;
use super::{Journey, day};
use crate::world::hand::Sheet;

/// A criterion of severity major that applies to every co-op.
const TRAINED: &str = "core-training-in-date";

impl Journey {
    /// Lead auditor and moderator are named and declare; a day that is too soon is refused; the co-op is given notice.
    pub(super) async fn the_audit_is_planned(&mut self) {
        self.sit_down(Role::StandardsOfficer).await;
        self.hand.open("/audits/new").await;
        let coop = self.hand.option("cooperative", "Llanffug").await;
        let sheet = Sheet::new()
            .choose("cooperative", coop)
            .choose("kind", "full")
            .choose("announced", "yes")
            .date("visit_on", day("2026-06-20"));
        self.send(sheet, "audits-new-send").await;
        let faults = self.hand.texts(".govuk-error-summary__list li").await;
        assert_eq!(faults.len(), 1, "a Saturday is refused, and what was chosen is kept: {faults:?}");
        self.send(Sheet::new().date("visit_on", day("2026-07-13")), "audits-new-send").await;
        self.says("done-audit-planned").await;
        let path = self.hand.path().await;
        self.audit = path.split('/').find(|part| part.starts_with("AUD-")).expect("a reference").to_owned();
        for (role, part, name) in [
            (Role::Auditor, "lead_auditor", "Rhŷs Ffug-Enw"),
            (Role::Moderator, "moderator", "Nesta Tŷ Isaf"),
        ] {
            self.hand.open(&format!("/audits/{}/team", self.audit)).await;
            let form = format!("#assign-{part}");
            let options = self.hand.texts(&format!("{form} option")).await;
            let values = self.hand.attributes(&format!("{form} option"), "value").await;
            let place = options.iter().position(|option| option == name).expect("the person is offered");
            let buttons = self.hand.texts(&format!("{form} button")).await;
            // Each part has a form of its own: its button says which.
            self.hand.send(Sheet::new().choose("account", &values[place]), &buttons[0]).await;
            self.says("done-audit-assigned").await;
            self.letter_came("auditor-assigned", role).await;
        }
        for role in [Role::Auditor, Role::Moderator] {
            self.sit_down(role).await;
            self.hand.open(&format!("/audits/{}", self.audit)).await;
            self.follow("audits-to-declare").await;
            let sheet = Sheet::new().choose("interest", "none").choose("accepts", "yes");
            self.send(sheet, "audits-declare-send").await;
            self.says("done-audit-declared").await;
        }
        self.sit_down(Role::StandardsOfficer).await;
        self.hand.open(&format!("/audits/{}", self.audit)).await;
        self.press("audits-notify").await;
        self.says("done-audit-notified").await;
        self.letter_came("audit-notified", Role::Manager).await;
        let why = self.hand.texts("#dates li").await;
        assert!(why.iter().any(|date| date.contains("15")), "windows are explained: {why:?}");
    }

    /// The days go by up to the visit: manager and chair hear of it and of what runs out, each in their language.
    pub(super) async fn reminders_go_out_before_the_visit(&mut self) {
        let before = self.world.letters().await.len();
        self.days_pass(28).await;
        assert_eq!(self.world.today(), day("2026-07-13"));
        let letters = self.world.letters().await;
        assert!(letters.len() > before, "the timetable reminds");
        for role in [Role::Manager, Role::BoardChair] {
            let email = self.email(role);
            let digest = letters.iter().find(|letter| letter.kind == "digest" && letter.recipient == email);
            let digest = digest.unwrap_or_else(|| panic!("{role} is reminded"));
            assert_eq!(digest.language, self.language.to_string());
        }
    }

    /// Every criterion in scope; one critical and one major are not met; both get a finding, the critical at once told.
    pub(super) async fn the_auditor_works(&mut self) {
        self.sit_down(Role::Auditor).await;
        self.hand.open(&format!("/audits/{}", self.audit)).await;
        if self.hand.offers(&self.say("audits-start")).await {
            self.press("audits-start").await;
        }
        self.hand.open(&format!("/audits/{}/criteria", self.audit)).await;
        let links = self.hand.attributes("main .safon-list a", "href").await;
        let marker = format!("/audits/{}/criteria/", self.audit);
        let keys: Vec<String> =
            links.iter().filter_map(|link| link.split_once(&marker)).map(|l| l.1.into()).collect();
        assert!(keys.len() > 30, "{keys:?}");
        for key in &keys {
            self.hand.open(&format!("/audits/{}/criteria/{key}", self.audit)).await;
            let (result, note) = match key.as_str() {
                REGISTERED => ("not_met", "Nid yw ar y gofrestr. It is not on the register."),
                TRAINED => ("not_met", "Daeth pedwar i ben. Four have lapsed."),
                _ => ("met", "Gwelwyd. Seen."),
            };
            // The button may name the criterion it goes on to.
            let save = format!("form[action$=\"/criteria/{key}\"] button");
            let save = self.hand.texts(&save).await.into_iter().next();
            let save = save.unwrap_or_else(|| panic!("{key} cannot be judged"));
            if key == REGISTERED {
                self.hand.says("Yswiriant Llanffug 2026").await;
            }
            self.hand.send(Sheet::new().choose("result", result).fill("note", note), &save).await;
            if result == "not_met" {
                self.hand.open(&format!("/audits/{}/criteria/{key}", self.audit)).await;
                let sheet =
                    Sheet::new().to("/finding").choose("kind", "nonconformity").fill("statement", note);
                self.send(sheet, "findings-raise").await;
                self.says("done-finding-raised").await;
            }
        }
        for role in [Role::Manager, Role::BoardChair, Role::Regulator] {
            self.letter_came("finding-critical", role).await;
        }
        self.hand.open(&format!("/audits/{}", self.audit)).await;
        self.says("status-outcome-not_compliant").await;
        self.press("audits-end").await;
        self.press("audits-submit").await;
        self.says("done-audit-submitted").await;
    }

    pub(super) async fn the_moderator_releases_the_draft(&mut self) {
        self.letter_came("draft-to-check", Role::Moderator).await;
        self.sit_down(Role::Moderator).await;
        self.hand.open(&format!("/audits/{}/moderation", self.audit)).await;
        self.press("audits-release").await;
        self.says("done-audit-released").await;
        self.timetable().await;
        self.letter_came("draft-ready", Role::Manager).await;
    }

    /// One point is contested, another accepted; the moderator answers.
    pub(super) async fn the_coop_comments_and_is_answered(&mut self) {
        self.sit_down(Role::Manager).await;
        self.hand.open(&format!("/audits/{}/comments", self.audit)).await;
        let sheet = Sheet::new()
            .choose(&format!("right-{TRAINED}"), "wrong")
            .fill(&format!("what-{TRAINED}"), "Tri oedd, nid pedwar. It was three, not four.");
        self.send(sheet, "audits-comments-send").await;
        self.says("done-comments-sent").await;
        self.letter_came("comments-given", Role::Moderator).await;
        self.sit_down(Role::Moderator).await;
        self.hand.open(&format!("/audits/{}/comments", self.audit)).await;
        let sheet = Sheet::new().choose("kind-1", "rejected").fill("answer-1", "Pedwar oedd. It was four.");
        let save = self.hand.texts("form[action$=\"/answers/1\"] button").await.remove(0);
        self.hand.send(sheet, &save).await;
        self.says("done-answer-saved").await;
        self.press("audits-answers-send").await;
        self.says("done-answers-sent").await;
        self.timetable().await;
        self.letter_came("comments-answered", Role::Manager).await;
    }

    /// What is critical does not wait for the report: contained, planned, agreed, proven, verified.
    pub(super) async fn what_is_critical_is_put_right(&mut self) {
        let mut action = String::new();
        for (role, verdict) in [
            (Role::Manager, None),
            (Role::Auditor, Some("agree_plan")),
            (Role::Manager, None),
            (Role::Auditor, Some("verify")),
        ] {
            self.sit_down(role).await;
            if action.is_empty() {
                self.hand.open("/coops/COOP-0001/actions").await;
                let links = self.hand.attributes("main .safon-list a", "href").await;
                action = links.into_iter().next().expect("an action is owed");
            }
            self.hand.go(&action).await;
            if let Some(verdict) = verdict {
                let sheet = Sheet::new().choose("step", verdict).fill("words", "Gwelwyd. Seen.");
                self.send(sheet, "findings-verdict-send").await;
            } else if self.hand.offers(&self.say("findings-contain-send")).await {
                let sheet = Sheet::new().fill("words", "Stopiwyd y gwaith. Work was stopped.");
                self.send(sheet, "findings-contain-send").await;
                self.says("done-action-moved").await;
                let sheet = Sheet::new()
                    .fill("cause", "Neb yn edrych. Nobody looked.")
                    .fill("plan", "Cofrestru. To register.")
                    .fill("owner", "Hŷwel Tŷ Isaf");
                self.send(sheet, "findings-plan-send").await;
            } else {
                let sheet = Sheet::new().fill("proof", "Mae ar y gofrestr. It is on the register.");
                self.send(sheet, "findings-proof-send").await;
            }
            self.says("done-action-moved").await;
            self.world.pass(Duration::minutes(1));
        }
    }
}
