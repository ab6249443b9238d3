import { useEffect, useState } from 'react';
import type { SitingResult } from '../../../domain/siting/result.ts';
import type { SphericalCheck } from '../../../domain/siting/spherical.ts';
import { CancelledError } from '../../../worker/connect.ts';
import { compute } from '../../compute.ts';
import { hectares, signedPercent } from '../../format.ts';
import { activeFootprint } from '../../state/select.ts';
import { getApp, useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';

/** A footprint must rest this long before it is computed a second time: Turf takes seconds where the engine takes one frame. */
const REST_MS = 1200;

/** 球面复核: the same overlaps by other code on the sphere, with the deviation that the sphere makes by itself. */
export function SphereCheck({ result }: { result: SitingResult }) {
  const { siting: text } = useText();
  const language = useApp((s) => s.language);
  const checks = useSphericalChecks(result);
  if (result.counts.hit === 0) return null;
  const names = new Map(result.findings.map((f) => [f.key, f.name[language]]));
  return (
    <details className="sphere-check">
      <summary>
        {text.sphere.title} · {summary(checks, text.sphere)}
      </summary>
      <p>{text.sphere.why}</p>
      {checks && (
        <table>
          <thead>
            <tr>
              <th>{text.sphere.column.class}</th>
              <th>{text.sphere.column.area}</th>
              <th>{text.sphere.column.deviation}</th>
              <th>{text.sphere.column.expected}</th>
              <th>{text.sphere.column.state}</th>
            </tr>
          </thead>
          <tbody>
            {checks.map((check) => (
              <tr key={check.key}>
                <td>{names.get(check.key)}</td>
                <td>{hectares(check.sphereSquareMetres)}</td>
                <td>{signedPercent(check.deviation, 4)}</td>
                <td>{signedPercent(check.expectedDeviation, 4)}</td>
                <td className={check.state === 'differs' ? 'differs' : undefined}>{text.sphere.state[check.state]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}

type SphereText = ReturnType<typeof useText>['siting']['sphere'];

function summary(checks: readonly SphericalCheck[] | null, text: SphereText): string {
  if (!checks) return text.waiting;
  const count = (state: SphericalCheck['state']) => checks.filter((c) => c.state === state).length;
  const notDone = count('too-large') + count('failed');
  return text.summary(count('agrees'), count('differs'), notDone);
}

/** Results for the footprint as it rests now; null while it moves or is being computed. */
function useSphericalChecks(result: SitingResult): readonly SphericalCheck[] | null {
  const [checks, setChecks] = useState<{ of: SitingResult; list: readonly SphericalCheck[] } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const footprint = activeFootprint(getApp());
      if (!footprint) return;
      try {
        const input = { footprint: footprint.polygons, kind: result.kind };
        const answer = await compute().call('recheck', input, { signal: stop.signal });
        if (answer.ok) setChecks({ of: result, list: answer.value });
      } catch (error) {
        if (!(error instanceof CancelledError)) throw error;
      }
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [result]);
  return checks?.of === result ? checks.list : null;
}
