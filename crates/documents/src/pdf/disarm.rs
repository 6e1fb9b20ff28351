//! Takes out of a PDF what the text reader would recurse on for ever.

use crate::{Error, guard};
use flate2::read::ZlibDecoder;
use pdf_extract::{Dictionary, Document, Object, ObjectId};
use std::collections::{HashMap, HashSet};
use std::io::Read;

/// How large a stream may be once unpacked. The drawing commands of a dense map take 20 MB.
const MAX_STREAM_BYTES: usize = 64 * 1024 * 1024;
/// How far a page may be from the root of the page tree.
const MAX_PARENTS: usize = 64;
/// How deep drawings may stand in drawings.
const MAX_FORMS: usize = 12;
/// How many drawings in drawings a document may ask for, each use counted.
const MAX_USES: usize = 20_000;

/// Checks the page tree, gives every page a size, empties pictures (the reader would read their pixels as
/// drawing commands) and drawings that contain themselves.
pub(super) fn disarm(document: &mut Document) -> Result<(), Error> {
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    for page in &pages {
        if !has_size(document, *page)? {
            let a4 = Object::Array(vec![0.into(), 0.into(), 595.into(), 842.into()]);
            if let Ok(page) = document.get_object_mut(*page).and_then(Object::as_dict_mut) {
                page.set("MediaBox", a4);
            }
        }
    }
    let endless = endless_forms(document);
    for (id, object) in &mut document.objects {
        let Object::Stream(stream) = object else {
            continue;
        };
        let is_picture = stream
            .dict
            .get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|kind| kind == b"Image");
        let packed_twice = stream.filters().is_ok_and(|filters| {
            filters
                .iter()
                .filter(|name| name.starts_with(b"Fl") || name.starts_with(b"LZW"))
                .count()
                > 1
        });
        if is_picture || packed_twice || endless.contains(id) || explodes(&stream.content) {
            stream.set_plain_content(Vec::new());
        }
    }
    Ok(())
}

/// Whether a compressed stream unpacks to more than any page holds.
fn explodes(packed: &[u8]) -> bool {
    // Deflate packs 1032 to 1 at best, so short streams need no look.
    if packed.len() < MAX_STREAM_BYTES / 1032 || !packed.starts_with(&[0x78]) {
        return false;
    }
    let limited = ZlibDecoder::new(packed).take(MAX_STREAM_BYTES as u64 + 1);
    let unpacked = std::io::copy(&mut { limited }, &mut std::io::sink()).unwrap_or(0);
    unpacked > MAX_STREAM_BYTES as u64
}

/// Whether a page or a node above it has a usable size. A page tree that goes in circles is refused.
fn has_size(document: &Document, page: ObjectId) -> Result<bool, Error> {
    let mut id = page;
    let mut found = false;
    for _ in 0..MAX_PARENTS {
        let Ok(node) = document.get_dictionary(id) else {
            return Ok(found);
        };
        let size = node
            .get(b"MediaBox")
            .and_then(|size| document.dereference(size))
            .and_then(|(_, size)| size.as_array());
        found |= size.is_ok_and(|size| size.len() >= 4);
        match node.get(b"Parent").and_then(Object::as_reference) {
            Ok(parent) => id = parent,
            Err(_) => return Ok(found),
        }
    }
    Err(guard::damaged("its page tree goes in circles"))
}

/// Drawings that use themselves, directly or not, or that nest too deep or too often.
fn endless_forms(document: &Document) -> HashSet<ObjectId> {
    let forms: HashMap<ObjectId, Vec<ObjectId>> = document
        .objects
        .iter()
        .filter_map(|(id, object)| object.as_stream().ok().map(|stream| (*id, stream)))
        .filter(|(_, stream)| {
            stream
                .dict
                .get(b"Subtype")
                .and_then(Object::as_name)
                .is_ok_and(|kind| kind == b"Form")
        })
        .map(|(id, stream)| (id, uses(document, &stream.dict)))
        .collect();
    let mut endless: HashSet<ObjectId> = HashSet::new();
    // A drawing without resources draws with those of whoever uses it, perhaps itself.
    endless.extend(document.objects.iter().filter_map(|(id, object)| {
        let stream = object.as_stream().ok()?;
        let is_bare = forms.contains_key(id) && stream.dict.get(b"Resources").is_err();
        let draws = || {
            stream
                .decompressed_content()
                .unwrap_or_else(|_| stream.content.clone())
                .windows(3)
                .any(|word| matches!(word, [_, b'D', b'o']))
        };
        (is_bare && draws()).then_some(*id)
    }));
    let mut budget = MAX_USES;
    for id in forms.keys() {
        let mut path = Vec::new();
        if !ends(*id, &forms, &mut path, &mut budget) {
            endless.insert(*id);
        }
    }
    endless
}

fn uses(document: &Document, form: &Dictionary) -> Vec<ObjectId> {
    let resources = document.get_dict_in_dict(form, b"Resources");
    let drawings = resources.and_then(|resources| document.get_dict_in_dict(resources, b"XObject"));
    drawings
        .map(|drawings| {
            drawings
                .iter()
                .filter_map(|(_, object)| object.as_reference().ok())
                .collect()
        })
        .unwrap_or_default()
}

fn ends(
    id: ObjectId,
    forms: &HashMap<ObjectId, Vec<ObjectId>>,
    path: &mut Vec<ObjectId>,
    budget: &mut usize,
) -> bool {
    if path.contains(&id) || path.len() > MAX_FORMS || *budget == 0 {
        return false;
    }
    *budget -= 1;
    path.push(id);
    let all = forms
        .get(&id)
        .is_none_or(|used| used.iter().all(|next| ends(*next, forms, path, budget)));
    path.pop();
    all
}
