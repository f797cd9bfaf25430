//! Layouts, parts and emails: each example in `templates/README.md` is rendered in both languages and looked over.
//!
//! With `SAFON_GALLERY` set to a folder the examples are written there as pages, to be looked at in a browser.

pub mod markup;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use tera::{Context, Tera};

const LANGUAGES: [&str; 2] = ["en", "cy"];

/// The folder of templates in this repository.
fn templates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("templates")
}

/// Every file with the suffix below a folder, by its path from there.
fn files(folder: &Path, suffix: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("the folder can be listed") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(suffix) {
                let name =
                    path.strip_prefix(folder).expect("below the folder").to_string_lossy().into_owned();
                found.push((name, fs::read_to_string(&path).expect("the file can be read")));
            }
        }
    }
    found.sort();
    found
}

/// The shared templates (layouts, parts, email layouts) and those given, with the words of the locales.
fn engine(more: &[(String, String)]) -> Tera {
    let mut tera = Tera::default();
    words::register(&mut tera, &templates().join("locales"));
    let mut all = Vec::new();
    for folder in ["layouts", "parts"] {
        all.extend(
            files(&templates().join(folder), ".html").into_iter().map(|(n, s)| (format!("{folder}/{n}"), s)),
        );
    }
    for name in ["emails/layout.html", "emails/layout.txt"] {
        all.push((name.to_owned(), fs::read_to_string(templates().join(name)).expect("the layout is there")));
    }
    all.extend(more.iter().cloned());
    tera.add_raw_templates(all).unwrap_or_else(|error| panic!("{error}"));
    tera
}

fn guide() -> String {
    fs::read_to_string(templates().join("README.md")).expect("the guide to the templates is there")
}

/// The fenced blocks of the guide in one language, with the heading each stands under.
fn blocks(kind: &str) -> Vec<(String, String)> {
    let guide = guide();
    let (mut heading, mut open, mut text, mut found) = (String::new(), false, String::new(), Vec::new());
    for line in guide.lines() {
        if !open && line.starts_with('#') {
            line.trim_start_matches(['#', ' ']).clone_into(&mut heading);
        } else if !open && line == format!("```{kind}") {
            open = true;
        } else if open && line == "```" {
            found.push((heading.clone(), std::mem::take(&mut text)));
            open = false;
        } else if open {
            text.push_str(line);
            text.push('\n');
        }
    }
    found
}

/// What the guide says its examples are rendered with.
fn sample() -> Map<String, Value> {
    let (_, text) = blocks("json").into_iter().next().expect("the guide shows its sample context");
    match serde_json::from_str(&text) {
        Ok(Value::Object(map)) => map,
        other => panic!("the sample context is not an object: {other:?}"),
    }
}

fn context(sample: &Map<String, Value>, lang: &str) -> Context {
    let mut context = Context::new();
    for (key, value) in sample {
        context.insert(key.clone(), value);
    }
    context.insert("lang", lang);
    context
}

/// Appends markup to every text that people may have written; codes, addresses and dates stay as they are.
fn made_hostile(value: &Value) -> Value {
    match value {
        Value::String(text) if text.chars().any(|c| c == ' ' || c.is_uppercase()) => {
            Value::String(format!("{text}<script>alert('x')</script>\"'&"))
        }
        Value::Array(items) => Value::Array(items.iter().map(made_hostile).collect()),
        Value::Object(map) => Value::Object(map.iter().map(|(k, v)| (k.clone(), made_hostile(v))).collect()),
        other => other.clone(),
    }
}

/// Each example as a template of its own, named after its heading.
fn examples() -> Vec<(String, String)> {
    blocks("jinja")
        .into_iter()
        .enumerate()
        .map(|(n, (heading, text))| (format!("examples/{n:02} {heading}.html"), text))
        .collect()
}

#[test]
fn every_example_in_the_guide_renders_in_both_languages_as_sound_html() {
    let examples = examples();
    let tera = engine(&examples);
    for lang in LANGUAGES {
        for (name, _) in &examples {
            let html = tera
                .render(name, &context(&sample(), lang))
                .unwrap_or_else(|e| panic!("{name} in {lang}: {e}"));
            assert!(!html.trim().is_empty(), "{name} in {lang} is empty");
            markup::check(&html).unwrap_or_else(|fault| panic!("{name} in {lang}: {fault}\n{html}"));
        }
    }
}

