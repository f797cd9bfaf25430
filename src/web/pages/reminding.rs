//! Pages about reminders that are not the administrator's alone: the rules in plain sentences, what a person chooses, and the
//! team of a co-op with its delegates and shared mailboxes.

use std::collections::BTreeSet;

use entities::access::{Language, Role};
use entities::ids::{AccountId, DelegationId, SharedMailboxId};
use entities::reminders::{MailboxOf, ReminderGroup};
use serde_json::{Value, json};
use tera::Context;

use super::evidence::{about, coop};
use super::operations::{AT_ONCE, rule_word};
use crate::access::{self, Deed, policy};
use crate::cooperatives::{self, Cooperative};
use crate::deadlines::table::{self, Entry};
use crate::foundation::error::{Error, Message, Problem, Result};
use crate::foundation::i18n::Words;
use crate::reminders::choice::{self, Stopped};
use crate::reminders::{self, delegates, mailboxes, sentences};
use crate::standards;
use crate::web::visit::Visit;
use crate::web::{Answer, Door, get, post};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    vec![
        get("/operations/reminders/rules", Deed::SeeReminderRules, rules_page),
        get("/account/digests", Deed::OwnAccount, digests_page),
        post("/account/digests", Deed::OwnAccount, choose_digests),
        post("/account/mailboxes/:id", Deed::OwnAccount, choose_mailbox),
        post("/account/delegations/end", Deed::OwnAccount, end_own),
        get("/coops/:reference/team", Deed::ManageTeam, team_page),
        post("/coops/:reference/team/delegates", Deed::ManageTeam, delegate),
        post("/coops/:reference/team/delegates/end", Deed::ManageTeam, end_delegation),
        post("/coops/:reference/team/mailboxes", Deed::ManageTeam, set_mailbox),
        post("/coops/:reference/team/mailboxes/:id/remove", Deed::ManageTeam, remove_mailbox),
    ]
}

// ---- the rules ----

/// Next runs of each rule that are shown.
const RUNS: usize = 5;

async fn rules_page(visit: Visit) -> Answer {
    let database = &*visit.app.database;
    let few = cooperatives::store::count(database).await? <= AT_ONCE;
    let worked_out = few || visit.query("runs") == "yes";
    let runs = if worked_out { reminders::runs(&visit.app, RUNS).await? } else { Default::default() };
    let in_force = standards::all_in_force(database, visit.today()).await?;
    let told = |entry: &Entry| {
        let (words, language) = (&visit.app.words, visit.language);
        let said = sentences::rule(words, language, entry);
        let versions = in_force.iter().filter_map(|text| {
            let cadence = text.pack.cadence(entry.cadence?)?;
            Some(json!({
                "sentences": sentences::cadence(words, language, cadence).join(" "),
                "number": text.pack.standard.version, "code": text.pack.standard.code,
            }))
        });
        let who = visit.app.words.word(language, "rules-role-named");
        let shown_only =
            entry.cadence.is_none().then(|| visit.say(&Message::new("rules-shown-only").with("who", who)));
        let next = runs.get(&entry.rule).map_or(&[][..], Vec::as_slice);
        json!({
            "rule": entry.rule, "name": rule_word(&visit, &entry.rule), "shown_only": shown_only,
            "versions": versions.collect::<Vec<_>>(), "to": said.to, "how": said.how, "choice": said.choice,
            "from": next.first().map(|run| run.on), "until": next.last().map(|run| run.on),
            "runs": next.iter().map(|run| json!({ "on": run.on, "people": run.people })).collect::<Vec<_>>(),
        })
    };
    let groups = table::get().groups.iter().filter_map(|group| {
        let rules = table::get().rules.iter().filter(|entry| entry.group == group.group);
        let rules: Vec<Value> = rules.map(told).collect();
        (!rules.is_empty()).then(|| json!({ "name": group_word(&visit, group.group), "rules": rules }))
    });
    let notices = table::get().notices.iter().map(|notice| {
        let (to, when) = sentences::notice(&visit.app.words, visit.language, notice);
        let name = visit.app.words.word(visit.language, &format!("rules-notice-{}", notice.notice));
        json!({ "name": name, "to": to, "when": when })
    });
    let mut context = Context::new();
    context.insert("groups", &groups.collect::<Vec<_>>());
    context.insert("notices", &notices.collect::<Vec<_>>());
    context.insert("worked_out", &worked_out);
    context.insert("may_preview", &policy::may_anywhere(visit.actor()?, Deed::SeeOperations));
    visit.page("reminders/rules.html", context)
}

