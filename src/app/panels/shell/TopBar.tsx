import { cityList } from '../../cities.ts';
import type { Command } from '../../commands/command.ts';
import { findCommand } from '../../commands/find.ts';
import { projectCommand } from '../../commands/project.ts';
import { projectorCommand } from '../../commands/projector.ts';
import { keysCommand } from '../../commands/show-keys.ts';
import { switchCity } from '../../commands/switch-city.ts';
import { languageCommand } from '../../commands/switch-language.ts';
import { redoCommand, undoCommand } from '../../commands/undo.ts';
import { viewCommands } from '../../commands/views.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { Brand } from './Brand.tsx';
import { drawnIllustrative } from './illustrative.ts';
import { PrimaryAction } from './PrimaryAction.tsx';
import './top-bar.css';

export function TopBar() {
  const text = useText().shell;
  const illustrative = useApp(drawnIllustrative);
  return (
    <header className="top-bar on-ink">
      <Brand />
      <CitySelect />
      <ViewTabs />
      <div className="top-bar-right">
        {illustrative && (
          <span className="badge-illustrative" title={text.illustrativeHint}>
            {text.illustrative}
          </span>
        )}
        <ProjectButton />
        <UndoRedo />
        <FindKeys />
        <BarButton command={languageCommand} title={text.languageHint}>
          {text.language}
        </BarButton>
        <ProjectorButton />
        <PrimaryAction />
      </div>
    </header>
  );
}

interface BarButtonProps {
  readonly command: Command;
  readonly title: string;
  readonly pressed?: boolean;
  readonly label?: string;
  readonly children: React.ReactNode;
}

function BarButton({ command, title, pressed, label, children }: BarButtonProps) {
  const enabled = useApp(command.enabled);
  return (
    <button
      type="button"
      className="bar-button"
      title={title}
      aria-label={label}
      aria-pressed={pressed}
      disabled={!enabled}
      onClick={command.run}
    >
      {children}
    </button>
  );
}

function UndoRedo() {
  const text = useText().shell;
  const canUndo = useApp(undoCommand.enabled);
  const canRedo = useApp(redoCommand.enabled);
  return (
    <>
      <BarButton command={undoCommand} title={canUndo ? text.undoHint : text.nothingToUndo}>
        <span aria-hidden="true">↶</span> {text.undo}
      </BarButton>
      <BarButton command={redoCommand} title={canRedo ? text.redoHint : text.nothingToRedo} label={text.redo}>
        <span aria-hidden="true">↷</span>
      </BarButton>
    </>
  );
}

function ProjectButton() {
  const text = useText().data.project;
  return (
    <BarButton command={projectCommand} title={text.buttonHint}>
      {text.button}
    </BarButton>
  );
}

function FindKeys() {
  const text = useText().shell;
  return (
    <>
      <BarButton command={findCommand} title={text.findHint}>
        {text.find.title}
      </BarButton>
      <BarButton command={keysCommand} title={text.keysHint} label={text.keys.title}>
        ?
      </BarButton>
    </>
  );
}

function ProjectorButton() {
  const text = useText().shell;
  const on = useApp((s) => s.projector);
  return (
    <BarButton command={projectorCommand} title={text.commands.projector} pressed={on}>
      {text.projector} F9
    </BarButton>
  );
}

function CitySelect() {
  const text = useText().shell;
  const cityId = useApp((s) => s.cityId);
  const language = useApp((s) => s.language);
  return (
    <select
      className="city-select"
      aria-label={text.city}
      value={cityId}
      onChange={(event) => switchCity(event.currentTarget.value)}
    >
      {cityList.map((city) => (
        <option key={city.id} value={city.id}>
          {city.name[language]}
        </option>
      ))}
    </select>
  );
}

function ViewTabs() {
  const text = useText();
  const view = useApp((s) => s.view);
  return (
    <nav className="view-tabs" aria-label={text.shell.views.label}>
      {viewCommands.map(({ command, id }) => (
        <button
          key={id}
          type="button"
          className="view-tab"
          aria-current={view === id ? 'page' : undefined}
          onClick={command.run}
        >
          {command.label(text)} <span className="view-key">{command.keys[0]}</span>
        </button>
      ))}
    </nav>
  );
}
