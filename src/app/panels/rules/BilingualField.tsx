import type { Bilingual } from '../../../domain/city.ts';
import { useApp } from '../../state/store.ts';
import { useText } from '../../text/use-text.ts';
import { bilingualOf, shownIn } from './bilingual.ts';
import { TextInput } from './TextInput.tsx';

interface BilingualFieldProps {
  readonly label: string;
  readonly value: Bilingual | null;
  /** Null where both languages were emptied; never for a required one. */
  readonly commit: (value: Bilingual | null) => void;
  readonly isRequired?: boolean;
  readonly lines?: number;
  readonly hint?: string;
}

/** Words in both languages, that of the page first. */
export function BilingualField({ label, value, commit, isRequired = false, lines, hint }: BilingualFieldProps) {
  const text = useText().rules;
  const main = useApp((s) => s.language);
  const other = main === 'zh' ? 'en' : 'zh';
  const typed = { zh: shownIn(value, 'zh', main), en: shownIn(value, 'en', main) };
  const put = (language: keyof Bilingual) => (words: string) => {
    const next = { ...typed, [language]: words };
    commit(bilingualOf(next.zh, next.en));
  };
  const needed = (words: string) =>
    isRequired && words.trim() === '' && typed[other] === '' ? text.form.required : null;
  return (
    <div className="rule-bilingual">
      <TextInput
        label={label}
        value={typed[main]}
        commit={put(main)}
        fault={needed}
        lines={lines}
        hint={hint}
        lang={main}
      />
      <TextInput
        label={text.languages[other]}
        value={typed[other]}
        commit={put(other)}
        placeholder={text.form.sameAsOther}
        lines={lines}
        lang={other}
      />
    </div>
  );
}
