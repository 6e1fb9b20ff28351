//! What the bytes of a PDF tell without being parsed.

use crate::Marks;
use memchr::memmem;

/// How much of the end of a file is searched for its table of contents.
const TAIL_BYTES: usize = 2048;

pub(super) fn marks(bytes: &[u8]) -> Marks {
    // A signature covers a range of bytes of the file, so its dictionary stands in clear.
    Marks {
        signed: memmem::find(bytes, b"/ByteRange").is_some(),
        encrypted: memmem::find(bytes, b"/Encrypt").is_some(),
        repaired: !is_sound(bytes),
    }
}

/// Whether the end of the file points at a table of contents.
fn is_sound(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(TAIL_BYTES)..];
    let Some(at) = memmem::rfind(tail, b"startxref") else {
        return false;
    };
    let digits: String = tail[at + 9..]
        .iter()
        .skip_while(|byte| byte.is_ascii_whitespace())
        .take_while(|byte| byte.is_ascii_digit())
        .map(|byte| char::from(*byte))
        .collect();
    let Some(table) = digits
        .parse()
        .ok()
        .and_then(|start: usize| bytes.get(start..))
    else {
        return false;
    };
    let table = table.trim_ascii_start();
    // A table in clear, or an object that holds one.
    table.starts_with(b"xref") || table.first().is_some_and(u8::is_ascii_digit)
}
