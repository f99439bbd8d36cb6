//! What the check finds, as data: an edit of a good definition, and the finding it leads to.
#![allow(clippy::unwrap_used, missing_docs)]

const GOOD: &str = r#"name = "job"
title = "Job"
purpose = "Something to do."
prefix = "JOB"
extends = ["base"]

[spine]
owner = "who"
rank = "size"

[[field]]
name = "size"
kind = "choice"
choices = ["big", { name = "small", tone = "good" }]
default = "small"

[[field]]
name = "who"
kind = "person"

[[field]]
name = "done_at"
kind = "instant"
computed = true

[[field]]
name = "times"
kind = "integer"
computed = true

[[field]]
name = "amount"
kind = "decimal"
min = 1
max = "9.5"

[[field]]
name = "next"
kind = "reference"
to = "job"

[[state]]
name = "open"
phase = "open"

[[state]]
name = "over"
phase = "closed"
terminal = true
required = ["who"]

[[move]]
name = "finish"
from = ["open"]
to = "over"
needs = ["size"]
prompts = ["amount"]
effects = ["stamp done_at", "count times", { set = "size", to = "big" }]

[[clock]]
kind = "resolution"
start = "begun_at"
stop = "done_at"
by = "size"

[[link]]
name = "part_of"
to = "self"
inverse = "Parts"

[[form]]
label = "Main"
fields = ["title", "size", "who", "amount", "next", "begun_at"]

[list]
columns = ["number", "title", "size"]
sort = "size,-due"
view = [{ name = "all", query = "" }]
"#;

const BASE: &str = "name = \"base\"\ntrait = true\n[[field]]\nname = \"title\"\nkind = \"text\"\nrequired = true\n[[field]]\nname = \"begun_at\"\nkind = \"instant\"\n";

const PERSON: &str =
    "name='person'\ntitle='P'\npurpose='P'\n[[field]]\nname='title'\nkind='text'\nmax=50\n[[form]]\nlabel='A'\nfields=['title']";

