import { describe, expect, it } from 'vitest';
import { readAnnotations, readGap, readHeldOutDebates, readUner } from '../../bench/corpora.ts';
import { readGumDocument } from '../../bench/gum.ts';

const textsOf = ({ text, names }: ReturnType<typeof readGumDocument>) =>
  names.map(({ start, end, type }) => `${[...text].slice(start, end).join('')} ${type}`);

describe('Universal NER', () => {
  it('gives names in the words of the text, a sentence a paragraph', () => {
    const [first, second, ...others] = readUner(
      [
        '# newdoc id = a',
        '# sent_id = 1',
        "# text = 😀 Ann Berg's mill.",
        '1\t😀\tO\t-\t-',
        '2\tAnn\tB-PER\t-\t-',
        '3\tBerg\tI-PER\t-\t-',
        "4\t's\tO\t-\t-",
        '5\tmill\tO\t-\t-',
        '6\t.\tO\t-\t-',
        '',
        '# text = In Oslo',
        '1\tIn\tO\t-\t-',
        '2\tOslo\tB-LOC\t-\t-',
        '',
        '# newdoc id = b',
        '# text = Acme Inc',
        '1\tAcme\tB-ORG\t-\t-',
        '2\tInc\tI-ORG\t-\t-',
        '',
      ].join('\n'),
    );
    expect(first?.text).toBe("😀 Ann Berg's mill.\n\nIn Oslo");
    expect(first && textsOf(first)).toEqual(['Ann Berg person', 'Oslo place']);
    expect(second && textsOf(second)).toEqual(['Acme Inc organization']);
    expect(others).toEqual([]);
  });
});

/** A sentence in CoNLL-U from `form xpos head relation misc` a line. */
const sentence = (...tokens: string[]): string =>
  tokens
    .map((token, i) => {
      const [form, xpos = '', head, relation, misc = '_'] = token.split(' ');
      return [i + 1, form, '_', xpos.startsWith('NNP') ? 'PROPN' : 'X', xpos, '_', head, relation, '_', misc].join(
        '\t',
      );
    })
    .join('\n');

describe('GUM', () => {
  it('takes the proper nouns around the head of a mention, without titles', () => {
    const document = readGumDocument(
      `# newpar\n${sentence(
        'Senator NNP 2 compound Entity=(1-person-new-cf1',
        'Ann NNP 4 nsubj _',
        'Berg NNP 2 flat Entity=1)',
        'left VBD 0 root _',
        'the DT 6 det Entity=(2-organization-new-cf2',
        'Bank NNP 4 obj _',
        'of IN 8 case _',
        'Norway NNP 6 nmod Entity=(3-place-new-cf3)2)|SpaceAfter=No',
        '. . 4 punct _',
      )}\n\n# newpar\n${sentence('Americans NNPS 2 nsubj Entity=(4-person-new-cf1)', 'cheered VBD 0 root _')}\n`,
    );
    expect(document.text).toBe('Senator Ann Berg left the Bank of Norway.\n\nAmericans cheered');
    expect(textsOf(document)).toEqual(['Ann Berg person', 'Bank of Norway organization']);
  });

  it('gives the tokens of one written word their letters', () => {
    const document = readGumDocument(
      [
        '# newpar',
        "1-2\tBerg's\t_\t_\t_\t_\t_\t_\t_\t_",
        '1\tBerg\t_\tPROPN\tNNP\t_\t3\tnmod\t_\tEntity=(1-person-new-cf1(2-person-new)',
        "2\t's\t_\tPART\tPOS\t_\t1\tcase\t_\t_",
        '3\tmill\t_\tNOUN\tNN\t_\t0\troot\t_\tEntity=1)',
        '',
      ].join('\n'),
    );
    expect(document.text).toBe("Berg's mill");
    expect(textsOf(document)).toEqual(['Berg person']);
  });
});

it('GAP: a pronoun and two names by their offsets', () => {
  const header = 'ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL';
  const line = 'v1\tAnn met Eve; she left.\tshe\t13\tAnn\t0\tTRUE\tEve\t8\tFALSE\thttp://a.example';
  expect(readGap(`${header}\n${line}\n`)).toEqual([
    {
      text: 'Ann met Eve; she left.',
      pronoun: { start: 13, end: 16 },
      gender: 'feminine',
      names: [
        { start: 0, end: 3, meant: true },
        { start: 8, end: 11, meant: false },
      ],
    },
  ]);
});

it('ClaimBuster: every tenth run of 400 ids is held out', () => {
  const sentences = [0, 399, 400, 3999, 4000, 4399, 4400].map((id) => ({ sentence_id: id, text: 'a', label: 0 }));
  const heldOut = readHeldOutDebates(JSON.stringify(sentences));
  expect(heldOut.map(({ sentence_id: id }) => id)).toEqual([0, 399, 4000, 4399]);
});

it('annotations: a dash is nothing', () => {
  const notes = readAnnotations(
    'a\t0\tAnn Berg; Eve Dahl\tperson\t-\tdenial\t2024-03\na\t1\t-\tunnamed\tEve\tbelief\t-\n',
  );
  expect([...(notes.get('a') ?? [])]).toEqual([
    [0, { speakers: ['Ann Berg', 'Eve Dahl'], kind: 'person', addressee: null, act: 'denial', saidAt: '2024-03' }],
    [1, { speakers: [], kind: 'unnamed', addressee: 'Eve', act: 'belief', saidAt: null }],
  ]);
});
