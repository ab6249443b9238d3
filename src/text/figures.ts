/** The figures of a finding as they are printed on the page, in reports, in tables and on the command line. */
import type { Finding } from '../domain/siting/result.ts';
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
>;

/** What a finding tells of ground in common; nothing in common is no figure, never a zero. */
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

export function extentOf(finding: Measured): Extent {
  if (!isMet(finding) || finding.allInInnerBand) return NO_EXTENT;
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

export function findingFigures(finding: Measured): FindingFigures {
  const { squareMetres, metres: length, share, errorSquareMetres } = extentOf(finding);
  return {
    hectares: hectares(squareMetres),
    mu: mu(squareMetres),
    share: percent(share),
    length: metres(length),
    distance: metres(finding.distanceMetres),
    margin: signedMetres(finding.status === 'unchecked' ? null : finding.marginMetres),
    dataError: hectares(errorSquareMetres),
  };
}
