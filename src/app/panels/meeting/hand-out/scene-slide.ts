/** What a scene shows as a slide, once it stands. */
import type { MapSlide, Slide } from '../../../../report/slides/deck.ts';
import { dataVersionWords } from '../../../../text/data-version.ts';
import { today } from '../../../../worker/today.ts';
import { signStyle } from '../../../export/draw-swatch.ts';
import { ownLegend } from '../../../export/own-legend.ts';
import { sourceLines } from '../../../export/sources.ts';
import { currentResult } from '../../../map/deck/lit.ts';
import { ask } from '../../../state/ask.ts';
import type { OpenCity } from '../../../state/model.ts';
import type { MapScene, Scene } from '../../../state/scene.ts';
import { activeFootprint } from '../../../state/select.ts';
import { type AppState, getApp } from '../../../state/store.ts';
import { type Text, textIn } from '../../../text/use-text.ts';
import { legendRows } from '../../compare/legend-sides.ts';
import { sideOf } from '../../compare/side.ts';
import { regionOf } from '../../coverage/region-of.ts';
import { drawnIllustrative } from '../../shell/illustrative.ts';
import { drawnSigns, SITE_SIGNS } from '../drawn-statuses.ts';
import { isAboutSite } from '../scenes.ts';
import { siteName } from '../site-name.ts';
import { missingNames } from '../use-missing.ts';
import { titleNow } from '../use-title.ts';
import { cardTables } from './board-tables.ts';
import { comparedOf } from './compared.ts';
import { contextOf, NO_FIGURES, sceneFigures } from './scene-figures.ts';
import { type SceneMaps, sceneMaps } from './scene-map.ts';
import { sceneStands } from './scene-stands.ts';
import type { Swatches } from './swatches.ts';

