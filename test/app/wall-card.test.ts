/** What of the board's cards is told on the wall: by the marks of their parts and the rules of the wall's sheet. */
import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ChangePieces } from '../../src/app/panels/coverage/change/ChangePieces.tsx';
import { IndicatorsCard } from '../../src/app/panels/coverage/IndicatorsCard.tsx';
import { setSession } from '../../src/app/state/store.ts';
import { changesOf } from '../../src/domain/coverage/change.ts';
import { type Indicator, NO_SETTINGS } from '../../src/domain/coverage/indicator.ts';
import { indicatorParts } from '../../src/domain/coverage/indicator-parts.ts';
import { indicatorBoard } from '../../src/domain/coverage/indicators.ts';
import type { PreparedCity } from '../../src/domain/prepared-city.ts';
import { atOnce } from '../../src/engine/index.ts';
import { indicatorError, indicatorNotes } from '../../src/text/indicators.ts';
import { markupOf, wordsIn } from '../support/render.ts';
import { prepareShipped, shippedCity, shippedRules } from '../support/shipped-city.ts';

const sheet = readFileSync('src/app/panels/meeting/presenter-board.css', 'utf8').replaceAll(/\s+/g, ' ');

/** The words of a markup without the parts that the wall hides; each rule relied on is in its sheet. */
function wordsOnWall(markup: string): string {
  const hidden: readonly (readonly [rule: string, part: RegExp])[] = [
    ['button:not(.number-link, .to-place)', /<button(?![^>]*class="[^"]*(?:number-link|to-place))[^>]*>.*?<\/button>/gs],
    ['.presenter-board .at-desk', /<(\w+)[^>]*class="[^"]*at-desk[^"]*"[^>]*>.*?<\/\1>/gs],
    ['.indicators-table :is(small:not(.indicator-against), .indicator-parts)', /<small(?![^>]*indicator-against)[^>]*>.*?<\/small>|<span class="indicator-parts">.*?<\/span>/gs],
  ]; // biome-ignore format: a rule a line
  return wordsIn(
    hidden.reduce((kept, [rule, part]) => {
      expect(sheet).toContain(rule);
      return kept.replaceAll(part, ' ');
    }, markup),
  );
}

let prepared: PreparedCity;
let board: readonly Indicator[];

beforeAll(async () => {
  prepared = await prepareShipped(shippedCity('wuhai'), shippedRules('wuhai'));
  board = indicatorBoard(prepared.city, await indicatorParts(prepared, NO_SETTINGS, '2026-11-22', atOnce), NO_SETTINGS);
});
beforeEach(() => setSession({ language: 'zh' }));

describe('indicators on the wall', () => {
  it('say how far the data may be off, and where districts tell otherwise; other notes are read at a desk', () => {
    const markup = markupOf(IndicatorsCard, { city: prepared.city, board });
    const words = wordsOnWall(markup);
    const isAgainst = ({ code }: Indicator['notes'][number]): boolean => code === 'districts-against';
    const against = board.filter(({ notes }) => notes.some(isAgainst));
    expect(against.length).toBeGreaterThan(0);
    for (const indicator of against)
      for (const note of indicatorNotes({ notes: indicator.notes.filter(isAgainst) }, 'zh'))
        expect(words).toContain(note);
    const errors = board.flatMap((indicator) => indicatorError(indicator, 'zh') || []);
    expect(errors.length).toBeGreaterThan(2);
    for (const error of errors) expect(words).toContain(error);
    // Why nothing is judged stands in the mark itself, and that data are illustrative in the title of the wall.
    const judged = board.filter(({ reasons }) => reasons.length === 0);
    const others = judged
      .flatMap(({ notes }) => indicatorNotes({ notes: notes.filter((n) => !isAgainst(n)) }, 'zh'))
      .filter((note) => note !== '示意数据');
    expect(others.length).toBeGreaterThan(0);
    for (const note of others) {
      expect(wordsIn(markup)).toContain(note);
      expect(words).not.toContain(note);
    }
  });
});

describe('pieces of a change on the wall', () => {
  it('have number, district and area; what only leads elsewhere is left out', async () => {
    const layer = prepared.city.layers.find(({ role }) => role === 'red-line')!;
    const answer = await changesOf(prepared, atOnce, layer.id, layer.versions[1]!.id);
    if (!answer.ok) throw new Error('no changes');
    const changes = answer.value;
    const markup = markupOf(ChangePieces, { shown: { changes, district: null } as never, layer });
    const words = wordsOnWall(markup);
    const [first] = changes.pieces;
    const nameOf = (districtId: string | null): string =>
      changes.rows.find((r) => r.districtId === districtId)!.name!.zh;
    expect(words).toContain(`${first!.number} ${nameOf(first!.districtId)}`);
    for (const { districtId } of changes.pieces.slice(0, 8)) expect(words).toContain(nameOf(districtId));
    expect(wordsIn(markup).length).toBeGreaterThan(words.length);
  });
});