#[test]
fn no_example_lets_markup_through_that_a_person_typed() {
    let examples = examples();
    let tera = engine(&examples);
    let Value::Object(hostile) = made_hostile(&Value::Object(sample())) else {
        panic!("an object stays one")
    };
    for lang in LANGUAGES {
        for (name, _) in &examples {
            let html = tera
                .render(name, &context(&hostile, lang))
                .unwrap_or_else(|e| panic!("{name} in {lang}: {e}"));
            assert!(!html.contains("<script>"), "{name} in {lang} lets markup through:\n{html}");
            markup::check(&html).unwrap_or_else(|fault| panic!("{name} in {lang}: {fault}\n{html}"));
        }
    }
}

#[test]
fn every_component_has_an_example_in_the_guide() {
    let tera = engine(&[]);
    let shown: String = examples().into_iter().map(|(_, text)| text).collect();
    let parts: String =
        files(&templates().join("parts"), ".html").into_iter().map(|(_, text)| text).collect();
    let layouts: String =
        files(&templates().join("layouts"), ".html").into_iter().map(|(_, text)| text).collect();
    // Parts that belong to the pages of one room are for that room alone.
    let of_rooms: String = ["report.html", "judgement.html", "access.html", "operations.html", "sheet.html"]
        .iter()
        .map(|file| std::fs::read_to_string(templates().join("parts").join(file)).unwrap_or_default())
        .collect();
    for name in tera.get_component_names() {
        if of_rooms.contains(&format!("component {name}(")) {
            continue;
        }
        let called = |text: &str| text.contains(&format!("<{name} ")) || text.contains(&format!("<{name}>"));
        let built_on = called(&parts) || called(&layouts) || name.starts_with("mail_");
        assert!(called(&shown) || built_on, "{name} is neither shown in the guide nor used by another part");
    }
}

#[test]
fn every_page_layout_is_a_whole_document_without_inline_style_or_script() {
    let page = (
        "page.html".to_owned(),
        r#"{% extends "layouts/page.html" %}{% block title %}{{ title }}{% endblock title %}{% block content %}<h1>{{ title }}</h1>{% endblock content %}"#
            .to_owned(),
    );
    let tera = engine(&[page]);
    for lang in LANGUAGES {
        for status in [404, 418, 500] {
            let mut context = Context::new();
            context.insert("lang", lang);
            context.insert("status", &status);
            let html = tera.render("layouts/error.html", &context).unwrap_or_else(|e| panic!("{e}"));
            markup::check(&html).unwrap_or_else(|fault| panic!("error {status} in {lang}: {fault}"));
        }
        let mut context = context(&sample(), lang);
        context.insert("title", "Tystiolaeth");
        let html = tera.render("page.html", &context).unwrap_or_else(|e| panic!("{e}"));
        markup::check(&html).unwrap_or_else(|fault| panic!("page in {lang}: {fault}\n{html}"));
        assert!(html.contains(&format!("<html lang=\"{lang}\"")));
        let prefix = if lang == "cy" { "Gwall: " } else { "Error: " };
        assert!(html.contains(&format!("<title>{prefix}Tystiolaeth - Safon</title>")), "{html}");
        assert!(html.contains("href=\"#title\""), "the summary leads to the field");
    }
}

#[test]
fn the_title_has_no_error_prefix_when_nothing_is_wrong() {
    let tera = engine(&[]);
    let mut context = context(&sample(), "en");
    context.insert("errors", &json!([]));
    let html = tera.render("layouts/page.html", &context).unwrap_or_else(|e| panic!("{e}"));
    assert!(!html.contains("<title>Error"), "{html}");
    assert!(!html.contains("error-summary"));
}

#[test]
fn what_was_typed_wins_over_what_is_stored_and_a_problem_is_tied_to_its_field() {
    let tera = engine(&[(
        "form.html".to_owned(),
        r#"{{<text_field name="title" label="Title" value="stored" hint="Short" />}}{{<checkboxes name="cite" label="Cite" value={["a"]} options={[{"value": "a", "text": "A"}]} />}}"#.to_owned(),
    )]);
    let mut context = Context::new();
    context.insert("lang", "en");
    context.insert("values", &json!({"title": "typed"}));
    context.insert("problems", &json!({"title": "Too short"}));
    let html = tera.render("form.html", &context).unwrap_or_else(|e| panic!("{e}"));
    assert!(html.contains("value=\"typed\""), "{html}");
    assert!(html.contains("aria-describedby=\"title-hint title-error\""), "{html}");
    assert!(!html.contains("checked"), "a box that was unticked stays unticked: {html}");
}

