/** 沿河管控带与岸线: where the site lies across the bands, from which boundary, and what it does to the shoreline. */
import { isWider } from '../../domain/siting/design.ts';
import { hectares, metres, percent } from '../../geodesy/units.ts';
import { findingFigures } from '../../text/figures.ts';
import type { Block, ReportRow } from '../document.ts';
import { layerOf, type ReportContext } from '../input.ts';

export function bandBlocks(context: ReportContext): Block[] {
  const title: Block = { kind: 'subheading', id: 'river-bands', text: context.words.bands.title };
  return [title, ...bandSetBlocks(context), ...shoreBlocks(context)];
}

function bandSetBlocks(context: ReportContext): Block[] {
  const { words, city, result, language } = context;
  const text = words.bands;
  const { bandSet } = city;
  const { bands } = result;
  if (!bandSet || !bands) return [{ kind: 'paragraph', words: text.none }];
  const boundary = layerOf(city, bandSet.boundaryLayer);
  const version = boundary?.versions[0];
  const lines = [text.set(bandSet.name[language], bandSet.basis[language])];
  if (boundary && version)
    lines.push(text.boundary(boundary.name[language], version.date, version.approval ?? text.noApproval));
  if (bands.distanceMetres !== null)
    lines.push(bands.distanceMetres > 0 ? text.distance(metres(bands.distanceMetres)) : text.insideRange);
  if (bandSet.standing === 'reference') lines.push(text.reference);
  return [
    { kind: 'paragraph', words: lines.join(language === 'zh' ? '' : ' ') },
    {
      kind: 'table',
      id: 'bands',
      caption: text.caption,
      columns: [
        { title: text.part, align: 'left', width: 50 },
        { title: text.area, unit: words.units.hectare, align: 'right', width: 25 },
        { title: isWider(result) ? words.shareOfRange : text.share, align: 'right', width: 25 },
      ],
      rows: bandRows(context, bandSet.bandsLayer, bands),
    },
    {
      kind: 'paragraph',
      words: [
        { text: text.residual(hectares(bands.residualSquareMetres)), tone: 'quiet' },
        { text: ` ${text.drawn(metres(bandSet.largestErrorMetres, 3))}`, tone: 'quiet' },
      ],
    },
  ];
}

function bandRows(
  { words, city, result, language }: ReportContext,
  bandsLayer: string,
  bands: NonNullable<ReportContext['result']['bands']>,
): ReportRow[] {
  const text = words.bands;
  const row = (name: string, squareMetres: number, total = false): ReportRow => ({
    total,
    cells:
      squareMetres === 0
        ? [name, words.dash, words.dash]
        : [name, hectares(squareMetres), percent(squareMetres / result.areaSquareMetres)],
  });
  const classes = layerOf(city, bandsLayer)?.classes ?? [];
  const rings = bands.rings.map(({ classId, fromMetres, toMetres, areaSquareMetres }) => {
    const name = classes.find(({ id }) => id === classId)?.name[language] ?? classId;
    return row(text.ring(name, fromMetres, toMetres), areaSquareMetres);
  });
  const outside = result.districts.find((d) => d.id === null)?.areaSquareMetres ?? 0;
  const sum =
    bands.rings.reduce((total, ring) => total + ring.areaSquareMetres, 0) +
    bands.insideSquareMetres +
    bands.beyondSquareMetres;
  return [
    row(text.inside, bands.insideSquareMetres),
    ...rings,
    row(text.beyond, bands.beyondSquareMetres),
    ...(outside > 0 ? [row(text.outside, outside)] : []),
    row(text.sum, sum + outside, true),
  ];
}

function shoreBlocks({ words, outcomeWords, city, result, language }: ReportContext): Block[] {
  const text = words.bands.shore;
  const findings = result.findings.filter(({ layerId }) => layerOf(city, layerId)?.role === 'shoreline');
  const title: Block = { kind: 'subheading', id: 'shore', text: text.title };
  if (findings.length === 0) return [title, { kind: 'paragraph', words: words.bands.shoreNone }];
  return [
    title,
    {
      kind: 'table',
      id: 'shoreline',
      caption: text.caption,
      columns: [
        { title: text.name, align: 'left', width: 40 },
        { title: text.status, align: 'center', width: 20 },
        { title: text.length, unit: words.units.metre, align: 'right', width: 20 },
        { title: text.distance, unit: words.units.metre, align: 'right', width: 20 },
      ],
      rows: findings.map((f) => {
        const { length, distance } = findingFigures(f);
        return { cells: [f.name[language], outcomeWords.statuses[f.status], length, distance] };
      }),
    },
  ];
}
