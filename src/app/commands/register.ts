/** Every command there is, in the order in which they are asked for a key. */
import { closeCommand } from './close.ts';
import type { Command } from './command.ts';
import { compareCommand, swapSidesCommand } from './compare.ts';
import { coverageReportCommand } from './coverage-report.ts';
import { exportCommand } from './export-picture.ts';
import { findCommand } from './find.ts';
import { findingCommands } from './findings.ts';
import { fitCommand } from './fit-city.ts';
import { footprintCommands } from './footprint.ts';
import { acceptPlaceCommand } from './place.ts';
import { captureCommand, presentCommands, startFirstCommand, startPresentingCommand } from './present.ts';
import { bandsCommand, openProjectCommand, projectCommand, saveProjectCommand } from './project.ts';
import { projectorCommand } from './projector.ts';
import { reportCommand } from './report.ts';
import { batchCommand, candidatesCommand, registerCommand, rulesCommand } from './rules.ts';
import { shareCommand } from './share.ts';
import { keysCommand } from './show-keys.ts';
import { languageCommand } from './switch-language.ts';
import { toolCommands } from './tools.ts';
import { redoCommand, undoCommand } from './undo.ts';
import { viewCommands } from './views.ts';

export const commands: readonly Command[] = [
  ...presentCommands,
  ...viewCommands.map((v) => v.command),
  ...toolCommands,
  undoCommand,
  redoCommand,
  ...footprintCommands,
  ...findingCommands,
  acceptPlaceCommand,
  findCommand,
  projectorCommand,
  reportCommand,
  coverageReportCommand,
  exportCommand,
  candidatesCommand,
  batchCommand,
  registerCommand,
  rulesCommand,
  bandsCommand,
  saveProjectCommand,
  openProjectCommand,
  projectCommand,
  shareCommand,
  startPresentingCommand,
  startFirstCommand,
  captureCommand,
  fitCommand,
  compareCommand,
  swapSidesCommand,
  languageCommand,
  keysCommand,
  closeCommand,
];
