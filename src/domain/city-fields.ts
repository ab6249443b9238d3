/** Fields that recur in a city's record. */
import * as v from 'valibot';

export const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/));
export const date = v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/));
export const bilingual = v.object({ zh: v.pipe(v.string(), v.minLength(1)), en: v.pipe(v.string(), v.minLength(1)) });
export const metres = v.pipe(v.number(), v.minValue(0));
