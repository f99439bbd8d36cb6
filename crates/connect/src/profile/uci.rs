//! The incident log of the UCI repository (data set 498): one row per event, 36 columns, everything anonymised.
//!
//! Every row becomes one entry. What the row says after the event is set; what it does not know (`?`) is empty. Columns
//! that the authors filled from the end of the story (`resolved_at`, `closed_at`, `closed_code` stand in the first row
//! already) are read only where the state makes them true.

use super::made::{self, Made};
use crate::tabular::{Table, TableRow, refuse};
use app::import::{Foreign, RefusedRow, SourceActor, SourceRow, SourceValue};
use jiff::civil;
use jiff::tz::TimeZone;
use kernel::{Name, Refusal, Timestamp};
use serde_json::{Value as Json, json};

/// The columns that are read; the file may have more, in any order.
const COLUMNS: [&str; 20] = [
    "number",
    "incident_state",
    "reassignment_count",
    "reopen_count",
    "caller_id",
    "opened_at",
    "sys_updated_by",
    "sys_updated_at",
    "contact_type",
    "location",
    "category",
    "u_symptom",
    "cmdb_ci",
    "impact",
    "urgency",
    "priority",
    "assignment_group",
    "assigned_to",
    "closed_code",
    "resolved_at",
];

/// Reads the log's rows.
#[derive(Debug)]
pub struct Uci {
    places: [usize; COLUMNS.len()],
    zone: TimeZone,
    shift_seconds: i64,
    seed: u64,
    copy_suffix: String,
}

impl Uci {
    /// Checks the header and prepares the reading; local times of the log are read in `zone`.
    ///
    /// # Errors
    /// Every missing column at once.
    pub fn new(header: &[String], zone: TimeZone, seed: u64) -> Result<Self, Refusal> {
        let place = |name: &str| header.iter().position(|h| h == name);
        let missing: Vec<&str> = COLUMNS.into_iter().filter(|c| place(c).is_none()).collect();
        if !missing.is_empty() {
            return Err(refuse(format!("these columns of the profile are missing: {}", missing.join(", "))));
        }
        let places = COLUMNS.map(|c| place(c).unwrap_or_default());
        Ok(Self { places, zone, shift_seconds: 0, seed, copy_suffix: String::new() })
    }

    /// Moves every time of the log by `seconds`.
    #[must_use]
    pub const fn shifted(mut self, seconds: i64) -> Self {
        self.shift_seconds = seconds;
        self
    }

    /// Marks every key as a copy (`INC0000045` becomes `INC0000045<suffix>`), so that a part of the log can be told once more.
    #[must_use]
    pub fn copied(mut self, suffix: &str) -> Self {
        suffix.clone_into(&mut self.copy_suffix);
        self
    }

    /// The time of a row's event, unshifted, when it can be read.
    #[must_use]
    pub fn time_of(&self, row: &TableRow) -> Option<Timestamp> {
        let cells = row.cells.as_ref().ok()?;
        self.instant(self.cell(cells, "sys_updated_at")).ok()
    }

    /// All rows of `table` as events.
    #[must_use]
    pub fn events(self, table: Table) -> super::Events {
        Box::new(table.map(move |row| self.read(row)))
    }

    /// One row as an event.
    ///
    /// # Errors
    /// The refused row with its reason.
    pub fn read(&self, row: TableRow) -> Result<SourceRow, RefusedRow> {
        let line = row.line;
        let cells = row.cells.map_err(|refusal| RefusedRow { line, key: String::new(), refusal })?;
        let key = self.cell(&cells, "number").to_owned();
        self.event(line, &key, &cells).map_err(|refusal| RefusedRow { line, key, refusal })
    }

