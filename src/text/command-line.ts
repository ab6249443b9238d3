/** What the command line says of itself. */
const en = {
  help: `EcoSpace: exact overlap areas on the CGCS2000 ellipsoid.

  npm run -s ecospace -- <command> [options]

  overlap A B [--by-feature]            dissolved areas, overlap, union, residual
  check FOOTPRINT... --city <id> [--kind KIND] [--rules FILE]
                                        every footprint against the city's layers and rules
  coverage --city <id> [--report OUT.docx]
                                        areas and shares by district and class
  shoreline --city <id> [--zones A,B]   shore by zone, bank and district; the protected share
  change --city <id> --layer <id> [--before VERSION]
                                        what a layer lost and gained since
  indicators --city <id> [--targets ID=NUMBER,...] [--day YYYY-MM-DD]
                                        the plan's targets: figures, errors, met or not
  bands BOUNDARY --distances 200,1000,3000 --out FILE
                                        control bands outward of a boundary
  inspect FILE...                       what files or a folder hold, where it lies, what is wrong
  convert IN OUT [--to EPSG]            one layer as .zip or .shp (shapefile), .geojson, .kml,
                                        .kmz, .txt (boundary points), .csv or .xlsx

  --from EPSG        coordinate system of the files, in place of what they state; 4524:yx
                     where the northing comes first
  --to EPSG          4490 (usual) or a Gauss-Kruger zone of CGCS2000, such as 4524; boundary
                     points: the zone they lie in
  --encoding LABEL   of names and attributes, such as GBK
  --layer NAME       the one that is meant, of several layers
  --city ID          also tells where files lie that do not say so
  --kind KIND        of project, as the rules name it: chemical, mining, linear, ...
  --rules FILE       in place of the city's own rules
  --report OUT.docx  the siting report of a footprint; several are numbered; with coverage, the
                     coverage report of the city by the targets of its plan
  --xlsx OUT.xlsx    outcomes, findings, data and clauses of all footprints; the tables of
                     coverage, shoreline, change and indicators
  --json             JSON on standard output
  --lang zh          messages in Chinese

Exit code 0, or 2 with the problems: {"problems":[{code, where, values, message}]}.
Input: shapefile (zip or parts), GeoJSON, KML/KMZ, GeoPackage, FlatGeobuf, boundary-point TXT, CSV,
xlsx, DXF, WKT; CGCS2000 or WGS84, degrees or metres. Beijing 1954 and Xian 1980 are refused.
It informs; government decides.`,
};

const zh: typeof en = {
  help: `EcoSpace 生态空间一张图:CGCS2000 椭球上的精确叠加面积。

  npm run -s ecospace -- <命令> [选项]

  overlap A B [--by-feature]            去重面积、重叠、并集、残差
  check 地块... --city <id> [--kind 类型] [--rules 文件]
                                        每个地块与该市各图层、规则核对
  coverage --city <id> [--report 文件.docx]
                                        分区、分类的面积与占比
  shoreline --city <id> [--zones A,B]   岸线长度,按功能区、岸别、行政区;保护率
  change --city <id> --layer <id> [--before 版本]
                                        图层自基准期以来的调出、调入
  indicators --city <id> [--targets 指标=数值,...] [--day YYYY-MM-DD]
                                        规划指标:结果、误差、是否达标
  bands 边界 --distances 200,1000,3000 --out 文件
                                        边界外侧的管控带
  inspect 文件...                       文件或文件夹里有什么、在哪里、有什么问题
  convert 输入 输出 [--to EPSG]         一个图层写成 .zip 或 .shp(Shapefile)、.geojson、.kml、
                                        .kmz、.txt(界址点)、.csv、.xlsx

  --from EPSG        文件的坐标系,代替文件所写;北坐标在前时写 4524:yx
  --to EPSG          4490(默认)或 CGCS2000 高斯-克吕格带,如 4524;界址点默认用所在的带
  --encoding 编码    名称和属性的编码,如 GBK
  --layer 名称       有多个图层时指定其一
  --city ID          文件未写明位置时,也用来判断
  --kind 类型        项目类型,按规则中的名称:chemical、mining、linear 等
  --rules 文件       代替该市自带的规则
  --report 文件.docx 地块的研判报告,多个地块依次编号;用于 coverage 时为该市成效报告,目标值按规划
  --xlsx 文件.xlsx   全部地块的结论、逐项结果、数据清单、规则条文;成效、岸线、变化、指标的表
  --json             标准输出为 JSON
  --lang zh          中文提示

退出码 0;有问题时为 2,并给出 {"problems":[{code, where, values, message}]}。
输入:Shapefile(zip 或散件)、GeoJSON、KML/KMZ、GeoPackage、FlatGeobuf、界址点 TXT、CSV、xlsx、DXF、WKT;
CGCS2000 或 WGS84,经纬度或米。不接受 1954 北京、1980 西安坐标系。
仅供参考,不替代行政审批。`,
};

export const commandLine = { zh, en };
