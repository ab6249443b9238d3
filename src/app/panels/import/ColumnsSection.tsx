import type { City } from '../../../domain/city.ts';
import { suggestClasses } from '../../../domain/column-mapping-classes.ts';
import type { ColumnMapping } from '../../../domain/imported-layer.ts';
import type { OpenedLayer } from '../../../worker/data-calls.ts';
import { choose } from '../../state/import-verbs.ts';
import { type ImportChoice, targetOf } from '../../state/importing.ts';
import { type Text, useText } from '../../text/use-text.ts';
import { classRows, isLayer } from './arrange.ts';
import { Select } from './Choice.tsx';
import { ClassTable } from './ClassTable.tsx';
import { SampleTable } from './SampleTable.tsx';
import { FoldedSection } from './Section.tsx';

interface Props {
  readonly layer: OpenedLayer;
  readonly choice: ImportChoice;
  readonly city: City;
}

/** Which column says what, and which class its values stand for. */
export function ColumnsSection({ layer, choice: { purpose, mapping }, city }: Props) {
  const text = useText().imports.columns;
  if (layer.columns.length === 0) return null;
  const target = targetOf(purpose, city);
  const rows = classRows(layer.columns, mapping, target?.classes ?? []);
  const unmatched = rows.filter((row) => row.classId === null).length;
  const change = (part: Partial<ColumnMapping>) => choose(layer.key, { mapping: { ...mapping, ...part } });
  return (
    <FoldedSection
      key={target?.id ?? purpose.kind}
      title={text.title}
      wanting={unmatched > 0}
      open={unmatched > 0}
      summary={unmatched > 0 ? text.unmatched(unmatched) : summaryOf(mapping, isLayer(purpose), text)}
    >
      <div className="column-fields">
        <ColumnSelect label={text.name} layer={layer} value={mapping.name} onChoose={(name) => change({ name })} />
        {isLayer(purpose) && (
          <>
            {target?.classes.length !== 1 && (
              <ColumnSelect
                label={text.class}
                layer={layer}
                value={mapping.class}
                onChoose={(column) =>
                  change({ class: column, classes: suggestClasses(valuesOf(layer, column), target?.classes ?? []) })
                }
              />
            )}
            <ColumnSelect label={text.id} layer={layer} value={mapping.id} onChoose={(id) => change({ id })} />
          </>
        )}
        <AreaField layer={layer} area={mapping.area} onChoose={(area) => change({ area })} />
      </div>
      {target && rows.length > 0 && (
        <ClassTable layer={layer} target={target} mapping={mapping} rows={rows} onChange={change} />
      )}
      {layer.encodings.length === 0 && <SampleTable layer={layer} />}
    </FoldedSection>
  );
}

const valuesOf = (layer: OpenedLayer, column: string | null): string[] =>
  layer.columns.find((c) => c.name === column)?.values.map((v) => v.value) ?? [];

function summaryOf(
  { name, class: className }: ColumnMapping,
  classes: boolean,
  text: Text['imports']['columns'],
): string {
  const parts = [`${text.name}: ${name ?? text.numbered}`];
  if (classes && className !== null) parts.push(`${text.class}: ${className}`);
  return parts.join(' · ');
}

interface ColumnSelectProps {
  readonly label: string;
  readonly layer: OpenedLayer;
  readonly value: string | null;
  readonly onChoose: (column: string | null) => void;
}

/** No column has this name: names of columns are not empty. */
const NONE = '';

function ColumnSelect({ label, layer, value, onChoose }: ColumnSelectProps) {
  const text = useText().imports.columns;
  return (
    <Select
      label={label}
      value={value ?? NONE}
      options={[
        { value: NONE, label: text.none },
        ...layer.columns.filter((c) => c.name !== NONE).map((c) => ({ value: c.name, label: c.name })),
      ]}
      onChoose={(column) => onChoose(column === NONE ? null : column)}
    />
  );
}

const UNITS = ['square-metres', 'hectares', 'mu', 'square-kilometres'] as const;

function AreaField({
  layer,
  area,
  onChoose,
}: {
  layer: OpenedLayer;
  area: ColumnMapping['area'];
  onChoose: (area: ColumnMapping['area']) => void;
}) {
  const text = useText().imports.columns;
  return (
    <div className="area-field">
      <ColumnSelect
        label={`${text.area} · ${text.areaNote}`}
        layer={layer}
        value={area?.column ?? null}
        onChoose={(column) => onChoose(column === null ? null : { column, unit: area?.unit ?? 'square-metres' })}
      />
      {area && (
        <Select
          label={text.unit}
          value={area.unit}
          options={UNITS.map((unit) => ({ value: unit, label: text.units[unit] }))}
          onChoose={(unit) => onChoose({ ...area, unit })}
        />
      )}
    </div>
  );
}
