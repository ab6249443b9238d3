/** Colours of outcomes and marks in a report, on white. */
import type { Tone } from './document.ts';

/** `#RRGGBB`. No outcome is green: nothing here permits. */
export const TONE_COLOURS: Readonly<Record<Tone, string>> = {
  avoid: '#A3153F',
  certify: '#8A5200',
  justify: '#5A3E9B',
  notice: '#50626A',
  none: '#235C8C',
  unchecked: '#586067',
  quiet: '#5F6D72',
  strong: '#17262B',
  warning: '#8A5200',
};
