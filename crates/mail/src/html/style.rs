//! Which inline styles survive.

/// Properties that change how something looks and nothing else. None positions, animates or loads.
const PROPERTIES: &[&str] = &[
    "background",
    "background-color",
    "border-collapse",
    "border-radius",
    "border-spacing",
    "caption-side",
    "clear",
    "color",
    "direction",
    "display",
    "float",
    "font",
    "height",
    "letter-spacing",
    "line-height",
    "list-style-type",
    "max-height",
    "max-width",
    "min-height",
    "min-width",
    "overflow-wrap",
    "table-layout",
    "text-align",
    "text-decoration",
    "text-indent",
    "text-transform",
    "unicode-bidi",
    "vertical-align",
    "white-space",
    "width",
    "word-break",
    "word-spacing",
    "word-wrap",
];

/// Families of properties, by their beginning.
const FAMILIES: &[&str] = &["border-", "font-", "margin-", "padding-"];

/// What no value may contain: addresses, code, escapes, and comments that could hide them.
const FORBIDDEN: &[&str] = &[
    "url",
    "src",
    "expression",
    "javascript",
    "image",
    "import",
    "binding",
    "behavior",
    "attr(",
    "var(",
    "env(",
    "\\",
    "/*",
    "<",
    ">",
    "@",
    "{",
    "}",
];

/// The safe declarations of an inline style; empty when none is.
pub(super) fn safe(style: &str) -> String {
    let mut kept = String::new();
    for declaration in style.split(';') {
        let Some((property, value)) = declaration.split_once(':') else {
            continue;
        };
        let property = property.trim().to_ascii_lowercase();
        let value = value.trim();
        let is_known = PROPERTIES.contains(&property.as_str())
            || matches!(property.as_str(), "margin" | "padding" | "border")
            || FAMILIES.iter().any(|family| property.starts_with(family));
        let lower = value.to_ascii_lowercase();
        let is_plain = value.len() <= 200
            && !value.chars().any(char::is_control)
            && !FORBIDDEN.iter().any(|word| lower.contains(word));
        if is_known && is_plain && !value.is_empty() {
            if !kept.is_empty() {
                kept.push(';');
            }
            kept.push_str(&property);
            kept.push(':');
            kept.push_str(value);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn looks_survive_and_everything_that_loads_or_covers_does_not() {
        assert_eq!(
            safe("color: #c00; FONT-SIZE:12px;margin:0 auto"),
            "color:#c00;font-size:12px;margin:0 auto"
        );
        for style in [
            "background:url(https://x.fr/p.gif)",
            "background:u\\72l(//x)",
            "background-image:url(x)",
            "position:fixed",
            "z-index:9",
            "width:expression(alert(1))",
            "font-family:a/**/url(x)",
            "behavior:url(x)",
            "border-image:url(x)",
            "color:red}body{x",
        ] {
            assert_eq!(safe(style), "", "{style}");
        }
    }
}
