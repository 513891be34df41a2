import { ClaimKind } from '../../../domain/claimKind.ts';
import { rule, type Rule } from '../../pack.ts';
import { GUIDE_AUTHORIZATION_RULES } from '../../payerPack.ts';
import { oneOf, type Part } from '../../vocabulary.ts';
import { type Prefix, termsSource } from './termsSource.ts';

/** When a payer wants an order, a visit before it, or an authorization. */

const DELIVERED = ['portableRental', 'oxygenRental', 'orthosis'] as const;

/** What any order that carries a claim shows; what it covers comes before. */
const SIGNED_ORDER: readonly Part[] = [
  { is: 'given', field: 'order.orderedOn', name: 'its date', otherwise: 'unmet' },
  { is: 'notAfter', field: 'order.orderedOn', than: 'today', not: 'its date lies in the future' },
  oneOf({
    field: 'order.signature',
    name: 'its signature',
    values: { handwritten: 'signed by hand', electronic: 'signed electronically' },
    not: 'it is not signed, or only stamped',
    otherwise: 'unmet',
  }),
  { is: 'given', field: 'order.signedOn', name: 'the day of its signature', otherwise: 'unmet' },
  {
    is: 'notAfter',
    field: 'order.signedOn',
    than: 'today',
    not: 'the day of its signature lies in the future',
  },
  {
    is: 'notBefore',
    field: 'order.validTo',
    than: 'dateOfService',
    not: 'it had run out on the date of service',
  },
  { is: 'paper', type: 'physicianOrder', link: 'order.documentId', name: 'the order' },
];

