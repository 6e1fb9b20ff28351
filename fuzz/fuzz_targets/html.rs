//! Any text as HTML: no script and no address on the network survives cleaning.
#![no_main]

use mail::html::{Remote, clean, to_text};

libfuzzer_sys::fuzz_target!(|html: &str| {
    let cleaned = clean(html, Remote::Blocked, &|_| None).html.to_lowercase();
    assert!(!cleaned.contains("<script") && !cleaned.contains("<iframe"));
    let _ = to_text(html);
});
