import { useMemo } from 'react';
import { changeOf } from '../../../domain/siting/site-change.ts';
import { withStart } from '../../map/edit/active.ts';
import { duplicateActive, removeFootprint } from '../../map/edit/footprints.ts';
import { bringIntoView } from '../../map/zoom.ts';
import { keepRow } from '../../state/batch-rows.ts';
import type { Footprint } from '../../state/model.ts';
import { ownSites } from '../../state/select.ts';
import { edit, show, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

function moveBack({ start }: Footprint): void {
  edit(withStart);
  bringIntoView(start);
}

/** The footprints of the project: switch, copy, delete, and put the active one back where it was made. */
export function SiteList({ active }: { active: Footprint }) {
  const { siting: text, batch } = useText();
  const project = useApp((s) => s.project);
  const footprints = useMemo(() => ownSites(project), [project]);
  const { start, polygons } = active;
  const change = useMemo(() => (start === polygons ? null : changeOf(start, polygons)), [start, polygons]);
  return (
    <nav className="site-list" aria-label={text.list.title}>
      <select
        aria-label={text.list.title}
        value={active.id}
        onChange={(event) => {
          const { value } = event.target;
          show((project) => ({ ...project, activeFootprintId: value }));
        }}
      >
        {active.preview && <option value={active.id}>{text.list.preview(active.name)}</option>}
        {footprints.map((f) => (
          <option key={f.id} value={f.id}>
            {f.name}
          </option>
        ))}
      </select>
      <span className="quiet">{text.list.count(footprints.length)}</span>
      <span className="push" />
      {start !== polygons && (
        <button type="button" className="button plain" onClick={() => moveBack(active)}>
          {change?.kind === 'reshaped' ? text.list.restore : text.list.back}
        </button>
      )}
      <button
        type="button"
        className="button plain"
        onClick={(event) => {
          duplicateActive();
          // After a click Enter is again to take the advised place, not to copy once more.
          if (event.detail > 0) event.currentTarget.blur();
        }}
      >
        {text.list.duplicate}
      </button>
      {active.preview ? (
        <button type="button" className="button plain" title={batch.keepHint} onClick={keepRow}>
          {batch.keep}
        </button>
      ) : (
        <button type="button" className="button plain" onClick={() => removeFootprint(active.id)}>
          {text.list.remove}
        </button>
      )}
    </nav>
  );
}
