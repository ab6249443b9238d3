import { ownFiles } from '../../offline/from-server.ts';
import { useText } from '../../text/use-text.ts';

/** The mark: contour and river on a sheet. */
export function Brand() {
  const { shell: text, offline } = useText();
  return (
    <div className="brand">
      <svg className="brand-mark" viewBox="0 0 26 26" aria-hidden="true">
        <rect width="26" height="26" rx="5" fill="#F4EBD6" />
        <path d="M4 9.2c3.2-3.4 6.2-3.4 9 0s5.8 3.4 9 0" fill="none" stroke="#8A4B08" strokeWidth="2.2" />
        <path d="M4 14c3.2-3.4 6.2-3.4 9 0s5.8 3.4 9 0" fill="none" stroke="#B8741A" strokeWidth="2.2" />
        <path d="M4 18.800c3.2-3.4 6.2-3.4 9 0s5.8 3.4 9 0" fill="none" stroke="#0F7B45" strokeWidth="2.2" />
      </svg>
      <h1 className="brand-name">{text.brand}</h1>
      {ownFiles.inFolder ? (
        <span className="badge-read-only" title={offline.readOnlyHint}>
          {offline.readOnly}
        </span>
      ) : (
        <span className="brand-latin">{text.brandLatin}</span>
      )}
    </div>
  );
}
