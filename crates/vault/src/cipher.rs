//! XChaCha20-Poly1305 with a random nonce, and hexadecimal: what every stored form here is made of.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

/// Bytes of a nonce: long enough to be drawn at random without counting.
pub(crate) const NONCE_BYTES: usize = 24;

pub(crate) fn encrypt(
    key: &[u8; 32],
    nonce: &[u8; NONCE_BYTES],
    aad: &[u8],
    content: &[u8],
) -> Vec<u8> {
    XChaCha20Poly1305::new(key.into())
        .encrypt(XNonce::from_slice(nonce), Payload { msg: content, aad })
        .expect("the cipher takes up to 256 GiB, and content is in memory")
}

/// `None` when key, nonce, content or `aad` is another than when it was encrypted.
pub(crate) fn decrypt(
    key: &[u8; 32],
    nonce: &[u8; NONCE_BYTES],
    aad: &[u8],
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    XChaCha20Poly1305::new(key.into())
        .decrypt(XNonce::from_slice(nonce), Payload { msg: sealed, aad })
        .ok()
        .map(Zeroizing::new)
}

/// Fields one after the other, each with its length before it, so that no two lists of fields are the same
/// bytes.
pub(crate) fn length_prefixed(fields: &[&[u8]]) -> Vec<u8> {
    let mut all = Vec::new();
    for field in fields {
        all.extend_from_slice(&(field.len() as u64).to_be_bytes());
        all.extend_from_slice(field);
    }
    all
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = text
        .chars()
        .map(|digit| digit.to_digit(16).and_then(|digit| digit.try_into().ok()))
        .collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    Some(
        digits
            .chunks(2)
            .map(|pair| pair[0] << 4 | pair[1])
            .collect(),
    )
}

/// Bytes in a JSON file, as hexadecimal text.
pub(crate) mod hex_text {
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(crate) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&super::hex(bytes))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>, T: TryFrom<Vec<u8>>>(
        deserializer: D,
    ) -> Result<T, D::Error> {
        let text = String::deserialize(deserializer)?;
        super::unhex(&text)
            .and_then(|bytes| T::try_from(bytes).ok())
            .ok_or_else(|| D::Error::custom("not hexadecimal of the expected length"))
    }
}
