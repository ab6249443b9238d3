import { useEffect, useState } from 'react';
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import type { Problem } from '../../../domain/problems.ts';
import type { SitingResult } from '../../../domain/siting/result.ts';
import type { RuleBook } from '../../../domain/siting/rules.ts';
import { ask } from '../../state/ask.ts';
import { checkNow } from '../../state/check-now.ts';
import type { Footprint, OpenCity } from '../../state/model.ts';
import { rulesOf } from '../../state/rule-verbs.ts';
import { factsOf } from '../../state/siting-facts.ts';
import { useApp } from '../../state/store.ts';

/** Outcomes whose ground is summed by itself. */
export const SUMMED = ['avoid', 'justify', 'certify'] as const;
type Summed = (typeof SUMMED)[number];

export type CandidateCheck =
  | {
      readonly kind: 'done';
      readonly result: SitingResult;
      /** Ground of the classes hit with each outcome, each spot once, square metres; null where it could not be had. */
      readonly net: Readonly<Record<Summed, number | null>>;
    }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] };

interface Kept {
  readonly kind: string | null;
  readonly book: RuleBook | null;
  readonly open: OpenCity | null;
  readonly check: CandidateCheck;
}

/** By shape: what was checked once on the same data and rules is not checked again. */
const known = new WeakMap<PolygonCoordinates, Kept>();

/** The checks of the sites in their order; null while one is not there yet. They follow the sites, the rules and the data. */
export function useCandidateChecks(footprints: readonly Footprint[]): readonly (CandidateCheck | null)[] {
  const open = useApp((s) => s.open);
  const book = useApp(rulesOf);
  const isReady = useApp((s) => s.opening === 'ready');
  const [, draw] = useState(0);
  const find = (footprint: Footprint): CandidateCheck | null => {
    const kept = known.get(footprint.polygons);
    const { kind } = factsOf(footprint);
    return kept && kept.kind === kind && kept.book === book && kept.open === open ? kept.check : null;
  };
  const missing = footprints.filter((f) => !find(f));
  const wanted = missing[0];
  useEffect(() => {
    if (!wanted || !isReady) return;
    let isLeft = false;
    const { kind } = factsOf(wanted);
    void checkCandidate(wanted).then((check) => {
      if (isLeft) return;
      known.set(wanted.polygons, { kind, book, open, check });
      // The next one that is missing is asked for when this one is drawn.
      draw((n) => n + 1);
    });
    return () => {
      isLeft = true;
    };
  }, [wanted, isReady, book, open]);
  return footprints.map(find);
}

async function checkCandidate(footprint: Footprint): Promise<CandidateCheck> {
  const { polygons } = footprint;
  const checked = await checkNow(footprint, true);
  if (!checked.ok) return { kind: 'failed', problems: checked.problems };
  const result = checked.value;
  const [avoid, justify, certify] = await Promise.all(SUMMED.map((outcome) => netOf(polygons, result, outcome)));
  return { kind: 'done', result, net: { avoid: avoid ?? null, justify: justify ?? null, certify: certify ?? null } };
}

async function netOf(polygons: PolygonCoordinates, result: SitingResult, outcome: Summed): Promise<number | null> {
  const hits = result.findings.filter(
    (f) => f.status === 'hit' && f.outcome === outcome && f.areaSquareMetres !== null,
  );
  const keys = [...new Set(hits.flatMap((f) => f.groundKeys))];
  const [first] = hits;
  if (!first) return 0;
  if (keys.length < 2) return first.areaSquareMetres;
  const ground = await ask('netGround', { footprint: polygons, keys, least: 1 });
  return ground?.ok ? ground.value.areaSquareMetres : null;
}
