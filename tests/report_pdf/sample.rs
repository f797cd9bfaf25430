//! Invented reports in both languages, as large and as awkward as real ones can be.

use chrono::DateTime;
use safon::reports::content::*;

/// Text in both languages; a report takes one.
fn both(language: Language, cy: &str, en: &str) -> String {
    match language {
        Language::Cy => cy.to_owned(),
        Language::En => en.to_owned(),
    }
}

/// A word no line can hold.
pub const LONG_WORD: &str = "cydweithfagofalcymdeithasolllanfairpwllgwyngyllgogerychwyrnŵŷ";

const SECTIONS: [(&str, &str, u32); 12] = [
    ("Llais a rheolaeth: aelodaeth dan arweiniad defnyddwyr", "Voice and control: user-led membership", 5),
    ("Llywodraethu democrataidd a ffurf gyfreithiol", "Democratic governance and legal form", 7),
    ("Mynediad cyfartal at wybodaeth", "Equal access to information", 5),
    ("Cydgynhyrchu a dwyochredd", "Co-production and reciprocity", 5),
    ("Llesiant ac ansawdd gofal", "Well-being and quality of care", 6),
    ("Atal a chymunedau cryfach", "Prevention and stronger communities", 4),
    ("Diogelu, diogelwch a gonestrwydd", "Safeguarding, safety and candour", 6),
    ("Sefydlu, hyfforddi a’r gweithlu", "Induction, training and the workforce", 11),
    ("Y Gymraeg, cydraddoldeb a hygyrchedd", "Welsh language, equality and accessibility", 6),
    ("Taliadau Uniongyrchol a chymorth cyfoedion", "Direct Payments and peer support", 4),
    ("Gweithio mewn consortiwm a rheolaeth leol", "Consortium working and local control", 3),
    (
        "Effaith, cynaliadwyedd a dyletswyddau’r fasnachfraint",
        "Impact, sustainability and franchise duties",
        6,
    ),
];

const TITLES: [(&str, &str); 6] = [
    ("Defnyddwyr sy’n dal y bleidlais reoli", "Users hold the controlling vote"),
    (
        "Mae cynlluniau personol yn gyfredol ac yn eiddo i’r person",
        "Personal plans are current and the person’s own",
    ),
    ("Hyfforddiant craidd cyfredol", "Core training in date"),
    (
        "Caiff pryderon diogelu eu hadrodd a’u dilyn",
        "Safeguarding concerns are reported and followed through",
    ),
    ("Cynnig rhagweithiol o’r Gymraeg", "The active offer of Welsh"),
    (
        "Anfonir cyfrifon a ffigurau perfformiad at bob aelod",
        "Accounts and performance figures go to every member",
    ),
];

const TEXTS: [(&str, &str); 3] = [
    (
        "Mae’r bobl sy’n defnyddio’r gwasanaeth yn dal o leiaf 51% o’r pleidleisiau y gellir eu bwrw mewn cyfarfod \
         cyffredinol, o dan y rheolau sydd mewn grym ar ddyddiad yr archwiliad.",
        "People who use the service hold at least 51% of the votes that can be cast at a general meeting, under \
         rules in force on the audit date.",
    ),
    (
        "Mae gan bob person gynllun a luniwyd gydag ef, a adolygwyd o fewn y tri mis diwethaf ac y mae’n cytuno \
         ag ef; mae’r cynllun yn dweud beth sy’n bwysig iddo.",
        "Each person has a plan made with them, reviewed within the last three months and agreed by them; the \
         plan says what matters to them.",
    ),
    (
        "Mae o leiaf 90% o weithwyr yn gyfredol ym mhob pwnc y mae eu rôl yn gofyn amdano.",
        "At least 90% of workers are in date in every subject their role asks for.",
    ),
];

