import { useMemo, useState } from 'react';
import { copyActive } from '../../map/edit/footprints.ts';
import type { Footprint } from '../../state/model.ts';
import { rulesOf } from '../../state/rule-verbs.ts';
import { ownSites } from '../../state/select.ts';
import { getApp, setSession, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { ToastLine } from '../shell/Notices.tsx';
import { Sheet } from '../shell/Sheet.tsx';
import { DialogProblems } from '../shell/TaskLine.tsx';
import { CandidateTable } from './CandidateTable.tsx';
import { candidateRows } from './candidate-rows.ts';
import {
  candidateName,
  chosenCandidates,
  differentKinds,
  LEAST,
  MOST,
  type Preset,
  presetOf,
  toggled,
} from './choose.ts';
import { exportCandidates } from './export-candidates.ts';
import { useCandidateAdvice } from './use-candidate-advice.ts';
import { useCandidateChecks } from './use-candidate-checks.ts';
import { useContexts } from './use-contexts.ts';
import './candidates.css';

/** 候选比选: two to five sites beside each other, each with its own check by today's data and rules. */
export function CandidatesDialog() {
  const { candidates: text } = useText();
  const project = useApp((s) => s.project);
  const candidates = useApp((s) => s.candidates);
  const chosen = useMemo(() => chosenCandidates({ project, candidates }), [project, candidates]);
  const checks = useCandidateChecks(chosen);
  const advice = useCandidateAdvice(chosen, checks);
  const contexts = useContexts(chosen, checks, advice);
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const rows = candidateRows(checks.map((c) => (c?.kind === 'done' ? c.result : null)));
  const different = rows.filter((r) => r.isDifferent);
  return (
    <Sheet title={text.title} className="candidates-dialog">
      <Chooser footprints={ownSites(project)} chosen={chosen} preset={presetOf({ project, candidates })} />
      <KindsNote sites={chosen} />
      {chosen.length < LEAST ? (
        <p className="candidates-few">{text.tooFew}</p>
      ) : (
        <CandidateTable
          sites={chosen}
          checks={checks}
          advice={advice}
          rows={onlyDifferent ? different : rows}
          contexts={contexts}
          activeId={project.activeFootprintId}
        />
      )}
      <DialogProblems />
      <ToastLine />
      <footer className="candidates-foot">
        <button
          type="button"
          className="button secondary"
          disabled={chosen.length < LEAST || checks.some((c) => c === null)}
          onClick={() => exportCandidates({ sites: chosen, checks, rows, advice, contexts })}
        >
          {text.export}
        </button>
        <label>
          <input type="checkbox" checked={onlyDifferent} onChange={() => setOnlyDifferent(!onlyDifferent)} />
          {text.onlyDifferences}
        </label>
        <span role="status">{different.length > 0 ? text.differences(different.length) : text.noDifferences}</span>
        <p>{text.note}</p>
        <button type="button" className="button" onClick={() => setSession({ dialog: null })}>
          {text.close}
        </button>
      </footer>
    </Sheet>
  );
}

function KindsNote({ sites }: { sites: readonly Footprint[] }) {
  const { candidates: text } = useText();
  const language = useApp((s) => s.language);
  const known = useApp(rulesOf)?.kinds;
  const kinds = differentKinds(sites);
  if (kinds.length === 0) return null;
  const names = kinds.map((kind) =>
    kind === null ? text.kindUnknown : (known?.find((k) => k.id === kind)?.name[language] ?? kind),
  );
  return <p className="candidates-kinds">{text.kindsDiffer(names.join(' / '))}</p>;
}

/** Which footprints of the project are compared, and whether the user said so; a copy of the active one is a new candidate. */
interface ChooserProps {
  readonly footprints: readonly Footprint[];
  readonly chosen: readonly Footprint[];
  readonly preset: Preset | null;
}

function Chooser({ footprints, chosen, preset }: ChooserProps) {
  const { candidates: text } = useText();
  const ids = chosen.map((f) => f.id);
  const copy = (): void => {
    const taken = footprints.map((f) => f.name);
    copyActive((name) => candidateName(name, taken, text.copyName));
    // The copy is the active one now, and one of those compared.
    const id = getApp().project.activeFootprintId;
    if (id && ids.length < MOST) setSession({ candidates: [...ids, id] });
  };
  return (
    <fieldset className="candidates-chooser">
      <legend>{text.choose}</legend>
      {footprints.map((f) => (
        <label key={f.id}>
          <input
            type="checkbox"
            checked={ids.includes(f.id)}
            disabled={!ids.includes(f.id) && ids.length >= MOST}
            onChange={() => setSession({ candidates: toggled(ids, f.id) })}
          />
          {f.name}
        </label>
      ))}
      <span>
        {text.chosen(chosen.length, MOST)}
        {preset && <b> · {text.preset[preset]}</b>}
      </span>
      <button type="button" className="button secondary" title={text.copyHint} onClick={copy}>
        {text.copy}
      </button>
    </fieldset>
  );
}
