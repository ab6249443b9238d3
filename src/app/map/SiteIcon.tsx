import { useId } from 'react';
import type { SiteStatus } from '../../domain/site-status.ts';
import type { SymbolShape } from './styles.ts';
import { shapePath } from './symbols.ts';
import './swatch.css';

interface SiteIconProps {
  readonly shape: SymbolShape;
  readonly status: SiteStatus;
  readonly overdue?: boolean;
}

/** A site as on the map: shape by type, fill by status, dashed ring when overdue. */
export function SiteIcon({ shape, status, overdue = false }: SiteIconProps) {
  const id = useId();
  const path = shapePath(shape, 5);
  return (
    <svg className="site-icon" viewBox="-9 -9 18 18" aria-hidden="true">
      {overdue && <circle r="7.8" fill="none" stroke="#B000C4" strokeWidth="1.4" strokeDasharray="2.6 1.8" />}
      <clipPath id={id}>
        <path d={path} />
      </clipPath>
      <path d={path} fill={status === 'untreated' || status === 'none' ? '#4B2A3A' : '#fff'} />
      {status === 'treating' && <rect x="-9" y=".4" width="18" height="9" fill="#4B2A3A" clipPath={`url(#${id})`} />}
      <path d={path} fill="none" stroke="#4B2A3A" strokeWidth="1.4" strokeLinejoin="round" />
      {status === 'accepted' && <circle cy={shape === 'triangle-up' ? 1.3 : 0} r="1.4" fill="#4B2A3A" />}
    </svg>
  );
}