/// A full report: 68 criteria, 200 rows of evidence, one note of 10,000 characters.
pub fn full(language: Language) -> Content {
    let say = |cy: &str, en: &str| both(language, cy, en);
    let prose = |cy: &str, en: &str| Prose::from(both(language, cy, en));
    Content {
        language,
        draft: false,
        made_at: DateTime::from_timestamp(1_771_491_600, 0).unwrap_or_default(),
        publisher: say(
            "Masnachfreiniwr y Cydweithfeydd Gofal (dychmygol)",
            "Care Co-operatives Franchisor (invented)",
        ),
        cover: cover(language),
        summary: summary(language),
        cooperative: Cooperative {
            about: vec![prose(
                "Mae Cydweithfa Gofal Tŷ Ŵyn yn darparu gofal a chymorth yn y cartref ar draws Sir Gâr. Fe’i \
                 sefydlwyd yn 2016 gan bobl sy’n defnyddio gofal a’u teuluoedd.",
                "Tŷ Ŵyn Care Co-operative gives care and support at home across Carmarthenshire. It was founded \
                 in 2016 by people who use care and their families.",
            )],
            facts: facts(language),
            votes: Some(Votes {
                as_of: say("1 Rhagfyr 2025", "1 December 2025"),
                user_led: true,
                classes: vec![
                    VoteClass { name: say("Defnyddwyr", "Users"), members: 118, votes: 118, user: true },
                    VoteClass {
                        name: say("Teulu a chynrychiolwyr", "Family and representatives"),
                        members: 22,
                        votes: 22,
                        user: false,
                    },
                    VoteClass { name: say("Gweithwyr", "Workers"), members: 58, votes: 58, user: false },
                    VoteClass {
                        name: say("Cefnogwyr yn y gymuned", "Community supporters"),
                        members: 16,
                        votes: 16,
                        user: false,
                    },
                ],
            }),
        },
        method: method(language),
        outcome: outcome(language),
        sections: sections(language),
        findings: findings(language),
        previous_actions: vec![
            PreviousAction {
                number: "F1-2024".into(),
                criterion: Some(say("7.5 Agored a gonest", "7.5 Open and honest")),
                action: prose(
                    "Ysgrifennu a mabwysiadu polisi gonestrwydd.",
                    "Write and adopt a policy on candour.",
                ),
                due: say("3 Mawrth 2025", "3 March 2025"),
                state: Done::Met,
                note: Some(prose("Gwelwyd ef ar waith mewn dau achos.", "Seen at work in two cases.")),
            },
            PreviousAction {
                number: "F2-2024".into(),
                criterion: None,
                action: prose(
                    "Anfon ffigurau galwadau hwyr at aelodau bob chwarter.",
                    "Send figures on late calls to members each quarter.",
                ),
                due: say("3 Mehefin 2025", "3 June 2025"),
                state: Done::Not,
                note: Some(prose("Aeth un set allan, yn Chwefror.", "One set went out, in February.")),
            },
            PreviousAction {
                number: "F3-2024".into(),
                criterion: None,
                action: prose(
                    "Adolygu pob cynllun personol bob tri mis.",
                    "Review every personal plan each three months.",
                ),
                due: say("3 Medi 2025", "3 September 2025"),
                state: Done::Partly,
                note: None,
            },
        ],
        training: Some(training(language)),
        democracy: Some(Democracy {
            notes: vec![prose(
                "Ethol y bwrdd yn flynyddol gan yr aelodau. Roedd cworwm ym mhob cyfarfod a welwyd.",
                "The members elect the board each year. Every meeting seen had a quorum.",
            )],
            facts: vec![
                labelled(
                    language,
                    ("Cyfarfod cyffredinol blynyddol", "21 Hydref 2025, 96 o 214 aelod"),
                    ("Annual general meeting", "21 October 2025, 96 of 214 members"),
                ),
                labelled(
                    language,
                    ("Rhybudd", "21 diwrnod; mae’r rheolau’n gofyn am 14"),
                    ("Notice", "21 days; the rules ask for 14"),
                ),
                labelled(
                    language,
                    ("Anfonwyd at aelodau", "Cyfrifon: 30 Medi 2025. Perfformiad: dim yn 2025"),
                    ("Sent to members", "Accounts: 30 September 2025. Performance: nothing in 2025"),
                ),
            ],
            seats: vec![
                Seats { class: say("Defnyddwyr", "Users"), seats: 4, filled: 4 },
                Seats { class: say("Gweithwyr", "Workers"), seats: 2, filled: 2 },
                Seats { class: say("Cefnogwyr", "Supporters"), seats: 1, filled: 0 },
            ],
        }),
        voice: Some(voice(language)),
        good_practice: vec![
            GoodPractice {
                number: Some("F9".into()),
                title: prose("Bore coffi sy’n canfod unigrwydd", "A coffee morning that finds loneliness"),
                text: prose(
                    "Mae gweithwyr yn sylwi ar bobl sydd wedi peidio â mynd allan ac yn eu gwahodd. Ymunodd 31 o bobl â grŵp ar ôl ymweliad cyntaf.",
                    "Workers notice people who have stopped going out, and invite them. 31 people joined a group after a first visit.",
                ),
                criterion: Some("10.4".into()),
            },
            GoodPractice {
                number: None,
                title: prose("Cofnodion y bwrdd mewn fersiwn hawdd ei deall", "Board minutes in easy read"),
                text: prose("O fewn wythnos i bob cyfarfod.", "Within a week of each meeting."),
                criterion: None,
            },
        ],
        action_plan: actions(language),
        comments: Some(comments(language)),
        evidence: evidence(language),
        sign_off: vec![
            signed(language, "Prif archwilydd", "Lead auditor", "Gwen Ŷnys"),
            signed(language, "Cymedrolwr", "Moderator", "Dafydd Ŵyl"),
        ],
        statements: Statements {
            version_digest: digest(7),
            verification: Some(Verification {
                address: "https://safon.example/verify/7KQ4-M2XD-9TPA".into(),
                code: "7KQ4-M2XD-9TPA".into(),
            }),
            contact: "adroddiadau@safon.example".into(),
            comment_days: 10,
            appeal_days: 5,
        },
    }
}

