//! The code on a paper, which a reader types to verify it.

use entities::documents::DocumentKind;
use entities::ids::AuditId;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Letters and digits that are not taken for one another, without vowels, so that no word comes out.
const ALPHABET: &[u8; 28] = b"BCDFGHJKMNPQRSTVWXYZ23456789";
/// How long a code is: 28 to the power of 10 codes, so that nobody finds one by trying.
pub const LENGTH: usize = 10;

/// The code of one issue of one audit, the same for both languages. It follows from them alone, so that making a report
/// anew gives the same bytes. `again` counts up in the unlikely case that another report has the code.
pub fn of(audit: AuditId, issue: i32, again: u32) -> String {
    let digest = Sha256::new()
        .chain_update(b"safon-report-code/1\n")
        .chain_update(audit.0.as_bytes())
        .chain_update(issue.to_be_bytes())
        .chain_update(again.to_be_bytes())
        .finalize();
    letters(&digest)
}

/// The code of a paper, the same in all its languages: it follows from what it is, what it is about, and for when.
pub fn of_document(kind: DocumentKind, subject: Uuid, period: &str) -> String {
    let digest = Sha256::new()
        .chain_update(b"safon-document-code/1\n")
        .chain_update(kind.to_string())
        .chain_update([0])
        .chain_update(subject.as_bytes())
        .chain_update(period)
        .finalize();
    letters(&digest)
}

fn letters(digest: &[u8]) -> String {
    digest.iter().take(LENGTH).map(|byte| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()])).collect()
}

/// A code as it is printed: two groups of five.
pub fn printed(code: &str) -> String {
    match code.split_at_checked(LENGTH / 2) {
        Some((left, right)) if !right.is_empty() => format!("{left}-{right}"),
        _ => code.to_owned(),
    }
}

/// A code as it is kept, from whatever was typed: spaces, dashes and case do not matter. None if it cannot be a code.
pub fn read(typed: &str) -> Option<String> {
    let code: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}'))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    (code.len() == LENGTH && code.bytes().all(|b| ALPHABET.contains(&b))).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_back_however_it_is_typed() {
        let code = of(AuditId(uuid::Uuid::from_u128(7)), 1, 0);
        assert_eq!(code.len(), LENGTH);
        assert_eq!(read(&printed(&code)).as_deref(), Some(code.as_str()));
        assert_eq!(read(&format!(" {} ", printed(&code).to_lowercase().replace('-', " – "))), Some(code));
        assert_eq!(read("too short"), None);
        assert_eq!(read("AEIOU AEIOU"), None);
    }

    #[test]
    fn each_issue_has_a_code_of_its_own() {
        let audit = AuditId(uuid::Uuid::from_u128(7));
        assert_eq!(of(audit, 1, 0), of(audit, 1, 0));
        assert_ne!(of(audit, 1, 0), of(audit, 2, 0));
        assert_ne!(of(audit, 1, 0), of(audit, 1, 1));
    }
}
