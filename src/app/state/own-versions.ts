/** Which version of a layer is in force. Pure. */
import type { LayerTable } from '../../domain/feature-table.ts';
import type { OwnVersions, UserLayer } from '../../domain/user-layers.ts';
import type { CityFiles } from '../cities.ts';

/** The shipped tables of the versions in force, by layer; those of versions the city does not have are the first ones. */
export function ownTables({ tables, files }: CityFiles, own: OwnVersions): Readonly<Record<string, LayerTable>> {
  const chosen = files.filter((file) => own[file.layerId] === file.versionId);
  return { ...tables, ...Object.fromEntries(chosen.map(({ layerId, bytes }) => [layerId, parsed(bytes)])) };
}

const parsed = (bytes: ArrayBuffer): LayerTable => JSON.parse(new TextDecoder().decode(bytes)) as LayerTable;

/** The choice with a version of the city's in force: the first one is what holds where nothing is chosen. */
export function withOwnVersion(own: OwnVersions, layerId: string, versionId: string, first: string): OwnVersions {
  const { [layerId]: _, ...others } = own;
  return versionId === first ? others : { ...others, [layerId]: versionId };
}

/** One version of a layer is in force: those that were before give way to the new ones. */
export function withoutForce(before: readonly UserLayer[], added: readonly UserLayer[]): UserLayer[] {
  const taken = new Set(added.flatMap(({ as }) => (as.kind === 'version' && as.inForce ? [as.layerId] : [])));
  return before.map((layer) =>
    layer.as.kind === 'version' && layer.as.inForce && taken.has(layer.as.layerId)
      ? { ...layer, as: { ...layer.as, inForce: false } }
      : layer,
  );
}
