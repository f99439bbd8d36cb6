//! Lists out and in, on both databases: what comes back is what went out, once, and by nobody who might not have done it by hand.

use crate::desk::{Desk, make};
use app::exchange::{Change, Chosen, Counts, Export, Extent, Fate, Format, Progress, Report, Source, Wanted, matched};
use app::view::ListQuery;
use app::{App, AppError};
use engine::Viewer;
use kernel::{Code, Id};
use serde_json::json;
use std::sync::Arc;

async fn bring(
    app: &App,
    viewer: &Viewer,
    type_name: &str,
    file: impl Into<Vec<u8>>,
    dry_run: bool,
    confirmed: bool,
) -> Result<Report, AppError> {
    let source = Source::opened(file.into()).await?;
    let def = app.def(type_name)?;
    let columns = matched(&def, source.headings(), &Chosen::new())?;
    let wanted = Wanted { type_name: def.name.clone(), columns, dry_run, confirmed, reason: None };
    app.import_rows(viewer, &source, &wanted, &Progress::default()).await
}

async fn take(app: &App, viewer: &Viewer, type_name: &str, file: &str) -> Report {
    bring(app, viewer, type_name, file, false, true).await.unwrap_or_else(|e| panic!("{e}"))
}

async fn out(app: &Arc<App>, viewer: &Arc<Viewer>, type_name: &str, extent: Extent, format: Format) -> Vec<u8> {
    let mut export = Export::begin(app.clone(), viewer.clone(), ListQuery::of(type_name), extent, format).await.unwrap();
    let mut all = Vec::new();
    while let Some(piece) = export.next().await.unwrap() {
        all.extend(piece);
    }
    all
}

fn counts(created: u64, updated: u64, unchanged: u64, refused: u64) -> Counts {
    Counts { rows: created + updated + unchanged + refused, created, updated, unchanged, refused }
}

async fn entries(d: &Desk) -> u64 {
    d.app.store().journal().count().await.unwrap()
}

#[tokio::test]
async fn a_file_twice_writes_once() {
    for d in Desk::everywhere().await {
        let ada = d.viewer(d.admin).await;
        let file = "Name,Within,Legacy reference\nNetwork,,C-1\nCables,C-1,C-2\nRouters,Network,C-3\n";
        let before = entries(&d).await;
        let tried = bring(&d.app, &ada, "category", file, true, false).await.unwrap();
        assert_eq!((tried.counts, tried.dry_run), (counts(3, 0, 0, 0), true), "{tried:?}");
        assert_eq!(entries(&d).await, before, "a dry run writes nothing");
        let report = take(&d.app, &ada, "category", file).await;
        assert_eq!(report.counts, counts(3, 0, 0, 0), "{}: {report:?}", d.database.name());
        let written = entries(&d).await;
        assert_eq!(take(&d.app, &ada, "category", file).await.counts, counts(0, 0, 3, 0));
        assert_eq!(entries(&d).await, written, "{}: the same file again writes nothing", d.database.name());

        // Only what differs is written; an empty cell leaves alone.
        let changed = "name,active,legacy_reference\nNetwork,,C-1\nWires,no,C-2\n";
        let report = take(&d.app, &ada, "category", changed).await;
        assert_eq!(report.counts, counts(0, 1, 1, 0), "{report:?}");
        let change = |label: &str, before: &str, after: &str| Change { label: label.into(), before: before.into(), after: after.into() };
        assert_eq!(report.first[1].changes, [change("Name", "Cables", "Wires"), change("Active", "yes", "no")]);
        assert_eq!(entries(&d).await, written + 1);
        let emptied = take(&d.app, &ada, "category", "legacy_reference,parent\nC-3,(empty)\n").await;
        assert_eq!(emptied.first[0].changes, [change("Within", "Network", "")]);
    }
}

