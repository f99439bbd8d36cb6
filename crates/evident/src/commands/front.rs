//! Serving an application: the listener, the worker beside it, and a clean end.

use super::fault_io;
use crate::config::Config;
use crate::exit::{Done, Failure};
use crate::output;
use app::App;
use app::ports::Mailbox;
use connect::mbox::Mbox;
use std::sync::Arc;
use tokio::net::TcpListener;
use worker::{Outside, Worker};

/// What is served, and what is said about it.
pub struct Front {
    /// Whether timers, deliveries and checkpoints run beside it (not for views of the past).
    pub worker: bool,
    /// Accounts shown on the sign-in page of a demonstration: address, and what they may try.
    pub demo: Vec<(String, String)>,
}

/// Serves until the process is asked to end.
pub async fn run(app: &Arc<App>, config: &Config, front: Front) -> Done {
    let listen = config.get("listen");
    let listener = TcpListener::bind(listen).await.map_err(|e| fault_io(&format!("{listen} cannot be listened on"), &e))?;
    let address = listener.local_addr().map_err(Failure::fault)?;
    let public = config.get("public_url");
    let url = if public.is_empty() { format!("http://{address}") } else { public.trim_end_matches('/').to_owned() };
    let options = web::WebOptions { secure_cookies: public.starts_with("https://"), demo: front.demo };
    let web = web::Web::new(app.clone(), options);
    let routes = web::router(&web);
    let worker = front.worker.then(|| {
        let mailer = Arc::new(Mbox::new(config.data().join("sent-mail")));
        let from = Mailbox { name: app.organisation(), address: config.get("mail.from").to_owned() };
        Worker::start(app, Outside { mailer, from })
    });
    // Before anybody is told that it serves: whoever knows may ask it to end at once, and that is to be heard.
    let end = asked_to_end().map_err(|e| fault_io("signals cannot be listened to", &e))?;
    output::line(format!("Serving at {url}"));
    let served = web::serve(listener, routes, end).await.map_err(|e| fault_io("serving ended", &e));
    if let Some(worker) = worker {
        worker.stop().await;
    }
    app.store().clone().close().await;
    output::note("Stopped.");
    served
}

/// Done when SIGINT or SIGTERM arrives; from the moment of the call on, neither of them ends the process by itself.
#[cfg(unix)]
fn asked_to_end() -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Done when the terminal interrupts it.
#[cfg(not(unix))]
fn asked_to_end() -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
