//! Configuration: what each setting is, where its value came from. Three sources in order of precedence: flags,
//! environment (`EVIDENT_…`), one TOML file (`--config FILE`, `EVIDENT_CONFIG`, or `evident.toml` where the program is
//! started); then the default. A key nobody knows is refused with the one that was probably meant: a misspelt setting
//! that is silently ignored is a setting that does not hold.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// One setting, as `doctor` prints it and `docs/cli.md` lists it.
pub struct Setting {
    /// Key in the file; dots separate sections.
    pub key: &'static str,
    /// Environment variable.
    pub env: &'static str,
    /// Value when nothing is said.
    pub default: &'static str,
    /// What it does.
    pub help: &'static str,
    /// Whether its value is kept out of every print.
    pub secret: bool,
    check: fn(&str) -> Result<(), String>,
}

/// Every setting.
pub const SETTINGS: &[Setting] = &[
    Setting {
        key: "data",
        env: "EVIDENT_DATA",
        default: "evident-data",
        help: "Folder for the database (SQLite), files, keys and sent mail",
        secret: false,
        check: not_empty,
    },
    Setting {
        key: "database",
        env: "EVIDENT_DATABASE",
        default: "",
        help: "PostgreSQL URL; empty to keep everything in the data folder",
        secret: true,
        check: database_url,
    },
    Setting {
        key: "listen",
        env: "EVIDENT_LISTEN",
        default: "127.0.0.1:7070",
        help: "Address and port to serve on",
        secret: false,
        check: socket,
    },
    Setting {
        key: "public_url",
        env: "EVIDENT_PUBLIC_URL",
        default: "",
        help: "Address people use, when a proxy stands before the server; https makes cookies secure",
        secret: false,
        check: http_url,
    },
    Setting {
        key: "log",
        env: "EVIDENT_LOG",
        default: "info",
        help: "What to log: error, warn, info, debug, or a filter such as info,store=debug",
        secret: false,
        check: not_empty,
    },
    Setting { key: "log_format", env: "EVIDENT_LOG_FORMAT", default: "text", help: "text or json", secret: false, check: log_format },
    Setting {
        key: "session.idle_minutes",
        env: "EVIDENT_SESSION_IDLE_MINUTES",
        default: "480",
        help: "A session ends after so many minutes without use",
        secret: false,
        check: positive,
    },
    Setting {
        key: "session.absolute_hours",
        env: "EVIDENT_SESSION_ABSOLUTE_HOURS",
        default: "168",
        help: "A session ends after so many hours at the latest",
        secret: false,
        check: positive,
    },
    Setting {
        key: "attachments.max_mib",
        env: "EVIDENT_ATTACHMENTS_MAX_MIB",
        default: "25",
        help: "Largest file that is accepted, in MiB",
        secret: false,
        check: positive,
    },
    Setting {
        key: "mail.from",
        env: "EVIDENT_MAIL_FROM",
        default: "service-desk@localhost",
        help: "Sender of outgoing mail",
        secret: false,
        check: address,
    },
];

fn not_empty(text: &str) -> Result<(), String> {
    if text.trim().is_empty() { Err("it may not be empty".to_owned()) } else { Ok(()) }
}
fn database_url(text: &str) -> Result<(), String> {
    if text.is_empty() || text.starts_with("postgres://") || text.starts_with("postgresql://") {
        Ok(())
    } else {
        Err("expected postgres://user:password@host:port/database".to_owned())
    }
}
fn socket(text: &str) -> Result<(), String> {
    text.parse::<std::net::SocketAddr>()
        .map(|_| ())
        .map_err(|_| "expected address:port, for example 127.0.0.1:7070 or [::]:7070".to_owned())
}
fn http_url(text: &str) -> Result<(), String> {
    if text.is_empty() || text.starts_with("http://") || text.starts_with("https://") {
        Ok(())
    } else {
        Err("expected an address that begins with https:// or http://".to_owned())
    }
}
fn log_format(text: &str) -> Result<(), String> {
    if matches!(text, "text" | "json") { Ok(()) } else { Err("expected text or json".to_owned()) }
}
fn positive(text: &str) -> Result<(), String> {
    match text.parse::<u32>() {
        Ok(n) if (1..=1_000_000).contains(&n) => Ok(()),
        _ => Err("expected a whole number from 1 to 1000000".to_owned()),
    }
}
fn address(text: &str) -> Result<(), String> {
    match text.split_once('@') {
        Some((local, host)) if !local.is_empty() && !host.is_empty() && !text.contains(char::is_whitespace) => Ok(()),
        _ => Err("expected an e-mail address".to_owned()),
    }
}

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A flag of this call.
    Flag,
    /// An environment variable.
    Env(&'static str),
    /// The configuration file.
    File(PathBuf),
    /// Nothing was said.
    Default,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag => f.write_str("flag"),
            Self::Env(name) => write!(f, "environment {name}"),
            Self::File(path) => write!(f, "file {}", path.display()),
            Self::Default => f.write_str("default"),
        }
    }
}