/// A second issue about a co-op with names that fill a page, works everywhere, and with nothing found.
pub fn long_names(language: Language) -> Content {
    let full = full(language);
    let name =
        |n: usize| "Cydweithfa Gofal Cymdeithasol Tŷ’r Ŵyn a’r Cylch, Llanŵyno a Phenŷberth ".repeat(n);
    Content {
        cover: Cover {
            cooperative: name(4).trim().into(),
            other_name: Some(Prose::written_in(Language::En, name(3).trim())),
            place: "Rhondda Cynon Taf, Merthyr Tudful, Caerffili, Blaenau Gwent, Torfaen a Sir Fynwy".into(),
            issue: Some(2),
            demonstration: true,
            ..full.cover
        },
        findings: Vec::new(),
        action_plan: Vec::new(),
        previous_actions: Vec::new(),
        comments: None,
        evidence: Vec::new(),
        sections: full.sections.into_iter().take(1).collect(),
        ..full
    }
}

/// The least a report can hold: a draft without most parts, and awkward text in what is left.
pub fn sparse(language: Language) -> Content {
    let full = full(language);
    Content {
        draft: true,
        cover: Cover {
            cooperative: format!("{LONG_WORD} Ŵ Ŷ").into(),
            other_name: None,
            registers: Vec::new(),
            issue: None,
            issued_on: None,
            other_language: false,
            kind: AuditType::Surveillance,
            demonstration: false,
            ..full.cover
        },
        summary: Summary {
            outcome: None,
            score: None,
            by_score: None,
            limiters: Vec::new(),
            lead: None,
            strengths: Vec::new(),
            must_dos: vec![
                Highlight {
                    title: LONG_WORD.into(),
                    text: "中文 ✓ ≥ 51% → \u{1F600} w\u{302}y\u{302}".into(),
                    cite: String::new(),
                },
                Highlight {
                    title: "Ŵ".into(), text: long_note(language).into(), cite: LONG_WORD.to_owned()
                },
            ],
            ..full.summary
        },
        cooperative: Cooperative { about: Vec::new(), facts: Vec::new(), votes: None },
        method: Method {
            scope: Vec::new(),
            method: Vec::new(),
            sample: None,
            team: Vec::new(),
            limits: Vec::new(),
        },
        outcome: Outcome { scores: Vec::new(), history: Vec::new(), ..full.outcome },
        sections: Vec::new(),
        findings: Vec::new(),
        previous_actions: vec![PreviousAction {
            number: "F-2024-000001".into(),
            criterion: Some(LONG_WORD.into()),
            action: LONG_WORD.into(),
            due: LONG_WORD.into(),
            state: Done::Partly,
            note: Some(long_note(language).into()),
        }],
        training: None,
        democracy: None,
        voice: None,
        good_practice: Vec::new(),
        action_plan: Vec::new(),
        comments: Some(Comments { ended: CommentsEnded::Lapsed, points: Vec::new(), appeals: Vec::new() }),
        evidence: Vec::new(),
        sign_off: Vec::new(),
        statements: Statements { verification: None, ..full.statements },
        ..full
    }
}

fn cover(language: Language) -> Cover {
    let (own, other) = ("Cydweithfa Gofal Tŷ Ŵyn", "Tŷ Ŵyn Care Co-operative");
    let say = |cy: &str, en: &str| both(language, cy, en);
    Cover {
        drafted_on: None,
        to_visit: false,
        cooperative: say(own, other).into(),
        other_name: Some(match language {
            Language::Cy => Prose::written_in(Language::En, other),
            Language::En => Prose::written_in(Language::Cy, own),
        }),
        kind: AuditType::Full,
        place: say("Sir Gaerfyrddin", "Carmarthenshire"),
        visited: say("9 a 10 Rhagfyr 2025", "9 and 10 December 2025"),
        month: say("Rhagfyr 2025", "December 2025"),
        standard: say("SCCFS fersiwn 1.0", "SCCFS version 1.0"),
        reference: "A-2025-044".into(),
        form: say("Dan arweiniad defnyddwyr, cymdeithas gydweithredol", "User-led, co-operative society"),
        registers: vec![labelled(
            language,
            ("Rhif cofrestr", "Arddangosiad 00000"),
            ("Register number", "Demonstration 00000"),
        )],
        issue: Some(1),
        issued_on: Some(say("19 Chwefror 2026", "19 February 2026")),
        other_language: true,
        demonstration: true,
    }
}

