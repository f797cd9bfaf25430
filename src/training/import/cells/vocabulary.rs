//! What people type where a date should stand, in both languages, in normal form.

use crate::training::import::words::List;

pub(super) static NOT_APPLICABLE: List = List::new(
    "n a, na, not applicable, not required, not needed, exempt, amherthnasol, ddim yn berthnasol,
    dim yn berthnasol, dim angen, ddim ei angen, amh, nid yw n berthnasol, does not apply,
    non applicable",
);

pub(super) static DONE: List = List::new(
    "y, yes, done, completed, complete, passed, pass, attended, trained, certified, achieved, competent,
    in date, ok, valid, current, signed off, cwblhawyd, wedi cwblhau, wedi ei gwblhau, wedi i gwblhau,
    do, ydw, ie, wedi pasio, pasio, pasiwyd, mynychwyd, mewn dyddiad, tick, t",
);

pub(super) static NOT_DONE: List = List::new(
    "n, no, not done, none, tbc, tba, to be confirmed, outstanding, required, needed, needs doing,
    not completed, not complete, incomplete, missing, naddo, nac oes, na eto, heb ei wneud,
    heb ei gwblhau, heb gwblhau, angen, not yet, nil, 0, i w gadarnhau, iw gadarnhau, to do",
);

pub(super) static TO_ARRANGE: List = List::new(
    "to be arranged, to arrange, to book, to be booked, needs booking, needs arranging, awaiting date,
    awaiting, awaiting booking, i w drefnu, iw drefnu, i w archebu, i drefnu, aros am ddyddiad,
    waiting list, not booked",
);

pub(super) static BOOKED: List = List::new(
    "booked, booked on, booked for, booking, scheduled, planned, arranged, enrolled, registered for,
    wedi archebu, archebwyd, wedi i drefnu, wedi trefnu, trefnwyd, wedi bwcio, bwciwyd, booked in,
    to attend, attending",
);

pub(super) static APPLIED: List = List::new(
    "applied, applied for, application, application submitted, application sent, submitted,
    pending registration, wedi gwneud cais, gwnaed cais, cais wedi i anfon, cais, wedi ymgeisio",
);

pub(super) static IN_PROGRESS: List = List::new(
    "in progress, started, ongoing, underway, working towards, part complete, partially complete,
    partly done, ar waith, ar y gweill, wedi dechrau, yn mynd rhagddo, half done, incomplete course",
);

pub(super) static NOT_STARTED: List =
    List::new("not started, not yet started, yet to start, heb ddechrau, not attempted, assigned, not begun");

pub(super) static FAILED: List = List::new(
    "failed, fail, did not attend, dna, did not pass, not passed, withdrawn, withdrew, cancelled,
    canceled, no show, absent, not competent, methu, methwyd, wedi methu, heb basio, canslwyd,
    wedi canslo, ni fynychodd, not attended, did not complete, abandoned, refused",
);

pub(super) static NO_DATE: List = List::new(
    "no expiry, life, lifetime, for life, lifelong, no expiry date, does not expire, never expires,
    never, no renewal, permanent, indefinite, am oes, oes, dim dyddiad dod i ben, nid yw n dod i ben,
    dim dod i ben, byth, no date, dim dyddiad, one off, once only, unwaith",
);

pub(super) static EXPIRED: List = List::new(
    "expired, exp, due, overdue, lapsed, out of date, refresher due, renewal due, due now,
    needs renewing, needs refresher, update due, wedi dod i ben, yn ddyledus, hwyr, dyledus,
    daeth i ben, adnewyddu, angen adnewyddu, due soon, expires soon, expiring",
);

pub(super) static THEORY: List =
    List::new("theory, theory only, theory part, theori, damcaniaeth, theori yn unig");

pub(super) static WORDS_OF_EXPIRY: List = List::new(
    "exp, expires, expired, expiry, expires on, expired on, expiry date, until, valid until, valid to,
    valid till, till, to, due, renew, renew by, renewal, renewal due, renewal date, due date, next due,
    refresher due, ends, runs out, daw i ben, yn dod i ben, dod i ben, dyddiad dod i ben, hyd, tan,
    dilys tan, dilys hyd, adnewyddu, i w adnewyddu, erbyn, exp date, expires in, wedi dod i ben,
    overdue",
);

pub(super) static WORDS_OF_COMPLETION: List = List::new(
    "completed, complete, done, passed, pass, attended, trained, achieved, certified, on, date,
    completed on, done on, passed on, attended on, issued, issued on, taken, cwblhawyd, cwblhawyd ar,
    wedi cwblhau, ar, pasiwyd, mynychwyd, gwnaed, dyddiad, wedi pasio, renewed, refreshed, refresher,
    update, updated, adnewyddwyd, last done, registered, cofrestrwyd, trained on, competent,
    signed off, signed off on, yes, y",
);

pub(super) static STILL_COMPLETIONS: List = List::new(
    "certified, overdue, expired, expires soon, expiring soon, window opens, due soon, renewal due,
    compliant, success, successful, finished, satisfied, green, amber, red, up to date, cwblhawyd,
    wedi cwblhau, wedi gorffen, dilys, active, achieved, awarded, completed on time, completed late,
    refresher due, recertify, non compliant, merit, distinction",
);
