//! Gathers what the practices' folders hold as data, so that a record type is added by adding its file: definitions
//! (`<practice>/<type>.toml`, traits in `base/`) and the files that say one thing for a whole practice (`grants.toml`, `home.toml`,
//! `kpis.toml`).

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Files of a practice that are no definitions: name, and the constant that holds them.
const OTHERS: &[(&str, &str)] = &[("grants.toml", "GRANTS"), ("roles.toml", "ROLES"), ("home.toml", "HOMES"), ("kpis.toml", "KPIS")];

fn main() {
    let source = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo says where")).join("src");
    println!("cargo:rerun-if-changed={}", source.display());
    let folders = sorted(&source).into_iter().filter(|p| p.is_dir());
    let (mut definitions, mut others) = (Vec::new(), vec![Vec::new(); OTHERS.len()]);
    for file in folders.flat_map(|folder| sorted(&folder)).filter(|f| f.extension().is_some_and(|e| e == "toml")) {
        println!("cargo:rerun-if-changed={}", file.display());
        match OTHERS.iter().position(|(name, _)| file.ends_with(name)) {
            Some(kind) => others[kind].push(file),
            None => definitions.push(file),
        }
    }
    // Traits before the types that extend them: whoever reads the list meets them first.
    definitions.sort_by_key(|f| !f.parent().is_some_and(|p| p.ends_with("base")));
    let mut out = String::new();
    constant(&mut out, "DEFINITIONS", &definitions, &source);
    for ((_, name), files) in OTHERS.iter().zip(&others) {
        constant(&mut out, name, files, &source);
    }
    let target = PathBuf::from(env::var("OUT_DIR").expect("cargo says where")).join("gathered.rs");
    fs::write(target, out).expect("the build directory can be written");
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the sources can be read");
    let mut paths: Vec<PathBuf> = entries.map(|e| e.expect("the sources can be read").path()).collect();
    paths.sort();
    paths
}

fn constant(out: &mut String, name: &str, files: &[PathBuf], root: &Path) {
    writeln!(out, "pub const {name}: &[(&str, &str)] = &[").expect("a String takes everything");
    for file in files {
        let short = file.strip_prefix(root).expect("a file of the sources").display().to_string().replace('\\', "/");
        let long = file.display().to_string();
        writeln!(out, "    ({:?}, include_str!({long:?})),", format!("practices/{short}")).expect("a String takes everything");
    }
    out.push_str("];\n");
}
