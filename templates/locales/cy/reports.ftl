# Yr adroddiad cydymffurfio, ar bapur ac fel tudalen.

## Mathau o archwiliad
report-kind-readiness = Archwiliad parodrwydd
report-kind-full = Archwiliad llawn
report-kind-surveillance = Archwiliad goruchwylio
report-kind-follow-up = Archwiliad dilynol
report-kind-thematic = Archwiliad thematig
report-kind-short-readiness = Parodrwydd
report-kind-short-full = Llawn
report-kind-short-surveillance = Goruchwylio
report-kind-short-follow-up = Dilynol
report-kind-short-thematic = Thematig
report-title-readiness = Adroddiad archwiliad parodrwydd
report-title-full = Adroddiad archwiliad llawn
report-title-surveillance = Adroddiad archwiliad goruchwylio
report-title-follow-up = Adroddiad archwiliad dilynol
report-title-thematic = Adroddiad archwiliad thematig

## Geiriau canlyniadau
report-outcome-compliant = Cydymffurfio
report-outcome-compliant-with-actions = Cydymffurfio gyda chamau gweithredu
report-outcome-conditional = Amodol
report-outcome-not-compliant = Ddim yn cydymffurfio
report-result-met = Bodlonwyd
report-result-partly-met = Bodlonwyd yn rhannol
report-result-not-met = Heb ei fodloni
report-result-not-applicable = Ddim yn berthnasol
report-result-out-of-scope = Y tu allan i’r cwmpas
report-result-not-assessed = Heb ei asesu
report-severity-critical = Critigol
report-severity-major = Mawr
report-severity-minor = Bach
report-severity-improvement = Gwella
report-done-met = Gwnaed
report-done-partly = Gwnaed yn rhannol
report-done-not = Heb ei wneud
report-decision-accepted = Derbyniwyd: newidiwyd yr adroddiad
report-decision-partly = Derbyniwyd yn rhannol
report-decision-not-accepted = Ni dderbyniwyd
report-finding-open = Agored
report-finding-closed = Wedi cau
report-finding-regraded = Newidiwyd y radd
report-finding-withdrawn = Tynnwyd yn ôl

## Pen, troed, teitl
report-title = { $name }: { $kind }, { $month }
report-head = { $kind }, { $month }
report-foot = { $reference }, { $issue }.
report-foot-code = Cod { $code }
report-page = Tudalen { $page } o { $pages }
report-draft = DRAFFT
report-issue = Rhifyn { $issue }
report-wordmark = Safon

## Clawr
report-cover-visited = { $place }. Ymweliad ar { $visited }
report-cover-standard = Safon
report-cover-reference = Rhif yr archwiliad
report-cover-form = Math a ffurf gyfreithiol
report-cover-issued = Cyhoeddwyd
report-cover-language-label = Iaith
report-cover-language = Cymraeg.
report-cover-other-language = There is an English version.
report-cover-statement = Archwiliad masnachfraint yw hwn, nid arolygiad statudol.
report-cover-verify = Gwiriwch fod y copi hwn yn ddilys yn { $address } gyda’r cod { $code }.
report-demonstration = Arddangosiad: cydweithfa ddychmygol yw hon.

## Cynnwys a rhannau
report-contents = Cynnwys
report-contents-link = { $title }, tudalen { $page }
report-part-summary = Crynodeb
report-part-cooperative = Y gydweithfa
report-part-method = Cwmpas a dull
report-part-outcome = Canlyniad fesul adran
report-part-criteria = Pob maen prawf
report-part-findings = Canfyddiadau
report-part-previous-actions = Camau blaenorol
report-part-training = Hyfforddi a sefydlu
report-part-democracy = Democratiaeth
report-part-voice = Beth ddywedodd aelodau a gweithwyr
report-part-good-practice = Arfer da
report-part-action-plan = Cynllun camau cywiro
report-part-comments = Sylwadau ac atebion
report-part-evidence = Tystiolaeth
report-part-sign-off = Llofnodi
report-part-statements = Am yr adroddiad hwn

