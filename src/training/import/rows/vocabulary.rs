//! What stands among the people without being one, in both languages, in normal form.

use crate::training::import::words::List;

pub(super) static KEY: List =
    List::new("key, legend, colour key, color key, allwedd, codau lliw, cod lliw, colour code");

pub(super) static LEAVERS: List = List::new(
    "leavers, leaver, left, staff leavers, ex staff, ex employees, former staff, former employees,
    past staff, past employees, previous staff, staff who have left, no longer employed,
    left the company, left employment, archived, archived staff, inactive, gadawyr, wedi gadael,
    cyn staff, cyn weithwyr, staff sydd wedi gadael, staff wedi gadael, y rhai sydd wedi gadael,
    has left, have left",
);

pub(super) static TOTALS: List = List::new(
    "total, totals, completed, complete, count, counts, number trained, number completed, no completed,
    number in date, no trained, in date, in date total, compliance, compliant, percentage, percent,
    percentage complete, percent complete, complete total, average, sum, staff trained, grand total,
    sub total, subtotal, overall, expired, overdue, due, outstanding, cyfanswm, cyfansymiau, cwblhawyd,
    wedi cwblhau, canran, nifer, cyfartaledd, mewn dyddiad, headcount, head count, total staff,
    number of staff, cydymffurfiaeth, team total, total trained, no in date",
);

pub(super) static TEAMS: List = List::new(
    "team, teams, tim, timau, section, adran, department, dept, shift, shifts, night staff, day staff,
    nights, days, bank staff, bank, office, office staff, swyddfa, staff swyddfa, unit, uned, workers,
    carers, gofalwyr, gweithwyr, management, managers, rheolwyr, volunteers, gwirfoddolwyr, agency,
    agency staff, asiantaeth, seniors, senior carers, senior care workers, care workers, care staff,
    support workers, staff gofal, staff nos, staff dydd, drivers, gyrwyr, kitchen, kitchen staff,
    cegin, domestic staff, domestics, admin, admin staff, administration, gweinyddol, current staff,
    current, staff presennol, new starters, starters, dechreuwyr newydd, permanent staff, relief,
    relief staff, casual staff, board, board members, bwrdd, outreach, supported living, domiciliary,
    home care, gofal cartref, branch, cangen, region, locality, patch, staff",
);
