# Keeping: how long evidence is kept, legal holds, erasure, and files with a virus.

keeping-title = Keeping and erasing
keeping-lead = Evidence is kept for the time the standard sets for its kind. Then it is erased. A legal hold stops that.
keeping-item-title = How long this is kept
keeping-coop-title = How long evidence is kept
keeping-coop-lead = What is erased first stands at the top. Download what you want to keep for longer.
keeping-back-item = Back to the evidence item
keeping-link = How long this is kept
keeping-link-all = How long evidence is kept
keeping-type = Kind of evidence
keeping-coop = Co-op
keeping-handed-in = Handed in
keeping-how-long = Kept
keeping-last-day = Last day
keeping-why = Why
keeping-until = Up to and including { $date }
keeping-while-current = As long as it is the latest of its kind
keeping-while-audit = As long as an audit or a corrective action that uses it goes on
keeping-while-employed = As long as somebody it may be about works at the co-op
keeping-while-no-rule = Without end: the standard sets no time for this kind
keeping-held-note = A legal hold stands. It is not erased while that is so.
keeping-rule-note = The time is set by the standard. It is never counted from before the day the evidence was handed in.
keeping-erased-here = This evidence was erased. What it said is gone. That it was here stays on record.
keeping-erased-on = Erased on
keeping-erased-already = This evidence is erased already. Nothing more can be done with it.
keeping-tombstone-retention = This evidence was erased on { $date }, when the time for which it is kept had ended. { $n ->
    [one] One file went with it.
   *[other] { $n } files went with it.
}
keeping-tombstone-request = This evidence was erased on { $date } because the co-op asked for it and somebody else agreed. { $n ->
    [one] One file went with it.
   *[other] { $n } files went with it.
}
keeping-grounds-retention = Its time had ended
keeping-grounds-request = The co-op asked
keeping-tombstones = Erased lately

keeping-holds = Legal holds
keeping-no-holds = No legal hold stands.
keeping-hold-on = On
keeping-hold-item = A hold on this item
keeping-hold-whole = A hold on all evidence of the co-op
keeping-hold-standing = Where it stands
keeping-hold-placed = Placed by one person, holds at once
keeping-hold-confirmed = Confirmed by a second person
keeping-hold-lift_asked = Holds, and somebody asks to lift it
keeping-hold-lifted = Lifted
keeping-hold-reason = Why
keeping-hold-reason-hint = Which case or inquiry needs it. Do not name people who use care.
keeping-hold-placed-by = Placed by
keeping-hold-confirmed-by = Confirmed by
keeping-hold-lift-asked-by = Asked to lift it
keeping-hold-lifted-by = Lifted by
keeping-hold-place = Place a legal hold
keeping-hold-place-coop = Place a legal hold on all evidence of a co-op
keeping-hold-place-note = It holds at once. A second person is asked to confirm it. Two people are needed to lift it.
keeping-hold-confirm = Confirm this hold
keeping-hold-ask-lift = Ask that it be lifted
keeping-hold-lift-why = Why it is not needed any more
keeping-hold-lift = Lift this hold
keeping-hold-keep = Let it stay
keeping-hold-second = You did the first half of this. A second person must do the other.
keeping-hold-moved-on = This hold has moved on. Look where it stands now.
keeping-held = A legal hold stands on this evidence. It can’t be erased until two people have lifted it.
keeping-coop-reference = Reference of the co-op
keeping-coop-reference-hint = For example, COOP-0003
keeping-coop-unknown = There is no co-op of this reference here. Check it.
keeping-reason-missing = Say why.

keeping-wishes = Waiting for a decision
keeping-no-wishes = Nobody waits for evidence to be erased.
keeping-wish-title = Somebody asks that this be erased
keeping-wish-by = Asked by
keeping-wish-why = Why
keeping-wish-waits = The franchisor’s standards officer decides. Until then nothing changes.
keeping-ask-title = Erase it before its time
keeping-ask-note = Ask for this if a file shows something it should not, such as the name of a person who uses care. Somebody else decides.
keeping-ask-why = Why should it be erased?
keeping-ask-why-hint = Do not repeat what should not be known.
keeping-ask-send = Ask that it be erased
keeping-asked-already = Somebody has asked for this already. It waits for a decision.
keeping-not-asked = Nobody asks that this be erased, or it has been decided.
keeping-not-your-own = You asked for this yourself. Somebody else must decide.
keeping-decide = What do you decide?
keeping-decide-erase = Erase it
keeping-decide-erase-hint = Title, dates and files go for good. Reports that were issued stay as they are.
keeping-decide-refuse = Keep it
keeping-decide-send = Save the decision
keeping-refusal = Why it is kept
keeping-refusal-hint = The co-op reads this.
keeping-refused = On { $date } { $who } decided to keep it: { $why }

