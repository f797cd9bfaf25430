//! The words of what is never read, in both languages, in normal form.

use crate::training::import::words::List;

pub(super) static HEADINGS: List = List::new(
    "certificate no, certificate number, certificate, cert no, cert number, cert, certificate ref,
    certificate id, certificate numbers, certificate reference, dbs no, dbs number, dbs ref,
    dbs reference, dbs certificate, dbs certificate no, dbs certificate number, dbs cert no, dbs cert,
    dbs cert number, disclosure no, disclosure number, disclosure, disclosures, dbs outcome,
    dbs result, dbs content, dbs disclosure, dbs disclosures, dbs details, dbs information,
    convictions, conviction, cautions, criminal record, criminal convictions, rhif tystysgrif,
    rhif y dystysgrif, tystysgrif, rhif dbs, rhif tystysgrif dbs, rhif datgeliad, datgeliad,
    euogfarnau, rhif gdg, crb number, crb no, dob, d o b, date of birth, birth date, birthdate,
    birthday, age, born, dyddiad geni, oed, oedran, pen blwydd, penblwydd, ni, ni number, ni no, nino,
    n i number, n i no, national insurance, national insurance number, national insurance no, nat ins,
    nat ins no, nat ins number, yswiriant gwladol, rhif yswiriant gwladol, rhif yg, bank, bank details,
    bank account, account, account no, account number, acc no, acc number, bank account no,
    bank account number, bank sort code, sort code, sortcode, iban, banc, manylion banc, cod didoli,
    rhif cyfrif, rhif y cyfrif, building society, account name, health, medical, medical history,
    medical conditions, medical information, medical notes, health questionnaire, health declaration,
    health check, health conditions, health condition, health notes, health issues, sickness, sick,
    sick days, sick leave, sickness absence, sickness days, absence, absence reason, absences,
    disability, disabilities, allergies, allergy, vaccination, vaccinations, vaccine, vaccines,
    immunisation, immunisations, covid, covid 19, covid vaccine, covid vaccination, flu jab,
    flu vaccine, hep b, hepatitis b, hepatitis, pregnancy, pregnant, maternity, occupational health,
    fit note, iechyd, salwch, absenoldeb salwch, anabledd, anableddau, brechiad, brechiadau, brechlyn,
    alergeddau, cyflwr iechyd, cyflyrau iechyd, gp, doctor, meddyg, ethnicity, ethnic origin, religion,
    sexual orientation, gender, sex",
);

pub(super) static PHRASES: List = List::new(
    "date of birth, d o b, dob, dyddiad geni, national insurance, yswiriant gwladol, nino, ni no,
    ni number, sort code, cod didoli, account number, account no, rhif cyfrif, bank details,
    bank account, manylion banc, certificate number, certificate no, cert no, cert number,
    rhif tystysgrif, rhif y dystysgrif, disclosure number, disclosure no, dbs number, dbs no, rhif dbs,
    conviction, convictions, convicted, caution, cautions, criminal record, euogfarn, euogfarnau,
    disclosed, off sick, sick leave, sick note, fit note, sickness, illness, unwell, diagnosed,
    diagnosis, pregnant, pregnancy, maternity, miscarriage, surgery, hospital, operation, cancer,
    chemotherapy, depression, anxiety, stress, bereavement, injury, injured, bad back, back pain,
    disability, disabled, asthma, diabetes, diabetic, epileptic, medical condition, health condition,
    health reasons, ill health, occupational health, on medication, ar salwch, yn sal, salwch, sal,
    beichiog, mamolaeth, iechyd gwael, cyfnod mamolaeth, anabledd, anabl, canser, llawdriniaeth,
    ysbyty, iselder, gorbryder, absenoldeb salwch, wedi brifo, cyflwr iechyd",
);

/// Words that make a course of what would be a private heading: "Disability awareness".
pub(super) static COURSES: List =
    List::new("awareness, training, course, ymwybyddiaeth, hyfforddiant, cwrs, safety, diogelwch, mental");
