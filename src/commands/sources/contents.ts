import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { messageOf } from '../problems.ts';
import { isCompressed } from './source-format.ts';

/** So many bytes of a source are read at most, unpacked: what is longer is no page, and no feed. */
export const MAX_SOURCE_BYTES = 64 * 1024 * 1024;

/** A stream of bytes, unpacked where the name says that they are packed. */
export function unpacked(bytes: Readable, name: string): Readable {
  // What is wrong with either stream ends both, and whoever reads hears of it.
  return isCompressed(name) ? pipeline(bytes, createGunzip(), () => {}) : bytes;
}

/**
 * All bytes of a file.
 *
 * @throws Error where there are more than `MAX_SOURCE_BYTES` of them, or they cannot be read
 */
export const contentsOf = (file: string): Promise<Buffer> => collected(unpacked(createReadStream(file), file));

/** All bytes of a stream. @throws as above */
export async function collected(stream: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of inWords(stream)) {
    const bytes = Buffer.from(part as Buffer);
    length += bytes.length;
    if (length > MAX_SOURCE_BYTES) throw new Error(`it is longer than ${MAX_SOURCE_BYTES / 1024 / 1024} MiB`);
    parts.push(bytes);
  }
  return Buffer.concat(parts, length);
}

/** The same, but what the unpacking says in words of its own is said so that it can be understood. */
export async function* inWords<T>(stream: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* stream;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code?.startsWith('Z_') ? new Error(`it is not whole gzip: ${messageOf(error)}`) : error;
  }
}
