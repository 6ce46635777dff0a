import { licenceClassOf } from '../src/proposal/licence.ts'
import type { Proposal } from '../src/proposal/proposal.ts'
import type { Template } from '../src/proposal/template.ts'
import { lint } from '../src/rules/lint.ts'
import type { ExpectedProposal } from './agreement-expected.ts'

/** Something expected of a document, and what was found, both as shown in the table. */
export interface Claim {
  readonly file: string
  readonly what: string
  readonly expected: string
  readonly found: string
}

/** Everything expected of one proposal beside what is read and found in it. */
export function claimsOf(
  proposal: Proposal,
  template: Template | undefined,
  wanted: ExpectedProposal,
): readonly Claim[] {
  const read = [
    ...headClaims(proposal, wanted),
    ...bodyClaims(proposal, wanted),
    ...Object.entries(wanted.normalized ?? {}).flatMap(([name, value]) =>
      modelClaim(proposal, name, value),
    ),
    ...findingClaims(proposal, template, wanted),
  ]
  return read.map((claim) => ({ file: proposal.path, ...claim }))
}

type Part = Omit<Claim, 'file'>

/** Where the YAML does not parse, `tolerant` holds what is to be recovered. */
function headClaims(
  { kind, status, frontMatter }: Proposal,
  wanted: ExpectedProposal,
): readonly Part[] {
  const recovered = wanted.tolerant === undefined ? wanted.frontMatter : undefined
  const { kind: _, ...tolerant } = wanted.tolerant ?? {}
  const fields = Object.entries(recovered ?? tolerant)
  const own = new Map<string, unknown>(frontMatter.map(({ key, value }) => [key, value]))
  return [
    { what: 'kind', expected: wanted.kind, found: kind },
    {
      what: 'status',
      expected: JSON.stringify(wanted.tolerant?.status ?? wanted.status),
      found: JSON.stringify(status),
    },
    ...fields.map(([key, value]) => ({
      what: key,
      expected: JSON.stringify(value),
      found: JSON.stringify(own.get(key)),
    })),
  ]
}

function bodyClaims(proposal: Proposal, { sections, history }: ExpectedProposal): readonly Part[] {
  const outline = proposal.sections
    .filter(({ level }) => level < 3)
    .map(({ level, title, span }) => `${span.start.line} ${'#'.repeat(level)} ${title}`)
  const lines = proposal.history.map(
    ({ span, done, date, text }) => `${span.start.line} ${done} ${date} ${text}`,
  )
  return [
    {
      what: 'sections',
      expected: sections
        .map(({ line, level, text }) => `${line} ${'#'.repeat(level)} ${text}`)
        .join('; '),
      found: outline.join('; '),
    },
    {
      what: 'history',
      expected: history
        .map(({ line, checked, date, text }) => `${line} ${checked} ${date} ${text}`)
        .join('; '),
      found: lines.join('; '),
    },
  ]
}

/** `precisionHint` and the like, which the reader has no word for, are left out. */
function modelClaim({ model }: Proposal, name: string, value: unknown): readonly Part[] {
  const { licence = null, downloadUrl, revision } = model ?? {}
  const own = new Map<string, unknown>([
    ...Object.entries(model ?? {}),
    ['versionUrl', `${downloadUrl}/commit/${revision}`],
    ['publicImageAllowed', licenceClassOf(licence) === 'hostable'],
  ])
  if (!own.has(name)) return []
  const shown = (one: unknown): string => JSON.stringify(one ?? null)
  const spelt = name === 'licence' ? String(own.get(name)).toLowerCase() : own.get(name)
  return [{ what: name, expected: shown(value), found: shown(spelt) }]
}

function findingClaims(
  proposal: Proposal,
  template: Template | undefined,
  wanted: ExpectedProposal,
): readonly Part[] {
  const found = lint(proposal, template)
  const listed = wanted.findings.filter(({ severity }) => severity !== 'info')
  const hits = listed.map(({ line, near, rule, severity }) => {
    const at = line ?? near ?? 0
    const same = found.find(
      (one) => one.severity === severity && isNear(one.span.start.line, { line, at }),
    )
    const shown = same === undefined ? 'nothing' : `${same.severity} at ${at}`
    return {
      what: `${rule}${same === undefined ? '' : ` = ${same.rule}`}`,
      expected: `${severity} at ${at}`,
      found: shown,
    }
  })
  const errors = found.filter((one) => one.severity === 'error')
  const further = errors.filter(
    (one) =>
      !listed.some(
        ({ severity, line, near }) =>
          severity === 'error' && isNear(one.span.start.line, { line, at: line ?? near ?? 0 }),
      ),
  )
  return [
    ...hits,
    {
      what: 'further errors',
      expected: '',
      found: further.map(({ rule, span }) => `${rule}:${span.start.line}`).join(),
    },
    {
      what: 'scaffoldable',
      expected: String(wanted.scaffoldable),
      found: String(proposal.kind === 'model' && errors.length === 0),
    },
  ]
}

/** At the line; something missing may be reported up to three lines from the nearest place. */
function isNear(
  line: number,
  wanted: { readonly line: number | null; readonly at: number },
): boolean {
  return Math.abs(line - wanted.at) <= (wanted.line === null ? 3 : 0)
}
