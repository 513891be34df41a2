import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { PartnerDialog, partnerProblems } from '../../../renderer/records/PartnerDialog.tsx';
import type { TradingPartnerValues } from '../../../shared/domain/tradingPartner.ts';
import { show } from '../components/show.tsx';
import { anId, fakeProgram, inputsOf } from './fakeProgram.ts';

afterEach(() => vi.unstubAllGlobals());

const WHOLE: TradingPartnerValues = {
  name: 'Example Clearinghouse',
  submitterQualifier: 'ZZ',
  submitterId: 'SAMPLE1',
  receiverQualifier: '30',
  receiverId: '000000000',
  production: true,
  wantsTa1: false,
  contactName: 'Sample Contact',
  contactPhone: '2175550100',
  contactEmail: '',
  note: '',
};

describe('a trading partner', () => {
  test('is whole or names what is missing', () => {
    expect(partnerProblems(WHOLE)).toEqual([]);
    expect(partnerProblems({ ...WHOLE, contactPhone: '' }).map(({ path }) => path)).toEqual(['contactPhone']);
    expect(partnerProblems({ ...WHOLE, receiverId: 'a*b' }).map(({ path }) => path)).toEqual(['receiverId']);
  });

  test('is asked for whole before anything is sent, then saved as typed', async () => {
    const onDone = vi.fn();
    const asked = fakeProgram({
      'partners.save': ({ values }) => ({ id: anId(5), revision: 1, ...values }),
    });
    const { user } = show(<PartnerDialog partner={null} onClose={vi.fn()} onDone={onDone} />);
    await user.click(screen.getByRole('button', { name: 'Add trading partner' }));
    expect(screen.getAllByText('Give the name of the trading partner.').length).toBeGreaterThan(0);
    expect(asked).toEqual([]);
    await user.type(screen.getByLabelText(/^Name/), WHOLE.name);
    await user.type(screen.getByLabelText(/^Your id/), 'sample1');
    await user.type(screen.getByLabelText(/^Contact in your office/), WHOLE.contactName);
    await user.type(screen.getByLabelText(/^Contact’s telephone/), '217 555 0100');
    await user.type(screen.getByLabelText(/^Receiver’s id/), 'examplech');
    await user.click(screen.getByRole('button', { name: 'Add trading partner' }));
    await waitFor(() => expect(onDone).toHaveBeenCalled());
    expect(inputsOf(asked, 'partners.save')[0]).toMatchObject({
      id: null,
      values: {
        submitterId: 'SAMPLE1',
        receiverId: 'EXAMPLECH',
        contactPhone: '2175550100',
        production: false,
      },
    });
  });
});
