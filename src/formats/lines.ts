const NEWLINE = 0x0a;

/** A line of a file, numbered from 1: its bytes without the line break, or null where it is longer than is read. */
export interface ByteLine {
  number: number;
  bytes: Buffer | null;
}

/** Cuts bytes that come in parts into lines. Of a line that is too long nothing is kept. */
export class LineSplitter {
  private number = 0;
  private held: Uint8Array[] = [];
  private length = 0;
  private readonly limit: number;

  /** @param limit longest line that is kept, in bytes */
  constructor(limit: number) {
    this.limit = limit;
  }

  /** The number of the line that is being read. */
  get next(): number {
    return this.number + 1;
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
    this.number += 1;
    const line = { number: this.number, bytes: this.length > this.limit ? null : Buffer.concat(this.held) };
    this.held = [];
    this.length = 0;
    return line;
  }
}
