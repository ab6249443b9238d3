/** The page's Content-Security-Policy in each build: nothing but its own origin, unless a build says otherwise. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withPolicy } from '../../src/build/policy.ts';

const page = readFileSync(new URL('../../index.html', import.meta.url), 'utf8');

function policyOf(html: string): Record<string, string> {
  const content = /Content-Security-Policy"\s+content="([^"]*)"/.exec(html)![1]!;
  return Object.fromEntries(
    content.split('; ').map((directive) => [directive.split(' ')[0], directive.slice(directive.indexOf(' ') + 1)]),
  );
}

const OWN = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'font-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

describe('policy', () => {
  it('of the usual build knows its own origin only', () => {
    expect(policyOf(page)).toEqual(OWN);
    expect(page).not.toContain('tianditu');
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
  });

  it('of the folder lets workers come out of scripts, and nothing be asked for', () => {
    const folder = { 'connect-src': 'blob:', 'worker-src': 'blob:', 'font-src': "'none'", 'manifest-src': "'none'" };
    expect(policyOf(withPolicy(page, 'folder'))).toEqual({ ...OWN, ...folder });
  });

  it('of a build with a base map names the one server, for pictures and requests', () => {
    const server = 'https://*.tianditu.gov.cn';
    expect(policyOf(withPolicy(page, 'tianditu'))).toEqual({
      ...OWN,
      'img-src': `'self' data: blob: ${server}`,
      'connect-src': `'self' ${server}`,
    });
  });

  it('cannot be missing', () => {
    expect(() => withPolicy('<!doctype html>', 'folder')).toThrow('Content-Security-Policy');
  });
});
