//! The letters of the journeys. Every person, address and number is invented; the phone numbers are those
//! that the French regulator keeps free for fiction.

use jiff::{Timestamp, tz::TimeZone};
use std::sync::atomic::{AtomicU32, Ordering};

/// A mail in plain text.
#[derive(Debug, Clone)]
pub(crate) struct Letter {
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) date: Timestamp,
    pub(crate) id: String,
    headers: Vec<(String, String)>,
    attachments: Vec<(String, String, Vec<u8>)>,
}

static NUMBER: AtomicU32 = AtomicU32::new(0);

/// A letter to the firm, written an hour before [`crate::cabinet::NOW`].
pub(crate) fn from(name: &str, address: &str) -> Letter {
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    Letter {
        name: name.to_owned(),
        address: address.to_owned(),
        subject: format!("Message {number}"),
        text: "Bonjour Maître,\n\nMerci de me rappeler quand vous le pourrez.\n".to_owned(),
        date: "2026-11-20T09:05:00+01:00".parse().unwrap(),
        id: format!("{number}.journey@courriel.example"),
        headers: Vec::new(),
        attachments: Vec::new(),
    }
}

impl Letter {
    pub(crate) fn subject(mut self, subject: &str) -> Self {
        subject.clone_into(&mut self.subject);
        self
    }

    /// The same letter from somebody else.
    pub(crate) fn named(mut self, name: &str, address: &str) -> Self {
        name.clone_into(&mut self.name);
        address.clone_into(&mut self.address);
        self
    }

    pub(crate) fn text(mut self, text: &str) -> Self {
        text.clone_into(&mut self.text);
        self
    }

    /// When it was written, RFC 3339.
    pub(crate) fn at(mut self, time: &str) -> Self {
        self.date = time.parse().unwrap();
        self
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// An answer to another letter.
    pub(crate) fn answers(self, other: &Letter) -> Self {
        let parent = format!("<{}>", other.id);
        let subject = format!("Re: {}", other.subject);
        self.subject(&subject)
            .header("In-Reply-To", &parent)
            .header("References", &parent)
    }

    pub(crate) fn attach(mut self, filename: &str, content_type: &str, bytes: &[u8]) -> Self {
        self.attachments
            .push((filename.to_owned(), content_type.to_owned(), bytes.to_vec()));
        self
    }

    /// The message as it goes over the wire.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let paris = TimeZone::get("Europe/Paris").unwrap();
        let date = self
            .date
            .to_zoned(paris)
            .strftime("%a, %d %b %Y %H:%M:%S %z")
            .to_string();
        let mut mail = format!(
            "Message-ID: <{}>\r\nDate: {date}\r\nFrom: {} <{}>\r\nTo: Cabinet Valmer <contact@valmer-avocats.example.fr>\r\nSubject: {}\r\n",
            self.id,
            encoded(&self.name),
            self.address,
            encoded(&self.subject),
        );
        for (name, value) in &self.headers {
            mail.push_str(&format!("{name}: {value}\r\n"));
        }
        mail.push_str("MIME-Version: 1.0\r\n");
        let text = format!(
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}\r\n",
            self.text.replace('\n', "\r\n")
        );
        if self.attachments.is_empty() {
            mail.push_str(&text);
            return mail.into_bytes();
        }
        mail.push_str("Content-Type: multipart/mixed; boundary=\"=_journey\"\r\n\r\n");
        mail.push_str(&format!("--=_journey\r\n{text}"));
        for (filename, content_type, bytes) in &self.attachments {
            let named = format!(
                "{content_type}; name=\"{filename}\"\r\nContent-Disposition: attachment; filename=\"{filename}\""
            );
            mail.push_str(&format!("--=_journey\r\nContent-Type: {named}\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n", base64(bytes)));
        }
        mail.push_str("--=_journey--\r\n");
        mail.into_bytes()
    }
}

