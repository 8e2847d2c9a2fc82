import type { z } from 'zod';

/** The message of anything that was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** All that is wrong with a record, in one line: `text: must not be empty; url: ...`. */
export const problemsOf = (error: z.ZodError): string =>
  error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; ');

/**
 * The JSON of a line.
 *
 * @throws Error that says what is wrong with it
 */
export function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new Error(`the line is not JSON: ${messageOf(error)}`);
  }
}
