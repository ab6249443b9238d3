/** The features of each class that the footprint touches, with what it has in common with them. */
import { hectares, metres } from '../../geodesy/units.ts';
import { isMet } from '../../text/figures.ts';
import type { Block } from '../document.ts';
import type { ReportContext } from '../input.ts';

/** More features than these are in the tables that go with the report. */
const MOST_FEATURES = 60;

export function featureBlocks({ words, result, language }: ReportContext): Block[] {
  const text = words.findings.features;
  const all = result.findings.filter(isMet).flatMap((f) =>
    f.features.map(({ name, id, areaSquareMetres, lengthMetres }) => ({
      cells: [
        f.name[language],
        name,
        id,
        lengthMetres === undefined ? hectares(areaSquareMetres) : text.length(metres(lengthMetres)),
      ],
    })),
  );
  const title: Block = { kind: 'subheading', id: 'touched', text: text.title };
  if (all.length === 0) return [title, { kind: 'paragraph', words: text.none }];
  return [
    title,
    {
      kind: 'table',
      id: 'features',
      caption: text.caption,
      columns: [
        { title: text.layer, align: 'left', width: 30 },
        { title: text.name, align: 'left', width: 36 },
        { title: text.id, align: 'left', width: 18 },
        { title: text.area, unit: words.units.hectare, align: 'right', width: 16 },
      ],
      rows: all.slice(0, MOST_FEATURES),
    },
    ...(all.length > MOST_FEATURES
      ? [{ kind: 'paragraph' as const, words: text.more(all.length - MOST_FEATURES) }]
      : []),
  ];
}
