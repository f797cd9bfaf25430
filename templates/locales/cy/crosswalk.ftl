# Meini prawf dwy safon sy’n gofyn am yr un peth; a’r fersiwn y cyfrifir rhestr ar ei chyfer.

crosswalk-title = Meini prawf sy’n gyffredin i safonau
crosswalk-lead = Lle mae dwy safon yn gofyn am yr un peth, dim ond unwaith y mae angen i gydweithfa ddangos ei thystiolaeth.
crosswalk-none = Nid oes dim wedi’i gysylltu eto.
crosswalk-new = Cysylltu dau faen prawf
crosswalk-two-needed = Mae angen dwy safon â fersiwn mewn grym.
crosswalk-choose = Dewiswch faen prawf
crosswalk-one = Y maen prawf cyntaf
crosswalk-other = Y maen prawf arall, o safon arall
crosswalk-relation = Y berthynas rhyngddynt
crosswalk-relation-equal = Maent yn gofyn am yr un peth
crosswalk-relation-subset = Mae’r cyntaf yn gofyn am ran o’r llall
crosswalk-relation-related = Maent yn perthyn i’w gilydd
crosswalk-hint-equal = Mae tystiolaeth ar gyfer y naill yn cyfrif ar gyfer y llall.
crosswalk-hint-subset = Mae tystiolaeth ar gyfer y llall yn cyfrif ar gyfer y cyntaf, ond nid i’r gwrthwyneb.
crosswalk-hint-related = Awgrymir tystiolaeth y naill ar gyfer y llall, ond nid yw’n cyfrif ynddi’i hun.
crosswalk-why = Pam
crosswalk-why-hint = Dywedwch beth yn y ddau destun sy’n dangos hyn.
crosswalk-made = Cysylltwyd gan
crosswalk-tie = Cysylltu
crosswalk-untie = Tynnu’r cysylltiad
crosswalk-same-standard = Dewiswch faen prawf o safon arall.
crosswalk-there = Mae’r ddau hyn wedi’u cysylltu eisoes.

coverage-crosswalk = Dangoswyd ar gyfer safon arall
coverage-crosswalk-until = Dangoswyd ar gyfer safon arall, tan { $date }
coverage-version = Fersiwn
coverage-version-now = { $code } { $number }, mewn grym
coverage-version-later = { $code } { $number }, i ddod i rym: { $date }

requests-fits-crosswalk = Wedi’i chysylltu â maen prawf tebyg o safon arall

done-crosswalk-tied = Mae’r ddau faen prawf wedi’u cysylltu.
done-crosswalk-untied = Mae’r cysylltiad wedi’i dynnu.
