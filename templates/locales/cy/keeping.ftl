# Cadw: am ba hyd y cedwir tystiolaeth, ataliadau cyfreithiol, dileu, a ffeiliau â firws.

keeping-title = Cadw a dileu
keeping-lead = Cedwir tystiolaeth am yr amser y mae’r safon yn ei bennu ar gyfer ei math. Wedyn caiff ei dileu. Mae ataliad cyfreithiol yn rhwystro hynny.
keeping-item-title = Am ba hyd y cedwir hyn
keeping-coop-title = Am ba hyd y cedwir tystiolaeth
keeping-coop-lead = Mae’r hyn a gaiff ei ddileu gyntaf ar y brig. Lawrlwythwch yr hyn rydych am ei gadw’n hwy.
keeping-back-item = Yn ôl at yr eitem o dystiolaeth
keeping-link = Am ba hyd y cedwir hyn
keeping-link-all = Am ba hyd y cedwir tystiolaeth
keeping-type = Math o dystiolaeth
keeping-coop = Cydweithfa
keeping-handed-in = Cyflwynwyd
keeping-how-long = Cedwir
keeping-last-day = Diwrnod olaf
keeping-why = Pam
keeping-until = Tan ddiwedd { $date }
keeping-while-current = Cyhyd ag mai hi yw’r ddiweddaraf o’i math
keeping-while-audit = Cyhyd ag y bo archwiliad neu gam gweithredu sy’n ei defnyddio yn parhau
keeping-while-employed = Cyhyd ag y bo rhywun y gallai fod yn sôn amdano yn gweithio i’r gydweithfa
keeping-while-no-rule = Heb derfyn: nid yw’r safon yn pennu amser ar gyfer y math hwn
keeping-held-note = Mae ataliad cyfreithiol mewn grym. Ni chaiff ei dileu tra bo hynny’n wir.
keeping-rule-note = Y safon sy’n pennu’r amser. Ni chaiff byth ei gyfrif o ddyddiad cyn y diwrnod y cyflwynwyd y dystiolaeth.
keeping-erased-here = Cafodd y dystiolaeth hon ei dileu. Mae’r hyn a ddywedai wedi mynd. Mae cofnod o hyd iddi fod yma.
keeping-erased-on = Dilëwyd ar
keeping-erased-already = Mae’r dystiolaeth hon wedi’i dileu eisoes. Ni ellir gwneud dim arall â hi.
keeping-tombstone-retention = Dilëwyd y dystiolaeth hon ar { $date }, pan ddaeth yr amser i’w chadw i ben. { $n ->
    [zero] Nid aeth yr un ffeil gyda hi.
    [one] Aeth un ffeil gyda hi.
    [two] Aeth { $n } ffeil gyda hi.
    [few] Aeth { $n } ffeil gyda hi.
    [many] Aeth { $n } ffeil gyda hi.
   *[other] Aeth { $n } o ffeiliau gyda hi.
}
keeping-tombstone-request = Dilëwyd y dystiolaeth hon ar { $date } am fod y gydweithfa wedi gofyn am hynny a rhywun arall wedi cytuno. { $n ->
    [zero] Nid aeth yr un ffeil gyda hi.
    [one] Aeth un ffeil gyda hi.
    [two] Aeth { $n } ffeil gyda hi.
    [few] Aeth { $n } ffeil gyda hi.
    [many] Aeth { $n } ffeil gyda hi.
   *[other] Aeth { $n } o ffeiliau gyda hi.
}
keeping-grounds-retention = Daeth ei hamser i ben
keeping-grounds-request = Gofynnodd y gydweithfa
keeping-tombstones = Dilëwyd yn ddiweddar

