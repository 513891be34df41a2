import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { FilingSection, ownFiling } from '../../../../renderer/screens/payers/FilingSection.tsx';
import { FILING_TEXTS } from '../../../../renderer/screens/payers/filingTexts.ts';
import { settingName } from '../../../../renderer/screens/payers/settingName.ts';
import { defaultFiling, FilingSettings } from '../../../../shared/domain/filing.ts';
import { Held, show } from '../../components/show.tsx';
import { fakeProgram } from '../../records/fakeProgram.ts';

afterEach(() => vi.unstubAllGlobals());

describe('how a payer’s claims are filed', () => {
  test('every switch is on the page and has a name', () => {
    const shown = ['tradingPartnerId', 'filingIndicator', ...FILING_TEXTS.map(({ key }) => key)];
    expect(shown.toSorted()).toEqual(Object.keys(FilingSettings.shape).toSorted());
    for (const key of shown) expect(settingName(`filing.${key}`)).not.toBe(`filing.${key}`);
  });

  test('every choice of a switch can be stored', () => {
    for (const { key, control } of FILING_TEXTS) {
      const words = control.is === 'choice' ? Object.keys(control.names) : [];
      for (const word of words) {
        const value = key === 'paperPointers' ? Number(word) : word;
        expect(FilingSettings.safeParse({ ...defaultFiling('medicare'), [key]: value }).success).toBe(true);
      }
    }
  });

  test('what is chosen is told, marked as the payer’s own, and can be reset', async () => {
    fakeProgram({ 'partners.list': () => [] });
    const told: FilingSettings[] = [];
    const { user } = show(
      <Held start={defaultFiling('medicare')} onReport={(value: FilingSettings) => told.push(value)}>
        {(value, onChange) => (
          <FilingSection
            payerClass="medicare"
            value={value}
            onChange={onChange}
            readOnly={false}
            issues={[]}
          />
        )}
      </Held>,
    );
    const letters = screen.getByRole('group', { name: 'Diagnosis letters on a line of the paper form' });
    await user.click(within(letters).getByRole('radio', { name: 'Up to four' }));
    expect(told.at(-1)).toEqual({ ...defaultFiling('medicare'), paperPointers: 4 });
    expect(ownFiling(told.at(-1) ?? defaultFiling('medicare'), 'medicare')).toBe(1);
    const corrections = screen.getByRole('group', { name: 'Takes replaced and voided claims' });
    await user.click(within(corrections).getByRole('radio', { name: 'Yes' }));
    expect(told.at(-1)).toMatchObject({ takesReplacements: true, paperPointers: 4 });
    await user.click(within(letters).getByRole('button', { name: /^Reset/ }));
    expect(told.at(-1)).toMatchObject({ takesReplacements: true, paperPointers: 1 });
  });
});
