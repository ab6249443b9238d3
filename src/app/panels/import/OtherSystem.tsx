import type { ReactNode } from 'react';
import { useText } from '../../text/use-text.ts';
import { Select } from './Choice.tsx';
import { FAMILIES, inFamily, type PickedSystem, zonesOf } from './system.ts';

interface Props {
  readonly picked: PickedSystem;
  readonly onPick: (picked: PickedSystem) => void;
  /** How much of the data lies in the city so. */
  readonly inside: ReactNode;
}

/** Any system, part by part. */
export function OtherSystem({ picked, onPick, inside }: Props) {
  const text = useText().imports.place;
  const zones = zonesOf(picked.family);
  const zoned = picked.family === 'zones-3' || picked.family === 'zones-6';
  return (
    <div className="other-system">
      <Select
        label={text.system}
        value={picked.family}
        options={FAMILIES.map((family) => ({ value: family, label: text.families[family] }))}
        onChoose={(family) => onPick(inFamily(picked, family))}
      />
      {zones.length > 0 && (
        <Select
          label={text.zone}
          value={String(picked.zone)}
          options={zones.map(({ zone, meridian }) => ({ value: String(zone), label: text.zoneName(zone, meridian) }))}
          onChoose={(zone) => onPick({ ...picked, zone: Number(zone) })}
        />
      )}
      <Select
        label={text.order}
        value={picked.order}
        options={(['xy', 'yx'] as const).map((order) => ({ value: order, label: text.orders[order] }))}
        onChoose={(order) => onPick({ ...picked, order })}
      />
      <Select
        label={text.shift}
        value={picked.shift}
        options={(['none', 'gcj02', 'bd09'] as const).map((shift) => ({ value: shift, label: text.shifts[shift] }))}
        onChoose={(shift) => onPick({ ...picked, shift })}
      />
      {zoned && (
        <label className="import-check">
          <input
            type="checkbox"
            checked={picked.prefixed}
            onChange={(event) => onPick({ ...picked, prefixed: event.target.checked })}
          />
          {text.prefixed}
        </label>
      )}
      {inside}
    </div>
  );
}
