/** 河湖岸线: which line, its zones, the rate in both readings, where it lies, and its trend. */

import { inDistricts } from '../../domain/coverage/in-districts.ts';
import type { Shoreline, ShoreRow } from '../../domain/coverage/shoreline.ts';
import { type ShoreRate, shorelineRate, shorelineTrend, shoreShare } from '../../domain/coverage/shoreline-rate.ts';
import { kilometres, percent, percentagePoints, signedPercent } from '../../geodesy/units.ts';
import { bankName } from '../../text/banks.ts';
import {
  type CoverageContext,
  type CoverageSection,
  districtName,
  paragraph,
  pictureBlock,
  sentences,
  withPart,
} from '../coverage-input.ts';
import { type Block, plainText } from '../document.ts';
import {
  type FigureColumn,
  type FigureTable,
  figureTable,
  kilometreColumn,
  shareColumn,
  wordColumn,
} from '../figure-table.ts';
import { scopeWords, withScope } from './scope.ts';

export const shorelineSection = (context: CoverageContext): CoverageSection =>
  withPart(context, context.parts.shoreline, context.words.shoreline.missing, (shore) => ofShore(context, shore));

function ofShore(context: CoverageContext, shore: Shoreline): CoverageSection {
  const { words, language } = context;
  const text = words.shoreline;
  const counted = countedOf(context);
  const rate = rateOf(context, shore, counted);
  const whole = (table: FigureTable) => withScope(context, [], { tables: [table], blocks: [] }).tables[0]!;
  const tables = [
    whole(zoneTable(context, shore, counted)),
    whole(rateTable(context, rate)),
    placeTable(context, shore, counted),
    ...(shore.cuts.length > 0 ? [whole(cutTable(context, shore))] : []),
  ];
  const [zones, readings, ...others] = tables.map(({ table }) => table);
  return {
    tables,
    blocks: [
      paragraph(text.line(shore.line.name[language], shore.line.date, shore.line.source[language])),
      pictureBlock(context, 'shoreline', text.picture(shore.zones.map((z) => z.name[language]).join(words.join))),
      zones!,
      readings!,
      paragraph(rateNotes(context, shore, rate), 'quiet'),
      ...trend(context, shore, counted),
      ...others,
    ],
  };
}

const countedOf = ({ city, settings }: CoverageContext): readonly string[] =>
  settings.countedClasses ?? city.shorelineRate?.countedClasses ?? [];

function rateOf({ city, board }: CoverageContext, shore: Shoreline, counted: readonly string[]): ShoreRate {
  const target = board.find((i) => i.measure.kind === 'shoreline-rate')?.target ?? null;
  const unclassifiedClass = city.shorelineRate?.unclassifiedClass ?? null;
  return shorelineRate(shore, counted, { unclassifiedClass, target: target && target.value / 100 });
}

interface Length<R> {
  readonly title: string;
  readonly unit: string;
  readonly width: number;
  readonly of: (row: R) => number;
  readonly absent: string;
}

type Zone = Pick<Shoreline['zones'][number], 'lengthMetres'> & {
  readonly name: string;
  readonly counts: boolean | null;
};

function zoneTable({ words, language }: CoverageContext, shore: Shoreline, counted: readonly string[]): FigureTable {
  const text = words.shoreline;
  const total: Zone = { name: text.inCity, lengthMetres: shore.totalMetres, counts: null };
  const outside: Zone = { name: words.outside, lengthMetres: shore.outsideMetres, counts: false };
  return figureTable<Zone>({
    id: 'zones',
    caption: text.zones,
    rows: [
      ...shore.zones.map((z): Zone => ({ ...z, name: z.name[language], counts: counted.includes(z.classId) })),
      total,
      ...(shore.outsideMetres > 0 ? [outside] : []),
    ],
    isTotal: (z) => z === total,
    columns: [
      wordColumn(text.zone, 40, (z) => z.name),
      lengthColumn({ title: text.length, unit: words.units.kilometre, width: 22, of: (z) => z.lengthMetres, absent: text.absent }), // biome-ignore format: one column
      shareColumn({
        title: text.share,
        width: 20,
        of: (z) => (z === outside || z.lengthMetres === 0 ? null : ratio(z.lengthMetres, shore.totalMetres)),
      }),
      { ...wordColumn(text.counted, 18, (z) => (z.counts === null ? '' : z.counts ? text.yes : text.no)), align: 'center' }, // biome-ignore format: one column
    ],
  });
}

