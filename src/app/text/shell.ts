const zh = {};

const en: typeof zh = {};

export const shell = { zh, en };
