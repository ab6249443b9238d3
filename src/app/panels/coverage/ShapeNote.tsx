import * as format from '../../format.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

/** Whether the ground of the figure in hand is on the map. */
export function ShapeNote({ hasGround }: { hasGround: boolean }) {
  const { coverage, problems } = useText();
  const text = coverage.explain;
  const trace = useApp((s) => s.trace);
  if (!hasGround) return text.noShape;
  switch (trace.kind) {
    case 'done': {
      const { polygons, lines, points } = trace.region;
      const parts = [
        { said: text.pieces, count: polygons.length },
        { said: text.stretches, count: lines.length },
        { said: text.places, count: points.length },
      ].filter(({ count }) => count > 0);
      if (parts.length === 0) return text.shapeEmpty;
      return text.shape(parts.map(({ said, count }) => said(format.count(count))).join(coverage.formulas.list));
    }
    case 'failed':
      return <span role="alert">{text.shapeFailed(trace.problems.map((p) => problems.sentence(p)).join(' '))}</span>;
    default:
      return text.shapeRunning(format.percent(trace.kind === 'running' ? trace.share : 0, 0));
  }
}
