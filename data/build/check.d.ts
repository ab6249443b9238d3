/** What every built layer must keep; a breach stops the build. */
import type { BuiltLayer } from './records.ts';
export declare function checkLayers(city: string, layers: readonly BuiltLayer[]): void;
