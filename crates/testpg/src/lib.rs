//! A private PostgreSQL for tests: own directory, own port on loopback, gone when the process that started it is gone.
//!
//! `cargo xtask test` starts one cluster for all tests and says where in [`ENV`]; a test run without it starts its own, once
//! per process. There is no skipping: without PostgreSQL's programs this panics and says what to install.
//!
//! The cluster is started by a small shell script whose standard input is a pipe from us. When we end, in whatever way, the
//! pipe closes, and the script stops the server and removes the directory: no process is ever looked for by name.

use std::io::{BufRead as _, BufReader, Read as _};
use std::net::TcpListener;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};

/// Environment variable with the URL of a running server, for example `postgres://evident@127.0.0.1:5432/postgres`. Its
/// user must be allowed to create databases.
pub const ENV: &str = "EVIDENT_TEST_POSTGRES";

const SCRIPT: &str = r#"
trap '' INT TERM HUP
cleanup() { rm -rf "$DIR"; }
halt() { "$BIN/pg_ctl" stop --pgdata="$DIR/data" --mode=immediate >/dev/null 2>&1; }
fail() { cat "$DIR/initdb.log" "$DIR/server.log" 2>/dev/null; halt; cleanup; exit 1; }
cd "$DIR"
"$BIN/initdb" --pgdata="$DIR/data" --username=evident --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$DIR/initdb.log" 2>&1 || fail
"$BIN/pg_ctl" start --wait --timeout=300 --pgdata="$DIR/data" --log="$DIR/server.log" --options="-c listen_addresses=127.0.0.1 -c port=$PORT \
  -c unix_socket_directories=$DIR -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300" >/dev/null 2>&1 || fail
echo ready
read -r _
halt
cleanup
"#;

/// A running private cluster. Dropping it (or the end of this process) stops it.
#[derive(Debug)]
pub struct Cluster {
    url: String,
    script: Child,
}

impl Cluster {
    /// Starts a cluster in a new directory under the system's temporary one.
    ///
    /// # Errors
    /// In words, when PostgreSQL's programs are missing or refuse to start.
    pub fn start() -> Result<Self, String> {
        let bin = programs()?;
        let mut why = String::new();
        for _ in 0..3 {
            match Self::start_once(&bin) {
                Ok(cluster) => return Ok(cluster),
                Err(error) => why = error, // most likely somebody took the port meanwhile
            }
        }
        Err(why)
    }

    fn start_once(bin: &Path) -> Result<Self, String> {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).map_err(told("no free port on loopback"))?.port();
        let dir = std::env::temp_dir().join(format!("evident-postgres-{}-{port}", std::process::id()));
        std::fs::create_dir(&dir).map_err(told("the cluster's directory cannot be made"))?;
        let mut command = if is_root() {
            // PostgreSQL refuses to run as root.
            let user = unprivileged_user()?;
            let status = Command::new("chown").arg(&user).arg(&dir).status().map_err(told("chown"))?;
            if !status.success() {
                return Err(format!("the cluster's directory cannot be given to the user {user}"));
            }
            let mut command = Command::new("runuser");
            command.args(["-u", &user, "--", "sh", "-c", SCRIPT]);
            command
        } else {
            let mut command = Command::new("sh");
            command.args(["-c", SCRIPT]);
            command
        };
        command.env("DIR", &dir).env("BIN", bin).env("PORT", port.to_string()).current_dir(&dir);
        let mut script = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(told("PostgreSQL's start script"))?;
        let mut output = BufReader::new(script.stdout.take().expect("standard output is piped"));
        let mut line = String::new();
        output.read_line(&mut line).map_err(told("PostgreSQL's start script"))?;
        if line != "ready\n" {
            output.read_to_string(&mut line).ok();
            return Err(format!("PostgreSQL did not start:\n{line}"));
        }
        Ok(Self { url: format!("postgres://evident@127.0.0.1:{port}/postgres"), script })
    }

    /// URL of its maintenance database; what [`ENV`] is to hold.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.script.stdin.take());
        self.script.wait().ok();
    }
}

/// The directory of PostgreSQL's programs: the newest of Debian's, else wherever `initdb` is on the path.
fn programs() -> Result<PathBuf, String> {
    let mut found: Vec<(u32, PathBuf)> = Vec::new();
    for entry in std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten() {
        if let Some(version) = entry.file_name().to_str().and_then(|v| v.parse().ok()) {
            found.push((version, entry.path().join("bin")));
        }
    }
    found.sort();
    let on_path = std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect::<Vec<_>>()).unwrap_or_default();
    let mut candidates = found.into_iter().rev().map(|(_, dir)| dir).chain(on_path);
    candidates
        .find(|dir| ["initdb", "pg_ctl", "createdb"].iter().all(|program| dir.join(program).exists()))
        .ok_or_else(|| format!("PostgreSQL's programs (initdb, pg_ctl, createdb) were not found. Install the Debian package postgresql, run `cargo xtask test`, which does, or name a server in {ENV}."))
}