fn summary(language: Language) -> Summary {
    let prose = |cy: &str, en: &str| Prose::from(both(language, cy, en));
    let highlight = |title: Prose, text: Prose, cite: &str| Highlight { title, text, cite: cite.to_owned() };
    Summary {
        pending: false,
        lead: Some(prose(
            "Pobl sy’n defnyddio’r gwasanaeth sy’n rhedeg y gydweithfa hon, ac mae hynny i’w weld. Mae’r gofal wedi ei \
             gynllunio’n dda ac yn ddiogel. Llithrodd hyfforddiant yn 2025, a rhaid ei adfer.",
            "People who use the service run this co-operative and it shows. Care is well planned and safe. Training \
             slipped in 2025, and the co-op must bring it back.",
        )),
        outcome: Some(Verdict::CompliantWithActions),
        score: Some(86),
        tally: Tally {
            met: 45,
            partly_met: 16,
            not_met: 1,
            not_applicable: 4,
            out_of_scope: 2,
            not_assessed: 0,
        },
        by_score: Some(Verdict::Compliant),
        limiters: vec![Limiter {
            rule: both(language, "unrhyw faen prawf mawr heb ei fodloni", "any major criterion not met"),
            because: vec!["8.6".into()],
            cap: Verdict::CompliantWithActions,
        }],
        strengths: vec![
            highlight(
                prose("Aelodau sy’n penderfynu", "Members decide"),
                prose(
                    "Mae gan ddefnyddwyr 118 o 214 o bleidleisiau a phedair o saith sedd ar y bwrdd.",
                    "Users hold 118 of 214 votes and four of seven board seats.",
                ),
                "1.1, 1.4",
            ),
            highlight(
                prose("Mae diogelu’n gweithio", "Safeguarding works"),
                prose(
                    "Cafodd pob un o’r naw pryder yn y sampl ei adrodd a’i ddilyn.",
                    "All nine concerns in the sample were reported and followed through.",
                ),
                "7.1",
            ),
            highlight(
                prose("Ni adewir neb ar ei ben ei hun", "People are not left alone"),
                prose(
                    "Sylwir ar unigrwydd: ymunodd 31 o bobl â grŵp ar ôl ymweliad cyntaf.",
                    "Isolation is noticed: 31 people joined a group after a first visit.",
                ),
                "10.4",
            ),
        ],
        must_dos: vec![
            highlight(
                prose("Codi hyfforddiant craidd uwchlaw 90% eto", "Bring core training back above 90%"),
                prose("Roedd yn 81%; symud a thrin yn 74%.", "It stood at 81%; moving and handling at 74%."),
                &both(language, "8.6, mawr, erbyn 20 Mai 2026", "8.6, major, by 20 May 2026"),
            ),
            highlight(
                prose(
                    "Dangos i aelodau sut mae’r gydweithfa’n perfformio",
                    "Show members how the co-op performs",
                ),
                prose(
                    "Nid aeth ffigurau galwadau hwyr allan yn 2025.",
                    "No figures on late calls went out in 2025.",
                ),
                &both(language, "3.2, bach, erbyn 18 Awst 2026", "3.2, minor, by 18 August 2026"),
            ),
            highlight(
                prose("Cynnig y Gymraeg heb i neb ofyn", "Offer Welsh without being asked"),
                prose("Bu’n rhaid i bedwar o bob deg ofyn.", "Four of ten people had to ask."),
                &both(language, "9.1, bach, erbyn 18 Awst 2026", "9.1, minor, by 18 August 2026"),
            ),
        ],
        all_closed_on: None,
    }
}

fn facts(language: Language) -> Vec<Labelled> {
    vec![
        labelled(
            language,
            ("Math", "Aml-randdeiliad, dan arweiniad defnyddwyr"),
            ("Type", "Multi-stakeholder, user-led"),
        ),
        labelled(
            language,
            ("Ffurf gyfreithiol", "Cymdeithas gydweithredol"),
            ("Legal form", "Co-operative society"),
        ),
        labelled(
            language,
            ("Trwydded", "Rhoddwyd 4 Mai 2021, hyd 3 Mai 2027"),
            ("Licence", "Granted 4 May 2021, to 3 May 2027"),
        ),
        labelled(
            language,
            ("Gwasanaethau", "Gofal cartref; cymorth gyda Thaliadau Uniongyrchol"),
            ("Services", "Home care; support with Direct Payments"),
        ),
        labelled(
            language,
            ("Gweithwyr", "58, gan gynnwys 3 gweithiwr asiantaeth a 2 wirfoddolwr"),
            ("Workers", "58, of whom 3 agency workers and 2 volunteers"),
        ),
        labelled(language, ("Pobl a gefnogir", "127"), ("People supported", "127")),
    ]
}

fn labelled(language: Language, cy: (&str, &str), en: (&str, &str)) -> Labelled {
    let (label, value) = if language == Language::Cy { cy } else { en };
    Labelled { label: label.to_owned(), value: value.into() }
}

