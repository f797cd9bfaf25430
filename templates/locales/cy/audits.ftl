# Archwiliadau: rhestrau, gwaith, atebion, negeseuon.

## States, types and parts
audit-state-planned = Wedi’i gynllunio
audit-state-notified = Rhybudd wedi’i roi
audit-state-evidence_window = Cyfnod tystiolaeth
audit-state-fieldwork = Gwaith maes
audit-state-drafting = Drafftio
audit-state-moderation = Cymedroli
audit-state-draft_issued = Drafft wedi’i anfon
audit-state-comments = Sylwadau
audit-state-answers = Atebion
audit-state-final = Terfynol
audit-state-appealed = Dan apêl
audit-state-accepted = Wedi’i dderbyn
audit-state-actions_open = Camau gweithredu heb eu cau
audit-state-closed = Wedi’i gau
audit-state-postponed = Wedi’i ohirio
audit-state-cancelled = Wedi’i ganslo
audit-state-suspended_for_safeguarding = Wedi’i atal er mwyn diogelu
audit-kind-readiness = Archwiliad parodrwydd
audit-kind-full = Archwiliad llawn
# adolygu
audit-kind-surveillance = Archwiliad cadw golwg
audit-kind-follow_up = Archwiliad dilynol
audit-kind-thematic = Archwiliad thematig
audit-part-lead_auditor = Prif archwilydd
audit-part-auditor = Archwilydd
audit-part-moderator = Cymedrolwr
audit-interest-none = Dim cysylltiad â’r gydweithfa hon
audit-interest-member = Aelod o’r gydweithfa
audit-interest-worker = Yn gweithio, neu wedi gweithio, i’r gydweithfa
audit-interest-relative = Perthynas i rywun yno
audit-interest-supplier = Cyflenwr i’r gydweithfa
audit-interest-consultant = Ymgynghorydd i’r gydweithfa
audit-interest-consortium = Yn cael tâl gan ei chonsortiwm
answer-kind-accepted = Derbyniwyd
answer-kind-partly_accepted = Derbyniwyd yn rhannol
answer-kind-rejected = Ni dderbyniwyd
appeal-ground-factual_inaccuracy = Mae rhywbeth yn yr adroddiad yn anghywir
appeal-ground-incomplete_evidence = Ni chymerwyd tystiolaeth i ystyriaeth
appeal-decision-dismissed = Gwrthodwyd yr apêl
appeal-decision-upheld = Cadarnhawyd yr apêl
audits-stage-1 = Cynllunio
audits-stage-2 = Rhybudd
audits-stage-3 = Tystiolaeth
audits-stage-4 = Gwaith maes
audits-stage-5 = Drafftio
audits-stage-6 = Cymedroli
audits-stage-7 = Drafft
audits-stage-8 = Sylwadau
audits-stage-9 = Atebion
audits-stage-10 = Terfynol
audits-stage-11 = Derbyn
audits-stage-12 = Cau

