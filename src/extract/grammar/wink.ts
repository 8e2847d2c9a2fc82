import model from 'wink-eng-lite-web-model';
import winkNLP, { type WinkMethods } from 'wink-nlp';

/** The words that wink knows, by index and back; it adds each new one that it reads, and never forgets it. */
interface Lexemes {
  list: string[];
  hash: Record<string, number>;
}

interface Core {
  features: { lexeme: Lexemes };
}

/**
 * New words after which wink is loaded anew (in some 70 ms): the places of forgotten words stay taken, and an index of
 * 2^20 does not fit into the 20 bits that wink has for it.
 */
const MOST_WORDS = 200_000;

/**
 * wink-nlp as it was when it was loaded. By itself it remembers the words of all texts that it has read and parts later
 * texts by them: "Varga's" is one word once it has stood before a comma, so that what is found in an article would
 * hang on the articles before it.
 */
export class ForgetfulWink {
  readonly #mostWords: number;
  #loaded = load();

  constructor(mostWords = MOST_WORDS) {
    this.#mostWords = mostWords;
  }

  /** For one document: without the words of the documents before. */
  fresh(): WinkMethods {
    const { lexemes, own } = this.#loaded;
    if (lexemes.list.length - own > this.#mostWords) this.#loaded = load();
    else forget(this.#loaded);
    return this.#loaded.wink;
  }
}

interface Loaded {
  wink: WinkMethods;
  lexemes: Lexemes;
  /** How many words it was loaded with. */
  own: number;
  /** Up to which index its words are forgotten. */
  forgotten: number;
}

function load(): Loaded {
  let core: Core | undefined;
  const { core: loadCore } = model as unknown as { core: () => Core };
  const watched = {
    ...model,
    core: () => {
      core = loadCore();
      return core;
    },
  };
  const wink = winkNLP(watched as typeof model, ['sbd', 'pos']);
  const lexemes = core?.features.lexeme;
  if (!lexemes) throw new Error('wink-nlp keeps its words elsewhere than it did: which version is it?');
  return { wink, lexemes, own: lexemes.list.length, forgotten: lexemes.list.length };
}

function forget(loaded: Loaded): void {
  const { list, hash } = loaded.lexemes;
  for (const word of list.slice(loaded.forgotten)) delete hash[word];
  loaded.forgotten = list.length;
}
