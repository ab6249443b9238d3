interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly set: (checked: boolean) => void;
}

/** An option of a report that is on or off. */
export function ReportCheck({ label, checked, set }: CheckProps) {
  return (
    <label className="report-check">
      <input type="checkbox" checked={checked} onChange={(event) => set(event.currentTarget.checked)} />
      {label}
    </label>
  );
}
