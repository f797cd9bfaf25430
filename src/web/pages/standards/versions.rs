//! Versions for those who work on them: where each stands, import, proposal, signature, taking back, withdrawal.

use entities::ids::VersionId;
use entities::standards::{Party, VersionStatus, standard, version};
use serde_json::{Value, json};
use tera::Context;

use super::{download, named};
use crate::access::{self, Deed, policy};
use crate::foundation::error::{Error, Message, Result};
use crate::foundation::reference::pick;
use crate::journal;
use crate::standards::agreement::{self, Proposal, Signing};
use crate::standards::fault::Fault;
use crate::standards::pack::Pack;
use crate::standards::tree::Format;
use crate::standards::waits::{self, Waits};
use crate::standards::welsh::{self, Part};
use crate::standards::{self, consultation, rules, store, translation};
use crate::web::Answer;
use crate::web::visit::Visit;

/// Every version of every standard, and where it stands.
pub async fn versions_page(visit: Visit) -> Answer {
    let mut context = Context::new();
    context.insert("versions", &list(&visit).await?);
    context.insert("waiting", &waiting(&visit).await?);
    context.insert("may_write", &may(&visit, Deed::WriteStandards));
    visit.page("standards/versions.html", context)
}

/// What waits for this person: versions to sign, or whose Welsh is to be reviewed.
async fn waiting(visit: &Visit) -> Result<Vec<Value>> {
    let mut items = Vec::new();
    for (standard, version, asked) in waits::waiting(&*visit.app.database, visit.actor()?).await? {
        let (key, page, note) = match asked {
            Waits::Sign(_) => {
                let on = version.proposed_at.unwrap_or(version.created_at);
                let since = Message::new("standards-waits-since").with("date", scheduler::clock::today(on));
                ("standards-waits-sign", "/sign", since)
            }
            Waits::Review(parts) => {
                ("standards-waits-review", "", Message::new("standards-waits-parts").with("n", parts))
            }
        };
        let what = Message::new(key)
            .with("number", version.number.as_str())
            .with("title", pick(visit.language, &standard.title_en, &standard.title_cy));
        items.push(json!({
            "text": visit.say(&what), "note": visit.say(&note),
            "href": format!("/{}/standards/versions/{}{page}", visit.language, version.id),
        }));
    }
    Ok(items)
}

/// Every version and where it stands.
pub async fn list(visit: &Visit) -> Result<Vec<Value>> {
    let database = &*visit.app.database;
    let mut list = Vec::new();
    for standard in store::standards(database).await? {
        for outline in store::versions(database, standard.id).await? {
            let signatures = store::signatures(database, outline.id).await?.len();
            list.push(json!({ "standard": named(&standard), "version": outline, "signatures": signatures }));
        }
    }
    Ok(list)
}

fn may(visit: &Visit, deed: Deed) -> bool {
    visit.actor.as_ref().is_some_and(|actor| policy::may_anywhere(actor, deed))
}

/// The form for a file.
pub async fn import_page(visit: Visit) -> Answer {
    visit.page("standards/import.html", Context::new())
}

/// Imports a file, or lists everything that is wrong with it.
pub async fn import(visit: Visit) -> Answer {
    let context = Context::new();
    let Some(file) = visit.form.files("file").first().copied().cloned() else {
        let error = Error::problem("file", Message::new("standards-file-missing"));
        return visit.again("standards/import.html", context, error);
    };
    let bytes = visit.app.files.read_all(&file.stored.sha256).await?;
    let format = format_of(&file.name, &bytes);
    match standards::import(&visit.app, Some(visit.actor()?), bytes, format, visit.now).await {
        Ok(Ok(id)) => visit.go_saying(&format!("/standards/versions/{id}"), "done-version-imported"),
        Ok(Err(faults)) => faulty(&visit, &file.name, &faults),
        Err(error) => visit.again("standards/import.html", context, error),
    }
}

