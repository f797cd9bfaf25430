//! The floors of the house hold: imports point down, and on a floor to the left; each tool stays where it belongs.
//!
//! The order is read from `src/lib.rs`. Every rule is tried on a planted breach below.

use std::fs;
use std::path::Path;

/// Rust code of one file, without its comments and the insides of its texts.
struct File {
    /// From the repository's root, e.g. `src/access/store.rs`.
    path: String,
    code: String,
    lines: usize,
}

/// Which outer crate may be named where; a path that begins with one of these is home to it.
const HOMES: &[(&[&str], &[&str])] = &[
    (&["poem"], &["src/web/", "src/cli/serve.rs"]),
    (&["lettre"], &["src/foundation/"]),
    (&["printpdf", "lopdf"], &["src/foundation/pdf", "src/reports/layout"]),
    (&["cron"], &["scheduler/"]),
];

/// What the two crates of the ground never name.
const STRANGERS: &[(&str, &[&str])] = &[
    ("entities/", &["poem", "tera", "lettre", "printpdf", "lopdf", "cron", "tokio", "scheduler", "safon"]),
    (
        "scheduler/",
        &["entities", "sea_orm", "sea_orm_migration", "poem", "tera", "lettre", "printpdf", "safon"],
    ),
];

/// What a decision never mentions: it is handed facts and the time.
const NOT_IN_RULES: &[&str] = &[
    "async",
    "await",
    "DatabaseConnection",
    "DatabaseTransaction",
    "ConnectionTrait",
    "EntityTrait",
    "poem",
    "now()",
    "SystemTime",
    "Instant",
];

/// At about 300 lines a file has found a second subject; at this many it must be split.
const MOST_LINES: usize = 400;

#[test]
fn the_house_stands() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let order = order(&fs::read_to_string(root.join("src/lib.rs")).expect("src/lib.rs can be read"));
    assert!(order.len() > 20, "the list of rooms was read: {order:?}");
    let mut files = Vec::new();
    for folder in ["src", "entities", "scheduler", "tests", "benches"] {
        gather(root, &root.join(folder), &mut files);
    }
    assert!(files.len() > 50, "the files were found");
    let breaches = breaches(&files, &order);
    assert!(breaches.is_empty(), "{} breaches:\n{}", breaches.len(), breaches.join("\n"));
}

/// The modules of the crate in the order of the floors.
fn order(lib: &str) -> Vec<String> {
    lib.lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .collect()
}

fn gather(root: &Path, folder: &Path, files: &mut Vec<File>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            gather(root, &path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(&path).expect("the file can be read");
            let path = path.strip_prefix(root).expect("below the root").to_string_lossy().into_owned();
            files.push(File { path, lines: length(&text), code: code_of(&text) });
        }
    }
}

/// How long a file is without its own tests.
fn length(text: &str) -> usize {
    text.lines().take_while(|line| *line != "#[cfg(test)]").count()
}

fn breaches(files: &[File], order: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        found.extend(wrong_ways(file, order));
        found.extend(strayed_tools(file));
        found.extend(undecided_rules(file));
        if file.code.contains("#[allow(") || file.code.contains("#![allow(") {
            found.push(format!("{}: #[allow]; write #[expect(..., reason = \"...\")]", file.path));
        }
        if file.path.starts_with("src/") && file.lines > MOST_LINES {
            found.push(format!("{}: {} lines; split it by subject", file.path, file.lines));
        }
    }
    found
}

/// Paths to a room above, or to the right.
fn wrong_ways(file: &File, order: &[String]) -> Vec<String> {
    let Some(inside) = file.path.strip_prefix("src/") else { return Vec::new() };
    let room = inside.split(['/', '.']).next().unwrap_or_default();
    if room == "lib" || room == "main" {
        return Vec::new();
    }
    let place = |name: &str| order.iter().position(|listed| listed == name);
    let Some(own) = place(room) else {
        return vec![format!("{}: the room {room} is not in the list of src/lib.rs", file.path)];
    };
    let mut found = Vec::new();
    for name in rooms_named(file) {
        match place(&name) {
            Some(other) if other > own => {
                found.push(format!(
                    "{}: {room} may not use {name}, which stands above or to the right",
                    file.path
                ));
            }
            _ => {}
        }
    }
    found
}

