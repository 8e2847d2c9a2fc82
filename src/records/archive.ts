import { z } from 'zod';

/** What the first line of an archive calls it. */
export const ARCHIVE = 'onrecord';

/** Of the archive's own form; that of the tables in it is `schema`. */
export const ARCHIVE_VERSION = 1;

/** What a column holds; a blob stands as base64. */
export const CELL_TYPES = ['integer', 'real', 'text', 'blob'] as const;
export type CellType = (typeof CELL_TYPES)[number];

export type Cell = string | number | null;

/** The beginning of an archive. */
export const ArchiveHead = z.object({
  archive: z.literal(ARCHIVE),
  version: z.int(),
  /** The number of the form of the tables. */
  schema: z.int(),
  /** The onrecord that wrote it, and when. */
  onrecord: z.string(),
  at: z.iso.datetime(),
});
export type ArchiveHead = z.infer<typeof ArchiveHead>;

/** The beginning of a table: its rows follow, each an array with a value a column. */
export const ArchivedTable = z.object({
  table: z.string(),
  columns: z.record(z.string(), z.enum(CELL_TYPES)),
  /** The largest key that must not be given again, though its row may be gone; null where there is none. */
  lastKey: z.int().nullable(),
});
export type ArchivedTable = z.infer<typeof ArchivedTable>;

/** The end of an archive: how many rows each table has had, and the SHA-256 of all lines before. */
export const ArchiveEnd = z.object({ rows: z.record(z.string(), z.int()), sha256: z.string() });
export type ArchiveEnd = z.infer<typeof ArchiveEnd>;

/** A table begins, or has some more rows. */
export type ArchivePart = ArchivedTable | { rows: readonly (readonly Cell[])[] };

/** All that a database holds at one moment. */
export interface Archive {
  /** The number of the form of the tables. */
  readonly schema: number;
  /** Table by table, those first to which others refer. To be gone through once. */
  readonly parts: AsyncIterable<ArchivePart>;
}
