"""What no schema can tell: cursors are given out, names are of somebody, searches have a grammar, examples must stay."""

import re

import schemathesis

NAMES = ("speaker", "addressee", "entity", "claimant")

# The article and the review of the examples, from which everything else is read, and those that may go instead.
SPARED = {
    "art_gyajym089nqa9e7thfhq": "art_g41z8pyjrhvera8vy75v",
    "rev_s6w5aa4qrrg0ce3ydhsf": "rev_58saefjkzrqh142nx4g8",
}


@schemathesis.hook
def before_call(context, case, kwargs):
    if case.method == "DELETE":
        for name, value in case.path_parameters.items():
            case.path_parameters[name] = SPARED.get(value, value)
    if case.meta.generation.mode.is_positive and case.query:
        fit(case.query, case.operation.path)


def fit(query, path):
    """In requests that must be accepted; those that must be refused have any cursor, name and search."""
    query.pop("cursor", None)
    for name in NAMES:
        if name in query and path != "/entities/doubtful":
            query[name] = "Anna Berg"
    if "q" in query or query.get("sort") == "relevance":
        words = re.findall(r"[a-z0-9]+", str(query.get("q", "")))
        query["q"] = " ".join(words) or "bridge"
