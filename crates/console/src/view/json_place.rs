//! Where in a JSON text something is: the line of a place such as `containerDefinitions[0].image`, and what keeps a text
//! from being read.

use serde_json::Value;

/// What keeps a text from being JSON, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// What is wrong, as the parser says it.
    pub message: String,
}

/// The value that a JSON text stands for.
pub fn read(text: &str) -> Result<Value, Fault> {
    serde_json::from_str(text).map_err(|error| {
        let message = error.to_string();
        // What serde_json says ends with the place, which is told apart here.
        let message = message.split(" at line ").next().unwrap_or_default().to_owned();
        let line = error.line().max(1);
        let bytes = text.split('\n').nth(line - 1).unwrap_or_default().as_bytes();
        // It counts bytes, and none where the text ends with a line break.
        let before = &bytes[..error.column().min(bytes.len())];
        Fault { line, column: String::from_utf8_lossy(before).chars().count().max(1), message }
    })
}

/// The line, from 1, on which `place` is in a JSON text; that of its nearest ancestor if it is not there.
///
/// Of members with one name it is the last, which is the one that counts. An index passes over items that are null, as
/// ECS does. Any text has an answer, also one that is not JSON.
pub fn line_of(text: &str, place: &str) -> usize {
    let offset = offset_of(text.as_bytes(), place);
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}

fn offset_of(text: &[u8], place: &str) -> usize {
    let mut scanner = Scanner { text, at: 0 };
    scanner.skip_space();
    let (mut found, mut rest) = (scanner.at, place);
    while !rest.is_empty() {
        let step = match scanner.peek() {
            Some(b'{') => scanner.member(rest),
            Some(b'[') => scanner.item(rest),
            _ => None,
        };
        let Some(step) = step else { break };
        (found, rest) = (step.start, step.rest);
        scanner.at = step.value;
    }
    found
}

/// A step from a value to one inside it.
struct Step<'p> {
    /// Where the member's name, or the item, begins.
    start: usize,
    /// Where its value begins.
    value: usize,
    /// What is left of the place.
    rest: &'p str,
}

struct Scanner<'t> {
    text: &'t [u8],
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Passes over `byte` and the space after it, if it is there.
    fn take(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        if there {
            self.at += 1;
            self.skip_space();
        }
        there
    }

    /// The step to the member that `place` begins with, in the object that begins here.
    ///
    /// A freely chosen key may hold the dots and brackets that places are written with: the longest that fits is meant.
    fn member<'p>(&mut self, place: &'p str) -> Option<Step<'p>> {
        let mut found: Option<Step> = None;
        self.take(b'{');
        while self.peek() == Some(b'"') {
            let start = self.at;
            self.skip_string();
            let name = key(&self.text[start..self.at]);
            self.skip_space();
            if !self.take(b':') {
                break;
            }
            if let Some(rest) = name.and_then(|name| behind(&name, place))
                && found.as_ref().is_none_or(|step| rest.len() <= step.rest.len())
            {
                found = Some(Step { start, value: self.at, rest });
            }
            self.skip_value();
            if !self.take(b',') {
                break;
            }
        }
        found
    }

    /// The step to the item that `place` begins with, in the list that begins here.
    fn item<'p>(&mut self, place: &'p str) -> Option<Step<'p>> {
        let (index, rest) = place.strip_prefix('[')?.split_once(']')?;
        let mut left: usize = index.parse().ok()?;
        self.take(b'[');
        while self.peek().is_some_and(|byte| byte != b']') {
            let start = self.at;
            if !self.text[start..].starts_with(b"null") {
                if left == 0 {
                    return Some(Step { start, value: start, rest: rest.strip_prefix('.').unwrap_or(rest) });
                }
                left -= 1;
            }
            self.skip_value();
            if !self.take(b',') {
                break;
            }
        }
        None
    }

    /// Passes over a string, from its first quotation mark to behind its last, or to the end of the text.
    fn skip_string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == b'"' {
                break;
            }
        }
        self.at = self.at.min(self.text.len());
    }

    /// Passes over a value and the space after it. Without recursion: what a text nests is not ours to bound.
    fn skip_value(&mut self) {
        let mut depth = 0usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    self.skip_string();
                    continue;
                }
                b'{' | b'[' => depth += 1,
                // The end of what the value stands in.
                b'}' | b']' | b',' if depth == 0 => break,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.at += 1;
        }
    }
}

/// What a string in a JSON text says.
fn key(text: &[u8]) -> Option<String> {
    match serde_json::from_slice(text) {
        Ok(Value::String(name)) => Some(name),
        _ => None,
    }
}

