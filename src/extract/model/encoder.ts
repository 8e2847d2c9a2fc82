import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { type Description, readDescription } from './description.ts';
import { type Pieces, piecesOf, Vocabulary } from './pieces.ts';
import { PARAGRAPH, type Word } from './words.ts';

const HEADS = [
  'attribution',
  'names',
  'anaphor',
  'antecedent',
  'worth',
  'act',
  'asksHearer',
  'hearer',
  'asksTime',
  'time',
] as const;

/**
 * What each head makes of the words, a row a word: the scores of its tags for `attribution`, `names` and `act`, one number
 * for `worth`, and vectors for those that point: `anaphor`, `asksHearer` and `asksTime` (with the score of "none" behind
 * them) at `antecedent`, `hearer` and `time`.
 */
export type Encoding = Record<(typeof HEADS)[number], Float32Array>;

/** A range of pieces that is read from one window. */
interface Window {
  start: number;
  end: number;
  /** Pieces up to here are read from this window, but for those that the one before has given. */
  keepTo: number;
}

/** A neural tagger over whole articles; one holds some 200 MB. One article at a time. */
export class Encoder {
  readonly description: Description;
  readonly #vocabulary: Vocabulary;
  readonly #session: InferenceSession;

  private constructor(description: Description, vocabulary: Vocabulary, session: InferenceSession) {
    this.description = description;
    this.#vocabulary = vocabulary;
    this.#session = session;
  }

  /** Reads `model.json`, `vocabulary.txt`, and `model.onnx` with its weights in `model.data`, of a folder. */
  static async load(folder: URL): Promise<Encoder> {
    const description = readDescription(folder);
    const pieces = readFileSync(new URL('vocabulary.txt', folder), 'utf8').trimEnd().split('\n');
    const session = await InferenceSession.create(fileURLToPath(new URL('model.onnx', folder)), {
      // Articles run side by side in processes of their own; two threads at one article would only wait for each other.
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      graphOptimizationLevel: 'disabled', // `export.py` did that
      logSeverityLevel: 3,
    });
    return new Encoder(description, new Vocabulary(pieces, description.special.unknown), session);
  }

  /** Time is linear in the text: windows of a fixed size, one after the other. */
  async encode(text: string, words: readonly Word[]): Promise<Encoding> {
    const pieces = this.pieces(text, words);
    const widths = this.#widths();
    const encoding = Object.fromEntries(
      HEADS.map((head) => [head, new Float32Array(words.length * widths[head])]),
    ) as Encoding;
    let word = 0;
    for (const window of this.windows(pieces)) {
      const read = await this.#run(pieces, window);
      for (; word < words.length && (pieces.firstOf[word] ?? 0) < window.keepTo; word += 1) {
        const row = (pieces.firstOf[word] ?? 0) - window.start + 1;
        for (const head of HEADS) copyRow(read[head], row, encoding[head], word, widths[head]);
      }
    }
    return encoding;
  }

  /** Words as the model is given them. */
  pieces(text: string, words: readonly Word[]): Pieces {
    return piecesOf(text, words, this.#vocabulary);
  }

  /**
   * Windows over the pieces. One that is cut behind a paragraph is followed by the next; any other shares some pieces with
   * it, and their middle parts what is read from each.
   */
  *windows({ gap }: Pick<Pieces, 'gap'>): Generator<Window> {
    const { window, overlap, cutWithin } = this.description;
    const before = Math.floor(overlap / 2);
    for (let start = 0; start < gap.length; ) {
      const full = start + window - 2;
      if (full >= gap.length) {
        yield { start, end: gap.length, keepTo: gap.length };
        return;
      }
      const last = gap.subarray(full + 1 - cutWithin, full + 1).lastIndexOf(PARAGRAPH);
      const end = last < 0 ? full : full + 1 - cutWithin + last;
      yield { start, end, keepTo: last < 0 ? end - (overlap - before) : end };
      start = last < 0 ? end - overlap : end;
    }
  }

  #widths(): Record<(typeof HEADS)[number], number> {
    const { tags, acts, pointing } = this.description;
    const [asks, answers] = [pointing.width + 1, pointing.width];
    return {
      attribution: tags.attribution.length,
      names: tags.names.length,
      anaphor: asks,
      antecedent: answers,
      worth: 1,
      act: acts.length,
      asksHearer: asks,
      hearer: answers,
      asksTime: asks,
      time: answers,
    };
  }

  async #run(pieces: Pieces, { start, end }: Window): Promise<Encoding> {
    const length = end - start + 2;
    const input = (values: Int32Array, first: number, last: number): Tensor => {
      const data = new Int32Array(length);
      data[0] = first;
      data.set(values.subarray(start, end), 1);
      data[length - 1] = last;
      return new Tensor('int32', data, [1, length]);
    };
    const { special } = this.description;
    const read = await this.#session.run({
      ids: input(pieces.ids, special.start, special.end),
      shape: input(pieces.shape, 0, 0),
      gap: input(pieces.gap, 0, 0),
      quotation: input(pieces.quotation, 0, 0),
    });
    return Object.fromEntries(HEADS.map((head) => [head, read[head]?.data as Float32Array])) as Encoding;
  }
}

/** Number by number: a view of each row would be ten objects a word. */
function copyRow(from: Float32Array, row: number, to: Float32Array, word: number, width: number): void {
  for (let i = 0; i < width; i += 1) to[word * width + i] = from[row * width + i] ?? 0;
}
