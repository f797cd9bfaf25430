# Safonau, eu fersiynau a sut y cytunir arnynt.

standards-library-title = Safonau
standards-library-lead = Yr hyn y mae’n rhaid i gydweithfa â masnachfraint ei fodloni, fel y cytunwyd rhwng y masnachfreiniwr a’r Llywodraeth.
standards-library-empty = Ni chytunwyd ar safon eto.
standards-library-link = Y safonau y cytunwyd arnynt, fel y mae’r cyhoedd yn eu gweld
standards-version-of = { $code }, fersiwn { $number }
standards-standing-in_force = Mewn grym
standards-standing-coming = Cytunwyd arni, heb ddod i rym eto
standards-standing-former = Mae fersiwn ddiweddarach yn ei lle
standards-standing-withdrawn = Wedi’i thynnu’n ôl
standards-not-agreed = Ni chytunwyd ar y fersiwn hon. Peidiwch â dibynnu arni.
standards-sections-title = { $n ->
    [zero] Y testun: { $n } maen prawf
    [one] Y testun: { $n } maen prawf
    [two] Y testun: { $n } faen prawf
    [few] Y testun: { $n } maen prawf
    [many] Y testun: { $n } maen prawf
   *[other] Y testun: { $n } o feini prawf
}
standards-weight = Pwysau: { $n } o 100.
standards-about-version = Am y fersiwn hon
standards-effective-from = Mewn grym o
standards-withdrawn-on = Tynnwyd yn ôl ar
standards-withdrawn-from = Wedi’i thynnu’n ôl o { $date } ymlaen.
standards-in-force-from = Daw i rym ar { $date }.
standards-digest = Crynodeb (SHA-256)
standards-files = Ffeiliau
standards-file-yaml = I’w darllen a’i newid
standards-file-json = I raglenni
standards-file-signed = Y testun a lofnodwyd
standards-file-signed-hint = SHA-256 y testun a lofnodwyd yw’r crynodeb.
standards-signed-by = Llofnodwyd gan
standards-signed-on = Llofnodwyd ar { $date }
standards-other-versions = Pob fersiwn y cytunwyd arni
standards-yes = Ie
standards-no = Na
standards-none = Dim
standards-not-yet = Ddim eto

standards-scoring-title = Sut y sgorir archwiliad
standards-scoring-text = Mae pob maen prawf sy’n berthnasol yn cael canlyniad. Mae canlyniad yn rhoi pwyntiau. Sgôr adran yw’r pwyntiau a roddwyd, fel cyfran o’r pwyntiau y gellid eu rhoi. Y sgôr gyffredinol yw cymedr pwysol yr adrannau. Nid yw meini prawf gwella byth yn sgorio.
standards-points-caption = Pwyntiau am bob canlyniad
standards-result = Canlyniad
standards-points = Pwyntiau
standards-bands-caption = O sgôr i ganlyniad cyffredinol
standards-from-percent = Sgôr o
standards-outcome = Canlyniad cyffredinol
standards-limiters = Yr hyn sy’n gosod terfyn ar y canlyniad, beth bynnag yw’r sgôr
standards-limiter-results = { $n ->
    [zero] { $n } neu fwy o feini prawf ({ $severity }) â’r canlyniad “{ $result }”: { $cap } ar y gorau.
    [one] Un maen prawf ({ $severity }) â’r canlyniad “{ $result }”: { $cap } ar y gorau.
    [two] { $n } neu fwy o feini prawf ({ $severity }) â’r canlyniad “{ $result }”: { $cap } ar y gorau.
    [few] { $n } neu fwy o feini prawf ({ $severity }) â’r canlyniad “{ $result }”: { $cap } ar y gorau.
    [many] { $n } neu fwy o feini prawf ({ $severity }) â’r canlyniad “{ $result }”: { $cap } ar y gorau.
   *[other] { $n } neu fwy o feini prawf ({ $severity }) â’r canlyniad “{ $result }”: { $cap } ar y gorau.
}
standards-limiter-repeated = { $n ->
    [zero] { $n } neu fwy o feini prawf ({ $severity }) â’r canlyniad “{ $result }”, fel yn yr archwiliad blaenorol: { $cap } ar y gorau.
    [one] Un maen prawf ({ $severity }) â’r canlyniad “{ $result }”, fel yn yr archwiliad blaenorol: { $cap } ar y gorau.
    [two] { $n } neu fwy o feini prawf ({ $severity }) â’r canlyniad “{ $result }”, fel yn yr archwiliad blaenorol: { $cap } ar y gorau.
    [few] { $n } neu fwy o feini prawf ({ $severity }) â’r canlyniad “{ $result }”, fel yn yr archwiliad blaenorol: { $cap } ar y gorau.
    [many] { $n } neu fwy o feini prawf ({ $severity }) â’r canlyniad “{ $result }”, fel yn yr archwiliad blaenorol: { $cap } ar y gorau.
   *[other] { $n } neu fwy o feini prawf ({ $severity }) â’r canlyniad “{ $result }”, fel yn yr archwiliad blaenorol: { $cap } ar y gorau.
}
standards-limiter-open = Diffyg cydymffurfio sydd heb ei gau: { $cap } ar y gorau.
standards-severities-caption = Difrifoldeb, a’r amser a ganiateir ar ôl canfyddiad
standards-severity = Difrifoldeb
standards-meaning = Ystyr
standards-contain = Gwneud yn ddiogel o fewn
standards-plan = Cynllun o fewn
standards-close = Cau o fewn

