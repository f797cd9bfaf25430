# Yr adroddiad cydymffurfio, ar bapur ac fel tudalen.

## Mathau o archwiliad
report-kind-readiness = Archwiliad parodrwydd
report-kind-full = Archwiliad llawn
report-kind-surveillance = Archwiliad cadw golwg
report-kind-follow-up = Archwiliad dilynol
report-kind-thematic = Archwiliad thematig
report-kind-short-readiness = Parodrwydd
report-kind-short-full = Llawn
report-kind-short-surveillance = Cadw golwg
report-kind-short-follow-up = Dilynol
report-kind-short-thematic = Thematig
report-title-readiness = Adroddiad archwiliad parodrwydd
report-title-full = Adroddiad archwiliad llawn
report-title-surveillance = Adroddiad archwiliad cadw golwg
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
report-finding-open = Heb ei gau
report-finding-closed = Wedi’i gau
report-finding-regraded = Newidiwyd y radd
report-finding-withdrawn = Tynnwyd yn ôl

## Pen, troed, teitl
report-title = { $name }: { $kind }, { $month }
report-head = { $kind }, { $month }
report-foot = { $reference }, { $issue }.
report-foot-issue = rhifyn { $issue }
report-foot-code = Cod { $code }
report-page = Tudalen { $page } o { $pages }
report-draft = DRAFFT
report-issue = Rhifyn { $issue }
report-wordmark = Safon

## Clawr
report-cover-visited = { $place }. Ymweliad: { $visited }
report-cover-to-visit = { $place }. Bwriedir ymweld: { $visited }
report-cover-standard = Safon
report-cover-reference = Rhif yr archwiliad
report-cover-form = Math a ffurf gyfreithiol
report-cover-issued = Dyroddwyd
report-cover-drafted = Drafft dyddiedig
report-cover-language-label = Iaith
report-cover-language = Cymraeg.
report-cover-both-languages = Y ddwy iaith: Cymraeg yn gyntaf, yna Saesneg.
report-cover-other-language = There is an English version.
report-cover-statement = Archwiliad masnachfraint yw hwn, nid arolygiad statudol.
report-cover-replaces = Mae’r rhifyn hwn yn cymryd lle rhifyn { $issue }.
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
report-part-previous-actions = Camau gweithredu blaenorol
report-part-training = Hyfforddiant a sefydlu
report-part-democracy = Democratiaeth
report-part-voice = Beth a ddywedodd aelodau a gweithwyr
report-part-good-practice = Arfer da
report-part-action-plan = Cynllun gweithredu cywirol
report-part-comments = Sylwadau ac atebion
report-part-evidence = Tystiolaeth
report-part-sign-off = Llofnodi
report-part-statements = Am yr adroddiad hwn

