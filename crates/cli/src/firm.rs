//! `office` and `verify`.

use crate::{
    Outcome,
    arguments::{Arguments, Kind, Language, Office},
    door,
    failure::Failure,
    output::{Output, json_of},
};
use contract::{audit::Verify, firm::CreateFirm, words};
use serde_json::json;

pub(crate) fn run(
    arguments: &Arguments,
    command: &Office,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    match command {
        Office::Create {
            name,
            kind,
            owner_name,
            owner_email,
            language,
        } => {
            let kind = match kind {
                Kind::LawFirm => words::FirmKind::LawFirm,
                Kind::Sales => words::FirmKind::Sales,
            };
            let language = match language {
                Language::Fr => words::Language::Fr,
                Language::En => words::Language::En,
            };
            create(
                arguments,
                (name, kind),
                (owner_name, owner_email),
                language,
                output,
            )
        }
        Office::List => {
            // Looking must not make the folder.
            let firms = if door::data_dir(arguments)?.is_dir() {
                door::desk(arguments)?.firms().map_err(Failure::opening)?
            } else {
                Vec::new()
            };
            let firm = |firm: &contract::firm::FirmEntry| json!({ "tenant_id": firm.tenant_id, "name": firm.name, "kind": firm.kind });
            output.say(&json!(firms.iter().map(firm).collect::<Vec<_>>()))?;
            Ok(Outcome::Done)
        }
        Office::Recover { kit_file } => crate::backup::recover(arguments, kit_file, output),
        Office::Status => {
            let desk = door::open(arguments)?;
            let holdings = desk.session()?.holdings()?;
            output.say(&json!({
                "communications": holdings.communications,
                "contacts": holdings.contacts,
                "workspaces": holdings.workspaces,
                "campaigns": 0,
                "outbox": 0,
                "blobs": holdings.blobs,
                "journal": holdings.journal,
                "bytes": holdings.bytes,
            }))?;
            Ok(Outcome::Done)
        }
    }
}

/// Makes a firm with the passphrase of the file and a fresh kit, which is shown this once.
fn create(
    arguments: &Arguments,
    (name, kind): (&str, words::FirmKind),
    (owner_name, owner_email): (&str, &str),
    language: words::Language,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let passphrase = door::passphrase(arguments)?;
    let passphrase = passphrase.ok_or_else(|| {
        Failure::value("a firm is made with a passphrase; give it with --passphrase-file")
    })?;
    let desk = door::desk(arguments)?;
    let kit = desk.call("firm.make_recovery_kit", json!({}))?;
    let words: Vec<String> = serde_json::from_value(kit["words"].clone())
        .map_err(|_| Failure::value("the recovery kit could not be made"))?;
    let request = CreateFirm {
        name: name.to_owned(),
        kind,
        owner_name: owner_name.to_owned(),
        owner_email: owner_email.to_owned(),
        language,
        passphrase: passphrase.as_str().to_owned(),
        kit_words: words.clone(),
        remember: false,
    };
    let session = desk.create_firm(&request, office::Weak::Allowed)?;
    let path = door::data_dir(arguments)?
        .join("firms")
        .join(&session.tenant_id);
    output.say(&json!({
        "tenant_id": session.tenant_id,
        "path": path,
        "recovery_kit": words.join(" "),
        "recovery_control": kit["control"],
    }))?;
    output.words("Write the recovery kit down now: it opens the firm when the passphrase is lost, and it is not shown again.")?;
    Ok(Outcome::Done)
}

/// `verify`
pub(crate) fn verify(arguments: &Arguments, output: &mut Output) -> Result<Outcome, Failure> {
    let desk = door::open(arguments)?;
    let found = desk.ask(Verify {})?;
    output.say(&json_of(&found))?;
    Ok(if found.ok {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}
