import type { Acknowledgement, InterchangeReply } from './acknowledgement.ts';
import { balanceRemittance, type RemittanceBalance } from './balanceRemittance.ts';
import type { ClaimStatusReply } from './claimStatus.ts';
import { readAcknowledgement, readInterchangeReply } from './readAcknowledgement.ts';
import { readClaimStatus } from './readClaimStatus.ts';
import { type Doubt, doubtList, heavier, type DoubtWeight } from './readDoubts.ts';
import { fileFacts, type FileFacts, readInterchange } from './readInterchange.ts';
import type { Encoding } from './readText.ts';
import { readRemittance } from './readRemittance.ts';
import type { Remittance } from './remittance.ts';

/** A returned file as a whole: whatever of TA1, 999, 997, 277CA and 835 it holds, in one reading. */

export interface ReturnedInterchange {
  readonly facts: FileFacts;
  readonly whole: boolean;
  readonly interchangeReplies: readonly InterchangeReply[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly claimStatuses: readonly ClaimStatusReply[];
  readonly remittances: readonly ReturnedRemittance[];
  /** Kinds (ST01) of sets that are not read here. */
  readonly otherSets: readonly string[];
}

export interface ReturnedRemittance {
  readonly remittance: Remittance;
  readonly balance: RemittanceBalance;
  /** The sender marked the interchange as a test (ISA15). */
  readonly test: boolean;
}

export interface ReturnedFile {
  readonly encoding: Encoding;
  readonly size: number;
  readonly segmentCount: number;
  readonly interchanges: readonly ReturnedInterchange[];
  /** Of the file first, then of each set. */
  readonly doubts: readonly Doubt[];
  readonly doubtsLeftOut: number;
  /** The heaviest doubt; null when there is none. */
  readonly worst: DoubtWeight | null;
}

/** Reads a returned file. Never throws for what a file contains; what is open stands in the doubts. */
export function readReturned(content: string | Uint8Array): ReturnedFile {
  const file = readInterchange(content);
  const doubts = doubtList();
  const interchanges = file.interchanges.map((interchange): ReturnedInterchange => {
    const acknowledgements: Acknowledgement[] = [];
    const claimStatuses: ClaimStatusReply[] = [];
    const remittances: ReturnedRemittance[] = [];
    const otherSets: string[] = [];
    const { test } = interchange;
    for (const set of interchange.groups.flatMap((group) => group.sets)) {
      if (set.kind === '999' || set.kind === '997') acknowledgements.push(readAcknowledgement(set, doubts));
      else if (set.kind === '277') claimStatuses.push(readClaimStatus(set, doubts));
      else if (set.kind === '835') {
        const remittance = readRemittance(set, doubts);
        remittances.push({ remittance, balance: balanceRemittance(remittance), test });
      } else {
        otherSets.push(set.kind);
        doubts.add('otherSet', 'error', set.segments[0] ?? null, 'A set is of a kind that is not read here.');
      }
    }
    return {
      facts: fileFacts(interchange),
      whole: interchange.whole,
      interchangeReplies: interchange.interchangeReplies.map((segment) =>
        readInterchangeReply(segment, doubts),
      ),
      acknowledgements,
      claimStatuses,
      remittances,
      otherSets,
    };
  });
  return {
    encoding: file.encoding,
    size: file.size,
    segmentCount: file.segmentCount,
    interchanges,
    doubts: [...file.doubts, ...doubts.all],
    doubtsLeftOut: file.doubtsLeftOut + doubts.leftOut,
    worst: heavier(file.worst, doubts.worst),
  };
}
