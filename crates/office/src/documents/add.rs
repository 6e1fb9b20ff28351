//! Adding files: each is copied into the encrypted store first, then becomes a document, all or nothing. What goes wrong
//! with one file is said of that file; the others go on.
//!
//! What was asked for stands in the firm's file until it is done, so that after a lock, a crash or a power cut the
//! rest is copied when the firm is opened again.

use super::{
    files::Piece,
    queue::{WANTED, queue},
};
use crate::{
    Error, Session,
    jobs::Job,
    router::Handle,
    words,
    workspaces::{Happened, note, touch},
};
use contract::{
    documents::AddDocuments,
    ingest::{IngestFailure, IngestReport, JobView},
};
use domain::{Capability, EventName};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::{
    fs::File,
    path::{Path, PathBuf},
    sync::Arc,
    time::Instant,
};
use store::{Document, DocumentVersion, Id, JobState, PreparedBlob, Workspace, Writer};

/// The word of this job, in the store and for the window.
const KIND: &str = "documents";

/// More files than this at once are a disk, not a file.
const MOST_FILES: usize = 5_000;

/// What somebody asked for, as far as it is not done.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Adding {
    workspace: String,
    paths: Vec<Place>,
    item: Option<String>,
    document: Option<String>,
}

/// A path as it is stored: text where it is text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Place {
    Text(PathBuf),
    /// A name that is no text, as old archives and foreign disks have them.
    Bytes(Vec<u8>),
}

impl Place {
    fn of(path: PathBuf) -> Self {
        #[cfg(unix)]
        if path.to_str().is_none() {
            use std::os::unix::ffi::OsStringExt as _;
            return Self::Bytes(path.into_os_string().into_vec());
        }
        match path.to_str() {
            Some(_) => Self::Text(path),
            None => Self::Text(PathBuf::from(path.to_string_lossy().into_owned())),
        }
    }

    fn path(&self) -> PathBuf {
        match self {
            Self::Text(path) => path.clone(),
            #[cfg(unix)]
            Self::Bytes(bytes) => {
                use std::os::unix::ffi::OsStrExt as _;
                PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
            }
            #[cfg(not(unix))]
            Self::Bytes(bytes) => PathBuf::from(String::from_utf8_lossy(bytes).into_owned()),
        }
    }
}

impl Handle<AddDocuments> for Session {
    fn handle(&self, request: AddDocuments) -> Result<JobView, Error> {
        self.require(Capability::Work)?;
        let workspace = words::id(&request.workspace_id)?;
        let mut paths = Vec::new();
        for token in &request.places {
            collect(&self.places.path(token)?, &mut paths)?;
        }
        if paths.is_empty() || (request.document_id.is_some() && paths.len() > 1) {
            return Err(Error::invalid("number of files", &paths.len().to_string()));
        }
        self.read(|reader| {
            reader.expect::<Workspace>(&workspace)?;
            let document = request.document_id.as_deref().map(words::id).transpose()?;
            document.map_or(Ok(()), |id| match Piece::find(reader, id)? {
                Piece::File(document, _) if document.workspace_id == workspace => Ok(()),
                Piece::File(..) | Piece::Mail(_) => Err(Error::invalid(
                    "document of this workspace",
                    &id.to_string(),
                )),
            })
        })?;
        let adding = Adding {
            workspace: workspace.to_string(),
            paths: paths.into_iter().map(Place::of).collect(),
            item: request.item_id,
            document: request.document_id,
        };
        start(self, self.new_id(), adding)
    }
}

