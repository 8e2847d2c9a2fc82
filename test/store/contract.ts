import { describe } from 'vitest';
import { archiveContract } from './archive-contract.ts';
import { authorityContract } from './authority-contract.ts';
import { companyContract } from './company-contract.ts';
import { consistencyContract } from './consistency-contract.ts';
import { corpusContract } from './corpus-contract.ts';
import { followContract } from './follow-contract.ts';
import { keysContract } from './keys-contract.ts';
import { leasesContract } from './leases-contract.ts';
import { linkingContract } from './linking-contract.ts';
import { listContract } from './list-contract.ts';
import { occurrenceContract } from './occurrence-contract.ts';
import { readSourcesContract } from './read-sources-contract.ts';
import type { MakePlace, Means } from './reading.ts';
import { revisionContract } from './revision-contract.ts';
import { savingContract } from './saving-contract.ts';
import { statsContract } from './stats-contract.ts';
import { withdrawalContract } from './withdrawal-contract.ts';

/** All that a store must do, whatever its engine is. */
export function storeContract(engine: string, makePlace: MakePlace, means: Means = {}): void {
  describe(`a store on ${engine}`, () => {
    savingContract(makePlace);
    revisionContract(makePlace);
    withdrawalContract(makePlace);
    corpusContract(makePlace);
    listContract(makePlace, means);
    followContract(makePlace);
    statsContract(makePlace, means);
    companyContract(makePlace);
    linkingContract(makePlace);
    authorityContract(makePlace);
    occurrenceContract(makePlace, means);
    keysContract(makePlace);
    readSourcesContract(makePlace);
    leasesContract(makePlace);
    archiveContract(makePlace, makePlace, means);
    consistencyContract(makePlace, means);
  });
}
