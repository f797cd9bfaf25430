# Y matrics hyfforddi ar ddiwrnod, y person ynddo, yr hyn sydd ei angen ar bob rôl, a’r ffeiliau a wneir ohono.

status-training-wait = erbyn { $date }
status-training-away = Ar absenoldeb
status-key-wait = Mae amser o hyd
status-key-away = Ar absenoldeb hir

# Mewn ffeil ac wrth gyfrif: un gair i bob cyflwr
matrix-status-expired = Wedi dod i ben
matrix-status-missing = Heb ei wneud
matrix-status-seen = Wedi mynychu’n unig
matrix-status-due = Yn dod i ben cyn hir
matrix-status-ok = Yn gyfredol
matrix-status-wait = Mae amser o hyd
matrix-status-away = Ar absenoldeb
matrix-status-off = Dim angen

matrix-category-all = Y cyfan
matrix-site = Man gwaith
matrix-site-hint = Er enghraifft swyddfa, canolfan neu ardal, yn eich geiriau eich hun.
matrix-site-none = Heb ei gofnodi
matrix-filter = Hidlo, neu edrych ar ddiwrnod arall
matrix-any = Pob un
matrix-any-subject = Popeth o’r math hwn
matrix-any-time = Unrhyw bryd
matrix-runs-out = Yn dod i ben
matrix-on = Y sefyllfa ar
matrix-on-hint = Diwrnod yn y gorffennol neu yn y dyfodol. Gadewch hwn yn wag ar gyfer heddiw.
matrix-gaps-only = Pobl â bylchau yn unig
matrix-show = Dangos
matrix-clear = Clirio’r hidlydd
matrix-nobody-so = Nid oes neb yma ar y diwrnod hwnnw yn cyfateb i’r hidlydd.
matrix-counts = { $people ->
    [zero] Neb.
    [one] { $people } person.
    [two] { $people } berson.
    [few] { $people } pherson.
    [many] { $people } pherson.
   *[other] { $people } o bobl.
}
matrix-counts-gaps = { $n ->
    [zero] Nid oes bwlch gan neb.
    [one] Mae bylchau gan { $n }.
    [two] Mae bylchau gan { $n }.
    [few] Mae bylchau gan { $n }.
    [many] Mae bylchau gan { $n }.
   *[other] Mae bylchau gan { $n }.
}
matrix-caption = { $name }, { $date }
matrix-past = Dyma sut yr oedd pethau ar { $date }.
matrix-past-how = Dangosir pwy oedd yn gweithio yma ar y diwrnod hwnnw, a’r hyn yr oeddent wedi’i wneud erbyn hynny. Ni ddangosir yr hyn a ddilëwyd ers hynny.
matrix-future = Dyma sut y bydd pethau ar { $date } os na wneir rhagor.
matrix-future-how = Dangosir pwy fydd yn gweithio yma ar y diwrnod hwnnw, hyd y gwyddys.
matrix-today = Yn ôl at heddiw
matrix-entered-later = { $n ->
    [zero] Ni chofnodwyd dim ar ôl y diwrnod hwnnw.
    [one] Cofnodwyd { $n } cofnod sy’n cyfrif yma ar ôl y diwrnod hwnnw.
    [two] Cofnodwyd { $n } gofnod sy’n cyfrif yma ar ôl y diwrnod hwnnw.
    [few] Cofnodwyd { $n } chofnod sy’n cyfrif yma ar ôl y diwrnod hwnnw.
    [many] Cofnodwyd { $n } chofnod sy’n cyfrif yma ar ôl y diwrnod hwnnw.
   *[other] Cofnodwyd { $n } o gofnodion sy’n cyfrif yma ar ôl y diwrnod hwnnw.
}
matrix-end-alone = { $n ->
    [zero] Mae dyddiad dechrau i bob cofnod.
    [one] Dyddiad dod i ben yn unig sydd i { $n } cofnod, felly nid yw’n dangos pryd y dechreuodd gyfrif.
    [two] Dyddiad dod i ben yn unig sydd i { $n } gofnod, felly nid ydynt yn dangos pryd y dechreuon nhw gyfrif.
    [few] Dyddiad dod i ben yn unig sydd i { $n } chofnod, felly nid ydynt yn dangos pryd y dechreuon nhw gyfrif.
    [many] Dyddiad dod i ben yn unig sydd i { $n } chofnod, felly nid ydynt yn dangos pryd y dechreuon nhw gyfrif.
   *[other] Dyddiad dod i ben yn unig sydd i { $n } o gofnodion, felly nid ydynt yn dangos pryd y dechreuon nhw gyfrif.
}
matrix-no-start = { $n ->
    [zero] Mae dyddiad dechrau gan bawb.
    [one] Nid oes dyddiad dechrau gan { $n } person. Caiff ei ddangos fel petai yma eisoes.
    [two] Nid oes dyddiad dechrau gan { $n } berson. Cânt eu dangos fel petaent yma eisoes.
    [few] Nid oes dyddiad dechrau gan { $n } pherson. Cânt eu dangos fel petaent yma eisoes.
    [many] Nid oes dyddiad dechrau gan { $n } pherson. Cânt eu dangos fel petaent yma eisoes.
   *[other] Nid oes dyddiad dechrau gan { $n } o bobl. Cânt eu dangos fel petaent yma eisoes.
}
matrix-coming = Pobl sy’n dechrau’n ddiweddarach
matrix-only-some = Dim ond { $n } a restrir. Edrychwch ar ddiwrnod arall i weld rhai eraill.
matrix-as-xlsx = Y tabl hwn fel taenlen
matrix-as-csv = Y tabl hwn fel CSV

