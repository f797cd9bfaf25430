//! Papers that a co-op hands in as evidence.

use entities::evidence::EvidenceLanguage;
use entities::ids::EvidenceItemId;
use safon::evidence::{self, Given, NewItem};
use safon::foundation::error::Error;

use super::people::Person;
use super::{World, day};

/// Asks for an insurance certificate, which holds no personal data, and a continuity plan, every year; may be inherited.
pub const INSURED: &str = "insured-and-able-to-continue";

/// A certificate of insurance that is good until the end of March 2027.
pub fn insurance(title: &str, file: Given) -> NewItem {
    NewItem {
        evidence_type: "insurance_certificate".into(),
        title: title.into(),
        language: EvidenceLanguage::En,
        period_from: None,
        period_to: None,
        valid_until: Some(day("2027-03-31")),
        redaction_confirmed: false,
        ties: vec![INSURED.into()],
        files: vec![file],
    }
}

impl World {
    /// A file of these bytes, which are in the store.
    pub async fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> Given {
        let stored = self.app.files.keep_bytes(bytes.as_ref()).await.expect("the file is kept");
        Given { name: name.to_owned(), stored }
    }

    /// A paper that its own title fills.
    pub async fn paper(&self, title: &str) -> Given {
        self.file(&format!("{title}.pdf"), format!("%PDF-1.7 {title}")).await
    }

    /// Hands in an item for somebody's co-op. The same title from the same person is the same item, sent again.
    pub async fn hand_in(&self, by: &Person, item: NewItem) -> Result<EvidenceItemId, Error> {
        let (actor, key) = (self.actor(by).await, format!("{} by {}", item.title, by.account));
        evidence::submit(&self.app, &actor, by.organisation, item, &key, self.now()).await
    }

    /// Hands in a certificate of insurance under a title.
    pub async fn insured(&self, by: &Person, title: &str) -> EvidenceItemId {
        let new = insurance(title, self.paper(title).await);
        self.hand_in(by, new).await.expect("it is taken")
    }
}
