//! A proof of notice on paper: a tagged PDF in the reader's language, with the same as data inside.

use entities::access::{Language, Role};
use scheduler::clock::{self, Timestamp};

use super::things::{self, Things, step};
use super::{Proof, json};
use crate::foundation::error::Message;
use crate::foundation::i18n::{Words, tag};
use crate::foundation::pdf::PdfError;
use crate::foundation::pdf::attachment::{Attachment, id_of};
use crate::foundation::pdf::metadata::Metadata;
use crate::foundation::pdf::paper::{Heads, Opening, Paper, Print, Text};
use crate::foundation::reference::pick;
use crate::outbox::{self, returned};

/// Draws the proof. The same proof gives the same bytes: its file is dated by the letter.
pub fn draw(
    proof: &Proof,
    known_things: &Things,
    words: &Words,
    language: Language,
) -> Result<Vec<u8>, PdfError> {
    let word = |key: &str| words.word(language, key);
    let tongue = tag(language);
    let mut paper = Paper::new(Print::Ordinary);
    let about = proof.about.as_ref().map(|about| pick(language, &about.name_en, &about.name_cy));
    paper.begin(&Opening {
        language: tongue,
        above: word("proof-title").into(),
        title: proof.letter.subject.as_str().into(),
        below: about.into_iter().map(Text::from).collect(),
        draft: None,
        foot: proof.letter.id.to_string(),
    });
    paper.paragraph(word("proof-lead"));
    paper.facts(facts(proof, known_things, words, language));
    paper.heading(word("proof-reasons"));
    let rows = proof.reminders.iter().zip(&known_things.names).map(|(row, name)| {
        let rule = known(words, language, &format!("reminder-rule-{}", row.rule), &row.rule);
        let about = name.as_ref().map_or("–", |name| pick(language, &name.en, &name.cy));
        let when = step(&row.step).map_or_else(|| row.step.clone(), |message| words.say(language, &message));
        vec![rule.into(), about.into(), words.date(language, row.due_on).into(), when.into()]
    });
    let heads = [
        word("operations-reminders-rule"),
        word("proof-about"),
        word("operations-reminders-due"),
        word("operations-reminders-step"),
    ];
    let shares = [40.0, 46.0, 42.0, 38.0];
    let heads: Vec<Heads<'_>> =
        heads.iter().zip(shares).map(|(head, share)| Heads::text(head, share)).collect();
    paper.table("", &heads, rows.collect(), &word("proof-reasons-none"));
    if let Some(said) = things::words(proof) {
        paper.heading(word("proof-text"));
        // Of a letter in both languages neither is the language of all its words.
        let tongue = match proof.letter.language.as_str() {
            "cy" => Some(tag(Language::Cy)),
            "en" => Some(tag(Language::En)),
            _ => None,
        };
        paper.paragraph(Text::from(said).in_language(tongue.filter(|one| *one != tag(language))));
    }
    paper.heading(word("proof-returned"));
    let rows = proof.returned.iter().map(|row| {
        let own = [row.status.as_str(), row.diagnostic.as_str()].join(" ");
        let plain = words.say(language, &returned::plainly(row.kind, &row.status));
        vec![moment(words, language, row.received_at).into(), plain.into(), own.trim().into()]
    });
    let heads = [word("operations-mail-at"), word("returned-what"), word("proof-words")];
    let heads = [Heads::text(&heads[0], 40.0), Heads::text(&heads[1], 63.0), Heads::text(&heads[2], 63.0)];
    paper.table("", &heads, rows.collect(), &word("proof-returned-none"));
    paper.heading(word("proof-witnesses"));
    paper.paragraph(word("proof-witnesses-lead"));
    let rows = proof.witnesses.iter().map(|entry| {
        let what = known(words, language, &format!("journal-event-{}", entry.event), &entry.event);
        let at = moment(words, language, entry.at);
        vec![entry.sequence.to_string().into(), format!("{at}: {what}").into(), entry.hash.as_str().into()]
    });
    let heads = [
        word("operations-journal-number"),
        word("operations-journal-event"),
        word("operations-journal-hash"),
    ];
    let heads = [Heads::text(&heads[0], 20.0), Heads::text(&heads[1], 66.0), Heads::text(&heads[2], 80.0)];
    paper.table("", &heads, rows.collect(), &word("operations-journal-none"));
    let replaced = paper.replaced();
    if replaced > 0 {
        paper.remark(words.say(language, &Message::new("report-replaced").with("count", replaced)));
    }
    paper.end(&|page, pages| {
        words.say(language, &Message::new("report-page").with("page", page).with("pages", pages))
    });
    let content = json(proof);
    let drawn = paper.finish(&Metadata {
        title: format!("{}: {}", word("proof-title"), proof.letter.subject),
        author: "Safon".to_owned(),
        subject: word("proof-lead"),
        language: tongue,
        also: None,
        made_at: proof.letter.sent_at.unwrap_or(proof.letter.created_at),
        id: id_of(
            &format!("safon-proof-of-notice/2 {language}"),
            &(&content, &known_things.names, &known_things.of_roles),
        )?,
        code: None,
        attachment: Some(Attachment::json(
            "proof-of-notice.json",
            word("proof-title"),
            "safon-proof-of-notice/1",
            &content,
        )?),
    })?;
    Ok(drawn.bytes)
}

fn facts(proof: &Proof, known_things: &Things, words: &Words, language: Language) -> Vec<(String, Text)> {
    let letter = &proof.letter;
    let held = |roles: &[Role]| {
        let said: Vec<String> =
            roles.iter().map(|role| words.word(language, &format!("role-{role}"))).collect();
        said.join(", ")
    };
    let roles = match letter.account_id {
        Some(_) => held(&proof.roles),
        None => words.word(language, "proof-shared"),
    };
    let reply = letter.last_reply.as_deref().unwrap_or("–");
    let reply = outbox::said(reply).map_or(reply.to_owned(), |said| words.say(language, &said));
    let sent = letter.sent_at.map_or("–".to_owned(), |at| moment(words, language, at));
    [
        ("operations-mail-subject", letter.subject.clone()),
        ("proof-kind", known(words, language, &format!("mail-kind-{}", letter.kind), &letter.kind)),
        ("operations-mail-recipient", letter.recipient.clone()),
        ("proof-roles", roles),
        ("proof-of-roles", held(&known_things.of_roles)),
        ("proof-letter", letter.id.to_string()),
        ("proof-message-id", proof.message_id.clone().unwrap_or_default()),
        ("proof-digest", proof.text_sha256.clone()),
        ("operations-mail-created", moment(words, language, letter.created_at)),
        ("operations-mail-not-before", moment(words, language, letter.not_before)),
        ("operations-mail-state", words.word(language, &format!("email-state-{}", letter.state))),
        ("operations-mail-attempts", letter.attempts.to_string()),
        ("operations-mail-sent", sent),
        ("operations-mail-reply", reply),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(key, value)| (words.word(language, key), value.into()))
    .collect()
}

/// A word of the locales, or the bare name where they have none.
fn known(words: &Words, language: Language, key: &str, bare: &str) -> String {
    if words.has(language, key) { words.word(language, key) } else { bare.to_owned() }
}

fn moment(words: &Words, language: Language, at: Timestamp) -> String {
    let local = clock::local(at);
    format!("{}, {}", words.date(language, local.date()), local.format("%H:%M"))
}
