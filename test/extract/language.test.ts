import { describe, expect, test } from 'vitest';
import { extract } from '../../src/extract/extractor.ts';
import { languageOf } from '../../src/extract/language.ts';

const ENGLISH =
  'Mayor Anna Berg told reporters on Monday that the old bridge would open in May. She denied that the work had cost ' +
  'more than 12 million euros, and said that the town was proud of what had been done.';
const TEXTS = {
  en: ENGLISH,
  de:
    'Bürgermeisterin Anna Berg sagte am Montag vor Journalisten, die alte Brücke werde im Mai geöffnet. „Die Stadt ist ' +
    'stolz auf das, was hier geleistet worden ist“, sagte sie und wies Vorwürfe zurück, die Arbeiten seien zu teuer.',
  fr:
    'La maire Anna Berg a déclaré lundi aux journalistes que le vieux pont ouvrirait en mai. « La ville est fière de ce ' +
    'qui a été fait », a-t-elle dit, rejetant les reproches selon lesquels les travaux auraient coûté trop cher.',
  es:
    'La alcaldesa Anna Berg dijo el lunes a los periodistas que el viejo puente se abrirá en mayo. «La ciudad está ' +
    'orgullosa de lo que se ha hecho», dijo, y rechazó que las obras hubieran costado demasiado dinero.',
  ru:
    'Мэр Анна Берг сообщила журналистам в понедельник, что старый мост откроется в мае. «Город гордится тем, что было ' +
    'сделано», — сказала она и отвергла упрёки в том, что работы обошлись слишком дорого.',
  zh: '市长安娜·贝格周一对记者说，旧桥将在五月开放。她否认工程费用超过一千二百万欧元，并表示全市为所完成的工作感到自豪。',
};

describe('the language of an article', () => {
  test.each(Object.entries(TEXTS))(
    '%s is found in its text, and read where there is a lexicon',
    async (language, text) => {
      expect(await languageOf(null, text)).toEqual({ language, read: language === 'en' });
      expect(await languageOf(null, `${text}\n\n`.repeat(60))).toEqual({ language, read: language === 'en' });
    },
  );

  test('is as it is given, with its region', async () => {
    for (const given of ['en', 'en-GB', 'en-US']) {
      expect(await languageOf(given, ENGLISH)).toEqual({ language: given, read: true });
      expect(await languageOf(given, 'No.')).toEqual({ language: given, read: true });
    }
    for (const given of ['de-AT', 'nl', 'nds']) {
      expect(await languageOf(given, TEXTS.de)).toEqual({ language: given, read: false });
      expect(await languageOf(given, 'Nein.')).toEqual({ language: given, read: false });
    }
  });

  test('is not as it is given where the text plainly says otherwise on whether it can be read', async () => {
    expect(await languageOf('en', TEXTS.de)).toEqual({ language: 'de', read: false });
    expect(await languageOf('en-US', TEXTS.zh)).toEqual({ language: 'zh', read: false });
    expect(await languageOf('de', ENGLISH)).toEqual({ language: 'en', read: true });
    expect(await languageOf('und', ENGLISH)).toEqual({ language: 'en', read: true });
  });

  test('in doubt is not told, and read', async () => {
    for (const text of ['42', '!!!', 'Ja.', '1-0, 2-1, 3-1.', '\u200b', '\ud83d', '']) {
      expect(await languageOf(null, text), text).toMatchObject({ read: true });
    }
    expect(await languageOf(null, '42 : 17')).toMatchObject({ language: 'und' });
  });

  test('is English whoever is named and quoted in it', async () => {
    const names =
      'Władysław Kosiniak-Kamysz met Þórdís Kolbrún Reykfjörð Gylfadóttir, Nguyễn Phú Trọng and Jean-Luc Mélenchon in ' +
      'Székesfehérvár. “Wir schaffen das,” said Jürgen Großmann of the Bundesverband der Deutschen Industrie.';
    expect(await languageOf(null, names)).toMatchObject({ read: true });
  });

  test('is not English for the English that is quoted in it', async () => {
    const quoting = `${TEXTS.de} Berg zitierte ihre Vorgängerin: “This is the bridge that they said would stand with the town.”`;
    expect(await languageOf(null, quoting)).toEqual({ language: 'de', read: false });
    expect(await languageOf(null, `${TEXTS.de}\n\n`.repeat(3) + quoting)).toEqual({ language: 'de', read: false });
    const long = `${ENGLISH}\n\n${`${TEXTS.de}\n\n`.repeat(30)}${ENGLISH}`;
    expect(await languageOf(null, long)).toEqual({ language: 'de', read: false });
  });
});

test('nothing is made up of what cannot be read', async () => {
  const found = await extract({ id: 'a', text: TEXTS.de });
  expect(found).toEqual({
    id: 'a',
    language: 'de',
    extraction: 'unsupported-language',
    quotes: [],
    entities: [],
    claims: [],
  });
  expect(await extract({ text: ENGLISH })).toMatchObject({ language: 'en', extraction: 'complete' });
});
