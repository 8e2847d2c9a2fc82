"""What a program in Python does with the client that is made of the document; prints what it saw, for the test."""

import json
import sys

from onrecord_client import AuthenticatedClient, Client
from onrecord_client.api.articles import post_article
from onrecord_client.api.quotes import get_quote, list_quotes
from onrecord_client.models import Article, ArticleDraftInput, Problem, Quote, QuotePage

origin, key = sys.argv[1:]
writer = AuthenticatedClient(base_url=origin, token=key)
reader = Client(base_url=origin)

article = post_article.sync(
    client=writer,
    body=ArticleDraftInput(text="“The bridge opens in May,” Mayor Anna Berg said.", published_at="2024-03-05"),
)
assert isinstance(article, Article), article

page = list_quotes.sync(client=reader, limit=1)
assert isinstance(page, QuotePage), page
quote = get_quote.sync(page.items[0].id, client=reader)
assert isinstance(quote, Quote), quote

missing = get_quote.sync("quo_" + "0" * 20, client=reader)
assert isinstance(missing, Problem), missing

print(
    json.dumps(
        {
            "quotes": article.counts.quotes,
            "next": page.next_,
            "speakers": [speaker.name for speaker in quote.speakers],
            "text": quote.text,
            "problem": missing.status,
        }
    )
)
