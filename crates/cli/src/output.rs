//! Answers: JSON for programs, lines for people.

use serde::ser::{Serialize, SerializeMap as _, Serializer as _};
use serde_json::{Map, Value};
use std::io::{self, BufWriter, Stdout, Write};

/// Where answers go.
pub(crate) struct Output {
    json: bool,
    out: BufWriter<Stdout>,
}

impl Output {
    /// Answers with JSON, or for people.
    pub(crate) fn new(json: bool) -> Self {
        Self {
            json,
            out: BufWriter::new(io::stdout()),
        }
    }

    /// One answer.
    pub(crate) fn say(&mut self, answer: &Value) -> io::Result<()> {
        if self.json {
            writeln!(self.out, "{answer}")?;
        } else {
            readable(&mut self.out, answer, 0)?;
        }
        self.out.flush()
    }

    /// An answer with a list that may be long: programs get it as one more field; people, who asked for the answer, do not.
    pub(crate) fn say_with_list(
        &mut self,
        answer: &Map<String, Value>,
        name: &str,
        items: &[impl Serialize],
    ) -> io::Result<()> {
        if self.json {
            let mut json = serde_json::Serializer::new(&mut self.out);
            let mut fields = json.serialize_map(None)?;
            for (field, value) in answer {
                fields.serialize_entry(field, value)?;
            }
            fields.serialize_entry(name, items)?;
            fields.end()?;
            writeln!(self.out)?;
        } else {
            readable(&mut self.out, &Value::Object(answer.clone()), 0)?;
        }
        self.out.flush()
    }

    /// One line of an answer that comes line by line.
    pub(crate) fn line(&mut self, answer: &Value) -> io::Result<()> {
        if self.json {
            return writeln!(self.out, "{answer}");
        }
        readable(&mut self.out, answer, 0)?;
        writeln!(self.out)
    }

    /// The end of an answer that came line by line.
    pub(crate) fn end(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Words for a person; nothing in JSON.
    pub(crate) fn words(&mut self, text: &str) -> io::Result<()> {
        if !self.json {
            writeln!(self.out, "{text}")?;
        }
        self.out.flush()
    }
}

/// A value as indented lines: `name: value`, lists with dashes, nothing for what is empty.
fn readable(out: &mut impl Write, value: &Value, depth: usize) -> io::Result<()> {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields.iter().filter(|(_, value)| !is_empty(value)) {
                write!(
                    out,
                    "{:depth$}{}:",
                    "",
                    name.replace('_', " "),
                    depth = depth * 2
                )?;
                below(out, value, depth)?;
            }
            Ok(())
        }
        Value::Array(items) => {
            for item in items {
                write!(out, "{:depth$}-", "", depth = depth * 2)?;
                below(out, item, depth)?;
            }
            Ok(())
        }
        scalar => writeln!(out, "{:depth$}{}", "", word(scalar), depth = depth * 2),
    }
}

fn below(out: &mut impl Write, value: &Value, depth: usize) -> io::Result<()> {
    match value {
        Value::Object(_) | Value::Array(_) => {
            writeln!(out)?;
            readable(out, value, depth + 1)
        }
        scalar => writeln!(out, " {}", word(scalar)),
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

fn word(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// A view of the contract in the words of the command line: `dueAt` is `due_at` here.
pub(crate) fn snake(value: Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .map(|(name, value)| (snake_word(&name), snake(value)))
                .collect::<Map<_, _>>(),
        ),
        Value::Array(items) => Value::Array(items.into_iter().map(snake).collect()),
        scalar => scalar,
    }
}

fn snake_word(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

/// Any view as JSON.
pub(crate) fn json_of(view: &impl serde::Serialize) -> Value {
    serde_json::to_value(view).unwrap_or(Value::Null)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn people_read_lines_without_empty_ones() {
        let mut text = Vec::new();
        readable(
            &mut text,
            &json!({ "stored_now": 3, "nothing": [], "hits": [{ "title": "A" }, "b"] }),
            0,
        )
        .unwrap();
        assert_eq!(
            String::from_utf8(text).unwrap(),
            "hits:\n  -\n    title: A\n  - b\nstored now: 3\n"
        );
    }

    #[test]
    fn names_are_written_as_the_command_line_writes_them() {
        assert_eq!(
            snake(json!({ "dueSafeAt": [{ "messageId": 1 }] })),
            json!({ "due_safe_at": [{ "message_id": 1 }] })
        );
    }
}
