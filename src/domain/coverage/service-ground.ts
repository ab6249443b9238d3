/** The demand of a service and what its supply reaches, laid over the districts. */
import { hasBit, type Overlay, openOverlay, type Work } from '../../engine/index.ts';
import type { Service } from '../city.ts';
import type { LayerTable } from '../feature-table.ts';
import { overlayFeatures } from '../prepared-city.ts';
import { perCity } from './per-city.ts';
import { type Reach, reachOf } from './service-reach.ts';

export const DEMAND = 0;
export const REACH = 1;

export interface OpenedService {
  readonly overlay: Overlay;
  readonly demand: LayerTable;
  readonly supply: LayerTable;
  readonly reach: Reach;
}

/** Demand and reach over the districts; null where the city has no data of a layer of the service. */
export const openService = perCity(
  async (prepared, work: Work, service: Service): Promise<OpenedService | null> => {
    const supply = prepared.tables.get(service.supply.layerId);
    const whole = prepared.tables.get(service.demand.layerId);
    if (!supply || !whole) return null;
    const { featureIds } = service.demand;
    const features = whole.features.filter((f) => featureIds === null || featureIds.includes(f.properties.id));
    const demand = { ...whole, features };
    const reach = await reachOf(supply, service.radiusMetres, work);
    const parts = { ...whole, features: [...prepared.districts] };
    const overlay = await openOverlay(
      [
        { id: 'districts', features: overlayFeatures([], parts), bits: null },
        { id: 'demand', features: overlayFeatures([], demand), bits: [DEMAND] },
        { id: 'reach', features: reach.outlines.map((polygons) => ({ class: 0, polygons })), bits: [REACH] },
      ],
      work,
    );
    return { overlay, demand, supply, reach };
  },
  (service) => service.id,
);

export type Mask = { readonly low: number; readonly high: number };
export const isCovered = (mask: Mask) => hasBit(mask, DEMAND) && hasBit(mask, REACH);
export const isUncovered = (mask: Mask) => hasBit(mask, DEMAND) && !hasBit(mask, REACH);
