/** 项目概况: what is to be built where, as far as it is stated. */
import type { PolygonCoordinates } from '../../domain/feature-table.ts';
import { inEdgeCount, isInEdge } from '../../domain/siting/corners.ts';
import { isWider, landOf } from '../../domain/siting/design.ts';
import type { SiteChange } from '../../domain/siting/site-change.ts';
import { crsOf, fromLonLat } from '../../geodesy/crs.ts';
import { gaussKrugerZone } from '../../geodesy/gauss-kruger.ts';
import { count, fixed, hectares, metres, mu, percent, squareMetres } from '../../geodesy/units.ts';
import { bearingWords } from '../../text/bearing.ts';
import type { Language } from '../../text/problems.ts';
import type { Block, ReportRow, Words } from '../document.ts';
import type { ReportContext } from '../input.ts';
import { parcelBlocks, partNames } from './parcels.ts';

/** More corners than these fill pages and are better kept in a file. */
const MOST_CORNERS = 400;

export function projectBlocks(context: ReportContext): Block[] {
  const { listsCorners, words } = context;
  const own: Block = { kind: 'facts', id: 'project', rows: facts(context) };
  const rest = [...parcelBlocks(context), ...(listsCorners ? cornerBlocks(context) : [])];
  if (rest.length === 0) return [own];
  return [{ kind: 'subheading', id: 'facts', text: words.project.factsTitle }, own, ...rest];
}

function facts(context: ReportContext): (readonly [string, Words])[] {
  const { words, language, site, result, rules } = context;
  const text = words.project;
  const stated = (value: string): Words =>
    value.trim() === '' ? [{ text: text.notStated, tone: 'quiet' }] : value.trim();
  const kind = rules.kinds.find(({ id }) => id === result.kind)?.name[language];
  const epsg = projectedEpsg(context);
  const land = landOf(result);
  const range = result.areaSquareMetres;
  const wide = isWider(result);
  const length = result.design?.lengthMetres ?? null;
  return [
    [text.name, site.name],
    [text.kind, kind ?? [{ text: text.noKind, tone: 'quiet' }]],
    [text.industry, stated(site.facts.industry)],
    [text.unit, stated(site.facts.unit)],
    [text.purpose, stated(site.facts.purpose)],
    [
      text.area,
      land === null
        ? [{ text: text.areaUnknown, tone: 'quiet' }]
        : [{ text: text.areaValue(hectares(land), mu(land), squareMetres(land)), tone: 'strong' }],
    ],
    ...(wide ? [[text.range, text.areaValue(hectares(range), mu(range), squareMetres(range))] as const] : []),
    [
      wide ? text.projectedRange(epsg) : text.projected(epsg),
      `${hectares(projectedArea(site.polygons, epsg))} ${words.units.hectare}`,
    ],
    [text.districts, districtWords(context)],
    [
      result.design ? (wide ? text.outlineOfRange : text.outline) : text.corners,
      text.cornersValue(count(result.vertexCount - site.addedVertices), site.polygons.length),
    ],
    [text.source, originWords(context)],
    ...(length === null ? [] : [[text.line, text.lineValue(metres(length))] as const]),
    ...(site.safetyMetres ? [[text.safety, text.safetyValue(metres(site.safetyMetres))] as const] : []),
    [text.crs, text.crsValue(epsg, zoneWords(context, epsg))],
  ];
}

function districtWords({ words, result }: ReportContext): string {
  const { district, outside } = words.project;
  return result.districts
    .filter((d) => d.areaSquareMetres > 0)
    .map((d) =>
      district(d.name ?? outside, hectares(d.areaSquareMetres), percent(d.areaSquareMetres / result.areaSquareMetres)),
    )
    .join(words.semicolon);
}

function originWords({ words: { project: text }, site, language }: ReportContext): string {
  const { origin: names, originFile, copied, changed } = text;
  const distance = metres(site.distanceMetres);
  const origin =
    site.origin === 'line'
      ? names.line(distance)
      : site.origin === 'point'
        ? names.point(distance)
        : names[site.origin];
  const given = site.file === null ? origin : originFile(origin, site.file);
  const from = site.copyOf === null ? given : copied(given, site.copyOf);
  return site.change === null ? from : changed(from, changeWords(site.change, text, language));
}

function changeWords(change: SiteChange, { changes }: ReportContext['words']['project'], language: Language): string {
  if (change.kind !== 'carried') return changes[change.kind];
  return changes.carried(bearingWords(change.way.degrees, language), metres(change.way.metres));
}

