import { useEffect, useRef } from 'react';
import type { FreePatch } from '../../../domain/siting/advice-result.ts';
import { leftOutWords } from '../../../text/left-out.ts';
import { hectares, metres } from '../../format.ts';
import { currentResult } from '../../map/deck/lit.ts';
import { Swatch } from '../../map/Swatch.tsx';
import {
  acceptPatch,
  choosePatch,
  closeGround,
  hoverPatch,
  searchGround,
  wishGround,
} from '../../state/siting-ground.ts';
import type { GroundState, GroundWish } from '../../state/siting-types.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { MOST_NAMES } from './LeftOut.tsx';
import './ground-card.css';

/** 可选区域: what is wanted, and the ground that was found, nearest first. */
export function GroundCard() {
  const { ground: text } = useText().siting;
  const state = useApp((s) => s.freeGround);
  const card = useRef<HTMLElement>(null);
  const isOpen = state.kind !== 'none';
  useEffect(() => {
    if (isOpen) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  if (state.kind === 'none') return null;
  return (
    <section ref={card} className="ground-card" aria-label={text.title}>
      <header>
        <h3>{text.title}</h3>
        <span className="quiet">{text.lead}</span>
        <button type="button" className="button plain" onClick={closeGround}>
          {text.close}
        </button>
      </header>
      <Body state={state} />
    </section>
  );
}

function Body({ state }: { state: Exclude<GroundState, { kind: 'none' }> }) {
  const { siting: text, problems: words } = useText();
  switch (state.kind) {
    case 'asking':
      return <WishForm wish={state.wish} />;
    case 'running':
      return (
        <div className="advice-line">
          <span>{text.ground.searching}</span>
          <progress value={state.share} max={1} aria-label={text.ground.searching} />
          <button type="button" className="button secondary" onClick={state.cancel}>
            {text.ground.cancel}
          </button>
        </div>
      );
    case 'failed':
      return (
        <>
          <p className="advice-line">
            {[text.ground.failed, ...state.problems.map((p) => words.sentence(p))].join(text.table.semicolon)}
          </p>
          <WishForm wish={state.wish} />
        </>
      );
    case 'done':
      return <Found state={state} />;
  }
}

function WishForm({ wish }: { wish: GroundWish }) {
  const { ground: text } = useText().siting;
  const districts = useDistricts();
  return (
    <form
      className="ground-form"
      onSubmit={(event) => {
        event.preventDefault();
        void searchGround(wish);
      }}
    >
      <label>
        {text.where}
        <select
          value={wish.districtId ?? ''}
          onChange={(event) => wishGround({ ...wish, districtId: event.target.value || null })}
        >
          <option value="">{text.city}</option>
          {districts.map((d) => (
            <option key={d.id} value={d.id}>
              {d.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text.avoid}
        <select
          value={wish.avoid}
          onChange={(event) => wishGround({ ...wish, avoid: event.target.value as GroundWish['avoid'] })}
        >
          <option value="avoid">{text.avoids.avoid}</option>
          <option value="certify">{text.avoids.certify}</option>
        </select>
      </label>
      <button type="submit" className="button">
        {text.search}
      </button>
    </form>
  );
}

function useDistricts(): readonly { readonly id: string; readonly name: string }[] {
  const open = useApp((s) => s.open);
  const layer = open?.city.layers.find((l) => l.role === 'districts');
  return (open?.tables[layer?.id ?? '']?.features ?? []).map(({ properties: { id, name } }) => ({ id, name }));
}

function Found({ state }: { state: Extract<GroundState, { kind: 'done' }> }) {
  const {
    ground: text,
    table: { semicolon },
  } = useText().siting;
  const language = useApp((s) => s.language);
  const { patches, tooSmall, undecided, districtId, safetyMetres, leftOut } = state.ground;
  const unchecked = useApp((s) => currentResult(s)?.counts.unchecked ?? null);
  const district = useDistricts().find((d) => d.id === districtId)?.name ?? text.city;
  return (
    <>
      <p>{text.asked(district, text.avoids[state.wish.avoid], metres(safetyMetres))}</p>
      <p className="advice-line">
        <span>{patches.length === 0 ? text.none : text.found(patches.length, tooSmall, undecided)}</span>
        <button type="button" className="button plain" onClick={() => wishGround(state.wish)}>
          {text.again}
        </button>
      </p>
      {patches.length > 0 && (
        <table className="ground-list">
          <thead>
            <tr>
              <th scope="col">#</th>
              {[text.column.area, text.column.circle, text.column.distance, text.column.angle].map((name) => (
                <th key={name} scope="col" className="figure">
                  {name}
                </th>
              ))}
              <th />
            </tr>
          </thead>
          <tbody>
            {patches.map((patch, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: patches are known by their place in the list
              <PatchRow key={place} patch={patch} place={place} chosen={state.chosen === place} />
            ))}
          </tbody>
        </table>
      )}
      {patches.length > 0 && (
        <p className="ground-legend">
          <Swatch style="free-ground" /> {text.legend}
        </p>
      )}
      <p className="ground-open-items" title={leftOutWords(leftOut, 'ground', language)}>
        {[leftOutWords(leftOut, 'ground', language, MOST_NAMES), text.notExcluded(state.wish.avoid, unchecked)]
          .filter(Boolean)
          .join(semicolon)}
      </p>
    </>
  );
}

function PatchRow({ patch, place, chosen }: { patch: FreePatch; place: number; chosen: boolean }) {
  const { ground: text } = useText().siting;
  return (
    <tr
      className={chosen ? 'selected' : undefined}
      onMouseEnter={() => hoverPatch(place)}
      onMouseLeave={() => hoverPatch(null)}
    >
      <th scope="row">
        <button
          type="button"
          className="number-link"
          aria-pressed={chosen}
          onClick={() => choosePatch(chosen ? null : place)}
        >
          {place + 1}
        </button>
      </th>
      <td className="figure">{hectares(patch.areaSquareMetres, 2)}</td>
      <td className="figure">{metres(patch.inscribed.radiusMetres, 0)}</td>
      <td className="figure">{metres(patch.distanceMetres)}</td>
      <td className="figure">{text.angle(patch.placement.angleDegrees)}</td>
      <td>
        {chosen && (
          <button type="button" className="button" aria-keyshortcuts="Enter" onClick={acceptPatch}>
            {text.accept} <kbd>↵</kbd>
          </button>
        )}
      </td>
    </tr>
  );
}
