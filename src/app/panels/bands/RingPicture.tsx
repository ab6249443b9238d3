import { useText } from '../../text/use-text.ts';
import { distanceText, ringsOf } from './bands-form.ts';

interface RingPictureProps {
  readonly distances: readonly number[];
  /** Whether the boundary has an inside (a polygon). */
  readonly inside: boolean;
}

/** A cut through the bands, from the inside out; wider rings are wider, though not to scale. */
export function RingPicture({ distances, inside }: RingPictureProps) {
  const text = useText().data.bands;
  return (
    <figure className="ring-picture">
      <figcaption>{text.picture} · m</figcaption>
      <div className="ring-strip">
        <span className={inside ? 'inside' : 'inside water'}>{inside ? text.inside : text.river}</span>
        {ringsOf(distances).map(({ from, to }, i) => (
          <span
            key={to}
            className="ring"
            data-place={Math.min(i, 2)}
            style={{ flexGrow: Math.sqrt(to - from) }}
            title={text.ringName(distanceText(from), distanceText(to))}
          >
            {text.ring(distanceText(from), distanceText(to))}
          </span>
        ))}
      </div>
    </figure>
  );
}
