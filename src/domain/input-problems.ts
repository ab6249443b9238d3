/** What the engine found in the input, as problems: faults that keep a feature out, and changes that are only told. */
import type { Fault, FaultCode, InputNote, NoteCode } from '../engine/index.ts';
import type { Problem, ProblemCode } from './problems.ts';

const FAULTS: Readonly<Record<FaultCode, ProblemCode>> = {
  'self-crossing': 'ring-self-crossing',
  'hole-outside-shell': 'hole-outside-shell',
  'hole-in-hole': 'rings-overlap',
  'shell-in-shell': 'rings-overlap',
};

const NOTES: Readonly<Record<NoteCode, ProblemCode>> = {
  'ring-closed': 'ring-unclosed',
  'vertex-repeated': 'vertex-repeated',
  'spike-removed': 'spike-removed',
  'ring-degenerate': 'ring-degenerate',
  'feature-duplicate': 'feature-duplicate',
};

/** Further features named beside the first place of a change. */
const MORE_FEATURES = 5;

/** An error that says where; `where` and `values` name the file, the feature or the layer. */
export function faultProblem(fault: Fault, where: Problem['where'], values: Problem['values'] = {}): Problem {
  const { code, a, b, position } = fault;
  const edges: Problem['values'] = code === 'self-crossing' ? { edge1: a.edge + 1, edge2: b.edge + 1 } : {};
  const parts: Problem['values'] = code === 'shell-in-shell' ? { a: a.polygon + 1, b: b.polygon + 1 } : {};
  return {
    code: FAULTS[code],
    severity: 'error',
    where: { ...where, ring: a.ring, vertex: a.edge, position },
    values: { ...edges, ...parts, ...values },
  };
}

/**
 * Warnings of what was changed: one of each kind, with its first place, how many places there are (`places`), how many
 * vertices were taken away (`vertices`) and the numbers, from 1, of some further features (`features`). The feature is
 * named where `where` names a file, of which it is one.
 */
export function noteProblems(
  notes: readonly InputNote[],
  where: Problem['where'],
  values: Problem['values'] = {},
): Problem[] {
  const byCode = new Map<NoteCode, InputNote[]>();
  for (const note of notes) {
    const list = byCode.get(note.code);
    if (list) list.push(note);
    else byCode.set(note.code, [note]);
  }
  return [...byCode.values()].map((list) => noteProblem(list, where, values));
}

function noteProblem(notes: readonly InputNote[], where: Problem['where'], values: Problem['values']): Problem {
  const [first] = notes as readonly [InputNote];
  const { feature, ring, vertex, position } = first;
  const features = [...new Set(notes.map((note) => note.feature))].filter((f) => f !== feature).slice(0, MORE_FEATURES);
  const vertices = notes.reduce((sum, note) => sum + (note.count ?? 0), 0);
  return {
    code: NOTES[first.code],
    severity: 'warning',
    where: {
      ...where,
      ...(where.file === undefined ? {} : { feature }),
      ring,
      vertex,
      ...(position ? { position } : {}),
    },
    values: {
      places: notes.length,
      ...(vertices > 0 ? { vertices } : {}),
      ...(features.length > 0 ? { features: features.map((f) => f + 1).join(', ') } : {}),
      ...(first.of === undefined ? {} : { of: first.of + 1 }),
      ...values,
    },
  };
}