## Why something is not done
audits-refused-not-from = Ni ellir gwneud hyn nawr: mae’r archwiliad ar y cam “{ $state }”. Ni newidiwyd dim. Llwythwch y dudalen eto i weld yr hyn y gellir ei wneud.
audits-refused-notice-first = Ymweliad â rhybudd yw hwn, ac nid yw’r gydweithfa wedi cael rhybudd eto. Ni newidiwyd dim. Rhowch rybudd yn gyntaf.
audits-refused-comments-first = Nid yw’r gydweithfa wedi rhoi sylwadau ar yr adroddiad hwn eto. Ni newidiwyd dim. Anfonwch ef fel drafft yn gyntaf.
audits-refused-actions-open = { $n ->
    [zero] Nid oes cam gweithredu heb ei gau.
    [one] Mae un cam gweithredu heb ei gau. Ni newidiwyd dim.
    [two] Mae { $n } gam gweithredu heb eu cau. Ni newidiwyd dim.
    [few] Mae { $n } cham gweithredu heb eu cau. Ni newidiwyd dim.
    [many] Mae { $n } cham gweithredu heb eu cau. Ni newidiwyd dim.
   *[other] Mae { $n } o gamau gweithredu heb eu cau. Ni newidiwyd dim.
}
audits-blocked-belongs = Mae gan y person hwn rôl yn y gydweithfa neu yn ei chonsortiwm. Enwch rywun arall.
audits-blocked-tied = Datganodd y person hwn gysylltiad: { $tie }. Mae’n cyfrif am { $months } o fisoedd ar ôl iddo ddod i ben. Enwch rywun arall.
audits-blocked-in-a-row = Roedd y person hwn ar y tîm ar gyfer { $n } archwiliad diwethaf y gydweithfa hon. Ni chaiff neb wneud mwy yn olynol. Enwch rywun arall.
audits-blocked-named = Mae’r person hwn ar yr archwiliad eisoes, neu wedi gwrthod. Enwch rywun arall.
audits-no-version-in-force = Nid oes fersiwn o’r safon mewn grym ar y diwrnod hwnnw. Dewiswch ddiwrnod arall.
audits-visit-past = Mae’r diwrnod hwnnw wedi bod. Dewiswch heddiw neu ddiwrnod diweddarach.
audits-visit-closed-day = Dewiswch ddiwrnod gwaith: nid penwythnos na gŵyl banc.
audits-visit-too-soon = Nid oes digon o amser i roi rhybudd: roedd yn rhaid ei roi erbyn { $date }. Dewiswch ddiwrnod diweddarach.
audits-visit-not-yet = Nid yw’r ymweliad wedi dechrau eto: mae’n dechrau ar { $date }. Ni newidiwyd dim.
audits-facts-unstated = Mae rhai ffeithiau am y gydweithfa ar goll: { $facts }. Nodwch nhw yn ei chofnod yn gyntaf.
audits-nothing-in-scope = Ni fyddai’r un maen prawf o fewn y cwmpas. Dewiswch fath arall, neu feini prawf eraill.
audits-team-settled = Ni ellir newid y tîm mwyach. Ni newidiwyd dim.
audits-part-taken = Mae rhywun yn gwneud y gwaith hwn eisoes. Ni newidiwyd dim.
audits-not-on-team = Nid ydych ar dîm yr archwiliad hwn. Ni newidiwyd dim.
audits-declared-already = Rydych wedi datgan eisoes, ac mae’r ymweliad wedi dechrau. Mae eich datganiad yn aros fel yr oedd.
audits-unannounced-no-notice = Ymweliad heb rybudd yw hwn: dechrau’r gwaith maes yw’r rhybudd. Ni newidiwyd dim.
audits-evidence-untold = Nid yw’r gydweithfa yn gwybod am yr archwiliad hwn eto, a byddai lawrlwytho ei thystiolaeth yn datgelu hynny iddi. Ni lawrlwythwyd dim. Bydd y dystiolaeth ar agor i chi pan fydd y gwaith maes yn dechrau.
audits-no-lead = Nid oes prif archwilydd eto. Ni newidiwyd dim. Enwch brif archwilydd yn gyntaf.
audits-team-not-declared = { $n ->
    [zero] Mae pob aelod o’r tîm wedi datgan a derbyn.
    [one] Mae un aelod o’r tîm heb ddatgan a derbyn eto. Ni newidiwyd dim.
    [two] Mae { $n } aelod o’r tîm heb ddatgan a derbyn eto. Ni newidiwyd dim.
    [few] Mae { $n } aelod o’r tîm heb ddatgan a derbyn eto. Ni newidiwyd dim.
    [many] Mae { $n } aelod o’r tîm heb ddatgan a derbyn eto. Ni newidiwyd dim.
   *[other] Mae { $n } o aelodau’r tîm heb ddatgan a derbyn eto. Ni newidiwyd dim.
}
audits-lead-only = Dim ond y prif archwilydd sy’n cael gwneud hyn. Ni newidiwyd dim.
audits-moderator-only = Dim ond cymedrolwr yr archwiliad hwn sy’n cael gwneud hyn. Ni newidiwyd dim.
audits-no-moderator = Nid oes cymedrolwr eto. Ni newidiwyd dim. Enwch gymedrolwr yn gyntaf.
audits-result-needs-reason = Dywedwch pam yn y nodyn.
audits-not-in-scope = Nid yw’r maen prawf hwn o fewn cwmpas yr archwiliad hwn. Ni newidiwyd dim.
audits-sample-drawn = Mae’r sampl wedi’i dynnu eisoes. Mae’n aros fel yr oedd.
audits-change-needs-reason = Mae’r drafft wedi’i anfon. Dywedwch pam mae hyn yn newid: caiff y rheswm ei argraffu.
audits-blocked = { $n ->
    [zero] Nid oes yr un maen prawf yn dal y drafft yn ôl.
    [one] Mae un maen prawf yn dal y drafft yn ôl. Ni newidiwyd dim.
    [two] Mae { $n } faen prawf yn dal y drafft yn ôl. Ni newidiwyd dim.
    [few] Mae { $n } maen prawf yn dal y drafft yn ôl. Ni newidiwyd dim.
    [many] Mae { $n } maen prawf yn dal y drafft yn ôl. Ni newidiwyd dim.
   *[other] Mae { $n } o feini prawf yn dal y drafft yn ôl. Ni newidiwyd dim.
}
audits-nothing-to-serve = Nid oes dim ar ei ffordd at y gydweithfa. Ni newidiwyd dim.
audits-service-date = Dewiswch ddiwrnod rhwng y diwrnod anfon a heddiw.
audits-window-over = Daeth yr amser ar gyfer hyn i ben ar { $date }. Ni newidiwyd dim.
audits-answer-on-visit = Roeddech ar yr ymweliad, felly rhaid i rywun arall ateb y sylwadau. Ni newidiwyd dim.
audits-answers-sent = Mae’r atebion wedi’u hanfon eisoes. Ni newidiwyd dim.
audits-answers-missing = { $n ->
    [zero] Mae ateb i bob pwynt.
    [one] Mae un pwynt heb ateb eto. Ni anfonwyd dim.
    [two] Mae { $n } bwynt heb ateb eto. Ni anfonwyd dim.
    [few] Mae { $n } phwynt heb ateb eto. Ni anfonwyd dim.
    [many] Mae { $n } phwynt heb ateb eto. Ni anfonwyd dim.
   *[other] Mae { $n } o bwyntiau heb ateb eto. Ni anfonwyd dim.
}
audits-answers-not-yet = Nid yw’r atebion wedi’u hanfon eto. Ni newidiwyd dim.
audits-answers-not-received = Nid oes cofnod eto bod yr atebion wedi dod i law’r gydweithfa. Ni newidiwyd dim.
audits-appeal-open = Caiff y gydweithfa apelio tan { $date }. Ni newidiwyd dim.
audits-appealed-already = Bu apêl yn erbyn yr atebion hyn eisoes. Ni newidiwyd dim.
audits-appeal-had-part = Roedd gennych ran yn yr archwiliad hwn, felly rhaid i rywun arall benderfynu ar yr apêl. Ni newidiwyd dim.
# adolygu
audits-report-not-issued = Mae’r adroddiad yn dal i gael ei lunio, ac ni all neb fod wedi’i ddarllen eto. Dewch yn ôl ymhen ychydig funudau. Ni newidiwyd dim.
audits-review-own = Buoch yn gweithio ar yr adroddiad hwn, felly rhaid i rywun arall ei adolygu. Ni newidiwyd dim.

