import type { Attribution, Document, TokenRange } from '../document.ts';
import { beginningIn } from '../ranges.ts';

type Cued = TokenRange & Pick<Attribution, 'content'>;

/** The cues of an article by where they stand, each with the content of its attribution. */
export class Cues {
  /** In text order. */
  readonly #cues: readonly Cued[];

  constructor({ attributions }: Document) {
    this.#cues = attributions
      .flatMap(({ cue, content }) => (cue ? [{ ...cue, content }] : []))
      .sort((a, b) => a.first - b.first);
  }

  /** Those that begin between two tokens. */
  between(range: TokenRange): readonly Cued[] {
    return beginningIn(this.#cues, range);
  }
}