# Ffeiliau. Mae’r penawdau’n rhai y gall mewnforio eu darllen eto
matrix-file = hyfforddiant
matrix-file-sheet = Hyfforddiant
matrix-file-plan = sesiynau
matrix-file-endings = yn-dod-i-ben
matrix-column-name = Enw
matrix-column-number = Rhif staff
matrix-column-post = Swydd
matrix-column-site = Man gwaith
matrix-column-start = Dyddiad dechrau
matrix-column-done = { $subject } (gwnaed)
matrix-column-until = { $subject } (yn gyfredol tan)
matrix-column-status = { $subject } (statws ar y diwrnod)
matrix-column-subject = Pwnc
matrix-column-by = I’w chynnal erbyn
matrix-column-why = Pam
matrix-column-ends = Yn dod i ben ar

# Yr hyn sydd ei angen ar bob rôl
matrix-roles-title = Yr hyn sydd ei angen ar bob rôl
matrix-roles-lead = Yr hyn y mae’r safon yn ei ofyn gan bob swydd a dyletswydd, pa mor aml, a’r hyn y mae eich cydweithfa yn ei ofyn yn ychwanegol.
matrix-roles-all = Y cyfan
matrix-roles-everybody = Pawb y mae arnynt ei angen
matrix-roles-of = Yr hyn a ofynnir gan: { $role }
matrix-roles-who = Ar bwy mae ei angen
matrix-roles-every = Pa mor aml
matrix-roles-critical = Hanfodol i ddiogelwch
matrix-roles-version = Y safon: { $every }
matrix-every-post = Pob swydd
matrix-every = { $n ->
    [zero] bob mis
    [one] bob mis
    [two] bob { $n } fis
    [few] bob { $n } mis
    [many] bob { $n } mis
   *[other] bob { $n } mis
}
matrix-once = unwaith
matrix-own-title = Mae eich cydweithfa yn gofyn mwy
matrix-own-text = Mae hyn yn cyfrif ym mhobman: yn y matrics, y canrannau, y nodiadau atgoffa, y rhagolwg a ffigurau archwiliad.
matrix-own-of = Gan bwy
matrix-own-every = Pa mor aml
matrix-own-from = O ba ddyddiad
matrix-own-as-version = mor aml ag y mae’r safon yn ei ofyn
matrix-own-since = ers { $date }
matrix-own-stop = Peidio â gofyn
matrix-ask-title = Gofyn am fwy
matrix-ask-text = Gallwch ofyn am bwnc yn amlach nag y mae’r safon yn ei wneud, neu ei ofyn gan un swydd neu ddyletswydd arall. Ni allwch ofyn am lai. Mae’n cyfrif o heddiw ymlaen; mae’r dyddiau cynharach yn aros fel yr oeddent.
matrix-ask-role = Gan bwy
matrix-ask-months = Nifer y misoedd rhwng pob tro
matrix-ask-months-hint = Gadewch hwn yn wag i ofyn am y pwnc mor aml ag y mae’r safon yn ei ofyn.
matrix-ask-save = Gofyn hyn o heddiw ymlaen
matrix-asked-months = Rhowch nifer o fisoedd rhwng 1 a { $longest }.
matrix-asked-nothing = Mae angen hyn arnynt eisoes. Rhowch gyfnod byrrach.
matrix-asked-laxer = { $months ->
    [zero] Mae’r safon yn gofyn amdano bob mis. Rhowch gyfnod byrrach.
    [one] Mae’r safon yn gofyn amdano bob mis. Rhowch gyfnod byrrach.
    [two] Mae’r safon yn gofyn amdano bob { $months } fis. Rhowch lai.
    [few] Mae’r safon yn gofyn amdano bob { $months } mis. Rhowch lai.
    [many] Mae’r safon yn gofyn amdano bob { $months } mis. Rhowch lai.
   *[other] Mae’r safon yn gofyn amdano bob { $months } mis. Rhowch lai.
}
matrix-asked-register = Y gofrestr sy’n penderfynu pa mor aml yr adnewyddir hyn. Gadewch y misoedd yn wag.
done-matrix-asked = Mae eich cydweithfa yn gofyn hyn o heddiw ymlaen.
done-matrix-stopped = Nid yw eich cydweithfa yn gofyn hyn mwyach.
journal-event-training-requirement-set = Gofynnodd cydweithfa am fwy o hyfforddiant na’r safon
journal-event-training-requirement-ended = Peidiodd cydweithfa â gofyn am fwy o hyfforddiant na’r safon

