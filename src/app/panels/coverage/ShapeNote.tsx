import * as format from '../../format.ts';
import type { TraceState } from '../../state/model.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

/** Whether the ground of the figure in hand is on the map. */
export function ShapeNote({ hasGround }: { hasGround: boolean }) {
  const text = useText().coverage.explain;
  const trace = useApp((s) => s.trace);
  if (!hasGround) return text.noShape;
  switch (trace.kind) {
    case 'done':
      return <Drawn region={trace.region} />;
    case 'failed':
      return <span role="alert">{text.shapeFailed(trace.message)}</span>;
    default:
      return text.shapeRunning(format.percent(trace.kind === 'running' ? trace.share : 0, 0));
  }
}

function Drawn({ region }: Pick<Extract<TraceState, { kind: 'done' }>, 'region'>) {
  const text = useText().coverage.explain;
  if (region.polygons.length === 0) return text.shapeEmpty;
  return text.shape(format.count(region.polygons.length), format.squareMetres(region.residualSquareMetres));
}
