import type { Document, Paragraph, Post } from '../document.ts';

/** What pages put behind a post that they embed: "— Ana Holm (@anaholm) January 7, 2020", "... Holm (@anaholm) Jan. 7". */
const SIGNATURE =
  /(?<mark>[—–]|-{1,2})\s?(?<name>[^\s@()—–][^@()\n—–]{0,59}?)\s\(@\w{1,30}\)(?:\s\p{Lu}\p{L}{2,8}\.?\s\d{1,2}(?:,\s\d{4})?)?\s*$/u;
/** Longest signature, in UTF-16 units: only the end of a paragraph is looked at. */
const LONGEST = 160;

/** Posts on social media that stand in the text, each signed with a name and an account, behind it or in the next paragraph. */
export function postsOf(document: Document): Post[] {
  const { paragraphs, text: whole } = document;
  if (!whole.includes('(@')) return [];
  const signatures = paragraphs.map((paragraph) => signatureOf(document, paragraph));
  return signatures.flatMap((signature, index): Post[] => {
    if (!signature) return [];
    const { start, mark, label } = signature;
    const above = paragraphs[index - 1];
    const isAlone = start === paragraphs[index]?.start;
    const isFree = above && !above.furniture && !signatures[index - 1];
    const text = isAlone ? isFree && above : { start: paragraphs[index]?.start ?? start, end: start };
    const content = text ? document.tokensIn(text) : null;
    const [name, dash] = [document.tokensIn(label), document.tokensIn(mark)];
    return content && name && dash ? [{ label: name, mark: dash, content: [content] }] : [];
  });
}

function signatureOf(document: Document, { start, end, furniture }: Paragraph) {
  if (furniture) return null;
  const from = Math.max(start, end - LONGEST);
  const found = SIGNATURE.exec(document.text.slice(from, end));
  if (!found?.groups) return null;
  const { mark = '', name = '' } = found.groups;
  const at = from + found.index;
  const label = at + found[0].indexOf(name, mark.length);
  return {
    start: at,
    mark: { start: at, end: at + mark.length },
    label: { start: label, end: label + name.length },
  };
}