## Dates and windows
audits-what-notice = Y diwrnod olaf ar gyfer rhybudd
audits-what-evidence = Tystiolaeth tan
audits-what-draft = Adroddiad drafft
audits-what-comments = Sylwadau tan
audits-what-answers = Atebion erbyn
audits-what-appeal = Apêl tan
audits-what-appeal_decision = Penderfyniad ar yr apêl erbyn
audits-what-final = Adroddiad terfynol (nod)
audits-why-evidence = Y diwrnod cyn yr ymweliad.
audits-why-before = { $n ->
    [zero] { $n } diwrnod gwaith cyn { $trigger }. Nid yw’r diwrnod hwnnw’n cyfrif.
    [one] { $n } diwrnod gwaith cyn { $trigger }. Nid yw’r diwrnod hwnnw’n cyfrif.
    [two] { $n } ddiwrnod gwaith cyn { $trigger }. Nid yw’r diwrnod hwnnw’n cyfrif.
    [few] { $n } diwrnod gwaith cyn { $trigger }. Nid yw’r diwrnod hwnnw’n cyfrif.
    [many] { $n } diwrnod gwaith cyn { $trigger }. Nid yw’r diwrnod hwnnw’n cyfrif.
   *[other] { $n } diwrnod gwaith cyn { $trigger }. Nid yw’r diwrnod hwnnw’n cyfrif.
}
audits-why-inclusive = { $n ->
    [zero] { $n } diwrnod gwaith. Diwrnod 1 yw { $first }.
    [one] { $n } diwrnod gwaith. Diwrnod 1 yw { $first }.
    [two] { $n } ddiwrnod gwaith. Diwrnod 1 yw { $first }.
    [few] { $n } diwrnod gwaith. Diwrnod 1 yw { $first }.
    [many] { $n } diwrnod gwaith. Diwrnod 1 yw { $first }.
   *[other] { $n } diwrnod gwaith. Diwrnod 1 yw { $first }.
}
audits-why-exclusive = { $n ->
    [zero] { $n } diwrnod gwaith ar ôl { $trigger }. Diwrnod 1 yw { $first }.
    [one] { $n } diwrnod gwaith ar ôl { $trigger }. Diwrnod 1 yw { $first }.
    [two] { $n } ddiwrnod gwaith ar ôl { $trigger }. Diwrnod 1 yw { $first }.
    [few] { $n } diwrnod gwaith ar ôl { $trigger }. Diwrnod 1 yw { $first }.
    [many] { $n } diwrnod gwaith ar ôl { $trigger }. Diwrnod 1 yw { $first }.
   *[other] { $n } diwrnod gwaith ar ôl { $trigger }. Diwrnod 1 yw { $first }.
}
audits-why-skips = Nid yw penwythnosau’n cyfrif, na’r gwyliau banc hyn: { $days }.
audits-why-weekends = Nid yw penwythnosau’n cyfrif.
audits-holiday-new_years_day = Dydd Calan
audits-holiday-good_friday = Dydd Gwener y Groglith
audits-holiday-easter_monday = Dydd Llun y Pasg
audits-holiday-early_may = Gŵyl banc dechrau Mai
audits-holiday-spring = Gŵyl banc y gwanwyn
audits-holiday-summer = Gŵyl banc yr haf
audits-holiday-christmas = Dydd Nadolig
audits-holiday-boxing_day = Gŵyl San Steffan
audits-holiday-proclaimed = Gŵyl banc drwy broclamasiwn
audits-day-of = Heddiw yw diwrnod { $day } o { $n }.

