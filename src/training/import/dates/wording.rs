//! Dates with the month, or the day of the week, in words.

use super::*;

/// A day with a month in words: "3 Mar 2024", "3rd of March, 2024", "Tues 14 May 24", "March 3, 2024", "3-Mar-24".
pub(super) fn in_words(tokens: &[Token], start: usize, order: DateOrder) -> Option<(Found, usize)> {
    let mut at = start;
    let said = matches!(word(tokens, at), Some("dydd"));
    at += usize::from(said);
    let weekday = match word(tokens, at) {
        // "Mawrth" is both Tuesday and March: behind "dydd" it is the day.
        Some("mawrth") if said => Some(Weekday::Tue),
        other => other.and_then(weekday),
    };
    if said && weekday.is_none() {
        return None;
    }
    if weekday.is_some() {
        at += 1;
        skip_marks(tokens, &mut at);
        // "Tues 14/05/24": the weekday is checked against figures as well.
        if let Some((Found::Day { date, manner }, used)) = in_figures(tokens, at, order) {
            return Some((checked(date, manner, weekday), at + used - start));
        }
    }
    let (day_part, (month, welsh)) = if let Some(day_part) = ordinal(tokens, at) {
        at += 1;
        skip_marks(tokens, &mut at);
        if matches!(word(tokens, at), Some("of" | "o")) {
            at += 1;
        }
        let month = word(tokens, at).and_then(month)?;
        at += 1;
        (day_part, month)
    } else {
        let month = word(tokens, at).and_then(month)?;
        at += 1;
        skip_marks(tokens, &mut at);
        let day_part = ordinal(tokens, at)?;
        at += 1;
        (day_part, month)
    };
    let after_day = at;
    skip_marks(tokens, &mut at);
    let Some(year) = figures(tokens, at).filter(|y| y.len() == 4 || y.len() == 2) else {
        let month_first = matches!(tokens.get(start), Some(Token::Word(w)) if month_of(w));
        // "Sept 27" is read as a month and a year elsewhere.
        return (!month_first).then_some((Found::Part(Part::NoYear), after_day - start));
    };
    if tokens.get(at + 1) == Some(&Token::Mark(':')) {
        return Some((Found::Part(Part::NoYear), after_day - start));
    }
    let welsh_month = welsh.map(|word| (word, month));
    let found = day(day_part, month, number(year)?, year.len() == 2, welsh_month);
    let found = match found {
        Found::Day { date, manner } => checked(date, manner, weekday),
        other => other,
    };
    Some((found, at + 1 - start))
}

pub(super) fn checked(date: NaiveDate, manner: Manner, weekday: Option<Weekday>) -> Found {
    match weekday {
        Some(weekday) if weekday != date.weekday() => Found::Part(Part::OtherWeekday { date }),
        _ => Found::Day { date, manner },
    }
}

pub(super) fn month_of(word: &str) -> bool {
    month(word).is_some()
}

pub(super) fn word(tokens: &[Token], at: usize) -> Option<&str> {
    match tokens.get(at)? {
        Token::Word(word) => Some(word),
        _ => None,
    }
}

pub(super) fn skip_marks(tokens: &[Token], at: &mut usize) {
    while matches!(tokens.get(*at), Some(Token::Mark('.' | ',' | '-' | '–' | '/' | '\'' | '’'))) {
        *at += 1;
    }
}

/// "3", "3rd", "21ain" as a day of the month.
pub(super) fn ordinal(tokens: &[Token], at: usize) -> Option<u32> {
    let run = match tokens.get(at)? {
        Token::Figures(run) | Token::Mixed(run) => run,
        _ => return None,
    };
    let digits: String = run.chars().take_while(char::is_ascii_digit).collect();
    let ending = &run[digits.len()..];
    let known = ["", "st", "nd", "rd", "th", "af", "ail", "il", "ydd", "fed", "ed", "eg", "ain"];
    let day = number(&digits)?;
    (digits.len() <= 2 && known.contains(&ending)).then_some(day)
}

/// "March 2024", "Mar-24", "Sept '27", "mis Mawrth 2025".
pub(super) fn month_and_year(tokens: &[Token], at: usize) -> Option<(Found, usize)> {
    month(word(tokens, at)?)?;
    let mut end = at + 1;
    skip_marks(tokens, &mut end);
    match figures(tokens, end) {
        Some(year) if year.len() == 2 || year.len() == 4 => Some((Found::Part(Part::Month), end + 1 - at)),
        // A month by its name alone; "May" and "Mai" are also words, so only where nothing else stands.
        _ if tokens.len() == 1 => Some((Found::Part(Part::NoYear), 1)),
        _ => None,
    }
}

pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "mon" | "monday" | "llun" => Weekday::Mon,
        // "Mawrth" is both Tuesday and March; alone it is taken for the month.
        "tue" | "tues" | "tuesday" => Weekday::Tue,
        "wed" | "weds" | "wednesday" | "mercher" => Weekday::Wed,
        "thu" | "thur" | "thurs" | "thursday" | "iau" => Weekday::Thu,
        "fri" | "friday" | "gwener" => Weekday::Fri,
        "sat" | "saturday" | "sadwrn" => Weekday::Sat,
        "sun" | "sunday" | "sul" => Weekday::Sun,
        _ => return None,
    })
}

/// A month's number, and the word if it is Welsh only.
pub(super) fn month(word: &str) -> Option<(u32, Option<String>)> {
    const MONTHS: [(&str, &str); 12] = [
        ("january", "ionawr"),
        ("february", "chwefror"),
        ("march", "mawrth"),
        ("april", "ebrill"),
        ("may", "mai"),
        ("june", "mehefin"),
        ("july", "gorffennaf"),
        ("august", "awst"),
        ("september", "medi"),
        ("october", "hydref"),
        ("november", "tachwedd"),
        ("december", "rhagfyr"),
    ];
    let number = |at: usize| u32::try_from(at + 1).unwrap_or(0);
    // Short forms are beginnings of three letters or more ("Chwef", "Sept").
    let means = |name: &str| word.len() >= 3 && name.starts_with(word);
    if let Some(at) = MONTHS.iter().position(|(name, _)| means(name)) {
        return Some((number(at), None));
    }
    // As they sound behind "o": "3ydd o Fawrth".
    const BEHIND_O: [(&str, u32); 7] = [
        ("fawrth", 3),
        ("fai", 5),
        ("fehefin", 6),
        ("orffennaf", 7),
        ("fedi", 9),
        ("dachwedd", 11),
        ("ragfyr", 12),
    ];
    let whole = MONTHS.iter().position(|(_, name)| means(name)).map(number);
    let changed = BEHIND_O.iter().find(|(name, _)| *name == word).map(|(_, number)| *number);
    whole.or(changed).map(|number| (number, Some(word.to_owned())))
}
