//! The evidence pack of a workspace: a zip file that proves itself without Guichet.
//!
//! ```text
//! index.html            what is in it, to read
//! verifier.html         checks every file, offline, in any browser
//! manifest.json         every file with its SHA-256, and the head of the audit chain
//! messages/0001-….eml   the original message, byte for byte
//! attachments/0001-…/   what came with it
//! documents/0001-…/     the firm's own documents, each version
//! workspace.json, documents.json, deadlines.json, timeline.json, decisions.json
//! audit/chain.txt       the hash of every entry of the firm's audit log
//! audit/entries.json    the entries about this workspace, whole
//! ```
//!
//! The hash of the manifest goes into the audit log: later changes to the pack and its manifest together are found by
//! asking the firm.

mod gather;
mod index;
mod kept;
mod pack;

pub(crate) use gather::{Letter, entries, letters, listed as listed_letter, papers};
pub(crate) use index::{HEAD, escaped, linked};
pub(crate) use kept::{Kept, kept, listed as listed_kept, paper};
pub(crate) use pack::Pack;

use crate::{Error, Session, jobs::Job, router::Handle, when};
use contract::{
    evidence::{EvidenceReport, ExportEvidence},
    ingest::JobView,
};
use domain::Capability;
use gather::Matter;
use serde_json::json;
use std::{path::Path, sync::Arc};
use store::Workspace;

pub(crate) const VERIFIER: &str = include_str!("evidence/verifier.html");

impl Session {
    /// Writes the evidence pack of a workspace. The file is whole or not there.
    ///
    /// - `workspace`: id or reference.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], [`Error::File`], and `cancelled` when `progress` says so.
    pub fn export_evidence(
        &self,
        workspace: &str,
        target: &Path,
        progress: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<EvidenceReport, Error> {
        self.require(Capability::Read)?;
        let workspace = self.find_workspace(workspace)?;
        let matter = self.read(|reader| gather::matter(reader, &workspace))?;
        let mut pack = Pack::create(target)?;
        let report = self.fill(&mut pack, &matter, progress)?;
        self.write(|writer| {
            let detail =
                json!({ "manifest_sha256": report.manifest_sha256, "files": report.files });
            let id = workspace.id.to_string();
            self.audit(writer, "evidence.export", "workspace", &id, &detail)
        })?;
        Ok(report)
    }

    fn fill(
        &self,
        pack: &mut Pack,
        matter: &Matter,
        progress: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<EvidenceReport, Error> {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let total = count(matter.letters.len() + matter.kept.len()) + 1;
        let mut documents = 0;
        for (done, letter) in (0..).zip(&matter.letters) {
            if !progress(done, total) {
                return Err(store::BackupError::Cancelled.into());
            }
            for paper in self.read(|reader| gather::papers(reader, letter))? {
                documents += pack.put(paper)?;
            }
        }
        for (done, one) in (count(matter.letters.len())..).zip(&matter.kept) {
            if !progress(done, total) {
                return Err(store::BackupError::Cancelled.into());
            }
            documents += pack.put(self.read(|reader| kept::paper(reader, one))?)?;
        }
        for (name, value) in &matter.facts {
            pack.add(name, pretty(value).as_bytes())?;
        }
        let mut chain = matter.chain.hashes.join("\n");
        chain.push('\n');
        pack.add("audit/chain.txt", chain.as_bytes())?;
        pack.add(
            "audit/entries.json",
            pretty(&gather::entries(&matter.chain)).as_bytes(),
        )?;
        let firm = self.read(crate::settings::firm_name)?;
        let made_at = when::time(self.now());
        let index = index::page(&firm, &made_at, matter, pack);
        pack.add("index.html", index.as_bytes())?;
        pack.add("verifier.html", VERIFIER.as_bytes())?;
        let manifest = json!({
            "format": 1,
            "firm": firm,
            "made_at": made_at,
            "workspace": { "id": matter.workspace.id.to_string(), "reference": matter.workspace.reference, "title": matter.workspace.title },
            "audit": { "entries": matter.chain.hashes.len(), "head": matter.chain.hashes.last(), "findings": matter.chain.findings.iter().map(ToString::to_string).collect::<Vec<_>>() },
            "files": pack.listed(),
            "missing": pack.missing(),
        });
        let manifest = pretty(&manifest);
        pack.add("manifest.json", manifest.as_bytes())?;
        let (files, missing) = (count(pack.listed().len()), pack.missed());
        let bytes = pack.finish()?;
        progress(total, total);
        Ok(EvidenceReport {
            files,
            bytes,
            manifest_sha256: store::BlobHash::of(manifest.as_bytes()).to_string(),
            messages: count(matter.letters.len()),
            documents,
            missing,
        })
    }

    fn find_workspace(&self, wanted: &str) -> Result<Workspace, Error> {
        let found = self.read(|reader| match wanted.parse() {
            Ok(id) => Ok(reader.workspace(id)?),
            Err(_) => Ok(reader.workspace_by_reference(wanted.trim())?),
        })?;
        found.ok_or_else(|| Error::NotFound {
            entity: "workspace",
            id: wanted.chars().take(80).collect(),
        })
    }

    fn export_job(&self, job: &Arc<Job>, workspace: &str, target: &Path) -> Result<(), Error> {
        let mut progress = |done, total| self.step(job, done, Some(total));
        match self.export_evidence(workspace, target, &mut progress) {
            Ok(_) | Err(Error::Backup(store::BackupError::Cancelled)) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// JSON for people.
pub(crate) fn pretty(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}

impl Handle<ExportEvidence> for Session {
    fn handle(&self, request: ExportEvidence) -> Result<JobView, Error> {
        self.require(Capability::Read)?;
        let target = self.places.path(&request.place)?;
        let workspace = self.find_workspace(&request.workspace_id)?;
        let title = workspace.reference.clone();
        self.start_job("evidence", title, move |session, job| {
            session.export_job(job, &workspace.id.to_string(), &target)?;
            Ok(None)
        })
    }
}
