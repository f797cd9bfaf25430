//! Pages of signing in, invitations, the account, and accounts of others.

use entities::access::{Language, OrganisationKind, Role};
use entities::ids::{AccountId, RoleGrantId};
use poem::http::Method;
use serde_json::json;
use tera::Context;

use crate::access::{self, Deed, SignIn, factor};
use crate::foundation::error::{Error, Message};
use crate::web::visit::Visit;
use crate::web::{Answer, Door, browser, get, post, public};

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    vec![
        public(Method::GET, "/sign-in", sign_in_page),
        public(Method::POST, "/sign-in", sign_in),
        public(Method::POST, "/sign-in/code", give_code),
        public(Method::GET, "/forgotten", forgotten_page),
        public(Method::POST, "/forgotten", forgotten),
        public(Method::GET, "/link/:key", link_page),
        public(Method::POST, "/link/:key", take_link),
        post("/sign-out", Deed::OwnAccount, sign_out),
        get("/account", Deed::OwnAccount, account_page),
        post("/account/language", Deed::OwnAccount, choose_language),
        post("/account/password", Deed::OwnAccount, change_password),
        post("/account/role", Deed::OwnAccount, act_as),
        post("/account/sessions", Deed::OwnAccount, end_sessions),
        get("/account/factor", Deed::OwnAccount, factor_page),
        post("/account/factor", Deed::OwnAccount, confirm_factor),
        get("/account/confirm", Deed::OwnAccount, confirm_page),
        post("/account/confirm", Deed::OwnAccount, confirm),
        get("/accounts", Deed::ManageAccounts, accounts_page),
        get("/accounts/invite", Deed::ManageAccounts, invite_page),
        post("/accounts/invite", Deed::ManageAccounts, invite),
        post("/accounts/:id/disable", Deed::ManageAccounts, disable),
        post("/accounts/:id/factor", Deed::ManageAccounts, reset_factor),
        post("/accounts/grants/:id", Deed::ManageAccounts, change_grant),
    ]
}

async fn sign_in_page(visit: Visit) -> Answer {
    if visit.actor.is_some() {
        return visit.go("/home");
    }
    let mut context = Context::new();
    context.insert("next", visit.query("next"));
    visit.page("access/sign-in.html", context)
}

async fn sign_in(visit: Visit) -> Answer {
    let (email, password) = (visit.form.get("email"), visit.form.get("password"));
    match access::sign_in(&visit.app, email, password, &visit.address, &visit.user_agent, visit.now).await? {
        SignIn::Done(token) => welcome(&visit, &token).await,
        SignIn::FactorWanted(token) => {
            let mut context = Context::new();
            context.insert("next", visit.form.get("next"));
            let mut response = visit.page("access/code.html", context)?;
            visit.keep_half_session(&mut response, &token);
            Ok(response)
        }
        SignIn::Refused => {
            let mut context = Context::new();
            context.insert("next", visit.form.get("next"));
            visit.again(
                "access/sign-in.html",
                context,
                Error::problem("email", Message::new("access-sign-in-wrong")),
            )
        }
    }
}

/// Goes on after signing in: to the place asked for, in the language of the person.
async fn welcome(visit: &Visit, token: &str) -> Answer {
    let actor = access::actor(&visit.app, token, visit.now).await?;
    let next = visit.next(visit.form.get("next"));
    let place = if next == "/" { "/home".to_owned() } else { next };
    let language = match visit.form.get("next") {
        "" => actor.map_or(visit.language, |a| a.language),
        _ => visit.language,
    };
    visit.go_signed_in(&place, token, language)
}

async fn give_code(visit: Visit) -> Answer {
    let code = visit.form.get("code");
    let mut context = Context::new();
    context.insert("next", visit.form.get("next"));
    match access::give_factor(&visit.app, &visit.half_session(), code, visit.now).await {
        Ok(Some(token)) => welcome(&visit, &token).await,
        Ok(None) => visit.again(
            "access/code.html",
            context,
            Error::problem("code", Message::new("access-code-wrong")),
        ),
        Err(error) => Err(error),
    }
}

async fn forgotten_page(visit: Visit) -> Answer {
    visit.page("access/forgotten.html", Context::new())
}

async fn forgotten(visit: Visit) -> Answer {
    let reading = visit.form.reading();
    let email = reading.line("email", 320);
    if let Err(error) = reading.done() {
        return visit.again("access/forgotten.html", Context::new(), error);
    }
    access::ask_reset(&visit.app, &email, &visit.address, visit.now).await?;
    visit.page("access/forgotten-sent.html", Context::new())
}

async fn link_page(visit: Visit) -> Answer {
    let context = link_context(&visit).await?;
    visit.page("access/link.html", context)
}

async fn link_context(visit: &Visit) -> Result<Context, Error> {
    let holder = access::link_holder(&visit.app, visit.param("key"), visit.now).await?;
    let mut context = Context::new();
    context.insert("least", &access::passwords::LEAST);
    context.insert(
        "holder",
        &holder.map(|(purpose, account)| {
            json!({ "purpose": purpose, "name": account.name, "email": account.email, "language": account.language })
        }),
    );
    Ok(context)
}

