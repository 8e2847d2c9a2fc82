import { expect, test } from 'vitest';
import { InvalidSettings, readSettings } from '../src/config.ts';

test('defaults are those of a machine that nobody has set up', () => {
  expect(readSettings({}, {})).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    database: 'var/onrecord.sqlite',
    logLevel: 'warn',
    seed: true,
    rateLimit: 1_200,
    writeRateLimit: 300,
    trustProxy: 0,
    workers: 1,
  });
  expect(readSettings({}, {}).threads).toBeGreaterThan(0);
});

test('a flag is stronger than the environment, the environment than the default', () => {
  const env = { ONRECORD_PORT: '4000', ONRECORD_DATABASE: 'a.sqlite', ONRECORD_LOG_LEVEL: 'info', ONRECORD_SEED: 'no' };
  expect(readSettings({ port: '5000', json: true, host: undefined }, env)).toMatchObject({
    host: '127.0.0.1',
    port: 5000,
    database: 'a.sqlite',
    logLevel: 'info',
    seed: false,
  });
});

test.each([
  ['1', 1],
  ['0', 0],
  ['10.0.0.1', '10.0.0.1'],
  ['10.0.0.0/8, ::1', '10.0.0.0/8,::1'],
  ['fd00::/8', 'fd00::/8'],
])('proxies are trusted by number or address: %s', (text, trustProxy) => {
  expect(readSettings({ trustProxy: text }, {})).toMatchObject({ trustProxy });
});

test.each([
  [{ trustProxy: 'true' }, '--trust-proxy (or ONRECORD_TRUST_PROXY) must be a number of proxies, or their addresses'],
  [{ trustProxy: '10.0.0.0/33' }, '--trust-proxy'],
  [{ trustProxy: '10.0.0.1,' }, '--trust-proxy'],
  [{ writeRateLimit: '-1' }, '--write-rate-limit (or ONRECORD_WRITE_RATE_LIMIT) must be a whole number from 0'],
  [{ port: '70000' }, '--port (or ONRECORD_PORT) must be a whole number from 0 to 65535, but is "70000"'],
  [{ port: '3e3' }, '--port'],
  [{ port: '' }, '--port'],
  [{ threads: '0' }, '--threads'],
  [{ workers: '0' }, '--workers (or ONRECORD_WORKERS) must be a whole number from 1 to 256, but is "0"'],
  [{ logLevel: 'loud' }, '--log-level (or ONRECORD_LOG_LEVEL) must be one of silent, fatal'],
  [{ database: '' }, '--database (or ONRECORD_DATABASE) must not be empty'],
  [
    { databaseReplica: 'mysql://ann:secret@db/x' },
    '--database-replica (or ONRECORD_DATABASE_REPLICA) must be the URL of a PostgreSQL database, but is "mysql://ann:***@db/x"',
  ],
  [{ seed: 'maybe' }, '--seed (or ONRECORD_SEED) must be true or false, but is "maybe"'],
])('%j is refused by name', (flags, message) => {
  expect(() => readSettings(flags, {})).toThrow(InvalidSettings);
  expect(() => readSettings(flags, {})).toThrow(message);
});
