//! What is in the file, once a passphrase opened it: a zip file with `campaign.json` and the contents by their address.

use super::{HandOverError, MAX_BYTES};
use crate::Error;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read as _, Write as _},
};
use store::{BlobHash, JournalRecord, Operation, Stamp, Value};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// What this release writes.
const FORMAT: u32 = 1;

const HEAD: &str = "campaign.json";
const CONTENTS: &str = "contents/";

/// A campaign on its way.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Passed {
    pub(super) campaign_id: String,
    pub(super) name: String,
    /// Who wrote it.
    pub(super) from: String,
    /// The distributors that the records name, by their id there.
    pub(super) houses: BTreeMap<String, House>,
    /// Who asked not to be written to.
    pub(super) opted_out: Vec<OptedOut>,
    pub(super) records: Vec<Told>,
    pub(super) contents: Vec<(BlobHash, Vec<u8>)>,
}

/// For whom a show is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct House {
    pub(super) name: String,
    pub(super) vat_number: Option<String>,
}

/// An address that is never written to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct OptedOut {
    pub(super) email: String,
    pub(super) reason: String,
}

/// Bytes of the name of a column; the journal has one byte for the length.
const MOST_NAME: usize = 255;

/// `campaign.json`, as it is stored.
#[derive(Serialize, Deserialize)]
struct Head {
    format: u32,
    campaign_id: String,
    name: String,
    from: String,
    houses: BTreeMap<String, House>,
    opted_out: Vec<OptedOut>,
    records: Vec<Told>,
}

/// One change of one row, as it is stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Told {
    pub(super) hlc: i64,
    pub(super) device: String,
    pub(super) entity: String,
    pub(super) id: String,
    op: Op,
    pub(super) fields: Vec<(String, Said)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Op {
    Set,
    Delete,
    Erase,
}

/// A value of one field, as it is stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Said {
    Null,
    Integer(i64),
    Real(f64),
    Text(String),
    Bytes(Vec<u8>),
}

impl From<JournalRecord> for Told {
    fn from(record: JournalRecord) -> Self {
        let said = |value| match value {
            Value::Null => Said::Null,
            Value::Integer(value) => Said::Integer(value),
            Value::Real(value) => Said::Real(value),
            Value::Text(value) => Said::Text(value),
            Value::Blob(value) => Said::Bytes(value),
        };
        Self {
            hlc: record.stamp.hlc,
            device: record.stamp.device.to_string(),
            entity: record.entity,
            id: record.entity_id,
            op: match record.operation {
                Operation::Set => Op::Set,
                Operation::Delete => Op::Delete,
                Operation::Erase => Op::Erase,
            },
            fields: record
                .fields
                .into_iter()
                .map(|(name, value)| (name, said(value)))
                .collect(),
        }
    }
}

impl Told {
    /// The record again. No table has a column with so long a name.
    pub(super) fn record(self) -> Result<JournalRecord, Error> {
        let value = |said| match said {
            Said::Null => Value::Null,
            Said::Integer(value) => Value::Integer(value),
            Said::Real(value) => Value::Real(value),
            Said::Text(value) => Value::Text(value),
            Said::Bytes(value) => Value::Blob(value),
        };
        let device = self.device.parse().map_err(|_| HandOverError::Damaged)?;
        if self.fields.iter().any(|(name, _)| name.len() > MOST_NAME) {
            return Err(HandOverError::Damaged.into());
        }
        Ok(JournalRecord {
            seq: 0,
            stamp: Stamp {
                hlc: self.hlc,
                device,
            },
            scope: String::new(),
            entity: self.entity,
            entity_id: self.id,
            operation: match self.op {
                Op::Set => Operation::Set,
                Op::Delete => Operation::Delete,
                Op::Erase => Operation::Erase,
            },
            fields: self
                .fields
                .into_iter()
                .map(|(name, said)| (name, value(said)))
                .collect(),
        })
    }
}

/// The ids that records write into a column.
pub(super) fn ids_in(records: &[JournalRecord], column: &str) -> BTreeSet<String> {
    let fields = records.iter().flat_map(|record| &record.fields);
    fields
        .filter_map(|(name, value)| match value {
            Value::Text(id) if name == column => Some(id.clone()),
            _ => None,
        })
        .collect()
}

