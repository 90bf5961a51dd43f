"""Templates in which all that is the same for every reader of a language is set once, not at each reading.

For a page that is written anew so often that its own words are its cost: `{% translate %}`, `{% static %}` and
`{% url %}` of constants become text, `{% include %}` of a constant becomes what it includes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template import Context, Node, NodeList, RequestContext, engines
from django.template.base import FilterExpression, Template, TextNode, TokenType, Variable
from django.template.defaulttags import CommentNode, ForNode, IfNode, LoadNode, URLNode, WithNode
from django.template.loader_tags import IncludeNode
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.templatetags.static import StaticNode
from django.utils import translation

DJANGO: Any = engines["django"]


def render_folded(request: HttpRequest, name: str, context: dict[str, Any]) -> str:
    """The template `name` in the language of now; the same text as `django.shortcuts.render` would give it."""
    template = _template(name) if settings.DEBUG else _folded(name, translation.get_language())
    every = RequestContext(request)
    with every.bind_template(template):
        known = every.flatten()  # what is set for every page stands beside the page's own, and is found as soon
    return str(template.render(Context({**known, **context})))


@lru_cache(maxsize=100)
def _folded(name: str, language: str | None) -> Template:
    template = _template(name)
    template.nodelist = _fold(template.nodelist)
    return template


def _template(name: str) -> Template:
    """Parsed anew: the engine's own copy stays as it is."""
    known = DJANGO.engine.get_template(name)
    return Template(known.source, known.origin, known.name, DJANGO.engine)


def _fold(nodes: NodeList) -> NodeList:
    folded = NodeList()
    for node in nodes:
        for one in _simpler(node):
            if isinstance(one, TextNode) and folded and isinstance(folded[-1], TextNode):
                folded[-1] = TextNode(folded[-1].s + one.s)
            else:
                folded.append(one)
    return folded


def _simpler(node: Node) -> NodeList | list[Node]:
    if isinstance(node, CommentNode | LoadNode):
        return []
    if _is_constant(node):
        return [TextNode(_said(node))]
    if isinstance(node, IncludeNode) and isinstance(node.template.var, str):
        if not node.extra_context and not node.isolated_context:
            return _fold(_template(node.template.var).nodelist)
        node.template = _Known(_folded(node.template.var, translation.get_language()))
    if isinstance(node, IfNode):
        node.conditions_nodelists = [(condition, _fold(nodes)) for condition, nodes in node.conditions_nodelists]
    elif isinstance(node, ForNode):
        node.nodelist_loop, node.nodelist_empty = _fold(node.nodelist_loop), _fold(node.nodelist_empty)
    elif isinstance(node, WithNode):
        node.nodelist = _fold(node.nodelist)
    return [node]


def _said(node: Node) -> str:
    context = Context()
    with context.bind_template(Template("", engine=DJANGO.engine)):
        return str(node.render(context))


def _is_constant(node: Any) -> bool:
    """Whether a node says the same to everybody who reads this language."""
    if isinstance(node, TranslateNode):
        return not node.asvar and not node.message_context and _is_literal(node.filter_expression)
    if isinstance(node, BlockTranslateNode):
        plain = not (node.asvar or node.countervar or node.extra_context or node.message_context)
        return plain and all(token.token_type == TokenType.TEXT for token in node.singular)
    if isinstance(node, StaticNode):
        return not node.varname and _is_literal(node.path)
    if isinstance(node, URLNode):
        return not node.asvar and not node.args and not node.kwargs and _is_literal(node.view_name)
    return False


def _is_literal(expression: FilterExpression) -> bool:
    var = expression.var
    return not expression.filters and (not isinstance(var, Variable) or var.literal is not None)


class _Known:
    """An included template that is not looked for again."""

    def __init__(self, template: Template) -> None:
        self.template = template

    def resolve(self, context: Context) -> Template:
        """As a FilterExpression answers."""
        return self.template
