/**
 * A link that was opened, put on show. What it says of the work (what is drawn, the board's filter, the footprint) comes as one
 * step that can be undone; what cannot be read is told, and the rest is taken.
 */
import type { City } from '../../../domain/city.ts';
import { type CoverageFilter, NO_FILTER } from '../../../domain/coverage/filter.ts';
import type { Problem } from '../../../domain/problems.ts';
import { NO_FACTS } from '../../../domain/siting/project.ts';
import { cityList } from '../../cities.ts';
import { compute } from '../../compute.ts';
import { flyTo } from '../../map/camera.ts';
import { newId, requestCheck, select } from '../../state/actions.ts';
import { filterStands } from '../../state/board-filters.ts';
import type { Footprint, LayerView, OpenCity, Selection } from '../../state/model.ts';
import { cityStands, openCityOrTell } from '../../state/open-city.ts';
import { classEntries, layerView } from '../../state/select.ts';
import { edit, getApp, setSession } from '../../state/store.ts';
import { toast } from '../../state/tasks.ts';
import { share } from '../../text/share.ts';
import { changeCompare, compareCity } from '../compare/verbs.ts';
import { writeAddress } from '../shell/address.ts';
import { classNamed, type FootprintLink, type Link, type LinkRead, readLink, unread } from './link.ts';
import { type CompareLink, compareOf } from './link-compare.ts';
import type { SelectionLink } from './link-selection.ts';

/** A link pasted over the address of the open app: the page is not loaded again. Returns the function that stops. */
export function followLinks(): () => void {
  // What was pasted, not what stands there now: the app may have written its own view over it meanwhile.
  const take = ({ newURL }: HashChangeEvent): void => {
    const { link, problems } = readLink(new URL(newURL).hash);
    void openLink({ link, problems });
  };
  addEventListener('hashchange', take);
  return () => removeEventListener('hashchange', take);
}

/** Turn to the link's city, view and place, then to what else it holds. */
async function openLink(read: LinkRead): Promise<void> {
  const { link } = read;
  if (getApp().presenting !== null) return;
  if (link.cityId !== null && link.cityId !== getApp().cityId && isKnown(link.cityId))
    await openCityOrTell(link.cityId);
  if (link.view) setSession({ view: link.view });
  await applyLink(read);
  if (link.camera) flyTo(link.camera, { jump: true });
}

const isKnown = (cityId: string): boolean => cityList.some((city) => city.id === cityId);

/** What a link holds beside city, view and place, once the city stands. */
export async function applyLink({ link, problems }: LinkRead): Promise<void> {
  const found: Problem[] = [...problems];
  if (link.language) setSession({ language: link.language });
  await cityStands();
  const { open, opening, cityId } = getApp();
  if (link.cityId !== null && !isKnown(link.cityId)) {
    // What else it holds is of that city.
    setSession({ problems: [unread('city', link.cityId), ...getApp().problems] });
    return;
  }
  if (!open || opening !== 'ready' || (link.cityId !== null && link.cityId !== cityId)) return;
  const layers = layersOf(link, open.city, found);
  const footprint = link.footprint && (await footprintOf(link.footprint, found));
  if (getApp().open !== open) return;
  put(layers, footprint, link.filter && filterOf(link.filter, open, found));
  await filterStands();
  if (link.compare) await compareAs(link.compare, found);
  const selection = link.selection && selectionOf(link.selection, open, found);
  if (selection) select(selection);
  if (found.length > 0) setSession({ problems: [...found, ...getApp().problems] });
  // Loaded again, the page goes on with the work as it then stands, not with the link.
  history.replaceState(null, '', writeAddress(getApp()));
}

/** Classes drawn otherwise than now. */
function layersOf(link: Link, city: City, found: Problem[]): Record<string, LayerView> {
  const key = (name: string): string | null => {
    const known = classNamed(city, name);
    if (known === null) found.push(unread('layers', name));
    return known;
  };
  const named = link.classes && new Set(link.classes.names.map(key));
  const opacities = new Map(Object.entries(link.opacities).map(([name, opacity]) => [key(name), opacity]));
  const layers: Record<string, LayerView> = {};
  for (const entry of classEntries(city)) {
    const now = layerView(getApp(), entry);
    const isNamed = named?.has(entry.key) ?? false;
    const visible = !link.classes ? now.visible : link.classes.only ? isNamed : isNamed !== entry.layer.visible;
    const opacity = opacities.get(entry.key) ?? now.opacity;
    if (visible !== now.visible || opacity !== now.opacity) layers[entry.key] = { visible, opacity };
  }
  return layers;
}

