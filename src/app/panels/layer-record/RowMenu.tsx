import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { CityLayer } from '../../../domain/city.ts';
import { removeUserLayer } from '../../state/layer-verbs.ts';
import { setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { openRecord } from './open-record.ts';
import { userLayersOf } from './versions.ts';

interface RowMenu {
  /** For the row's context menu: the right button, or the menu key. */
  readonly open: (event: MouseEvent<HTMLElement>) => void;
  readonly shown: ReactNode;
}

/** What can be done with a layer, at the place of the mouse. */
export function useRowMenu(layer: CityLayer): RowMenu {
  const [at, setAt] = useState<readonly [number, number] | null>(null);
  const open = (event: MouseEvent<HTMLElement>): void => {
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    // The menu key gives no place of its own.
    const byKey = event.clientX === 0 && event.clientY === 0;
    setAt(byKey ? [box.left + 20, box.bottom] : [event.clientX, event.clientY]);
  };
  return { open, shown: at && <Menu layer={layer} at={at} close={() => setAt(null)} /> };
}

interface MenuProps {
  readonly layer: CityLayer;
  /** Left and top, pixels of the page. */
  readonly at: readonly [number, number];
  readonly close: () => void;
}

function Menu({ layer, at: [left, top], close }: MenuProps) {
  const text = useText();
  const language = useApp((s) => s.language);
  const userLayers = useApp((s) => s.project.userLayers);
  const mine = userLayersOf(layer.id, userLayers).find((l) => l.as.kind === 'layer' || l.as.inForce);
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = menu;
    current?.showPopover();
    const over = (current?.getBoundingClientRect().bottom ?? 0) - innerHeight;
    if (current && over > 0) current.style.top = `${top - over - 4}px`;
    current?.querySelector('button')?.focus();
  }, [top]);
  const items: readonly (readonly [string, () => void])[] = [
    [text.data.record.open, () => openRecord(layer.id)],
    [text.data.record.tabs.check, () => openRecord(layer.id, 'check')],
    [text.data.record.tabs.versions, () => openRecord(layer.id, 'versions')],
    [text.shell.layers.table, () => setSession({ dialog: { table: layer.id } })],
    [text.data.record.export, () => setSession({ dialog: { write: layer.id } })],
    ...(layer.role === 'bands' || layer.role === 'management-range'
      ? [[text.data.bands.title, () => setSession({ dialog: 'bands' })] as const]
      : []),
    ...(mine ? [[text.data.row.remove, () => removeUserLayer(mine.id)] as const] : []),
  ];
  return (
    <div
      ref={menu}
      className="row-menu"
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={text.data.row.menu(layer.name[language])}
      style={{ left, top }}
      onToggle={(event) => event.newState === 'closed' && close()}
      onKeyDown={step}
      onContextMenu={(event) => event.stopPropagation()}
    >
      {items.map(([label, run]) => (
        <button
          key={label}
          type="button"
          role="menuitem"
          onClick={() => {
            close();
            run();
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** Up and down go through the entries. */
function step(event: React.KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  event.stopPropagation();
  const { activeElement } = document;
  const other = event.key === 'ArrowDown' ? activeElement?.nextElementSibling : activeElement?.previousElementSibling;
  if (other instanceof HTMLElement) other.focus();
}