/** Words where there is none of it. */
function lengthColumn<R>({ absent, ...column }: Length<R>): FigureColumn<R> {
  const base = kilometreColumn(column);
  const isThere = (row: R) => column.of(row) !== 0;
  return {
    ...base,
    words: (row) => (isThere(row) ? base.words(row) : absent),
    file: (base.file ?? []).map((f) => ({ ...f, cell: (row: R) => (isThere(row) ? f.cell(row) : absent) })),
  };
}

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

interface Reading {
  readonly name: string;
  readonly part: number | null;
  readonly whole: number | null;
  readonly rate: number | null;
}

function rateTable({ words }: CoverageContext, rate: ShoreRate): FigureTable {
  const text = words.shoreline;
  const { countedMetres, totalMetres, unclassifiedMetres } = rate;
  const ofTarget = rate.target === null ? text.noTarget : text.target(percent(rate.target));
  const rows: Reading[] = [
    { name: text.ofAll, part: countedMetres, whole: totalMetres, rate: rate.share },
    { name: `${text.ofTarget} (${ofTarget})`, part: null, whole: null, rate: rate.achievement },
    { name: text.classified, part: countedMetres, whole: totalMetres - unclassifiedMetres, rate: rate.classifiedShare },
  ];
  return figureTable<Reading>({
    id: 'readings',
    caption: text.readings,
    rows,
    columns: [
      wordColumn(text.reading, 46, (r) => r.name),
      kilometreColumn({ title: text.part, unit: words.units.kilometre, width: 18, of: (r) => r.part }),
      kilometreColumn({ title: text.whole, unit: words.units.kilometre, width: 18, of: (r) => r.whole }),
      shareColumn({ title: text.rate, width: 18, of: (r) => r.rate }),
    ],
  });
}

function rateNotes(context: CoverageContext, shore: Shoreline, rate: ShoreRate): string {
  const text = context.words.shoreline;
  return sentences(context, [
    unclassifiedWords(rate, text),
    rate.dataErrorShare === null
      ? text.noneCounted
      : text.error(percentagePoints(rate.dataErrorShare), kilometres(rate.dataErrorMetres)),
    shore.outsideMetres > 0 ? text.wholeLine(...lineOf(shore)) : '',
    text.residual(kilometres(shore.residualMetres, 4)),
    shore.leftOut > 0 ? text.leftOut(shore.leftOut) : '',
  ]);
}

function unclassifiedWords(
  { unclassifiedMetres, countsUnclassified }: ShoreRate,
  text: CoverageContext['words']['shoreline'],
): string {
  if (unclassifiedMetres === 0) return '';
  return (countsUnclassified ? text.unclassifiedCounted : text.unclassified)(kilometres(unclassifiedMetres));
}

/** The line as it was drawn, what of it is in the city, and what is not. */
const lineOf = ({ totalMetres, outsideMetres }: Shoreline): [string, string, string] => [
  kilometres(totalMetres + outsideMetres, 3),
  kilometres(totalMetres, 3),
  kilometres(outsideMetres, 3),
];

function trend({ words, parts, city }: CoverageContext, shore: Shoreline, counted: readonly string[]): Block[] {
  const text = words.shoreline;
  const layer = city.layers.find((l) => l.id === shore.layerId);
  if (parts.shorelineBefore.state !== 'ready') return [];
  const before = parts.shorelineBefore.value;
  if (before === null) return layer && layer.versions.length > 1 ? [] : [paragraph(text.noBefore, 'quiet')];
  const found = shorelineTrend(before, shore, counted);
  const [was, is] = [percent(found.before.share), percent(found.after.share)];
  return [paragraph(text.trend(before.line.date, was, is, signedPercent(found.changeOfShare)))];
}

