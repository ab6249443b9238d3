import { useText } from '../../text/use-text.ts';

type Side = 'left' | 'right';

interface RiverSideProps {
  readonly side: Side | null;
  readonly choose: (side: Side) => void;
}

/** Asked for lines only: a line does not say where its river is. */
export function RiverSide({ side, choose }: RiverSideProps) {
  const text = useText().data.bands;
  return (
    <fieldset className="river-side">
      <legend>{text.side}</legend>
      <div className="side-cards">
        {(['left', 'right'] as const).map((one) => (
          <label key={one} className="side-card">
            <input type="radio" name="river-side" checked={side === one} onChange={() => choose(one)} />
            <SidePicture side={one} river={text.river} />
            <span>{text.sides[one]}</span>
          </label>
        ))}
      </div>
      <p className="bands-note">{text.sideHint}</p>
    </fieldset>
  );
}

const LINE = 'M58 74 C52 56 66 44 60 26 L62 12';

/** The line with its direction upward, the river on one side and the bands on the other. */
function SidePicture({ side, river }: { side: Side; river: string }) {
  const left = side === 'left';
  return (
    <svg className="side-picture" viewBox="0 0 120 84" aria-hidden="true">
      <rect className={left ? 'river' : 'bands'} x="1" y="1" width="59" height="82" />
      <rect className={left ? 'bands' : 'river'} x="60" y="1" width="59" height="82" />
      <path className={left ? 'bands' : 'river'} d={`${LINE} V0 H62 L60 42 V84 H58 Z`} />
      <path className="ring" d={left ? 'M84 82 C78 60 92 44 86 2' : 'M34 82 C28 60 42 44 36 2'} />
      <path className="ring" d={left ? 'M106 82 C100 60 114 44 108 2' : 'M12 82 C6 60 20 44 14 2'} />
      <path className="line" d={LINE} />
      <path className="head" d="M62 4 L56.500 15 H67.500 Z" />
      <text x={left ? 29 : 91} y="47">
        {river}
      </text>
    </svg>
  );
}
