//! What a prospect wants, in the words and pictures of a letter.

use crate::{Error, Session, products};
use ::documents::smaller;
use ::mail::mixer::{Interest, Language, Picture};
use contract::words::Language as Word;
use store::{Id, Product, Reader};

/// Pixels of the pictures of a letter, from the size they are kept in downwards, until all of them have room.
const SIDES: [u32; 4] = [480, 320, 200, 120];

impl Session {
    /// The products that a prospect wants, oldest first.
    ///
    /// - `room`: bytes that all pictures may have together. They become smaller until they have, and when that is not
    ///   enough the last ones are left out: every product is named in any case.
    pub(super) fn interests_in_letter(
        &self,
        reader: &Reader<'_>,
        prospect: Id,
        language: Language,
        room: usize,
    ) -> Result<Vec<Interest>, Error> {
        let word = match language {
            Language::French => Word::Fr,
            Language::English => Word::En,
        };
        let (mut interests, mut pictures) = (Vec::new(), Vec::new());
        for (interest, product) in self.wanted_by(reader, prospect)? {
            let facts = product.facts();
            interests.push(Interest {
                name: facts
                    .name
                    .clone()
                    .or_else(|| facts.reference.clone())
                    .unwrap_or_default(),
                reference: facts
                    .reference
                    .clone()
                    .filter(|_| facts.name.is_some())
                    .unwrap_or_default(),
                price: products::price(&facts, word),
                note: note(interest.quantity, &interest.note, word),
                picture: None,
            });
            pictures.push(picture(reader, &product)?);
        }
        for (interest, bytes) in interests.iter_mut().zip(fitted(pictures, room)) {
            interest.picture = bytes.map(|bytes| Picture {
                content_type: "image/jpeg".to_owned(),
                bytes,
            });
        }
        Ok(interests)
    }
}

fn note(quantity: i64, said: &str, language: Word) -> String {
    let many = match language {
        Word::Fr => format!("Quantité : {quantity}"),
        Word::En => format!("Quantity: {quantity}"),
    };
    let lines = [(quantity > 1, many.as_str()), (!said.is_empty(), said)];
    let lines: Vec<&str> = lines
        .into_iter()
        .filter(|(is_said, _)| *is_said)
        .map(|(_, line)| line)
        .collect();
    lines.join("\n")
}

/// A product's picture; none when it has none, or the firm lost it.
fn picture(reader: &Reader<'_>, product: &Product) -> Result<Option<Vec<u8>>, Error> {
    let Some(hash) = &product.picture else {
        return Ok(None);
    };
    match reader.blob(hash) {
        Err(store::Error::BlobMissing { .. } | store::Error::Damaged { .. }) => Ok(None),
        bytes => Ok(bytes?),
    }
}

/// The pictures in the largest size in which they have room together.
fn fitted(pictures: Vec<Option<Vec<u8>>>, room: usize) -> Vec<Option<Vec<u8>>> {
    let size =
        |pictures: &[Option<Vec<u8>>]| -> usize { pictures.iter().flatten().map(Vec::len).sum() };
    if size(&pictures) <= room {
        return pictures;
    }
    let mut smaller = pictures;
    for side in &SIDES[1..] {
        smaller = smaller
            .into_iter()
            .map(|bytes| bytes.map(|bytes| shrunk(bytes, *side)))
            .collect();
        if size(&smaller) <= room {
            return smaller;
        }
    }
    let mut left = room;
    for bytes in &mut smaller {
        let length = bytes.as_ref().map_or(0, Vec::len);
        if length > left {
            *bytes = None;
        } else {
            left -= length;
        }
    }
    smaller
}

/// The same picture smaller; one that cannot be made smaller stays.
fn shrunk(bytes: Vec<u8>, side: u32) -> Vec<u8> {
    match smaller(&bytes, side) {
        Ok(smaller) if smaller.bytes.len() < bytes.len() => smaller.bytes,
        _ => bytes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_without_room_are_left_out_from_the_end() {
        // No pictures: nothing can be made of them, so only leaving out helps.
        let pictures = vec![
            Some(vec![1; 400]),
            None,
            Some(vec![2; 400]),
            Some(vec![3; 100]),
        ];
        let lengths = |room| -> Vec<Option<usize>> {
            let fitted = fitted(pictures.clone(), room);
            fitted
                .iter()
                .map(|one| one.as_ref().map(Vec::len))
                .collect()
        };
        assert_eq!(lengths(900), [Some(400), None, Some(400), Some(100)]);
        assert_eq!(lengths(600), [Some(400), None, None, Some(100)]);
        assert_eq!(lengths(0), [None; 4]);
    }
}
