//! How the co-op stands on the day of the pack: actions, evidence, training, what is due, democracy, letters.

use entities::findings::{ActionState, Grade};

use crate::boards::content::{Action, Content, Due, Figure};
use crate::foundation::error::Message;
use crate::foundation::sheet::{Bar, Block, Column, Fact, Part, Speaker};
use crate::standards::pack::{Comparison, Unit};

/// These parts, in order.
pub(super) fn parts(content: &Content, say: Speaker<'_>) -> [Part; 8] {
    [actions, evidence, training, due, governance, votes, letters, about].map(|part| part(content, say))
}

fn graded(grade: Option<Grade>, say: Speaker<'_>) -> String {
    grade.map_or_else(|| "–".to_owned(), |grade| say.word(&format!("status-severity-{grade}")))
}

fn actions(content: &Content, say: Speaker<'_>) -> Part {
    let mut part = Part::new(say.word("boards-actions"));
    if content.open.is_empty() {
        part.say(say.word("boards-actions-none"));
    } else {
        let counted = Message::new("boards-actions-lead").with("open", content.open.len());
        let late = Message::new("boards-actions-late").with("late", content.late());
        part.say(format!("{} {}", say.say(counted), say.say(late)));
        part.add(Block::Table {
            caption: say.word("boards-actions-caption"),
            columns: vec![
                Column::text(say.word("board-action")),
                Column::text(say.word("report-action-grade")),
                Column::text(say.word("board-action-state")),
                Column::text(say.word("report-action-due")),
            ],
            rows: content.open.iter().map(|action| action_row(action, say)).collect(),
        });
    }
    if content.closed.is_empty() {
        part.say(say.word("boards-closed-none"));
    } else {
        part.add(Block::Table {
            caption: say.word("boards-closed"),
            columns: vec![
                Column::text(say.word("board-action")),
                Column::text(say.word("report-action-grade")),
                Column::text(say.word("boards-closed-on")),
            ],
            rows: content
                .closed
                .iter()
                .map(|closed| {
                    let title = format!("{} {}", closed.code, say.pick(&closed.title));
                    vec![title, graded(closed.grade, say), say.date(closed.on)]
                })
                .collect(),
        });
    }
    part
}

fn action_row(action: &Action, say: Speaker<'_>) -> Vec<String> {
    let state = match action.state {
        None | Some(ActionState::Open | ActionState::Contained) => "board-action-open",
        Some(ActionState::PlanSubmitted | ActionState::PlanAgreed) => "board-action-planned",
        Some(ActionState::ProofSubmitted) => "board-action-proven",
        Some(ActionState::Verified) => "board-action-closed",
    };
    let due = action.due_on.map_or_else(|| "–".to_owned(), |day| say.date(day));
    let due = if action.late { say.say(Message::new("boards-late").with("day", due)) } else { due };
    let title = format!("{} {}", action.code, say.pick(&action.title));
    vec![title, graded(action.grade, say), say.word(state), due]
}

fn evidence(content: &Content, say: Speaker<'_>) -> Part {
    let mut part = Part::new(say.word("boards-evidence"));
    let Some(coverage) = &content.coverage else {
        part.say(say.word("boards-evidence-no-standard"));
        return part;
    };
    part.say(
        say.say(
            Message::new("boards-evidence-lead")
                .with("covered", coverage.covered)
                .with("all", coverage.coverable)
                .with("day", coverage.on),
        ),
    );
    if coverage.missing.is_empty() {
        return part;
    }
    part.add(Block::Table {
        caption: say.word("boards-evidence-missing"),
        columns: vec![Column::text(say.word("board-action"))],
        rows: coverage
            .missing
            .iter()
            .map(|(code, title)| vec![format!("{code} {}", say.pick(title))])
            .collect(),
    });
    let more = coverage.all_missing - coverage.missing.len();
    if more > 0 {
        part.note(say.say(Message::new("boards-evidence-more").with("n", more)));
    }
    part
}

fn training(content: &Content, say: Speaker<'_>) -> Part {
    let mut part = Part::new(say.word("report-part-training"));
    if content.figures.is_empty() {
        part.say(say.word("boards-evidence-no-standard"));
        return part;
    }
    part.say(say.word("boards-training-lead"));
    let label = |figure: &Figure| say.word(&format!("report-metric-{}", figure.metric));
    part.add(Block::Bars {
        caption: say.say(Message::new("boards-training-caption").with("day", content.as_of)),
        name_head: say.word("boards-training-what"),
        value_head: say.word("report-share"),
        was_head: None,
        thresholds: Vec::new(),
        rows: content
            .figures
            .iter()
            .filter(|figure| figure.unit == Unit::Percent)
            .map(|figure| Bar {
                name: format!("{} ({})", label(figure), asked(figure, say)),
                value: figure.percent,
                figure: figure.percent.map(|percent| format!("{percent}%")),
                was: None,
                off: Some(say.word(if figure.few { "report-share-few" } else { "boards-training-nothing" })),
                soft: figure.reached == Some(false),
            })
            .collect(),
    });
    part
}

fn asked(figure: &Figure, say: Speaker<'_>) -> String {
    let unit = match figure.unit {
        Unit::Percent => "percent",
        Unit::Months => "months",
        Unit::WorkingDays => "working-days",
        Unit::Count => "count",
    };
    let way = match figure.op {
        Comparison::AtLeast => "least",
        Comparison::AtMost => "most",
    };
    say.say(Message::new(format!("report-asked-{unit}")).with("way", way).with("value", figure.asked))
}

