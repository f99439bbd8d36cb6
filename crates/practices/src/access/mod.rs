//! Roles and what they may: base roles as data, and the viewer a person's role assignments make.

use crate::definitions::{GRANTS, ROLES};
use engine::{FieldSet, Grant, Grants, Record, Verb, Viewer};
use journal::Actor;
use kernel::{Date, Id, Name};
use schema::Value;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A role as written.
#[derive(Clone, Debug)]
pub struct Role {
    /// Machine name.
    pub name: Name,
    /// What people call it.
    pub title: String,
    /// What it allows, that of the roles it extends included.
    pub grants: Vec<Grant>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleFile {
    role: Vec<RoleText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleText {
    name: String,
    title: String,
    #[serde(default)]
    extends: Vec<String>,
    #[serde(default)]
    grant: Vec<GrantText>,
}

/// `grants.toml` of a practice: what it lets the roles do with its types.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GrantFile {
    grant: Vec<GrantText>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct GrantText {
    /// Who gets it; said by a practice only, for in the list of roles a grant stands with its role.
    #[serde(default)]
    role: Vec<String>,
    #[serde(rename = "type")]
    types: Vec<String>,
    verbs: Vec<String>,
    #[serde(default)]
    rows: String,
    #[serde(default)]
    only: Vec<String>,
    #[serde(default)]
    except: Vec<String>,
}

/// The base roles.
#[must_use]
pub fn roles() -> &'static [Role] {
    static BASE: LazyLock<Vec<Role>> = LazyLock::new(|| read(ROLES, GRANTS).expect("the shipped roles are sound (a test says so)"));
    &BASE
}

/// The base role called `name`.
#[must_use]
pub fn role(name: &str) -> Option<&'static Role> {
    roles().iter().find(|r| r.name == *name)
}

/// Roles from the list of them, with what each practice grants; a role has what those it extends have.
fn read(roles: &[(&str, &str)], grants: &[(&str, &str)]) -> Result<Vec<Role>, String> {
    let mut given: Vec<(String, GrantText)> = Vec::new();
    let mut listed: Vec<RoleText> = Vec::new();
    for (path, text) in roles {
        let file: RoleFile = toml::from_str(text).map_err(|e| format!("{path}: {e}"))?;
        listed.extend(file.role);
    }
    for (path, text) in grants {
        let file: GrantFile = toml::from_str(text).map_err(|e| format!("{path}: {e}"))?;
        for grant in file.grant {
            for role in &grant.role {
                if !listed.iter().any(|r| r.name == *role) {
                    return Err(format!("{path}: there is no role “{role}”"));
                }
                given.push((role.clone(), grant.clone()));
            }
        }
    }
    let mut out: Vec<Role> = Vec::new();
    for role in listed {
        let name = Name::from(role.name.as_str());
        let mut grants = Vec::new();
        for base in &role.extends {
            let base =
                out.iter().find(|r| *r.name == **base).ok_or_else(|| format!("{name} extends {base}, which does not stand before it"))?;
            grants.extend(base.grants.iter().cloned().map(|g| Grant { role: name.clone(), ..g }));
        }
        let own = given.iter().filter(|(to, _)| *to == role.name).map(|(_, grant)| grant);
        for grant in role.grant.iter().chain(own) {
            grants.extend(each(&name, grant)?);
        }
        out.push(Role { name, title: role.title, grants });
    }
    out.retain(|r| !r.name.starts_with('_'));
    Ok(out)
}

/// One grant for each type it names.
fn each(role: &Name, text: &GrantText) -> Result<Vec<Grant>, String> {
    let names = |list: &[String]| list.iter().map(|n| Name::from(n.as_str())).collect();
    let fields = match (text.only.as_slice(), text.except.as_slice()) {
        ([], []) => FieldSet::All,
        (only, []) => FieldSet::Only(names(only)),
        ([], except) => FieldSet::Except(names(except)),
        _ => return Err(format!("{role}: a grant has either `only` or `except`")),
    };
    let verbs = text.verbs.iter().map(|v| verb(v)).collect::<Result<Vec<_>, _>>()?;
    let grant = |kind: &String| Grant {
        role: role.clone(),
        type_name: (kind != "*").then(|| Name::from(kind.as_str())),
        verbs: verbs.clone(),
        fields: fields.clone(),
        scope: text.rows.clone(),
    };
    Ok(text.types.iter().map(grant).collect())
}

fn verb(text: &str) -> Result<Verb, String> {
    Ok(match text {
        "read" => Verb::Read,
        "internal" => Verb::Internal,
        "create" => Verb::Create,
        "update" => Verb::Update,
        "comment" => Verb::Comment,
        "link" => Verb::Link,
        "override" => Verb::Override,
        "correct" => Verb::Correct,
        "erase" => Verb::Erase,
        "administer" => Verb::Administer,
        "move" => Verb::Move(Name::from("*")),
        other => Verb::Move(Name::from(other.strip_prefix("move_").ok_or_else(|| format!("there is no verb {other}"))?)),
    })
}

