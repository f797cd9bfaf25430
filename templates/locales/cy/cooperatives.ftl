# Cydweithfeydd: eu cofnod, pleidleisiau a dyddiadau llywodraethu.

cooperatives-title = Cydweithfeydd
cooperatives-coop = Cydweithfa
cooperatives-search = Enw neu gyfeirnod
cooperatives-area = Awdurdod lleol
cooperatives-areas = Awdurdodau lleol
cooperatives-areas-missing = Dewiswch o leiaf un awdurdod lleol.
cooperatives-all = Pob un
cooperatives-filter = Dangos
cooperatives-found = { $n ->
    [zero] Dim cydweithfeydd
    [one] { $n } gydweithfa
    [two] { $n } gydweithfa
    [few] { $n } cydweithfa
    [many] { $n } chydweithfa
   *[other] { $n } o gydweithfeydd
}
cooperatives-empty = Nid oes yr un gydweithfa’n cyfateb. Newidiwch neu cliriwch yr hidlwyr.
cooperatives-licence = Trwydded
cooperatives-kind = Math
cooperatives-type-worker = Cydweithfa gweithwyr
cooperatives-type-consumer = Cydweithfa defnyddwyr
cooperatives-type-multi_stakeholder = Cydweithfa aml-randdeiliad
cooperatives-type-producer = Cydweithfa cynhyrchwyr neu gydweithfa eilaidd
cooperatives-register = Cofrestru cydweithfa
cooperatives-name-cy = Enw Cymraeg
cooperatives-name-en = Enw Saesneg
cooperatives-sort-name = Enw Cymraeg ar gyfer trefnu
cooperatives-sort-name-hint = Dim ond lle mae’r wyddor yn camarwain, fel gyda’r “ng” ym Mangor.
cooperatives-reference = Cyfeirnod
cooperatives-reference-hint = Priflythrennau, digidau a chysylltnodau. Nid yw byth yn newid.
cooperatives-reference-form = Defnyddiwch briflythrennau, digidau a chysylltnodau yn unig.
cooperatives-reference-taken = Mae’r cyfeirnod hwn yn cael ei ddefnyddio. Dewiswch un arall.
cooperatives-language = Iaith ei negeseuon e-bost
cooperatives-both = Y ddwy
cooperatives-legal-form = Ffurf gyfreithiol
cooperatives-register-number = Rhif yn ei chofrestr
cooperatives-register-number-hint = Fel yr ysgrifennir ef yno, gyda llythrennau a seroau ar y dechrau.
cooperatives-registered-on = Ymunodd â’r rhwydwaith ar
cooperatives-serves = Yn gwasanaethu
cooperatives-serves-adults = Oedolion
cooperatives-serves-children = Plant
cooperatives-serves-nobody = Dewiswch oedolion, plant neu’r ddau.
cooperatives-services = Yr hyn y mae’n ei wneud
cooperatives-services-hint = Mae hyn yn penderfynu pa feini prawf sy’n berthnasol.
cooperatives-service-regulated = Yn rhedeg gwasanaeth rheoleiddiedig
cooperatives-service-care = Yn darparu gofal personol neu’n rhoi meddyginiaethau
cooperatives-service-direct_payments = Yn cefnogi pobl sy’n defnyddio Taliadau Uniongyrchol
cooperatives-service-pools = Ei haelodau’n cronni Taliadau Uniongyrchol
cooperatives-service-subcontracts = Yn gosod gwaith i is-gontractwyr
cooperatives-service-consortium = Yn gonsortiwm
cooperatives-year-end = Diwedd y flwyddyn ariannol
cooperatives-year-end-last = Diwrnod olaf y mis, pa ddiwrnod bynnag ydyw
cooperatives-year-end-last-of = Diwrnod olaf { $month }
cooperatives-year-end-none = Nid oes diwrnod o’r fath. Nodwch ddiwrnod y mis, neu diciwch “diwrnod olaf”.
cooperatives-consortium = Consortiwm
cooperatives-no-consortium-chosen = Dim
cooperatives-no-consortium = Nid yw’r gydweithfa a ddewisoch yn gonsortiwm.
cooperatives-joined-on = Aelod o’r consortiwm ers
cooperatives-belongs-to = Yn perthyn i:
cooperatives-has-members = Ei aelodau:
cooperatives-since = ers { $date }
cooperatives-date-later = Nid yw’r diwrnod hwn wedi dod eto. Nodwch heddiw neu ddiwrnod cynharach.
cooperatives-record-title = Y cofnod
cooperatives-yes = Ie
cooperatives-no = Na
cooperatives-not-asked = Ddim yn berthnasol
cooperatives-save = Cadw

