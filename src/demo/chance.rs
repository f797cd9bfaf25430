//! Chance that can be repeated: the same seed makes the same network on every machine.

/// SplitMix64 (Steele, Lea and Flood, 2014): small, and fixed for ever, which a library's generator is not.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// Begins from a seed and the name of what it is for, so that one part's draws do not move another's.
    pub fn new(seed: u64, purpose: &str) -> Self {
        let mut state = seed ^ 0x5AF0_2026;
        for byte in purpose.bytes() {
            state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
        Self(state)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A whole number from `least` to `most`, both included.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        let span = u64::try_from(most - least).unwrap_or_default() + 1;
        least + i64::try_from(self.next() % span).unwrap_or_default()
    }

    /// True in so many cases of a hundred.
    pub fn percent(&mut self, share: i64) -> bool {
        self.between(1, 100) <= share
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, several: &'a [T]) -> &'a T {
        let last = i64::try_from(several.len()).unwrap_or(1) - 1;
        &several[usize::try_from(self.between(0, last.max(0))).unwrap_or_default()]
    }
}
