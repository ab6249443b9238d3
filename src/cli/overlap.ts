/** `overlap A B`: dissolved areas of two files, what they share, and which features share it. */

import type { LayerTable } from '../domain/feature-table.ts';
import { faultProblem, noteProblems } from '../domain/input-problems.ts';
import { polygonsOf } from '../domain/prepared-city.ts';
import { type Atom, hasBit, type OverlayLayer, openOverlay, sumAtoms, TOUCH_SQUARE_METRES } from '../engine/index.ts';
import { fixed, hectares, mu, squareKilometres } from '../geodesy/units.ts';
import type { Language } from '../text/problems.ts';
import { type Answer, type Host, stop } from './host.ts';
import { alignedLines } from './lines.ts';
import type { OpenOptions } from './open-files.ts';
import { readPolygonFile } from './read-file.ts';
import { words } from './words.ts';

const A = 0;
const B = 1;

export async function overlap(
  host: Host,
  fileA: string,
  fileB: string,
  byFeature: boolean,
  options: OpenOptions,
): Promise<Answer> {
  const { work } = host;
  const a = await readPolygonFile(host, fileA, options);
  const b = await readPolygonFile(host, fileB, options);
  if (!a.ok || !b.ok) return stop(...a.problems, ...b.problems);
  const layerOf = (id: string, table: LayerTable, bit: number) => ({
    id,
    features: table.features.map((f) => ({ class: 0, polygons: polygonsOf(f) })),
    bits: [bit],
  });
  const layers = [layerOf(fileA, a.value, A), layerOf(fileB, b.value, B)] as const;
  const overlay = await openOverlay(layers, work);
  const faults = overlay.reports.flatMap((report) =>
    report.faults.slice(0, MOST_FAULTS).map((f) => faultProblem(f, { file: report.id, feature: f.feature })),
  );
  if (faults.length > 0) return stop(...faults);
  const atoms = await overlay.atoms(work);
  const areaOf = (pick: (atom: Atom) => boolean) => sumAtoms(atoms, pick);
  // Each by itself, from its own walk, so that their residual says something.
  const dissolved = async (...own: OverlayLayer[]) => {
    const alone = await openOverlay(
      own.map((layer) => ({ ...layer, bits: [A] })),
      work,
    );
    return sumAtoms(await alone.atoms(work), () => true);
  };
  const areaSquareMetres = {
    a: await dissolved(layers[0]),
    b: await dissolved(layers[1]),
    overlap: areaOf((atom) => hasBit(atom.mask, A) && hasBit(atom.mask, B)),
    union: await dissolved(...layers),
  };
  const name = (table: LayerTable, index: number) => table.features[index]!.id ?? index;
  const pairs = (byFeature ? await overlay.pairs(work) : [])
    .filter((pair) => pair.a.layer !== pair.b.layer && pair.areaSquareMetres > TOUCH_SQUARE_METRES)
    .map((pair) => ({
      a: name(a.value, pair.a.feature),
      b: name(b.value, pair.b.feature),
      areaSquareMetres: pair.areaSquareMetres,
    }));
  const { a: sumA, b: sumB, overlap: shared, union } = areaSquareMetres;
  const json = { areaSquareMetres, pairs, residualSquareMetres: sumA + sumB - shared - union };
  const notes = overlay.reports.flatMap((report) => noteProblems(report.notes, { file: report.id }));
  const problems = [...a.problems, ...b.problems, ...notes];
  return { ok: true, value: { json, lines: (language) => lines(json, language) }, problems };
}

/** Faults named of one file. */
const MOST_FAULTS = 20;

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
