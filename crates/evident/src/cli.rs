//! The command line: every subcommand with help that teaches by example. What a command does stands in
//! `commands/<name>.rs`.

use crate::output::Format;
use clap::{Args, Parser, Subcommand, ValueHint};
use std::path::PathBuf;

/// A service management system that is its own evidence (ISO/IEC 20000-1:2018).
#[derive(Parser, Debug)]
#[command(name = "evident", version, max_term_width = 110, arg_required_else_help = true, propagate_version = true, after_help = AFTER)]
pub struct Cli {
    /// Where and how.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const AFTER: &str = "Try it:
  evident demo                                     a complete organisation with a real incident log, at http://127.0.0.1:7070
Use it:
  evident init --admin-email ada@example.org       make the data folder and the first administrator
  evident serve                                    serve it
  evident query 'type:incident is:open missed:yes' ask it something
  evident journal verify                           prove that nothing was altered

Every setting can be a flag, an environment variable (EVIDENT_…) or a line of evident.toml; `evident doctor` prints
which value is in force and where it came from. Exit codes: 0 done, 1 fault, 2 wrong call, 3 refused, 4 a check found
something, 5 data folder in use.";

/// Flags of every command.
#[derive(Args, Debug, Clone)]
pub struct Global {
    /// Folder for the database, files, keys and sent mail [default: evident-data, env: EVIDENT_DATA]
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub data: Option<PathBuf>,
    /// Keep records in PostgreSQL: postgres://user:password@host:port/database [env: EVIDENT_DATABASE]
    #[arg(long, global = true, value_name = "URL")]
    pub database: Option<String>,
    /// Configuration file [default: ./evident.toml if there is one, env: EVIDENT_CONFIG]
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,
    /// What to log: error, warn, info, debug, or a filter such as info,store=debug [env: EVIDENT_LOG]
    #[arg(long, global = true, value_name = "FILTER")]
    pub log: Option<String>,
}

/// Address to serve on.
#[derive(Args, Debug, Clone)]
pub struct Listen {
    /// Address and port [default: 127.0.0.1:7070, env: EVIDENT_LISTEN]
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<String>,
}

/// Form of results.
#[derive(Args, Debug, Clone)]
pub struct Output {
    /// Form of the result: for people or for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// What can be done.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Build a demonstration organisation from a real incident log and serve it
    Demo(Demo),
    /// Serve the user interface and the API
    #[command(after_help = "Examples:
  evident serve --data /var/lib/evident --listen 127.0.0.1:7070
  evident serve --database postgres://evident@db/evident --listen 0.0.0.0:7070

Stops cleanly on SIGINT and SIGTERM: no new requests, the ones being answered finish, timers and deliveries rest.")]
    Serve(Listen),
    /// Make the data folder, the signing key and the first administrator
    #[command(after_help = "Examples:
  evident init --admin-email ada@example.org                     asks for the password
  evident init --admin-email ada@example.org --password-stdin    reads it from standard input
  EVIDENT_ADMIN_PASSWORD=… evident init --admin-email ada@example.org
  evident init                                                   prints a one-time token for the set-up page instead

There is no default password. Running it again changes nothing that is already there.")]
    Init(Init),
    /// Bring in records of any type from a file, or the history of another system
    Import(ImportWhat),
    /// Write a list as a file: any type, any query, CSV, XLSX or JSON Lines
    Export(Export),
    /// Ask for records in the query language
    #[command(after_help = "Examples:
  evident query 'type:incident is:open'
  evident query --count 'type:incident is:open missed:yes'
  evident query --format json --fields number,title,priority 'type:incident priority<=p2 created>-7d'
  evident query --sort=-created 'type:person name:ada'

The language is described in docs/query-language.md and at /help/query.")]
    Query(Query),
    /// Prove the journal: verify it, sign a checkpoint, prove an entry
    Journal {
        /// What to do.
        #[command(subcommand)]
        action: Journal,
    },
    /// Check a proof bundle that somebody handed you; needs neither server nor trust
    #[command(after_help = "Examples:
  evident verify INC0000123.proof
  evident verify INC0000123.proof --key 'evident.example.org+2f1c3a9b+AQ…'

Without --key the bundle is only shown to be consistent with the key it carries itself.")]
    Verify(Verify),
    /// Open the system as it stood at an instant, read-only
    #[command(
        name = "as-of",
        after_help = "Examples:
  evident as-of 2026-03-31T23:59:59Z          serve the state at that instant
  evident as-of 2026-03-31 --build-only       only build the snapshot folder and print where it is"
    )]
    AsOf(AsOf),
    /// Replay the journal into an empty store and compare the two
    #[command(after_help = "Examples:
  evident replay --to postgres://evident@db/evident     move from SQLite to PostgreSQL
  evident replay --to copy-of-data                      into a new folder
  evident replay --check                                into a temporary folder: is every table what the journal says?")]
    Replay(Replay),
    /// Write a consistent copy, with a signed checkpoint
    #[command(after_help = "Example:
  evident backup backups/2026-03-31        while the server runs or not")]
    Backup(Backup),
    /// Make a data folder from a backup, and verify it
    #[command(after_help = "Example:
  evident restore backups/2026-03-31 --data /var/lib/evident")]
    Restore(Restore),
    /// Check or show the record types in force
    Model {
        /// What to do.
        #[command(subcommand)]
        action: Model,
    },
    /// Print every setting with its source, and check disk, lock, model, journal, checkpoints and clock
    Doctor(Output),
    /// Print the OpenAPI 3.1 description of the REST interface
    Openapi,
}