keeping-soon = To be erased within { $n } days
keeping-none-soon = Nothing is to be erased soon.

done-hold-placed = The hold is placed and holds at once. A second person must confirm it.
done-hold-confirmed = The hold is confirmed.
done-hold-lift-asked = It is asked for. A second person can lift the hold; until then it stands.
done-hold-lifted = The hold is lifted.
done-hold-kept = The hold stays.
done-erasure-asked = It is asked for. The standards officer decides.
done-evidence-erased = The evidence is erased.
done-erasure-refused = The evidence is kept. Your reason stands on this page.

evidence-scan = Virus check
evidence-scan-waiting = Being checked. It can be opened as soon as that is done.
evidence-scan-infected = Set apart: { $found } was found in it
evidence-scan-too_large = Not checked: it is too large for the scanner
evidence-being-checked = This file is being checked for viruses. Nothing is lost. Try again in a few minutes.
evidence-quarantined = A virus ({ $found }) was found in this file. It was set apart and nobody can open it. The co-op should send a clean file.
evidence-file-infected = { $name } was not taken: a virus ({ $found }) was found in this same file before. Send a clean copy.

quarantine-mail-subject = A virus was found in a file: { $type }
quarantine-mail-text = The virus scanner found something in a file that was handed in as evidence. The file was set apart. Nobody can open it, and it proves nothing any more.
quarantine-mail-do = Check the machine the file came from. Then add a clean file to the same item.
quarantine-mail-administrator = The co-op was told. There is nothing for you to do, unless it happens again.
quarantine-mail-button = Open the item
quarantine-mail-health = Open the health page
quarantine-mail-why = You get this because you handed in evidence for this co-op, or manage it.
quarantine-mail-why-administrator = You get this because you are an administrator.

operations-check-scanner = Virus scanner
operations-check-press = Documents being drawn
operations-press-strangers = For people who did not sign in, in a lane of their own
operations-press = { $drawing } being drawn, { $waiting } waiting. For people who did not sign in: { $strangers_drawing } being drawn, { $strangers_waiting } waiting. Since the start: { $done } drawn, { $failed } failed.
operations-press-now = Being drawn or waiting now
operations-scanner-none = No scanner is set up. Files are handed out unchecked.
operations-scanner-good = { $n ->
    [0] It answers. No file waits.
    [one] It answers. One file waits to be checked.
   *[other] It answers. { $n } files wait to be checked.
}
operations-scanner-away = { $n ->
    [0] It does not answer. No file waits.
    [one] It does not answer. One file waits and cannot be opened.
   *[other] It does not answer. { $n } files wait and cannot be opened.
}
operations-job-scan-files = Shows new files to the virus scanner
operations-job-erase-evidence = Erases evidence whose time has ended
operations-journal-detail-missing = The journal is broken: what entry { $sequence } said is gone, and nothing says it was erased.

journal-event-evidence-erased = Evidence was erased
journal-event-evidence-erasure-asked = Somebody asked that evidence be erased
journal-event-evidence-erasure-refused = A wish to erase evidence was refused
journal-event-evidence-quarantined = A file with a virus was set apart
journal-event-hold-placed = A legal hold was placed
journal-event-hold-confirmed = A legal hold was confirmed
journal-event-hold-lift-asked = Somebody asked to lift a legal hold
journal-event-hold-lifted = A legal hold was lifted
journal-event-hold-kept = A legal hold was left to stand
evidence-event-erased = Erased
evidence-event-erasure-asked = Asked that it be erased
evidence-event-erasure-refused = Decided to keep it
evidence-event-quarantined = A virus was found; a file was set apart
nav-keeping = Keeping

keeping-waits-wishes = { $n ->
    [one] Decide whether one item of evidence is erased
   *[other] Decide whether { $n } items of evidence are erased
}
keeping-waits-holds = { $n ->
    [one] A legal hold waits for a second person
   *[other] { $n } legal holds wait for a second person
}