# adolygu
keeping-holds = Ataliadau cyfreithiol
keeping-no-holds = Nid oes ataliad cyfreithiol mewn grym.
keeping-hold-on = Cwmpas
keeping-hold-item = Ataliad ar yr eitem hon
keeping-hold-whole = Ataliad ar holl dystiolaeth y gydweithfa
keeping-hold-standing = Ei gyflwr
keeping-hold-placed = Gosodwyd gan un person, ac mewn grym ar unwaith
keeping-hold-confirmed = Cadarnhawyd gan ail berson
keeping-hold-lift_asked = Mewn grym, a rhywun yn gofyn am ei godi
keeping-hold-lifted = Codwyd
keeping-hold-reason = Pam
keeping-hold-reason-hint = Dywedwch ar gyfer pa achos neu ymchwiliad mae ei angen. Peidiwch ag enwi pobl sy’n defnyddio gofal.
keeping-hold-placed-by = Gosodwyd gan
keeping-hold-confirmed-by = Cadarnhawyd gan
keeping-hold-lift-asked-by = Gofynnwyd am ei godi gan
keeping-hold-lifted-by = Codwyd gan
keeping-hold-place = Gosod ataliad cyfreithiol
keeping-hold-place-coop = Gosod ataliad cyfreithiol ar holl dystiolaeth cydweithfa
keeping-hold-place-note = Daw i rym ar unwaith. Gofynnir i ail berson ei gadarnhau. Mae angen dau berson i’w godi.
keeping-hold-confirm = Cadarnhau’r ataliad hwn
keeping-hold-ask-lift = Gofyn am ei godi
keeping-hold-lift-why = Pam nad oes ei angen mwyach
keeping-hold-lift = Codi’r ataliad hwn
keeping-hold-keep = Cadw’r ataliad
keeping-hold-second = Chi a wnaeth hanner cyntaf hyn. Rhaid i ail berson wneud y llall.
keeping-hold-moved-on = Mae’r ataliad hwn wedi symud ymlaen. Edrychwch ar ei gyflwr nawr.
keeping-held = Mae ataliad cyfreithiol ar y dystiolaeth hon. Ni ellir ei dileu nes i ddau berson ei godi.
keeping-coop-reference = Cyfeirnod y gydweithfa
keeping-coop-reference-hint = Er enghraifft, COOP-0003
keeping-coop-unknown = Nid oes cydweithfa â’r cyfeirnod hwn yma. Gwiriwch ef.
keeping-reason-missing = Dywedwch pam.

keeping-wishes = Yn aros am benderfyniad
keeping-no-wishes = Nid oes neb yn aros i dystiolaeth gael ei dileu.
keeping-wish-title = Mae rhywun yn gofyn am ddileu hyn
keeping-wish-by = Gofynnwyd gan
keeping-wish-why = Pam
keeping-wish-waits = Swyddog safonau’r masnachfreiniwr sy’n penderfynu. Nid oes dim yn newid tan hynny.
keeping-ask-title = Ei dileu cyn ei hamser
keeping-ask-note = Gofynnwch am hyn os yw ffeil yn dangos rhywbeth na ddylai, fel enw person sy’n defnyddio gofal. Rhywun arall sy’n penderfynu.
keeping-ask-why = Pam y dylid ei dileu?
keeping-ask-why-hint = Peidiwch ag ailadrodd yr hyn na ddylid ei wybod.
keeping-ask-send = Gofyn am ei dileu
keeping-asked-already = Mae rhywun wedi gofyn am hyn eisoes. Mae’n aros am benderfyniad.
keeping-not-asked = Nid oes neb yn gofyn am ddileu hyn, neu mae penderfyniad wedi’i wneud.
keeping-not-your-own = Chi a ofynnodd am hyn. Rhaid i rywun arall benderfynu.
keeping-decide = Beth yw eich penderfyniad?
keeping-decide-erase = Ei dileu
keeping-decide-erase-hint = Bydd y teitl, y dyddiadau a’r ffeiliau’n mynd am byth. Bydd adroddiadau a ddyroddwyd yn aros fel y maent.
keeping-decide-refuse = Ei chadw
keeping-decide-send = Cadw’r penderfyniad
keeping-refusal = Pam y caiff ei chadw
keeping-refusal-hint = Bydd y gydweithfa’n darllen hyn.
keeping-refused = Ar { $date } penderfynodd { $who } ei chadw: { $why }

