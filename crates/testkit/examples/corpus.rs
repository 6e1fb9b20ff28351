//! Writes a Maildir of believable mail: `cargo run -p testkit --example corpus -- FOLDER COUNT [SEED]`.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (Some(folder), Some(count)) = (
        arguments.first(),
        arguments.get(1).and_then(|text| text.parse().ok()),
    ) else {
        eprintln!("corpus FOLDER COUNT [SEED]");
        return ExitCode::from(2);
    };
    let seed = arguments
        .get(2)
        .and_then(|text| text.parse().ok())
        .unwrap_or(1);
    match testkit::corpus::write_maildir(Path::new(folder), count, seed) {
        Ok(written) => {
            eprintln!(
                "{} messages, {} bytes, {} with attachments",
                written.messages, written.bytes, written.with_attachments
            );
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::FAILURE
        }
    }
}
