/** Undo goes through what was done to sites, never through which of them was looked at. */
import { beforeEach, expect, test } from 'vitest';
import { withFootprint } from '../../src/app/map/edit/active.ts';
import { EMPTY_PROJECT, type Footprint } from '../../src/app/state/model.ts';
import { edit, getApp, redo, replaceProject, show, undo } from '../../src/app/state/store.ts';
import { squareAt } from '../support/rule-footprints.ts';

const site = (id: string): Footprint => {
  const polygons = squareAt([106.8, 39.6], 100);
  return { id, name: id, polygons, start: polygons, origin: 'drawn', distanceMetres: null };
};
const choose = (id: string) => show((p) => ({ ...p, activeFootprintId: id }));
const rename = (id: string, name: string) => edit((p) => withFootprint(p, id, (f) => ({ ...f, name })));
const inHand = () => getApp().project.activeFootprintId;
const names = () => getApp().project.footprints.map((f) => f.name);

beforeEach(() => replaceProject({ ...EMPTY_PROJECT, footprints: [site('a'), site('b')], activeFootprintId: 'a' }));

test('a choice is no step, and a change taken back chooses the site that it was made of', () => {
  choose('b');
  choose('a');
  expect(getApp().past).toHaveLength(0);
  rename('a', '甲');
  choose('b');
  rename('b', '乙');
  choose('a');
  undo();
  expect([names(), inHand()]).toEqual([['甲', 'b'], 'b']);
  undo();
  expect([names(), inHand()]).toEqual([['a', 'b'], 'a']);
  redo();
  expect([names(), inHand()]).toEqual([['甲', 'b'], 'a']);
  redo();
  expect([names(), inHand()]).toEqual([['甲', '乙'], 'b']);
});

test('what is no change of a site leaves the one in hand there', () => {
  edit((p) => ({ ...p, order: ['x'] }));
  choose('b');
  undo();
  expect(inHand()).toBe('b');
  redo();
  expect(inHand()).toBe('b');
});

test('a site that comes back is in hand, and one that goes is not', () => {
  edit((p) => ({ ...p, footprints: p.footprints.slice(0, 1) }));
  undo();
  expect(inHand()).toBe('b');
  redo();
  expect(inHand()).toBe('a');
});

test('a row that was only looked at does not come back into hand', () => {
  show((p) => ({ ...p, footprints: [...p.footprints, { ...site('row'), preview: true }], activeFootprintId: 'row' }));
  edit((p) => ({ ...p, order: ['x'] }));
  show((p) => ({ ...p, footprints: p.footprints.slice(0, 2), activeFootprintId: 'b' }));
  undo();
  expect(inHand()).toBe('b');
});
