//! Disks that fill up or cannot be written.

use crate::desk::{Desk, assert_sound, assert_whole, copy, description, found, send};
use serde_json::{Value as Json, json};
use std::path::Path;
use std::process::Command;
use testkit::{Answer, Client, Server, program, run, temp_dir};

/// A small disk of its own, where the machine lets us mount one.
struct SmallDisk<'a>(&'a Path);

impl<'a> SmallDisk<'a> {
    fn mount(at: &'a Path, size: &str) -> Option<Self> {
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", &format!("size={size}"), "evident-test"]).arg(at).output();
        done.is_ok_and(|o| o.status.success()).then_some(Self(at))
    }
    fn remount(&self, how: &str) {
        let done = Command::new("mount").args(["-o", &format!("remount,{how}")]).arg(self.0).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0).status();
    }
}

/// A server whose files may not grow beyond so many KiB: what a full disk is where none can be mounted.
fn bounded(data: &Path, kib: u64) -> Server {
    let mut command = Command::new("bash");
    let script = format!("trap '' XFSZ; ulimit -f {kib}; exec \"$0\" serve --listen 127.0.0.1:0 --data \"$1\"");
    command.args(["-c", &script]).arg(program()).arg(data);
    Server::launch(command).unwrap()
}

/// Creates incidents until one is refused; the titles that were acknowledged, and the refusal.
async fn fill(desk: &Desk, client: &mut Client, long: &str) -> (Vec<(String, String)>, Answer) {
    let mut told = Vec::new();
    for n in 0..20_000 {
        let title = format!("Filling the disk {n}");
        let mut fields = desk.incident(&title);
        fields["symptom"] = json!("nothing in particular");
        let answer = send(client, &format!("fill-{n}"), "/api/v1/incident", &json!({"fields": fields})).await.unwrap();
        if answer.status != 201 {
            return (told, answer);
        }
        let record: Json = serde_json::from_slice(&answer.body).unwrap();
        let number = record["number"].as_str().unwrap().to_owned();
        // Words that fill the disk faster than incidents do.
        let path = format!("/api/v1/incident/{number}/comments");
        told.push((title, number));
        let answer = send(client, &format!("fill-{n}-said"), &path, &json!({"body": long, "visibility": "internal"})).await.unwrap();
        if answer.status != 201 {
            return (told, answer);
        }
    }
    panic!("the disk never filled");
}

fn assert_clear(answer: &Answer) {
    assert!([503, 507].contains(&answer.status), "{} {}", answer.status, answer.text());
    assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{}", answer.head);
    let text = answer.text().to_lowercase();
    assert!(text.contains("space") || text.contains("full"), "{text}");
}

async fn assert_kept(desk: &Desk, client: &mut Client, told: &[(String, String)]) {
    for (title, number) in told {
        let answer = client.get(&format!("/api/v1/incident/{number}")).await.unwrap();
        let record: Json = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!(record["fields"]["title"], json!(title), "{number}");
        assert_eq!(record["fields"]["description"], json!(description(title).trim_end()), "{number}");
    }
    let _ = desk;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_said_and_nothing_is_lost() {
    let (start, place) = (temp_dir(), temp_dir());
    let desk = found(start.path()).await;
    let long = "every word of this comment takes its place on the disk ".repeat(1500);
    let disk = SmallDisk::mount(place.path(), "12m");
    copy(start.path(), place.path());
    let server = if disk.is_some() { Server::start(&program(), place.path()).unwrap() } else { bounded(place.path(), 8 * 1024) };
    let mut client = desk.client(server.address).await.unwrap();
    let (told, refused) = fill(&desk, &mut client, &long).await;
    assert_clear(&refused);
    assert!(!told.is_empty(), "the disk was full from the start");
    // Reading goes on while nothing can be written.
    assert_kept(&desk, &mut client, &told).await;
    let home = Client::connect(server.address).await.unwrap().get("/healthz").await.unwrap();
    assert_eq!(home.status, 200);
    // Space returns: with a disk of its own without a restart, with bounded files after one.
    let server = if let Some(disk) = &disk {
        disk.remount("size=96m");
        server
    } else {
        server.kill();
        Server::start(&program(), place.path()).unwrap()
    };
    let mut client = desk.client(server.address).await.unwrap();
    let answer = send(&mut client, "again", "/api/v1/incident", &json!({"fields": desk.incident("There is space again")})).await.unwrap();
    assert_eq!(answer.status, 201, "{}", answer.text());
    assert_kept(&desk, &mut client, &told).await;
    assert!(server.stop());
    assert!(assert_whole(place.path()).await > told.len());
    assert_sound(place.path());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_read_only_disk_is_said_and_can_be_read() {
    let (start, place) = (temp_dir(), temp_dir());
    let desk = found(start.path()).await;
    {
        let server = Server::start(&program(), start.path()).unwrap();
        let mut client = desk.client(server.address).await.unwrap();
        let answer = send(&mut client, "one", "/api/v1/incident", &json!({"fields": desk.incident("Written before")})).await.unwrap();
        assert_eq!(answer.status, 201, "{}", answer.text());
        assert!(server.stop());
    }
    let Some(disk) = SmallDisk::mount(place.path(), "32m") else {
        println!("no disk can be mounted here: read-only media are tested where one can");
        return;
    };
    copy(start.path(), place.path());
    disk.remount("ro");
    let served = run(&["serve", "--listen", "127.0.0.1:0"], place.path(), "");
    assert_eq!(served.code, 1, "{served:?}");
    assert!(served.err.to_lowercase().contains("read-only") && served.err.contains(&place.path().display().to_string()), "{served:?}");
    for reader in [&["query", "--count", "type:incident"][..], &["journal", "verify"]] {
        let read = run(reader, place.path(), "");
        assert_eq!(read.code, 0, "{reader:?}: {read:?}");
    }
    disk.remount("rw");
    let server = Server::start(&program(), place.path()).unwrap();
    assert!(server.stop());
    assert_sound(place.path());
}
