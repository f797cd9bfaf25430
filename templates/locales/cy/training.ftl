# Hyfforddiant: y matrics, ffigurau, pobl, a thudalennau mewnforio (mae’r hyn y mae mewnforio’n ei ddweud ei hun yn training_import.ftl).

training-title = Hyfforddiant
training-back = Yn ôl at hyfforddiant
training-show = Dangos
training-nobody = Nid oes neb wedi’i gofnodi eto.
training-nobody-next = Mewnforiwch y matrics hyfforddi sydd gennych eisoes, neu ychwanegwch bobl fesul un.
training-no-subjects = Nid oes angen dim o’r math hwn ar neb yma. Y swyddi a’r dyletswyddau sy’n penderfynu beth sydd ei angen ar rywun.
training-left = Pobl sydd wedi gadael
training-gaps = { $n ->
    [zero] dim bwlch
    [one] { $n } bwlch
    [two] { $n } fwlch
    [few] { $n } bwlch
    [many] { $n } bwlch
   *[other] { $n } o fylchau
}
training-category-training = Hyfforddiant
training-category-induction = Sefydlu
training-category-check = Gwiriadau
training-category-registration = Cofrestriad
training-category-supervision = Goruchwyliaeth

training-figures-title = Hyfforddiant mewn ffigurau
training-figures-as-of = Ffigurau ar { $date }. Nid oes enwau yma.
training-figures-all = Yr holl hyfforddiant yn gyfredol
training-figures-of = { $numerator } o { $denominator }
training-figures-small = Llai na phump o bobl: heb ei ddangos
training-figures-hidden = Heb ei ddangos, fel na ellir cyfrifo grŵp llai
training-figures-none = Nid oes dim i’w gyfrif eto.
training-figures-left-out = Pwy sydd heb eu cyfrif
training-left-out-few = Ni ddangosir rhesymau eraill, gan y byddent yn datgelu rhywbeth am lai na phump o bobl
training-left-out-not-started = { $n ->
    [zero] Neb sydd heb ddechrau eto
    [one] { $n } person sydd heb ddechrau eto
    [two] { $n } berson sydd heb ddechrau eto
    [few] { $n } pherson sydd heb ddechrau eto
    [many] { $n } pherson sydd heb ddechrau eto
   *[other] { $n } o bobl sydd heb ddechrau eto
}
training-left-out-left = { $n ->
    [zero] Neb sydd wedi gadael
    [one] { $n } person sydd wedi gadael
    [two] { $n } berson sydd wedi gadael
    [few] { $n } pherson sydd wedi gadael
    [many] { $n } pherson sydd wedi gadael
   *[other] { $n } o bobl sydd wedi gadael
}
training-left-out-leave = { $n ->
    [zero] Neb ar absenoldeb hir
    [one] { $n } person ar absenoldeb hir
    [two] { $n } berson ar absenoldeb hir
    [few] { $n } pherson ar absenoldeb hir
    [many] { $n } pherson ar absenoldeb hir
   *[other] { $n } o bobl ar absenoldeb hir
}
training-left-out-not-due = { $n ->
    [zero] Nid oes gweithiwr newydd sydd ag amser o hyd
    [one] { $n } gweithiwr newydd sydd ag amser o hyd
    [two] { $n } weithiwr newydd sydd ag amser o hyd
    [few] { $n } gweithiwr newydd sydd ag amser o hyd
    [many] { $n } gweithiwr newydd sydd ag amser o hyd
   *[other] { $n } o weithwyr newydd sydd ag amser o hyd
}
training-left-out-first = { $n ->
    [zero] Neb heb gofnod o’r tro cyntaf
    [one] { $n } person heb gofnod o’r tro cyntaf
    [two] { $n } berson heb gofnod o’r tro cyntaf
    [few] { $n } pherson heb gofnod o’r tro cyntaf
    [many] { $n } pherson heb gofnod o’r tro cyntaf
   *[other] { $n } o bobl heb gofnod o’r tro cyntaf
}

