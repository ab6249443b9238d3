/** Moments as the interface prints them. */
import { clock } from '../../format.ts';

/** 2026-03-05 14:32:08, local time. */
export function dateAndTime(milliseconds: number): string {
  const moment = new Date(milliseconds);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())} ${clock(milliseconds)}`;
}
