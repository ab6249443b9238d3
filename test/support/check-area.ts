/** The one tolerance of the project's areas, and how far a comparison stayed within it. */

const HECTARE = 1e4;
const SHARE = 1e-9;
/** What may be left where regions only touch, square metres. */
export const TOUCHING_SQUARE_METRES = 1e-6;

/**
 * Square metres that an overlap may be off: a share of the smaller operand, and of the overlap itself where that is more
 * than a hectare. Regions that only touch may leave no more than rounding.
 */
export function areaTolerance(oracle: number, smallerOperand: number): number {
  if (oracle === 0) return TOUCHING_SQUARE_METRES;
  return SHARE * (oracle > HECTARE ? Math.min(oracle, smallerOperand) : smallerOperand);
}

/** Throws, with `describe` for the case at hand, where `ours` is off by more than the tolerance. Returns deviation / tolerance. */
export function checkArea(ours: number, oracle: number, smallerOperand: number, describe = () => ''): number {
  const tolerance = areaTolerance(oracle, smallerOperand);
  const deviation = Math.abs(ours - oracle);
  // Written so that NaN fails too.
  if (deviation <= tolerance) return deviation / tolerance;
  throw new Error(
    `area ${ours} m2, expected ${oracle} m2: off by ${deviation}, allowed ${tolerance} (smaller operand ${smallerOperand} m2)\n${describe()}`,
  );
}
