"""The JSON Schema of a record, and its complaints in words an editor of records understands."""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from bot.catalogue.faults import Fault
from bot.catalogue.source import FieldPath, Source

NAMES = {
    "string": "a text (put it in quotes)",
    "object": "a mapping of keys to values",
    "array": "a list",
    "boolean": "true or false",
}


def schema_faults(source: Source) -> list[Fault]:
    """Return what the schema finds wrong in one record."""
    errors = _validator().iter_errors(source.data)
    return [fault for error in errors for fault in _faults(source, error)]


@cache
def _validator() -> Draft202012Validator:
    text = files("bot.catalogue").joinpath("service.schema.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _faults(source: Source, error: ValidationError) -> Iterator[Fault]:
    path: FieldPath = tuple(error.absolute_path)
    record: Any = error.instance
    match error.validator:
        case "required":
            yield from (source.fault((*path, key), "is missing") for key in _missing(error))
        case "additionalProperties":
            known = _schema(error)["properties"]
            problem = f"is not a key known here; known are {', '.join(known)}"
            yield from (source.fault((*path, key), problem) for key in record if key not in known)
        case _:
            yield source.fault(path, _problem(error))


def _missing(error: ValidationError) -> list[str]:
    # The library reports each missing key apart and names it in the message only.
    return [key for key in _value(error) if error.message.startswith(repr(key))]


def _problem(error: ValidationError) -> str:
    limit = _value(error)
    match error.validator:
        case "type":
            return f"must be {NAMES[limit]}"
        case "enum":
            return f"must be one of {', '.join(limit)}"
        case "maxLength":
            return f"is longer than {limit} characters"
        case "minItems":
            return "is an empty list; leave the key out"
    return str(_schema(error)["description"])


def _value(error: ValidationError) -> Any:
    return error.validator_value


def _schema(error: ValidationError) -> Any:
    return error.schema
