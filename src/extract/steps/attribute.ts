import { confidenceOf } from '../attribution/confidence.ts';
import { type LinkedSpans, link } from '../attribution/linking.ts';
import type { Attribution, Document, Step, TokenRange } from '../document.ts';

/** Who said what: the encoder's spans linked with one another, as runs of tokens. */
export const attribute: Step = {
  name: 'attribute',
  requires: ['paragraphs', 'sentences', 'tokens', 'words', 'attributionSpans'],
  assigns: ['attributions'],
  run(document) {
    for (const linked of link(document.words, document.attributionSpans)) {
      const attribution = inTokens(document, linked);
      if (attribution.content.length > 0) document.attributions.push(attribution);
    }
  },
};

function inTokens(document: Document, linked: LinkedSpans): Attribution {
  const { source, cue, contents } = linked;
  const cueTokens = document.tokensOfWords(cue);
  return {
    source: source && document.tokensOfWords(source),
    cue: cueTokens,
    head: cueTokens && headOf(document, cueTokens),
    content: contents
      .flatMap((span) => withoutFurniture(document, document.tokensOfWords(span)))
      .flatMap((range) => trimmed(document, range) ?? []),
    confidence: confidenceOf(linked, document.model),
  };
}

/** The token that carries the meaning of a cue: its last verb ("has denied"), else its last word ("claims by"). */
function headOf(document: Document, { first, last }: TokenRange): number {
  let word = first;
  for (let i = last - 1; i >= first; i -= 1) {
    const { pos } = document.at(i);
    if (pos === 'VERB') return i;
    if (pos !== 'PUNCT' && pos !== 'ADP' && word === first) word = i;
  }
  return word;
}

/** Without the commas and full stops at its edges, which are the author's; null where nothing else is left. */
function trimmed(document: Document, { first, last }: TokenRange): TokenRange | null {
  const isEdge = (index: number): boolean => /^[,.;:—–-]$/u.test(document.at(index).text);
  while (first < last && isEdge(first)) first += 1;
  while (last > first && isEdge(last - 1)) last -= 1;
  return first < last ? { first, last } : null;
}

/** A content that goes on behind furniture between two paragraphs ("See also ...") is in parts, one each side. */
function withoutFurniture(document: Document, range: TokenRange | null): TokenRange[] {
  if (!range) return [];
  const parts: TokenRange[] = [];
  let { first } = range;
  for (let i = range.first + 1; i < range.last; i += 1) {
    const from = document.sentenceOf(i - 1).paragraph;
    const to = document.sentenceOf(i).paragraph;
    if (to <= from + 1 || !document.paragraphs.slice(from + 1, to).some(({ furniture }) => furniture)) continue;
    parts.push({ first, last: i });
    first = i;
  }
  return [...parts, { first, last: range.last }];
}
