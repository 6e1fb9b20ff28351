//! The right of access: everything about a person in one zip file that needs no Guichet.
//!
//! ```text
//! index.html            what is in it, to read, in the language of whoever made it
//! verifier.html         checks every file, offline, in any browser
//! manifest.json         every file with its SHA-256
//! messages/0001-….eml   the original message, byte for byte
//! attachments/0001-…/   what came with it
//! documents/2026-0001/  the documents of a workspace of theirs, each version
//! person.json, messages.json, workspaces.json, documents.json
//! audit/                the entries of the firm's audit log about the person
//! ```

use super::{page, plan::Person};
use crate::{
    Error, Session,
    evidence::{self, Kept, Letter, Pack, VERIFIER, pretty},
    jobs::Job,
    router::Handle,
    settings, when, words,
};
use contract::{
    ingest::JobView,
    rights::{ExportPerson, PersonReport},
    words::Language,
};
use domain::Capability;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
    sync::Arc,
};
use store::{AuditChain, Id, Reader, Workspace};

/// Everything about a person but the bytes.
pub(super) struct Dossier {
    pub(super) person: Person,
    pub(super) letters: Vec<Letter>,
    pub(super) workspaces: Vec<Workspace>,
    kept: Vec<Kept>,
    pub(super) facts: Vec<(&'static str, Value)>,
    chain: AuditChain,
}

impl Session {
    /// Writes everything about a contact into a zip file. The file is whole or not there.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], [`Error::File`], and `cancelled` when `progress` says so.
    pub fn export_person(
        &self,
        contact_id: &str,
        target: &Path,
        progress: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<PersonReport, Error> {
        let user = self.require(Capability::Administer)?;
        let id = words::id(contact_id)?;
        let dossier = self.read(|reader| dossier(reader, id))?;
        let language = self.read(|reader| Ok(settings::personal(reader, &user)?.language))?;
        let mut pack = Pack::create(target)?;
        let report = self.fill_person(&mut pack, &dossier, language, progress)?;
        self.write(|writer| {
            let detail =
                json!({ "manifest_sha256": report.manifest_sha256, "files": report.files });
            let id = dossier.person.contact.id.to_string();
            self.audit(writer, "person.export", "contacts", &id, &detail)
        })?;
        Ok(report)
    }

    fn fill_person(
        &self,
        pack: &mut Pack,
        dossier: &Dossier,
        language: Language,
        progress: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<PersonReport, Error> {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let total = count(dossier.letters.len() + dossier.kept.len()) + 1;
        let (mut documents, mut done) = (0, 0);
        let mut step = || {
            let goes_on = progress(done, total);
            done += 1;
            if goes_on {
                Ok(())
            } else {
                Err(Error::from(store::BackupError::Cancelled))
            }
        };
        for letter in &dossier.letters {
            step()?;
            for paper in self.read(|reader| evidence::papers(reader, letter))? {
                documents += pack.put(paper)?;
            }
        }
        for one in &dossier.kept {
            step()?;
            documents += pack.put(self.read(|reader| evidence::paper(reader, one))?)?;
        }
        for (name, value) in &dossier.facts {
            pack.add(name, pretty(value).as_bytes())?;
        }
        let mut chain = dossier.chain.hashes.join("\n");
        chain.push('\n');
        pack.add("audit/chain.txt", chain.as_bytes())?;
        let entries = evidence::entries(&dossier.chain);
        pack.add("audit/entries.json", pretty(&entries).as_bytes())?;
        let firm = self.read(settings::firm_name)?;
        let made_at = when::time(self.now());
        let index = page::page(&firm, &made_at, dossier, pack, language);
        pack.add("index.html", index.as_bytes())?;
        pack.add("verifier.html", VERIFIER.as_bytes())?;
        let person = &dossier.person.contact;
        let manifest = json!({
            "format": 1,
            "firm": firm,
            "made_at": made_at,
            "person": { "id": person.id.to_string(), "name": person.display_name },
            // What the verifier shows as the subject of a pack.
            "workspace": { "id": "", "reference": person.id.to_string(), "title": person.display_name },
            "audit": {
                "entries": dossier.chain.hashes.len(), "head": dossier.chain.hashes.last(),
                "findings": dossier.chain.findings.iter().map(ToString::to_string).collect::<Vec<_>>(),
            },
            "files": pack.listed(),
            "missing": pack.missing(),
        });
        let manifest = pretty(&manifest);
        pack.add("manifest.json", manifest.as_bytes())?;
        let (files, missing) = (count(pack.listed().len()), pack.missed());
        let bytes = pack.finish()?;
        progress(total, total);
        Ok(PersonReport {
            files,
            bytes,
            manifest_sha256: store::BlobHash::of(manifest.as_bytes()).to_string(),
            messages: count(dossier.letters.len()),
            documents,
            missing,
        })
    }

    fn export_person_job(&self, job: &Arc<Job>, contact: &str, target: &Path) -> Result<(), Error> {
        let mut progress = |done, total| self.step(job, done, Some(total));
        match self.export_person(contact, target, &mut progress) {
            Ok(_) | Err(Error::Backup(store::BackupError::Cancelled)) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

impl Handle<ExportPerson> for Session {
    fn handle(&self, request: ExportPerson) -> Result<JobView, Error> {
        self.require(Capability::Administer)?;
        let target = self.places.path(&request.place)?;
        let id = words::id(&request.contact_id)?;
        let person = self.read(|reader| Person::find(reader, id))?;
        self.start_job(
            "person",
            person.contact.display_name,
            move |session, job| {
                session.export_person_job(job, &request.contact_id, &target)?;
                Ok(None)
            },
        )
    }
}

/// Everything about a person, in one view of the firm.
fn dossier(reader: &Reader<'_>, id: Id) -> Result<Dossier, Error> {
    let person = Person::find(reader, id)?;
    let names: HashMap<Id, String> = reader
        .users()?
        .into_iter()
        .map(|user| (user.id, user.name))
        .collect();
    let (own, _) = person.workspaces(reader)?;
    let mut rows = person.naming(reader)?;
    for contact in &person.ids {
        rows.extend(
            reader
                .communications_of(*contact)?
                .into_iter()
                .map(|row| (row.id, row)),
        );
    }
    let (mut kept, mut workspaces) = (Vec::new(), Vec::new());
    for workspace in &own {
        let filed = reader.communications_in(workspace.id)?;
        rows.extend(filed.into_iter().map(|row| (row.id, row)));
        let root = format!("documents/{}", workspace.reference);
        kept.extend(evidence::kept(reader, workspace.id, &names, &root)?);
        workspaces.push(facts_of(reader, workspace)?);
    }
    let mut rows: Vec<_> = rows.into_values().collect();
    rows.sort_by_key(|row| (row.received_ms, row.id));
    let letters = evidence::letters(rows);
    let listed: Vec<Value> = letters.iter().map(evidence::listed_letter).collect();
    let about: BTreeMap<String, ()> = person
        .ids
        .iter()
        .chain(own.iter().map(|workspace| &workspace.id))
        .chain(letters.iter().map(|letter| &letter.row.id))
        .map(|id| (id.to_string(), ()))
        .collect();
    let chain = reader.audit_chain(|entry| about.contains_key(&entry.entity_id))?;
    Ok(Dossier {
        facts: vec![
            ("person.json", person_facts(reader, &person)?),
            ("messages.json", json!(listed)),
            ("workspaces.json", json!(workspaces)),
            ("documents.json", evidence::listed_kept(&kept)),
        ],
        person,
        letters,
        workspaces: own,
        kept,
        chain,
    })
}

fn person_facts(reader: &Reader<'_>, person: &Person) -> Result<Value, Error> {
    let contact = &person.contact;
    let mut consents = Vec::new();
    for id in &person.ids {
        for row in reader.consents(*id)? {
            consents.push(json!({
                "purpose": row.purpose, "given": row.given, "said_on": row.said_on, "evidence": row.evidence,
                "written_at": when::time_ms(row.at_ms),
            }));
        }
    }
    Ok(json!({
        "id": contact.id.to_string(), "name": contact.display_name, "kind": contact.kind.as_str(),
        "names": person.names, "addresses_and_numbers": person.points, "notes": contact.notes,
        "first_seen_at": when::time_ms(contact.created_ms), "consents": consents,
    }))
}

/// What the firm wrote about a workspace of theirs.
fn facts_of(reader: &Reader<'_>, workspace: &Workspace) -> Result<Value, Error> {
    let id = workspace.id;
    let at = |ms: Option<i64>| ms.map(when::time_ms);
    let deadlines: Vec<Value> = reader
        .deadlines(id)?
        .iter()
        .map(|row| json!({ "title": row.title, "due": at(row.due_ms), "due_safe": at(row.due_safe_ms), "state": row.state.as_str(), "note": row.note }))
        .collect();
    let notes: Vec<Value> = reader
        .notes(id)?
        .iter()
        .map(|row| json!({ "at": when::time_ms(row.at_ms), "text": row.text }))
        .collect();
    let tasks: Vec<Value> = reader
        .tasks(id)?
        .iter()
        .map(|row| json!({ "label": row.label, "due_on": row.due_on, "done_at": at(row.done_ms) }))
        .collect();
    let appointments: Vec<Value> = reader
        .appointments_of(id)?
        .iter()
        .map(|row| json!({ "title": row.title, "place": row.place, "notes": row.notes, "start": when::time_ms(row.start_ms), "end": when::time_ms(row.end_ms) }))
        .collect();
    let drafts: Vec<Value> = reader
        .document_drafts(id)?
        .iter()
        .map(|row| json!({ "title": row.title, "text": row.text, "changed_at": when::time_ms(row.updated_ms) }))
        .collect();
    let checklist: Vec<Value> = reader
        .checklist(id)?
        .iter()
        .map(|row| json!({ "label": row.label, "done_at": at(row.done_ms) }))
        .collect();
    Ok(json!({
        "id": id.to_string(), "reference": workspace.reference, "title": workspace.title,
        "description": workspace.description, "procedure": workspace.procedure.map(domain::Procedure::as_str),
        "status": workspace.status.as_str(), "created_at": when::time_ms(workspace.created_ms),
        "decision_date": workspace.decision_date, "deadlines": deadlines, "notes": notes, "drafts": drafts, "tasks": tasks,
        "appointments": appointments, "checklist": checklist,
    }))
}
