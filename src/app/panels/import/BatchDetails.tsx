import type { BatchKinds } from '../../../domain/siting/batch.ts';
import type { OpenedLayer } from '../../../worker/data-calls.ts';
import { choose } from '../../state/import-verbs.ts';
import { rulesInForce } from '../../state/rule-verbs.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { Select } from './Choice.tsx';

interface Props {
  readonly layer: OpenedLayer;
  readonly purpose: { readonly kind: 'batch'; readonly kinds: BatchKinds };
}

const COLUMN = 'column:';
const KIND = 'kind:';

/** Of which kind the projects of a list are: one for all, or as a column says; and what a screening replaces. */
export function BatchDetails({ layer, purpose }: Props) {
  const text = useText().batch.purpose;
  const language = useApp((s) => s.language);
  const before = useApp((s) => s.batch?.record.name);
  const { all, column } = purpose.kinds;
  const value = column !== null ? COLUMN + column : all !== null ? KIND + all : '';
  const change = (chosen: string): void => {
    const part = (prefix: string) => (chosen.startsWith(prefix) ? chosen.slice(prefix.length) : null);
    choose(layer.key, { purpose: { kind: 'batch', kinds: { all: part(KIND), column: part(COLUMN) } } });
  };
  return (
    <div className="purpose-details">
      <Select
        label={text.kind}
        value={value}
        options={[
          { value: '', label: text.unstated },
          ...rulesInForce().kinds.map((k) => ({ value: KIND + k.id, label: k.name[language] })),
          ...layer.columns.map((c) => ({ value: COLUMN + c.name, label: text.byColumn(c.name) })),
        ]}
        onChoose={change}
      />
      <p className="quiet">
        {text.kindNote} {before !== undefined && <b>{text.replaces(before)}</b>}
      </p>
    </div>
  );
}
