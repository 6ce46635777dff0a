import { asCode } from '../diagnostics/markdown.ts'
import type { Gate } from '../lifecycle/gate.ts'
import type { Snapshot } from '../lifecycle/snapshot.ts'
import { ownComments } from './adopted.ts'
import { disagreements } from './claims-said.ts'
import { wordsOnProblem } from './decide-config.ts'
import { renderMarker } from './marker.ts'
import { nextStep } from './next-step.ts'
import type { Plan } from './plan.ts'
import { remarksOf } from './remarks.ts'
import { renderPulls, renderSites } from './site-words.ts'
import type { Standing } from './standing.ts'
import { renderUnwritten } from './unwritten.ts'
import { endWord, signs } from './why.ts'

/**
 * Keeps one status comment on the home: written once, edited in place, doubles deleted. While it is
 * open one proposal speaks for it, and takes over the comment of a name that is no longer the first.
 */
export function planStatusComment(snapshot: Snapshot, standing: Standing): Plan {
  const { home, file } = snapshot
  if (home === undefined || home.locked) return []
  const body = renderStatus(snapshot, standing)
  const isOpen = home.state === 'open'
  const mine = ownComments(snapshot, home)
    .filter(({ marker }) => marker.kind === 'status' && (isOpen || marker.file === file))
    .map(({ comment }) => comment)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || Number(a.id) - Number(b.id))

  const [first, ...doubles] = mine
  const deletions = doubles.map(({ id }) => ({ kind: 'delete-comment', id }) as const)
  if (first === undefined) return [{ kind: 'create-comment', number: home.number, body }]
  if (first.body.trimEnd() === body.trimEnd()) return deletions
  return [{ kind: 'edit-comment', id: first.id, body }, ...deletions]
}

/** The status comment as Markdown: where the proposal stands, every gate, and the pull requests that follow. */
export function renderStatus(snapshot: Snapshot, standing: Standing): string {
  const { stage, ending } = standing
  const gates = [...standing.gates.values()]
  const name = standing.name === undefined ? 'This proposal' : asCode(standing.name)
  const { configProblem } = snapshot
  return [
    renderMarker({ kind: 'status', file: snapshot.file }),
    `**${name}** is **${ending === undefined ? stage : endWord(ending)}**. ${nextStep(standing)}`,
    ...remarksOf(standing).flatMap((remark) => ['', remark]),
    ...(configProblem === undefined ? [] : ['', wordsOnProblem(configProblem)]),
    '',
    ...renderPath(standing),
    '',
    '| | gate | evidence, or what is missing |',
    '| --- | --- | --- |',
    ...gates.map((gate) => renderGate(gate)),
    ...renderSites(snapshot, standing),
    ...disagreements(standing.findings),
    ...renderUnwritten(snapshot, standing),
    ...renderPulls(snapshot, standing),
    '',
    '<sub>`/help` lists what you can ask for.</sub>',
    '',
  ].join('\n')
}

/** The path with what lies behind; one that ended early leads to its end. */
function renderPath({ path, stage, ending }: Standing): readonly string[] {
  const reached = path.indexOf(stage)
  const nodes = path.map((step, place) => `${step}:::${place <= reached ? 'done' : 'open'}`)
  const end = ending === undefined ? [] : [`  ${stage} --> ended["${endWord(ending)}"]:::ended`]
  const style = ending === undefined ? [] : ['  classDef ended fill:#24292f,color:#fff']
  return [
    '```mermaid',
    'flowchart LR',
    `  ${nodes.join(' --> ')}`,
    ...end,
    '  classDef done fill:#0e8a16,color:#fff',
    '  classDef open fill:#eee,color:#555',
    ...style,
    '```',
  ]
}

function renderGate({ name, is, says, link }: Gate): string {
  const evidence = link === undefined ? says : `${says} ([see](${link}))`
  return `| ${signs[is]} | ${name} | ${evidence} |`
}
