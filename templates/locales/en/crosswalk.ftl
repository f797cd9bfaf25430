# The crosswalk: criteria of two standards that ask for the same; and which version a checklist is counted for.

crosswalk-title = Criteria that standards share
crosswalk-lead = Where two standards ask for the same, a co-op shows its evidence once.
crosswalk-none = Nothing is tied yet.
crosswalk-new = Tie two criteria
crosswalk-two-needed = It takes two standards with a version in force.
crosswalk-choose = Choose a criterion
crosswalk-one = The first criterion
crosswalk-other = The other criterion, of another standard
crosswalk-relation = How they stand to each other
crosswalk-relation-equal = They ask for the same
crosswalk-relation-subset = The first asks for a part of the other
crosswalk-relation-related = They are related
crosswalk-hint-equal = Evidence for either counts for both.
crosswalk-hint-subset = Evidence for the other counts for the first, and not the other way round.
crosswalk-hint-related = Evidence for one is suggested for the other, and counts for nothing by itself.
crosswalk-why = Why
crosswalk-why-hint = Say what in the two texts shows it.
crosswalk-made = Tied by
crosswalk-tie = Tie
crosswalk-untie = Take the tie away
crosswalk-same-standard = Choose a criterion of another standard.
crosswalk-there = These two are tied already.

coverage-crosswalk = Shown for another standard
coverage-crosswalk-until = Shown for another standard, until { $date }
coverage-version = Version
coverage-version-now = { $code } { $number }, in force
coverage-version-later = { $code } { $number }, from { $date }

requests-fits-crosswalk = Tied to a criterion of another standard like this one

done-crosswalk-tied = The two criteria are tied.
done-crosswalk-untied = The tie is taken away.
