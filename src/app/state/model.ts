/** What the app knows, as plain data. `Project` is the user's work: undoable and saved; `Session` is the rest. */
import type { City } from '../../domain/city.ts';
import type { VersionComparison } from '../../domain/compare-versions.ts';
import type { CellRecheck } from '../../domain/coverage/recheck.ts';
import type { TracedRegion } from '../../domain/coverage/region.ts';
import type { CoverageResult } from '../../domain/coverage/result.ts';
import type { LayerTable, PolygonCoordinates } from '../../domain/feature-table.ts';
import type { Problem } from '../../domain/problems.ts';
import type { SitingResult } from '../../domain/siting/result.ts';
import type { UserLayer } from '../../domain/user-layers.ts';
import type { LargeLayer, LayerSummary } from '../../worker/calls.ts';
import type { Importing } from './importing.ts';

export type ViewId = 'siting' | 'coverage' | 'meeting';
export type Language = 'zh' | 'en';
export type Tool = 'move' | 'polygon' | 'line' | 'point' | 'measure-length' | 'measure-area';

export interface Camera {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
  readonly bearing: number;
}

export interface Footprint {
  readonly id: string;
  readonly name: string;
  readonly polygons: PolygonCoordinates;
  /** Where it stood when it was made: drawn as a dotted ghost while it is elsewhere. */
  readonly start: PolygonCoordinates;
  readonly origin: 'drawn' | 'line' | 'point' | 'pasted' | 'file';
  /** Width of a line or radius of a point, metres; null for polygons. */
  readonly distanceMetres: number | null;
  /** Vertices that were put into straight projected edges when it was read: no corners of the parcel. Absent for none. */
  readonly addedVertices?: number;
  /** Parcels of a project of several, in file order: shown one by one, dissolved in `polygons`. Absent for one parcel. */
  readonly parcels?: readonly Parcel[];
}

/** One parcel (地块) of a project. */
export interface Parcel {
  readonly name: string;
  readonly polygons: PolygonCoordinates;
}

export interface LayerView {
  readonly visible: boolean;
  /** 0 to 1. */
  readonly opacity: number;
}

/** A view of the map kept for the meeting. */
export interface Scene {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly camera: Camera;
  readonly view: 'siting' | 'coverage';
  /** Keys of the classes that are drawn. */
  readonly visible: readonly string[];
  readonly footprintId: string | null;
  /** The footprint as it stood; a scene shows what was captured even after the footprint moved on. */
  readonly footprint: Footprint | null;
}

export interface Project {
  readonly footprints: readonly Footprint[];
  readonly activeFootprintId: string | null;
  /** By class key `layer/class`. */
  readonly layers: Readonly<Record<string, LayerView>>;
  /** Class keys from the top of the map to the bottom, where the user changed it; null is the city's own order. */
  readonly order: readonly string[] | null;
  readonly scenes: readonly Scene[];
  /** Layers the user brought in, in the order in which they came. Their geometry is stored under their packs' keys. */
  readonly userLayers: readonly UserLayer[];
}

export const EMPTY_PROJECT: Project = {
  footprints: [],
  activeFootprintId: null,
  layers: {},
  order: null,
  scenes: [],
  userLayers: [],
};

/** A corner of a footprint: polygon, ring in it, corner in the ring. */
export interface VertexRef {
  readonly polygon: number;
  readonly ring: number;
  readonly vertex: number;
}

/** A line or point that was drawn and still needs its width or radius. */
export interface Sketch {
  readonly kind: 'line' | 'point';
  readonly coordinates: readonly (readonly [number, number])[];
}

/** A shape that could not be taken as a footprint, kept so that it can be mended. */
export interface RefusedShape {
  readonly polygons: PolygonCoordinates;
  readonly name: string;
  readonly origin: Footprint['origin'];
  readonly problems: readonly Problem[];
}

/** A feature by its layer and its position in the layer's table. */
export interface FeatureRef {
  readonly layerId: string;
  readonly index: number;
}

/** What the user looks at: one selection shared by map, tree, tables and panels. */
export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'feature'; readonly layerId: string; readonly index: number }
  | { readonly kind: 'finding'; readonly key: string }
  | {
      readonly kind: 'cell';
      readonly districtId: string | null;
      readonly key: string;
      /** Which figure of the cell, where it has more than its area. */
      readonly aspect?: string;
    }
  | { readonly kind: 'combination'; readonly keys: readonly string[] };

