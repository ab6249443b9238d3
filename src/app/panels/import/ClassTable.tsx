import type { CityLayer } from '../../../domain/city.ts';
import type { ColumnMapping } from '../../../domain/imported-layer.ts';
import type { OpenedLayer } from '../../../worker/data-calls.ts';
import { count } from '../../format.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { type ClassRow, restClass, withClass } from './arrange.ts';
import { MarkIcon } from './icons.tsx';
import './class-table.css';

interface Props {
  readonly layer: OpenedLayer;
  readonly target: CityLayer;
  readonly mapping: ColumnMapping;
  readonly rows: readonly ClassRow[];
  readonly onChange: (change: Partial<ColumnMapping>) => void;
}

/** The values of the class column on the left, the class each becomes on the right. */
export function ClassTable({ layer, target, mapping, rows, onChange }: Props) {
  const { columns: text, letters } = useText().imports;
  const language = useApp((s) => s.language);
  const keep = text.keep(restClass(target.classes)?.name[language] ?? '');
  const distinct = layer.columns.find((c) => c.name === mapping.class)?.distinct ?? rows.length;
  return (
    <>
      <table className="class-table">
        <thead>
          <tr>
            <th scope="col">{text.inFile}</th>
            <th scope="col" className="figure">
              {text.count}
            </th>
            <th scope="col">{text.becomes(target.name[language])}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ value, count: features, classId }) => (
            <tr key={value} className={classId === null ? 'unmatched' : undefined}>
              <th scope="row">{value === '' ? letters.empty : value}</th>
              <td className="figure">{count(features)}</td>
              <td>
                <span className="class-choice">
                  <select
                    aria-label={value === '' ? letters.empty : value}
                    value={classId ?? ''}
                    onChange={({ target: { value: to } }) => onChange(withClass(mapping, value, to === '' ? null : to))}
                  >
                    <option value="">{keep}</option>
                    {target.classes.map((c) => (
                      <option key={c.id} value={c.id}>
                        {c.name[language]}
                      </option>
                    ))}
                  </select>
                  {classId === null && <MarkIcon mark="warning" label={keep} />}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {distinct > rows.length && <p className="quiet">{text.more(distinct - rows.length)}</p>}
    </>
  );
}
