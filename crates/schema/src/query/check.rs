//! Settling a query against a type: names become columns, values become conditions.

use super::ast::{Node, Op, Operand, Term};
use super::checked::{Checked, Cond, Hop, Pred, Refers, Test};
use super::column::{self, Column, column_of};
use super::error::nearest;
use super::values::{self, Bounds};
use super::{Edge, MAX_HOPS, Query, QueryError, When, sentence};
use crate::{FieldKind, Model, Phase, TypeDef};
use kernel::Name;

pub(super) fn check(query: &Query, model: &Model, def: &TypeDef) -> Result<Checked, QueryError> {
    let root = Checker { model, def }.node(&query.root)?;
    let sentence = sentence::sentence(&root, model, def);
    Ok(Checked { type_name: def.name.clone(), query: query.clone(), root, sentence })
}

struct Checker<'a> {
    model: &'a Model,
    def: &'a TypeDef,
}

/// Where a path leads: the records on the way, and the type at its end.
struct Way<'a> {
    hops: Vec<Hop>,
    end: &'a TypeDef,
}

fn error(term: &Term, reason: String) -> QueryError {
    QueryError::new(term.at.start, term.at.length, reason)
}

fn value_error(value: &Operand, reason: String) -> QueryError {
    QueryError::new(value.at.start, value.at.length, reason)
}

impl<'a> Checker<'a> {
    fn node(&self, node: &Node) -> Result<Pred, QueryError> {
        let each = |nodes: &[Node]| nodes.iter().map(|n| self.node(n)).collect::<Result<Vec<_>, _>>();
        Ok(match node {
            Node::All(nodes) => Pred::All(each(nodes)?),
            Node::Any(nodes) => Pred::Any(each(nodes)?),
            Node::Not(inner) => Pred::Not(Box::new(self.node(inner)?)),
            Node::Words(words) => Pred::Words { tokens: crate::text::tokens(&words.text), prefix: words.prefix },
            Node::Term(term) => self.term(term)?,
        })
    }

    fn term(&self, term: &Term) -> Result<Pred, QueryError> {
        let Some((last, before)) = term.path.split_last() else { return Ok(Pred::All(Vec::new())) };
        // A path that ends in a link means the linked record itself.
        if before.last().is_some_and(|b| b == "link") && self.way(term, &before[..before.len() - 1])?.end.field("link").is_none() {
            let way = self.way(term, &term.path)?;
            return self.compare(term, way, Column::Id);
        }
        let way = self.way(term, before)?;
        if last == "is" && way.end.field("is").is_none() {
            return self.flags(term, &way);
        }
        let column = column_of(way.end, last).ok_or_else(|| unknown_field(term, way.end, before, last))?;
        self.compare(term, way, column)
    }

