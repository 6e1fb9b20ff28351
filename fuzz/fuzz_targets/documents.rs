//! Any bytes as a document: text or an error.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = documents::text("", "", bytes);
});
