//! Text with placeholders: `{{ first_name }}`, `{{ company | default("votre société") }}`.

use std::collections::{BTreeMap, BTreeSet};

use super::problem::has_markup;

macro_rules! placeholders {
    ($($(#[$doc:meta])* $variant:ident = $word:literal,)+) => {
        /// What a template may name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Placeholder { $($(#[$doc])* $variant,)+ }

        impl Placeholder {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// As it stands between the braces.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    };
}

placeholders! {
    /// Given name of the prospect.
    FirstName = "first_name",
    /// Family name.
    LastName = "last_name",
    /// Where they work.
    Company = "company",
    /// As what.
    JobTitle = "job_title",
    /// Where.
    City = "city",
    /// Name of the campaign.
    Campaign = "campaign",
    /// The show.
    Event = "event",
    /// Name of whoever writes.
    SenderName = "sender_name",
    /// The products that the prospect looked at.
    CatalogBlock = "catalog_block",
    /// How to hear no more.
    OptOut = "opt_out",
}

impl Placeholder {
    fn named(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.as_str() == word)
    }

    /// Whether it stands for more than a line.
    #[must_use]
    pub const fn is_block(self) -> bool {
        matches!(self, Self::CatalogBlock | Self::OptOut)
    }
}

/// What is known, by placeholder. Empty text says nothing.
pub type Values = BTreeMap<Placeholder, String>;

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {flaw}")]
pub struct TemplateError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub flaw: Flaw,
}

/// What is wrong at one place of a template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// Nobody knows this name.
    #[error("there is no placeholder `{0}`")]
    Unknown(String),
    /// Two braces without their two others.
    #[error("`{{{{` without `}}}}`")]
    Open,
    /// Something else than a name and a default.
    #[error("`{0}` is neither a placeholder nor a placeholder with a default")]
    Syntax(String),
    /// Conditions and loops are not for mails.
    #[error("only placeholders are possible, no `{{%` and no `{{#`")]
    Statement,
    /// Tags: a mail is paragraphs.
    #[error("HTML is not possible")]
    Markup,
    /// A subject is one line.
    #[error("a subject is one line")]
    LineBreak,
    /// A subject has no room for a block.
    #[error("`{0}` is not for a subject")]
    BlockInSubject(&'static str),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Value(Placeholder, Option<String>),
}

/// A text with placeholders, read and found good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template(Vec<Piece>);

/// A piece of a text that was filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Filled {
    Text(String),
    Block(Placeholder),
}

impl Template {
    /// Reads a text.
    ///
    /// # Errors
    ///
    /// The first flaw, with its line.
    pub fn body(source: &str) -> Result<Self, TemplateError> {
        let source = source.replace("\r\n", "\n").replace('\r', "\n");
        parse(&source)
    }

    /// Reads a subject.
    ///
    /// # Errors
    ///
    /// The first flaw; also a line break, and a placeholder that stands for more than a line.
    pub fn subject(source: &str) -> Result<Self, TemplateError> {
        let at_first = |flaw| TemplateError { line: 1, flaw };
        if source.chars().any(char::is_control) {
            return Err(at_first(Flaw::LineBreak));
        }
        let template = parse(source)?;
        match template.names().into_iter().find(|name| name.is_block()) {
            Some(block) => Err(at_first(Flaw::BlockInSubject(block.as_str()))),
            None => Ok(template),
        }
    }

    /// What it names.
    #[must_use]
    pub fn names(&self) -> BTreeSet<Placeholder> {
        let named = self.0.iter().filter_map(|piece| match piece {
            Piece::Value(name, _) => Some(*name),
            Piece::Text(_) => None,
        });
        named.collect()
    }

    /// Fills it in. What is missing without a default is left empty and added to `missing`.
    pub(super) fn fill(&self, values: &Values, missing: &mut BTreeSet<Placeholder>) -> Vec<Filled> {
        let known = |name: Placeholder| {
            let value = values.get(&name).map(|value| value.trim());
            value.filter(|value| !value.is_empty())
        };
        self.0
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => Filled::Text(text.clone()),
                Piece::Value(name, _) if name.is_block() => Filled::Block(*name),
                Piece::Value(name, default) => {
                    let value = known(*name).map(str::to_owned).or_else(|| default.clone());
                    if value.is_none() {
                        missing.insert(*name);
                    }
                    Filled::Text(value.unwrap_or_default())
                }
            })
            .collect()
    }
}

