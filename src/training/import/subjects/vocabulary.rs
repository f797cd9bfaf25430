//! What people call the subjects of a standard beside its own names, in normal form.

/// Names that do not say which of several subjects they mean, and the codes of those.
pub(super) const DOUBTFUL: &[(&str, &str)] = &[
    ("", ""),
    (
        "safeguarding, safeguarding adults, adult safeguarding, safeguarding of adults,
        safeguarding children, child safeguarding, safeguarding adults and children,
        safeguarding children and adults, safeguarding awareness, diogelu, diogelu oedolion, diogelu plant,
        diogelu oedolion a phlant, diogelu plant ac oedolion, pova, sova, adult protection,
        child protection, protection of vulnerable adults",
        "safeguarding_a, safeguarding_b, safeguarding_c",
    ),
    (
        "first aid, firstaid, first aider, cymorth cyntaf, first aid awareness, basic first aid",
        "first_aid_work, bls",
    ),
    (
        "induction, inductions, anwytho, sefydlu, cyfnod sefydlu, cynefino, staff induction",
        "awif, coop_induction",
    ),
];

/// What people call a subject, by its code.
pub(super) const ALSO: &[(&str, &str)] = &[
    (
        "awif",
        "awif, induction awif, awif induction, all wales induction, all wales induction framework awif,
        awif all wales induction framework, induction framework, fframwaith sefydlu, sefydlu awif,
        sefydlu cymru gyfan, awif workbook, awif workbooks",
    ),
    ("service_induction", "service induction, induction to the service, induction to the role"),
    (
        "coop_induction",
        "co operative induction, cooperative induction, co op induction, coop induction,
        co operative values, cooperative values, sefydlu cydweithredol, gwerthoedd cydweithredol",
    ),
    (
        "moving_handling",
        "moving and handling, moving handling, moving and handling of people, m and h,
        people moving and handling, symud a thrin, symud a thrafod, symud a thrafod pobl,
        moving and handling people practical",
    ),
    (
        "medication",
        "medication, medications, meds, medicines, medication competency, medication competence,
        medication competencies, medication administration, administration of medication,
        medication administration and competency, giving medication, administering medication,
        meds competency, medicines administration, meddyginiaeth, meddyginiaethau, rhoi meddyginiaeth,
        cymhwysedd meddyginiaeth, gweinyddu meddyginiaeth, gweinyddu meddyginiaethau",
    ),
    ("bls", "bls, basic life support bls, basic life support cpr, cynnal bywyd, bls basic life support"),
    (
        "first_aid_work",
        "faw, first aid at work, first aid at work faw, emergency first aid, emergency first aid at work,
        efaw, emergency first aid at work efaw, cymorth cyntaf yn y gwaith, cymorth cyntaf brys,
        cymorth cyntaf brys yn y gwaith",
    ),
    (
        "fire",
        "fire, fire awareness, fire safety awareness, fire safety and awareness, tan, ymwybyddiaeth tan,
        ymwybyddiaeth diogelwch tan, ymwybyddiaeth o dan",
    ),
    (
        "food_hygiene",
        "food hyg, food hygiene level 2, level 2 food hygiene, food hygiene l2, food hygiene lvl 2,
        food hyg level 2, hylendid bwyd lefel 2, food hygiene and safety level 2",
    ),
    (
        "infection_control",
        "ipc, infection control, infection prevention, infection prevention control,
        infection prevention and control ipc, infection control ipc, infection control and prevention,
        rheoli heintiau, atal heintiau, rheoli haint, atal a rheoli haint",
    ),
    (
        "mca_dols",
        "mca, mca dols, mca and dols, mental capacity, mental capacity act, mental capacity act dols,
        mental capacity act and dols, mental capacity and dols, mental capacity dols,
        mental capacity act mca, mental capacity act mca dols,
        mental capacity act and deprivation of liberty,
        mental capacity act and deprivation of liberty safeguards, galluedd meddyliol,
        deddf galluedd meddyliol, galluedd meddyliol dols",
    ),
    (
        "health_safety",
        "h and s, health and safety, health safety, health and safety awareness, iechyd a diogelwch",
    ),
    (
        "data_protection",
        "gdpr, data protection, data protection gdpr, gdpr data protection, data protection and gdpr,
        gdpr and data protection, data protection confidentiality, gdpr and confidentiality, diogelu data,
        diogelu data gdpr, gdpr awareness, data protection awareness",
    ),
    (
        "equality",
        "equality, e and d, equality and diversity, equality diversity, equality diversity and inclusion,
        equality diversity inclusion, edi, equality and human rights, diversity and equality, cydraddoldeb,
        cydraddoldeb ac amrywiaeth, cydraddoldeb amrywiaeth a chynhwysiant",
    ),
    (
        "welsh_awareness",
        "welsh language awareness, welsh awareness, welsh language, active offer, the active offer,
        ymwybyddiaeth o r gymraeg, ymwybyddiaeth iaith, ymwybyddiaeth iaith gymraeg,
        ymwybyddiaeth o r iaith gymraeg, ymwybyddiaeth o r iaith, cynnig rhagweithiol,
        y cynnig rhagweithiol",
    ),
    ("dementia", "dementia, ymwybyddiaeth dementia, dementia care awareness"),
    (
        "positive_behaviour",
        "pbs, positive behaviour support, positive behavioural support, positive behaviour support pbs,
        positive behaviour, cefnogi ymddygiad cadarnhaol, cymorth ymddygiad cadarnhaol",
    ),
    (
        "dbs",
        "dbs, dbs check, dbs checks, enhanced dbs, enhanced dbs check, dbs enhanced, gwiriad dbs,
        gwiriad gdg, gdg, gwiriadau dbs, dbs update service, dbs update service check",
    ),
    (
        "scw_registration",
        "scw registration, scw, scw reg, scw registered, social care wales registration, social care wales,
        social care wales reg, registration scw, cofrestriad gcc, cofrestru gcc,
        cofrestru gofal cymdeithasol cymru, cofrestriad gofal cymdeithasol cymru, gofal cymdeithasol cymru",
    ),
    (
        "supervision",
        "supervision, supervisions, supervision meeting, one to one, 1 to 1, one to one supervision,
        goruchwyliaeth, goruchwyliad",
    ),
    ("appraisal", "appraisal, appraisals, annual appraisal, arfarniad, arfarniadau, gwerthusiad"),
    ("pre_employment_checks", "pre employment checks, gwiriadau cyn cyflogi"),
];
