/**
 * KML and KMZ: a layer for each folder that holds placemarks. KML allows longitude, latitude in degrees on WGS 84 only.
 * Nothing that a file points at is fetched. The tree is walked here: a tuple that cannot be read stops the file instead of
 * leaving a corner out.
 */
import type { Element } from '@xmldom/xmldom';
import { type Outcome, refusal } from '../../domain/problems.ts';
import type { Progress, Work } from '../../engine/index.ts';
import { isZip, listArchive, unpackEntries } from '../archive.ts';
import { LIMITS, type RawFeature, type RawLayer, type ReadSource, type Source } from '../raw-layer.ts';
import { baseName, GeometryIntake } from './geometry-intake.ts';
import {
  childText,
  elements,
  nameOf,
  type PlacemarkGeometry,
  placemarkGeometry,
  placemarkValues,
  type SchemaTypes,
} from './kml-placemark.ts';
import { checkXml, type KmlText, kmlText } from './kml-text.ts';

const VERTICES_PER_STEP = 20_000;
const PLACEMARKS_PER_STEP = 500;
/** Elements whose contents stand elsewhere or are pictures. */
const PASSED_OVER = new Set(['NetworkLink', 'GroundOverlay', 'PhotoOverlay', 'gx:Tour']);

export const readKml: ReadSource = async (source, options, work) => {
  const document = await documentBytes(source, work);
  if (!document.ok) return document;
  const read = kmlText(document.value, options.encoding);
  const checked = checkXml(read.text, source.name);
  if (!checked.ok) return checked;
  work.tell({ done: 0, total: 1 });
  const root = await parse(read.text);
  if (typeof root === 'string') return refusal('file-broken', { file: source.name }, { format: 'KML', detail: root });
  return work.drive(new Walk(source, read).steps(root));
};

/** The KML itself; of a KMZ its first .kml, which Google Earth too takes for the whole. */
async function documentBytes(source: Source, work: Work): Promise<Outcome<Uint8Array>> {
  const { bytes } = source.files.find(({ path }) => /\.kml$/i.test(path)) ?? source.files[0];
  if (!isZip(bytes)) return { ok: true, value: bytes, problems: [] };
  const listed = listArchive(bytes, source.name);
  if (!listed.ok) return listed;
  const kmls = listed.value.filter(({ path }) => /\.kml$/i.test(path));
  const main = kmls.find(({ path }) => path.toLowerCase() === 'doc.kml') ?? kmls[0];
  if (!main) return refusal('archive-without-layers', { file: source.name }, { files: names(listed.value) });
  const unpacked = await unpackEntries([main], source.name, { bytes: LIMITS.unpackedBytes, files: 1 }, work);
  return unpacked.ok ? { ok: true, value: unpacked.value[0]!.bytes, problems: [] } : unpacked;
}

function names(entries: readonly { readonly path: string }[]): string {
  return entries
    .slice(0, 5)
    .map(({ path }) => path)
    .join(', ');
}

/** Prefixes that files use without saying what they stand for. */
const NAMESPACES = {
  '': 'http://www.opengis.net/kml/2.2',
  kml: 'http://www.opengis.net/kml/2.2',
  gx: 'http://www.google.com/kml/ext/2.2',
  atom: 'http://www.w3.org/2005/Atom',
  xal: 'urn:oasis:names:tc:ciq:xsdschema:xAL:2.0',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
};

/** The root element, or what is wrong. */
async function parse(text: string): Promise<Element | string> {
  const { DOMParser, ParseError } = await import('@xmldom/xmldom');
  const onError = (level: 'warning' | 'error' | 'fatalError', message: string) => {
    // Names such as &nbsp; that HTML knows and XML does not stay as they stand.
    if (level !== 'warning' && !message.startsWith('entity not found')) throw new Error(message);
  };
  try {
    const root = new DOMParser({ onError, xmlns: NAMESPACES, locator: false }).parseFromString(
      text,
      'text/xml',
    ).documentElement;
    return root ?? 'no root element';
  } catch (error) {
    // ParseError: the parser's own, and what onError threw.
    if (error instanceof ParseError) return error.message.split('\n')[0]!.slice(0, 200);
    throw error;
  }
}

