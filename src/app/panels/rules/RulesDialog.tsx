import { useRef, useState } from 'react';
import type { Problem } from '../../../domain/problems.ts';
import { editionOf, ruleChanges, shippedVersion } from '../../../domain/siting/rule-edits.ts';
import { reviewRules } from '../../../domain/siting/rule-review.ts';
import type { RuleBook } from '../../../domain/siting/rules.ts';
import { shippedRules } from '../../state/open-city.ts';
import { addRule, exportRules, type RuleProposal, readRules, rulesOf } from '../../state/rule-verbs.ts';
import { getApp, redo, setSession, undo, useApp } from '../../state/store.ts';
import { rules } from '../../text/rules.ts';
import { useText } from '../../text/use-text.ts';
import { ToastLine } from '../shell/Notices.tsx';
import { ProblemList } from '../shell/ProblemList.tsx';
import { Sheet } from '../shell/Sheet.tsx';
import { DialogProblems } from '../shell/TaskLine.tsx';
import { today } from './day.ts';
import { LayerKindForm } from './LayerKindForm.tsx';
import { RuleDiff } from './RuleDiff.tsx';
import { RuleForm } from './RuleForm.tsx';
import { RuleImport } from './RuleImport.tsx';
import { RuleList } from './RuleList.tsx';
import { RuleReview } from './RuleReview.tsx';
import { useRuleWords } from './use-rule-words.ts';
import '../shell/wide-sheet.css';
import './rules.css';
import './rules-form.css';
import './rules-review.css';

/** What stands beside the list: a rule's form, or a page about all of them. */
type Page = 'rule' | 'review' | 'diff' | 'layer-kind' | 'import';

/** 规则库: every rule of the city, to read, change, review, and to take elsewhere. */
export function RulesDialog({ ruleId = null }: { ruleId?: string | null }) {
  const text = useText().rules;
  const book = useApp(rulesOf);
  const words = useRuleWords();
  const shipped = shippedRules();
  const [selected, setSelected] = useState(ruleId ?? book?.rules[0]?.id ?? null);
  const [page, setPage] = useState<Page>('rule');
  const [proposal, setProposal] = useState<RuleProposal | null>(null);
  if (!book || !shipped) return null;
  const select = (id: string): void => {
    setSelected(id);
    setPage('rule');
  };
  const changes = ruleChanges(book, shipped);
  const changed = new Set(changes.map((c) => c.id));
  const own = new Set(changes.filter((c) => c.kind === 'added').map((c) => c.id));
  const rule = book.rules.find((r) => r.id === selected) ?? null;
  return (
    <Sheet title={text.title} className="wide-sheet rules-dialog">
      <Head book={book} shipped={shipped.version} changed={changed.size} page={page} setPage={setPage} />
      <div className="rules-columns">
        <div className="rules-left">
          <RuleList
            book={book}
            changed={changed}
            own={own}
            selected={page === 'rule' ? selected : null}
            select={select}
          />
          <AddButtons layer={rule?.target.layer ?? null} select={select} addLayerKind={() => setPage('layer-kind')} />
        </div>
        <div className="rules-right">
          {page === 'rule' && rule && (
            <RuleForm key={rule.id} rule={rule} isChanged={changed.has(rule.id) && !own.has(rule.id)} select={select} />
          )}
          {page === 'rule' && !rule && <p className="rule-page">{text.choose}</p>}
          {page === 'review' && <RuleReview book={book} select={select} />}
          {page === 'diff' && <RuleDiff ruleId={null} />}
          {page === 'layer-kind' && <LayerKindForm done={(id) => (id ? select(id) : setPage('rule'))} />}
          {page === 'import' && proposal && words && (
            <RuleImport
              proposal={proposal}
              inForce={book}
              shipped={shipped}
              words={words}
              done={() => setPage('rule')}
            />
          )}
        </div>
      </div>
      <DialogProblems />
      <ToastLine />
      <Foot
        propose={(read) => {
          setProposal(read);
          setPage('import');
        }}
      />
    </Sheet>
  );
}

interface HeadProps {
  readonly book: RuleBook;
  /** Version that is shipped now: an edition may rest on an older one. */
  readonly shipped: string;
  readonly changed: number;
  readonly page: Page;
  readonly setPage: (page: Page) => void;
}

