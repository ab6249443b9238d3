/// <reference types="vitest/config" />
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, mergeConfig, type Plugin, type UserConfig } from 'vite';
import { baseMap } from './src/build/base-map.ts';
import { offline } from './src/build/offline.ts';
import { STANDALONE, standaloneConfig } from './src/build/standalone.ts';
import { LongFirst } from './test/support/long-first.ts';

/** The development server works with inline scripts, so the page's Content-Security-Policy stands in builds only. */
const developWithoutPolicy: Plugin = {
  name: 'develop-without-policy',
  apply: 'serve',
  transformIndexHtml: {
    order: 'pre',
    handler: (html, context) =>
      context.server ? html.replace(/<meta\s+http-equiv="Content-Security-Policy"[\s\S]*?\/>/, '') : html,
  },
};

const node = { environment: 'node' as const, testTimeout: 60_000, hookTimeout: 120_000 };

/** Journeys that draw, pack and print for minutes: `npm run journeys:long`. */
const LONG_JOURNEYS = [
  'accessible',
  'compare',
  'hand-out',
  'meeting',
  'offline',
  'print',
  'siting-panel',
  'speaker',
  'whole-meeting',
].map((name) => `test/browser/${name}.test.ts`);

/** Tests that need modules of their own: they stand in for some, hold the app's state, or measure the memory of a library. */
const APART = ['test/app/**/*.test.{ts,tsx}', 'test/cli/**/*.test.ts', 'test/domain/geos.test.ts'];

const PUBLIC = 'src/app/public';

const common: UserConfig = {
  base: './',
  publicDir: PUBLIC,
  plugins: [react(), developWithoutPolicy],
  worker: { format: 'es' },
  build: { target: ['chrome111'], assetsInlineLimit: 0, chunkSizeWarningLimit: 3000 },
  server: { port: 5180 },
  preview: { port: 4180 },
  test: {
    // A core is not kept free: on two of them half of the time would be lost.
    maxWorkers: '100%',
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          ...node,
          name: 'unit',
          // Pure functions: a third of the time would go into reading the same modules for each file anew.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: [...APART, 'test/browser/**', 'test/oracle/**', 'test/laws/**'],
        },
      },
      { test: { ...node, name: 'unit-apart', include: APART } },
      { test: { ...node, name: 'laws', include: ['test/laws/**/*.test.ts'], testTimeout: 3_600_000 } },
      { test: { ...node, name: 'oracle', include: ['test/oracle/**/*.test.ts'], testTimeout: 300_000 } },
      {
        test: {
          ...node,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          exclude: process.env.LONG ? [] : LONG_JOURNEYS,
          globalSetup: 'test/support/journeys-setup.ts',
          testTimeout: 180_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
};

export default defineConfig(({ mode }) =>
  mergeConfig(
    common,
    mode === STANDALONE
      ? standaloneConfig(import.meta.dirname)
      : {
          plugins: [
            offline(import.meta.dirname, join(import.meta.dirname, PUBLIC)),
            baseMap(process.env.ECOSPACE_TIANDITU === '1'),
          ],
        },
  ),
);