/// The configuration in force.
#[derive(Clone, Debug)]
pub struct Config {
    values: BTreeMap<&'static str, (String, Source)>,
}

/// What the caller of [`Config::load`] brings along; a parameter so that tests need no process environment.
pub struct Given<'a> {
    /// Flags that were given, by key.
    pub flags: &'a [(&'static str, Option<String>)],
    /// `--config`.
    pub config: Option<&'a Path>,
    /// Look-up of environment variables.
    pub env: &'a dyn Fn(&str) -> Option<String>,
    /// All names of environment variables, to notice misspelt ones.
    pub env_names: &'a [String],
    /// Folder in which `evident.toml` is looked for.
    pub folder: &'a Path,
}

impl Config {
    /// Resolves every setting.
    ///
    /// # Errors
    /// All problems at once, each a line: unknown keys with a suggestion, values that cannot be, an unreadable file.
    pub fn load(given: &Given<'_>) -> Result<Self, Vec<String>> {
        let mut problems = Vec::new();
        let named = given.config.map(Path::to_path_buf).or_else(|| (given.env)("EVIDENT_CONFIG").map(PathBuf::from));
        let path = named.clone().unwrap_or_else(|| given.folder.join("evident.toml"));
        let mut from_file = BTreeMap::new();
        match std::fs::read_to_string(&path) {
            Ok(text) => match text.parse::<toml::Table>() {
                Ok(table) => flatten("", &table, &mut from_file),
                Err(e) => problems.push(format!("{}: {e}", path.display())),
            },
            Err(e) if named.is_some() || e.kind() != std::io::ErrorKind::NotFound => problems.push(format!("{}: {e}", path.display())),
            Err(_) => {}
        }
        for key in from_file.keys() {
            if !SETTINGS.iter().any(|s| s.key == key) {
                problems.push(format!(
                    "{}: there is no setting “{key}”.{}",
                    path.display(),
                    suggestion(key, SETTINGS.iter().map(|s| s.key))
                ));
            }
        }
        for name in given.env_names.iter().filter(|n| n.starts_with("EVIDENT_")) {
            // Names with a double underscore, and the two read by single commands, are not settings.
            let known = SETTINGS.iter().any(|s| s.env == name) || matches!(name.as_str(), "EVIDENT_CONFIG" | "EVIDENT_ADMIN_PASSWORD");
            if !known && !name.starts_with("EVIDENT_TEST_") {
                problems.push(format!("environment: there is no setting {name}.{}", suggestion(name, SETTINGS.iter().map(|s| s.env))));
            }
        }
        let mut values = BTreeMap::new();
        for setting in SETTINGS {
            let flag = given.flags.iter().find(|(key, _)| *key == setting.key).and_then(|(_, value)| value.clone());
            let (value, source) = if let Some(value) = flag {
                (value, Source::Flag)
            } else if let Some(value) = (given.env)(setting.env) {
                (value, Source::Env(setting.env))
            } else if let Some(value) = from_file.get(setting.key) {
                (value.clone(), Source::File(path.clone()))
            } else {
                (setting.default.to_owned(), Source::Default)
            };
            if let Err(why) = (setting.check)(&value) {
                let shown = if setting.secret { "…" } else { &value };
                problems.push(format!("{} “{shown}” ({source}): {why}", setting.key));
            }
            values.insert(setting.key, (value, source));
        }
        if problems.is_empty() { Ok(Self { values }) } else { Err(problems) }
    }

    /// The value of a setting.
    #[must_use]
    pub fn get(&self, key: &str) -> &str {
        &self.values.get(key).expect("only keys of SETTINGS are asked for").0
    }
    /// The same configuration with another default for a setting nobody gave.
    #[must_use]
    pub fn with(&self, key: &'static str, value: &str) -> Self {
        let mut config = self.clone();
        config.values.insert(key, (value.to_owned(), Source::Default));
        config
    }
    /// A number setting.
    #[must_use]
    pub fn number(&self, key: &str) -> i64 {
        self.get(key).parse().expect("checked when it was loaded")
    }
    /// Every setting with its value as printable, and its source.
    pub fn explain(&self) -> impl Iterator<Item = (&'static Setting, String, &Source)> {
        SETTINGS.iter().map(|setting| {
            let (value, source) = &self.values[setting.key];
            (setting, if setting.secret { redact(value) } else { value.clone() }, source)
        })
    }
    /// The data folder.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        PathBuf::from(self.get("data"))
    }
    /// The database URL, when PostgreSQL is used.
    #[must_use]
    pub fn database(&self) -> Option<&str> {
        Some(self.get("database")).filter(|url| !url.is_empty())
    }
}

