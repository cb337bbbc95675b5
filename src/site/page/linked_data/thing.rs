//! `Thing`: something in the words of schema.org. What is empty is left out.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// Something with its properties, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    kind: &'static str,
    properties: Vec<(&'static str, Value)>,
}

/// The value of a property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words, a date, or a URL.
    Text(String),
    /// A place in a list, from 1.
    Number(usize),
    /// Another thing.
    Thing(Thing),
    /// Several.
    Many(Vec<Value>),
}

impl Thing {
    /// Of a type of schema.org: `Article`.
    pub fn new(kind: &'static str) -> Thing {
        Thing { kind, properties: Vec::new() }
    }

    /// With a property, where there is a value; an empty text or list is none, a list of one is that one.
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Thing {
        let value = match value.into() {
            Value::Many(mut values) if values.len() == 1 => values.remove(0),
            value => value,
        };
        let is_empty = match &value {
            Value::Text(text) => text.is_empty(),
            Value::Many(values) => values.is_empty(),
            _ => false,
        };
        if !is_empty {
            self.properties.push((name, value));
        }
        self
    }

    /// Whether anything is said of it.
    pub fn is_bare(&self) -> bool {
        self.properties.is_empty()
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<Thing> for Value {
    fn from(thing: Thing) -> Value {
        Value::Thing(thing)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Many(Vec::new()), Into::into)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(values: Vec<T>) -> Value {
        Value::Many(values.into_iter().map(Into::into).collect())
    }
}

impl Serialize for Thing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.properties.len() + 1))?;
        map.serialize_entry("@type", self.kind)?;
        for (name, value) in &self.properties {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Text(text) => serializer.serialize_str(text),
            Value::Number(number) => serializer.serialize_u64(*number as u64),
            Value::Thing(thing) => thing.serialize(serializer),
            Value::Many(values) => values.serialize(serializer),
        }
    }
}
