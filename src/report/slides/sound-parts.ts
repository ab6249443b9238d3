/** What the library writes and PowerPoint would have to mend: parts that are named and not there, signs that are given twice. */

interface Part {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const OVERRIDE = /<Override PartName="\/([^"]+)"[^>]*\/>/g;

/** The same parts, sound. `notes`: of each slide, in lines; empty for none. */
export function soundParts(parts: readonly Part[], notes: readonly string[]): Part[] {
  const paths = new Set(parts.map(({ path }) => path));
  const own = parts.filter(({ path }) => !path.endsWith('/'));
  return own.map((part) => {
    const { path } = part;
    const slide = /^ppt\/slides\/slide\d+\.xml$/.test(path);
    const note = /^ppt\/notesSlides\/notesSlide(\d+)\.xml$/.exec(path);
    if (path === '[Content_Types].xml')
      return changed(part, (xml) => xml.replace(OVERRIDE, (all, name: string) => (paths.has(name) ? all : '')));
    if (path === 'ppt/presentation.xml') return changed(part, mastersFirst);
    if (slide) return changed(part, numbered);
    return note ? changed(part, (xml) => withNote(xml, notes[Number(note[1]) - 1] ?? '')) : part;
  });
}

function changed({ path, bytes }: Part, change: (xml: string) => string): Part {
  return { path, bytes: new TextEncoder().encode(change(new TextDecoder().decode(bytes))) };
}

/** The schema has the masters of notes before the slides. */
function mastersFirst(xml: string): string {
  const [masters = ''] = /<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>/s.exec(xml) ?? [];
  return xml.replace(masters, '').replace('<p:sldIdLst>', `${masters}<p:sldIdLst>`);
}

/** Each thing on a slide has a number of its own. */
function numbered(xml: string): string {
  let last = 1;
  return xml.replace(/(<p:cNvPr id=")\d+(" name="[^"]+")/g, (_, before: string, after: string) => {
    last++;
    return `${before}${last}${after}`;
  });
}

const BODY = /(<p:ph type="body" idx="1"\/>.*?<a:lstStyle\/>)<a:p>.*?<\/a:p>(?=<\/p:txBody>)/s;

/** A paragraph for each line. */
function withNote(xml: string, note: string): string {
  const lines = note.split('\n').map((line) => `<a:p>${line === '' ? '' : `<a:r><a:rPr lang="zh-CN" dirty="0"/><a:t>${escaped(line)}</a:t></a:r>`}</a:p>`); // biome-ignore format: one paragraph
  return xml.replace(BODY, (_, before: string) => before + lines.join(''));
}

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
