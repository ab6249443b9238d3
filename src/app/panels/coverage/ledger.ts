/** The red line's account between two versions: what was lost, what was gained, and who goes against the city's sign. */
import type { CoverageResult } from '../../../domain/coverage/result.ts';

type Ledger = NonNullable<CoverageResult['ledger']>;
type LedgerRow = Ledger['rows'][number];

export interface LedgerLine extends LedgerRow {
  readonly netSquareMetres: number;
}

export interface LedgerSummary {
  readonly districts: readonly LedgerLine[];
  readonly total: LedgerLine;
  /** Districts that shrink while the city does not, or grow while it shrinks. */
  readonly against: readonly LedgerLine[];
  /** Sum of the districts' nets less the total's. */
  readonly residualSquareMetres: number;
}

/** Whether features with faults are missing from either version. */
export const ledgerIsIncomplete = ({ leftOut }: Ledger): boolean => leftOut.before + leftOut.after > 0;

const withNet = (row: LedgerRow): LedgerLine => ({
  ...row,
  netSquareMetres: row.gainedSquareMetres - row.lostSquareMetres,
});

/** `toleranceSquareMetres`: changes below it are nobody's change. */
export function ledgerSummary(ledger: Ledger, toleranceSquareMetres = 0.5): LedgerSummary {
  const lines = ledger.rows.map(withNet);
  const districts = lines.filter((line) => line.districtId !== null);
  const total = lines.find((line) => line.districtId === null) ?? sumOf(districts);
  const cityShrinks = total.netSquareMetres < -toleranceSquareMetres;
  const against = districts.filter((line) =>
    cityShrinks ? line.netSquareMetres > toleranceSquareMetres : line.netSquareMetres < -toleranceSquareMetres,
  );
  const net = districts.reduce((sum, line) => sum + line.netSquareMetres, 0);
  return { districts, total, against, residualSquareMetres: net - total.netSquareMetres };
}

function sumOf(lines: readonly LedgerLine[]): LedgerLine {
  const sum = (of: (line: LedgerLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  return {
    districtId: null,
    name: null,
    beforeSquareMetres: sum((l) => l.beforeSquareMetres),
    lostSquareMetres: sum((l) => l.lostSquareMetres),
    gainedSquareMetres: sum((l) => l.gainedSquareMetres),
    afterSquareMetres: sum((l) => l.afterSquareMetres),
    netSquareMetres: sum((l) => l.netSquareMetres),
  };
}
