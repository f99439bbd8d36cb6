//! The desk at work: the demonstration organisation served to eight clients, then 32, and what that costs.

use crate::floor::bare_commits;
use crate::inside::run;
use crate::table::{Bound, Figure};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use testkit::{Client, Server, encode};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Makes the address and body of the `n`-th request.
type Make = Arc<dyn Fn(u64) -> Ask + Send + Sync>;

/// One request.
pub struct Ask {
    /// Method.
    pub method: &'static str,
    /// Path.
    pub path: String,
    /// JSON body, empty for none.
    pub body: String,
    /// Further header lines.
    pub headers: String,
}

/// A GET.
pub fn get(path: impl Into<String>) -> Ask {
    Ask { method: "GET", path: path.into(), body: String::new(), headers: String::new() }
}

/// What a load cost.
pub struct Cost {
    /// CPU of the server per request, ms.
    pub cpu: f64,
    /// Requests a second.
    pub rate: f64,
    /// 95th percentile of the answer time, ms.
    pub p95: f64,
}

/// Sends `total` requests from `clients` connections.
#[allow(clippy::disallowed_methods, clippy::cast_precision_loss)]
pub async fn load(server: &Server, credentials: &str, clients: u64, total: u64, make: Make) -> Outcome<Cost> {
    let next = Arc::new(AtomicU64::new(0));
    let (cpu, start) = (server.cpu(), Instant::now());
    let mut tasks = Vec::new();
    for _ in 0..clients {
        let mut client = Client::connect(server.address).await?;
        let (next, make, credentials) = (next.clone(), make.clone(), credentials.to_owned());
        tasks.push(tokio::spawn(async move {
            let mut times = Vec::new();
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if n >= total {
                    return Ok::<_, std::io::Error>(times);
                }
                let ask = make(n);
                client.headers = format!("{credentials}{}", ask.headers);
                let began = Instant::now();
                let media = if ask.body.is_empty() { "" } else { "application/json" };
                let answer = client.send(ask.method, &ask.path, media, ask.body.as_bytes()).await?;
                times.push(began.elapsed().as_secs_f64() * 1e3);
                if !(200..300).contains(&answer.status) {
                    return Err(std::io::Error::other(format!("{} {}: {} {}", ask.method, ask.path, answer.status, answer.text())));
                }
            }
        }));
    }
    let mut times: Vec<f64> = Vec::new();
    for task in tasks {
        times.extend(task.await??);
    }
    let (wall, cpu) = (start.elapsed(), server.cpu() - cpu);
    times.sort_by(f64::total_cmp);
    let p95 = times.get((times.len() * 95 / 100).min(times.len().saturating_sub(1))).copied().unwrap_or(0.0);
    Ok(Cost { cpu: cpu.as_secs_f64() * 1e3 / total as f64, rate: total as f64 / wall.as_secs_f64(), p95 })
}