fn method(language: Language) -> Method {
    let prose = |cy: &str, en: &str| Prose::from(both(language, cy, en));
    let say = |cy: &str, en: &str| both(language, cy, en);
    Method {
        scope: vec![prose(
            "Roedd 68 maen prawf yn fersiwn 1.0. Roedd 62 yn gymwys i’r gydweithfa hon; mae pedwar heb fod yn berthnasol am nad yw’n aelod o gonsortiwm, a dau y tu allan i’r cwmpas.",
            "Version 1.0 holds 68 criteria. Of these 62 applied to this co-operative; four do not apply because it belongs to no consortium, and two were out of scope.",
        )],
        method: vec![
            prose(
                "Darllenodd y tîm y dystiolaeth a gyflwynwyd rhwng 17 Tachwedd ac 8 Rhagfyr 2025, ac ymwelodd am ddau ddiwrnod.",
                "The team read the evidence submitted between 17 November and 8 December 2025, and visited for two days.",
            ),
            prose(
                "Siaradodd â 14 o bobl sy’n defnyddio’r gwasanaeth, naw gweithiwr a phum aelod o’r bwrdd; yn Gymraeg gyda’r rhai a ddewisodd hynny.",
                "It spoke with 14 people who use the service, nine workers and five members of the board; in Welsh with those who chose it.",
            ),
        ],
        sample: Some(Sample {
            population: 58,
            drawn: 8,
            note: Some(prose(
                "Mae’n cynnwys y gweithiwr mwyaf newydd, gweithiwr asiantaeth a gwirfoddolwr.",
                "It includes the newest starter, an agency worker and a volunteer.",
            )),
            seed: "20251209-044".into(),
            digest: digest(3),
            algorithm: "safon-sample/1".into(),
        }),
        team: vec![
            TeamMember {
                name: "Gwen Ŷnys".into(),
                role: say("Prif archwilydd", "Lead auditor"),
                interest: Some(say("Dim buddiant i’w ddatgan.", "No interest to declare.")),
                declaration: Prose::default(),
            },
            TeamMember {
                name: "Siân Llŷr".into(),
                role: say("Archwilydd", "Auditor"),
                interest: Some(say("Bu’n aelod o’r gydweithfa.", "Was a member of the co-op.")),
                declaration: prose(
                    "Gweithiodd i gyflenwr hyfforddiant y gydweithfa hyd 2021; nid yw’n rhwystr ar ôl 24 mis.",
                    "Worked for the co-operative’s training supplier until 2021; no bar after 24 months.",
                ),
            },
        ],
        limits: vec![prose("Ni welwyd shifftiau nos.", "Night shifts were not seen.")],
    }
}

fn outcome(language: Language) -> Outcome {
    let now = [
        Some(90),
        Some(93),
        Some(80),
        Some(90),
        Some(83),
        Some(75),
        Some(92),
        Some(80),
        Some(75),
        None,
        Some(100),
        Some(83),
    ];
    let last = [
        Some(90),
        Some(93),
        Some(80),
        Some(90),
        Some(92),
        Some(75),
        Some(92),
        Some(88),
        Some(63),
        None,
        Some(100),
        Some(83),
    ];
    let visit = |cy: &str, en: &str, short: (&str, &str), kind, outcome, score| Visit {
        on: both(language, cy, en),
        short: both(language, short.0, short.1),
        kind,
        outcome: Some(outcome),
        score: Some(score),
    };
    let band = |from, outcome| Band { from, outcome };
    Outcome {
        bands: vec![
            band(85, Verdict::Compliant),
            band(70, Verdict::CompliantWithActions),
            band(50, Verdict::Conditional),
            band(0, Verdict::NotCompliant),
        ],
        lead: Some(Prose::from(both(
            language,
            "Mae naw o un ar ddeg o adrannau a sgoriwyd ar 80 neu uwch. Atal a’r Gymraeg yw’r isaf, y ddwy ar 75.",
            "Nine of eleven scored sections stand at 80 or above. Prevention and Welsh language are lowest, both at 75.",
        ))),
        scores: SECTIONS
            .iter()
            .enumerate()
            .map(|(place, &(cy, en, count))| SectionScore {
                number: (place + 1).to_string(),
                title: both(language, cy, en),
                scored: if now[place].is_some() { count } else { 0 },
                score: now[place],
                last: last[place],
                weight: 8,
            })
            .collect(),
        overall: (Some(86), Some(87)),
        years: ("2025".into(), Some("2024".into())),
        compared_with: Some(both(
            language,
            "yr archwiliad llawn cynt, yn Rhagfyr 2024",
            "the full audit before, in December 2024",
        )),
        thresholds: vec![50, 70, 85],
        history: vec![
            visit(
                "9 a 10 Rhagfyr 2025",
                "9 and 10 December 2025",
                ("Rhag 2025", "Dec 2025"),
                AuditType::Full,
                Verdict::CompliantWithActions,
                86,
            ),
            visit(
                "3 Rhagfyr 2024",
                "3 December 2024",
                ("Rhag 2024", "Dec 2024"),
                AuditType::Full,
                Verdict::Compliant,
                87,
            ),
            visit(
                "5 Rhagfyr 2023",
                "5 December 2023",
                ("Rhag 2023", "Dec 2023"),
                AuditType::Full,
                Verdict::CompliantWithActions,
                78,
            ),
            visit(
                "6 Rhagfyr 2022",
                "6 December 2022",
                ("Rhag 2022", "Dec 2022"),
                AuditType::Full,
                Verdict::Conditional,
                67,
            ),
            visit(
                "12 Ionawr 2022",
                "12 January 2022",
                ("Ion 2022", "Jan 2022"),
                AuditType::Readiness,
                Verdict::CompliantWithActions,
                76,
            ),
        ],
        changed: Some(Prose::from(both(
            language,
            "Disgynnodd adran 8 o 88 i 80 wrth i hyfforddiant ddod i ben. Disgynnodd adran 5 o 92 i 83 gydag adolygiadau hwyr o gynlluniau. Cododd adran 9 o 63 i 75.",
            "Section 8 fell from 88 to 80 as training ran out. Section 5 fell from 92 to 83 with late plan reviews. Section 9 rose from 63 to 75 after six workers took up Welsh lessons.",
        ))),
    }
}