/** Which edition it is, and the pages about all rules. */
function Head({ book, shipped, changed, page, setPage }: HeadProps) {
  const text = useText().rules;
  const city = useApp((s) => s.open?.city);
  const faulty = city ? new Set(reviewRules(book, city, today()).flatMap((f) => f.ruleIds)).size : 0;
  const toggle = (to: Page) => () => setPage(page === to ? 'rule' : to);
  return (
    <div className="wide-head rules-head">
      <strong>{text.version(book.version)}</strong>
      <span>
        {text.count(book.rules.length)} ·{' '}
        {editionOf(book.version) === 0 && changed === 0 ? text.shippedNow : text.editedNow(changed)}
      </span>
      {shippedVersion(book.version) !== shipped && <b className="rules-newer">{text.newerShipped(shipped)}</b>}
      <span className="push" />
      <button
        type="button"
        className="button secondary"
        title={text.checkHint}
        aria-pressed={page === 'review'}
        onClick={toggle('review')}
      >
        {text.check} {faulty > 0 && <b className="rule-count">{faulty}</b>}
      </button>
      <button
        type="button"
        className="button secondary"
        aria-pressed={page === 'diff'}
        disabled={changed === 0 && page !== 'diff'}
        onClick={toggle('diff')}
      >
        {text.resetAll}
      </button>
    </div>
  );
}

interface AddButtonsProps {
  /** That the rule in hand speaks of: a new one is for it too. */
  readonly layer: string | null;
  readonly select: (id: string) => void;
  readonly addLayerKind: () => void;
}

function AddButtons({ layer, select, addLayerKind }: AddButtonsProps) {
  const text = useText().rules;
  const add = (): void => {
    const checked = getApp().open?.city.layers.find((l) => l.classes.some((c) => c.check));
    const target = layer ?? checked?.id;
    if (target) select(addRule(target, { zh: rules.zh.newName, en: rules.en.newName }));
  };
  return (
    <div className="wide-foot rules-add">
      <button type="button" className="button secondary" onClick={add}>
        {text.add}
      </button>
      <button type="button" className="button secondary" onClick={addLayerKind}>
        {text.addLayerKind}
      </button>
    </div>
  );
}

function Foot({ propose }: { propose: (proposal: RuleProposal) => void }) {
  const text = useText().rules;
  const file = useRef<HTMLInputElement>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const open = (chosen: File | undefined): void => {
    if (!chosen) return;
    void readRules(chosen).then((read) => {
      setProblems(read.problems);
      if (read.ok) propose(read.value);
    });
  };
  return (
    <>
      {problems.length > 0 && (
        <div className="rules-problems" role="alert">
          <ProblemList problems={problems} />
        </div>
      )}
      <footer className="wide-foot rules-foot">
        <button type="button" className="button secondary" onClick={exportRules}>
          {text.export}
        </button>
        <button type="button" className="button secondary" onClick={() => file.current?.click()}>
          {text.import}
        </button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          hidden
          onChange={(event) => {
            open(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        <span className="push" />
        <UndoRules />
        <button type="button" className="button" onClick={() => setSession({ dialog: null })}>
          {text.close}
        </button>
      </footer>
    </>
  );
}

/** Steps of the rules only: what was done on the map before is not undone behind the dialogue. */
function UndoRules() {
  const text = useText().rules;
  const canUndo = useApp(({ past, project }) => differs(past.at(-1), project));
  const canRedo = useApp(({ future, project }) => differs(future[0], project));
  return (
    <>
      <button type="button" className="button secondary" disabled={!canUndo} onClick={undo}>
        ↶ {text.undo}
      </button>
      <button type="button" className="button secondary" disabled={!canRedo} onClick={redo}>
        ↷ {text.redo}
      </button>
    </>
  );
}

type Ruled = Pick<ReturnType<typeof getApp>['project'], 'rules' | 'absentLayers'>;

const differs = (other: Ruled | undefined, now: Ruled): boolean =>
  other !== undefined && (other.rules !== now.rules || other.absentLayers !== now.absentLayers);