/** Checked as one that is drawn; null where it is no shape. */
async function footprintOf({ name, kind, polygons }: FootprintLink, found: Problem[]): Promise<Footprint | null> {
  const known = getApp().project.footprints.find((f) => JSON.stringify(f.polygons) === JSON.stringify(polygons));
  if (known) return known;
  const valid = await compute().call('validate', { footprint: polygons });
  found.push(...valid.problems);
  if (!valid.ok) return null;
  return {
    id: newId('footprint'),
    name: name || share[getApp().language].unnamed,
    polygons: valid.value,
    start: valid.value,
    origin: 'pasted',
    distanceMetres: null,
    ...(kind === null ? {} : { facts: { ...NO_FACTS, kind } }),
  };
}

function put(layers: Record<string, LayerView>, footprint: Footprint | null, filter: CoverageFilter | null): void {
  const { project, language } = getApp();
  const isNew = footprint !== null && !project.footprints.includes(footprint);
  const boardFilter = filter ?? project.boardFilter;
  const isFiltered = JSON.stringify(boardFilter) !== JSON.stringify(project.boardFilter);
  if (Object.keys(layers).length === 0 && !footprint && !isFiltered) return;
  edit((p) => ({
    ...p,
    layers: { ...p.layers, ...layers },
    footprints: isNew ? [...p.footprints, footprint] : p.footprints,
    activeFootprintId: footprint?.id ?? p.activeFootprintId,
    boardFilter: isFiltered ? boardFilter : p.boardFilter,
  }));
  requestCheck();
  toast(isNew ? share[language].takenWithSite(footprint.name) : share[language].taken, true);
}

/** A second map beside the live one; what cannot be compared here is told. */
async function compareAs(link: CompareLink, found: Problem[]): Promise<void> {
  const { open, cityId, project } = getApp();
  if (!open) return;
  if (link.kind === 'city') {
    if (!isKnown(link.cityId) || link.cityId === cityId) found.push(unread('compare', link.cityId));
    else {
      await compareCity(link.cityId);
      const { mode, side, share } = link;
      changeCompare({ mode, side, share });
    }
    return;
  }
  const compare = compareOf(link, { cityId, project }, open.city, (name) => {
    const key = classNamed(open.city, name);
    if (key === null) found.push(unread('compare', name));
    return key;
  });
  if (compare) setSession({ compare });
  else if (link.kind === 'version') found.push(unread('compare', Object.values(link.versions).join(' ')));
}

function filterOf(filter: CoverageFilter, { city, tables }: OpenCity, found: Problem[]): CoverageFilter {
  const keys = (names: readonly string[] | null): string[] | null => {
    if (names === null) return null;
    const known = names.map((name) => ({ name, key: classNamed(city, name) }));
    found.push(...known.filter(({ key }) => key === null).map(({ name }) => unread('filter', name)));
    const left = known.flatMap(({ key }) => (key === null ? [] : [key]));
    return left.length > 0 ? left : null;
  };
  const layer = city.layers.find((l) => l.role === 'districts');
  const districtIds = new Set(layer && tables[layer.id]?.features.map((f) => f.properties.id));
  const districts = filter.districts?.filter((id) => {
    if (!districtIds.has(id)) found.push(unread('filter', id));
    return districtIds.has(id);
  });
  return {
    ...NO_FILTER,
    districts: districts && districts.length > 0 ? districts : null,
    classKeys: keys(filter.classKeys),
    within: keys(filter.within),
  };
}

function selectionOf(selection: SelectionLink, open: OpenCity, found: Problem[]): Selection | null {
  if (selection.kind !== 'feature') return selection;
  const { layerId, featureId } = selection;
  const index = open.tables[layerId]?.features.findIndex((f) => f.properties.id === featureId) ?? -1;
  if (index < 0) {
    found.push(unread('selection', featureId));
    return null;
  }
  return { kind: 'feature', layerId, index };
}
