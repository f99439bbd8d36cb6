//! The measured program, as a process of its own: started on a data directory, watched through `/proc`, ended by id.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A running server.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Server {
    /// Starts `evident serve` on a free loopback port and waits until it says where it listens.
    pub fn start(program: &Path, data: &Path) -> Result<Self, String> {
        let mut command = Command::new(program);
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data);
        Self::launch(command)
    }

    /// Starts a server by a command of the caller's making, and waits until it says where it listens.
    pub fn launch(command: Command) -> Result<Self, String> {
        Self::launch_told(command, |_| {})
    }

    /// The same, handing over every line that it says until then.
    pub fn launch_told(mut command: Command, mut told: impl FnMut(&str)) -> Result<Self, String> {
        let mut child = command
            .env("EVIDENT_LOG", "error")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("{command:?} cannot be started: {e}"))?;
        let stdout = child.stdout.take().ok_or("no standard output")?;
        for line in BufReader::new(stdout).lines() {
            let line = line.map_err(|e| e.to_string())?;
            told(&line);
            let found = line.split("http://").nth(1).and_then(|rest| rest.split(['/', ' ']).next()).and_then(|a| a.parse().ok());
            if let Some(address) = found {
                return Ok(Self { child, address });
            }
        }
        let _ = child.wait();
        Err("the server ended before it listened".to_owned())
    }

    /// Its process id.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it in the middle of whatever it is doing (SIGKILL).
    pub fn kill(mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Asks it to end (SIGTERM) and waits; `true` when it ended by itself with exit code 0.
    #[must_use]
    pub fn stop(mut self) -> bool {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        asked.is_ok_and(|s| s.success()) && self.child.wait().is_ok_and(|s| s.success())
    }

    /// CPU time used so far by the process and all its threads.
    pub fn cpu(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
        let ticks: u64 = [11, 12].iter().filter_map(|&i| fields.get(i)?.parse::<u64>().ok()).sum();
        // The kernel's unit here is 1/100 s on every Linux that Rust supports.
        Duration::from_millis(ticks * 10)
    }

    /// Resident memory and its peak, in MiB.
    pub fn memory(&self) -> (f64, f64) {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let of = |key: &str| {
            let line = status.lines().find(|l| l.starts_with(key)).unwrap_or("");
            line.split_whitespace().nth(1).and_then(|n| n.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
        };
        (of("VmRSS:"), of("VmHWM:"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a command of the program said, and how it ended.
#[derive(Debug)]
pub struct Ran {
    /// Exit code; -1 when a signal ended it.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// Runs a command of the program under test on a data directory, with `input` as its standard input.
///
/// # Panics
/// When the program cannot be started.
#[must_use]
pub fn run(arguments: &[&str], data: &Path, input: &str) -> Ran {
    use std::io::Write;
    let mut command = Command::new(program());
    command.args(arguments).arg("--data").arg(data).env("EVIDENT_LOG", "warn").env_remove("EVIDENT_DATABASE");
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap_or_else(|e| panic!("{command:?}: {e}"));
    let mut stdin = child.stdin.take().expect("a pipe");
    // A program that does not read its input may have closed it.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().expect("the program can be waited for");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ran { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

/// Builds the small demonstration organisation in a directory; its accounts, password by e-mail address.
///
/// # Panics
/// When it is not built.
#[must_use]
pub fn demonstration(data: &Path) -> std::collections::BTreeMap<String, String> {
    let built = run(&["demo", "--small", "--build-only"], data, "");
    assert_eq!(built.code, 0, "{built:?}");
    let account = |line: &str| {
        let mut words = line.split_whitespace();
        words.next().filter(|w| w.contains('@')).map(str::to_owned).zip(words.next().map(str::to_owned))
    };
    built.out.lines().filter_map(account).collect()
}

/// The program under test: the one `cargo xtask test` built, else the debug build of this workspace.
///
/// # Panics
/// When there is none. A story that cannot start its program is not skipped.
#[must_use]
pub fn program() -> std::path::PathBuf {
    if let Some(path) = std::env::var_os("EVIDENT_TEST_PROGRAM") {
        return path.into();
    }
    // Test programs lie in target/debug/deps, or target/debug/examples.
    let here = std::env::current_exe().expect("a test program knows where it is");
    let path = here.ancestors().nth(2).expect("target/debug").join("evident");
    assert!(path.is_file(), "{} is not there: `cargo build` it first, or run `cargo xtask test`", path.display());
    path
}
