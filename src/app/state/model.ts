/** What the app knows, as plain data. `Project` is the user's work: undoable and saved; `Session` is the rest. */
import type { City } from '../../domain/city.ts';
import type { VersionComparison } from '../../domain/compare-versions.ts';
import type { ChangePlot } from '../../domain/coverage/change.ts';
import { type CoverageFilter, NO_FILTER } from '../../domain/coverage/filter.ts';
import { type CoverageSettings, NO_SETTINGS } from '../../domain/coverage/indicator.ts';
import type { CellRecheck } from '../../domain/coverage/recheck.ts';
import type { TracedRegion } from '../../domain/coverage/region.ts';
import type { CoverageResult } from '../../domain/coverage/result.ts';
import type { LayerTable, PolygonCoordinates } from '../../domain/feature-table.ts';
import type { Problem } from '../../domain/problems.ts';
import type { BatchEntry } from '../../domain/siting/batch-entry.ts';
import type { Parcel } from '../../domain/siting/parcels.ts';
import type { Dispute, ProjectFacts } from '../../domain/siting/project.ts';
import type { CheckRecord } from '../../domain/siting/register.ts';
import type { SitingResult } from '../../domain/siting/result.ts';
import type { RuleBook } from '../../domain/siting/rules.ts';
import type { StatedArea } from '../../domain/siting/stated-area.ts';
import type { AbsentLayer, OwnVersions, UserLayer } from '../../domain/user-layers.ts';
import type { LargeLayer, LayerSummary } from '../../worker/calls.ts';
import type { BatchState, BatchToStart } from './batch-types.ts';
import type { CoverageParts } from './coverage-types.ts';
import type { Importing } from './importing.ts';
import type { Compare, Scene } from './scene.ts';
import type { AdviceState, GroundState, SumFigure, SumGround } from './siting-types.ts';

export type ViewId = 'siting' | 'coverage' | 'meeting';
export type Language = 'zh' | 'en';
export type Tool = 'move' | 'polygon' | 'line' | 'point' | 'measure-length' | 'measure-area';

/** What two versions of a layer differ by, as the map draws it. */
export interface ChangedGround {
  /** Largest first. */
  readonly pieces: readonly ChangePlot[];
  /** The version in force is the earlier one: lost and gained change places. */
  readonly isTurned: boolean;
  /** A list beside the map names the pieces by their numbers. */
  readonly isNumbered: boolean;
}

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
  /** Safety distance on each side of a line or around a point beyond that, metres; `polygons` reach so far. Absent for 0. */
  readonly safetyMetres?: number;
  /**
   * The line or point that `start` was widened from, longitude and latitude, so that it can be widened anew. Absent for
   * polygons, and where the shape is no longer that of the line or point.
   */
  readonly axis?: readonly (readonly [number, number])[];
  /** The ground by width or radius alone where `start` stood; absent without a safety distance. */
  readonly land?: PolygonCoordinates;
  /** Name of the file it came from, without folders. Absent where it came from none. */
  readonly file?: string;
  /** What the parcel is for (地块用途), as that file has it: a hint of the kind of project, which only the user states. Absent for nothing. */
  readonly use?: string;
  /** Name of the site it was copied from. Absent for others. */
  readonly copyOf?: string;
  /** Absent while nothing is stated. */
  readonly facts?: ProjectFacts;
  /** Vertices that were put into straight projected edges when it was read: no corners of the parcel. Absent for none. */
  readonly addedVertices?: number;
  /** What that file says of its area, and what its corners give. Absent where it says nothing, and for projects of several parcels. */
  readonly stated?: StatedArea;
  /** Parcels of a project of several, where `start` lies, in file order: shown one by one, dissolved there. Absent for one parcel. */
  readonly parcels?: readonly Parcel[];
  /**
   * A row of a screening that is only looked at: none of the user's sites (`ownSites`), not saved, gone when another site is
   * in hand. Whatever changes it makes it a site of the user's. Absent for those.
   */
  readonly preview?: true;
}

export interface LayerView {
  readonly visible: boolean;
  /** 0 to 1. */
  readonly opacity: number;
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
  /** Versions that the city has, put in force by the user instead of the newest. */
  readonly ownVersions: OwnVersions;
  /** The user's own edition of the city's rules; null is the shipped one. */
  readonly rules: RuleBook | null;
  /** Kinds of control layers that the user knows of beside the city's, to be imported: 未检查 until then. */
  readonly absentLayers: readonly AbsentLayer[];
  readonly disputes: readonly Dispute[];
  /** Targets that the user entered, zones of the shore that count, versions to compare with. */
  readonly coverage: CoverageSettings;
  /** What the board is filtered by. */
  readonly boardFilter: CoverageFilter;
}

export const EMPTY_PROJECT: Project = {
  footprints: [],
  activeFootprintId: null,
  layers: {},
  order: null,
  scenes: [],
  userLayers: [],
  ownVersions: {},
  rules: null,
  absentLayers: [],
  disputes: [],
  coverage: NO_SETTINGS,
  boardFilter: NO_FILTER,
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
  /** As far as they are typed in, metres: drawn on the map meanwhile. Width of a line or radius of a point; safety distance. */
  readonly distanceMetres: number;
  readonly safetyMetres: number;
}

/** Where a new footprint comes from, beside its shape and name. */
export interface Provenance
  extends Pick<Footprint, 'origin' | 'safetyMetres' | 'axis' | 'land' | 'file' | 'use' | 'addedVertices' | 'stated'> {
  /** Absent for polygons. */
  readonly distanceMetres?: number;
}

