const zh = {};

const en: typeof zh = {};

export const meeting = { zh, en };
