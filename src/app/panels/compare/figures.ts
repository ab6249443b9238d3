/** Figures of two versions beside each other. Pure. */
import type { City, CityLayer } from '../../../domain/city.ts';
import type { LayerChanges } from '../../../domain/coverage/change.ts';
import type { ChangeSums } from '../../../domain/coverage/change-ground.ts';
import { earlierVersions } from '../../../domain/coverage/change-versions.ts';
import type { Side } from './side.ts';

export interface ComparedVersions {
  /** As the first map has it. */
  readonly layer: CityLayer;
  /** Id of the version on the second map. */
  readonly other: string;
  readonly isOtherNewer: boolean;
  /** The earlier first. */
  readonly dates: readonly [string, string];
}

/** The one polygon layer in whose version two states of a city differ; null where none does, or several do. */
export function comparedVersions(left: City, right: City): ComparedVersions | null {
  if (left.id !== right.id) return null;
  const inForce = new Map(right.layers.map((layer) => [layer.id, layer.versions[0]]));
  const moved = left.layers.filter(({ id, versions }) => inForce.get(id)?.id !== versions[0]?.id);
  const [layer] = moved;
  const other = layer && inForce.get(layer.id);
  if (moved.length !== 1 || layer?.geometry !== 'polygon' || !other) return null;
  const own = layer.versions[0]!;
  const isOtherNewer = !earlierVersions(layer).some(({ id }) => id === other.id);
  const dates = isOtherNewer ? ([own.date, other.date] as const) : ([other.date, own.date] as const);
  return { layer, other: other.id, isOtherNewer, dates };
}

interface FigureRow {
  /** Null: all classes together. */
  readonly classId: string | null;
  readonly sums: ChangeSums;
}

/** Classes that either version has, then all together; one class is all. `isTurned`: the version in force is the earlier one. */
export function figureRows({ total }: Pick<LayerChanges, 'total'>, isTurned: boolean): FigureRow[] {
  const turn = (sums: ChangeSums): ChangeSums => (isTurned ? turned(sums) : sums);
  const classes = total.classes.filter((c) => c.beforeSquareMetres > 0 || c.afterSquareMetres > 0);
  const rows = classes.length > 1 ? classes.map((c) => ({ classId: c.classId, sums: turn(c) })) : [];
  return [...rows, { classId: null, sums: turn(total) }];
}

/** Whether the later version is on the left map. `side`: of the second map. */
export const isLaterLeft = ({ isOtherNewer }: Pick<ComparedVersions, 'isOtherNewer'>, side: Side): boolean =>
  (side === 'left') === isOtherNewer;

type ChangeKind = 'before' | 'after' | 'lost' | 'gained';

interface ChangeLine {
  readonly kind: ChangeKind;
  readonly name: string;
  readonly squareMetres: number;
}

interface LineWords {
  /** The earlier first. */
  readonly dates: ComparedVersions['dates'];
  readonly lost: string;
  readonly gained: string;
}

/** Both states from left to right as on the maps, then what the later one lost and gained. */
export function changeLines(sums: ChangeSums, { dates, lost, gained }: LineWords, laterLeft: boolean): ChangeLine[] {
  const states: ChangeLine[] = [
    { kind: 'before', name: dates[0], squareMetres: sums.beforeSquareMetres },
    { kind: 'after', name: dates[1], squareMetres: sums.afterSquareMetres },
  ];
  return [
    ...(laterLeft ? states.reverse() : states),
    { kind: 'lost', name: lost, squareMetres: sums.lostSquareMetres },
    { kind: 'gained', name: gained, squareMetres: sums.gainedSquareMetres },
  ];
}

const turned = (sums: ChangeSums): ChangeSums => ({
  beforeSquareMetres: sums.afterSquareMetres,
  lostSquareMetres: sums.gainedSquareMetres,
  gainedSquareMetres: sums.lostSquareMetres,
  afterSquareMetres: sums.beforeSquareMetres,
});