/** The city's projected system whose meridian is nearest to the site, among those with its zone written in front. */
function projectedEpsg({ city, site }: ReportContext): number {
  const longitude = site.polygons[0]?.[0]?.[0]?.[0] ?? 0;
  const zones = city.projectedCrs
    .map((epsg) => ({ epsg, zone: gaussKrugerZone(epsg) }))
    .filter(({ zone }) => zone?.zonePrefixed && zone.widthDegrees === 3)
    .map(({ epsg, zone }) => ({ epsg, away: Math.abs(longitude - (zone?.centralMeridianDegrees ?? 0)) }))
    .sort((a, b) => a.away - b.away);
  return zones[0]?.epsg ?? city.projectedCrs[0]!;
}

function zoneWords({ words }: ReportContext, epsg: number): string {
  const zone = gaussKrugerZone(epsg);
  return zone
    ? words.project.zone(zone.widthDegrees, zone.zone, zone.centralMeridianDegrees)
    : (crsOf(epsg)?.name ?? String(epsg));
}

/** Square metres in the plane of a zone, edges straight from vertex to vertex. */
function projectedArea(polygons: PolygonCoordinates, epsg: number): number | null {
  const crs = crsOf(epsg);
  if (!crs) return null;
  const project = fromLonLat(crs);
  const ringArea = (ring: PolygonCoordinates[number][number]): number => {
    const plane = ring.map(([lon, lat]) => project(lon!, lat!));
    const [x0, y0] = plane[0] ?? [0, 0];
    const twice = plane.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = plane[(i + 1) % plane.length]!;
      return sum + (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0);
    }, 0);
    return Math.abs(twice) / 2;
  };
  return polygons.reduce(
    (sum, rings) => sum + rings.reduce((part, ring, i) => part + (i === 0 ? ringArea(ring) : -ringArea(ring)), 0),
    0,
  );
}

function cornerBlocks(context: ReportContext): Block[] {
  const { words, site } = context;
  const text = words.project.coordinates;
  const corners = site.polygons.flat().reduce((n, ring) => n + cornersOf(ring, site).length, 0);
  const parts = partNames(context);
  const isNumberedAnew = site.origin === 'file' || site.origin === 'pasted';
  const title: Block = { kind: 'subheading', id: 'coordinates', text: text.title };
  if (corners > MOST_CORNERS) return [title, { kind: 'paragraph', words: text.tooMany(corners, MOST_CORNERS) }];
  return [
    title,
    {
      kind: 'table',
      id: 'corners',
      caption: text.caption,
      columns: [
        { title: text.part, align: 'center', width: 10 },
        { title: text.point, align: 'center', width: 10 },
        { title: text.lon, align: 'right', width: 20 },
        { title: text.lat, align: 'right', width: 20 },
        { title: text.northing, align: 'right', width: 20 },
        { title: text.easting, align: 'right', width: 20 },
      ],
      rows: cornerRows(context),
    },
    ...(parts.length > 0 ? [{ kind: 'paragraph', words: text.parts(parts) } as const] : []),
    ...(isNumberedAnew ? [{ kind: 'paragraph', words: text.numbering } as const] : []),
    ...(site.addedVertices > 0 && !tellsAdded(site)
      ? [{ kind: 'paragraph', words: text.withAdded(site.addedVertices) } as const]
      : []),
  ];
}

type Shape = Pick<ReportContext['site'], 'polygons' | 'addedVertices'>;

/** Whether the vertices that are no corners can be told from those that are. */
const tellsAdded = ({ polygons, addedVertices }: Shape): boolean => inEdgeCount(polygons) === addedVertices;

/** Without the vertices that were put into straight edges. */
function cornersOf(ring: PolygonCoordinates[number][number], site: Shape): PolygonCoordinates[number][number] {
  const all = ring.slice(0, -1);
  return site.addedVertices > 0 && tellsAdded(site) ? all.filter((_, i) => !isInEdge(ring, i)) : all;
}

/** Ungrouped, as coordinates are copied. */
const degrees = (value: number): string => value.toFixed(8);
const plane = (value: number | null): string => (value === null ? fixed(null, 3) : value.toFixed(3));

function cornerRows(context: ReportContext): ReportRow[] {
  const crs = crsOf(projectedEpsg(context));
  const project = crs ? fromLonLat(crs) : null;
  return context.site.polygons.flatMap((rings, p) =>
    rings.flatMap((ring, r) =>
      cornersOf(ring, context.site).map(([lon, lat], i) => {
        const [east, north] = project?.(lon!, lat!) ?? [null, null];
        return {
          cells: [`${p + 1}-${r + 1}`, `J${i + 1}`, ...[lon!, lat!].map(degrees), ...[north, east].map(plane)],
        };
      }),
    ),
  );
}
