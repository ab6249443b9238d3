/** What the app takes from where it was opened: a server, or a folder opened by double-click. */

export type ThreadName = 'overlay' | 'data' | 'batch';

/** Absolute addresses of the font files. */
export interface FontFiles {
  readonly latin: string;
  readonly latinBold: string;
  readonly chinese: string;
  readonly chineseBold: string;
}

export interface OwnFiles {
  /** Whether the app was opened from a folder: a copy that is only looked at. */
  readonly inFolder: boolean;
  /** A file of a city's folder. @throws Error where it is missing. */
  cityFile(cityId: string, file: string): Promise<ArrayBuffer>;
  startThread(name: ThreadName): Worker;
  /** Address of MapLibre's worker. */
  mapWorker(): string;
  fonts(): FontFiles;
  /** Makes the page's typefaces known where no style sheet does. */
  prepareFonts(): void;
  /** The page's typefaces as a style sheet that carries the font files. */
  fontStyles(): Promise<string>;
  /** The project file that lies in the folder, if any. */
  project(): File | null;
}
