//! Files: stored once, bounded, complete or not at all; and backups of everything.

use crate::support::{Desk, model, on_each, open};
use engine::{Action, Attachment, NewAttachment, Visibility};
use kernel::Timestamp;
use store::{FaultKind, Store, Target, check_backup, restore};
use tokio::io::AsyncReadExt;

async fn read(store: &Store, sha256: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    store.blobs().get(sha256).await.unwrap()?.read_to_end(&mut bytes).await.unwrap();
    Some(bytes)
}

#[test]
fn bytes_come_back_and_are_stored_once() {
    on_each(async |database| {
        let store = open(&database).await;
        for size in [0, 1, 1 << 20, (1 << 20) + 1, 3_000_000] {
            let bytes: Vec<u8> = (0..size).map(|i: u32| (i % 251) as u8).collect();
            let first = store.blobs().put(&bytes[..], 4_000_000).await.unwrap();
            let again = store.blobs().put(&bytes[..], 4_000_000).await.unwrap();
            assert_eq!(first, again);
            assert_eq!(first.size, u64::from(size));
            assert_eq!(read(&store, &first.sha256).await, Some(bytes));
        }
        assert_eq!(read(&store, &"0".repeat(64)).await, None);
        assert_eq!(read(&store, "../../etc/passwd").await, None);
    });
}

#[test]
fn a_file_too_long_or_broken_off_leaves_nothing() {
    on_each(async |database| {
        let store = open(&database).await;
        let fault = store.blobs().put(&[7_u8; 101][..], 100).await.unwrap_err();
        assert_eq!(fault.kind, FaultKind::TooLarge);
        let broken = tokio_test_reader();
        assert_eq!(store.blobs().put(broken, 1 << 30).await.unwrap_err().kind, FaultKind::Io);
        if let Some(dir) = store.dir() {
            assert_eq!(std::fs::read_dir(dir.join("blobs/part")).unwrap().count(), 0);
        } else {
            assert!(store.db().fetch("SELECT n FROM blob_chunk", vec![]).await.unwrap().is_empty());
        }
    });
}

#[test]
fn an_upload_nobody_waits_for_leaves_nothing_for_long() {
    on_each(async |database| {
        let store = open(&database).await;
        // Bytes, and then silence; whoever waited goes away.
        let silent = tokio::io::AsyncReadExt::chain(&[1_u8; 1_500_000][..], Silence);
        let blobs = store.blobs();
        let mut put = Box::pin(blobs.put(silent, 1 << 30));
        let parts = async |store: &Store| match store.dir() {
            Some(dir) => std::fs::read_dir(dir.join("blobs/part")).map_or(0, Iterator::count),
            None => store.db().fetch("SELECT n FROM blob_chunk", vec![]).await.unwrap().len(),
        };
        while parts(&store).await == 0 {
            tokio::select! {
                biased;
                _ = &mut put => unreachable!("silence does not end"),
                () = tokio::task::yield_now() => {}
            }
        }
        drop(put);
        if store.dir().is_some() {
            assert_eq!(parts(&store).await, 0, "the part went with its upload");
            return;
        }
        let kept = store.blobs().put(&b"kept"[..], 100).await.unwrap();
        store.blobs().purge_parts().await.unwrap();
        assert_eq!(parts(&store).await, 2, "it might still be coming");
        let aged = "UPDATE blob_chunk SET sha256 = 'part:' || lpad(CAST(floor(extract(epoch FROM now())) - 86500 AS text), 12, '0') || substr(sha256, 18) \
                    WHERE sha256 LIKE 'part:%'";
        store.db().fetch(aged, vec![]).await.unwrap();
        store.blobs().purge_parts().await.unwrap();
        assert_eq!(parts(&store).await, 1);
        assert_eq!(read(&store, &kept.sha256).await.as_deref(), Some(&b"kept"[..]));
    });
}

/// What never ends and yields nothing.
struct Silence;
impl tokio::io::AsyncRead for Silence {
    fn poll_read(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
        _: &mut tokio::io::ReadBuf<'_>,
    ) -> std::task::Poll<std::io::Result<()>> {
        std::task::Poll::Pending
    }
}

/// Storing a file can be left to any task.
#[test]
fn storing_moves_between_threads() {
    fn moves(_: impl Send) {}
    let _ = |store: &'static Store, source: tokio::io::Empty| moves(store.blobs().put(source, 1));
}

/// Two megabytes, then an error.
fn tokio_test_reader() -> impl tokio::io::AsyncRead + Send {
    struct Broken(usize);
    impl tokio::io::AsyncRead for Broken {
        fn poll_read(
            mut self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
            buf: &mut tokio::io::ReadBuf<'_>,
        ) -> std::task::Poll<std::io::Result<()>> {
            if self.0 == 0 {
                return std::task::Poll::Ready(Err(std::io::ErrorKind::ConnectionReset.into()));
            }
            let n = buf.remaining().min(self.0);
            buf.put_slice(&vec![1; n]);
            self.0 -= n;
            std::task::Poll::Ready(Ok(()))
        }
    }
    Broken(2_000_000)
}

#[test]
fn a_backup_is_checked_and_restores_everything() {
    on_each(async |database| {
        let store = open(&database).await;
        let mut desk = Desk::new(30);
        let blob = store.blobs().put(&b"hello"[..], 100).await.unwrap();
        let (plan, record) = desk.gadget("with a file");
        store.commit(plan).await.unwrap();
        let file = Attachment {
            id: desk.id(),
            name: "h.txt".into(),
            media_type: "text/plain".into(),
            size: 5,
            sha256: blob.sha256.clone(),
            visibility: Visibility::Public,
            message: None,
            removed: false,
        };
        let record = store.load(record.id).await.unwrap().unwrap();
        let (plan, _) = desk.plan(Some(&record), Action { attach: vec![NewAttachment { file }], ..Action::default() });
        store.commit(plan).await.unwrap();
        let place = testkit::temp_dir();
        let key = place.join("signing.pem");
        std::fs::write(&key, "key").unwrap();
        let folder = place.join("backup");
        let manifest = store.backup(&folder, model(), Timestamp::from_seconds(5), &[(&key, "signing.pem")]).await.unwrap();
        assert_eq!(manifest.journal_size, 2);
        assert!(store.backup(&folder, model(), Timestamp::from_seconds(5), &[]).await.is_err(), "never overwritten");

        let dir = place.join("restored");
        assert_eq!(restore(&folder, &dir).unwrap(), manifest);
        let back = Store::open(&Target::Sqlite(dir.clone()), model()).await.unwrap();
        assert_eq!(store.compare(&back).await.unwrap(), []);
        assert_eq!(read(&back, &blob.sha256).await.as_deref(), Some(&b"hello"[..]));
        assert_eq!(std::fs::read_to_string(dir.join("signing.pem")).unwrap(), "key");

        std::fs::write(folder.join("signing.pem"), "kez").unwrap();
        let fault = check_backup(&folder).unwrap_err();
        assert!(fault.to_string().contains("signing.pem"), "{fault}");
    });
}
