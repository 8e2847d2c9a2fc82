import type { Command } from 'commander';
import { command, DATABASE, MODEL, settingsOf, THREADS } from './declaration.ts';

export function declareEvaluate(program: Command): void {
  command(program, 'evaluate', 'How far extraction agrees with what people have gone over')
    .option(...DATABASE)
    .option('--json', 'for machines, on one line')
    .option(...THREADS)
    .option(...MODEL)
    .addHelpText(
      'after',
      `
Reads the articles again of which people have confirmed, corrected, added or rejected quotes, and compares. Nothing is
stored. A quote is found where over half of the shorter content is shared.

  recall       of the quotes that are right, those that are found; below it who said what, and what else agrees
  precision    of the quotes found, those that are right; in articles only all of whose quotes have been reviewed

Each share stands beside its counts and the range in which it lies with 95 % confidence. Where nobody has reviewed
anything the exit code is 1.

Example:
  onrecord evaluate --model small`,
    )
    .action(async (flags) => {
      const { evaluate } = await import('../commands/evaluate.ts');
      await evaluate({ ...(await settingsOf(flags)), json: flags.json === true });
    });
}
