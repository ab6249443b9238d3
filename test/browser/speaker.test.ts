/** The speaker's window beside the one on the wall: what it shows, what its keys do there, and pen and pointer on the wall. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { capture, open } from '../support/app-actions.ts';
import { journeys } from '../support/journey.ts';

const journey = journeys({ width: 1440, height: 900, goesOn: true });
let wall: Page;
let speaker: Page;
/** Of the speaker's window: scripts it asked for, and errors. */
const scripts: string[] = [];
const errors: string[] = [];

beforeEach(() => {
  wall = journey.page();
});

const place = () => wall.locator('.presenter-dots .place').textContent();
const strokes = () => wall.locator('.presenter-ink path[d^="M"]').count();
const footprintArea = () => wall.locator('.presenter-readout .verdict').textContent();
const netOverlap = () => wall.locator('.readout-lines').textContent();

async function openSpeaker(press: () => Promise<void>): Promise<void> {
  const opening = wall.context().waitForEvent('page');
  await press();
  speaker = await opening;
  speaker.setDefaultTimeout(60_000);
  speaker.on('request', (request) => scripts.push(request.url()));
  speaker.on('pageerror', (error) => errors.push(error.message));
  speaker.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await speaker.locator('.speaker-head').waitFor();
}

/** Draw from one place of the wall to another. */
async function drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  await wall.mouse.move(...from);
  await wall.mouse.down();
  await wall.mouse.move(...to, { steps: 6 });
  await wall.mouse.up();
}