/// The first name after `crate::`, or after as many `super::` as lead to the crate's root; also within braces.
fn rooms_named(file: &File) -> Vec<String> {
    let inside = file.path.trim_start_matches("src/").trim_end_matches(".rs");
    let depth = inside.split('/').filter(|part| *part != "mod").count();
    let to_root = "super::".repeat(depth);
    let mut found = Vec::new();
    for root in ["crate::", &to_root] {
        for (at, _) in file.code.match_indices(root) {
            let before = file.code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let rest = &file.code[at + root.len()..];
            match rest.strip_prefix('{') {
                Some(group) => found.extend(heads(group)),
                None => found.push(word(rest)),
            }
        }
    }
    found
}

/// The first names of a braced import, e.g. `access` and `journal` of `access::{self, Actor}, journal}`.
fn heads(group: &str) -> Vec<String> {
    let (mut depth, mut fresh, mut found) = (0, true, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            c if fresh && !c.is_whitespace() => {
                found.push(word(&group[at..]));
                fresh = false;
            }
            _ => {}
        }
    }
    found
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Crates named outside their homes.
fn strayed_tools(file: &File) -> Vec<String> {
    let mut found = Vec::new();
    let in_app = file.path.starts_with("src/");
    for (tools, homes) in HOMES {
        if in_app && !homes.iter().any(|home| file.path.starts_with(home)) {
            for tool in tools.iter().filter(|tool| names_crate(&file.code, tool)) {
                found.push(format!("{}: {tool} belongs to {}", file.path, homes.join(", ")));
            }
        }
    }
    for (ground, strangers) in STRANGERS {
        if file.path.starts_with(ground) {
            for stranger in strangers.iter().filter(|name| names_crate(&file.code, name)) {
                found.push(format!("{}: {ground} knows nothing of {stranger}", file.path));
            }
        }
    }
    found
}

/// Does the code name this crate in a path or an import?
fn names_crate(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = &code[at + name.len()..];
        let starts = before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != ':' && c != '.');
        let imported = code[..at].trim_end().ends_with("use") && !after.starts_with(is_word);
        starts && (after.starts_with("::") || imported)
    })
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Rules that reach for the world.
fn undecided_rules(file: &File) -> Vec<String> {
    let is_rules = file.path.ends_with("/rules.rs") || file.path.contains("/rules/");
    if !is_rules || !file.path.starts_with("src/") {
        return Vec::new();
    }
    let mentions = |what: &str| {
        file.code.match_indices(what).any(|(at, _)| {
            let before = file.code[..at].chars().next_back().is_none_or(|c| !is_word(c));
            let after = file.code[at + what.len()..].chars().next().is_none_or(|c| !is_word(c));
            before && (after || what.ends_with(')'))
        })
    };
    let found = NOT_IN_RULES.iter().filter(|what| mentions(what));
    found.map(|what| format!("{}: a rule is pure, and does not mention {what}", file.path)).collect()
}

