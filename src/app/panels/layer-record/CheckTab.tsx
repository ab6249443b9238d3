import { useState } from 'react';
import type { CityLayer } from '../../../domain/city.ts';
import type { Problem } from '../../../domain/problems.ts';
import type { UserLayer } from '../../../domain/user-layers.ts';
import { count } from '../../format.ts';
import { inspectLayer, mendLayer } from '../../state/layer-verbs.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { ProblemMark } from '../shell/ProblemList.tsx';
import { groupsOf, hasPlace, mendableFeatures, type ProblemGroup } from './check-groups.ts';
import { findingsOf } from './findings.ts';
import { RepairTable } from './RepairTable.tsx';
import type { Stop } from './tour.ts';
import { userLayersOf } from './versions.ts';

interface CheckTabProps {
  readonly layer: CityLayer;
  readonly show: (stops: readonly Stop[], at: number) => void;
}

/** What the data check (数据体检) found, by kind; every entry leads to its place. */
export function CheckTab({ layer, show }: CheckTabProps) {
  const text = useText().data.check;
  const inspections = useApp((s) => s.inspections);
  const project = useApp((s) => s.project);
  const open = useApp((s) => s.open);
  const busy = useApp((s) => s.task !== null || s.opening !== 'ready');
  const findings = findingsOf({ inspections, project, open }, layer.id);
  const user = userLayersOf(layer.id, project.userLayers).find((own) => own.id === layer.versions[0]?.id);
  const [neighbour, setNeighbour] = useState<string | null>(null);
  const groups = groupsOf(findings?.problems ?? []);
  return (
    <>
      <div className="check-head">
        <div className="check-words-head">
          <strong>{findings ? headline(findings.problems.length, groups, text) : text.never}</strong>
          <p>{findings ? (findings.from === 'check' ? text.last : text.atImport) : text.neverHint}</p>
        </div>
        <NeighbourChoice layer={layer} chosen={neighbour} choose={setNeighbour} />
        <button
          type="button"
          className={findings ? 'button secondary' : 'button'}
          disabled={busy}
          onClick={() => void inspectLayer(layer.id, neighbour)}
        >
          {findings ? text.again : text.start}
        </button>
      </div>
      {groups.length > 0 && (
        <ul className="check-groups">
          {groups.map((group) => (
            <Group key={group.code} group={group} show={show} />
          ))}
        </ul>
      )}
      {groups.length === 0 && <WhatIsChecked found={findings !== null} />}
      {findings && groups.length > 0 && <Mend user={user} problems={findings.problems} busy={busy} />}
      {user && user.record.repairs.length > 0 && <RepairTable repairs={user.record.repairs} />}
    </>
  );
}

interface NeighbourChoiceProps {
  readonly layer: CityLayer;
  readonly chosen: string | null;
  readonly choose: (layerId: string | null) => void;
}

/** A layer whose borders this one's ought to meet: gaps and slivers between the two are looked for. */
function NeighbourChoice({ layer, chosen, choose }: NeighbourChoiceProps) {
  const text = useText().data.check;
  const language = useApp((s) => s.language);
  const open = useApp((s) => s.open);
  const others =
    open?.city.layers.filter((l) => l.geometry === 'polygon' && l.id !== layer.id && open.tables[l.id]) ?? [];
  if (layer.geometry !== 'polygon') return null;
  return (
    <label className="check-neighbour">
      {text.neighbour}
      <select value={chosen ?? ''} onChange={(event) => choose(event.currentTarget.value || null)}>
        <option value="">{text.noNeighbour}</option>
        {others.map((l) => (
          <option key={l.id} value={l.id}>
            {l.name[language]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A row counts its places, the tab its entries: both are said where they differ. */
function headline(
  found: number,
  groups: readonly ProblemGroup[],
  text: ReturnType<typeof useText>['data']['check'],
): string {
  const places = groups.reduce((sum, group) => sum + group.places, 0);
  return found === 0 ? text.none : text.lead(count(found), groups.length, count(places));
}

const MOST = 50;

function Group({ group, show }: { group: ProblemGroup; show: CheckTabProps['show'] }) {
  const text = useText();
  const words = text.data.check;
  const [open, setOpen] = useState(false);
  const [first] = group.problems;
  const placed = group.problems.filter(hasPlace);
  const stops = placed.map((problem): Stop => ({ kind: 'problem', problem }));
  if (!first) return null;
  const single = group.problems.length === 1;
  return (
    <li className="check-group">
      <div className="check-line">
        <ProblemMark severity={group.severity} />
        <div className="check-words">
          <strong>{text.problems.title(first)}</strong>
          {(single || !open) && <p>{text.problems.sentence(first)}</p>}
        </div>
        <span className="check-count">{words.places(count(group.places))}</span>
        <span className="check-actions">
          {stops.length > 0 ? (
            <button type="button" className="button secondary" onClick={() => show(stops, 0)}>
              {stops.length === 1 ? words.locate : words.locateAll}
            </button>
          ) : (
            <span className="record-quiet">{words.noPlace}</span>
          )}
          {!single && (
            <button type="button" className="button plain" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? words.hide : words.show}
            </button>
          )}
        </span>
      </div>
      {open && !single && (
        <Entries problems={group.problems} showAt={(problem) => show(stops, placed.indexOf(problem))} />
      )}
    </li>
  );
}

function Entries({ problems, showAt }: { problems: readonly Problem[]; showAt: (problem: Problem) => void }) {
  const text = useText();
  return (
    <ol className="check-entries">
      {problems.slice(0, MOST).map((problem, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity; the list is replaced as a whole
        <li key={i}>
          <span>{text.problems.sentence(problem)}</span>
          {hasPlace(problem) && (
            <button type="button" className="link" onClick={() => showAt(problem)}>
              {text.data.check.locate}
            </button>
          )}
        </li>
      ))}
      {problems.length > MOST && (
        <li className="record-quiet">{text.data.check.more(count(problems.length - MOST))}</li>
      )}
    </ol>
  );
}

interface MendProps {
  readonly user: UserLayer | undefined;
  readonly problems: readonly Problem[];
  readonly busy: boolean;
}

function Mend({ user, problems, busy }: MendProps) {
  const text = useText().data.check;
  const features = mendableFeatures(problems);
  if (features.length === 0) return null;
  return (
    <div className="check-mend">
      <p>{user ? text.mendHint : text.mendShipped}</p>
      {user && (
        <button type="button" className="button" disabled={busy} onClick={() => void mendLayer(user.id)}>
          {text.mend(features.length)}
        </button>
      )}
    </div>
  );
}

/** Says what is looked for: nothing found is no promise. */
function WhatIsChecked({ found }: { found: boolean }) {
  const text = useText().data.check;
  return (
    <div className="check-none">
      {found && <p>{text.noneLimits}</p>}
      <h4 className="check-none-title">{found ? text.checked : text.checks}</h4>
      <ul>
        {text.checkedKinds.map((kind) => (
          <li key={kind}>
            <svg viewBox="0 0 14 14" aria-hidden="true" className={found ? undefined : 'open'}>
              <circle cx="7" cy="7" r="5" />
            </svg>
            {kind}
          </li>
        ))}
      </ul>
    </div>
  );
}
