import { Fragment, useCallback, useEffect, useMemo, useState } from 'react';
import type { Finding, SitingResult } from '../../../domain/siting/result.ts';
import { relaxations } from '../../../domain/siting/rule-limits.ts';
import { shippedRules } from '../../state/open-city.ts';
import { hasConflict } from '../../state/siting-advice.ts';
import type { AdviceState } from '../../state/siting-types.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { ClauseSheet } from './ClauseSheet.tsx';
import { FindingRow } from './FindingRow.tsx';
import type { Moves } from './margin.ts';
import { NotApplicable } from './NotApplicable.tsx';
import { findingRow } from './rows.ts';
import { TouchedFeatures } from './TouchedFeatures.tsx';
import './findings.css';

/** Findings in the order of the check: what is affected, what is clear by distance, what could not be checked. */
export function FindingsTable({ result, footprintId }: { result: SitingResult; footprintId: string }) {
  const { siting: text } = useText();
  const selectedKey = useApp((s) => (s.selection.kind === 'finding' ? s.selection.key : null));
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [clauseKey, setClauseKey] = useState<string | null>(null);
  const rows = useRows(result, footprintId);
  const closeClause = useCallback(() => setClauseKey(null), []);
  const onToggle = useCallback((key: string) => setOpened((keys) => toggled(keys, key)), []);
  useScrollToSelected(selectedKey);
  return (
    <>
      <table className="findings" aria-label={text.table.caption}>
        <Columns />
        <Head />
        <tbody>
          {result.findings.map((finding, i) => (
            <Fragment key={finding.key}>
              <FindingRow
                row={rows[i]!}
                selected={finding.key === selectedKey}
                opened={opened.has(finding.key)}
                onToggle={onToggle}
                onClause={setClauseKey}
              />
              {opened.has(finding.key) && <TouchedFeatures finding={finding} />}
            </Fragment>
          ))}
        </tbody>
      </table>
      <NotApplicable rules={result.notApplicable} />
      <ClauseSheet
        finding={findingOf(result, clauseKey)}
        footprintId={footprintId}
        row={rows.find((row) => row.key === clauseKey) ?? null}
        onClose={closeClause}
      />
    </>
  );
}

function useRows(result: SitingResult, footprintId: string) {
  const { siting: text } = useText();
  const language = useApp((s) => s.language);
  const advice = useApp((s) => s.advice);
  const disputes = useApp((s) => s.project.disputes);
  const footprint = useApp((s) => s.project.footprints.find((f) => f.id === footprintId) ?? null);
  return useMemo(() => {
    const { computationErrorSquareMetres } = result;
    const relaxed = relaxations(result, shippedRules());
    const context = { moves: movesOf(advice, result), disputes, footprint, computationErrorSquareMetres, relaxed };
    return result.findings.map((f) => findingRow(f, text, language, context));
  }, [result, text, language, advice, disputes, footprint]);
}

/** The search begins as soon as the footprint rests: until then it counts as under way. */
function movesOf(advice: AdviceState, result: SitingResult): Moves {
  if (advice.kind === 'done' && advice.of === result) return advice.advice.each;
  const waits = advice.kind === 'none' || advice.kind === 'running';
  return waits && hasConflict(result) ? 'searching' : null;
}

const findingOf = (result: SitingResult, key: string | null): Finding | null =>
  result.findings.find((f) => f.key === key) ?? null;

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}

function Columns() {
  return (
    <colgroup>
      <col />
      <col className="col-status" />
      <col className="col-area" />
      <col className="col-share" />
      <col className="col-distance" />
      <col className="col-margin" />
      <col className="col-basis" />
    </colgroup>
  );
}

function Head() {
  const { table } = useText().siting;
  const figures = [
    { name: table.area, unit: table.areaUnit },
    { name: table.share, unit: null },
    { name: table.distance, unit: table.metre },
    { name: table.margin, unit: table.metre },
  ];
  return (
    <thead>
      <tr>
        <th scope="col">{table.factor}</th>
        <th scope="col" className="status">
          {table.involved}
        </th>
        {figures.map(({ name, unit }) => (
          <th key={name} scope="col" className="figure">
            {name}
            {unit && <small>{unit}</small>}
          </th>
        ))}
        <th scope="col" className="basis">
          {table.basis}
        </th>
      </tr>
    </thead>
  );
}

function useScrollToSelected(key: string | null): void {
  useEffect(() => {
    if (key) document.querySelector(`.findings [data-key="${CSS.escape(key)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [key]);
}
