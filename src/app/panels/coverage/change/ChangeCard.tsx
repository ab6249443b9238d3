import { useMemo, useState } from 'react';
import type { CityLayer } from '../../../../domain/city.ts';
import type { LayerChanges } from '../../../../domain/coverage/change.ts';
import { FILTER_PARTS } from '../../../../domain/coverage/filter.ts';
import { shownChanges } from '../../../../domain/coverage/shown-changes.ts';
import * as format from '../../../format.ts';
import { requestPart } from '../../../state/coverage.ts';
import { chooseBaseline } from '../../../state/coverage-settings.ts';
import type { OpenCity } from '../../../state/model.ts';
import { useApp } from '../../../state/store.ts';
import { useText } from '../../../text/use-text.ts';
import { chooseFile } from '../../import/choose-file.ts';
import { BoardCard } from '../BoardCard.tsx';
import { NumberHandle } from '../NumberHandle.tsx';
import { PartNote } from '../PartNote.tsx';
import { usePart } from '../use-part.ts';
import { ChangePieces } from './ChangePieces.tsx';
import { ChangeTables } from './ChangeTables.tsx';
import { changeFigure } from './change-figure.ts';
import {
  baselineChoice,
  comparableLayers,
  districtsAgainst,
  isAsked,
  isErrorLarger,
  isIncomplete,
  netOf,
  netState,
  signedHectares,
} from './change-lines.ts';
import { changeFileRows } from './change-tables.ts';
import { firstLayer, groundOfCard } from './changed-ground.ts';
import { OnLostGround } from './OnLostGround.tsx';
import { useCardInSight, useChangedGround } from './use-changed-ground.ts';
import './change.css';

/** No net loss: a layer against its baseline, by district and class, with every piece and what stands on lost ground. */
export function ChangeCard({ open }: { open: OpenCity }) {
  const words = useText().board.change;
  const baselines = useApp((s) => s.project.coverage.baselines);
  const [chosen, setChosen] = useState<string | null>(null);
  const layers = comparableLayers(open.city, (id) => open.tables[id] !== undefined);
  const leading = useApp((s) => firstLayer(open, s));
  const layer = layers.find((l) => l.id === chosen) ?? leading;
  if (!layer)
    return (
      <BoardCard area="change" title={words.title}>
        <p className="board-missing">{words.noLayer}</p>
      </BoardCard>
    );
  const { versions, before } = baselineChoice(layer, baselines[layer.id]);
  const choice = (
    <span className="change-choice">
      <Choice
        label={words.layer}
        value={layer.id}
        options={layers.map((l) => ({ id: l.id, name: l.name }))}
        onChoose={setChosen}
      />
      {before && (
        <Choice
          label={words.baseline}
          value={before.id}
          options={versions.map((v) => ({ id: v.id, name: { zh: v.date, en: v.date } }))}
          onChoose={(id) => chooseBaseline(layer.id, id)}
        />
      )}
    </span>
  );
  if (!before) return <NoBaseline layer={layer} choice={choice} />;
  return <Compared key={`${layer.id} ${before.id}`} open={open} layer={layer} before={before.id} choice={choice} />;
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }[];
  readonly onChoose: (id: string) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  const language = useApp((s) => s.language);
  return (
    <label>
      {label}{' '}
      <select value={value} onChange={(event) => onChoose(event.target.value)}>
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name[language]}
          </option>
        ))}
      </select>
    </label>
  );
}

function NoBaseline({ layer, choice }: { layer: CityLayer; choice: React.ReactNode }) {
  const words = useText().board.change;
  const language = useApp((s) => s.language);
  return (
    <BoardCard area="change" follows={FILTER_PARTS} title={words.title} right={choice}>
      <div className="board-missing">
        <b>{words.missing}</b>
        <p>
          {layer.versions.length > 1
            ? words.noEarlier(layer.name[language], layer.versions[0]!.date)
            : words.missingHint(layer.name[language])}
        </p>
        <button type="button" className="button secondary" onClick={chooseFile}>
          {words.import}
        </button>
      </div>
    </BoardCard>
  );
}

