//! Indicators of a practice: what is counted, of what, and what puts it into a month.

use super::{Places, code, table};
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    kpi: Vec<Kpi>,
}

/// An indicator, as its file says it.
#[derive(Deserialize)]
pub(super) struct Kpi {
    id: String,
    label: String,
    unit: String,
    direction: String,
    target: Option<String>,
    of: Side,
    count: Option<Side>,
    between: Option<[String; 2]>,
    figure: Option<String>,
    sum: Option<String>,
    per: Option<String>,
    #[serde(default)]
    note: String,
}

#[derive(Deserialize)]
struct Side {
    #[serde(rename = "type")]
    type_name: Option<String>,
    #[serde(default)]
    query: String,
    at: Option<String>,
}

/// The indicators of a file.
pub(super) fn read(text: &str) -> Result<Vec<Kpi>, toml::de::Error> {
    Ok(toml::from_str::<File>(text)?.kpi)
}

/// Their table.
pub(super) fn write(out: &mut String, kpis: &[Kpi], places: &Places<'_>) {
    out.push_str(
        "A month is told by the field in its column, in the time zone of the organisation; without one the value is as things stand.\n\n",
    );
    let rows: Vec<Vec<String>> = kpis.iter().map(|kpi| row(kpi, places)).collect();
    table(out, &["id", "indicator", "counted", "of", "month by", "target"], &rows);
}

fn row(kpi: &Kpi, places: &Places<'_>) -> Vec<String> {
    let label = if kpi.note.is_empty() { kpi.label.clone() } else { format!("**{}.** {}", kpi.label, kpi.note) };
    let figure = kpi.figure.as_deref().unwrap_or("median");
    let counted = match (&kpi.count, &kpi.between, &kpi.sum) {
        (Some(count), ..) => side(count, places),
        (None, Some([from, to]), _) => format!("{figure} of the {} from `{from}` to `{to}`", kpi.unit),
        (None, None, Some(sum)) => format!("sum of `{sum}`"),
        (None, None, None) => "all of them".to_owned(),
    };
    let of = match &kpi.per {
        Some(per) => format!("sum of `{per}` of {}", side(&kpi.of, places)),
        None => side(&kpi.of, places),
    };
    let months = [kpi.of.at.as_ref(), kpi.count.as_ref().and_then(|c| c.at.as_ref())];
    let months: Vec<String> = months.into_iter().flatten().map(|at| code(at)).collect();
    vec![kpi.id.clone(), label, counted, of, months.join(", "), target(kpi)]
}

fn side(side: &Side, places: &Places<'_>) -> String {
    let of = side.type_name.as_deref().map(|t| places.link(t)).unwrap_or_default();
    format!("{of} {}", code(&side.query)).trim().to_owned()
}

fn target(kpi: &Kpi) -> String {
    let sign = match kpi.direction.as_str() {
        "up" => "≥",
        _ => "≤",
    };
    let unit = match kpi.unit.as_str() {
        "percent" => " %",
        "days" => " days",
        "hours" => " hours",
        "minutes" => " minutes",
        "per_hundred" => " per 100",
        _ => "",
    };
    let trend = match kpi.direction.as_str() {
        "up" => "trend: up",
        "down" => "trend: down",
        _ => "trend",
    };
    kpi.target.as_ref().map_or_else(|| trend.to_owned(), |t| format!("{sign} {t}{unit}"))
}
