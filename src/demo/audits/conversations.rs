//! Whom the auditors of the demonstration spoke with on the visit, and what they were told.

use std::sync::Arc;

use entities::access::Language;
use entities::audits::{ConversationManner, ConversationWith, ScopeState};
use scheduler::clock::{Timestamp, today};

use super::Tale;
use crate::audits::conversations::{self, Recording};
use crate::audits::store;
use crate::demo::chance::Chance;
use crate::demo::script::Script;
use crate::foundation::error::Result;
use crate::foundation::reference::pick;

/// What was said: with whom, how, to how many people at least and at most, about which criterion, in English and in Welsh.
struct Said {
    with_whom: ConversationWith,
    manner: ConversationManner,
    people: (i64, i64),
    criterion: &'static str,
    words: (&'static str, &'static str),
}

const MEMBERS: &[Said] = &[
    Said {
        with_whom: ConversationWith::Members,
        manner: ConversationManner::Meeting,
        people: (7, 19),
        criterion: "open-voluntary-membership",
        words: (
            "Members said that they are asked before something changes, and hear afterwards what became of it. Some \
             would like the papers for meetings a week earlier.",
            "Dywedodd aelodau fod rhywun yn gofyn iddynt cyn i rywbeth newid, a’u bod yn clywed wedyn beth a ddaeth \
             o’r peth. Hoffai rhai gael y papurau ar gyfer cyfarfodydd wythnos ynghynt.",
        ),
    },
    Said {
        with_whom: ConversationWith::Members,
        manner: ConversationManner::Meeting,
        people: (5, 12),
        criterion: "finances-open-to-members",
        words: (
            "Nearly everybody had seen the accounts. Those who had not knew whom to ask. The page of plain figures was \
             praised more than once.",
            "Roedd bron pawb wedi gweld y cyfrifon. Roedd y rhai nad oeddent yn gwybod i bwy i ofyn. Cafodd y dudalen \
             o ffigurau plaen ei chanmol fwy nag unwaith.",
        ),
    },
    Said {
        with_whom: ConversationWith::Families,
        manner: ConversationManner::ByPhone,
        people: (2, 4),
        criterion: "complaints-answered",
        words: (
            "They know whom to ring, and somebody rings back the same day. A worry about late visits in the spring was \
             dealt with, and nobody was made to feel a nuisance.",
            "Maent yn gwybod pwy i’w ffonio, ac mae rhywun yn ffonio’n ôl yr un diwrnod. Cafodd pryder am ymweliadau \
             hwyr yn y gwanwyn ei ddatrys, ac ni wnaed i neb deimlo’n niwsans.",
        ),
    },
];

const WORKERS: &[Said] = &[
    Said {
        with_whom: ConversationWith::Workers,
        manner: ConversationManner::OneToOne,
        people: (5, 9),
        criterion: "safe-to-speak-up",
        words: (
            "All said that they would speak up if something were wrong, and could say to whom. They have time between \
             visits on most days, not on Fridays.",
            "Dywedodd pawb y byddent yn codi llais pe bai rhywbeth o’i le, a gallent ddweud wrth bwy. Mae ganddynt amser \
             rhwng ymweliadau ar y rhan fwyaf o ddiwrnodau, ond nid ar ddydd Gwener.",
        ),
    },
    Said {
        with_whom: ConversationWith::Workers,
        manner: ConversationManner::InWriting,
        people: (3, 8),
        criterion: "training-shaped-together",
        words: (
            "The training is good and the trainer knows the work. Some had asked for a course on dementia twice, and \
             it is now on the list for the autumn.",
            "Mae’r hyfforddiant yn dda ac mae’r hyfforddwr yn adnabod y gwaith. Roedd rhai wedi gofyn am gwrs ar \
             ddementia ddwywaith, ac mae bellach ar y rhestr ar gyfer yr hydref.",
        ),
    },
];

const USERS: &[Said] = &[
    Said {
        with_whom: ConversationWith::PeopleWhoUseCare,
        manner: ConversationManner::OneToOne,
        people: (3, 6),
        criterion: "relationships-that-last",
        words: (
            "The same few workers come, and they stay until the work is done. “I decide when I get up,” we heard, in \
             nearly the same words, in more than one home.",
            "Yr un ychydig weithwyr sy’n dod, ac maent yn aros nes bod y gwaith wedi’i wneud. “Fi sy’n penderfynu pryd \
             i godi,” clywsom, yn yr un geiriau bron, mewn mwy nag un cartref.",
        ),
    },
    Said {
        with_whom: ConversationWith::PeopleWhoUseCare,
        manner: ConversationManner::Meeting,
        people: (6, 11),
        criterion: "active-offer-of-welsh",
        words: (
            "Welsh was offered without anybody having to ask. Getting out of the house matters most to people, and the \
             coffee morning is why several of them joined.",
            "Cynigiwyd y Gymraeg heb i neb orfod gofyn. Cael mynd allan o’r tŷ sy’n bwysicaf i bobl, a’r bore coffi yw’r \
             rheswm yr ymunodd sawl un ohonynt.",
        ),
    },
];

/// Two or three conversations on the first day of the visit.
pub(super) fn acts<'a>(tale: &Arc<Tale<'a>>, script: &mut Script<'a>) {
    let mut chance =
        Chance::new(tale.seed, &format!("conversations {} {}", tale.coop.invented.reference, tale.visit_on));
    let mut held = vec![chance.pick(USERS), chance.pick(WORKERS)];
    if chance.percent(60) {
        held.push(chance.pick(MEMBERS));
    }
    for (place, said) in held.into_iter().enumerate() {
        let people = chance.between(said.people.0, said.people.1);
        // Not everybody at a co-op speaks the same language, and a conversation is written down in its own.
        let own = tale.coop.invented.language.unwrap_or(Language::En);
        let language = match (chance.percent(75), own) {
            (true, own) => own,
            (false, Language::En) => Language::Cy,
            (false, Language::Cy) => Language::En,
        };
        let number = i64::try_from(place).unwrap_or_default();
        let t = Arc::clone(tale);
        script.at(tale.after(0, 20 + 10 * number), "the auditors speak with people", move |now| async move {
            record(&t, said, people, language, now).await
        });
    }
}

async fn record(t: &Tale<'_>, said: &Said, people: i64, language: Language, now: Timestamp) -> Result<()> {
    let audit = store::by_reference(&*t.app.database, &t.name()).await?;
    let rows = store::assessments(&*t.app.database, audit.id).await?;
    let in_scope = rows
        .iter()
        .any(|(row, criterion)| row.scope == ScopeState::InScope && criterion.key == said.criterion);
    let recording = Recording {
        with_whom: said.with_whom,
        manner: said.manner,
        held_on: today(now),
        people: i32::try_from(people).unwrap_or(1),
        said: pick(language, said.words.0, said.words.1).to_owned(),
        language,
        criteria: in_scope.then(|| said.criterion.to_owned()).into_iter().collect(),
        // The invented words name nobody, though some invented people are called what they say.
        names_kept: true,
    };
    let key = format!("demo-conversation-{}-{}", t.name(), said.criterion);
    let lead = t.who(t.auditor(), now).await?;
    conversations::record(t.app, &lead, &t.name(), &recording, &key, now).await.map(|_| ())
}
