import { useEffect, useRef } from 'react';
import { tellsStatus } from '../../map/deck/site-status.ts';
import { classStyle } from '../../map/styles.ts';
import { layerView } from '../../state/select.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { setVisible } from './change.ts';
import { IllustrativeMark, LayerRow } from './LayerRow.tsx';
import { StatusKey } from './StatusKey.tsx';
import type { TreeGroup } from './tree.ts';

/** A group of rows under a head with a switch for all of them. */
export function LayerGroup({ group }: { group: TreeGroup }) {
  const text = useText().shell.layers;
  const language = useApp((s) => s.language);
  const name = group.name[language];
  // One mark for a group that is illustrative throughout; else the rows carry their own.
  const illustrative = group.rows.every((row) => row.entry.layer.reality === 'illustrative');
  const hasStatus = group.rows.some((row) => tellsStatus(classStyle(row.entry.class.style).symbol));
  return (
    // The switch stands beside the head and not in it: a control within a control is out of reach for screen readers.
    <div className="layer-group-frame">
      <GroupSwitch group={group} name={name} />
      <details className="layer-group" open>
        <summary>
          <span className="layer-group-name">{name}</span>
          {illustrative && <IllustrativeMark />}
          <span className="layer-group-unit">{group.geometry ? text.units[group.geometry] : text.mixedUnit}</span>
          <span className="layer-chevron" aria-hidden="true" />
        </summary>
        <ul>
          {group.rows.map((row, i) => (
            <LayerRow
              key={row.entry.key}
              row={row}
              above={group.rows[i - 1]?.entry.key ?? null}
              below={group.rows[i + 1]?.entry.key ?? null}
              unit={group.geometry === null}
              marked={!illustrative}
            />
          ))}
        </ul>
        {hasStatus && <StatusKey />}
      </details>
    </div>
  );
}

function GroupSwitch({ group, name }: { group: TreeGroup; name: string }) {
  const text = useText().shell.layers;
  const box = useRef<HTMLInputElement>(null);
  const entries = group.rows.map((row) => row.entry);
  const shown = useApp((s) => entries.filter((entry) => layerView(s, entry).visible).length);
  const all = shown === entries.length;
  useEffect(() => {
    if (box.current) box.current.indeterminate = shown > 0 && !all;
  }, [shown, all]);
  return (
    <input
      ref={box}
      type="checkbox"
      checked={all}
      aria-label={text.show(name)}
      title={text.show(name)}
      onChange={() => setVisible(entries, !all)}
    />
  );
}