/// `evident demo`.
#[derive(Args, Debug, Clone)]
#[command(after_help = "Examples:
  evident demo                       in ./evident-demo, at http://127.0.0.1:7070
  evident demo --small               a tenth of the log, ready in seconds
  evident demo --build-only          do not serve")]
pub struct Demo {
    /// Address.
    #[command(flatten)]
    pub listen: Listen,
    /// Take only a tenth of the incident log
    #[arg(long)]
    pub small: bool,
    /// Build it and stop
    #[arg(long)]
    pub build_only: bool,
    /// Begin again: delete the demonstration folder first
    #[arg(long)]
    pub fresh: bool,
}

/// `evident init`.
#[derive(Args, Debug, Clone)]
pub struct Init {
    /// E-mail address of the first administrator; without it a one-time set-up token is printed
    #[arg(long, value_name = "EMAIL")]
    pub admin_email: Option<String>,
    /// Name of the first administrator
    #[arg(long, value_name = "NAME", requires = "admin_email")]
    pub admin_name: Option<String>,
    /// Read the password from the first line of standard input
    #[arg(long, requires = "admin_email")]
    pub password_stdin: bool,
    /// Name of the organisation
    #[arg(long, value_name = "NAME", default_value = "My organisation")]
    pub organisation: String,
    /// Its time zone
    #[arg(long, value_name = "ZONE", default_value = "UTC")]
    pub zone: String,
}

/// `evident import`.
#[derive(Args, Debug, Clone)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct ImportWhat {
    /// Records of any type.
    #[command(subcommand)]
    pub records: Option<ImportKind>,
    /// The history of another system.
    #[command(flatten)]
    pub history: Import,
}

/// `evident import records`, and later kinds.
#[derive(Subcommand, Debug, Clone)]
pub enum ImportKind {
    /// Make and change records of any type from CSV, XLSX or JSON Lines, row by row under the rules of every day
    Records(Records),
}

/// `evident import records TYPE FILE`.
#[derive(Args, Debug, Clone)]
#[command(after_help = "Examples:
  evident import records customer customers.xlsx --dry-run
  evident import records customer customers.xlsx --as ada@example.org --refused refused.csv
  evident import records risk risks.csv --map 'What could happen=statement' --map 'Colour='
  evident import records category --template csv > categories.csv

Columns are matched to fields by name or label; a row with a legacy reference, identity or number that is here already changes that
record, and the same file a second time writes nothing. Every row goes the way of a form: rights, guards and segregation of duties
hold. Rows that are refused are told with their reasons while the rest is taken. Changing more than 5 % of the live records of a
type needs --confirm.")]
pub struct Records {
    /// The record type: incident, customer, risk, …
    pub type_name: String,
    /// CSV (also .gz), XLSX or JSON Lines file
    #[arg(value_hint = ValueHint::FilePath, required_unless_present = "template")]
    pub file: Option<PathBuf>,
    /// Check every row, write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// As whom: e-mail address of a person; without it as the administrator of the machine
    #[arg(long, value_name = "EMAIL")]
    pub r#as: Option<String>,
    /// A column and its field: 'Heading=field'; nothing behind the = leaves the column out
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub map: Vec<String>,
    /// Change more than 5 % of the live records of the type
    #[arg(long)]
    pub confirm: bool,
    /// Why, kept in the history of every record
    #[arg(long)]
    pub reason: Option<String>,
    /// Where refused rows are written, with reasons, to be mended and imported again
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub refused: Option<PathBuf>,
    /// Write a template of the type instead: csv or xlsx
    #[arg(long, value_name = "FORMAT", conflicts_with = "file")]
    pub template: Option<String>,
    /// Form of the summary.
    #[command(flatten)]
    pub output: Output,
}