/// What is left of `place` behind the member `name`, if it begins with that.
fn behind<'p>(name: &str, place: &'p str) -> Option<&'p str> {
    let rest = place.strip_prefix(name)?;
    if rest.is_empty() || rest.starts_with('[') { Some(rest) } else { rest.strip_prefix('.') }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = r#"
{
  "family": "web", "cpu": "256",
  "containerDefinitions": [
    null,
    {
      "name": "a \" } ] \\",
      "image": "x",
      "portMappings": [{ "containerPort": 1 },
        { "containerPort": 2 }]
    },
    {
      "name": "b",
      "dockerLabels": {
        "a": "1",
        "a.b": "2",
        "a.b[0].c": "3"
      }
    }
  ],
  "tags": [],
  "c\u0070u": "512"
}
"#;

    fn check(place: &str, line: usize) {
        assert_eq!(line_of(TEXT, place), line, "{place}");
    }

    #[test]
    fn a_place_is_on_the_line_of_its_name() {
        check("family", 3);
        check("containerDefinitions", 4);
        check("containerDefinitions[0]", 6);
        check("containerDefinitions[0].image", 8);
        check("containerDefinitions[0].portMappings[1].containerPort", 10);
        check("containerDefinitions[1].name", 13);
    }

    #[test]
    fn what_is_not_there_is_on_the_line_of_its_nearest_ancestor() {
        check("the document", 2);
        check("memory", 2);
        check("containerDefinitions[1].image", 12);
        check("containerDefinitions[2].image", 4);
        check("containerDefinitions[x]", 4);
        check("tags[0].key", 21);
        check("family.deeper", 3);
    }

    #[test]
    fn the_last_of_two_members_of_one_name_counts_however_it_is_written() {
        check("cpu", 22);
    }

    #[test]
    fn a_key_may_hold_what_places_are_written_with() {
        check("containerDefinitions[1].dockerLabels.a", 15);
        check("containerDefinitions[1].dockerLabels.a.b", 16);
        check("containerDefinitions[1].dockerLabels.a.b[0].c", 17);
    }

    #[test]
    fn a_fault_has_line_and_character() {
        let check = |text: &str, line, column, message: &str| {
            assert_eq!(read(text), Err(Fault { line, column, message: message.into() }), "{text}");
        };
        check("{\n  \"é\": 1\n  \"b\": 2\n}", 3, 3, "expected `,` or `}`");
        check("{\"é\" 1}", 1, 6, "expected `:`");
        check("{\"a\": 1,}", 1, 9, "trailing comma");
        check("", 1, 1, "EOF while parsing a value");
        check("{\n\"a\": [\n", 3, 1, "EOF while parsing a list");
        check("x", 1, 1, "expected value");
        check(&"[".repeat(1000), 1, 128, "recursion limit exceeded");
        assert_eq!(read("{}"), Ok(Value::Object(serde_json::Map::new())));
    }

    #[test]
    fn deep_nesting_and_broken_texts_have_an_answer() {
        for text in [
            "",
            "\"",
            "{\"a",
            "{\"a\":",
            "{\"a\\",
            "[[[",
            "{\"a\":[1,{\"b\"",
            "{,}",
            "]}",
            "{\"a\":}",
            "\\",
            "{\"\\u12\": 1}",
        ] {
            for place in ["", "a", "a[0]", "a[1].b", "[0][0][0][0]", "[", "].", "[99999999999999999999]"] {
                assert_eq!(line_of(text, place), 1, "{text} {place}");
            }
        }
        assert_eq!(line_of(&"[\n".repeat(100_000), &"[0]".repeat(50_000)), 50_001);
    }

    proptest! {
        #[test]
        fn any_text_and_any_place_have_an_answer(
            text in r#"[\[\]{}",:\\n \nab0é.]{0,60}"#,
            place in r"[a-c\[\]0-2.é]{0,12}",
        ) {
            let line = line_of(&text, &place);
            prop_assert!(line >= 1 && line <= text.split('\n').count());
            if let Err(fault) = read(&text) {
                prop_assert!(fault.line >= 1 && fault.line <= text.split('\n').count());
                prop_assert!(fault.column >= 1);
            }
        }

        /// Whatever is in a document, each member is found where a printer put it: one to a line.
        #[test]
        fn every_member_of_a_printed_document_is_found(
            names in proptest::collection::btree_set(r#"[a-z"\\é]{1,4}"#, 1..8),
        ) {
            let value: Value = names.iter().map(|name| (name.clone(), Value::from(1))).collect();
            let text = serde_json::to_string_pretty(&value).unwrap();
            for (index, name) in names.iter().enumerate() {
                prop_assert_eq!(line_of(&text, name), index + 2, "{}", name);
            }
        }
    }
}
