//! Text as people and programs send it, made fit to be kept and shown.

/// A text without control characters: ends of lines and tabs stay. (PostgreSQL stores no NUL, and no page shows one.)
pub fn clean_text(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t')).collect()
}

/// The last part of a name, without control characters, at most 200 characters.
pub fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(200).collect::<String>().trim().to_owned()
}

/// What came in an address, without control characters.
pub fn one_line(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

/// A gap of a path as it was meant.
pub fn decoded(raw: &str) -> String {
    let with_plus_kept = raw.replace('+', "%2B");
    url::form_urlencoded::parse(format!("x={with_plus_kept}").as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}
