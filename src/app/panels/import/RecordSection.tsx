import { type ReactNode, useId } from 'react';
import type { OpenedLayer } from '../../../worker/data-calls.ts';
import { choose } from '../../state/import-verbs.ts';
import { type ImportChoice, missingOf, type RecordFields } from '../../state/importing.ts';
import { useText } from '../../text/use-text.ts';
import { Section } from './Section.tsx';
import './fields.css';

/** What is known of a layer beside its geometry: kept with it. */
export function RecordSection({ layer, choice }: { layer: OpenedLayer; choice: ImportChoice }) {
  const text = useText().imports.record;
  const { record, purpose } = choice;
  // Where the layer lies is asked elsewhere.
  const missing = missingOf(layer, { ...choice, placement: choice.placement ?? layer.placements[0] ?? null });
  const change = (part: Partial<RecordFields>) => choose(layer.key, { record: { ...record, ...part } });
  const wanting = missing === 'name' || missing === 'date' || missing === 'accuracy';
  return (
    <Section title={text.title} wanting={wanting} summary={wanting ? text.incomplete : text.note}>
      <div className="record-fields">
        <Field label={text.name} required wide wrong={missing === 'name'}>
          {(props) => <input {...props} value={record.name} onChange={(e) => change({ name: e.target.value })} />}
        </Field>
        <Field label={text.date} required={purpose.kind === 'version'} wrong={missing === 'date'} hint={text.dateForm}>
          {(props) => (
            <input
              {...props}
              value={record.date}
              placeholder="2024-06"
              inputMode="numeric"
              title={text.dateHint}
              onChange={(e) => change({ date: e.target.value.trim() })}
            />
          )}
        </Field>
        <Field label={text.version}>
          {(props) => (
            <input
              {...props}
              value={record.version}
              placeholder={text.versionHint}
              onChange={(e) => change({ version: e.target.value })}
            />
          )}
        </Field>
        <Field label={text.approval} wide>
          {(props) => (
            <input
              {...props}
              value={record.approval}
              placeholder={text.approvalHint}
              onChange={(e) => change({ approval: e.target.value })}
            />
          )}
        </Field>
        <Field label={text.holder}>
          {(props) => <input {...props} value={record.holder} onChange={(e) => change({ holder: e.target.value })} />}
        </Field>
        <Field label={text.accuracy} required wrong={missing === 'accuracy'}>
          {(props) => (
            <input
              {...props}
              type="number"
              min={0}
              step="any"
              value={Number.isNaN(record.accuracyMetres) ? '' : record.accuracyMetres}
              onChange={(e) => change({ accuracyMetres: e.target.valueAsNumber })}
            />
          )}
        </Field>
      </div>
    </Section>
  );
}

interface FieldProps {
  readonly label: string;
  readonly required?: boolean;
  readonly wide?: boolean;
  readonly wrong?: boolean;
  /** What is expected: always there, so that nothing moves, and marked while it is wrong. */
  readonly hint?: string;
  readonly children: (props: {
    id: string;
    'aria-required': boolean;
    'aria-invalid': boolean;
    'aria-describedby': string | undefined;
  }) => ReactNode;
}

function Field({ label, required = false, wide = false, wrong = false, hint, children }: FieldProps) {
  const text = useText().imports.record;
  const id = useId();
  const described = hint ? `${id}-hint` : undefined;
  return (
    <div className={`import-field ${wide ? 'wide' : ''}`}>
      <label htmlFor={id}>
        {label}
        {required && <em className="required">{text.required}</em>}
      </label>
      {children({ id, 'aria-required': required, 'aria-invalid': wrong, 'aria-describedby': described })}
      {described && (
        <small id={described} className={wrong ? 'wrong' : undefined}>
          {hint}
        </small>
      )}
    </div>
  );
}