training-person = Person
training-person-add = Ychwanegu person
training-person-edit = Newid y manylion hyn
training-name = Enw
training-name-missing = Rhowch enw.
training-number = Rhif staff
training-number-hint = Fel y mae ar eich rhestr eich hun, gydag unrhyw sero ar y dechrau.
training-number-taken = Mae’r rhif { $number } gan rywun arall yma. Rhowch rif arall.
training-employment = Yn gweithio fel
training-employment-employee = Gweithiwr cyflogedig
training-employment-agency = Gweithiwr asiantaeth
training-employment-volunteer = Gwirfoddolwr
training-roles = Swyddi a dyletswyddau
training-roles-hint = Nhw sy’n penderfynu beth mae’n rhaid i’r person fod wedi’i wneud.
training-roles-none = Heb eu cofnodi: ni ofynnir dim gan y person hwn
training-role-unknown = Nid yw un o’r swyddi hynny yn y safon. Llwythwch y dudalen eto a dewiswch unwaith yn rhagor.
training-role-missing = Dewiswch o leiaf un swydd neu ddyletswydd.
training-started = Dechreuodd ar
training-left-on = Gadawodd ar
training-left-before-start = Mae’r diwrnod gadael cyn y diwrnod dechrau. Gwiriwch y ddau.
training-leave = Absenoldeb hir
training-leave-hint = Ni chyfrifir neb sydd ar absenoldeb hir, a dangosir y rheswm a rowch yma. Peidiwch ag ysgrifennu am iechyd.
training-leave-from = Diwrnod cyntaf yr absenoldeb
training-leave-from-missing = Rhowch ddiwrnod cyntaf yr absenoldeb.
training-leave-until = Diwrnod olaf yr absenoldeb
training-leave-backwards = Mae’r diwrnod olaf cyn y diwrnod cyntaf. Gwiriwch y ddau.
training-leave-reason = Rheswm, fel absenoldeb rhiant
training-leave-reason-missing = Rhowch reswm, fel absenoldeb rhiant.
training-save = Cadw

training-needed = Yr hyn sydd ei angen ar y person hwn
training-needed-none = Dim, gyda’r swyddi a’r dyletswyddau hyn.
training-records = Yr hyn sydd wedi’i gofnodi
training-records-none = Nid oes dim wedi’i gofnodi eto.
training-record-add = Cofnodi rhywbeth
training-record-save = Cadw’r cofnod
training-subject = Pwnc
training-completed = Gwnaed ar
training-expires = Daw i ben ar
training-expires-hint = Fel y mae’r dystysgrif yn ei ddweud. Os nad yw’n dweud dim, gadewch hwn yn wag: cyfnod y safon ei hun sy’n cyfrif.
training-provider = Darparwr
training-mode = Sut y cafodd ei wneud
training-observed-by = Arsylwyd ar y cymhwysedd gan
training-observed-hint = Dau beth gwahanol yw mynychu a bod yn gymwys. Dywedwch pwy a welodd y person yn ei wneud, a phryd.
training-observed-on = Dyddiad arsylwi ar y cymhwysedd
training-observed = Arsylwyd ar y cymhwysedd gan { $name } ar { $date }
training-action = Ar gyfer gwiriadau yn unig: a gymerwyd camau?
training-action-hint = O wiriad, dim ond ei ddyddiad a’r ateb hwn a gedwir. Peidiwch byth â chofnodi’r dystysgrif.
training-action-yes = Cymerwyd camau
training-action-no = Nid oedd angen camau
training-action-not_stated = Camau: heb eu nodi
training-record-no-date = Nodwch pryd y cafodd ei wneud, neu pryd y daw i ben.
training-record-future = Nid yw’r dyddiad hwn wedi dod eto. Rhowch heddiw neu ddiwrnod cynharach.
training-record-expires-first = Byddai’n dod i ben cyn iddo gael ei wneud. Gwiriwch y ddau ddyddiad.
training-record-observed-when = Nodwch pryd yr arsylwyd ar y cymhwysedd.
training-record-observed-who = Nodwch pwy a arsylwodd ar y cymhwysedd.
training-remove-title = Dileu cofnod a roddwyd drwy gamgymeriad
training-remove = Dileu
training-induction = Y fframwaith sefydlu
training-step = Cam
training-step-open = Heb ei gwblhau
training-step-by = Cymeradwywyd y cam gan
training-step-save = Cymeradwyo’r cam
training-step-before-start = Mae’r dyddiad hwn cyn i’r person ddechrau. Gwiriwch ef.

