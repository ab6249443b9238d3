/** 数据清单与误差: every layer with its version, source, accuracy and nature, and what both errors mean. */
import type { CityLayer } from '../../domain/city.ts';
import { count, metres } from '../../geodesy/units.ts';
import { type CoverageContext, type CoverageSection, paragraph } from '../coverage-input.ts';
import type { Words } from '../document.ts';
import { figureTable, wordColumn } from '../figure-table.ts';

export function dataSection({ words, city, language, featureCounts }: CoverageContext): CoverageSection {
  const text = words.dataList;
  const source = ({ source: from, holder }: CityLayer): string =>
    [from[language], holder?.[language]].filter(Boolean).join(' / ') || words.dash;
  const nature = ({ reality }: CityLayer): Words =>
    reality === 'illustrative' ? [{ text: text.kinds[reality], tone: 'warning' }] : text.kinds[reality];
  const features = ({ id }: CityLayer): Words => {
    const own = featureCounts[id];
    return own === undefined ? [{ text: text.unread, tone: 'unchecked' }] : count(own);
  };
  const list = figureTable<CityLayer>({
    id: 'data',
    caption: text.caption,
    rows: city.layers,
    columns: [
      wordColumn(text.layer, 19, (l) => l.name[language]),
      { ...wordColumn<CityLayer>(text.date, 11, (l) => l.versions[0]!.date), align: 'center' },
      { ...wordColumn<CityLayer>(text.others, 11, (l) => l.versions.slice(1).map((v) => v.date).join('\n') || words.dash), align: 'center' }, // biome-ignore format: one column
      wordColumn(text.source, 29, source),
      { ...wordColumn<CityLayer>(text.accuracy, 10, (l) => `±${metres(l.accuracyMetres)}`), align: 'right', unit: words.units.metre }, // biome-ignore format: one column
      { ...wordColumn<CityLayer>(text.features, 9, features), align: 'right' },
      { ...wordColumn<CityLayer>(text.reality, 11, nature), align: 'center' },
    ],
  });
  return { tables: [list], blocks: [list.table, paragraph(text.computation), paragraph(text.data)] };
}
