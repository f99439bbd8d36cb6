//! Two processes on one data directory: the second is told, and harms nothing; commands that only read work beside it.

use crate::desk::{assert_sound, found, send};
use serde_json::json;
use testkit::{Server, program, run, temp_dir};

#[tokio::test(flavor = "multi_thread")]
async fn a_second_process_is_told() {
    let place = temp_dir();
    let desk = found(place.path()).await;
    let server = Server::start(&program(), place.path()).unwrap();
    for writer in [&["serve", "--listen", "127.0.0.1:0"][..], &["init"], &["import", "incidents", "/dev/null", "--profile", "uci"]] {
        let second = run(writer, place.path(), "");
        assert_eq!(second.code, 5, "{writer:?}: {second:?}");
        assert!(second.err.contains("in use by another process"), "{writer:?}: {second:?}");
    }
    for reader in [&["query", "--count", "type:person"][..], &["journal", "verify"], &["doctor"]] {
        let second = run(reader, place.path(), "");
        assert_eq!(second.code, 0, "{reader:?}: {second:?}");
    }
    // The note that is signed beside the server is kept by it.
    let signed = run(&["journal", "checkpoint", "--reason", "for the auditor", "--format", "json"], place.path(), "");
    assert_eq!(signed.code, 0, "{signed:?}");
    let signed: serde_json::Value = serde_json::from_str(&signed.out).unwrap();
    assert_eq!(signed["kept"], true, "{signed}");
    let doctor = run(&["doctor"], place.path(), "");
    assert!(doctor.out.contains("made because: for the auditor"), "{doctor:?}");
    let mut client = desk.client(server.address).await.unwrap();
    let answer = send(&mut client, "after", "/api/v1/incident", &json!({"fields": desk.incident("Still served")})).await.unwrap();
    assert_eq!(answer.status, 201, "{}", answer.text());
    assert!(server.stop());
    assert_sound(place.path());
}