fn findings(text: &str) -> Vec<String> {
    match schema::load(&[("base.toml", BASE), ("person.toml", PERSON), ("job.toml", text)], &[]) {
        Ok(loaded) => loaded.warnings.0.iter().map(ToString::to_string).collect(),
        Err(errors) => errors.0.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn the_good_definition_is_good() {
    assert_eq!(findings(GOOD), Vec::<String>::new());
}

#[test]
fn every_edit_is_found() {
    // (text to replace, replacement, the finding it must lead to; the place is part of it)
    let cases: &[(&str, &str, &str)] = &[
        ("title = \"Job\"", "title = ", "SCH-001 job.toml:2:9"),
        (
            "title = \"Job\"",
            "title = \"Job\"\ntitel = \"x\"",
            "SCH-002 job.toml:3:1 a definition has no key `titel` hint: did you mean “title”?",
        ),
        ("tone = \"good\"", "tome = \"good\"", "SCH-002 job.toml:14:37 a choice has no key `tome` hint: did you mean “tone”?"),
        ("title = \"Job\"", "title = 5", "SCH-003 job.toml:2:9 `title` must be a text, not a whole number"),
        ("title = \"Job\"", "title = \"  \"", "SCH-003 job.toml:2:9 `title` is empty"),
        ("title = \"Job\"", "", "SCH-004 job.toml:1:8 record type “job” has no `title`"),
        ("purpose = \"Something to do.\"", "", "SCH-004 job.toml:1:8 record type “job” has no `purpose`"),
        ("name = \"who\"\nkind = \"person\"", "name = \"who\"", "SCH-004 job.toml:17:1 field “who” has no `kind`"),
        ("name = \"who\"\nkind", "kind", "SCH-004 job.toml:17:1 this field has no `name`"),
        ("name = \"job\"", "name = \"Job\"", "SCH-005 job.toml:1:8 “Job” is not a name"),
        ("name = \"times\"", "name = \"how many\"", "SCH-005 job.toml:27:8 “how many” is not a name"),
        ("name = \"times\"", "name = \"who\"", "SCH-006 job.toml:26:1 field “who” is defined twice"),
        ("name = \"over\"", "name = \"open\"", "SCH-006 job.toml:46:1 state “open” is defined twice"),
        ("name = \"part_of\"", "name = \"who\"", "SCH-006 job.toml:66:1 “who” is a field and a link"),
        ("name = \"times\"", "name = \"due\"", "SCH-007 job.toml:26:1 “due” is a name that every record"),
        ("[\"base\"]", "[\"bass\"]", "SCH-008 job.toml:5:12 there is no trait “bass” hint: did you mean “base”?"),
        ("[\"base\"]", "[\"base\", \"job\"]", "SCH-009 job.toml:5:20 job → job"),
        ("kind = \"person\"", "kind = \"persona\"", "SCH-010 job.toml:19:8 there is no kind “persona” hint: did you mean “person”?"),
        ("kind = \"person\"", "kind = \"person\"\nmax = 5", "SCH-011 job.toml:20:7 `max` says nothing about a field of kind person"),
        ("kind = \"person\"", "kind = \"person\"\nmin_text = 5", "SCH-011 job.toml:20:1 `min_text` does not fit the kind of “who”"),
        ("kind = \"person\"", "kind = \"person\"\nsearch = true", "SCH-011 job.toml:20:1 `search` does not fit the kind of “who”"),
        ("name = \"times\"", "name = \"title\"", "SCH-012 job.toml:28:8 “title” is text where it comes from, and integer here"),
        ("min = 1", "min = 10", "SCH-013 job.toml:31:1 10 is above 9.5"),
        ("min = 1", "min = \"one\"", "SCH-013 job.toml:34:7 “one” is not a decimal number"),
        ("\"big\", {", "\"small\", {", "SCH-014 job.toml:14:21 choice “small” stands twice"),
        (
            "choices = [\"big\", { name = \"small\", tone = \"good\" }]",
            "choices = []",
            "SCH-014 job.toml:13:8 field “size” offers no choices",
        ),
        (
            "default = \"small\"",
            "default = \"smal\"",
            "SCH-015 job.toml:15:1 the default of “size” would be refused: Size has no choice “smal”. Did you mean “small”?",
        ),
        ("owner = \"who\"", "owner = \"whom\"", "SCH-016 job.toml:8:1 job has no field “whom” hint: did you mean “who”?"),
        ("owner = \"who\"", "owner = \"size\"", "SCH-017 job.toml:8:1 a person is needed here; “size” is not one"),
        ("start = \"begun_at\"", "start = \"size\"", "SCH-017 job.toml:62:1 an instant is needed here; “size” is not one"),
        ("stop = \"done_at\"", "stop = \"done\"", "SCH-016 job.toml:63:1 job has no field “done”"),
        ("by = \"size\"", "by = \"who\"", "SCH-017 job.toml:64:1 a choice is needed here; “who” is not one"),
        ("count times", "count who", "SCH-017 job.toml:58:29 an integer is needed here; “who” is not one"),
        ("stamp done_at", "stamp who", "SCH-017 job.toml:58:12 an instant or a date is needed here"),
        ("needs = [\"size\"]", "needs = [\"sise\"]", "SCH-016 job.toml:56:10 job has no field “sise” hint: did you mean “size”?"),
        ("prompts = [\"amount\"]", "prompts = [\"times\"]", "SCH-033 job.toml:57:12 “times” is computed: nobody can be asked for it"),
        ("to = \"over\"", "to = \"oven\"", "SCH-018 job.toml:55:1 there is no state “oven” hint: did you mean “over”?"),
        ("from = [\"open\"]", "from = [\"opn\"]", "SCH-018 job.toml:54:9 there is no state “opn” hint: did you mean “open”?"),
        ("[[clock]]", "[[state]]\nname = \"lost\"\nphase = \"working\"\n[[clock]]", "SCH-019 job.toml:60:1 no move leads to “lost”"),
        ("from = [\"open\"]", "from = [\"open\", \"over\"]", "SCH-020 job.toml:54:17 “over” is terminal: nothing leads out of it"),
        ("phase = \"closed\"", "phase = \"done\"", "SCH-020 job.toml:46:1 “over” is terminal, but phase done is not an end"),
        ("terminal = true", "terminal = false", "SCH-021 job.toml:46:1 nothing leads out of “over”"),
        ("phase = \"closed\"", "phase = \"close\"", "SCH-022 job.toml:48:9 there is no phase “close” hint: did you mean “closed”?"),
        ("required = [\"who\"]", "required = [\"who\"]\nhidden = [\"who\"]", "SCH-023 job.toml:50:13 the state says two things of “who”"),
        ("required = [\"who\"]", "prompted = [\"times\"]", "SCH-023 job.toml:50:13 “times” is computed: nobody can be asked for it"),
        ("required = [\"who\"]", "hidden = [\"title\"]", "SCH-023 job.toml:50:11 “title” is required and cannot be hidden"),
        ("required = [\"who\"]", "required = [\"whom\"]", "SCH-016 job.toml:50:13 job has no field “whom”"),
        ("to = \"job\"", "to = \"jobs\"", "SCH-024 job.toml:40:1 there is no record type “jobs” hint: did you mean “job”?"),
        ("to = \"self\"", "to = \"sel\"", "SCH-024 job.toml:68:1 there is no record type “sel”"),
        ("count times", "increase times", "SCH-025 job.toml:58:29 “increase times” is not an effect"),
        (
            "to = \"big\"",
            "to = \"bik\"",
            "SCH-025 job.toml:58:44 “size” cannot be set to this: Size has no choice “bik”. Did you mean “big”?",
        ),
        ("count times", "clear title", "SCH-025 job.toml:58:29 “title” is required and cannot be cleared"),
        ("needs = [\"size\"]", "needs = [{ query = \"x\" }]", "SCH-026 job.toml:56:10 this need is not understood"),
        (
            "needs = [\"size\"]",
            "needs = [\"public_message\"]",
            "SCH-026 job.toml:56:1 a message is needed, but records of this type carry no conversation",
        ),
        (
            "\"title\", \"size\"]\nsort",
            "\"title\", \"sise\"]\nsort",
            "SCH-027 job.toml:76:31 there is no column “sise” hint: did you mean “size”?",
        ),
        ("\"size,-due\"", "\"size,-dew\"", "SCH-027 job.toml:77:14 Jobs have no field “dew” to sort by."),
        ("query = \"\"", "query = \"is:open siez:big\"", "SCH-031 job.toml:78:42 "),
        ("query = \"\"", "query = \"size:huge\"", "SCH-031 job.toml:78:"),
        (
            "choices = [\"big\", { name = \"small\", tone = \"good\" }]",
            "choices = \"sise\"",
            "SCH-016 job.toml:14:11 there is no field “sise” with choices to share",
        ),
        ("query = \"\"", "query = \"(\"", "SCH-031 job.toml:78:"),
        (
            "needs = [\"size\"]",
            "needs = [{ query = \"next.who:?\", refuse = \"No.\" }, { query = \"sise:big\", refuse = \"No.\" }]",
            "SCH-031 job.toml:56:",
        ),
        (
            "\"who\", \"amount\"",
            "\"who\", \"amount\"]\n[[form]]\nlabel = \"More\"\nfields = [\"size\"",
            "SCH-028 job.toml:76:11 “size” stands in more than one group of the form",
        ),
        ("\"who\", \"amount\",", "\"who\",", "SCH-029 job.toml:31:1 “amount” stands in no group of the form"),
        (
            "fields = [\"title\", \"size\",",
            "fields = [\"size\", \"title\"]\n[[form]]\nlabel = \"New\"\non_create = true\nfields = [",
            "SCH-037 base.toml:3:1 “title” is required, but the creation form does not offer it",
        ),
        ("prefix = \"JOB\"", "prefix = \"job\"", "SCH-030 job.toml:4:1 a prefix is two to five capital letters"),
        ("tone = \"good\"", "tone = \"god\"", "SCH-032 job.toml:14:44 there is no tone “god” hint: did you mean “good”?"),
        (
            "computed = true",
            "computed = true\nrequired = true",
            "SCH-033 job.toml:21:1 “done_at” is computed: nobody can be required to fill it",
        ),
        ("[spine]", "[spine]\ntitle = \"name\"", "SCH-034 job.toml:8:1 job has no field “name” to serve as title"),
    ];
    let mut wrong = Vec::new();
    for (from, to, expect) in cases {
        assert!(GOOD.contains(from), "the good definition does not contain {from:?}");
        let found = findings(&GOOD.replacen(from, to, 1));
        let prefix = |f: &String| f.starts_with(expect);
        if !found.iter().any(prefix) {
            wrong.push(format!("{from:?} -> {to:?}\nexpected {expect}\nfound {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn several_findings_come_at_once_in_order() {
    let text = GOOD
        .replace("to = \"over\"", "to = \"oven\"")
        .replace("owner = \"who\"", "owner = \"whom\"")
        .replace("tone = \"good\"", "tone = \"god\"");
    let codes: Vec<_> = findings(&text).iter().map(|f| f[..7].to_owned()).collect();
    assert_eq!(codes, ["SCH-016", "SCH-032", "SCH-019", "SCH-018"]);
}

#[test]
fn types_are_checked_together() {
    let other = GOOD.replace("\"job\"", "\"task\"");
    let errors = schema::load(&[("base.toml", BASE), ("job.toml", GOOD), ("task.toml", &other)], &[]).unwrap_err();
    assert_eq!(errors.to_string(), "SCH-030 task.toml:4:1 “JOB” is already the prefix of job\n");
    let errors = schema::load(&[("base.toml", BASE), ("job.toml", GOOD), ("again.toml", GOOD)], &[]).unwrap_err();
    assert_eq!(errors.to_string(), "SCH-006 again.toml:1:8 “job” is already defined in job.toml\n");
    let circle = [
        ("a.toml", "name='a'\ntrait=true\nextends='b'"),
        ("b.toml", "name='b'\ntrait=true\nextends='a'"),
        ("c.toml", "name='c'\nextends='a'\ntitle='C'\npurpose='P'"),
    ];
    assert!(schema::load(&circle, &[]).unwrap_err().has("SCH-009"));
    let loaded = schema::load(&[("base.toml", BASE)], &[]).unwrap();
    assert_eq!(loaded.warnings.to_string(), "SCH-036 base.toml:1:8 no record type extends “base” hint: extend it or delete it\n");
}

#[test]
fn traits_compose_nearest_first() {
    let far = (
        "far.toml",
        "name='far'\ntrait=true\nwatchable=true\n[[field]]\nname='title'\nkind='text'\nmax=50\nhelp='far'\n[[state]]\nname='s'\nphase='open'\nhidden=['note']\n[[form]]\nlabel='A'\nfields=['title','note']\n[[field]]\nname='note'\nkind='text'",
    );
    let near = (
        "near.toml",
        "name='near'\ntrait=true\nextends='far'\n[[field]]\nname='title'\nlabel='Near'\n[[form]]\nlabel='B'\nfields=['note']\nrail=true",
    );
    let this = (
        "t.toml",
        "name='t'\ntitle='T'\npurpose='P'\nextends=['near','far']\n[[field]]\nname='title'\nhelp='here'\n[[state]]\nname='s'\nphase='closed'\nterminal=true",
    );
    let loaded = schema::load(&[far, near, this], &[]).unwrap_or_else(|e| panic!("{e}"));
    let def = loaded.model.get("t").unwrap();
    assert_eq!(def.traits, ["near", "far"]);
    let title = def.field("title").unwrap();
    assert_eq!((title.label.as_str(), title.help.as_str(), &title.kind), ("Near", "here", &schema::FieldKind::Text { max: 50 }));
    assert_eq!(def.form.iter().map(|g| (g.label.as_str(), g.fields.len(), g.rail)).collect::<Vec<_>>(), [("B", 1, true), ("A", 1, false)]);
    let state = def.state("s").unwrap();
    assert!(state.terminal && state.fields.contains_key("note") && def.watchable);
    assert_eq!(loaded.model.fingerprint.len(), 64);
}

#[test]
fn people_and_groups_need_their_types() {
    let bare = |name: &str| format!("name='{name}'\ntitle='T'\npurpose='P'\n[[field]]\nname='title'\nkind='text'\nmax=50");
    let held = format!(
        "{}\n[[field]]\nname='lead'\nkind='person'\n[[field]]\nname='team'\nkind='group'\n[[form]]\nlabel='A'\nfields=['title','lead','team']",
        bare("t")
    );
    let form = "\n[[form]]\nlabel='A'\nfields=['title']";
    let loaded = schema::load(&[("t.toml", &held), ("p.toml", &(bare("person") + form))], &[]).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(
        loaded.warnings.to_string(),
        "SCH-039 t.toml:11:1 “team” holds a group, and there is no record type “group” hint: define “group”, or make it a reference to the type it should be\n"
    );
    let loaded =
        schema::load(&[("t.toml", &held), ("p.toml", &(bare("person") + form)), ("g.toml", &(bare("group") + form))], &[]).unwrap();
    assert!(loaded.warnings.is_empty(), "{}", loaded.warnings);
}
