/** A distance that counts from inside its boundary: all the ground up to it, in the sums once. */
import { expect, it } from 'vitest';
import { checkSite } from '../../src/domain/siting/check.ts';
import { sphericalChecks } from '../../src/domain/siting/spherical.ts';
import { atOnce } from '../../src/engine/index.ts';
import { squareAt } from '../support/rule-footprints.ts';
import { prepareShipped, shippedCity, shippedRules } from '../support/shipped-city.ts';

const rules = shippedRules('maanshan');
const prepared = await prepareShipped(shippedCity('maanshan'), rules);

it('has the inside, the rings further in and its own ring, and goes by the name of its rule', async () => {
  let across = 0;
  for (let i = 0; i < 12; i++) {
    const polygons = squareAt([118.36 + 0.01 * i, 31.56 + 0.004 * i], 900);
    const checked = await checkSite(prepared, rules, { polygons, kind: 'chemical' }, true);
    if (!checked.ok) continue;
    const { findings, bands, net, areaSquareMetres } = checked.value;
    const ban = findings.find((f) => f.ruleId === 'yangtze-chemical-1km')!;
    expect(ban.name.zh).not.toMatch(/^0-1000/);
    const upTo = (metres: number) =>
      bands!.insideSquareMetres +
      bands!.rings.filter((r) => r.toMetres <= metres).reduce((sum, r) => sum + r.areaSquareMetres, 0);
    const inCity = (f: typeof ban) => f.areaSquareMetres ?? 0;
    if (ban.status === 'hit') expect(Math.abs(inCity(ban) - upTo(1000))).toBeLessThan(1e-9 * areaSquareMetres);
    const tier = findings.find((f) => f.ruleId === 'anhui-tier-5km')!;
    expect(Math.abs(inCity(tier) - upTo(5000))).toBeLessThan(1e-9 * areaSquareMetres);
    if (ban.status === 'hit') expect(net.netSquareMetres).toBeGreaterThanOrEqual(upTo(1000) * (1 - 1e-9));
    expect(net.areasSquareMetres.reduce((sum, a) => sum + a, 0)).toBeCloseTo(net.grossSquareMetres, 3);
    // Piece by piece the same ground: of the river's range by the name of its layer, of the bands by the finding's own.
    const pieces = ban.features.reduce((sum, f) => sum + f.areaSquareMetres, 0);
    if (ban.status === 'hit') expect(Math.abs(pieces - inCity(ban))).toBeLessThan(1e-9 * areaSquareMetres);
    const layers = new Set(ban.features.map((f) => f.layerId ?? ban.layerId));
    expect(layers.has('management-range')).toBe(ban.status === 'hit' && bands!.insideSquareMetres > 0);
    if (bands!.insideSquareMetres > 0 && upTo(1000) > bands!.insideSquareMetres) across++;
    const again = await sphericalChecks(prepared, polygons, findings, atOnce);
    expect(again.filter((c) => c.state === 'differs')).toEqual([]);
  }
  expect(across).toBeGreaterThan(0);
});