impl Passed {
    /// The bytes that are sealed.
    pub(super) fn encode(&self) -> Result<Vec<u8>, Error> {
        let broken = |error: zip::result::ZipError| Error::Broken(format!("a zip file: {error}"));
        let failed = |error: std::io::Error| Error::Broken(format!("a zip file: {error}"));
        let head = Head {
            format: FORMAT,
            campaign_id: self.campaign_id.clone(),
            name: self.name.clone(),
            from: self.from.clone(),
            houses: self.houses.clone(),
            opted_out: self.opted_out.clone(),
            records: self.records.clone(),
        };
        let json = serde_json::to_vec(&head)
            .map_err(|error| Error::Broken(format!("a campaign as JSON: {error}")))?;
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let packed = SimpleFileOptions::default();
        zip.start_file(HEAD, packed).map_err(broken)?;
        zip.write_all(&json).map_err(failed)?;
        // Photos and voices are packed already.
        let stored = packed.compression_method(zip::CompressionMethod::Stored);
        for (hash, content) in &self.contents {
            zip.start_file(format!("{CONTENTS}{hash}"), stored)
                .map_err(broken)?;
            zip.write_all(content).map_err(failed)?;
        }
        Ok(zip.finish().map_err(broken)?.into_inner())
    }

    /// What the sealed bytes say. A passphrase opened them, which makes them no less a stranger's.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, Error> {
        let damaged = || Error::from(HandOverError::Damaged);
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        let mut left = MAX_BYTES;
        let mut take = |name: &str| -> Result<Vec<u8>, Error> {
            let file = zip.by_name(name).map_err(|_| damaged())?;
            let mut content = Vec::new();
            file.take(left + 1)
                .read_to_end(&mut content)
                .map_err(|_| damaged())?;
            left = left
                .checked_sub(content.len() as u64)
                .ok_or(HandOverError::TooLarge)?;
            Ok(content)
        };
        let json = take(HEAD)?;
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        let Format { format } = serde_json::from_slice(&json).map_err(|_| damaged())?;
        if format > FORMAT {
            return Err(HandOverError::Newer.into());
        }
        let head: Head = serde_json::from_slice(&json).map_err(|_| damaged())?;
        let names: Vec<String> = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| damaged())?
            .file_names()
            .map(str::to_owned)
            .collect();
        let mut contents = Vec::new();
        for name in names {
            let Some(hash) = name.strip_prefix(CONTENTS) else {
                continue;
            };
            let hash: BlobHash = hash.parse().map_err(|_| damaged())?;
            let content = take(&name)?;
            if BlobHash::of(&content) != hash {
                return Err(damaged());
            }
            contents.push((hash, content));
        }
        Ok(Self {
            campaign_id: head.campaign_id,
            name: head.name,
            from: head.from,
            houses: head.houses,
            opted_out: head.opted_out,
            records: head.records,
            contents,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn passed() -> Passed {
        Passed {
            campaign_id: "c".to_owned(),
            name: "Salon".to_owned(),
            from: "Anna".to_owned(),
            houses: BTreeMap::new(),
            opted_out: Vec::new(),
            records: vec![Told {
                hlc: 7,
                device: "d".to_owned(),
                entity: "prospects".to_owned(),
                id: "p".to_owned(),
                op: Op::Set,
                fields: vec![
                    ("city".to_owned(), Said::Text("Lyon".to_owned())),
                    ("score".to_owned(), Said::Integer(-1)),
                    ("photo".to_owned(), Said::Bytes(vec![0, 255])),
                    ("notes".to_owned(), Said::Null),
                ],
            }],
            contents: vec![(BlobHash::of(b"voice"), b"voice".to_vec())],
        }
    }

    #[test]
    fn a_field_whose_name_no_column_can_have_is_refused() {
        let mut told = passed().records.remove(0);
        told.device = "01890a5d-ac96-774b-bcce-b302099a8057".to_owned();
        let record = |name: String| {
            let fields = vec![(name, Said::Null)];
            Told {
                fields,
                ..told.clone()
            }
            .record()
        };
        assert!(record("n".repeat(255)).is_ok());
        assert!(record("n".repeat(256)).is_err());
        assert!(record("é".repeat(128)).is_err());
    }

    #[test]
    fn what_is_written_is_read_back() {
        let bytes = passed().encode().unwrap();
        assert_eq!(Passed::decode(&bytes).unwrap(), passed());
    }

    #[test]
    fn a_content_under_another_address_is_refused() {
        let mut wrong = passed();
        wrong.contents[0].1 = b"other".to_vec();
        let refused = Passed::decode(&wrong.encode().unwrap()).unwrap_err();
        assert!(matches!(refused, Error::HandOver(HandOverError::Damaged)));
    }

    proptest! {
        #[test]
        fn any_bytes_are_refused_in_words(bytes: Vec<u8>) {
            prop_assert!(matches!(Passed::decode(&bytes), Err(Error::HandOver(_))));
        }
    }
}
