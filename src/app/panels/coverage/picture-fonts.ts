/** The page's own typefaces as a style sheet that carries the font files, for a picture that can ask for no file. */
import { ownFiles } from '../../offline/from-server.ts';

let made: Promise<string> | null = null;

export const pictureFonts = (): Promise<string> => {
  made ??= ownFiles.fontStyles();
  return made;
};