fn sections(language: Language) -> Vec<Section> {
    let mut serial = 0;
    SECTIONS
        .iter()
        .enumerate()
        .map(|(place, &(cy, en, count))| Section {
            number: (place + 1).to_string(),
            title: both(language, cy, en),
            criteria: (1..=count)
                .map(|number| {
                    serial += 1;
                    criterion(language, &format!("{}.{number}", place + 1), serial)
                })
                .collect(),
        })
        .collect()
}

fn criterion(language: Language, code: &str, serial: usize) -> Criterion {
    let say = |(cy, en): (&str, &str)| both(language, cy, en);
    let result = match serial % 11 {
        3 | 8 => Mark::PartlyMet,
        5 if code == "8.6" || serial > 60 => Mark::NotMet,
        9 if serial > 50 => Mark::NotApplicable,
        10 if serial > 50 => Mark::OutOfScope,
        _ => Mark::Met,
    };
    let severity = [Severity::Critical, Severity::Major, Severity::Minor, Severity::Improvement][serial % 4];
    let judged = !matches!(result, Mark::NotApplicable | Mark::OutOfScope);
    let short = say((
        "Gwelodd y tîm y rheolau, y gofrestr aelodau a chofnodion tri chyfarfod; maent yn cytuno â’i gilydd.",
        "The team saw the rules, the members’ register and the minutes of three meetings; they agree with each other.",
    ));
    let note = match serial {
        12 => Some(Prose::from(long_note(language))),
        20 => Some(Prose::from(format!("{short} {LONG_WORD} {short}"))),
        30 => Some(match language {
            Language::Cy => Prose::written_in(
                Language::En,
                "Written in English by the auditor: plans were seen and found good.",
            ),
            Language::En => Prose::written_in(
                Language::Cy,
                "Ysgrifennwyd yn Gymraeg: gwelwyd cynlluniau ŵyr a nain, a chafwyd hwy’n dda.",
            ),
        }),
        _ => judged.then(|| Prose::from(short)),
    };
    Criterion {
        code: code.to_owned(),
        title: say(TITLES[serial % TITLES.len()]),
        text: say(TEXTS[serial % TEXTS.len()]),
        severity,
        result,
        last: serial.is_multiple_of(5).then_some(Mark::PartlyMet),
        note,
        facts: if serial.is_multiple_of(3) && judged {
            vec![ComputedFact {
                label: say((
                    "Gweithwyr sydd â hyfforddiant craidd cyfredol",
                    "Workers with core training in date",
                )),
                value: "81%".into(),
                basis: Some(say((
                    "47 o 58; 2 ar absenoldeb hir wedi eu gadael allan",
                    "47 of 58; 2 on long leave left out",
                ))),
                asked: Some(say(("o leiaf 90%", "at least 90%"))),
                overridden: (serial == 9).then(|| {
                    Prose::from(say((
                        "Daeth pedair tystysgrif i law ar y diwrnod.",
                        "Four certificates came to hand on the day.",
                    )))
                }),
            }]
        } else {
            Vec::new()
        },
        evidence: if judged {
            vec![
                Prose::from(say(("Rheolau’r gydweithfa, 2024", "Rules of the co-operative, 2024"))),
                Prose::written_in(Language::Cy, "Cofnodion y bwrdd, Ŵythnos 40"),
            ]
        } else {
            Vec::new()
        },
        findings: if result == Mark::NotMet { vec!["F1".into()] } else { Vec::new() },
        reason: (!judged).then(|| {
            Prose::from(say((
                "Nid yw’r gydweithfa’n aelod o gonsortiwm.",
                "The co-operative belongs to no consortium.",
            )))
        }),
    }
}

/// A note of more than 10,000 characters, in paragraphs and with line ends.
fn long_note(language: Language) -> String {
    let sentence = both(
        language,
        "Aeth y tîm drwy bob cofnod yn ei dro, ŵyth ar y tro, a gofyn yr un cwestiynau am bob un: pwy, pryd, pam. ",
        "The team went through each record in turn, eight at a time, and asked the same questions of each: who, when, why. ",
    );
    let mut note = String::new();
    while note.chars().count() < 10_000 {
        note.push_str(&sentence.repeat(7));
        note.push_str("\n\n");
    }
    note
}

