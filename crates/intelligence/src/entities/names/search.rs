//! Where names stand in a letter: labels, titles, capitals, relatives, introductions, signatures.

use std::cell::LazyCell;
use std::sync::OnceLock;

use regex::Regex;

use super::around::{is_acronym, is_addressed, is_bystander, is_lawyer};
use super::capitals::{self, Capital};
use super::shape::{Case, Name, is_organisation, key, name_at, whole, with_brackets};
use super::{is_owners, overlap};
use crate::fold::{Folded, clip};
use crate::judgement::Field;
use crate::layout::Thread;
use crate::reading::{MAX_BODY_BYTES, Reading};
use crate::sender::Sender;

/// Names with the text they stand in.
pub(super) type Names = Vec<(Field, Name)>;

/// Words before the name of an employee, folded.
pub(super) const EMPLOYEES: &str = r"(?-u:\b)(?:notre|nos|un|une|our)\s+(?:futur[a-z]*\s+|nouve[a-z]+\s+|new\s+)?(?:salarie[a-z]*|collaborat[a-z]+|employe[a-z]*|apprentie?|ingenieur[a-z]*|stagiaire|recrue|candidate?|employee|engineer|hire|colleague|developpeur[a-z]*|cuisinier[a-z]*)\s*,?\s*(?:m\.|mr\.?|mme|mlle|monsieur|madame)?\s*";
/// Words before the name of a relative, folded.
pub(super) const RELATIVES: &str = r"(?-u:\b)(?:mon|ma|my|son|sa|notre|mlle|m\.)\s+(?:mari|femme|epoux|epouse|frere|soeur|fils|fille|pere|mere|cousine?|neveu|niece|conjointe?|compagn?on|compagne|fiancee?|ami|amie|copain|copine|husband|wife|brother|sister|son|daughter|father|mother|cousin|partner|friend|nephew)\s*,?\s*(?:m\.|mr\.?|mme|mlle|monsieur|madame|qui s'appelle|s'appelle)?\s*";

/// A letter searched for names.
pub(super) struct Search<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    subject: &'a str,
    pub(super) body: &'a str,
    /// Words with capitals of the subject and of the body.
    capitals: [Vec<Capital>; 2],
    /// Folded surnames and given names of the owners.
    owners: Vec<Vec<String>>,
    /// An office greets the person the letter is about.
    from_office: bool,
}

impl<'r, 'a> Search<'r, 'a> {
    pub(super) fn new(reading: &'r Reading<'a>, sender: Sender) -> Self {
        let letter = reading.letter;
        let told = letter.owners.names.iter().copied();
        let recipients = letter
            .to
            .iter()
            .chain(&letter.cc)
            .filter(|m| is_owners(reading, m.address))
            .map(|m| m.name);
        let owners = told
            .chain(recipients)
            .map(key)
            .filter(|k| !k.is_empty())
            .collect();
        let subject = clip(letter.subject, 2000);
        let body = clip(letter.text, MAX_BODY_BYTES);
        Self {
            reading,
            subject,
            body,
            capitals: [subject, body].map(capitals::words),
            owners,
            from_office: matches!(sender, Sender::Authority | Sender::Machine),
        }
    }

    /// Somebody of the house, or a name that is only half of one.
    fn is_owner(&self, name: &Name) -> bool {
        let words = name.key();
        self.owners.iter().any(|owner| {
            words
                .iter()
                .filter(|w| w.len() > 2)
                .all(|w| owner.contains(w))
        })
    }

    /// Whether the letter itself says what stands at this byte of its body.
    pub(super) fn speaks(&self, original: usize) -> bool {
        self.says(self.reading.body.position(original))
    }

    /// The same, by a byte of the folded body.
    pub(super) fn says(&self, folded: usize) -> bool {
        self.reading.layout.zone(folded).speaks()
    }

    pub(super) fn collect(&self, found: impl IntoIterator<Item = (Field, Name)>) -> Names {
        found
            .into_iter()
            .filter(|(_, name)| !self.is_owner(name))
            .collect()
    }