## Crynodeb
report-score-of = o 100 yn gyffredinol
report-no-outcome = Nid yw archwiliad o’r math hwn yn rhoi canlyniad cyffredinol. Mae canlyniad yr archwiliad llawn diwethaf yn parhau.
report-no-outcome-yet = Nid oes canlyniad eto. Caiff ei roi pan fydd popeth o fewn y cwmpas wedi’i asesu.
report-held = Yn ôl y sgôr yn unig, y canlyniad fyddai { $outcome }. Beth a’i daliodd yn ôl: { $rule } ({ $because }).
report-tally = Bodlonwyd { $met } o’r { $applied ->
    [zero] { $applied } maen prawf
    [one] { $applied } maen prawf
    [two] { $applied } faen prawf
    [few] { $applied } maen prawf
    [many] { $applied } maen prawf
   *[other] { $applied } o feini prawf
}, { $partly } yn rhannol. Heb eu bodloni: { $not }.
report-tally-not-applicable = { $count ->
    [zero] Nid yw { $count } yn berthnasol.
    [one] Nid yw { $count } yn berthnasol.
    [two] Nid yw { $count } yn berthnasol.
    [few] Nid yw { $count } yn berthnasol.
    [many] Nid yw { $count } yn berthnasol.
   *[other] Nid yw { $count } yn berthnasol.
}
report-tally-out-of-scope = { $count ->
    [zero] Roedd { $count } y tu allan i’r cwmpas.
    [one] Roedd { $count } y tu allan i’r cwmpas.
    [two] Roedd { $count } y tu allan i’r cwmpas.
    [few] Roedd { $count } y tu allan i’r cwmpas.
    [many] Roedd { $count } y tu allan i’r cwmpas.
   *[other] Roedd { $count } y tu allan i’r cwmpas.
}
report-tally-not-assessed = { $count ->
    [zero] Ni chafodd { $count } eu hasesu.
    [one] Ni chafodd { $count } ei asesu.
    [two] Ni chafodd { $count } eu hasesu.
    [few] Ni chafodd { $count } eu hasesu.
    [many] Ni chafodd { $count } eu hasesu.
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
report-history = Yr ymweliad hwn a’r rhai cynharach
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
report-votes-reached = Mae gan ddefnyddwyr { $users } o’r { $total } o bleidleisiau ({ $percent }). Mae’r drwydded yn gofyn am o leiaf 51%.
report-votes-missed = Mae gan ddefnyddwyr { $users } o’r { $total } o bleidleisiau ({ $percent }). Mae’r drwydded yn gofyn am o leiaf 51%, felly ni fodlonir prawf cydweithfa dan arweiniad defnyddwyr.
report-votes-users = Mae gan ddefnyddwyr { $users } o’r { $total } o bleidleisiau ({ $percent }). Ni ddynodwyd y gydweithfa yn un dan arweiniad defnyddwyr, felly nid oes isafswm.
report-votes-none = Nid oes pleidleisiau ar gofnod, felly nid oes ffigur. Yr archwilydd a farnodd.
report-percent = { $value }%
report-of = { $part } o { $whole }
report-of-recorded = yn y cofnodion: { $value }, { $of }
report-recorded = yn y cofnodion: { $value }

## Cwmpas a dull
report-scope = Beth oedd o fewn y cwmpas
report-how = Sut y gwnaed yr archwiliad
report-limits = Yr hyn na allai’r archwiliad ei weld
report-sample = Y sampl o weithwyr
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
report-limiter = Beth a ddaliodd y canlyniad yn ôl
report-by-score = Yn ôl y sgôr yn unig, y canlyniad fyddai { $outcome }.
report-limiter-rule = Roedd y rheol “{ $rule }” yn gymwys ({ $because }). Y canlyniad gorau posibl felly yw { $outcome }.
report-how-scored = Sut y gwneir y sgôr
report-how-scored-text = Mae “bodlonwyd” yn cyfrif 2, “bodlonwyd yn rhannol” 1, a “heb ei fodloni” 0. Gadewir allan y meini prawf nad ydynt yn berthnasol, a’r rhai ar gyfer gwella. Mae pwysau i bob adran; y sgôr yw cymedr pwysol yr adrannau a sgoriwyd.
report-bands = Yr hyn y mae’r sgôr yn unig yn ei roi: { $bands }.
report-band = { $from } neu fwy, { $outcome }
report-band-least = llai, { $outcome }
report-no-limiter = Ni ddaliodd yr un rheol y canlyniad hwn yn ôl: mae’n dilyn o’r sgôr.
report-changed = Beth a newidiodd
report-trend = Y sgôr gyffredinol, fesul ymweliad
report-trend-alt = Siart llinell o’r sgôr gyffredinol ym mhob ymweliad. { $scores }.

## Meini prawf
report-criteria-lead = Rhestrir pob maen prawf yn y safon gyda’i ganlyniad, nodyn yr archwilydd a’r hyn y mae’n seiliedig arno. Mae’r gair yn y ffrâm yn dweud pa mor ddifrifol yw’r maen prawf. Mae pob nodyn yn yr iaith y cafodd ei ysgrifennu ynddi.
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
report-findings-lead = { $count ->
    [zero] Ni chododd yr archwiliad yr un canfyddiad.
    [one] Cododd yr archwiliad { $count } canfyddiad.
    [two] Cododd yr archwiliad { $count } ganfyddiad.
    [few] Cododd yr archwiliad { $count } chanfyddiad.
    [many] Cododd yr archwiliad { $count } chanfyddiad.
   *[other] Cododd yr archwiliad { $count } o ganfyddiadau.
} Caiff diffyg cydymffurfio ei raddio’n gritigol, yn fawr neu’n fach; awgrym yw gwella.
report-finding-repeated = Ailadroddwyd
report-finding-why-withdrawn = Pam y cafodd ei dynnu’n ôl
report-action-finding = Canfyddiad
report-action-grade = Gradd
report-action-what = Cam gweithredu
report-action-owner = Perchennog
report-action-due = Erbyn
report-action-done = Canlyniad
report-previous-lead = Camau gweithredu archwiliadau blaenorol a oedd heb eu cau adeg yr ymweliad diwethaf neu a gaewyd ers hynny. Blwyddyn yr ymweliad yw’r flwyddyn ar ôl y rhif.
report-actions-lead = Beth y bydd y gydweithfa’n ei wneud, erbyn pryd, a phwy fydd yn gyfrifol amdano. Lle nad oes cynllun eto, dywedir faint o amser sydd i roi un. Cyfrifir diwrnodau o’r dyddiad y daw’r adroddiad hwn i law. Mae’r cynnydd i’w weld ar y dudalen lle caiff yr adroddiad hwn ei wirio.

## Hyfforddiant, democratiaeth, llais
report-training-lead = Ffigurau ar { $day }. Talgrynnir cyfrannau i lawr. Ni ddangosir grwpiau o lai na phump, na’r hyn a fyddai’n eu datgelu.
report-training-subjects = Hyfforddiant cyfredol
report-training-subject = Pwnc
report-induction = Sefydlu wedi’i gwblhau mewn pryd
report-induction-step = Cam
report-share-in-date = Cyfredol
report-share-done = Gwnaed
report-share = Cyfran
report-share-asked = Gofynnir am
report-share-few = Rhy ychydig i’w dangos
report-seats = Seddi ar y bwrdd
report-seats-class = Dosbarth
report-seats-seats = Seddi
report-seats-filled = Llenwyd
report-voice-lead = Siaradodd tîm yr archwiliad â’r bobl hyn yn ystod y gwaith maes. Caiff yr hyn a ddywedwyd ei adrodd heb enwau, yn yr iaith y cafodd ei ysgrifennu ynddi. Ni chaiff llai na phump o bobl eu cyfrif.
report-voice-table = Sgyrsiau
report-voice-with = Gyda phwy
report-voice-with-members = Aelodau
report-voice-with-workers = Gweithwyr
report-voice-with-people-who-use-care = Pobl sy’n defnyddio gofal
report-voice-with-families = Teuluoedd
report-voice-manner = Sut
report-voice-manner-meeting = Mewn cyfarfod
report-voice-manner-one-to-one = Un i un
report-voice-manner-by-phone = Dros y ffôn
report-voice-manner-in-writing = Yn ysgrifenedig
report-voice-people = Pobl
report-voice-few = llai na phump
report-voice-criteria = Tystiolaeth ar gyfer: { $codes }
report-good-practice-criterion = maen prawf { $code }

## Rhannau heb ddata
report-none-outcome = Nid oes sgorau fesul adran.
report-none-findings = Ni chododd yr archwiliad yr un canfyddiad.
report-none-previous-actions = Nid oedd cam gweithredu o archwiliad blaenorol i edrych arno.
report-none-training = Nid oes ffigurau am hyfforddiant na sefydlu.
report-none-democracy = Nid yw cofnodion y gydweithfa’n dangos cyfarfod, etholiad na dim a anfonwyd at aelodau.
report-none-voice = Ni chofnodwyd unrhyw sgwrs ag aelodau, gweithwyr, pobl sy’n defnyddio gofal na theuluoedd yn yr archwiliad hwn.
report-none-good-practice = Ni nodwyd arfer da.
report-none-action-plan = Nid oes dim i’w gywiro, felly nid oes cynllun.
report-none-comments = Nid yw’r cyfnod ar gyfer sylwadau ar y drafft ar ben.
report-none-evidence = Ni chyfeirir at yr un ffeil nac eitem o dystiolaeth yn yr adroddiad hwn.
report-none-sign-off = Nid oes neb wedi llofnodi’r adroddiad hwn eto.
report-none-other = Nid oes dim i’w ddweud yn y rhan hon.

## Sylwadau, tystiolaeth, llofnodi
report-comments-given = { $count ->
    [zero] Ni wnaeth y gydweithfa unrhyw sylw ar gywirdeb y drafft.
    [one] Gwnaeth y gydweithfa { $count } sylw ar gywirdeb y drafft. Caiff ei argraffu gyda’i ateb.
    [two] Gwnaeth y gydweithfa { $count } sylw ar gywirdeb y drafft. Argreffir pob un gyda’i ateb.
    [few] Gwnaeth y gydweithfa { $count } sylw ar gywirdeb y drafft. Argreffir pob un gyda’i ateb.
    [many] Gwnaeth y gydweithfa { $count } sylw ar gywirdeb y drafft. Argreffir pob un gyda’i ateb.
   *[other] Gwnaeth y gydweithfa { $count } o sylwadau ar gywirdeb y drafft. Argreffir pob un gyda’i ateb.
}
report-comments-nothing = Darllenodd y gydweithfa’r drafft a dywedodd nad oes dim i’w gywiro.
report-comments-lapsed = Ni ddaeth sylwadau o fewn yr amser a roddwyd. Ystyrir felly nad oes dim i’w gywiro.
report-comment = Sylw’r gydweithfa
report-answer = Ateb
report-appeals = Apêl
report-evidence-lead = { $count ->
    [zero] Ni ddangoswyd yr un eitem.
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
report-evidence-not-accepted = Heb ei hadolygu eto
report-evidence-returned = Dychwelwyd i’r gydweithfa
report-evidence-seen = Gwelwyd yn ystod yr ymweliad; ni chedwir ffeil
report-language-name = Cymraeg
report-plain-summary = Crynodeb plaen
report-plain-outcome = Y canlyniad: { $outcome }.
report-plain-foot = { $reference }, crynodeb plaen, { $standard }
report-plain-more = Mae’r adroddiad cyfan yn dweud sut y barnwyd pob maen prawf a pham. Gofynnwch i’r gydweithfa amdano, neu am y dudalen hon ar ffurf arall: { $contact }. Nid adroddiad yr arolygiaeth statudol yw hwn.
report-data = Yr un cynnwys fel data, ar gyfer rhaglenni
report-replaced = { $count ->
    [zero] Argraffwyd pob nod yn yr adroddiad hwn.
    [one] Ni ellid argraffu un nod yn yr adroddiad hwn. Mae blwch gwag yn ei le; mae’r data sydd ynghlwm wrth y ffeil hon yn ei gadw fel y cafodd ei ysgrifennu.
    [two] Ni ellid argraffu { $count } nod yn yr adroddiad hwn. Mae blwch gwag yn lle pob un; mae’r data sydd ynghlwm wrth y ffeil hon yn eu cadw fel y cawsant eu hysgrifennu.
    [few] Ni ellid argraffu { $count } nod yn yr adroddiad hwn. Mae blwch gwag yn lle pob un; mae’r data sydd ynghlwm wrth y ffeil hon yn eu cadw fel y cawsant eu hysgrifennu.
    [many] Ni ellid argraffu { $count } nod yn yr adroddiad hwn. Mae blwch gwag yn lle pob un; mae’r data sydd ynghlwm wrth y ffeil hon yn eu cadw fel y cawsant eu hysgrifennu.
   *[other] Ni ellid argraffu { $count } o nodau yn yr adroddiad hwn. Mae blwch gwag yn lle pob un; mae’r data sydd ynghlwm wrth y ffeil hon yn eu cadw fel y cawsant eu hysgrifennu.
}
report-digest = SHA-256
report-sign-role = Rôl
report-sign-name = Enw a datganiad
report-sign-on = Llofnodwyd ar

## Datganiadau
report-statement-inspection-title = Nid arolygiad statudol
report-statement-inspection = Gwnaed yr archwiliad hwn o dan gytundeb masnachfraint. Nid yw’n arolygiad o dan Ddeddf Rheoleiddio ac Arolygu Gofal Cymdeithasol (Cymru) 2016. Nid yw’n rhoi gradd, ac nid yw’n tynnu dim oddi wrth waith yr arolygiaeth statudol.
report-statement-sampling-title = Yr hyn y gall sampl ei ddangos
report-statement-sampling = Gwelodd yr archwiliad sampl o gofnodion, pobl a diwrnodau. Nid yw’r ffaith na chafwyd hyd i rywbeth yn profi nad yw’n bod.
report-statement-data-title = Data personol
report-statement-data = Ni chaiff unrhyw weithiwr na neb sy’n defnyddio’r gwasanaeth ei enwi yn yr adroddiad hwn. Ni ddangosir grwpiau bach. Cedwir tystiolaeth o dan reolau cadw’r safon.
report-statement-appeal-title = Sylwadau ac apêl
report-statement-appeal = Cafodd y gydweithfa { $comments ->
    [zero] { $comments } diwrnod gwaith
    [one] { $comments } diwrnod gwaith
    [two] { $comments } ddiwrnod gwaith
    [few] { $comments } diwrnod gwaith
    [many] { $comments } diwrnod gwaith
   *[other] { $comments } diwrnod gwaith
} i roi sylwadau ar gywirdeb y drafft. Ar ôl yr atebion, cafodd { $appeal ->
    [zero] { $appeal } diwrnod gwaith
    [one] { $appeal } diwrnod gwaith
    [two] { $appeal } ddiwrnod gwaith
    [few] { $appeal } diwrnod gwaith
    [many] { $appeal } diwrnod gwaith
   *[other] { $appeal } diwrnod gwaith
} i apelio ar sail anghywirdeb ffeithiol neu dystiolaeth anghyflawn.
report-statement-formats-title = Fformatau eraill
report-statement-formats = Cyhoeddir yr adroddiad hwn yn Gymraeg ac yn Saesneg. Gellir ei gael mewn print bras, ar ffurf hawdd ei deall neu wedi’i ddarllen yn uchel: { $contact }.
report-statement-version-title = Y safon
report-statement-version = Gwnaed yr archwiliad yn erbyn { $standard }. Mae ei thestun wedi’i bennu gan y crynodeb hwn:
report-verify-title = A yw’r copi hwn yn ddilys?
report-verify = Agorwch y cyfeiriad hwn neu pwyntiwch gamera at y cod. Yno gallwch hefyd ollwng y ffeil hon i’w gwirio, a gweld a gafodd yr adroddiad ei dderbyn a’i gydnabod.
report-verify-code = Cod y rhifyn hwn
report-verify-qr = Cod dau ddimensiwn sy’n agor { $address }

## Brawddegau a wneir yn ôl rheol
report-month-1 = Ion
report-month-2 = Chwef
report-month-3 = Maw
report-month-4 = Ebr
report-month-5 = Mai
report-month-6 = Meh
report-month-7 = Gorff
report-month-8 = Awst
report-month-9 = Medi
report-month-10 = Hyd
report-month-11 = Tach
report-month-12 = Rhag
# Daw’r gair olaf wedi’i dreiglo’n barod lle mae “a” yn gofyn am hynny.
report-list = { $first } a { $last }
report-list-vowel = { $first } ac { $last }
report-yes = ydy
report-no = nac ydy
report-name-removed = [tynnwyd yr enw]
report-visited = { $from } hyd { $to }
report-visited-two = { $first }–{ $last } { $month }
report-visited-days = { $first }–{ $last } { $month }
report-user-led = Dan arweiniad defnyddwyr
report-standard-version = { $title } ({ $code } fersiwn { $number })
report-about = Ardal waith { $name }: { $places }. Yr hyn a ddywedir amdani yma yw’r hyn a oedd yn ei chofnod ar ddiwrnod yr ymweliad.
report-about-today = Ardal waith { $name }: { $places }. Yr hyn a ddywedir amdani yma yw’r hyn sydd yn ei chofnod heddiw; mae’r ymweliad eto i ddod.
report-fact-type = Math
report-fact-form = Ffurf gyfreithiol
report-fact-licence = Trwydded
report-fact-services = Gwasanaethau
report-fact-workers = Gweithwyr
report-licence-applied = gwnaed cais amdani
report-licence-granted = wedi’i rhoi
report-licence-refused = wedi’i gwrthod
report-licence-conditional = wedi’i rhoi gydag amodau
report-licence-suspended = wedi’i hatal
report-licence-ended = wedi dod i ben
report-licence-term = o { $from } hyd { $to }
report-scope-counts = Mae { $standard } yn cynnwys { $all ->
        [zero] { $all } maen prawf
        [one] { $all } maen prawf
        [two] { $all } faen prawf
        [few] { $all } maen prawf
        [many] { $all } maen prawf
       *[other] { $all } o feini prawf
    }.
report-scope-looked = Edrychodd yr archwiliad ar { $scope } ohonynt.
report-scope-to-look = Bydd yr archwiliad yn edrych ar { $scope } ohonynt.
report-scope-not-applicable = { $count ->
    [zero] Nid yw { $count } yn berthnasol i’r gydweithfa hon, am y rhesymau sydd wrth eu hymyl.
    [one] Nid yw { $count } yn berthnasol i’r gydweithfa hon, am y rheswm sydd wrth ei ymyl.
    [two] Nid yw { $count } yn berthnasol i’r gydweithfa hon, am y rhesymau sydd wrth eu hymyl.
    [few] Nid yw { $count } yn berthnasol i’r gydweithfa hon, am y rhesymau sydd wrth eu hymyl.
    [many] Nid yw { $count } yn berthnasol i’r gydweithfa hon, am y rhesymau sydd wrth eu hymyl.
   *[other] Nid yw { $count } yn berthnasol i’r gydweithfa hon, am y rhesymau sydd wrth eu hymyl.
}
report-scope-out = { $count ->
    [zero] Mae { $count } y tu allan i gwmpas y math hwn o archwiliad.
    [one] Mae { $count } y tu allan i gwmpas y math hwn o archwiliad.
    [two] Mae { $count } y tu allan i gwmpas y math hwn o archwiliad.
    [few] Mae { $count } y tu allan i gwmpas y math hwn o archwiliad.
    [many] Mae { $count } y tu allan i gwmpas y math hwn o archwiliad.
   *[other] Mae { $count } y tu allan i gwmpas y math hwn o archwiliad.
}
report-scope-not-in-type = Nid yw’r safon yn gofyn amdano yn y math hwn o archwiliad.
report-scope-no-open-finding = Edrychodd yr archwiliad hwn ar ganfyddiadau blaenorol heb eu cau yn unig.
report-scope-not-chosen = Nid oedd ymhlith pynciau’r archwiliad hwn.
report-because = Nid yw’n berthnasol. Yr hyn sy’n penderfynu: { $facts }.
report-because-fact = “{ $fact }”: { $value }
report-method-announced = Rhoddwyd rhybudd o’r ymweliad ar { $on }.
report-method-to-announce = Rhoddir rhybudd o’r ymweliad.
report-method-announced-plain = Rhoddwyd rhybudd o’r ymweliad.
report-method-unannounced = Ni roddwyd rhybudd o’r ymweliad.
report-method-evidence = { $count ->
    [zero] Mae’r canlyniadau’n seiliedig ar yr hyn a welwyd ac a glywyd yn ystod yr ymweliad.
    [one] Mae’r canlyniadau’n seiliedig ar yr hyn a welwyd ac a glywyd yn ystod yr ymweliad. Maent hefyd yn seiliedig ar { $count } eitem o dystiolaeth a anfonodd y gydweithfa.
    [two] Mae’r canlyniadau’n seiliedig ar yr hyn a welwyd ac a glywyd yn ystod yr ymweliad. Maent hefyd yn seiliedig ar { $count } eitem o dystiolaeth a anfonodd y gydweithfa.
    [few] Mae’r canlyniadau’n seiliedig ar yr hyn a welwyd ac a glywyd yn ystod yr ymweliad. Maent hefyd yn seiliedig ar { $count } eitem o dystiolaeth a anfonodd y gydweithfa.
    [many] Mae’r canlyniadau’n seiliedig ar yr hyn a welwyd ac a glywyd yn ystod yr ymweliad. Maent hefyd yn seiliedig ar { $count } eitem o dystiolaeth a anfonodd y gydweithfa.
   *[other] Mae’r canlyniadau’n seiliedig ar yr hyn a welwyd ac a glywyd yn ystod yr ymweliad. Maent hefyd yn seiliedig ar { $count } o eitemau tystiolaeth a anfonodd y gydweithfa.
}
report-method-moderated = Darllenodd cymedrolwr nad oedd ar yr ymweliad y drafft cyn i’r gydweithfa ei gael.
report-sample-newest = y gweithiwr diweddaraf i ddechrau
report-sample-agency = gweithiwr asiantaeth
report-sample-volunteer = gwirfoddolwr
report-sample-holds = Mae’r sampl yn cynnwys: { $who }.
report-interest-none = Dim buddiant i’w ddatgan.
report-interest-member = Bu’n aelod o’r gydweithfa.
report-interest-worker = Bu’n gweithio i’r gydweithfa.
report-interest-relative = Mae’n perthyn i rywun yn y gydweithfa.
report-interest-supplier = Bu’n gyflenwr i’r gydweithfa.
report-interest-consultant = Bu’n ymgynghorydd i’r gydweithfa.
report-interest-consortium = Cafodd dâl gan gonsortiwm y gydweithfa.
report-interest-undeclared = Nid oes datganiad ar gofnod.
report-part-of-lead_auditor = Prif archwilydd
report-part-of-auditor = Archwilydd
report-part-of-moderator = Cymedrolwr
report-part-of-appeal_decider = Penderfynwr apeliadau
report-limits-not-assessed = { $count ->
    [zero] Aseswyd pob maen prawf. { $codes }
    [one] Ni ellid asesu { $count } maen prawf a oedd o fewn y cwmpas: { $codes }.
    [two] Ni ellid asesu { $count } faen prawf a oedd o fewn y cwmpas: { $codes }.
    [few] Ni ellid asesu { $count } maen prawf a oedd o fewn y cwmpas: { $codes }.
    [many] Ni ellid asesu { $count } maen prawf a oedd o fewn y cwmpas: { $codes }.
   *[other] Ni ellid asesu { $count } o feini prawf a oedd o fewn y cwmpas: { $codes }.
}
report-limits-none = Aseswyd popeth o fewn y cwmpas. Dywedir ar ddiwedd yr adroddiad beth y gall sampl ei ddangos.
report-training-left-out = Ni chyfrifir pobl sydd ar absenoldeb hir, na gweithwyr newydd sydd ag amser o hyd i’w wneud.
report-governance-agm = Cyfarfod cyffredinol blynyddol
report-governance-election = Ethol y bwrdd
report-governance-finances_sent = Anfon y cyfrifon at aelodau
report-governance-performance_sent = Anfon gwybodaeth am berfformiad at aelodau
report-governance-standards_sent = Anfon y safonau at aelodau
report-governance-priorities_sent = Anfon y blaenoriaethau at aelodau
report-governance-annual_return = Ffurflen flynyddol
report-governance-notice = { $days ->
    [zero] { $days } diwrnod o rybudd
    [one] { $days } diwrnod o rybudd
    [two] { $days } ddiwrnod o rybudd
    [few] { $days } diwrnod o rybudd
    [many] { $days } diwrnod o rybudd
   *[other] { $days } diwrnod o rybudd
}
report-governance-quorum = roedd cworwm
report-governance-no-quorum = nid oedd cworwm
report-governance-never = Nid oes dim ar gofnod
report-lead-compliant = Mae { $name } yn bodloni’r safon. { $count ->
    [zero] Nid oes dim ar ôl y mae’n rhaid iddi ei gywiro.
    [one] Mae { $count } pwynt heb ei gau.
    [two] Mae { $count } bwynt heb eu cau.
    [few] Mae { $count } phwynt heb eu cau.
    [many] Mae { $count } phwynt heb eu cau.
   *[other] Mae { $count } o bwyntiau heb eu cau.
}
report-lead-compliant-with-actions = Mae { $name } yn bodloni’r rhan fwyaf o’r safon. { $count ->
    [zero] Nid oes dim ar ôl y mae’n rhaid iddi ei gywiro.
    [one] Rhaid iddi gywiro { $count } pwynt.
    [two] Rhaid iddi gywiro { $count } bwynt.
    [few] Rhaid iddi gywiro { $count } phwynt.
    [many] Rhaid iddi gywiro { $count } phwynt.
   *[other] Rhaid iddi gywiro { $count } o bwyntiau.
}
report-lead-conditional = Yn achos { $name }, nid yw rhywbeth pwysig yn llawn yn ei le. { $count ->
    [zero] Nid oes dim ar ôl y mae’n rhaid iddi ei gywiro.
    [one] Rhaid iddi gywiro { $count } pwynt.
    [two] Rhaid iddi gywiro { $count } bwynt.
    [few] Rhaid iddi gywiro { $count } phwynt.
    [many] Rhaid iddi gywiro { $count } phwynt.
   *[other] Rhaid iddi gywiro { $count } o bwyntiau.
}
report-lead-not-compliant = Nid yw { $name } yn bodloni’r safon. { $count ->
    [zero] Nid oes dim ar ôl y mae’n rhaid iddi ei gywiro.
    [one] Rhaid iddi gywiro { $count } pwynt.
    [two] Rhaid iddi gywiro { $count } bwynt.
    [few] Rhaid iddi gywiro { $count } phwynt.
    [many] Rhaid iddi gywiro { $count } phwynt.
   *[other] Rhaid iddi gywiro { $count } o bwyntiau.
}
report-lead-none = Wrth archwilio { $name }, edrychwyd ar ran o’r safon. { $count ->
    [zero] Nid oes dim ar ôl y mae’n rhaid iddi ei gywiro.
    [one] Rhaid iddi gywiro { $count } pwynt.
    [two] Rhaid iddi gywiro { $count } bwynt.
    [few] Rhaid iddi gywiro { $count } phwynt.
    [many] Rhaid iddi gywiro { $count } phwynt.
   *[other] Rhaid iddi gywiro { $count } o bwyntiau.
}
report-rule-open = unrhyw ddiffyg cydymffurfio sydd heb ei gau
report-rule-results = { $count ->
        [one] unrhyw faen prawf { $severity ->
            [critical] critigol
            [major] mawr
            [minor] bach
           *[other] arall
        } { $result ->
            [partly] a fodlonwyd yn rhannol yn unig
           *[other] heb ei fodloni
        }
       *[other] { $count } neu fwy o feini prawf { $severity ->
            [critical] critigol
            [major] mawr
            [minor] bach
           *[other] eraill
        } { $result ->
            [partly] a fodlonwyd yn rhannol yn unig
           *[other] heb eu bodloni
        }
    }
report-rule-repeated = { $count ->
        [one] unrhyw faen prawf { $severity ->
            [critical] critigol
            [major] mawr
            [minor] bach
           *[other] arall
        } { $result ->
            [partly] a fodlonwyd yn rhannol yn unig
           *[other] heb ei fodloni
        } am yr ail dro
       *[other] { $count } neu fwy o feini prawf { $severity ->
            [critical] critigol
            [major] mawr
            [minor] bach
           *[other] eraill
        } { $result ->
            [partly] a fodlonwyd yn rhannol yn unig
           *[other] heb eu bodloni
        } am yr ail dro
    }
report-strength-section = Bodlonwyd { $met } o’r { $all ->
    [zero] { $all } maen prawf
    [one] { $all } maen prawf
    [two] { $all } faen prawf
    [few] { $all } maen prawf
    [many] { $all } maen prawf
   *[other] { $all } o feini prawf
}.
report-cite-section = Adran { $number }
report-cite-due = { $code }, { $grade }, erbyn { $due }
report-cite = { $code }, { $grade }
report-grade-critical = critigol
report-grade-major = mawr
report-grade-minor = bach
report-grade-improvement = gwella
report-the-readiness = yr archwiliad parodrwydd
report-the-full = yr archwiliad llawn
report-the-surveillance = yr archwiliad cadw golwg
report-the-follow-up = yr archwiliad dilynol
report-the-thematic = yr archwiliad thematig
report-compared = { $kind }, { $month }
report-sections-lead = Mae { $count } o’r { $all ->
    [zero] { $all } adran a sgoriwyd
    [one] { $all } adran a sgoriwyd
    [two] { $all } adran a sgoriwyd
    [few] { $all } adran a sgoriwyd
    [many] { $all } adran a sgoriwyd
   *[other] { $all } o adrannau a sgoriwyd
} ar { $band } neu uwch. Yr isaf yw “{ $title }”, ar { $score }.
report-sections-lead-all = Mae { $all ->
        [zero] pob adran a sgoriwyd ({ $all })
        [one] pob adran a sgoriwyd ({ $all })
        [two] pob adran a sgoriwyd ({ $all })
        [few] pob adran a sgoriwyd ({ $all })
        [many] pob adran a sgoriwyd ({ $all })
       *[other] pob adran a sgoriwyd ({ $all })
    } ar { $band } neu uwch.
report-changed-better = Gwell na’r tro diwethaf: { $codes }.
report-changed-worse = Gwaeth na’r tro diwethaf: { $codes }.
report-changed-nothing = Ni newidiodd yr un canlyniad ers y tro diwethaf.
report-metric-user_vote_share_pct = Cyfran y pleidleisiau sydd gan ddefnyddwyr
report-metric-user_class_board_seats_pct = Cyfran seddi’r bwrdd i ddefnyddwyr
report-metric-months_since_agm = Misoedd ers y cyfarfod cyffredinol blynyddol diwethaf
report-metric-working_days_to_share_report = Diwrnodau gwaith nes i’r adroddiad diwethaf fynd at yr aelodau
report-metric-plans_reviewed_within_3_months_pct = Cynlluniau personol a adolygwyd o fewn tri mis
report-metric-workers_with_complete_checks_pct = Gweithwyr â gwiriadau cyflawn cyn dechrau
report-metric-dbs_in_date_pct = Gweithwyr â gwiriad cofnodion troseddol cyfredol
report-metric-awif_within_6_months_pct = Y fframwaith sefydlu wedi’i gwblhau o fewn chwe mis
report-metric-registered_within_6_months_pct = Wedi cofrestru gyda rheoleiddiwr y gweithlu o fewn chwe mis
report-metric-registration_in_date_pct = Cofrestriad gyda rheoleiddiwr y gweithlu yn gyfredol
report-metric-core_training_in_date_pct = Hyfforddiant craidd cyfredol
report-metric-safety_critical_subject_in_date_pct = Y pwnc sy’n hanfodol i ddiogelwch â’r ganran isaf yn gyfredol
report-metric-safeguarding_group_learning_in_date_pct = Y grŵp diogelu â’r ganran isaf yn gyfredol
report-metric-supervision_in_date_pct = Goruchwyliaeth gyfredol
report-metric-appraisal_in_date_pct = Arfarniad cyfredol
report-metric-peer_meetings_last_12_months = Cyfarfodydd cyfoedion yn y 12 mis diwethaf
report-asked-percent = { $way ->
    [least] o leiaf { $value }%
   *[most] dim mwy na { $value }%
}
report-asked-months = { $way ->
    [least] o leiaf { $value } o fisoedd
   *[most] dim mwy na { $value } o fisoedd
}
report-asked-working-days = { $way ->
    [least] o leiaf { $value } o ddiwrnodau gwaith
   *[most] dim mwy na { $value } o ddiwrnodau gwaith
}
report-asked-count = { $way ->
    [least] o leiaf { $value }
   *[most] dim mwy na { $value }
}
report-plan-due = Cynllun: erbyn { $due }.
report-plan-within = { $days ->
        [zero] Cynllun: o fewn { $days } diwrnod gwaith.
        [one] Cynllun: o fewn { $days } diwrnod gwaith.
        [two] Cynllun: o fewn { $days } ddiwrnod gwaith.
        [few] Cynllun: o fewn { $days } diwrnod gwaith.
        [many] Cynllun: o fewn { $days } diwrnod gwaith.
       *[other] Cynllun: o fewn { $days } diwrnod gwaith.
    }
report-due-within = { $days ->
        [zero] { $days } diwrnod o’i dderbyn
        [one] { $days } diwrnod o’i dderbyn
        [two] { $days } ddiwrnod o’i dderbyn
        [few] { $days } diwrnod o’i dderbyn
        [many] { $days } diwrnod o’i dderbyn
       *[other] { $days } diwrnod o’i dderbyn
    }
report-plan-to-come = Bydd y gydweithfa’n cynllunio beth i’w wneud ar ôl cael yr adroddiad hwn.
report-owner-coop = Y gydweithfa
report-due-by-grade = Yn ôl ei radd, o’r diwrnod y daw’r adroddiad hwn i law
report-about-criterion = Maen prawf { $code }
report-about-report = Yr adroddiad
report-file-of = ffeil { $part } o { $whole }
report-appeal-dismissed = Gwrthodwyd yr apêl.
report-appeal-upheld = Cadarnhawyd yr apêl, ac edrychwyd ar yr adroddiad eto.
report-appeal-inaccuracy = Ar { $day } apeliodd y gydweithfa, ar y sail nad yw rhywbeth yn yr adroddiad yn gywir.
report-appeal-evidence = Ar { $day } apeliodd y gydweithfa, ar y sail na chafodd tystiolaeth ei hystyried.
report-appeal-open = Ni phenderfynwyd ar yr apêl eto.
report-action-checked = Gwiriwyd ar { $day }.
report-lead-before = Bwriedir i’r ymweliad fod ar { $day }: { $name }. Nid oes dim wedi’i asesu eto.
report-lead-under-way = Mae archwiliad { $name } ar waith. Mae canlyniad hyd yma i { $done } o { $all ->
        [zero] { $all } maen prawf
        [one] { $all } maen prawf
        [two] { $all } faen prawf
        [few] { $all } maen prawf
        [many] { $all } maen prawf
       *[other] { $all } o feini prawf
    } o fewn y cwmpas.
report-lead-postponed = Gohiriwyd archwiliad { $name }. Yr hyn a oedd yn hysbys pan stopiodd sydd yma.
report-lead-cancelled = Canslwyd archwiliad { $name }. Yr hyn a oedd yn hysbys pan stopiodd sydd yma.
report-lead-suspended = Ataliwyd archwiliad { $name } er mwyn rhoi diogelu’n gyntaf. Yr hyn a oedd yn hysbys pan stopiodd sydd yma.
