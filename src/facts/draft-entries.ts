import type { Edit } from '../diagnostics/finding.ts'
import { linesOf } from '../diagnostics/lines.ts'
import { bulletsOf } from '../proposal/bullets.ts'
import { isLicenceLabel, labels, sameLabel, type Topic } from '../proposal/labels.ts'
import type { Proposal, Row } from '../proposal/proposal.ts'
import type { Answers } from './draft-answers.ts'

/** The cells of tables and the labelled bullets filled in, each with its answer or a `TODO`. */
export function entryEdits(read: Proposal, answers: Answers): readonly Edit[] {
  const bullets = bulletsOf(read, linesOf(read.text)).filter((bullet) => bullet.bold)
  return [
    ...read.rows.map((row) => replaced(row, answerTo(row.label, answers))),
    ...bullets.map((bullet) => replaced(bullet, bulletAnswer(bullet.label, answers))),
  ]
}

function replaced({ valueSpan }: Row, answer: string | undefined): Edit {
  const [start, end] = [valueSpan.start.offset, valueSpan.end.offset]
  const text = answer ?? 'TODO'
  return { start, end, text: start === end ? `${text} ` : text }
}

const topics: readonly Topic[] = [
  'family-name',
  'type',
  'download-site',
  'version',
  'storage',
  'gpu-count',
  'total-memory',
  'per-gpu-memory',
  'runtime',
  'distributed',
  'custom',
]

function answerTo(label: string, answers: Answers): string | undefined {
  const topic = topics.find((one) => sameLabel(labels[one], label))
  const answer = topic === undefined ? undefined : answers.topics.get(topic)
  return answer?.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')
}

function bulletAnswer(label: string, { licence, usage }: Answers): string | undefined {
  if (isLicenceLabel(label)) return licence?.replaceAll(/\s+/g, ' ')
  return /\b(?:usage|statistics|downloads)\b/i.test(label) ? usage : undefined
}