training-stands-done = Wedi’i wneud
training-stands-until = Yn gyfredol tan { $date }
training-stands-expiring = Yn dod i ben ar { $date }
training-stands-expired = Daeth i ben ar { $date }
training-stands-late = Roedd i’w wneud erbyn { $date }
training-stands-not-due = I’w wneud erbyn { $date }
training-stands-not-started = Yn dechrau ar { $date }
training-stands-left = Gadawodd ar { $date }
training-stands-leave = Ar absenoldeb hir
training-stands-not-needed = Nid oes ei angen
training-stands-theory = Theori yn unig: heb arsylwi ar gymhwysedd

training-import-title = Mewnforio taenlen
training-import-text = Dewiswch y matrics hyfforddi fel rydych yn ei gadw. Bydd Safon yn dangos sut mae’n ei ddarllen ac yn gofyn am yr hyn sy’n aneglur. Ni chedwir dim cyn i chi gytuno.
training-import-private = Ni chedwir y ffeil. Nid yw rhifau tystysgrifau, dyddiadau geni, manylion iechyd na manylion banc byth yn cael eu darllen.
training-import-file = Taenlen
training-import-hint = XLSX neu CSV, hyd at { $megabytes } MB.
training-import-read = Darllen y daenlen
training-import-no-file = Dewiswch ffeil.
training-import-before = Mewnforiwyd o’r blaen
training-import-on = Darllenwyd ar
training-import-added = Ychwanegwyd
training-import-corrected = Cywirwyd
training-import-unchanged = Heb newid
training-import-state-previewed = Heb ei chadarnhau eto
training-import-state-confirmed = Wedi’i mewnforio
training-import-state-abandoned = Wedi’i rhoi o’r neilltu
training-import-settled = Cafodd y ffeil hon ei mewnforio neu ei rhoi o’r neilltu eisoes, neu darllenwyd un arall ar ei hôl. Ni newidiwyd dim. Dewiswch hi eto i’w darllen unwaith yn rhagor.
training-import-answer = Nid yw un o’r atebion yn cyfateb i’w gwestiwn mwyach. Ni fewnforiwyd dim. Edrychwch ar y cwestiynau eto.
training-import-later = Ateb yn nes ymlaen
training-import-or = Neu
training-import-subjects = Mae’n golygu’r pwnc hwn
training-import-at = Cell { $cell }
training-import-date = Dyddiad
training-import-name = Yr enw cywir

