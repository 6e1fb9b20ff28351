//! What can be typed about shows and who was met there.

use super::Language;
use clap::Subcommand;
use std::path::PathBuf;

/// Shows: one campaign each, its maker's alone.
#[derive(Debug, Subcommand)]
pub(crate) enum Campaigns {
    /// Makes a campaign.
    Create {
        /// Its name.
        #[arg(long)]
        name: String,
        /// The show.
        #[arg(long)]
        event: Option<String>,
        /// Where.
        #[arg(long)]
        place: Option<String>,
        /// Its first day, ISO 8601.
        #[arg(long)]
        date: Option<String>,
        /// For whom; a name.
        #[arg(long)]
        distributor: Option<String>,
    },
    /// The open campaigns, the newest show first.
    List {
        /// Archived ones instead.
        #[arg(long)]
        archived: bool,
    },
    /// What a campaign came to: met, interested, sent, answered, by stage, answer, day and product.
    Report {
        /// Id of the campaign.
        id: String,
        /// Writes it as a PDF file too.
        #[arg(long, value_name = "FILE")]
        pdf: Option<PathBuf>,
        /// The language of the PDF file.
        #[arg(long, value_enum, default_value = "fr")]
        language: Language,
    },
    /// Writes a campaign with everything that belongs to it into a new file that only a passphrase opens.
    HandOver {
        /// The new file.
        file: PathBuf,
        /// Id of the campaign.
        #[arg(long)]
        campaign: String,
        /// A file whose first line is the passphrase that the colleague is told.
        #[arg(long, value_name = "FILE")]
        secret_file: PathBuf,
    },
    /// Takes a campaign over from such a file, or joins it with the one that is here. The same file twice changes nothing.
    TakeOver {
        /// The file.
        file: PathBuf,
        /// A file whose first line is its passphrase.
        #[arg(long, value_name = "FILE")]
        secret_file: PathBuf,
    },
}

/// Who was met at a show.
#[derive(Debug, Subcommand)]
pub(crate) enum Prospects {
    /// Brings a list in: CSV in any of the usual encodings, or an Excel workbook. The same list twice changes nothing.
    Import {
        /// The list.
        file: PathBuf,
        /// Id of the campaign.
        #[arg(long)]
        campaign: String,
        /// Read and count everything, write nothing.
        #[arg(long)]
        dry_run: bool,
        /// Change prospects that are there already where the list says something else.
        #[arg(long)]
        update: bool,
        /// Keep rows without a valid address, as incomplete.
        #[arg(long)]
        keep_incomplete: bool,
    },
    /// Takes a whole list back.
    UndoImport {
        /// Id of the import.
        id: String,
    },
    /// The prospects of a campaign, the best first.
    List {
        /// Id of the campaign.
        #[arg(long)]
        campaign: String,
        /// Only this stage: `waiting_room`, `oven`, `fridge`, `trash`.
        #[arg(long)]
        stage: Option<String>,
    },
    /// Writes the prospects of some stages into a file that a spreadsheet opens and that comes in again without loss.
    Export {
        /// The new file; a workbook when its name ends in `.xlsx`, else CSV.
        file: PathBuf,
        /// Id of the campaign.
        #[arg(long)]
        campaign: String,
        /// Which stages.
        #[arg(long, value_delimiter = ',', default_value = "oven,fridge")]
        stages: Vec<String>,
    },
    /// Puts a prospect into a stage.
    Stage {
        /// Id of the prospect.
        id: String,
        /// `waiting_room`, `oven`, `fridge` or `trash`.
        stage: String,
    },
    /// Takes back what was done at once.
    Undo {
        /// The `batch` of what was done.
        batch: String,
    },
}