## Crynodeb
report-score-of = o 100 yn gyffredinol
report-no-outcome = Nid yw archwiliad o’r math hwn yn rhoi canlyniad cyffredinol. Saif canlyniad yr archwiliad llawn diwethaf.
# adolygu
report-tally = Bodlonwyd { $met } o { $applied ->
        [zero] { $applied } maen prawf
        [one] { $applied } maen prawf
        [two] { $applied } faen prawf
        [few] { $applied } maen prawf
        [many] { $applied } maen prawf
       *[other] { $applied } o feini prawf
    }, { $partly } yn rhannol, a { $not } heb eu bodloni.
report-tally-not-applicable = { $count ->
        [one] Nid yw { $count } yn berthnasol.
       *[other] Nid yw { $count } yn berthnasol.
    }
report-tally-out-of-scope = { $count ->
        [one] Roedd { $count } y tu allan i’r cwmpas.
       *[other] Roedd { $count } y tu allan i’r cwmpas.
    }
report-tally-not-assessed = { $count ->
        [one] Ni chafodd { $count } ei asesu.
       *[other] Ni chafodd { $count } eu hasesu.
    }
report-strengths = { $count ->
        [1] Un cryfder
        [2] Dau gryfder
       *[other] Tri chryfder
    }
report-must-dos = { $count ->
        [1] Un peth i’w wneud
        [2] Dau beth i’w gwneud
       *[other] Tri pheth i’w gwneud
    }
report-all-closed = Caewyd pob cam gweithredu ar { $day }.
report-history = Yr ymweliad hwn a’r rhai cynt
report-history-visit = Ymweliad
report-history-kind = Math
report-history-outcome = Canlyniad
report-history-score = Sgôr

## Y gydweithfa
report-votes = Pleidleisiau yn ôl dosbarth aelod, { $day }
report-votes-class = Dosbarth
report-votes-members = Aelodau
report-votes-votes = Pleidleisiau
report-votes-share = Cyfran
report-votes-total = Pob aelod
report-votes-reached = Mae gan ddefnyddwyr { $users } o { $total } o bleidleisiau ({ $percent }). Mae’r drwydded yn gofyn am o leiaf 51%.
report-votes-missed = Mae gan ddefnyddwyr { $users } o { $total } o bleidleisiau ({ $percent }). Mae’r drwydded yn gofyn am o leiaf 51%, felly ni chaiff prawf cydweithfa dan arweiniad defnyddwyr ei fodloni.
report-votes-users = Mae gan ddefnyddwyr { $users } o { $total } o bleidleisiau ({ $percent }). Ni ddynodwyd y gydweithfa yn un dan arweiniad defnyddwyr, felly nid oes isafswm.
report-votes-none = Nid oes pleidleisiau ar gofnod, felly nid oes ffigur. Yr archwilydd a farnodd.
report-percent = { $value }%
report-of = { $part } o { $whole }

## Cwmpas a dull
report-scope = Beth oedd o fewn y cwmpas
report-how = Sut y gwnaed yr archwiliad
report-limits = Yr hyn na allai’r archwiliad ei weld
report-sample = Y sampl o weithwyr
# adolygu
report-sample-drawn = Tynnwyd sampl o { $drawn } o blith { $population ->
        [zero] { $population } gweithiwr
        [one] { $population } gweithiwr
        [two] { $population } weithiwr
        [few] { $population } gweithiwr
        [many] { $population } gweithiwr
       *[other] { $population } o weithwyr
    }. Gall unrhyw un sydd â’r rhestr mewn trefn dynnu’r sampl eto o’r gwerthoedd hyn.
report-sample-algorithm = Algorithm
report-sample-seed = Hedyn
report-sample-digest = Crynodeb o’r rhestr mewn trefn (SHA-256)
report-team = Y tîm
report-team-name = Enw
report-team-role = Rôl
report-team-declaration = Datganiad o fuddiannau

