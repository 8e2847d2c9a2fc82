import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { ENOUGH_TO_TELL, isArchive } from '../../formats/archive.ts';
import { inWords, unpacked } from './contents.ts';
import type { Named } from './places.ts';

/** The whole of a database, to be moved into another. */
export interface ArchiveSource {
  /** What it is called when it is told of. */
  name: string;
  bytes: AsyncIterable<Buffer>;
  /** The share of it that has been read; null where nobody knows. */
  share(): number | null;
}

export const ALONE = 'it is an archive of a whole database: name it alone, with a new database';

/**
 * The archive that a command line names; null where it names articles.
 *
 * @throws Error where something else is named beside it
 */
export async function archiveAmong(named: readonly Named[]): Promise<ArchiveSource | null> {
  for (const { kind, name } of named) {
    if (kind !== 'file' && kind !== 'stdin') continue;
    const source = kind === 'file' ? await archiveInFile(name) : await archiveInStdin();
    if (source && named.length > 1) throw new Error(`${name}: ${ALONE}`);
    if (source) return source;
  }
  return null;
}

async function archiveInFile(name: string): Promise<ArchiveSource | null> {
  const beginning = unpacked(createReadStream(name), name);
  const isOne = await beginsAsArchive(beginning).catch(() => false);
  beginning.destroy();
  if (!isOne) return null;
  const file = createReadStream(name);
  const { size } = await stat(name);
  return { name, bytes: inWords<Buffer>(unpacked(file, name)), share: () => file.bytesRead / size };
}

async function archiveInStdin(): Promise<ArchiveSource | null> {
  // Who types has no archive, and is to be told first that somebody listens.
  if (process.stdin.isTTY || !(await beginsAsArchive(process.stdin))) return null;
  return { name: 'standard input', bytes: process.stdin, share: () => null };
}

/** Looks at the first bytes that come, and leaves them to be read. */
async function beginsAsArchive(stream: Readable): Promise<boolean> {
  while (!stream.readableEnded) {
    const part: Buffer | null = stream.read();
    if (part) {
      stream.unshift(part);
      return isArchive(part.subarray(0, ENOUGH_TO_TELL).toString('latin1'));
    }
    await new Promise<void>((resolve, reject) => {
      const settle = (error?: Error) => {
        stream.off('readable', settle).off('end', settle).off('error', settle);
        if (error) reject(error);
        else resolve();
      };
      stream.on('readable', settle).on('end', settle).on('error', settle);
    });
  }
  return false;
}