#[tokio::test]
async fn rows_without_a_key_are_known_by_what_they_say() {
    for d in Desk::everywhere().await {
        let ina = d.viewer(d.agent).await;
        let rows = "title,description,caller,impact,urgency,service,category,channel,security_related\n\
            Printer is on fire,It burns since this morning.,ben@example.org,3_low,2_medium,Mail,Mail,Telephone,no\n\
            Printer is on fire,It burns since this morning.,ben@example.org,3_low,2_medium,Mail,Mail,Telephone,no\n";
        let report = take(&d.app, &ina, "incident", rows).await;
        assert_eq!(report.counts, counts(2, 0, 0, 0), "two rows that say the same are two: {report:?}");
        assert_eq!(take(&d.app, &ina, "incident", rows).await.counts, counts(0, 0, 2, 0));
        // By somebody else too.
        let ada = d.viewer(d.admin).await;
        if d.app.may_import(&ada, &d.app.def("incident").unwrap()) {
            assert_eq!(take(&d.app, &ada, "incident", rows).await.counts, counts(0, 0, 2, 0));
        }
        let list = d.app.list(&ina, &ListQuery::of("incident").matching("fire").counted()).await.unwrap();
        assert_eq!(list.count.unwrap().n, 2);
        assert!(list.rows.iter().all(|r| r.state.as_deref() == Some("new") && r.get("priority").is_some()), "a record like any other");
    }
}

#[tokio::test]
async fn each_row_is_refused_for_its_own_reason() {
    for d in Desk::everywhere().await {
        let ina = d.viewer(d.agent).await;
        let head = "title,description,caller,impact,urgency,service,category,security_related,state,number,reported_at\n";
        let row = |title: &str, caller: &str, impact: &str, state: &str, number: &str, at: &str| {
            format!("{title},It does not work any more.,{caller},{impact},2_medium,Mail,Mail,no,{state},{number},{at}\n")
        };
        let file = [
            head.to_owned(),
            row("No mail at all", "ben@example.org", "3_low", "New", "", ""),
            row("No mail at all", "nobody@example.org", "3_low", "", "", ""),
            row("No mail at all", "ben@example.org", "enormous", "", "", ""),
            row("No mail at all", "ben@example.org", "3_low", "Closed", "", ""),
            row("No mail at all", "ben@example.org", "3_low", "", "INC0999999", ""),
            row("tbd", "ben@example.org", "3_low", "", "", "2030-01-01 10:00"),
            "one cell\n".to_owned(),
        ]
        .concat();
        for dry in [true, false] {
            let report = bring(&d.app, &ina, "incident", file.clone(), dry, true).await.unwrap();
            assert_eq!(report.counts, counts(1, 0, 0, 6), "{report:?}");
            let why: Vec<(u64, String)> = report.reasons();
            let want = [
                (3, "Caller “nobody@example.org” names a record that does not exist or that you may not see."),
                (4, "Impact has no choice “enormous”."),
                (5, "A new record begins in state “New”, not in “Closed”; an import sets no other. Leave the column out to begin there."),
                (
                    6,
                    "There is no incident with the number “INC0999999” here that you may see. If it is a number of another system, head the column Legacy reference.",
                ),
                (8, "Line 8: the row has 1 cells where the header names 11."),
            ];
            for (line, reason) in want {
                assert_eq!(why.iter().find(|w| w.0 == line).map(|w| &*w.1), Some(reason), "{}", d.database.name());
            }
            let seventh = &why.iter().find(|w| w.0 == 7).unwrap().1;
            assert!(seventh.contains("needs a real text"), "{seventh}");
            if dry {
                assert_eq!(d.app.list(&ina, &ListQuery::of("incident").counted()).await.unwrap().count.unwrap().n, 0);
            }
        }
        // What is refused can be mended where it stands.
        let source = Source::opened(file.into_bytes()).await.unwrap();
        let mended = String::from_utf8(source.refused([(4, "Impact has no choice “enormous”.")].into_iter()).unwrap()).unwrap();
        assert!(mended.ends_with(",Impact has no choice “enormous”.\r\n"), "{mended}");
        let again = take(&d.app, &ina, "incident", &mended.replace("enormous", "1_high")).await;
        assert_eq!(again.counts, counts(1, 0, 0, 0), "{again:?}");
    }
}

