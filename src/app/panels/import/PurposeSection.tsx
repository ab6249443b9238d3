import type { City } from '../../../domain/city.ts';
import type { OpenedLayer } from '../../../worker/data-calls.ts';
import { choose } from '../../state/import-verbs.ts';
import {
  canBeFootprints,
  type ImportChoice,
  MOST_FOOTPRINTS,
  type Purpose,
  possibleTargets,
} from '../../state/importing.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { purposeIdOf, purposeOf, purposesFor } from './arrange.ts';
import { BatchDetails } from './BatchDetails.tsx';
import { Choice, Select } from './Choice.tsx';
import { PurposeIcon } from './icons.tsx';
import { Section } from './Section.tsx';

interface Props {
  readonly layer: OpenedLayer;
  readonly choice: ImportChoice;
  readonly city: City;
}

/** What the layer is to become. */
export function PurposeSection({ layer, choice, city }: Props) {
  const text = useText().imports.purpose;
  const chosen = purposeIdOf(choice.purpose);
  return (
    <Section title={text.title}>
      <div className="purpose-cards" role="radiogroup" aria-label={text.title}>
        {purposesFor(layer, city).map((id) => (
          <Choice
            key={id}
            name={`purpose-${layer.key}`}
            checked={id === chosen}
            onChoose={() => choose(layer.key, { purpose: purposeOf(id, layer, city) })}
          >
            <PurposeIcon id={id} />
            <span>
              <strong>{text.kinds[id].title}</strong>
              <small>{text.kinds[id].note}</small>
            </span>
          </Choice>
        ))}
      </div>
      {layer.geometry === 'polygon' && !canBeFootprints(layer) && (
        <p className="quiet">{text.tooLarge(MOST_FOOTPRINTS)}</p>
      )}
      <PurposeDetails layer={layer} choice={choice} city={city} />
    </Section>
  );
}

function PurposeDetails({ layer, choice: { purpose, placement }, city }: Props) {
  if (purpose.kind === 'version') return <VersionDetails layer={layer} purpose={purpose} city={city} />;
  if (purpose.kind === 'batch') return <BatchDetails layer={layer} purpose={purpose} placement={placement} />;
  if (purpose.kind === 'layer') return <LayerDetails layer={layer} purpose={purpose} city={city} />;
  return null;
}

function VersionDetails({
  layer,
  purpose,
  city,
}: {
  layer: OpenedLayer;
  purpose: Extract<Purpose, { kind: 'version' }>;
  city: City;
}) {
  const text = useText().imports.purpose;
  const language = useApp((s) => s.language);
  const change = (part: Partial<typeof purpose>) => choose(layer.key, { purpose: { ...purpose, ...part } });
  return (
    <div className="purpose-details">
      <Select
        label={text.which}
        value={purpose.layerId}
        options={possibleTargets(layer, city).map((l) => ({ value: l.id, label: l.name[language] }))}
        onChoose={(layerId) => change({ layerId })}
      />
      <div className="in-force" role="radiogroup" aria-label={text.inForce}>
        {[true, false].map((inForce) => (
          <Choice
            key={String(inForce)}
            className="bare"
            name={`force-${layer.key}`}
            checked={purpose.inForce === inForce}
            onChoose={() => change({ inForce })}
          >
            <span>
              <strong>{inForce ? text.inForce : text.compare}</strong>
              <small>{inForce ? text.inForceNote : text.compareNote}</small>
            </span>
          </Choice>
        ))}
      </div>
    </div>
  );
}

function LayerDetails({
  layer,
  purpose,
  city,
}: {
  layer: OpenedLayer;
  purpose: Extract<Purpose, { kind: 'layer' }>;
  city: City;
}) {
  const text = useText().imports.purpose;
  const language = useApp((s) => s.language);
  const change = (part: Partial<typeof purpose>) => choose(layer.key, { purpose: { ...purpose, ...part } });
  return (
    <div className="purpose-details">
      {purpose.absentId !== null && (
        <Select
          label={text.fills}
          value={purpose.absentId}
          options={city.absentLayers.map(({ id, name, holder }) => ({
            value: id,
            label: `${name[language]}${holder ? text.holder(holder[language]) : ''}`,
          }))}
          onChoose={(absentId) => change({ absentId })}
        />
      )}
      <label className="import-choice bare">
        <input type="checkbox" checked={purpose.check} onChange={(event) => change({ check: event.target.checked })} />
        <span>
          <strong>{text.check}</strong>
          <small>{text.checkNote}</small>
        </span>
      </label>
    </div>
  );
}
