//! The headings of columns, in both languages, in normal form.

use crate::training::import::words::List;

pub(super) static THEORY: List =
    List::new("theory only, theory, theori yn unig, theori, damcaniaeth, knowledge only");

pub(super) static SCREEN: List = List::new("e learning, elearning, online, on line, e ddysgu, ar lein");

pub(super) static FILLERS: List = List::new(
    "training, course, cwrs, hyfforddiant, mandatory, refresher, certificate, annual, yearly, biennial,
    blynyddol, gorfodol, gloywi, update, session, module, the",
);

pub(super) static FULL_NAME: List = List::new(
    "name, names, staff name, staff names, staff, employee, employees, employee name, employee names,
    worker, workers, worker name, staff member, staff members, member of staff, full name, users name,
    user name, username, user, learner, learners, learner name, colleague, carer name, carer, carers,
    team member, person, candidate, candidate name, enw, enwau, enw staff, enw llawn,
    enw r aelod staff, aelod staff, aelod o staff, aelodau staff, gweithiwr, gweithwyr, enw gweithiwr,
    enw r gweithiwr, enw y gweithiwr, delegate, delegate name, attendee, participant, name of employee,
    name of worker, name of staff, name of staff member, enw a chyfenw, cyflogai, enw r cyflogai,
    enw cyflogai, gofalwr, gofalwyr, dysgwr, enw r dysgwr, trainee, trainee name, support worker",
);

pub(super) static FIRST_NAME: List = List::new(
    "first name, firstname, forename, forenames, given name, given names, first, enw cyntaf,
    christian name",
);

pub(super) static LAST_NAME: List =
    List::new("surname, last name, lastname, family name, last, cyfenw, second name");

pub(super) static STAFF_NUMBER: List = List::new(
    "staff no, staff number, staff num, staff id, staff ref, staff code, employee number, employee no,
    employee num, employee id, employee ref, employee code, emp no, emp number, emp id, payroll number,
    payroll no, payroll id, payroll ref, payroll, pay no, pay number, pay ref, works number, works no,
    worker id, worker no, worker number, personnel number, personnel no, user id, id, id no, id number,
    no, number, ref, rhif, rhif staff, rhif y staff, rhif cyflogres, rhif y gyflogres, rhif cyflog,
    rhif gweithiwr, rhif y gweithiwr, rhif aelod staff, rhif cyflogai, cod staff, learner id,
    unique id, assignment number",
);

pub(super) static ROLE: List = List::new(
    "role, roles, job title, job, job role, position, post, designation, title, swydd, rol, teitl swydd,
    teitl y swydd, staff role, staff type, grade",
);

pub(super) static SITE: List = List::new(
    "site, sites, base, branch, workplace, place of work, work site, work base, safle, cangen, gweithle,
    man gwaith, lleoliad gwaith",
);

pub(super) static START: List = List::new(
    "start, start date, started, started on, date started, employment start, employment start date,
    employment date, date of employment, date employed, date joined, joined, join date, joining date,
    hire date, date of hire, commenced, commencement date, date commenced, dechrau, dyddiad dechrau,
    dyddiad cychwyn, dyddiad dechrau swydd, dechreuodd, start of employment, doj",
);

pub(super) static LEFT: List = List::new(
    "left, left on, leaving date, leave date, date left, date of leaving, leaver date, end date,
    termination date, employment end, employment end date, dyddiad gadael, gadawodd, wedi gadael",
);

pub(super) static COURSE: List = List::new(
    "course, courses, course title, course name, training, training course, training name,
    training title, training subject, training type, training undertaken, training completed,
    type of training, subject, module, module name, module title, learning, topic, activity,
    activity name, event, event name, qualification, course module, course description, name of course,
    cwrs, enw cwrs, enw r cwrs, teitl cwrs, teitl y cwrs, hyfforddiant, pwnc, enw hyfforddiant,
    enw r hyfforddiant, modiwl, learning title, requirement, competency",
);

pub(super) static COMPLETED: List = List::new(
    "date, dates, completed, complete, done, date completed, date complete, date done, completion date,
    completed date, completed on, completion, date of completion, training date, date of training,
    date trained, date attended, attended, attended on, date taken, achieved, date achieved, pass date,
    date passed, course date, date of course, last done, last completed, date last completed, dyddiad,
    cwblhawyd, cwblhawyd ar, dyddiad cwblhau, dyddiad cwblhawyd, dyddiad y cwrs, dyddiad hyfforddi,
    dyddiad hyfforddiant, dyddiad yr hyfforddiant, wedi cwblhau, gwnaed, issue date, date issued, end,
    finish date, finished, training completed on, award date, date awarded, achievement date,
    completion date time",
);