keeping-soon = { $n ->
    [zero] I’w dileu heddiw
    [one] I’w dileu o fewn { $n } diwrnod
    [two] I’w dileu o fewn { $n } ddiwrnod
    [few] I’w dileu o fewn { $n } diwrnod
    [many] I’w dileu o fewn { $n } diwrnod
   *[other] I’w dileu o fewn { $n } diwrnod
}
keeping-none-soon = Nid oes dim i’w ddileu’n fuan.

done-hold-placed = Mae’r ataliad wedi’i osod ac mewn grym ar unwaith. Rhaid i ail berson ei gadarnhau.
done-hold-confirmed = Mae’r ataliad wedi’i gadarnhau.
done-hold-lift-asked = Gofynnwyd am hynny. Gall ail berson godi’r ataliad; mae mewn grym tan hynny.
done-hold-lifted = Mae’r ataliad wedi’i godi.
done-hold-kept = Mae’r ataliad yn aros.
done-erasure-asked = Gofynnwyd am hynny. Y swyddog safonau sy’n penderfynu.
done-evidence-erased = Mae’r dystiolaeth wedi’i dileu.
done-erasure-refused = Caiff y dystiolaeth ei chadw. Mae eich rheswm ar y dudalen hon.

evidence-scan = Gwiriad firws
evidence-scan-waiting = Yn cael ei gwirio. Gellir ei hagor cyn gynted ag y bydd hynny wedi’i wneud.
evidence-scan-infected = Wedi’i neilltuo: cafwyd { $found } ynddi
evidence-scan-too_large = Heb ei gwirio: mae’n rhy fawr i’r sganiwr
evidence-being-checked = Mae’r ffeil hon yn cael ei gwirio am firysau. Nid oes dim wedi’i golli. Rhowch gynnig arall arni ymhen ychydig funudau.
evidence-quarantined = Cafwyd firws ({ $found }) yn y ffeil hon. Cafodd ei neilltuo ac ni all neb ei hagor. Dylai’r gydweithfa anfon ffeil lân.
evidence-file-infected = Ni dderbyniwyd { $name }: cafwyd firws ({ $found }) yn yr union ffeil hon o’r blaen. Anfonwch gopi glân.

quarantine-mail-subject = Cafwyd firws mewn ffeil: { $type }
quarantine-mail-text = Cafodd y sganiwr firysau rywbeth mewn ffeil a gyflwynwyd yn dystiolaeth. Cafodd y ffeil ei neilltuo. Ni all neb ei hagor, ac nid yw’n profi dim mwyach.
quarantine-mail-do = Gwiriwch y peiriant y daeth y ffeil ohono. Yna ychwanegwch ffeil lân at yr un eitem.
quarantine-mail-administrator = Dywedwyd wrth y gydweithfa. Nid oes dim i chi ei wneud, oni bai i hyn ddigwydd eto.
quarantine-mail-button = Agor yr eitem
quarantine-mail-health = Agor y dudalen iechyd
quarantine-mail-why = Rydych yn cael hwn am eich bod wedi cyflwyno tystiolaeth dros y gydweithfa hon, neu’n ei rheoli.
quarantine-mail-why-administrator = Rydych yn cael hwn am eich bod yn weinyddwr.

