import { refused } from '../commands/admit.ts'
import { commands, renderHelp } from '../commands/commands.ts'
import { asCode } from '../diagnostics/markdown.ts'
import { gateNames } from '../lifecycle/gate.ts'
import { type Answer, type Asked, done } from './answer.ts'
import { nextStep } from './next-step.ts'
import { remarksOf } from './remarks.ts'
import { endWord, renderWhy } from './why.ts'

/** `/help`: the table of commands. */
export function answerHelp(): Answer {
  return done([], renderHelp(commands))
}

/** `/status`: where it stands, in a sentence or two. */
export function answerStatus({ standing }: Asked): Answer {
  const { name, stage, ending } = standing
  const what = name === undefined ? 'This proposal' : asCode(name)
  const where = ending === undefined ? stage : endWord(ending)
  const words = [`${what} is **${where}**.`, nextStep(standing), ...remarksOf(standing)]
  return done([], words.join(' '))
}

/** `/why [gate]`: status, gates and evidence as a tree. */
export function answerWhy({ standing, args }: Asked): Answer {
  const [wanted] = args
  if (wanted === undefined) return done([], renderWhy(standing, gateNames))
  const gate = gateNames.find((name) => name === wanted.toLowerCase())
  if (gate !== undefined) return done([], renderWhy(standing, [gate]))
  const known = gateNames.map((name) => asCode(name)).join(', ')
  return refused(`${asCode(wanted)} is no gate; there are ${known}.`)
}