fn parse(source: &str) -> Result<Template, TemplateError> {
    let mut pieces = Vec::new();
    let mut rest = source;
    let line_of = |rest: &str| {
        let read = source.len() - rest.len();
        source.get(..read).unwrap_or_default().matches('\n').count() + 1
    };
    loop {
        let open = rest.find("{{");
        let (text, after) = open.map_or((rest, None), |at| {
            let (text, after) = rest.split_at(at);
            (text, after.get(2..))
        });
        let flawed = |flaw| TemplateError {
            line: line_of(rest),
            flaw,
        };
        check(text).map_err(|(before, flaw)| TemplateError {
            line: line_of(rest) + before,
            flaw,
        })?;
        if !text.is_empty() {
            pieces.push(Piece::Text(text.to_owned()));
        }
        let Some(after) = after else {
            return Ok(Template(pieces));
        };
        let (inside, next) = after.split_once("}}").ok_or_else(|| {
            let lines = text.matches('\n').count();
            TemplateError {
                line: line_of(rest) + lines,
                flaw: Flaw::Open,
            }
        })?;
        let lines = text.matches('\n').count();
        pieces.push(placeholder(inside).map_err(|flaw| {
            let mut error = flawed(flaw);
            error.line += lines;
            error
        })?);
        rest = next;
    }
}

/// Whether text between placeholders is text, else after how many lines it is not.
fn check(text: &str) -> Result<(), (usize, Flaw)> {
    for (before, line) in text.split('\n').enumerate() {
        if line.contains("{%") || line.contains("{#") {
            return Err((before, Flaw::Statement));
        }
        if line.contains("}}") {
            return Err((before, Flaw::Syntax("}}".to_owned())));
        }
        if has_markup(line) {
            return Err((before, Flaw::Markup));
        }
    }
    Ok(())
}

/// `name`, or `name | default("text")`.
fn placeholder(inside: &str) -> Result<Piece, Flaw> {
    let strange = || Flaw::Syntax(inside.trim().chars().take(60).collect());
    let (name, filter) = match inside.split_once('|') {
        Some((name, filter)) => (name.trim(), Some(filter.trim())),
        None => (inside.trim(), None),
    };
    let is_name = !name.is_empty()
        && name
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    if !is_name {
        return Err(strange());
    }
    let name = Placeholder::named(name).ok_or_else(|| Flaw::Unknown(name.to_owned()))?;
    let default = filter
        .map(|filter| {
            let quoted = filter
                .strip_prefix("default")?
                .trim_start()
                .strip_prefix('(')?
                .strip_suffix(')')?
                .trim();
            let quote = quoted.chars().next().filter(|&c| c == '"' || c == '\'')?;
            let text = quoted.strip_prefix(quote)?.strip_suffix(quote)?;
            (!text.contains([quote, '\\', '\n'])).then(|| text.to_owned())
        })
        .map(|default| default.ok_or_else(strange))
        .transpose()?;
    if default.as_deref().is_some_and(has_markup) {
        return Err(Flaw::Markup);
    }
    if default.is_some() && name.is_block() {
        return Err(strange());
    }
    Ok(Piece::Value(name, default))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(source: &str, values: &[(Placeholder, &str)]) -> (String, BTreeSet<Placeholder>) {
        let values = values
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect();
        let mut missing = BTreeSet::new();
        let text = Template::body(source).unwrap().fill(&values, &mut missing);
        let text = text.into_iter().map(|piece| match piece {
            Filled::Text(text) => text,
            Filled::Block(name) => format!("[{}]", name.as_str()),
        });
        (text.collect(), missing)
    }

    #[test]
    fn values_stand_where_they_are_named_and_are_never_read_as_a_template() {
        let (text, missing) = filled(
            "Bonjour {{first_name}} {{ last_name }},\n{{ catalog_block }}",
            &[
                (Placeholder::FirstName, "{{ company }}"),
                (Placeholder::LastName, "Ñandú"),
            ],
        );
        assert_eq!(text, "Bonjour {{ company }} Ñandú,\n[catalog_block]");
        assert!(missing.is_empty());
    }

    #[test]
    fn a_missing_value_takes_its_default_or_is_named() {
        let (text, missing) = filled(
            "{{ first_name | default(\"\") }}|{{ company|default( 'vous' ) }}|{{ city }}",
            &[(Placeholder::City, "  ")],
        );
        assert_eq!(text, "|vous|");
        assert_eq!(missing, BTreeSet::from([Placeholder::City]));
    }

    #[test]
    fn what_is_no_placeholder_is_refused_with_its_line() {
        for (source, line, flaw) in [
            ("a\n{{ prenom }}", 2, Flaw::Unknown("prenom".to_owned())),
            ("a\nb {{ first_name", 2, Flaw::Open),
            ("{{ 1 + 1 }}", 1, Flaw::Syntax("1 + 1".to_owned())),
            (
                "{{ first_name.x }}",
                1,
                Flaw::Syntax("first_name.x".to_owned()),
            ),
            (
                "{{ first_name | upper }}",
                1,
                Flaw::Syntax("first_name | upper".to_owned()),
            ),
            ("x }} y", 1, Flaw::Syntax("}}".to_owned())),
            ("\n\n{% if x %}", 3, Flaw::Statement),
            ("a\n<script>x</script>", 2, Flaw::Markup),
            ("{{ city | default('<b>') }}", 1, Flaw::Markup),
        ] {
            assert_eq!(
                Template::body(source),
                Err(TemplateError { line, flaw }),
                "{source}"
            );
        }
        for source in ["a\r\nBcc: x@y.fr", "{{ catalog_block }}"] {
            assert!(Template::subject(source).is_err(), "{source}");
        }
    }
}