## Canlyniad
report-section-scores = Sgoriau’r adrannau allan o 100
report-section = Adran
report-scored = Sgoriwyd
report-weighted-mean = Cymedr pwysol yr adrannau
report-not-scored = Heb ei sgorio
report-thresholds = Llinellau toredig: { $thresholds }, lle mae’r bandiau’n dechrau.
report-last-mark = Marc du: { $audit }.
report-limiter = Beth ddaliodd y canlyniad yn ôl
report-by-score = Yn ôl y sgôr yn unig, y canlyniad fyddai { $outcome }.
report-limiter-rule = Roedd y rheol “{ $rule }” yn gymwys ({ $because }). Mae’n cyfyngu’r canlyniad i { $outcome }.
report-how-scored = Sut y gwneir y sgôr
report-how-scored-text = Mae bodlonwyd yn cyfrif 2, bodlonwyd yn rhannol 1, heb ei fodloni 0. Gadewir allan y meini prawf nad ydynt yn berthnasol, a’r rhai ar gyfer gwella. Mae pwysau i bob adran; y sgôr yw cymedr pwysol yr adrannau a sgoriwyd.
report-changed = Beth newidiodd
report-trend = Sgôr cyffredinol, fesul ymweliad
report-trend-alt = Siart llinell o’r sgôr cyffredinol ym mhob ymweliad. { $scores }.

## Meini prawf
report-criteria-lead = Rhestrir pob maen prawf yn y safon gyda’i ganlyniad, nodyn yr archwilydd a’r hyn y mae’n seiliedig arno. Mae’r gair yn y ffrâm yn dweud pa mor ddifrifol yw’r maen prawf.
report-section-score = { $score } o 100
report-last-time = Y tro diwethaf: { $result }
report-reason = Rheswm
report-note = Nodyn
report-facts = Ffigurau
report-fact-asked = gofynnir am: { $asked }
report-fact-overridden = Rhoddwyd o’r neilltu gan yr archwilydd:
report-evidence = Tystiolaeth
report-findings = Canfyddiad

## Canfyddiadau a chamau
# adolygu
report-findings-lead = { $count ->
        [zero] Ni chododd yr archwiliad unrhyw ganfyddiad.
        [one] Cododd yr archwiliad { $count } canfyddiad.
        [two] Cododd yr archwiliad { $count } ganfyddiad.
        [few] Cododd yr archwiliad { $count } chanfyddiad.
        [many] Cododd yr archwiliad { $count } chanfyddiad.
       *[other] Cododd yr archwiliad { $count } o ganfyddiadau.
    } Caiff diffyg cydymffurfio ei raddio’n gritigol, yn fawr neu’n fach; awgrym yw gwella.
report-finding-repeated = Ailadroddwyd
report-finding-why-withdrawn = Pam y’i tynnwyd yn ôl
report-action-finding = Canfyddiad
report-action-grade = Gradd
report-action-what = Cam gweithredu
report-action-owner = Perchennog
report-action-due = Erbyn
report-action-done = Canlyniad
report-actions-lead = Beth fydd y gydweithfa’n ei wneud, erbyn pryd, a phwy fydd yn gofalu amdano. Mae’r cynnydd i’w weld ar y dudalen lle caiff yr adroddiad hwn ei wirio.

## Hyfforddiant, democratiaeth, llais
report-training-lead = Ffigurau ar { $day }. Talgrynnir cyfrannau i lawr. Ni ddangosir grwpiau o lai na phump.
report-training-subjects = Hyfforddiant cyfredol
report-training-subject = Pwnc
report-induction = Cyfnod sefydlu wedi ei gwblhau mewn pryd
report-induction-step = Cam
report-share-in-date = Cyfredol
report-share-done = Gwnaed
report-share-agreed = Cytunodd
report-share = Cyfran
report-share-asked = Gofynnir
report-share-few = Rhy ychydig i’w dangos
report-seats = Seddi ar y bwrdd
report-seats-class = Dosbarth
report-seats-seats = Seddi
report-seats-filled = Llenwyd
report-survey = { $title }: atebodd { $part } o { $whole }
report-survey-sentence = Pwy gytunodd
report-said = Yn eu geiriau eu hunain
report-good-practice-criterion = maen prawf { $code }

