people-outside = Y tu allan i’r gydweithfa, dangosir ffigurau fel yr oeddent ar ddiwedd mis neu ar ddiwrnod archwiliad. Felly ni ellir canfod cofnod unrhyw un drwy gymharu dau ddiwrnod.
people-plan-who = Ar gyfer pwy mae’r sesiwn
people-endings-group = { $subject }: { $n ->
    [zero] neb
    [one] { $n } person
    [two] { $n } berson
    [few] { $n } pherson
    [many] { $n } pherson
   *[other] { $n } o bobl
}
people-column-site = ble mae’r person yn gweithio
people-matrix-whole = Pawb ar un dudalen, i’w hargraffu
people-matrix-pages = Fesul tudalen o 100
people-posts-today = Dangosir y mannau gwaith a’r mathau o gyflogaeth fel y maent wedi’u cofnodi heddiw.
people-step-in-time = erbyn { $date } yr oedd i’w wneud
people-step-late = yn hwyr, erbyn { $date } yr oedd i’w wneud
people-posts-from = Diwrnod cyntaf y newid hwn i’r swyddi a’r dyletswyddau
people-posts-from-hint = Fel bod diwrnod cynharach yn cael ei ddangos fel yr oedd. Gadewch hwn yn wag os oedd yr hyn a gofnodwyd o’r blaen yn anghywir: os mai dim ond ychwanegu swydd a wnewch, bydd y swydd wedyn yn cyfrif o ddiwrnod cyntaf y person yn y gwaith.
people-posts-from-future = Mae’r diwrnod hwn eto i ddod. Cofnodwch y newid ar y diwrnod hwnnw neu wedyn.
people-posts-from-before = Mae hyn cyn i’r person ddechrau.
people-posts-from-same = Y rhain oedd y swyddi a’r dyletswyddau eisoes o’r diwrnod hwn ymlaen. Os yw hynny’n anghywir, cywirwch y cofnod ar dudalen y person yn gyntaf.
people-leave-open = Mae absenoldeb o { $from } heb ddiwrnod olaf wedi’i nodi yma. Rhowch ddiwrnod olaf iddo a chadw, yna nodwch hwn.
people-post-all-along = Felly ers dechrau yma
people-leave-rule = Mae absenoldeb sy’n gorgyffwrdd â’r un yma yn cymryd ei le. Gwagiwch y blychau pan fydd rhywun yn ôl: mae’r dyddiau cyn heddiw’n aros yn ddyddiau o absenoldeb.
people-post-since = { $role } ers { $date }
people-post-until = { $role } tan { $until }
people-post-over = { $role } o { $since } tan { $until }
people-leave-over = Absenoldeb hir o { $from } tan { $until }: { $why }
people-earlier = Newidiadau i swyddi ac absenoldeb
people-earlier-wrong = Cywiro cofnod anghywir
own-record-certificate = Mae’r dystysgrif gan y gydweithfa
people-certificate = Tystysgrif
people-certificate-erased = Eitem a ddilëwyd
people-certificate-tie = Dweud pa dystysgrif sy’n perthyn i gofnod
people-certificate-record = Cofnod
people-certificate-item = Tystysgrif ymhlith eich tystiolaeth
people-certificate-hint = Y tystysgrifau hyfforddi rydych wedi’u cyflwyno fel tystiolaeth.
people-certificate-none = Dim
people-certificate-save = Cadw
people-certificate-upload = Cyflwynwch dystysgrif hyfforddi fel tystiolaeth yn gyntaf.
people-certificate-of-check = Ar gyfer gwiriad, dim ond y dyddiad a gedwir, ac a gymerwyd camau; ni chedwir tystysgrif byth. Ni newidiwyd dim.
people-namesake = Mae rhywun o’r enw hwn yma eisoes. Rhowch rif staff, fel y gellir gwahaniaethu rhwng y ddau.
people-without-posts = { $n ->
    [zero] Mae gan bawb swydd neu ddyletswydd.
    [one] Mae { $n } person heb swydd na dyletswydd, felly ni ofynnir dim ganddo. Nodwch beth mae’n ei wneud.
    [two] Mae { $n } berson heb swydd na dyletswydd, felly ni ofynnir dim ganddynt. Nodwch beth maent yn ei wneud.
    [few] Mae { $n } pherson heb swydd na dyletswydd, felly ni ofynnir dim ganddynt. Nodwch beth maent yn ei wneud.
    [many] Mae { $n } pherson heb swydd na dyletswydd, felly ni ofynnir dim ganddynt. Nodwch beth maent yn ei wneud.
   *[other] Mae { $n } o bobl heb swydd na dyletswydd, felly ni ofynnir dim ganddynt. Nodwch beth maent yn ei wneud.
}