/// A header text as an encoded word, when it needs to be one.
fn encoded(text: &str) -> String {
    if text.chars().all(|c| c.is_ascii_graphic() || c == ' ') {
        return text.to_owned();
    }
    // A character may not be cut in two by the limit of 75 letters a word.
    let mut words: Vec<String> = vec![String::new()];
    for c in text.chars() {
        let mut bytes = [0; 4];
        let code: String = c
            .encode_utf8(&mut bytes)
            .bytes()
            .map(|byte| {
                if byte.is_ascii_alphanumeric() {
                    char::from(byte).to_string()
                } else {
                    format!("={byte:02X}")
                }
            })
            .collect();
        if words.last().is_none_or(|word| word.len() + code.len() > 60) {
            words.push(String::new());
        }
        words.last_mut().unwrap().push_str(&code);
    }
    words
        .iter()
        .filter(|word| !word.is_empty())
        .map(|word| format!("=?utf-8?Q?{word}?="))
        .collect::<Vec<_>>()
        .join("\r\n ")
}

/// Bytes that nothing can compress, the same every time.
pub(crate) fn noise(count: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut bytes = Vec::with_capacity(count + 8);
    while bytes.len() < count {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend_from_slice(&state.to_le_bytes());
    }
    bytes.truncate(count);
    bytes
}

/// Base64 in lines of 76 letters.
pub(crate) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + bytes.len() / 57 * 2 + 8);
    for line in bytes.chunks(57) {
        for group in line.chunks(3) {
            let value = group
                .iter()
                .fold(0u32, |value, &byte| value << 8 | u32::from(byte))
                << (8 * (3 - group.len()));
            for place in 0..4 {
                let letter = LETTERS[(value >> (18 - 6 * place) & 63) as usize];
                text.push(if place > group.len() {
                    '='
                } else {
                    char::from(letter)
                });
            }
        }
        text.push_str("\r\n");
    }
    text
}

/// A stranger who was notified of an OQTF yesterday.
pub(crate) fn oqtf() -> Letter {
    from("Amadou Diallo", "amadou.diallo@courriel.example").subject("OQTF reçue hier, que faire ?").text(
        "Bonjour Maître,\n\n\
         La préfecture du Nord m'a notifié hier, le 19 novembre 2026, en main propre, un arrêté portant obligation de quitter le territoire français (OQTF) \
         avec un délai de départ volontaire de trente jours.\n\n\
         Je vis en France depuis 2017 avec ma femme et mes deux enfants. Je voudrais contester cette décision devant le tribunal administratif. \
         Pouvez-vous me recevoir rapidement ?\n\n\
         Vous pouvez me joindre au 06 39 98 12 34.\n\n\
         Cordialement,\nAmadou DIALLO\n",
    )
}

/// An OQTF without a departure period and with house arrest, notified last night: hours and days count.
pub(crate) fn oqtf_critical() -> Letter {
    from("Fatou Sarr", "fatou.sarr@courriel.example").subject("OQTF sans délai et assignation à résidence").text(
        "Bonjour Maître,\n\n\
         Hier soir, le 19 novembre 2026 à 18h30, on m'a notifié au commissariat une OQTF sans délai de départ volontaire avec une assignation à résidence \
         de 45 jours et pointage tous les jours. Je n'ai que sept jours pour faire un recours, aidez-moi vite s'il vous plaît.\n\n\
         Je m'appelle Fatou SARR, mon numéro est le 06 39 98 45 67.\n\n\
         Fatou SARR\n",
    )
}

/// Mail that a list sends to many.
pub(crate) fn newsletter() -> Letter {
    from("La Lettre du droit public", "lettre@revue-droit.example.org")
        .subject("La lettre de novembre : réforme, jurisprudence, agenda")
        .header("List-Id", "<lettre.revue-droit.example.org>")
        .header("List-Unsubscribe", "<https://revue-droit.example.org/desabonnement>")
        .header("Precedence", "bulk")
        .text(
            "Au sommaire de ce numéro :\n\n- La réforme des procédures contentieuses, un an après\n- Jurisprudence du mois\n- Agenda des colloques\n\n\
             Bonne lecture !\n\nVous recevez cette lettre car vous êtes abonné. Se désabonner : https://revue-droit.example.org/desabonnement\n",
        )
}

/// An ordinary word from somebody who is in a running exchange.
pub(crate) fn ordinary(name: &str, address: &str) -> Letter {
    from(name, address).text(
        "Bonjour Maître,\n\nComme convenu, je vous transmets les pièces que vous m'aviez demandées pour mon dossier. \
         Dites-moi s'il vous manque quelque chose.\n\nBien cordialement\n",
    )
}
