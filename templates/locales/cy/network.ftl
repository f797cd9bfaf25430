# Y rhwydwaith ar un dudalen.

network-title = Y rhwydwaith
network-sentence = { $coops ->
    [zero] Nid oes cydweithfa yn dal nac yn ceisio masnachfraint.
    [one] Mae un gydweithfa yn dal neu'n ceisio masnachfraint.
    [two] Mae dwy gydweithfa yn dal neu'n ceisio masnachfraint.
    [few] Mae tair cydweithfa yn dal neu'n ceisio masnachfraint.
    [many] Mae chwe chydweithfa yn dal neu'n ceisio masnachfraint.
   *[other] Mae { $coops } cydweithfa yn dal neu'n ceisio masnachfraint.
} { $criticals ->
    [zero] Nid oes canfyddiad critigol ar agor.
    [one] Mae un canfyddiad critigol ar agor.
    [two] Mae dau ganfyddiad critigol ar agor.
    [few] Mae tri chanfyddiad critigol ar agor.
    [many] Mae chwe chanfyddiad critigol ar agor.
   *[other] Mae { $criticals } canfyddiad critigol ar agor.
}
network-criticals = canfyddiad critigol ar agor
network-criticals-context = rhoddwyd gwybod am bob un ar unwaith
network-criticals-short = Critigol
network-late = cam yn hwyr
network-late-context = wedi pasio'u dyddiad heb brawf
network-late-short = Hwyr
network-visits = ymweliad o fewn 30 diwrnod
network-visits-context = y rhai y mae cydweithfeydd yn gwybod amdanynt
network-outcomes = Y canlyniadau diweddaraf
network-outcome = Canlyniad
network-attention = Pwy sydd angen sylw
network-nothing = Nid oes canfyddiad critigol ar agor na cham yn hwyr.
network-areas = Fesul awdurdod lleol
network-areas-note = Mae cydweithfa sy'n gweithio mewn dau awdurdod yn cael ei chyfrif yn y ddau.
network-area = Awdurdod lleol
network-coop = Cydweithfa
network-coops = Cydweithfeydd
network-next-visit = Ymweliad nesaf