pub(super) static EXPIRES: List = List::new(
    "expiry, expires, expires on, expiry date, expire, expire date, expired, exp, exp date, expiration,
    expiration date, date of expiry, due, due date, date due, next due, next due date, renewal,
    renewal date, renewal due, renewal due date, renew, renew by, renew date, refresher due,
    refresher date due, refresher due date, valid until, valid to, valid till, update due, retrain by,
    recertification date, certificate expiry, certificate expiry date, training due, date expires,
    dod i ben, yn dod i ben, daw i ben, dyddiad dod i ben, dyddiad y daw i ben, adnewyddu,
    dyddiad adnewyddu, i w adnewyddu, dyddiad dyledus, dilys tan, dilys hyd, dyledus",
);

pub(super) static PROVIDER: List = List::new(
    "provider, training provider, trainer, trainer name, delivered by, supplier, training company,
    darparwr, darparwr hyfforddiant, hyfforddwr, darparwyd gan, tutor, awarding body, course provider",
);

pub(super) static MODE: List = List::new(
    "delivery, delivery method, delivery mode, delivery type, mode, method, mode of delivery,
    method of delivery, type, format, course type, how, dull, dull cyflwyno, dull dysgu, modd, math",
);

pub(super) static STATUS: List = List::new(
    "status, completion status, course status, training status, result, outcome, pass fail, passed,
    statws, canlyniad, current status, state, cyflwr, learner status, attendance",
);

pub(super) static LIGHT: List = List::new(
    "rag, rag status, rag rating, traffic light, colour, compliance, compliant, compliance status,
    days left, days remaining, days to expiry, days until expiry, days overdue, in date, up to date,
    overdue, percentage, percent complete, complete count, total, totals, count, cyfanswm, lliw,
    cydymffurfio, months left, days until due, total completed, compliance rate",
);

/// How the headings end under which an export of ours says what it worked out; none of it is a record.
pub(super) static WORKED_OUT: List =
    List::new("in date until, status on the day, yn gyfredol tan, statws ar y diwrnod");

pub(super) static NOTE: List = List::new(
    "note, notes, comment, comments, remark, remarks, observation, observations, further information,
    additional information, info, nodyn, nodiadau, sylw, sylwadau",
);

pub(super) static ACTION_TAKEN: List = List::new(
    "action taken, dbs action taken, action taken on dbs, dbs action, camau a gymerwyd,
    camau wedi eu cymryd, gweithredu, was action taken",
);

pub(super) static KEY: List =
    List::new("key, legend, colour key, color key, colour code, allwedd, codau lliw, cod lliw");

pub(super) static IGNORED: List = List::new(
    "team, teams, location, locations, users location, user location, office, area,
    region, department, dept, unit, service, house, project, category, stats category, course category,
    training category, manager, line manager, supervisor, team leader, mentor, assessor, email, e mail,
    email address, phone, telephone, tel, mobile, address, postcode, post code, contract,
    contract type, hours, contracted hours, hours per week, shift, shifts, employment status,
    employment type, staff status, current, active, score, mark, marks, grade awarded, cost, price,
    duration, length, cpd, cpd hours, credits, level, attempts, organisation, company, employer, tim,
    lleoliad, swyddfa, adran, rheolwr, goruchwyliwr, ebost, e bost, ffon, rhif ffon,
    cyfeiriad, cod post, contract cyflogaeth, oriau, categori, cost y cwrs, hyd y cwrs, enrolled on,
    enrolment date, enrolled, assigned on, assigned date, date assigned, last login, last accessed,
    last access, booked on, booking date, date booked, booked, dyddiad archebu, probation,
    probation end, probation end date, photo, driver, initials, blaenlythrennau, updated, last updated,
    venue, lleoliad y cwrs, signature, signed, llofnod, welsh speaker, siaradwr cymraeg, language,
    iaith, preferred language, course code, module code, cod y cwrs",
);

pub(super) static SAYS_COMPLETED: List = List::new(
    "done, date, completed, date completed, completed date, completion, completion date, date done,
    completed on, done on, last done, last completed, date of training, training date, date attended,
    attended, date passed, passed, issued, issue date, date of issue, date issued, check date,
    date of check, date of, taken, date taken, achieved, date achieved, dyddiad, cwblhawyd,
    dyddiad cwblhau, dyddiad cwblhawyd, gwnaed, wedi cwblhau, dyddiad y gwiriad, dyddiad cyhoeddi,
    registered, registration date, registered on, initial, cychwynnol",
);

pub(super) static SAYS_EXPIRES: List = List::new(
    "due, due date, date due, expiry, expires, expiry date, date of expiry, expires on, exp, exp date,
    expire, expire date, renewal, renewal date, renewal due, renew by, next due, next due date,
    refresher due, refresher due date, valid until, valid to, expiration, expiration date, update due,
    dod i ben, dyddiad dod i ben, yn dod i ben, daw i ben, adnewyddu, dyddiad adnewyddu, i w adnewyddu,
    dilys tan, dilys hyd, dyddiad dyledus, renewal of, expiry of, expiry date of, next, nesaf",
);
