/** 全市适用: rules for the whole city, which a site meets wherever in it it stands. */
import type { Finding } from './result.ts';

type Figures = Pick<Finding, 'areaSquareMetres' | 'lengthMetres' | 'distanceMetres'> & { readonly status: string };

/** Whether a finding is hit by such a rule: the only hit without any figure, as no overlap and no distance brings it about. */
export const isCityWide = ({ status, areaSquareMetres, lengthMetres, distanceMetres }: Figures): boolean =>
  status === 'hit' && areaSquareMetres === null && lengthMetres === null && distanceMetres === null;