## Sylwadau, tystiolaeth, llofnodi
# adolygu
report-comments-given = { $count ->
        [zero] Ni wnaeth y gydweithfa unrhyw sylw ar gywirdeb y drafft.
        [one] Gwnaeth y gydweithfa { $count } sylw ar gywirdeb y drafft. Fe’i hargreffir gyda’i ateb.
        [two] Gwnaeth y gydweithfa { $count } sylw ar gywirdeb y drafft. Argreffir pob un gyda’i ateb.
        [few] Gwnaeth y gydweithfa { $count } sylw ar gywirdeb y drafft. Argreffir pob un gyda’i ateb.
        [many] Gwnaeth y gydweithfa { $count } sylw ar gywirdeb y drafft. Argreffir pob un gyda’i ateb.
       *[other] Gwnaeth y gydweithfa { $count } o sylwadau ar gywirdeb y drafft. Argreffir pob un gyda’i ateb.
    }
report-comments-nothing = Darllenodd y gydweithfa’r drafft a dywedodd nad oes dim i’w gywiro.
report-comments-lapsed = Ni ddaeth sylwadau o fewn yr amser a roddwyd, sy’n cyfrif fel dim i’w gywiro.
report-comment = Sylw’r gydweithfa
report-answer = Ateb
# adolygu
report-evidence-lead = { $count ->
        [zero] Ni ddangoswyd unrhyw eitem.
        [one] Dangoswyd { $count } eitem.
        [two] Dangoswyd { $count } eitem.
        [few] Dangoswyd { $count } eitem.
        [many] Dangoswyd { $count } eitem.
       *[other] Dangoswyd { $count } o eitemau.
    } Crynodeb (SHA-256) ffeil yw ei hôl bys: copi â’r un crynodeb yw’r ffeil a ddangoswyd.
report-evidence-number = Rhif
report-evidence-item = Eitem, math a chrynodeb
report-evidence-criteria = Meini prawf
report-evidence-accepted = Derbyniwyd
report-evidence-not-accepted = Heb ei derbyn
report-evidence-seen = Gwelwyd yn ystod yr ymweliad; ni chedwir ffeil
report-digest = SHA-256
report-sign-role = Rôl
report-sign-name = Enw a datganiad
report-sign-on = Llofnodwyd

## Datganiadau
report-statement-inspection-title = Nid arolygiad statudol
report-statement-inspection = Gwnaed yr archwiliad hwn o dan gytundeb masnachfraint. Nid yw’n arolygiad o dan Ddeddf Rheoleiddio ac Arolygu Gofal Cymdeithasol (Cymru) 2016, nid yw’n rhoi gradd, ac nid yw’n tynnu dim oddi wrth waith yr arolygiaeth statudol.
report-statement-sampling-title = Yr hyn y gall sampl ei ddangos
report-statement-sampling = Gwelodd yr archwiliad sampl o gofnodion, pobl a diwrnodau. Nid yw’r ffaith na chafwyd rhywbeth yn profi nad yw’n bod.
report-statement-data-title = Data personol
report-statement-data = Ni chaiff unrhyw weithiwr na neb sy’n defnyddio’r gwasanaeth ei enwi yn yr adroddiad hwn. Ni ddangosir grwpiau bach. Cedwir tystiolaeth o dan reolau cadw’r safon.
report-statement-appeal-title = Sylwadau ac apêl
report-statement-appeal = Cafodd y gydweithfa 10 diwrnod gwaith i roi sylwadau ar gywirdeb y drafft, a 5 diwrnod gwaith ar ôl yr atebion i apelio ar sail anghywirdeb ffeithiol neu dystiolaeth anghyflawn.
report-statement-formats-title = Fformatau eraill
report-statement-formats = Cyhoeddir yr adroddiad hwn yn Gymraeg ac yn Saesneg. Gellir ei gael mewn print bras, yn hawdd ei ddeall neu wedi ei ddarllen yn uchel: { $contact }.
report-statement-version-title = Y safon
report-statement-version = Gwnaed yr archwiliad yn erbyn { $standard }, y mae ei destun wedi ei bennu gan y crynodeb hwn:
report-verify-title = A yw’r copi hwn yn ddilys?
report-verify = Agorwch y cyfeiriad hwn neu bwyntiwch gamera at y cod. Yno gallwch hefyd ollwng y ffeil hon i’w gwirio, a gweld a gafodd yr adroddiad ei dderbyn a’i gydnabod.
report-verify-code = Cod y rhifyn hwn
report-verify-qr = Cod dau ddimensiwn sy’n agor { $address }