    /// Follows the names of a path through references and links.
    fn way(&self, term: &Term, path: &[String]) -> Result<Way<'a>, QueryError> {
        let mut way = Way { hops: Vec::new(), end: self.def };
        let mut names = path.iter().enumerate();
        while let Some((i, name)) = names.next() {
            let (hop, to) = if name == "link" && way.end.field("link").is_none() {
                let wanted = names.next().map_or("", |(_, n)| n.as_str());
                let Some(link) = way.end.links.iter().find(|l| l.name == *wanted) else {
                    let offered = way.end.links.iter().map(|l| l.name.as_str());
                    let all: Vec<&str> = offered.clone().collect();
                    let known = if all.is_empty() { "none".to_owned() } else { all.join(", ") };
                    let refused = error(term, format!("{} have no link “{wanted}”; they have: {known}.", way.end.plural));
                    return Err(match nearest(wanted, offered) {
                        Some(near) => refused.suggest(format!("link.{near}")),
                        None => refused,
                    });
                };
                (Hop::Link { name: link.name.clone(), to: link.to.clone() }, link.to.clone())
            } else {
                let column = column_of(way.end, name).ok_or_else(|| unknown_field(term, way.end, &path[..i], name))?;
                let Some((to, _)) = column.refers_to() else {
                    return Err(error(term, format!("“{name}” does not refer to another record, so “.” cannot follow it.")));
                };
                let to = Name::from(to);
                (Hop::Field { column, to: to.clone() }, to)
            };
            way.hops.push(hop);
            if way.hops.len() > MAX_HOPS {
                return Err(error(term, format!("A path follows at most {MAX_HOPS} references.")));
            }
            way.end = column::target(self.model, &to).ok_or_else(|| error(term, format!("There is no record type “{to}” to follow.")))?;
        }
        Ok(way)
    }

    /// `is:open` and its like.
    fn flags(&self, term: &Term, way: &Way<'a>) -> Result<Pred, QueryError> {
        if term.op != Op::Is {
            return Err(error(term, format!("“is” is written with “:”, not “{}”.", term.op.as_str())).suggest("is:open"));
        }
        let mut found = Vec::new();
        for value in &term.values {
            found.push(flag(way, &value.text().to_ascii_lowercase()).ok_or_else(|| {
                let offered = flags_of(way.end);
                let refused = value_error(value, format!("“is:{}” means nothing for {}.", value.text(), way.end.plural));
                match nearest(value.text(), offered.iter().map(String::as_str)) {
                    Some(near) => refused.suggest(format!("is:{near}")),
                    None => refused,
                }
            })?);
        }
        Ok(one_or_any(found))
    }

    fn compare(&self, term: &Term, way: Way<'a>, column: Column) -> Result<Pred, QueryError> {
        let mut preds = Vec::new();
        let mut conds = Vec::new();
        let test = |any: Vec<Cond>| Pred::Test(Test { hops: way.hops.clone(), column: column.clone(), any });
        for value in &term.values {
            match (term.op, value.bare()) {
                (Op::Is, Some("*")) => conds.push(Cond::Present),
                (Op::Is, Some("-")) => preds.push(Pred::Not(Box::new(test(vec![Cond::Present])))),
                _ => match self.value(term, &way, &column, value)? {
                    Meaning::Cond(cond) => conds.push(cond),
                    Meaning::Pred(pred) => preds.push(pred),
                },
            }
        }
        if !conds.is_empty() {
            preds.insert(0, test(conds));
        }
        Ok(one_or_any(preds))
    }

    fn value(&self, term: &Term, way: &Way<'a>, column: &Column, value: &Operand) -> Result<Meaning, QueryError> {
        let not_here = || error(term, format!("“{}” cannot be compared with “{}”.", term.path.join("."), term.op.as_str()));
        let cond = match column {
            Column::Field(_, FieldKind::Text { .. } | FieldKind::LongText { .. }) => values::text(term.op, value).ok_or_else(not_here)?,
            Column::Field(_, FieldKind::Choice { choices }) => Cond::OneOf(values::choices(term.op, value, choices)?),
            Column::Outcome(_) => match (term.op, column::OUTCOMES.iter().find(|o| **o == value.text().to_ascii_lowercase())) {
                (Op::Is, Some(outcome)) => Cond::OneOf(vec![Name::from(*outcome)]),
                (Op::Is, None) => return Err(value_error(value, "A clock is decided as met or missed.".to_owned()).suggest("met")),
                _ => return Err(not_here()),
            },
            Column::Field(_, FieldKind::MultiChoice { choices }) => match term.op {
                Op::Is => Cond::OneOf(values::choices(term.op, value, choices)?),
                _ => return Err(not_here()),
            },
            Column::Field(_, FieldKind::Boolean) | Column::Missed => match (term.op, values::boolean(value.text())) {
                (Op::Is, Some(true)) => Cond::True,
                (Op::Is, Some(false)) => {
                    let test = Test { hops: way.hops.clone(), column: column.clone(), any: vec![Cond::True] };
                    return Ok(Meaning::Pred(Pred::Not(Box::new(Pred::Test(test)))));
                }
                (Op::Is, None) => return Err(value_error(value, format!("“{}” is yes or no.", term.path.join("."))).suggest("yes")),
                _ => return Err(not_here()),
            },
            Column::Field(_, FieldKind::Integer { .. }) | Column::Version => {
                let expected = "A whole number such as 3 or a range such as 1..5 is expected";
                let Bounds { low, high } = values::bounds(term.op, value, expected, |s| s.parse::<i64>().ok())?;
                Cond::Integer(values::at_least(low), values::at_most(high))
            }
            Column::Field(_, FieldKind::Duration) => {
                let expected = "A length of time such as 30m, 1h30m or 2d is expected";
                let Bounds { low, high } = values::bounds(term.op, value, expected, super::literal::duration)?;
                Cond::Integer(values::at_least(low), values::at_most(high))
            }
            Column::Field(_, FieldKind::Decimal { .. }) => {
                let Bounds { low, high } = values::bounds(term.op, value, "A number such as 1.5 is expected", |s| s.parse().ok())?;
                Cond::Decimal(low, high)
            }
            Column::Field(_, FieldKind::Money) => values::money(term.op, value)?,
            Column::Field(name, FieldKind::Date | FieldKind::Instant) => {
                let past = way.end.field(name).is_some_and(|f| f.past);
                values::time(term, value, past)?
            }
            Column::Created | Column::Updated | Column::Decided(_) => values::time(term, value, true)?,
            Column::Due => values::time(term, value, false)?,
            Column::Field(_, FieldKind::Table { .. }) => {
                return Err(error(term, format!("Of “{}” only presence can be asked.", term.path.join(".")))
                    .suggest(format!("{}:*", term.path.join("."))));
            }
            Column::Field(_, FieldKind::Person | FieldKind::Group | FieldKind::Reference { .. } | FieldKind::References { .. })
            | Column::Id
            | Column::Watchers => return self.refers(term, way, column, value),
            Column::Number => match (term.op, value.bare().and_then(|b| b.strip_suffix('*'))) {
                (Op::Is, Some(begun)) => Cond::TextStarts(crate::text::normalise(begun)),
                (Op::Is, None) => Cond::OneOf(vec![Name::from(value.text().to_ascii_uppercase())]),
                (Op::Has, _) => Cond::TextHas(crate::text::normalise(value.text())),
                _ => return Err(not_here()),
            },
            Column::Type => match term.op {
                Op::Is => Cond::OneOf(vec![self.type_name(value)?]),
                _ => return Err(not_here()),
            },
            Column::State if term.op == Op::Is => return state(way, value),
            Column::Phase if term.op == Op::Is => Cond::OneOf(vec![phase(value)?]),
            Column::State | Column::Phase => return Err(not_here()),
        };
        Ok(Meaning::Cond(cond))
    }

    fn type_name(&self, value: &Operand) -> Result<Name, QueryError> {
        let wanted = crate::text::normalise(value.text());
        let named = self.model.types.values().find(|d| d.name == *wanted || crate::text::normalise(&d.title) == wanted);
        named.map(|d| d.name.clone()).ok_or_else(|| {
            let refused = value_error(value, format!("There is no record type “{}”.", value.text()));
            match nearest(&wanted, self.model.types.keys().map(Name::as_str)) {
                Some(near) => refused.suggest(format!("type:{near}")),
                None => refused,
            }
        })
    }

    /// A reference compared with keywords, identities, numbers or titles.
    fn refers(&self, term: &Term, way: &Way<'a>, column: &Column, value: &Operand) -> Result<Meaning, QueryError> {
        let to = match column.refers_to() {
            Some((to, _)) => Name::from(to),
            None => way.end.name.clone(),
        };
        if !matches!(term.op, Op::Is | Op::Has) {
            return Err(error(term, format!("“{}” names records; “{}” cannot compare them.", term.path.join("."), term.op.as_str())));
        }
        if let (Op::Is, Some(bare)) = (term.op, value.bare()) {
            let keyword = match bare.to_ascii_lowercase().as_str() {
                "me" => Some((Refers::Me, to == "person")),
                "my_groups" => Some((Refers::MyGroups, to == "group")),
                "my_customers" => Some((Refers::MyCustomers, to != "person" && to != "group")),
                _ => None,
            };
            match keyword {
                Some((refers, true)) => return Ok(Meaning::Cond(Cond::Refers(refers))),
                Some((_, false)) => return Err(value_error(value, format!("“{bare}” is no {to}; put it in quotes if it is a name."))),
                None => {}
            }
            if let Ok(id) = bare.to_ascii_lowercase().parse() {
                return Ok(Meaning::Cond(Cond::Refers(Refers::Id(id))));
            }
        }
        let target = column::target(self.model, &to).ok_or_else(|| error(term, format!("There is no record type “{to}” to look into.")))?;
        let mut hops = way.hops.clone();
        if *column != Column::Id {
            hops.push(Hop::Field { column: column.clone(), to });
        }
        let number = value.bare().filter(|b| term.op == Op::Is && is_number_of(target, b));
        let (column, cond) = match number {
            Some(number) => (Column::Number, Cond::OneOf(vec![Name::from(number.to_ascii_uppercase())])),
            None => {
                let title =
                    column_of(target, "title").ok_or_else(|| error(term, format!("{} have no title to look for.", target.plural)))?;
                let cond = values::text(term.op, value).ok_or_else(|| error(term, "A name is expected.".to_owned()))?;
                (title, cond)
            }
        };
        Ok(Meaning::Pred(Pred::Test(Test { hops, column, any: vec![cond] })))
    }
}

