import type { Command } from 'commander';
import { command, DATABASE, settingsOf } from './declaration.ts';

export function declareReviews(program: Command): void {
  const reviews = command(program, 'reviews', 'Fact-checks of claims');
  reviews
    .command('import <file>')
    .summary('Attach fact-checks to claims')
    .description('Attach fact-checks (schema.org ClaimReview) to the claims that say what they have checked.')
    .option(...DATABASE)
    .option('--skip-bad', 'take in the good reviews though there are bad ones; without it any bad one stops the import')
    .addHelpText(
      'after',
      `
Reads FILE by its ending, - being standard input in either form:
  .json, .jsonld    a feed (schema.org DataFeed, as Google's feed of fact-checks is), a list of reviews, or one review
  .jsonl, .ndjson   a review a line: {"@type": "ClaimReview", "url": "https://...", "claimReviewed": "...",
                    "author": {"name": "..."}, "reviewRating": {"alternateName": "False"}}

A review is attached to each claim that has the words of its claimReviewed, with the same numbers and no denial more or
less. Where the words are alike only, the review is named on standard error with the claim that it may be of, and POST
/claims/{id}/reviews attaches it. The same file again changes nothing. Bad reviews are named with their place on standard
error, and the exit code is 1.

Example:
  onrecord reviews import factchecks.json`,
    )
    .action(async (file: string, flags) => {
      const { importClaimReviews } = await import('../commands/reviews.ts');
      const { database } = await settingsOf(flags);
      await importClaimReviews(file, { database, skipBad: flags.skipBad === true });
    });
}
