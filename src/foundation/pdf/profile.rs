//! A small sRGB colour profile (ICC version 2, matrix and curve), made here from the numbers of IEC 61966-2-1.

/// The profile's bytes; always the same.
pub(super) fn srgb() -> Vec<u8> {
    let description = described("sRGB IEC61966-2.1");
    let copyright = [b"text\0\0\0\0".as_slice(), b"No copyright, use freely\0"].concat();
    let curve = curve();
    let white = xyz([0.964_2, 1.0, 0.824_9]);
    let red = xyz([0.436_07, 0.222_49, 0.013_92]);
    let green = xyz([0.385_15, 0.716_87, 0.097_08]);
    let blue = xyz([0.143_07, 0.060_61, 0.714_10]);
    let parts: [(&[u8; 4], &[u8]); 9] = [
        (b"desc", &description),
        (b"cprt", &copyright),
        (b"wtpt", &white),
        (b"rXYZ", &red),
        (b"gXYZ", &green),
        (b"bXYZ", &blue),
        (b"rTRC", &curve),
        (b"gTRC", &curve),
        (b"bTRC", &curve),
    ];
    let mut table = (parts.len() as u32).to_be_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    let start = 128 + 4 + 12 * parts.len();
    let mut shared_curve = None;
    for (signature, bytes) in parts {
        let place = match shared_curve {
            Some(place) if signature.ends_with(b"TRC") => place,
            _ => {
                let place = start + data.len();
                data.extend(bytes);
                data.resize(data.len().next_multiple_of(4), 0);
                place
            }
        };
        if signature.ends_with(b"TRC") {
            shared_curve = Some(place);
        }
        table.extend(signature);
        table.extend((place as u32).to_be_bytes());
        table.extend((bytes.len() as u32).to_be_bytes());
    }
    [header((start + data.len()) as u32), table, data].concat()
}

fn header(size: u32) -> Vec<u8> {
    let mut header = Vec::with_capacity(128);
    header.extend(size.to_be_bytes());
    header.extend([0; 4]);
    header.extend(0x0210_0000_u32.to_be_bytes());
    header.extend(b"mntrRGB XYZ ");
    for part in [2026_u16, 1, 1, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(&xyz([0.964_2, 1.0, 0.824_9])[8..]);
    header.resize(128, 0);
    header
}

fn described(name: &str) -> Vec<u8> {
    let mut out = b"desc\0\0\0\0".to_vec();
    out.extend((name.len() as u32 + 1).to_be_bytes());
    out.extend(name.as_bytes());
    out.push(0);
    // No Unicode and no ScriptCode description: codes, counts and the 67 bytes kept for the latter.
    out.resize(out.len() + 4 + 4 + 2 + 1 + 67, 0);
    out
}

fn xyz(values: [f64; 3]) -> Vec<u8> {
    let mut out = b"XYZ \0\0\0\0".to_vec();
    for value in values {
        out.extend(((value * 65536.0).round() as i32).to_be_bytes());
    }
    out
}

fn curve() -> Vec<u8> {
    const POINTS: u32 = 256;
    let mut out = b"curv\0\0\0\0".to_vec();
    out.extend(POINTS.to_be_bytes());
    for point in 0..POINTS {
        let encoded = f64::from(point) / f64::from(POINTS - 1);
        let linear =
            if encoded <= 0.040_45 { encoded / 12.92 } else { ((encoded + 0.055) / 1.055).powf(2.4) };
        out.extend(((linear * 65535.0).round() as u16).to_be_bytes());
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_profile_says_its_own_length_and_shares_one_curve() {
        let profile = super::srgb();
        assert_eq!(profile[..4], (profile.len() as u32).to_be_bytes());
        assert_eq!(&profile[36..40], b"acsp");
        assert!(profile.len() < 1100, "{} bytes", profile.len());
    }
}