/// What one value of a term means: one more condition on the column, or something of its own.
enum Meaning {
    Cond(Cond),
    Pred(Pred),
}

fn one_or_any(mut preds: Vec<Pred>) -> Pred {
    if preds.len() == 1 { preds.remove(0) } else { Pred::Any(preds) }
}

fn is_number_of(def: &TypeDef, text: &str) -> bool {
    def.prefix.as_ref().is_some_and(|prefix| {
        text.get(..prefix.len()).is_some_and(|p| p.eq_ignore_ascii_case(prefix))
            && text.len() > prefix.len()
            && text[prefix.len()..].bytes().all(|b| b.is_ascii_digit())
    })
}

fn unknown_field(term: &Term, def: &TypeDef, before: &[String], name: &str) -> QueryError {
    let refused = error(term, format!("{} have no field “{name}”; put the text in quotes to search for it.", def.plural));
    let labels = column::names(def).find(|(_, label)| crate::text::normalise(label).replace(' ', "_") == name).map(|(n, _)| n);
    match labels.or_else(|| nearest(name, column::names(def).map(|(n, _)| n).chain(["is", "link"]))) {
        Some(near) => {
            let path = before.iter().map(String::as_str).chain([near]).collect::<Vec<_>>().join(".");
            refused.suggest(format!("{path}{}", term.op.as_str()))
        }
        None => refused,
    }
}

