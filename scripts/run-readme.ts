import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import stringify from 'json-stringify-pretty-compact';
import { MAIN, withFirstStart } from './first-start.ts';

/** A command with what it printed below it: the README's examples. */
const EXAMPLE = /```sh\n((?:curl|echo) [^`]+)```\n\n```json\n[^`]*```/gu;

/** Where the README's reader has the server. */
const ORIGIN = 'http://127.0.0.1:3000';

/** Moments are the only thing in the answers that is not the same each time. */
const MOMENT = '2024-03-05T09:30:00.000Z';

/**
 * The README with what its examples print now: each is run by the shell against a server that has just had its first
 * start, in their order.
 *
 * @throws Error where a command fails, or prints something else than JSON
 */
export async function runReadme(readme: string): Promise<string> {
  return await withFirstStart(async (origin) => {
    const printed: string[] = [];
    for (const [, command = ''] of readme.matchAll(EXAMPLE)) printed.push(await show(command, origin));
    return readme.replaceAll(
      EXAMPLE,
      (_, command) => `\`\`\`sh\n${command}\`\`\`\n\n\`\`\`json\n${printed.shift()}\n\`\`\``,
    );
  });
}

const npx = `node --import tsx ${MAIN}`;

async function show(command: string, origin: string): Promise<string> {
  const here = command
    .replaceAll(ORIGIN, origin)
    .replaceAll('npx onrecord', npx)
    .replaceAll(/^curl /gmu, 'curl -sS ');
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', here]);
  const fixed = stdout.replaceAll(/("(?:createdAt|updatedAt)":)"[^"]*"/gu, `$1"${MOMENT}"`);
  return stringify(JSON.parse(fixed), { maxLength: 110 });
}
