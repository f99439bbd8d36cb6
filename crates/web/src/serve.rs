//! The listener: connections in, graceful end.

use axum::Router;
use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;

/// Connections that live on (streams of news, slow readers) are cut this long after the end was asked for.
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves until `stop` is done: then no new connections are taken, requests being answered finish, and whatever still lasts
/// after ten seconds is cut.
///
/// # Errors
/// When the listener fails.
pub async fn serve(listener: TcpListener, routes: Router, stop: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
    let (asked, told) = tokio::sync::oneshot::channel::<()>();
    let stop = async move {
        stop.await;
        let _ = asked.send(());
    };
    let service = routes.into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(stop);
    tokio::select! {
        done = async { serving.await } => done,
        () = async {
            // Without a word the server never ended by itself: wait with it.
            if told.await.is_err() {
                std::future::pending::<()>().await;
            }
            tokio::time::sleep(PATIENCE).await;
        } => Ok(()),
    }
}
