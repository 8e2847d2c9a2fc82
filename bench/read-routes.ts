import { filtersOf, type PlaceKind, placeOf } from '../src/store/paging.ts';
import { entitiesOf } from './built-corpus.ts';
import { Chance, inventedEntity, VOCABULARY, wordIn } from './invented.ts';
import { idOf } from './written-articles.ts';

/** A route as it is asked for, over and over with other records. */
export interface MeasuredRoute {
  name: string;
  /** Whether it is a list or an article: there more is to be reached. */
  long: boolean;
  /** Addresses of onrecord, and of the bare server, which has cursors of its own. */
  paths: { onrecord: string[]; bare: string[] };
}

const SAMPLES = 200;

/** The routes over a database with so many quotes that bench/build.ts has made. */
export function readRoutes(quotes: number, lastArticle: number): MeasuredRoute[] {
  const chance = new Chance(7);
  const samples = <T>(make: (n: number) => T): T[] => Array.from({ length: SAMPLES }, (_, n) => make(n));
  const both = (name: string, paths: string[], long = true): MeasuredRoute => ({
    name,
    long,
    paths: { onrecord: paths, bare: paths },
  });
  const speakers = Array.from({ length: entitiesOf(quotes) }, (_, n) => n).filter(
    (n) => inventedEntity(n).type !== 'place',
  );
  const speaker = (rank: number) => idOf('ent', (speakers[rank] ?? 0) + 1);
  const word = (rank: number) => VOCABULARY[rank] as string;
  const [common, middling, rare] = [
    (n: number) => word(n % 3),
    (n: number) => word(wordIn(quotes, quotes / 100) + (n % 20)),
    (n: number) => word(wordIn(quotes, 40) - (n % 50)),
  ];
  const known = (n: number) => speaker(n % 20);
  const deep = (query: Record<string, string>, key: number) => {
    const address = `/quotes?${new URLSearchParams({ ...query, limit: '20' })}`;
    const place: PlaceKind[] = ['integer'];
    const list = { name: 'quotes', filters: filtersOf({ ...query, limit: 20 }), place };
    const bare = Buffer.from(`bareness${JSON.stringify([key])}`).toString('base64url');
    return { onrecord: `${address}&cursor=${placeOf(list, [key])}`, bare: `${address}&cursor=${bare}` };
  };
  const paged = (name: string, each: { onrecord: string; bare: string }[]): MeasuredRoute => ({
    name,
    long: true,
    paths: { onrecord: each.map(({ onrecord }) => onrecord), bare: each.map(({ bare }) => bare) },
  });
  const anywhere = () => 1 + chance.below(quotes);
  const half = () => Math.floor(quotes / 2) + chance.below(Math.floor(quotes / 10));
  const search = (what: (n: number) => string, by?: (n: number) => string) =>
    samples((n) => `/quotes?q=${what(n)}${by ? `&speaker=${by(n)}` : ''}&limit=20`);
  return [
    both(
      'one quote',
      samples(() => `/quotes/${idOf('quo', anywhere())}`),
      false,
    ),
    both('newest quotes', ['/quotes?limit=20']),
    both(
      "a speaker's newest",
      samples((n) => `/quotes?speaker=${known(n)}&limit=20`),
    ),
    both('search, common word', search(common)),
    both('search, middling word', search(middling)),
    both('search, rare word', search(rare)),
    both('common word, known speaker', search(common, known)),
    both(
      'common word, rare speaker',
      search(common, (n) => speaker(1_000 + n)),
    ),
    both('middling word, known speaker', search(middling, known)),
    both('rare word, known speaker', search(rare, known)),
    both(
      'an article',
      samples(() => `/articles/${idOf('art', 1 + chance.below(lastArticle))}`),
    ),
    both(
      'quotes of an article',
      samples(() => `/articles/${idOf('art', 1 + chance.below(lastArticle))}/quotes?limit=100`),
    ),
    paged(
      'a deep page',
      samples(() => deep({}, half())),
    ),
    paged(
      'a deep page of a search',
      samples((n) => deep({ q: common(n) }, half())),
    ),
    both(
      'entities by prefix',
      samples(
        (n) =>
          `/entities?q=${inventedEntity(n * 8)
            .name.slice(0, 7)
            .replace(' ', '+')}`,
      ),
    ),
    both('quotes by act (stats)', ['/stats?by=act'], false),
  ];
}
