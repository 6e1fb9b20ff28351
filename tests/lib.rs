//! Journeys: scenarios across crates, through the contract only. They are in `journeys/`.