export interface SlideWork {
  readonly swatches: Swatches;
  readonly signal: AbortSignal;
  /** Over the titles of pages of words. */
  readonly brand: string;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

/** The scene must be on show. Rejects where the map cannot be drawn, and with the reason of `signal`. */
export async function slideOf(scene: Scene, work: SlideWork): Promise<Slide> {
  if (scene.kind === 'title') {
    const { kind, lines, group, note } = scene;
    return { kind, title: titleNow(scene), lines, group, note, brand: work.brand };
  }
  return mapSlide(scene, work);
}

async function mapSlide(scene: MapScene, { swatches, signal, madeAt }: SlideWork): Promise<MapSlide> {
  const text = textIn(getApp().language);
  const stands = await sceneStands(scene, signal);
  const state = await traced(getApp(), text, signal);
  const { open, language } = state;
  if (!open) throw new Error('the city of the scene is not open');
  const hasFigures = tellsItself(scene, open);
  const shown: AppState = hasFigures ? state : { ...state, check: { kind: 'none' } };
  const maps = await sceneMaps(scene, shown, text, signal);
  const compared = await comparedOf(maps, text, { hasFigures, side: scene.compare?.side ?? 'right', signal });
  const card = scene.card && scene.view === 'coverage' ? cardTables(scene.card, getApp(), madeAt) : NO_TABLES;
  const own = hasFigures && compared.leading === null ? ownFigures(scene, state, text) : NO_FIGURES;
  const figures =
    own.verdict === null
      ? { ...own, ...(compared.verdict && { verdict: compared.verdict, figures: compared.figures }) }
      : own;
  const missing = missingNames(scene, state, text.meeting);
  const cities = [open.city, ...(maps.second && maps.second.city.otherId !== null ? [maps.second.city.open.city] : [])];
  const drawn = [...sourceLines(maps.first.entries), ...sourceLines(maps.second?.entries ?? [])];
  return {
    kind: 'map',
    title: titleNow(scene, state),
    group: scene.group,
    note: scene.note,
    subtitle: own.verdict === null ? cities.map(({ name }) => name[language]).join(' · ') : subtitleOf(state),
    badge: isIllustrative(state, maps) ? text.shell.illustrative : null,
    maps: inOrder(maps, scene),
    legend: await swatches.lines(legendOf(scene, { ...shown, changed: maps.changed }, maps, text)),
    ...figures,
    remarks: [
      ...(missing.length > 0 ? [text.meeting.missing(missing.join(text.meeting.join))] : []),
      ...(stands === 'done' ? [] : [text.handOut[stands]]),
      ...figures.remarks,
      ...card.told,
      ...card.warnings,
      ...compared.warnings,
    ],
    leading: compared.leading,
    tables: [...compared.tables, ...card.tables],
    sources: [
      ...new Set(
        drawn.map((s) =>
          text.exporting.source(
            s.name[language],
            s.date,
            s.illustrative ? text.exporting.illustrativeData : s.source[language],
          ),
        ),
      ),
    ],
    city: cities.map(({ name }) => name[language]).join(text.meeting.join),
    dataVersion: cities.map(({ dataVersion }) => dataVersionWords(dataVersion, language)).join(text.meeting.join),
    date: dayOf(madeAt),
  };
}

/** As on the wall: two maps of a whole city are not about the site that is a dot on them. */
const tellsItself = (scene: MapScene, { city }: OpenCity): boolean =>
  scene.compare === null || scene.view === 'coverage' || isAboutSite(scene, city.extent);

/** From left to right. */
function inOrder({ first, second }: SceneMaps, { compare }: MapScene): MapSlide['maps'] {
  if (!second) return [first.map];
  return compare?.side === 'left' ? [second.map, first.map] : [first.map, second.map];
}

/** Where a card tells of sites or services, areas of the city say nothing beside it. */
function ownFigures(scene: MapScene, state: AppState, text: Text): typeof NO_FIGURES {
  const figures = sceneFigures(scene, state, text, today());
  const isApart = scene.view === 'coverage' && (scene.card === 'sites' || scene.card === 'services');
  return isApart ? { ...figures, verdict: null, figures: [] } : figures;
}

const NO_TABLES = { tables: [], told: [], warnings: [] } as const;

const isIllustrative = (state: AppState, { second }: SceneMaps): boolean =>
  drawnIllustrative(state) || (second !== null && drawnIllustrative(second.state));

/** YYYY-MM-DD on this machine. */
function dayOf(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Footprint and the districts that it lies in, or the city. */
function subtitleOf(state: AppState): string {
  const city = state.open?.city.name[state.language] ?? '';
  const footprint = activeFootprint(state);
  if (!footprint) return city;
  const districts = currentResult(state)?.districts.flatMap((d) => d.name ?? []) ?? [];
  return [siteName(footprint.name, state.language), ...(districts.length > 0 ? districts : [city])].join(' · ');
}

/** The ground of the figure in hand is on the picture, too. */
async function traced(state: AppState, text: Text, signal: AbortSignal): Promise<AppState> {
  const { open, coverage, selection } = state;
  if (!open || coverage.kind !== 'done') return state;
  const region = regionOf(selection, contextOf(state, open, coverage.result, text, today()));
  const answer = region && (await ask('trace', region, { signal }));
  return answer?.ok ? { ...state, trace: { kind: 'done', of: selection, region: answer.value } } : state;
}

/** Fills and rings of the sites on either map. */
function signRows({ open }: AppState, { first, second }: Pick<SceneMaps, 'first' | 'second'>, { shell }: Text) {
  const on = (map: SceneMaps['first'], tables: OpenCity['tables'] | undefined) =>
    tables ? drawnSigns(map.entries, tables, map.extent) : [];
  const drawn = new Set([...on(first, open?.tables), ...(second ? on(second, second.state.open?.tables) : [])]);
  return SITE_SIGNS.filter((sign) => drawn.has(sign)).map((sign) => ({
    name: sign === 'overdue' ? shell.layers.overdue : shell.siteStatus[sign],
    style: signStyle(sign),
    note: '',
  }));
}

/** As the legend on the wall: what is drawn, each with the map that alone draws it. */
function legendOf({ compare }: MapScene, state: AppState, { first, second }: SceneMaps, text: Text) {
  const rows = legendRows(first.entries, second?.entries ?? null, state.language);
  return [
    ...ownLegend(state, first.extent, text.exporting).map((row) => ({ ...row, note: '' })),
    ...rows.map(({ name, style, only }) => ({
      name,
      style,
      note: only && compare ? text.handOut.onlyOn[sideOf(only, compare)] : '',
    })),
    ...signRows(state, { first, second }, text),
  ];
}
