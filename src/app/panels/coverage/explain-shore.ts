/** Explanations of shore lengths and the two readings. Pure. */
import { basis, type ExplainContext, type Explained, layersById, layersOfRole } from './explained.ts';
import type { Cell } from './figure.ts';
import { placeAspect, placeName, shorelineReadings, UNCLASSIFIED } from './shoreline.ts';

export function explainShore(cell: Cell, context: ExplainContext): Explained | null {
  const { result, text, language } = context;
  const shore = result.shoreline;
  if (!shore || !(cell.key === shore.layerId || cell.key.startsWith(`${shore.layerId}/`))) return null;
  const { names, formulas } = text;
  const readings = shorelineReadings(shore);
  const layers = layersById(context, [shore.layerId]);
  const base = basis(layers, context);
  const keysOf = (ids: readonly string[]) => ids.map((id) => `${shore.layerId}/${id}`);
  const counted = keysOf(readings.rows.filter((r) => r.counted).map((r) => r.classId));
  const unclassified = shore.zones.find((z) => z.classId === UNCLASSIFIED)?.name[language] ?? null;
  if (cell.aspect === 'reading-all' && readings.ofAll !== null) {
    const quantity = { kind: 'share', share: readings.ofAll } as const;
    return { ...base, name: names.readingAll, quantity, formula: formulas.readingAll, keys: counted };
  }
  if (cell.aspect === 'reading-classified' && readings.ofClassified !== null) {
    const quantity = { kind: 'share', share: readings.ofClassified } as const;
    const { readingClassified } = names;
    return {
      ...base,
      name: readingClassified,
      quantity,
      formula: formulas.readingClassified,
      excluded: unclassified,
      keys: counted,
    };
  }
  const place = shore.places.find((p) => p.districtId === cell.districtId && placeAspect(p) === cell.aspect);
  if (cell.key === shore.layerId && place) {
    const where = placeName(place, language, text);
    return {
      ...basis([...layers, ...layersOfRole(context, 'districts')], context),
      name: names.shoreIn(where),
      quantity: { kind: 'length', metres: place.lengthMetres },
      formula: formulas.shoreIn(where),
      keys: keysOf(shore.zones.map((z) => z.classId)),
    };
  }
  if (cell.aspect !== 'length') return null;
  const zone = shore.zones.find((z) => cell.key === `${shore.layerId}/${z.classId}`);
  const name = zone ? names.length(zone.name[language]) : names.shoreTotal;
  return {
    ...base,
    name,
    quantity: { kind: 'length', metres: zone?.lengthMetres ?? shore.totalMetres },
    formula: formulas.length(zone?.name[language] ?? shore.zones.map((z) => z.name[language]).join(' + ')),
    split: zone
      ? []
      : shore.places
          .filter((p) => p.lengthMetres > 0)
          .map((p) => ({
            name: placeName(p, language, text),
            quantity: { kind: 'length', metres: p.lengthMetres },
          })),
    keys: zone ? [cell.key] : keysOf(shore.zones.map((z) => z.classId)),
  };
}