    fn event(&self, line: u64, key: &str, cells: &[String]) -> Result<SourceRow, Refusal> {
        if !(key.starts_with("INC") && key.len() == 10 && key[3..].bytes().all(|b| b.is_ascii_digit())) {
            return Err(refuse(format!("“{}” is not an incident number", key.chars().take(40).collect::<String>())));
        }
        let at = self.instant(self.cell(cells, "sys_updated_at")).map_err(|e| refuse(format!("sys_updated_at: {e}")))?;
        let opened = self.instant(self.cell(cells, "opened_at")).map_err(|e| refuse(format!("opened_at: {e}")))?;
        if opened > at {
            return Err(refuse("the event lies before the incident was opened"));
        }
        let (state, pending_reason) = state(self.cell(cells, "incident_state"), self.known(cells, "assigned_to").is_some())?;
        let made = Made::of(self.known(cells, "category"), self.known(cells, "u_symptom"), key, self.seed);

        let mut set: Vec<(Name, SourceValue)> = Vec::with_capacity(20);
        let mut put = |field: &str, value: Json| set.push((field.into(), SourceValue::Json(value)));
        put("reported_at", json!(self.shift(opened).to_string()));
        put("title", json!(made.title));
        put("description", json!(made.description));
        put("channel", json!(channel(self.cell(cells, "contact_type"))?));
        put("impact", json!(level("impact", self.cell(cells, "impact"))?));
        put("urgency", json!(level("urgency", self.cell(cells, "urgency"))?));
        put("priority", json!(priority(self.cell(cells, "priority"))?));
        put("pending_reason", json!(pending_reason));
        put("reassignment_count", count(self.cell(cells, "reassignment_count"))?);
        put("reopen_count", count(self.cell(cells, "reopen_count"))?);
        if matches!(state, "resolved" | "closed") {
            let resolved = match self.known(cells, "resolved_at") {
                Some(text) => self.instant(text).map_err(|e| refuse(format!("resolved_at: {e}")))?,
                None => at,
            };
            // The log's resolution time may lie after the event that announces it; an event cannot know the future.
            put("resolved_at", json!(self.shift(resolved.min(at)).to_string()));
            put("configuration_item", json!(self.known(cells, "cmdb_ci").unwrap_or("none identified")));
            put("resolution", json!(made.resolution));
            put("resolution_code", json!(resolution_code(self.known(cells, "closed_code"))));
        }
        if state == "closed" {
            put("closure_code", json!("closed_automatically"));
        }
        let mut refer = |field: &str, value: Option<Foreign>| {
            set.push((field.into(), value.map_or(SourceValue::Json(Json::Null), SourceValue::Foreign)));
        };
        refer("caller", self.known(cells, "caller_id").map(|k| foreign("person", k)));
        refer("assigned_group", self.known(cells, "assignment_group").map(|k| foreign("group", k)));
        refer("assigned_to", self.known(cells, "assigned_to").map(|k| foreign("person", k)));
        refer("service", Some(foreign("service", made.topic.service)));
        refer("category", Some(Foreign { type_name: "category".into(), key: made.category_key, parent: Some(made.topic.name.to_owned()) }));

        let by = self.cell(cells, "sys_updated_by");
        let key = format!("{key}{}", self.copy_suffix);
        Ok(SourceRow {
            line,
            key,
            at: Some(self.shift(at)),
            actor: SourceActor::Foreign(foreign("person", by)),
            state: Some(state.into()),
            set,
            made: true,
        })
    }

