//! Adding a catalogue: its files are sealed into the firm's encrypted memory, then it is there with all of them, or not at
//! all. What cannot be read is kept and says why.

use super::CataloguePages;
use crate::{Error, Session, documents, router::Handle, words};
use ::documents::{Kind, MAX_FILE_BYTES};
use contract::catalogues::{AddCatalogue, CatalogueView};
use domain::Capability;
use serde_json::json;
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};
use store::{
    BlobHash, Catalogue, CatalogueFile, FileKind, Id, PreparedBlob, Reader, Reading, ReadingState,
    Writer,
};

/// More photos than this are a disk, not a catalogue.
const MOST_FILES: usize = 1_000;

/// A file that is sealed and looked at.
struct Sealed {
    /// Its name.
    name: String,
    blob: PreparedBlob,
    /// Its pages, or why it cannot be read.
    pages: Result<u32, &'static str>,
}

impl Handle<AddCatalogue> for Session {
    fn handle(&self, request: AddCatalogue) -> Result<CatalogueView, Error> {
        self.require(Capability::Work)?;
        let campaign = words::id(&request.campaign_id)?;
        self.read(|reader| self.own_campaign(reader, campaign))?;
        let mut paths = Vec::new();
        for token in &request.places {
            documents::collect(&self.places.path(token)?, &mut paths)?;
        }
        if paths.is_empty() || paths.len() > MOST_FILES {
            return Err(Error::invalid("number of files", &paths.len().to_string()));
        }
        let title = super::change::title(&request.title.unwrap_or_default())?
            .or_else(|| super::change::title(&stem(&paths[0])).ok().flatten())
            .unwrap_or_else(|| "Catalogue".to_owned());
        let sealed = paths
            .into_iter()
            .map(|path| self.seal(path))
            .collect::<Result<Vec<_>, _>>()?;
        let id = self.write(|writer| {
            self.own_campaign(writer, campaign)?;
            let contents: Vec<BlobHash> = sealed.iter().map(|one| one.blob.hash).collect();
            if let Some(known) = self.known(writer, campaign, &contents)? {
                let id = known.id;
                self.put_back_catalogue(writer, known)?;
                return Ok(id);
            }
            let catalogue = self.keep_catalogue(writer, campaign, title, &sealed)?;
            for file in writer.catalogue_files(catalogue)? {
                if file.pages > 0 {
                    documents::queue_catalogue(self, writer, &file)?;
                }
            }
            Ok(catalogue)
        })?;
        self.bus.changed(&["catalogues"]);
        documents::read_on(self)?;
        self.catalogue_view(id)
    }
}

/// The pages of a file, or why it cannot be read.
fn count(bytes: Vec<u8>) -> Result<u32, &'static str> {
    match ::documents::open("", "", bytes.into()).map_err(Error::Document) {
        Ok(opened) if matches!(opened.kind(), Kind::Pdf | Kind::Image) => Ok(opened.page_count()),
        Ok(_) => Err("unsupported"),
        Err(error) => Err(documents::reason(&error).unwrap_or("damaged")),
    }
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

impl Session {
    /// Seals a file and counts its pages.
    fn seal(&self, path: PathBuf) -> Result<Sealed, Error> {
        let blocked = |error| Error::File {
            path: path.display().to_string(),
            error,
        };
        let mut file = File::open(&path).map_err(blocked)?;
        let about = file.metadata().map_err(blocked)?;
        if !about.is_file() {
            return Err(Error::invalid("file", &path.display().to_string()));
        }
        let blob = self
            .store
            .prepare_file(&mut file, &mut |_| !self.is_closing())?
            .ok_or(Error::Locked)?;
        let pages = if about.len() > MAX_FILE_BYTES as u64 {
            Err("too_large")
        } else {
            count(fs::read(&path).map_err(blocked)?)
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Ok(Sealed {
            name: name.into_owned(),
            blob,
            pages,
        })
    }

    /// The catalogue of a campaign that is made of the same files.
    fn known(
        &self,
        reader: &Reader<'_>,
        campaign: Id,
        contents: &[BlobHash],
    ) -> Result<Option<Catalogue>, Error> {
        for catalogue in reader.catalogues(campaign)? {
            let pages = CataloguePages::of(reader, catalogue.id)?;
            let same = pages.0.iter().map(|(_, file)| file.content);
            if same.eq(contents.iter().copied()) {
                return Ok(Some(catalogue));
            }
        }
        Ok(None)
    }

    fn keep_catalogue(
        &self,
        writer: &Writer<'_>,
        campaign: Id,
        title: String,
        sealed: &[Sealed],
    ) -> Result<Id, Error> {
        let catalogue = Catalogue {
            id: self.new_id(),
            owner_user_id: self.user_id,
            campaign_id: campaign,
            title,
            printed_prices: json!(null),
            staged_ms: None,
            published_ms: None,
            created_ms: self.now_ms(),
            removed_ms: None,
        };
        writer.insert(&catalogue)?;
        for (position, one) in (0..).zip(sealed) {
            let file = CatalogueFile {
                id: self.new_id(),
                catalogue_id: catalogue.id,
                position,
                filename: one.name.clone(),
                content_type: mime_guess::from_path(&one.name)
                    .first_or_octet_stream()
                    .essence_str()
                    .to_owned(),
                bytes: i64::try_from(one.blob.size).unwrap_or(i64::MAX),
                content: writer.put_blob(&one.blob)?,
                pages: one.pages.map_or(0, i64::from),
            };
            writer.insert(&file)?;
            if let Err(why) = one.pages {
                writer.save_reading(&Reading {
                    state: ReadingState::Failed,
                    error: Some(why.to_owned()),
                    only_for: Some(self.user_id),
                    ..Reading::waiting(file.id, FileKind::Catalogue, self.now_ms())
                })?;
            }
        }
        let detail = json!({ "files": sealed.len() });
        let id = catalogue.id.to_string();
        self.audit(writer, "catalogues.add", "catalogues", &id, &detail)?;
        Ok(catalogue.id)
    }

    /// Adds a catalogue that lies in memory and holds its own text, read when this returns.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or the firm's file cannot be written.
    pub(crate) fn bring_catalogue(
        &self,
        campaign: Id,
        name: &str,
        bytes: &[u8],
    ) -> Result<Id, Error> {
        let sealed = Sealed {
            name: name.to_owned(),
            blob: PreparedBlob::new(bytes)?,
            pages: count(bytes.to_vec()),
        };
        let title = stem(Path::new(name));
        let id = self.write(|writer| self.keep_catalogue(writer, campaign, title, &[sealed]))?;
        for file in self.read(|reader| Ok(reader.catalogue_files(id)?))? {
            let opened = documents::open_catalogue(self, &file)?;
            for number in 1..=opened.page_count() {
                let page = opened.own_text(number).map_err(Error::Document)?;
                if let Some(page) = page.map(documents::kept) {
                    self.write(|writer| Ok::<_, Error>(writer.put_page(file.id, &page)?))?;
                }
            }
            let reading = Reading {
                state: ReadingState::Done,
                pages: Some(file.pages),
                only_for: Some(self.user_id),
                ..Reading::waiting(file.id, FileKind::Catalogue, self.now_ms())
            };
            super::was_read(self, &file, &reading)?;
        }
        Ok(id)
    }
}
