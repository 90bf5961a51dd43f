"""Requests as Stripe reads them: form fields to nested values, held against the SDK's own typed parameters."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any, NotRequired, Required
from urllib.parse import parse_qsl

from stripe._request_options import RequestOptions
from typing_extensions import is_typeddict


class BadParameter(ValueError):
    """What Stripe answers with 400: the sentence and the parameter."""

    def __init__(self, message: str, param: str) -> None:
        super().__init__(message)
        self.param = param


def read(body: str, kind: type) -> dict[str, Any]:
    """The parameters of a request, in their types. Raises BadParameter for one that the SDK does not know."""
    return _typed_dict(_nested(body), kind, "")


def _nested(body: str) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for name, value in parse_qsl(body, keep_blank_values=True):
        *path, last = name.replace("]", "").split("[")
        place = root
        for step in path:
            place = place.setdefault(step, {})
        if last == "":  # `expand[]`
            last = str(len(place))
        place[last] = value
    return root


def _typed_dict(value: Any, kind: Any, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadParameter(f"Invalid object: {name}", name)
    known = _hints(kind)
    for key in value:
        if key not in known:
            raise BadParameter(f"Received unknown parameter: {_under(name, key)}", _under(name, key))
    missing = [key for key in known if key in kind.__required_keys__ and key not in value]
    if missing:
        raise BadParameter(f"Missing required param: {_under(name, missing[0])}.", _under(name, missing[0]))
    return {key: _value(each, known[key], _under(name, key)) for key, each in value.items()}


@cache
def _hints(kind: Any) -> dict[str, Any]:
    # names that the SDK imports for type checkers only
    hints = typing.get_type_hints(kind, localns={"StripeContext": object, "Mapping": Mapping})
    return {key: hint for key, hint in hints.items() if key not in RequestOptions.__annotations__ or key == "expand"}


def _value(value: Any, hint: Any, name: str) -> Any:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (NotRequired, Required, typing.NotRequired, typing.Required):
        return _value(value, inner[0], name)
    if origin in (typing.Union, types.UnionType):
        return _any_of(value, inner, name)
    if origin is typing.Literal:
        if value in inner:
            return value
        raise BadParameter(f"Invalid {name}: must be one of {', '.join(map(str, inner))}", name)
    if origin is list:
        items = value.values() if isinstance(value, dict) else ()
        return [_value(each, inner[0], f"{name}[{n}]") for n, each in enumerate(items)]
    if origin is dict and isinstance(value, dict):
        return {key: _value(each, inner[1], _under(name, key)) for key, each in value.items()}
    if is_typeddict(hint):
        return _typed_dict(value, hint, name)
    return _plain(value, hint, name)


def _any_of(value: Any, kinds: tuple[Any, ...], name: str) -> Any:
    fault = BadParameter(f"Invalid {name}", name)
    if any(typing.get_origin(kind) is typing.Literal for kind in kinds):
        kinds = tuple(kind for kind in kinds if kind is not str)  # the SDK lets any word through; Stripe does not
    for kind in kinds:
        try:
            return _value(value, kind, name)
        except BadParameter as no:
            fault = no
    raise fault


def _plain(value: Any, hint: Any, name: str) -> Any:
    if hint is int and isinstance(value, str) and value.removeprefix("-").isdecimal():
        return int(value)
    if hint is bool and value in ("true", "false"):
        return value == "true"
    if hint is str and isinstance(value, str):
        return value
    raise BadParameter(f"Invalid {getattr(hint, '__name__', hint)}: {name}", name)


def _under(name: str, key: str) -> str:
    return f"{name}[{key}]" if name else key
