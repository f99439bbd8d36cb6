//! Indirect cost is shared out by a rule, exactly: shares of 100 %, and amounts to the last minor unit.

use super::amounts::{shares, split, weight};
use crate::handles::cost_entry::{AllocationRule, columns::allocation as column, f};
use engine::Work;
use kernel::Money;
use rust_decimal::Decimal;
use schema::{Row, Value};
use std::collections::BTreeSet;

/// By what each line counts: the units of the rule, one each where all share equally, or the shares themselves where no line
/// has units. `None` when lines are incomplete.
fn weights(rows: &[Row], rule: Option<AllocationRule>) -> Option<Vec<u64>> {
    if rule == Some(AllocationRule::EqualShare) {
        return Some(vec![1; rows.len()]);
    }
    let by_units = rows.iter().any(|row| column::UNITS.is_set(row));
    let field = if by_units { column::UNITS } else { column::SHARE };
    rows.iter().map(|row| weight(field.get(row)?)).collect()
}

/// Shares and amounts follow from the rule.
pub(super) fn compute(work: &mut Work<'_>) {
    let Some(rows) = f::ALLOCATION.get(work.record()) else { return };
    let (Some(weights), Some(whole)) = (weights(rows, f::ALLOCATION_RULE.get(work.record())), f::AMOUNT.get(work.record())) else { return };
    let (Some(shares), Some(parts)) = (shares(&weights), split(whole.minor, &weights)) else { return };
    let given = !rows.iter().any(|row| column::UNITS.is_set(row)) && f::ALLOCATION_RULE.get(work.record()) != Some(AllocationRule::EqualShare);
    let mut rows = rows.to_vec();
    for (row, (share, minor)) in rows.iter_mut().zip(shares.into_iter().zip(parts)) {
        if !given {
            row.insert(column::SHARE.name(), Value::Decimal(share.normalize()));
        }
        row.insert(column::AMOUNT.name(), Value::Money(Money { minor, currency: whole.currency }));
    }
    let services = rows.iter().filter_map(|row| column::SERVICE.get(row)).collect();
    work.set("allocation", Value::Table(rows));
    work.set("service_group", Value::References(services));
}

/// What is wrong with the lines.
pub(super) fn check(work: &mut Work<'_>) {
    let Some(rows) = f::ALLOCATION.get(work.record()) else { return };
    let mut seen = BTreeSet::new();
    let twice = rows.iter().filter_map(|row| column::SERVICE.get(row)).any(|service| !seen.insert(service));
    let counted = weights(rows, f::ALLOCATION_RULE.get(work.record()));
    let all: Decimal = rows.iter().filter_map(|row| column::SHARE.get(row)).sum();
    if twice {
        work.refuse_guard("allocation", "A service stands twice.");
    }
    match counted {
        None => work.refuse_guard("allocation", "Every line needs its units, or every line its share."),
        Some(weights) if weights.iter().all(|w| *w == 0) => work.refuse_guard("allocation", "Nothing can be shared out by units that are all zero."),
        Some(_) if all != Decimal::ONE_HUNDRED => {
            work.refuse_guard("allocation", &format!("The shares add up to {} %, not to exactly 100 %.", all.normalize()));
        }
        Some(_) => {}
    }
}