/// The files behind a path: itself, or what a folder holds, hidden files left out, in the order of their names.
pub(crate) fn collect(path: &Path, into: &mut Vec<PathBuf>) -> Result<(), Error> {
    let blocked = |error| Error::File {
        path: path.display().to_string(),
        error,
    };
    if !path.metadata().map_err(blocked)?.is_dir() {
        into.push(path.to_owned());
        return Ok(());
    }
    let mut inside = std::fs::read_dir(path)
        .map_err(blocked)?
        .map(|entry| entry.map(|entry| (entry.path(), entry.file_type())))
        .collect::<Result<Vec<_>, _>>()
        .map_err(blocked)?;
    inside.sort_by(|(one, _), (other, _)| one.cmp(other));
    for (path, kind) in inside {
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        // A link could lead round in a circle, or out of the folder that was pointed at.
        let is_link = kind.as_ref().is_ok_and(std::fs::FileType::is_symlink);
        if hidden || is_link {
            continue;
        }
        if into.len() >= MOST_FILES {
            return Err(Error::invalid(
                "number of files",
                &format!("> {MOST_FILES}"),
            ));
        }
        collect(&path, into)?;
    }
    Ok(())
}

/// Goes on with what was interrupted when the firm was last open.
///
/// # Errors
///
/// When the firm's file cannot be read.
pub(crate) fn resume_adding(session: &Session) -> Result<(), Error> {
    let interrupted = session.read(|reader| Ok(reader.jobs_in(JobState::Running)?))?;
    for job in interrupted.into_iter().filter(|job| job.kind == KIND) {
        if let Ok(adding) = serde_json::from_value(job.detail) {
            start(session, job.id, adding)?;
        }
    }
    Ok(())
}

fn start(session: &Session, id: Id, adding: Adding) -> Result<JobView, Error> {
    remember(session, id, &adding, JobState::Running)?;
    let title = match adding.paths.as_slice() {
        [only] => name_of(&only.path()),
        several => several.len().to_string(),
    };
    session.start_job(KIND, title, move |session, job| {
        add_all(session, job, id, adding).map(Some)
    })
}

fn remember(session: &Session, id: Id, adding: &Adding, state: JobState) -> Result<(), Error> {
    let now_ms = session.now_ms();
    let detail = serde_json::to_value(adding)
        .map_err(|error| Error::Broken(format!("a path that is no text: {error}")))?;
    session.write(|writer| {
        Ok(writer.save_job(&store::Job {
            id,
            kind: KIND.to_owned(),
            state,
            done: 0,
            total: i64::try_from(adding.paths.len()).ok(),
            detail,
            error: None,
            started_ms: now_ms,
            updated_ms: now_ms,
        })?)
    })
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// Counts bytes in KiB for the window. Each file is read twice: to find its address, and to seal it.
struct Meter<'a> {
    session: &'a Session,
    job: &'a Job,
    before: u64,
    total: u64,
}

impl Meter<'_> {
    fn step(&self, bytes: u64) -> bool {
        let kib = |bytes: u64| u32::try_from(bytes.div_ceil(1024)).unwrap_or(u32::MAX);
        self.session
            .step(self.job, kib(self.before + bytes), Some(kib(self.total)))
    }
}

fn add_all(
    session: &Arc<Session>,
    job: &Arc<Job>,
    id: Id,
    mut adding: Adding,
) -> Result<IngestReport, Error> {
    let started = Instant::now();
    let mut report = IngestReport {
        read: 0,
        stored: 0,
        duplicates: 0,
        unparsed: 0,
        seconds: 0.0,
        failed: Vec::new(),
    };
    let paths: Vec<PathBuf> = adding.paths.iter().map(Place::path).collect();
    let sizes: Vec<u64> = paths
        .iter()
        .map(|path| path.metadata().map_or(0, |file| file.len() * 2))
        .collect();
    let mut meter = Meter {
        session,
        job,
        before: 0,
        total: sizes.iter().sum(),
    };
    for (path, size) in paths.into_iter().zip(sizes) {
        let added = copy(session, &path, &meter).and_then(|copied| {
            let Some(blob) = copied else { return Ok(None) };
            report.read += 1;
            session
                .write(|writer| keep(session, writer, &adding, &path, &blob))
                .map(Some)
        });
        match added {
            Ok(None) => break,
            Ok(Some(is_new)) => {
                if is_new {
                    report.stored += 1;
                } else {
                    report.duplicates += 1;
                }
                session.bus.changed(&["documents", "workspaces"]);
            }
            Err(error) => report.failed.push(IngestFailure {
                path: name_of(&path),
                error: error.to_string(),
                error_fr: error.to_failure().message_fr,
            }),
        }
        meter.before += size;
        adding.paths.remove(0);
        remember(session, id, &adding, JobState::Running)?;
    }
    let state = if adding.paths.is_empty() {
        JobState::Done
    } else if job.is_cancelled() {
        JobState::Cancelled
    } else {
        // The firm is being locked: the rest is copied when it is open again.
        JobState::Running
    };
    remember(session, id, &adding, state)?;
    report.seconds = started.elapsed().as_secs_f64();
    Ok(report)
}