    /// `Nom : …`, `NOM : X  PRENOM : Y`, `Requérante : Mme …`, `Nom, prénom : …`.
    pub(super) fn labelled(&self) -> Names {
        static LABELS: OnceLock<Regex> = OnceLock::new();
        static GIVEN: OnceLock<Regex> = OnceLock::new();
        let labels = LABELS.get_or_init(|| {
            Regex::new(r"(?im)(?:^[ \t*>|│•-]*|/[ \t]*)(?:nom(?:,| et| /| &)? ?(?:de famille|de naissance|complet|prénoms?|prenoms?|du demandeur|de l'intéressée?|d'usage|du client|de l'appelant)?|noms? prénoms?|prénom et nom|prenom et nom|prénom nom|requérante?|requerante?|demande(?:ur|resse)|bénéficiaire|beneficiaire|intéressée?|concerne|client(?:e)?|appelant|name|full name|applicant|usager|étranger|patient|salariée?|invitee?|invité(?:e)?)\s*[:│|]\s*(?:M\.|Mr\.?|Mme|Mlle|Monsieur|Madame)?\s*").expect("a constant pattern")
        });
        let given = GIVEN.get_or_init(|| {
            Regex::new(r"(?i)\bpr[ée]nom(?:\(s\)|s)?\s*[:│|]\s*").expect("a constant pattern")
        });
        let mut out: Names = Vec::new();
        for hit in labels
            .find_iter(self.body)
            .filter(|h| self.speaks(h.start()))
        {
            let line_end = self.body[hit.end()..]
                .find('\n')
                .map_or(self.body.len(), |i| hit.end() + i);
            let line = &self.body[..line_end];
            let Some(mut name) = name_at(line, hit.end(), Case::Strict)
                .or_else(|| name_at(line, hit.end(), Case::Any))
            else {
                continue;
            };
            let after = given
                .find_at(self.body, name.end)
                .filter(|g| g.start() - name.end < 60);
            // `Prénom : Josué / Nom : Mukendi`.
            let before = || {
                let near = self.body[..hit.start()].char_indices().rev().nth(40);
                let near = near.map_or(0, |(at, _)| at);
                given
                    .find_at(self.body, near)
                    .filter(|g| g.end() < hit.start())
            };
            if let Some(first) = after.or_else(before)
                && let Some(first) = name_at(self.body, first.end(), Case::Strict)
            {
                name = Name {
                    value: format!("{} {}", first.value, name.value),
                    start: name.start.min(first.start),
                    end: name.end.max(first.end),
                };
            }
            out.push((Field::Body, name));
        }
        self.collect(out)
    }

