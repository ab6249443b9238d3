import { useState } from 'react';
import type { Bilingual } from '../../../domain/city.ts';
import { useText } from '../../text/use-text.ts';
import { BilingualField } from './BilingualField.tsx';
import type { RulePart } from './RuleForm.tsx';

/** Activities that the clause lists; provinces word and count them in their own ways. */
export function ActivitiesField({ rule, change }: RulePart) {
  const text = useText().rules;
  // A new item is no part of the rule before it says something.
  const [isAdding, setAdding] = useState(false);
  const { activities } = rule;
  const places = Array.from({ length: activities?.length ?? 0 }, (_, i) => i);
  const put = (edit: (list: readonly Bilingual[]) => readonly Bilingual[]) =>
    change((r) => {
      const next = edit(r.activities ?? []);
      return { ...r, activities: next.length > 0 ? next : null };
    });
  return (
    <fieldset>
      <legend>{text.fields.activities}</legend>
      {activities === null && !isAdding && <p className="rule-said">{text.form.noActivities}</p>}
      <ol className="rule-activities">
        {places.map((i) => (
          <li key={i}>
            <BilingualField
              label={text.form.activity(i + 1)}
              value={activities?.[i] ?? null}
              isRequired
              lines={2}
              commit={(next) => put((list) => list.map((a, j) => (j === i && next ? next : a)))}
            />
            <button
              type="button"
              className="rule-remove"
              title={text.form.removeActivity}
              aria-label={`${text.form.removeActivity} ${i + 1}`}
              onClick={() => put((list) => list.filter((_, j) => j !== i))}
            >
              ×
            </button>
          </li>
        ))}
        {isAdding && (
          <li>
            <BilingualField
              label={text.form.activity((activities?.length ?? 0) + 1)}
              value={null}
              lines={2}
              commit={(next) => {
                if (next) put((list) => [...list, next]);
                setAdding(false);
              }}
            />
          </li>
        )}
      </ol>
      <button type="button" className="link" onClick={() => setAdding(true)}>
        + {text.form.addActivity}
      </button>
    </fieldset>
  );
}
