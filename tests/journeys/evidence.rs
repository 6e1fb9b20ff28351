//! A matter leaves the firm as evidence: whole, readable without Guichet, and proving itself.

use crate::{
    cabinet::Cabinet,
    letters::{self, noise},
};
use serde_json::Value;
use std::{collections::BTreeMap, fs, io::Read as _, path::Path};
use store::BlobHash;

fn unzipped(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    (0..archive.len())
        .map(|number| {
            let mut file = archive.by_index(number).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().to_owned(), bytes)
        })
        .collect()
}

fn json(files: &BTreeMap<String, Vec<u8>>, name: &str) -> Value {
    serde_json::from_slice(&files[name]).unwrap()
}

#[test]
fn a_pack_holds_every_original_byte_for_byte_and_the_chain_that_proves_them() {
    let firm = Cabinet::new();
    let letter = letters::oqtf().attach("../décision <1>.pdf", "application/pdf", &noise(200_000));
    firm.receive_one(&letter);
    firm.receive_one(&letters::newsletter());
    let workspace = firm.workspaces().remove(0);
    let deadline = firm.workspace(&workspace.id).deadlines.remove(0);
    firm.ask(contract::deadlines::Decide {
        id: deadline.id.clone(),
        state: contract::words::DeadlineState::Confirmed,
        note: None,
    });

    let target = firm.place("preuve.zip");
    let session = firm.desk.session().unwrap();
    let report = session
        .export_evidence(&workspace.reference, &target, &mut |_, _| true)
        .unwrap();
    assert_eq!(report.missing, [] as [&str; 0]);
    assert_eq!(report.bytes, fs::metadata(&target).unwrap().len());
    let files = unzipped(&target);
    assert_eq!(files.len(), report.files as usize);

    let manifest = json(&files, "manifest.json");
    assert_eq!(
        report.manifest_sha256,
        BlobHash::of(&files["manifest.json"]).to_string()
    );
    let listed = manifest["files"].as_array().unwrap();
    assert_eq!(
        listed.len(),
        files.len() - 1,
        "every file but the manifest itself"
    );
    for file in listed {
        let bytes = &files[file["path"].as_str().unwrap()];
        assert_eq!(file["sha256"], BlobHash::of(bytes).to_string(), "{file}");
    }

    let originals: Vec<_> = files
        .iter()
        .filter(|(name, _)| name.starts_with("messages/"))
        .collect();
    assert_eq!(originals.len(), 1, "only what was filed there");
    assert!(*originals[0].1 == letter.bytes(), "byte for byte");
    let (name, scan) = files
        .iter()
        .find(|(name, _)| name.starts_with("attachments/"))
        .unwrap();
    assert!(!name.contains("..") && name.ends_with(".pdf"), "{name}");
    assert!(*scan == noise(200_000));

    let deadlines = json(&files, "deadlines.json");
    assert_eq!(deadlines[0]["state"], "confirmed");
    assert_eq!(deadlines[0]["decided_by"], "Claire Valmer");
    assert!(!deadlines[0]["steps"].as_array().unwrap().is_empty());
    assert!(!json(&files, "timeline.json").as_array().unwrap().is_empty());
    let entries = json(&files, "audit/entries.json");
    assert!(
        entries
            .as_array()
            .unwrap()
            .iter()
            .any(|entry| entry["entity_id"] == deadline.id),
        "who confirmed what is in it: {entries}"
    );
    let chain = String::from_utf8(files["audit/chain.txt"].clone()).unwrap();
    assert_eq!(chain.lines().count() as u64, manifest["audit"]["entries"]);
    for page in ["index.html", "verifier.html"] {
        let text = String::from_utf8(files[page].clone()).unwrap();
        for outside in ["http://", "https://", "src="] {
            assert!(
                !text.contains(outside),
                "{page} needs nothing from outside: {outside}"
            );
        }
    }

    let audit = firm.ask(contract::audit::ListAudit {
        cursor: None,
        limit: 10,
    });
    assert_eq!(
        audit.items[0].action, "evidence.export",
        "the firm remembers the pack"
    );
    let again = session.export_evidence(&workspace.id, &target, &mut |_, _| true);
    assert!(again.is_ok(), "an older pack gives way");
    let folder = target.parent().unwrap();
    let refused = session.export_evidence(&workspace.id, folder, &mut |_, _| true);
    assert!(refused.is_err() && folder.is_dir(), "never over a folder");
}

#[test]
fn what_is_missing_is_said_in_the_pack_and_a_stopped_export_leaves_nothing() {
    let firm = Cabinet::new();
    let letter = letters::oqtf().attach("scan.jpg", "image/jpeg", &noise(300_000));
    firm.receive_one(&letter);
    let workspace = firm.workspaces().remove(0);
    let session = firm.desk.session().unwrap();

    let target = firm.place("preuve.zip");
    let stopped = session.export_evidence(&workspace.id, &target, &mut |_, _| false);
    assert!(stopped.is_err());
    let left = fs::read_dir(target.parent().unwrap()).unwrap().count();
    assert_eq!(left, 0);

    let blobs = firm
        .data()
        .join("firms")
        .join(&firm.tenant_id)
        .join("blobs");
    fs::remove_dir_all(blobs).unwrap();
    let report = session
        .export_evidence(&workspace.id, &target, &mut |_, _| true)
        .unwrap();
    assert_eq!(
        report.missing.len(),
        2,
        "the letter and its scan: {report:?}"
    );
    let files = unzipped(&target);
    assert_eq!(
        json(&files, "manifest.json")["missing"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    assert!(
        session
            .export_evidence("2026-9999", &firm.place("x.zip"), &mut |_, _| true)
            .is_err()
    );
}

#[test]
fn every_version_of_a_document_is_in_the_pack() {
    let firm = Cabinet::new();
    firm.receive_one(&letters::oqtf());
    let workspace = firm.workspaces().remove(0).id;
    let add = |name: &str, bytes: &[u8], document: Option<String>| {
        let path = firm.place(name);
        fs::write(&path, bytes).unwrap();
        let job = firm.ask(contract::documents::AddDocuments {
            workspace_id: workspace.clone(),
            places: vec![firm.desk.offer(&path).token],
            item_id: None,
            document_id: document,
        });
        assert_eq!(firm.finished(&job.id).state, "done");
        firm.workspace(&workspace).documents[0].id.clone()
    };
    let id = add("mémoire.txt", b"Premier jet", None);
    add("mémoire final.txt", b"Version finale", Some(id));
    let target = firm.place("preuve.zip");
    let report = firm
        .desk
        .session()
        .unwrap()
        .export_evidence(&workspace, &target, &mut |_, _| true)
        .unwrap();
    assert_eq!((report.documents, report.missing.len()), (2, 0));
    let files = unzipped(&target);
    let versions: Vec<_> = files
        .iter()
        .filter(|(name, _)| name.starts_with("documents/"))
        .map(|(name, bytes)| (name.rsplit('/').next().unwrap(), bytes.as_slice()))
        .collect();
    assert_eq!(
        versions,
        [
            ("v1-mémoire.txt", b"Premier jet".as_slice()),
            ("v2-mémoire-final.txt", b"Version finale".as_slice())
        ]
    );
    assert_eq!(json(&files, "documents.json")[1]["version"], 2);
}
