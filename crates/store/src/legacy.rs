//! What an import needs to know of what is already there.

use crate::commit::seen_commands;
use crate::fault::{Fault, FaultKind};
use crate::tables::type_table_name;
use crate::{Store, args};
use kernel::Id;
use std::collections::BTreeSet;

impl Store {
    /// Which of these commands were committed before.
    ///
    /// # Errors
    /// What the database says.
    pub async fn seen_commands(&self, commands: &[Id]) -> Result<BTreeSet<Id>, Fault> {
        if commands.is_empty() {
            return Ok(BTreeSet::new());
        }
        let mut conn = self.db().acquire().await?;
        Ok(seen_commands(&mut conn, commands).await?.into_keys().collect())
    }

    /// Legacy references of a type's records, with their ids.
    ///
    /// # Errors
    /// What the database says.
    pub async fn legacy_references(&self, type_name: &str) -> Result<Vec<(String, Id)>, Fault> {
        self.shapes().get(type_name)?;
        let table = self.dialect().quote(&type_table_name(type_name));
        let sql = format!("SELECT legacy_reference, id FROM {table} WHERE legacy_reference IS NOT NULL");
        self.db().fetch(sql, args![]).await?.iter().map(|row| Ok((row.text(0)?, row.id(1)?))).collect()
    }

    /// Records of a type with these legacy references; several may have one.
    ///
    /// # Errors
    /// What the database says.
    pub async fn with_legacy_references(&self, type_name: &str, references: &[String]) -> Result<Vec<(String, Id)>, Fault> {
        self.having(type_name, "legacy_reference", references).await
    }

    /// Records of a type whose text field of a column of its own has one of these values, exactly as it is written.
    ///
    /// # Errors
    /// A type or field that has no such column; what the database says.
    pub async fn having(&self, type_name: &str, field: &str, values: &[String]) -> Result<Vec<(String, Id)>, Fault> {
        let shapes = self.shapes();
        if !shapes.get(type_name)?.table.columns.iter().any(|column| column.name == field) {
            return Err(Fault::new(FaultKind::Incompatible, format!("{type_name} has no column {field}")));
        }
        if values.is_empty() {
            return Ok(Vec::new());
        }
        let (table, column) = (self.dialect().quote(&type_table_name(type_name)), self.dialect().quote(field));
        let all = serde_json::Value::from(values).to_string();
        let sql = format!("SELECT {column}, id FROM {table} WHERE {column} {} ORDER BY id", self.dialect().in_texts(1));
        self.db().fetch(sql, args![all]).await?.iter().map(|row| Ok((row.text(0)?, row.id(1)?))).collect()
    }
}
