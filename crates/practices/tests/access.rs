//! Who may do what: every role against every verb on an incident of the customer Acme, assigned to the network group;
//! row scopes, field sets, and why somebody sees something.
#![allow(clippy::unwrap_used)]

mod world;
use engine::{Eyes, Facts, Verb, Viewer};
use kernel::Name;
use schema::query::Query;
use world::World;

fn eyes<'a>(w: &'a World, viewer: &'a Viewer, facts: &'a Facts<'a>) -> Eyes<'a> {
    Eyes { viewer, model: &w.model, rules: &w.rules, facts, now: w.now }
}

/// Verbs in order: read, internal, update, comment, link, move (any), close, override, correct, erase, administer.
#[rustfmt::skip]
const MATRIX: &[(&str, &str)] = &[
    ("@ana",   "r i u c l m x - - - -"),
    ("@lena",  "r i u c l m x - - - -"),
    ("@sam",   "r i u c l m - - - - -"),
    ("@nils",  "r i - c l - - - - - -"),
    ("@iris",  "r i u c l m x o k - -"),
    ("@dora",  "r i u c l m - o - - -"),
    ("@olga",  "r i - c l - - - - - -"),
    ("@levi",  "r i - c l - - - - - -"),
    ("@mona",  "r i - c l - - - - - -"),
    ("@tom",   "r - - - - - - - - - -"),
    ("@aude",  "r i - - - - - - - - -"),
    ("@adam",  "r i - c l - - - - e a"),
    ("@carla", "r - - c - - x - - - -"),
    ("@carl",  "- - - - - - - - - - -"),
    ("@otto",  "- - - - - - - - - - -"),
    ("@rob",   "r - - c - - x - - - -"),
    ("@gone",  "- - - - - - - - - - -"),
];

