//! What can be typed about catalogues, their products, and who wants them.

use clap::Subcommand;
use std::path::PathBuf;

/// Catalogues.
#[derive(Debug, Subcommand)]
pub(crate) enum Catalogue {
    /// The products of a catalogue, and the text of its pages in reading order; scans are read by text recognition. Needs
    /// no firm.
    Extract {
        /// A PDF or a picture.
        file: PathBuf,
        /// The languages of scans, by Tesseract's codes; the first counts most.
        #[arg(long, default_value_t)]
        languages: office::Languages,
        /// How many pages are read at the same time [default: one for each processor].
        #[arg(long)]
        jobs: Option<std::num::NonZeroU8>,
    },
    /// Adds a catalogue to a campaign and waits until it is read; interrupted, `status --wait` goes on.
    Add {
        /// A PDF, or the pictures of its pages in order.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Id of the campaign.
        #[arg(long)]
        campaign: String,
        /// As it is to be called [default: the name of the first file].
        #[arg(long)]
        title: Option<String>,
        /// Return as soon as it is durable.
        #[arg(long)]
        no_wait: bool,
    },
    /// The catalogues of a campaign.
    List {
        /// Id of the campaign.
        #[arg(long)]
        campaign: String,
    },
    /// How far a catalogue is, page by page.
    Status {
        /// Id of the catalogue.
        id: String,
        /// Read on, and wait until it is read.
        #[arg(long)]
        wait: bool,
    },
    /// What was read from a catalogue, the least sure first.
    Review {
        /// Id of the catalogue.
        id: String,
        /// Only `waiting`, `approved`, `rejected` or `published`.
        #[arg(long)]
        state: Option<String>,
    },
    /// Says that products were read right.
    Approve {
        /// Ids of `review`.
        #[arg(required = true)]
        ids: Vec<String>,
    },
    /// Says that they are no products.
    Reject {
        /// Ids of `review`.
        #[arg(required = true)]
        ids: Vec<String>,
    },
    /// Takes a decision back.
    Undo {
        /// The `batch` of the decision.
        batch: String,
    },
    /// Publishes what is approved, and nothing else.
    Publish {
        /// Id of the catalogue.
        id: String,
    },
}

/// Products of the published catalogues.
#[derive(Debug, Subcommand)]
pub(crate) enum Products {
    /// The products a campaign can show, by category and name.
    List {
        /// Id of the campaign.
        #[arg(long)]
        campaign: String,
        /// Only this category.
        #[arg(long)]
        category: Option<String>,
        /// Only what this catalogue has.
        #[arg(long)]
        catalogue: Option<String>,
    },
    /// The products that words find, mistyped ones too.
    Search {
        /// Beginnings of words of the reference, name, category or description.
        query: String,
        /// Id of the campaign.
        #[arg(long)]
        campaign: String,
        /// At most this many.
        #[arg(long, default_value_t = 20)]
        limit: u32,
    },
    /// One product, with what it cost when, and who wants it.
    Show {
        /// Id of the product.
        id: String,
    },
}

/// Which prospect wants which product.
#[derive(Debug, Subcommand)]
pub(crate) enum Interests {
    /// Notes that a prospect wants a product.
    Add {
        /// Id of the prospect.
        #[arg(long)]
        prospect: String,
        /// Id of the product.
        #[arg(long)]
        product: String,
        /// How many.
        #[arg(long)]
        quantity: Option<u32>,
        /// What was said.
        #[arg(long)]
        note: Option<String>,
    },
    /// What a prospect wants, oldest first.
    List {
        /// Id of the prospect.
        #[arg(long)]
        prospect: String,
    },
    /// Takes an interest away.
    Remove {
        /// Id of the interest.
        id: String,
    },
}
