/** Place of the one primary action of a view at the right end of the bar; the views put theirs there. */
export function PrimaryAction() {
  return <div id="primary-action" className="primary-action" />;
}