#[tokio::test]
async fn nothing_is_imported_that_could_not_be_done_by_hand() {
    for d in Desk::everywhere().await {
        let (ina, ben) = (d.viewer(d.agent).await, d.viewer(d.ben).await);
        let incident = d.incident(d.ben, "Mail arrives twice").await;
        let number = incident.number.clone().unwrap();
        // A second person confirms an override, not the one who makes it.
        let file = format!(
            "number,priority_override,priority_override_reason,priority_override_confirmed_by\n\
             {number},P1,The whole board of directors waits for it.,ina@example.org\n"
        );
        let file = file.replace("P1", choice(&d.app, "incident", "priority_override", 0).as_str());
        let report = take(&d.app, &ina, "incident", &file).await;
        assert!(matches!(&report.first[0].fate, Fate::Refused(why) if why.has(Code::SegregationOfDuties)), "{report:?}");
        // A state is compared, never set; computed values and numbers are not taken.
        let file = format!("number,title,state,priority,updated_at\n{number},Mail arrives thrice,Closed,P1,2020-01-01\n");
        let report = take(&d.app, &ina, "incident", &file).await;
        assert!(report.reasons()[0].1.contains("An import does not move records"), "{report:?}");
        let file = format!("number,title,state,priority,updated_at\n{number},Mail arrives thrice,New,P1,2020-01-01\n");
        let report = take(&d.app, &ina, "incident", &file).await;
        assert_eq!(report.counts, counts(0, 1, 0, 0), "{report:?}");
        let record = d.app.view(&ina, incident.record).await.unwrap().record;
        assert_eq!((record.text("title"), record.number.as_deref(), record.version), (Some("Mail arrives thrice"), Some(&*number), 2));
        assert_eq!((record.updated_at, record.state.as_deref()), (d.app.now(), Some("new")));

        // Who only asks imports nothing, and who may not make a type neither.
        for (viewer, type_name) in [(&ben, "incident"), (&ben, "category"), (&ina, "role_assignment")] {
            let refused = bring(&d.app, viewer, type_name, "title,name,person\na,b,c\n", false, true).await.unwrap_err();
            assert!(refused.has(Code::Forbidden), "{type_name}: {refused}");
        }
        // The machine's administrator is bound by what is given once and by the end of a record.
        let machine = d.app.system("cli");
        take(&d.app, &machine, "category", "name,legacy_reference\nNetwork,C-1\n").await;
        let id = d.app.store().with_legacy_references("category", &["C-1".into()]).await.unwrap()[0].1;
        let report = take(&d.app, &machine, "category", &format!("id,legacy_reference\n{id},C-2\n")).await;
        assert_eq!(report.reasons()[0].1, "Legacy reference cannot be changed in state “this state”.");
    }
}

