import { vi } from 'vitest';
import type { ClaimView } from '../../../../shared/contract/claims.ts';
import type { ClaimCase } from '../../../../shared/domain/claimCase.ts';
import { fail, type Fault, ok, type Result } from '../../../../shared/result.ts';
import { evaluateCase } from '../../../../shared/rules/evaluate.ts';
import { exampleRepair } from '../../../../shared/rules/examples/exampleRepair.ts';
import { EXAMPLE_TODAY } from '../../../../shared/rules/examples/people.ts';
import { anId } from '../../records/fakeProgram.ts';

/**
 * A program of one claim at the other end of the wire: it keeps records by their revision, refuses a save that
 * grew from an older one, and judges with the real rules. Saves can be held back, refused, or overtaken.
 */
export interface Program {
  readonly theCase: () => ClaimCase;
  /** Channels asked, in order. */
  readonly asked: string[];
  /** Somebody else changes the stored case. */
  readonly change: (edit: (theCase: ClaimCase) => ClaimCase) => void;
  /** The next question of a channel waits until the answer is called. */
  readonly holdBack: (channel: string) => () => void;
  /** The next question of a channel is answered with this fault. */
  readonly refuse: (channel: string, fault: Fault) => void;
}

type Input = Readonly<Record<string, unknown>> & { readonly id?: string; readonly revision?: number };

/** Where the record of a save channel stands in the case. */
const PLACES: Readonly<Record<string, keyof ClaimCase>> = {
  'patients.save': 'patient',
  'coverages.save': 'coverage',
  'orders.save': 'order',
  'equipment.save': 'equipment',
  'visits.save': 'visit',
  'claims.save': 'claim',
};

/** Puts a program behind `fetch`. Starts with the complete example of a repair, changed by `start`. */
export function aProgram(start: (theCase: ClaimCase) => ClaimCase = (theCase) => theCase): Program {
  let stored = start(exampleRepair());
  let frozen = false;
  let place: ClaimView['place'] = null;
  const handed: unknown[] = [];
  const asked: string[] = [];
  const held = new Map<string, Promise<void>>();
  const refused = new Map<string, Fault>();

  function view(): ClaimView {
    return {
      theCase: stored,
      evaluation: evaluateCase(stored, EXAMPLE_TODAY),
      frozen,
      finalisedBy: frozen ? 'Sample Owner' : '',
      events: [],
      choices: {
        patient: stored.patient,
        coverages: stored.coverage
          ? [{ ...stored.coverage, payerName: 'Example plan', payerClass: 'commercial' as const }]
          : [],
        diagnoses: [...stored.diagnoses],
        orders: stored.order ? [{ ...stored.order, physicianName: 'Exampleton' }] : [],
        oxygenTests: [],
        devices: stored.equipment ? [stored.equipment] : [],
        visits: [],
        claims: [],
        documents: [...stored.documents],
      },
      ownerName: '',
      savedAt: '2026-11-02T15:00:00.000Z',
      replacedBy: null,
      place,
      replaces: null,
    };
  }

  function save(channel: string, input: Input): Result<unknown> {
    const place = PLACES[channel];
    const record = place ? stored[place] : null;
    if (!place || typeof record !== 'object' || record === null || !('revision' in record)) {
      return fail({ kind: 'notFound', message: 'gone' });
    }
    if (input.revision !== record.revision) {
      return fail({
        kind: 'conflict',
        message: 'Somebody saved first.',
        revision: Number(record.revision),
        changed: [{ path: 'note', current: null, by: 'Other Person', at: '2026-11-02T15:00:00.000Z' }],
      });
    }
    const values = typeof input['values'] === 'object' ? input['values'] : {};
    const next = { ...record, ...values, revision: Number(record.revision) + 1 };
    stored = { ...stored, [place]: next };
    return ok(channel === 'claims.save' ? view() : next);
  }

  async function answer(channel: string, input: Input): Promise<Result<unknown>> {
    asked.push(channel);
    const gate = held.get(channel);
    held.delete(channel);
    // What is read is read before the wait: the answer comes late and is old by then.
    const early = channel === 'claims.get' ? view() : null;
    await gate;
    const fault = refused.get(channel);
    refused.delete(channel);
    if (fault) return fail(fault);
    if (early) return ok(early);
    if (channel in PLACES) return save(channel, input);
    if (channel === 'claims.finalise') {
      frozen = true;
      return ok(view());
    }
    if (channel === 'handoffs.of') return ok(handed);
    if (channel === 'claims.handOver') {
      const toBranchId = String(input['toBranchId']);
      const at = '2026-11-02T15:00:00.000Z';
      handed.unshift({
        id: String(handed.length),
        claimId: stored.claim.id,
        fromBranchId: place?.branchId ?? anId(1),
        toBranchId,
        note: input['note'],
        at,
        userName: 'Sample Owner',
      });
      const branchName = toBranchId === anId(1) ? 'Main office' : 'North';
      place = { branchId: toBranchId, branchName, since: at, elsewhere: toBranchId !== anId(1) };
      return ok({});
    }
    if (channel === 'claims.override') {
      const override = {
        ruleId: String(input['ruleId']),
        reason: String(input['reason']),
        userId: stored.claim.id,
        userName: 'Sample Owner',
        role: 'owner' as const,
        at: '2026-11-02T15:00:00.000Z',
        expiresOn: null,
        withdrawnAt: null,
      };
      stored = { ...stored, claim: { ...stored.claim, overrides: [...stored.claim.overrides, override] } };
      return ok(view());
    }
    if (channel === 'users.list' || channel === 'codes.find' || channel === 'codes.icd10') return ok([]);
    return fail({ kind: 'notFound', message: 'nothing here' });
  }

  vi.stubGlobal('fetch', (_url: string, request: { readonly body: string }) => {
    const { channel, input } = JSON.parse(request.body) as { channel: string; input: Input };
    return answer(channel, input).then((value) => ({
      json: () => Promise.resolve(JSON.parse(JSON.stringify(value)) as unknown),
    }));
  });

  return {
    theCase: () => stored,
    asked,
    change(edit) {
      stored = edit(stored);
    },
    holdBack(channel) {
      let release: () => void = () => undefined;
      held.set(channel, new Promise((resolve) => (release = resolve)));
      return () => release();
    },
    refuse(channel, fault) {
      refused.set(channel, fault);
    },
  };
}

/** The case as somebody else leaves it who changed fields of the claim. */
export function claimChanged(theCase: ClaimCase, part: Partial<ClaimCase['claim']>): ClaimCase {
  return { ...theCase, claim: { ...theCase.claim, ...part, revision: theCase.claim.revision + 1 } };
}
