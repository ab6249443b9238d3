export declare const targets: {
    indicator: string;
    name: {
        zh: string;
        en: string;
    };
    value: number | null;
    comparison: "at-least" | "not-less-than-baseline" | "planned" | "set-above" | "trend";
    unit: string;
    quote: string | null;
    source: string | null;
}[];
