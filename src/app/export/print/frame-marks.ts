/** What stands on and around the map of a page: its double line, ticks and corners, scale and north. Pure; millimetres. */
import { pixelOf } from '../../map/picture-camera.ts';
import type { Camera } from '../../state/model.ts';
import { scaleBarSize, scaleBarUnit } from '../scale-bar.ts';
import type { Graticule } from './graticule.ts';
import { baseline, INK, line, type Mark, type MeasureText, path, rect, text } from './marks.ts';
import { type Box, FRAME_LINE, LEAST_TEXT, type PageFrame } from './paper.ts';
import { metresPerPixelAt, PIXELS_PER_MM, scaleText } from './print-scale.ts';

export interface FrameContent {
  /** Looks at the middle of the frame, with north up. */
  readonly camera: Camera;
  readonly denominator: number;
  /** Null where no positions are told. */
  readonly graticule: Graticule | null;
  /** Upper left, upper right, lower left, lower right. */
  readonly corners: readonly [string, string, string, string] | null;
  readonly north: string;
  /** Over a map that stands beside another; null over one that stands alone. */
  readonly label: string | null;
}

const INSET = 4.5;
const PAD = 2.6;
const BAR = { height: 1.5, share: 0.19, most: 56 } as const;
const SCALE_TEXT = 3.4;
const NORTH = { width: 9, height: 17 } as const;
const TICK = 2.2;
/** Depth of the strip along the frame that ticks and their texts stand in. */
const TICK_STRIP = 6.4;
/** White ground under letters on the map: a second outline would be a second text in a PDF. */
const PLATE = { pad: 0.35, look: { fill: '#FFFFFF', fillOpacity: 0.8 } } as const;

const plate = (box: Box): Mark => rect(grown(box, PLATE.pad), PLATE.look);

interface ScaleBox extends Box {
  readonly bar: Box;
  readonly value: number;
  readonly unit: string;
}

function scaleBox(map: Box, { camera, denominator }: FrameContent, measure: MeasureText): ScaleBox | null {
  const metresPerMm = metresPerPixelAt([camera.lon, camera.lat], camera.zoom) * PIXELS_PER_MM;
  const size = scaleBarSize(metresPerMm, Math.min(BAR.most, map.width * BAR.share));
  if (!size) return null;
  const { value, unit } = scaleBarUnit(size.metres);
  const end = measure(`${value} ${unit}`, LEAST_TEXT, false);
  const height = 2 * PAD + LEAST_TEXT + 1.2 + BAR.height;
  const width = 2 * PAD + 1 + size.pixels + end + 2 + measure(scaleText(denominator), SCALE_TEXT, true);
  const [x, y] = [map.x + INSET + 2, map.y + map.height - INSET - 2 - height];
  const bar = { x: x + PAD + 1, y: y + height - PAD - BAR.height, width: size.pixels, height: BAR.height };
  return { x, y, width, height, bar, value, unit };
}

const northBox = ({ x, y, width }: Box): Box => ({
  x: x + width - INSET - NORTH.width - 2,
  y: y + INSET + 3,
  ...NORTH,
});

/** Parts of the map that its pills keep clear of. */
export function furniture(map: Box, content: FrameContent, measure: MeasureText): Box[] {
  const scale = scaleBox(map, content, measure);
  const strips = content.graticule
    ? [
        { ...map, height: TICK_STRIP },
        { ...map, y: map.y + map.height - TICK_STRIP, height: TICK_STRIP },
        { ...map, width: TICK_STRIP },
        { ...map, x: map.x + map.width - TICK_STRIP, width: TICK_STRIP },
      ]
    : [];
  return [northBox(map), ...(scale ? [scale] : []), ...strips];
}

export function frameMarks(
  { map, corners }: Pick<PageFrame, 'map' | 'corners'>,
  content: FrameContent,
  measure: MeasureText,
): Mark[] {
  const scale = scaleBox(map, content, measure);
  const taken = [northBox(map), ...(scale ? [scale] : [])];
  return [
    ...(content.graticule ? tickMarks(map, content.graticule, taken, measure) : []),
    ...(scale ? scaleMarks(scale, content.denominator) : []),
    ...northMarks(northBox(map), content.north),
    rect(map, { stroke: INK, strokeWidth: 0.18 }),
    rect(grown(map, FRAME_LINE - 0.4), { stroke: INK, strokeWidth: 0.8 }),
    ...(content.corners ? cornerMarks(map, corners, content.corners) : []),
    ...(content.label === null ? [] : [labelMark(map, corners.above, content.label, measure)]),
  ];
}

const LABEL = 3.4;

/** As large as it finds room; cut where even the least letters are too wide. */
function labelMark({ x, width }: Box, middle: number, label: string, measure: MeasureText): Mark {
  const wide = measure(label, 1, true);
  const size = Math.max(LEAST_TEXT, Math.min(LABEL, width / wide));
  const signs = [...label];
  while (signs.length > 1 && measure(`${signs.join('')}…`, size, true) > width) signs.pop();
  const words = wide * size > width ? `${signs.join('')}…` : label;
  return text({ x: x + width / 2, y: baseline(middle, size), text: words, size, bold: true, anchor: 'middle' });
}

const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

function cornerMarks(
  map: Box,
  { above, below }: PageFrame['corners'],
  [upperLeft, upperRight, lowerLeft, lowerRight]: NonNullable<FrameContent['corners']>,
): Mark[] {
  const [left, right] = [map.x - FRAME_LINE, map.x + map.width + FRAME_LINE];
  const at = (x: number, y: number, words: string, anchor: 'start' | 'end'): Mark =>
    text({ x, y: baseline(y, LEAST_TEXT), text: words, size: LEAST_TEXT, anchor });
  return [
    at(left, above, upperLeft, 'start'),
    at(right, above, upperRight, 'end'),
    at(left, below, lowerLeft, 'start'),
    at(right, below, lowerRight, 'end'),
  ];
}

