import { useState } from 'react';
import type { CityLayer } from '../../../domain/city.ts';
import { hectares } from '../../format.ts';
import { CHANGED_STYLES } from '../../map/changed.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { usePart } from '../coverage/use-part.ts';
import { type ComparedVersions, changeLines, figureRows, isLaterLeft } from './figures.ts';
import { useComparedVersions } from './use-sides.ts';

/** What two versions of a layer differ by; nothing where other things are compared. */
export function CompareFigures() {
  const compared = useComparedVersions();
  return compared && <Figures compared={compared} />;
}

function Figures({ compared }: { compared: ComparedVersions }) {
  const text = useText().compare.figures;
  const language = useApp((s) => s.language);
  const [isFolded, setFolded] = useState(false);
  const { layer } = compared;
  return (
    <section className="compare-figures-card" aria-label={text.title(layer.name[language])} data-over-map>
      <header>
        <h3>{text.title(layer.name[language])}</h3>
        <button
          type="button"
          aria-expanded={!isFolded}
          aria-label={isFolded ? text.unfold : text.fold}
          onClick={() => setFolded(!isFolded)}
        >
          {isFolded ? '▴' : '▾'}
        </button>
      </header>
      {!isFolded && <Body compared={compared} />}
    </section>
  );
}

function Body({ compared }: { compared: ComparedVersions }) {
  const { layer, other, isOtherNewer, dates } = compared;
  const text = useText().compare.figures;
  const language = useApp((s) => s.language);
  const laterLeft = useApp((s) => s.compare !== null && isLaterLeft(compared, s.compare.side));
  const part = usePart('changes', { layerId: layer.id, before: other });
  if (part.kind === 'failed') return <p role="alert">{text.failed}</p>;
  if (part.kind !== 'done') return <p role="status">{text.running}</p>;
  const { leftOut } = part.result;
  const faulty = leftOut.before + leftOut.after;
  const rows = figureRows(part.result, isOtherNewer);
  const linesOf = ({ sums }: (typeof rows)[number]) => changeLines(sums, { ...text, dates }, laterLeft);
  const nameOf = (classId: string | null): string =>
    classId === null ? text.total : className(layer, classId, language);
  return (
    <>
      <table>
        <thead>
          <tr>
            {rows.length > 1 && <th scope="col">{text.kind}</th>}
            {linesOf(rows[0]!).map(({ kind, name }) => (
              <th key={kind} scope="col">
                {(kind === 'lost' || kind === 'gained') && <Swatch style={CHANGED_STYLES[kind]} />}
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.classId}>
              {rows.length > 1 && <th scope="row">{nameOf(row.classId)}</th>}
              {linesOf(row).map(({ kind, squareMetres }) => (
                <td key={kind} className={kind}>
                  {hectares(squareMetres, 2)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{text.unit}</p>
      {faulty > 0 && (
        <p>
          <strong>{text.leftOut(faulty)}</strong>
        </p>
      )}
    </>
  );
}

const className = (layer: CityLayer, classId: string, language: 'zh' | 'en'): string =>
  layer.classes.find((c) => c.id === classId)?.name[language] ?? classId;