async fn take_link(visit: Visit) -> Answer {
    let password = visit.form.get("password");
    let language = entities::word::<Language>(visit.form.get("language"));
    match access::choose_password(&visit.app, visit.param("key"), password, language, visit.now).await {
        Ok(_) => visit.go_saying("/sign-in", "done-password-chosen"),
        Err(error) => {
            let context = link_context(&visit).await?;
            visit.again("access/link.html", context, error)
        }
    }
}

async fn sign_out(visit: Visit) -> Answer {
    access::sign_out(&visit.app, visit.actor()?, visit.now).await?;
    visit.go_signed_out()
}

async fn account_page(visit: Visit) -> Answer {
    let context = account_context(&visit).await?;
    visit.page("access/account.html", context)
}

async fn account_context(visit: &Visit) -> Result<Context, Error> {
    let actor = visit.actor()?;
    let account = access::store::account(&*visit.app.database, actor.account).await?;
    let sessions: Vec<_> = access::sessions(&visit.app, actor)
        .await?
        .into_iter()
        .map(|s| json!({ "seen": s.last_seen_at, "browser": browser::of(&s.user_agent), "current": Some(s.id) == actor.session }))
        .collect();
    let mut roles = Vec::new();
    for (index, grant) in actor.grants.iter().enumerate() {
        let organisation = access::store::organisation(&*visit.app.database, grant.organisation).await?;
        roles.push(json!({
            "id": grant.id, "role": grant.role, "current": index == actor.acting,
            "name_en": organisation.name_en, "name_cy": organisation.name_cy,
        }));
    }
    let mut context = Context::new();
    context.insert(
        "account",
        &json!({ "name": account.name, "email": account.email, "language": account.language }),
    );
    context.insert("factor_set", &account.totp_confirmed_at.is_some());
    context.insert("factor_waived", &account.second_factor_waived);
    context.insert("sessions", &sessions);
    context.insert("roles", &roles);
    context.insert("offers", &super::own_record::offers(visit).await?);
    context.insert("least", &access::passwords::LEAST);
    context.insert("stopped", &super::returned::own(visit).await?);
    Ok(context)
}

async fn choose_language(visit: Visit) -> Answer {
    let reading = visit.form.reading();
    let Some(language) = reading.word::<Language>("language") else {
        let context = account_context(&visit).await?;
        return visit.again("access/account.html", context, reading.done().err().unwrap_or(Error::NotFound));
    };
    access::choose_language(&visit.app, visit.actor()?, language, visit.now).await?;
    visit.go_saying("/account", "done-language-chosen")
}

async fn change_password(visit: Visit) -> Answer {
    let (old, new) = (visit.form.get("old_password"), visit.form.get("password"));
    match access::change_password(&visit.app, visit.actor()?, old, new, visit.now).await {
        Ok(()) => visit.go_saying("/account", "done-password-chosen"),
        Err(error) => {
            let context = account_context(&visit).await?;
            visit.again("access/account.html", context, error)
        }
    }
}

async fn act_as(visit: Visit) -> Answer {
    let grant: RoleGrantId = visit.form.reading().id("grant")?;
    access::act_as(&visit.app, visit.actor()?, grant).await?;
    visit.go("/home")
}

async fn end_sessions(visit: Visit) -> Answer {
    access::end_other_sessions(&visit.app, visit.actor()?, visit.now).await?;
    visit.go_saying("/account", "done-sessions-ended")
}

async fn factor_page(visit: Visit) -> Answer {
    let context = factor_context(&visit).await?;
    visit.page("access/factor.html", context)
}

async fn factor_context(visit: &Visit) -> Result<Context, Error> {
    let actor = visit.actor()?;
    let secret = access::begin_factor(&visit.app, actor).await?;
    let mut context = Context::new();
    context.insert("secret", &factor::spelled(&secret));
    context.insert("required", &visit.factor_missing);
    context.insert("squares", &squares(&factor::address(&secret, &actor.email)));
    Ok(context)
}

/// A QR code as rows of dark squares (column, row), and its width.
fn squares(text: &str) -> serde_json::Value {
    let Ok(code) = fast_qr::QRBuilder::new(text).build() else {
        return json!(null);
    };
    let dark: Vec<_> = (0..code.size)
        .flat_map(|y| (0..code.size).map(move |x| (x, y)))
        .filter(|&(x, y)| code[y][x].value())
        .collect();
    json!({ "size": code.size, "dark": dark })
}

async fn confirm_factor(visit: Visit) -> Answer {
    match access::confirm_factor(&visit.app, visit.actor()?, visit.form.get("code"), visit.now).await {
        Ok(codes) => {
            let mut context = Context::new();
            context.insert("codes", &codes);
            visit.page("access/recovery-codes.html", context)
        }
        Err(error) => {
            let context = factor_context(&visit).await?;
            visit.again("access/factor.html", context, error)
        }
    }
}

async fn confirm_page(visit: Visit) -> Answer {
    let mut context = Context::new();
    context.insert("next", visit.query("next"));
    visit.page("access/confirm.html", context)
}

