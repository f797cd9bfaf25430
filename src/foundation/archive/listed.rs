//! What an archive that somebody sent says it lists, counted before a library believes it.

use std::io::{self, Read, Seek, SeekFrom};

use memchr::memmem;

/// What an archive lists, as far as it would be in memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    pub parts: usize,
    /// Bytes of all names, further fields and remarks, and of what ends say beside.
    pub said: u64,
    /// Marks of an end of a list, of all three sorts. From each that leads nowhere a reader goes back to the one before, and
    /// reads that one's whole list.
    pub ends: usize,
    /// Parts that a long end (of ZIP64) claims, at most. Room is made for them before one is read.
    pub claimed: u64,
}

/// Ends of lists that an archive may have beside those of the archives in it. A usual one has a single end, a long one three.
pub const MOST_ENDS: usize = 64;

/// From a mark to the end of what is read behind it.
const BEHIND: usize = 40;

impl Listed {
    /// Does an end claim more parts than there are?
    pub fn overstates(&self) -> bool {
        self.claimed > self.parts as u64
    }

    /// Counts what a mark begins; `left` bytes are from there to the end of the file.
    fn count(&mut self, from: &[u8], left: u64) {
        match from.get(2..4) {
            Some(b"\x01\x02") => {
                // Three lengths: of the name, the further fields, the remark.
                let lengths = from.get(28..34).unwrap_or_default();
                self.said +=
                    lengths.chunks(2).map(|two| u64::from(two[0]) + 256 * u64::from(two[1])).sum::<u64>();
                self.parts += 1;
            }
            Some(b"\x05\x06" | b"\x06\x07") => self.ends += 1,
            Some(b"\x06\x06") => {
                self.ends += 1;
                // Packed bytes look like a mark now and then; one that would end behind the file is none to any reader.
                if let (Some(size), Some(parts)) = (long(from, 4), long(from, 32))
                    && size <= left
                {
                    self.said += size;
                    self.claimed = self.claimed.max(parts);
                }
            }
            _ => {}
        }
    }
}

fn long(from: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(from.get(at..at + 8)?.try_into().ok()?))
}

/// What is listed, before the archive is opened, which makes an entry in memory for each part. Every place that could be
/// taken for a part of a list or its end counts: which of the lists in a file is the right one, readers do not agree about.
pub fn listed(file: &mut (impl Read + Seek)) -> io::Result<Listed> {
    let (mut buffer, mut kept, mut found) = (vec![0; 256 * 1024], 0, Listed::default());
    let mut left = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(0))?;
    loop {
        let count = file.read(&mut buffer[kept..])?;
        let filled = kept + count;
        // A mark may lie across two readings: one behind which not all has come is looked at again.
        let whole = if count == 0 { filled } else { filled.saturating_sub(BEHIND - 1) };
        for at in memmem::find_iter(&buffer[..filled], b"PK").take_while(|at| *at < whole) {
            found.count(&buffer[at..filled], left.saturating_sub(at as u64));
        }
        if count == 0 {
            file.seek(SeekFrom::Start(0))?;
            return Ok(found);
        }
        left = left.saturating_sub(whole as u64);
        buffer.copy_within(whole..filled, 0);
        kept = filled - whole;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: Vec<u8>) -> Listed {
        listed(&mut io::Cursor::new(bytes)).expect("it can be read")
    }

    #[test]
    fn what_a_list_says_is_counted_wherever_a_reading_ends() {
        let mut part = b"PK\x01\x02".to_vec();
        part.extend([0; 24]);
        part.extend([0x10, 0x01, 2, 0, 3, 0]);
        let mut end = b"PK\x06\x06".to_vec();
        end.extend(44_u64.to_le_bytes());
        end.extend([0; 20]);
        end.extend(7_u64.to_le_bytes());
        end.extend([0; 16]);
        let once = [part, end, b"PK\x06\x07".to_vec(), b"PK\x05\x06".to_vec()].concat();
        for before in (0..110).map(|less| 256 * 1024 - less).chain([0, 1, 3]) {
            let found = of([vec![0; before], once.clone(), vec![0; 300_000], once.clone()].concat());
            let said = 2 * (0x110 + 5 + 44);
            assert_eq!(found, Listed { parts: 2, said, ends: 6, claimed: 7 }, "{before}");
            assert!(found.overstates());
        }
        assert_eq!(of(b"PK\x01\x02 and no more".to_vec()), Listed { parts: 1, ..Listed::default() });
        assert_eq!(of(b"PK\x06\x06 and no more".to_vec()), Listed { ends: 1, ..Listed::default() });
    }

    #[test]
    fn what_only_looks_like_a_long_end_claims_nothing() {
        let noise = [&b"PK\x06\x06"[..], &[0xFF; 60]].concat();
        assert_eq!(of(noise), Listed { ends: 1, ..Listed::default() });
    }
}
