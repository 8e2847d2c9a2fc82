import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** What `--report` writes: a line for each problem, and one with the counts in the end. */
export interface Report {
  problem(place: string, problem: string): void;
  end(summary: Record<string, unknown>): Promise<void>;
}

/**
 * Begins a report, so that one which cannot be written is told before any work is done.
 *
 * @throws Error that names the file
 */
export async function startReport(file: string | undefined): Promise<Report> {
  if (file === undefined) return { problem: () => {}, end: async () => {} };
  const stream = createWriteStream(file);
  let failure = '';
  await once(stream, 'open').catch((error: Error) => {
    throw new Error(`${file}: the report cannot be written: ${error.message}`);
  });
  stream.on('error', (error) => {
    failure = error.message;
  });
  const write = (line: object) => stream.write(`${JSON.stringify(line)}\n`);
  return {
    problem: (place, problem) => write({ place, problem }),
    async end(summary) {
      write({ summary });
      stream.end();
      if (!failure) await once(stream, 'close');
      if (failure) throw new Error(`${file}: the report could not be written to its end: ${failure}`);
    },
  };
}
