/** Both readings of the shoreline rate: the official wording leaves open whether unclassified shore counts. Pure. */
import type { CoverageResult, ShorePlace } from '../../../domain/coverage/result.ts';
import type { Language } from '../../state/model.ts';
import type { Text } from '../../text/use-text.ts';
import type { Aspect } from './figure.ts';

type Shoreline = NonNullable<CoverageResult['shoreline']>;

/** Zones that count as protected: 保护区 and 保留区. Class ids of the shoreline layer. */
const COUNTED: readonly string[] = ['shore-protect', 'shore-reserve'];
export const UNCLASSIFIED = 'shore-unclassified';

interface ShorelineRow {
  readonly classId: string;
  readonly lengthMetres: number;
  /** Of the whole shore, 0 to 1. */
  readonly share: number;
  readonly counted: boolean;
}

export interface ShorelineReadings {
  readonly rows: readonly ShorelineRow[];
  readonly totalMetres: number;
  readonly countedMetres: number;
  readonly unclassifiedMetres: number;
  /** Counted over the whole shore; null without shore. */
  readonly ofAll: number | null;
  /** Counted over the classified shore; null without any. */
  readonly ofClassified: number | null;
}

export function shorelineReadings({ zones, totalMetres }: Shoreline): ShorelineReadings {
  const rows = zones.map(({ classId, lengthMetres }) => ({
    classId,
    lengthMetres,
    share: totalMetres > 0 ? lengthMetres / totalMetres : 0,
    counted: COUNTED.includes(classId),
  }));
  const sum = (keep: (row: ShorelineRow) => boolean) =>
    rows.reduce((metres, row) => (keep(row) ? metres + row.lengthMetres : metres), 0);
  const countedMetres = sum((row) => row.counted);
  const unclassifiedMetres = sum((row) => row.classId === UNCLASSIFIED);
  const classified = totalMetres - unclassifiedMetres;
  return {
    rows,
    totalMetres,
    countedMetres,
    unclassifiedMetres,
    ofAll: totalMetres > 0 ? countedMetres / totalMetres : null,
    ofClassified: classified > 0 ? countedMetres / classified : null,
  };
}

export const placeName = ({ kind, name }: ShorePlace, language: Language, text: Text['coverage']): string =>
  name ? name[language] : kind === 'border' ? text.shoreline.onBorder : text.shoreline.outside;

/** Which of the shore's figures the length in a place is. */
export const placeAspect = ({ kind }: ShorePlace): Aspect => (kind === 'district' ? 'length' : `length-${kind}`);
