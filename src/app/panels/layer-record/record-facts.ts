/** Pure: the record of a layer in words. */
import type { CityLayer } from '../../../domain/city.ts';
import type { ColumnMapping } from '../../../domain/imported-layer.ts';
import type { LayerRecord, UserLayer } from '../../../domain/user-layers.ts';
import { count, metres } from '../../format.ts';
import type { Language } from '../../state/model.ts';
import type { Text } from '../../text/use-text.ts';
import { placementWords } from './placement-words.ts';
import type { VersionLine } from './versions.ts';

/** Several values stand one under the other. */
export type RecordFact = readonly [name: string, values: readonly string[]];

/** Where a layer that the user brought in comes from, and what was done on the way. */
export function importFacts(
  { record }: UserLayer,
  when: string,
  /** By class id. */
  classNames: ReadonlyMap<string, string>,
  text: Pick<Text, 'data' | 'imports'>,
): RecordFact[] {
  const { data } = text;
  const words = data.record;
  const made = record.bands !== null;
  return [
    [words.file, [record.file]],
    [words.format, [data.formats[record.format] ?? record.format]],
    ...(made ? [] : placed(record, text)),
    ...(record.encoding === null ? [] : [[words.encoding, [record.encoding]] as const]),
    [words.features, [words.featureCount(count(record.featureCount), count(record.vertexCount))]],
    ...(record.addedVertices > 0 ? [[words.added, [words.addedValue(count(record.addedVertices))]] as const] : []),
    ...(record.mapping ? mapped(record.mapping, classNames, data) : []),
    [words.importedAt, [when]],
  ];
}

const placed = ({ placement }: LayerRecord, { data, imports }: Pick<Text, 'data' | 'imports'>): RecordFact[] => [
  [data.record.crs, placementWords(placement, imports.crs)],
  [data.record.crsGround, [imports.place.grounds[placement.ground]]],
];

/** At most so many classes are listed. */
const MOST_CLASSES = 12;

function mapped(
  { name, class: kind, id, area, classes }: ColumnMapping,
  classNames: ReadonlyMap<string, string>,
  text: Text['data'],
): RecordFact[] {
  const words = text.record.mapped;
  const values = [
    ...(name === null ? [] : [words.name(name)]),
    ...(kind === null ? [] : [words.class(kind)]),
    ...(id === null ? [] : [words.id(id)]),
    ...(area === null ? [] : [words.area(area.column, text.areaUnits[area.unit])]),
  ];
  const renamed = Object.entries(classes)
    .map(([from, to]) => [from, classNames.get(to) ?? to] as const)
    .filter(([from, to]) => from !== to)
    .slice(0, MOST_CLASSES)
    .map(([from, to]) => text.record.classMapped(from, to));
  const all = [...values, ...renamed];
  return all.length > 0 ? [[text.record.mapping, all]] : [];
}

/** What the city's record says of a layer that comes with it. */
export function shippedFacts(
  layer: CityLayer,
  version: VersionLine,
  counts: { readonly features: number; readonly vertices: number } | null,
  language: Language,
  text: Text['data'],
): RecordFact[] {
  const words = text.record;
  return [
    [words.source, [layer.source[language]]],
    [words.version, [version.label]],
    [words.date, [version.date]],
    [words.approval, [version.approval ?? words.none]],
    [words.holder, [layer.holder?.[language] ?? words.none]],
    [words.accuracy, [`± ${metres(layer.accuracyMetres, 0)}`]],
    [words.licence, [layer.licence || words.none]],
    ...(counts
      ? [[words.features, [words.featureCount(count(counts.features), count(counts.vertices))]] as const]
      : []),
  ];
}
