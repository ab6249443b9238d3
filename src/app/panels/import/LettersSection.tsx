import type { OpenedLayer } from '../../../worker/data-calls.ts';
import { count } from '../../format.ts';
import { rereadWith } from '../../state/import-verbs.ts';
import { useText } from '../../text/use-text.ts';
import { leastDamaged, sameLabel } from './arrange.ts';
import { SampleTable } from './SampleTable.tsx';
import { FoldedSection } from './Section.tsx';
import './letters.css';

/** Whether the text reads right, and other encodings to read it with. */
export function LettersSection({ layer }: { layer: OpenedLayer }) {
  const text = useText().imports.letters;
  const { encoding, encodings } = layer;
  if (!encoding || encodings.length === 0) return null;
  const damaged = encodings.find((e) => sameLabel(e.label, encoding.label))?.damaged ?? 0;
  const doubtful = damaged > 0 || encoding.how === 'guess';
  return (
    <FoldedSection
      title={text.title}
      wanting={damaged > 0}
      open={doubtful}
      summary={[
        nameOf(encoding.label),
        text.how[encoding.how],
        damaged > 0 ? text.damaged(count(damaged)) : text.clean,
      ].join(' · ')}
    >
      <SampleTable layer={layer} />
      <p className="quiet">{text.choose}</p>
      <ul className="encodings">
        {leastDamaged(encodings).map((option) => {
          const used = sameLabel(option.label, encoding.label);
          return (
            <li key={option.label}>
              <button
                type="button"
                className="encoding"
                aria-pressed={used}
                onClick={() => used || void rereadWith(layer.key, option.label)}
              >
                <strong>{nameOf(option.label)}</strong>
                <span className="encoding-sample">{option.sample}</span>
                <small className={option.damaged > 0 ? 'damaged' : undefined}>
                  {option.damaged > 0 ? text.damaged(count(option.damaged)) : text.clean}
                </small>
                <small className="encoding-use">{used ? text.inUse : text.use}</small>
              </button>
            </li>
          );
        })}
      </ul>
    </FoldedSection>
  );
}

/** Encodings are written in capitals. */
const nameOf = (label: string): string => label.toUpperCase();
