# Rhagolwg yr hyfforddiant: yr hyn sy’n dod i ben, faint a fyddai’n gyfredol, a chynllun o sesiynau.

matrix-forecast-title = Yr hyn sydd ar ddod
matrix-forecast-lead = Yr hyn sy’n dod i ben yn y misoedd nesaf, a’r sesiynau sy’n cadw digon ohono’n gyfredol tan { $date }.
matrix-plan-title = Sesiynau i’w trefnu
matrix-plan-text = Un sesiwn yw pob llinell, gyda’r bobl y mae ar eu cyfer a’r diwrnod olaf i’w chynnal mewn pryd.
matrix-plan-people = { $n ->
    [zero] neb
    [one] { $n } person
    [two] { $n } berson
    [few] { $n } pherson
    [many] { $n } pherson
   *[other] { $n } o bobl
}
matrix-plan-now = Cyn gynted â phosibl
matrix-plan-why-now = Yn gyfredol nawr: { $good } o { $all }. Mae’r safon yn gofyn am { $asked }%.
matrix-plan-why = Hebddi, dim ond { $good } o { $all } a fyddai’n gyfredol ar { $date }; mae’r safon yn gofyn am { $asked }%.
matrix-plan-none = Nid oes angen sesiwn i gadw’r hyn y mae’r safon yn ei ofyn tan { $date }.
matrix-plan-how = Sut mae’r cynllun yn cael ei wneud
matrix-plan-how-text = Ar gyfer pob pwnc, mae Safon yn edrych ar bob diwrnod pan fydd rhywbeth yn newid: cofnod yn dod i ben, amser gweithiwr newydd yn dod i ben, rhywun yn dychwelyd o absenoldeb neu’n gadael. Cyn y diwrnod cyntaf pan fyddai llai o bobl yn gyfredol nag y mae’r safon yn ei ofyn, mae’n cynllunio sesiwn, ar gyfer cynifer o bobl ag sydd eu hangen, gan ddechrau â’r rhai y daeth eu cofnod i ben gyntaf. Mae pwy bynnag y byddai ei angen hyd at 30 diwrnod wedyn yn ymuno â’r un sesiwn. Ni threfnir nac anfonir dim.
matrix-plan-csv = Y sesiynau fel CSV
matrix-ahead-title = Os na threfnir dim
matrix-ahead-text = Faint o’r holl hyfforddiant craidd a fyddai’n gyfredol ar y diwrnodau hyn.
matrix-ahead-caption = Hyfforddiant craidd yn gyfredol os na threfnir dim
matrix-ahead-day = Diwrnod
matrix-ahead-subjects = Fesul pwnc
matrix-ahead-asked = Gofynnir am
matrix-ahead-short = dim digon
matrix-endings-title = Yr hyn sy’n dod i ben
matrix-within = { $n ->
    [zero] Heddiw
    [one] O fewn { $n } diwrnod
    [two] O fewn { $n } ddiwrnod
    [few] O fewn { $n } diwrnod
    [many] O fewn { $n } diwrnod
   *[other] O fewn { $n } diwrnod
}
matrix-within-visit = Cyn yr ymweliad ar { $date }
matrix-no-visit = Nid oes rhybudd o ymweliad eto.
matrix-endings-count = { $n ->
    [zero] Nid oes dim wedi dod i ben.
    [one] Mae { $n } peth wedi dod i ben neu’n dod i ben yn yr amser hwnnw.
    [two] Mae { $n } beth wedi dod i ben neu’n dod i ben yn yr amser hwnnw.
    [few] Mae { $n } pheth wedi dod i ben neu’n dod i ben yn yr amser hwnnw.
    [many] Mae { $n } pheth wedi dod i ben neu’n dod i ben yn yr amser hwnnw.
   *[other] Mae { $n } o bethau wedi dod i ben neu’n dod i ben yn yr amser hwnnw.
}
matrix-endings-none = Nid oes dim wedi dod i ben, ac nid oes dim yn dod i ben yn yr amser hwnnw.
matrix-endings-csv = Y rhestr hon fel CSV