fn findings(language: Language) -> Vec<Finding> {
    let prose = |cy: &str, en: &str| Prose::from(both(language, cy, en));
    let finding = |number: &str, grade, criterion: (&str, &str), statement| Finding {
        number: number.to_owned(),
        grade,
        criterion: both(language, criterion.0, criterion.1),
        statement,
        evidence: vec![prose("Matrics hyfforddi, 9 Rhagfyr 2025", "Training matrix, 9 December 2025")],
        repeated: false,
        state: FindingState::Open,
        reason: None,
    };
    let mut all = vec![
        finding(
            "F1",
            Severity::Major,
            ("8.6 Hyfforddiant craidd cyfredol", "8.6 Core training in date"),
            prose(
                "Roedd 47 o 58 gweithiwr (81%) yn gyfredol yn y pynciau craidd. Mewn symud a thrin, 74%.",
                "47 of 58 workers (81%) were in date in the core subjects. In moving and handling it was 74%.",
            ),
        ),
        finding(
            "F2",
            Severity::Minor,
            ("3.2 Ffigurau perfformiad i aelodau", "3.2 Performance figures for members"),
            prose(
                "Nid aeth ffigurau galwadau hwyr at aelodau yn 2025.",
                "No figures on late calls went to members in 2025.",
            ),
        ),
        finding(
            "F3",
            Severity::Critical,
            ("7.3 Gwiriadau cyn dechrau", "7.3 Checks before starting"),
            prose(
                "Dechreuodd un gweithiwr ddau ddiwrnod cyn i’w wiriad gyrraedd.",
                "One worker started two days before the check had come.",
            ),
        ),
        finding(
            "F4",
            Severity::Improvement,
            ("9.4 Dysgu Cymraeg", "9.4 Learning Welsh"),
            prose("Gallai gwersi fod yn rhan o’r rota.", "Lessons could be part of the rota."),
        ),
    ];
    all[1].repeated = true;
    all[2].state = FindingState::Withdrawn;
    all[2].reason = Some(prose(
        "Dangosodd y gydweithfa fod y gweithiwr yn cysgodi’n unig.",
        "The co-operative showed that the worker was only shadowing.",
    ));
    all
}

fn training(language: Language) -> Training {
    let share = |cy: &str, en: &str, count, asked| Share { name: both(language, cy, en), count, asked };
    Training {
        as_of: both(language, "9 Rhagfyr 2025", "9 December 2025"),
        subjects: vec![
            share("Pob pwnc craidd", "All core subjects", Some((47, 58)), Some(90)),
            share("Diogelu oedolion", "Safeguarding adults", Some((56, 58)), Some(90)),
            share("Symud a thrin pobl", "Moving and handling people", Some((43, 58)), Some(90)),
            share("Meddyginiaethau", "Medicines", Some((54, 58)), Some(90)),
            share("Cymorth cyntaf", "First aid", Some((49, 58)), None),
            share("Gofal diwedd oes", "End-of-life care", None, Some(90)),
        ],
        induction: vec![
            share(
                "Fframwaith Sefydlu Cymru Gyfan, o fewn chwe mis",
                "All Wales Induction Framework, within six months",
                Some((11, 13)),
                Some(90),
            ),
            share("Cofrestru o fewn chwe mis", "Registration within six months", Some((13, 13)), Some(100)),
        ],
        left_out: Some(Prose::from(both(
            language,
            "Gadawyd allan: 2 ar absenoldeb hir, 3 heb ddod i’w dyddiad eto.",
            "Left out: 2 on long leave, 3 not yet due.",
        ))),
    }
}

fn voice(language: Language) -> Voice {
    let said = |written: Language, text: &str| match written == language {
        true => Prose::from(text),
        false => Prose::written_in(written, text),
    };
    Voice {
        conversations: vec![
            Conversation {
                with: ConversationWith::Members,
                manner: ConversationManner::Meeting,
                people: People::Number(14),
                said: said(
                    Language::Cy,
                    "“Fi sy’n dweud pryd dw i’n codi. Doedd hi ddim fel’na yn y lle arall.”",
                ),
                criteria: vec!["1.2".into(), "4.1".into()],
            },
            Conversation {
                with: ConversationWith::Workers,
                manner: ConversationManner::ByPhone,
                people: People::FewerThanFive,
                said: said(Language::En, "They know whom to tell, and were answered within a week."),
                criteria: Vec::new(),
            },
            Conversation {
                with: ConversationWith::PeopleWhoUseCare,
                manner: ConversationManner::OneToOne,
                people: People::Number(6),
                said: said(Language::En, "“They ring when they are late.\n\nThat is all I ask.”"),
                criteria: vec!["5.3".into()],
            },
            Conversation {
                with: ConversationWith::PeopleWhoUseCare,
                manner: ConversationManner::InWriting,
                people: People::FewerThanFive,
                said: said(Language::Cy, "Mae’r gweithwyr yn siarad Cymraeg bob tro."),
                criteria: Vec::new(),
            },
        ],
    }
}

