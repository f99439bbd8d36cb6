//! Files: what they are is judged from their bytes, never from their name or what the sender says. Kinds that can run
//! code in a reader's browser or on their desk are refused; everything else is kept as it is and served as a download,
//! but for a few harmless kinds of image.

use kernel::{Code, Refusal};

/// Most bytes of one file, unless configured otherwise.
pub const MAX_BYTES: u64 = 25 * 1024 * 1024;
/// How many leading bytes [`sniff`] needs to judge any kind it knows.
pub const SNIFF_BYTES: usize = 512;

/// The media type of a file, from its first bytes (at least [`SNIFF_BYTES`] where the file has them). Text is told from
/// bytes by valid UTF-8 without control characters.
#[must_use]
pub fn sniff(head: &[u8]) -> &'static str {
    const MAGIC: &[(&[u8], &str)] = &[
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"GIF87a", "image/gif"),
        (b"GIF89a", "image/gif"),
        (b"BM", "image/bmp"),
        (b"II*\0", "image/tiff"),
        (b"MM\0*", "image/tiff"),
        (b"%PDF-", "application/pdf"),
        (b"PK\x03\x04", "application/zip"),
        (b"\x1f\x8b", "application/gzip"),
        (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
        (b"MZ", "application/x-msdownload"),
        (b"\x7fELF", "application/x-executable"),
        (b"\xca\xfe\xba\xbe", "application/x-executable"),
        (b"\xcf\xfa\xed\xfe", "application/x-executable"),
        (b"OggS", "audio/ogg"),
        (b"ID3", "audio/mpeg"),
        (b"{\\rtf", "application/rtf"),
    ];
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return kind;
    }
    match (head.get(..4), head.get(4..8), head.get(8..12)) {
        (Some(b"RIFF"), _, Some(b"WEBP")) => return "image/webp",
        (Some(b"RIFF"), _, Some(b"WAVE")) => return "audio/wav",
        (_, Some(b"ftyp"), Some(b"avif")) => return "image/avif",
        (_, Some(b"ftyp"), _) => return "video/mp4",
        _ => {}
    }
    if head.starts_with(b"#!") {
        return "text/x-script";
    }
    let Some(text) = as_text(head) else { return "application/octet-stream" };
    let start: String = text.trim_start_matches('\u{feff}').trim_start().chars().take(256).collect::<String>().to_ascii_lowercase();
    let markup = ["<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<svg", "<a ", "<div", "<img"];
    if start.contains("<svg") {
        return "image/svg+xml";
    }
    if markup.iter().any(|tag| start.contains(tag)) {
        return "text/html";
    }
    if start.starts_with("<?xml") {
        return "application/xml";
    }
    let mail = ["from: ", "received: ", "return-path: ", "mime-version: ", "delivered-to: ", "message-id: "];
    if mail.iter().any(|h| start.starts_with(h)) {
        return "message/rfc822";
    }
    "text/plain"
}

/// The bytes as text, if they are: UTF-8 (a character cut at the end is forgiven) without control characters.
fn as_text(head: &[u8]) -> Option<&str> {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(e) if e.error_len().is_none() => std::str::from_utf8(&head[..e.valid_up_to()]).ok()?,
        Err(_) => return None,
    };
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    (!text.chars().any(control)).then_some(text)
}

/// Kinds that are refused: what runs when it is opened.
const REFUSED: &[&str] = &["application/x-msdownload", "application/x-executable", "text/html", "image/svg+xml", "text/x-script"];
/// Endings that run when opened on common desks, whatever the bytes.
const REFUSED_ENDINGS: &[&str] = &[
    "exe", "com", "bat", "cmd", "scr", "pif", "msi", "msp", "vbs", "vbe", "js", "jse", "wsf", "wsh", "ps1", "hta", "jar", "lnk", "reg",
    "chm", "html", "htm", "xhtml", "svg", "sh", "app", "dll", "cpl",
];
/// Kinds shown in place.
const INLINE: &[&str] = &["image/png", "image/jpeg", "image/gif", "image/webp"];

