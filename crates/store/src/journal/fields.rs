//! How the fields of a record are stored: name length, name, kind, value; again and again to the end.
//!
//! Numbers are little endian, lengths of text and bytes are 32 bits. The format is permanent: what it once
//! wrote, it reads for ever.

use rusqlite::types::ValueRef;

use super::Value;

const NULL: u8 = 0;
const INTEGER: u8 = 1;
const REAL: u8 = 2;
const TEXT: u8 = 3;
const BLOB: u8 = 4;

pub(crate) fn append(packed: &mut Vec<u8>, name: &str, value: ValueRef<'_>) {
    packed.push(u8::try_from(name.len()).expect("a column's name is far shorter than 256 bytes"));
    packed.extend_from_slice(name.as_bytes());
    match value {
        ValueRef::Null => packed.push(NULL),
        ValueRef::Integer(value) => {
            packed.push(INTEGER);
            packed.extend_from_slice(&value.to_le_bytes());
        }
        ValueRef::Real(value) => {
            packed.push(REAL);
            packed.extend_from_slice(&value.to_le_bytes());
        }
        ValueRef::Text(bytes) => append_bytes(packed, TEXT, bytes),
        ValueRef::Blob(bytes) => append_bytes(packed, BLOB, bytes),
    }
}

fn append_bytes(packed: &mut Vec<u8>, kind: u8, bytes: &[u8]) {
    packed.push(kind);
    let length = u32::try_from(bytes.len()).expect("SQLite itself refuses a value of 4 GiB");
    packed.extend_from_slice(&length.to_le_bytes());
    packed.extend_from_slice(bytes);
}

/// The fields of a record; `None` when the bytes were not written by [`append`].
pub(super) fn decode(mut rest: &[u8]) -> Option<Vec<(String, Value)>> {
    let mut fields = Vec::new();
    while let Some((&length, tail)) = rest.split_first() {
        let (name, tail) = tail.split_at_checked(usize::from(length))?;
        let name = std::str::from_utf8(name).ok()?.to_owned();
        let (&kind, tail) = tail.split_first()?;
        let (value, tail) = match kind {
            NULL => (Value::Null, tail),
            INTEGER => {
                let (bytes, tail) = tail.split_first_chunk()?;
                (Value::Integer(i64::from_le_bytes(*bytes)), tail)
            }
            REAL => {
                let (bytes, tail) = tail.split_first_chunk()?;
                (Value::Real(f64::from_le_bytes(*bytes)), tail)
            }
            TEXT => {
                let (bytes, tail) = counted(tail)?;
                (Value::Text(String::from_utf8(bytes.to_vec()).ok()?), tail)
            }
            BLOB => {
                let (bytes, tail) = counted(tail)?;
                (Value::Blob(bytes.to_vec()), tail)
            }
            _ => return None,
        };
        fields.push((name, value));
        rest = tail;
    }
    Some(fields)
}

fn counted(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, tail) = bytes.split_first_chunk()?;
    tail.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_first_releases_records_still_decode() {
        let packed = b"\x04read\x01\x01\0\0\0\0\0\0\0\x07subject\x03\x02\0\0\0Oh\x01c\x02\0\0\0\0\0\0\xe0?\x01n\0\x01h\x04\x01\0\0\0\xff";
        let fields = decode(packed).unwrap();
        let mut again = Vec::new();
        for (name, value) in &fields {
            let rusqlite::types::ToSqlOutput::Borrowed(value) = value.store() else {
                panic!()
            };
            append(&mut again, name, value);
        }
        assert_eq!(again, packed);
        assert_eq!(
            fields,
            [
                ("read".to_owned(), Value::Integer(1)),
                ("subject".to_owned(), Value::Text("Oh".to_owned())),
                ("c".to_owned(), Value::Real(0.5)),
                ("n".to_owned(), Value::Null),
                ("h".to_owned(), Value::Blob(vec![0xff])),
            ]
        );
    }

    proptest! {
        #[test]
        fn foreign_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            let _ = decode(&bytes);
        }
    }
}
