import type { SitingOutcome } from '../../../domain/siting/result.ts';
import './outcome-icon.css';

/** An outcome's shape: it tells the outcomes apart without colour. Takes the colour of its text unless told. */
export function OutcomeIcon({ outcome, size = '1.1em' }: { outcome: SitingOutcome; size?: number | string }) {
  return (
    <svg className={`outcome-icon ${outcome}`} width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <Shape outcome={outcome} />
    </svg>
  );
}

function Shape({ outcome }: { outcome: SitingOutcome }) {
  switch (outcome) {
    case 'avoid':
      return (
        <>
          <path className="body" d="M6.1 1h7.8L19 6.1v7.8L13.9 19H6.1L1 13.9V6.1z" />
          <rect className="sign" x="4.6" y="8.4" width="10.8" height="3.2" rx="0.6" />
        </>
      );
    case 'certify':
      return (
        <>
          <path className="body" d="M10 .4 19.6 10 10 19.6.4 10z" />
          <Exclamation top={5} />
        </>
      );
    case 'justify':
      return (
        <>
          <path className="body" d="M10 1.2 19.6 18.4H.4z" />
          <Exclamation top={6.6} />
        </>
      );
    case 'notice':
      return (
        <>
          <circle className="body" cx="10" cy="10" r="9" />
          <rect className="sign" x="8.9" y="8.6" width="2.2" height="6.4" />
          <circle className="sign" cx="10" cy="5.7" r="1.4" />
        </>
      );
    case 'none':
      return <circle className="ring" cx="10" cy="10" r="7.4" />;
    case 'unchecked':
      return (
        <>
          <circle className="ring dashed" cx="10" cy="10" r="8.2" />
          <text className="mark" x="10" y="14.4" textAnchor="middle">
            ?
          </text>
        </>
      );
  }
}

function Exclamation({ top }: { top: number }) {
  return (
    <>
      <rect className="sign" x="8.9" y={top} width="2.2" height="5.8" />
      <circle className="sign" cx="10" cy={top + 8} r="1.35" />
    </>
  );
}
