/** The indicator board. */
import { expect } from 'vitest';
import { type Indicator, type IndicatorParts, NO_SETTINGS } from '../../../src/domain/coverage/indicator.ts';
import { indicatorParts } from '../../../src/domain/coverage/indicator-parts.ts';
import { indicatorBoard } from '../../../src/domain/coverage/indicators.ts';
import type { PreparedCity } from '../../../src/domain/prepared-city.ts';
import { atOnce } from '../../../src/engine/index.ts';
import { Figures } from './figures.ts';
import { outlineTolerance } from './services.ts';
import { number, type Row, type Rows } from './sql.ts';

/** State, every number and the data error of each indicator; `day`: on which deadlines are looked at. */
export async function compareIndicators(f: Figures, prepared: PreparedCity, rows: Rows, day: string): Promise<void> {
  const parts = await indicatorParts(prepared, NO_SETTINGS, day, atOnce);
  const figures = await rows('indicator_value');
  const land = await rows('service_by_district');
  const board = indicatorBoard(prepared.city, parts, NO_SETTINGS);
  const states = (await rows('indicator_state')).map((r): [string, unknown] => [String(r.indicator), r.state]);
  expect(Object.fromEntries(board.map(({ id, state }) => [id, state]))).toEqual(Object.fromEntries(states));
  for (const indicator of board) {
    const own = figures.filter((r) => r.indicator === indicator.id);
    const { measure } = indicator;
    for (const [figure, value] of numbersOf(indicator)) f.number.ours(`${indicator.id} ${figure}`, value);
    const outline =
      measure.kind === 'service' ? outlineOf(parts, measure.serviceId, land) : { squareMetres: 0, share: 0 };
    const baseline = own.find((r) => r.figure === 'beforeSquareMetres');
    for (const r of own) {
      const value = number(r, 'number');
      f.number.theirs(`${indicator.id} ${r.figure}`, value, allowedFor(String(r.figure), value, outline, baseline));
    }
  }
}

/** Numbers of a value by their names, with those of an official figure beside it. */
function numbersOf({ value, dataError }: Indicator): [string, number][] {
  const all = value === null ? [] : Object.entries(value);
  return [...all, ['dataError', dataError] as const].flatMap(([name, figure]): [string, number][] => {
    if (typeof figure === 'number') return [[name, figure]];
    if (figure === null || typeof figure === 'string') return [];
    return [['stated', figure.squareMetres], ['differenceShare', figure.differenceShare]]; // biome-ignore format: two numbers
  });
}

interface Outline {
  readonly squareMetres: number;
  readonly share: number;
}

/** How far the outlines of a service may put its area and its share off. */
function outlineOf({ services }: IndicatorParts, serviceId: string, land: readonly Row[]): Outline {
  const part = services[serviceId];
  if (part?.state !== 'ready' || !part.value) throw new Error(`service ${serviceId} has no figures`);
  const squareMetres = outlineTolerance(part.value, land.filter((r) => r.service === serviceId)); // biome-ignore format: one line
  return { squareMetres, share: squareMetres / part.value.total.demandSquareMetres };
}

function allowedFor(figure: string, value: number, outline: Outline, baseline: Row | undefined): number {
  const rounding = 2e-9 * Math.abs(value);
  switch (figure) {
    case 'part':
      return rounding + outline.squareMetres;
    case 'share':
    case 'achievement':
      return rounding + 2 * outline.share;
    case 'dataError':
      // A bound: perimeters of outlines, which differ by how finely they are drawn.
      return (outline.share > 0 ? 1e-3 : 1e-6) * value;
    case 'lostSquareMetres':
    case 'gainedSquareMetres':
    case 'netSquareMetres':
      return Figures.areaOf(baseline ? number(baseline, 'number') : 0);
    default:
      return rounding;
  }
}
