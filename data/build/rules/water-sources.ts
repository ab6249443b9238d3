/** Zones of drinking-water sources where no text has been found: their own law is to be looked up. */
import type { Rule } from '../../../src/domain/siting/rules.ts';
import { both, overlap, target, unverified } from './make.ts';

const zones = [
  ['source-1', both('饮用水水源一级保护区', 'Drinking-water source, zone 1')],
  ['source-2', both('饮用水水源二级保护区', 'Drinking-water source, zone 2')],
] as const;

export const sourceZones: readonly Rule[] = zones.map(([id, name]) =>
  unverified({
    id: `water-${id}`,
    name,
    target: target('water-sources', id),
    test: overlap,
    requirement: both(
      '饮用水水源保护区依其专门法规管理,请核实现行规定。',
      'Drinking-water source zones follow their own law; verify the rules in force.',
    ),
  }),
);
