# Y dudalen gychwyn, y gofrestr, data agored; sefyllfa cydweithfa i’w bwrdd a’i haelodau.

register-title = Cofrestr y cydweithfeydd
register-lead = Pob cydweithfa gofal cymdeithasol yn y fasnachfraint, gyda’i chanlyniad cyhoeddedig diweddaraf.
register-start-title = Pa mor dda yw eich cydweithfa gofal leol?
register-start-lead = Caiff pob cydweithfa gofal cymdeithasol yn y fasnachfraint ei harchwilio yn erbyn yr un safon, mor aml ag y mae’r safon yn gofyn. Cytunwyd ar y safon gyda’r Llywodraeth.
register-search-label = Enw cydweithfa, lle neu gyngor
register-search-button = Chwilio’r gofrestr
register-area = Ardal
register-area-all = Cymru gyfan
register-regions = Rhanbarthau
register-councils = Cynghorau
register-outcome = Canlyniad
register-outcome-all = Unrhyw ganlyniad
register-found = { $n ->
    [zero] Ni chafwyd hyd i’r un gydweithfa
    [one] { $n } gydweithfa
    [two] { $n } gydweithfa
    [few] { $n } cydweithfa
    [many] { $n } chydweithfa
   *[other] { $n } o gydweithfeydd
}
register-none = Nid oes dim yn cyfateb i’r hyn y chwilioch amdano.
register-none-next = Rhowch gynnig ar enw byrrach, neu ardal arall.
register-clear = Gweld pob cydweithfa
register-coop = Cydweithfa
register-council = Cyngor
register-published = Cyhoeddwyd
register-latest = Canlyniadau diweddaraf
register-nothing-published = Nid oes dim wedi’i gyhoeddi eto.
register-nothing-published-next = Bydd y canlyniadau yma cyn gynted ag y bydd y rheoleiddiwr yn eu cyhoeddi.
register-see-all = { $n ->
    [zero] Gweld y gofrestr
    [one] Gweld yr un gydweithfa
    [two] Gweld pob cydweithfa ({ $n })
    [few] Gweld pob cydweithfa ({ $n })
    [many] Gweld pob cydweithfa ({ $n })
   *[other] Gweld pob cydweithfa ({ $n })
}
register-by-area = Chwilio fesul ardal
register-meaning = Ystyr y canlyniadau
register-means-compliant = Mae’r gydweithfa’n bodloni’r safon. Gall fod pwyntiau bach ar ôl.
register-means-compliant_with_actions = Mae’r gydweithfa’n bodloni’r rhan fwyaf o’r safon ac wedi cytuno ar yr hyn y bydd yn ei gywiro, ac erbyn pryd.
register-means-conditional = Nid yw rhywbeth pwysig yn ei le’n llawn. Y penderfynwr trwyddedau sy’n penderfynu a oes amodau ar y drwydded.
register-means-not_compliant = Nid yw rhan gritigol o’r safon wedi’i bodloni. Mae’r masnachfreiniwr a’r Llywodraeth yn gweithredu ar hyn.
register-not-ratings = Canlyniadau masnachfraint yw’r rhain. Nid graddau’r arolygiaeth statudol ydynt.
register-standard-title = Y safon
register-standard-text = Mae’r safon yn gyhoeddus. Cytunwyd arni gyda’r Llywodraeth, ac mae pob fersiwn yn aros fel y cafodd ei llofnodi.
register-standard-link = Darllen y safon
register-verify-title = Gwirio bod adroddiad yn ddilys
register-verify-text = Mae cod ar bob adroddiad. Teipiwch ef i weld ai’r copi sydd gennych chi yw’r un a ddyroddwyd.
register-verify-link = Gwirio adroddiad
register-data-title = Data agored
register-data-text = Mae’r gofrestr gyfan yno fel ffeil, ar gyfer eich rhestrau a’ch mapiau eich hun.
register-data-link = Cael y data
register-as-csv = Y gofrestr fel tabl
register-as-json = Y gofrestr ar gyfer rhaglenni
register-about-data = Beth sydd yn y ffeiliau

