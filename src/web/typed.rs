//! Text as people and programs send it, made fit to be kept and shown.

/// A text without what steers instead of being read: ends of lines and tabs stay. (PostgreSQL stores no NUL, and no page shows one.)
pub fn clean_text(text: &str) -> String {
    text.chars().filter(|c| !steers(*c) || matches!(c, '\n' | '\r' | '\t')).collect()
}

/// Control characters, and those that turn the order of letters around: a name with one would stand backwards in whatever comes
/// after it. (Arabic and Hebrew need none of them.)
fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The last part of a name, without control characters, at most 200 characters.
pub fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !steers(*c)).take(200).collect::<String>().trim().to_owned()
}

/// What came in an address, without control characters.
pub fn one_line(text: &str) -> String {
    text.chars().filter(|c| !steers(*c)).collect()
}

/// A `Content-Disposition` for any file name (RFC 6266, RFC 8187).
pub fn attachment(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '%') || c == ' ' { c } else { '_' })
        .collect();
    let encoded: String = name
        .bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"-._".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}
