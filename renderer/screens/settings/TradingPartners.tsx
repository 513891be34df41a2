import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { LEADS } from '../../../shared/contract/channel.ts';
import type { TradingPartner } from '../../../shared/domain/tradingPartner.ts';
import { call } from '../../client.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { LoadingBar } from '../../components/LoadingBar.tsx';
import { Section } from '../../components/Section.tsx';
import { Chip } from '../../components/StatusChip.tsx';
import { useQuery } from '../../components/useQuery.ts';
import { PartnerDialog } from '../../records/PartnerDialog.tsx';
import { removeWithUndo } from '../../records/recordActions.ts';
import { useChanges } from '../../stores/changes.ts';
import { useNotices } from '../../stores/notices.ts';
import { useHasRole } from '../../stores/session.ts';
import styles from './Settings.module.css';

const NOTE =
  'Who takes the files of claims: a clearinghouse, a contractor or a payer. Each payer’s page says through which of them its claims go.';

/** Through whom claims go. The owner and the billing lead change them, the desk may look them up. */
export function TradingPartners() {
  const partners = useQuery('partners.list', {}, { keep: true });
  const mayEdit = useHasRole(LEADS);
  const show = useNotices((store) => store.show);
  /** null: no dialog; 'new': one for a new partner. */
  const [open, setOpen] = useState<TradingPartner | 'new' | null>(null);
  useChanges(() => void partners.reload());
  const list = partners.data ?? [];

  return (
    <Section
      title="Trading partners"
      id="partners"
      note={mayEdit ? NOTE : `${NOTE} Only the owner and the billing lead change them.`}
      actions={
        mayEdit ? (
          <Button
            leftSection={<IconPlus size="1rem" aria-hidden="true" />}
            onClick={() => setOpen('new')}
            data-path="partners"
          >
            Add trading partner
          </Button>
        ) : null
      }
    >
      <LoadingBar loading={partners.loading} />
      {partners.fault && !partners.data ? (
        <FaultMessage fault={partners.fault} onRetry={() => void partners.reload()} />
      ) : null}
      {partners.data && list.length === 0 ? (
        <p className="cw-quiet">
          None yet. Without one no file of claims can be written; paper forms can be printed all the same.
        </p>
      ) : null}
      <ul className={styles.partners} aria-label="Trading partners">
        {list.map((partner) => (
          <li key={partner.id} className={styles.partner}>
            <div className={styles.partnerWords}>
              <p className={styles.partnerName}>
                <strong>{partner.name}</strong>{' '}
                <Chip tone={partner.production ? 'met' : 'unknown'}>
                  {partner.production ? 'Production' : 'Test files'}
                </Chip>
              </p>
              <p className="cw-quiet">
                You are {partner.submitterId} ({partner.submitterQualifier}), they are {partner.receiverId} (
                {partner.receiverQualifier}). Contact: {partner.contactName}.
              </p>
              {partner.note === '' ? null : <p className="cw-quiet">{partner.note}</p>}
            </div>
            {mayEdit ? (
              <div className={styles.partnerActions}>
                <Button size="xs" aria-label={`Change ${partner.name}`} onClick={() => setOpen(partner)}>
                  Change
                </Button>
                <Button
                  size="xs"
                  aria-label={`Remove ${partner.name}`}
                  onClick={() =>
                    void removeWithUndo(
                      'The trading partner',
                      () => call('partners.remove', { id: partner.id, revision: partner.revision }),
                      partners.reload,
                    )
                  }
                >
                  Remove
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {open === null ? null : (
        <PartnerDialog
          partner={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onDone={(saved) => {
            setOpen(null);
            show({
              tone: 'done',
              text:
                open === 'new'
                  ? 'Trading partner added. Choose it on the pages of its payers.'
                  : `${saved.name} was saved.`,
            });
            void partners.reload();
          }}
        />
      )}
    </Section>
  );
}
