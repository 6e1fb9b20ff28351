//! Voice memos and photos beside a prospect: recorded or chosen, told by their bytes, kept as sealed contents.

use crate::{Error, Session, router::Handle, when, words};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use contract::memos::{AddMemo, ListMemos, MemoContent, MemoView, MemosView, OpenMemo, RemoveMemo};
use domain::Capability;
use serde_json::json;
use store::{Id, PreparedBlob, ProspectMemo, Reader};

/// Twenty minutes of speech, or the largest picture of a telephone.
const MAX_BYTES: usize = 16 << 20;

/// More of one prospect is an album.
const MOST: usize = 100;

/// What bytes are: kind and media type. Only what a window plays or shows without running anything.
fn recognised(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    let after =
        |at: usize, magic: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(magic));
    Some(match () {
        () if begins(b"\x89PNG\r\n\x1a\n") => ("photo", "image/png"),
        () if begins(b"\xff\xd8\xff") => ("photo", "image/jpeg"),
        () if begins(b"RIFF") && after(8, b"WEBP") => ("photo", "image/webp"),
        () if begins(b"RIFF") && after(8, b"WAVE") => ("voice", "audio/wav"),
        () if begins(b"\x1aE\xdf\xa3") => ("voice", "audio/webm"),
        () if begins(b"OggS") => ("voice", "audio/ogg"),
        () if begins(b"fLaC") => ("voice", "audio/flac"),
        () if begins(b"ID3") || begins(b"\xff\xfb") || begins(b"\xff\xf3") => {
            ("voice", "audio/mpeg")
        }
        // Pictures in the same container (HEIC) are not shown by every window.
        () if after(4, b"ftypM4A") || after(4, b"ftypmp4") || after(4, b"ftypiso") => {
            ("voice", "audio/mp4")
        }
        () => return None,
    })
}

fn view(memo: &ProspectMemo) -> MemoView {
    MemoView {
        id: memo.id.to_string(),
        kind: memo.kind.clone(),
        content_type: memo.content_type.clone(),
        bytes: u32::try_from(memo.bytes).unwrap_or(u32::MAX),
        seconds: memo.seconds.and_then(|seconds| u32::try_from(seconds).ok()),
        at: when::time_ms(memo.at_ms),
    }
}

impl Session {
    fn memo_bytes(&self, request: &AddMemo) -> Result<Vec<u8>, Error> {
        let too_large = || Error::invalid("size of at most 16 MB", "");
        if let Some(data) = &request.data {
            if data.len() > MAX_BYTES.div_ceil(3) * 4 {
                return Err(too_large());
            }
            return STANDARD
                .decode(data)
                .map_err(|_| Error::invalid("base64", ""));
        }
        let place = request.place.as_deref().unwrap_or_default();
        let path = self.places.path(place)?;
        let failed = |error| Error::File {
            path: path.display().to_string(),
            error,
        };
        if path.metadata().map_err(failed)?.len() > MAX_BYTES as u64 {
            return Err(too_large());
        }
        std::fs::read(&path).map_err(failed)
    }

    /// A memo of the person's own prospect.
    fn own_memo(&self, reader: &Reader<'_>, id: Id) -> Result<ProspectMemo, Error> {
        let missing = || Error::NotFound {
            entity: "memo",
            id: id.to_string(),
        };
        let memo = reader.get::<ProspectMemo>(&id)?.ok_or_else(missing)?;
        self.own_prospect(reader, memo.prospect_id)
            .map_err(|_| missing())?;
        Ok(memo)
    }

    fn memos_view(&self, prospect: Id) -> Result<MemosView, Error> {
        self.read(|reader| {
            self.own_prospect(reader, prospect)?;
            let items = reader.prospect_memos(prospect)?;
            Ok(MemosView {
                items: items.iter().map(view).collect(),
            })
        })
    }
}

impl Handle<AddMemo> for Session {
    fn handle(&self, request: AddMemo) -> Result<MemosView, Error> {
        self.require(Capability::Work)?;
        let prospect = words::id(&request.prospect_id)?;
        self.read(|reader| self.own_prospect(reader, prospect))?;
        let bytes = self.memo_bytes(&request)?;
        let Some((kind, content_type)) = recognised(&bytes) else {
            return Err(Error::invalid("recording or photo", ""));
        };
        let content = PreparedBlob::new(&bytes)?;
        self.write(|writer| {
            self.own_prospect(writer, prospect)?;
            if writer.prospect_memos(prospect)?.len() >= MOST {
                return Err(Error::invalid("number of memos", &MOST.to_string()));
            }
            writer.put_blob(&content)?;
            let memo = ProspectMemo {
                id: self.new_id(),
                prospect_id: prospect,
                kind: kind.to_owned(),
                content_type: content_type.to_owned(),
                content: content.hash,
                bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
                seconds: request.seconds.map(i64::from),
                at_ms: self.now_ms(),
                removed_ms: None,
            };
            writer.insert(&memo)?;
            let id = memo.id.to_string();
            let detail = json!({ "kind": kind });
            self.audit(writer, "prospects.add_memo", "prospect_memos", &id, &detail)
        })?;
        self.bus.changed(&["prospects"]);
        self.memos_view(prospect)
    }
}

impl Handle<ListMemos> for Session {
    fn handle(&self, request: ListMemos) -> Result<MemosView, Error> {
        self.allow(Capability::Work)?;
        self.memos_view(words::id(&request.prospect_id)?)
    }
}

impl Handle<OpenMemo> for Session {
    fn handle(&self, request: OpenMemo) -> Result<MemoContent, Error> {
        self.allow(Capability::Work)?;
        let id = words::id(&request.id)?;
        self.read(|reader| {
            let memo = self.own_memo(reader, id)?;
            let bytes = reader.blob(&memo.content)?.ok_or_else(|| Error::NotFound {
                entity: "memo",
                id: id.to_string(),
            })?;
            // A row of another computer may say anything; the bytes decide what the window is told.
            let (_, content_type) = recognised(&bytes)
                .ok_or_else(|| Error::Broken(format!("memo {id} is no recording or photo")))?;
            Ok(MemoContent {
                content_type: content_type.to_owned(),
                data: STANDARD.encode(&bytes),
            })
        })
    }
}

impl Handle<RemoveMemo> for Session {
    fn handle(&self, request: RemoveMemo) -> Result<MemosView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let prospect = self.write(|writer| {
            let memo = self.own_memo(writer, id)?;
            let prospect = memo.prospect_id;
            writer.save(&ProspectMemo {
                removed_ms: request.removed.then(|| self.now_ms()),
                ..memo
            })?;
            let id = id.to_string();
            let detail = json!({ "removed": request.removed });
            self.audit(
                writer,
                "prospects.remove_memo",
                "prospect_memos",
                &id,
                &detail,
            )?;
            Ok(prospect)
        })?;
        self.bus.changed(&["prospects"]);
        self.memos_view(prospect)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_plays_or_shows_is_a_memo() {
        for (bytes, kind) in [
            (&b"\x1aE\xdf\xa3...."[..], Some("voice")),
            (b"OggS....", Some("voice")),
            (b"RIFF....WAVEfmt ", Some("voice")),
            (b"RIFF....WEBPVP8 ", Some("photo")),
            (b"\xff\xd8\xff\xe0", Some("photo")),
            (b"....ftypM4A ", Some("voice")),
            (b"....ftypheic", None),
            (b"<svg onload=...>", None),
            (b"%PDF-1.7", None),
            (b"RIFF", None),
            (b"", None),
        ] {
            assert_eq!(recognised(bytes).map(|(kind, _)| kind), kind, "{bytes:?}");
        }
    }
}
