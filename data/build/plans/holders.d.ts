/** Departments that hold the official layers, as the cities' plans name them. */
export declare const NATURAL_RESOURCES: {
    zh: string;
    en: string;
};
export declare const PLANNING: {
    zh: string;
    en: string;
};
export declare const FORESTRY: {
    zh: string;
    en: string;
};
export declare const WATER_AFFAIRS: {
    zh: string;
    en: string;
};
export declare const WATER_RESOURCES: {
    zh: string;
    en: string;
};
export declare const ENVIRONMENT: {
    zh: string;
    en: string;
};
export declare const HOUSING: {
    zh: string;
    en: string;
};
export declare const TRANSPORT: {
    zh: string;
    en: string;
};
export declare const ENERGY: {
    zh: string;
    en: string;
};