cooperatives-votes-title = Aelodau a phleidleisiau
cooperatives-votes-as-of = Fel yr oeddent ar { $date }.
cooperatives-votes-caption = Aelodau, pleidleisiau a seddi ar y bwrdd fesul dosbarth
cooperatives-votes-none = Nid oes pleidleisiau wedi’u cofnodi eto.
cooperatives-record-votes = Cofnodi pleidleisiau
cooperatives-votes-text = Cyfrwch bleidleisiau, nid pobl. Os rhowch yr un dyddiad eto, caiff yr hyn a gofnodwyd ar ei gyfer ei gywiro.
cooperatives-votes-last = Rhifau { $date } a ddangosir.
cooperatives-as-of = Pleidleisiau fel yr oeddent ar
cooperatives-class = Dosbarth
cooperatives-class-user = Pobl sy’n defnyddio’r gwasanaeth
cooperatives-class-family_or_representative = Aelodau teulu a chynrychiolwyr
cooperatives-class-worker = Gweithwyr
cooperatives-class-community_supporter = Cefnogwyr cymunedol
cooperatives-class-institution = Sefydliadau
cooperatives-class-volunteer = Gwirfoddolwyr
cooperatives-members = Aelodau
cooperatives-votes = Pleidleisiau
cooperatives-seats = Seddi ar y bwrdd
cooperatives-counts = Yn y prawf
cooperatives-counts-user = Pleidleisiau defnyddwyr
cooperatives-total = Pob un
cooperatives-test-passed = Defnyddwyr sydd ag o leiaf 51% o’r pleidleisiau
cooperatives-test-failed = Mae gan ddefnyddwyr lai na 51% o’r pleidleisiau
cooperatives-test-not_assessed = Heb ei asesu: nid oes pleidleisiau
cooperatives-test-sum = Mae { $user } o’r { $total } o bleidleisiau’n bleidleisiau defnyddwyr: { $percent }%. Mae angen o leiaf { $needed }.
cooperatives-test-how = Sut mae’r prawf 51% yn gweithio
cooperatives-test-explained = Bodlonir y prawf pan fo 100 × pleidleisiau defnyddwyr o leiaf yn 51 × pob pleidlais. Ni thalgrynnir dim: nid yw 50.99% yn 51%. Fersiwn y safon sy’n dweud pa ddosbarthiadau sy’n cyfrif fel pleidleisiau defnyddwyr.
cooperatives-governance-title = Democratiaeth
cooperatives-governance-caption = Cyfarfodydd, etholiadau a’r hyn a anfonwyd at aelodau
cooperatives-governance-none = Nid oes dim wedi’i gofnodi eto.
cooperatives-record-governance = Cofnodi cyfarfod, etholiad neu rywbeth a anfonwyd
cooperatives-event = Beth
cooperatives-held-on = Ar
cooperatives-notice = Rhoddwyd rhybudd ar
cooperatives-notice-late = Rhaid rhoi rhybudd ar y diwrnod ei hun neu cyn hynny.
cooperatives-quorum = Cworwm
cooperatives-governance-agm = Cyfarfod cyffredinol blynyddol
cooperatives-governance-election = Ethol y bwrdd
cooperatives-governance-finances_sent = Anfon y cyfrifon at aelodau
cooperatives-governance-performance_sent = Anfon gwybodaeth am berfformiad at aelodau
cooperatives-governance-standards_sent = Anfon y safonau at aelodau
cooperatives-governance-priorities_sent = Anfon y blaenoriaethau at aelodau
cooperatives-governance-annual_return = Cyflwyno’r ffurflen flynyddol
cooperatives-next-return = Rhaid cyflwyno’r ffurflen flynyddol am y flwyddyn hyd at { $end } erbyn { $due }.

done-coop-registered = Mae’r gydweithfa wedi’i chofrestru.
done-votes-recorded = Mae’r pleidleisiau wedi’u cofnodi.
done-governance-recorded = Mae wedi’i gofnodi.
