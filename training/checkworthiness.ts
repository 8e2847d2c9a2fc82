// Learns the check-worthiness of a sentence from ClaimBuster (Arslan et al. 2020, CC BY 4.0) by logistic regression and
// writes data/model/checkworthiness.txt.   npx tsx training/checkworthiness.ts [../shared/corpora/claimbuster/train.json]
import { readFileSync, writeFileSync } from 'node:fs';
import { checkworthinessFeatures } from '../src/extract/claims/features.ts';
import { Document } from '../src/extract/document.ts';
import { segment } from '../src/extract/steps/segment.ts';

const EPOCHS = 30;
const RATE = 0.1;
const L2 = 1e-4;
/** Features in fewer sentences are left out. */
const LEAST_SENTENCES = 4;

interface Example {
  features: string[];
  label: number;
}

const raw = JSON.parse(readFileSync(process.argv[2] ?? '../shared/corpora/claimbuster/train.json', 'utf8')) as {
  text: string;
  label: number;
}[];
const examples: Example[] = raw.map(({ text, label }) => {
  const document = new Document({ text });
  segment.run(document);
  return { features: checkworthinessFeatures(document.tokens), label: Number(label) };
});

function train(set: readonly Example[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of set) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const weights = new Map(
    [...counts].filter(([, count]) => count >= LEAST_SENTENCES).map(([feature]): [string, number] => [feature, 0]),
  );
  const order = set.map((_, i) => i);
  let seed = 1;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      seed = (seed * 48271) % 2147483647;
      const j = seed % (i + 1);
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    const rate = RATE / (1 + epoch);
    for (const index of order) {
      const example = set[index];
      if (!example) continue;
      const error = example.label - probability(weights, example.features);
      for (const feature of example.features) {
        const weight = weights.get(feature);
        if (weight !== undefined) weights.set(feature, weight + rate * (error - L2 * weight));
      }
    }
  }
  return weights;
}

function probability(weights: ReadonlyMap<string, number>, features: readonly string[]): number {
  return 1 / (1 + Math.exp(-features.reduce((sum, feature) => sum + (weights.get(feature) ?? 0), 0)));
}

/** Area under the ROC curve: the chance that a worthy sentence scores above another. */
function areaUnderCurve(scored: { score: number; label: number }[]): number {
  const sorted = [...scored].sort((a, b) => a.score - b.score);
  let ranks = 0;
  sorted.forEach(({ label }, i) => {
    if (label === 1) ranks += i + 1;
  });
  const positive = scored.filter(({ label }) => label === 1).length;
  return (ranks - (positive * (positive + 1)) / 2) / (positive * (scored.length - positive));
}

// Every fifth sentence is held out to measure; what is written is learned on all.
const held = examples.filter((_, i) => i % 5 === 0);
const fitted = train(examples.filter((_, i) => i % 5 !== 0));
const scored = held.map(({ features, label }) => ({ score: probability(fitted, features), label }));
const hit = scored.filter(({ score, label }) => score >= 0.5 && label === 1).length;
const predicted = scored.filter(({ score }) => score >= 0.5).length;
const gold = scored.filter(({ label }) => label === 1).length;
console.log(
  `held out: AUC ${areaUnderCurve(scored).toFixed(3)}, F1 at 0.5 ${((2 * hit) / (predicted + gold)).toFixed(3)} (P ${(hit / predicted).toFixed(3)}, R ${(hit / gold).toFixed(3)})`,
);

const weights = [...train(examples)]
  .filter(([, weight]) => Math.abs(weight) >= 0.02)
  .sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(
  new URL('../data/model/checkworthiness.txt', import.meta.url),
  `% Check-worthiness of a sentence: weights of a logistic regression, by training/checkworthiness.ts on ClaimBuster.\n${weights.map(([feature, weight]) => `${feature}\t${weight.toFixed(3)}`).join('\n')}\n`,
);
console.log(`${weights.length} weights`);
