/** A law is checked on many seeded cases; a failing one is told by its seed and in WKT. */
import { test } from 'vitest';
import type { LayerFeature } from '../../src/engine/parts.ts';
import { type Geos, loadGeos } from '../support/geos.ts';
import { Random } from '../support/random.ts';
import { toWkt } from '../support/wkt.ts';

/** LAWS_RUNS: cases of a law, of which slow laws take their share; `npm run laws` asks for more. */
const RUNS = Number(process.env.LAWS_RUNS ?? 400);
/** LAWS_SEED: check this one case only. */
const ONLY = process.env.LAWS_SEED === undefined ? null : Number(process.env.LAWS_SEED);

export interface Case {
  readonly random: Random;
  readonly geos: Geos;
  /** Have features printed if the case fails. */
  show(name: string, features: readonly LayerFeature[]): void;
}

/** `share`: of the asked number of cases, for laws that take long. */
export function law(name: string, share: number, check: (c: Case) => void | Promise<void>): void {
  test(name, async () => {
    const geos = await loadGeos();
    const seeds = ONLY === null ? Array.from({ length: Math.max(1, Math.round(RUNS * share)) }, (_, n) => n) : [ONLY];
    for (const seed of seeds) {
      const shown: string[] = [];
      const show = (what: string, features: readonly LayerFeature[]) => {
        shown.push(`${what}:`, ...features.map((f, i) => `  ${i}, class ${f.class}: ${toWkt(f.polygons)}`));
      };
      try {
        await check({ random: new Random(seed), geos, show });
      } catch (cause) {
        throw new Error(`LAWS_SEED=${seed}: ${(cause as Error).message}\n${shown.join('\n').slice(0, 6_000)}`, {
          cause,
        });
      }
    }
  });
}