fn faulty(visit: &Visit, name: &str, faults: &[Fault]) -> Answer {
    let rows: Vec<_> = faults
        .iter()
        .map(|fault| json!({ "path": fault.path, "message": visit.say(&fault.message()) }))
        .collect();
    let mut context = Context::new();
    context.insert("faults", &rows);
    context.insert("file_name", name);
    let message = Message::new("standards-file-faults").with("n", faults.len());
    visit.again("standards/import.html", context, Error::problem("file", message))
}

/// JSON by its name or its first sign; anything else is read as YAML.
fn format_of(name: &str, bytes: &[u8]) -> Format {
    let lower = name.to_lowercase();
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    let yaml = lower.ends_with(".yaml") || lower.ends_with(".yml");
    if lower.ends_with(".json") || (!yaml && first == Some(&b'{')) { Format::Json } else { Format::Yaml }
}

/// What a part is called on a page.
pub fn part_name(visit: &Visit, pack: &Pack, part: &Part) -> String {
    match part {
        Part::Section(key) => pack
            .sections
            .iter()
            .find(|section| section.key == *key)
            .map(|section| format!("{}. {}", section.number, section.title(visit.language)))
            .unwrap_or_default(),
        other => visit.say(&Message::new(format!("standards-part-{}", &other.key()["frame.".len()..]))),
    }
}

struct Shown {
    standard: standard::Model,
    version: version::Model,
    context: Context,
}

async fn shown(visit: &Visit) -> Result<Shown> {
    let id: VersionId = visit.id("id")?;
    let database = &*visit.app.database;
    let version = store::version(database, id).await?;
    let standard = store::standard(database, version.standard_id).await?;
    let mut context = Context::new();
    context.insert("standard", &named(&standard));
    context.insert("version", &store::outline(database, id).await?);
    Ok(Shown { standard, version, context })
}

/// One version: where it stands, what is next, its Welsh part by part, its signatures, what happened to it.
pub async fn version_page(visit: Visit) -> Answer {
    let Shown { version, mut context, .. } = shown(&visit).await?;
    let database = &*visit.app.database;
    let pack = rules::with_reference((*standards::pack_of(&version)?).clone(), standards::reference()?);
    let reviews = store::reviews(database, version.id).await?;
    let waiting = translation::unreviewed(&pack, &reviews);
    let parts: Vec<_> = welsh::reviews(&pack)
        .iter()
        .map(|review| {
            let key = review.part.key();
            let by =
                reviews.iter().find(|r| r.section_key == key).filter(|_| !waiting.contains(&review.part));
            json!({
                "key": key, "name": part_name(&visit, &pack, &review.part), "texts": review.texts,
                "by": by.map(|r| r.reviewer_name.clone()), "on": by.map(|r| r.reviewed_at),
            })
        })
        .collect();
    context.insert("parts", &parts);
    context.insert("waiting", &waiting.len());
    context.insert("skip_reason", &version.skip_reason);
    context.insert("criteria", &pack.criteria().count());
    context.insert("signatures", &signatures(&visit, &version).await?);
    context.insert("events", &events(&visit, &version).await?);
    let people =
        access::store::names(database, version.imported_by.into_iter().chain(version.proposed_by)).await?;
    context.insert("imported_by", &version.imported_by.and_then(|id| people.get(&id)));
    context.insert("proposed_by", &version.proposed_by.and_then(|id| people.get(&id)));
    context.insert("may_write", &may(&visit, Deed::WriteStandards));
    context.insert("may_propose", &may(&visit, Deed::ProposeVersion));
    context.insert("may_consult", &may(&visit, Deed::RunConsultation));
    let consultation = consultation::store::of_version(database, version.id).await?;
    context.insert("published", &consultation.as_ref().is_some_and(|of| of.published_at.is_some()));
    context.insert("stage", &consultation.map(|of| consultation::rules::stage(&of, visit.today())));
    context.insert("may_sign", &signing_as(&visit, &version).await?.is_some());
    context.insert("files", &format!("/standards/versions/{}/file/", version.id));
    visit.page("standards/version.html", context)
}