fn due(content: &Content, say: Speaker<'_>) -> Part {
    let mut part = Part::new(say.word("boards-due"));
    if content.due.is_empty() {
        part.say(say.word("boards-due-none"));
        return part;
    }
    let (late, ahead): (Vec<&Due>, Vec<&Due>) = content.due.iter().partition(|due| due.late);
    for (caption, due) in [("boards-due-late", late), ("boards-due-ahead", ahead)] {
        if due.is_empty() {
            continue;
        }
        part.add(Block::Table {
            caption: say.word(caption),
            columns: vec![Column::text(say.word("boards-due-what")), Column::text(say.word("boards-due-on"))],
            rows: due.into_iter().map(|due| vec![owed(due, say), say.date(due.on)]).collect(),
        });
    }
    part
}

fn owed(due: &Due, say: Speaker<'_>) -> String {
    let name = say.pick(&due.name);
    if due.few {
        return say.say(Message::new("boards-due-few").with("name", name));
    }
    let key = format!("deadlines-{}", due.rule);
    say.say(Message::new(key).with("name", name).with("people", due.people))
}

fn governance(content: &Content, say: Speaker<'_>) -> Part {
    let mut part = Part::new(say.word("boards-governance"));
    let dates = &content.governance;
    let never = "boards-never";
    let mut rows = vec![
        Fact::new(say.word("boards-agm"), say.date_or(dates.agm_on, never)),
        Fact::new(say.word("boards-next-agm"), say.date_or(dates.next_agm, "boards-no-date")),
        Fact::new(say.word("boards-election"), say.date_or(dates.election_on, never)),
        Fact::new(say.word("boards-return"), say.date_or(dates.return_on, never)),
    ];
    if let Some((year_end, due)) = dates.next_return {
        let words = Message::new("boards-next-return-of").with("due", due).with("end", year_end);
        rows.push(Fact::new(say.word("boards-next-return"), say.say(words)));
    }
    rows.push(Fact::new(say.word("boards-next-visit"), say.date_or(content.next_visit, "boards-no-visit")));
    part.add(Block::Facts { rows });
    part.add(Block::Table {
        caption: say.word("boards-sent"),
        columns: vec![
            Column::text(say.word("boards-sent-what")),
            Column::text(say.word("boards-sent-last")),
            Column::text(say.word("boards-sent-next")),
        ],
        rows: dates
            .sent
            .iter()
            .map(|sent| {
                let what = say.word(&format!("members-receive-{}", sent.what));
                vec![what, say.date_or(sent.last, never), say.date(sent.next)]
            })
            .collect(),
    });
    part
}

fn votes(content: &Content, say: Speaker<'_>) -> Part {
    let mut part = Part::new(say.word("boards-votes"));
    let Some(votes) = &content.votes else {
        part.say(say.word("boards-votes-none"));
        return part;
    };
    let (users, total) = votes.counted();
    if total > 0 {
        // Rounded down, so that nothing looks reached that is not.
        let tenths = u128::from(users) * 1000 / u128::from(total);
        let reached = 100 * u128::from(users) >= 51 * u128::from(total);
        let key = match (votes.user_led, reached) {
            (false, _) => "report-votes-users",
            (true, true) => "report-votes-reached",
            (true, false) => "report-votes-missed",
        };
        let percent = format!("{}.{}%", tenths / 10, tenths % 10);
        let said = Message::new(key).with("users", users).with("total", total).with("percent", percent);
        part.say(say.say(said));
    }
    part.add(Block::Table {
        caption: say.say(Message::new("report-votes").with("day", say.date(votes.as_of))),
        columns: vec![
            Column::text(say.word("report-votes-class")),
            Column::number(say.word("report-votes-members")),
            Column::number(say.word("report-votes-votes")),
            Column::number(say.word("report-seats")),
        ],
        rows: votes
            .classes
            .iter()
            .map(|class| {
                let name = say.word(&format!("cooperatives-class-{}", class.class));
                vec![name, class.members.to_string(), class.votes.to_string(), class.seats.to_string()]
            })
            .collect(),
    });
    part
}

fn letters(content: &Content, say: Speaker<'_>) -> Part {
    let mut part = Part::new(say.word("boards-letters"));
    if content.letters.is_empty() {
        part.say(say.word("boards-letters-none"));
        return part;
    }
    part.add(Block::Table {
        caption: say.word("boards-letters-caption"),
        columns: vec![
            Column::text(say.word("boards-letters-what")),
            Column::text(say.word("boards-letters-on")),
            Column::number(say.word("boards-letters-people")),
            Column::number(say.word("boards-letters-sent")),
        ],
        rows: content
            .letters
            .iter()
            .map(|letter| {
                let what = say.word(&format!("boards-letter-{}", letter.kind));
                vec![what, say.date(letter.on), letter.people.to_string(), letter.sent.to_string()]
            })
            .collect(),
    });
    part
}

fn about(content: &Content, say: Speaker<'_>) -> Part {
    let mut part = Part::new(say.word("boards-about"));
    part.say(say.say(Message::new("boards-about-day").with("day", content.as_of)));
    if let Some((code, version)) = &content.standard {
        let standard = Message::new("boards-about-standard").with("code", code.clone());
        part.say(say.say(standard.with("version", version.clone())));
    }
    part.say(say.word("boards-about-people"));
    part.note(say.word("report-cover-statement"));
    if content.demonstration {
        part.note(say.word("report-demonstration"));
    }
    part
}
