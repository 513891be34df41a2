import type { TemplateKind, TemplateText } from '../../domain/letter.ts';

/** The texts that the program comes with. An office changes them in its settings and can always come back to these. */
export const DEFAULT_TEXTS: Readonly<Record<TemplateKind, TemplateText>> = {
  physicianLetter: {
    subject: 'Papers we need for your patient {{patientName}}',
    body: `Dear {{physicianName}},

We supply {{itemName}} to {{patientName}}, born {{patientBirthDate}}, and bill it to {{payerName}} with the date of service {{dateOfService}}. We looked through our file. The following is missing from your office.

{{asks}}

{{orderElements}}

{{note}}

Please send only what your own records and your judgment support, signed and dated by you. We do not ask you to state anything else, and we cannot write it for you.

Fax it to {{officeFax}}, or call {{senderName}} at {{officePhone}}. Thank you for your help.

{{senderName}}, {{officeName}}`,
  },
  faxCover: {
    subject: 'Fax',
    body: `{{transmission}}

These pages hold health information that is protected by law. They are meant for the person named above alone. If they came to you by mistake, please call us at {{officePhone}} and destroy them.`,
  },
  writtenOrder: {
    subject: 'Written order',
    body: `{{officeName}} prepared this form. The prescriber checks it, changes what is not right, fills in what is empty, and signs.

{{order}}

{{note}}

{{orderSignature}}

Please send the signed order to {{officeName}}, fax {{officeFax}}.`,
  },
  abnData: {
    subject: 'Data for the Advance Beneficiary Notice',
    body: `This sheet is not the notice. Copy it into the official form CMS-R-131, give the form to {{patientName}} before the item is provided, and keep the signed form.

{{abn}}

{{note}}`,
  },
  proofOfDelivery: {
    subject: 'Proof of delivery',
    body: `{{delivery}}

{{note}}

I received what is listed above, in good order, and was shown how to use it.

{{deliverySignature}}

Somebody who works for {{officeName}} cannot sign as the receiver.`,
  },
  appeal: {
    subject: 'Appeal of the decision on claim {{claimNumber}}',
    body: `We ask {{payerName}} to look again at its decision on the claim below, for {{patientName}}, number {{memberId}}.

{{denial}}

# Our answer

{{answer}}

# Evidence

{{enclosures}}

{{appealFacts}}

Please call {{senderName}} at {{officePhone}} with any question.

{{senderName}}, {{officeName}}`,
  },
  estimate: {
    subject: 'Estimate of costs',
    body: `For {{patientName}}, as of {{today}}. This is what we expect to charge, as far as we know it today.

{{lines}}

{{share}}

{{note}}

This is an estimate and no promise. What {{payerName}} pays is decided when the claim has come in, and what is needed may change. Ask us at {{officePhone}}.`,
  },
};
