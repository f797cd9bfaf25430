//! From bytes to sheets: what sort of file it is, how its text is encoded, and what it must not be.
//! Every limit is checked while reading, before anything is allocated by what the file claims.

use serde::{Deserialize, Serialize};

use super::delimited;
use super::table::Sheet;
use super::workbook;

/// Most rows a sheet may have.
pub const MOST_ROWS: u32 = 100_000;
/// Most columns a sheet may have.
pub const MOST_COLUMNS: u16 = 500;
/// Most cells a file may have.
pub const MOST_CELLS: usize = 2_000_000;
/// Most bytes a cell may hold.
pub const MOST_CELL_BYTES: usize = 32 * 1024;
/// Most bytes a file may hold, unpacked.
pub const MOST_BYTES: u64 = 100 * 1024 * 1024;

/// Why a file is not read at all. It then changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// No bytes, or nothing but blanks.
    Empty,
    /// A workbook of Excel 97 to 2003.
    Xls,
    /// A binary workbook (.xlsb).
    Xlsb,
    /// An OpenDocument spreadsheet.
    Ods,
    /// A web page, often named .xls by the program that made it.
    Html,
    /// An XML file that is no workbook.
    Xml,
    Pdf,
    /// A ZIP archive that holds no workbook.
    OtherZip,
    /// Neither text nor a workbook.
    NotText,
    /// Protected by a password.
    Password,
    /// It ends before its end.
    Truncated,
    /// It contradicts itself, or was built to do harm.
    Damaged,
    /// A quotation mark was opened in this row and never closed.
    OpenQuote(u32),
    TooManyRows,
    TooManyColumns,
    TooManyCells,
    CellTooLong,
    TooLarge,
    /// No row of headings with people was found.
    NoHeadings,
    /// More questions and faults than anyone could answer.
    TooManyQuestions,
    /// More records than a co-op can have.
    TooManyRecords,
}

/// How the text of a file is encoded, or that it is a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    #[serde(rename = "utf-8")]
    Utf8,
    #[serde(rename = "utf-8-bom")]
    Utf8Bom,
    #[serde(rename = "utf-16le")]
    Utf16Le,
    #[serde(rename = "utf-16be")]
    Utf16Be,
    #[serde(rename = "windows-1252")]
    Windows1252,
    #[serde(rename = "xlsx")]
    Xlsx,
}

/// How the lines of a text file end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Newline {
    Lf,
    Crlf,
    Cr,
}

/// A file's sheets and how it was made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    pub encoding: Encoding,
    pub delimiter: Option<char>,
    pub newline: Option<Newline>,
    pub sheets: Vec<Sheet>,
}

/// Reads the sheets of a file. The name only helps to say what a file is not; the bytes decide.
pub fn sheets(file_name: &str, bytes: &[u8]) -> Result<Source, Refusal> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    match sort(file_name, bytes)? {
        Sort::Workbook => Ok(Source {
            encoding: Encoding::Xlsx,
            delimiter: None,
            newline: None,
            sheets: workbook::sheets(bytes)?,
        }),
        Sort::Text => text(bytes),
    }
}

enum Sort {
    Workbook,
    Text,
}

fn sort(file_name: &str, bytes: &[u8]) -> Result<Sort, Refusal> {
    const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.starts_with(OLE) {
        // A protected XLSX is wrapped in the old container.
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        return Err(if find(bytes, &name) { Refusal::Password } else { Refusal::Xls });
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Sort::Workbook);
    }
    if find(&bytes[..bytes.len().min(1024)], b"%PDF-") {
        return Err(Refusal::Pdf);
    }
    // The workbooks of Excel 2 to 4 are a bare stream of records.
    let old_stream = matches!(bytes, [0x09, 0x00 | 0x02 | 0x04 | 0x08, ..]) && bytes.contains(&0);
    if old_stream {
        return Err(Refusal::Xls);
    }
    let lower = file_name.to_lowercase();
    if bytes.len() < 8 && (lower.ends_with(".xlsx") || lower.ends_with(".xlsm")) {
        return Err(Refusal::Truncated);
    }
    Ok(Sort::Text)
}

