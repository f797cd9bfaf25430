//! Email addresses, laid beside each other.

use unicode_normalization::UnicodeNormalization;

/// The form in which addresses are compared, and under which one is one account: NFKC, lower case, look-alike letters folded to ASCII.
pub fn key(email: &str) -> String {
    email.trim().nfkc().flat_map(char::to_lowercase).map(fold).collect()
}

/// The mailbox that an address names: what is sent to one is sent to the other. Nothing is folded here: look-alikes are one
/// account, so that nobody signs in as somebody else, and two mailboxes, of which one may be a stranger's.
pub fn mailbox(email: &str) -> String {
    email.trim().to_lowercase()
}

/// The commonest Cyrillic and Greek look-alikes of Latin letters (Unicode TR 39, confusables).
fn fold(c: char) -> char {
    match c {
        'а' | 'α' => 'a',
        'е' | 'ε' => 'e',
        'о' | 'ο' | 'σ' => 'o',
        'р' | 'ρ' => 'p',
        'с' => 'c',
        'у' | 'γ' => 'y',
        'х' | 'χ' => 'x',
        'і' | 'ι' | 'ı' => 'i',
        'ѕ' => 's',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'ԁ' => 'd',
        'һ' => 'h',
        'ⅼ' => 'l',
        'м' => 'm',
        'т' | 'τ' => 't',
        'в' => 'b',
        'н' => 'n',
        'ν' => 'v',
        'ω' => 'w',
        other => other,
    }
}