fn choice(app: &App, type_name: &str, field: &str, n: usize) -> String {
    match &app.def(type_name).unwrap().field(field).unwrap().kind {
        schema::FieldKind::Choice { choices } => choices[n].name.to_string(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn what_goes_out_comes_back_in_an_empty_store() {
    for (d, other) in Desk::everywhere().await.into_iter().zip(Desk::everywhere().await) {
        let by = d.app.system("test");
        let machine = Arc::new(d.app.system("cli"));
        let customer = json!({"name": "Acme, North", "relationship_manager": d.agent, "contacts": [d.ben, d.eva], "review_interval_months": 3,
            "communication_arrangement": "=cmd|'/c calc'!A1\nsecond line", "last_contact_on": "2026-02-01"});
        make(&d.app, &by, "customer", customer).await;
        make(&d.app, &by, "customer", json!({"name": "-North", "legacy_reference": "K-7"})).await;
        let child = make(&d.app, &by, "category", json!({"name": "Spam", "parent": d.category})).await;
        for type_name in ["customer", "category", "service"] {
            for format in Format::ALL {
                let file = out(&d.app, &machine, type_name, Extent::All, format).await;
                // Into the store it comes from: nothing.
                let here = bring(&d.app, &machine, type_name, file.clone(), false, true).await.unwrap();
                assert_eq!(
                    (here.counts.unchanged, here.counts.rows),
                    (here.counts.rows, here.counts.rows),
                    "{type_name} {format:?} {here:?}"
                );
            }
        }
        // Into one that has the same people: equal fields.
        let there = Arc::new(other.app.system("cli"));
        let file = out(&d.app, &machine, "customer", Extent::All, Format::JsonLines).await;
        let report = bring(&other.app, &there, "customer", file.clone(), false, true).await.unwrap();
        assert_eq!(report.counts, counts(2, 0, 0, 0), "{report:?}");
        assert_eq!(bring(&other.app, &there, "customer", file, false, true).await.unwrap().counts, counts(0, 0, 2, 0));
        let (ours, theirs) = (words(&d.app, &machine, "customer").await, words(&other.app, &there, "customer").await);
        assert_eq!(ours, theirs, "{}", d.database.name());
        // A child before its parent, both new there.
        let file = out(&d.app, &machine, "category", Extent::All, Format::JsonLines).await;
        let mut lines: Vec<&str> = std::str::from_utf8(&file).unwrap().lines().collect();
        lines.sort_by_key(|l| !l.contains("Spam"));
        // The two stores of a test count alike; other systems do not.
        let elsewhere = |id: Id| id.text().replacen("019c", "018c", 1);
        let file = lines.join("\n").replace("Mail", "Post").replace(&d.category.text(), &elsewhere(d.category));
        let file = file.replace(&child.record.text(), &elsewhere(child.record));
        let report = take(&other.app, &there, "category", &file).await;
        assert_eq!(report.counts, counts(2, 0, 0, 0), "{report:?}");
        assert_eq!(report.first.iter().map(|r| r.line).collect::<Vec<_>>(), [1, 2]);
    }
}

/// Customers in words, without what is each store's own.
async fn words(app: &Arc<App>, viewer: &Arc<Viewer>, type_name: &str) -> Vec<String> {
    let file = out(app, viewer, type_name, Extent::All, Format::Csv).await;
    let source = String::from_utf8(file).unwrap();
    let mut rows = Vec::new();
    let table = tabular::Table::from_bytes(source.into_bytes().into(), tabular::Limits::default()).unwrap();
    let own = ["ID", "Number", "Version", "Created", "Updated", "Legacy reference"];
    let keep: Vec<usize> = (0..table.header().len()).filter(|i| !own.contains(&&*table.header()[*i])).collect();
    for row in table {
        let cells = row.cells.unwrap();
        rows.push(keep.iter().map(|i| cells[*i].clone()).collect::<Vec<_>>().join("\u{1f}"));
    }
    rows.sort();
    rows
}

#[tokio::test]
async fn an_export_is_the_list_within_sight() {
    for d in Desk::everywhere().await {
        let (ina, ben) = (d.viewer(d.agent).await, d.viewer(d.ben).await);
        for n in 0..3 {
            d.incident(d.ben, &format!("Mail is slow {n}")).await;
        }
        d.incident(d.eva, "=HYPERLINK(secret of Eva)").await;
        let seen = String::from_utf8(out(&d.app, &ben, "incident", Extent::All, Format::JsonLines).await).unwrap();
        assert_eq!(seen.lines().count(), 3, "{seen}");
        assert!(!seen.contains("Eva") && !seen.contains("assigned_to"), "{seen}");
        let list = d.app.list(&ina, &ListQuery::of("incident")).await.unwrap();
        let csv = String::from_utf8(out(&d.app, &ina, "incident", Extent::Shown, Format::Csv).await).unwrap();
        let head = csv.lines().next().unwrap();
        assert_eq!(head.split(',').count(), list.columns.len(), "{head}");
        assert!(csv.contains("\"'=HYPERLINK(secret of Eva)\""), "{csv}");
        let numbers: Vec<&str> = csv.lines().skip(1).map(|l| l.split(',').next().unwrap()).collect();
        assert_eq!(numbers, list.rows.iter().map(|r| r.number.as_deref().unwrap()).collect::<Vec<_>>(), "in the order of the list");
        let book = out(&d.app, &ina, "incident", Extent::Shown, Format::Xlsx).await;
        let table = tabular::Table::from_bytes(book.into(), tabular::Limits::default()).unwrap();
        assert_eq!((table.header().len(), table.count()), (list.columns.len(), 4));
        // What is not understood is said before anything is sent.
        let wish = ListQuery::of("incident").matching("nonsense:1");
        assert!(Export::begin(d.app.clone(), ina.clone(), wish, Extent::All, Format::Csv).await.err().unwrap().has(Code::Query));
        assert!(Export::begin(d.app.clone(), ben.clone(), ListQuery::of("risk"), Extent::All, Format::Csv).await.is_err());
    }
}

#[tokio::test]
async fn changing_many_must_be_confirmed() {
    for d in Desk::everywhere().await {
        let ada = d.viewer(d.admin).await;
        let names: Vec<String> = (0..30).map(|n| format!("Part {n},{},K-{n}\n", if n < 3 { "Mail" } else { "K-0" })).collect();
        let head = "name,parent,legacy_reference\n";
        let file = format!("{head}{}", names[..3].concat());
        assert_eq!(take(&d.app, &ada, "category", &file).await.counts.created, 3);
        // One of four is more than one in twenty.
        let change = "name,legacy_reference\nPart zero,K-0\nNew one,K-9\n";
        let tried = bring(&d.app, &ada, "category", change, true, false).await.unwrap();
        assert!(tried.needs_confirmation() && tried.existing == 4, "{tried:?}");
        let done = bring(&d.app, &ada, "category", change, false, false).await.unwrap();
        assert_eq!(done.reasons(), [(2, "So many records would be changed that it must be confirmed first.".to_owned())]);
        assert_eq!(done.counts.refused, 1, "{done:?}");
        let done = bring(&d.app, &ada, "category", change, false, true).await.unwrap();
        assert_eq!(done.counts, counts(0, 1, u64::from(done.counts.unchanged == 1), done.counts.refused), "{done:?}");
        // The same value twice is found in a dry run too, here and within the file.
        let twice = "name,legacy_reference\nNorth,1\nNorth,2\nSouth,2\n";
        let tried = bring(&d.app, &ada, "customer", twice, true, false).await.unwrap();
        let why = tried.reasons();
        assert_eq!(why[0], (3, "Name “North” is already taken.".to_owned()), "{tried:?}");
        assert_eq!(why[1], (4, "Line 3 is about “2” too; one row per record.".to_owned()));
        take(&d.app, &ada, "customer", "name,legacy_reference\nNorth,1\n").await;
        let tried = bring(&d.app, &ada, "customer", "name\nNorth\n", true, false).await.unwrap();
        assert_eq!(tried.reasons(), [(2, "Name “North” is already taken.".to_owned())]);
        let done = bring(&d.app, &ada, "customer", "name\nNorth\n", false, false).await.unwrap();
        assert_eq!(done.reasons(), [(2, "Name “North” is already taken.".to_owned())]);
    }
}

#[tokio::test]
async fn a_template_comes_back() {
    let d = Desk::sqlite().await;
    let (ada, ben) = (d.viewer(d.admin).await, d.viewer(d.ben).await);
    let app = &d.app;
    for def in app.creatable(&ada) {
        for format in [Format::Csv, Format::Xlsx] {
            let file = app.template(&ada, &def.name, format).await.unwrap_or_else(|e| panic!("{}: {e}", def.name));
            let why = Source::open(file.clone()).unwrap_err().message();
            assert_eq!(why, "The file has headings and no rows.", "{}: the explaining row is none", def.name);
            let headings = tabular::Table::from_bytes(file.into(), tabular::Limits::default()).unwrap().header().to_vec();
            let columns = matched(&def, &headings, &Chosen::new()).unwrap();
            let field = |c: &app::exchange::Column| matches!(c.target, app::exchange::Target::Field(_));
            assert!(columns.iter().all(field), "{}: every column is a field", def.name);
        }
    }
    let (_, fields) = app.template_fields(&ada, "category").await.unwrap();
    assert!(fields.iter().any(|f| &*f.name == "name" && f.required) && fields.iter().all(|f| !f.kind.is_empty()));
    assert!(app.template(&ben, "category", Format::Csv).await.unwrap_err().has(Code::Forbidden));
}

#[tokio::test]
async fn a_file_waits_for_its_owner_only() {
    let d = Desk::sqlite().await;
    let (ada, ina) = (d.viewer(d.admin).await, d.viewer(d.agent).await);
    let staged = d.app.stage_import(&ada, "category", "cats.csv", b"name\nNetwork\n".to_vec()).await.unwrap();
    assert!(matches!(d.app.staged_import(&ina, "category", staged.id), Err(AppError::NotVisible)));
    assert!(matches!(d.app.staged_import(&ada, "incident", staged.id), Err(AppError::NotVisible)));
    for n in 0..4 {
        d.clock.advance(1);
        d.app.stage_import(&ada, "category", "more.csv", format!("name\nN{n}\n").into_bytes()).await.unwrap();
    }
    assert!(matches!(d.app.staged_import(&ada, "category", staged.id), Err(AppError::NotVisible)), "the oldest makes room");
    let refused = d.app.stage_import(&ada, "category", "bad.csv", vec![0xff; 40]).await.unwrap_err();
    assert!(refused.has(Code::Import), "{refused}");
}
