import { ExportButton } from '../../export/ExportButton.tsx';

/** Place of the one primary action at the right end of the bar. */
export function PrimaryAction() {
  return (
    <div className="primary-action">
      <ExportButton />
    </div>
  );
}
