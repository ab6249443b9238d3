/** 规则库: the rules in force, and every change of them as one step of undo. */
import type { Bilingual } from '../../domain/city.ts';
import { type Outcome, type Problem, refusal } from '../../domain/problems.ts';
import {
  blankRule,
  editionOrNull,
  freshRuleId,
  importedEdition,
  resetRule,
  withKind,
  withNewRule,
  withoutRule,
  withRemoved,
  withRule,
} from '../../domain/siting/rule-edits.ts';
import { USUAL_TOLERANCE } from '../../domain/siting/rule-limits.ts';
import type { Rule, RuleBook } from '../../domain/siting/rules.ts';
import type { AbsentLayer } from '../../domain/user-layers.ts';
import { cityOfRuleFile, readRuleFile, ruleFileText } from '../../io/rule-file.ts';
import { cityName } from '../cities.ts';
import { compute } from '../compute.ts';
import { downloadBlob } from '../export/download.ts';
import { rules as words } from '../text/rules.ts';
import { newId, requestCheck } from './actions.ts';
import { shippedRules } from './open-city.ts';
import { type AppState, edit, getApp, setSession, subscribeApp } from './store.ts';
import { toast } from './tasks.ts';

/** The user's own edition, else the shipped rules; null until a city is there. */
export const rulesOf = (state: Pick<AppState, 'open' | 'project'>): RuleBook | null =>
  state.open ? (state.project.rules ?? shippedRules()) : null;

/** @throws Error before a city is there. */
export function rulesInForce(): RuleBook {
  const book = getApp().project.rules ?? shippedRules();
  if (!book) throw new Error('no city is open');
  return book;
}

/** Change the rules as one step of undo; an edition that says what the shipped rules say is none. */
function editRules(change: (book: RuleBook, shipped: RuleBook) => RuleBook): void {
  const shipped = shippedRules();
  if (!shipped) return;
  edit((project) => {
    const book = project.rules ?? shipped;
    const next = change(book, shipped);
    return next === book ? project : { ...project, rules: editionOrNull(next, shipped) };
  });
}

export const changeRule = (id: string, change: (rule: Rule) => Rule): void =>
  editRules((book) => withRule(book, id, change));

/** Add a rule of the user's own for a layer; its id. */
export function addRule(layer: string, name: Bilingual): string {
  const id = freshRuleId(rulesInForce(), `own-${layer}`);
  const test = { kind: 'overlap', toleranceSquareMetres: USUAL_TOLERANCE.squareMetres } as const;
  editRules((book) => withNewRule(book, blankRule(id, name, { layer, classes: null }, test)));
  return id;
}

/** A copy of a rule under it; the copy's id, or null where there is no such rule. */
export function duplicateRule(id: string): string | null {
  const book = rulesInForce();
  const rule = book.rules.find((r) => r.id === id);
  if (!rule) return null;
  const copy = freshRuleId(book, `${id}-copy`);
  const name = { zh: words.zh.copyName(rule.name.zh), en: words.en.copyName(rule.name.en) };
  editRules((b) => withNewRule(b, { ...rule, id: copy, name }, id));
  return copy;
}

export function removeRule(id: string): void {
  const { language } = getApp();
  const rule = rulesInForce().rules.find((r) => r.id === id);
  if (!rule) return;
  editRules((book) => withoutRule(book, id));
  toast(words[language].removed(rule.name[language]), true);
}

export const resetToShipped = (id: string): void => editRules((book, shipped) => resetRule(book, shipped, id));

/** All rules as shipped; the layer kinds that the user added stay. */
export function resetAllRules(): void {
  edit((project) => (project.rules === null ? project : { ...project, rules: null }));
  toast(words[getApp().language].resetDone, true);
}

/** Add a kind of project; its id. */
export function addKind(name: string): string {
  const id = newId('kind');
  editRules((book) => withKind(book, { id, name: { zh: name, en: name } }));
  return id;
}

/**
 * Add a kind of control layer that is not loaded yet, with a rule of its own, as one step: its findings are 未检查 until it
 * is imported. The rule's id.
 */
export function addLayerKind(name: Bilingual, holder: string): string | null {
  const shipped = shippedRules();
  if (!shipped) return null;
  const layer = newId('layer');
  const rule = freshRuleId(rulesInForce(), `own-${layer}`);
  const test = { kind: 'overlap', toleranceSquareMetres: USUAL_TOLERANCE.squareMetres } as const;
  const kind = { id: layer, name, holder: holder === '' ? null : { zh: holder, en: holder } };
  edit((project) => ({
    ...project,
    absentLayers: [...project.absentLayers, kind],
    rules: withNewRule(project.rules ?? shipped, blankRule(rule, name, { layer, classes: null }, test)),
  }));
  return rule;
}

