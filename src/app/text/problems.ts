const zh = {};

const en: typeof zh = {};

export const problems = { zh, en };
