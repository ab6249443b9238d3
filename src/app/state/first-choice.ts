/** What a layer of a file most likely is to be: the choices that the dialogue starts with. Pure. */
import type { City, CityLayer } from '../../domain/city.ts';
import { suggestMapping } from '../../domain/column-mapping.ts';
import { suggestClasses } from '../../domain/column-mapping-classes.ts';
import type { ColumnMapping } from '../../domain/imported-layer.ts';
import type { OpenedLayer } from '../../worker/data-calls.ts';
import {
  canBeFootprints,
  canBeScreened,
  type ImportChoice,
  isParcelList,
  type Purpose,
  possibleTargets,
  type RecordFields,
  targetOf,
} from './importing.ts';
import type { ViewId } from './model.ts';

/** Accuracy to start with where nothing is known, metres: that of a 1:10 000 map, 0.5 mm on the sheet. */
const USUAL_ACCURACY_METRES = 5;

export function firstChoice(layer: OpenedLayer, city: City, view: ViewId): ImportChoice {
  const purpose = firstPurpose(layer, city, view);
  const best = layer.placements[0] ?? null;
  return {
    take: layer.geometry !== null && layer.placements.length > 0,
    purpose,
    placement: best && best.certainty !== 'possible' ? best : null,
    mapping: mappingOf(layer, purpose, city),
    record: recordFor(layer, purpose, city),
  };
}

/** What a record starts with. */
export function recordFor(layer: OpenedLayer, purpose: Purpose, city: City): RecordFields {
  const target = targetOf(purpose, city);
  const absent = purpose.kind === 'layer' ? city.absentLayers.find((l) => l.id === purpose.absentId) : undefined;
  return {
    name: (target ?? absent)?.name.zh ?? layer.name,
    date: dateIn(layer.source) ?? dateIn(layer.name) ?? '',
    version: '',
    approval: '',
    holder: (target ?? absent)?.holder?.zh ?? '',
    accuracyMetres: target?.accuracyMetres ?? USUAL_ACCURACY_METRES,
  };
}

/** The columns of a layer with the meaning they most likely have for a purpose. */
export function mappingOf(layer: OpenedLayer, purpose: Purpose, city: City): ColumnMapping {
  const classes = targetOf(purpose, city)?.classes ?? [];
  const mapping = suggestMapping(
    layer.columns.map((c) => c.name),
    layer.rows,
    { classes },
  );
  const values = layer.columns.find((c) => c.name === mapping.class)?.values.map((v) => v.value) ?? [];
  return { ...mapping, classes: suggestClasses(values, classes) };
}

function firstPurpose(layer: OpenedLayer, city: City, view: ViewId): Purpose {
  const named = namedTarget(layer, city);
  if (named) return { kind: 'version', layerId: named.id, inForce: isNewer(layer, named) };
  const absent = city.absentLayers.find((l) => isNamed(layer, l.name.zh));
  if (absent && layer.geometry === 'polygon') return { kind: 'layer', absentId: absent.id, check: true };
  const project = layer.format === 'boundary-text' || layer.format === 'csv' || layer.format === 'xlsx';
  const isList = isParcelList(layer) && (!project || !canBeFootprints(layer));
  if (view === 'siting' && canBeScreened(layer) && isList) return { kind: 'batch', kinds: { all: null, column: null } };
  if (view === 'siting' && canBeFootprints(layer)) {
    return project && layer.featureCount > 1 ? { kind: 'project' } : { kind: 'footprints' };
  }
  return { kind: 'layer', absentId: null, check: false };
}

/** Whether the file's name bears a date after that of the version in force: only then it is put in its place unasked. */
function isNewer(layer: OpenedLayer, target: CityLayer): boolean {
  const date = dateIn(layer.source) ?? dateIn(layer.name);
  return date !== null && date > (target.versions[0]?.date ?? '');
}

/** The layer of the city whose name stands in the name of the file or of the layer. */
function namedTarget(layer: OpenedLayer, city: City): CityLayer | null {
  const found = possibleTargets(layer, city).filter((l) => isNamed(layer, l.name.zh) || isNamed(layer, l.name.en));
  return found.sort((a, b) => b.name.zh.length - a.name.zh.length)[0] ?? null;
}

/** Letters and signs that names differ in without meaning it. */
const plain = (text: string): string => text.toLowerCase().replace(/[\s_\-()()·]/g, '');

const isNamed = (layer: OpenedLayer, name: string): boolean => {
  const wanted = plain(name);
  return wanted.length >= 2 && (plain(layer.name).includes(wanted) || plain(layer.source).includes(wanted));
};

/** A year, month or day in a name: 2024, 202406, 2024-06-30, 2024年6月. */
export function dateIn(text: string): string | null {
  const found = /(?<!\d)(20\d{2}|19\d{2})(?:[-_.年]?(0?[1-9]|1[0-2])(?:[-_.月]?(0[1-9]|[12]\d|3[01]))?)?(?!\d)/.exec(
    text,
  );
  if (!found) return null;
  const [, year, month, day] = found;
  return [year, month?.padStart(2, '0'), day].filter((part) => part !== undefined).join('-');
}
