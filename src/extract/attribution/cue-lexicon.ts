import { lexiconTable } from '../lexicon.ts';
import type { Frame, VerbGroup } from './frames.ts';

/** How often a verb with this frame was the cue of an attribution, of how often it stood there. */
interface Counts {
  cues: number;
  all: number;
}

/** Weight of the verb's own rate against what was counted with one frame of it, in occurrences. */
const PRIOR_WEIGHT = 4;

const parse = (cell: string): [string, Counts] => {
  const [frame = '', cues = '0', all = '0'] = cell.split(/[:/]/u);
  return [frame, { cues: Number(cues), all: Number(all) }];
};

/**
 * How likely a verb is a cue, by what follows it. The counts are made from PolNeAR's train part by
 * `training/cues.ts`; a frame seen seldom leans on the verb's rate over all frames.
 */
export class CueLexicon {
  readonly #byLemma: Map<string, Map<string, Counts>>;

  constructor(language: string) {
    this.#byLemma = new Map(
      [...lexiconTable(language, 'cue-frames')].map(([lemma, cells]) => [lemma, new Map(cells.map(parse))]),
    );
  }

  /** 0 for a verb that is in no lexicon. */
  probability(lemma: string, { frame, passive }: Pick<VerbGroup, 'frame' | 'passive'>): number {
    const frames = this.#byLemma.get(lemma);
    if (!frames) return 0;
    const all = frames.get('all') ?? { cues: 0, all: 1 };
    const counted = frames.get(frameKey(frame, passive)) ?? { cues: 0, all: 0 };
    return (counted.cues + PRIOR_WEIGHT * (all.cues / all.all)) / (counted.all + PRIOR_WEIGHT);
  }
}

export const frameKey = (frame: Frame, passive: boolean): string => (passive ? `passive.${frame}` : frame);
