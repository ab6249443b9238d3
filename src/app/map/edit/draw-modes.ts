/**
 * How clicks become areas, lines and points. A corner may stand anywhere but on the one before it, which ends the drawing, as
 * a double click does; an area is also closed on its first corner, which is drawn larger for that.
 */
import { TerraDrawLineStringMode, TerraDrawPointMode, TerraDrawPolygonMode } from 'terra-draw';
import { INK_HEX, PAPER_HEX } from '../deck/colours.ts';

type Snap = NonNullable<
  NonNullable<NonNullable<ConstructorParameters<typeof TerraDrawPolygonMode>[0]>['snapping']>['toCustom']
>;

/** Two clicks nearer than this are a double click: what the hand moves between them, CSS pixels. */
const SAME_PLACE_PIXELS = 5;
/** A click so near to the first corner is a click on it, CSS pixels. */
const CLOSING_PIXELS = 10;
/** Corners that make an area. */
const LEAST_CORNERS = 3;

/** Radii, CSS pixels. */
const CORNER_RADIUS = 5;
const FIRST_CORNER_RADIUS = 8;

const POINT = {
  coordinatePointColor: PAPER_HEX,
  coordinatePointWidth: CORNER_RADIUS,
  coordinatePointOutlineColor: INK_HEX,
  coordinatePointOutlineWidth: 2,
  closingPointColor: PAPER_HEX,
  closingPointWidth: CORNER_RADIUS,
  closingPointOutlineColor: INK_HEX,
  closingPointOutlineWidth: 2,
} as const;

const KEYS = { cancel: null, finish: 'Enter' };

/** Modes `polygon`, `linestring` and `point`. */
export const drawModes = () => [
  polygonMode(),
  new TerraDrawLineStringMode({
    keyEvents: KEYS,
    pointerDistance: SAME_PLACE_PIXELS,
    showCoordinatePoints: true,
    styles: { lineStringColor: INK_HEX, lineStringWidth: 2.4, ...POINT },
  }),
  new TerraDrawPointMode({
    styles: { pointColor: PAPER_HEX, pointOutlineColor: INK_HEX, pointOutlineWidth: 2.4, pointWidth: 5 },
  }),
];

function polygonMode(): TerraDrawPolygonMode {
  let first: readonly number[] = [];
  /** terra-draw has one distance for the first corner and for the one before: a pointer near the first is put upon it. */
  const ontoFirst: Snap = (event, { currentCoordinate = 0, getCurrentGeometrySnapshot, project }) => {
    const drawn = getCurrentGeometrySnapshot();
    const [lon, lat] = drawn?.type === 'Polygon' ? (drawn.coordinates[0]?.[0] ?? []) : [];
    if (lon === undefined || lat === undefined) return undefined;
    first = [lon, lat];
    const { x, y } = project(lon, lat);
    const isNear = Math.hypot(event.containerX - x, event.containerY - y) < CLOSING_PIXELS;
    if (isNear && currentCoordinate >= LEAST_CORNERS) Object.assign(event, { containerX: x, containerY: y });
    return undefined;
  };
  return new TerraDrawPolygonMode({
    keyEvents: KEYS,
    pointerDistance: SAME_PLACE_PIXELS,
    snapping: { toCustom: ontoFirst },
    showCoordinatePoints: true,
    styles: {
      fillColor: PAPER_HEX,
      fillOpacity: 0.4,
      outlineColor: INK_HEX,
      outlineWidth: 2.4,
      ...POINT,
      closingPointWidth: ({ geometry }) =>
        geometry.type === 'Point' && geometry.coordinates.every((v, i) => v === first[i])
          ? FIRST_CORNER_RADIUS
          : CORNER_RADIUS,
    },
  });
}
