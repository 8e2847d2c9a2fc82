import type { Assignment, Document } from '../document.ts';
import type { Times } from './times.ts';

const POLLS = new Set(['poll', 'polls', 'survey', 'surveys']);
const HELD = new Set(['conducted', 'taken', 'surveyed', 'fielded', 'released', 'published']);

/** Who a poll's findings are of. */
const ASKED = new Set(
  'poll polls survey surveys respondents voters adults percent % majority half most third quarter those'.split(' '),
);

/** Fewest times that an article which is about one poll says so. */
const LEAST_TOLD = 3;

/** How many paragraphs tell what an article is about: "a poll" further on is another one. */
const LEAD = 4;

/** What a poll finds, thoughts too, it finds on its day: "The poll was conducted July 8 to 12". */
export function dateFindings(document: Document, times: Times): void {
  if (document.tokens.filter(({ lower }) => POLLS.has(lower)).length < LEAST_TOLD) return;
  const day = pollDay(document, times);
  if (day === null) return;
  for (const assignment of document.assignments) if (isFinding(document, assignment)) assignment.saidAt ??= day;
}

function pollDay(document: Document, times: Times): string | null {
  for (const sentence of document.sentences) {
    const tokens = document.tokens.slice(sentence.first, sentence.last);
    const poll = tokens.findIndex(({ lower }) => POLLS.has(lower));
    const held = tokens.findIndex(({ lower }) => HELD.has(lower));
    if (poll < 0 || held < 0) continue;
    const isOther = tokens
      .slice(Math.max(0, poll - 5), poll)
      .some(({ lower }) => /^(?:an?|another|earlier|previous)$/u.test(lower));
    if (isOther && sentence.paragraph > LEAD) continue;
    const [told] = times.between({ first: sentence.first + held, last: sentence.last });
    if (told) return told.value;
  }
  return null;
}

const isFinding = (document: Document, { attribution: { source } }: Assignment): boolean =>
  source !== null && document.tokens.slice(source.first, source.last).some(({ lower }) => ASKED.has(lower));