standards-windows-title = Faint o amser mae popeth yn ei gymryd
standards-windows-caption = Cyfnodau archwiliad
standards-window = Cyfnod
standards-how-long = Hyd
standards-note = Sut mae’n cael ei gyfrif
standards-window-before = { $days } cyn { $trigger }
standards-window-after = { $days } ar ôl { $trigger }
standards-window-inclusive = Y diwrnod hwnnw yw diwrnod 1.
standards-window-exclusive = Y diwrnod nesaf yw diwrnod 1.
standards-window-aim = Nod, nid terfyn.
standards-trigger-fieldwork_starts = i’r gwaith maes ddechrau
standards-trigger-fieldwork_ends = i’r gwaith maes ddod i ben
standards-trigger-auditor_named = i’r archwilydd gael ei enwi
standards-trigger-draft_received = i’r drafft ddod i law
standards-trigger-comments_received = i’r sylwadau ddod i law
standards-trigger-answers_received = i’r atebion ddod i law
standards-trigger-version_takes_effect = i’r fersiwn newydd ddod i rym
standards-frequencies = Pa mor aml yr archwilir cydweithfa
standards-frequency-readiness = Daw archwiliad parodrwydd cyn rhoi’r drwydded.
standards-frequency-first = Daw’r archwiliad cyntaf o fewn { $period } i roi’r drwydded.
standards-frequency-surveillance = Daw archwiliad cadw golwg bob { $period }.
standards-frequency-full = Daw archwiliad llawn bob { $period }.
standards-frequency-longest = Ni fydd mwy na { $period } yn mynd heibio heb archwiliad.
standards-frequency-halved = Caiff y cyfnodau eu haneru tra bydd unrhyw un o’r rhain yn wir: { $list }.
standards-halved-outcome = y canlyniad yw { $outcome }
standards-halved-finding = mae canfyddiad ({ $severity }) heb ei gau
standards-halved-safeguarding = mae achos diogelu
standards-halved-manager_vacancy = nid oes rheolwr
standards-halved-evidence = mae dros { $n }% o’r dystiolaeth yn hwyr
standards-cadences-caption = Pryd mae nodiadau atgoffa’n mynd allan
standards-about-what = Am beth
standards-when = Pryd
standards-day-working = diwrnod gwaith
standards-day-calendar = diwrnod
standards-cadence-before = Cyn hynny: { $list } { $unit }.
standards-cadence-after = Wedyn: { $list } { $unit }.
standards-cadence-window = Ar y diwrnodau hyn o’r cyfnod ({ $unit }): { $list }.
standards-cadence-repeat = { $n ->
    [zero] Ni anfonir mwy, ar ôl { $period }.
    [one] Yna unwaith eto, ar ôl { $period }.
    [two] Yna bob { $period }, { $n } waith ar y mwyaf.
    [few] Yna bob { $period }, { $n } gwaith ar y mwyaf.
    [many] Yna bob { $period }, { $n } gwaith ar y mwyaf.
   *[other] Yna bob { $period }, { $n } gwaith ar y mwyaf.
}
standards-cadence-monthly = Ar ddiwrnod gwaith cyntaf pob mis am { $at }.
standards-cadence-copy = Copi at { $to } ar ôl { $n } { $unit }.
standards-copy-board_chair = gadeirydd y bwrdd
standards-copy-board = y bwrdd
standards-copy-franchisor = y masnachfreiniwr
standards-copy-regulator = y rheoleiddiwr
standards-years = { $n ->
    [zero] { $n } blwyddyn
    [one] { $n } flwyddyn
    [two] { $n } flynedd
    [few] { $n } blynedd
    [4] { $n } blynedd
    [many] { $n } blynedd
   *[other] { $n } mlynedd
}
standards-months = { $n ->
    [zero] { $n } mis
    [one] { $n } mis
    [two] { $n } fis
    [few] { $n } mis
    [many] { $n } mis
   *[other] { $n } mis
}
standards-weeks = { $n ->
    [zero] { $n } wythnos
    [one] { $n } wythnos
    [two] { $n } wythnos
    [few] { $n } wythnos
    [many] { $n } wythnos
   *[other] { $n } wythnos
}
standards-days = { $n ->
    [zero] { $n } diwrnod
    [one] { $n } diwrnod
    [two] { $n } ddiwrnod
    [few] { $n } diwrnod
    [many] { $n } diwrnod
   *[other] { $n } diwrnod
}
standards-working-days = { $n ->
    [zero] { $n } diwrnod gwaith
    [one] { $n } diwrnod gwaith
    [two] { $n } ddiwrnod gwaith
    [few] { $n } diwrnod gwaith
    [many] { $n } diwrnod gwaith
   *[other] { $n } diwrnod gwaith
}
standards-unit-percent = { $n }%
standards-unit-count = { $n }

