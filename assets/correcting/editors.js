import { read } from './asking.js';
import { correct } from './changes.js';
import { keyOf } from './current.js';
import { button, choice, make } from './elements.js';
import { nameInput } from './names.js';
import { open } from './panel.js';
import { textAt } from './places.js';
import { ACTS, TYPES } from './vocabulary.js';
import { chooseWords } from './words.js';
import { inWords } from './words-for.js';

/** @typedef {{ id: string, name: string }} Named */
/** @typedef {{ start: number, end: number }} Span */
/**
 * @typedef {{ act: string, type: string, saidAt: string | null, version: number, spans: Span[], speakers: Named[],
 *   addressees: (Span & { id: string | null, name: string })[] }} Quote
 */

/** @param {HTMLElement} root */
const quoteOf = (root) => /** @type {Promise<Quote>} */ (read(`/quotes/${keyOf(root)}`));

/** Who said it. @param {HTMLElement} root */
export const editSpeaker = (root) =>
  open(root, 'Who said it?', async (close) => {
    const { speakers } = await quoteOf(root);
    const beside = make('input', { type: 'checkbox' });
    const names = speakers.map(({ name }) => name);
    const { field } = nameInput('Name', (given, name) => {
      const kept = beside.checked ? speakers : [];
      correct(
        root,
        { speakers: [...kept.map(({ id }) => ({ id })), given] },
        { speakers: [...kept.map((speaker) => speaker.name), name].join(', ') },
      );
    });
    return [
      field,
      ...(names.length > 0 ? [make('label', { className: 'check' }, beside, ` beside ${names.join(' and ')}`)] : []),
      make(
        'p',
        { className: 'row' },
        button('Nobody with a name', () => correct(root, { speakers: [] }, { speakers: 'none' })),
        button('Cancel', close),
      ),
    ];
  });

/** What it is: the act, the kind, when it was said. @param {HTMLElement} root */
export async function editFacts(root) {
  /** @type {(() => void) | undefined} */
  let save;
  await open(
    root,
    'What is it?',
    async (close) => {
      const quote = await quoteOf(root);
      const act = choice('Act', ACTS, quote.act);
      const type = choice('Kind', TYPES, quote.type);
      const said = make('input', { type: 'text', value: quote.saidAt ?? '', placeholder: '2024-03-05', size: 12 });
      save = () => {
        const given = { act: act.select.value, type: type.select.value, saidAt: said.value.trim() || null };
        const changed = Object.entries(given).filter(([field, value]) => value !== quote[/** @type {'act'} */ (field)]);
        if (changed.length === 0) return close();
        const wanted = changed.map(([field, value]) => [field, inWords(value)]);
        correct(root, Object.fromEntries(changed), Object.fromEntries(wanted));
      };
      return [
        make('p', { className: 'row' }, act.field, type.field, make('label', {}, 'Said ', said)),
        make(
          'p',
          { className: 'row' },
          button('Save', () => save?.()),
          button('Cancel', close),
        ),
      ];
    },
    () => save?.(),
  );
}

/** Which words it is. @param {HTMLElement} root */
export const editWords = (root) => editPlace(root, 'Which words?', 'spans', (quote) => quote.spans);

/** To whom it was said. @param {HTMLElement} root */
export const editAddressee = (root) =>
  editPlace(root, 'To whom was it said?', 'addressees', (quote) => quote.addressees.slice(0, 1));

/**
 * @param {HTMLElement} root
 * @param {string} title
 * @param {'spans' | 'addressees'} field
 * @param {(quote: Quote) => Span[]} before
 */
async function editPlace(root, title, field, before) {
  const text = textOf(root);
  if (!text) return;
  /** @type {(() => void) | undefined} */
  let save;
  await open(
    root,
    title,
    async (close) => {
      const quote = await quoteOf(root);
      const there = before(quote).map(({ start, end }) => ({ start, end }));
      const at = Number(quote.spans.at(-1)?.end);
      const choosing = chooseWords(text, there.length > 0 ? there : [{ start: at, end: at }]);
      save = () => {
        const spans = choosing.parts();
        const words = spans.map((span) => textAt(text, span));
        if (field === 'spans') correct(root, { spans }, { text: words.join(' … ') });
        else {
          const addressees = spans.map((span, i) => ({ ...span, id: idOf(root, words[i] ?? '') }));
          correct(root, { addressees }, { addressees: words.join(', ') });
        }
      };
      const nobody = () => correct(root, { addressees: [] }, { addressees: 'none' });
      return [
        choosing.field,
        make(
          'p',
          { className: 'row' },
          button('Save', () => save?.()),
          ...(field === 'addressees' ? [button('Nobody', nobody)] : []),
          button('Cancel', close),
        ),
      ];
    },
    () => save?.(),
  );
}

/** The text in which a quote stands. @param {HTMLElement} root */
export const textOf = (root) =>
  /** @type {HTMLElement | null} */ (root.closest('.text') ?? root.querySelector('.text'));

/**
 * Those who may have said something where a quote stands.
 *
 * @param {Element} root
 * @returns {(Named & { number: number })[]}
 */
export const candidatesAt = (root) =>
  JSON.parse(root.closest('[data-candidates]')?.getAttribute('data-candidates') ?? '[]');

/**
 * The only one of the candidates whose name has the words in it; null where they name nobody, or several.
 *
 * @param {Element} root
 * @param {string} words
 */
function idOf(root, words) {
  const named = candidatesAt(root).filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()));
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}
