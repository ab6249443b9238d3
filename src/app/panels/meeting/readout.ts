/** The few lines a room can read: the outcome and its figures, or the city's. Pure. */
import type { Bilingual, City } from '../../../domain/city.ts';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import { landOf } from '../../../domain/siting/design.ts';
import type { SitingOutcome, SitingResult } from '../../../domain/siting/result.ts';
import { setName } from '../../../text/combination-sets.ts';

/** Lines on the card, the last of them the net area where there is one. */
export const MOST_LINES = 5;

type ReadoutName = Bilingual | 'net' | 'shoreline' | 'red-line-change' | 'union';

export interface ReadoutLine {
  readonly name: ReadoutName;
  readonly style: string | null;
  /** Null where the line is a share only. */
  readonly areaSquareMetres: number | null;
  readonly share: number | null;
  readonly signed: boolean;
  /** Told only: it does not count for the outcome. */
  readonly isNotice?: boolean;
}

export interface SitingReadout {
  readonly kind: 'siting';
  readonly outcome: SitingOutcome;
  /** Null where it is not known; what was checked is then said instead. */
  readonly landSquareMetres: number | null;
  readonly checkedSquareMetres: number;
  readonly lines: readonly ReadoutLine[];
  /** Hits that did not find room. */
  readonly more: number;
  readonly unchecked: readonly Bilingual[];
  /** Of them, those for want of the project's kind; they stand last. */
  readonly kindUnknown: number;
}

/** `most`: lines of it. */
export function sitingReadout(result: SitingResult, most = MOST_LINES): SitingReadout {
  const hits = result.findings.filter((f) => f.status === 'hit');
  const counted = hits.filter((f) => f.outcome !== 'notice');
  const leading = [...counted, ...hits.filter((f) => f.outcome === 'notice')];
  const netLine = result.net.keys.length > 1;
  const room = netLine ? most - 1 : most;
  const lines: ReadoutLine[] = leading.slice(0, room).map((f) => ({
    name: f.name,
    style: f.style,
    areaSquareMetres: f.areaSquareMetres,
    share: f.share,
    signed: false,
    isNotice: f.outcome === 'notice',
  }));
  if (netLine) {
    const { netSquareMetres } = result.net;
    const share = result.areaSquareMetres > 0 ? netSquareMetres / result.areaSquareMetres : null;
    lines.push({ name: 'net', style: null, areaSquareMetres: netSquareMetres, share, signed: false });
  }
  return {
    kind: 'siting',
    outcome: result.overall,
    landSquareMetres: landOf(result),
    checkedSquareMetres: result.areaSquareMetres,
    lines,
    more: Math.max(0, leading.length - room),
    ...uncheckedOf(result),
  };
}

/** What lacks data first: the kind of the project can be stated, data cannot. */
function uncheckedOf({ findings }: Pick<SitingResult, 'findings'>): Pick<SitingReadout, 'unchecked' | 'kindUnknown'> {
  const unchecked = findings.filter((f) => f.status === 'unchecked');
  const isKind = (f: (typeof unchecked)[number]): boolean => f.reason === 'kind-unknown';
  const last = unchecked.filter(isKind);
  return {
    unchecked: [...unchecked.filter((f) => !isKind(f)), ...last].map((f) => f.name),
    kindUnknown: last.length,
  };
}

/** As much of it as `most` lines hold from one of its classes on: the first class decides and stays; the net area, which is the last line, stays next to it. */
export function readoutWithin(readout: SitingReadout, most: number, from = 0): SitingReadout {
  const { lines, more } = readout;
  if (from === 0 && lines.length <= most) return readout;
  const net = lines.filter(({ name }) => name === 'net');
  const classes = lines.slice(0, lines.length - net.length);
  const shown = classes.slice(from, from + Math.max(1, most - net.length));
  const kept = [...shown, ...net].slice(0, Math.max(1, most));
  return { ...readout, lines: kept, more: more + classes.length - shown.length };
}

export interface CoverageReadout {
  readonly kind: 'coverage';
  readonly areaSquareMetres: number;
  readonly lines: readonly ReadoutLine[];
}

/**
 * The leading layers of the city, the red line's change and the shore, as far as there is room. `countedClasses`: zones of
 * the shore that the user counts, in place of the city's.
 */
export function coverageReadout(
  result: CoverageResult,
  city: Pick<City, 'bandSet' | 'layers' | 'shorelineRate'>,
  countedClasses: readonly string[] | null = null,
): CoverageReadout {
  const whole = result.total.areaSquareMetres;
  const tail: ReadoutLine[] = [];
  const change = result.ledger?.rows.find((r) => r.districtId === null);
  if (change) {
    const netSquareMetres = change.gainedSquareMetres - change.lostSquareMetres;
    tail.push({ name: 'red-line-change', style: null, areaSquareMetres: netSquareMetres, share: null, signed: true });
  }
  if (result.shoreline) {
    const share = countedShare(result.shoreline, countedClasses ?? city.shorelineRate?.countedClasses ?? []);
    tail.push({ name: 'shoreline', style: null, areaSquareMetres: null, share, signed: false });
  }
  const sets = result.combinationSets.map((set) => ({
    name: setName(set, city),
    style: result.classes.find((c) => set.classKeys.includes(c.key))?.style ?? null,
    areaSquareMetres: set.areaSquareMetres,
    share: whole > 0 ? set.areaSquareMetres / whole : null,
    signed: false,
  }));
  return { kind: 'coverage', areaSquareMetres: whole, lines: [...sets.slice(0, MOST_LINES - tail.length), ...tail] };
}

/** Null without shore. */
function countedShare(
  { zones, totalMetres }: NonNullable<CoverageResult['shoreline']>,
  counted: readonly string[],
): number | null {
  const own = zones.filter((z) => counted.includes(z.classId));
  return totalMetres > 0 ? own.reduce((sum, z) => sum + z.lengthMetres, 0) / totalMetres : null;
}
