const NEWLINE = 0x0a;

/** Longest line that is read, in bytes: an article of the greatest length with every character escaped fits in. */
export const LONGEST_LINE = 16 * 1024 * 1024;

/** How far something of lines is read: so many lines, of so many bytes. */
export interface LinePlace {
  lines: number;
  bytes: number;
}

export const BEGINNING: LinePlace = { lines: 0, bytes: 0 };

/** A line of a file, numbered from 1: its bytes without the line break, or null where it is longer than is read. */
export interface ByteLine {
  number: number;
  bytes: Buffer | null;
  /** How far the file is read behind it. */
  end: LinePlace;
}

/** Cuts bytes that come in parts into lines. Of a line that is too long nothing is kept. */
export class LineSplitter {
  private held: Uint8Array[] = [];
  private length = 0;
  private passed: LinePlace;
  private readonly limit: number;

  /**
   * @param limit longest line that is kept, in bytes
   * @param from where the input begins, if not at the beginning of what it is of
   */
  constructor(limit: number, from = BEGINNING) {
    this.limit = limit;
    this.passed = from;
  }

  /** The number of the line that is being read. */
  get next(): number {
    return this.passed.lines + 1;
  }

  /** The lines that end within a part. */
  *push(part: Uint8Array): Generator<ByteLine> {
    let from = 0;
    for (let at = part.indexOf(NEWLINE); at >= 0; at = part.indexOf(NEWLINE, from)) {
      this.hold(part.subarray(from, at));
      yield this.release();
      from = at + 1;
    }
    this.hold(part.subarray(from));
  }

  /** What stands behind the last line break. */
  *end(): Generator<ByteLine> {
    if (this.length > 0) yield this.release();
  }

  private hold(bytes: Uint8Array): void {
    this.length += bytes.length;
    if (this.length <= this.limit) this.held.push(bytes);
    else this.held = [];
  }

  private release(): ByteLine {
    const { lines, bytes } = this.passed;
    const end = { lines: lines + 1, bytes: bytes + this.length + 1 };
    const line = { number: end.lines, bytes: this.length > this.limit ? null : Buffer.concat(this.held), end };
    this.passed = end;
    this.held = [];
    this.length = 0;
    return line;
  }
}
