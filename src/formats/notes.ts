import type { Note } from '../records/article.ts';
import { publishedDate } from './published-date.ts';

/** How publishers begin their own notes; the kind is what it is a note of. */
const BEGINNINGS: readonly (readonly [Note['kind'], RegExp])[] = [
  [
    'correction',
    /^(?:correction|corrected|erratum|retraction)s?\b(?:\s+(?:appended|notice|\S+ \d{1,2},? \d{4}))?\s*[:—–(,.-]/i,
  ],
  ['clarification', /^clarifications?\b[^.:]{0,40}[:—–-]/i],
  [
    'update',
    /^(?:this\s+(?:article|story|post|page|piece|report)\s+(?:was|has\s+been)\s+(?:last\s+)?updated\b|(?:last\s+)?updated?\b(?:\s+(?:at|on)\b)?[^.]{0,60}(?:[:—–]|\d{4}|\d:\d\d))/i,
  ],
  [
    'correction',
    /^(?:an?\s+(?:earlier|previous)\s+version\s+of\s+th|(?:this|the)\s+(?:article|story|post|column|piece|report|headline|caption)\b.{0,60}\b(?:amended|corrected)\b)/i,
  ],
  [
    'editor',
    /^\(?(?:editor['’]?s['’]?\s+note|editors['’]?\s+note|note\s+from\s+the\s+editor|note\s+to\s+readers)\b\s*[:—–-]/i,
  ],
];

/** Paragraphs at either end of a body that may be notes. */
const AT_EACH_END = 3;

/** Longest note, in UTF-16 units. */
const MAX_LENGTH = 1_500;

/**
 * Parts the publisher's own notes from the paragraphs of a body: whole paragraphs that begin as such notes do, among the
 * first and the last few. The same words further in are the author's.
 */
export function partNotes(paragraphs: readonly string[]): { paragraphs: string[]; notes: Note[] } {
  const notes: Note[] = [];
  const rest = paragraphs.filter((text, i) => {
    if (i >= AT_EACH_END && i < paragraphs.length - AT_EACH_END) return true;
    const note = noteOf(text);
    if (note) notes.push(note);
    return note === null;
  });
  // A page of nothing but notes is its own text.
  return rest.length > 0 ? { paragraphs: rest, notes } : { paragraphs: [...paragraphs], notes: [] };
}

function noteOf(text: string): Note | null {
  if (text.length > MAX_LENGTH) return null;
  for (const [kind, beginning] of BEGINNINGS) {
    if (beginning.test(text)) return { kind, text: text.replace(/\s*\n\s*/g, ' '), at: dateOf(text) };
  }
  return null;
}

/** When a note says that it was added: the first date in words or figures that has a year. */
function dateOf(text: string): string | null {
  const found =
    /(?:\d{1,2}(?:st|nd|rd|th)?\s+\p{L}{3,9}\.?,?\s+\d{4}|\p{L}{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d\d-\d\d(?:T[\d:]+(?:Z|[+-]\d\d:\d\d))?|\d{1,2}[./]\d{1,2}[./]\d{4})/u.exec(
      text,
    );
  return found ? publishedDate(found[0]) : null;
}
