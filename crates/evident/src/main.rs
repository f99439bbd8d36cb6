//! The program: reads the command line and the configuration, wires the rooms together, and says by its exit code how
//! it went.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod cli;
mod commands;
mod config;
mod exit;
mod output;
mod stopwatch;

use clap::Parser;
use config::{Config, Given};
use exit::{Done, Failure};
use std::process::ExitCode;

/// Requests and imports make and drop many small things; this allocator does that at a third of the system's cost.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output::progress_end();
            output::note(format!("evident: {failure}"));
            ExitCode::from(failure.code())
        }
    }
}

fn run(cli: cli::Cli) -> Done {
    let env = |name: &str| std::env::var(name).ok();
    let names: Vec<String> = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()).collect();
    let flags = cli.global.flags(cli.command.listen());
    let folder = std::env::current_dir().map_err(Failure::fault)?;
    let given = Given { flags: &flags, config: cli.global.config.as_deref(), env: &env, env_names: &names, folder: &folder };
    let config = Config::load(&given).map_err(|problems| Failure::Usage(problems.join("\n         ")))?;
    log(&config)?;
    // Questions to SQLite run on the threads that ask: one thread more than cores keeps answering while one waits.
    let threads = std::thread::available_parallelism().map_or(2, std::num::NonZero::get) + 1;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(threads).enable_all().build().map_err(Failure::fault)?;
    let done = runtime.block_on(commands::run(cli.command, config));
    runtime.shutdown_timeout(std::time::Duration::from_secs(5));
    done
}

/// Logs go to standard error: results stay alone on standard output.
fn log(config: &Config) -> Done {
    use tracing_subscriber::EnvFilter;
    let text = config.get("log");
    let filter = EnvFilter::try_new(text).map_err(|e| Failure::Usage(format!("log “{text}”: {e}")))?;
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if config.get("log_format") == "json" {
        logs.json().init();
    } else {
        logs.with_target(false).init();
    }
    // A panic is told once, with where it happened, in the same form as everything else.
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let words = info.payload_as_str().unwrap_or("no message");
        tracing::error!(place, "panic: {words}");
    }));
    Ok(())
}
