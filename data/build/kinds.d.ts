/** Every layer the demonstration cities can have: group, drawing classes, source and accuracy. */
import type { City, CityLayer, LayerClass } from '../../src/domain/city.ts';
type Bilingual = City['name'];
export declare const illustrative: {
    reality: 'illustrative';
    source: {
        zh: string;
        en: string;
    };
    licence: string;
};
export declare const illustrativeRiver: {
    reality: 'illustrative';
    source: {
        zh: string;
        en: string;
    };
    licence: string;
};
export interface Kind {
    readonly group: string;
    readonly name: Bilingual;
    readonly geometry: CityLayer['geometry'];
    readonly role: CityLayer['role'];
    readonly classes: readonly LayerClass[];
    readonly accuracyMetres: number;
    readonly date: string;
    readonly visible: boolean;
    readonly real?: {
        reality: 'real';
        source: Bilingual;
        licence: string;
    };
}
export declare const kinds: Record<string, Kind>;
export {};
