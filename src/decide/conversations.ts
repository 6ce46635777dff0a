import type { Home, OwnPull, Snapshot } from '../lifecycle/snapshot.ts'

/** Where people speak to us: on the home, and on our own open pull requests. */
export interface Conversation extends Pick<Home, 'number' | 'comments' | 'locked'> {
  /** `undefined` on the home. */
  readonly own: OwnPull | undefined
}

/** Every conversation about a proposal, the home first. */
export function conversationsOf({ home, ownPulls }: Snapshot): readonly Conversation[] {
  const ours = [...ownPulls.values()].flatMap((own) =>
    own.pull?.state === 'open'
      ? [{ number: own.pull.number, comments: own.pull.comments ?? [], locked: false, own }]
      : [],
  )
  return home === undefined ? ours : [{ ...home, own: undefined }, ...ours]
}