interface Folder {
  readonly name: string;
  readonly features: RawFeature[];
  readonly columns: Set<string>;
}

class Walk {
  private readonly source: Source;
  private readonly text: KmlText;
  private readonly intake: GeometryIntake;
  private readonly types = new Map<string, string>();
  private readonly folders: Folder[] = [];
  private features = 0;

  constructor(source: Source, text: KmlText) {
    this.source = source;
    this.text = text;
    this.intake = new GeometryIntake(source.name);
  }

  *steps(root: Element): Generator<Progress, Outcome<readonly RawLayer[]>, void> {
    if (nameOf(root) !== 'kml' && nameOf(root) !== 'Document' && nameOf(root) !== 'Folder')
      return refusal('file-broken', { file: this.source.name }, { format: 'KML', detail: `<${root.nodeName}>` });
    schemaTypes(root, this.types);
    yield* this.container(root, [], null);
    const { encoding } = this.text;
    if (encoding.how === 'guess') this.intake.warn('encoding-guessed', {}, { encoding: encoding.label });
    return this.intake.outcome(this.folders.map((folder) => this.layer(folder)));
  }

  /** `path`: names of the folders around; `document`: name of the document, for what lies in no folder. */
  private *container(
    parent: Element,
    path: readonly string[],
    document: string | null,
  ): Generator<Progress, void, void> {
    let own: Folder | undefined;
    for (const element of elements(parent)) {
      if (this.intake.stopped) return;
      const name = nameOf(element);
      if (name === 'Document' && path.length === 0 && document === null)
        yield* this.container(element, path, childText(element, 'name') ?? '');
      else if (name === 'Folder' || name === 'Document')
        yield* this.container(element, [...path, childText(element, 'name') ?? ''], document);
      else if (name === 'Placemark') {
        own ??= this.folder(path.filter((part) => part !== '').join('/') || document || baseName(this.source.name));
        const before = this.intake.vertices;
        this.placemark(element, own);
        const isStep = Math.floor(before / VERTICES_PER_STEP) < Math.floor(this.intake.vertices / VERTICES_PER_STEP);
        if (isStep || this.features % PLACEMARKS_PER_STEP === 0)
          yield { done: this.features, total: this.features + 1 };
      } else if (PASSED_OVER.has(name)) this.intake.unsupported(name);
    }
  }

  private folder(name: string): Folder {
    const folder: Folder = { name, features: [], columns: new Set() };
    this.folders.push(folder);
    return folder;
  }

  private placemark(element: Element, folder: Folder): void {
    const index = folder.features.length;
    const found = placemarkGeometry(element);
    for (const type of found.unsupported) this.intake.unsupported(type, index);
    if (found.badTuple !== null)
      this.intake.stop('coordinates-not-numbers', { feature: index }, { text: found.badTuple });
    const properties = placemarkValues(element, this.types);
    for (const column of Object.keys(properties)) folder.columns.add(column);
    folder.features.push({ geometry: this.intake.take(whole(found), index), properties });
    if (++this.features > LIMITS.features)
      this.intake.stop('too-many-features', {}, { features: this.features, limit: LIMITS.features });
  }

  private layer({ name, features, columns }: Folder): RawLayer {
    return {
      name,
      source: this.source.name,
      format: this.source.format,
      statement: { from: 'format', epsg: 4326, text: null },
      columns: [...columns],
      features,
      encoding: this.text.encoding,
    };
  }
}

function whole({ parts }: PlacemarkGeometry): RawFeature['geometry'] {
  return parts.length > 1 ? { type: 'GeometryCollection', geometries: parts } : (parts[0] ?? null);
}

/** Of all schemas: SchemaData names its columns, and files seldom have two of one name. */
function schemaTypes(root: Element, types: Map<string, string>): SchemaTypes {
  for (const field of root.getElementsByTagName('SimpleField')) {
    const name = field.getAttribute('name');
    if (name !== null && name !== '') types.set(name, field.getAttribute('type') ?? 'string');
  }
  return types;
}