/// Copies a file into the encrypted store; `None` when it was told to stop.
fn copy(session: &Session, path: &Path, meter: &Meter<'_>) -> Result<Option<PreparedBlob>, Error> {
    let blocked = |error| Error::File {
        path: name_of(path),
        error,
    };
    let mut file = File::open(path).map_err(blocked)?;
    if !file.metadata().map_err(blocked)?.is_file() {
        return Err(Error::invalid("file", &name_of(path)));
    }
    if !meter.step(0) {
        return Ok(None);
    }
    Ok(session
        .store
        .prepare_file(&mut file, &mut |bytes| meter.step(bytes))?)
}

/// Makes a document, or a version of one, of what was copied. Answers false when the workspace has it already.
fn keep(
    session: &Session,
    writer: &Writer<'_>,
    adding: &Adding,
    path: &Path,
    blob: &PreparedBlob,
) -> Result<bool, Error> {
    let workspace: Workspace = writer.expect(&words::id(&adding.workspace)?)?;
    let filename = name_of(path);
    let hash = writer.put_blob(blob)?;
    let known = writer.document_with(workspace.id, &hash)?;
    if let Some(known) = known {
        link(session, writer, adding, known.id)?;
        return Ok(false);
    }
    let now_ms = session.now_ms();
    let (document, kind) = match adding.document.as_deref().map(words::id).transpose()? {
        Some(id) => {
            let mut document: Document = writer.expect(&id)?;
            document.filename.clone_from(&filename);
            document.removed_ms = None;
            (document, "document_version_added")
        }
        None => (
            Document {
                id: session.new_id(),
                workspace_id: workspace.id,
                filename: filename.clone(),
                created_ms: now_ms,
                created_by: Some(session.user_id),
                removed_ms: None,
            },
            "document_added",
        ),
    };
    writer.save(&document)?;
    let version = DocumentVersion {
        id: session.new_id(),
        document_id: document.id,
        content_type: mime_guess::from_path(path)
            .first_or_octet_stream()
            .essence_str()
            .to_owned(),
        filename: filename.clone(),
        bytes: i64::try_from(blob.size).unwrap_or(i64::MAX),
        blob_hash: Some(hash),
        at_ms: now_ms,
        by_user: Some(session.user_id),
        restores: None,
    };
    writer.insert(&version)?;
    let (file, _) = Piece::find(writer, document.id)?.file(None)?;
    queue(session, writer, &file, WANTED)?;
    let happened = Happened {
        kind,
        params: json!({ "what": filename }),
        communication: None,
        by: Some(session.user_id),
    };
    note(session, writer, workspace.id, &happened)?;
    session.emit(
        writer,
        EventName::DocumentUploaded,
        "documents",
        document.id,
        &json!({ "workspace": workspace.id.to_string() }),
    )?;
    session.audit(
        writer,
        "documents.add",
        "documents",
        &document.id.to_string(),
        &json!({ "version": version.id.to_string(), "sha256": hash.to_string() }),
    )?;
    link(session, writer, adding, document.id)?;
    touch(session, writer, workspace.id)?;
    Ok(true)
}

fn link(
    session: &Session,
    writer: &Writer<'_>,
    adding: &Adding,
    document: Id,
) -> Result<(), Error> {
    match &adding.item {
        Some(item) => session.fulfil(writer, item, document),
        None => Ok(()),
    }
}