fn actions(language: Language) -> Vec<Action> {
    let prose = |cy: &str, en: &str| Prose::from(both(language, cy, en));
    let say = |cy: &str, en: &str| both(language, cy, en);
    vec![
        Action {
            number: "F1".into(),
            grade: Severity::Major,
            criterion: Some(both(language, "8.6 Hyfforddiant craidd", "8.6 Core training").to_owned()),
            action: prose(
                "Talu am weithwyr wrth gefn fel y gall chwe gweithiwr y mis fynd ar y cwrs symud a thrin.",
                "Pay for cover so that six workers a month can take the course in moving and handling.",
            ),
            owner: say("Rheolwr", "Manager"),
            due: say("20 Mai 2026", "20 May 2026"),
        },
        Action {
            number: "F2".into(),
            grade: Severity::Minor,
            criterion: None,
            action: prose(
                "Anfon ffigurau at bob aelod bob chwarter, mewn print bras hefyd.",
                "Send figures to every member each quarter, in large print too.",
            ),
            owner: say("Ysgrifennydd y bwrdd", "Board secretary"),
            due: say("18 Awst 2026", "18 August 2026"),
        },
    ]
}

fn comments(language: Language) -> Comments {
    let prose = |cy: &str, en: &str| Prose::from(both(language, cy, en));
    let say = |cy: &str, en: &str| both(language, cy, en);
    Comments {
        appeals: vec![prose(
            "Ar 20 Ionawr 2026 apeliodd y gydweithfa, ar y sail na chafodd tystiolaeth ei hystyried. Gwrthodwyd yr apêl.",
            "On 20 January 2026 the co-op appealed, on the ground that evidence was not taken into account. The appeal was dismissed.",
        )],
        ended: CommentsEnded::Given,
        points: vec![
            CommentPoint {
                about: say("Canfyddiad F3", "Finding F3"),
                comment: prose(
                    "Nid oedd y gweithiwr ar ei ben ei hun: roedd yn cysgodi, fel y dengys y rota.",
                    "The worker was not alone: they were shadowing, as the rota shows.",
                ),
                answer: prose(
                    "Mae’r rota’n dangos hyn. Tynnwyd y canfyddiad yn ôl.",
                    "The rota shows this. The finding was withdrawn.",
                ),
                decision: Decision::Accepted,
            },
            CommentPoint {
                about: say("Maen prawf 3.2", "Criterion 3.2"),
                comment: Prose::written_in(Language::Cy, "Aeth un set o ffigurau allan ym mis Chwefror."),
                answer: prose(
                    "Nodwyd hynny. Mae’r safon yn gofyn am bob chwarter.",
                    "This is noted. The standard asks for each quarter.",
                ),
                decision: Decision::Partly,
            },
            CommentPoint {
                about: say("Maen prawf 8.6", "Criterion 8.6"),
                comment: Prose::from(long_note(language)),
                answer: prose("Mae’r ffigurau’n sefyll.", "The figures stand."),
                decision: Decision::NotAccepted,
            },
        ],
    }
}

fn evidence(language: Language) -> Vec<Evidence> {
    let kinds = [
        ("Polisi", "Policy"),
        ("Cofnodion cyfarfod", "Minutes of a meeting"),
        ("Matrics hyfforddi", "Training matrix"),
    ];
    (1..=200)
        .map(|number| {
            let (cy, en) = kinds[number % kinds.len()];
            Evidence {
                returned: number == 5,
                title: match number {
                    17 => Prose::from(format!("{LONG_WORD}.pdf")),
                    _ => Prose::from(format!("{} {number}, Tŷ Ŵyn", both(language, cy, en))),
                },
                kind: both(language, cy, en),
                sha256: (!number.is_multiple_of(9)).then(|| digest(number)),
                accepted: (!number.is_multiple_of(13))
                    .then(|| both(language, "2 Rhagfyr 2025", "2 December 2025")),
                criteria: vec![format!("{}.1", number % 12 + 1), format!("{}.2", number % 12 + 1)],
            }
        })
        .collect()
}

fn signed(language: Language, cy: &str, en: &str, name: &str) -> SignOff {
    SignOff {
        role: both(language, cy, en),
        name: name.to_owned(),
        on: both(language, "18 Chwefror 2026", "18 February 2026"),
        statement: Some(Prose::from(both(
            language,
            "Rwy’n cadarnhau bod yr adroddiad hwn yn dweud yr hyn a welwyd.",
            "I confirm that this report says what was seen.",
        ))),
    }
}

fn digest(seed: usize) -> String {
    let mut state = (seed as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (0..64)
        .map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            char::from_digit((state >> 60) as u32, 16).unwrap_or('0')
        })
        .collect()
}
