import { DESK, STAFF } from '../../../../shared/contract/channel.ts';
import type { PartView } from '../../../../shared/contract/parts.ts';
import {
  type CatalogPartValues as Values,
  CatalogPartValues,
} from '../../../../shared/domain/partsCatalog.ts';
import { isBlank } from '../../../../shared/domain/record.ts';
import { CheckField } from '../../../components/CheckField.tsx';
import { ConflictDialog } from '../../../components/ConflictDialog.tsx';
import { MoneyField } from '../../../components/MoneyField.tsx';
import { NumberField } from '../../../components/NumberField.tsx';
import { Page } from '../../../components/Page.tsx';
import { SavedLine } from '../../../components/SavedLine.tsx';
import { FieldRow, Section } from '../../../components/Section.tsx';
import { TagList } from '../../../components/TagList.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { bindField, type EditorProps } from '../../../records/editorProps.ts';
import { fieldWords } from '../../../records/fieldWords.ts';
import { HcpcsField } from '../../../records/HcpcsField.tsx';
import { conflictText } from '../../../records/historyWords.ts';
import { editorOf, useStoredDraft } from '../../../records/recordDraft.ts';
import { useUndo } from '../../../records/recordActions.ts';
import type { NewRecord } from '../../../records/useNewRecord.ts';
import { useSectionKeys } from '../../../records/useSectionKeys.ts';
import { useHasRole, useSession } from '../../../stores/session.ts';
import { CostSection, MovesSection } from './PartHistory.tsx';
import { StockChip } from './StockChip.tsx';
import { StockSection } from './StockSection.tsx';

interface Props {
  readonly record: NewRecord;
  /** Null while the part does not exist yet. */
  readonly view: PartView | null;
  readonly reload: () => Promise<void>;
  readonly put: (view: PartView) => void;
}

export const PARTS = { to: '/equipment/parts', label: 'Parts and stock' };

const EMPTY: Values = {
  partNumber: '',
  description: '',
  maker: '',
  fits: [],
  code: '',
  unitCostCents: null,
  costSource: '',
  reorderAt: null,
  active: true,
};

export function PartPage({ record, view, reload, put }: Props) {
  const mayWrite = useHasRole(DESK);
  const mayMove = useHasRole(STAFF);
  const noMoney = useSession((store) => store.status?.user?.role === 'technician');
  const draft = useStoredDraft({
    key: record.key,
    schema: CatalogPartValues,
    channel: 'parts.save',
    stored: view?.part ?? null,
    empty: EMPTY,
    refuse: (values) =>
      record.id === null && (isBlank(values.partNumber) || isBlank(values.description))
        ? 'Give a number and a description: from then on everything saves itself.'
        : null,
    onSaved: () => {
      if (record.id !== null) void reload();
    },
    onBorn: record.born,
  });
  useUndo(reload);
  useSectionKeys();
  const part = draft.values;
  const title = [part.partNumber, part.description].filter(Boolean).join(', ');
  return (
    <Page
      title={title || (record.isNew ? 'New part' : 'Part')}
      back={PARTS}
      status={
        <>
          {view ? <StockChip state={view.state} /> : null}
          <SavedLine draft={draft} />
          <ConflictDialog draft={draft} labelOf={fieldWords} show={conflictText} personal={false} />
        </>
      }
    >
      <PartFields editor={editorOf(draft, !mayWrite)} noMoney={noMoney} autoFocus={record.isNew} />
      {view ? (
        <>
          <StockSection view={view} mayMove={mayMove} put={put} />
          <MovesSection moves={view.moves} />
          {noMoney ? null : <CostSection costs={view.costs} />}
        </>
      ) : null}
    </Page>
  );
}

function PartFields({
  editor,
  noMoney,
  autoFocus,
}: {
  readonly editor: EditorProps<Values>;
  readonly noMoney: boolean;
  readonly autoFocus: boolean;
}) {
  const fits = bindField(editor, 'fits');
  return (
    <Section title="Part" plain>
      <FieldRow>
        <TextField
          {...bindField(editor, 'partNumber')}
          label="Part number"
          maxLength={40}
          code
          required
          autoFocus={autoFocus}
        />
        <TextField
          {...bindField(editor, 'description')}
          label="Description"
          width="l"
          maxLength={120}
          required
        />
        <TextField {...bindField(editor, 'maker')} label="Maker" maxLength={60} />
      </FieldRow>
      <FieldRow>
        <HcpcsField {...bindField(editor, 'code')} label="HCPCS code" on={null} />
        {noMoney ? null : (
          <>
            <MoneyField {...bindField(editor, 'unitCostCents')} label="Unit cost" width="s" />
            <TextField
              {...bindField(editor, 'costSource')}
              label="Price from"
              maxLength={120}
              hint="Price list, quote or invoice with its date"
            />
          </>
        )}
        <NumberField
          {...bindField(editor, 'reorderAt')}
          label="Low below"
          width="s"
          min={0}
          max={9999}
          hint="Pieces in the office’s own branch"
        />
      </FieldRow>
      <FieldRow>
        <TagList
          {...fits}
          onChange={(next) => fits.onChange(next)}
          label="Fits"
          width="l"
          max={100}
          hint="Make and model, one by one; empty: not known"
        />
        <CheckField {...bindField(editor, 'active')} label="In use" note="Offered in visits" />
      </FieldRow>
    </Section>
  );
}