#[test]
fn roles_by_verbs() {
    let mut w = World::new();
    w.incident("*it", "resolved", "");
    let record = w.record("*it");
    let def = w.model.get("incident").unwrap().clone();
    let mut failures = Vec::new();
    for (who, expected) in MATRIX {
        let viewer = w.viewer(who);
        let facts = Facts::new(&w.shelf);
        let eyes = eyes(&w, &viewer, &facts);
        let any = Verb::Move(Name::from("*"));
        let close = def.r#move("close").unwrap();
        let verbs = [(Verb::Read, "r"), (Verb::Internal, "i"), (Verb::Update, "u"), (Verb::Comment, "c"), (Verb::Link, "l"), (any, "m")];
        let mut got: Vec<&str> = verbs.iter().map(|(v, c)| if eyes.can(&def, v, &record) { *c } else { "-" }).collect();
        got.push(if eyes.can_take(&def, close, Some(&record)) { "x" } else { "-" });
        let rest = [(Verb::Override, "o"), (Verb::Correct, "k"), (Verb::Erase, "e"), (Verb::Administer, "a")];
        got.extend(rest.iter().map(|(v, c)| if eyes.can(&def, v, &record) { *c } else { "-" }));
        if got.join(" ") != *expected {
            failures.push(format!("{who}: {}, expected {expected}", got.join(" ")));
        }
        assert_eq!(eyes.explain(&record).is_empty(), !eyes.sees(&record), "{who}: seeing has a reason");
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn row_scopes_of_roles_are_queries_of_their_types() {
    let w = World::new();
    for role in practices::roles() {
        for grant in role.grants.iter().filter(|g| !g.scope.is_empty()) {
            let def = w.model.get(grant.type_name.as_ref().unwrap()).unwrap();
            let query = Query::parse(&grant.scope).unwrap_or_else(|e| panic!("{}: {}: {e:?}", role.name, grant.scope));
            query.check(&w.model, def).unwrap_or_else(|e| panic!("{}: {}: {e:?}", role.name, grant.scope));
            assert!(w.rules.scopes().settled(&w.model, def, &grant.scope).is_some());
        }
    }
}

#[test]
fn grants_name_types_fields_and_moves_that_exist() {
    let w = World::new();
    for role in practices::roles() {
        for grant in &role.grants {
            let Some(name) = &grant.type_name else { continue };
            let def = w.model.get(name).unwrap_or_else(|| panic!("{}: there is no type {name}", role.name));
            let fields = match &grant.fields {
                engine::FieldSet::All => &[][..],
                engine::FieldSet::Only(names) | engine::FieldSet::Except(names) => names,
            };
            for field in fields {
                assert!(def.field(field).is_some(), "{}: {name} has no field {field}", role.name);
            }
            for verb in &grant.verbs {
                if let Verb::Move(m) = verb {
                    assert!(*m == *"*" || def.r#move(m).is_some(), "{}: {name} has no move {m}", role.name);
                }
            }
        }
    }
}

#[test]
fn roles_named_by_moves_exist_and_every_role_can_be_assigned() {
    let model = practices::model();
    for def in model.types.values() {
        for m in def.lifecycle.iter().flat_map(|l| &l.moves) {
            for role in &m.roles {
                assert!(practices::access::role(role).is_some(), "{}: {} names the role {role}", def.name, m.name);
            }
        }
    }
    let field = model.get("role_assignment").unwrap().field("role").unwrap().clone();
    let schema::FieldKind::Choice { choices } = field.kind else { panic!() };
    for role in practices::roles() {
        assert!(choices.iter().any(|c| c.name == role.name), "{} cannot be assigned", role.name);
    }
}

#[test]
fn a_user_sees_the_fields_of_their_own_incident_and_no_more() {
    let mut w = World::new();
    w.incident("*it", "in_progress", "security_related=true");
    let record = w.record("*it");
    let def = w.model.get("incident").unwrap().clone();
    let facts = Facts::new(&w.shelf);
    for (who, field, sees) in [
        ("@carla", "legacy_reference", false),
        ("@carla", "title", true),
        ("@carla", "priority", true),
        ("@carla", "security_related", false),
        ("@carla", "priority_override_reason", false),
        ("@rob", "security_related", false),
        ("@ana", "security_related", true),
        ("@carl", "title", false),
        ("@otto", "title", false),
    ] {
        let viewer = w.viewer(who);
        let eyes = eyes(&w, &viewer, &facts);
        assert_eq!(eyes.sees_field(&def, &record, field), sees, "{who} {field}");
        assert_eq!(eyes.visible_fields(&def, &record).iter().any(|f| *f == *field), sees, "{who} {field}");
    }
}

#[test]
fn people_of_other_customers_stay_unknown() {
    let w = World::new();
    let facts = Facts::new(&w.shelf);
    for (who, other, sees) in [
        ("@carla", "@ana", true),
        ("@carla", "@carl", true),
        ("@carla", "@otto", false),
        ("@otto", "@carla", false),
        ("@ana", "@otto", true),
        ("@carla", "@carla", true),
    ] {
        let viewer = w.viewer(who);
        assert_eq!(eyes(&w, &viewer, &facts).sees(&w.record(other)), sees, "{who} {other}");
    }
}

#[test]
fn a_role_for_one_customer_ends_at_that_customer() {
    let mut w = World::new();
    let acme = w.id("$acme");
    let (sam, levi) = (w.id("@sam"), w.id("@levi"));
    w.put(
        "=sam",
        "role_assignment",
        None,
        &[
            ("role", serde_json::json!("service_desk_agent")),
            ("person", serde_json::json!(sam)),
            ("valid_from", serde_json::json!("2026-01-01")),
            ("customers", serde_json::json!([acme])),
        ],
    );
    w.put(
        "=levi",
        "role_assignment",
        None,
        &[
            ("role", serde_json::json!("service_desk_agent")),
            ("person", serde_json::json!(levi)),
            ("valid_from", serde_json::json!("2026-06-02")),
        ],
    );
    w.incident("*acme", "new", "");
    w.incident("*globex", "new", "customer=$globex; caller=@otto");
    let facts = Facts::new(&w.shelf);
    let viewer = w.viewer("@sam");
    assert!(eyes(&w, &viewer, &facts).sees(&w.record("*acme")));
    assert!(!eyes(&w, &viewer, &facts).sees(&w.record("*globex")));
    let later = w.viewer("@levi");
    assert!(!eyes(&w, &later, &facts).sees(&w.record("*acme")), "an assignment of tomorrow is none today");
}

#[test]
fn watching_shows_the_incident() {
    let mut w = World::new();
    w.incident("*it", "new", "");
    assert_eq!(w.outcome("@carl", Some("*it"), "watch @carl"), "not-visible");
    w.must("@ana", Some("*it"), "watch @carl");
    let facts = Facts::new(&w.shelf);
    let viewer = w.viewer("@carl");
    let eyes = eyes(&w, &viewer, &facts);
    assert!(eyes.sees(&w.record("*it")));
    let why = eyes.explain(&w.record("*it"));
    assert_eq!(why.len(), 1, "{why:?}");
    let start = "The role user may read incidents that match “requester:me or watching:me”, as this one does, without the fields ";
    assert!(why[0].starts_with(start), "{why:?}");
}