async fn signatures(visit: &Visit, version: &version::Model) -> Result<Vec<Value>> {
    let there = store::signatures(&*visit.app.database, version.id).await?;
    Ok(entities::words::<Party>()
        .map(|party| match there.iter().find(|signature| signature.party == party) {
            Some(s) => json!({
                "party": party, "name": s.name, "office": s.office, "organisation": s.organisation_name,
                "on": s.signed_at, "statement": s.statement.lines().collect::<Vec<_>>(),
            }),
            None => json!({ "party": party, "name": null }),
        })
        .collect())
}

async fn events(visit: &Visit, version: &version::Model) -> Result<Vec<Value>> {
    let database = &*visit.app.database;
    let entries = journal::about(database, "version", version.id.0).await?;
    let who = entries.iter().filter_map(|(entry, _)| entry.account_id);
    let names = access::store::names(database, who.collect::<std::collections::BTreeSet<_>>()).await?;
    Ok(entries
        .into_iter()
        .map(|(entry, detail)| {
            let said = |name: &str| detail.as_ref().and_then(|d| d.get(name)).and_then(Value::as_str);
            json!({
                "at": entry.at, "event": entry.event,
                "who": entry.account_id.and_then(|id| names.get(&id)),
                "reason": said("reason").or_else(|| said("skip_reason")),
            })
        })
        .collect())
}

/// A file of a version that need not be agreed yet.
pub async fn file(visit: Visit) -> Answer {
    let Shown { standard, version, .. } = shown(&visit).await?;
    download(&standard.code, &version, visit.param("file"))
}

/// The form for proposing.
pub async fn propose_page(visit: Visit) -> Answer {
    let context = propose_context(&visit).await?;
    visit.page("standards/propose.html", context)
}

async fn propose_context(visit: &Visit) -> Result<Context> {
    let Shown { version, mut context, .. } = shown(visit).await?;
    let pack = rules::with_reference((*standards::pack_of(&version)?).clone(), standards::reference()?);
    let reviews = store::reviews(&*visit.app.database, version.id).await?;
    let waiting: Vec<_> = translation::unreviewed(&pack, &reviews)
        .iter()
        .map(|part| json!({ "key": part.key(), "name": part_name(visit, &pack, part) }))
        .collect();
    context.insert("waiting", &waiting);
    let consultation = consultation::store::of_version(&*visit.app.database, version.id).await?;
    context.insert("consulted", &(version.status == VersionStatus::Consultation || consultation.is_some()));
    if let Some(of) = consultation {
        context.insert("stage", &consultation::rules::stage(&of, visit.today()));
        context.insert("closes_on", &of.closes_on);
        let whole = consultation::whole(&*visit.app.database, of).await?;
        context.insert("undecided", &whole.undecided());
    }
    context.insert("subjects", &pack.training_subjects.len());
    Ok(context)
}

