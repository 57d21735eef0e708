//! From a file's bytes to its text: UTF-8, or UTF-16 that says so; or one diagnostic that says what to do.

#![expect(clippy::result_large_err, reason = "at most one per file, and then the file is done")]

use super::codes::UNREADABLE_FILE;
use crate::diagnostic::Diagnostic;
use crate::source::SourcePath;
use crate::span::Span;

/// The largest source file that is read, in bytes.
pub const LIMIT: usize = 1 << 20;

const SAVE_AS: &str =
    "open the file in your editor, choose “Save as” (or “Reopen with encoding”), and save it as UTF-8";

/// The text of a file, a byte order mark stripped.
///
/// # Errors
///
/// A file that is too large, is no text, or is text in another encoding than UTF-8, is one diagnostic.
pub fn decode(path: &SourcePath, bytes: Vec<u8>) -> Result<String, Diagnostic> {
    if bytes.len() > LIMIT {
        return Err(too_large(path, bytes.len()));
    }
    if let Some(what) = foreign(&bytes) {
        return Err(unreadable(path, Span::default(), format!("this is {what}, not a text file"))
            .help("write the playbook in a plain text editor; copy the words over, then delete this file"));
    }
    let text = match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => utf16(path, rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => utf16(path, rest, u16::from_be_bytes)?,
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(path, rest.to_vec())?,
        _ => utf8(path, bytes)?,
    };
    if text.len() > LIMIT {
        return Err(too_large(path, text.len()));
    }
    match text.find('\0') {
        Some(at) => Err(nul(path, &text, at)),
        None => Ok(text),
    }
}

fn unreadable(path: &SourcePath, span: Span, message: String) -> Diagnostic {
    Diagnostic::new(&UNREADABLE_FILE, path, span, message)
}

fn too_large(path: &SourcePath, len: usize) -> Diagnostic {
    let kib = len.div_ceil(1024);
    unreadable(path, Span::default(), format!("the file has {kib} KiB; a text of a playbook may have 1,024"))
        .help("split it: one file per team and quarter, one note per talk; pictures belong in `static/`")
}

/// Names files that only look like text to the person who dropped them here.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'P', b'K', 3, 4, ..] => Some("a Word, Excel or ZIP file"),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some("a PDF"),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Some("an old Word or Excel file"),
        [b'{', b'\\', b'r', b't', b'f', ..] => Some("a rich text (RTF) file"),
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] => Some("a picture"),
        _ => None,
    }
}

fn utf8(path: &SourcePath, bytes: Vec<u8>) -> Result<String, Diagnostic> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let len = error.utf8_error().error_len().unwrap_or(1);
        let bytes = error.as_bytes();
        let good = String::from_utf8_lossy(&bytes[..at]);
        let place = place(&good, good.len());
        // Nulls in every second byte: UTF-16 that was saved without its mark.
        #[allow(clippy::naive_bytecount, reason = "once for a file that cannot be read anyway")]
        let half = bytes.iter().filter(|byte| **byte == 0).count() * 3 > bytes.len();
        let what =
            if half { "the file is saved as UTF-16, not as UTF-8" } else { "the file is not saved as UTF-8" };
        unreadable(path, Span::new(at, at + len), format!("{what}: {place} cannot be read")).help(SAVE_AS)
    })
}

fn utf16(path: &SourcePath, bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Diagnostic> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut text = String::with_capacity(bytes.len());
    for (index, read) in char::decode_utf16(units).enumerate() {
        let Ok(char) = read else {
            let message = format!("the file is saved as UTF-16, and {} is damaged", place(&text, text.len()));
            return Err(unreadable(path, Span::new(2 + 2 * index, 4 + 2 * index), message).help(SAVE_AS));
        };
        text.push(char);
    }
    Ok(text)
}

fn nul(path: &SourcePath, text: &str, at: usize) -> Diagnostic {
    let span = Span::new(at, at + 1);
    if text.bytes().filter(|byte| *byte == 0).count() * 3 > text.len() {
        return unreadable(path, span, "the file is saved as UTF-16, not as UTF-8".to_owned()).help(SAVE_AS);
    }
    unreadable(path, span, format!("{} is a null character, which no text has", place(text, at)))
        .help("the file may be damaged: delete that place and type it anew, or take the file from a backup")
}

/// Words for a place in a file that nobody can be shown a line of.
fn place(text: &str, at: usize) -> String {
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let tail: Vec<char> = before[start..].trim_start().chars().rev().take(30).collect();
    let tail: String = tail.into_iter().rev().filter(|char| !char.is_control()).collect();
    if tail.is_empty() {
        format!("the start of line {line}")
    } else {
        format!("line {line}, after “{tail}”,")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<String, String> {
        decode(&SourcePath::from("2021-Q1/sales.yaml"), bytes.to_vec())
            .map_err(|diagnostic| diagnostic.message)
    }

    fn utf16_of(text: &str, mark: [u8; 2], bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect()
    }

    #[test]
    fn utf8_is_read_with_and_without_a_mark() {
        assert_eq!(read("team: 电话销售".as_bytes()), Ok("team: 电话销售".to_owned()));
        assert_eq!(read("\u{FEFF}team: x\r\n".as_bytes()), Ok("team: x\r\n".to_owned()));
        assert_eq!(read(b""), Ok(String::new()));
    }

    #[test]
    fn utf16_with_a_mark_is_read() {
        let text = "team: 电话销售 🎯\r\n";
        assert_eq!(read(&utf16_of(text, [0xFF, 0xFE], u16::to_le_bytes)), Ok(text.to_owned()));
        assert_eq!(read(&utf16_of(text, [0xFE, 0xFF], u16::to_be_bytes)), Ok(text.to_owned()));
    }

    #[test]
    fn another_encoding_is_told_with_its_place() {
        let message = read(b"team: Sales\nlead: Jos\xE9 Garc\xEDa\n").unwrap_err();
        assert_eq!(message, "the file is not saved as UTF-8: line 2, after “lead: Jos”, cannot be read");
        let message = read(b"\xB2\xE2").unwrap_err();
        assert_eq!(message, "the file is not saved as UTF-8: the start of line 1 cannot be read");
    }

    #[test]
    fn utf16_without_a_mark_or_broken_is_told() {
        let message = read(&utf16_of("team: Sales", [b'#', 0], u16::to_le_bytes)).unwrap_err();
        assert_eq!(message, "the file is saved as UTF-16, not as UTF-8");
        let message = read(&[0xFF, 0xFE, b'a', 0, 0x00, 0xD8, b'b', 0]).unwrap_err();
        assert_eq!(message, "the file is saved as UTF-16, and line 1, after “a”, is damaged");
    }

    #[test]
    fn null_characters_are_told_with_their_place() {
        let message = read(b"team: Sales\nlead: Ch\0en and many others besides").unwrap_err();
        assert_eq!(message, "line 2, after “lead: Ch”, is a null character, which no text has");
    }

    #[test]
    fn files_of_other_programs_and_huge_ones_are_told() {
        assert_eq!(
            read(b"PK\x03\x04....").unwrap_err(),
            "this is a Word, Excel or ZIP file, not a text file"
        );
        let message = read(&vec![b'a'; LIMIT + 1]).unwrap_err();
        assert_eq!(message, "the file has 1025 KiB; a text of a playbook may have 1,024");
        assert!(read(&vec![b'a'; LIMIT]).is_ok());
    }
}