interface Part {
  readonly kind: string;
  readonly name: string;
  readonly rows: readonly ShoreRow[];
}

/** Each of district, bank and water by itself: the parts of each add up to the shore in the city. */
function placeTable(context: CoverageContext, shore: Shoreline, counted: readonly string[]): FigureTable {
  const { words, language } = context;
  const text = words.shoreline;
  const place = ({ place: kind, districtId }: ShoreRow) =>
    kind === 'border' ? words.border : districtName(context, districtId);
  const chosen = context.result.overview.filter.districts;
  const shown = inDistricts(inOrder(shore), chosen);
  const parts = [
    ...grouped(shown, text.place, place),
    ...grouped(shore.rows, text.bank, (r) => (r.bank === null ? words.notStated : bankName(r.bank, language))),
    ...grouped(shore.rows, text.water, (r) => r.water ?? words.notStated),
  ];
  return figureTable<Part>({
    id: 'shore-places',
    caption: placesCaption(context),
    rows: parts,
    columns: [
      wordColumn(text.kind, 18, (p) => p.kind),
      wordColumn(text.name, 28, (p) => p.name),
      kilometreColumn({ title: text.length, unit: words.units.kilometre, width: 18, of: (p) => shoreShare(p.rows, counted).totalMetres }), // biome-ignore format: one column
      kilometreColumn({ title: text.part, unit: words.units.kilometre, width: 18, of: (p) => shoreShare(p.rows, counted).countedMetres }), // biome-ignore format: one column
      shareColumn({ title: text.rate, width: 18, of: (p) => shoreShare(p.rows, counted).share }),
    ],
  });
}

/** Of the groups those by district alone follow the filter. */
function placesCaption(context: CoverageContext): string {
  const { words, result } = context;
  const { places, onlyPlaces } = words.shoreline;
  const scope = scopeWords(context, ['districts']);
  if (scope === null) return places;
  return words.scopes.titled(places, result.overview.filter.districts === null ? scope : onlyPlaces(scope));
}

/** Districts as the city lists them, borders between them last. */
function inOrder({ rows, places }: Shoreline): ShoreRow[] {
  const at = ({ place, districtId }: ShoreRow) =>
    place === 'border' ? places.length : places.findIndex((p) => p.districtId === districtId);
  return rows.toSorted((a, b) => at(a) - at(b));
}

function grouped(rows: readonly ShoreRow[], kind: string, nameOf: (row: ShoreRow) => string): Part[] {
  const names = [...new Set(rows.map(nameOf))];
  return names.map((name) => ({ kind, name, rows: rows.filter((r) => nameOf(r) === name) }));
}

/** What is neither inside nor on the border is outside. */
function cutTable({ words, language }: CoverageContext, shore: Shoreline): FigureTable {
  const text = words.shoreline;
  type Row = { readonly name: string; readonly rows: readonly ShoreRow[] };
  const total: Row = { name: text.inCity, rows: shore.rows };
  const unit = words.units.kilometre;
  const zones = shore.zones.map((z): Row => ({ name: z.name[language], rows: shore.rows.filter((r) => r.zone === z.classId) })); // biome-ignore format: one row each
  return figureTable<Row>({
    id: 'cuts',
    caption: text.cuts,
    rows: [...zones, total],
    isTotal: (r) => r === total,
    columns: [
      wordColumn(text.zone, 20, (r) => r.name),
      ...shore.cuts.map(({ name }, i): FigureColumn<Row> => {
        const side = (which: 'insideMetres' | 'onMetres', title: string) =>
          kilometreColumn<Row>({
            title,
            unit,
            width: 18,
            of: ({ rows }) => rows.reduce((sum, r) => sum + r.cuts[i]![which], 0),
          });
        const inside = side('insideMetres', text.inside(name[language]));
        const on = side('onMetres', text.on(name[language]));
        return {
          ...inside,
          title: name[language],
          unit: text.insideOn,
          words: (row) => `${plainText(inside.words(row))} / ${plainText(on.words(row))}`,
          file: [...(inside.file ?? []), ...(on.file ?? [])],
        };
      }),
    ],
  });
}