standards-applies = I bwy mae’n berthnasol
standards-applies-always = Pob cydweithfa
standards-applies-when = Cydweithfeydd y mae hyn yn wir amdanynt: { $when }
standards-and = a hefyd
standards-or = neu
standards-not = nid “{ $fact }”
standards-is = “{ $fact }”: { $value }
standards-looked-at = Edrychir arno mewn
standards-audit-readiness = Archwiliad parodrwydd
standards-audit-full = Archwiliad llawn
standards-audit-surveillance = Archwiliad cadw golwg
standards-audit-follow_up = Archwiliad dilynol
standards-audit-thematic = Archwiliad thematig
standards-evidence = Beth sy’n ei brofi
standards-evidence-system = (mae hwn gan Safon eisoes)
standards-evidence-visit = (i’w weld yn ystod yr ymweliad)
standards-figures = Ffigurau
standards-metric-at-least = O leiaf { $value }.
standards-metric-at-most = Dim mwy na { $value }.
standards-metric-tolerance = Hyd at { $value }: bodlonwyd yn rhannol.
standards-metric-computed = Safon sy’n ei gyfrifo.
standards-metric-entered = Y gydweithfa sy’n ei nodi.
standards-group-care_workers_new_to_sector = Ymhlith gweithwyr gofal sy’n newydd i’r sector.
standards-group-registrable_roles = Ymhlith rolau y mae’n rhaid eu cofrestru.
standards-group-each_safety_critical_subject = Ym mhob pwnc sy’n hanfodol i ddiogelwch.
standards-group-each_safeguarding_group = Ym mhob grŵp diogelu.
standards-inheritable = Gall tystiolaeth consortiwm gyfrif
standards-principles = Egwyddorion y Ddeddf
standards-measures = Mesurau
standards-sources = Ffynonellau
standards-source-unverified = (heb ei chymharu â’r testun cyhoeddedig)
standards-place = Maen prawf { $n } o { $of }
standards-previous = Blaenorol: { $code }
standards-next = Nesaf: { $code }

