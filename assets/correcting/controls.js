import { correct } from './changes.js';
import { candidatesAt, editAddressee, editFacts, editSpeaker, editWords, textOf } from './editors.js';
import { button, make } from './elements.js';
import { showHistory } from './history.js';

/**
 * Puts what can be done with a quote where it stands.
 *
 * @param {HTMLElement} root
 */
export function addQuoteControls(root) {
  const decide = (/** @type {string} */ status) => correct(root, { review: { status } }, { review: status });
  const panel = make('div', { className: 'panel', role: 'group', tabIndex: -1 });
  const controls = make(
    'div',
    { className: 'controls' },
    make(
      'div',
      { className: 'row' },
      button('Confirm', () => decide('confirmed'), 'y'),
      button('Reject', () => decide('rejected'), 'n'),
      button('Speaker', () => editSpeaker(root), 's'),
      button('Act', () => editFacts(root), 'a'),
      ...(textOf(root)
        ? [button('Words', () => editWords(root), 'w'), button('To', () => editAddressee(root), 't')]
        : []),
      button('History', () => showHistory(root), 'h'),
    ),
    candidateButtons(root),
    panel,
  );
  const place = root.querySelector('.card') ?? root;
  place.insertBefore(controls, place.querySelector(':scope > .actions'));
}

/** @param {HTMLElement} root */
function candidateButtons(root) {
  const buttons = candidatesAt(root).map(({ number, id, name }) => {
    const pick = button('', () => correct(root, { speakers: [{ id }] }, { speakers: name }), String(number));
    pick.replaceChildren(make('kbd', { ariaHidden: 'true' }, String(number)), ' ', make('bdi', {}, name));
    return pick;
  });
  const row = make('div', { className: 'row candidates', role: 'group', ariaLabel: 'Said by' }, ...buttons);
  row.hidden = buttons.length === 0;
  return row;
}
