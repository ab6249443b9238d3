/** The page's Content-Security-Policy: that of `index.html` is the tightest, and each build opens what it needs. */

const META = /(<meta\s+http-equiv="Content-Security-Policy"\s+content=")([^"]*)("\s*\/>)/;

/** Sources that a build adds to the policy or puts in its place, by directive. */
const CHANGES = {
  /** Workers and fonts come out of scripts, as `blob:` addresses; nothing else is asked for, not even of the folder. */
  folder: { 'connect-src': 'blob:', 'worker-src': 'blob:', 'font-src': "'none'", 'manifest-src': "'none'" },
  /** The one server that a base map may be asked of, in builds that say so. */
  tianditu: {
    'img-src': "'self' data: blob: https://*.tianditu.gov.cn",
    'connect-src': "'self' https://*.tianditu.gov.cn",
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

export function withPolicy(html: string, build: keyof typeof CHANGES): string {
  const found = META.exec(html);
  if (!found) throw new Error('the page has no Content-Security-Policy');
  const directives = new Map(
    found[2]!.split(';').map((directive): [string, string] => {
      const [name, ...sources] = directive.trim().split(/\s+/);
      return [name!, sources.join(' ')];
    }),
  );
  for (const [name, sources] of Object.entries(CHANGES[build])) directives.set(name, sources);
  const policy = [...directives].map(([name, sources]) => `${name} ${sources}`).join('; ');
  return html.replace(META, `$1${policy}$3`);
}