# Un person
matrix-person-past = Dyma sut yr oedd pethau, neu sut y byddant, ar { $date }.
matrix-start-unknown = Heb ei gofnodi
matrix-leave-span = { $from } hyd { $until }
matrix-leave-open = O { $from } ymlaen
matrix-done-on = Gwnaed ar { $date }
matrix-renewal = Gellir adnewyddu o { $opens }; cwblhewch erbyn { $due }
matrix-entered-later-one = Cofnodwyd ar ôl y diwrnod hwnnw
matrix-end-alone-one = Dim ond y dyddiad dod i ben sy’n hysbys
matrix-history = (ei hanes)
matrix-history-of = Hanes: { $subject }
matrix-history-all = Dangos popeth a gofnodwyd
matrix-recorded = Cofnodwyd
matrix-from-file = O daenlen, { $date }
matrix-entered-by = { $date }, gan { $name }
matrix-entered = { $date }
matrix-mode-theory = Theori yn unig
matrix-step-add = Cymeradwyo cam o’r sefydlu
matrix-step-done = Gwnaed ar { $date }
matrix-step-next = Nesaf, erbyn { $date }
matrix-step-by = Cymeradwywyd gan { $name }

# Sampl archwiliad, wedi’i dynnu eto
matrix-redraw = Ei dynnu eto
matrix-redraw-text = O’r hedyn a’r bobl a nodwyd pan dynnwyd y sampl, gellir ei dynnu eto unrhyw bryd. Yr un bobl a ddylai fod ynddo bob tro.
matrix-redraw-agrees = Wedi’i dynnu eto: yr un bobl sydd ynddo
matrix-redraw-differs = Wedi’i dynnu eto: nid yr un bobl sydd ynddo
matrix-redraw-found = Tynnwyd { $chosen } o’r { $population } o bobl.
matrix-redraw-from-journal = Y bobl yw’r rhai sydd yn y dyddlyfr ers diwrnod y tynnu.
matrix-redraw-from-records = Nid oes rhestr o bobl yn y dyddlyfr ers diwrnod y tynnu, felly defnyddiwyd cofnodion y gydweithfa fel y maent nawr.
matrix-redraw-other-population = Nid y rhain yw’r bobl y cofnodwyd eu crynodeb. Eu crynodeb nawr:
matrix-redraw-none = Nid oes sampl wedi’i dynnu eto.

# Yr hyn y mae’r safon yn ei gyfrif
matrix-metrics-title = Yr hyn y mae’r safon yn ei gyfrif
matrix-metrics-lead = Y ffigurau y mae Safon yn eu cyfrifo ar gyfer y meini prawf, fel y maent ar { $date }. Mae archwiliad yn defnyddio ffigurau diwrnod ei ymweliad.
matrix-metrics-visit = Fel ar ddiwrnod yr ymweliad, { $date }
matrix-metrics-day = Edrych ar ddiwrnod arall
matrix-metrics-none = Nid oes safon mewn grym ar y diwrnod hwnnw.
matrix-metrics-nothing = Dim i’w gyfrif
matrix-metrics-no-figure = Dim ffigur
matrix-metrics-reached = Wedi’i gyrraedd
matrix-metrics-short = Heb ei gyrraedd
matrix-metrics-made = Sut mae’r ffigur wedi’i gyfrifo
matrix-metrics-lowest = Yr isaf o’r rhain yw’r ffigur:
matrix-metrics-left-out = Heb eu cyfrif:
matrix-metric-group = Grŵp { $group }
matrix-metric-leave = Ar absenoldeb hir ({ $reason })
matrix-metric-first = Nid yw’r tro cyntaf wedi’i gofnodi