/// Signs in through the page, as a browser does; the header line of the session.
pub async fn sign_in(server: &Server, email: &str, password: &str) -> Outcome<String> {
    let mut client = Client::connect(server.address).await?;
    let page = client.get("/sign-in").await?;
    let text = page.text();
    let csrf = text.split("name=\"_csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("").to_owned();
    client.headers = cookies(&page.head);
    let form = format!("_csrf={}&email={}&password={}&back=", encode(&csrf), encode(email), encode(password));
    let answer = client.post("/sign-in", "application/x-www-form-urlencoded", form.as_bytes()).await?;
    if answer.status != 303 {
        return Err(format!("sign-in was answered with {}: {}", answer.status, answer.text()).into());
    }
    Ok(cookies(&answer.head))
}

fn cookies(head: &str) -> String {
    let pairs: Vec<&str> = head
        .lines()
        .filter_map(|line| line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie")))
        .filter_map(|(_, value)| value.trim().split(';').next())
        .collect();
    if pairs.is_empty() { String::new() } else { format!("cookie: {}\r\n", pairs.join("; ")) }
}

/// Makes a data folder with the demonstration organisation; answers the agent's address, password and a token.
pub async fn demonstration(data: &Path) -> Outcome<(String, String, String)> {
    let app = crate::open::open(data).await?;
    let accounts = evident::demo::build(&app, false, |_| {}).await?;
    let agent = &accounts[1];
    let viewer = app.viewer_by_email(&agent.email).await?;
    let token = app.create_token(&viewer, "bench", app::auth::Scope::Write, 1).await?;
    let known = (agent.email.clone(), agent.password.clone(), token.secret.reveal().to_owned());
    app.store().clone().close().await;
    Ok(known)
}

/// The figures.
#[allow(clippy::disallowed_methods)]
pub async fn measure(program: &Path) -> Outcome<Vec<Figure>> {
    let dir = testkit::temp_dir();
    let data = dir.path().join("data");
    let (email, password, token) = demonstration(&data).await?;
    let server = Server::start(program, &data)?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let idle = server.memory().0;
    let session = sign_in(&server, &email, &password).await?;
    let bearer = format!("authorization: Bearer {token}\r\n");
    let mut figures = vec![Figure::new("idle memory of serve", idle, "MiB", Bound::AtMost(80.0))];

    let health = load(&server, "", 8, 4000, Arc::new(|_| get("/healthz"))).await?.cpu;
    let page = |name: &str, cost: &Cost, bound: f64| Figure::new(name, cost.cpu, "ms CPU", Bound::AtMost(bound)).beside(health);

    let queue = load(&server, &session, 8, 1500, Arc::new(|_| get("/t/incident?q=is%3Aopen&sort=priority,due"))).await?;
    figures.push(page("queue page of 50 as HTML", &queue, 2.0));
    let record = load(&server, &session, 8, 3000, Arc::new(|n| get(format!("/r/INC{:07}", 1 + n * 7 % 20_000)))).await?;
    figures.push(page("record page as HTML", &record, 1.0));
    let rare = load(&server, &session, 8, 2000, Arc::new(|n| get(format!("/api/v1/search?q=INC{:07}", 45 + n % 20_000)))).await?;
    figures.push(page("search of a rare word", &rare, 1.0));
    let common = load(&server, &session, 8, 2000, Arc::new(|_| get("/api/v1/search?q=password"))).await?;
    figures.push(page("search of a common word", &common, 4.0));

    let create: Make = Arc::new(|n| Ask {
        method: "POST",
        path: "/api/v1/incident".to_owned(),
        body: format!(
            "{{\"fields\":{{\"title\":\"The mailbox does not start {n}\",\"description\":\"The mailbox does not start. It worked until last week.\",\"channel\":\"telephone\",\"impact\":\"3_low\",\"urgency\":\"2_medium\"}}}}"
        ),
        headers: String::new(),
    });
    let made = load(&server, &bearer, 8, 4000, create.clone()).await?;
    figures.push(page("create over HTTP", &made, 0.4));
    let update: Make = Arc::new(|n| Ask {
        method: "POST",
        path: format!("/api/v1/incident/INC{:07}/comments", 25_000 + n % 400),
        body: format!("{{\"visibility\":\"internal\",\"body\":\"Looked at it again, {n} times by now.\"}}"),
        headers: String::new(),
    });
    let changed = load(&server, &bearer, 8, 3000, update).await?;
    figures.push(page("update over HTTP", &changed, 0.4));

    for (clients, share, total) in [(1, 0.25, 1500), (32, 0.5, 8000)] {
        let floor = bare_commits(dir.path(), Duration::from_secs(3))?;
        let rate = load(&server, &bearer, clients, total, create.clone()).await?.rate;
        let after = bare_commits(dir.path(), Duration::from_secs(3))?;
        let name = format!("durable creates over HTTP, {clients} clients");
        figures.push(Figure::new(&name, rate, "creates/s", Bound::OfFloor(share)).beside(f64::midpoint(floor, after)));
    }
    figures.push(Figure::new("memory of serve under load", server.memory().1, "MiB", Bound::AtMost(250.0)));
    drop(server);
    let verify = run(program, &["journal", "verify", "--data", data.to_str().ok_or("path")?])?;
    figures.push(Figure::new("journal verify after the load", verify.as_secs_f64(), "s", Bound::AtMost(5.0)));
    Ok(figures)
}