/// Whether files of this kind and name are taken.
///
/// # Errors
/// The refusal, naming the kind.
pub fn accept(name: &str, media_type: &str) -> Result<(), Refusal> {
    let ending = name.rsplit_once('.').map(|(_, e)| e.trim().to_ascii_lowercase()).unwrap_or_default();
    if REFUSED.contains(&media_type) {
        return Err(Refusal::new(Code::AttachmentType).on("file").with("value", media_type));
    }
    if REFUSED_ENDINGS.contains(&ending.as_str()) {
        return Err(Refusal::new(Code::AttachmentType).on("file").with("value", format!(".{ending}")));
    }
    Ok(())
}

/// Whether it may be shown in place.
#[must_use]
pub fn inline(media_type: &str) -> bool {
    INLINE.contains(&media_type)
}

/// A file name fit to keep: without path, control and direction-changing characters, at most 200 characters, never empty.
#[must_use]
pub fn safe_name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let deceptive = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let kept: String = last.chars().filter(|c| !c.is_control() && !deceptive(*c) && !"<>:\"|?*".contains(*c)).collect();
    let kept = kept.trim().trim_start_matches('.').trim_end_matches(['.', ' ']);
    if kept.is_empty() {
        return "file".to_owned();
    }
    let chars: Vec<char> = kept.chars().collect();
    if chars.len() <= 200 {
        return kept.to_owned();
    }
    // The ending says what it opens with: keep it.
    let ending: String = kept.rsplit_once('.').map(|(_, e)| e).filter(|e| e.len() <= 10).map(|e| format!(".{e}")).unwrap_or_default();
    chars.iter().take(200 - ending.chars().count()).collect::<String>() + &ending
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_say_what_a_file_is() {
        let cases: &[(&[u8], &str)] = &[
            (b"\x89PNG\r\n\x1a\n....", "image/png"),
            (b"%PDF-1.7", "application/pdf"),
            (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
            (b"MZ\x90\0", "application/x-msdownload"),
            (b"  <!DOCTYPE html><html>", "text/html"),
            (b"\xef\xbb\xbf<script>alert(1)</script>", "text/html"),
            (b"<?xml version='1.0'?><svg xmlns=''/>", "image/svg+xml"),
            (b"<?xml version='1.0'?><a/>", "application/xml"),
            (b"#!/bin/sh\n", "text/x-script"),
            (b"From: a@example.org\r\n", "message/rfc822"),
            ("Grüße aus Zürich".as_bytes(), "text/plain"),
            (&"Zürich".as_bytes()[..2], "text/plain"),
            (b"abc\0def", "application/octet-stream"),
            (b"\xff\xfe\x00", "application/octet-stream"),
            (b"", "text/plain"),
        ];
        for (head, kind) in cases {
            assert_eq!(sniff(head), *kind, "{:?}", String::from_utf8_lossy(head));
        }
    }

    #[test]
    fn what_runs_is_refused() {
        assert!(accept("screen.png", "image/png").is_ok());
        assert!(accept("log", "text/plain").is_ok());
        for (name, kind) in
            [("a.png", "text/html"), ("a.EXE", "application/octet-stream"), ("invoice.pdf.js ", "text/plain"), ("x.svg", "text/plain")]
        {
            assert_eq!(accept(name, kind).unwrap_err().code, Code::AttachmentType, "{name}");
        }
        assert!(inline("image/png") && !inline("image/svg+xml") && !inline("application/pdf"));
    }

    #[test]
    fn names_lose_paths_and_tricks() {
        let cases = [
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\ada\\bild.png", "bild.png"),
            ("..", "file"),
            ("", "file"),
            ("re\u{202e}gnp.exe", "regnp.exe"),
            ("a\r\nb.txt", "ab.txt"),
            (".hidden", "hidden"),
        ];
        for (given, kept) in cases {
            assert_eq!(safe_name(given), kept);
        }
        let long = safe_name(&format!("{}.png", "ü".repeat(500)));
        assert_eq!(long.chars().count(), 200);
        assert!(long.to_ascii_lowercase().ends_with(".png"));
    }
}
