import type { Document, NameMention } from '../document.ts';
import { ENGLISH, type Gender } from '../naming/gazetteer.ts';
import type { Anaphor } from './anaphors.ts';
import { isKin } from './roles.ts';

const SAME = new Map([
  ['mom', 'mother'],
  ['mum', 'mother'],
  ['dad', 'father'],
]);
const OWN = new Set(['my', 'our']);

/** The author's own relatives whom the text names somewhere: "my father, James Holm,", "my parents, James and Olive Holm,". */
export class AuthorsKin {
  readonly #document: Document;
  readonly #named = new Map<string, NameMention>();

  constructor(document: Document) {
    this.#document = document;
    document.names.forEach((name, index) => {
      const noun = name.type === 'person' && document.quotationOf[name.first] === -1 ? this.#apposed(name) : null;
      if (noun === null) return;
      const other = document.names[index + 1];
      if (noun !== 'parents') this.#named.set(noun, name);
      else
        for (const parent of other?.first === name.last + 1 ? [name, other] : [name]) {
          const gender: Gender | null = ENGLISH.gender(parent.text.split(' ', 1)[0] ?? '');
          if (gender === 'f' || gender === 'm') this.#named.set(gender === 'f' ? 'mother' : 'father', parent);
        }
    });
  }

  /** The name of a relative; null for any other description, and where nothing names him or her. */
  of(anaphor: Anaphor): NameMention | null {
    if (!this.isOwn(anaphor) || anaphor.end !== anaphor.head + 1) return null;
    return this.#named.get(nounAt(this.#document, anaphor.head)) ?? null;
  }

  /** Whether a description says that somebody is the author's. */
  isOwn(anaphor: Anaphor): boolean {
    const owner = anaphor.kind === 'description' ? anaphor.owner : null;
    return owner !== null && OWN.has(this.#document.at(owner.first).lower);
  }

  /** What a name is behind "my", a noun and a comma; null for other names. */
  #apposed({ titled }: NameMention): string | null {
    const { tokens } = this.#document;
    if (titled < 3 || tokens[titled - 1]?.text !== ',' || !OWN.has(tokens[titled - 3]?.lower ?? '')) return null;
    const noun = nounAt(this.#document, titled - 2);
    return noun === 'parents' || isKin(noun) ? noun : null;
  }
}

function nounAt(document: Document, index: number): string {
  const { lower } = document.at(index);
  return SAME.get(lower) ?? lower;
}
