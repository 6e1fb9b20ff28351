//! `serve`: the contract as a local HTTP API, off unless somebody starts it.
//!
//! It listens on loopback only, answers only who has the token that it prints once, and refuses requests that
//! a web page from elsewhere could make (`Host` and `Origin` are checked, against DNS rebinding).
//!
//! ```text
//! POST /api/call/{name}         a command of the contract; 200 with the reply, else a failure
//! GET  /api/events?token=       events of the contract (server-sent events)
//! POST /api/places?name=        a dropped file: raw bytes in, a place for `ingest.start` out
//! GET  /api/attachment/{id}     bytes of an attachment (?token=)
//! GET  /api/blob/page/{id}/{version}/{number}   picture of a page (?token=&side=)
//! GET  /...                     the window's files, with --ui
//! ```

mod api;
mod drops;
mod events;
mod files;
mod guard;
mod places;

use crate::{
    Outcome,
    arguments::{self, Arguments},
    door,
    failure::Failure,
    output::Output,
};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{get, post},
};
use contract::Event;
use drops::Drops;
use office::Desk;
use serde_json::json;
use std::{net::Ipv4Addr, path::PathBuf, sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::broadcast};
use zeroize::Zeroizing;

/// The largest request of a command, in bytes; files come another way.
const MAX_CALL_BYTES: usize = 16 << 20;

/// Between two looks at the dropped files.
const TIDY_EVERY: Duration = Duration::from_secs(1);

/// Events kept for a listener that is slow; it asks for everything again when it missed some.
const EVENTS: usize = 1024;

/// What every request needs.
pub(crate) struct Server {
    desk: Desk,
    token: Zeroizing<String>,
    port: u16,
    events: broadcast::Sender<Event>,
    drops: Arc<Drops>,
    ui: Option<PathBuf>,
}

/// Serves until it is told to stop.
pub(crate) fn run(
    arguments: &Arguments,
    options: &arguments::Serve,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let passphrase = door::passphrase(arguments)?;
    let desk = door::desk(arguments)?;
    if let Some(passphrase) = &passphrase
        && !desk.firms().map_err(Failure::opening)?.is_empty()
    {
        let firm = door::chosen(&desk, arguments)?;
        desk.unlock(
            &firm.tenant_id,
            Some(passphrase),
            arguments.code.as_deref(),
            None,
        )
        .map_err(Failure::opening)?;
    }
    desk.start_timers()?;
    let tmp = door::data_dir(arguments)?.join("tmp");
    let drops = Drops::open(tmp).map_err(|error| Failure::io("the dropped files", &error))?;
    let drops = Arc::new(drops);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::io("the server", &error))?;
    let served = runtime.block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))
            .await
            .map_err(|error| Failure::io("127.0.0.1", &error))?;
        let port = listener
            .local_addr()
            .map_err(|error| Failure::io("127.0.0.1", &error))?
            .port();
        let server = Arc::new(Server {
            events: events::forward(&desk),
            desk: Desk::clone(&desk),
            token: token()?,
            port,
            drops: Arc::clone(&drops),
            ui: options.ui.clone(),
        });
        output.say(
            &json!({ "url": format!("http://127.0.0.1:{port}/"), "token": server.token.as_str() }),
        )?;
        if options.ui.is_some() {
            let token = server.token.as_str();
            output.words(&format!(
                "In a browser: http://127.0.0.1:{port}/#token={token}"
            ))?;
        }
        tokio::spawn(tidy(Arc::clone(&server)));
        axum::serve(listener, routes(server))
            .with_graceful_shutdown(stopped())
            .await
            .map_err(|error| Failure::io("the server", &error))
    });
    // Somebody may still listen to events; nobody waits for them.
    runtime.shutdown_background();
    desk.close();
    drops.clear();
    served.map(|()| Outcome::Done)
}

/// Looks after the dropped files as long as the server runs.
async fn tidy(server: Arc<Server>) {
    loop {
        tokio::time::sleep(TIDY_EVERY).await;
        let server = Arc::clone(&server);
        // A failed look is followed by the next one.
        let _ = tokio::task::spawn_blocking(move || server.drops.tidy(&server.desk)).await;
    }
}

fn routes(server: Arc<Server>) -> Router {
    let inside = Router::new()
        .route(
            "/api/call/{name}",
            post(api::call).layer(DefaultBodyLimit::max(MAX_CALL_BYTES)),
        )
        .route(
            "/api/places",
            post(places::receive).layer(DefaultBodyLimit::disable()),
        )
        .route("/api/places/{token}", get(places::fetch))
        .route("/api/events", get(events::listen))
        .route("/api/attachment/{id}", get(files::attachment))
        .route("/api/blob/attachment/{id}", get(files::attachment))
        .route("/api/blob/page/{id}/{version}/{number}", get(files::page))
        .layer(middleware::from_fn_with_state(
            Arc::clone(&server),
            guard::token,
        ));
    Router::new()
        .merge(inside)
        .fallback(get(files::window))
        .layer(middleware::from_fn_with_state(
            Arc::clone(&server),
            guard::this_computer,
        ))
        .with_state(server)
}

/// 256 random bits as hexadecimal digits.
fn token() -> Result<Zeroizing<String>, Failure> {
    let mut bytes = Zeroizing::new([0u8; 32]);
    getrandom::fill(bytes.as_mut_slice())
        .map_err(|error| Failure::io("a token", &std::io::Error::other(error.to_string())))?;
    Ok(Zeroizing::new(
        bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
    ))
}

/// Until Ctrl+C, or the signal that services are stopped with.
async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
            return;
        }
    }
    let _ = interrupt.await;
}
