import { relative, resolve, sep } from 'node:path';
import { changesOf } from './changes.ts';
import type { Github } from './github/api.ts';
import type { TriggerEvent } from './github/event.ts';
import { type FileVersions, readHistory } from './github/history.ts';
import type { Inputs } from './inputs/inputs.ts';
import { type Lists, readLists } from './list/lists.ts';
import type { ListChange } from './seats/product.ts';

/** What is listed, and for `changes` what changed in it. */
export interface Wanted {
  /** `null` where the run has no list. */
  readonly lists: Lists | null;
  readonly changes: ReadonlyMap<string, ListChange> | null;
}

/** Where the lists are. */
export interface WantedWorld {
  readonly workspace: string;
  readonly event: TriggerEvent;
  /** Opens GitHub; called only for `changes`. */
  readonly github: () => Promise<Github>;
}

function readVersions(inputs: Inputs, { workspace, event, github }: WantedWorld): Promise<FileVersions[]> {
  const paths = inputs.listFiles.map((file) => relative(workspace, resolve(workspace, file)).split(sep).join('/'));
  return readHistory(event.subject, event.name, paths, github);
}

/**
 * Reads the lists of the workspace, and for `changes` what the event changed in them.
 *
 * Throws `HistoryError` where it cannot be told what changed.
 */
export async function readWanted(inputs: Inputs, world: WantedWorld): Promise<Wanted> {
  const { listFiles, users, productCodes, operation } = inputs;
  const versions = operation === 'changes' ? await readVersions(inputs, world) : null;
  const deleted = versions === null ? null : new Set(listFiles.filter((_, index) => versions[index]?.after === null));
  const lists = await readLists(world.workspace, listFiles, users, productCodes, deleted);
  const isBroken = lists.problems.some(({ severity }) => severity === 'error');
  const changes = versions === null || isBroken ? null : await changesOf(versions, productCodes, lists.products);
  return { lists, changes };
}