describe("the speaker's view", () => {
  it('opens from the keyboard while presenting, without map, threads or any city', async () => {
    await open(wall, journey.url);
    await wall.getByRole('button', { name: '试画示例地块' }).click();
    await wall.locator('.outcome-banner').waitFor();
    await wall.keyboard.press('g');
    await wall
      .getByText(/已存为场景/)
      .last()
      .waitFor();
    await wall.keyboard.press('3');
    await wall.getByRole('button', { name: '+ 开场页' }).click();
    for (let copies = 0; copies < 9; copies++)
      await wall.locator('.scene').nth(1).getByRole('button', { name: /^复制/ }).click();
    await wall.locator('.scene').nth(1).getByPlaceholder('主讲人备注,不投屏').fill('先讲红线重叠');
    await wall.locator('.scene').nth(1).locator('.scene-number').click();
    await wall.keyboard.press('F5');
    await expect.poll(place).toBe('1 / 11');
    await expect.poll(() => wall.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    await openSpeaker(() => wall.keyboard.press('s'));
    await expect.poll(() => speaker.locator('.speaker-place').textContent()).toBe('1 / 11');
    expect(await speaker.locator('.speaker-next').textContent()).toContain('示例地块 选址研判');
    expect(await speaker.locator('canvas, .map-pane').count()).toBe(0);
    expect(speaker.workers()).toEqual([]);
    expect(scripts.filter((url) => /worker|cities|geojson|maplibre/i.test(url))).toEqual([]);
    expect(await speaker.evaluate(() => 'maplibregl' in window)).toBe(false);
  });

  it('turns the scenes of the wall with arrows, digits and its list, and shows notes and what comes next', async () => {
    await speaker.keyboard.press('ArrowRight');
    await expect.poll(place).toBe('2 / 11');
    await expect.poll(() => speaker.locator('.speaker-note').textContent()).toBe('先讲红线重叠');
    expect(await speaker.locator('.speaker-now img').getAttribute('src')).toMatch(/^data:image/);
    await speaker.keyboard.press('5');
    await expect.poll(place).toBe('5 / 11');
    // 1 may be the first digit of 10 and 11.
    await speaker.keyboard.press('1');
    await expect.poll(() => wall.locator('.presenter-digits').textContent()).toContain('1 / 11');
    expect(await place()).toBe('5 / 11');
    await speaker.keyboard.press('0');
    await speaker.keyboard.press('Enter');
    await expect.poll(place).toBe('10 / 11');
    await speaker.getByRole('button', { name: '2 示例地块 选址研判' }).click();
    await expect.poll(place).toBe('2 / 11');
    await expect.poll(() => speaker.locator('.speaker-place').textContent()).toBe('2 / 11');
  });

  it('has no name under what lies over the map', async () => {
    const names = () => wall.locator('canvas.maplibregl-canvas').first().getAttribute('aria-description');
    await expect.poll(names).not.toBe('');
    await wall.evaluate(() => {
      const card = document.createElement('div');
      card.dataset.overMap = '';
      card.id = 'over-all';
      Object.assign(card.style, { position: 'absolute', inset: '0', pointerEvents: 'none' });
      document.querySelector('.presenter')!.append(card);
    });
    await wall.keyboard.press('r');
    await expect.poll(names).toBe('');
    await wall.evaluate(() => document.getElementById('over-all')!.remove());
    await wall.keyboard.press('r');
    await expect.poll(names).not.toBe('');
  });

  it('blanks the wall, moves its pointer on, and brings it back', async () => {
    await speaker.keyboard.press('.');
    await wall.locator('.presenter-blank').waitFor();
    await speaker.locator('.speaker-blank').waitFor();
    await speaker.keyboard.press('ArrowRight');
    await wall.locator('.presenter-blank').waitFor({ state: 'detached' });
    expect(await place()).toBe('2 / 11');
    await speaker.getByRole('button', { name: '指示', exact: true }).click();
    await wall.locator('.presenter-pointer.dot').waitFor({ state: 'attached' });
    await speaker.getByRole('button', { name: '光点' }).click();
    await wall.locator('.presenter-pointer.spot').waitFor({ state: 'attached' });
    await wall.keyboard.press('l');
    await wall.locator('.presenter-pointer.off').waitFor({ state: 'attached' });
    await expect
      .poll(() => speaker.getByRole('button', { name: '指示', exact: true }).getAttribute('aria-pressed'))
      .toBe('false');
  });

  it('draws with the pen without moving the site, and drags the site again when the pen is down', async () => {
    await wall.bringToFront();
    await expect.poll(netOverlap).toMatch(/\d/);
    const [figures, land] = [await netOverlap(), await footprintArea()];
    const box = (await wall.locator('canvas.maplibregl-canvas').first().boundingBox())!;
    const middle = [box.x + box.width / 2, box.y + box.height / 2] as const;
    const away = [middle[0], middle[1] - 60] as const;
    await speaker.keyboard.press('p');
    await wall.locator('.presenter-ink[data-pen="true"]').waitFor();
    await drag(middle, away);
    await drag([middle[0] + 40, middle[1]], [away[0] + 90, away[1]]);
    expect(await strokes()).toBe(2);
    expect([await netOverlap(), await footprintArea()]).toEqual([figures, land]);
    await wall.keyboard.press('e');
    await expect.poll(strokes).toBe(0);
    await drag(middle, away);
    // Escape puts the pen down and takes what it drew; the presentation goes on.
    await wall.keyboard.press('Escape');
    await expect.poll(strokes).toBe(0);
    expect(await place()).toBe('2 / 11');
    await drag(middle, away);
    await expect.poll(netOverlap).not.toBe(figures);
    expect(await strokes()).toBe(0);
    // The scene as it was captured.
    await wall.keyboard.press('r');
    await expect.poll(netOverlap).toBe(figures);
  });

  it('has no stroke left on the next scene', async () => {
    await wall.keyboard.press('p');
    await drag([500, 400], [620, 420]);
    expect(await strokes()).toBe(1);
    await wall.keyboard.press('PageDown');
    await expect.poll(place).toBe('3 / 11');
    expect(await strokes()).toBe(0);
    await wall.keyboard.press('p');
  });

  it('stays when the presentation ends, starts it again, and keeps nothing in the browser', async () => {
    await speaker.keyboard.press('Escape');
    await expect.poll(() => wall.locator('.presenter').count()).toBe(0);
    await speaker.getByText('放映已结束').waitFor();
    // Keys mean other things in the work; they stay here.
    await speaker.keyboard.press('1');
    await wall.locator('.meeting-panel').waitFor();
    await speaker.getByRole('button', { name: '从第一个场景开始' }).click();
    await expect.poll(place).toBe('1 / 11');
    await wall.keyboard.press('Escape');
    await expect.poll(() => wall.locator('.presenter').count()).toBe(0);
    expect(await speaker.evaluate(() => document.querySelectorAll('.speaker').length)).toBe(1);
  });

  it('comes late, or comes back, and shows what is on the wall', async () => {
    await wall.keyboard.press('Shift+F5');
    await expect.poll(place).toBe('1 / 11');
    await wall.keyboard.press('PageDown');
    await wall.keyboard.press('b');
    await wall.locator('.presenter-blank').waitFor();
    await speaker.reload();
    await expect.poll(() => speaker.locator('.speaker-place').textContent()).toBe('2 / 11');
    await speaker.locator('.speaker-blank').waitFor();
    await wall.keyboard.press('b');
    await wall.keyboard.press('Escape');
    await expect.poll(() => wall.locator('.presenter').count()).toBe(0);
  });

  it('says so when the show answers no more, keeps its notes, and goes on once it answers', async () => {
    await wall.evaluate(() => {
      const { postMessage } = BroadcastChannel.prototype;
      BroadcastChannel.prototype.postMessage = () => {};
      addEventListener('answer-again', () => {
        BroadcastChannel.prototype.postMessage = postMessage;
      });
    });
    await expect.poll(() => speaker.getByRole('alert').textContent()).toMatch(/与放映窗口的连接中断/);
    expect(await speaker.locator('.speaker-strip li').count()).toBe(11);
    await wall.evaluate(() => dispatchEvent(new Event('answer-again')));
    await speaker.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('is told the card that is on the wall, page by page', async () => {
    await wall.bringToFront();
    await wall.keyboard.press('2');
    await wall.locator('.board-table .number-link').first().waitFor();
    await capture(wall);
    await wall.keyboard.press('3');
    await wall.locator('.scene').nth(11).getByRole('combobox').selectOption('sites');
    await speaker.getByRole('button', { name: /^12 / }).click();
    await expect.poll(place).toBe('12 / 12');
    const told = speaker.locator('.speaker-told');
    await expect.poll(() => told.textContent()).toMatch(/整治点位.*第 1\/\d 页.*类型.*合计.*历史遗留矿山/s);
    const first = await told.locator('tbody').first().textContent();
    const onWall = wall.locator('.wall-card tbody').first().locator('> tr:not([data-off-wall])');
    expect(await told.locator('tbody').first().locator('tr').count()).toBe(await onWall.count());
    await speaker.keyboard.press(']');
    await expect.poll(() => told.textContent()).toMatch(/第 2\/\d 页/);
    expect(await told.textContent()).not.toContain(first);
    await wall.keyboard.press('Escape');
    await expect.poll(() => wall.locator('.presenter').count()).toBe(0);
  });

  it('is told when the other window closes, either way', async () => {
    await speaker.close();
    await wall.getByText('主讲视图已关闭').first().waitFor();
    await openSpeaker(() => wall.getByRole('button', { name: '主讲视图' }).click());
    await wall.reload();
    await speaker.getByText('放映窗口已关闭').waitFor();
    expect(errors).toEqual([]);
  });

  it('says what to do where the browser does not let it open, and the show goes on', async () => {
    await wall.evaluate(() => {
      window.open = () => null;
    });
    await wall.getByRole('button', { name: /开始汇报/ }).click();
    await expect.poll(place).toBe('1 / 12');
    await wall.keyboard.press('n');
    await expect.poll(() => wall.getByRole('alert').textContent()).toMatch(/始终允许/);
    await wall.keyboard.press('ArrowRight');
    await expect.poll(place).toBe('2 / 12');
    await wall.getByRole('button', { name: '知道了' }).click();
    await wall.locator('.speaker-blocked').waitFor({ state: 'detached' });
  });
});