/// `evident export TYPE`.
#[derive(Args, Debug, Clone)]
#[command(after_help = "Examples:
  evident export incident --query 'is:open priority<=p2' --format xlsx --out open.xlsx
  evident export customer --format jsonl > customers.jsonl
  evident export risk --shown --as ada@example.org

All fields are written, records called so that an import finds them again; --shown writes the columns of the list instead.")]
pub struct Export {
    /// The record type: incident, customer, risk, …
    pub type_name: String,
    /// Which records, in the query language [default: all]
    #[arg(long, default_value = "")]
    pub query: String,
    /// Sort, for example priority,-updated [default: as the list]
    #[arg(long, default_value = "", allow_hyphen_values = true)]
    pub sort: String,
    /// csv, xlsx or jsonl
    #[arg(long, default_value = "csv")]
    pub format: String,
    /// Only what the list shows, in words
    #[arg(long)]
    pub shown: bool,
    /// Where to write it; standard output without
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub out: Option<PathBuf>,
    /// As whom: e-mail address of a person; without it as the administrator of the machine, who sees everything
    #[arg(long, value_name = "EMAIL")]
    pub r#as: Option<String>,
}

/// `evident import WHAT FILE`.
#[derive(Args, Debug, Clone)]
#[command(after_help = "Examples:
  evident import records customer customers.xlsx --dry-run
  evident import incidents log.csv.gz --profile uci --dry-run
  evident import incidents log.csv.gz --profile uci --shift-to-now
  evident import incidents tickets.xlsx --profile generic --mapping map.toml --refused refused.csv

A history import keeps original times, is resumable, and adds nothing when it is run again. Rows that are refused are
told with their reasons while the rest is taken; only when nothing could be taken the exit code is 3.")]
pub struct Import {
    /// What is imported: incidents, people, services, …
    #[arg(required = true)]
    pub what: Option<String>,
    /// CSV (also .gz) or XLSX file
    #[arg(required = true, value_hint = ValueHint::FilePath)]
    pub file: Option<PathBuf>,
    /// How the file is read: uci, or generic with a mapping
    #[arg(long, default_value = "generic")]
    pub profile: String,
    /// Mapping of columns to fields, for the generic profile
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub mapping: Option<PathBuf>,
    /// Read and check everything, write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Move all times by whole weeks, so that the last event lies in the last week
    #[arg(long)]
    pub shift_to_now: bool,
    /// Where refused rows are written, with reasons
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub refused: Option<PathBuf>,
    /// Form of the summary.
    #[command(flatten)]
    pub output: Output,
}

/// `evident query`.
#[derive(Args, Debug, Clone)]
pub struct Query {
    /// The query; begin with type:…
    pub query: String,
    /// Only how many
    #[arg(long)]
    pub count: bool,
    /// Columns, separated by commas
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub fields: Vec<String>,
    /// Sort, for example priority,-updated
    #[arg(long, default_value = "", allow_hyphen_values = true)]
    pub sort: String,
    /// At most so many rows
    #[arg(long, default_value_t = 50)]
    pub limit: u32,
    /// As whom: e-mail address of a person; without it as the administrator of the machine, who sees everything
    #[arg(long, value_name = "EMAIL")]
    pub r#as: Option<String>,
    /// Form of the result.
    #[command(flatten)]
    pub output: Output,
}

/// `evident journal …`.
#[derive(Subcommand, Debug, Clone)]
pub enum Journal {
    /// Recompute every hash from the first entry to the last and compare it with every signed checkpoint
    #[command(after_help = "Examples:
  evident journal verify
  evident journal verify --checkpoint kept-elsewhere.txt --key 'evident+2f1c3a9b+AQ…'    against a checkpoint you kept

Ends with exit code 4 and names the first altered position when something does not agree.")]
    Verify {
        /// A checkpoint kept outside the system (signed note)
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        checkpoint: Option<PathBuf>,
        /// The verifier key to trust, if not the one of the data folder
        #[arg(long, value_name = "KEY")]
        key: Option<String>,
        /// Form of the result.
        #[command(flatten)]
        output: Output,
    },
    /// Sign the present head of the journal and print it: keep it where this system cannot write
    Checkpoint {
        /// Why, kept with it
        #[arg(long, default_value = "asked for on the command line")]
        reason: String,
        /// Form of the result.
        #[command(flatten)]
        output: Output,
    },
    /// Write the proof bundle of a record
    #[command(after_help = "Example:
  evident journal prove INC0000123 > INC0000123.proof")]
    Prove {
        /// Number or id of the record
        record: String,
        /// Where to write it; standard output without
        #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
        out: Option<PathBuf>,
    },
}

