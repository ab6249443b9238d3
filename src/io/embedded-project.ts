/** A project file within the stand-alone folder: a script that opens with the page, since the page may read no file. */

/** The script's path in the folder. */
export const EMBEDDED_SCRIPT = 'data/project.js';
/** The project file's name among those that the folder's scripts bring. */
export const EMBEDDED_PROJECT = 'project.ecospace.zip';

/** The folder's files by their paths, as a JSON array: for the app, which packs them. */
export const FOLDER_LIST = 'files.json';

/** The script. @param base64 the project file's bytes; null for a folder without one. */
export const embeddingScript = (base64: string | null): string =>
  `self.ecospaceFiles ??= {};\n${base64 === null ? '' : `ecospaceFiles["${EMBEDDED_PROJECT}"] = "${base64}";\n`}`;
