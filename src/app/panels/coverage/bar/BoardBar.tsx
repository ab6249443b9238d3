import type { CoverageResult } from '../../../../domain/coverage/result.ts';
import { filterBoard } from '../../../state/board-filters.ts';
import type { AreaUnit, OpenCity } from '../../../state/model.ts';
import { setSession, useApp } from '../../../state/store.ts';
import { useText } from '../../../text/use-text.ts';
import { classChoices, districtChoices, withinChoices } from './choices.ts';
import { DateMenu, OlderData } from './DateMenu.tsx';
import { FilterChips } from './FilterChips.tsx';
import { FilterMenu } from './FilterMenu.tsx';
import './board-bar.css';

const SECTIONS = ['overview', 'overlap', 'shoreline', 'changes', 'services', 'sites', 'indicators'] as const;
const UNITS: readonly AreaUnit[] = ['km2', 'hectares', 'mu'];

/** Over the board: ways to its sections, what its figures are of, and the unit of its areas. */
export function BoardBar({ open, result }: { open: OpenCity; result: CoverageResult }) {
  const text = useText().board.overview;
  const filter = useApp((s) => s.coverageFilter);
  const unit = useApp((s) => s.areaUnit);
  const { uncounted } = result.overview;
  return (
    <div className="board-bar" role="toolbar" aria-label={text.bar}>
      <div className="board-bar-line">
        <nav className="bar-sections" aria-label={text.jump}>
          {SECTIONS.map((section) => (
            <button key={section} type="button" onClick={() => jumpTo(section)}>
              {text.sections[section]}
            </button>
          ))}
        </nav>
        <div className="bar-filters">
          <FilterMenu
            name={text.filters.districts}
            hint={text.hints.districts}
            groups={districtChoices(open)}
            chosen={filter.districts}
            onChoose={(districts) => filterBoard({ districts })}
          />
          <FilterMenu
            name={text.filters.classes}
            hint={text.hints.classes}
            groups={classChoices(open, uncounted)}
            chosen={filter.classKeys}
            onChoose={(classKeys) => filterBoard({ classKeys })}
          />
          <FilterMenu
            name={text.filters.within}
            hint={text.hints.within}
            groups={withinChoices(open, uncounted)}
            chosen={filter.within}
            onChoose={(within) => filterBoard({ within })}
          />
          <DateMenu city={open.city} />
        </div>
        <fieldset className="bar-units">
          <legend className="visually-hidden">{text.unit}</legend>
          {UNITS.map((one) => (
            <button key={one} type="button" aria-pressed={one === unit} onClick={() => setSession({ areaUnit: one })}>
              {text.units[one]}
            </button>
          ))}
          {unit !== 'km2' && <span className="bar-unit-note">{text.unitFixed}</span>}
        </fieldset>
      </div>
      <OlderData city={open.city} />
      <FilterChips open={open} uncounted={uncounted} />
    </div>
  );
}

const jumpTo = (section: string): void => document.getElementById(`board-${section}`)?.scrollIntoView();