/// `evident verify`.
#[derive(Args, Debug, Clone)]
pub struct Verify {
    /// The bundle
    #[arg(value_hint = ValueHint::FilePath)]
    pub bundle: PathBuf,
    /// The verifier key you trust, from the system's owner
    #[arg(long, value_name = "KEY")]
    pub key: Option<String>,
    /// Form of the result.
    #[command(flatten)]
    pub output: Output,
}

/// `evident as-of`.
#[derive(Args, Debug, Clone)]
pub struct AsOf {
    /// The instant: 2026-03-31T23:59:59Z, or a date (its end, UTC)
    pub instant: String,
    /// Address.
    #[command(flatten)]
    pub listen: Listen,
    /// Build the snapshot, print its folder and stop
    #[arg(long)]
    pub build_only: bool,
    /// What the system knew at that instant, instead of what had happened by then (they differ for imported history)
    #[arg(long)]
    pub recorded: bool,
}

/// `evident replay`.
#[derive(Args, Debug, Clone)]
pub struct Replay {
    /// Where to: a PostgreSQL URL or an empty folder
    #[arg(long, value_name = "URL|DIR", required_unless_present = "check")]
    pub to: Option<String>,
    /// Into a temporary folder that is deleted afterwards
    #[arg(long, conflicts_with = "to")]
    pub check: bool,
    /// Form of the result.
    #[command(flatten)]
    pub output: Output,
}

/// `evident backup`.
#[derive(Args, Debug, Clone)]
pub struct Backup {
    /// Folder to write; must not exist
    #[arg(value_hint = ValueHint::DirPath)]
    pub to: PathBuf,
}

/// `evident restore`.
#[derive(Args, Debug, Clone)]
pub struct Restore {
    /// Folder of the backup
    #[arg(value_hint = ValueHint::DirPath)]
    pub from: PathBuf,
}

/// `evident model …`.
#[derive(Subcommand, Debug, Clone)]
pub enum Model {
    /// Check base definitions and an overlay; every finding has a code and a place
    #[command(after_help = "Examples:
  evident model check
  evident model check --overlay my-overlay.toml --format json")]
    Check {
        /// Overlay file
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        overlay: Option<PathBuf>,
        /// Form of the result.
        #[command(flatten)]
        output: Output,
    },
    /// Show the record types, or one with its fields, states, moves and clocks
    #[command(after_help = "Examples:
  evident model show
  evident model show incident")]
    Show {
        /// The type
        type_name: Option<String>,
        /// Form of the result.
        #[command(flatten)]
        output: Output,
    },
}

impl Global {
    /// The flags as settings.
    #[must_use]
    pub fn flags(&self, listen: Option<&Listen>) -> Vec<(&'static str, Option<String>)> {
        vec![
            ("data", self.data.as_ref().map(|p| p.to_string_lossy().into_owned())),
            ("database", self.database.clone()),
            ("log", self.log.clone()),
            ("listen", listen.and_then(|l| l.listen.clone())),
        ]
    }
}

impl Command {
    /// Its listen flag, where it has one.
    #[must_use]
    pub const fn listen(&self) -> Option<&Listen> {
        match self {
            Self::Demo(demo) => Some(&demo.listen),
            Self::Serve(listen) => Some(listen),
            Self::AsOf(as_of) => Some(&as_of.listen),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn documented_calls_parse() {
        let calls = [
            "evident demo",
            "evident demo --small --listen 127.0.0.1:0 --data x",
            "evident serve --database postgres://a@b/c",
            "evident init --admin-email a@b.c --password-stdin",
            "evident import incidents f.csv --profile uci --shift-to-now",
            "evident import records customer f.xlsx --dry-run --as a@b.c --map X=name --confirm",
            "evident import records customer --template csv",
            "evident export incident --query is:open --format xlsx --out f.xlsx",
            "evident query --count type:incident",
            "evident query --sort=-created --fields a,b type:incident",
            "evident query --sort -created type:incident",
            "evident journal verify --format json",
            "evident journal prove INC1",
            "evident as-of 2026-03-31",
            "evident replay --check",
            "evident model show incident",
            "evident doctor --format json",
            "evident --data x openapi",
        ];
        for call in calls {
            assert!(Cli::try_parse_from(call.split(' ')).is_ok(), "{call}: {}", Cli::try_parse_from(call.split(' ')).unwrap_err());
        }
        for call in [
            "evident",
            "evident serv",
            "evident replay",
            "evident init --password-stdin",
            "evident import",
            "evident import records customer",
            "evident import incidents",
            "evident export",
        ] {
            assert!(Cli::try_parse_from(call.split(' ')).is_err(), "{call}");
        }
    }
}