    fn cell<'a>(&self, cells: &'a [String], column: &str) -> &'a str {
        let index = COLUMNS.iter().position(|c| *c == column).unwrap_or_default();
        &cells[self.places[index]]
    }

    fn known<'a>(&self, cells: &'a [String], column: &str) -> Option<&'a str> {
        let cell = self.cell(cells, column);
        (cell != "?" && !cell.is_empty()).then_some(cell)
    }

    /// `D/M/YYYY HH:MM` in the log's zone; a time that does not exist or occurs twice is read as jiff's "compatible" does.
    fn instant(&self, text: &str) -> Result<Timestamp, String> {
        let wrong = || format!("“{}” is not a time such as 29/2/2016 01:16", text.chars().take(40).collect::<String>());
        let (date, time) = text.split_once(' ').ok_or_else(wrong)?;
        let mut parts = date.splitn(3, '/').map(str::parse::<i16>);
        let mut next = || parts.next().and_then(Result::ok).ok_or_else(wrong);
        let (day, month, year) = (next()?, next()?, next()?);
        let (hour, minute) = time.split_once(':').ok_or_else(wrong)?;
        let (hour, minute): (i8, i8) = (hour.parse().map_err(|_| wrong())?, minute.parse().map_err(|_| wrong())?);
        let small = |n: i16| i8::try_from(n).map_err(|_| wrong());
        let local = civil::DateTime::new(year, small(month)?, small(day)?, hour, minute, 0, 0).map_err(|_| wrong())?;
        let zoned = self.zone.to_ambiguous_zoned(local).compatible().map_err(|_| wrong())?;
        Ok(zoned.timestamp().into())
    }

    const fn shift(&self, at: Timestamp) -> Timestamp {
        at.plus_seconds(self.shift_seconds)
    }
}

fn foreign(type_name: &str, key: &str) -> Foreign {
    Foreign { type_name: type_name.into(), key: made::squeeze(key), parent: None }
}

/// Our state and pending reason for the log's state.
fn state(text: &str, assigned: bool) -> Result<(&'static str, Option<&'static str>), Refusal> {
    Ok(match text {
        "New" => ("new", None),
        "Active" if assigned => ("in_progress", None),
        "Active" => ("assigned", None),
        "Awaiting User Info" => ("pending", Some("awaiting_caller")),
        "Awaiting Vendor" => ("pending", Some("awaiting_supplier")),
        "Awaiting Problem" | "Awaiting Evidence" => ("pending", Some("awaiting_internal")),
        "Resolved" => ("resolved", None),
        "Closed" => ("closed", None),
        other => return Err(refuse(format!("“{}” is not a state of an incident", other.chars().take(40).collect::<String>()))),
    })
}

fn channel(text: &str) -> Result<&'static str, Refusal> {
    Ok(match text {
        "Phone" | "IVR" => "telephone",
        "Self service" => "portal",
        "Email" => "email",
        "Direct opening" => "walk_in",
        other => return Err(refuse(format!("“{}” is not a contact type", other.chars().take(40).collect::<String>()))),
    })
}

fn level(what: &str, text: &str) -> Result<&'static str, Refusal> {
    Ok(match text {
        "1 - High" => "1_high",
        "2 - Medium" => "2_medium",
        "3 - Low" => "3_low",
        other => return Err(refuse(format!("“{}” is not a level of {what}", other.chars().take(40).collect::<String>()))),
    })
}

fn priority(text: &str) -> Result<&'static str, Refusal> {
    Ok(match text {
        "1 - Critical" => "p1",
        "2 - High" => "p2",
        "3 - Moderate" => "p3",
        "4 - Low" => "p4",
        other => return Err(refuse(format!("“{}” is not a priority", other.chars().take(40).collect::<String>()))),
    })
}

fn count(text: &str) -> Result<Json, Refusal> {
    text.parse::<u16>().map(Json::from).map_err(|_| refuse(format!("“{}” is not a count", text.chars().take(40).collect::<String>())))
}

/// The anonymised codes carry no meaning; each is given one of ours, the same for every row.
const fn resolution_code_of(number: u32) -> &'static str {
    match number {
        6 => "fixed",
        7 => "user_guidance",
        9 | 10 => "workaround",
        8 => "configuration",
        5 => "no_fault_found",
        1 => "third_party",
        3 => "no_response",
        _ => "supplier",
    }
}

fn resolution_code(text: Option<&str>) -> &'static str {
    text.and_then(|t| t.trim_start_matches("code ").parse().ok()).map_or("fixed", resolution_code_of)
}
