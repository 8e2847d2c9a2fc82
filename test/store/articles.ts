import { draftOf, extractionOf, type Said, type Someone } from './builders.ts';

// Two articles that share a man and a country.

export const PESKOV: Someone = {
  name: 'Dmitry Peskov',
  aliases: ['Peskov'],
  roles: ['Kremlin spokesman'],
  mentions: 3,
};
export const BIDEN: Someone = { name: 'Joe Biden', aliases: ['Biden'], roles: ['President'], at: 40 };
export const UKRAINE: Someone = { name: 'Ukraine', type: 'place', at: 5 };

export const TALKS = draftOf({
  url: 'https://example.org/talks',
  headline: 'Biden and Putin to talk',
  publisher: 'The Example',
  authors: ['A. Writer'],
  publishedAt: '2021-12-04',
  text: 'Peskov told Interfax it would be a video call. Biden said he would make it difficult.',
});
const TALKS_SAID: Said[] = [
  { text: 'it would be a video call', by: ['Dmitry Peskov'], to: ['Interfax'], type: 'indirect', saidAt: '2021-12-03' },
  { text: 'I don’t accept anyone’s red line', by: ['Joe Biden'], to: ['Dmitry Peskov'], act: 'denial', claim: true },
];
export const TALKS_FOUND = extractionOf(TALKS, [PESKOV, BIDEN, UKRAINE], TALKS_SAID);

export const SUMMIT = draftOf({
  url: 'https://example.org/summit',
  publisher: 'Another',
  publishedAt: '2021-12-08T09:00:00+01:00',
  text: 'The talks went on.',
});
export const SUMMIT_FOUND = extractionOf(
  SUMMIT,
  [{ name: 'Dmitry Sergeyevich Peskov', aliases: ['Dmitry Peskov'], roles: ['spokesman'] }, UKRAINE],
  [{ text: 'It would be a video call!', by: ['Dmitry Sergeyevich Peskov'], act: 'announcement', saidAt: '2021-12' }],
);