operations-check-scanner = Sganiwr firysau
operations-check-press = Dogfennau sy’n cael eu llunio
operations-press-strangers = I bobl nad ydynt wedi mewngofnodi, mewn lôn eu hunain
operations-press = Yn cael eu llunio: { $drawing }. Yn aros: { $waiting }. I bobl nad ydynt wedi mewngofnodi: { $strangers_drawing } yn cael eu llunio, { $strangers_waiting } yn aros. Ers y dechrau: lluniwyd { $done }, methodd { $failed }.
operations-press-now = Yn cael eu llunio neu’n aros nawr
operations-scanner-none = Nid oes sganiwr wedi’i osod. Gellir agor ffeiliau heb iddynt gael eu gwirio.
operations-scanner-good = { $n ->
    [zero] Mae’n ateb. Nid oes ffeil yn aros.
    [one] Mae’n ateb. Mae un ffeil yn aros i’w gwirio.
    [two] Mae’n ateb. Mae { $n } ffeil yn aros i’w gwirio.
    [few] Mae’n ateb. Mae { $n } ffeil yn aros i’w gwirio.
    [many] Mae’n ateb. Mae { $n } ffeil yn aros i’w gwirio.
   *[other] Mae’n ateb. Mae { $n } o ffeiliau yn aros i’w gwirio.
}
operations-scanner-away = { $n ->
    [zero] Nid yw’n ateb. Nid oes ffeil yn aros.
    [one] Nid yw’n ateb. Mae un ffeil yn aros ac ni ellir ei hagor.
    [two] Nid yw’n ateb. Mae { $n } ffeil yn aros ac ni ellir eu hagor.
    [few] Nid yw’n ateb. Mae { $n } ffeil yn aros ac ni ellir eu hagor.
    [many] Nid yw’n ateb. Mae { $n } ffeil yn aros ac ni ellir eu hagor.
   *[other] Nid yw’n ateb. Mae { $n } o ffeiliau yn aros ac ni ellir eu hagor.
}
operations-job-scan-files = Dangos ffeiliau newydd i’r sganiwr firysau
operations-job-erase-evidence = Dileu tystiolaeth y daeth ei hamser i ben
operations-journal-detail-missing = Mae’r dyddlyfr wedi torri: mae’r hyn a ddywedai cofnod { $sequence } wedi mynd, ac nid oes dim yn dweud iddo gael ei ddileu.

journal-event-evidence-erased = Dilëwyd tystiolaeth
journal-event-evidence-erasure-asked = Gofynnwyd am ddileu tystiolaeth
journal-event-evidence-erasure-refused = Gwrthodwyd cais i ddileu tystiolaeth
journal-event-evidence-quarantined = Neilltuwyd ffeil â firws
journal-event-hold-placed = Gosodwyd ataliad cyfreithiol
journal-event-hold-confirmed = Cadarnhawyd ataliad cyfreithiol
journal-event-hold-lift-asked = Gofynnwyd am godi ataliad cyfreithiol
journal-event-hold-lifted = Codwyd ataliad cyfreithiol
journal-event-hold-kept = Penderfynwyd cadw ataliad cyfreithiol mewn grym
evidence-event-erased = Dilëwyd
evidence-event-erasure-asked = Gofynnwyd am ei dileu
evidence-event-erasure-refused = Penderfynwyd ei chadw
evidence-event-quarantined = Cafwyd firws; neilltuwyd ffeil
nav-keeping = Cadw a dileu

keeping-waits-wishes = { $n ->
    [zero] Nid oes cais i ddileu tystiolaeth yn aros am benderfyniad
    [one] Penderfynu a gaiff un eitem o dystiolaeth ei dileu
    [two] Penderfynu a gaiff { $n } eitem o dystiolaeth eu dileu
    [few] Penderfynu a gaiff { $n } eitem o dystiolaeth eu dileu
    [many] Penderfynu a gaiff { $n } eitem o dystiolaeth eu dileu
   *[other] Penderfynu a gaiff { $n } o eitemau tystiolaeth eu dileu
}
keeping-waits-holds = { $n ->
    [zero] Nid oes ataliad cyfreithiol yn aros am ail berson
    [one] Mae ataliad cyfreithiol yn aros am ail berson
    [two] Mae { $n } ataliad cyfreithiol yn aros am ail berson
    [few] Mae { $n } ataliad cyfreithiol yn aros am ail berson
    [many] Mae { $n } ataliad cyfreithiol yn aros am ail berson
   *[other] Mae { $n } o ataliadau cyfreithiol yn aros am ail berson
}
