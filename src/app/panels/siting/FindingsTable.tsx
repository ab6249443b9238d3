import { Fragment, useCallback, useEffect, useMemo, useState } from 'react';
import type { Finding, SitingResult } from '../../../domain/siting/result.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { ClauseSheet } from './ClauseSheet.tsx';
import { FindingRow } from './FindingRow.tsx';
import { findingRow } from './rows.ts';
import { TouchedFeatures } from './TouchedFeatures.tsx';
import './findings.css';

/** Findings in the order of the check: what is affected, what is clear by distance, what could not be checked. */
export function FindingsTable({ result }: { result: SitingResult }) {
  const { siting: text } = useText();
  const language = useApp((s) => s.language);
  const selectedKey = useApp((s) => (s.selection.kind === 'finding' ? s.selection.key : null));
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [clauseKey, setClauseKey] = useState<string | null>(null);
  const rows = useMemo(() => result.findings.map((f) => findingRow(f, text, language)), [result, text, language]);
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
      <ClauseSheet finding={findingOf(result, clauseKey)} onClose={() => setClauseKey(null)} />
    </>
  );
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
      <col className="col-basis" />
    </colgroup>
  );
}

function Head() {
  const { siting: text } = useText();
  return (
    <thead>
      <tr>
        <th scope="col">{text.table.factor}</th>
        <th scope="col" className="status">
          {text.table.involved}
        </th>
        <th scope="col" className="figure">
          {text.table.area}
          <small>{text.table.areaUnit}</small>
        </th>
        <th scope="col" className="figure">
          {text.table.share}
        </th>
        <th scope="col" className="figure">
          {text.table.distance}
          <small>{text.table.metre}</small>
        </th>
        <th scope="col" className="basis">
          {text.table.basis}
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
