//! The command line: exit codes, help with examples, JSON and nothing else on standard output.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::operations::SAFON;

fn safon(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(SAFON)
        .args(arguments)
        .current_dir(folder)
        .env_remove("SAFON_DATA")
        .env_remove("SAFON_DATABASE")
        .env("LANG", "en_GB.UTF-8")
        .env_remove("LC_ALL")
        .output()
        .expect("safon runs")
}

fn rows(output: &Output) -> Vec<Value> {
    let text = String::from_utf8_lossy(&output.stdout);
    let value: Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e} in {text:?}"));
    value.as_array().expect("an array").clone()
}

/// A migrated installation with one administrator.
fn installed() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(safon(folder.path(), &["migrate", "--data", "data"]).status.success());
    let invited = safon(
        folder.path(),
        &[
            "account",
            "invite",
            "it@example.org",
            "--name",
            "Tŵm",
            "--role",
            "administrator@FRAN",
            "--new",
            "franchisor",
            "--name-en",
            "The Franchisor",
            "--name-cy",
            "Y Masnachfreiniwr",
            "--data",
            "data",
            "--json",
        ],
    );
    assert!(invited.status.success(), "{}", String::from_utf8_lossy(&invited.stderr));
    let link = rows(&invited)[0]["link"].as_str().expect("without a relay the link is told").to_owned();
    assert!(link.contains("/link/"), "{link}");
    folder
}

const COMMANDS: &[&[&str]] = &[
    &[],
    &["demo"],
    &["serve"],
    &["migrate"],
    &["doctor"],
    &["account"],
    &["account", "invite"],
    &["account", "disable"],
    &["account", "list"],
    &["standards"],
    &["standards", "check"],
    &["standards", "import"],
    &["standards", "export"],
    &["standards", "list"],
    &["coops"],
    &["coops", "list"],
    &["training"],
    &["training", "import"],
    &["audits"],
    &["audits", "list"],
    &["audits", "due"],
    &["report"],
    &["reminders"],
    &["reminders", "preview"],
    &["jobs"],
    &["jobs", "list"],
    &["jobs", "run"],
    &["mail"],
    &["mail", "returned"],
    &["mail", "ledger"],
    &["mail", "proof"],
    &["verify"],
    &["backup"],
    &["restore"],
];

#[test]
fn every_command_has_help_with_an_example() {
    let folder = tempfile::tempdir().expect("a folder");
    for command in COMMANDS {
        let arguments: Vec<&str> = command.iter().copied().chain(["--help"]).collect();
        let output = safon(folder.path(), &arguments);
        let help = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(0), "{command:?}");
        assert!(help.contains("Example"), "{command:?} has no example:\n{help}");
    }
}

#[test]
fn wrong_use_is_two_and_a_refusal_is_one() {
    let folder = installed();
    let code = |arguments: &[&str]| safon(folder.path(), arguments).status.code();
    assert_eq!(code(&[]), Some(2));
    assert_eq!(code(&["fly"]), Some(2));
    assert_eq!(code(&["account"]), Some(2));
    assert_eq!(code(&["reminders", "preview", "--from", "2026-03-16"]), Some(2));
    assert_eq!(code(&["reminders", "preview", "--from", "2026-03-16", "--to", "yesterday"]), Some(2));
    assert_eq!(
        code(&["reminders", "preview", "--from", "2026-03-16", "--to", "2026-03-15", "--data", "data"]),
        Some(2)
    );
    assert_eq!(
        code(&["account", "invite", "a@example.org", "--name", "A", "--role", "king@FRAN", "--data", "data"]),
        Some(2)
    );
    assert_eq!(code(&["coops", "list", "--data", "nowhere"]), Some(1));
    assert_eq!(code(&["jobs", "run", "dance", "--data", "data"]), Some(1));
    assert_eq!(code(&["account", "disable", "nobody@example.org", "--data", "data"]), Some(1));
    assert_eq!(code(&["restore", "nowhere", "--data", "other"]), Some(1));
    assert_eq!(code(&["coops", "list", "--data", "data"]), Some(0));
    assert_eq!(code(&["migrate", "--check", "--data", "data"]), Some(0));
}

#[test]
fn a_refusal_is_a_sentence_in_the_language_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let said = |lang: &str| {
        let output = safon(folder.path(), &["verify", "--data", "nowhere", "--lang", lang]);
        assert!(output.stdout.is_empty());
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    assert!(said("en").contains("There is no Safon in nowhere yet."), "{}", said("en"));
    assert!(said("cy").contains("Nid oes Safon yn nowhere eto."), "{}", said("cy"));
}

