/** The kinds of speech act, in the order in which models give them. */
export const ACTS = [
  'statement',
  'announcement',
  'confirmation',
  'denial',
  'admission',
  'accusation',
  'criticism',
  'endorsement',
  'warning',
  'promise',
  'request',
  'question',
  'prediction',
  'belief',
] as const;
export type Act = (typeof ACTS)[number];
