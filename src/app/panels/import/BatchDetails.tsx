import { useMemo, useState } from 'react';
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import type { PlacementCandidate } from '../../../domain/imported-layer.ts';
import type { BatchKinds } from '../../../domain/siting/batch.ts';
import type { OpenedLayer } from '../../../worker/data-calls.ts';
import { count } from '../../format.ts';
import { polygonsOf } from '../../map/geometry.ts';
import { choose } from '../../state/import-verbs.ts';
import type { OpenCity } from '../../state/model.ts';
import { rulesInForce } from '../../state/rule-verbs.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { kindCounts, kindsByColumn, outsideCount, proposedColumn } from './batch-facts.ts';
import { Select } from './Choice.tsx';

interface Props {
  readonly layer: OpenedLayer;
  readonly purpose: { readonly kind: 'batch'; readonly kinds: BatchKinds };
  /** Null until the user has said where it lies. */
  readonly placement: PlacementCandidate | null;
}

const COLUMN = 'column:';
const KIND = 'kind:';

/** Of which kind the projects of a list are: one for all, or as a column says; and what a screening replaces. */
export function BatchDetails({ layer, purpose, placement }: Props) {
  const text = useText().batch.purpose;
  const language = useApp((s) => s.language);
  const before = useApp((s) => s.batch?.record.name);
  const { all, column } = purpose.kinds;
  const value = column !== null ? COLUMN + column : all !== null ? KIND + all : '';
  const change = (chosen: string): void => {
    const part = (prefix: string) => (chosen.startsWith(prefix) ? chosen.slice(prefix.length) : null);
    const ofColumn = part(COLUMN);
    const kinds = ofColumn === null ? { all: part(KIND), column: null } : kindsByColumn(ofColumn);
    choose(layer.key, { purpose: { kind: 'batch', kinds } });
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
      {value === '' && <KindOffer key={layer.key} layer={layer} onTake={(name) => change(COLUMN + name)} />}
      <p className="quiet">
        {text.kindNote}
        {column !== null && ' '}
        <KindCountWords layer={layer} kinds={purpose.kinds} />
        <OutsideNote layer={layer} placement={placement} /> {before !== undefined && <b>{text.replaces(before)}</b>}
      </p>
    </div>
  );
}

/** A column that clearly speaks of kinds of project: offered with what it comes to, and not checked by before it is taken. */
function KindOffer({ layer, onTake }: { layer: OpenedLayer; onTake: (column: string) => void }) {
  const text = useText().batch.purpose;
  const [isDeclined, setDeclined] = useState(false);
  const book = rulesInForce();
  const column = useMemo(() => proposedColumn(layer, book), [layer, book]);
  if (column === null || isDeclined) return null;
  return (
    <div className="kind-offer" role="note">
      <p>
        {text.offer(column)} <KindCountWords layer={layer} kinds={kindsByColumn(column)} />
      </p>
      <button type="button" className="button secondary take" onClick={() => onTake(column)}>
        {text.offerTake}
      </button>
      <button type="button" className="button plain" onClick={() => setDeclined(true)}>
        {text.offerDecline}
      </button>
    </div>
  );
}

/** How many sites say their kind in words that the rules know, kind by kind. */
function KindCountWords({ layer, kinds }: { layer: OpenedLayer; kinds: BatchKinds }) {
  const text = useText().batch.purpose;
  const language = useApp((s) => s.language);
  const book = rulesInForce();
  const counts = kindCounts(layer, kinds, book);
  if (!counts) return null;
  const { named, blank, unknown, words, rest } = counts;
  const nameOf = (kind: string) => book.kinds.find((k) => k.id === kind)?.name[language] ?? kind;
  const byKind = counts.kinds.map(({ id, sites }) => text.kindSites(nameOf(id), count(sites)));
  return (
    <>
      <b>{text.kindsNamed(count(named), count(layer.featureCount), byKind)}</b>
      {unknown > 0 && <b> {text.kindsUnknown(count(unknown), words)}</b>}
      {blank > 0 && <b> {text.kindsBlank(count(blank))}</b>}
      {rest > 0 && <b> {text.kindsRest(count(rest))}</b>}
    </>
  );
}

/** How many sites there is nothing to check of. */
function OutsideNote({ layer, placement }: Pick<Props, 'layer' | 'placement'>) {
  const text = useText().batch.purpose;
  const open = useApp((s) => s.open);
  const outside = useMemo(() => open && outsideCount(layer, placement, districtsOf(open)), [layer, placement, open]);
  if (!outside || outside.sites === 0) return null;
  const told = count(outside.sites);
  return <b> {text.outside(outside.isEstimate ? text.about(told) : told, count(layer.featureCount))}</b>;
}

function districtsOf({ city, tables }: OpenCity): PolygonCoordinates[] {
  const layer = city.layers.find((l) => l.role === 'districts');
  return (tables[layer?.id ?? '']?.features ?? []).map((f) => polygonsOf(f.geometry));
}
