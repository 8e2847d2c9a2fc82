import type { z } from 'zod';

/** zod's own messages in the words of the others; a message that a schema gives itself is stronger. */
export const wording: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined) return 'is required';
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  if (issue.code === 'invalid_format' && issue.format === 'url') return 'must be an http or https URL';
  if (issue.code === 'too_small' && issue.minimum === 1 && issue.inclusive) return 'must not be empty';
  if (issue.code === 'too_big') return `must not be longer than ${issue.maximum} ${unitOf(issue.origin)}`;
  if (issue.code !== 'invalid_type') return undefined;
  return `must be ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
};

const unitOf = (origin: string) => (origin === 'string' ? 'characters' : 'items');