## Lists and the overview
audits-title = Archwiliadau
audits-list-late = Hwyr
audits-list-week = Yr wythnos hon
audits-list-later = Yn ddiweddarach
audits-list-waiting = Ar agor, heb ddim i’w wneud erbyn dyddiad
audits-list-over = Wedi’u cau neu eu canslo
audits-list-none = Dim archwiliadau yma
audits-list-none-next = Pan gaiff archwiliad ei gynllunio, bydd yn ymddangos yma.
audits-list-all = Dangos y cyfan ({ $n })
audits-list-coop = Archwiliadau { $coop }
audits-plan = Cynllunio archwiliad
audits-visit = Ymweliad
audits-kind = Math
audits-state = Cam
audits-part = Rhan yn yr archwiliad
audits-decision = Penderfyniad
audits-announced = Rhybudd
audits-announced-yes = Gyda rhybudd
audits-announced-no = Heb rybudd: dechrau’r gwaith maes yw’r rhybudd
audits-version = Safon
audits-coop = Cydweithfa
audits-coop-hint = Ei chyfeirnod, fel COOP-0012. Mae yn y rhestr o gydweithfeydd.
audits-dates = Dyddiadau
audits-team = Tîm
audits-team-none = Nid oes neb wedi’i enwi eto
audits-team-change = Newid y tîm
audits-member-accepted = Wedi datgan a derbyn
audits-member-waiting = Heb ddatgan eto
audits-member-declined = Wedi gwrthod
audits-actions = Yr hyn y gallwch ei wneud nawr
audits-actions-none = Nid oes dim yn aros amdanoch yma nawr.
audits-history = Beth a ddigwyddodd
audits-by-clock = yn ôl yr amserlen
audits-result = Y canlyniad hyd yma
audits-result-issued = Canlyniad
audits-score = Sgôr
audits-score-of = { $score } o 100
audits-score-none = Nid oes dim wedi’i sgorio eto.
audits-no-outcome = Nid yw archwiliad o’r math hwn yn rhoi canlyniad cyffredinol. Mae canlyniad yr archwiliad llawn diwethaf yn parhau.
audits-by-score = Yn ôl y sgôr yn unig: { $outcome }.
audits-capped = Pam mae’r canlyniad wedi’i gyfyngu
audits-limiter-results = { $n ->
    [one] Mae maen prawf o ddifrifoldeb “{ $severity }” â’r canlyniad “{ $result }”. Ar y gorau: { $cap }.
   *[other] Mae { $n } neu fwy o feini prawf o ddifrifoldeb “{ $severity }” â’r canlyniad “{ $result }”. Ar y gorau: { $cap }.
}
audits-limiter-repeated = Mae maen prawf o ddifrifoldeb “{ $severity }” â’r canlyniad “{ $result }” eto. Ar y gorau: { $cap }.
audits-limiter-open = Mae diffyg cydymffurfio heb ei gau. Ar y gorau: { $cap }.
audits-limiter-decides = Hwn sy’n pennu’r canlyniad.
audits-proposes-full = Ni fodlonwyd maen prawf critigol. Awgrymir archwiliad llawn.
audits-by-section = Canlyniadau fesul adran
audits-section-open = Dim wedi’i sgorio hyd yma
audits-section = Adran
audits-to-criteria = Gweithio drwy’r meini prawf
audits-to-results = Canlyniadau fesul maen prawf
audits-to-findings = Canfyddiadau
audits-to-publish = Penderfynu faint o’r adroddiad a gyhoeddir
audits-to-draft = Darllen yr adroddiad drafft
audits-to-sample = Sampl o weithwyr
audits-to-moderation = Cymedroli
audits-to-comments = Sylwadau ac atebion
audits-to-appeal = Apêl
audits-to-review = Adolygu’r adroddiad terfynol
audits-to-declare = Datgan eich buddiannau
audits-to-overview = Yn ôl at yr archwiliad
audits-returned-work = Mae rhifyn { $issue } yn cael ei ystyried eto. Dangosir y canlyniad pan fydd y rhifyn nesaf yn barod.
audits-hidden-results = Dangosir y canlyniadau pan gaiff yr adroddiad drafft ei anfon.
audits-hidden-until-final = Dangosir y canlyniadau yma pan fydd yr adroddiad yn derfynol.

## Planning
audits-new-title = Cynllunio archwiliad
audits-new-visit = Diwrnod yr ymweliad
audits-new-visit-hint = Diwrnod gwaith. Gyda rhybudd, o leiaf 15 diwrnod gwaith ymlaen llaw.
audits-new-chosen = Meini prawf archwiliad thematig
audits-new-chosen-hint = Ar gyfer archwiliad thematig yn unig.
audits-new-send = Cynllunio’r archwiliad
audits-no-standard = Nid oes safon mewn grym, felly ni ellir cynllunio archwiliad eto.
audits-assign-title = Enwi rhywun
audits-assign-who = Person
audits-assign-barred = Ni ellir ei enwi: { $why }
audits-assign-send = Enwi ar gyfer yr archwiliad
audits-assign-nobody = Nid oes neb â’r rôl briodol ar gael ar gyfer y gwaith hwn.
audits-notify = Rhoi rhybudd i’r gydweithfa
audits-notify-hint = Anfonir e-bost at y rheolwr a’r bwrdd, a bydd y cyfnod tystiolaeth yn agor.
audits-move-title = Newid yr ymweliad
audits-move-date = Diwrnod newydd yr ymweliad
audits-move-send = Gosod y diwrnod hwn
audits-halt-what = Beth sy’n digwydd i’r ymweliad
audits-halt-postpone = Ei ohirio, heb ddiwrnod newydd eto
audits-halt-cancel = Ei ganslo
audits-halt-suspend = Ei atal: diogelu sy’n dod gyntaf
audits-halt-send = Gwneud hyn
audits-reason = Rheswm
audits-reason-hint = Caiff ei gadw gyda’r archwiliad.
audits-declare-title = Datgan eich buddiannau
audits-declare-lead = Mae cysylltiad a ddaeth i ben lai na 24 mis cyn yr ymweliad yn eich tynnu oddi ar yr archwiliad.
audits-declare-interest = Eich cysylltiad â’r gydweithfa hon
audits-declare-until = Pryd y daeth y cysylltiad i ben
audits-declare-until-hint = Gadewch hwn yn wag os yw’n parhau.
audits-declare-statement = Unrhyw beth arall a allai edrych fel buddiant
audits-declare-accepts = A ydych yn derbyn y gwaith hwn?
audits-yes = Ydw
audits-no = Nac ydw
audits-declare-send = Anfon y datganiad
audits-declare-not-named = Nid ydych wedi’ch enwi ar gyfer yr archwiliad hwn.