/// The example email of the guide in the languages given, as HTML or text: first its bodies, then the frame.
fn email(kind: &str, languages: &[&str], sample: &Map<String, Value>) -> String {
    let (fence, suffix) = if kind == "html" { ("email-html", "html") } else { ("email-text", "txt") };
    let (_, body) = blocks(fence).into_iter().next().expect("the guide shows an email");
    let name = format!("examples/body.{suffix}");
    let tera = engine(&[(name.clone(), body)]);
    let render =
        |name: &str, context: &Context| tera.render(name, context).unwrap_or_else(|e| panic!("{name}: {e}"));
    let parts: Vec<Value> = languages
        .iter()
        .map(|lang| json!({"lang": lang, "body": render(&name, &context(sample, lang))}))
        .collect();
    let mut frame = context(sample, languages[0]);
    frame.insert("parts", &parts);
    render(&format!("emails/layout.{suffix}"), &frame)
}

#[test]
fn emails_render_in_one_language_and_in_both() {
    let Value::Object(hostile) = made_hostile(&Value::Object(sample())) else {
        panic!("an object stays one")
    };
    for languages in [&["en"][..], &["cy"], &["cy", "en"]] {
        let html = email("html", languages, &hostile);
        markup::balanced(&html).unwrap_or_else(|fault| panic!("{languages:?}: {fault}\n{html}"));
        assert!(!html.contains("<img") && !html.contains("<script"), "{html}");
        assert_eq!(
            html.matches("href=\"https://safon.example/").count(),
            languages.len(),
            "one link a language"
        );

        let text = email("text", languages, &sample());
        assert!(text.lines().all(|line| line == line.trim_end()), "trailing blanks:\n{text}");
        assert!(!text.contains("\n\n\n") && !text.contains("&amp;"), "{text}");
        assert!(text.contains("15 December 2026") || languages == ["cy"], "{text}");
        assert!(text.contains("15 Rhagfyr 2026") || languages == ["en"], "{text}");
    }
}

#[test]
fn both_languages_hold_the_same_keys() {
    let keys = |lang: &str| words::keys(&templates().join("locales").join(lang).join("frame.ftl"));
    assert_eq!(keys("en"), keys("cy"));
}

#[test]
fn the_built_style_sheet_holds_no_font_and_no_address() {
    let css = fs::read_to_string(templates().join("assets/css/safon.css")).expect("the style sheet is built");
    let lower = css.to_lowercase();
    assert!(!lower.contains("gds transport") && !lower.contains("url("));
}

#[test]
fn the_gallery_is_written_when_asked_for() {
    let Ok(folder) = std::env::var("SAFON_GALLERY") else { return };
    let examples = examples();
    let mut body = String::new();
    for (name, _) in &examples {
        body.push_str(&format!(
            "{{% include {name:?} %}}\n<hr class=\"govuk-section-break govuk-section-break--l\">\n"
        ));
    }
    let page = format!(
        "{{% extends \"layouts/page.html\" %}}{{% block title %}}Gallery{{% endblock title %}}{{% block content %}}{body}{{% endblock content %}}"
    );
    let mut all = examples;
    all.push(("gallery.html".to_owned(), page));
    let tera = engine(&all);
    for lang in LANGUAGES {
        let html = tera.render("gallery.html", &context(&sample(), lang)).unwrap_or_else(|e| panic!("{e}"));
        let here = html.replace("\"/assets/", &format!("\"{}/assets/", templates().display()));
        for (name, text) in [
            ("gallery.html", here),
            ("email.html", email("html", &[lang], &sample())),
            ("email-both.html", email("html", &["cy", "en"], &sample())),
            ("email.txt", email("text", &[lang], &sample())),
        ] {
            fs::write(Path::new(&folder).join(format!("{lang}-{name}")), text)
                .expect("the gallery can be written");
        }
    }
}
