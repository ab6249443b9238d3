/** The city record: what every layer is, where it comes from and how good it is. */
import { type City, type CityLayer, parseCity } from '../../src/domain/city.ts';
import type { LayerFeature } from '../../src/domain/feature-table.ts';
import { illustrative, illustrativeRiver, kinds } from './kinds.ts';
import type { CityPlan } from './plan.ts';
import { ENVIRONMENT } from './plans/holders.ts';

const GROUPS: City['groups'] = [
  { id: 'redline', name: { zh: '红线与生态空间', en: 'Red line and ecological space' } },
  { id: 'protected', name: { zh: '自然保护地', en: 'Protected areas' } },
  { id: 'bands', name: { zh: '沿黄管控带', en: 'River bands' } },
  { id: 'shoreline', name: { zh: '岸线功能区', en: 'Shoreline zones' } },
  { id: 'sites', name: { zh: '整治点位', en: 'Remediation sites' } },
  { id: 'sources', name: { zh: '饮用水水源保护区', en: 'Drinking water sources' } },
  { id: 'ground', name: { zh: '基础地理', en: 'Ground' } },
];

/** A layer as built: its states, the one in force first. */
export interface BuiltLayer {
  readonly id: string;
  readonly versions: readonly { readonly id: string; readonly features: readonly LayerFeature[] }[];
  /** Where it differs from the kind's own. */
  readonly source?: City['name'];
}

/** Layers whose outline follows the river or its range. */
const FOLLOWS_RIVER = new Set(['management-range', 'bands', 'shoreline', 'water', 'river-course', 'ecological-space']);

const fileName = (layer: BuiltLayer, version: string): string =>
  layer.versions.length > 1 ? `${layer.id}-${version}.geojson` : `${layer.id}.geojson`;

/** Outlines of districts differ by how far they were simplified, and so do their areas. */
const borderSource = ({ borders: { tolerance } }: CityPlan, { zh, en }: City['name']): City['name'] =>
  tolerance > 0
    ? {
        zh: `${zh};界线按 ${tolerance}° 简化,面积与未简化的界线略有出入`,
        en: `${en}; borders simplified by ${tolerance} degrees, areas differ slightly from those of full borders`,
      }
    : { zh: `${zh};界线未简化`, en: `${en}; borders not simplified` };

function layerRecord(plan: CityPlan, built: BuiltLayer): CityLayer {
  const kind = kinds[built.id];
  if (!kind) throw new Error(`no kind of layer: ${built.id}`);
  const used = new Set(built.versions.flatMap((v) => v.features.map((f) => f.properties.class)));
  const classes = built.id === 'bands' ? bandClasses(plan) : kind.classes.filter((c) => used.has(c.id));
  const origin =
    kind.real ?? (plan.openStreetMapRiver && FOLLOWS_RIVER.has(built.id) ? illustrativeRiver : illustrative);
  const gaps = (plan.notCollected ?? []).filter(({ layerIds }) => layerIds.includes(built.id));
  return {
    id: built.id,
    group: kind.group,
    name: built.id === 'bands' && plan.bands ? plan.bands.set.name : kind.name,
    geometry: kind.geometry,
    classes: [...classes],
    versions: built.versions.map((v) => ({
      id: v.id,
      file: fileName(built, v.id),
      date: v.id,
      approval: null,
    })),
    reality: origin.reality,
    source: built.source ?? (kind.role === 'districts' ? borderSource(plan, origin.source) : origin.source),
    licence: origin.licence,
    accuracyMetres: kind.accuracyMetres,
    holder: plan.holders[built.id] ?? null,
    visible: kind.visible,
    role: kind.role,
    ...(gaps.length > 0 && { notCollected: gaps.map(({ districtId, note }) => ({ districtId, note })) }),
    ...(kind.cutAtFrame && { cutAtFrame: true }),
  };
}

function bandClasses(plan: CityPlan): CityLayer['classes'] {
  const rings = plan.bands?.set.rings ?? [];
  return rings.map((r, i) => {
    const span = `${r.fromMetres}-${r.toMetres} m`;
    const name = { zh: `${span} ${plan.bands!.names[i]}`, en: `${span} band` };
    return { id: r.class, name, style: BAND_STYLES[i]!, check: true };
  });
}

/** Bands are drawn by their order from the river, whatever their distances. */
const BAND_STYLES = ['band-200', 'band-1000', 'band-3000'] as const;

/** Control layers that matter but are nowhere public: their findings are 未检查. */
function absentLayers(plan: CityPlan): City['absentLayers'] {
  const planning = plan.holders['red-line'] ?? null;
  return [
    { id: 'permanent-farmland', name: { zh: '永久基本农田', en: 'Permanent basic farmland' }, holder: planning },
    { id: 'urban-boundary', name: { zh: '城镇开发边界', en: 'Urban development boundary' }, holder: planning },
    { id: 'control-units', name: { zh: '环境管控单元', en: 'Environmental control units' }, holder: ENVIRONMENT },
    { id: 'mining-rights', name: { zh: '矿业权', en: 'Mining rights' }, holder: planning },
    ...plan.absent,
  ];
}

/** Protection and reserve zones count; a user may choose others. */
function shorelineRate(layers: readonly CityLayer[]): City['shorelineRate'] {
  const classes = layers.find((l) => l.id === 'shoreline')?.classes.map((c) => c.id);
  if (!classes) return null;
  const unclassifiedClass = classes.includes('shore-unclassified') ? 'shore-unclassified' : null;
  return { countedClasses: ['shore-protect', 'shore-reserve'].filter((id) => classes.includes(id)), unclassifiedClass };
}

export function cityRecord(
  plan: CityPlan,
  layers: readonly BuiltLayer[],
  extent: City['extent'],
  bandError: number,
): City {
  const records = layers.map((l) => layerRecord(plan, l));
  const groups = GROUPS.filter((g) => records.some((l) => l.group === g.id));
  return parseCity({
    id: plan.id,
    name: plan.name,
    river: plan.river,
    plan: plan.plan,
    extent,
    projectedCrs: plan.projectedCrs,
    groups: groups.map((g) => (g.id === 'bands' && plan.bands ? { ...g, name: plan.bands.set.name } : g)),
    layers: records,
    bandSet: plan.bands ? { ...plan.bands.set, largestErrorMetres: bandError } : null,
    absentLayers: absentLayers(plan),
    targets: plan.targets,
    services: plan.services,
    shorelineRate: shorelineRate(records),
    dataVersion: plan.dataVersion,
  });
}

/** Everything a city's folder holds, as text by file name. */
export function cityFiles(city: City, layers: readonly BuiltLayer[]): Map<string, string> {
  const files = new Map([['city.json', `${JSON.stringify(city, null, 2)}\n`]]);
  for (const layer of layers) {
    for (const version of layer.versions) {
      const lines = version.features.map((f) => JSON.stringify(f));
      files.set(fileName(layer, version.id), `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`);
    }
  }
  return files;
}
