/** What is said of the figures of the shoreline card, and where they lie. Pure. */
import type { Region } from '../../../../domain/coverage/region.ts';
import type { Shoreline, ShoreRow } from '../../../../domain/coverage/shoreline.ts';
import {
  type ShoreRate,
  shorelineRate,
  shorelineTrend,
  shoreShare,
} from '../../../../domain/coverage/shoreline-rate.ts';
import * as format from '../../../format.ts';
import { partResult } from '../../../state/coverage-types.ts';
import { textIn } from '../../../text/use-text.ts';
import {
  accuraciesOf,
  type ExplainContext,
  type Explained,
  explainedInputs,
  layersById,
  type Quantity,
} from '../explained.ts';
import type { Figure } from '../figure.ts';
import type { FigureSource } from '../figures.ts';
import { groupsOf, isInGroup, readShoreFigure, type ShoreFigure, shoreMetres, shoreRows } from './shore-figure.ts';
import { groupName, zoneNames } from './shore-names.ts';

type Words = ReturnType<typeof textIn>['board']['shore'];

interface Asked {
  readonly wish: ShoreFigure;
  readonly shore: Shoreline;
  readonly context: ExplainContext;
  readonly words: Words;
}

const length = (metres: number): Quantity => ({ kind: 'length', metres });
const ofShare = (share: number | null): Quantity | null => (share === null ? null : { kind: 'share', share });

function asked(figure: Figure, context: ExplainContext): Asked | null {
  const wish = readShoreFigure(figure);
  // A trend is of the version in force, and names the other one.
  const versionId = wish?.kind === 'trend' ? null : (wish?.versionId ?? null);
  const shore = wish && partResult(context.parts, 'shoreline', { versionId });
  return shore ? { wish, shore, context, words: textIn(context.language).board.shore } : null;
}

export const shoreFigures: FigureSource = {
  explain(figure, context) {
    const found = asked(figure, context);
    return found && explained(found);
  },
  region(figure, context) {
    const found = asked(figure, context);
    return found && regionOf(found.wish, figure.districtId);
  },
};

/** The difference of two versions lies nowhere. */
function regionOf({ kind, zones, group, cut, versionId }: ShoreFigure, districtId: string | null): Region | null {
  if (kind === 'trend') return null;
  const said = (by: 'bank' | 'water') => (group?.by === by ? [group.key === '' ? null : group.key] : null);
  const isPlace = group?.by === 'district' && districtId === null;
  return {
    kind: 'shore',
    districtId,
    versionId,
    zones,
    banks: said('bank'),
    waters: said('water'),
    place: isPlace ? (group.key === 'border' ? 'border' : 'outside') : null,
    cut,
  };
}

function explained(found: Asked): Explained | null {
  const told = tell(found);
  if (!told) return null;
  const { wish, shore, context } = found;
  const cut = shore.cuts.find((c) => c.id === wish.cut?.id);
  const layers = new Set(cut?.classKeys.map((key) => key.split('/')[0]!));
  // All shore is cut at the border of the city, whatever it is grouped by.
  const others = context.city.layers.filter((l) => layers.has(l.id) || l.role === 'districts');
  const inForce = others.map((l) => ({ layerId: l.id, versionId: l.versions[0]!.id, date: l.versions[0]!.date, reality: l.reality, accuracyMetres: l.accuracyMetres })); // biome-ignore format: one record
  return {
    inputs: explainedInputs([...(told.lines ?? [shore.line]), ...inForce], context),
    accuracies: accuraciesOf([...layersById(context, [shore.layerId]), ...others], context.language),
    split: [],
    excluded: null,
    dataError: null,
    keys: [],
    ...told,
  };
}

type Told = Pick<Explained, 'name' | 'quantity' | 'formula'> &
  Partial<Pick<Explained, 'split' | 'excluded' | 'dataError'>> & { readonly lines?: readonly Shoreline['line'][] };

function tell(found: Asked): Told | null {
  switch (found.wish.kind) {
    case 'length':
      return tellLength(found);
    case 'zone':
      return tellZone(found);
    case 'share':
      return found.wish.cut ? tellCut(found) : tellShare(found);
    case 'classified':
    case 'achievement':
      return tellReading(found);
    case 'trend':
      return tellTrend(found);
  }
}

const cutName = ({ wish, shore, context, words }: Asked): string => {
  const cut = shore.cuts.find((c) => c.id === wish.cut?.id);
  return cut && wish.cut ? words.names.side(cut.name[context.language], words.sides[wish.cut.side]) : '';
};

const groupText = ({ wish, shore, context, words }: Asked): string =>
  wish.group ? groupName(wish.group, shore, words, context.language) : '';

