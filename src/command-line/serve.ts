import type { Command } from 'commander';
import { command, DATABASE, MODEL, settingsOf, THREADS } from './declaration.ts';

export function declareServe(program: Command): void {
  command(program, 'serve', 'Serve the API, and its documentation at /docs')
    .option(...DATABASE)
    .option('--database-replica <url>', 'read replica of the PostgreSQL database (ONRECORD_DATABASE_REPLICA)')
    .option('--host <address>', 'address to listen on (ONRECORD_HOST; 127.0.0.1)')
    .option('--port <number>', 'port to listen on, 0 for any that is free (ONRECORD_PORT; 3000)')
    .option('--workers <number>', 'processes that answer requests, on the one port (ONRECORD_WORKERS; 1)')
    .option('--rate-limit <number>', 'requests a minute that read, of one key or address (ONRECORD_RATE_LIMIT; 1200)')
    .option('--write-rate-limit <number>', 'the same that store or extract (ONRECORD_WRITE_RATE_LIMIT; 300)')
    .option('--kept-answers <MiB>', 'room for answers to give again, 0 for none (ONRECORD_KEPT_ANSWERS; 32)')
    .option('--trust-proxy <which>', 'proxies in front: their number, or addresses (ONRECORD_TRUST_PROXY; 0)')
    .option('--public-url <url>', 'address that clients use, where a proxy stands before it (ONRECORD_PUBLIC_URL)')
    .option(...THREADS)
    .option(...MODEL)
    .action(async (flags) => {
      const { serve } = await import('../commands/serve.ts');
      await serve(await settingsOf(flags));
    });
}
