import type { ChecksKey } from '../reconcile/key.ts'
import type { Outside } from './outside.ts'

/** The pull requests on which the checks that a rule asks for were not looked at, at their present heads. */
export async function uncheckedOf(
  { store }: Pick<Outside, 'store'>,
  required: readonly string[],
  {
    repository,
    open,
  }: {
    readonly repository: string
    readonly open: readonly { readonly number: number; readonly head: string }[]
  },
): Promise<readonly ChecksKey[]> {
  if (required.length === 0) return []
  const keys: ChecksKey[] = []
  for (const { number, head } of open) {
    const seen = await store.recall(checkedKey(repository, number))
    if (seen !== checkedAt(head, required)) keys.push({ kind: 'checks', repository, number })
  }
  return keys
}

/** Notes that they are looked at now. */
export async function noteChecked(
  { store }: Pick<Outside, 'store'>,
  required: readonly string[],
  {
    repository,
    number,
    head,
  }: {
    readonly repository: string
    readonly number: number
    readonly head: string
  },
): Promise<void> {
  if (required.length === 0) return
  await store.remember(checkedKey(repository, number), checkedAt(head, required))
}

const checkedKey = (repository: string, number: number): string => `checked:${repository}#${number}`

function checkedAt(head: string, required: readonly string[]): string {
  return JSON.stringify([head, ...required])
}