## Work
audits-criteria-title = Meini prawf
audits-criteria-progress = o’r { $n } o feini prawf o fewn y cwmpas â chanlyniad
audits-out-of-scope = Heb eu hystyried yn yr archwiliad hwn
audits-scope-not-applicable = Ddim yn berthnasol i’r gydweithfa hon: { $because }
audits-scope-out = Ddim yn rhan o archwiliad o’r math hwn
audits-scope-no-open = Nid oes canfyddiad heb ei gau arno
audits-scope-not-chosen = Heb ei ddewis
audits-criterion-place = Maen prawf { $n } o { $total }. { $done } wedi’u barnu
audits-previous = Blaenorol: { $code }
audits-next = Nesaf: { $code }
audits-jump = At eich barn
audits-data = Beth mae’r data’n ei ddweud
audits-data-none = Nid oes gan Safon ffigur ar gyfer y maen prawf hwn.
audits-not-judged = Heb ei farnu eto
audits-figure-found = { $value } ({ $numerator } o { $denominator })
audits-figure-of = { $numerator } o { $denominator }
audits-figure-asked-least = gofynnir am { $value }
audits-figure-asked-most = { $value } ar y mwyaf
audits-figure-confirmed = Wedi’i gadarnhau
audits-figure-overridden = Rhoddodd yr archwilydd { $value } yn lle { $found }. Pam: { $reason }
audits-figure-typed = Rhoddodd yr archwilydd { $value }. Pam: { $reason }
audits-figure-open = Heb ei gadarnhau eto
audits-figure-entered = I’w nodi gan yr archwilydd
audits-figure-confirm = Cadarnhau
audits-figure-value = Gwerth arall
audits-figure-reason = Pam
audits-figure-override = Defnyddio’r gwerth hwn
audits-figure-settle = Cadarnhau neu ddisodli ffigur
audits-left-out = Wedi’u gadael allan: { $list }
audits-left-not_started = { $n } heb ddechrau
audits-left-left = { $n } wedi gadael
audits-left-on_leave = { $n } ar absenoldeb hir
audits-left-not_yet_due = { $n } heb gyrraedd eu dyddiad eto
audits-left-first_not_recorded = { $n } heb ddyddiad cyntaf
audits-unit-percent = { $n }%
audits-unit-months = { $n } o fisoedd
audits-unit-working-days = { $n } o ddiwrnodau gwaith
audits-unit-count = { $n }
audits-evidence = Tystiolaeth
audits-evidence-none = Nid oes tystiolaeth wedi’i chysylltu â’r maen prawf hwn
audits-evidence-none-next = Gellir ei gweld yn ystod yr ymweliad.
audits-evidence-submitted = Yn aros am adolygiad
audits-evidence-accepted = Wedi’i derbyn
audits-evidence-returned = Wedi’i hanfon yn ôl
audits-evidence-sent = Anfonwyd ar { $date }, fersiwn { $n }
audits-last-time = Y tro diwethaf
audits-last-time-none = Nid oedd y maen prawf hwn mewn archwiliad cynharach.
audits-judgement = Eich barn
audits-judgement-read = Y farn
audits-note = Nodyn ar gyfer yr adroddiad
audits-note-hint = Yr hyn a welsoch, a glywsoch ac a ddarllenoch. Dim enwau.
audits-rests-on = Y dystiolaeth sy’n sail i hyn
audits-no-finding = Pam nad oes canfyddiad
audits-no-finding-hint = Dim ond lle nad yw wedi’i fodloni’n llawn ac nad ydych yn codi canfyddiad.
audits-save-next = Cadw, mynd i { $code }
audits-save = Cadw
audits-theirs = Ysgrifennodd rhywun arall hyn tra oedd y dudalen ar agor gennych
audits-assessed-by = { $name }, { $date }
audits-sample-title = Sampl o weithwyr
audits-sample-none = Nid oes sampl wedi’i dynnu eto
audits-sample-none-next = Mae’r gweithiwr diweddaraf i ddechrau, gweithiwr asiantaeth a gwirfoddolwr ynddo bob amser, os oes rhai.
audits-sample-draw = Tynnu’r sampl
audits-sample-how = Sut y cafodd ei dynnu
audits-sample-seed = Hedyn
audits-sample-digest = Crynodeb o’r boblogaeth yn ei threfn
audits-sample-algorithm = Algorithm
audits-sample-who = Person
audits-sample-why = Pam
audits-sample-started = Dechreuodd
audits-sample-why-newest = Y diweddaraf i ddechrau
audits-sample-why-agency = Gweithiwr asiantaeth
audits-sample-why-volunteer = Gwirfoddolwr
audits-sample-why-drawn = Dewiswyd ar hap
audits-start = Dechrau’r gwaith maes
audits-start-hint-unannounced = Caiff y gydweithfa wybod yr un pryd.
audits-end = Cynhaliwyd y cyfarfod cloi
audits-submit = Anfon y drafft at y cymedrolwr
audits-blocker-not_assessed = Dim canlyniad eto
audits-blocker-neither_finding_nor_reason = Dim canfyddiad na rheswm
audits-blockers-none = Nid oes dim yn dal y drafft yn ôl.

