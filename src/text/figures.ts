/** The figures of a finding as they are printed on the page, in reports, in tables and on the command line. */
import type { Finding, SitingResult } from '../domain/siting/result.ts';
import { type Relaxation, shownMargin } from '../domain/siting/rule-limits.ts';
import { hectares, metres, mu, percent, signedMetres } from '../geodesy/units.ts';

/** Each without its unit, but for the percent sign; an em dash where there is no such figure. */
export interface FindingFigures {
  readonly hectares: string;
  readonly mu: string;
  readonly share: string;
  /** Metres inside the footprint, of lines. */
  readonly length: string;
  /** Metres to the class. */
  readonly distance: string;
  /** Metres to the limit; plus is to spare. */
  readonly margin: string;
  /** Hectares by which the data may be wrong. */
  readonly dataError: string;
}

type Measured = Pick<
  Finding,
  | 'status'
  | 'belowTolerance'
  | 'allInInnerBand'
  | 'areaSquareMetres'
  | 'share'
  | 'lengthMetres'
  | 'distanceMetres'
  | 'marginMetres'
  | 'dataErrorSquareMetres'
> &
  Partial<Pick<Finding, 'reason'>>;

/** What a finding tells of ground in common, or outside the city; nothing in common is no figure, never a zero. */
export interface Extent {
  readonly squareMetres: number | null;
  readonly metres: number | null;
  /** 0 to 1. */
  readonly share: number | null;
  readonly errorSquareMetres: number | null;
}

const NO_EXTENT: Extent = { squareMetres: null, metres: null, share: null, errorSquareMetres: null };

const positive = (value: number | null): number | null => (value !== null && value > 0 ? value : null);

/** Whether there is ground in common that counts or would but for the tolerance. */
export const isMet = ({ status, belowTolerance }: Pick<Measured, 'status' | 'belowTolerance'>): boolean =>
  status === 'hit' || belowTolerance;

/** Net ground in conflict, square metres; null where there is none, also where nothing was checked. */
export const netGround = ({ net }: Pick<SitingResult, 'net'>): number | null =>
  net.keys.length > 0 ? positive(net.netSquareMetres) : null;

export function extentOf(finding: Measured): Extent {
  const isGroundOutside = finding.reason === 'outside-city';
  if ((!isMet(finding) && !isGroundOutside) || finding.allInInnerBand) return NO_EXTENT;
  const length = positive(finding.lengthMetres);
  if (length !== null) return { ...NO_EXTENT, metres: length };
  const area = positive(finding.areaSquareMetres);
  if (area === null) return NO_EXTENT;
  return {
    squareMetres: area,
    metres: null,
    share: finding.share,
    errorSquareMetres: positive(finding.dataErrorSquareMetres),
  };
}

/** `relaxation`: how the limit is looser than it was shipped; a hit that it hides has no margin. */
export function findingFigures(finding: Measured, relaxation: Relaxation | null = null): FindingFigures {
  const { squareMetres, metres: length, share, errorSquareMetres } = extentOf(finding);
  return {
    hectares: hectares(squareMetres),
    mu: mu(squareMetres),
    share: percent(share),
    length: metres(length),
    distance: metres(finding.distanceMetres),
    margin: signedMetres(finding.status === 'unchecked' ? null : shownMargin(finding, relaxation)),
    dataError: hectares(errorSquareMetres),
  };
}
