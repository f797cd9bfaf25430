//! Reports that hold far more, and far stranger things, than an audit should; and nothing at all.

use safon::reports::content::{
    Action, Content, Conversation, ConversationManner, ConversationWith, Finding, FindingState, Highlight,
    Language, People, Prose, Severity, Summary, Voice,
};

use super::sample;

/// A name as a person may have it: right to left, and with a picture.
pub const NAME: &str = "تعاونية الرعاية 💜 Cwm Glas";
/// Characters of a name that no face holds.
pub const STRANGE: usize = 15;

/// What somebody said who writes from right to left, with a picture.
pub const SAID: &str = "قالت إن الرعاية جيدة 😀 a diolch yn fawr.";
/// Characters of it that no face holds.
pub const SAID_STRANGE: usize = 18;

/// A report without a finding, an action, a comment, a conversation or a piece of evidence.
pub fn none(language: Language) -> Content {
    Content {
        findings: Vec::new(),
        previous_actions: Vec::new(),
        action_plan: Vec::new(),
        good_practice: Vec::new(),
        comments: None,
        evidence: Vec::new(),
        voice: Some(Voice { conversations: Vec::new() }),
        ..sample::full(language)
    }
}

/// A report with 500 findings, notes of 10,000 characters, and names in Arabic with pictures.
pub fn too_much(language: Language) -> Content {
    let full = sample::full(language);
    let (mut cover, mut sections) = (full.cover, full.sections);
    cover.cooperative = NAME.into();
    cover.other_name = Some(Prose::written_in(Language::En, NAME));
    for criterion in sections.iter_mut().flat_map(|section| &mut section.criteria).take(12) {
        criterion.note = Some(long().into());
    }
    let findings = (1..=500).map(|number| Finding {
        number: format!("F{number}"),
        grade: [Severity::Critical, Severity::Major, Severity::Minor][number % 3],
        criterion: "8.6 A very long title of a criterion that goes over several lines of the head".into(),
        statement: if number % 100 == 0 { long().into() } else { NAME.into() },
        evidence: vec![NAME.into()],
        repeated: number % 7 == 0,
        state: [FindingState::Open, FindingState::Closed, FindingState::Regraded, FindingState::Withdrawn]
            [number % 4],
        reason: Some("x".repeat(400).into()),
    });
    let actions = (1..=500).map(|number| Action {
        number: format!("F{number}"),
        grade: Severity::Major,
        criterion: Some("8.6".into()),
        action: NAME.into(),
        owner: NAME.into(),
        due: "20 May 2026".into(),
    });
    let point = || Highlight { title: NAME.into(), text: long().into(), cite: "8.6, major".into() };
    Content {
        cover,
        sections,
        findings: findings.collect(),
        voice: Some(Voice { conversations: conversations() }),
        action_plan: actions.collect(),
        summary: Summary {
            lead: Some(long().into()),
            strengths: (0..3).map(|_| point()).collect(),
            must_dos: (0..3).map(|_| point()).collect(),
            ..full.summary
        },
        ..full
    }
}

/// One person, who writes from right to left.
pub fn said(language: Language) -> Voice {
    Voice {
        conversations: vec![Conversation {
            with: ConversationWith::Members,
            manner: ConversationManner::InWriting,
            people: People::FewerThanFive,
            said: Prose::written_in(language, SAID),
            criteria: Vec::new(),
        }],
    }
}

/// Three conversations with everybody: ten thousand characters, Arabic with pictures, and every criterion there is.
fn conversations() -> Vec<Conversation> {
    let everybody = [
        ConversationWith::Members,
        ConversationWith::Workers,
        ConversationWith::PeopleWhoUseCare,
        ConversationWith::Families,
    ];
    let texts = [Prose::from(long()), Prose::from(SAID), Prose::written_in(Language::Cy, SAID.repeat(40))];
    let one = |with: ConversationWith, said: &Prose| Conversation {
        with,
        manner: ConversationManner::InWriting,
        people: People::Number(u32::MAX),
        said: said.clone(),
        criteria: (1..=80).map(|n| format!("{n}.12")).collect(),
    };
    everybody.into_iter().flat_map(|with| texts.iter().map(move |said| one(with, said))).collect()
}

/// Ten thousand characters: words, one word without an end, empty lines.
fn long() -> String {
    let mut text = "Gwelodd yr archwilydd y cofnodion. The auditor saw the records. ".repeat(120);
    text.push_str(&"w".repeat(600));
    while text.chars().count() < 10_000 {
        text.push_str("\n\nA paragraph more.");
    }
    text.chars().take(10_000).collect()
}