fn told(what: &'static str) -> impl Fn(std::io::Error) -> String {
    move |e| format!("{what}: {e}")
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|m| m.uid() == 0)
}

fn unprivileged_user() -> Result<String, String> {
    let exists = |user: &str| Command::new("id").args(["-u", user]).output().is_ok_and(|o| o.status.success());
    ["postgres", "nobody"]
        .into_iter()
        .find(|u| exists(u))
        .map(str::to_owned)
        .ok_or_else(|| "no unprivileged user to run PostgreSQL as".to_owned())
}

/// URL of the server tests use: the one of [`ENV`], else a private one started on first use.
///
/// # Panics
/// When there is none and none can be started. Tests on PostgreSQL are never skipped.
fn server() -> &'static str {
    static SERVER: OnceLock<(String, Option<Mutex<Cluster>>)> = OnceLock::new();
    let (url, _) = SERVER.get_or_init(|| match std::env::var(ENV) {
        Ok(url) if !url.is_empty() => (url, None),
        _ => match Cluster::start() {
            Ok(cluster) => (cluster.url().to_owned(), Some(Mutex::new(cluster))),
            Err(why) => panic!("PostgreSQL is needed for this test and cannot be had. {why}"),
        },
    });
    url
}

/// A database of its own on the tests' server; dropped with the value.
#[derive(Debug)]
pub struct Database {
    name: String,
    url: String,
}

impl Database {
    /// Makes a fresh, empty database.
    ///
    /// # Panics
    /// When there is no server or it refuses.
    #[must_use]
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
        let server = server();
        let name = format!("evident_test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let _guard = ONE_AT_A_TIME.lock();
        run("dropdb", &["--if-exists", "--force", &format!("--maintenance-db={server}"), &name]);
        run("createdb", &["--template=template0", &format!("--maintenance-db={server}"), &name]);
        let (before, query) = server.split_once('?').map_or((server, String::new()), |(b, q)| (b, format!("?{q}")));
        let base = before.rfind('/').filter(|&at| at > "postgres://".len()).map_or(before, |at| &before[..at]);
        Self { url: format!("{base}/{name}{query}"), name }
    }

    /// Its URL.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Default for Database {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // Left-overs do no harm: they end with the cluster.
        if let Ok(bin) = programs() {
            Command::new(bin.join("dropdb"))
                .args(["--if-exists", "--force", &format!("--maintenance-db={}", server()), &self.name])
                .output()
                .ok();
        }
    }
}

fn run(program: &str, arguments: &[&str]) {
    let bin = programs().unwrap_or_else(|why| panic!("{why}"));
    let output = Command::new(bin.join(program)).args(arguments).output().unwrap_or_else(|e| panic!("{program}: {e}"));
    assert!(output.status.success(), "{program} failed: {}", String::from_utf8_lossy(&output.stderr));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn databases_are_fresh_and_go_away() {
        let one = Database::new();
        let two = Database::new();
        assert_ne!(one.url(), two.url());
        let psql = |url: &str, sql: &str| {
            let out = Command::new(programs().expect("found before").join("psql")).args(["-XAtc", sql, url]).output().expect("psql runs");
            (out.status.success(), String::from_utf8_lossy(&out.stdout).trim().to_owned())
        };
        assert_eq!(psql(one.url(), "select count(*) from pg_class where relnamespace = 'public'::regnamespace"), (true, "0".to_owned()));
        assert_eq!(psql(one.url(), "show server_encoding"), (true, "UTF8".to_owned()));
        let url = one.url().to_owned();
        drop(one);
        assert!(!psql(&url, "select 1").0, "the database is dropped with its value");
        assert!(psql(two.url(), "select 1").0);
    }

    #[test]
    fn a_cluster_stops_with_its_owner() {
        let cluster = Cluster::start().expect("PostgreSQL starts");
        let address = cluster.url().trim_start_matches("postgres://evident@").trim_end_matches("/postgres").to_owned();
        assert!(std::net::TcpStream::connect(&address).is_ok());
        drop(cluster);
        assert!(std::net::TcpStream::connect(&address).is_err());
    }
}
