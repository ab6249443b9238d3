/** What lies in the stand-alone folder for whoever finds it. Byte order mark and line ends as Windows' editor wants them. */
export const README = `\uFEFFEcoSpace 生态空间一张图 · U盘演示包

打开:先把整个文件夹解压或拷到U盘、电脑上,再双击 index.html,用 Chrome 或 Edge(111 或更新)打开。
不要在压缩包里直接双击;文件夹里的文件不要拆开。
默认浏览器不是 Chrome/Edge 时:右键 index.html,“打开方式”选 Chrome 或 Edge。

不需要网络,不需要安装,不读写文件夹以外的文件。
这是只读副本:可以拖动地块当场试算、放映场景、导出图和报告,但改动不写入U盘和本机,关闭页面即消失。
要留下改动,用“项目 - 保存项目文件”另存。

index.html       由此打开
data/project.js  打开时载入的项目(可能含内部数据,按涉密和内部资料管理要求保管)
data/            城市数据和字体
app/             程序
THIRD-PARTY.md   程序、字体和数据中他人部分的许可

---
EcoSpace, a copy to carry on a USB stick

Extract or copy the whole folder, then open index.html by double-click in Chrome or Edge (111 or newer).
Do not open it inside the zip, and keep the files together.
No network, no installation; nothing outside this folder is read or written.
The copy is read-only: sites can be moved and checked, scenes presented, maps and reports exported, but changes are gone
when the page is closed. "Project - Save project file" keeps them.
`.replaceAll('\n', '\r\n');
