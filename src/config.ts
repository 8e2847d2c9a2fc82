import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { DEFAULT_MODEL, MODELS } from './extract/model/models.ts';

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const TRUE = ['true', '1', 'yes', 'on'];
const FALSE = ['false', '0', 'no', 'off'];

const wholeNumber = (least: number, most: number) =>
  z.coerce
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `must be a whole number from ${least} to ${most}`);

const PROXIES = 'must be a number of proxies, or their addresses (10.0.0.1, 10.0.0.0/8) parted by commas; 0 for none';

/** Which proxies are believed: so many, or those at these addresses. Any would be none: clients could say what they like. */
const proxies = z.coerce.string().transform((text, context) => {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const addresses = text.split(',').map((each) => each.trim());
  if (addresses.every(isNetwork)) return addresses.join(',');
  context.addIssue(PROXIES);
  return z.NEVER;
});

function isNetwork(text: string): boolean {
  const [, address = '', bits = '0'] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  return isIP(address) > 0 && Number(bits) <= (isIP(address) === 6 ? 128 : 32);
}

const MOST_REQUESTS = 999_999_999;

/** Every setting, with its default. The environment's name for `logLevel` is `ONRECORD_LOG_LEVEL`, and so on. */
export const Settings = z.object({
  host: z.string().min(1, 'must not be empty').default('127.0.0.1').describe('Address to listen on.'),
  port: wholeNumber(0, 65_535).default(3000).describe('Port to listen on; 0 lets the system choose one.'),
  database: z
    .string()
    .min(1, 'must not be empty')
    .transform((path) => path.replace(/^sqlite:/i, ''))
    .default('var/onrecord.sqlite')
    .describe('File of the SQLite database, relative to the working directory; or the URL of a PostgreSQL database.'),
  databaseReplica: z
    .string()
    .regex(/^postgres(ql)?:\/\//i, 'must be the URL of a PostgreSQL database')
    .optional()
    .describe('URL of a read replica of the PostgreSQL database, for lists, counts and exports.'),
  workers: wholeNumber(1, 256).default(1).describe('Processes that answer requests, all on the one port.'),
  threads: wholeNumber(1, 1024).default(availableParallelism()).describe('Processes that extract, a thread each.'),
  model: z
    .enum(MODELS, `must be one of ${MODELS.join(', ')}`)
    .default(DEFAULT_MODEL)
    .describe('Model to extract with: "large" finds more, "small" reads several times as fast.'),
  publicUrl: z
    .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
    .optional()
    .describe('Address under which clients reach the API, where a proxy stands before it: https://quotes.example.org.'),
  keptAnswers: wholeNumber(0, 100_000)
    .default(32)
    .describe(
      'MiB of answers that a process keeps in memory to give them again, until something is written; 0 for none.',
    ),
  logLevel: z
    .enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`)
    .default('warn')
    .describe('Least serious log lines to write: "info" writes one a request.'),
  // An application's pages with ten requests each, two a second; a feed of 18,000 articles an hour.
  rateLimit: wholeNumber(0, MOST_REQUESTS)
    .default(1_200)
    .describe('Requests a minute that read, of one key or address; 0 for no limit.'),
  writeRateLimit: wholeNumber(0, MOST_REQUESTS).default(300).describe('The same for those that store or extract.'),
  trustProxy: proxies.default(0).describe('Proxies that are believed when they tell whose request they pass on.'),
  seed: z.coerce
    .string()
    .toLowerCase()
    .refine((word) => TRUE.includes(word) || FALSE.includes(word), 'must be true or false')
    .transform((word) => TRUE.includes(word))
    .default(true)
    .describe('Whether a new database starts with the articles that come with onrecord.'),
});
export type Settings = z.infer<typeof Settings>;

/** A setting that cannot be; the message names it as a flag and as a variable, and says what it must be. */
export class InvalidSettings extends Error {
  override readonly name = 'InvalidSettings';
}

/** Of a URL all but the password. */
const shown = (value: unknown) =>
  typeof value === 'string' ? value.replace(/^([a-z][a-z0-9+.-]*:\/\/[^:/@]*):.*@/i, '$1:***@') : value;

const flagName = (key: string) => `--${key.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`;
const variableName = (key: string) => `ONRECORD_${key.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase()}`;

/**
 * Settings from the command line's flags (by the names of `Settings`; undefined is not given), else the environment,
 * else the defaults. Flags that are not settings are left alone: they belong to the command.
 *
 * @throws InvalidSettings
 */
export function readSettings(
  flags: Record<string, unknown>,
  env: Record<string, string | undefined> = process.env,
): Settings {
  const given: Record<string, unknown> = {};
  for (const key of Object.keys(Settings.shape)) {
    // An empty variable is how Compose files and shells say "not set".
    given[key] = flags[key] ?? (env[variableName(key)] || undefined);
  }
  const result = Settings.safeParse(given);
  if (result.success) return result.data;
  const reasons = result.error.issues.map(({ path, message }) => {
    const key = String(path[0]);
    return `${flagName(key)} (or ${variableName(key)}) ${message}, but is ${JSON.stringify(shown(given[key]))}`;
  });
  throw new InvalidSettings(reasons.join('; '));
}
