/** An indicator in words: its value, its target, its note. */
import * as format from '../../format.ts';
import type { Language } from '../../state/model.ts';
import type { Text } from '../../text/use-text.ts';
import type { Indicator } from './indicators.ts';

type CoverageText = Text['coverage'];

export function indicatorHead(
  { value, target }: Indicator,
  text: CoverageText,
): { value: string; unit: string } | null {
  switch (value?.kind) {
    case undefined:
      return null;
    case 'change':
      return { value: format.signedHectares(value.squareMetres), unit: text.hectares };
    case 'share':
      return { value: format.percent(value.share), unit: '' };
    case 'done':
      return { value: String(value.done), unit: text.indicator.done(String(value.total)) };
    case 'planned':
      return { value: String(value.value), unit: target?.unit ?? '' };
  }
}

export function indicatorTarget(indicator: Indicator, text: CoverageText): string {
  const { target, baselineDate, note } = indicator;
  if (baselineDate) return text.indicator.baseline(baselineDate);
  if (note?.kind === 'no-baseline') return text.indicator.noBaseline;
  if (target) return text.indicator.target(`${target.value} ${target.unit}`);
  return text.indicator.targetMissing;
}

export function indicatorNote({ note }: Indicator, language: Language, text: CoverageText): string {
  switch (note?.kind) {
    case undefined:
      return '';
    case 'districts-against':
      return text.indicator.districtsAgainst(note.names.map((n) => n[language]).join(text.formulas.list));
    case 'area-only':
      return text.indicator.areaOnly;
    case 'incomplete':
      return text.indicator.incomplete;
    case 'no-baseline':
      return text.indicator.noBaselineNote;
    case 'target-from-above':
      return text.indicator.targetFromAbove;
    case 'not-computed':
      return text.indicator.notComputed;
    case 'overdue':
      return text.indicator.overdue(String(note.count));
    case 'from-plan':
      return text.indicator.fromPlan;
  }
}
