//! The shapes as a JSON Schema (2020-12), for editors and other programs. It cannot say what refers to what.

use serde_json::{Map, Value, json};

use super::{Distinct, Field, Shape};

/// The JSON Schema of a shape.
pub fn of(shape: &Shape) -> Value {
    match shape {
        Shape::Text | Shape::Condition => json!({"type": "string", "pattern": "\\S"}),
        Shape::Slug => json!({"type": "string", "maxLength": 80, "pattern": "^[a-z][a-z0-9_-]*$"}),
        Shape::Word(_, allowed) => json!({"enum": allowed}),
        Shape::Exactly(text) => json!({"const": text}),
        Shape::Whole(least, most) => json!({"type": "integer", "minimum": least, "maximum": most}),
        Shape::Flag => json!({"type": "boolean"}),
        Shape::True => json!({"const": true}),
        Shape::Period => {
            json!({"type": "string", "pattern": "^P(?=[0-9])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?$"})
        }
        Shape::TimeOfDay => json!({"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}),
        Shape::Entry(_) if shape.sort() == "whole-number" => json!({"type": "integer"}),
        Shape::Entry(_) => json!({"type": "string"}),
        Shape::List { of: inner, least, distinct } => {
            let mut schema = json!({"type": "array", "items": of(inner)});
            if *least > 0 {
                schema["minItems"] = json!(least);
            }
            if matches!(distinct, Distinct::Elements) {
                schema["uniqueItems"] = json!(true);
            }
            schema
        }
        Shape::Record(fields) => record(fields),
        Shape::OneOf(forms) => json!({"oneOf": forms.iter().map(|form| record(form)).collect::<Vec<_>>()}),
        Shape::OrNull(inner) => json!({"oneOf": [of(inner), {"type": "null"}]}),
    }
}

fn record(fields: &[Field]) -> Value {
    let properties: Map<String, Value> =
        fields.iter().map(|field| (field.name.to_owned(), of(&field.shape))).collect();
    let required: Vec<&str> = fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}
