//! A small reader of HTML that finds what a browser would silently mend.

use std::collections::HashSet;

const VOID: [&str; 7] = ["br", "hr", "img", "input", "link", "meta", "wbr"];

/// One start tag: its name and its attributes in order.
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

/// Whether every element that opens is closed in its turn.
pub fn balanced(html: &str) -> Result<(), String> {
    tags(html).map(|_| ())
}

/// As `balanced`, and: no inline style or handler, no inline script, ids once, and references that lead somewhere.
pub fn check(html: &str) -> Result<(), String> {
    let tags = tags(html)?;
    let mut ids = HashSet::new();
    for tag in &tags {
        let mut seen = HashSet::new();
        for (name, value) in &tag.attributes {
            if !seen.insert(name) {
                return Err(format!("<{}> has {name} twice", tag.name));
            }
            if name == "style" || name.starts_with("on") {
                return Err(format!("<{}> has {name} inline", tag.name));
            }
            if name == "id" && !ids.insert(value.clone()) {
                return Err(format!("the id {value} stands twice"));
            }
        }
        if tag.name == "script" && !seen.contains(&"src".to_owned()) {
            return Err("a script stands inline".to_owned());
        }
    }
    for tag in &tags {
        for (name, value) in &tag.attributes {
            if !["for", "aria-describedby", "aria-labelledby", "aria-controls", "data-aria-controls"]
                .contains(&name.as_str())
            {
                continue;
            }
            if let Some(lost) = value.split_whitespace().find(|id| !ids.contains(*id)) {
                return Err(format!("<{}> {name} leads to {lost}, which is not there", tag.name));
            }
        }
    }
    Ok(())
}

fn tags(html: &str) -> Result<Vec<Tag>, String> {
    let mut found = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if rest.starts_with('!') {
            rest = &rest[rest.find('>').ok_or("a comment does not end")?..];
            continue;
        }
        let (inner, after) = until_end(rest).ok_or_else(|| format!("a tag does not end: {:.60}", rest))?;
        rest = after;
        if let Some(name) = inner.strip_prefix('/') {
            match open.pop() {
                Some(last) if last == name.trim() => continue,
                last => return Err(format!("</{name}> closes {last:?}")),
            }
        }
        let selfclosing = inner.ends_with('/');
        let tag = read(inner.trim_end_matches('/'))?;
        if !selfclosing && !VOID.contains(&tag.name.as_str()) {
            open.push(tag.name.clone());
        }
        found.push(tag);
    }
    if open.is_empty() { Ok(found) } else { Err(format!("left open: {open:?}")) }
}

/// The inside of a tag and what follows it; a `>` within quotes does not end it.
fn until_end(text: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return Some((&text[..at], &text[at + 1..])),
            _ => {}
        }
    }
    None
}

fn read(inner: &str) -> Result<Tag, String> {
    let (name, mut rest) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric()) {
        return Err(format!("<{inner} is no element"));
    }
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Ok(Tag { name: name.to_owned(), attributes });
        }
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let key = rest[..end].to_owned();
        if key.contains(['"', '<', '\'']) {
            return Err(format!("an attribute of <{name}> is broken: {rest:.60}"));
        }
        rest = &rest[end..];
        let Some(value) = rest.strip_prefix("=\"") else {
            if rest.starts_with('=') {
                return Err(format!("{key} of <{name}> is not quoted"));
            }
            attributes.push((key, String::new()));
            continue;
        };
        let close = value.find('"').ok_or_else(|| format!("{key} of <{name}> does not end"))?;
        attributes.push((key, value[..close].to_owned()));
        rest = &value[close + 1..];
        if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
            return Err(format!("no blank after an attribute of <{name}>: {rest:.60}"));
        }
    }
}
