//! The first page of a person's export.

use super::export::Dossier;
use crate::{
    evidence::{HEAD, Pack, escaped, linked},
    when,
};
use contract::words::Language;
use serde_json::Value;

/// The words of the page in one language.
struct Words {
    language: &'static str,
    title: &'static str,
    made: &'static str,
    check: &'static str,
    known: &'static str,
    workspaces: &'static str,
    messages: &'static str,
    received: &'static str,
    from: &'static str,
    subject: &'static str,
    no_subject: &'static str,
    files: &'static str,
    missing: &'static str,
}

const FR: Words = Words {
    language: "fr",
    title: "Données de la personne",
    made: "Établi le",
    check: "Contrôler chaque fichier, sans réseau ni Guichet",
    known: "Ce que le cabinet sait de la personne",
    workspaces: "Dossiers",
    messages: "Messages",
    received: "Reçu",
    from: "De",
    subject: "Objet",
    no_subject: "(sans objet)",
    files: "Fichiers",
    missing: "Absent",
};

const EN: Words = Words {
    language: "en",
    title: "Data about the person",
    made: "Made on",
    check: "Check every file, without a network or Guichet",
    known: "What the firm knows of the person",
    workspaces: "Workspaces",
    messages: "Messages",
    received: "Received",
    from: "From",
    subject: "Subject",
    no_subject: "(no subject)",
    files: "Files",
    missing: "Missing",
};

/// The page. Everything from the firm is escaped.
pub(super) fn page(
    firm: &str,
    made_at: &str,
    dossier: &Dossier,
    pack: &Pack,
    language: Language,
) -> String {
    let words = match language {
        Language::Fr => FR,
        Language::En => EN,
    };
    let title = format!("{} · {}", dossier.person.contact.display_name, words.title);
    let mut page = HEAD.replace("lang=\"fr\"", &format!("lang=\"{}\"", words.language));
    page.push_str(&format!(
        "<title>{0}</title></head><body><h1>{0}</h1><p>{1}<br><span class=\"quiet\">{2} {3}</span></p>
<p><a href=\"verifier.html\">{4}</a></p><h2>{5}</h2><ul>",
        escaped(&title),
        escaped(firm),
        words.made,
        escaped(made_at),
        words.check,
        words.known,
    ));
    for word in dossier.person.names.iter().chain(&dossier.person.points) {
        page.push_str(&format!("<li>{}", escaped(word)));
    }
    for (file, _) in &dossier.facts {
        page.push_str(&format!("<li><a href=\"{file}\">{file}</a>"));
    }
    page.push_str(&format!("</ul><h2>{}</h2><ul>", words.workspaces));
    for workspace in &dossier.workspaces {
        page.push_str(&format!(
            "<li>{} · {}",
            escaped(&workspace.reference),
            escaped(&workspace.title)
        ));
    }
    page.push_str(&format!(
        "</ul><h2>{}</h2><table><tr><th>N°<th>{}<th>{}<th>{}</tr>",
        words.messages, words.received, words.from, words.subject
    ));
    for letter in &dossier.letters {
        let row = &letter.row;
        let subject = if row.subject.is_empty() {
            words.no_subject
        } else {
            &row.subject
        };
        page.push_str(&format!(
            "<tr><td>{}<td>{}<td>{} <span class=\"quiet\">{}</span><td><a href=\"{}\">{}</a></tr>",
            letter.number,
            when::time_ms(row.received_ms),
            escaped(&row.from_name),
            escaped(&row.from_address),
            linked(&letter.file()),
            escaped(subject),
        ));
    }
    page.push_str(&format!("</table><h2>{}</h2><table>", words.files));
    for file in pack.listed() {
        let text = |key: &str| file.get(key).and_then(Value::as_str).unwrap_or_default();
        page.push_str(&format!(
            "<tr><td><a href=\"{}\">{}</a><td><code>{}</code></tr>",
            linked(text("path")),
            escaped(text("path")),
            text("sha256")
        ));
    }
    page.push_str("</table>");
    for missing in pack.missed() {
        page.push_str(&format!("<p>{}: {}</p>", words.missing, escaped(&missing)));
    }
    page.push_str("</body></html>\n");
    page
}