training-preview-title = Sut mae Safon yn darllen eich ffeil
training-preview-lead = Nid oes dim wedi’i gadw eto.
training-preview-new = Cofnodion i’w hychwanegu
training-preview-corrected = Cofnodion i’w cywiro
training-preview-unchanged = Cofnodion heb newid
training-preview-people = { $n ->
    [zero] Nid yw’n sôn am neb.
    [one] Mae’n sôn am { $n } person.
    [two] Mae’n sôn am { $n } berson.
    [few] Mae’n sôn am { $n } pherson.
    [many] Mae’n sôn am { $n } pherson.
   *[other] Mae’n sôn am { $n } o bobl.
}
training-preview-waiting = { $n ->
    [zero] Nid oes cofnod yn aros am ateb.
    [one] Mae { $n } cofnod yn aros am ateb.
    [two] Mae { $n } gofnod yn aros am ateb.
    [few] Mae { $n } chofnod yn aros am ateb.
    [many] Mae { $n } chofnod yn aros am ateb.
   *[other] Mae { $n } o gofnodion yn aros am ateb.
}
training-preview-how = Sut y cafodd ei darllen
training-preview-agree = Ie, dyna’r ystyr
training-preview-people-title = Pobl nad ydynt wedi’u cofnodi eto
training-preview-make-people = Ychwanegu’r bobl hyn
training-preview-questions = { $n ->
    [zero] Dim cwestiwn
    [one] { $n } cwestiwn
    [two] { $n } gwestiwn
    [few] { $n } chwestiwn
    [many] { $n } chwestiwn
   *[other] { $n } o gwestiynau
}
training-preview-questions-note = Ni fewnforir yr hyn a adewch yn agored. Gallwch ei ateb gyda’r ffeil nesaf.
training-preview-more = { $n ->
    [zero] Dim mwy.
    [one] { $n } arall, i’w ddangos ar ôl ateb y rhain.
    [two] { $n } arall, i’w dangos ar ôl ateb y rhain.
    [few] { $n } arall, i’w dangos ar ôl ateb y rhain.
    [many] { $n } arall, i’w dangos ar ôl ateb y rhain.
   *[other] { $n } arall, i’w dangos ar ôl ateb y rhain.
}
training-preview-faults = { $n ->
    [zero] Nid oes cell anghywir
    [one] Mae { $n } gell yn anghywir
    [two] Mae { $n } gell yn anghywir
    [few] Mae { $n } cell yn anghywir
    [many] Mae { $n } chell yn anghywir
   *[other] Mae { $n } o gelloedd yn anghywir
}
training-preview-cell = Cell
training-preview-wrong = Beth sy’n anghywir
training-preview-despite = Mewnforio’r gweddill hebddynt
training-preview-details = Cymryd dyddiadau dechrau, swyddi a mannau gwaith o’r ffeil
training-preview-details-hint = Dim ond ar gyfer pobl nad ydynt wedi’u cofnodi ar eu cyfer eto.
training-preview-answered = Cwestiynau a atebwyd gennych
training-preview-before = Cyn y gellir ei mewnforio:
training-preview-save = Cadw’r atebion
training-preview-confirm = Mewnforio
training-preview-records = Yr hyn a fyddai’n cael ei gadw
training-preview-corrects = Yn cywiro
training-preview-left-out = { $n ->
    [zero] Ni adawyd dim allan yn fwriadol
    [one] Gadawyd { $n } peth allan yn fwriadol
    [two] Gadawyd { $n } beth allan yn fwriadol
    [few] Gadawyd { $n } pheth allan yn fwriadol
    [many] Gadawyd { $n } pheth allan yn fwriadol
   *[other] Gadawyd { $n } o bethau allan yn fwriadol
}
training-preview-abandon = Rhoi’r ffeil hon o’r neilltu

done-training-person-added = Mae’r person wedi’i ychwanegu.
done-training-person-changed = Mae’r manylion wedi’u cadw.
done-training-recorded = Mae wedi’i gofnodi.
done-training-removed = Mae’r cofnod wedi’i ddileu.
done-training-import-answered = Mae eich atebion wedi’u cadw. Dyma sut y darllenir y ffeil nawr.
done-training-imported = Mae’r ffeil wedi’i mewnforio.
training-imported-counts = Ychwanegwyd { $added }, cywirwyd { $corrected }, gadawyd { $unchanged } heb eu newid.
training-imported-left = { $n ->
    [zero] Ni adawyd dim allan.
    [one] Gadawyd un eitem allan.
    [two] Gadawyd { $n } eitem allan.
    [few] Gadawyd { $n } eitem allan.
    [many] Gadawyd { $n } eitem allan.
   *[other] Gadawyd { $n } o eitemau allan.
}
done-training-import-abandoned = Mae’r ffeil wedi’i rhoi o’r neilltu. Ni chadwyd dim.
training-import-answer-left = Rhowch y diwrnod y gwnaethant adael.
training-import-answer-name = Rhowch yr enw cywir.
training-imported-waiting = { $n ->
    [zero] Nid oedd yr un cofnod yn aros am ateb.
    [one] Roedd { $n } cofnod yn aros am ateb ac ni chafodd ei fewnforio. Darllenwch y ffeil eto i ateb.
    [two] Roedd { $n } gofnod yn aros am ateb ac ni chawsant eu mewnforio. Darllenwch y ffeil eto i ateb.
    [few] Roedd { $n } chofnod yn aros am ateb ac ni chawsant eu mewnforio. Darllenwch y ffeil eto i ateb.
    [many] Roedd { $n } chofnod yn aros am ateb ac ni chawsant eu mewnforio. Darllenwch y ffeil eto i ateb.
   *[other] Roedd { $n } o gofnodion yn aros am ateb ac ni chawsant eu mewnforio. Darllenwch y ffeil eto i ateb.
}
