# Sentences of the command line.

cli-ready = Safon is ready at { $address }
cli-failed = This did not work: { $problem }
cli-not-found = There is nothing by that name here.
cli-nothing-there = There is no Safon in { $folder } yet. Run “safon serve” or “safon migrate” with that folder first.
cli-schema-older = The database is older than this program. Nothing was changed. Run “safon migrate” first; it makes a safety backup.
cli-schema-in-use = The database is older than this program, and another Safon is at work on it. Nothing was changed. Stop every Safon, then start this one; it makes a safety backup.
cli-address-taken = The address { $address } cannot be used: { $problem }. Nothing was started.
cli-plain-http = Safon would be reached from other machines at { $address }, but its base address is { $base }. Passwords would go over the network unprotected. Put a proxy with HTTPS before it and set base_url to the https:// address, or listen on 127.0.0.1. Nothing was started.
cli-migrate-nothing = The database is up to date.
cli-migrate-pending = { $n ->
    [one] One migration has not run yet:
   *[other] { $n } migrations have not run yet:
}
cli-migrate-done = { $n ->
    [one] One migration ran. The database is up to date.
   *[other] { $n } migrations ran. The database is up to date.
}
cli-no-organisation = There is no organisation with the reference { $reference }. See “safon coops list”; a franchisor or Government is made with --new.
cli-no-account = There is no account with the address { $email }.
cli-no-accounts = There are no accounts yet. Invite the first administrator: safon account invite --help
cli-no-coops = There are no co-ops yet.
cli-invited = { $email } is invited. The link in the email works for 14 days.
cli-invited-link = No mail relay is set up here, so this is the link. Only that person may use it:
cli-disabled = { $email } can no longer sign in. Every session has ended.
cli-enabled = { $email } may sign in again.

jobs-unknown = There is no job called { $job }. See “safon jobs list”.
jobs-busy = The job { $job } is running already. Wait until it ends.
jobs-ran = The job { $job } ran.
jobs-failed = The job { $job } failed: { $problem }

cli-file = { $file } cannot be read: { $problem }
cli-written = { $file } is written.
cli-standard-good = { $code } { $version } can be imported: { $n ->
    [one] one criterion
   *[other] { $n } criteria
}, no faults.
cli-standard-faults = { $n ->
    [one] One fault was found. Nothing was stored.
   *[other] { $n } faults were found. Nothing was stored.
}
cli-standard-warnings = { $n ->
    [one] One warning: { $said }
   *[other] { $n } warnings: { $said } To see each of them, add --json.
}
cli-standard-imported = { $code } { $version } is imported as a draft.
cli-no-standards = There are no standards yet. Import one: safon standards import data/standard.yaml
cli-no-audits = There are no such audits.
cli-report-issued = Issue { $issue } is written to { $file }, as it was issued.
cli-report-draft = A draft is written to { $file }. Nothing was issued in this language yet.
cli-demo-accounts = These are the accounts of the demonstration. They have no second factor.
cli-demo-not-one = { $folder } holds something that is not a demonstration. Nothing was changed. Choose another folder with --data.
cli-demo-for-others = { $folder } is a demonstration: its accounts are invented, share one public password and need no second factor. As a service it is only for this machine: listen on 127.0.0.1, with no other base_url and no proxy. For a service of your own choose another folder with --data; to show the demonstration use safon demo. Nothing was started.
cli-demo-there = There is a demonstration in { $folder } already, with a day, a number and co-ops of its own. Nothing was changed. Leave out --today, --seed and --coops, or add --fresh to make it anew.

cli-training-imported = { $added } added, { $corrected } corrected, { $unchanged } unchanged.
cli-training-nothing = { $people ->
    [one] One person was read. Nothing was changed.
   *[other] { $people } people were read. Nothing was changed.
}