interface ComparedProps {
  readonly open: OpenCity;
  readonly layer: CityLayer;
  readonly before: string;
  readonly choice: React.ReactNode;
}

function Compared({ open, layer, before, choice }: ComparedProps) {
  const text = useText();
  const words = text.board.change;
  const language = useApp((s) => s.language);
  const filter = useApp((s) => s.coverageFilter);
  const input = { layerId: layer.id, before };
  const part = usePart('changes', input);
  const known = part.kind === 'done' ? part.result : null;
  const isRead = useCardInSight();
  // Two maps beside each other show what they differ by themselves.
  const isAlone = useApp((s) => s.compare === null);
  const shown = useMemo(() => known && shownChanges(known, layer, filter), [known, layer, filter]);
  useChangedGround(
    useMemo(() => (shown && isRead && isAlone ? groundOfCard(shown.changes) : null), [shown, isRead, isAlone]),
  );
  if (part.kind !== 'done' || !shown)
    return (
      <BoardCard area="change" title={words.title} right={choice}>
        <PartNote part={part} words={words} onRetry={() => void requestPart('changes', input)} />
      </BoardCard>
    );
  const changes = part.result;
  return (
    <BoardCard
      area="change"
      title={words.title}
      unit={words.unit}
      right={choice}
      follows={isAsked(layer, filter.classKeys) ? ['districts', 'classKeys'] : ['districts']}
      scope={[
        ...(filter.districts === null ? [] : [words.scope]),
        ...(isAsked(layer, filter.classKeys) ? [words.classScope] : []),
      ].join(text.board.overview.file.joiner)}
      rows={() => changeFileRows(shown.changes, layer, text, language)}
    >
      <Summary changes={changes} layer={layer} />
      <ChangeTables shown={shown} layer={layer} />
      <ChangePieces shown={shown} layer={layer} />
      <OnLostGround open={open} changes={shown.changes} />
      <Notes changes={changes} />
    </BoardCard>
  );
}

/** The net change with what the data may make of it. */
function Summary({ changes, layer }: { changes: LayerChanges; layer: CityLayer }) {
  const words = useText().board.change;
  const language = useApp((s) => s.language);
  const { total, before, after } = changes;
  const state = netState(total);
  return (
    <div className={`change-summary ${state}`}>
      <span className="change-net">
        <NumberHandle
          selection={changeFigure({ kind: 'net', layerId: layer.id, before: before.versionId })}
          label={words.netOf(layer.name[language])}
        >
          {signedHectares(netOf(total))}
        </NumberHandle>{' '}
        <small>{words.unit}</small>
      </span>
      <strong>{words.states[state]}</strong>
      <span>
        {words.dataError(format.hectares(total.dataErrorSquareMetres, 2))}
        {isErrorLarger(total) && ` ${words.errorLarger}`}
      </span>
      <span className="change-dates">{words.versions(before.date, after.date)}</span>
    </div>
  );
}

function Notes({ changes }: { changes: LayerChanges }) {
  const words = useText().board.change;
  const list = useText().coverage.formulas.list;
  const language = useApp((s) => s.language);
  const { outside, leftOut, after, residualSquareMetres } = changes;
  const against = districtsAgainst(changes).flatMap((r) => (r.name ? [r.name[language]] : []));
  return (
    <>
      {isIncomplete(changes) && (
        <p className="board-missing" role="alert">
          {words.incomplete(String(leftOut.before), String(leftOut.after))}
        </p>
      )}
      <p className="board-note">
        {against.length > 0 && <strong>{words.against(against.join(list))} </strong>}
        {outside.lostSquareMetres + outside.gainedSquareMetres > 0 &&
          `${words.outside(format.hectares(outside.lostSquareMetres, 2), format.hectares(outside.gainedSquareMetres, 2))} `}
        {words.dataErrorNote(format.metres(after.accuracyMetres, 0))}{' '}
        {words.residual(format.squareMetres(residualSquareMetres))}
      </p>
      <p className="board-note">{words.limits}</p>
    </>
  );
}
