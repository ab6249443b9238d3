import { useMemo } from 'react';
import { cityList } from '../../cities.ts';
import type { Language, OpenCity } from '../../state/model.ts';
import type { MapScene } from '../../state/scene.ts';
import { type AppState, useApp } from '../../state/store.ts';
import { type Text, useText } from '../../text/use-text.ts';
import { type Missing, missingOf } from './scenes.ts';

/** What a scene shows and is no longer there, in words; of a city that is not on show only whether there is such a city. */
export function useMissing(scene: MapScene): readonly string[] {
  const text = useText().meeting;
  const open = useApp((s) => s.open);
  const cityId = useApp((s) => s.cityId);
  const language = useApp((s) => s.language);
  return useMemo(() => missingNames(scene, { open, cityId, language }, text), [scene, cityId, open, language, text]);
}

/** The same, of a state. */
export function missingNames(
  scene: MapScene,
  { open, cityId, language }: Pick<AppState, 'open' | 'cityId' | 'language'>,
  { missingKinds }: Text['meeting'],
): readonly string[] {
  const of = scene.cityId ?? cityId;
  if (!cityList.some((c) => c.id === of)) return [missingKinds.city(of)];
  if (!open || open.city.id !== of) return [];
  const missing = missingOf(scene, open.city, districtIds(open));
  // Nothing but ids is left of classes and districts that are gone, which say nothing to a room.
  const counted = (['class', 'district'] as const).flatMap((kind) => {
    const { length } = missing.filter((m) => m.kind === kind);
    return length > 0 ? [missingKinds[kind](String(length))] : [];
  });
  const named = missing.filter(({ kind }) => kind === 'version');
  return [...counted, ...named.map((m) => missingKinds.version(versionName(m, open, language)))];
}

function districtIds({ city, tables }: OpenCity): string[] {
  const layer = city.layers.find((l) => l.role === 'districts');
  return (tables[layer?.id ?? '']?.features ?? []).map((f) => String(f.properties.id ?? ''));
}

function versionName({ id }: Missing, { city }: OpenCity, language: Language): string {
  const [layerId = '', versionId = ''] = id.split('@');
  const layer = city.layers.find((l) => l.id === layerId)?.name[language] ?? layerId;
  return `${layer} ${versionId}`;
}
