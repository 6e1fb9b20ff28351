//! Commands of the contract.

use super::{Server, guard::refusal};
use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use contract::{Failure, FailureCode};
use serde_json::{Value, json};
use std::sync::Arc;

/// Puts one command to the office.
pub(super) async fn call(
    State(server): State<Arc<Server>>,
    Path(name): Path<String>,
    body: Bytes,
) -> Response {
    let request: Value = if body.is_empty() {
        json!({})
    } else {
        match serde_json::from_slice(&body) {
            Ok(request) => request,
            Err(error) => {
                let fr = format!("La demande n’est pas du JSON attendu : {error}");
                let en = format!("The request is not the JSON that is expected: {error}");
                return refusal(StatusCode::BAD_REQUEST, "bad_request", &fr, &en);
            }
        }
    };
    // The office works on the disk: it must not hold up the threads that serve.
    let answer = tokio::task::spawn_blocking(move || {
        let reply = server.desk.call(&name, request.clone()).map_err(Box::new)?;
        server.drops.used(&request, &reply);
        Ok::<_, Box<Failure>>(reply)
    })
    .await;
    match answer {
        Ok(Ok(reply)) => Json(reply).into_response(),
        Ok(Err(failure)) => (status(&failure), Json(*failure)).into_response(),
        Err(_) => refusal(
            StatusCode::INTERNAL_SERVER_ERROR,
            "broken",
            "Un défaut a arrêté la commande.",
            "A defect stopped the command.",
        ),
    }
}

/// The status of a failure, for programs that look no further.
fn status(failure: &Failure) -> StatusCode {
    match failure.code {
        FailureCode::Locked => StatusCode::LOCKED,
        FailureCode::NotFound => StatusCode::NOT_FOUND,
        FailureCode::Refused => StatusCode::UNPROCESSABLE_ENTITY,
        FailureCode::Forbidden => StatusCode::FORBIDDEN,
        FailureCode::Offline => StatusCode::SERVICE_UNAVAILABLE,
        FailureCode::Blocked => StatusCode::CONFLICT,
        FailureCode::Broken => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
