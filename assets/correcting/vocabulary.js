/** The kinds of speech act, as the API has them. */
export const ACTS = /** @type {const} */ ([
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
]);

/** Whether words are quoted. */
export const TYPES = /** @type {const} */ (['direct', 'indirect', 'mixed']);
