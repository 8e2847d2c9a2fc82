import { readFileSync } from 'node:fs';
import type { Token } from '../document.ts';
import { checkworthinessFeatures } from './features.ts';

const FILE = new URL('../../../data/model/checkworthiness.txt', import.meta.url);

const WEIGHTS = new Map(
  readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('%'))
    .map((line): [string, number] => {
      const [feature = '', weight = '0'] = line.split('\t');
      return [feature, Number(weight)];
    }),
);

/** Probability that a sentence is worth a check, by a logistic regression learned on ClaimBuster (see the model card). */
export function checkworthiness(tokens: readonly Token[]): number {
  const sum = checkworthinessFeatures(tokens).reduce((total, feature) => total + (WEIGHTS.get(feature) ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}
