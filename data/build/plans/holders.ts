/** Departments that hold the official layers, as the cities' plans name them. */
export const NATURAL_RESOURCES = { zh: '自然资源局', en: 'Natural Resources Bureau' };
export const PLANNING = { zh: '自然资源和规划局', en: 'Natural Resources and Planning Bureau' };
export const FORESTRY = { zh: '林业和草原局', en: 'Forestry and Grassland Bureau' };
export const WATER_AFFAIRS = { zh: '水务局', en: 'Water Affairs Bureau' };
export const WATER_RESOURCES = { zh: '水利局', en: 'Water Resources Bureau' };
export const ENVIRONMENT = { zh: '生态环境局', en: 'Ecology and Environment Bureau' };
export const HOUSING = { zh: '住房和城乡建设局', en: 'Housing and Urban-Rural Development Bureau' };
export const TRANSPORT = { zh: '交通运输局', en: 'Transport Bureau' };
export const ENERGY = { zh: '能源局', en: 'Energy Bureau' };
