//! `evident model …`: check and show the record types.

use crate::cli::Model;
use crate::config::Config;
use crate::exit::{Done, Failure};
use crate::output::{self, Format};
use serde_json::json;
use std::path::Path;

pub fn run(action: &Model, _config: &Config) -> Done {
    match action {
        Model::Check { overlay, output } => check(overlay.as_deref(), output.format),
        Model::Show { type_name, output } => show(type_name.as_deref(), output.format),
    }
}

fn check(overlay: Option<&Path>, format: Format) -> Done {
    let text = match overlay {
        Some(path) => Some((
            path.display().to_string(),
            std::fs::read_to_string(path).map_err(|e| Failure::Usage(format!("{}: {e}", path.display())))?,
        )),
        None => None,
    };
    let overlays: Vec<(&str, &str)> = text.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let listed = |found: &schema::Diagnostics| -> Vec<serde_json::Value> {
        let one = |d: &schema::Diagnostic| json!({"code": d.code, "place": d.place.to_string(), "message": d.message, "hint": d.hint});
        found.0.iter().map(one).collect()
    };
    let found = match practices::checked(&overlays) {
        Ok(loaded) => {
            let (types, warnings) = (loaded.model.types.len(), &loaded.warnings);
            match format {
                Format::Text if warnings.is_empty() => output::line(format!("✓ {types} record types, nothing to report.")),
                Format::Text => {
                    warnings.0.iter().for_each(|d| output::line(d.to_string()));
                    output::line(format!("✓ {types} record types, {} warnings.", warnings.0.len()));
                }
                Format::Json => output::json(&json!({"sound": true, "types": types, "diagnostics": listed(warnings)})),
            }
            return Ok(());
        }
        Err(found) => found,
    };
    match format {
        Format::Text => found.0.iter().for_each(|d| output::line(d.to_string())),
        Format::Json => output::json(&json!({"sound": false, "diagnostics": listed(&found)})),
    }
    Err(Failure::Found(format!("{} findings", found.0.len())))
}

fn show(type_name: Option<&str>, format: Format) -> Done {
    let model = practices::model();
    let Some(type_name) = type_name else {
        match format {
            Format::Json => output::json(&model.types.values().map(AsRef::as_ref).collect::<Vec<&schema::TypeDef>>()),
            Format::Text => {
                let rows: Vec<_> = model
                    .types
                    .values()
                    .map(|d| vec![d.name.to_string(), d.title.clone(), d.fields.len().to_string(), d.clause.clone(), d.purpose.clone()])
                    .collect();
                output::table(&["type", "title", "fields", "clause", "purpose"], &rows);
            }
        }
        return Ok(());
    };
    let Some(def) = model.get(type_name) else {
        let near = crate::config::suggestion(type_name, model.types.keys().map(|n| &**n));
        return Err(Failure::Refused(format!("There is no record type “{type_name}”.{near}")));
    };
    match format {
        Format::Json => output::json(&**def),
        Format::Text => output::line(schema::describe(def)),
    }
    Ok(())
}