export function orderTerms(prefix: Prefix): readonly Rule[] {
  return [
    rule({
      id: `${prefix}-ORDER-REPAIR`,
      kind: 'requirement',
      claimKinds: ['equipmentRepair'],
      title: 'Order for the repair',
      section: 'order',
      severity: 'blocker',
      overridable: true,
      when: [
        {
          setting: 'payer.settings.orders.requiredForRepair',
          is: true,
          otherwise: 'this payer asks for no order for a repair',
        },
      ],
      check: 'all',
      with: {
        parts: [
          { is: 'samePatient', field: 'order.patientId', name: 'the order' },
          oneOf({
            field: 'order.covers',
            name: 'what the order covers',
            values: { repair: 'covers the repair', upkeep: 'covers the upkeep of the item' },
            not: 'it covers neither the repair nor the upkeep of the item',
            otherwise: 'unmet',
          }),
          ...SIGNED_ORDER,
        ],
      },
      message: 'This payer wants an order for the repair: {detail}.',
      remedy: 'Obtain a signed and dated order for the repair or the upkeep, and attach it.',
      why: 'Some payers need none for a repair; this one’s settings ask for it.',
      path: 'claim.orderId',
      risk: { carc: ['173', '175'], rarc: ['N668'] },
      source: termsSource('order for a repair'),
    }),
    rule({
      id: `${prefix}-ORDER-RENTAL`,
      kind: 'requirement',
      claimKinds: ['oxygenRental'],
      title: 'Order for the oxygen equipment',
      section: 'order',
      severity: 'blocker',
      overridable: true,
      when: [
        {
          setting: 'payer.settings.orders.requiredForRental',
          is: true,
          otherwise: 'this payer asks for no order for a rental',
        },
      ],
      check: 'all',
      with: {
        parts: [
          { is: 'samePatient', field: 'order.patientId', name: 'the order' },
          oneOf({
            field: 'order.covers',
            name: 'what the order covers',
            values: {
              rental: 'covers the rental',
              purchase: 'covers the purchase',
              contents: 'covers the contents',
            },
            not: 'it covers neither the equipment nor its contents',
            otherwise: 'unmet',
          }),
          { is: 'given', field: 'order.description', name: 'what is ordered', otherwise: 'unmet' },
          ...SIGNED_ORDER,
        ],
      },
      message: 'The order does not carry the rental: {detail}.',
      remedy: 'Obtain a signed and dated order for the oxygen equipment, and attach it.',
      why: 'This payer’s settings ask for an order before a rental is billed.',
      path: 'claim.orderId',
      risk: { carc: ['173', '175', '176'], rarc: ['N668'] },
      source: termsSource('order for a rental'),
    }),
    rule({
      id: `${prefix}-ORDER-FIRST`,
      kind: 'requirement',
      claimKinds: DELIVERED,
      title: 'Order in hand before delivery',
      section: 'order',
      severity: 'blocker',
      overridable: true,
      when: [
        {
          setting: 'payer.settings.orders.beforeDelivery',
          is: true,
          otherwise: 'this payer does not ask for the order before the delivery',
        },
      ],
      check: 'all',
      with: {
        parts: [
          {
            is: 'given',
            field: 'order.receivedOn',
            name: 'the day on which the order came in',
            otherwise: 'unmet',
          },
          {
            is: 'notAfter',
            field: 'order.receivedOn',
            than: 'claim.delivery.deliveredOn',
            not: 'the order came in after the delivery',
          },
        ],
      },
      message: 'This payer wants the order in hand before the delivery: {detail}.',
      remedy: 'Record when the complete order came in. If it came later, the payer does not pay.',
      why: 'An order that comes after the delivery cannot be mended afterwards.',
      path: 'order.receivedOn',
      risk: { carc: ['174'], rarc: [] },
      source: termsSource('order before delivery'),
    }),
    rule({
      id: `${prefix}-FACE`,
      kind: 'requirement',
      claimKinds: DELIVERED,
      title: 'Visit to the practitioner before the order',
      section: 'order',
      severity: 'blocker',
      overridable: true,
      check: 'visitBeforeOrder',
      with: {},
      message: 'This payer wants a visit within {months} before the order: {detail}.',
      remedy: 'Record the day of the visit that led to the order, and keep its note.',
      remedyWhenUnknown: 'Complete the order.',
      why: 'The visit shows that the practitioner knew the need when ordering.',
      path: 'order.faceToFaceOn',
      risk: { carc: ['50'], rarc: ['M127'] },
      source: termsSource('visit before the order'),
    }),
    rule({
      id: `${prefix}-AUTH`,
      kind: 'policy',
      claimKinds: ClaimKind.options,
      title: 'Authorization for listed codes',
      section: 'patient',
      severity: 'blocker',
      overridable: true,
      after: [...GUIDE_AUTHORIZATION_RULES, `${prefix}-AUTH-RENTAL`],
      check: 'authorizationForCodes',
      with: {},
      message: 'The payer’s authorization does not carry the claim: {detail}.',
      remedy: 'Record number and dates from the payer’s letter.',
      why: 'This payer lists the code for prior authorization; without one the claim is denied.',
      path: 'claim.authorization.authorizationNumber',
      risk: { carc: ['197', '198'], rarc: ['N210'] },
      source: termsSource('codes that need authorization'),
    }),
    rule({
      id: `${prefix}-AUTH-DAYS`,
      kind: 'policy',
      claimKinds: ClaimKind.options,
      title: 'Authorization not too old',
      section: 'patient',
      severity: 'warning',
      overridable: true,
      after: [...GUIDE_AUTHORIZATION_RULES, `${prefix}-AUTH`, `${prefix}-AUTH-RENTAL`],
      check: 'authorizationInTime',
      with: {},
      message: 'This payer’s decisions are good for {limit} days; {detail}.',
      remedy: 'Ask the payer to renew the authorization, or show that its letter gives more time.',
      remedyWhenUnknown: 'Record the dates of the authorization.',
      why: 'A decision that has run out carries nothing.',
      path: 'claim.authorization.authorizationFrom',
      risk: { carc: ['197', '198'], rarc: ['N210'] },
      source: termsSource('how long a decision is good'),
    }),
    rule({
      id: `${prefix}-AUTH-RENTAL`,
      kind: 'policy',
      claimKinds: ['oxygenRental'],
      title: 'Prior authorization',
      section: 'patient',
      severity: 'blocker',
      overridable: true,
      when: [
        {
          setting: 'payer.settings.rental.priorAuthorization',
          is: true,
          otherwise: 'this payer asks for no authorization',
        },
      ],
      check: 'authorization',
      with: {},
      message: 'The payer’s authorization does not carry the claim: {detail}.',
      remedy: 'Record number and dates from the payer’s letter.',
      why: 'Without it the claim is denied, whatever the need.',
      path: 'claim.authorization.authorizationNumber',
      risk: { carc: ['197', '198'], rarc: ['N210'] },
      source: termsSource('authorization for oxygen'),
    }),
  ];
}
