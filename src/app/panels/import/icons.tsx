import type { GeometryKind } from '../../../worker/data-calls.ts';
import { OutcomeIcon } from '../siting/OutcomeIcon.tsx';
import type { Mark, PurposeId } from './arrange.ts';

/** What a layer is made of. */
export function GeometryIcon({ kind }: { kind: GeometryKind | null }) {
  return (
    <svg className="geometry-icon" viewBox="0 0 20 20" aria-hidden="true">
      {kind === 'polygon' && <path className="area" d="M3 6.5 9.5 2.5 17 6 15 16 5 17Z" />}
      {kind === 'line' && <path className="stroke" d="M2.5 16 7 8.5 12.5 11.5 17.5 4" />}
      {kind === 'point' && (
        <g className="dots">
          <circle cx="5.5" cy="6" r="2.2" />
          <circle cx="14" cy="5" r="2.2" />
          <circle cx="10" cy="14.5" r="2.2" />
        </g>
      )}
      {kind === null && <path className="stroke" d="M4 4 16 16M16 4 4 16" />}
    </svg>
  );
}

/** How grave it is: the octagon and diamond of errors and warnings, and the dashed ring of what is still open. */
export function MarkIcon({ mark, label }: { mark: NonNullable<Mark>; label: string }) {
  const outcome = ({ error: 'avoid', missing: 'unchecked', warning: 'certify' } as const)[mark];
  return (
    <span className={`outcome ${outcome}`} title={label}>
      <OutcomeIcon outcome={outcome} size="1.25em" />
      <span className="visually-hidden">{label}</span>
    </span>
  );
}

/** A small picture of what becomes of the layer. */
export function PurposeIcon({ id }: { id: PurposeId }) {
  return (
    <svg className="purpose-icon" viewBox="0 0 44 32" aria-hidden="true">
      <Picture id={id} />
    </svg>
  );
}

function Picture({ id }: { id: PurposeId }) {
  switch (id) {
    case 'footprints':
      return (
        <>
          <path className="area" d="M3 6 14 3.5 16 13 5 15Z" />
          <path className="area" d="M24 5 37 3 40 14 26 14.500Z" />
          <path className="area" d="M12 20 29 19 31 29 14 29.500Z" />
        </>
      );
    case 'project':
      return (
        <>
          <path className="area" d="M6 7 20 3.5 38 6 39 27 7 28Z" />
          <path className="thin" d="M20 3.5 21 27.500M21 15 38.5 15" />
        </>
      );
    case 'batch':
      return (
        <>
          <path className="area" d="M4 4h9v6H4zM4 13h9v6H4zM4 22h9v6H4z" />
          <path className="thin" d="M18 7h22M18 16h22M18 25h22" />
        </>
      );
    case 'version':
      return (
        <>
          <path className="old" d="M10 4 34 2.5 38 20 14 23Z" />
          <path className="area" d="M5 10 29 8.5 35 27 9 29.500Z" />
        </>
      );
    case 'layer':
      return (
        <>
          <path className="sheet" d="M22 14.5 40 22 22 29.5 4 22Z" />
          <path className="area" d="M22 3 40 10.5 22 18 4 10.500Z" />
        </>
      );
    case 'absent':
      return (
        <>
          <path className="old" d="M22 14.5 40 22 22 29.5 4 22Z" />
          <path className="sheet" d="M22 6 36 12 22 18 8 12Z" />
          <path className="plus" d="M22 15.500v13M15.5 22h13" />
        </>
      );
  }
}
