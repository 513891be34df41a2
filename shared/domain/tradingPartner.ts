import { z } from 'zod';
import { checkedText, stored, text } from './record.ts';

/** Through whom claims go: a payer, a contractor or a clearinghouse, with the identifiers of its enrolment papers. */
export const TradingPartnerValues = z.strictObject({
  name: text(60),
  /** ISA05 and ISA07: 01, 14, 20, 27, 28, 29, 30, 33 or ZZ. */
  submitterQualifier: z.enum(['01', '14', '20', '27', '28', '29', '30', '33', 'ZZ']),
  submitterId: checkedText(15, isSenderId, 'An identifier has 2 to 15 capital letters and digits.'),
  receiverQualifier: z.enum(['01', '14', '20', '27', '28', '29', '30', '33', 'ZZ']),
  receiverId: checkedText(15, isSenderId, 'An identifier has 2 to 15 capital letters and digits.'),
  /** Production files; otherwise they are marked as tests. */
  production: z.boolean(),
  wantsTa1: z.boolean(),
  contactName: text(60),
  contactPhone: checkedText(10, (value) => /^[2-9]\d{9}$/.test(value), 'Give a ten-digit telephone number.'),
  contactEmail: text(80),
  note: text(500),
});
export type TradingPartnerValues = z.infer<typeof TradingPartnerValues>;
export const TradingPartner = stored(TradingPartnerValues);
export type TradingPartner = z.infer<typeof TradingPartner>;

function isSenderId(value: string): boolean {
  return /^[0-9A-Z](?:[0-9A-Z.&-]){0,13}[0-9A-Z]$/.test(value);
}
