/** `overlap A B`: dissolved areas of two files, what they share, and which features share it. */

import type { LayerTable, PolygonCoordinates } from '../domain/feature-table.ts';
import { polygonsOf } from '../domain/prepared-city.ts';
import type { Outcome, Problem } from '../domain/problems.ts';
import { compileFootprint } from '../domain/siting/footprint.ts';
import {
  type Atom,
  arrange,
  atomsOf,
  compileLayer,
  findSelfCrossings,
  hasBit,
  memberFeature,
  pairOverlaps,
  runThrough,
  sumAtoms,
} from '../engine/index.ts';
import { fixed, hectares, mu, squareKilometres } from '../geodesy/units.ts';
import type { Language } from '../text/problems.ts';
import { type Answer, error, type Host, stop } from './host.ts';
import { alignedLines } from './lines.ts';
import { readPolygonFile } from './read-file.ts';
import { words } from './words.ts';

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
  const dissolved = (...layers: (typeof layerA.value)[]) =>
    sumAtoms(runThrough(atomsOf(runThrough(arrange(layers.map((layer) => ({ layer, bits: [A] })))))), () => true);
  const areaSquareMetres = {
    a: dissolved(layerA.value),
    b: dissolved(layerB.value),
    overlap: areaOf((atom) => hasBit(atom.mask, A) && hasBit(atom.mask, B)),
    union: dissolved(layerA.value, layerB.value),
  };
  const pairs = byFeature
    ? pairOverlaps(arrangement).flatMap((pair) => {
        const first = memberFeature(arrangement, pair.a);
        const second = memberFeature(arrangement, pair.b);
        if (first.member !== 0 || second.member !== 1 || pair.areaSquareMetres <= TOUCH_SQUARE_METRES) return [];
        const name = (table: LayerTable, index: number) => table.features[index]!.id ?? index;
        return [
          {
            a: name(a.value, first.feature),
            b: name(b.value, second.feature),
            areaSquareMetres: pair.areaSquareMetres,
          },
        ];
      })
    : [];
  const { a: sumA, b: sumB, overlap: shared, union } = areaSquareMetres;
  const json = { areaSquareMetres, pairs, residualSquareMetres: sumA + sumB - shared - union };
  const problems = [a, b, layerA, layerB].flatMap((outcome) => outcome.problems);
  return { ok: true, value: { json, lines: (language) => lines(json, language) }, problems };
}

/** Compile a file as one class; features whose area is not defined stop it. */
function compiled(table: LayerTable, file: string): Outcome<ReturnType<typeof compileLayer>['layer']> {
  const features = table.features.map((f) => ({ class: 0, polygons: polygonsOf(f) }));
  const { layer, dropped } = compileLayer(features, 1);
  const crossings = findSelfCrossings(layer);
  if (crossings.length > 0)
    return stop(
      ...crossings
        .slice(0, 20)
        .map((c) =>
          error(
            'ring-self-crossing',
            { file, feature: c.feature, ring: c.a.ring, vertex: c.a.edge, position: c.position },
            { edge1: c.a.edge + 1, edge2: c.b.edge + 1 },
          ),
        ),
    );
  const nested = features.flatMap(({ polygons }, feature) => badNesting(polygons, file, feature));
  if (nested.length > 0) return stop(...nested);
  const problems = dropped.map((d) => ({
    ...error('ring-degenerate', { file, feature: d.feature, ring: d.ring }),
    severity: 'warning' as const,
  }));
  return { ok: true, value: layer, problems };
}

/** Holes outside their polygon and polygons inside one another: they would count twice. */
function badNesting(polygons: PolygonCoordinates, file: string, feature: number): Problem[] {
  if (polygons.length <= 1 && (polygons[0]?.length ?? 0) <= 1) return [];
  const { problems } = compileFootprint(polygons);
  return problems
    .filter((p) => p.code === 'hole-outside-shell' || p.code === 'rings-overlap')
    .map((p) => ({ ...p, where: { ...p.where, file, feature } }));
}

interface Figures {
  readonly areaSquareMetres: Readonly<Record<'a' | 'b' | 'overlap' | 'union', number>>;
  readonly pairs: readonly {
    readonly a: string | number;
    readonly b: string | number;
    readonly areaSquareMetres: number;
  }[];
  readonly residualSquareMetres: number;
}

function lines({ areaSquareMetres, pairs, residualSquareMetres }: Figures, language: Language): string[] {
  const w = words(language);
  const row = (name: string, area: number) => [name, fixed(area, 6), hectares(area), mu(area), squareKilometres(area)];
  const rows = [
    ['', 'm²', w.hectares, w.mu, w.squareKilometres],
    row('A', areaSquareMetres.a),
    row('B', areaSquareMetres.b),
    row(w.overlap, areaSquareMetres.overlap),
    row(w.union, areaSquareMetres.union),
    ...pairs.map((p) => row(`${p.a} × ${p.b}`, p.areaSquareMetres)),
  ];
  return [...alignedLines(rows, [false, true, true, true, true]), w.residual(residualSquareMetres.toExponential(2))];
}
