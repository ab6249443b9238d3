import type { CoverageResult } from '../../../domain/coverage/result.ts';
import * as format from '../../format.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { classStyle } from '../../map/styles.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { BoardCard } from './BoardCard.tsx';
import { cellOf } from './figure.ts';
import { NumberHandle } from './NumberHandle.tsx';
import { placeAspect, placeName, shorelineReadings } from './shoreline.ts';
import { shorelineRows } from './tables-csv.ts';
import './shoreline.css';

type Shoreline = NonNullable<CoverageResult['shoreline']>;

/** Shore by zone, and both readings of the protection rate side by side. */
export function ShorelineCard({ shoreline }: { shoreline: Shoreline | null }) {
  const text = useText().coverage;
  const language = useApp((s) => s.language);
  if (!shoreline) {
    return (
      <BoardCard area="shoreline" title={text.shoreline.title}>
        <p className="board-missing">{text.shoreline.missing}</p>
      </BoardCard>
    );
  }
  return (
    <BoardCard
      area="shoreline"
      title={text.shoreline.title}
      unit={text.km}
      csv={() => shorelineRows(shoreline, language, text)}
    >
      <Stretch shoreline={shoreline} />
      <ZoneTable shoreline={shoreline} />
      <Places shoreline={shoreline} />
      <Readings shoreline={shoreline} />
    </BoardCard>
  );
}

/** The whole shore as one bar, zones in the order of the list. */
function Stretch({ shoreline }: { shoreline: Shoreline }) {
  return (
    <div className="shore-stretch" aria-hidden="true">
      {shoreline.zones.map((zone) => (
        <span key={zone.classId} style={{ flexGrow: zone.lengthMetres, background: classStyle(zone.style).label }} />
      ))}
    </div>
  );
}

function ZoneTable({ shoreline }: { shoreline: Shoreline }) {
  const text = useText().coverage;
  const language = useApp((s) => s.language);
  const readings = shorelineReadings(shoreline);
  return (
    <table className="board-table shore-table">
      <thead>
        <tr>
          <th scope="col" className="words">
            {text.shoreline.zone}
          </th>
          <th scope="col">{text.shoreline.length}</th>
          <th scope="col">{text.shoreline.share}</th>
          <th scope="col" className="mark">
            {text.shoreline.counted}
          </th>
        </tr>
      </thead>
      <tbody>
        {shoreline.zones.map((zone, i) => {
          const row = readings.rows[i]!;
          return (
            <tr key={zone.classId}>
              <th scope="row" className="words">
                <span className="with-swatch">
                  <Swatch style={zone.style} />
                  {zone.name[language]}
                </span>
              </th>
              <td>
                <NumberHandle
                  selection={cellOf(`${shoreline.layerId}/${zone.classId}`, null, 'length')}
                  label={text.names.length(zone.name[language])}
                >
                  {format.kilometres(zone.lengthMetres)}
                </NumberHandle>
              </td>
              <td>{format.percent(row.share)}</td>
              <td className="mark">
                <span aria-hidden="true">{row.counted ? '✓' : text.none}</span>
                <span className="visually-hidden">
                  {row.counted ? text.shoreline.countedYes : text.shoreline.countedNo}
                </span>
              </td>
            </tr>
          );
        })}
        <tr className="total">
          <th scope="row" className="words">
            {text.total}
          </th>
          <td>
            <NumberHandle selection={cellOf(shoreline.layerId, null, 'length')} label={text.names.shoreTotal}>
              {format.kilometres(shoreline.totalMetres)}
            </NumberHandle>
          </td>
          <td>{format.percent(shoreline.totalMetres > 0 ? 1 : 0)}</td>
          <td />
        </tr>
      </tbody>
    </table>
  );
}

/** The same shore by district; the border between districts and 市域外 where they occur. */
function Places({ shoreline }: { shoreline: Shoreline }) {
  const text = useText().coverage;
  const language = useApp((s) => s.language);
  const held = shoreline.places.filter((place) => place.lengthMetres > 0);
  const without = shoreline.places.length - held.length;
  return (
    <p className="board-note shore-places">
      {held.map((place) => {
        const name = placeName(place, language, text);
        return (
          <span key={place.districtId ?? place.kind}>
            {name}{' '}
            <NumberHandle
              selection={cellOf(shoreline.layerId, place.districtId, placeAspect(place))}
              label={text.names.shoreIn(name)}
            >
              {format.kilometres(place.lengthMetres)}
            </NumberHandle>
          </span>
        );
      })}
      <span>
        {without > 0 && text.shoreline.without(String(without))}
        {text.shoreline.residual(format.kilometres(shoreline.residualMetres, 4))}
      </span>
    </p>
  );
}

function Readings({ shoreline }: { shoreline: Shoreline }) {
  const text = useText().coverage;
  const { ofAll, ofClassified, countedMetres, unclassifiedMetres, totalMetres } = shorelineReadings(shoreline);
  const boxes = [
    { aspect: 'reading-all', name: text.shoreline.readingAll, share: ofAll, of: totalMetres },
    {
      aspect: 'reading-classified',
      name: text.shoreline.readingClassified,
      share: ofClassified,
      of: totalMetres - unclassifiedMetres,
    },
  ] as const;
  return (
    <>
      <div className="shore-readings">
        {boxes.map(({ aspect, name, share, of }) => (
          <div key={aspect} className="shore-reading">
            <span className="shore-reading-name">{name}</span>
            {share === null ? (
              text.none
            ) : (
              <NumberHandle selection={cellOf(shoreline.layerId, null, aspect)} label={name}>
                {format.percent(share)}
              </NumberHandle>
            )}
            <span className="shore-reading-sum">
              {format.kilometres(countedMetres)} ÷ {format.kilometres(of)} {text.km}
            </span>
          </div>
        ))}
      </div>
      <p className="board-note">
        {unclassifiedMetres > 0
          ? text.shoreline.unclassifiedNote(format.kilometres(unclassifiedMetres))
          : text.shoreline.fullyClassifiedNote}
      </p>
    </>
  );
}