/// A URL without its password.
#[must_use]
pub fn redact(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    match rest.rsplit_once('@') {
        Some((user, host)) => {
            let user = user.split_once(':').map_or_else(|| user.to_owned(), |(name, _)| format!("{name}:…"));
            format!("{scheme}://{user}@{host}")
        }
        None => url.to_owned(),
    }
}

fn flatten(prefix: &str, table: &toml::Table, into: &mut BTreeMap<String, String>) {
    for (key, value) in table {
        let key = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
        match value {
            toml::Value::Table(inner) => flatten(&key, inner, into),
            toml::Value::String(text) => drop(into.insert(key, text.clone())),
            other => drop(into.insert(key, other.to_string())),
        }
    }
}

/// ` Did you mean “x”?` when one of `known` is close.
pub fn suggestion<'a>(given: &str, known: impl Iterator<Item = &'a str>) -> String {
    known
        .map(|k| (strsim::jaro_winkler(given, k), k))
        .filter(|(score, _)| *score > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, k)| format!(" Did you mean “{k}”?"))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(flags: &[(&'static str, Option<String>)], env: &[(&str, &str)], file: &str) -> Result<Config, Vec<String>> {
        let folder =
            std::env::temp_dir().join(format!("evident-config-{}-{:x}", std::process::id(), file.len() * 31 + env.len() * 7 + flags.len()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("evident.toml"), file).unwrap();
        let names: Vec<String> = env.iter().map(|(n, _)| (*n).to_owned()).collect();
        let lookup = |name: &str| env.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
        let loaded = Config::load(&Given { flags, config: None, env: &lookup, env_names: &names, folder: &folder });
        std::fs::remove_dir_all(&folder).unwrap();
        loaded
    }

    #[test]
    fn flags_beat_environment_beats_file_beats_default() {
        let file = "listen = \"127.0.0.1:1\"\nlog = \"debug\"\n[session]\nidle_minutes = 5\n";
        let config =
            load(&[("listen", Some("127.0.0.1:3".into()))], &[("EVIDENT_LISTEN", "127.0.0.1:2"), ("EVIDENT_LOG_FORMAT", "json")], file)
                .unwrap();
        let source = |key: &str| config.explain().find(|(s, _, _)| s.key == key).map(|(_, v, s)| (v, s.clone())).unwrap();
        assert_eq!(source("listen"), ("127.0.0.1:3".into(), Source::Flag));
        assert_eq!(source("log_format"), ("json".into(), Source::Env("EVIDENT_LOG_FORMAT")));
        assert!(matches!(source("log"), (value, Source::File(_)) if value == "debug"));
        assert_eq!(config.number("session.idle_minutes"), 5);
        assert_eq!(source("data"), ("evident-data".into(), Source::Default));
    }

    #[test]
    fn what_cannot_be_is_refused_all_at_once_with_suggestions() {
        let problems =
            load(&[], &[("EVIDENT_LISTN", "x")], "lisen = \"127.0.0.1:1\"\nlog_format = \"xml\"\n[session]\nidle = 5\n").unwrap_err();
        let all = problems.join("\n");
        assert!(all.contains("“lisen”. Did you mean “listen”?"), "{all}");
        assert!(all.contains("EVIDENT_LISTN. Did you mean “EVIDENT_LISTEN”?"), "{all}");
        assert!(all.contains("session.idle"), "{all}");
        assert!(all.contains("expected text or json"), "{all}");
        assert_eq!(problems.len(), 4, "{all}");
    }

    #[test]
    fn every_setting_is_documented() {
        let page = include_str!("../../../docs/cli.md");
        for setting in SETTINGS {
            assert!(page.contains(&format!("| `{}`", setting.key)), "docs/cli.md lacks {}", setting.key);
            assert!(page.contains(&format!("`{}`", setting.env)), "docs/cli.md lacks {}", setting.env);
        }
    }

    #[test]
    fn passwords_are_not_printed() {
        assert_eq!(redact("postgres://ada:secret@db:5432/evident"), "postgres://ada:…@db:5432/evident");
        assert_eq!(redact("postgres://ada:p@ss@db/evident"), "postgres://ada:…@db/evident");
        assert_eq!(redact("postgres:///evident"), "postgres:///evident");
        let problems = load(&[], &[("EVIDENT_DATABASE", "mysql://root:secret@x/y")], "").unwrap_err();
        assert!(!problems.join("").contains("secret"), "{problems:?}");
    }
}
