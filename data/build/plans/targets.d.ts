/** Indicators by name, and targets from a city's plan. */
import type { City } from '../../../src/domain/city.ts';
type Target = City['targets'][number];
declare const names: {
    readonly 'red-line-area': {
        readonly zh: '生态保护红线面积不减少';
        readonly en: 'Red line area not reduced';
    };
    readonly 'protected-area': {
        readonly zh: '自然保护地面积不减少';
        readonly en: 'Protected area not reduced';
    };
    readonly 'natural-space-area': {
        readonly zh: '自然生态空间面积不减少';
        readonly en: 'Natural ecological space not reduced';
    };
    readonly 'shoreline-rate': {
        readonly zh: '河湖岸线保护率';
        readonly en: 'Shoreline protection rate';
    };
    readonly 'park-coverage': {
        readonly zh: '公园绿地 500 m 服务半径覆盖率';
        readonly en: 'Park coverage within 500 m';
    };
    readonly 'stop-coverage': {
        readonly zh: '公交站点 500 m 覆盖率';
        readonly en: 'Bus stop coverage within 500 m';
    };
    readonly 'bike-coverage': {
        readonly zh: '公共自行车 500 m 服务半径覆盖率';
        readonly en: 'Bike rental coverage within 500 m';
    };
    readonly 'legacy-mines': {
        readonly zh: '历史遗留矿山治理';
        readonly en: 'Legacy mines treated';
    };
    readonly 'treatment-blocks': {
        readonly zh: '集中连片治理';
        readonly en: 'Contiguous treatment blocks';
    };
    readonly 'coal-parks': {
        readonly zh: '综合性煤炭产业园';
        readonly en: 'Coal industry parks';
    };
    readonly 'green-ratio': {
        readonly zh: '绿地率';
        readonly en: 'Green space ratio';
    };
    readonly 'park-per-person': {
        readonly zh: '城镇人均公园绿地面积';
        readonly en: 'Park area per urban resident';
    };
    readonly 'green-cover': {
        readonly zh: '城区绿地覆盖率';
        readonly en: 'Urban green cover';
    };
    readonly 'soil-retention': {
        readonly zh: '水土保持率';
        readonly en: 'Soil and water conservation rate';
    };
    readonly 'forest-cover': {
        readonly zh: '森林覆盖率';
        readonly en: 'Forest cover';
    };
    readonly 'grass-cover': {
        readonly zh: '草原综合植被覆盖度';
        readonly en: 'Grassland vegetation cover';
    };
    readonly 'forest-grass-cover': {
        readonly zh: '林草覆盖率';
        readonly en: 'Forest and grass cover';
    };
    readonly 'district-area': {
        readonly zh: '总面积';
        readonly en: 'Total area';
    };
    readonly 'built-up-area': {
        readonly zh: '建成区面积';
        readonly en: 'Built-up area';
    };
};
/** Indicator, value, comparison, unit, literal words of the plan (null: the plan sets none, a user may enter one). */
type Row = [keyof typeof names, number | null, Target['comparison'], string, string | null];
export declare function planTargets(title: string, rows: readonly Row[]): Target[];
export {};
