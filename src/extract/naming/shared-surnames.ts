import type { Document, NameMention } from '../document.ts';
import type { Gazetteer } from './gazetteer.ts';

/**
 * "Bill and Melinda Gates": a given name that "and" joins to a full name has its surname too, unless the article knows one of that given
 * name, or of that surname, already. Names are in text order.
 */
export function withSharedSurnames(
  document: Document,
  names: readonly NameMention[],
  gazetteer: Gazetteer,
): NameMention[] {
  const full = names.filter(isFullName).map(({ text }) => text.split(' '));
  const taken = new Set(full.flatMap((words) => [words[0], words.at(-1)]));
  return names.map((name, index) => {
    const [joint, ...others] = [document.tokens[name.last], ...names.slice(index + 1, index + 2)];
    const next = others.find(({ first, titled }) => first === name.last + 1 && titled === first);
    if (name.type !== 'person' || name.text.includes(' ') || name.title || !next || !isFullName(next)) return name;
    if (!/^(?:and|&)$/u.test(joint?.lower ?? '') || taken.has(name.text) || gazetteer.gender(name.text) === null)
      return name;
    const [given = '', ...surname] = next.text.split(' ');
    return gazetteer.gender(given) === null ? name : { ...name, text: [name.text, ...surname].join(' ') };
  });
}

const isFullName = ({ type, text }: NameMention): boolean => type === 'person' && text.includes(' ');
