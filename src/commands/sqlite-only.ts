/**
 * Refuses what only a file can be done with for a database that is a server's.
 *
 * @param instead the program that does it there
 * @throws Error
 */
export function refuseServers(database: string, instead: string): void {
  if (!/^[a-z][a-z0-9+.-]+:/i.test(database)) return;
  throw new Error(
    `this is for SQLite files: use ${instead}, or \`onrecord export archive\`, with a PostgreSQL database`,
  );
}
