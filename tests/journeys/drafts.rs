//! Drafts: the machine prepares a letter with its sources, a person completes and validates it, and only that text
//! leaves as final.

use crate::{cabinet::Cabinet, papers::SCAN};
use contract::{
    Failure, FailureCode,
    deadlines::Decide,
    documents::{OpenDocument, ReadPage},
    drafts::{
        ComposeDraft, DocumentDraftView, EditDraft, ExportDraft, FileDraft, ListTemplates,
        OpenDraft, PutBackDraft, RemoveDraft, ValidateDraft,
    },
    words::DeadlineState,
};
use std::{fs, io::Read as _};

impl Cabinet {
    fn composed(&self, workspace: &str, template: &str) -> DocumentDraftView {
        self.ask(ComposeDraft {
            workspace_id: workspace.to_owned(),
            template: template.to_owned(),
        })
    }

    fn edited(&self, draft: &DocumentDraftView, text: String) -> DocumentDraftView {
        self.ask(EditDraft {
            id: draft.id.clone(),
            title: draft.title.clone(),
            text,
        })
    }

    fn validated(&self, draft: &DocumentDraftView) -> DocumentDraftView {
        self.ask(ValidateDraft {
            id: draft.id.clone(),
            sha256: draft.sha256.clone(),
        })
    }

    /// Everything that is written in the file of a draft.
    fn exported(&self, draft: &DocumentDraftView, is_final: bool) -> Result<String, Box<Failure>> {
        let path = self.place("acte.docx");
        let request = ExportDraft {
            id: draft.id.clone(),
            place: self.desk.offer(&path).token,
            r#final: is_final,
        };
        self.desk
            .ask(request)
            .map_err(|error| Box::new(error.into_failure(String::new())))?;
        let mut file = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
        let mut written = String::new();
        for at in 0..file.len() {
            let mut part = file.by_index(at).unwrap();
            if part.name().ends_with(".xml") {
                part.read_to_string(&mut written).unwrap();
            }
        }
        Ok(written)
    }
}

/// The words of a passage, as the window cuts them.
fn cut(text: &str, start: u32, end: u32) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[start as usize..end as usize]).unwrap()
}

/// Everything in brackets replaced, as a person would.
fn completed(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("[à compléter") {
        out.push_str(&rest[..at]);
        out.push_str("ce qu’il fallait");
        rest = &rest[at + rest[at..].find(']').unwrap() + 1..];
    }
    out + rest
}

/// A matter whose decision was read from a scan, and its deadline confirmed.
fn with_decision(firm: &Cabinet) -> String {
    let workspace = firm.matter().id;
    firm.add_file(&workspace, "Arrêté du 16 novembre.pdf", SCAN);
    firm.read_everything();
    let deadline = firm.workspace(&workspace).deadlines.remove(0);
    firm.ask(Decide {
        id: deadline.id,
        state: DeadlineState::Confirmed,
        note: None,
    });
    workspace
}

#[test]
fn a_draft_shows_where_each_passage_comes_from_and_leaves_blanks_for_the_rest() {
    let firm = Cabinet::new();
    let workspace = with_decision(&firm);
    let templates = firm
        .ask(ListTemplates {
            workspace_id: workspace.clone(),
        })
        .items;
    assert!(
        templates
            .iter()
            .any(|one| one.id == "court-appeal" && one.fits)
    );
    let first_unfit = templates.iter().position(|one| !one.fits).unwrap();
    assert!(templates[first_unfit..].iter().all(|one| !one.fits));

    let draft = firm.composed(&workspace, "court-appeal");
    assert!(draft.text.contains("Idrissa Konaté"), "{}", draft.text);
    assert!(!draft.blanks.is_empty(), "the discussion is a person's");
    let from = |kind: &str| {
        let at = draft.sources.iter().position(|one| one.kind == kind);
        let at =
            u32::try_from(at.unwrap_or_else(|| panic!("no {kind}: {:?}", draft.sources))).unwrap();
        let passage = draft.passages.iter().find(|one| one.source == at).unwrap();
        (at as usize, cut(&draft.text, passage.start, passage.end))
    };
    assert_eq!(from("contact").1, "Idrissa Konaté");
    let (at, _) = from("document");
    let source = &draft.sources[at];
    let written: Vec<String> = (draft.passages.iter())
        .filter(|passage| passage.source as usize == at)
        .map(|passage| cut(&draft.text, passage.start, passage.end))
        .collect();
    for (day, what) in [
        ("16 novembre 2026", "the day the decision bears"),
        ("17 novembre 2026", "the day of notification"),
    ] {
        assert!(
            written.iter().any(|words| words.starts_with(day)),
            "{what}: {written:?}"
        );
    }
    let page = firm.ask(ReadPage {
        id: source.id.clone().unwrap(),
        version: None,
        number: source.page.unwrap(),
        find: None,
    });
    let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        spaced(&page.text).contains(&spaced(source.quote.as_deref().unwrap())),
        "the quote stands on its page"
    );
    for blank in &draft.blanks {
        assert!(cut(&draft.text, blank.start, blank.end).starts_with("[à compléter : "));
    }
    let timeline = firm.workspace(&workspace).timeline;
    assert!(timeline.iter().any(|line| line.kind == "draft_composed"));
}