## Moderation, comments, appeal, review
audits-moderation-title = Cymedroli
audits-moderation-sample = Beth i’w ystyried
audits-moderation-critical = Maen prawf critigol
audits-moderation-changed = Newid ers y tro diwethaf
audits-moderation-by_lot = Dewiswyd ar hap
audits-moderation-seed = Tynnwyd â’r hedyn { $seed }. Gall unrhyw un ei dynnu eto.
audits-moderation-none = Nid yw’r drafft wedi’i anfon i’w gymedroli eto.
audits-release = Anfon y drafft at y gydweithfa
audits-send-back = Ei anfon yn ôl at yr archwilwyr
audits-send-back-reason = Beth sydd i’w wneud o hyd
audits-finalise = Gwneud yr adroddiad yn derfynol
audits-service-title = Mae’r gydweithfa wedi cael copi drwy ddull arall
audits-service-draft = Mae’r adroddiad drafft ar ei ffordd.
audits-service-answers = Mae’r atebion ar eu ffordd.
audits-service-final = Mae’r adroddiad terfynol ar ei ffordd.
audits-service-on = Y diwrnod y cafodd ei gyflwyno
audits-service-how = Sut y cafodd ei gyflwyno
audits-service-send = Cofnodi’r cyflwyno
audits-comments-title = Gwirio ffeithiau’r adroddiad drafft
audits-comments-read = Sylwadau ac atebion
audits-comments-lead = Dywedwch lle mae ffaith yn anghywir neu lle na chymerwyd tystiolaeth i ystyriaeth. Caiff y sylwadau a’n hatebion eu hargraffu yn yr adroddiad terfynol.
audits-comments-by = Anfonwch eich sylwadau erbyn
audits-comments-right = A yw hyn yn gywir?
audits-comments-nothing = Dim i’w gywiro
audits-comments-wrong = Mae gwall ffeithiol, neu ni chymerwyd tystiolaeth i ystyriaeth
audits-comments-what = Beth sydd o’i le, a beth sy’n dangos hynny
audits-comments-other = Unrhyw beth arall yn yr adroddiad
audits-comments-keep = Cadw a dychwelyd yn nes ymlaen
audits-comments-send = Anfon y sylwadau
audits-comments-none-send = Dim i’w gywiro yn yr adroddiad cyfan
audits-comments-none = Nid oedd sylwadau
audits-comments-not-yet = Nid yw’r gydweithfa wedi anfon ei sylwadau eto.
audits-point = Pwynt { $n }
audits-point-whole = yr adroddiad cyfan
audits-answer = Ateb
audits-answer-kind = Beth yw eich ateb i’r pwynt hwn?
audits-answer-save = Cadw’r ateb
audits-answers-send = Anfon yr atebion
audits-appeal-title = Apêl
audits-appeal-lead = Cewch apelio yn erbyn yr atebion ar un o ddwy sail. Bydd rhywun nad oedd â rhan yn yr archwiliad yn penderfynu.
audits-appeal-ground = Sail
audits-appeal-body = Beth mae’r apêl yn ei ddweud
audits-appeal-send = Anfon yr apêl
audits-appeal-none = Nid oes apêl
audits-appeal-made = Gwnaed ar { $date }
audits-appeal-decide = Penderfynu ar yr apêl
audits-appeal-dismiss = Ei gwrthod: daw’r adroddiad yn derfynol
audits-appeal-uphold = Ei chadarnhau: mae’r adroddiad yn dychwelyd i’w gymedroli
audits-appeal-decision-send = Cofnodi’r penderfyniad
audits-review-title = Adolygu’r adroddiad terfynol
audits-review-lead = Derbyniwch yr adroddiad, neu dychwelwch ef gyda chwestiynau. Bydd unrhyw gywiriad yn ymddangos yn y rhifyn nesaf.
audits-review-what = Eich adolygiad
audits-review-accept = Derbyn yr adroddiad
audits-review-return = Ei ddychwelyd gyda chwestiynau
audits-review-questions = Eich cwestiynau
audits-review-send = Cofnodi’r adolygiad
audits-review-not-now = Nid oes adroddiad terfynol i’w adolygu nawr.

## What was done
done-audit-planned = Mae’r archwiliad wedi’i gynllunio. Y cam nesaf yw enwi ei dîm.
done-audit-assigned = Mae’r person wedi’i enwi ac wedi cael gwybod.
done-audit-declared = Cadwyd eich datganiad. Rydych ar y tîm.
done-audit-declined = Cadwyd eich datganiad. Nid ydych ar y tîm.
done-audit-notified = Mae’r gydweithfa wedi cael rhybudd.
done-audit-changed = Mae’r ymweliad wedi’i newid.
done-audit-started = Mae’r gwaith maes wedi dechrau.
done-audit-ended = Mae’r gwaith maes ar ben.
done-audit-submitted = Mae’r drafft gyda’r cymedrolwr.
done-audit-assessed = Mae’r canlyniad wedi’i gadw.
done-audit-figure = Mae’r ffigur wedi’i bennu.
done-audit-sample = Mae’r sampl wedi’i dynnu.
done-audit-released = Mae’r drafft ar ei ffordd at y gydweithfa.
done-audit-sent-back = Mae’r drafft yn ôl gyda’r archwilwyr.
done-audit-final = Mae’r adroddiad yn derfynol.
done-audit-served = Mae’r cyflwyno wedi’i gofnodi.
done-comments-kept = Cadwyd eich sylwadau. Anfonwch nhw pan fyddant yn barod.
done-comments-sent = Anfonwyd eich sylwadau.
done-answer-saved = Mae’r ateb wedi’i gadw.
done-answers-sent = Anfonwyd yr atebion.
done-appeal-made = Anfonwyd eich apêl.
done-appeal-decided = Mae’r penderfyniad wedi’i gofnodi.
done-audit-reviewed = Mae eich adolygiad wedi’i gofnodi.

