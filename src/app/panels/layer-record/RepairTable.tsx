import type { RepairNote } from '../../../domain/imported-layer.ts';
import { count, hectares, signedHectares } from '../../format.ts';
import { useText } from '../../text/use-text.ts';

const MOST = 100;

/** What mending did to each feature: its area before and after. */
export function RepairTable({ repairs }: { repairs: readonly RepairNote[] }) {
  const text = useText().data.record;
  if (repairs.length === 0) return <p className="record-quiet">{text.noRepairs}</p>;
  return (
    <>
      <h3>{text.repairs(repairs.length)}</h3>
      <table className="record-table">
        <thead>
          <tr>
            <th scope="col">{text.repairFeature}</th>
            <th scope="col">{text.repairBefore}</th>
            <th scope="col">{text.repairAfter}</th>
            <th scope="col">{text.repairChange}</th>
          </tr>
        </thead>
        <tbody>
          {repairs
            .slice(0, MOST)
            .map(({ feature, areaBeforeSquareMetres: before, areaAfterSquareMetres: after }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a feature may be mended twice; notes keep their order
              <tr key={`${feature}-${i}`}>
                <th scope="row">{count(feature + 1)}</th>
                <td>{before === null ? text.repairUndefined : hectares(before)}</td>
                <td>{hectares(after)}</td>
                <td>{before === null ? '—' : signedHectares(after - before, 4)}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {repairs.length > MOST && <p className="record-quiet">{text.moreRepairs(count(repairs.length - MOST))}</p>}
    </>
  );
}