/// Does a run of bytes stand anywhere in these?
pub(super) fn find(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn text(bytes: &[u8]) -> Result<Source, Refusal> {
    let (encoding, text) = decode(bytes)?;
    if text.len() as u64 > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    refuse_what_is_no_table(&text)?;
    let table = delimited::table(&text)?;
    Ok(Source {
        encoding,
        delimiter: Some(table.delimiter),
        newline: table.newline,
        sheets: vec![table.sheet],
    })
}

fn decode(bytes: &[u8]) -> Result<(Encoding, String), Refusal> {
    if let Some(rest) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
        return match std::str::from_utf8(rest) {
            Ok(text) => Ok((Encoding::Utf8Bom, text.to_owned())),
            Err(error) if error.error_len().is_none() => Err(Refusal::Truncated),
            Err(_) => Err(Refusal::Damaged),
        };
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        return utf16(rest, u16::from_le_bytes).map(|text| (Encoding::Utf16Le, text));
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        return utf16(rest, u16::from_be_bytes).map(|text| (Encoding::Utf16Be, text));
    }
    if bytes.contains(&0) {
        return match nul_side(bytes) {
            Some(Side::High) => utf16(bytes, u16::from_le_bytes).map(|text| (Encoding::Utf16Le, text)),
            Some(Side::Low) => utf16(bytes, u16::from_be_bytes).map(|text| (Encoding::Utf16Be, text)),
            None => Err(Refusal::NotText),
        };
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((Encoding::Utf8, text.to_owned())),
        // Only the last letter is cut, and letters before it are whole: UTF-8 that ends too early.
        Err(error)
            if error.error_len().is_none() && bytes[..error.valid_up_to()].iter().any(|b| !b.is_ascii()) =>
        {
            Err(Refusal::Truncated)
        }
        Err(_) => {
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
            Ok((Encoding::Windows1252, text.into_owned()))
        }
    }
}

enum Side {
    High,
    Low,
}

/// UTF-16 without a mark: nearly every second byte is nought.
fn nul_side(bytes: &[u8]) -> Option<Side> {
    let head = &bytes[..bytes.len().min(4096)];
    let pairs = head.chunks_exact(2).len();
    if pairs == 0 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let high = head.chunks_exact(2).filter(|pair| pair[1] == 0 && pair[0] != 0).count();
    let low = head.chunks_exact(2).filter(|pair| pair[0] == 0 && pair[1] != 0).count();
    if high * 10 >= pairs * 7 {
        Some(Side::High)
    } else if low * 10 >= pairs * 7 {
        Some(Side::Low)
    } else {
        None
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Refusal> {
    if !bytes.len().is_multiple_of(2) {
        return Err(Refusal::Truncated);
    }
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| Refusal::Damaged)
}

fn refuse_what_is_no_table(text: &str) -> Result<(), Refusal> {
    let start = text.trim_start();
    if start.is_empty() || text.chars().all(|c| c.is_whitespace() || matches!(c, ',' | ';' | '"')) {
        return Err(Refusal::Empty);
    }
    let head: String = start.chars().take(512).collect::<String>().to_lowercase();
    let web =
        ["<html", "<!doctype html", "<table", "<head", "<body", "<meta", "<style", "<!--", "mime-version:"];
    if web.iter().any(|mark| head.starts_with(mark)) || (head.starts_with("<?xml") && head.contains("<html"))
    {
        return Err(Refusal::Html);
    }
    if head.starts_with("<?xml") || head.starts_with("<workbook") {
        return Err(Refusal::Xml);
    }
    if head.starts_with("{\\rtf") || head.starts_with("%!ps") || head.starts_with("begin:vc") {
        return Err(Refusal::NotText);
    }
    let odd = text
        .chars()
        .filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}'))
        .count();
    // One stray control character is a slip of a keyboard; many are not text.
    if odd > 2 && odd * 200 > text.chars().count() {
        return Err(Refusal::NotText);
    }
    Ok(())
}
