import type { Command } from 'commander';
import { command, DATABASE, settingsOf } from './declaration.ts';

export function declareKeys(program: Command): void {
  const keys = command(program, 'keys', 'Who may write: make, list and revoke keys');
  const keyCommand = (usage: string, summary: string) =>
    keys
      .command(usage)
      .summary(summary)
      .description(`${summary}.`)
      .option(...DATABASE);

  keyCommand('create <name>', 'Make a key, and print it once')
    .option('--scopes <list>', 'what it is for: read, write, admin; each holds those before it', 'write')
    .addHelpText(
      'after',
      `
Corrections are noted under NAME. Send the key with each request: Authorization: Bearer KEY
A server that runs knows it at once.

Example:
  curl -H "Authorization: Bearer $(onrecord keys create anna)" -H 'Content-Type: text/plain' \\
    --data-binary @article.txt https://quotes.example.org/articles`,
    )
    .action(async (name: string, flags) => {
      const { createKey } = await import('../commands/keys.ts');
      await createKey((await settingsOf(flags)).database, name, flags.scopes);
    });

  keyCommand('list', 'List all keys, without their secrets').action(async (flags) => {
    const { listKeys } = await import('../commands/keys.ts');
    await listKeys((await settingsOf(flags)).database);
  });

  keyCommand('revoke <id>', 'Revoke a key for good').action(async (id: string, flags) => {
    const { revokeKey } = await import('../commands/keys.ts');
    await revokeKey((await settingsOf(flags)).database, id);
  });
}
