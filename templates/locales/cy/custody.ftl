# Gwarchodaeth tystiolaeth: pwy a edrychodd arni neu a’i cymerodd, gwirio ffeil, a lawrlwytho tystiolaeth archwiliad.

custody-all = Gweld y cofnod gwarchodaeth cyfan
custody-back = Yn ôl at y dystiolaeth
custody-lead = { $n ->
    [zero] Dim cofnodion yn y dyddlyfr eto.
    [one] Un cofnod, o’r dyddlyfr. Ni all neb ei dynnu allan.
    [two] { $n } gofnod, o’r dyddlyfr. Ni all neb dynnu un allan.
    [few] { $n } chofnod, o’r dyddlyfr. Ni all neb dynnu un allan.
    [many] { $n } chofnod, o’r dyddlyfr. Ni all neb dynnu un allan.
   *[other] { $n } o gofnodion, o’r dyddlyfr. Ni all neb dynnu un allan.
}
custody-csv = Lawrlwytho fel CSV
custody-csv-about = ar gyfer taenlen
custody-json = Lawrlwytho fel JSON
custody-json-about = ar gyfer rhaglen
custody-number = Rhif yn y dyddlyfr
custody-when = Pryd
custody-what = Beth a wnaed
custody-who = Pwy
custody-more = Ffeiliau a rheswm
# Enw’r gwasanaeth
custody-safon = Y gwasanaeth

custody-check-title = Gwirio ffeil
custody-check-lead = A yw ffeil sydd gennych yn un o ffeiliau’r gydweithfa hon, heb ei newid? Mae Safon yn cymharu ei chrynodeb. Ni chedwir y ffeil.
custody-check-how = Dewiswch y ffeil
custody-check-again = Gwirio ffeil arall
custody-check-file = Y ffeil
custody-check-hint = Fel y mae: ffeil arall yw copi a gadwyd o’r newydd.
custody-check-send = Gwirio
custody-check-nothing = Dewiswch ffeil.
custody-check-known = Mae’r ffeil hon yn y dystiolaeth, beit am feit
custody-check-unchanged = Heb ei newid
custody-check-unknown = Nid yw hon yn un o ffeiliau’r gydweithfa hon
custody-check-none = Anhysbys yma
custody-check-why = Ni chyflwynwyd hi yma erioed, neu cafodd ei newid wedyn: mae un llythyren yn ddigon.
custody-check-name = Yr enw oedd arni pan gafodd ei chyflwyno
custody-check-older = Daeth fersiwn ddiweddarach wedyn
custody-check-given = Y ffeil a ddewisoch

evidence-event-question-asked = Gofynnwyd cwestiwn
evidence-event-question-answered = Atebwyd cwestiwn
evidence-event-packed = Lawrlwythwyd gyda thystiolaeth archwiliad

evidence-thread = Y drafodaeth
evidence-thread-open = Mae cwestiwn heb ei ateb
evidence-thread-asked = Gofynnwyd
evidence-thread-answered = Atebwyd
evidence-thread-ask = Gofyn cwestiwn am y dystiolaeth hon
evidence-thread-ask-hint = Caiff y gydweithfa e-bost a bydd yn ateb yma. Nid yw cyflwr y dystiolaeth yn newid.
evidence-thread-ask-send = Gofyn
evidence-thread-answer = Eich ateb
evidence-thread-answer-send = Anfon yr ateb
evidence-question-answered = Cafodd y cwestiwn hwn ei ateb eisoes. Ni newidiwyd dim. Llwythwch y dudalen eto i’w ddarllen.

evidence-mail-question-subject = Cwestiwn am eich tystiolaeth: { $type }
evidence-mail-question-text = Mae adolygydd yn gofyn cwestiwn am dystiolaeth eich cydweithfa. Darllenwch y cwestiwn a’i ateb ar dudalen y dystiolaeth.
evidence-mail-question-why = Chi sy’n gofalu am dystiolaeth eich cydweithfa, neu chi a anfonodd hon.
evidence-mail-answer-subject = Atebwyd eich cwestiwn: { $type }
evidence-mail-answer-text = Atebodd y gydweithfa eich cwestiwn am ei thystiolaeth. Mae’r ateb ar dudalen y dystiolaeth.
evidence-mail-answer-why = Chi a ofynnodd y cwestiwn hwn.

home-question = Ateb cwestiwn am “{ $title }”

