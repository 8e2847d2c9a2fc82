import { createHash } from 'node:crypto';
import { appendFile, open, truncate } from 'node:fs/promises';

/**
 * A backup ends with a line that SQLite does not look at, since the header says how many pages there are: with the hash of
 * all that comes before. SQLite itself keeps no checksums, so a text in which a byte has changed would pass for another.
 */
const SEAL = /^\nonrecord backup, sha256 ([0-9a-f]{64})\n$/;
const sealOf = (hash: string) => `\nonrecord backup, sha256 ${hash}\n`;
const SEAL_BYTES = sealOf('0'.repeat(64)).length;

const PART = 1024 * 1024;

async function hashOf(file: string, length: number): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(file);
  try {
    const part = Buffer.alloc(PART);
    for (let at = 0; at < length; ) {
      const { bytesRead } = await handle.read(part, 0, Math.min(PART, length - at), at);
      if (bytesRead === 0) break;
      hash.update(part.subarray(0, bytesRead));
      at += bytesRead;
    }
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

async function endOf(file: string): Promise<{ before: number; end: string }> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const before = Math.max(0, size - SEAL_BYTES);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SEAL_BYTES), 0, SEAL_BYTES, before);
    return { before, end: buffer.subarray(0, bytesRead).toString('latin1') };
  } finally {
    await handle.close();
  }
}

/** Puts a seal to the end of a file. */
export async function seal(file: string, length: number): Promise<void> {
  await appendFile(file, sealOf(await hashOf(file, length)));
}

/** Takes the seal off a file, and tells whether it is as it was sealed; null where there is no seal. */
export async function unseal(file: string): Promise<boolean | null> {
  const { before, end } = await endOf(file);
  const [, hash] = SEAL.exec(end) ?? [];
  if (hash === undefined) return null;
  const whole = (await hashOf(file, before)) === hash;
  await truncate(file, before);
  return whole;
}