function tellLength(found: Asked): Told {
  const { wish, shore, context, words } = found;
  const rows = shoreRows(shore, wish);
  const what = wish.zones ? zoneNames(wish.zones, shore, words, context.language) : words.names.all;
  const where = groupText(found);
  const side = cutName(found) + (wish.versionId === null ? '' : words.names.at(shore.line.date));
  const split = wish.group
    ? []
    : groupsOf(shore, 'district').map((group) => ({
        name: groupName(group, shore, words, context.language),
        quantity: length(shoreMetres(shore, rows.filter((r) => isInGroup(r, group)), wish.cut)), // biome-ignore format: one call
      }));
  const ends = shorelineRate(shore, wish.zones ?? shore.zones.map((z) => z.classId)).dataErrorMetres;
  return {
    name: words.names.length(where, what, side),
    quantity: length(shoreMetres(shore, rows, wish.cut)),
    formula: words.formulas.length([what, where, cutName(found)].filter(Boolean).join(words.formulas.cross)),
    split: split.filter(({ quantity }) => quantity.kind === 'length' && quantity.metres > 0),
    dataError: wish.group || wish.cut ? null : length(ends),
  };
}

const ratioText = ({ wish, shore, context, words }: Asked, part: number, whole: number): string =>
  words.formulas.ratio(
    format.kilometres(part),
    format.kilometres(whole),
    zoneNames(wish.zones ?? [], shore, words, context.language),
  );

function tellZone(found: Asked): Told | null {
  const { wish, shore, context, words } = found;
  const rows = shoreRows(shore, { zones: null, group: wish.group });
  const { share, countedMetres, totalMetres } = shoreShare(rows, wish.zones ?? []);
  const quantity = ofShare(share);
  return (
    quantity && {
      name: words.names.zone(groupText(found), zoneNames(wish.zones ?? [], shore, words, context.language)),
      quantity,
      formula: words.formulas.zone(format.kilometres(countedMetres), format.kilometres(totalMetres)),
      dataError: wish.group ? null : ofShare(shorelineRate(shore, wish.zones ?? []).dataErrorShare),
    }
  );
}

function tellShare(found: Asked): Told | null {
  const { wish, shore, words } = found;
  const rows: readonly ShoreRow[] = shoreRows(shore, { zones: null, group: wish.group });
  const { share, countedMetres, totalMetres } = shoreShare(rows, wish.zones ?? []);
  const quantity = ofShare(share);
  const at = wish.versionId === null ? '' : words.names.at(shore.line.date);
  return (
    quantity && {
      name: words.names.share(groupText(found)) + at,
      quantity,
      formula: ratioText(found, countedMetres, totalMetres),
      dataError: wish.group ? null : ofShare(shorelineRate(shore, wish.zones ?? []).dataErrorShare),
    }
  );
}

function tellCut(found: Asked): Told | null {
  const { wish, shore, context, words } = found;
  const cut = shore.cuts.find((c) => c.id === wish.cut?.id);
  const inside = shoreMetres(shore, shore.rows, wish.cut);
  if (!cut || shore.totalMetres === 0) return null;
  return {
    name: words.names.insideShare(cut.name[context.language]),
    quantity: { kind: 'share', share: inside / shore.totalMetres },
    formula: words.formulas.inside(format.kilometres(inside), format.kilometres(shore.totalMetres)),
  };
}

function tellReading(found: Asked): Told | null {
  const { wish, shore, context, words } = found;
  const { unclassifiedClass = null } = context.city.shorelineRate ?? {};
  const rate = shorelineRate(shore, wish.zones ?? [], { unclassifiedClass, target: wish.target });
  return wish.kind === 'classified' ? tellClassified(found, rate, unclassifiedClass) : tellAchievement(rate, words);
}

function tellClassified(found: Asked, rate: ShoreRate, unclassifiedClass: string | null): Told | null {
  const { wish, shore, context, words } = found;
  const quantity = ofShare(rate.classifiedShare);
  const zones = zoneNames(wish.zones ?? [], shore, words, context.language);
  const classified = rate.totalMetres - rate.unclassifiedMetres;
  return (
    quantity && {
      name: words.names.classified(''),
      quantity,
      formula: words.formulas.classified(format.kilometres(rate.countedMetres), format.kilometres(classified), zones),
      excluded: shore.zones.find((z) => z.classId === unclassifiedClass)?.name[context.language] ?? null,
      dataError: classified > 0 ? ofShare(rate.dataErrorMetres / classified) : null,
    }
  );
}

function tellAchievement({ achievement, share, target, dataErrorShare }: ShoreRate, words: Words): Told | null {
  const quantity = ofShare(achievement);
  if (!quantity || target === null) return null;
  return {
    name: words.names.achievement,
    quantity,
    formula: words.formulas.achievement(format.percent(share), format.percent(target)),
    dataError: dataErrorShare === null ? null : ofShare(dataErrorShare / target),
  };
}

function tellTrend({ wish, shore, context, words }: Asked): Told | null {
  const before = partResult(context.parts, 'shoreline', { versionId: wish.versionId });
  if (!before) return null;
  const trend = shorelineTrend(before, shore, wish.zones ?? []);
  const quantity = ofShare(trend.changeOfShare);
  const zones = zoneNames(wish.zones ?? [], shore, words, context.language);
  return (
    quantity && {
      name: words.names.trend,
      quantity,
      formula: words.formulas.trend(format.percent(trend.after.share), format.percent(trend.before.share), zones),
      dataError: ofShare((trend.after.dataErrorShare ?? 0) + (trend.before.dataErrorShare ?? 0)),
      lines: [trend.lines.before, trend.lines.after],
    }
  );
}
