import { readFileSync } from 'node:fs';
import { ACTS } from '../../records/speech-acts.ts';

const FORMAT = 4;

export interface Transitions {
  start: number[];
  steps: number[][];
}

/** What `model.json` beside a model says of it; `training/attribution/export.py` writes it. */
export interface Description {
  format: typeof FORMAT;
  tags: { attribution: string[]; names: string[] };
  /** As `ACTS` has them. */
  acts: string[];
  /** Pieces a window, its start and end among them. */
  window: number;
  /** Pieces that a window shares with the next, where it is not cut behind a paragraph. */
  overlap: number;
  /** Among so many of its last pieces it is cut behind the last paragraph; 0: it never is. */
  cutWithin: number;
  special: { start: number; end: number; unknown: number };
  transitions: { attribution: Transitions; names: Transitions };
  /** Width of the vectors that ask and answer, and what distances count: `near` powers of two before what asks, then behind it. */
  pointing: { width: number; near: number; distance: { coreference: number[]; hearer: number[]; time: number[] } };
}

/**
 * It comes with the program, so of what it holds only that is looked at by which another version's would be read wrongly.
 *
 * @throws Error where the folder has no description, or one that this code does not read
 */
export function readDescription(folder: URL): Description {
  const file = new URL('model.json', folder);
  const description = JSON.parse(readFileSync(file, 'utf8')) as Description;
  if (description.format !== FORMAT) throw new Error(`${file.pathname}: format ${description.format}, not ${FORMAT}`);
  if (description.acts.join() !== ACTS.join()) throw new Error(`${file.pathname}: other acts than ${ACTS.join(', ')}`);
  return description;
}