## Emails
audits-mail-audit-notified-subject = { $coop }: rhybudd o ymweliad archwilio
audits-mail-audit-notified-text = Bydd y masnachfreiniwr yn ymweld â’r gydweithfa i’w harchwilio yn erbyn y safon. Cewch anfon tystiolaeth tan y diwrnod cyn yr ymweliad.
audits-mail-audit-notified-button = Agor yr archwiliad
audits-mail-audit-notified-why = Rydych yn rhedeg y gydweithfa, yn aelod o’i bwrdd, neu ar y tîm archwilio. Mae’r dyddiad hefyd yn y cofnod calendr sydd gyda’r e-bost hwn.
audits-mail-audit-changed-subject = { $coop }: dyddiad newydd i’r ymweliad archwilio
audits-mail-audit-changed-text = Mae dyddiad yr ymweliad wedi newid. Mae’r dyddiad newydd isod ac yn y cofnod calendr sydd gyda’r e-bost hwn.
audits-mail-audit-changed-button = Agor yr archwiliad
audits-mail-audit-changed-why = Cawsoch wybod am y dyddiad cynharach.
audits-mail-audit-cancelled-subject = { $coop }: ni chynhelir yr ymweliad archwilio ar y dyddiad a roddwyd
audits-mail-audit-cancelled-text = Cafodd yr ymweliad ei ohirio neu ei ganslo. Os bydd dyddiad newydd, cewch e-bost arall.
audits-mail-audit-cancelled-button = Agor yr archwiliad
audits-mail-audit-cancelled-why = Cawsoch wybod am yr ymweliad.
audits-mail-auditor-assigned-subject = { $coop }: rydych wedi’ch enwi ar gyfer archwiliad { $audit }
audits-mail-auditor-assigned-text = Datganwch eich buddiannau a dywedwch a ydych yn derbyn y gwaith.
audits-mail-auditor-assigned-button = Datgan ac ateb
audits-mail-auditor-assigned-why = Cawsoch eich enwi gan swyddog safonau ar gyfer yr archwiliad hwn.
audits-mail-draft-to-check-subject = { $coop }: mae adroddiad drafft yn aros amdanoch
audits-mail-draft-to-check-text = Mae’r archwilwyr wedi gorffen drafft archwiliad { $audit }. Edrychwch ar y sampl cymedroli, yna anfonwch y drafft at y gydweithfa neu’n ôl at yr archwilwyr.
audits-mail-draft-to-check-button = Agor y cymedroli
audits-mail-draft-to-check-why = Chi sy’n cymedroli’r archwiliad hwn.
audits-mail-draft-sent-back-subject = { $coop }: anfonodd y cymedrolwr y drafft yn ôl
audits-mail-draft-sent-back-text = Mae angen rhagor o waith ar ddrafft archwiliad { $audit } cyn y gall fynd allan. Dywed y cymedrolwr:
audits-mail-draft-sent-back-button = Agor yr archwiliad
audits-mail-draft-sent-back-why = Rydych ar dîm yr archwiliad hwn.
audits-mail-draft-ready-subject = { $coop }: mae eich adroddiad archwilio drafft yn barod
audits-mail-draft-ready-text = Gwiriwch y ffeithiau. Mae gennych 10 diwrnod gwaith, a’r diwrnod y cyrhaeddodd hwn yw diwrnod 1. Cewch hefyd ddweud nad oes dim i’w gywiro.
audits-mail-draft-ready-report = Yr adroddiad drafft, i’w ddarllen neu fel PDF
audits-mail-draft-ready-button = Darllen y drafft a rhoi sylwadau
audits-mail-draft-ready-why = Chi yw rheolwr { $coop }.
audits-mail-comments-given-subject = { $coop }: sylwadau ar ddrafft { $audit }
audits-mail-comments-given-text = { $n ->
    [zero] Nid oes gan y gydweithfa ddim i’w gywiro.
    [one] Gwnaeth y gydweithfa un pwynt. Bydd rhywun nad oedd ar yr ymweliad yn ateb o fewn 10 diwrnod gwaith.
    [two] Gwnaeth y gydweithfa { $n } bwynt. Bydd rhywun nad oedd ar yr ymweliad yn ateb o fewn 10 diwrnod gwaith.
    [few] Gwnaeth y gydweithfa { $n } phwynt. Bydd rhywun nad oedd ar yr ymweliad yn ateb o fewn 10 diwrnod gwaith.
    [many] Gwnaeth y gydweithfa { $n } phwynt. Bydd rhywun nad oedd ar yr ymweliad yn ateb o fewn 10 diwrnod gwaith.
   *[other] Gwnaeth y gydweithfa { $n } o bwyntiau. Bydd rhywun nad oedd ar yr ymweliad yn ateb o fewn 10 diwrnod gwaith.
}
audits-mail-comments-given-button = Agor y sylwadau
audits-mail-comments-given-why = Rydych ar dîm yr archwiliad hwn.
audits-mail-comments-answered-subject = { $coop }: ein hatebion i’ch sylwadau
audits-mail-comments-answered-text = { $n ->
    [zero] Nid oedd sylwadau, felly nid oes dim i’w ateb. Cewch apelio o fewn 5 diwrnod gwaith. Y diwrnod y cyrhaeddodd hwn yw diwrnod 1. Yna daw’r adroddiad yn derfynol.
    [one] Mae ateb i’ch pwynt. Cewch apelio o fewn 5 diwrnod gwaith. Y diwrnod y cyrhaeddodd hwn yw diwrnod 1. Yna daw’r adroddiad yn derfynol.
    [two] Mae ateb i bob un o’ch { $n } bwynt. Cewch apelio o fewn 5 diwrnod gwaith. Y diwrnod y cyrhaeddodd hwn yw diwrnod 1. Yna daw’r adroddiad yn derfynol.
    [few] Mae ateb i bob un o’ch { $n } phwynt. Cewch apelio o fewn 5 diwrnod gwaith. Y diwrnod y cyrhaeddodd hwn yw diwrnod 1. Yna daw’r adroddiad yn derfynol.
    [many] Mae ateb i bob un o’ch { $n } phwynt. Cewch apelio o fewn 5 diwrnod gwaith. Y diwrnod y cyrhaeddodd hwn yw diwrnod 1. Yna daw’r adroddiad yn derfynol.
   *[other] Mae ateb i bob un o’ch { $n } o bwyntiau. Cewch apelio o fewn 5 diwrnod gwaith. Y diwrnod y cyrhaeddodd hwn yw diwrnod 1. Yna daw’r adroddiad yn derfynol.
}
audits-mail-comments-answered-button = Darllen yr atebion
audits-mail-comments-answered-why = Chi yw rheolwr { $coop }.
audits-mail-appeal-made-subject = { $coop }: mae apêl yn aros am benderfyniad
audits-mail-appeal-made-text = Mae’r gydweithfa’n apelio yn erbyn yr atebion yn archwiliad { $audit }. Rhaid penderfynu ar yr apêl o fewn 10 diwrnod gwaith.
audits-mail-appeal-made-button = Darllen yr apêl
audits-mail-appeal-made-why = Chi sy’n penderfynu ar apeliadau.
audits-mail-appeal-decided-subject = { $coop }: penderfynwyd ar yr apêl
audits-mail-appeal-decided-text = Penderfynwyd ar yr apêl yn archwiliad { $audit }. Y rheswm:
audits-mail-appeal-decided-button = Agor yr archwiliad
audits-mail-appeal-decided-why = Roedd gennych ran yn yr archwiliad hwn, neu rydych yn rhedeg y gydweithfa.
audits-mail-report-final-subject = { $coop }: yr adroddiad archwilio terfynol
audits-mail-report-final-text = Mae adroddiad archwiliad { $audit } yn derfynol. Caiff y dyddiadau ar gyfer cynlluniau a chamau gweithredu eu cyfrif o’r diwrnod y cyrhaeddodd hwn y gydweithfa.
audits-mail-report-final-button = Agor yr archwiliad
audits-mail-report-final-why = Rydych yn rhedeg y gydweithfa, yn aelod o’i bwrdd, neu’n gyfrifol am ei hardal.
audits-mail-report-accepted-subject = { $coop }: derbyniodd y rheoleiddiwr yr adroddiad
audits-mail-report-accepted-text = Mae’r rheoleiddiwr wedi derbyn adroddiad terfynol archwiliad { $audit }.
audits-mail-report-accepted-button = Agor yr archwiliad
audits-mail-report-accepted-why = Rydych ar y tîm archwilio neu’n rhedeg y gydweithfa.
audits-mail-report-returned-subject = { $coop }: dychwelodd y rheoleiddiwr yr adroddiad
audits-mail-report-returned-text = Mae gan y rheoleiddiwr gwestiynau am adroddiad archwiliad { $audit }. Mae’r adroddiad yn dychwelyd i’w gymedroli:
audits-mail-report-returned-button = Agor yr archwiliad
audits-mail-report-returned-why = Rydych ar y tîm archwilio neu’n rhedeg y gydweithfa.