fn phases(is: impl Fn(Phase) -> bool) -> Vec<Name> {
    Phase::ALL.into_iter().filter(|p| is(*p)).map(|p| Name::from(p.as_str())).collect()
}

fn flag(way: &Way<'_>, name: &str) -> Option<Pred> {
    let test = |column: Column, cond: Cond| Pred::Test(Test { hops: way.hops.clone(), column, any: vec![cond] });
    let named = || Phase::ALL.into_iter().find(|p| p.as_str() == name);
    match name {
        "overdue" => return Some(test(Column::Due, Cond::Time(None, Some(Edge { when: When::Now, after: false })))),
        "missed" => return Some(test(Column::Missed, Cond::True)),
        "unassigned" => return column_of(way.end, "owner").map(|owner| Pred::Not(Box::new(test(owner, Cond::Present)))),
        _ => {}
    }
    if way.end.lifecycle.is_some() {
        match (name, named()) {
            ("open", _) => return Some(test(Column::Phase, Cond::OneOf(phases(Phase::is_active)))),
            ("closed", _) => return Some(test(Column::Phase, Cond::OneOf(phases(|p| !p.is_active())))),
            (_, Some(phase)) => return Some(test(Column::Phase, Cond::OneOf(vec![Name::from(phase.as_str())]))),
            _ => {}
        }
    }
    match column_of(way.end, name)? {
        column @ Column::Field(_, FieldKind::Boolean) => Some(test(column, Cond::True)),
        _ => None,
    }
}

/// Everything `is:` can say of a type.
pub(super) fn flags_of(def: &TypeDef) -> Vec<String> {
    let way = Way { hops: Vec::new(), end: def };
    let fixed = ["open", "closed", "working", "waiting", "done", "cancelled", "overdue", "missed", "unassigned"];
    let booleans = def.fields.iter().filter(|f| f.kind == FieldKind::Boolean).map(|f| f.name.as_str());
    fixed.into_iter().chain(booleans).filter(|name| flag(&way, name).is_some()).map(str::to_owned).collect()
}

/// `state:` takes the states of the type, by name or label, and the words of `is:` where no state is called so.
fn state(way: &Way<'_>, value: &Operand) -> Result<Meaning, QueryError> {
    let wanted = crate::text::normalise(value.text());
    let states = way.end.lifecycle.as_ref().map(|l| l.states.as_slice()).unwrap_or_default();
    let found = states.iter().find(|s| s.name == *wanted).or_else(|| states.iter().find(|s| crate::text::normalise(&s.label) == wanted));
    if let Some(state) = found {
        return Ok(Meaning::Cond(Cond::OneOf(vec![state.name.clone()])));
    }
    if let Some(pred) =
        ["open", "closed", "working", "waiting", "done", "cancelled"].contains(&&*wanted).then(|| flag(way, &wanted)).flatten()
    {
        return Ok(Meaning::Pred(pred));
    }
    let all: Vec<&str> = states.iter().map(|s| s.name.as_str()).collect();
    let refused = value_error(value, format!("{} have no state “{}”; they have: {}.", way.end.plural, value.text(), all.join(", ")));
    Err(match nearest(&wanted, all.iter().copied()) {
        Some(near) => refused.suggest(format!("state:{near}")),
        None => refused,
    })
}

fn phase(value: &Operand) -> Result<Name, QueryError> {
    let wanted = value.text().to_ascii_lowercase();
    Phase::ALL.into_iter().find(|p| p.as_str() == wanted).map(|p| Name::from(p.as_str())).ok_or_else(|| {
        let all = Phase::ALL.map(Phase::as_str);
        let refused = value_error(value, format!("“{}” is no phase; the phases are: {}.", value.text(), all.join(", ")));
        match nearest(&wanted, all) {
            Some(near) => refused.suggest(format!("phase:{near}")),
            None => refused,
        }
    })
}
