//! What the window asks, and who may ask it.

use super::full;
use crate::cabinet::Cabinet;
use contract::{
    dossiers::{StartImport, UndoImport},
    words::Role,
};

#[test]
fn the_window_previews_imports_and_undoes() {
    let firm = Cabinet::new();
    let path = firm.export_of(&[full()]);
    let place = firm.desk.offer(&path).token;
    let job = firm.ask(StartImport {
        place: place.clone(),
        dry_run: true,
    });
    assert_eq!(firm.finished(&job.id).state, "done");
    let preview = firm.imports().preview.unwrap();
    assert_eq!(
        preview.report.remarks[0].reason, "no_file",
        "its paper is not there"
    );
    assert_eq!((preview.place, firm.workspaces().len()), (place.clone(), 0));
    let job = firm.ask(StartImport {
        place,
        dry_run: false,
    });
    assert_eq!(firm.finished(&job.id).state, "done");
    let view = firm.imports();
    assert_eq!((view.preview, view.runs.len()), (None, 1));
    assert_eq!(view.runs[0].by.as_deref(), Some("Claire Valmer"));
    let job = firm.ask(UndoImport {
        id: view.runs[0].id.clone(),
    });
    assert_eq!(firm.finished(&job.id).state, "done");
    let run = &firm.imports().runs[0];
    assert_eq!((run.state.as_str(), run.undoable), ("undone", false));
    assert_eq!(run.undo.as_ref().unwrap().workspaces, 1);
    let again = firm.ask(UndoImport { id: run.id.clone() });
    assert_eq!(firm.finished(&again.id).state, "failed");
    assert_eq!(firm.imports().failure.unwrap().reason, "nothing_left");
}

#[test]
fn only_the_head_of_the_firm_imports() {
    let firm = Cabinet::new();
    let path = firm.export_of(&[full()]);
    let employee = firm.add("Nora Petit", Role::Employee);
    firm.lock();
    firm.unlock(&employee).unwrap();
    let place = firm.desk.offer(&path).token;
    for dry_run in [true, false] {
        let refused = firm.refused(StartImport {
            place: place.clone(),
            dry_run,
        });
        assert_eq!(refused.reason, "forbidden");
    }
    assert!(
        firm.imports().runs.is_empty(),
        "anybody may see what was imported"
    );
}
