import type { EntityType } from '../records/entity.ts';

/** A cursor that this list never gave out. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
  constructor() {
    super('the cursor is not one that this list gave out: start again without a cursor');
  }
}

/** An entity as a name may mean it. */
export interface NamedEntity {
  id: string;
  name: string;
  type: EntityType;
  /** Of how many quotes it is a speaker. */
  quotes: number;
}

/** A name that several entities have. */
export class AmbiguousName extends Error {
  override readonly name = 'AmbiguousName';
  readonly parameter: string;
  readonly candidates: readonly NamedEntity[];

  constructor(parameter: string, name: string, candidates: readonly NamedEntity[]) {
    super(`"${name}" may be any of several entities: give the id of one, or a fuller name`);
    this.parameter = parameter;
    this.candidates = candidates;
  }
}

/** A name that no entity has. */
export class UnknownName extends Error {
  override readonly name = 'UnknownName';
  readonly parameter: string;

  constructor(parameter: string, name: string) {
    super(`there is nobody and nothing with the name "${name}": GET /entities?q= finds names by their beginnings`);
    this.parameter = parameter;
  }
}

/** The record has been changed since the version that was seen. */
export class StaleVersion extends Error {
  override readonly name = 'StaleVersion';
  readonly version: number;

  constructor(version: number) {
    super(`the record has been changed meanwhile, its version is ${version} now: read it again, and decide anew`);
    this.version = version;
  }
}

/** The quote does not stand in its article any more, so that nobody can go over it there. */
export class QuoteWithdrawn extends Error {
  override readonly name = 'QuoteWithdrawn';
  constructor(at: string) {
    super(
      `the publisher has taken the quote out of the article (noticed at ${at}): what was known of it stays as it was; ` +
        'it can be changed again when an article with its words is posted under the same address',
    );
  }
}

/** The claim does not stand in its article any more, so that nothing is attached to it. */
export class ClaimWithdrawn extends Error {
  override readonly name = 'ClaimWithdrawn';
  constructor(at: string) {
    super(
      `the publisher has taken the claim out of the article (noticed at ${at}): what was known of it stays as it was; ` +
        'a fact-check can be attached when an article with its words is posted under the same address',
    );
  }
}

/** What is asked for cannot be done with the record as it is. */
export class CannotApply extends Error {
  override readonly name = 'CannotApply';
  /** Where in what was given, as a path of keys. */
  readonly path: readonly (string | number)[];

  constructor(path: readonly (string | number)[], reason: string) {
    super(reason);
    this.path = path;
  }
}

/** Counts that would be more rows than are told at once. */
export class TooManyRows extends Error {
  override readonly name = 'TooManyRows';
  constructor(most: number) {
    super(
      `that would be over ${most} rows: take a smaller limit, months instead of days, or a range of publishedFrom and ` +
        'publishedTo',
    );
  }
}

/** The database cannot be opened as it is; the message says what to do. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The archive cannot be moved into this database; the message says why, and what to do. */
export class ArchiveRefused extends Error {
  override readonly name = 'ArchiveRefused';
}
