//! What readers, archives and printers ask of a PDF, and what is wrong with one that does not answer.

use std::path::Path;
use std::process::Command;

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

/// Every fault of a report: against PDF/UA-1, against PDF/A-3a, and in the eyes of qpdf where it is installed (`tests/run`
/// installs it). The file is left at `path`, where people can look at it.
pub fn faults(path: &Path, bytes: &[u8]) -> Vec<String> {
    std::fs::write(path, bytes).expect("the report is written");
    let mut faults = Vec::new();
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA3a] {
        match validate_pdf_bytes(bytes, &ValidationOptions::default().profile(profile)) {
            Ok(report) => faults.extend(report.failures.iter().map(|fault| format!("{profile}: {fault}"))),
            Err(error) => faults.push(format!("{profile}: {error}")),
        }
    }
    match Command::new("qpdf").arg("--check").arg(path).output() {
        Ok(output) if output.status.success() && output.stderr.is_empty() => {}
        Ok(output) => faults.push(format!("qpdf: {}", String::from_utf8_lossy(&output.stderr))),
        Err(_) => eprintln!("qpdf is not installed: not checked with it"),
    }
    faults
}
