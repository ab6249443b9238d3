import { useRef } from 'react';
import type { Problem } from '../../../domain/problems.ts';
import type { OpenedLayer } from '../../../worker/data-calls.ts';
import { count } from '../../format.ts';
import type { ImportChoice } from '../../state/importing.ts';
import type { OpenCity } from '../../state/model.ts';
import { useText } from '../../text/use-text.ts';
import { canOpen, isLayer, problemsOf } from './arrange.ts';
import { ColumnsSection } from './ColumnsSection.tsx';
import { MarkIcon } from './icons.tsx';
import { LettersSection } from './LettersSection.tsx';
import { PlaceSection } from './PlaceSection.tsx';
import { ProblemList } from './ProblemList.tsx';
import { PurposeSection } from './PurposeSection.tsx';
import { RecordSection } from './RecordSection.tsx';
import { SampleTable } from './SampleTable.tsx';
import { Section } from './Section.tsx';

interface Props {
  readonly layer: OpenedLayer;
  readonly choice: ImportChoice;
  readonly open: OpenCity;
}

/** Everything that is asked of one layer, in the order in which one thinks of it. */
export function LayerChoices({ layer, choice, open }: Props) {
  const text = useText().imports;
  const place = useRef<HTMLDivElement>(null);
  const problems = problemsOf(layer);
  return (
    <div className="layer-choices">
      <LayerTitle
        layer={layer}
        problems={problems}
        onProblems={() => place.current?.scrollIntoView({ block: 'nearest' })}
      />
      {canOpen(layer, choice) ? (
        <>
          <PurposeSection layer={layer} choice={choice} city={open.city} />
          <PlaceSection layer={layer} choice={choice} open={open} />
          <LettersSection layer={layer} />
          <ColumnsSection layer={layer} choice={choice} city={open.city} />
          {isLayer(choice.purpose) && <RecordSection layer={layer} choice={choice} />}
        </>
      ) : (
        <p className="import-ask error">{text.unusable}</p>
      )}
      <div ref={place}>
        {problems.length > 0 && (
          <Section title={text.problems.title} summary={text.problems.count(count(problems.length))}>
            <ProblemList problems={problems} under={layer.source} />
          </Section>
        )}
      </div>
      {!canOpen(layer, choice) && <SampleTable layer={layer} />}
    </div>
  );
}

interface TitleProps {
  readonly layer: OpenedLayer;
  readonly problems: readonly Problem[];
  readonly onProblems: () => void;
}

function LayerTitle({ layer, problems, onProblems }: TitleProps) {
  const text = useText().imports;
  const errors = problems.filter((p) => p.severity === 'error').length;
  const warnings = problems.length - errors;
  return (
    <header className="layer-title">
      <div>
        <h2>{layer.name}</h2>
        <p className="quiet">
          {[
            text.formats[layer.format],
            layer.geometry ? text.geometry[layer.geometry] : text.noGeometry,
            text.features(count(layer.featureCount), layer.geometry),
            text.vertices(count(layer.vertexCount)),
          ].join(' · ')}
        </p>
      </div>
      {errors + warnings > 0 && (
        <button type="button" className="to-problems" onClick={onProblems}>
          {errors > 0 && (
            <span className="outcome avoid">
              <MarkIcon mark="error" label="" /> {text.errors(errors)}
            </span>
          )}
          {warnings > 0 && (
            <span className="outcome certify">
              <MarkIcon mark="warning" label="" /> {text.warnings(warnings)}
            </span>
          )}
        </button>
      )}
    </header>
  );
}