#[test]
fn a_deadline_that_nobody_confirmed_is_not_written_as_a_date() {
    let firm = Cabinet::new();
    let workspace = firm.matter().id;
    firm.add_file(&workspace, "Arrêté.pdf", SCAN);
    firm.read_everything();
    let draft = firm.composed(&workspace, "deadline-letter");
    assert!(
        draft
            .text
            .contains("[à compléter : échéance prudente confirmée]"),
        "{}",
        draft.text
    );
    firm.ask(Decide {
        id: firm.workspace(&workspace).deadlines[0].id.clone(),
        state: DeadlineState::Confirmed,
        note: None,
    });
    let draft = firm.composed(&workspace, "deadline-letter");
    assert!(
        !draft.text.contains("échéance prudente confirmée"),
        "{}",
        draft.text
    );
}

#[test]
fn nothing_leaves_as_final_but_the_text_that_a_person_validated() {
    let firm = Cabinet::new();
    let workspace = with_decision(&firm);
    let draft = firm.composed(&workspace, "court-appeal");
    let refused = firm.exported(&draft, true).unwrap_err();
    assert_eq!(
        (refused.code, refused.reason.as_str()),
        (FailureCode::Refused, "draft_not_validated")
    );
    let refused = firm.refused(ValidateDraft {
        id: draft.id.clone(),
        sha256: draft.sha256.clone(),
    });
    assert_eq!(refused.reason, "draft_blanks");

    let before = firm.place("acte.docx");
    fs::write(&before, "an older file, which the dialog asked about").unwrap();
    let proposal = firm.exported(&draft, false).unwrap();
    assert!(proposal.contains("PROJET – NON VALIDÉ"));
    assert!(
        proposal.contains("Arrêté du 16 novembre.pdf, page 2"),
        "its sources"
    );

    let whole = firm.edited(&draft, completed(&draft.text));
    assert_eq!(whole.blanks, []);
    assert!(
        !whole.passages.is_empty(),
        "completing a blank keeps the sources of the rest"
    );
    let stale = firm.refused(ValidateDraft {
        id: draft.id.clone(),
        sha256: draft.sha256.clone(),
    });
    assert_eq!(
        stale.reason, "draft_changed",
        "what was seen is not what is kept"
    );
    let valid = firm.validated(&whole);
    assert_eq!(valid.validated_by.as_deref(), Some("Claire Valmer"));

    // One character more, and the validation is void.
    let changed = firm.edited(&valid, format!("{}.", valid.text));
    assert_eq!((changed.validated_by, changed.void), (None, true));
    assert_eq!(
        firm.refused(FileDraft {
            id: draft.id.clone()
        })
        .reason,
        "draft_not_validated"
    );
    // The same text again is the text that was validated.
    let again = firm.edited(&valid, valid.text.clone());
    assert!(again.validated_by.is_some() && !again.void);
    let written = firm.exported(&again, true).unwrap();
    assert!(written.contains("Idrissa Konaté") && !written.contains("NON VALIDÉ"));

    let filed = firm.ask(FileDraft {
        id: draft.id.clone(),
    });
    firm.read_everything();
    let document = filed.document_id.unwrap();
    let read = firm.ask(ReadPage {
        id: document.clone(),
        version: None,
        number: 1,
        find: None,
    });
    assert!(read.text.contains("Idrissa Konaté"), "{}", read.text);
    assert!(!read.text.contains("NON VALIDÉ"));
    firm.ask(FileDraft {
        id: draft.id.clone(),
    });
    let versions = firm
        .ask(OpenDocument {
            id: document,
            version: None,
        })
        .versions
        .len();
    assert_eq!(
        firm.workspace(&workspace).documents.len(),
        2,
        "the scan and the act"
    );
    assert!(versions <= 2, "filed twice is a version at most");
}

#[test]
fn a_draft_is_taken_away_and_put_back() {
    let firm = Cabinet::new();
    let workspace = firm.matter().id;
    let draft = firm.composed(&workspace, "missing-pieces");
    assert_eq!(firm.workspace(&workspace).document_drafts.len(), 1);
    firm.ask(RemoveDraft {
        id: draft.id.clone(),
    });
    assert_eq!(firm.workspace(&workspace).document_drafts, []);
    firm.ask(PutBackDraft {
        id: draft.id.clone(),
    });
    assert_eq!(firm.ask(OpenDraft { id: draft.id }).text, draft.text);
}
