/** Of more bad rows than this only the number is told. */
const MOST_TOLD = 20;

/** Names things of a file, each with its place, on standard error. */
export function tellEach(file: string, lines: readonly string[]): void {
  for (const line of lines.slice(0, MOST_TOLD)) process.stderr.write(`${file}:${line}\n`);
  if (lines.length > MOST_TOLD) process.stderr.write(`and ${lines.length - MOST_TOLD} more\n`);
}

/**
 * Names the bad rows of a file on standard error.
 *
 * @param all how many rows there are
 * @param skipBad whether the good ones are taken in all the same
 * @throws Error where there are bad ones, unless those are to be skipped
 */
export function tellBadRows(file: string, problems: readonly string[], all: number, skipBad: boolean): void {
  tellEach(file, problems);
  if (problems.length === 0 || skipBad) return;
  throw new Error(
    `${problems.length} of ${all} rows cannot be used, and nothing was imported: mend them, or leave them out with --skip-bad`,
  );
}
