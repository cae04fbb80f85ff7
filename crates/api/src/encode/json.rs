//! JSON as ECS writes it: members by name, what is unset left out, moments as Java prints a double.

use std::fmt::{Display, Write};

use lifecycle::Timestamp;
use serde_json::Value;

/// An object that is being written. Members come in any order.
#[derive(Default)]
pub struct Object(Vec<(&'static str, String)>);

impl Object {
    /// With a member that is a JSON text already.
    pub fn json(mut self, name: &'static str, json: impl Into<String>) -> Self {
        self.0.push((name, json.into()));
        self
    }

    /// With a string.
    pub fn text(self, name: &'static str, text: &str) -> Self {
        self.json(name, string(text))
    }

    /// With a number.
    pub fn number(self, name: &'static str, number: impl Display) -> Self {
        self.json(name, number.to_string())
    }

    /// With `true` or `false`.
    pub fn flag(self, name: &'static str, flag: bool) -> Self {
        self.json(name, if flag { "true" } else { "false" })
    }

    /// With a moment.
    pub fn time(self, name: &'static str, at: Timestamp) -> Self {
        self.json(name, java_seconds(at))
    }

    /// With a member as it was sent, if it was.
    pub fn echo(self, name: &'static str, value: Option<&Value>) -> Self {
        self.with(value, |out, value| out.json(name, value.to_string()))
    }

    /// With what `write` adds for a value, if there is one.
    pub fn with<T>(self, value: Option<T>, write: impl FnOnce(Self, T) -> Self) -> Self {
        match value {
            Some(value) => write(self, value),
            None => self,
        }
    }

    /// The JSON text.
    pub fn written(mut self) -> String {
        self.0.sort_unstable_by_key(|(name, _)| *name);
        let mut out =
            String::with_capacity(2 + self.0.iter().map(|(name, json)| name.len() + json.len() + 4).sum::<usize>());
        object(&mut out, self.0);
        out
    }
}

/// A moment as ECS writes it: seconds since the Unix epoch as Java prints a double, such as `1.789551555929E9`.
pub fn java_seconds(at: Timestamp) -> String {
    let (seconds, millis) = (at.as_millis() / 1000, at.as_millis() % 1000);
    // Java writes doubles from ten million on with an exponent.
    let with_exponent = seconds >= 10_000_000;
    let mut digits = String::with_capacity(24);
    // Writing to a string does not fail.
    let _ = write!(digits, "{seconds}{millis:03}");
    let exponent = digits.len() - 4;
    let point = if with_exponent { 1 } else { digits.len() - 3 };
    let last = digits.trim_end_matches('0').len();
    digits.truncate(last.max(point + 1));
    digits.insert(point, '.');
    if with_exponent {
        let _ = write!(digits, "E{exponent}");
    }
    digits
}

/// Appends an object of members that are JSON texts already.
pub fn object<'a, T: AsRef<str>>(out: &mut String, members: impl IntoIterator<Item = (&'a str, T)>) {
    out.push('{');
    for (index, (name, text)) in members.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push('"');
        out.push_str(name);
        out.push_str("\":");
        out.push_str(text.as_ref());
    }
    out.push('}');
}

pub fn items<T>(items: impl IntoIterator<Item = T>, item: impl Fn(T) -> String) -> String {
    let items: Vec<String> = items.into_iter().map(item).collect();
    format!("[{}]", items.join(","))
}

pub fn string(text: &str) -> String {
    // Nearly all can be copied as they are.
    if text.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
        return ["\"", text, "\""].concat();
    }
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_java_writes_doubles() {
        for (millis, expected) in [
            (1_789_551_555_929, "1.789551555929E9"),
            (1_789_551_555_000, "1.789551555E9"),
            (1_789_551_550_000, "1.78955155E9"),
            (10_000_000_000, "1.0E7"),
            (9_999_999_500, "9999999.5"),
            (0, "0.0"),
            (1_050, "1.05"),
        ] {
            assert_eq!(java_seconds(Timestamp::from_millis(millis)), expected);
        }
    }
}