/// Reference records a viewer is made of.
pub struct Circumstances<'a> {
    /// All role assignments (others' are passed over).
    pub assignments: Vec<&'a Record>,
    /// All groups.
    pub groups: Vec<&'a Record>,
    /// All customers.
    pub customers: Vec<&'a Record>,
    /// The organisation's time zone.
    pub zone: &'a str,
    /// Today, in that zone.
    pub today: Date,
}

/// What a person may: the roles assigned to them today, and `user`, which every active person is. An inactive person may
/// nothing.
#[must_use]
pub fn viewer(person: &Record, around: &Circumstances<'_>) -> Viewer {
    let mut viewer = Viewer {
        actor: Actor::Person(person.id),
        roles: Vec::new(),
        groups: Vec::new(),
        customers: Vec::new(),
        grants: Grants::sealing(sealed()),
        zone: person.text("time_zone").unwrap_or(around.zone).to_owned(),
        locale: person.text("locale").unwrap_or("en").to_owned(),
    };
    if !person.flag("active") {
        return viewer;
    }
    let names = |record: &Record, field: &str, id: Id| matches!(record.get(field), Some(Value::References(ids)) if ids.contains(&id));
    let groups = around.groups.iter().filter(|g| g.reference("lead") == Some(person.id) || names(g, "members", person.id));
    viewer.groups = groups.map(|g| g.id).collect();
    viewer.customers.extend(person.reference("customer"));
    let looks_after = |c: &&&Record| c.reference("relationship_manager") == Some(person.id) || names(c, "contacts", person.id);
    viewer.customers.extend(around.customers.iter().filter(looks_after).map(|c| c.id));
    add(&mut viewer, "user", false);
    for assignment in &around.assignments {
        let valid = match (assignment.get("valid_from"), assignment.get("valid_to")) {
            (Some(Value::Date(from)), Some(Value::Date(to))) => *from <= around.today && around.today <= *to,
            (Some(Value::Date(from)), None) => *from <= around.today,
            _ => false,
        };
        if assignment.reference("person") != Some(person.id) || !valid {
            continue;
        }
        let Some(role) = assignment.choice("role") else { continue };
        let customers: &[Id] = match assignment.get("customers") {
            Some(Value::References(ids)) => ids,
            _ => &[],
        };
        viewer.customers.extend(customers);
        add(&mut viewer, role, !customers.is_empty());
    }
    viewer.customers.sort_unstable();
    viewer.customers.dedup();
    viewer
}

/// Whether rows of a type belong to a customer.
fn of_customers(type_name: &str) -> bool {
    // The customer of a person says where they work.
    type_name != "person" && crate::model().get(type_name).is_some_and(|def| def.spine.customer.is_some())
}

/// Types that only grants by name open.
fn sealed() -> BTreeSet<Name> {
    crate::model().types.values().filter(|def| def.sealed).map(|def| def.name.clone()).collect()
}

/// Adds a role's grants; `narrowed` to the viewer's own customers where rows belong to customers.
fn add(viewer: &mut Viewer, name: &str, narrowed: bool) {
    let Some(role) = role(name) else { return };
    if !viewer.roles.contains(&role.name) {
        viewer.roles.push(role.name.clone());
    }
    for grant in &role.grants {
        let mut grant = grant.clone();
        let owned = grant.type_name.as_ref().is_none_or(|t| of_customers(t));
        if narrowed && owned {
            grant.scope = match grant.scope.trim() {
                "" => "customer:my_customers".to_owned(),
                scope => format!("customer:my_customers ({scope})"),
            };
        }
        viewer.grants.add(grant);
    }
}

/// A named automation. It acts under its own name, decides nothing a person must decide, and sees what it works on.
#[must_use]
pub fn automation(name: &str) -> Viewer {
    let all = vec![
        Verb::Read,
        Verb::Internal,
        Verb::Create,
        Verb::Update,
        Verb::Comment,
        Verb::Link,
        Verb::Move(Name::from("*")),
        Verb::Override,
        Verb::Correct,
        Verb::Erase,
        Verb::Administer,
    ];
    let grant = Grant { role: Name::from("automation"), type_name: None, verbs: all, fields: FieldSet::All, scope: String::new() };
    Viewer {
        actor: Actor::system(name),
        roles: vec![Name::from("automation")],
        groups: Vec::new(),
        customers: Vec::new(),
        grants: Grants::from_iter([grant]),
        zone: "UTC".to_owned(),
        locale: "en".to_owned(),
    }
}
