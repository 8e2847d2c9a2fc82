import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { STORABLE, storable } from './storable.ts';

export const SCOPES = ['read', 'write', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

const NAME_LENGTH = 100;

/** What a key is called: corrections are noted under it. */
export const KeyName = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(NAME_LENGTH, `must not be longer than ${NAME_LENGTH} characters`)
  .regex(/^\P{Cc}*$/u, 'must not hold control characters')
  .refine(storable, STORABLE);

/** A key without its secret. */
export interface Key {
  /** The first characters of the key: they find it, and tell nothing that helps to guess the rest. */
  id: string;
  name: string;
  scopes: Scope[];
  createdAt: string;
  /** Behind by up to a minute. */
  lastUsedAt: string | null;
  revokedAt: string | null;
}

/** A key as it is kept. */
export interface KeptKey extends Key {
  /** SHA-256 of the whole key, in hexadecimal. */
  hash: string;
}

const PREFIX = 'onr_';
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const ID_LENGTH = 8;
const SECRET_LENGTH = 24;

const FORM = new RegExp(`^${PREFIX}[${ALPHABET}]{${ID_LENGTH + SECRET_LENGTH}}$`);

const random = (length: number) => Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** A new key: 8 characters that are its public id, and 24 (120 bits) that are secret, in Crockford's base 32. */
export const newSecret = (): string => PREFIX + random(ID_LENGTH + SECRET_LENGTH);

/** The id of a key, or null where it is no key by its form. */
export const keyIdOf = (secret: string): string | null =>
  FORM.test(secret) ? secret.slice(0, PREFIX.length + ID_LENGTH) : null;

/**
 * What is kept of a key. One round of SHA-256 is right here, as it is not for a password: nobody goes through 120
 * random bits, however fast each try is, and a slow hash would be paid for by every request.
 */
export const keyHash = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Whether the secret is that of the key; how long it takes does not tell how much of it was right. */
export const isSecretOf = (secret: string, { hash }: KeptKey): boolean =>
  timingSafeEqual(Buffer.from(keyHash(secret), 'hex'), Buffer.from(hash, 'hex'));

/** Whoever may write may read, and an admin may both. */
export const allows = ({ scopes }: Key, scope: Scope): boolean =>
  scopes.some((each) => SCOPES.indexOf(each) >= SCOPES.indexOf(scope));
