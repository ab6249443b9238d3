/** What the command line says of itself. */
const en = {
  help: `EcoSpace: exact overlap areas on the CGCS2000 ellipsoid.

  npm run -s ecospace -- <command> [options]

  overlap A.geojson B.geojson [--by-feature]   dissolved areas, overlap, union, residual
  check FOOTPRINT.geojson... --city <id>       every footprint against the city's layers
  coverage --city <id>                         areas and shares by district and class
  bands BOUNDARY.geojson --distances 200,1000,3000 --out FILE
                                               control bands outward of a boundary

  --json       JSON on standard output
  --lang zh    messages in Chinese

Exit code 0, or 2 with the problems: {"problems":[{code, where, values, message}]}.
Input: GeoJSON, longitude and latitude in degrees (CGCS2000 or WGS84).
It informs; government decides.`,
};

const zh: typeof en = {
  help: `EcoSpace 生态空间一张图:CGCS2000 椭球上的精确叠加面积。

  npm run -s ecospace -- <命令> [选项]

  overlap A.geojson B.geojson [--by-feature]   去重面积、重叠、并集、残差
  check 地块.geojson... --city <id>            每个地块与该市各图层核对
  coverage --city <id>                         分区、分类的面积与占比
  bands 边界.geojson --distances 200,1000,3000 --out 文件
                                               边界外侧的管控带

  --json       标准输出为 JSON
  --lang zh    中文提示

退出码 0;有问题时为 2,并给出 {"problems":[{code, where, values, message}]}。
输入:GeoJSON,经纬度(CGCS2000 或 WGS84)。
仅供参考,不替代行政审批。`,
};

export const commandLine = { zh, en };