# Gwaith ar fersiynau
standards-versions-title = Fersiynau safonau
standards-versions-caption = Pob fersiwn a’i sefyllfa
standards-versions-empty = Nid oes fersiwn eto.
standards-versions-empty-next = Mewnforiwch ffeil i ddechrau.
standards-version = Fersiwn
standards-standard = Safon
standards-status = Statws
standards-signatures = Llofnodion
standards-two-of = { $n } o 2
standards-status-draft = Drafft
standards-status-consultation = Mewn ymgynghoriad
standards-status-proposed = Wedi’i chynnig
standards-status-agreed = Cytunwyd arni
standards-status-withdrawn = Wedi’i thynnu’n ôl
standards-criteria = Meini prawf
standards-imported = Mewnforiwyd
standards-proposed = Cynigiwyd
standards-command-line = drwy’r llinell orchymyn
standards-nobody = Safon
standards-skip-reason = Pam na fu ymgynghoriad
standards-read-text = Darllen y testun
standards-next-title = Beth sydd nesaf
standards-next-welsh = { $n ->
    [zero] Mae pob rhan wedi’i hadolygu.
    [one] Mae { $n } rhan yn dal i aros i gyfieithydd adolygu ei Chymraeg. Ni ellir cynnig y fersiwn cyn hynny.
    [two] Mae { $n } ran yn dal i aros i gyfieithydd adolygu eu Cymraeg. Ni ellir cynnig y fersiwn cyn hynny.
    [few] Mae { $n } rhan yn dal i aros i gyfieithydd adolygu eu Cymraeg. Ni ellir cynnig y fersiwn cyn hynny.
    [many] Mae { $n } rhan yn dal i aros i gyfieithydd adolygu eu Cymraeg. Ni ellir cynnig y fersiwn cyn hynny.
   *[other] Mae { $n } o rannau’n dal i aros i gyfieithydd adolygu eu Cymraeg. Ni ellir cynnig y fersiwn cyn hynny.
}
standards-next-propose = Mae’r Gymraeg i gyd wedi’i hadolygu. Gellir cynnig y fersiwn.
standards-next-sign = Mae’r testun wedi’i rewi. Bydd y masnachfreiniwr a’r Llywodraeth yn llofnodi ei grynodeb; wedyn bydd cytundeb ar y fersiwn.
standards-history = Beth a ddigwyddodd
standards-event-version-imported = Mewnforiwyd
standards-event-translation-reviewed = Adolygwyd y Gymraeg
standards-event-translation-corrected = Cywirwyd y Gymraeg
standards-event-version-proposed = Cynigiwyd
standards-event-version-taken-back = Trowyd yn ddrafft eto
standards-event-version-signed = Llofnodwyd
standards-event-version-agreed = Cytunwyd
standards-event-version-withdrawn = Tynnwyd yn ôl

