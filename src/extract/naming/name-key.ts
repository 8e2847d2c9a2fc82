import { lexiconTable } from '../../lexicon.ts';
import { kept } from '../kept.ts';

const ALIASES = new Map([...lexiconTable('en', 'aliases')].map(([short, [long = short]]) => [short, long]));

const LEGAL_FORMS = lexiconTable('en', 'legal-forms');

/** What two names of a place or organization have in common when they mean the same: "Corvane" and "Corvane, Inc.",
 * "Holm's campaign" and "the Holm camp". */
export const nameKey = kept((text): string => {
  const lower = text.toLowerCase().replace(/’/gu, "'").replace(/'s$/u, '').replace(/^the /u, '').replace(/\s+/gu, ' ');
  const stripped = withoutLegalForm(lower).replace(/(?:'s?)? (?:campaign|camp)$/u, ' campaign');
  return ALIASES.get(stripped) ?? (/^(\p{L}\.){2,}\p{L}?$/u.test(stripped) ? stripped.replace(/\./gu, '') : stripped);
});

/** "corvane" of "corvane, inc." and of "corvane pty. ltd". */
function withoutLegalForm(name: string): string {
  const words = name.split(' ');
  while (words.length > 1 && LEGAL_FORMS.has(words.at(-1)?.replace(/\.$/u, '') ?? '')) words.pop();
  return words.join(' ').replace(/,$/u, '');
}
