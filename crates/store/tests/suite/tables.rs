//! Shape: the tables are what the type definitions say, fresh or upgraded.

use crate::support::{Desk, model, model_with, on_each};
use store::{Store, Target, tables};

const MORE: &str = "  { name = \"colour\", kind = \"text\", max = 20 },\n  { name = \"depth\", kind = \"decimal\", scale = 2 },";

async fn introspected(store: &Store, table: &str) -> Vec<(String, String)> {
    let sql = match store.dialect() {
        store::Dialect::Sqlite => "SELECT name, lower(type) FROM pragma_table_info($1) ORDER BY name",
        store::Dialect::Postgres => {
            "SELECT column_name::text, data_type::text FROM information_schema.columns WHERE table_name = $1 ORDER BY 1"
        }
    };
    let rows = store.db().fetch(sql, store::args![table]).await.unwrap();
    rows.iter().map(|r| (r.text(0).unwrap(), r.text(1).unwrap())).collect()
}

#[test]
fn columns_are_those_of_the_definitions() {
    on_each(async |database| {
        let target: Target = database.location().parse().unwrap();
        let store = Store::open(&target, model()).await.unwrap();
        let mut all = tables::fixed();
        all.extend(store.shapes().all().map(|s| s.table.clone()));
        for table in all {
            let mut wanted: Vec<(String, String)> = table
                .columns
                .iter()
                .map(|c| {
                    let ty = match (store.dialect(), c.ty) {
                        (store::Dialect::Sqlite, tables::Ty::Int | tables::Ty::Serial) => "integer",
                        (store::Dialect::Sqlite, tables::Ty::Blob) => "blob",
                        (store::Dialect::Postgres, tables::Ty::Int | tables::Ty::Serial) => "bigint",
                        (store::Dialect::Postgres, tables::Ty::Blob) => "bytea",
                        (_, tables::Ty::Text) => "text",
                    };
                    (c.name.clone(), ty.to_owned())
                })
                .collect();
            wanted.sort();
            assert_eq!(introspected(&store, &table.name).await, wanted, "{}", table.name);
        }
    });
}

#[test]
fn an_upgraded_store_is_like_a_fresh_one() {
    let fresh = testkit::databases();
    let n = std::cell::Cell::new(0);
    on_each(async |database| {
        let target: Target = database.location().parse().unwrap();
        let old = Store::open(&target, model()).await.unwrap();
        let (plan, record) = Desk::new(20).gadget("kept");
        old.commit(plan).await.unwrap();
        old.close().await;
        let upgraded = Store::open(&target, model_with(MORE)).await.unwrap();
        let fresh_target: Target = fresh[n.replace(n.get() + 1)].location().parse().unwrap();
        let new = Store::open(&fresh_target, model_with(MORE)).await.unwrap();
        for table in tables::fixed().into_iter().map(|t| t.name).chain(["t_gadget".to_owned(), "search".to_owned()]) {
            assert_eq!(introspected(&upgraded, &table).await, introspected(&new, &table).await, "{table}");
        }
        assert_eq!(upgraded.load(record.id).await.unwrap().unwrap().text("title"), Some("kept"));
    });
}

#[test]
fn a_field_cannot_change_its_kind() {
    on_each(async |database| {
        let target: Target = database.location().parse().unwrap();
        Store::open(&target, model_with(MORE)).await.unwrap().close().await;
        let other = MORE.replace("kind = \"text\", max = 20", "kind = \"boolean\"");
        let fault = Store::open(&target, model_with(&other)).await.err().unwrap();
        assert_eq!(fault.kind, store::FaultKind::Incompatible);
        assert!(fault.to_string().contains("colour"), "{fault}");
    });
}

#[test]
fn a_second_process_is_told() {
    let dir = testkit::temp_dir();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let target = Target::Sqlite(dir.path().into());
        let first = Store::open(&target, model()).await.unwrap();
        let fault = Store::open(&target, model()).await.err().unwrap();
        assert_eq!(fault.kind, store::FaultKind::InUse);
        assert!(fault.to_string().contains("in use by another process"), "{fault}");
        first.close().await;
        Store::open(&target, model()).await.unwrap();
    });
}

#[test]
fn what_is_acknowledged_survives_without_a_goodbye() {
    let (dir, copy) = (testkit::temp_dir(), testkit::temp_dir());
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let store = Store::open(&Target::Sqlite(dir.path().into()), model()).await.unwrap();
        let mut desk = Desk::new(21);
        let mut ids = Vec::new();
        for n in 0..20 {
            let (plan, record) = desk.gadget(&format!("g{n}"));
            store.commit(plan).await.unwrap();
            ids.push(record.id);
        }
        // The files as a crash leaves them: the log not folded in, half of a further write at its end.
        for name in ["evident.db", "evident.db-wal"] {
            std::fs::copy(dir.join(name), copy.join(name)).unwrap();
        }
        let log = std::fs::OpenOptions::new().append(true).open(copy.join("evident.db-wal")).unwrap();
        std::io::Write::write_all(&mut &log, &[0xAB; 3000]).unwrap();
        let back = Store::open(&Target::Sqlite(copy.path().into()), model()).await.unwrap();
        assert_eq!(back.load_many(&ids).await.unwrap().len(), 20);
        assert_eq!(store.compare(&back).await.unwrap(), []);
        let (plan, _) = desk.gadget("after");
        assert_eq!(back.commit(plan).await.unwrap().positions, [20]);
    });
}
