//! What is in the pack, as a page that any browser shows without a network.

use super::{
    gather::{Matter, text},
    pack::Pack,
};
use serde_json::Value;

pub(crate) const HEAD: &str = "<!doctype html>
<html lang=\"fr\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">
<style>
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: start; vertical-align: top; padding: .3rem .6rem .3rem 0; border-top: 1px solid #8884; }
.quiet { opacity: .7; font-size: .85rem; } code { font-size: .8rem; word-break: break-all; }
</style>";

/// The page. Everything from the firm is escaped.
pub(crate) fn page(firm: &str, made_at: &str, matter: &Matter, pack: &Pack) -> String {
    let workspace = &matter.workspace;
    let title = format!("{} · {}", workspace.reference, workspace.title);
    let mut page = format!(
        "{HEAD}<title>{0}</title></head><body><h1>{0}</h1>
<p>{1}<br><span class=\"quiet\">Dossier de preuve établi le / Evidence pack made on {2}</span></p>
<p>Ouvrez <a href=\"verifier.html\">verifier.html</a> pour contrôler chaque fichier, sans réseau ni Guichet.<br>
<span class=\"quiet\">Open <a href=\"verifier.html\">verifier.html</a> to check every file, without a network or Guichet.</span></p>",
        escaped(&title),
        escaped(firm),
        escaped(made_at),
    );
    page.push_str("<h2>Messages</h2><table><tr><th>N°<th>Reçu / Received<th>De / From<th>Objet / Subject</tr>");
    for letter in &matter.letters {
        let row = &letter.row;
        page.push_str(&format!(
            "<tr><td>{}<td>{}<td>{} <span class=\"quiet\">{}</span><td><a href=\"{}\">{}</a></tr>",
            letter.number,
            crate::when::time_ms(row.received_ms),
            escaped(&row.from_name),
            escaped(&row.from_address),
            linked(&letter.file()),
            escaped(if row.subject.is_empty() {
                "(sans objet)"
            } else {
                &row.subject
            }),
        ));
    }
    page.push_str("</table>");
    section(
        &mut page,
        matter,
        "deadlines.json",
        "Échéances / Deadlines",
        &["title", "due_safe", "due", "state", "decided_by"],
    );
    section(
        &mut page,
        matter,
        "timeline.json",
        "Chronologie / Timeline",
        &["at", "kind", "by"],
    );
    section(
        &mut page,
        matter,
        "decisions.json",
        "Jurisprudence / Case law",
        &["citation", "ecli", "outcome"],
    );
    page.push_str("<h2>Fichiers / Files</h2><table>");
    for file in pack.listed().iter().filter_map(Value::as_object) {
        let path = text(file, "path");
        page.push_str(&format!(
            "<tr><td><a href=\"{}\">{}</a><td><code>{}</code></tr>",
            linked(path),
            escaped(path),
            text(file, "sha256")
        ));
    }
    page.push_str("</table>");
    for missing in pack.missed() {
        page.push_str(&format!("<p>Absent / Missing: {}</p>", escaped(&missing)));
    }
    page.push_str("</body></html>\n");
    page
}

fn section(page: &mut String, matter: &Matter, file: &str, title: &str, columns: &[&str]) {
    let rows = matter
        .facts
        .iter()
        .find(|(name, _)| *name == file)
        .and_then(|(_, value)| value.as_array());
    page.push_str(&format!("<h2>{title}</h2><table>"));
    for row in rows.into_iter().flatten().filter_map(Value::as_object) {
        page.push_str("<tr>");
        for column in columns {
            page.push_str(&format!("<td>{}", escaped(text(row, column))));
        }
        page.push_str("</tr>");
    }
    page.push_str("</table>");
}

pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            sign => safe.push(sign),
        }
    }
    safe
}

/// A path as an address: our names hold letters, digits, `-`, `.`, `_` and `/`.
pub(crate) fn linked(path: &str) -> String {
    let mut address = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._/".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_sender_wrote_is_text_and_never_markup() {
        assert_eq!(escaped("<script>\"&'"), "&lt;script&gt;&quot;&amp;&#39;");
        assert_eq!(linked("messages/é\"<.eml"), "messages/%C3%A9%22%3C.eml");
    }
}
