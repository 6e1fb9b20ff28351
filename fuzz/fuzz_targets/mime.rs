//! Any bytes as a message: nothing panics, every listed attachment can be fetched.
#![no_main]

libfuzzer_sys::fuzz_target!(|raw: &[u8]| {
    if let Ok(message) = mail::parse(raw) {
        for file in &message.attachments {
            let bytes = mail::attachment_bytes(raw, file.part_index).expect("a listed attachment can be fetched");
            assert_eq!(bytes.len(), file.bytes);
        }
        let newest = mail::newest_text(&message.text);
        assert_eq!(newest.quoted.end, message.text.len());
        let _ = mail::threading::thread_keys(&message);
    }
});
