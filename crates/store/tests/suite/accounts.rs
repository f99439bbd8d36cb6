//! Sessions, passwords, tokens, throttling.

use crate::support::{Desk, on_each, open};
use kernel::Timestamp;
use store::{CredentialRow, FaultKind, SessionRow, ThrottleRow, TokenRow};

#[test]
fn what_lets_people_in() {
    on_each(async |database| {
        let store = open(&database).await;
        let mut desk = Desk::new(40);
        let (person, other) = (desk.id(), desk.id());
        let at = Timestamp::from_seconds;
        let session = |hash: &str, person, seen: i64| SessionRow {
            token_hash: hash.into(),
            person,
            csrf: "c".into(),
            created_at: at(1),
            seen_at: at(seen),
            expires_at: at(1000),
            address: "::1".into(),
            agent: "x".into(),
        };
        for (hash, person, seen) in [("a", person, 10), ("b", person, 500), ("c", other, 500)] {
            store.sessions().create(&session(hash, person, seen)).await.unwrap();
        }
        store.sessions().touch("b", at(600)).await.unwrap();
        assert_eq!(store.sessions().get("b").await.unwrap(), Some(SessionRow { seen_at: at(600), ..session("b", person, 0) }));
        store.sessions().purge(at(700), at(400)).await.unwrap();
        assert_eq!(store.sessions().get("a").await.unwrap(), None);
        store.sessions().delete_of_person(person, "").await.unwrap();
        assert!(store.sessions().of_person(person).await.unwrap().is_empty());
        assert!(store.sessions().get("c").await.unwrap().is_some());

        assert!(!store.credentials().any().await.unwrap());
        let credential = CredentialRow { person, email: "Ann@Example.org".into(), hash: "h".into(), changed_at: at(1), must_change: true };
        store.credentials().put(&credential).await.unwrap();
        let found = store.credentials().by_email("ANN@example.org").await.unwrap().unwrap();
        assert_eq!((found.person, &*found.email), (person, "ann@example.org"));
        let taken = store.credentials().put(&CredentialRow { person: other, ..credential }).await.unwrap_err();
        assert!(matches!(taken.kind, FaultKind::Duplicate(_)), "{taken}");

        let token = TokenRow {
            id: desk.id(),
            hash: "t".into(),
            person,
            name: "ci".into(),
            scopes: "read".into(),
            created_at: at(1),
            expires_at: None,
            used_at: None,
            revoked_at: None,
        };
        store.tokens().create(&token).await.unwrap();
        store.tokens().revoke(token.id, at(5)).await.unwrap();
        store.tokens().revoke(token.id, at(9)).await.unwrap();
        assert_eq!(store.tokens().by_hash("t").await.unwrap(), Some(TokenRow { revoked_at: Some(at(5)), ..token }));

        let throttle = store.throttle();
        assert_eq!(throttle.get("k").await.unwrap(), ThrottleRow::default());
        throttle.fail("k", at(10), 60).await.unwrap();
        assert_eq!(throttle.fail("k", at(20), 60).await.unwrap(), ThrottleRow { failures: 2, first_at: at(10), blocked_until: at(0) });
        assert_eq!(throttle.fail("k", at(100), 60).await.unwrap().failures, 1, "the window moved on");
        throttle.block("k", at(200)).await.unwrap();
        assert_eq!(throttle.get("k").await.unwrap().blocked_until, at(200));
        throttle.clear("k").await.unwrap();
        assert_eq!(throttle.get("k").await.unwrap(), ThrottleRow::default());

        store.settings().put("x", "1").await.unwrap();
        store.settings().put("x", "2").await.unwrap();
        assert_eq!(store.settings().get("x").await.unwrap().as_deref(), Some("2"));
    });
}
