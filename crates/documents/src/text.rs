//! Files that are text already.

use crate::{Error, MAX_TEXT_BYTES, charset, guard};
use std::time::Duration;

/// How much of an HTML file is read: laying out more is slow and nobody reads it.
const MAX_HTML_BYTES: usize = 2 * 1024 * 1024;
const HTML_TIME: Duration = Duration::from_secs(5);
/// Wide enough that paragraphs stay on one line.
const COLUMNS: usize = 10_000;

pub(crate) fn plain(bytes: &[u8]) -> String {
    // One byte more than is kept shows that there was more.
    charset::decode(bytes.get(..MAX_TEXT_BYTES * 2 + 2).unwrap_or(bytes))
}

pub(crate) fn html(bytes: &[u8]) -> Result<String, Error> {
    let html = charset::decode(bytes.get(..MAX_HTML_BYTES).unwrap_or(bytes));
    guard::run(HTML_TIME, move || {
        let reader = html2text::config::plain_no_decorate()
            .no_table_borders()
            .allow_width_overflow();
        reader
            .string_from_read(html.as_bytes(), COLUMNS)
            .map_err(|cause| guard::damaged(&cause.to_string()))
    })
}
