import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { orderOf } from '../../map/order.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { AbsentLayers } from './AbsentLayers.tsx';
import { resetOrder } from './change.ts';
import { LayerGroup } from './LayerGroup.tsx';
import { treeOf } from './tree.ts';
import './layers.css';

/** Only in builds that may ask another server for a base map. */
const BaseMap = import.meta.env.ECOSPACE_TIANDITU ? lazy(() => import('../base/BaseMap.tsx')) : null;

const NARROW = '(max-width: 1300px)';

function watchNarrow(change: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener('change', change);
  return () => query.removeEventListener('change', change);
}

/** Legend and layer list in one: every class with its picture, its size and its switch. */
export function LayerTree() {
  const narrow = useSyncExternalStore(watchNarrow, () => matchMedia(NARROW).matches);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const folded = chosen ?? narrow;
  return folded ? <FoldedTree unfold={() => setChosen(false)} /> : <OpenTree fold={() => setChosen(true)} />;
}

function FoldedTree({ unfold }: { unfold: () => void }) {
  const text = useText().shell.layers;
  return (
    <aside className="layer-tree folded" aria-label={text.title}>
      <button type="button" className="fold-button" title={text.unfold} aria-label={text.unfold} onClick={unfold}>
        <span aria-hidden="true">»</span>
        <span className="folded-title">{text.title}</span>
      </button>
    </aside>
  );
}

/** The missing layers stand at the end of a long list; the count in the head leads there. */
const showAbsent = (): void => document.querySelector('.absent-layers')?.scrollIntoView({ block: 'nearest' });

function OpenTree({ fold }: { fold: () => void }) {
  const text = useText().shell.layers;
  const open = useApp((s) => s.open);
  const order = useApp((s) => s.project.order);
  return (
    <aside className="layer-tree" aria-label={text.title}>
      <header className="layer-tree-title">
        <h2>{text.title}</h2>
        {open && (
          <button type="button" className="link layer-count" onClick={showAbsent}>
            {text.summary(open.city.layers.length, open.city.absentLayers.length)}
          </button>
        )}
        {order && (
          <button type="button" className="link" onClick={resetOrder}>
            {text.resetOrder}
          </button>
        )}
        <button type="button" className="fold-button" title={text.fold} aria-label={text.fold} onClick={fold}>
          <span aria-hidden="true">«</span>
        </button>
      </header>
      {open && (
        <div className="layer-tree-scroll">
          {treeOf(open, orderOf(open.city, { order })).map((group) => (
            <LayerGroup key={group.id} group={group} />
          ))}
          <AbsentLayers layers={open.city.absentLayers} />
        </div>
      )}
      {BaseMap && (
        <Suspense>
          <BaseMap />
        </Suspense>
      )}
    </aside>
  );
}
