/** Words for the base map of a build that allows one. */

const zh = {
  title: '底图',
  none: '无',
  vec: '天地图 矢量',
  img: '天地图 影像',
  key: '天地图密钥(tk)',
  keyHint: '在天地图官网申请的浏览器端密钥;只存在本机浏览器里',
  note: '天地图为 CGCS2000,与本图一致,不偏移。只在屏幕上显示(含投屏),不参与计算;不进入导出和打印的图、报告、讲义和场景小图。开启后本机会向 tianditu.gov.cn 请求图块。',
  attribution: '底图 © 天地图 · 国家地理信息公共服务平台 · CGCS2000',
  online: '底图联网',
  failed: '天地图没有应答:请检查密钥和网络。',
};

const en: typeof zh = {
  title: 'Base map',
  none: 'None',
  vec: 'Tianditu streets',
  img: 'Tianditu imagery',
  key: 'Tianditu key (tk)',
  keyHint: 'A browser key from the Tianditu site; kept in this browser only',
  note: 'Tianditu is on CGCS2000 as this map is: nothing is shifted. It is for the screen and the wall and takes no part in any figure; exported and printed maps, reports, hand-outs and pictures of scenes leave it out. While it is on, tiles are requested from tianditu.gov.cn.',
  attribution: 'Base map © Tianditu · National Platform for Common GeoSpatial Information Services · CGCS2000',
  online: 'Base map online',
  failed: 'Tianditu does not answer: check the key and the network.',
};

export const base = { zh, en };
