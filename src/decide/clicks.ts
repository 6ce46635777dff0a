import { admit, fits } from '../commands/admit.ts'
import { commandNamed } from '../commands/commands.ts'
import { asCode } from '../diagnostics/markdown.ts'
import type { HeardRequest, Home, Snapshot } from '../lifecycle/snapshot.ts'
import { answerTo } from './answers.ts'
import { askerOf } from './approvable.ts'
import { planApprovalAgain } from './approval-check.ts'
import type { Plan } from './plan.ts'
import { planReply } from './replies.ts'
import type { Standing } from './standing.ts'

const prefix = 'click:'
/** The commands that can be clicked; whatever else a payload names is nothing to us. */
const clickable: ReadonlyMap<string, string> = new Map([
  ['check', 'check'],
  ['fix', 'fix'],
  ['rerun', 'check'],
])

/** Plans what a click on a button of our check run asks for: the same as the command of its name. */
export function planClicks(snapshot: Snapshot, standing: Standing): Plan {
  const { home } = snapshot
  const heard = snapshot.requests.find(({ kind }) => kind.startsWith(prefix))
  if (heard === undefined) return []
  const admission = { kind: 'admit', request: heard.id } as const
  if (home === undefined) return [admission]
  return [...planClick({ snapshot, standing, home }, heard), admission]
}

interface Context {
  readonly snapshot: Snapshot
  readonly standing: Standing
  readonly home: Home
}

function planClick(context: Context, { id, kind, actor, at, head }: HeardRequest): Plan {
  const { snapshot, home } = context
  const button = kind.slice(prefix.length)
  const spec = commandNamed(clickable.get(button) ?? '')
  // A click on the check of an older head is about a text that is gone.
  if (spec === undefined || head !== home.head) return []
  const by = { login: actor, id: '', type: 'User' } as const
  const admission = admit(spec, askerOf(snapshot, home, by), snapshot.config.maintainers)
  const fit = fits(spec, home.state, [])
  const barred = [admission, fit].find((one) => typeof one !== 'string')
  const asked = { ...context, spec, args: [], by, at, act: `click-${id}` }
  const answer = barred ?? answerTo(asked)
  const text = answer.kind === 'refused' ? answer.reason : answer.text
  const again = button === 'rerun' ? planApprovalAgain(snapshot, home) : []
  const changes = answer.kind === 'refused' ? [] : [...answer.plan, ...again]
  if (text === '' || home.locked) return changes
  const words = `For ${asCode(actor)}, who asked for \`/${spec.name}\` with a button: ${text}`
  return [...changes, ...planReply(snapshot, home, { to: `click-${id}`, text: words })]
}
