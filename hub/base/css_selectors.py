"""CSS selectors -> XPath; the one door to cssselect."""

from __future__ import annotations

import cssselect
from cssselect.xpath import ExpressionError


def xpath(selector: str) -> str:
    """Return the XPath of what a selector finds in HTML; raises ValueError, with what is wrong, for what is none."""
    try:
        return str(cssselect.HTMLTranslator().css_to_xpath(selector))
    except (cssselect.SelectorError, ExpressionError) as error:
        raise ValueError(str(error)) from error
