/** Footprints and their overlaps as layers, and these as GeoJSON or shapefiles. Longitude, latitude on CGCS2000. */

import type { Feature, MultiPolygon } from 'geojson';
import type { PolygonCoordinates } from '../domain/feature-table.ts';
import type { Outcome } from '../domain/problems.ts';
import { landOf } from '../domain/siting/design.ts';
import { countsWith, relaxations } from '../domain/siting/rule-limits.ts';
import type { RuleBook } from '../domain/siting/rules.ts';
import type { Cell } from '../io/raw-layer.ts';
import { netGround } from '../text/figures.ts';
import { fileShare, fileSquareMetres } from '../text/file-figures.ts';
import { outcomeWords } from '../text/outcomes.ts';
import type { Language } from '../text/problems.ts';
import { reportWords } from '../text/report.ts';
import type { CheckedSite } from './input.ts';

export interface LayerSite {
  readonly name: string;
  readonly polygons: PolygonCoordinates;
  readonly result: CheckedSite;
  /** The rules as they were shipped, by which limits are looser or not; absent where that is not known. */
  readonly shipped?: RuleBook | null;
  readonly serial: string | null;
}

type Row = Readonly<Record<string, Cell>>;

interface ReportLayer {
  readonly name: string;
  /** At most ten letters each, as tables of shapefiles have them. */
  readonly columns: readonly string[];
  readonly features: readonly Feature<MultiPolygon, Row>[];
}

const feature = (polygons: PolygonCoordinates, properties: Row): Feature<MultiPolygon, Row> => ({
  type: 'Feature',
  properties,
  geometry: { type: 'MultiPolygon', coordinates: polygons },
});

const columnsOf = (features: readonly Feature<MultiPolygon, Row>[]): string[] =>
  Object.keys(features[0]?.properties ?? {});

/** Footprints first, then overlaps. */
export const reportLayers = (sites: readonly LayerSite[], language: Language): readonly ReportLayer[] => [
  footprintLayer(sites, language),
  overlapLayer(sites, language),
];

/** Every footprint with its outcome and areas. */
function footprintLayer(sites: readonly LayerSite[], language: Language): ReportLayer {
  const features = sites.map(({ name, polygons, result, shipped, serial }) => {
    const counts = countsWith(result.counts, shipped ? relaxations(result, shipped) : new Map());
    return feature(polygons, {
      NAME: name,
      OUTCOME: result.overall,
      RESULT: outcomeWords[language].outcomes[result.overall],
      AREA_M2: fileSquareMetres(result.areaSquareMetres),
      LAND_M2: fileSquareMetres(landOf(result)),
      NET_M2: fileSquareMetres(netGround(result)),
      HIT: counts.hit,
      CLEAR: counts.clear,
      RELAXED: counts.relaxed,
      UNCHECKED: counts.unchecked,
      RULES: result.rulesVersion,
      SERIAL: serial,
    });
  });
  return { name: reportWords[language].layers.footprints, columns: columnsOf(features), features };
}

/** The ground in common with each class, where it was traced. */
function overlapLayer(sites: readonly LayerSite[], language: Language): ReportLayer {
  const features = sites.flatMap(({ name, result, serial }) =>
    result.findings
      .filter(({ overlap }) => overlap.length > 0)
      .map((f) =>
        feature(f.overlap, {
          NAME: name,
          FACTOR: f.name[language],
          KEY: f.key,
          RULE: f.ruleId,
          OUTCOME: f.outcome,
          RESULT: outcomeWords[language].outcomes[f.outcome],
          AREA_M2: fileSquareMetres(f.areaSquareMetres),
          SHARE: fileShare(f.share),
          VERSION: f.dataVersion?.date ?? null,
          ILLUSTR: f.illustrative ? 1 : 0,
          SERIAL: serial,
        }),
      ),
  );
  return { name: reportWords[language].layers.overlaps, columns: columnsOf(features), features };
}

/** All layers in one file; LAYER says which one a feature is of. */
export async function geoJsonBytes(layers: readonly ReportLayer[], name: string): Promise<Uint8Array> {
  const { writeGeoJson } = await import('../io/write/geojson.ts');
  const features = layers.flatMap((layer) =>
    layer.features.map((f) => ({ ...f, properties: { LAYER: layer.name, ...f.properties } })),
  );
  return new TextEncoder().encode(writeGeoJson({ name, features }, { statesCrs: true }));
}

/** The layers that have features as shapefiles in one zip. */
export async function shapefileZip(layers: readonly ReportLayer[]): Promise<Outcome<Uint8Array>> {
  const [{ writeShapefile }, { zipFiles }] = await Promise.all([
    import('../io/write/shapefile.ts'),
    import('../io/archive.ts'),
  ]);
  const outcomes = layers
    .filter(({ features }) => features.length > 0)
    .map((layer) => writeShapefile(layer, { epsg: 4490, encoding: 'UTF-8' }));
  const problems = outcomes.flatMap((outcome) => outcome.problems);
  const files = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value : []));
  if (outcomes.some((outcome) => !outcome.ok)) return { ok: false, problems };
  return { ok: true, value: await zipFiles(files), problems };
}
