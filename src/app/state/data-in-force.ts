/** The layers of the city on show with their versions in force. */
import type { BatchData } from '../../domain/siting/batch-record.ts';
import type { AppState } from './store.ts';

export const dataInForce = ({ open }: Pick<AppState, 'open'>): BatchData[] =>
  (open?.city.layers ?? []).flatMap(({ id, name, versions, accuracyMetres }) =>
    versions[0] ? [{ layerId: id, versionId: versions[0].id, date: versions[0].date, name, accuracyMetres }] : [],
  );
