/** Wuhai: outlines drawn by hand for demonstration; only districts, river course and lake are real. */
import type { Named, ProtectedArea, Shape, Typed } from '../../plan.ts';
export declare const redLine: readonly Typed<Shape>[];
/** Small pieces, as every real red line has. */
export declare const redPatches: readonly Typed<Shape>[];
export declare const space: readonly Named<Shape>[];
export declare const areas: readonly ProtectedArea[];
export declare const builtUp: readonly Named<Shape>[];
/** Ground where mines lie: sites and blocks are strewn here. */
export declare const mining: readonly Shape[];
