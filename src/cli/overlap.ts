/** `overlap A B`: dissolved areas of two files, what they share, and which features share it. */
import { polygonsOf } from '../domain/prepared-city.ts';
import type { LayerTable } from '../domain/feature-table.ts';
import type { Outcome } from '../domain/problems.ts';
import { arrange, type Atom, atomsOf, compileLayer, findSelfCrossings, hasBit, memberFeature, pairOverlaps, runThrough, sumAtoms } from '../engine/index.ts';
import { type Answer, error, type Host, stop } from './host.ts';
import { readPolygonFile } from './read-file.ts';

const A = 0;
const B = 1;
/** Contact without a common area. */
const TOUCH_SQUARE_METRES = 1e-6;

export function overlap(host: Host, fileA: string, fileB: string, byFeature: boolean): Answer {
  const a = readPolygonFile(host, fileA);
  const b = readPolygonFile(host, fileB);
  if (!a.ok || !b.ok) return stop(...a.problems, ...b.problems);
  const layerA = compiled(a.value, fileA);
  const layerB = compiled(b.value, fileB);
  if (!layerA.ok || !layerB.ok) return stop(...layerA.problems, ...layerB.problems);
  const arrangement = runThrough(
    arrange([
      { layer: layerA.value, bits: [A] },
      { layer: layerB.value, bits: [B] },
    ]),
  );
  const atoms = runThrough(atomsOf(arrangement));
  const areaOf = (pick: (atom: Atom) => boolean) => sumAtoms(atoms, pick);
  // Each by itself, from its own walk, so that their residual says something.
  const alone = (layer: typeof layerA.value) =>
    sumAtoms(runThrough(atomsOf(runThrough(arrange([{ layer, bits: [A] }])))), () => true);
  const areaSquareMetres = {
    a: alone(layerA.value),
    b: alone(layerB.value),
    overlap: areaOf((atom) => hasBit(atom.mask, A) && hasBit(atom.mask, B)),
    union: areaOf(() => true),
  };
  const pairs = byFeature
    ? pairOverlaps(arrangement).flatMap((pair) => {
        const first = memberFeature(arrangement, pair.a);
        const second = memberFeature(arrangement, pair.b);
        if (first.member !== 0 || second.member !== 1 || pair.areaSquareMetres <= TOUCH_SQUARE_METRES) return [];
        const name = (table: LayerTable, index: number) => table.features[index]!.id ?? idOf(table, index) ?? index;
        return [
          { a: name(a.value, first.feature), b: name(b.value, second.feature), areaSquareMetres: pair.areaSquareMetres },
        ];
      })
    : [];
  const { a: sumA, b: sumB, overlap: shared, union } = areaSquareMetres;
  const json = { areaSquareMetres, pairs, residualSquareMetres: sumA + sumB - shared - union };
  return { ok: true, value: { json, lines: lines(json) }, problems: [...a.problems, ...b.problems] };
}

function idOf(table: LayerTable, index: number): string | number | undefined {
  const id: unknown = table.features[index]!.properties?.id;
  return (typeof id === 'string' && id !== '') || typeof id === 'number' ? id : undefined;
}

/** Compile a file as one class; rings that cross themselves stop it. */
function compiled(table: LayerTable, file: string): Outcome<ReturnType<typeof compileLayer>['layer']> {
  const features = table.features.map((f) => ({ class: 0, polygons: polygonsOf(f) }));
  const { layer, dropped } = compileLayer(features, 1);
  const crossings = findSelfCrossings(layer);
  if (crossings.length > 0)
    return stop(
      ...crossings.slice(0, 20).map((c) =>
        error(
          'ring-self-crossing',
          { file, feature: c.feature, ring: c.a.ring, vertex: c.a.edge, position: c.position },
          { edge1: c.a.edge + 1, edge2: c.b.edge + 1 },
        ),
      ),
    );
  const problems = dropped.map((d) => ({
    ...error('ring-degenerate', { file, feature: d.feature, ring: d.ring }),
    severity: 'warning' as const,
  }));
  return { ok: true, value: layer, problems };
}

function lines(json: {
  areaSquareMetres: Record<'a' | 'b' | 'overlap' | 'union', number>;
  pairs: readonly { a: string | number; b: string | number; areaSquareMetres: number }[];
  residualSquareMetres: number;
}): string[] {
  const { a, b, overlap: shared, union } = json.areaSquareMetres;
  return [
    `a        ${a.toFixed(6)} m²`,
    `b        ${b.toFixed(6)} m²`,
    `overlap  ${shared.toFixed(6)} m²`,
    `union    ${union.toFixed(6)} m²`,
    `residual ${json.residualSquareMetres.toExponential(2)} m² (a + b − overlap − union)`,
    ...json.pairs.map((p) => `${p.a} × ${p.b}: ${p.areaSquareMetres.toFixed(6)} m²`),
  ];
}