/** Take a layer kind of the user's own away, with the rules that name it. */
export function removeLayerKind(id: string): void {
  edit((project) => {
    if (!project.absentLayers.some((l) => l.id === id)) return project;
    const gone = project.rules?.rules.filter((r) => r.target.layer === id) ?? [];
    const rules = gone.reduce<RuleBook | null>((book, rule) => book && withoutRule(book, rule.id), project.rules);
    return { ...project, rules, absentLayers: project.absentLayers.filter((l) => l.id !== id) };
  });
  toast(words[getApp().language].layerKindRemoved, true);
}

/**
 * Hand the rules in force to the user as a file that can be opened here, and given to the command line. Layers of the user's
 * own that they name go with them, without their data.
 */
export function exportRules(): void {
  const book = rulesInForce();
  const { open, project } = getApp();
  const ownIds = new Set(project.userLayers.flatMap((l) => (l.as.kind === 'layer' ? [l.as.absentId ?? l.id] : [])));
  const own = open?.city.layers.filter((l) => ownIds.has(l.id)) ?? [];
  const waiting = project.absentLayers.filter((l) => !ownIds.has(l.id));
  const json = ruleFileText(book, [...own, ...waiting]);
  downloadBlob(
    `${book.city}-rules-${book.version.replace('·', '-')}.json`,
    new Blob([json], { type: 'application/json' }),
  );
}

/** Rules of a file that may take the place of those in force, as they were read. */
export interface RuleProposal {
  readonly file: string;
  readonly book: RuleBook;
  /** Layers without data that the file brings. */
  readonly layers: readonly AbsentLayer[];
}

/** What taking them would put in force as things stand now: rules and layers here may change while they are looked at. */
export function proposedNow(
  { book, layers }: RuleProposal,
  inForce: RuleBook,
  shipped: RuleBook,
): Pick<RuleProposal, 'book' | 'layers'> {
  const { open, project } = getApp();
  const here = [...(open?.city.layers ?? []), ...(open?.city.absentLayers ?? []), ...project.absentLayers];
  const known = new Set(here.map((l) => l.id));
  return { book: importedEdition(book, inForce, shipped), layers: layers.filter((l) => !known.has(l.id)) };
}

/**
 * Read the rules of a file, to be looked at before they are taken. A layer whose id is another layer's here is not brought:
 * that is told, and the rules speak of the layer that is here. @throws Error before a city is there.
 */
export async function readRules(file: File): Promise<Outcome<RuleProposal>> {
  const { open, language } = getApp();
  const inForce = rulesInForce();
  const where = { file: file.name };
  const fileText = await file.text();
  const city = cityOfRuleFile(fileText);
  // Whatever else is wrong with it: it is not for this city.
  if (city !== null && city !== inForce.city)
    return refusal('rule-file-other-city', where, {
      city: cityName(city, language),
      wanted: cityName(inForce.city, language),
    });
  const read = readRuleFile(fileText);
  // The sentence names the place in the file.
  if (!read.ok) return { ok: false, problems: read.problems.map((p) => ({ ...p, where })) };
  const { book, layers } = read.value;
  const here = [...(open?.city.layers ?? []), ...(open?.city.absentLayers ?? [])];
  const known = new Map(here.map((l) => [l.id, l.name]));
  const problems = layers.flatMap(({ id, name }): readonly Problem[] => {
    const own = known.get(id);
    if (!own || (own.zh === name.zh && own.en === name.en)) return [];
    const values = { layer: id, name: name[language], known: own[language] };
    return [{ code: 'rule-file-layer-known', severity: 'warning', where, values }];
  });
  return { ok: true, problems, value: { file: file.name, book, layers } };
}

/** Put rules that were read in force as one step, with the layers that they bring. */
export function acceptRules(proposal: RuleProposal): void {
  const shipped = shippedRules();
  if (!shipped) return;
  const { book, layers } = proposedNow(proposal, rulesInForce(), shipped);
  edit((project) => ({
    ...project,
    absentLayers: layers.length > 0 ? [...project.absentLayers, ...layers] : project.absentLayers,
    rules: editionOrNull(book, shipped),
  }));
  toast(words[getApp().language].imported(rulesInForce().version, book.rules.length, layers.length), true);
}

/** Check by the rules in force whenever they are others, by edit, undo or redo. Returns the function that stops. */
export function followRules(): () => void {
  return subscribeApp((state, before) => {
    // A city that is being opened takes the rules with it; those that changed meanwhile go after it.
    const hasOpened = state.opening === 'ready' && before.opening !== 'ready' && state.project.rules !== null;
    const hasChanged = state.project.rules !== before.project.rules && state.cityId === before.cityId;
    if (state.opening !== 'ready' || !(hasOpened || hasChanged)) return;
    const rules = rulesInForce();
    void compute()
      .call('useRules', { rules: withRemoved(rules, shippedRules() ?? rules) })
      .then(({ problems }) => {
        if (problems.length > 0) setSession({ problems: [...problems, ...getApp().problems] });
        requestCheck();
      });
  });
}
