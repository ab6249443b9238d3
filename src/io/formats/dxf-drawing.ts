/** The sections of a drawing: what of the header matters here, and its entities one by one. */
import type { Entity } from './dxf-entities.ts';
import { type Group, GroupReader } from './dxf-groups.ts';

/** Sub-entities that follow their entity up to SEQEND. */
const PARTS = new Set(['VERTEX', 'ATTRIB']);

export class Drawing {
  /** Number of $INSUNITS; undefined where the header says nothing. */
  units: number | undefined;
  /** Why the text is no whole drawing; null where it is. To be asked once all entities are through. */
  broken: string | null = null;
  /** Characters read. */
  private readonly reader: GroupReader;

  constructor(text: string) {
    this.reader = new GroupReader(text);
  }

  get charactersRead(): number {
    return this.reader.at;
  }

  /** Entities of the model and paper space, with the vertices of old polylines. */
  *entities(): Generator<Entity, void, void> {
    let section = '';
    let hasEntities = false;
    let variable = '';
    for (let group = this.reader.next(); group; group = this.reader.next()) {
      if (group.code === 0 && group.value === 'EOF') break;
      if (group.code === 0 && group.value === 'SECTION') {
        section = this.sectionName();
        if (section === 'ENTITIES') {
          hasEntities = yield* this.section();
          section = '';
        }
      } else if (section === 'HEADER') {
        if (group.code === 9) variable = group.value;
        else if (variable === '$INSUNITS' && group.code === 70) this.units = Number(group.value);
      }
    }
    this.broken ??= this.reader.broken ?? (hasEntities ? null : 'ENTITIES … ENDSEC');
  }

  private sectionName(): string {
    const group = this.reader.next();
    return group?.code === 2 ? group.value : '';
  }

  /** The entities up to ENDSEC; whether it was there. */
  private *section(): Generator<Entity, boolean, void> {
    let entity: Entity | undefined;
    let groups: Group[] = [];
    for (let group = this.reader.next(); group; group = this.reader.next()) {
      if (group.code !== 0) {
        groups.push(group);
        continue;
      }
      if (PARTS.has(group.value) && entity) {
        groups = [];
        entity.vertices.push(groups);
        continue;
      }
      if (group.value === 'SEQEND') {
        groups = [];
        continue;
      }
      if (entity) yield entity;
      if (group.value === 'ENDSEC') return true;
      groups = [];
      entity = { type: group.value, groups, vertices: [] };
    }
    return false;
  }
}
