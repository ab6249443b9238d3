/** The typefaces of the page's style sheets, each with its font file in it. */
export async function fontStyles(): Promise<string> {
  const faces = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => ({ rule, base: sheet.href })),
  );
  return (await Promise.all(faces.map(({ rule, base }) => withFile(rule, base ?? document.baseURI)))).join('\n');
}

async function withFile({ cssText }: CSSFontFaceRule, base: string): Promise<string> {
  const address = /url\("?([^")]+)"?\)/.exec(cssText)?.[1];
  if (address === undefined || address.startsWith('data:')) return cssText;
  const file = await (await fetch(new URL(address, base))).blob();
  return cssText.replace(address, await dataAddress(file));
}

const dataAddress = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