## Names of figures
audits-metric-user_vote_share_pct = Pleidleisiau sydd gan ddefnyddwyr
audits-metric-user_class_board_seats_pct = Seddi defnyddwyr ar y bwrdd
audits-metric-months_since_agm = Ers y cyfarfod cyffredinol diwethaf
audits-metric-working_days_to_share_report = I rannu’r adroddiad â’r aelodau
audits-metric-workers_with_complete_checks_pct = Gweithwyr â gwiriadau cyflawn
audits-metric-dbs_in_date_pct = DBS yn gyfredol
audits-metric-awif_within_6_months_pct = Fframwaith sefydlu o fewn chwe mis
audits-metric-registered_within_6_months_pct = Cofrestrwyd o fewn chwe mis
audits-metric-registration_in_date_pct = Cofrestriad yn gyfredol
audits-metric-core_training_in_date_pct = Hyfforddiant cyfredol, pob pwnc
audits-metric-safety_critical_subject_in_date_pct = Y pwnc sy’n hanfodol i ddiogelwch â’r ganran isaf yn gyfredol
audits-metric-safeguarding_group_learning_in_date_pct = Y grŵp diogelu â’r ganran isaf yn gyfredol
audits-metric-supervision_in_date_pct = Goruchwyliaeth yn gyfredol
audits-metric-appraisal_in_date_pct = Arfarniad yn gyfredol
audits-limiter-criteria = { $n ->
    [zero] Dim un maen prawf
    [one] Un maen prawf
    [two] { $n } faen prawf
    [few] { $n } maen prawf
    [many] { $n } maen prawf
   *[other] { $n } o feini prawf
}
