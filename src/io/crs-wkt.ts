/**
 * Well-known text of coordinate systems (WKT 1, ESRI's way of it, WKT 2) taken apart into what matters here: names, datum,
 * method and parameters. Text that is none gives null; nothing is thrown, whatever the text.
 */

interface WktNode {
  readonly keyword: string;
  readonly values: (string | number | WktNode)[];
}

/** What a text says, units as they stand. */
export interface WktSystem {
  readonly kind: 'geographic' | 'projected';
  readonly name: string;
  readonly geographicName: string;
  readonly datumName: string;
  readonly spheroidName: string;
  readonly semiMajorMetres: number;
  readonly inverseFlattening: number;
  readonly primeMeridian: number;
  /** Radians a unit of the angles, metres a unit of the plane; NaN where the text does not say. */
  readonly angleUnit: number;
  readonly lengthUnit: number;
  /** Letters and figures only, small; empty where there is none. */
  readonly method: string;
  /** By name, written like the method. */
  readonly parameters: ReadonlyMap<string, number>;
  /** Whether a Mercator is said to be on the sphere, the way maps on the web have it. */
  readonly onSphere: boolean;
}

/** Longest text that is looked at, characters, and deepest nesting. */
const LONGEST = 100_000;
const DEEPEST = 32;

const TOKEN =
  /\s*(?:(?<open>[A-Za-z_]\w*)\s*[[(]|"(?<text>(?:[^"]|"")*)"|(?<number>[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|(?<word>[A-Za-z_]\w*)|(?<close>[\])])|(?<comma>,))/y;

/** The tree of the text, as far as it goes: what is cut short is closed where it ends. */
function treeOf(text: string): WktNode | null {
  if (text.length > LONGEST) return null;
  const stack: WktNode[] = [];
  let root: WktNode | null = null;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const { open, text: quoted, number, word, close } = match.groups!;
    const top = stack.at(-1);
    if (open !== undefined) {
      const node: WktNode = { keyword: open.toUpperCase(), values: [] };
      if (stack.length >= DEEPEST) return null;
      top?.values.push(node);
      root ??= node;
      stack.push(node);
    } else if (!top) return null;
    else if (close !== undefined) {
      stack.pop();
      if (stack.length === 0) break;
    } else if (quoted !== undefined) top.values.push(quoted.replaceAll('""', '"'));
    else if (number !== undefined) top.values.push(Number(number));
    else if (word !== undefined) top.values.push(word);
  }
  return root;
}

const isNode = (value: string | number | WktNode): value is WktNode => typeof value === 'object';
const nodesOf = (node: WktNode): WktNode[] => node.values.filter(isNode);
const nameOf = (node: WktNode | undefined): string => (typeof node?.values[0] === 'string' ? node.values[0] : '');
const numberAt = (node: WktNode | undefined, at: number): number => {
  const value = node?.values[at];
  return typeof value === 'number' ? value : Number.NaN;
};

/** The first node with one of the keywords, the node itself first, then depth first. */
function find(node: WktNode, keywords: readonly string[]): WktNode | undefined {
  if (keywords.includes(node.keyword)) return node;
  for (const child of nodesOf(node)) {
    const found = find(child, keywords);
    if (found) return found;
  }
  return undefined;
}

const PROJECTED = ['PROJCS', 'PROJCRS', 'PROJECTEDCRS'];
const GEOGRAPHIC = ['GEOGCS', 'GEOGCRS', 'GEODCRS', 'GEODETICCRS', 'GEOGRAPHICCRS', 'BASEGEOGCRS', 'BASEGEODCRS'];
const DATUM = ['DATUM', 'GEODETICDATUM', 'TRF', 'ENSEMBLE'];
const ANGLE_UNIT = ['UNIT', 'ANGLEUNIT'];
const LENGTH_UNIT = ['UNIT', 'LENGTHUNIT'];

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Text that begins as well-known text does. */
export const looksLikeWkt = (text: string): boolean => /^\s*[A-Za-z_]+\s*[[(]\s*"/.test(text);

/** The system that the text describes, or null where it describes none. */
export function readWkt(text: string): WktSystem | null {
  const tree = treeOf(text);
  const projected = tree ? find(tree, PROJECTED) : undefined;
  const root = projected ?? (tree ? find(tree, GEOGRAPHIC) : undefined);
  if (!root) return null;
  const geographic = projected ? find(projected, GEOGRAPHIC) : root;
  const spheroid = find(root, ['SPHEROID', 'ELLIPSOID']);
  const method = find(root, ['PROJECTION', 'METHOD']);
  return {
    kind: projected ? 'projected' : 'geographic',
    name: nameOf(root),
    geographicName: nameOf(geographic),
    datumName: nameOf(find(root, DATUM)),
    spheroidName: nameOf(spheroid),
    semiMajorMetres: numberAt(spheroid, 1),
    inverseFlattening: numberAt(spheroid, 2),
    primeMeridian: numberAt(find(root, ['PRIMEM', 'PRIMEMERIDIAN']), 1),
    angleUnit: geographic ? unitOf(geographic, ANGLE_UNIT) : Number.NaN,
    lengthUnit: projected ? unitOf(projected, LENGTH_UNIT) : Number.NaN,
    method: plain(nameOf(method)),
    parameters: new Map(parametersOf(root).map((p) => [plain(nameOf(p)), numberAt(p, 1)])),
    onSphere: /@null/.test(nameOfExtension(root)),
  };
}

/** The unit of the system itself; that of its axes in WKT 2, where it may stand behind each of them. */
function unitOf(system: WktNode, keywords: readonly string[]): number {
  const children = nodesOf(system);
  const own = children.find((c) => keywords.includes(c.keyword));
  const axis = children.find((c) => c.keyword === 'AXIS');
  return numberAt(own ?? (axis && find(axis, keywords)), 1);
}

function parametersOf(root: WktNode): WktNode[] {
  const conversion = nodesOf(root).find((c) => c.keyword === 'CONVERSION');
  return nodesOf(conversion ?? root).filter((c) => c.keyword === 'PARAMETER');
}

function nameOfExtension(root: WktNode): string {
  return (find(root, ['EXTENSION'])?.values ?? []).filter((v) => typeof v === 'string').join(' ');
}