#[test]
fn settings_that_cannot_be_are_refused_with_a_sentence() {
    let folder = installed();
    let said = |arguments: &[&str]| {
        let output = safon(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let missing = said(&["coops", "list", "--data", "data", "--config", "nosuch.toml"]);
    assert!(missing.contains("There is no file nosuch.toml."), "{missing}");
    for address in ["ftp://x", "nonsense", "smtp:", "smtps://"] {
        std::fs::write(folder.path().join("mail.toml"), format!("[mail]\nsmtp = \"{address}\"\n"))
            .expect("kept");
        let refused = said(&["coops", "list", "--data", "data", "--config", "mail.toml"]);
        assert!(refused.contains("Write it as smtp://"), "{address}: {refused}");
    }
}

#[test]
fn a_demonstration_keeps_its_own_day_number_and_address() {
    let folder = installed();
    let file = |name: &str, text: &str| {
        std::fs::write(folder.path().join("data").join(name), text).expect("it is kept");
    };
    file("demo-clock.json", "{\"shift_seconds\":0}");
    file("demo-accounts.json", "[{\"email\":\"a@example.org\"}]");
    file("demo-address.txt", "http://127.0.0.1:9191");
    for other in [["--seed", "9"], ["--coops", "20"], ["--today", "2026-03-16"]] {
        let arguments =
            [["demo", "--data"], ["data", "--listen"], ["127.0.0.1:0", other[0]], [other[1], "--json"]];
        let output = safon(folder.path(), &arguments.concat());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            output.status.code() == Some(1) && said.contains("There is a demonstration"),
            "{other:?}: {said}"
        );
    }
    let invite = ["account", "invite", "b@example.org", "--name", "B", "--role", "standards_officer@FRAN"];
    let invited = safon(folder.path(), &[&invite[..], &["--data", "data", "--json"]].concat());
    let said = String::from_utf8_lossy(&invited.stderr).into_owned();
    assert!(invited.status.success(), "{said}");
    let link = rows(&invited)[0]["link"].as_str().expect("a link").to_owned();
    assert!(link.starts_with("http://127.0.0.1:9191/"), "{link}");
}

#[test]
fn json_is_one_array_of_objects_with_the_promised_names() {
    let folder = installed();
    let get = |arguments: &[&str]| {
        let arguments: Vec<&str> = arguments.iter().copied().chain(["--data", "data", "--json"]).collect();
        let output = safon(folder.path(), &arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        rows(&output)
    };
    let accounts = get(&["account", "list"]);
    assert_eq!(accounts.len(), 1);
    for name in ["email", "name", "roles", "organisation", "language"] {
        assert!(accounts[0].get(name).is_some(), "{name} in {accounts:?}");
    }
    assert_eq!(accounts[0]["roles"][0], "administrator@FRAN");
    assert!(get(&["coops", "list"]).is_empty());
    assert!(get(&["audits", "list"]).is_empty());
    assert!(get(&["audits", "due", "--from", "2026-01-01", "--to", "2026-12-31"]).is_empty());
    assert!(get(&["reminders", "preview", "--from", "2026-03-16", "--to", "2026-04-13"]).is_empty());
    assert!(get(&["verify"]).is_empty(), "no faults, no rows");
    let jobs = get(&["jobs", "list"]);
    assert!(
        jobs.iter().all(|job| job["next_runs"].as_array().is_some_and(|runs| runs.len() == 5)),
        "{jobs:?}"
    );
    let checks = get(&["doctor"]);
    assert!(
        checks.iter().any(|check| check["check"] == "database" && check["state"] == "good"),
        "{checks:?}"
    );
}

#[test]
fn a_standard_is_checked_imported_listed_and_exported() {
    let folder = installed();
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/data/standard.yaml");
    let broken = folder.path().join("broken.yaml");
    let text = std::fs::read_to_string(shipped).expect("the shipped standard");
    std::fs::write(&broken, text.replacen("severity: critical", "severity: dreadful", 2))
        .expect("a broken copy");
    let output = safon(folder.path(), &["standards", "check", "broken.yaml", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let (faults, warnings): (Vec<Value>, Vec<Value>) =
        rows(&output).into_iter().partition(|row| row["kind"] == "fault");
    assert!(warnings.len() > 100 && warnings.iter().all(|row| row["kind"] == "warning"));
    let plain = safon(folder.path(), &["standards", "check", "broken.yaml"]);
    let plain = String::from_utf8_lossy(&plain.stdout).into_owned();
    assert!(plain.lines().count() < 2 * faults.len() + 5, "{plain}");
    assert!(plain.starts_with(faults[0]["path"].as_str().expect("a path")), "{plain}");
    assert!(plain.contains(&format!("{} warnings", warnings.len())), "{plain}");
    assert!(faults.len() >= 2, "every fault at once: {faults:?}");
    for name in ["path", "message_en", "message_cy"] {
        assert!(faults[0][name].as_str().is_some_and(|text| !text.is_empty()), "{name} in {faults:?}");
    }
    assert!(safon(folder.path(), &["standards", "check", shipped]).status.success());
    assert!(safon(folder.path(), &["standards", "import", shipped, "--data", "data"]).status.success());
    let listed = rows(&safon(folder.path(), &["standards", "list", "--data", "data", "--json"]));
    assert_eq!(listed.len(), 1);
    let (code, number) =
        (listed[0]["standard"].as_str().expect("a code"), listed[0]["version"].as_str().expect("a number"));
    let exported = safon(
        folder.path(),
        &[
            "standards",
            "export",
            code,
            "--version",
            number,
            "--format",
            "json",
            "--out",
            "out.json",
            "--data",
            "data",
        ],
    );
    assert!(exported.status.success(), "{}", String::from_utf8_lossy(&exported.stderr));
    assert!(safon(folder.path(), &["standards", "check", "out.json"]).status.success());
}

#[test]
fn plain_http_is_for_this_machine_only() {
    let folder = installed();
    let output = safon(folder.path(), &["serve", "--listen", "0.0.0.0:0", "--data", "data"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("Passwords would go over the network unprotected"), "{said}");
}

/// Runs `safon serve` on a folder until it is ready or ends; answers its exit code, if it ended, and what it said.
fn served(folder: &Path, arguments: &[&str], base_url: &str) -> (Option<i32>, String) {
    let mut service = Command::new(SAFON)
        .arg("serve")
        .args(arguments)
        .current_dir(folder)
        .env_remove("SAFON_DATA")
        .env_remove("SAFON_DATABASE")
        .env("SAFON_BASE_URL", base_url)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("safon starts");
    let mut ready = String::new();
    BufReader::new(service.stdout.take().expect("it speaks")).read_line(&mut ready).expect("it can be read");
    if !ready.is_empty() {
        service.kill().expect("it is stopped");
        service.wait().expect("it ends");
        return (None, ready);
    }
    let output = service.wait_with_output().expect("it ends");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn a_demonstration_is_no_service_for_others() {
    let folder = installed();
    let data = folder.path().join("data");
    let local = ["--data", "data", "--listen", "127.0.0.1:0", "--lang", "en"];
    let open = ["--data", "data", "--listen", "0.0.0.0:0", "--lang", "en"];
    let welsh = ["--data", "data", "--listen", "127.0.0.1:0", "--lang", "cy"];
    let https = "https://safon.example";
    // Not a demonstration: served to whoever comes through the proxy.
    assert_eq!(served(folder.path(), &local, https).0, None);
    let clock = data.join("demo-clock.json");
    let accounts = data.join("demo-accounts.json");
    let ticks = serde_json::json!({ "shift_seconds": 0 }).to_string();
    for (file, text) in [(&clock, ticks.as_str()), (&accounts, "[]")] {
        std::fs::write(file, text).expect("the folder is a demonstration's");
        for arguments in [&local, &open] {
            let (code, said) = served(folder.path(), arguments, https);
            assert_eq!(code, Some(1), "{}: {said}", file.display());
            assert!(said.contains("is a demonstration: its accounts are invented"), "{said}");
        }
        let (code, said) = served(folder.path(), &welsh, https);
        assert_eq!(code, Some(1));
        assert!(said.contains("Arddangosiad yw"), "{said}");
        let (code, said) = served(folder.path(), &local, "");
        assert_eq!(code, None, "on this machine alone it may be looked at: {said}");
        std::fs::remove_file(file).expect("the file is removed");
    }
    assert_eq!(served(folder.path(), &local, https).0, None);
}

#[test]
fn a_backup_is_restored_from_the_command_line_and_holds_its_mail() {
    let folder = installed();
    let run = |arguments: &[&str]| {
        let output = safon(folder.path(), arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        output
    };
    run(&["backup", "kept", "--data", "data"]);
    let restored = run(&["restore", "kept", "--data", "other", "--json"]);
    assert_eq!(rows(&restored)[0]["mail"], "held");
    let accounts = rows(&run(&["account", "list", "--data", "other", "--json"]));
    assert_eq!(accounts[0]["email"], "it@example.org");
    let queue = rows(&run(&["doctor", "--data", "other", "--json"]));
    let queue = queue.iter().find(|check| check["check"] == "queue").expect("the queue");
    assert_eq!(queue["state"], "warning");
    let again = safon(folder.path(), &["restore", "kept", "--data", "other"]);
    assert_eq!(again.status.code(), Some(1));
    let refilled = safon(folder.path(), &["backup", "kept", "--data", "data"]);
    assert_eq!(refilled.status.code(), Some(1), "a backup is never written over another");
}
