//! What is never read: certificate numbers, health, birth dates, National Insurance numbers, bank details.
//! Recognised by the heading of a column and, wherever it stands, by its look; never shown, stored or put in an error.

use super::words::{holds, listed, normal};

const HEADINGS: &[&str] = &[
    // Numbers of certificates, and what a disclosure said.
    "certificate no", "certificate number", "certificate", "cert no", "cert number", "cert", "certificate ref",
    "certificate id", "certificate numbers", "certificate reference", "dbs no", "dbs number", "dbs ref",
    "dbs reference", "dbs certificate", "dbs certificate no", "dbs certificate number", "dbs cert no", "dbs cert",
    "dbs cert number", "disclosure no", "disclosure number", "disclosure", "disclosures", "dbs outcome", "dbs result",
    "dbs content", "dbs disclosure", "dbs disclosures", "dbs details", "dbs information", "convictions", "conviction",
    "cautions", "criminal record", "criminal convictions", "rhif tystysgrif", "rhif y dystysgrif", "tystysgrif",
    "rhif dbs", "rhif tystysgrif dbs", "rhif datgeliad", "datgeliad", "euogfarnau", "rhif gdg", "crb number", "crb no",
    // Birth.
    "dob", "d o b", "date of birth", "birth date", "birthdate", "birthday", "age", "born", "dyddiad geni", "oed",
    "oedran", "pen blwydd", "penblwydd",
    // National Insurance.
    "ni", "ni number", "ni no", "nino", "n i number", "n i no", "national insurance", "national insurance number",
    "national insurance no", "nat ins", "nat ins no", "nat ins number", "yswiriant gwladol", "rhif yswiriant gwladol",
    "rhif yg",
    // Bank.
    "bank", "bank details", "bank account", "account", "account no", "account number", "acc no", "acc number",
    "bank account no", "bank account number", "bank sort code", "sort code", "sortcode", "iban", "banc",
    "manylion banc", "cod didoli", "rhif cyfrif", "rhif y cyfrif", "building society", "account name",
    // Health.
    "health", "medical", "medical history", "medical conditions", "medical information", "medical notes",
    "health questionnaire", "health declaration", "health check", "health conditions", "health condition",
    "health notes", "health issues", "sickness", "sick", "sick days", "sick leave", "sickness absence",
    "sickness days", "absence", "absence reason", "absences", "disability", "disabilities", "allergies", "allergy",
    "vaccination", "vaccinations", "vaccine", "vaccines", "immunisation", "immunisations", "covid", "covid 19",
    "covid vaccine", "covid vaccination", "flu jab", "flu vaccine", "hep b", "hepatitis b", "hepatitis", "pregnancy",
    "pregnant", "maternity", "occupational health", "fit note", "iechyd", "salwch", "absenoldeb salwch", "anabledd",
    "anableddau", "brechiad", "brechiadau", "brechlyn", "alergeddau", "cyflwr iechyd", "cyflyrau iechyd", "gp",
    "doctor", "meddyg", "ethnicity", "ethnic origin", "religion", "sexual orientation", "gender", "sex",
];

const PHRASES: &[&str] = &[
    "date of birth", "d o b", "dob", "dyddiad geni", "national insurance", "yswiriant gwladol", "nino", "ni no",
    "ni number", "sort code", "cod didoli", "account number", "account no", "rhif cyfrif", "bank details",
    "bank account", "manylion banc", "certificate number", "certificate no", "cert no", "cert number",
    "rhif tystysgrif", "rhif y dystysgrif", "disclosure number", "disclosure no", "dbs number", "dbs no", "rhif dbs",
    "conviction", "convictions", "convicted", "caution", "cautions", "criminal record", "euogfarn", "euogfarnau",
    "disclosed", "off sick", "sick leave", "sick note", "fit note", "sickness", "illness", "unwell", "diagnosed",
    "diagnosis", "pregnant", "pregnancy", "maternity", "miscarriage", "surgery", "hospital", "operation", "cancer",
    "chemotherapy", "depression", "anxiety", "stress", "bereavement", "injury", "injured", "bad back", "back pain",
    "disability", "disabled", "asthma", "diabetes", "diabetic", "epileptic", "medical condition", "health condition",
    "health reasons", "ill health", "occupational health", "on medication", "ar salwch", "yn sal", "salwch", "sal",
    "beichiog", "mamolaeth", "iechyd gwael", "cyfnod mamolaeth", "anabledd", "anabl", "canser", "llawdriniaeth",
    "ysbyty", "iselder", "gorbryder", "absenoldeb salwch", "wedi brifo", "cyflwr iechyd",
];

/// Words that make a course of what would be a private heading: "Disability awareness".
const COURSES: &[&str] =
    &["awareness", "training", "course", "ymwybyddiaeth", "hyfforddiant", "cwrs", "safety", "diogelwch", "mental"];

/// Does a column under this heading (in normal form) hold what is never read?
pub fn heading(normal: &str) -> bool {
    !holds(COURSES, normal) && (listed(HEADINGS, normal) || numbered_certificate(normal))
}

fn numbered_certificate(normal: &str) -> bool {
    let numbered = holds(&["no", "number", "num", "ref", "reference", "rhif"], normal);
    numbered && holds(&["certificate", "cert", "disclosure", "tystysgrif", "dystysgrif", "insurance", "account"], normal)
}

/// Does this text hold something that is never read, by its words or its look?
pub fn text(text: &str) -> bool {
    by_look(text) || holds(PHRASES, &normal(text))
}

/// Numbers that give themselves away: National Insurance, a disclosure certificate (twelve figures), a sort code with
/// an account number.
pub fn by_look(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    national_insurance(text) || long_number(&letters) || bank(text)
}

fn national_insurance(text: &str) -> bool {
    let squeezed: String = text.to_ascii_uppercase().chars().filter(|c| !matches!(c, ' ' | '-' | '.')).collect();
    let letters: Vec<char> = squeezed.chars().collect();
    letters.windows(9).any(|w| {
        w[..2].iter().all(char::is_ascii_uppercase)
            && w[2..8].iter().all(char::is_ascii_digit)
            && matches!(w[8], 'A'..='D')
    })
}

/// Exactly twelve figures in a row, as on a disclosure certificate.
fn long_number(letters: &[char]) -> bool {
    letters.split(|c| !c.is_ascii_digit()).any(|run| run.len() == 12)
}

fn bank(text: &str) -> bool {
    let runs: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|r| !r.is_empty()).collect();
    runs.windows(4).any(|w| w[..3].iter().all(|r| r.len() == 2) && w[3].len() == 8)
}
