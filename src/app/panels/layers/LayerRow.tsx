import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { count, kilometres, squareKilometres } from '../../format.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { layerView } from '../../state/select.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { MineMark } from '../layer-record/MineMark.tsx';
import { useRowMenu } from '../layer-record/RowMenu.tsx';
import { RowWarnings } from '../layer-record/RowWarnings.tsx';
import { moveClass, setVisible } from './change.ts';
import { LayerDetails } from './LayerDetails.tsx';
import type { TreeRow } from './tree.ts';

interface LayerRowProps {
  readonly row: TreeRow;
  /** Neighbours in the group, for moving; null at its ends. */
  readonly above: string | null;
  readonly below: string | null;
  /** Print the unit after the figure, where the head of the group cannot. */
  readonly unit: boolean;
  /** Mark an illustrative layer in its own row. */
  readonly marked: boolean;
}

const DRAG_TYPE = 'text/x-layer-class';

export function LayerRow({ row, above, below, unit, marked }: LayerRowProps) {
  const text = useText().shell.layers;
  const { entry } = row;
  const language = useApp((s) => s.language);
  const view = useApp((s) => layerView(s, entry).visible);
  const lit = useApp((s) => s.hoverKey === entry.key);
  const [details, setDetails] = useState(false);
  const menu = useRowMenu(entry.layer);
  const name = entry.class.name[language];
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'ArrowUp' && above) moveClass(entry.key, above, 'above');
    if (event.key === 'ArrowDown' && below) moveClass(entry.key, below, 'below');
  };
  return (
    <li
      className={`layer-row${lit ? ' lit' : ''}${details ? ' open' : ''}`}
      onKeyDown={onKeyDown}
      onContextMenu={menu.open}
      {...hover(entry.key)}
      {...dragging(entry.key)}
    >
      <div className="layer-row-line">
        <label className="layer-name" title={text.drag}>
          <input type="checkbox" checked={view} onChange={() => setVisible([entry], !view)} />
          <Swatch style={entry.class.style} dim={!view} />
          <span className="layer-words">
            {name} {marked && entry.layer.reality === 'illustrative' && <IllustrativeMark />}
            <MineMark layer={entry.layer} />
          </span>
        </label>
        {entry.class === entry.layer.classes[0] && <RowWarnings layer={entry.layer} />}
        <button
          type="button"
          className="layer-amount"
          title={text.details}
          aria-expanded={details}
          onClick={() => setDetails(!details)}
        >
          <span className="visually-hidden">
            {text.details} {name}
          </span>
          <Amount row={row} unit={unit} />
          <span className="layer-chevron" aria-hidden="true" />
        </button>
      </div>
      {details && <LayerDetails entry={entry} above={above} below={below} />}
      {menu.shown}
    </li>
  );
}

export function IllustrativeMark() {
  const text = useText().shell;
  return (
    <span className="illustrative-mark" title={text.illustrative}>
      {text.layers.illustrative}
    </span>
  );
}

function Amount({ row, unit }: { row: TreeRow; unit: boolean }) {
  const text = useText().shell.layers;
  const { geometry } = row.entry.layer;
  if (row.amount === null) return '—';
  const figure =
    geometry === 'polygon'
      ? squareKilometres(row.amount)
      : geometry === 'line'
        ? kilometres(row.amount)
        : count(row.amount);
  return unit ? `${figure} ${text.units[geometry]}` : figure;
}

const hover = (key: string) => ({
  onMouseEnter: () => setSession({ hoverKey: key }),
  onMouseLeave: () => setSession({ hoverKey: null }),
});

/** Dropped on the upper half of another row it goes above that row, else below. */
const dragging = (key: string) => ({
  draggable: true,
  onDragStart: (event: DragEvent) => {
    event.dataTransfer.setData(DRAG_TYPE, key);
    event.dataTransfer.effectAllowed = 'move';
  },
  onDragOver: (event: DragEvent) => {
    if (event.dataTransfer.types.includes(DRAG_TYPE)) event.preventDefault();
  },
  onDrop: (event: DragEvent) => {
    const other = event.dataTransfer.getData(DRAG_TYPE);
    if (!other) return;
    event.preventDefault();
    event.stopPropagation();
    const box = event.currentTarget.getBoundingClientRect();
    moveClass(other, key, event.clientY < box.top + box.height / 2 ? 'above' : 'below');
  },
});
