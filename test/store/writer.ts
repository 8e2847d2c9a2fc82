import { openStore } from '../../src/store/open.ts';
import { draftOf, EXTRACTOR, extractionOf } from './builders.ts';

// Saves articles until it is killed or the store refuses: prints the id of each one that the store has acknowledged,
// and last the reason of a refusal.
const store = await openStore(process.argv[2] ?? '');
for (let i = 0; ; i += 4) {
  const saved = [i, i + 1, i + 2, i + 3].map(async (n) => {
    const draft = draftOf({ url: `https://example.org/${n}`, text: `Article ${n}.` });
    const said = [{ text: `number ${n}`, by: ['Ann Archer'] }, { text: 'the same each time' }];
    const { id } = await store.saveExtraction(draft, extractionOf(draft, [{ name: 'Ann Archer' }], said), EXTRACTOR);
    process.stdout.write(`${id}\n`);
  });
  const refused = (await Promise.allSettled(saved)).find(({ status }) => status === 'rejected');
  if (refused?.status === 'rejected') {
    process.stdout.write(`${refused.reason}\n`);
    break;
  }
}