/// The code without comments, and with empty texts.
fn code_of(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        } else if rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
        } else if let Some(end) = raw_text_end(rest).filter(|_| !out.ends_with(is_word)) {
            out.push_str("\"\"");
            rest = &rest[end..];
        } else if c == '"' {
            out.push_str("\"\"");
            rest = &rest[1 + plain_text_end(&rest[1..])..];
        } else if let Some(end) = character_end(rest) {
            out.push_str("' '");
            rest = &rest[end..];
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// The length of a raw text such as `r#"..."#` at the beginning.
fn raw_text_end(text: &str) -> Option<usize> {
    let after = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let inside = after[hashes..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let end = inside.find(&close)?;
    Some(text.len() - inside.len() + end + close.len())
}

fn plain_text_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of a character such as `'"'` or `'\n'`; a lifetime is none.
fn character_end(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    if let Some(escape) = inside.strip_prefix('\\') {
        return escape[1..].find('\'').map(|end| 2 + 1 + end + 1);
    }
    let c = inside.chars().next()?;
    inside[c.len_utf8()..].starts_with('\'').then_some(2 + c.len_utf8())
}

mod planted {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        let order = ["foundation", "journal", "access", "standards", "audits", "web"].map(str::to_owned);
        let file = File { path: path.to_owned(), lines: length(text), code: code_of(text) };
        breaches(&[file], &order)
    }

    #[track_caller]
    fn caught(path: &str, text: &str, why: &str) {
        let found = found(path, text);
        assert!(found.len() == 1 && found[0].contains(why), "{path}: {text}\n{found:?}");
    }

    #[track_caller]
    fn passes(path: &str, text: &str) {
        let found = found(path, text);
        assert!(found.is_empty(), "{path}: {text}\n{found:?}");
    }

    #[test]
    fn an_import_that_points_right_or_up_is_caught() {
        caught("src/standards/mod.rs", "use crate::audits::store;", "audits");
        caught("src/standards/mod.rs", "fn f() { crate::web::pages::doors(); }", "web");
        caught("src/standards/store.rs", "use crate::{access, audits::{self, store}};", "audits");
        caught("src/standards/store.rs", "use super::super::audits;", "audits");
        caught("src/standards/tree/json.rs", "use crate::{\n    journal,\n    web,\n};", "web");
        caught("src/journal.rs", "use super::access;", "access");
        caught("src/nowhere/mod.rs", "", "not in the list");
    }

    #[test]
    fn an_import_that_points_left_or_down_passes() {
        passes(
            "src/audits/mod.rs",
            "use crate::standards::store; use crate::foundation::App; use super::access;",
        );
        passes("src/audits/mod.rs", "use crate::audits::rules; use self::store::find;");
        passes("src/standards/mod.rs", "// crate::audits knows more\nconst X: &str = \"crate::web\";");
        passes("src/standards/store.rs", "use super::audits_of;");
    }

    #[test]
    fn a_tool_outside_its_home_is_caught() {
        caught("src/audits/mod.rs", "use poem::Response;", "poem");
        caught("src/access/mod.rs", "let x = text.parse::<lettre::Address>();", "lettre");
        caught("src/audits/mod.rs", "use lopdf::Document;", "lopdf");
        caught("entities/src/access/account.rs", "use tokio::sync::Mutex;", "tokio");
        caught("entities/src/ids.rs", "use scheduler::clock::Timestamp;", "scheduler");
        caught("scheduler/src/clock.rs", "use sea_orm::prelude::*;", "sea_orm");
        passes("src/web/pages/access.rs", "use poem::http::Method;");
        passes("src/foundation/pdf/tags.rs", "use lopdf::Document;");
        passes("src/audits/mod.rs", "let poem = poems::first();");
    }

    #[test]
    fn a_rule_that_reaches_for_the_world_is_caught() {
        caught("src/audits/rules.rs", "pub async fn due() {}", "async");
        caught("src/audits/rules/windows.rs", "fn f(db: &DatabaseConnection) {}", "DatabaseConnection");
        caught("src/audits/rules.rs", "use sea_orm::EntityTrait;", "EntityTrait");
        caught("src/audits/rules.rs", "let t = Utc::now();", "now()");
        passes("src/audits/rules.rs", "/// not async\nfn f(now: Timestamp) -> bool { asynchronous(now) }");
        passes("src/audits/store.rs", "pub async fn find() {}");
    }

    #[test]
    fn an_allow_and_a_file_without_end_are_caught() {
        caught("src/audits/mod.rs", "#[allow(dead_code)]\nfn f() {}", "#[allow]");
        caught("src/audits/mod.rs", &"\n".repeat(401), "401 lines");
        passes("tests/audits.rs", &"\n".repeat(401));
    }

    #[test]
    fn texts_and_characters_do_not_confuse_the_reader() {
        assert_eq!(code_of("a \"b // c\" d"), "a \"\" d");
        assert_eq!(code_of("'\"' x // y\nz"), "' ' x \nz");
        assert_eq!(code_of("r#\"a \"quoted\" b\"# c 'x: loop"), "\"\" c 'x: loop");
        assert_eq!(code_of("'\\'' '\\u{1F600}' \"a\\\"b\" z"), "' ' ' ' \"\" z");
    }
}
