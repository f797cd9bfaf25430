//! How the names of a sheet are written, as a whole: in capitals, or with the surname first.

use super::Page;
use crate::training::import::words::surname_last;

/// How the names of a sheet are written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Habits {
    /// Most are in capitals.
    pub in_capitals: bool,
    /// Most are a surname, a comma and a first name.
    pub surname_first: bool,
}

impl Habits {
    /// What most names of a sheet are like.
    pub fn of(page: &Page<'_>, last_header: u32) -> Self {
        let rows = page.sheet.rows.iter().filter(|r| r.number > last_header && page.filled(r).count() > 1);
        let (mut all, mut capitals, mut turned) = (0_usize, 0_usize, 0_usize);
        for name in rows.map(|r| page.plan.people.name(r)).filter(|name| !name.is_empty()) {
            all += 1;
            capitals += usize::from(is_capitals(&name));
            turned += usize::from(parts(&name).is_some());
        }
        Self { in_capitals: capitals * 2 > all, surname_first: turned * 2 > all }
    }

    /// A name with its surname last. A surname of two words counts as one only where most are written so: "Non Parri, Manager"
    /// is no Manager.
    pub fn turned(self, name: String) -> String {
        match parts(&name) {
            Some(1) => surname_last(&name).into_owned(),
            Some(_) if self.surname_first => surname_last(&name).into_owned(),
            _ => name,
        }
    }
}

/// How many words stand before the one comma of a name, where a first name may stand behind it.
fn parts(name: &str) -> Option<usize> {
    let (last, first) = name.split_once(',')?;
    let words = last.split_whitespace().count();
    let like_a_name = |text: &str| {
        text.chars().any(char::is_alphabetic)
            && !text.contains(',')
            && !text.chars().any(|c| c.is_ascii_digit())
    };
    let fits = like_a_name(last) && like_a_name(first);
    (fits && (1..=2).contains(&words) && first.split_whitespace().count() <= 3).then_some(words)
}

/// Is every letter of it a capital?
pub fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}
