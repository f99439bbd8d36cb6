//! `kill -9` at random moments, under load. What a client was told is done, is done; what it was not told is either wholly
//! done or not at all, and sending it again with the same key does it once.

use crate::desk::{Desk, assert_sound, assert_whole, copy, description, found, send};
use crate::seed::Dice;
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use testkit::{Client, Server, program, temp_dir};
use tokio::task::JoinSet;

const CLIENTS: usize = 32;
/// After so many rounds the data directory is begun anew, so that replaying it stays short.
const ROUNDS_PER_DIRECTORY: u64 = 25;

/// What the clients were told, and what they were not.
#[derive(Default)]
struct Told {
    /// Title → number of incidents whose creation was acknowledged.
    created: BTreeMap<String, String>,
    /// Number → comments that were acknowledged.
    comments: BTreeMap<String, Vec<String>>,
    /// Requests under way when the server died: key, path, body.
    open: BTreeMap<String, (String, Json)>,
}

#[tokio::test(flavor = "multi_thread")]
async fn acknowledged_writes_survive_kill_9() {
    let rounds: u64 = std::env::var("EVIDENT_TEST_FAULT_ROUNDS").ok().and_then(|r| r.parse().ok()).unwrap_or(10);
    let mut dice = Dice::new("kill -9");
    let start = temp_dir();
    let desk = found(start.path()).await;
    let mut place = temp_dir();
    let mut all = Told::default();
    let mut acknowledged = 0;
    for round in 0..rounds {
        if round % ROUNDS_PER_DIRECTORY == 0 {
            place = temp_dir();
            copy(start.path(), place.path());
            all = Told::default();
        }
        let data = place.path();
        let server = Server::start(&program(), data).unwrap();
        let told = load_and_kill(&desk, server, round, 1 + dice.below(160), dice.below(4000)).await;
        acknowledged += told.created.len() + told.comments.values().map(Vec::len).sum::<usize>();
        let server = Server::start(&program(), data).unwrap();
        everything_is_there(&desk, server.address, &told).await;
        sent_again_is_done_once(&desk, server.address, &told).await;
        assert!(server.stop(), "round {round}: the server did not end by itself");
        all.created.extend(told.created);
        let there = assert_whole(data).await;
        assert!(there >= all.created.len(), "round {round}: {there} incidents of at least {}", all.created.len());
        assert_sound(data);
    }
    println!("{rounds} rounds, {acknowledged} acknowledged writes");
    assert!(acknowledged as u64 >= rounds, "the load was no load: {acknowledged} writes in {rounds} rounds");
}

/// Lets all clients work until `answers` of them were answered and a moment more, then kills the server.
#[allow(clippy::disallowed_methods)] // a moment that depends on nothing is the point of it
async fn load_and_kill(desk: &Desk, server: Server, round: u64, answers: u64, micros: u64) -> Told {
    let told = Arc::new(Mutex::new(Told::default()));
    let (count, mut counted) = tokio::sync::mpsc::unbounded_channel();
    let mut clients = JoinSet::new();
    for n in 0..CLIENTS {
        let client = desk.client(server.address).await.unwrap();
        clients.spawn(work(desk.clone(), client, format!("r{round}c{n}"), told.clone(), count.clone()));
    }
    for _ in 0..answers {
        counted.recv().await.unwrap();
    }
    tokio::time::sleep(Duration::from_micros(micros)).await;
    tokio::task::spawn_blocking(move || server.kill()).await.unwrap();
    while let Some(ended) = clients.join_next().await {
        ended.unwrap();
    }
    std::mem::take(&mut *told.lock().unwrap())
}

/// One client: creates incidents, and comments every second of them, until the connection breaks.
async fn work(desk: Desk, mut client: Client, name: String, told: Arc<Mutex<Told>>, count: tokio::sync::mpsc::UnboundedSender<()>) {
    for n in 0.. {
        let title = format!("Incident {name} number {n}");
        let Some(answer) =
            attempt(&mut client, &told, &format!("{name}-{n}"), "/api/v1/incident", json!({"fields": desk.incident(&title)})).await
        else {
            return;
        };
        let number = answer["number"].as_str().unwrap().to_owned();
        told.lock().unwrap().created.insert(title, number.clone());
        let _ = count.send(());
        if n % 2 == 0 {
            continue;
        }
        let words = format!("Said by {name} about number {n}.");
        let path = format!("/api/v1/incident/{number}/comments");
        if attempt(&mut client, &told, &format!("{name}-{n}-said"), &path, json!({"body": words, "visibility": "internal"})).await.is_none()
        {
            return;
        }
        told.lock().unwrap().comments.entry(number).or_default().push(words);
        let _ = count.send(());
    }
}

/// Sends one request; while it is under way it is noted as open. `None` when the connection broke.
async fn attempt(client: &mut Client, told: &Mutex<Told>, key: &str, path: &str, body: Json) -> Option<Json> {
    told.lock().unwrap().open.insert(key.to_owned(), (path.to_owned(), body.clone()));
    let answer = send(client, key, path, &body).await.ok()?;
    assert_eq!(answer.status, 201, "{}", answer.text());
    told.lock().unwrap().open.remove(key);
    Some(serde_json::from_slice(&answer.body).unwrap())
}

async fn everything_is_there(desk: &Desk, address: SocketAddr, told: &Told) {
    let mut client = desk.client(address).await.unwrap();
    for (title, number) in &told.created {
        let answer = client.get(&format!("/api/v1/incident/{number}")).await.unwrap();
        assert_eq!(answer.status, 200, "{number} was acknowledged and is gone: {}", answer.text());
        let record: Json = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!(record["fields"]["title"], json!(title), "{number}");
        assert_eq!(record["fields"]["description"], json!(description(title).trim_end()), "{number}");
    }
    for (number, words) in &told.comments {
        let answer = client.get(&format!("/api/v1/incident/{number}/comments")).await.unwrap();
        for said in words {
            assert!(answer.text().contains(said), "“{said}” was acknowledged and is gone: {}", answer.text());
        }
    }
}

/// What was not answered is sent again, twice, with its key: it exists once.
async fn sent_again_is_done_once(desk: &Desk, address: SocketAddr, told: &Told) {
    let mut client = desk.client(address).await.unwrap();
    let mut numbers = BTreeSet::new();
    for (key, (path, body)) in &told.open {
        let (one, two) = (send(&mut client, key, path, body).await.unwrap(), send(&mut client, key, path, body).await.unwrap());
        assert_eq!((one.status, two.status), (201, 201), "{} {}", one.text(), two.text());
        let read = |bytes: &[u8]| serde_json::from_slice::<Json>(bytes).unwrap();
        let (one, two) = (read(&one.body), read(&two.body));
        assert_eq!(one["id"], two["id"], "{key}");
        if let Some(number) = one["number"].as_str() {
            assert!(numbers.insert(number.to_owned()) && !told.created.values().any(|n| n == number), "{number} was given twice");
            let title = body["fields"]["title"].as_str().unwrap();
            let found =
                client.get(&format!("/api/v1/incident?q={}&count=true", testkit::encode(&format!("title:\"{title}\"")))).await.unwrap();
            let list: Json = serde_json::from_slice(&found.body).unwrap();
            let same = list["items"].as_array().unwrap_or_else(|| panic!("{list}")).iter().filter(|i| i["title"] == json!(title)).count();
            assert_eq!(same, 1, "“{title}” exists {same} times");
        }
    }
}
