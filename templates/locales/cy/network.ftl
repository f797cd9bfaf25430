# Y rhwydwaith ar un dudalen.

network-title = Y rhwydwaith
network-sentence = { $coops ->
    [zero] Nid oes gan yr un gydweithfa fasnachfraint, na chais am un.
    [one] Mae gan un gydweithfa fasnachfraint, neu gais am un.
    [two] Mae gan { $coops } gydweithfa fasnachfraint, neu gais am un.
    [few] Mae gan { $coops } cydweithfa fasnachfraint, neu gais am un.
    [many] Mae gan { $coops } chydweithfa fasnachfraint, neu gais am un.
   *[other] Mae gan { $coops } o gydweithfeydd fasnachfraint, neu gais am un.
} { $criticals ->
    [zero] Nid oes canfyddiad critigol heb ei gau.
    [one] Mae un canfyddiad critigol heb ei gau.
    [two] Mae { $criticals } ganfyddiad critigol heb eu cau.
    [few] Mae { $criticals } chanfyddiad critigol heb eu cau.
    [many] Mae { $criticals } chanfyddiad critigol heb eu cau.
   *[other] Mae { $criticals } o ganfyddiadau critigol heb eu cau.
}
network-criticals = Canfyddiadau critigol heb eu cau
network-criticals-context = Rhoddwyd gwybod am bob un ar unwaith pan gafodd ei godi
network-criticals-short = Critigol
network-late = Camau gweithredu hwyr
network-late-context = Mae eu dyddiad wedi mynd heibio, heb brawf
network-late-short = Hwyr
network-visits = Ymweliadau o fewn 30 diwrnod
network-visits-context = Y rhai y mae cydweithfeydd yn gwybod amdanynt
network-outcomes = Y canlyniadau diweddaraf
network-outcome = Canlyniad
network-attention = Pwy sydd ag angen sylw
network-own-areas = Dim ond cydweithfeydd yn eich ardaloedd eich hun a gyfrifir yma. Adroddir ar y rhwydwaith cyfan fesul chwarter, yn adroddiad y rhwydwaith.
network-nothing = Nid oes canfyddiad critigol heb ei gau na cham gweithredu’n hwyr.
network-areas = Fesul awdurdod lleol
network-areas-note = Mae cydweithfa sy’n gweithio mewn dau awdurdod yn cael ei chyfrif yn y ddau.
network-area = Awdurdod lleol
network-coop = Cydweithfa
network-coops = Cydweithfeydd
network-next-visit = Ymweliad nesaf
