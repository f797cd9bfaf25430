//! What Welsh asks of words that stand side by side and that no message can know beforehand: "a" or "ac", and the spirant
//! mutation after "a".

/// Is "and" before this word "ac"? So before a vowel, and before a number whose name begins with one.
pub fn takes_ac(word: &str) -> bool {
    let word = word.trim_start_matches(['“', '‘', '"', '\'', '(']);
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    if !digits.is_empty() {
        // Un, wyth, un ar ddeg, wyth deg and what follows it.
        return matches!(digits.parse(), Ok(1_u32 | 8 | 11 | 80..=89));
    }
    let first = word.chars().next().and_then(|first| first.to_lowercase().next());
    first.is_some_and(|first| "aeiouwyâêîôûŵŷáéíóúẃýàèìòùẁỳäëïöüẅÿ".contains(first))
}

/// A word as it stands after "a": c, p and t become ch, ph and th. What is quoted stays as it is.
pub fn after_a(word: &str) -> String {
    let mut letters = word.chars();
    let (first, second) = (letters.next(), letters.next());
    match first {
        Some(first @ ('c' | 'C' | 'p' | 'P' | 't' | 'T')) if second != Some('h') => {
            format!("{first}h{}", &word[1..])
        }
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{after_a, takes_ac};

    #[test]
    fn and_has_two_forms() {
        for word in ["Abertawe", "Ynys Môn", "Ŵyr", "“Yn gosod”", "8.6", "11.4", "1.1", "wedyn"] {
            assert!(takes_ac(word), "{word}");
        }
        for word in ["Caerdydd", "Powys", "hefyd", "12.6", "2.1", "“Cefnogi”", "18", ""] {
            assert!(!takes_ac(word), "{word}");
        }
    }

    #[test]
    fn the_spirant_mutation_follows_a() {
        for (word, after) in [
            ("Caerdydd", "Chaerdydd"),
            ("Castell-nedd Port Talbot", "Chastell-nedd Port Talbot"),
            ("Powys", "Phowys"),
            ("Torfaen", "Thorfaen"),
            ("Wrecsam", "Wrecsam"),
            ("chwaraeon", "chwaraeon"),
            ("“Cefnogi”", "“Cefnogi”"),
            ("", ""),
        ] {
            assert_eq!(after_a(word), after);
        }
    }
}
