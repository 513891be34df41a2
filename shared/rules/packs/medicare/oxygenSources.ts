import type { Source } from '../../pack.ts';
import { COMPARED_ON } from '../../sources.ts';

/** Where the Medicare oxygen rules come from, and how far each was checked. */

function read(title: string, date: string, ref: string, verified: Source['verified'] = 'verified'): Source {
  return { title, date, ref, verified, verifiedOn: COMPARED_ON };
}

/** What is commonly held and nobody has found in a source that is still in force. */
export function unverified(title: string, date: string, ref: string): Source {
  return read(title, date, ref, 'unverified');
}

export const COVERAGE_GROUPS = read(
  'National Coverage Determination 240.2 and Noridian on N1, N2 and N3',
  '2023',
  'criteria of groups I, II and III; rounding of saturations as on Noridian’s oxygen page',
);

export const GROUP_THREE = read(
  'CGS on N3 and VGM on group III',
  '2026-01',
  'CGS, January 2026; first approval for the shorter of 90 days and the prescription (CR 12877)',
);

export const TEST_EVALUATION = read(
  'National Coverage Determination 240.2 and CGS, evaluation of oxygen tests',
  '2024-07',
  'ordered and evaluated by the treating practitioner; who may test',
);

export const INPATIENT_TESTS = read(
  'Noridian, review of oxygen claims',
  '2025-09',
  'results of July to September 2025: inpatient tests not within two days of discharge',
);

export const TIME_OF_NEED = read(
  'National Coverage Determination 240.2, as a supplier tells it',
  '2023',
  'tested at the time of need, during the illness in which oxygen is expected to help at home',
  'secondHand',
);

export const EXERCISE_TESTS = read(
  'HMEscript on oxygen testing',
  '2025',
  'three readings of one session: at rest, on exertion, on exertion with oxygen',
  'secondHand',
);

export const STAND_ALONE_TESTS = read(
  'Noridian, coverage reminder on testing for oxygen',
  '2012',
  'tests stand for themselves; a titration in a sleep laboratory is the exception',
);

export const OXYGEN_CONTINUED = read(
  'Noridian, oxygen: continued coverage',
  '2023',
  'groups II and III: repeat test evaluated between day 61 and day 90, and a new order',
);

export const OXYGEN_FLOW = read(
  'Noridian, oxygen: payment by prescribed flow',
  '2026',
  'modifiers QA, QB, QE, QF, QG and QR, and the codes that take them; in this form since 2018-04-01',
);

export const GROUP_MODIFIERS = read(
  'CGS and Noridian, oxygen modifiers',
  '2023-08',
  'N1, N2 and N3 from 2023-04-01; KX for older rentals; KX with CR after the waiver',
);

export const FACE_TO_FACE = read(
  'CMS-6097-N, required face-to-face encounter and written order prior to delivery',
  '2026-04-13',
  'seven of the eight oxygen codes, as listed by The Van Halem Group; Federal Register notice for the day',
  'secondHand',
);

export const FACE_TO_FACE_OPEN = read(
  'CMS-6097-N, required face-to-face encounter and written order prior to delivery',
  '2026-04-13',
  'the eighth oxygen code could not be read: E1392 or K0738',
  'secondHand',
);

export const SIGNERS = read(
  '42 CFR 410.38, who may order',
  '2026',
  'physicians, podiatrists, physician assistants, nurse practitioners and clinical nurse specialists; read second-hand',
  'secondHand',
);

export const PROOF_BY_METHOD = read(
  'Noridian, proof of delivery, and The Van Halem Group',
  '2026-03',
  'elements by method; frequent errors in shipments, March 2026; the supplier’s staff does not sign for the patient',
);

export const DELIVERY_DAY = read(
  'Noridian, proof of delivery: signature and date',
  '2026',
  'the date of service is the day of receipt; a shipment may go by the day it was sent',
);

export const BENEFICIARY_SIGNATURE = read(
  'Noridian, beneficiary authorization',
  '2026',
  'for assigned and unassigned claims; how long a signature on file holds',
);

export const LIABILITY_MODIFIERS = read(
  'CMS HCPCS Level II, modifiers GA, GX, GY and GZ; Össur on modifiers',
  '2025-10',
  'what each says, and one of them to a line',
);

export const CERTIFICATES_ENDED = read(
  'CGS and CMS, elimination of certificates of medical necessity',
  '2023-01-01',
  'not accepted for services from 2023-01-01 on; still needed before',
);

export const OXYGEN_MONTHS = read(
  'Noridian, oxygen payment category',
  '2026',
  '36 monthly payments that take in equipment, contents, accessories, upkeep and repair (42 CFR 414.226)',
);

export const BUNDLED_ACCESSORIES = read(
  'HomeCare on oxygen accessories, and Noridian on the payment category',
  '2026',
  'accessories and supplies belong to the rental and to the supplier’s duty after it',
);

export const ONE_OF_EACH = read(
  'AAPC, oxygen equipment and contents',
  '2025',
  'one stationary and one portable system a month; no contents while a stationary rental is paid',
  'secondHand',
);

export const USEFUL_LIFETIME = read(
  'Medtrade and HomeCare on the useful lifetime of oxygen equipment',
  '2015-03',
  'five years from the first day of service; no new start by another device, kind of system or supplier',
  'secondHand',
);

export const SYSTEM_CHANGE = read(
  'Noridian, oxygen payment category; medicare.gov on oxygen equipment',
  '2026',
  'another kind of system by a new order for medical need, or by the patient’s choice with a notice',
);

export const OXYGEN_REPLACEMENT = read(
  'Noridian, modifier RA and replacement',
  '2026',
  'RA on the first month; narrative before the end of the useful lifetime; a new order',
);

export const OXYGEN_BREAKS = read(
  '42 CFR 414.230 and Noridian, breaks in need, service and billing',
  '2026',
  '60 days and the rest of the rental month; BIN and BIB',
);

export const CONTENTS_BY_MONTH = read(
  'VGM on oxygen contents',
  '2025',
  'flat monthly payment after the rental; at most three months at once',
  'secondHand',
);

export const CONTENTS_DESCRIPTOR = read(
  'CMS HCPCS Level II, E0447',
  '2025-10',
  'portable liquid contents for a prescribed flow above 4 LPM at rest or by night',
);

export const REFILLS = read(
  'CMS, DMEPOS refill requirements',
  '2024-01-01',
  'asked within 30 days of the end of the supply, delivered at most 10 days before it, with the patient’s word',
);

export const OXYGEN_MAINTENANCE = read(
  'Noridian, maintenance and servicing',
  '2026',
  'concentrators and filling systems: one payment in six months, the first six months after month 36',
);

export const HOME_USE = read(
  'National Coverage Determination 240.2, home use of oxygen',
  '2021-09-27',
  'home use; stays in hospital include the oxygen (remark M2)',
);

export const SAME_OR_SIMILAR = read(
  'Noridian, review of oxygen claims',
  '2025-09',
  'same or similar equipment on file among the leading reasons of denial',
);

export const RECORD_OF_VISITS = read(
  'CMS compliance tips on home oxygen',
  '2018-04',
  'practitioner’s oversight in the medical record, read at MedLearn; still asked for in reviews',
);

export const BEFORE_2021 = read(
  'National Coverage Determination 240.2, version 1',
  '1993-10-27',
  'until 2021-09-26: other treatment tried or considered; read second-hand',
  'secondHand',
);
