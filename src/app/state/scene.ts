/** Scenes of a meeting as plain data: part of the user's work, saved and undone with it. */
import type { Bilingual } from '../../domain/city.ts';
import type { CoverageFilter } from '../../domain/coverage/filter.ts';
import type { Camera, Footprint, Selection } from './model.ts';

/** Which classes a map draws, how, and in which versions. */
export interface SceneLayers {
  /** Keys of the classes that are drawn. */
  readonly visible: readonly string[];
  /** By class key, 0 to 1, where it is not 1. */
  readonly opacity: Readonly<Record<string, number>>;
  /** Class keys from the top of the map to the bottom; null is the city's own order. */
  readonly order: readonly string[] | null;
  /** Ids of the versions in force, by layer; layers not named are as they are found. */
  readonly versions: Readonly<Record<string, string>>;
}

/** A second map: of another version, another city or other classes. */
export interface Compare {
  /** One map under the other with a divider, or two beside each other. */
  readonly mode: 'swipe' | 'side';
  /** Where the divider stands, 0 at the left to 1 at the right. */
  readonly share: number;
  /** Where the second map stands. */
  readonly side: 'left' | 'right';
  /** City of the second map; null: the one of the first. */
  readonly cityId: string | null;
  /** Of the second map where it does not follow the first. */
  readonly camera: Camera | null;
  readonly layers: SceneLayers;
}

/** Cards of the board that a scene may show in place of the read-out. */
export type SceneCard = 'overview' | 'overlap' | 'shoreline' | 'changes' | 'services' | 'sites' | 'indicators';

interface SceneBase {
  readonly id: string;
  readonly title: string;
  /** For the speaker, never projected. */
  readonly note: string;
  /** Heading of the scenes it stands with; empty for none. */
  readonly group: string;
}

/** A page of words: the first, the last, or one between two parts. */
export interface TitleScene extends SceneBase {
  readonly kind: 'title';
  /** Lines under the title, divided by line breaks. */
  readonly lines: string;
}

/** A rule of the check, by its key. */
export interface UncheckedRule {
  readonly key: string;
  readonly name: Bilingual;
}

/** A view of the map kept for the meeting. */
export interface MapScene extends SceneBase {
  readonly kind: 'map';
  /** Null: the city whose work it belongs to. */
  readonly cityId: string | null;
  readonly camera: Camera;
  /** The map's size when it was captured, CSS pixels; null where unknown. */
  readonly frame: { readonly width: number; readonly height: number } | null;
  readonly view: 'siting' | 'coverage';
  readonly layers: SceneLayers;
  readonly filter: CoverageFilter;
  readonly selection: Selection;
  /** Null: the read-out. */
  readonly card: SceneCard | null;
  readonly footprintId: string | null;
  /** The footprint as it stood; a scene shows what was captured even after the footprint moved on. */
  readonly footprint: Footprint | null;
  /** What was not checked where the footprint stood before it was moved in the meeting, and is where it stands; absent: nothing. */
  readonly uncheckedBefore?: readonly UncheckedRule[] | undefined;
  readonly compare: Compare | null;
  /** A small picture of it as a data URL; null where none was made. */
  readonly picture: string | null;
}

export type Scene = MapScene | TitleScene;