fn group_word(visit: &Visit, group: ReminderGroup) -> String {
    visit.app.words.word(visit.language, &format!("rules-group-{group}"))
}

fn group_words(visit: &Visit, groups: &[(DelegationId, ReminderGroup)]) -> String {
    groups.iter().map(|(_, group)| group_word(visit, *group)).collect::<Vec<_>>().join("; ")
}

// ---- what a person chooses ----

async fn digests_page(visit: Visit) -> Answer {
    let (database, actor) = (&*visit.app.database, visit.actor()?);
    let account = access::store::account(database, actor.account).await?;
    let mut context = Context::new();
    context.insert("groups", &choice::groups().collect::<Vec<_>>());
    context.insert("wanted", &choice::wanted_groups(&visit.app, actor).await?);
    context.insert("both", &account.both_languages_since.is_some());
    context.insert("language", &account.language);
    let mut boxes = Vec::new();
    for place in actor.grants.iter().map(|grant| grant.organisation).collect::<BTreeSet<_>>() {
        let organisation = access::store::organisation(database, place).await?;
        for shared in mailboxes::at(database, place).await? {
            let roles = mailboxes::roles(shared.mailbox.held_by);
            let held = |role: &Role| actor.grants.iter().any(|g| g.organisation == place && g.role == *role);
            if roles.iter().any(held) {
                boxes.push(json!({
                    "id": shared.mailbox.id, "of": shared.mailbox.held_by, "address": shared.mailbox.address,
                    "uses": shared.users.contains(&actor.account), "stopped": shared.mailbox.stopped_at.is_some(),
                    "name_en": organisation.name_en, "name_cy": organisation.name_cy,
                }));
            }
        }
    }
    context.insert("mailboxes", &boxes);
    let mut asked = Vec::new();
    for one in delegates::of(database, actor.account, visit.today()).await? {
        let organisation = access::store::organisation(database, one.organisation).await?;
        asked.push(json!({
            "groups": group_words(&visit, &one.groups), "by": one.by_name, "until": one.until,
            "ids": one.groups.iter().map(|(id, _)| id).collect::<Vec<_>>(),
            "name_en": organisation.name_en, "name_cy": organisation.name_cy,
        }));
    }
    context.insert("asked", &asked);
    visit.page("reminders/digests.html", context)
}

fn chosen(visit: &Visit) -> Vec<ReminderGroup> {
    visit.form.all("groups").into_iter().filter_map(entities::word).collect()
}

async fn choose_digests(visit: Visit) -> Answer {
    let wanted: BTreeSet<ReminderGroup> = chosen(&visit).into_iter().collect();
    let both = visit.form.get("language") == "both";
    choice::choose(&visit.app, visit.actor()?, &wanted, both, visit.now).await?;
    visit.go_saying("/account/digests", "done-rules-digests")
}

async fn choose_mailbox(visit: Visit) -> Answer {
    let id = visit.id("id")?;
    let uses = visit.form.get("uses") == "yes";
    mailboxes::use_it(&visit.app, visit.actor()?, id, uses, visit.now).await?;
    visit.go_saying("/account/digests", "done-rules-digests")
}

async fn end_own(visit: Visit) -> Answer {
    end_all(&visit).await?;
    visit.go_saying("/account/digests", "done-rules-digests")
}

async fn end_all(visit: &Visit) -> Result<()> {
    for id in visit.form.all("ids") {
        let id: DelegationId = id.parse().map_err(|_| Error::NotFound)?;
        delegates::end(&visit.app, visit.actor()?, id, visit.now).await?;
    }
    Ok(())
}

/// What one click in a mail program is answered, in both languages: nobody knows which the program shows.
pub fn stopped_words(words: &Words, stopped: Stopped) -> String {
    let key = match stopped {
        Stopped::Person => "done-digests-stopped",
        Stopped::Mailbox => "done-mailbox-stopped",
    };
    format!("{}\n{}\n", words.word(Language::Cy, key), words.word(Language::En, key))
}

// ---- the team of a co-op ----

async fn team_page(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::ManageTeam).await?;
    let context = team(&visit, &coop).await?;
    visit.page("reminders/team.html", context)
}