async fn confirm(visit: Visit) -> Answer {
    if access::confirm_password(&visit.app, visit.actor()?, visit.form.get("password"), visit.now).await? {
        return visit.go(&visit.next(visit.form.get("next")));
    }
    let mut context = Context::new();
    context.insert("next", visit.form.get("next"));
    visit.again(
        "access/confirm.html",
        context,
        Error::problem("password", Message::new("access-password-wrong")),
    )
}

async fn accounts_page(visit: Visit) -> Answer {
    let page = visit.query("page").parse().unwrap_or(1).clamp(1, 1_000_000);
    let words = visit.query("q");
    let (listed, total) = access::accounts(&visit.app, words, page).await?;
    let me = visit.actor()?.account;
    let mut accounts = Vec::new();
    for one in &listed {
        let mut waiting = Vec::new();
        for (grant, by) in &one.waiting {
            let giver = match by {
                Some(by) => access::store::account(&*visit.app.database, *by).await?.name,
                None => String::new(),
            };
            waiting.push(json!({
                "id": grant.id, "role": grant.role, "reference": grant.organisation_reference,
                "by": giver, "mine": *by == Some(me) || one.account.id == me,
            }));
        }
        let roles: Vec<_> = one
            .grants
            .iter()
            .map(|grant| json!({ "id": grant.id, "role": grant.role, "reference": grant.organisation_reference }))
            .collect();
        let account = &one.account;
        accounts.push(json!({
            "id": account.id, "name": account.name, "email": account.email,
            "disabled": account.disabled_at.is_some(), "invited": account.password_hash.is_none(),
            "factor": account.totp_confirmed_at.is_some(), "me": account.id == me,
            "roles": roles, "waiting": waiting,
        }));
    }
    let mut context = Context::new();
    context.insert("accounts", &accounts);
    context.insert("total", &total);
    context.insert("query", words);
    context.insert("page", &page);
    context.insert("pages", &total.div_ceil(access::store::ACCOUNTS_PER_PAGE));
    let search = url::form_urlencoded::Serializer::new(String::new()).append_pair("q", words).finish();
    context.insert("search", &search);
    visit.page("access/accounts.html", context)
}

/// Confirms, takes away, or refuses a role.
async fn change_grant(visit: Visit) -> Answer {
    let id: RoleGrantId = visit.id("id")?;
    let (actor, now) = (visit.actor()?, visit.now);
    let (done, said) = match visit.form.get("decision") {
        "confirm" => (access::confirm_grant(&visit.app, actor, id, now).await, "done-role-confirmed"),
        "revoke" => (access::revoke_grant(&visit.app, actor, id, now).await, "done-role-revoked"),
        _ => return Err(Error::NotFound),
    };
    done?;
    visit.go_saying("/accounts", said)
}

async fn reset_factor(visit: Visit) -> Answer {
    let id: AccountId = visit.id("id")?;
    access::reset_factor(&visit.app, visit.actor()?, id, visit.now).await?;
    visit.go_saying("/accounts", "done-factor-reset")
}

async fn invite_page(visit: Visit) -> Answer {
    let context = invite_context();
    visit.page("access/invite.html", context)
}

fn invite_context() -> Context {
    let mut context = Context::new();
    // A worker's access goes with their record, and is given there.
    let given_here = entities::words::<Role>().filter(|role| *role != Role::Worker);
    context.insert("roles", &given_here.collect::<Vec<_>>());
    context.insert("kinds", &entities::words::<OrganisationKind>().collect::<Vec<_>>());
    context
}

async fn invite(visit: Visit) -> Answer {
    let reading = visit.form.reading();
    let (email, name) = (reading.line("email", 320), reading.line("name", 200));
    let (language, role) = (reading.word::<Language>("language"), reading.word::<Role>("role"));
    let reference = reading.line("reference", 40);
    let organisation = access::store::organisation_by_reference(&*visit.app.database, &reference).await?;
    if organisation.is_none() && !reference.is_empty() {
        reading.fault("reference", Message::new("access-reference-unknown").with("reference", reference));
    }
    if let Err(error) = reading.done() {
        return visit.again("access/invite.html", invite_context(), error);
    }
    let (Some(language), Some(role), Some(organisation)) = (language, role, organisation) else {
        return Err(Error::NotFound);
    };
    let areas = visit.form.get("areas").split([',', ' ', '\n']).map(str::trim).filter(|a| !a.is_empty());
    let areas: Vec<String> = areas.map(str::to_owned).collect();
    let invitation = access::Invitation {
        email,
        name,
        language,
        role,
        organisation: organisation.id,
        areas: (!areas.is_empty()).then_some(areas),
    };
    match access::invite(&visit.app, Some(visit.actor()?), invitation, visit.now).await {
        Ok(_) => visit.go_saying("/accounts", "done-invited"),
        Err(error) => visit.again("access/invite.html", invite_context(), error),
    }
}

async fn disable(visit: Visit) -> Answer {
    let id: AccountId = visit.id("id")?;
    let disabled = visit.form.get("disabled") == "yes";
    access::disable(&visit.app, Some(visit.actor()?), id, disabled, visit.now).await?;
    visit.go_saying("/accounts", "done-account-changed")
}