/// Freezes the version and asks for signatures.
pub async fn propose(visit: Visit) -> Answer {
    let reading = visit.form.reading();
    let (effective_from, skip_reason) =
        (reading.date("effective_from"), reading.optional("skip_reason", 2000));
    let id: VersionId = visit.id("id")?;
    let done = match reading.done() {
        Ok(()) => {
            let proposal = Proposal { skip_reason, effective_from };
            standards::propose(&visit.app, visit.actor()?, id, proposal, visit.now).await
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(_) => visit.go_saying(&format!("/standards/versions/{id}"), "done-version-proposed"),
        Err(error) => visit.again("standards/propose.html", propose_context(&visit).await?, error),
    }
}

/// The form for taking a proposal back.
pub async fn take_back_page(visit: Visit) -> Answer {
    let context = take_back_context(&visit).await?;
    visit.page("standards/take-back.html", context)
}

async fn take_back_context(visit: &Visit) -> Result<Context> {
    let Shown { version, mut context, .. } = shown(visit).await?;
    context.insert("signatures", &store::signatures(&*visit.app.database, version.id).await?.len());
    Ok(context)
}

/// Takes a proposal back to draft; its signatures are void.
pub async fn take_back(visit: Visit) -> Answer {
    let reading = visit.form.reading();
    let reason = reading.text("reason", 2000);
    let id: VersionId = visit.id("id")?;
    let done = match reading.done() {
        Ok(()) => standards::take_back(&visit.app, visit.actor()?, id, &reason, visit.now).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => visit.go_saying(&format!("/standards/versions/{id}"), "done-version-taken-back"),
        Err(error) => visit.again("standards/take-back.html", take_back_context(&visit).await?, error),
    }
}

/// The form for withdrawing.
pub async fn withdraw_page(visit: Visit) -> Answer {
    policy::require_fresh(visit.actor()?, visit.now)?;
    let context = shown(&visit).await?.context;
    visit.page("standards/withdraw.html", context)
}

/// Withdraws an agreed version from a later day.
pub async fn withdraw(visit: Visit) -> Answer {
    let reading = visit.form.reading();
    let (on, reason) = (reading.date("on"), reading.text("reason", 2000));
    let id: VersionId = visit.id("id")?;
    let done = match reading.done() {
        Ok(()) => standards::withdraw(&visit.app, visit.actor()?, id, on, &reason, visit.now).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => visit.go_saying(&format!("/standards/versions/{id}"), "done-version-withdrawn"),
        Err(error) => visit.again("standards/withdraw.html", shown(&visit).await?.context, error),
    }
}

/// For which party may this person sign this version? For none, if it does not wait for them.
async fn signing_as(visit: &Visit, version: &version::Model) -> Result<Option<Party>> {
    let Some(actor) = &visit.actor else { return Ok(None) };
    let by_hand = (version.id, version.status, version.proposed_by);
    waits::signs_for(&*visit.app.database, actor, by_hand).await
}

/// What is signed: the digest, the statement, who signed already.
pub async fn sign_page(visit: Visit) -> Answer {
    let context = sign_context(&visit).await?;
    policy::require_fresh(visit.actor()?, visit.now)?;
    visit.page("standards/sign.html", context)
}

async fn sign_context(visit: &Visit) -> Result<Context> {
    let Shown { standard, version, mut context } = shown(visit).await?;
    let signs = entities::words::<Party>().any(|party| may(visit, agreement::deed_of(party)));
    if !signs {
        return Err(Error::NotFound);
    }
    let party = signing_as(visit, &version).await?;
    context.insert("party", &party);
    context.insert("own_proposal", &(version.proposed_by == visit.actor.as_ref().map(|a| a.account)));
    context.insert("signatures", &signatures(visit, &version).await?);
    context.insert("files", &format!("/standards/versions/{}/file/", version.id));
    if let (Some(party), Some(digest), Some(actor)) = (party, &version.digest, &visit.actor) {
        let office = visit.say(&Message::new("standards-your-office"));
        let signing = Signing { party, office, digest: digest.clone() };
        let statement = agreement::statement(&visit.app, &actor.name, &signing, &standard, &version.number);
        context.insert("statement", &statement.lines().collect::<Vec<_>>());
    }
    Ok(context)
}

/// Signs.
pub async fn sign(visit: Visit) -> Answer {
    let context = sign_context(&visit).await?;
    let id: VersionId = visit.id("id")?;
    let reading = visit.form.reading();
    let (party, office) = (reading.word::<Party>("party"), reading.text("office", 200));
    if !reading.ticked("agreed") {
        reading.fault("agreed", Message::new("standards-sign-tick"));
    }
    if let Err(error) = reading.done() {
        return visit.again("standards/sign.html", context, error);
    }
    let signing =
        Signing { party: party.ok_or(Error::NotFound)?, office, digest: visit.form.get("digest").to_owned() };
    match standards::sign(&visit.app, visit.actor()?, id, signing, visit.now).await {
        Ok(VersionStatus::Agreed) => {
            visit.go_saying(&format!("/standards/versions/{id}"), "done-version-agreed")
        }
        Ok(_) => visit.go_saying(&format!("/standards/versions/{id}"), "done-version-signed"),
        Err(error) => visit.again("standards/sign.html", context, error),
    }
}
