import { useMemo } from 'react';
import { cityList } from '../../cities.ts';
import type { OpenCity } from '../../state/model.ts';
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
  return missingOf(scene, open.city, districtIds(open)).map((m) => nameOf(m, open, language, missingKinds));
}

function districtIds({ city, tables }: OpenCity): string[] {
  const layer = city.layers.find((l) => l.role === 'districts');
  return (tables[layer?.id ?? '']?.features ?? []).map((f) => String(f.properties.id ?? ''));
}

function nameOf(
  { kind, id }: Missing,
  { city }: OpenCity,
  language: 'zh' | 'en',
  words: Readonly<Record<Missing['kind'], (name: string) => string>>,
): string {
  if (kind !== 'version') return words[kind](id);
  const [layerId = '', versionId = ''] = id.split('@');
  const layer = city.layers.find((l) => l.id === layerId)?.name[language] ?? layerId;
  return words.version(`${layer} ${versionId}`);
}