export type CheckState =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly last: SitingResult | null }
  | { readonly kind: 'done'; readonly result: SitingResult; readonly footprintId: string }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] };

export type CoverageState =
  | { readonly kind: 'none' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly result: CoverageResult }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] };

/** The ground of a figure of coverage; `of` is the selection it belongs to. */
export type TraceState =
  | { readonly kind: 'none' }
  /** `share` of the work that is done, 0 to 1. */
  | { readonly kind: 'running'; readonly of: Selection; readonly share: number }
  | { readonly kind: 'done'; readonly of: Selection; readonly region: TracedRegion }
  | { readonly kind: 'failed'; readonly of: Selection; readonly problems: readonly Problem[] };

/** Coverage a second time on the sphere; `of` is the result that is looked at again. */
export type RecheckState =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly of: CoverageResult; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly of: CoverageResult; readonly cells: readonly CellRecheck[] }
  | { readonly kind: 'failed'; readonly of: CoverageResult; readonly problems: readonly Problem[] };

export interface OpenCity {
  readonly city: City;
  /** By layer id, version in force. Features are in file order; `index` elsewhere is the position in this list. */
  readonly tables: Readonly<Record<string, LayerTable>>;
  readonly summaries: readonly LayerSummary[];
}

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo: boolean;
}

/** Work in progress that the user may cancel. */
export interface Task {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly cancel: () => void;
}

export interface Session {
  readonly cityId: string;
  readonly language: Language;
  readonly view: ViewId;
  readonly tool: Tool;
  /** 会议模式: larger type, thicker lines. */
  readonly projector: boolean;
  /** Index of the scene on show, or null while not presenting. */
  readonly presenting: number | null;
  readonly camera: Camera | null;
  readonly selection: Selection;
  /** Class key under the mouse in tree or table, to light up on the map. */
  readonly hoverKey: string | null;
  readonly open: OpenCity | null;
  readonly opening: 'loading' | 'ready' | 'failed';
  readonly check: CheckState;
  readonly coverage: CoverageState;
  readonly trace: TraceState;
  readonly recheck: RecheckState;
  /** Two versions of a layer against each other, drawn on the map while it is there. */
  readonly comparison: VersionComparison | null;
  /** What the last data check (数据体检) of a layer found, by layer id. */
  readonly inspections: Readonly<Record<string, readonly Problem[]>>;
  /** Layers too large for the map's own sources, by layer id; `shown` of their chunks are drawn so far. */
  readonly large: Readonly<Record<string, { readonly layer: LargeLayer; readonly shown: number }>>;
  readonly problems: readonly Problem[];
  readonly toast: Toast | null;
  readonly task: Task | null;
  /** Corner of the active footprint that was touched last; Delete takes it away. */
  readonly vertex: VertexRef | null;
  readonly sketch: Sketch | null;
  readonly refused: RefusedShape | null;
  /** What the measuring tools read so far: metres or square metres. */
  readonly measured: number | null;
  /** Files that were opened and wait for the user to say what they are to be. */
  readonly importing: Importing | null;
  readonly savedAt: number | null;
  readonly saveFailed: boolean;
  /** 仅本次会话: nothing of this window is written to the disk. */
  readonly sessionOnly: boolean;
  /** Another window saves the work on this city; that of this window is saved beside it. */
  readonly savedAside: boolean;
  /** Work on this city that other windows left beside it, latest first. */
  readonly strays: readonly { readonly slot: string; readonly savedAt: number }[];
  readonly pointer: readonly [number, number] | null;
  /** Features under the last click on the map, topmost first; the record card lists them. */
  readonly under: readonly FeatureRef[];
  /** A place that was looked up by its coordinates: marked on the map. */
  readonly mark: readonly [number, number] | null;
  /** Open dialogue, if any. */
  readonly dialog:
    | null
    | 'coordinates'
    | 'find'
    | 'keys'
    | 'export'
    /** Saving, opening and clearing the user's work. */
    | 'project'
    /** Drawing control bands from a boundary. */
    | 'bands'
    | { readonly table: string }
    /** Record, versions and data check of a layer. */
    | { readonly record: string }
    /** Writing a layer to a file. */
    | { readonly write: string };
}
