//! The model as bytes: a versioned head and a compressed body of quantised weights.

use super::bearing::Bearing;
use super::linear::Linear;
use super::{Head, Model, Part};

const MAGIC: &[u8; 4] = b"GTRI";
/// Raise it whenever features or heads change their meaning.
const VERSION: u16 = 6;
/// Uncompressed bytes a model may have: far above any real one.
const MAX_BYTES: usize = 16 << 20;

/// Why a model could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// The bytes are not a model, or damaged.
    #[error("these bytes are not a triage model")]
    NotAModel,
    /// A model of another version of the features.
    #[error("the model has version {found}, this engine reads version {expected}: train it again")]
    Version {
        /// Version of the bytes.
        found: u16,
        /// Version this engine reads.
        expected: u16,
    },
}

impl Model {
    /// The model as bytes, versioned.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut body = Vec::new();
        write(&self.letters, &mut body);
        write(&self.days, &mut body);
        write(&self.people, &mut body);
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(zstd::bulk::compress(&body, 19).unwrap_or_default());
        bytes
    }

    /// A model from bytes.
    ///
    /// # Errors
    /// [`ModelError`] when the bytes are damaged or of another version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(ModelError::NotAModel)?;
        let (version, packed) = rest.split_first_chunk::<2>().ok_or(ModelError::NotAModel)?;
        let found = u16::from_le_bytes(*version);
        if found != VERSION {
            return Err(ModelError::Version {
                found,
                expected: VERSION,
            });
        }
        let body = zstd::bulk::decompress(packed, MAX_BYTES).map_err(|_| ModelError::NotAModel)?;
        read(&body).ok_or(ModelError::NotAModel)
    }
}

fn write(linear: &Linear, body: &mut Vec<u8>) {
    let count = u32::try_from(linear.vocabulary.len()).unwrap_or(0);
    body.extend(count.to_le_bytes());
    linear
        .vocabulary
        .iter()
        .for_each(|hash| body.extend(hash.to_le_bytes()));
    linear
        .intercepts
        .iter()
        .chain(&linear.weights)
        .for_each(|weight| body.extend(weight.to_le_bytes()));
}

fn read(body: &[u8]) -> Option<Model> {
    let (letters, rest) = read_linear(body, Head::CLASSES.iter().sum())?;
    let (days, rest) = read_linear(rest, Bearing::ALL.len())?;
    let (people, rest) = read_linear(rest, Part::ALL.len())?;
    rest.is_empty().then_some(Model {
        letters,
        days,
        people,
    })
}

fn read_linear(body: &[u8], width: usize) -> Option<(Linear, &[u8])> {
    let (count, rest) = body.split_first_chunk::<4>()?;
    let count = usize::try_from(u32::from_le_bytes(*count)).ok()?;
    let (hashes, rest) = rest.split_at_checked(count.checked_mul(4)?)?;
    let cells = count.checked_add(1)?.checked_mul(2 * width)?;
    let (cells, rest) = rest.split_at_checked(cells)?;
    let vocabulary: Vec<u32> = hashes
        .chunks_exact(4)
        .filter_map(|c| c.try_into().ok())
        .map(u32::from_le_bytes)
        .collect();
    let mut numbers = cells
        .chunks_exact(2)
        .filter_map(|c| c.try_into().ok())
        .map(i16::from_le_bytes);
    let intercepts = numbers.by_ref().take(width).collect();
    vocabulary.is_sorted().then(|| {
        let weights = numbers.collect();
        (Linear::new(vocabulary, weights, intercepts), rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(vocabulary: Vec<u32>, weight: impl Fn(i16) -> i16) -> Model {
        let linear = |width: usize| {
            let cells = i16::try_from(vocabulary.len() * width).unwrap();
            let weights = (0..cells).map(&weight).collect();
            Linear::new(vocabulary.clone(), weights, vec![512; width])
        };
        Model {
            letters: linear(Head::CLASSES.iter().sum()),
            days: linear(Bearing::ALL.len()),
            people: linear(Part::ALL.len()),
        }
    }

    #[test]
    fn a_model_survives_its_bytes() {
        let model = made(vec![3, 9], |at| at);
        assert_eq!(Model::from_bytes(&model.to_bytes()).expect("read"), model);
    }

    #[test]
    fn damaged_bytes_are_refused() {
        let bytes = made(vec![3], |_| 0).to_bytes();
        for end in 0..bytes.len() {
            assert!(Model::from_bytes(&bytes[..end]).is_err());
        }
        let mut other = bytes;
        other[4] = 99;
        assert!(matches!(
            Model::from_bytes(&other),
            Err(ModelError::Version { found: 99, .. })
        ));
    }
}