    /// Subject and body with their words with capitals.
    fn capitals(&self) -> [(Field, &'a str, &[Capital]); 2] {
        [
            (Field::Subject, self.subject, &self.capitals[0]),
            (Field::Body, self.body, &self.capitals[1]),
        ]
    }

    /// `M. X`, `Mme Given SURNAME`, `Monsieur X`, also in the subject.
    ///
    /// - `fuller`: names that may give the whole of a surname alone.
    pub(super) fn titled(&self, fuller: &Names) -> Names {
        static TITLES: OnceLock<Regex> = OnceLock::new();
        let titles = TITLES.get_or_init(|| Regex::new(r"(?-u:\b)(?:M\.|MM\.|Mr\.?|Mme\.?|Mlle|MME|Mmes|Monsieur|Madame|Mademoiselle|MONSIEUR|MADAME|Mrs\.?|Ms\.?|famille|consorts|client|cliente|intéressée?)[ \u{a0}]+").expect("a constant pattern"));
        let mut out: Names = Vec::new();
        for (field, text) in [(Field::Subject, self.subject), (Field::Body, self.body)] {
            for hit in titles
                .find_iter(text)
                .filter(|h| field == Field::Subject || self.speaks(h.start()))
            {
                let Some(name) = name_at(text, hit.end(), Case::Strict) else {
                    continue;
                };
                let name = with_brackets(text, name);
                if !is_addressed(text, hit.start()) && !is_bystander(&text[name.end..]) {
                    out.push((field, name));
                }
            }
        }
        whole_of(&self.collect(out), fuller)
    }

    /// `Given SURNAME` or `SURNAME Given` without a title.
    pub(super) fn shouted(&self) -> Names {
        let mut out: Names = Vec::new();
        for (field, text, words) in self.capitals() {
            let mut from = 0;
            while let Some(hit) = capitals::next(words, from) {
                // `Bonjour ZHOU Liang`: an ordinary word in front hides the name behind it.
                let start = words[hit.start].start;
                let Some(name) = name_at(text, start, Case::Strict).filter(|n| n.words() > 1)
                else {
                    from = hit.start + 1;
                    continue;
                };
                from = hit.end;
                let spoken_to = !self.from_office && is_addressed(text, start);
                let spoken = field == Field::Subject || self.speaks(start);
                if spoken && !is_lawyer(&text[..start]) && !spoken_to && !is_acronym(&name) {
                    out.push((field, name));
                }
            }
        }
        self.collect(out)
    }

    /// Two or more words with capitals in a row, in the text of the letter itself.
    pub(super) fn plain(&self) -> Names {
        let mut out: Names = Vec::new();
        for (field, text, words) in self.capitals() {
            let mut after = 0;
            let mut is_office = false;
            for word in words {
                let start = word.start;
                // `Cour Nationale du Droit d'Asile`: what goes on behind an office is its name.
                is_office &= word.follows;
                is_office |= is_organisation(&Folded::new(&text[start..word.end]).text);
                let is_spoken = field == Field::Subject || self.speaks(start);
                if start < after || is_office || !is_spoken {
                    continue;
                }
                let name = name_at(text, start, Case::Strict)
                    .map(|name| with_brackets(text, name))
                    .filter(|n| n.words() > 1);
                // A line in capitals is a title.
                let has_small = |n: &Name| text[n.start..n.end].contains(char::is_lowercase);
                if let Some(name) = name.filter(|n| !is_acronym(n) && has_small(n)) {
                    after = name.end;
                    out.push((field, name));
                }
            }
        }
        self.collect(out)
    }

    /// Who wrote the letter that is passed on.
    pub(super) fn forwarded(&self) -> Option<(Field, Name)> {
        static FROM: OnceLock<Regex> = OnceLock::new();
        let from = FROM.get_or_init(|| {
            Regex::new(r"(?m)^[ \t>*]*(?:De|From|Expéditeur)\s*:\*?\s*([^<\n\[(]{3,60})")
                .expect("a constant pattern")
        });
        if self.reading.thread != Thread::Forward {
            return None;
        }
        let shown = from.captures(self.body)?.get(1)?;
        whole(shown.as_str(), shown.start())
            .filter(|n| n.words() > 1 && !self.is_owner(n))
            .map(|n| (Field::Body, n))
    }

    /// `X c/ Y` in the subject.
    pub(super) fn parties(&self) -> Names {
        static PARTY: OnceLock<Regex> = OnceLock::new();
        let party = PARTY.get_or_init(|| {
            Regex::new(r"((?:\p{Lu}[\p{L}'’-]+[ \u{a0}]){1,4})(?:c/|contre )")
                .expect("a constant pattern")
        });
        for (field, text) in [(Field::Subject, self.subject), (Field::Body, self.body)] {
            // The pattern is slow and the words are rare.
            if !text.contains("c/") && !text.contains("contre ") {
                continue;
            }
            if let Some(name) = party
                .captures(text)
                .and_then(|c| c.get(1))
                .and_then(|m| whole(m.as_str(), m.start()))
            {
                return self.collect([(field, name)]);
            }
        }
        Vec::new()
    }

    /// The name behind `mon mari`, `notre salarié`.
    pub(super) fn related(&self, pattern: &'static str) -> Names {
        static COMPILED: OnceLock<[Regex; 2]> = OnceLock::new();
        let [employees, relatives] = COMPILED.get_or_init(|| {
            [EMPLOYEES, RELATIVES].map(|p| Regex::new(p).expect("a constant pattern"))
        });
        let shape = if pattern == EMPLOYEES {
            employees
        } else {
            relatives
        };
        let mut out: Names = Vec::new();
        let body = (Field::Body, self.body, &self.reading.body);
        let subject = (Field::Subject, self.subject, &self.reading.subject);
        for (field, text, folded) in [body, subject] {
            let case = LazyCell::new(|| {
                if is_quiet(text) {
                    Case::Any
                } else {
                    Case::Strict
                }
            });
            for hit in shape
                .find_iter(&folded.text)
                .filter(|h| field == Field::Subject || self.says(h.start()))
            {
                let begin = folded.origin(hit.end());
                let name = name_at(text, begin, *case);
                out.extend(
                    name.filter(|n| n.words() > 1 || pattern == EMPLOYEES)
                        .map(|n| (field, n)),
                );
            }
        }
        self.collect(out)
    }
}

/// A surname alone takes the given name the letter gives elsewhere.
fn whole_of(names: &Names, others: &Names) -> Names {
    let whole = |(field, name): &(Field, Name)| {
        let fuller = names.iter().chain(others).filter(|(_, other)| {
            other.words() > name.words() && overlap(&name.key(), &other.key())
        });
        fuller
            .max_by_key(|(_, other)| other.words())
            .cloned()
            .unwrap_or((*field, name.clone()))
    };
    names.iter().map(whole).collect()
}

/// Written without capitals, or with nothing else.
pub(super) fn is_quiet(text: &str) -> bool {
    let (large, small) = text.chars().fold((0, 0), |(large, small), c| {
        (
            large + usize::from(c.is_uppercase()),
            small + usize::from(c.is_lowercase()),
        )
    });
    large * 40 < text.len() || small * 4 < text.len()
}