register-no-report = Nid oes archwiliad o’r gydweithfa hon wedi’i gyhoeddi eto.
register-no-report-next = Daw’r ymweliad cyntaf o fewn 12 mis i’r drwydded.
register-lead-visit = Yn { $kind }, { $visit }, bodlonodd y gydweithfa { $met } o’r { $applied } o feini prawf a farnwyd. { $raised ->
    [0] Nid oedd dim i’w gywiro.
    [one] { $closed ->
        [0] Mae un pwynt eto i’w gywiro.
       *[other] Ers hynny cywirodd yr un pwynt a gododd yr archwilydd.
    }
   *[other] Ers hynny cywirodd { $closed } o’r { $raised } o bwyntiau a gododd yr archwilydd.
}
register-history = Hanes y canlyniadau
register-first-visit = Hwn oedd yr ymweliad cyntaf gyda chanlyniad.
register-report-title = Yr adroddiad
register-report-short = Adroddiad
register-read-report = Darllen yr adroddiad
register-read-summary = Darllen y crynodeb
register-actions = o’r { $raised } o bwyntiau wedi’u cywiro
register-actions-late = { $n ->
    [zero] Nid oes cam gweithredu’n hwyr
    [one] Mae { $n } cam gweithredu’n hwyr
    [two] Mae { $n } gam gweithredu’n hwyr
    [few] Mae { $n } cham gweithredu’n hwyr
    [many] Mae { $n } cham gweithredu’n hwyr
   *[other] Mae { $n } o gamau gweithredu’n hwyr
}
register-sections = Canlyniadau fesul adran
register-votes = Pwy sydd â’r pleidleisiau
register-votes-none = Nid oes pleidleisiau ar gofnod eto.
register-votes-counted = Cyfrifwyd ar { $day }.
register-licence = Trwydded a chofnod
register-no-licence = Dim trwydded
register-term = Cyfnod
register-number = Rhif cofrestr
register-reference = Cyfeirnod yn Safon
register-visits = Ymweliadau cyhoeddedig

register-data-lead = Un rhes i bob cydweithfa yn y gofrestr, fel y mae heddiw.
register-columns = Beth sydd yn y colofnau
register-column = Colofn
register-column-holds = Cynnwys
register-column-reference = Cyfeirnod y gydweithfa, nad yw byth yn newid.
register-column-name_en = Ei henw yn Saesneg.
register-column-name_cy = Ei henw yn Gymraeg.
register-column-type = worker, consumer, multi_stakeholder neu producer.
register-column-local_authorities = Codau’r Swyddfa Ystadegau Gwladol; yn y tabl gyda bwlch rhyngddynt.
register-column-licence = granted, conditional, suspended neu ended.
register-column-outcome = Y canlyniad cyhoeddedig diweddaraf: compliant, compliant_with_actions, conditional, not_compliant; gwag cyn y cyntaf.
register-column-published_on = Y diwrnod y cafodd ei gyhoeddi (BBBB-MM-DD).
register-column-report_code = Cod ei hadroddiad, ar gyfer y dudalen wirio.
register-column-page = Tudalen y gydweithfa yma.
register-data-csv = Mae’r tabl yn UTF-8 gyda chomas. Mae cell y gallai taenlen ei chymryd am fformiwla yn dechrau â chollnod.
register-data-area = Ychwanegwch ?area= a chod cyngor i gael un ardal, ac &outcome= i gael un canlyniad.
register-data-use = Cewch ddefnyddio’r data hwn a’i rannu’n rhydd. Dywedwch mai o Safon y daw, ac ar ba ddiwrnod y cawsoch ef.

