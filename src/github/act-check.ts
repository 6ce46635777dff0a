import type { Annotation, Check, Outcome } from '../decide/plan.ts'
import { type ActionOf, type Doing, fitting, write } from './doing.ts'

/** GitHub takes this many annotations at a time, and adds those of later calls to them. */
const batch = 50

export async function createCheck(
  doing: Doing,
  { check }: ActionOf<'create-check'>,
): Promise<Outcome> {
  const { data } = await write(doing, `show the check ${check.name}`, (octokit) =>
    octokit.rest.checks.create({
      ...doing.repo,
      head_sha: check.head,
      ...factsOf(check),
      ...buttonsOf(check),
      output: outputOf(check, check.annotations.slice(0, batch)),
    }),
  )
  const id = String(data.id)
  await annotateMore(doing, { id, check })
  return { kind: 'created', id }
}

export async function updateCheck(
  doing: Doing,
  { id, check }: ActionOf<'update-check'>,
): Promise<Outcome> {
  await update(doing, { id, check, annotations: check.annotations.slice(0, batch) })
  await annotateMore(doing, { id, check })
  return { kind: 'none' }
}

interface Update {
  readonly id: string
  readonly check: Check
  readonly annotations: readonly Annotation[]
}

async function annotateMore(
  doing: Doing,
  { id, check }: Omit<Update, 'annotations'>,
): Promise<void> {
  for (let from = batch; from < check.annotations.length; from += batch) {
    await update(doing, { id, check, annotations: check.annotations.slice(from, from + batch) })
  }
}

async function update(doing: Doing, { id, check, annotations }: Update): Promise<void> {
  await write(doing, `update the check ${check.name}`, (octokit) =>
    octokit.rest.checks.update({
      ...doing.repo,
      check_run_id: Number(id),
      ...factsOf(check),
      output: outputOf(check, annotations),
    }),
  )
}

function factsOf({ name, externalId, conclusion }: Check): {
  name: string
  external_id: string
  status: 'completed'
  conclusion: Check['conclusion']
} {
  return { name, external_id: externalId, status: 'completed', conclusion }
}

/** Buttons that a run has stay where a later call names none. */
function buttonsOf({ buttons }: Check): { actions?: Check['buttons'][number][] } {
  return buttons.length === 0 ? {} : { actions: [...buttons] }
}

interface Output {
  title: string
  summary: string
  text?: string
  annotations: AnnotationWire[]
}

function outputOf({ title, summary, text }: Check, annotations: readonly Annotation[]): Output {
  const below = text === '' ? {} : { text: fitting(text) }
  return { title, summary: fitting(summary), ...below, annotations: annotations.map(wireOf) }
}

interface AnnotationWire {
  path: string
  start_line: number
  end_line: number
  start_column?: number
  end_column?: number
  annotation_level: Annotation['level']
  title: string
  message: string
}

/** GitHub refuses columns on annotations of more than one line. */
function wireOf(given: Annotation): AnnotationWire {
  const { path, startLine, endLine, startColumn, endColumn, level, title, message } = given
  const hasColumns = startLine === endLine && startColumn !== undefined && endColumn !== undefined
  return {
    path,
    start_line: startLine,
    end_line: endLine,
    ...(hasColumns ? { start_column: startColumn, end_column: endColumn } : {}),
    annotation_level: level,
    title: title.slice(0, 255),
    message: fitting(message),
  }
}
