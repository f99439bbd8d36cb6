//! Style sheets and scripts, carried in the binary and served under an address that holds their hash: a browser may keep
//! them for ever, and a new build has new addresses.

use flate2::{Compression, write::GzEncoder};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::OnceLock;

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Files;

/// Style sheets in cascade order; they are served as one file.
const SHEETS: [&str; 8] = [
    "css/tokens.css",
    "css/base.css",
    "css/layout.css",
    "css/components.css",
    "css/pages.css",
    "css/planning.css",
    "css/governance.css",
    "css/print.css",
];

/// One file ready to be sent.
pub struct Asset {
    /// Media type for the `content-type` header.
    pub media_type: &'static str,
    /// The bytes.
    pub plain: Cow<'static, [u8]>,
    /// The bytes, gzip-compressed once at start.
    pub gzip: Vec<u8>,
}

/// All assets of this build.
pub struct Assets {
    hash: String,
    files: BTreeMap<String, Asset>,
}

impl Assets {
    fn build() -> Self {
        let mut files = BTreeMap::new();
        let sheet: Vec<u8> = SHEETS.iter().filter_map(|name| Files::get(name)).flat_map(|f| f.data.into_owned()).collect();
        files.insert("app.css".to_owned(), ready("text/css; charset=utf-8", Cow::Owned(sheet)));
        for name in Files::iter().filter(|n| !n.starts_with("css/")) {
            let media_type = match name.rsplit('.').next() {
                Some("js") => "text/javascript; charset=utf-8",
                Some("svg") => "image/svg+xml",
                Some("webmanifest") => "application/manifest+json",
                _ => "application/octet-stream",
            };
            if let Some(file) = Files::get(&name) {
                files.insert(name.into_owned(), ready(media_type, file.data));
            }
        }
        let mut digest = Sha256::new();
        for (name, asset) in &files {
            digest.update(name.as_bytes());
            digest.update(&asset.plain);
        }
        let mut hash = String::with_capacity(12);
        for byte in digest.finalize().iter().take(6) {
            write!(hash, "{byte:02x}").expect("writing to a string");
        }
        Self { hash, files }
    }

    /// The hash in the addresses of this build.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The file called `name`, for example `app.css` or `js/main.js`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Asset> {
        self.files.get(name)
    }

    /// Names of all files.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }
}

fn ready(media_type: &'static str, plain: Cow<'static, [u8]>) -> Asset {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&plain).expect("compressing into memory");
    let gzip = encoder.finish().expect("compressing into memory");
    Asset { media_type, plain, gzip }
}

/// The assets of this build, made ready on first use.
pub fn assets() -> &'static Assets {
    static ASSETS: OnceLock<Assets> = OnceLock::new();
    ASSETS.get_or_init(Assets::build)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sheet_is_there_and_compressed() {
        let sheet = assets().get("app.css").unwrap();
        let text = std::str::from_utf8(&sheet.plain).unwrap();
        for mark in ["--accent:", ".frame", ".btn", ".talk", "@media print"] {
            assert!(text.contains(mark), "{mark} is missing from the style sheet");
        }
        assert!(sheet.gzip.len() * 3 < sheet.plain.len());
    }

    #[test]
    fn sheets_name_no_colour_outside_the_tokens() {
        for name in SHEETS.iter().filter(|n| **n != "css/tokens.css") {
            let text = String::from_utf8(Files::get(name).unwrap().data.into_owned()).unwrap();
            for line in text.lines().filter(|l| !l.contains("%23") && !l.contains("light-dark(oklch")) {
                assert!(!line.contains("#fff") && !line.contains("rgb(") && !line.contains("oklch("), "{name}: {line}");
            }
        }
    }
}
