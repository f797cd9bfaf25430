//! Which of the two languages a text is in, as far as its little words tell: readers that speak are told so.

use entities::access::Language;

/// Little words that are Welsh and not English.
const WELSH: [&str; 44] = [
    "yn", "yr", "y", "mae", "ac", "ei", "wedi", "gan", "ar", "bod", "nid", "oedd", "roedd", "eu", "ond",
    "hyn", "fod", "dros", "gyda", "neu", "sy", "sydd", "fel", "pob", "dim", "nad", "oes", "mewn", "trwy",
    "drwy", "wrth", "gwaith", "ni", "cafodd", "bu", "hefyd", "eto", "rhwng", "rhai", "ddim", "hynny",
    "gyfer", "bydd", "yw",
];
/// Little words that are English and not Welsh.
const ENGLISH: [&str; 44] = [
    "the", "and", "of", "to", "is", "was", "were", "are", "that", "for", "with", "not", "it", "its", "this",
    "by", "from", "had", "has", "have", "been", "but", "which", "each", "every", "all", "who", "when",
    "their", "they", "will", "must", "does", "did", "on", "be", "at", "as", "in", "or", "no", "two", "three",
    "did",
];

/// The language that most little words are of; none if they do not tell.
pub fn of(text: &str) -> Option<Language> {
    let (mut welsh, mut english) = (0_usize, 0_usize);
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(400) {
        let word = word.to_lowercase();
        welsh += usize::from(WELSH.contains(&word.as_str()));
        english += usize::from(ENGLISH.contains(&word.as_str()));
    }
    match welsh.cmp(&english) {
        std::cmp::Ordering::Greater => Some(Language::Cy),
        std::cmp::Ordering::Less => Some(Language::En),
        std::cmp::Ordering::Equal => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_words_tell_the_language() {
        assert_eq!(of("Mae’r cynlluniau yn gyfredol ac wedi eu llofnodi."), Some(Language::Cy));
        assert_eq!(of("The plans are in date and were signed by each person."), Some(Language::En));
        assert_eq!(of("8.6: 47/58"), None);
        assert_eq!(of(""), None);
    }
}
