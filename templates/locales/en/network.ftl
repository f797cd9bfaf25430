# The network on one page.

network-title = The network
network-sentence = { $coops ->
    [0] No co-op holds or seeks a franchise.
    [one] One co-op holds or seeks a franchise.
   *[other] { $coops } co-ops hold or seek a franchise.
} { $criticals ->
    [0] No critical finding is open.
    [one] One critical finding is open.
   *[other] { $criticals } critical findings are open.
}
network-criticals = Open critical findings
network-criticals-context = Each was told at once when it was raised
network-criticals-short = Critical
network-late = Actions late
network-late-context = Past their date without proof
network-late-short = Late
network-visits = Visits within 30 days
network-visits-context = Those that co-ops know of
network-outcomes = Latest outcomes
network-outcome = Outcome
network-attention = Who needs attention
network-own-areas = Only co-ops in your own areas are counted here. The whole network is told by quarter, in the network report.
network-nothing = No critical finding is open and no action is late.
network-areas = By local authority
network-areas-note = A co-op that works in two authorities is counted in both.
network-area = Local authority
network-coop = Co-op
network-coops = Co-ops
network-next-visit = Next visit