standards-import = Mewnforio fersiwn
standards-import-title = Mewnforio fersiwn
standards-import-text = Dewiswch ffeil YAML neu JSON. Caiff ei darllen yn gyfan. Os oes unrhyw beth o’i le arni, ni fewnforir dim a rhestrir pob gwall.
standards-import-send = Darllen y ffeil
standards-file = Ffeil
standards-file-hint = YAML neu JSON, hyd at 2 MB
standards-file-missing = Dewiswch ffeil.
standards-file-faults = { $n ->
    [zero] Ni fewnforiwyd dim.
    [one] Ni fewnforiwyd dim. Mae { $n } gwall yn y ffeil. Mae wedi’i restru isod.
    [two] Ni fewnforiwyd dim. Mae { $n } wall yn y ffeil. Maent wedi’u rhestru isod.
    [few] Ni fewnforiwyd dim. Mae { $n } gwall yn y ffeil. Maent wedi’u rhestru isod.
    [many] Ni fewnforiwyd dim. Mae { $n } gwall yn y ffeil. Maent wedi’u rhestru isod.
   *[other] Ni fewnforiwyd dim. Mae { $n } o wallau yn y ffeil. Maent wedi’u rhestru isod.
}
standards-faults-title = Gwallau yn y ffeil { $name }
standards-faults-text = Cywirwch nhw yn y ffeil a’i hanfon eto. Cyfrifir safleoedd o 0.
standards-faults-caption = Pob gwall a’i safle
standards-fault-where = Ble
standards-fault-what = Beth sydd o’i le
standards-fault-whole = y ffeil gyfan
standards-frozen = Cynigiwyd fersiwn { $number }, neu cytunwyd arni, felly ni all ei thestun newid. Ni fewnforiwyd dim. Rhowch rif arall i’r fersiwn yn y ffeil.
standards-no-franchisor = Nid oes masnachfreiniwr eto. Ni fewnforiwyd dim. Ychwanegwch y sefydliad hwnnw yn gyntaf.

standards-welsh-title = Cymraeg
standards-welsh-text = Mae cyfieithydd yn adolygu’r Gymraeg fesul rhan.
standards-texts = { $n ->
    [zero] { $n } cofnod
    [one] { $n } cofnod
    [two] { $n } gofnod
    [few] { $n } chofnod
    [many] { $n } chofnod
   *[other] { $n } o gofnodion
}
standards-reviewed = Wedi’i hadolygu
standards-to-review = I’w hadolygu
standards-reviewed-by = Adolygwyd gan { $name } ar { $date }
standards-part-standard = Teitl a nodiadau
standards-part-facts = Ffeithiau am gydweithfa
standards-part-principles = Egwyddorion a mesurau
standards-part-results = Difrifoldeb a chanlyniadau
standards-part-timing = Cyfnodau a nodiadau atgoffa
standards-part-sources = Ffynonellau
standards-part-evidence-types = Mathau o dystiolaeth
standards-part-training = Rolau, hyfforddiant a sefydlu
standards-field-name = enw
standards-field-title = teitl
standards-field-text = testun
standards-field-purpose = diben
standards-field-meaning = ystyr
standards-field-legal_note = nodyn cyfreithiol
standards-field-cy_note = nodyn ar y Gymraeg
standards-mark-reviewed = Cadw a nodi ei bod wedi’i hadolygu
standards-save-only = Cadw, heb orffen eto
standards-next-part = Y rhan nesaf i’w hadolygu
standards-welsh-empty = Ni all y testun Cymraeg fod yn wag.
standards-welsh-now = Yr hyn a gedwir nawr:
standards-welsh-conflict = Newidiodd rhywun arall y fersiwn hon yn y cyfamser. Mae’r hyn a deipioch isod, gyda’r hyn a gedwir nawr wrth ei ymyl. Llwythwch y dudalen eto cyn cadw.