const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function tickMarks(map: Box, { meridians, parallels }: Graticule, taken: readonly Box[], measure: MeasureText): Mark[] {
  const [right, bottom] = [map.x + map.width, map.y + map.height];
  const look = { size: LEAST_TEXT, anchor: 'middle' } as const;
  const isFree = (box: Box) => !taken.some((other) => meet(box, other));
  const upright = meridians.flatMap(({ at, text: words }) => {
    const x = map.x + at;
    const width = measure(words, LEAST_TEXT, false);
    return [
      [map.y, 1],
      [bottom, -1],
    ].flatMap(([edge = 0, way = 1]) => {
      const middle = edge + way * (TICK + 0.8 + LEAST_TEXT / 2);
      const box = { x: x - width / 2, y: middle - LEAST_TEXT / 2, width, height: LEAST_TEXT };
      const tick = line(
        [
          [x, edge],
          [x, edge + way * TICK],
        ],
        0.2,
      );
      return isFree(box)
        ? [tick, plate(box), text({ ...look, x, y: baseline(middle, LEAST_TEXT), text: words })]
        : [tick];
    });
  });
  const level = parallels.flatMap(({ at, text: words }) => {
    const y = map.y + at;
    const length = measure(words, LEAST_TEXT, false);
    return [
      [map.x, 1],
      [right, -1],
    ].flatMap(([edge = 0, way = 1]) => {
      const middle = edge + way * (TICK + 0.8 + LEAST_TEXT / 2);
      const box = { x: middle - LEAST_TEXT / 2, y: y - length / 2, width: LEAST_TEXT, height: length };
      const tick = line(
        [
          [edge, y],
          [edge + way * TICK, y],
        ],
        0.2,
      );
      // Read from the right: turned to the left, its base line lies right of its middle.
      const turned = text({ ...look, x: baseline(middle, LEAST_TEXT), y, text: words, turn: -90 });
      return isFree(box) ? [tick, plate(box), turned] : [tick];
    });
  });
  return [...upright, ...level];
}

function scaleMarks(box: ScaleBox, denominator: number): Mark[] {
  const { bar, value, unit } = box;
  const quarter = bar.width / 4;
  const labels = baseline(bar.y - 0.6 - LEAST_TEXT / 2, LEAST_TEXT);
  const label = (x: number, words: string, anchor: 'start' | 'middle'): Mark =>
    text({ x, y: labels, text: words, size: LEAST_TEXT, anchor });
  return [
    rect(box, { fill: '#FFFFFF', fillOpacity: 0.92 }),
    ...[0, 2].map((i) => rect({ ...bar, x: bar.x + i * quarter, width: quarter }, { fill: INK })),
    ...[1, 3].map((i) => rect({ ...bar, x: bar.x + i * quarter, width: quarter }, { fill: '#FFFFFF' })),
    rect(bar, { stroke: INK, strokeWidth: 0.15 }),
    label(bar.x, '0', 'middle'),
    label(bar.x + bar.width / 2, String(value / 2), 'middle'),
    label(bar.x + bar.width - 0.8, `${value} ${unit}`, 'start'),
    text({
      x: box.x + box.width - PAD,
      y: baseline(bar.y - 0.2, SCALE_TEXT),
      text: scaleText(denominator),
      size: SCALE_TEXT,
      bold: true,
      anchor: 'end',
    }),
  ];
}

function northMarks({ x, y, width, height }: Box, words: string): Mark[] {
  const middle = x + width / 2;
  const at = { x: middle, y: y + height / 2 + 2, scale: 0.3 };
  return [
    plate({ x: middle - 2, y: y - 0.2, width: 4, height: 4 }),
    text({ x: middle, y: y + 3.3, text: words, size: 4, bold: true, anchor: 'middle' }),
    path({ ...at, d: 'M0 -19L9 17L0 9L-9 17Z', fill: '#FFFFFF', stroke: INK, strokeWidth: 1.2 }),
    path({ ...at, d: 'M0 -19L0 9L-9 17Z', fill: INK }),
  ];
}

const HOT = '#B000C4';
/** A frame that is smaller on the overview is ringed. */
const LEAST_FRAME = 2.4;

/** The frame of the map on the overview of the city: `camera` is that of the overview, in `box`. */
export function insetMarks(box: Box, camera: Camera, extent: readonly [number, number, number, number]): Mark[] {
  const size = { width: box.width * PIXELS_PER_MM, height: box.height * PIXELS_PER_MM };
  const [west, south, east, north] = extent;
  const at = (place: readonly number[]) => {
    const [x, y] = pixelOf(camera, size, place);
    return [
      Math.min(box.width, Math.max(0, x / PIXELS_PER_MM)) + box.x,
      Math.min(box.height, Math.max(0, y / PIXELS_PER_MM)) + box.y,
    ] as const;
  };
  const [left, top] = at([west, north]);
  const [right, bottom] = at([east, south]);
  const frame = { x: left, y: top, width: right - left, height: bottom - top };
  const isSmall = Math.max(frame.width, frame.height) < LEAST_FRAME;
  return [
    { kind: 'picture', picture: 'inset', ...box },
    rect(isSmall ? grown(frame, LEAST_FRAME / 2) : frame, { stroke: HOT, strokeWidth: 0.5 }),
    rect(box, { stroke: INK, strokeWidth: 0.2 }),
  ];
}
