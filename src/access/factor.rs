//! The second factor: six digits from an authenticator app (TOTP, RFC 6238), and recovery codes.

use scheduler::clock::Timestamp;
use totp_rs::{Algorithm, Builder, Totp};

use crate::foundation::error::{Error, Result};

/// A fresh secret, 160 bits (RFC 4226 §4).
pub fn new_secret() -> Vec<u8> {
    rand::random::<[u8; 20]>().to_vec()
}

fn totp(secret: &[u8]) -> Result<Totp> {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_step_duration(30)
        .with_skew(1)
        .with_secret(secret)
        .build()
        .map_err(|e| Error::internal(format!("totp: {e:?}")))
}

/// The step whose code this is, if it is one and later than the last one used: a code works once.
pub fn check(secret: &[u8], code: &str, last_step: Option<i64>, now: Timestamp) -> Result<Option<i64>> {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if code.len() != 6 || !code.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(None);
    }
    let totp = totp(secret)?;
    let present = now.timestamp() / 30;
    Ok((present - 1..=present + 1).find(|&step| {
        last_step.is_none_or(|last| step > last)
            && totp.generate(u64::try_from(step * 30).unwrap_or_default()).to_string() == code
    }))
}

/// The code for a moment; what the authenticator would show.
pub fn code_at(secret: &[u8], now: Timestamp) -> Result<String> {
    Ok(totp(secret)?.generate(u64::try_from(now.timestamp()).unwrap_or_default()).to_string())
}

/// The secret as a person types it into an authenticator: base32 in groups of four.
pub fn spelled(secret: &[u8]) -> String {
    let plain = base32(secret);
    plain.as_bytes().chunks(4).map(|c| String::from_utf8_lossy(c).into_owned()).collect::<Vec<_>>().join(" ")
}

/// The address a QR code holds (Key URI format).
pub fn address(secret: &[u8], email: &str) -> String {
    let label: String = url::form_urlencoded::byte_serialize(email.as_bytes()).collect();
    format!("otpauth://totp/Safon:{label}?secret={}&issuer=Safon", base32(secret))
}

/// RFC 4648 base32 without padding.
fn base32(bytes: &[u8]) -> String {
    totp_rs::Secret::from(bytes).to_base32()
}

/// Ten codes that stand in for the app, once each.
pub fn new_recovery_codes() -> Vec<String> {
    const LETTERS: &[u8] = b"23456789abcdefghjkmnpqrstuvwxyz";
    let letter = || char::from(LETTERS[usize::from(rand::random::<u8>()) % LETTERS.len()]);
    (0..10)
        .map(|_| {
            let code: String = (0..10).map(|_| letter()).collect();
            format!("{}-{}", &code[..5], &code[5..])
        })
        .collect()
}
