import { lazy, Suspense } from 'react';
import { gaussKrugerZone, toProjected } from '../../../geodesy/gauss-kruger.ts';
import { dataVersionWords } from '../../../text/data-version.ts';
import { clock, coordinate, degrees, errorBound, milliseconds, percent } from '../../format.ts';
import { ownFiles } from '../../offline/from-server.ts';
import { takeUpdate, useUpdateReady } from '../../offline/update.ts';
import { drawnShare } from '../../state/large-layers.ts';
import { useAlone } from '../../state/other-windows.ts';
import { saveInOwnPlace } from '../../state/save.ts';
import { getApp, useApp } from '../../state/store.ts';
import { toast } from '../../state/tasks.ts';
import { textIn, useText } from '../../text/use-text.ts';
import { RulesStatus } from '../rules/RulesStatus.tsx';
import { inForceBesides } from './in-force.ts';
import { TooSmall } from './TooSmall.tsx';
import './status-line.css';

/** Only in builds that may ask another server for a base map. */
const BaseOnline = import.meta.env.ECOSPACE_TIANDITU ? lazy(() => import('../base/BaseOnline.tsx')) : null;

export function StatusLine() {
  const text = useText().shell.status;
  return (
    <footer className="status-line">
      <PointerPosition />
      <DataVersion />
      <RulesStatus />
      <CheckTime />
      <Drawing />
      <TooSmall />
      <Saving />
      <Update />
      {BaseOnline ? (
        <Suspense>
          <BaseOnline />
        </Suspense>
      ) : (
        <button
          type="button"
          className="status-offline"
          title={text.offlineHint}
          onClick={() => toast(text.offlineHint, false)}
        >
          {text.offline}
        </button>
      )}
    </footer>
  );
}

function PointerPosition() {
  const text = useText().shell.status;
  const pointer = useApp((s) => s.pointer);
  const epsg = useApp((s) => s.open?.city.projectedCrs[0] ?? null);
  const zone = epsg === null ? null : gaussKrugerZone(epsg);
  const plane = pointer && zone ? toProjected(zone.epsg, pointer[0], pointer[1]) : null;
  return (
    <>
      <span className="status-position" title={text.pointer}>
        {pointer ? degrees(pointer) : text.noPointer}
      </span>
      {zone && (
        <span className="status-crs">
          {zone.zonePrefixed
            ? text.zone(zone.widthDegrees, zone.zone, zone.epsg)
            : text.meridian(zone.widthDegrees, zone.centralMeridianDegrees, zone.epsg)}
        </span>
      )}
      {zone && (
        <span className="status-plane" title={text.pointer}>
          X {plane ? coordinate(plane.northingMetres) : '—'} Y {plane ? coordinate(plane.eastingMetres) : '—'}
        </span>
      )}
    </>
  );
}

function DataVersion() {
  const text = useText().shell.status;
  const version = useApp((s) => s.open?.city.dataVersion);
  const language = useApp((s) => s.language);
  return version ? (
    <>
      <span>{text.data(dataVersionWords(version, language))}</span>
      <InForceBesides />
    </>
  ) : null;
}

/** So many are named; the rest is counted, and listed on hovering. */
const MOST_NAMED = 2;

/** The layers whose version in force is not the one of the data version. */
function InForceBesides() {
  const text = useText().data.inForce;
  const language = useApp((s) => s.language);
  const city = useApp((s) => s.open?.city);
  const project = useApp((s) => s.project);
  const besides = city ? inForceBesides(city, project) : [];
  if (besides.length === 0) return null;
  const words = besides.map(({ name, date, mine }) => text.layer(name[language], date, mine));
  const more = words.length - MOST_NAMED;
  return (
    <span className="status-in-force" title={`${text.hint}\n${words.join('\n')}`}>
      {text.list(words.slice(0, MOST_NAMED).join(language === 'zh' ? '、' : ', '))}
      {more > 0 && text.more(more)}
    </span>
  );
}

function CheckTime() {
  const text = useText().shell.status;
  const check = useApp((s) => s.check);
  if (check.kind !== 'done') return null;
  const { elapsedMilliseconds, computationErrorSquareMetres } = check.result;
  return (
    <span>
      {text.check(milliseconds(elapsedMilliseconds))} · {text.error(errorBound(computationErrorSquareMetres))}
    </span>
  );
}

/** Large layers come on the map piece by piece; until then the picture is not whole. */
function Drawing() {
  const text = useText().shell.status;
  const share = useApp(drawnShare);
  return share === null ? null : <span className="status-drawing">{text.drawing(percent(share))}</span>;
}

function Saving() {
  const text = useText().shell.status;
  const savedAt = useApp((s) => s.savedAt);
  const failed = useApp((s) => s.saveFailed);
  const sessionOnly = useApp((s) => s.sessionOnly);
  const aside = useApp((s) => s.savedAside);
  if (sessionOnly) return <SessionOnlyMark />;
  if (failed) return <strong className="status-right status-warning">{text.saveFailed}</strong>;
  if (aside) return <Aside />;
  return <span className="status-right">{savedAt === null ? text.unsaved : text.saved(clock(savedAt))}</span>;
}

/** Work that is saved beside the city's own: because of another window, or since one that is gone. */
function Aside() {
  const { project: text } = useText().data;
  const isAlone = useAlone();
  if (!isAlone) return <strong className="status-right">{text.asideMark}</strong>;
  const take = async (): Promise<void> => {
    await saveInOwnPlace();
    if (!getApp().savedAside) toast(textIn(getApp().language).data.project.asideTaken, false);
  };
  return (
    <button
      type="button"
      className="status-right status-update"
      title={text.asideAloneHint}
      onClick={() => void take()}
    >
      {text.asideAlone}
    </button>
  );
}

/** A new version is told, never put in place by itself. */
function Update() {
  const text = useText().offline;
  const isReady = useUpdateReady();
  if (!isReady) return null;
  return (
    <button type="button" className="status-update" title={text.updateHint} onClick={() => void takeUpdate()}>
      {text.updateReady}
    </button>
  );
}

/** Nothing goes to disk: said for as long as it is so. */
function SessionOnlyMark() {
  const { data, offline } = useText();
  const [mark, hint] = ownFiles.inFolder
    ? [offline.notOnDisk, offline.readOnlyHint]
    : [data.project.sessionMark, data.project.sessionMarkHint];
  return (
    <strong className="status-right status-warning" title={hint}>
      {mark}
    </strong>
  );
}
