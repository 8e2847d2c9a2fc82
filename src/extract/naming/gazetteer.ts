import { lexiconMap, lexiconSet } from '../../lexicon.ts';

export type Gender = 'f' | 'm' | 'u';

/** What the lexicons of one language know of names, all in lower case and without full stops at their ends. */
export interface Gazetteer {
  places: Set<string>;
  placeWords: Set<string>;
  organizations: Set<string>;
  /** Single words that are an organization's name behind "the" only: "the Independent", "the Hill". */
  articled: Set<string>;
  organizationWords: Set<string>;
  /** What has a name and is neither a person nor a place nor an organization, and last words of such names. */
  otherNames: Set<string>;
  eventWords: Set<string>;
  honorifics: Set<string>;
  roles: Set<string>;
  demonyms: Map<string, string>;
  /** First words of places and organizations of several words, without full stops at their ends. */
  compoundStarts: Set<string>;
  /** Nouns for institutions without a name ("campaign", "administration") and for groups ("officials"). */
  groups: Map<string, string>;
  gender(givenName: string): Gender | null;
  /** What a noun or title for a person tells of gender: "Mrs.", "spokesman", "ex-wife". */
  nounGender(noun: string): 'f' | 'm' | null;
  /** Long forms of a given name, itself among them. */
  longForms(givenName: string): string[];
}

const bare = (set: Set<string>): Set<string> =>
  new Set([...set].map((entry) => entry.replace(/\.$/u, '').replace(/^the /u, '')));

/** "downing" of "downing street"; nothing of a single word. */
function compoundStart(name: string): string[] {
  const end = name.search(/[\s'&-]/u);
  return end === -1 ? [] : [name.slice(0, end).replace(/\.$/u, '')];
}

/** "hill" of "the hill". */
const articledWord = (name: string): string[] => /^the (?<word>\S+)$/u.exec(name)?.slice(1) ?? [];

function loadGazetteer(language: string): Gazetteer {
  const given = lexiconMap(language, 'given-names');
  const nicknames = lexiconMap(language, 'nicknames');
  const nouns = lexiconMap(language, 'gendered-nouns');
  const places = bare(lexiconSet(language, 'places'));
  const organizations = bare(lexiconSet(language, 'organizations'));
  const roles = bare(lexiconSet(language, 'roles'));
  return {
    places,
    compoundStarts: new Set([...places, ...organizations].flatMap(compoundStart)),
    placeWords: bare(lexiconSet(language, 'place-words')),
    organizations,
    articled: new Set([...lexiconSet(language, 'organizations')].flatMap(articledWord)),
    organizationWords: bare(lexiconSet(language, 'organization-words')),
    otherNames: lexiconSet(language, 'other-names'),
    eventWords: lexiconSet(language, 'event-words'),
    honorifics: bare(lexiconSet(language, 'honorifics')),
    roles,
    demonyms: lexiconMap(language, 'demonyms'),
    groups: lexiconMap(language, 'groups'),
    gender(name) {
      const lower = name.toLowerCase();
      const [long = ''] = (nicknames.get(lower) ?? '').split(',');
      const gender = given.get(lower) ?? given.get(long.trim().toLowerCase());
      return gender === 'f' || gender === 'm' || gender === 'u' ? gender : null;
    },
    nounGender(noun) {
      const lower = noun.toLowerCase().replace(/\.$/u, '');
      const told = nouns.get(lower);
      if (told === 'f' || told === 'm') return told;
      if (/wom[ae]n$/u.test(lower)) return 'f';
      return /man$/u.test(lower) && roles.has(lower) ? 'm' : null;
    },
    longForms(name) {
      const lower = name.toLowerCase();
      return [
        lower,
        ...(nicknames.get(lower) ?? '')
          .split(',')
          .map((long) => long.trim().toLowerCase())
          .filter(Boolean),
      ];
    },
  };
}

export const ENGLISH = loadGazetteer('en');
