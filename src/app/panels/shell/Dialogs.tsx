import { useApp } from '../../state/store.ts';
import { BandsDialog } from '../bands/BandsDialog.tsx';
import { CandidatesDialog } from '../candidates/CandidatesDialog.tsx';
import { FindBox } from '../find/FindBox.tsx';
import { RecordDialog } from '../layer-record/RecordDialog.tsx';
import { DraftDialog } from '../meeting/draft/DraftDialog.tsx';
import { HandOutDialog } from '../meeting/hand-out/HandOutDialog.tsx';
import { ProjectDialog } from '../project/ProjectDialog.tsx';
import { RegisterDialog } from '../register/RegisterDialog.tsx';
import { RulesDialog } from '../rules/RulesDialog.tsx';
import { ShareDialog } from '../share/ShareDialog.tsx';
import { WriteDialog } from '../write-layer/WriteDialog.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { PresentKeys } from './PresentKeys.tsx';

/** The dialogue that is open, if any; those of other panels are theirs. */
export function Dialogs() {
  const dialog = useApp((s) => s.dialog);
  const presenting = useApp((s) => s.presenting !== null);
  if (typeof dialog === 'object') {
    if (dialog && 'rule' in dialog) return <RulesDialog key={dialog.rule} ruleId={dialog.rule} />;
    if (dialog && 'record' in dialog) return <RecordDialog key={dialog.record} layerId={dialog.record} />;
    return dialog && 'write' in dialog ? <WriteDialog key={dialog.write} layerId={dialog.write} /> : null;
  }
  switch (dialog) {
    case 'keys':
      return presenting ? <PresentKeys /> : <KeysDialog />;
    case 'find':
      return <FindBox />;
    case 'project':
      return <ProjectDialog />;
    case 'share':
      return <ShareDialog />;
    case 'bands':
      return <BandsDialog />;
    case 'rules':
      return <RulesDialog />;
    case 'candidates':
      return <CandidatesDialog />;
    case 'register':
      return <RegisterDialog />;
    case 'draft':
      return <DraftDialog />;
    case 'hand-out':
      return <HandOutDialog />;
    default:
      return null;
  }
}
