import { type ReactNode, useMemo } from 'react';
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import { isWider, landOf } from '../../../domain/siting/design.ts';
import type { Finding, SitingResult } from '../../../domain/siting/result.ts';
import { countsWith } from '../../../domain/siting/rule-limits.ts';
import { hectares, metres, mu, percent } from '../../format.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { bringIntoView } from '../../map/zoom.ts';
import type { Footprint } from '../../state/model.ts';
import { rulesOf } from '../../state/rule-verbs.ts';
import { factsOf } from '../../state/siting-facts.ts';
import { show, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { OutcomeIcon } from '../siting/OutcomeIcon.tsx';
import { NO_CONTEXT, type RowContext } from '../siting/rows.ts';
import { CandidateCell } from './CandidateCell.tsx';
import type { CandidateRow } from './candidate-rows.ts';
import { adviceWords } from './candidates-csv.ts';
import { Thumbnail } from './Thumbnail.tsx';
import { boxOfPolygons, sharedScale } from './thumbnail-paths.ts';
import type { CandidateAdvice } from './use-candidate-advice.ts';
import { type CandidateCheck, SUMMED } from './use-candidate-checks.ts';

export interface CandidateTableProps {
  readonly sites: readonly Footprint[];
  readonly checks: readonly (CandidateCheck | null)[];
  readonly advice: readonly (CandidateAdvice | null)[];
  readonly rows: readonly CandidateRow[];
  readonly contexts: readonly RowContext[];
  readonly activeId: string | null;
}

/** A column a site, a row a figure. */
export function CandidateTable(props: CandidateTableProps) {
  const { sites, rows, contexts } = props;
  const { candidates: text } = useText();
  return (
    <div className="candidates-scroll">
      <table className="candidates-table" data-sites={sites.length}>
        <Heads {...props} />
        <tbody>
          <Maps {...props} />
          <Sums {...props} />
          <tr className="candidates-section">
            <th scope="rowgroup" colSpan={sites.length + 1}>
              {text.rows.findings}
            </th>
          </tr>
          {rows.map((row) => (
            <FindingCells key={row.id} row={row} sites={sites} contexts={contexts} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The dialogue stays, so that several can be looked at. */
function activate({ id, polygons }: Footprint): void {
  show((project) => (project.activeFootprintId === id ? project : { ...project, activeFootprintId: id }));
  bringIntoView(polygons);
}

/** Names and outcomes stay in sight; a click makes the site the active one and shows it on the map. */
function Heads({ sites, checks, activeId }: CandidateTableProps) {
  const { candidates: text, siting } = useText();
  return (
    <thead>
      <tr>
        <td />
        {sites.map((site, i) => {
          const check = checks[i];
          const result = check?.kind === 'done' ? check.result : null;
          return (
            <th key={site.id} scope="col" data-active={site.id === activeId}>
              <button
                type="button"
                aria-pressed={site.id === activeId}
                title={text.activate(site.name)}
                onClick={() => activate(site)}
              >
                <span className="candidate-letter">{text.letters[i]}</span>
                <span className="candidate-name">{site.name}</span>
                {site.id === activeId && <small>{text.active}</small>}
              </button>
              <span className={`candidate-outcome on-ink ${result?.overall ?? 'waiting'}`}>
                {result && <OutcomeIcon outcome={result.overall} size="1.3em" />}
                {result ? siting.outcome[result.overall] : check ? text.notChecked : text.checking}
              </span>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** Pictures are this wide and high, by the number of sites. */
const PICTURE: Readonly<Record<number, readonly [number, number]>> = {
  2: [420, 230],
  3: [340, 200],
  4: [270, 170],
  5: [220, 150],
};

/** On a low page the figures under the pictures must stay in sight. */
const LOW_PAGE = 800;
const LOW_SHARE = 0.66;

function Maps({ sites, checks }: CandidateTableProps) {
  const { candidates: text } = useText();
  const [width, tall] = PICTURE[sites.length] ?? [220, 150];
  const height = innerHeight < LOW_PAGE ? tall * LOW_SHARE : tall;
  const size = useMemo(() => {
    const boxes = sites.map((s) => boxOfPolygons(s.polygons));
    return { width, height, metresPerPixel: sharedScale(boxes, width, height) };
  }, [sites, width, height]);
  return (
    <tr className="candidates-maps">
      <td className="candidates-scale">{text.sameScale}</td>
      {sites.map((site, i) => {
        const check = checks[i];
        return (
          <td key={site.id}>
            <Thumbnail
              polygons={site.polygons}
              overlaps={check?.kind === 'done' ? overlapsOf(check.result) : NO_OVERLAPS}
              size={size}
              label={text.map(site.name)}
            />
          </td>
        );
      })}
    </tr>
  );
}

const NO_OVERLAPS: readonly PolygonCoordinates[] = [];
const overlaps = new WeakMap<SitingResult, readonly PolygonCoordinates[]>();
const CONFLICTS: ReadonlySet<Finding['outcome']> = new Set(SUMMED);

/** Of the findings that decide; the same list for the same result, so that pictures are not drawn again. */
function overlapsOf(result: SitingResult): readonly PolygonCoordinates[] {
  const made = overlaps.get(result) ?? result.findings.filter((f) => CONFLICTS.has(f.outcome)).map((f) => f.overlap);
  overlaps.set(result, made);
  return made;
}

/** Figures of the whole site. */
function Sums({ sites, checks, advice, contexts }: CandidateTableProps) {
  const { candidates: text, siting } = useText();
  const language = useApp((s) => s.language);
  const kinds = useApp(rulesOf)?.kinds;
  const dash = siting.table.dash;
  const figures = (label: string, of: (result: SitingResult, i: number) => ReactNode, className = 'figure') => (
    <tr>
      <th scope="row">{label}</th>
      {sites.map((site, i) => {
        const check = checks[i];
        return (
          <td key={site.id} className={className}>
            {check?.kind === 'done' ? of(check.result, i) : dash}
          </td>
        );
      })}
    </tr>
  );
  return (
    <>
      {figures(text.rows.counts, (r, i) => {
        const { hit, clear, relaxed, unchecked } = countsWith(r.counts, contexts[i]?.relaxed ?? NO_CONTEXT.relaxed);
        return text.counts(hit, clear, relaxed, unchecked);
      })}
      {figures(text.rows.area, (r) => (
        <>
          {hectares(landOf(r))} <small>{`${mu(landOf(r))} ${siting.units.mu}`}</small>
        </>
      ))}
      {checks.some((c) => c?.kind === 'done' && isWider(c.result)) &&
        figures(text.rows.range, (r) => hectares(r.areaSquareMetres))}
      {checks.some((c) => c?.kind === 'done' && c.result.design?.lengthMetres != null) &&
        figures(text.rows.line, (r) => metres(r.design?.lengthMetres ?? null))}
      {figures(text.rows.net, (r) => (r.net.netSquareMetres > 0 ? <b>{hectares(r.net.netSquareMetres)}</b> : dash))}
      {SUMMED.map((outcome) => (
        <tr key={outcome} className="candidates-sub">
          <th scope="row">
            <span className={`outcome ${outcome}`}>
              <OutcomeIcon outcome={outcome} />
              {siting.outcome[outcome]}
            </span>
          </th>
          {sites.map((site, i) => {
            const check = checks[i];
            const net = check?.kind === 'done' ? check.net[outcome] : null;
            return (
              <td key={site.id} className="figure">
                {net ? hectares(net) : dash}
              </td>
            );
          })}
        </tr>
      ))}
      {figures(text.rows.advice, (_, i) => (
        <AdviceWords advice={advice[i] ?? null} />
      ))}
      {figures(
        text.rows.districts,
        (r) =>
          r.districts
            .map((d) => `${d.name ?? text.outside} ${percent(d.areaSquareMetres / r.areaSquareMetres)}`)
            .join(' · '),
        'words',
      )}
      <tr>
        <th scope="row">{text.rows.kind}</th>
        {sites.map((site) => {
          const { kind } = factsOf(site);
          return (
            <td key={site.id} className="words">
              {kind === null ? text.kindUnknown : (kinds?.find((k) => k.id === kind)?.name[language] ?? kind)}
            </td>
          );
        })}
      </tr>
    </>
  );
}

function AdviceWords({ advice }: { advice: CandidateAdvice | null }) {
  const text = useText();
  if (!advice) return text.siting.table.dash;
  if (advice.kind === 'move') return <b>{metres(advice.metres)}</b>;
  return <span className="quiet">{adviceWords(advice, text)}</span>;
}

interface FindingCellsProps extends Pick<CandidateTableProps, 'sites' | 'contexts'> {
  readonly row: CandidateRow;
}

function FindingCells({ row, sites, contexts }: FindingCellsProps) {
  const { candidates: text } = useText();
  const language = useApp((s) => s.language);
  return (
    <tr className={row.isDifferent ? 'candidates-row different' : 'candidates-row'}>
      <th scope="row">
        <div>
          <Swatch style={row.style} />
          <span>
            {row.name[language]}
            {row.rule && <small>{row.rule[language]}</small>}
          </span>
          {row.isDifferent && (
            <mark title={text.different}>
              <span aria-hidden="true">≠</span>
              <span className="visually-hidden">{text.different}</span>
            </mark>
          )}
        </div>
      </th>
      {row.cells.map((cell, i) => (
        <td key={sites[i]?.id}>
          {cell === null ? (
            text.absent
          ) : cell === 'not-applicable' ? (
            text.notApplicable
          ) : (
            <CandidateCell finding={cell} context={contexts[i] ?? NO_CONTEXT} />
          )}
        </td>
      ))}
    </tr>
  );
}