standards-propose = Cynnig y fersiwn hon
standards-propose-title = Cynnig fersiwn { $number }
standards-propose-text = Mae cynnig yn rhewi’r testun. Daw’r rolau, y fframwaith sefydlu a’r pynciau hyfforddi ({ $n }) yn rhan ohono. Caiff y llofnodwyr e-bost.
standards-effective-hint = Heddiw neu ddiwrnod diweddarach. Er enghraifft, 1 4 2027
standards-effective-past = Dewiswch heddiw neu ddiwrnod diweddarach.
standards-skip-label = Pam na fu ymgynghoriad
standards-skip-hint = Cedwir y rheswm gyda’r fersiwn.
standards-propose-send = Rhewi a chynnig
standards-take-back = Ei throi’n ddrafft eto
standards-take-back-title = Troi fersiwn { $number } yn ddrafft eto
standards-take-back-text = { $n ->
    [zero] Nid oes neb wedi llofnodi eto. Gellir newid y testun eto.
    [one] Bydd { $n } llofnod yn ddi-rym. Gellir newid y testun eto.
    [two] Bydd { $n } lofnod yn ddi-rym. Gellir newid y testun eto.
    [few] Bydd { $n } llofnod yn ddi-rym. Gellir newid y testun eto.
    [many] Bydd { $n } llofnod yn ddi-rym. Gellir newid y testun eto.
   *[other] Bydd { $n } o lofnodion yn ddi-rym. Gellir newid y testun eto.
}
standards-take-back-send = Ei throi’n ddrafft
standards-reason = Rheswm
standards-withdraw = Tynnu’r fersiwn hon yn ôl
standards-withdraw-title = Tynnu fersiwn { $number } yn ôl
standards-withdraw-text = Ni ellir dadwneud hyn. Mae archwiliadau sy’n defnyddio’r fersiwn yn ei chadw.
standards-withdraw-on = Tynnu’n ôl o
standards-withdraw-send = Tynnu’n ôl
standards-waits-sign = Llofnodi fersiwn { $number }: { $title }
standards-waits-since = Cynigiwyd ar { $date }
standards-waits-review = Adolygu Cymraeg fersiwn { $number }: { $title }
standards-waits-parts = { $n ->
    [zero] Dim rhan heb ei hadolygu
    [one] Un rhan heb ei hadolygu eto
    [two] { $n } ran heb eu hadolygu eto
    [few] { $n } rhan heb eu hadolygu eto
    [many] { $n } rhan heb eu hadolygu eto
   *[other] { $n } o rannau heb eu hadolygu eto
}
standards-sign = Darllen a llofnodi
standards-sign-title = Llofnodi fersiwn { $number }
standards-office = Eich swydd
standards-office-hint = Fel y dylai ymddangos wrth eich enw, er enghraifft “Cyfarwyddwr Gwasanaethau Cymdeithasol”
standards-your-office = (eich swydd)
standards-what-you-sign = Yr hyn rydych yn ei lofnodi
standards-sign-agree = Rwyf wedi darllen y fersiwn ac rwy’n llofnodi’r datganiad hwn
standards-sign-tick = Ticiwch y blwch os ydych yn llofnodi.
standards-sign-send = Llofnodi
standards-not-signed = Heb lofnodi
standards-nothing-to-sign = Nid oes dim i chi ei lofnodi yma.
standards-party-franchisor = Y masnachfreiniwr
standards-party-government = Y Llywodraeth
standards-statement = Rwyf i, { $name }, { $office }, yn llofnodi’r safon hon dros y parti hwn ({ $party }): { $title }, fersiwn { $number }. Crynodeb SHA-256 ei thestun yw { $digest }.

