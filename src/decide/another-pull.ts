import type { CheckRun } from '../lifecycle/snapshot.ts'

/** Whether one of our checks was written for this pull request: others may have the same head. */
export function isOfPull({ externalId }: Pick<CheckRun, 'externalId'>, number: number): boolean {
  return externalId.startsWith(`v1:${number}:`)
}