done-evidence-asked = Mae eich cwestiwn wedi’i anfon. Caiff y gydweithfa e-bost.
done-evidence-answered = Mae eich ateb wedi’i anfon. Caiff y sawl a ofynnodd e-bost.

custody-pack-title = Tystiolaeth yr archwiliad hwn
custody-pack-lead = Yr hyn sydd wedi’i gysylltu â meini prawf o fewn cwmpas yr archwiliad hwn, a’r hyn a roddwyd mewn ateb i’w geisiadau.
custody-pack-lead-final = Yr hyn y mae canlyniadau’r archwiliad hwn yn seiliedig arno, a’r hyn a roddwyd mewn ateb i’w geisiadau.
custody-pack-none = Nid oes tystiolaeth yn yr archwiliad hwn.
custody-pack-files = { $n ->
    [zero] Dim ffeiliau
    [one] Un ffeil
    [two] { $n } ffeil
    [few] { $n } ffeil
    [many] { $n } ffeil
   *[other] { $n } o ffeiliau
}
custody-pack-text = { $size } mewn un ffeil ZIP, gyda rhestr o’r crynodebau. Nodir eich bod yn eu lawrlwytho yng nghofnod gwarchodaeth pob un.
custody-pack-withheld-class = { $n ->
    [zero] Nid oes ffeiliau a restrir yn unig.
    [one] Un ffeil a restrir yn unig: dim ond y gydweithfa a thîm ei harchwiliad sy’n cael ei hagor.
    [two] { $n } ffeil a restrir yn unig: dim ond y gydweithfa a thîm ei harchwiliad sy’n cael eu hagor.
    [few] { $n } ffeil a restrir yn unig: dim ond y gydweithfa a thîm ei harchwiliad sy’n cael eu hagor.
    [many] { $n } ffeil a restrir yn unig: dim ond y gydweithfa a thîm ei harchwiliad sy’n cael eu hagor.
   *[other] { $n } o ffeiliau a restrir yn unig: dim ond y gydweithfa a thîm ei harchwiliad sy’n cael eu hagor.
}
custody-pack-withheld-missing = { $n ->
    [zero] Nid oes ffeiliau ar goll.
    [one] Un ffeil a restrir yn unig: nid yw wedi’i chadw yma. Dywedwch wrth y gweinyddwr.
    [two] { $n } ffeil a restrir yn unig: nid ydynt wedi’u cadw yma. Dywedwch wrth y gweinyddwr.
    [few] { $n } ffeil a restrir yn unig: nid ydynt wedi’u cadw yma. Dywedwch wrth y gweinyddwr.
    [many] { $n } ffeil a restrir yn unig: nid ydynt wedi’u cadw yma. Dywedwch wrth y gweinyddwr.
   *[other] { $n } o ffeiliau a restrir yn unig: nid ydynt wedi’u cadw yma. Dywedwch wrth y gweinyddwr.
}
custody-pack-reason = Pam rydych yn ei lawrlwytho?
custody-pack-reason-hint = Cedwir y rheswm yng nghofnod gwarchodaeth pob eitem. Gall y gydweithfa ei ddarllen.
custody-pack-send = Lawrlwytho
custody-pack-list = Y ffeiliau, y fersiwn ddiweddaraf o bob un yn gyntaf
custody-pack-file = Ffeil
custody-pack-in = Yn y ffeil ZIP
custody-pack-held-class = Wedi’i rhestru yn unig
custody-pack-held-missing = Ar goll
custody-pack-withheld-virus = { $n ->
    [zero] Nid oes ffeiliau’n cael eu gwirio am firysau.
    [one] Un ffeil a restrir yn unig: mae’n cael ei gwirio am firysau, neu cafwyd un ynddi.
    [two] { $n } ffeil a restrir yn unig: maent yn cael eu gwirio am firysau, neu cafwyd un ynddynt.
    [few] { $n } ffeil a restrir yn unig: maent yn cael eu gwirio am firysau, neu cafwyd un ynddynt.
    [many] { $n } ffeil a restrir yn unig: maent yn cael eu gwirio am firysau, neu cafwyd un ynddynt.
   *[other] { $n } o ffeiliau a restrir yn unig: maent yn cael eu gwirio am firysau, neu cafwyd un ynddynt.
}
custody-pack-held-virus = Yn cael ei gwirio, neu wedi’i neilltuo