standard-refused-not-a-draft = Dim ond drafft y gellir ymgynghori arno. Ni newidiwyd dim.
standard-refused-not-yet-proposed = Nid yw’r fersiwn wedi’i chynnig. Ni newidiwyd dim.
standard-refused-not-yet-agreed = Ni chytunwyd ar y fersiwn, felly nid oes dim i’w dynnu’n ôl. Ni newidiwyd dim.
standard-refused-already-proposed = Mae’r fersiwn wedi’i chynnig, felly mae ei thestun wedi’i rewi. Ni newidiwyd dim. Trowch hi’n ddrafft eto i’w newid.
standard-refused-already-settled = Cytunwyd ar y fersiwn, neu cafodd ei thynnu’n ôl, felly ni all newid. Ni newidiwyd dim.
standard-refused-already-withdrawn = Mae’r fersiwn wedi’i thynnu’n ôl eisoes. Ni newidiwyd dim.
standard-refused-welsh-not-reviewed = { $count ->
    [zero] Ni ellir cynnig y fersiwn: nid yw’r Gymraeg wedi’i hadolygu. Ni newidiwyd dim.
    [one] Ni ellir cynnig y fersiwn: nid yw Cymraeg { $count } rhan wedi’i hadolygu. Ni newidiwyd dim.
    [two] Ni ellir cynnig y fersiwn: nid yw Cymraeg { $count } ran wedi’i hadolygu. Ni newidiwyd dim.
    [few] Ni ellir cynnig y fersiwn: nid yw Cymraeg { $count } rhan wedi’i hadolygu. Ni newidiwyd dim.
    [many] Ni ellir cynnig y fersiwn: nid yw Cymraeg { $count } rhan wedi’i hadolygu. Ni newidiwyd dim.
   *[other] Ni ellir cynnig y fersiwn: nid yw Cymraeg { $count } o rannau wedi’i hadolygu. Ni newidiwyd dim.
}
standard-refused-reason-missing = Dywedwch pam na fu ymgynghoriad.
standard-refused-signature-missing = { $count ->
    [zero] Mae pob parti wedi llofnodi.
    [one] Mae { $count } parti heb lofnodi eto. Ni newidiwyd dim.
    [two] Mae { $count } barti heb lofnodi eto. Ni newidiwyd dim.
    [few] Mae { $count } pharti heb lofnodi eto. Ni newidiwyd dim.
    [many] Mae { $count } pharti heb lofnodi eto. Ni newidiwyd dim.
   *[other] Mae { $count } o bartïon heb lofnodi eto. Ni newidiwyd dim.
}
standard-refused-other-digest = Newidiodd y testun ers i chi agor y dudalen hon. Ni lofnodwyd dim. Darllenwch ef eto cyn llofnodi.
standard-refused-own-proposal = Chi a gynigiodd y fersiwn hon, felly rhaid i rywun arall ei llofnodi. Ni lofnodwyd dim.
standard-refused-already-signed = Mae’r parti hwn wedi llofnodi eisoes. Ni newidiwyd dim.
standard-refused-signed-for-the-other = Rydych wedi llofnodi dros y parti arall, ac ni all un person lofnodi dros y ddau. Ni newidiwyd dim.
standard-refused-not-a-later-day = Dewiswch ddiwrnod ar ôl heddiw.

done-version-imported = Mae’r fersiwn wedi’i mewnforio fel drafft.
done-translation-reviewed = Nodwyd bod y rhan wedi’i hadolygu.
done-translation-saved = Mae’r Gymraeg wedi’i chadw.
done-version-proposed = Mae’r fersiwn wedi’i chynnig. Caiff y llofnodwyr e-bost.
done-version-taken-back = Mae’r fersiwn yn ddrafft eto.
done-version-signed = Rydych wedi llofnodi. Mae’r fersiwn yn dal i aros am y parti arall.
done-version-agreed = Rydych wedi llofnodi. Mae’r ddau barti wedi llofnodi nawr: cytunwyd ar y fersiwn.
done-version-withdrawn = Mae’r fersiwn wedi’i thynnu’n ôl o’r diwrnod hwnnw ymlaen.

standards-mail-subject = Gofynnir am eich llofnod: { $code } { $number }
standards-mail-hello = Annwyl { $name },
standards-mail-text = Cynigiwyd fersiwn newydd o’r safon: { $title }, fersiwn { $number }. Mae ei thestun wedi’i rewi ac yn aros am eich llofnod.
standards-mail-button = Darllen a llofnodi
standards-mail-why = Eich rôl yw { $role }, ac mae angen llofnodion y ddau barti ar y fersiwn hon.