board-title = Cipolwg ar y gydweithfa
board-above = { $name }: cipolwg
board-sentence-none = Nid oes adroddiad ar archwiliad { $name } eto.
board-sentence-compliant = Mae { $name } yn cydymffurfio. { $late ->
    [zero] Nid oes cam gweithredu’n hwyr.
    [one] Mae { $late } cam gweithredu’n hwyr.
    [two] Mae { $late } gam gweithredu’n hwyr.
    [few] Mae { $late } cham gweithredu’n hwyr.
    [many] Mae { $late } cham gweithredu’n hwyr.
   *[other] Mae { $late } o gamau gweithredu’n hwyr.
}
board-sentence-compliant-with-actions = Mae { $name } yn cydymffurfio gyda chamau gweithredu. { $late ->
    [zero] Nid oes cam gweithredu’n hwyr.
    [one] Mae { $late } cam gweithredu’n hwyr.
    [two] Mae { $late } gam gweithredu’n hwyr.
    [few] Mae { $late } cham gweithredu’n hwyr.
    [many] Mae { $late } cham gweithredu’n hwyr.
   *[other] Mae { $late } o gamau gweithredu’n hwyr.
}
board-sentence-conditional = Amodol yw canlyniad { $name }: dim ond yn rhannol y mae rhywbeth pwysig yn ei le. { $late ->
    [zero] Nid oes cam gweithredu’n hwyr.
    [one] Mae { $late } cam gweithredu’n hwyr.
    [two] Mae { $late } gam gweithredu’n hwyr.
    [few] Mae { $late } cham gweithredu’n hwyr.
    [many] Mae { $late } cham gweithredu’n hwyr.
   *[other] Mae { $late } o gamau gweithredu’n hwyr.
}
board-sentence-not-compliant = Nid yw { $name } yn cydymffurfio: nid yw rhywbeth critigol wedi’i fodloni. { $late ->
    [zero] Nid oes cam gweithredu’n hwyr.
    [one] Mae { $late } cam gweithredu’n hwyr.
    [two] Mae { $late } gam gweithredu’n hwyr.
    [few] Mae { $late } cham gweithredu’n hwyr.
    [many] Mae { $late } cham gweithredu’n hwyr.
   *[other] Mae { $late } o gamau gweithredu’n hwyr.
}
# Ar ôl archwiliad o fath nad yw’n rhoi canlyniad.
board-sentence-none-given = Ni roddodd archwiliad diwethaf { $name } ganlyniad cyffredinol. { $late ->
    [zero] Nid oes cam gweithredu’n hwyr.
    [one] Mae { $late } cam gweithredu’n hwyr.
    [two] Mae { $late } gam gweithredu’n hwyr.
    [few] Mae { $late } cham gweithredu’n hwyr.
    [many] Mae { $late } cham gweithredu’n hwyr.
   *[other] Mae { $late } o gamau gweithredu’n hwyr.
}
board-next-visit = Mae’r ymweliad nesaf ar { $day }.
board-of-100 = o 100
board-of = o { $n }
board-score = Ein sgôr y tro diwethaf
board-held-back = Yn ôl y sgôr yn unig: { $outcome }. Daliodd rheol ef yn ôl
board-not-held-back = Ni ddaliodd yr un rheol y canlyniad yn ôl
board-put-right = Pwyntiau’r archwiliad diwethaf wedi’u cywiro
board-late = { $n ->
    [0] Nid oes un yn hwyr
   *[other] Mae { $n } yn hwyr
}
board-training = Hyfforddiant craidd yn gyfredol
board-training-asked = Y gydweithfa gyfan. Mae’r safon yn gofyn am { $asked }%
board-training-whole = Y gydweithfa gyfan
board-decisions = { $n ->
    [0] Penderfyniadau i’r bwrdd
    [1] Un penderfyniad i’r bwrdd
    [2] Dau benderfyniad i’r bwrdd
   *[other] Tri phenderfyniad i’r bwrdd
}
board-nothing = Nid oes dim yn aros am y bwrdd.
board-decide-acknowledge = Cydnabod adroddiad yr archwiliad
board-decide-acknowledge-note = Mae pob aelod o’r bwrdd yn cadarnhau bod yr adroddiad ganddo neu ganddi.
board-decide-late-action = Penderfynu ar gam gweithredu hwyr
board-decide-agm = Pennu dyddiad y cyfarfod cyffredinol blynyddol nesaf
board-decide-agm-note = Mae’r safon yn cyfyngu ar yr amser rhwng dau gyfarfod.
board-send-finances_sent = Anfon y cyfrifon at bob aelod
board-send-performance_sent = Anfon y ffigurau perfformiad at bob aelod
board-send-standards_sent = Anfon y safonau at bob aelod
board-send-priorities_sent = Anfon y blaenoriaethau at bob aelod
board-no-report = Ni ddyroddwyd adroddiad eto.
board-report = Adroddiad { $month }
board-acknowledged = Mae { $n } o’r { $of } o aelodau’r bwrdd wedi’i gydnabod.
board-read = Darllen a chydnabod
board-history = Ein canlyniadau hyd yma
board-best-worst = Ble rydym gryfaf a gwannaf
board-strongest = Cryfaf
board-weakest = Gwannaf
board-actions = Beth sy’n cael ei gywiro
board-no-actions = Ni chododd yr archwiliadau ddim y mae’n rhaid ei gywiro.
board-all-done = Mae popeth yr oedd angen ei gywiro wedi’i gywiro.
board-actions-done = Pwyntiau wedi’u cywiro: { $n }
board-action = Maen prawf
board-action-state = Sefyllfa
board-action-open = I’w gynllunio
board-action-planned = Wedi’i gynllunio
board-action-proven = Wedi’i wneud, i’w wirio
board-action-closed = Wedi’i gau

members-title = Eich cydweithfa
members-above = { $name } i’w haelodau
members-tally = Yn archwiliad { $month } bodlonodd { $met } o’r { $applied } o feini prawf a farnwyd.
members-read-report = Darllen yr adroddiad
members-receive = Yr hyn y mae’n rhaid i chi ei gael
members-receive-lead = Mae pob aelod yn cael yr un peth, ar yr un pryd, o leiaf unwaith y flwyddyn.
members-receive-finances_sent = Y cyfrifon
members-receive-performance_sent = Sut mae’r gydweithfa’n perfformio
members-receive-standards_sent = Y safonau y mae’n rhaid iddi eu bodloni
members-receive-priorities_sent = Ei blaenoriaethau eleni
members-last-sent = Anfonwyd ddiwethaf ar { $day }.
members-never-sent = Nid oes cofnod bod dim wedi’i anfon.
members-votes = Pwy sydd â’r pleidleisiau
members-next-visit = Daw’r archwilwyr nesaf ar { $day }.
members-complain = Sut i gwyno
members-complain-1 = Dywedwch wrth y gydweithfa yn gyntaf. Rhaid iddi eich ateb, pwy bynnag ydych.
members-complain-2 = Os nad yw hynny’n helpu, ysgrifennwch at y masnachfreiniwr: { $contact }.
members-complain-3 = Os gall rhywun fod mewn perygl, peidiwch ag aros: ffoniwch wasanaethau cymdeithasol eich cyngor, neu 999.
members-actions = Beth sy’n cael ei gywiro
