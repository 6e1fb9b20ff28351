//! Any bytes as an mbox: it ends, and offsets only grow.
#![no_main]

use mail::files::MboxReader;

libfuzzer_sys::fuzz_target!(|raw: &[u8]| {
    let mut reader = MboxReader::new(raw);
    let mut last = 0;
    while let Some(entry) = reader.next_entry().expect("memory can be read") {
        assert!(entry.offset >= last);
        last = entry.offset;
    }
});
