/** What to do with a file whose format is known and not read: how its owner turns it into one that is. */

interface Advice {
  readonly zh: string;
  readonly en: string;
}

const UNPACK: Advice = { zh: '请先解压,再拖入里面的文件。', en: 'Unpack it and drop the files inside.' };
const GIS: Advice = {
  zh: '请在 QGIS 或 ArcGIS 中另存为 Shapefile、GeoPackage 或 GeoJSON。',
  en: 'Save it as a shapefile, GeoPackage or GeoJSON in QGIS or ArcGIS.',
};
const PROJECT: Advice = {
  zh: '这是工程或图层包,数据在别处。请打开后把图层导出为 Shapefile 或 GeoPackage。',
  en: 'This is a project; its data lie elsewhere. Open it and export the layers as shapefiles or GeoPackages.',
};
const PICTURE: Advice = {
  zh: '影像和图片没有界线坐标。请提供矢量文件,或在“坐标”中粘贴界址点。',
  en: 'Pictures hold no borders as coordinates. Give a vector file, or paste the corners under “Coordinates”.',
};
const DOCUMENT: Advice = {
  zh: '请把其中的界址点坐标拷贝到“坐标”中,或整理成 TXT、CSV 或 xlsx 表格。',
  en: 'Copy its corner coordinates to “Coordinates”, or put them in a TXT, CSV or xlsx table.',
};

/** By the names that reading gives the formats. */
const ADVICE: Readonly<Record<string, Advice>> = {
  'File Geodatabase': {
    zh: '请在 ArcGIS 或 QGIS 中把图层“导出要素”为 Shapefile 或 GeoPackage。',
    en: 'Export its layers as shapefiles or a GeoPackage in ArcGIS or QGIS.',
  },
  'Access (mdb)': {
    zh: '若是个人地理数据库,请在 ArcGIS 中把图层“导出要素”为 Shapefile;若是表格,请在 Access 中导出为 xlsx。',
    en: 'Export the layers of a personal geodatabase as shapefiles in ArcGIS; export a plain table as xlsx in Access.',
  },
  DWG: {
    zh: '请在 CAD 中另存为 DXF(R2000 以上,文本格式),红线须是闭合的多段线。',
    en: 'Save it as DXF (R2000 or later, ASCII) in CAD, with borders as closed polylines.',
  },
  DGN: { zh: '请在 CAD 中另存为 DXF(文本格式)。', en: 'Save it as ASCII DXF in CAD.' },
  'DXF (binary)': {
    zh: '这是二进制 DXF。请在 CAD 中另存为 DXF 的文本(ASCII)格式。',
    en: 'This is a binary DXF. Save it as ASCII DXF in CAD.',
  },
  'Excel (xls)': {
    zh: '请在 Excel 或 WPS 中另存为 xlsx,再拖入。',
    en: 'Save it as xlsx in Excel or WPS.',
  },
  'MapInfo (tab)': GIS,
  'MapInfo (mif)': GIS,
  'ArcInfo (e00)': GIS,
  GML: GIS,
  GPX: GIS,
  XML: GIS,
  TopoJSON: GIS,
  'Esri JSON': GIS,
  GeoParquet: GIS,
  'ArcGIS (mpk)': PROJECT,
  'ArcGIS (lpk)': PROJECT,
  'ArcGIS (mxd)': PROJECT,
  'ArcGIS (aprx)': PROJECT,
  'QGIS (qgz)': PROJECT,
  TIFF: PICTURE,
  PNG: PICTURE,
  JPEG: PICTURE,
  PDF: DOCUMENT,
  'Word (doc)': DOCUMENT,
  'Word (docx)': DOCUMENT,
  'PowerPoint (pptx)': DOCUMENT,
  RAR: UNPACK,
  '7z': UNPACK,
  gzip: UNPACK,
  tar: UNPACK,
  zip: {
    zh: '压缩包套了太多层。请先解压,再拖入里面的文件。',
    en: 'Archives lie too deep in each other. Unpack them first.',
  },
  HTML: {
    zh: '这是网页,多半是下载时没有登录或出错。请重新下载原文件。',
    en: 'This is a web page; the download probably failed. Download the file again.',
  },
};

/** A sentence for each language; general for a format that has none of its own. */
export function formatAdvice(format: string | number | undefined): Advice {
  const known = typeof format === 'string' && Object.hasOwn(ADVICE, format) ? ADVICE[format] : undefined;
  return known ?? GIS;
}
