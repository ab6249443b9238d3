import { useMemo, useState } from 'react';
import type { PlacementCandidate } from '../../../domain/imported-layer.ts';
import type { OpenedLayer } from '../../../worker/data-calls.ts';
import { percent } from '../../format.ts';
import { choose } from '../../state/import-verbs.ts';
import type { ImportChoice } from '../../state/importing.ts';
import type { OpenCity } from '../../state/model.ts';
import { useText } from '../../text/use-text.ts';
import { Choice } from './Choice.tsx';
import { crsWords, statementName } from './crs-words.ts';
import { OtherSystem } from './OtherSystem.tsx';
import { askedCandidate } from './outlines.ts';
import { PlaceMap } from './PlaceMap.tsx';
import { Section } from './Section.tsx';
import { type PickedSystem, pickedOf, placementOf, samePlacement } from './system.ts';

interface Props {
  readonly layer: OpenedLayer;
  readonly choice: ImportChoice;
  readonly open: OpenCity;
}

/** More candidates than this wait until they are asked for. */
const MOST = 4;

/** Where the numbers lie on the Earth. */
export function PlaceSection({ layer, choice: { placement }, open }: Props) {
  const text = useText().imports.place;
  const [looking, setLooking] = useState<PlacementCandidate | null>(null);
  const [all, setAll] = useState(false);
  const own = placement !== null && !layer.placements.some((c) => samePlacement(c, placement));
  const [picked, setPicked] = useState<PickedSystem | null>(own ? pickedOf(placement) : null);
  const shown = all ? layer.placements : layer.placements.slice(0, MOST);
  const hidden = layer.placements.length - shown.length;
  const candidates = useMemo(
    () => (placement ? [...layer.placements, placement] : layer.placements),
    [layer.placements, placement],
  );
  const pick = (next: PickedSystem): void => {
    setPicked(next);
    choose(layer.key, { placement: askedCandidate(placementOf(next), layer.lines, open.city.extent) });
  };
  const statement = layer.statement === null ? text.silent : text.states(statementName(layer.statement));
  return (
    <Section title={text.title} summary={<span title={layer.statement ?? undefined}>{statement}</span>}>
      {placement === null && (
        <p className="import-ask" role="note">
          {picked ? text.nowhere : text.ask}
        </p>
      )}
      <div className="place-columns">
        <div className="place-candidates" role="radiogroup" aria-label={text.system}>
          {shown.map((candidate) => (
            <Candidate
              key={`${candidate.epsg}-${candidate.order}-${candidate.shift}`}
              layer={layer}
              candidate={candidate}
              checked={!picked && placement !== null && samePlacement(candidate, placement)}
              onChoose={() => {
                setPicked(null);
                choose(layer.key, { placement: candidate });
              }}
              onLook={(on) => setLooking(on ? candidate : null)}
            />
          ))}
          {hidden > 0 && (
            <button type="button" className="link" onClick={() => setAll(true)}>
              {text.more(hidden)}
            </button>
          )}
          <Choice
            className="other"
            name={`place-${layer.key}`}
            checked={picked !== null}
            onChoose={() => pick(pickedOf(placement ?? layer.placements[0]!))}
          >
            <span>
              <strong>{text.other}</strong>
              <small>{text.otherNote}</small>
            </span>
          </Choice>
          {picked && <OtherSystem picked={picked} onPick={pick} inside={placement && <Inside of={placement} />} />}
        </div>
        <PlaceMap
          open={open}
          layer={layer}
          candidates={candidates}
          chosen={placement}
          looking={looking && placement && samePlacement(looking, placement) ? null : looking}
        />
      </div>
    </Section>
  );
}

interface CandidateProps {
  readonly layer: OpenedLayer;
  readonly candidate: PlacementCandidate;
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly onLook: (looking: boolean) => void;
}

function Candidate({ layer, candidate, checked, onChoose, onLook }: CandidateProps) {
  const { crs, place } = useText().imports;
  const { title, code, details, marks } = crsWords(candidate, crs);
  return (
    <Choice name={`place-${layer.key}`} checked={checked} onChoose={onChoose} onLook={onLook}>
      <span>
        <strong>
          {title}
          <span className="crs-code">{code}</span>
          {marks.map((mark) => (
            <em key={mark} className="crs-mark">
              {mark}
            </em>
          ))}
        </strong>
        <small>{[...details, place.rests(place.grounds[candidate.ground])].join(' · ')}</small>
      </span>
      <span className="how-sure">
        <b className={candidate.certainty}>{place.certainty[candidate.certainty]}</b>
        <Inside of={candidate} />
      </span>
    </Choice>
  );
}

/** How much of the data lies in the city. */
function Inside({ of: { insideShare } }: { of: PlacementCandidate }) {
  const text = useText().imports.place;
  return <small>{insideShare === 0 ? text.insideNone : text.inside(percent(insideShare, 0))}</small>;
}
