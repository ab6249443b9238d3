// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that XML does not allow
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Without the signs that the parts of an office file cannot hold. */
export const cleanText = (text: string): string => text.replace(NOT_IN_XML, '');