/** A shape that could not be taken as a footprint, kept so that it can be mended. */
export interface RefusedShape {
  readonly polygons: PolygonCoordinates;
  readonly name: string;
  readonly from: Provenance;
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
  /** One of the sums of the siting banner. */
  | { readonly kind: 'sum'; readonly figure: SumFigure }
  | {
      readonly kind: 'cell';
      readonly districtId: string | null;
      readonly key: string;
      /** Which figure of the cell, where it has more than its area. */
      readonly aspect?: string;
    }
  | { readonly kind: 'combination'; readonly keys: readonly string[] }
  /** A figure of one of the board's cards; `id` is the card's own. */
  | {
      readonly kind: 'figure';
      readonly card: FigureCard;
      readonly id: string;
      /** Null is the whole city. */
      readonly districtId: string | null;
      /** Class keys or layer ids whose outlines are drawn with it. */
      readonly keys: readonly string[];
    };

/** Unit of the areas in the board's tables. */
export type AreaUnit = 'km2' | 'hectares' | 'mu';

export type FigureCard = 'overlap' | 'shore' | 'change' | 'service' | 'site' | 'indicator' | 'overview';

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
  /** Whether the last step of the work is offered back; or what else takes the thing back. */
  readonly undo: boolean | (() => void);
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
  /** Of the names on the map while a picture is drawn for a report in another language; null otherwise. */
  readonly mapLanguage: Language | null;
  readonly view: ViewId;
  readonly tool: Tool;
  /** 会议模式: larger type, thicker lines. */
  readonly projector: boolean;
  /** A second map beside the live one (对比); null for none. */
  readonly compare: Compare | null;
  /** Index of the scene on show, or null while not presenting. */
  readonly presenting: number | null;
  /** The scenes that are presented, whichever city is on show; null while not presenting. */
  readonly deck: readonly Scene[] | null;
  readonly camera: Camera | null;
  readonly selection: Selection;
  /** Class key or key of a finding under the mouse in tree or table, to light up on the map. */
  readonly hoverKey: string | null;
  readonly open: OpenCity | null;
  readonly opening: 'loading' | 'ready' | 'failed';
  /** How far the thread is with the city that is being opened; null before it has begun, and once it is open. */
  readonly openProgress: {
    /** 0 to 1. */
    readonly share: number;
    /** Opens the city without the user's large layers, by their names; null where there are none to wait for. */
    readonly cancel: { readonly names: readonly string[]; readonly run: () => void } | null;
  } | null;
  /** Ids of the user's layers that were left out when the city was opened, since the user would not wait. */
  readonly withheld: readonly string[];
  readonly check: CheckState;
  readonly advice: AdviceState;
  /** Safety margin of the advice beyond every limit, metres; null takes the accuracy of the layers in conflict. */
  readonly safetyMargin: number | null;
  /** Whether the advice is folded to its main sentence, as the user left it; null: where there is little room. */
  readonly adviceFolded: boolean | null;
  readonly freeGround: GroundState;
  readonly sumGround: SumGround | null;
  readonly coverage: CoverageState;
  /** What the figures of the board speak of. */
  readonly coverageFilter: CoverageFilter;
  /** The ground that a filter (`of`) leaves of the board, where it stays within classes; null: none, or not traced yet. */
  readonly boardGround: { readonly of: CoverageFilter; readonly region: TracedRegion } | null;
  readonly coverageParts: CoverageParts;
  readonly areaUnit: AreaUnit;
  /** Keys of the columns of the table of districts that the user chose; null: the usual ones. */
  readonly boardColumns: readonly string[] | null;
  readonly trace: TraceState;
  readonly recheck: RecheckState;
  /** Drawn on the map while two versions of a layer are told of: by a card of the board, or beside each other. */
  readonly changed: ChangedGround | null;
  /** Two versions of a layer against each other, drawn on the map while it is there. */
  readonly comparison: VersionComparison | null;
  /** What the last data check (数据体检) of a layer found, by layer id. */
  readonly inspections: Readonly<Record<string, readonly Problem[]>>;
  /** Layers too large for the map's own sources, by layer id; `layer` is null until it is ready to be drawn, then `shown` of its chunks are. */
  readonly large: Readonly<
    Record<string, { readonly pack: string; readonly layer: LargeLayer | null; readonly shown: number }>
  >;
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
  /** Names of the files that came meanwhile and are opened next. */
  readonly waiting: readonly string[];
  /** 核对台账 of the city on show, in the order of time: saved with the work, and no part of undo. */
  readonly register: readonly CheckRecord[];
  /** 批量筛查 of the city on show: saved with the work, and no part of undo. */
  readonly batch: BatchState | null;
  /** Footprints that would take its place, while the user is asked. */
  readonly batchAsked: BatchToStart | null;
  /** 核对台账: screenings of the city on show whose rows are all done, in the order of time. */
  readonly screenings: readonly BatchEntry[];
  /** Ids of the footprints that are compared (候选比选); null until the user chooses: the first ones. */
  readonly candidates: readonly string[] | null;
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
    /** A link to what is on show. */
    | 'share'
    /** Drawing control bands from a boundary. */
    | 'bands'
    /** 规则库; with a rule in hand below. */
    | 'rules'
    /** 核对台账. */
    | 'register'
    /** 候选比选. */
    | 'candidates'
    /** 批量筛查: a drawer under the map. */
    | 'batch'
    /** 研判报告. */
    | 'report'
    /** 成效报告. */
    | 'coverage-report'
    /** 讲义 of the scenes. */
    | 'hand-out'
    /** 汇报草稿. */
    | 'draft'
    | { readonly rule: string }
    | { readonly table: string }
    /** Record, versions and data check of a layer. */
    | { readonly record: string }
    /** Writing a layer to a file. */
    | { readonly write: string };
}