async fn team(visit: &Visit, coop: &Cooperative) -> Result<Context> {
    let (database, place, me) = (&*visit.app.database, coop.organisation.id, visit.actor()?.account);
    let people = delegates::people(database, place, visit.today()).await?;
    let roles = |roles: &[Role]| {
        let roles = roles.iter().map(|role| visit.app.words.word(visit.language, &format!("role-{role}")));
        roles.collect::<Vec<_>>().join(", ")
    };
    let mut context = about(visit, coop);
    let others = people.iter().filter(|(id, ..)| *id != me);
    context.insert(
        "others",
        &others
            .map(|(id, name, held)| json!({ "value": id, "text": format!("{name} ({})", roles(held)) }))
            .collect::<Vec<_>>(),
    );
    let listed = people.iter().map(|(_, name, held)| json!({ "name": name, "roles": roles(held) }));
    context.insert("people", &listed.collect::<Vec<_>>());
    context.insert("groups", &delegates::groups().collect::<Vec<_>>());
    let asked = delegates::at(database, place, visit.today()).await?;
    let asked = asked.iter().map(|one| {
        json!({
            "to": one.to_name, "by": one.by_name, "until": one.until, "groups": group_words(visit, &one.groups),
            "ids": one.groups.iter().map(|(id, _)| id).collect::<Vec<_>>(),
        })
    });
    context.insert("delegates", &asked.collect::<Vec<_>>());
    let recorded = mailboxes::at(database, place).await?;
    let boxes = entities::words::<MailboxOf>().map(|of| {
        let shared = recorded.iter().find(|shared| shared.mailbox.held_by == of);
        let holders =
            people.iter().filter(|(_, _, held)| held.iter().any(|r| mailboxes::roles(of).contains(r)));
        let uses = |id: &AccountId| shared.is_some_and(|shared| shared.users.contains(id));
        json!({
            "of": of, "id": shared.map(|shared| shared.mailbox.id),
            "address": shared.map(|shared| &shared.mailbox.address),
            "stopped": shared.is_some_and(|shared| shared.mailbox.stopped_at.is_some()),
            "people": holders
                .map(|(id, name, _)| json!({ "name": name, "uses": uses(id) }))
                .collect::<Vec<_>>(),
        })
    });
    context.insert("mailboxes", &boxes.collect::<Vec<_>>());
    Ok(context)
}

fn team_of(coop: &Cooperative) -> String {
    format!("/coops/{}/team", coop.organisation.reference)
}

/// Goes back to the page of the team, or shows it again with what was wrong.
async fn answered(visit: &Visit, coop: &Cooperative, result: Result<()>, done: &'static str) -> Answer {
    match result {
        Ok(()) => visit.go_saying(&team_of(coop), done),
        Err(error) => {
            let context = team(visit, coop).await?;
            visit.again("reminders/team.html", context, error)
        }
    }
}

async fn delegate(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::ManageTeam).await?;
    let read = {
        let reading = visit.form.reading();
        let (to, until) = (reading.text("to", 40), reading.date("until"));
        reading.done().map(|()| (to.parse::<AccountId>(), until))
    };
    let result = match read {
        Ok((Ok(to), until)) => {
            let (actor, place) = (visit.actor()?, coop.organisation.id);
            delegates::give(&visit.app, actor, place, to, &chosen(&visit), until, visit.now).await
        }
        Ok((Err(_), _)) => Err(Error::problem("to", Message::new("team-delegate-missing"))),
        Err(error) => Err(error),
    };
    answered(&visit, &coop, result, "done-team-delegated").await
}

async fn end_delegation(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::ManageTeam).await?;
    end_all(&visit).await?;
    visit.go_saying(&team_of(&coop), "done-team-ended")
}

async fn set_mailbox(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::ManageTeam).await?;
    let of: MailboxOf = entities::word(visit.form.get("of")).ok_or(Error::NotFound)?;
    let address = visit.form.get(&format!("address-{of}"));
    let (actor, place) = (visit.actor()?, coop.organisation.id);
    let result = mailboxes::set(&visit.app, actor, place, of, address, visit.now).await.map(|_| ());
    // On the page the field of each mailbox has a name of its own.
    let result = result.map_err(|error| match error {
        Error::Problems(problems) => Error::Problems(
            problems
                .into_iter()
                .map(|one| Problem { field: format!("address-{of}").into(), ..one })
                .collect(),
        ),
        other => other,
    });
    answered(&visit, &coop, result, "done-team-mailbox").await
}

async fn remove_mailbox(visit: Visit) -> Answer {
    let coop = coop(&visit, Deed::ManageTeam).await?;
    let id: SharedMailboxId = visit.id("id")?;
    mailboxes::remove(&visit.app, visit.actor()?, id, visit.now).await?;
    visit.go_saying(&team_of(&coop), "done-team-mailbox-removed")
}
