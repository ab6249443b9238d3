/** Words for the stand-alone folder and for new versions of the app. */

const zh = {
  readOnly: '只读副本',
  readOnlyHint: '从文件夹打开:可以试算和放映,改动不写入磁盘,关闭页面即消失。要留下改动,用“项目”另存为文件。',
  notOnDisk: '只读副本 · 不写入磁盘',
  folder: 'U盘演示包',
  folderNote: '一个 zip:解压后双击 index.html 即可在断网电脑的 Chrome 或 Edge 里打开,内含程序、全部城市和本项目。',
  inside: '包内含导入的图层和台账,按内部资料管理。',
  write: '导出U盘演示包',
  done: '已导出U盘演示包',
  updateReady: '新版本已就绪 · 重新载入',
  updateHint: '新版本已下载到本机。点击后重新载入页面;已保存的工作不受影响。',
  presentingElsewhere: '另一个窗口正在放映,结束后再重新载入。',
};

const en: typeof zh = {
  readOnly: 'Read-only',
  readOnlyHint:
    'Opened from a folder: check and present as you like; nothing is written to disk and changes go when the page closes. “Project” saves them to a file.',
  notOnDisk: 'Read-only copy · not on disk',
  folder: 'USB package',
  folderNote:
    'A zip: extract it and open index.html by double-click in Chrome or Edge on any machine without network; program, all cities and this project are inside.',
  inside: 'Layers brought in and the register are inside: handle it as internal.',
  write: 'Export USB package',
  done: 'USB package exported',
  updateReady: 'New version ready · reload',
  updateHint: 'The new version is on this machine. A click loads the page again; saved work stays as it is.',
  presentingElsewhere: 'Another window is presenting: reload when it has ended.',
};

export const offline = { zh, en };
