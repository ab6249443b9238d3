import type { Command } from '../../commands/command.ts';
import { batchCommand, candidatesCommand } from '../../commands/rules.ts';
import {
  coordinatesCommand,
  importCommand,
  lineCommand,
  measureAreaCommand,
  measureLengthCommand,
  moveCommand,
  pointCommand,
  polygonCommand,
} from '../../commands/tools.ts';
import { hectares, kilometres, metres, squareKilometres, squareMetres } from '../../format.ts';
import type { Tool } from '../../state/model.ts';
import { useApp } from '../../state/store.ts';
import { type Text, useText } from '../../text/use-text.ts';
import { CoordinatesDialog } from '../coordinates/CoordinatesDialog.tsx';
import { SketchForm } from './SketchForm.tsx';
import './site-tools.css';

/** The tools over the map, what the one in hand wants, and the dialogues they open. */
export function SiteTools() {
  const siting = useApp((s) => s.view === 'siting');
  return (
    <>
      {siting && (
        <div className="siting-tools">
          <ToolRow />
          <Hint />
          <SketchForm />
        </div>
      )}
      <CoordinatesDialog />
    </>
  );
}

function ToolRow() {
  const text = useText();
  const tool = useApp((s) => s.tool);
  return (
    <div className="tool-row" role="toolbar" aria-label={text.siting.tools.label}>
      {buttons(text).map(({ command, label, holds }) => (
        <ToolButton
          key={command.id}
          command={command}
          label={label}
          pressed={holds === null ? undefined : tool === holds}
        />
      ))}
    </div>
  );
}

interface Button {
  readonly command: Command;
  readonly label: string;
  /** The tool it puts in hand; null for what only opens a dialogue. */
  readonly holds: Tool | null;
}

const buttons = ({ siting: { tools }, batch, candidates }: Text): Button[] => [
  { command: moveCommand, label: tools.move, holds: 'move' },
  { command: polygonCommand, label: tools.polygon, holds: 'polygon' },
  { command: lineCommand, label: tools.line, holds: 'line' },
  { command: pointCommand, label: tools.point, holds: 'point' },
  { command: coordinatesCommand, label: tools.coordinates, holds: null },
  { command: importCommand, label: tools.import, holds: null },
  { command: batchCommand, label: batch.button, holds: null },
  { command: candidatesCommand, label: candidates.button, holds: null },
  { command: measureLengthCommand, label: tools.measureLength, holds: 'measure-length' },
  { command: measureAreaCommand, label: tools.measureArea, holds: 'measure-area' },
];

function ToolButton({ command, label, pressed }: { command: Command; label: string; pressed: boolean | undefined }) {
  const text = useText();
  const enabled = useApp(command.enabled);
  const key = command.keys[0];
  return (
    <button
      type="button"
      aria-pressed={pressed}
      aria-keyshortcuts={key}
      disabled={!enabled}
      title={command === moveCommand ? text.siting.tools.moveHint : command.label(text)}
      onClick={command.run}
    >
      {label}
      {key?.length === 1 && <kbd>{key.toUpperCase()}</kbd>}
    </button>
  );
}

/** What the tool in hand wants next, and what the measure reads. */
function Hint() {
  const { siting: text } = useText();
  const tool = useApp((s) => s.tool);
  const measured = useApp((s) => s.measured);
  if (tool === 'move') return null;
  return (
    <p className="tool-hint" role="status">
      {measured !== null && measured > 0 && (
        <b>
          {tool === 'measure-area'
            ? text.tools.area(areaWords(measured, text))
            : text.tools.length(lengthWords(measured))}
        </b>
      )}
      <span>{text.tools.hint[tool]}</span>
    </p>
  );
}

const METRES_PER_KILOMETRE = 1000;
const SQUARE_METRES_PER_HECTARE = 10_000;

const lengthWords = (value: number): string =>
  value < METRES_PER_KILOMETRE ? `${metres(value)} m` : `${kilometres(value, 3)} km`;

const areaWords = (value: number, { units }: Text['siting']): string =>
  value < SQUARE_METRES_PER_HECTARE
    ? `${squareMetres(value)} m²`
    : `${hectares(value, 2)} ${units.hectare} · ${squareKilometres(value, 3)} ${units.squareKilometre}`;
