//! What is counted while dossiers come in, and the digest that proves the count.

use super::{
    fields::Problem,
    source::{Kind, Spot},
};
use contract::dossiers::{ImportCount, ImportRemark, ImportReport};
use store::BlobHash;

/// So many remarks are told in full.
const MOST_REMARKS: usize = 500;

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Created,
    Updated,
    Unchanged,
    Kept,
}

/// A row that was accepted: where its memory stands, and what it said.
#[derive(Debug, Clone)]
pub(super) struct Accepted {
    pub(super) key: String,
    pub(super) hash: BlobHash,
    /// Whether this run wrote our row.
    pub(super) written: bool,
}

/// The counts of a run.
pub(super) struct Tally {
    counts: Vec<ImportCount>,
    remarks: Vec<ImportRemark>,
    more_remarks: u32,
    pub(super) accepted: Vec<Accepted>,
}

impl Tally {
    pub(super) fn new() -> Self {
        let count = |kind: Kind| ImportCount {
            kind: kind.as_str().to_owned(),
            read: 0,
            created: 0,
            updated: 0,
            unchanged: 0,
            kept: 0,
            rejected: 0,
        };
        Self {
            counts: Kind::ALL.into_iter().map(count).collect(),
            remarks: Vec::new(),
            more_remarks: 0,
            accepted: Vec::new(),
        }
    }

    fn of(&mut self, kind: Kind) -> &mut ImportCount {
        &mut self.counts[kind as usize]
    }

    /// A row was read.
    pub(super) fn read(&mut self, kind: Kind) {
        self.of(kind).read += 1;
    }

    /// A row that was read was accepted.
    pub(super) fn settle(&mut self, kind: Kind, fate: Fate, accepted: Accepted) {
        let count = self.of(kind);
        match fate {
            Fate::Created => count.created += 1,
            Fate::Updated => count.updated += 1,
            Fate::Unchanged => count.unchanged += 1,
            Fate::Kept => {
                // Ours says something else, on purpose: it is no part of the proof.
                count.kept += 1;
                return;
            }
        }
        self.accepted.push(accepted);
    }

    /// A row that was read is refused.
    pub(super) fn reject(&mut self, kind: Kind, spot: &Spot, id: &str, problem: Problem) {
        self.of(kind).rejected += 1;
        self.remark(true, kind, spot, id, problem);
    }

    /// A row that was read is refused with the dossier it is in, which was told.
    pub(super) fn reject_with_dossier(&mut self, kind: Kind) {
        self.of(kind).rejected += 1;
    }

    /// A row is not taken over as it was written.
    pub(super) fn note(&mut self, kind: Kind, spot: &Spot, id: &str, problem: Problem) {
        self.remark(false, kind, spot, id, problem);
    }

    fn remark(&mut self, rejected: bool, kind: Kind, spot: &Spot, id: &str, problem: Problem) {
        // What was refused is told before what was merely noted, also when there is no room for everything.
        let last_note = self.remarks.iter().rposition(|remark| !remark.rejected);
        if self.remarks.len() >= MOST_REMARKS {
            self.more_remarks += 1;
            match last_note.filter(|_| rejected) {
                Some(at) => drop(self.remarks.remove(at)),
                None => return,
            }
        }
        self.remarks.push(ImportRemark {
            rejected,
            file: spot.file.to_string(),
            line: spot.line,
            kind: kind.as_str().to_owned(),
            id: id.to_owned(),
            reason: problem.reason.to_owned(),
            value: problem.value,
        });
    }

    /// The report.
    pub(super) fn report(&self, run: Option<String>) -> ImportReport {
        let mut remarks = self.remarks.clone();
        remarks.sort_by_key(|remark| !remark.rejected);
        ImportReport {
            run,
            counts: self.counts.clone(),
            digest: digest(self.accepted.iter().map(|row| row.hash)),
            verified: None,
            remarks,
            more_remarks: self.more_remarks,
            complete: false,
            seconds: 0.0,
        }
    }
}

/// SHA-256 over the sorted hashes, hexadecimal: the same for the same rows in whatever order they came.
pub(super) fn digest(hashes: impl Iterator<Item = BlobHash>) -> String {
    let mut hashes: Vec<[u8; 32]> = hashes.map(|hash| hash.0).collect();
    hashes.sort_unstable();
    BlobHash::of(&hashes.concat()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn the_digest_is_of_the_rows_not_of_their_order() {
        let [one, two] = [BlobHash::of(b"1"), BlobHash::of(b"2")];
        assert_eq!(
            digest([one, two].into_iter()),
            digest([two, one].into_iter())
        );
        assert_ne!(
            digest([one, two].into_iter()),
            digest([one, one].into_iter())
        );
    }

    #[test]
    fn what_was_refused_is_told_even_after_many_notes() {
        let spot = Spot {
            file: Arc::from("d.json"),
            line: 1,
        };
        let mut tally = Tally::new();
        for _ in 0..MOST_REMARKS + 3 {
            tally.note(Kind::Task, &spot, "", Problem::new("shortened", ""));
        }
        tally.reject(Kind::Task, &spot, "t", Problem::new("no_title", ""));
        let report = tally.report(None);
        assert_eq!(
            (report.remarks.len(), report.more_remarks),
            (MOST_REMARKS, 4)
        );
        assert!(report.remarks[0].rejected);
    }
}
