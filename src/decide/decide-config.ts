import type { Config } from '../config/config.ts'
import { explained, type Layers } from '../config/explained.ts'
import { inYaml } from '../config/in-yaml.ts'
import { unknownRules } from '../config/named-things.ts'
import { parseConfig } from '../config/parse-config.ts'
import type { Finding } from '../diagnostics/finding.ts'
import { asCode, asMessage } from '../diagnostics/markdown.ts'
import type { ConfigProblem } from '../lifecycle/configuration.ts'
import { checkNames, configPath } from '../lifecycle/names.ts'
import type { EditSnapshot } from '../lifecycle/snapshot.ts'
import { everyRule } from './every-rule.ts'
import type { Check, Plan } from './plan.ts'
import { annotationOf, isShown } from './proposal-check.ts'

/**
 * Plans the check run of a pull request that changes the configuration: every mistake at its line,
 * and where there is none, what the merge would change. Nothing of it is in force before.
 */
export function decideConfig({ config, pull, configuration }: EditSnapshot): Plan {
  if (!config.enabled || pull.state !== 'open' || configuration === undefined) return []
  const { text, layers, problem } = configuration
  const findings = findingsIn(text)
  const check: Check = {
    name: checkNames.configuration,
    head: pull.head,
    externalId: `v1:${pull.number}:${pull.head}`,
    conclusion: conclusionOf(config, findings),
    title: titleOf(findings),
    summary: [
      ...(findings.length === 0 ? changes(layers, text) : mistakes(findings)),
      ...(problem === undefined ? [] : ['', wordsOnProblem(problem)]),
    ].join('\n'),
    text: '',
    buttons: [],
    annotations: findings.map((finding) => annotationOf(configPath, finding)),
  }
  const there = pull.checks.find(({ name, head }) => name === check.name && head === check.head)
  return there !== undefined && isShown(there, check) ? [] : [{ kind: 'create-check', check }]
}

/** A dry run holds nobody up. */
function conclusionOf({ dryRun }: Config, { length }: readonly Finding[]): Check['conclusion'] {
  if (dryRun) return 'neutral'
  return length === 0 ? 'success' : 'failure'
}

/** Says that the configuration on the default branch does not hold, and what does instead. */
export function wordsOnProblem({ since, inForce }: ConfigProblem): string {
  const broken = `${asCode(configPath)} on the default branch has had a mistake since ${since}.`
  return inForce === undefined
    ? `${broken} None before it is known, so nothing is written until it is mended.`
    : `${broken} The one of ${inForce} stays in force until it is mended.`
}

function findingsIn(text: string | undefined): readonly Finding[] {
  if (text === undefined) return []
  const slugs = everyRule.map((rule) => rule.slug)
  return [...parseConfig(text).findings, ...unknownRules(text, slugs)]
}

function titleOf({ length }: readonly Finding[]): string {
  if (length === 0) return 'It holds'
  return length === 1 ? '1 mistake' : `${length} mistakes`
}

function mistakes(findings: readonly Finding[]): readonly string[] {
  return [
    `With these mistakes ${asCode(configPath)} would not hold; the last good one would stay in force:`,
    '',
    '| line | rule | what is wrong | what to do |',
    '| --- | --- | --- | --- |',
    ...findings.map(
      ({ rule, message, help, span }) =>
        `| ${span.start.line} | \`${rule}\` | ${asMessage(message)} | ${asMessage(help)} |`,
    ),
  ]
}

/** What is in force now and would be then, key by key. */
function changes(layers: Layers, text: string | undefined): readonly string[] {
  const now = new Map(explained(layers).map(({ key, value }) => [key, shown(value)]))
  const then = explained({ ...layers, file: parseConfig(text).tree })
  const rows = then
    .map(({ key, value }) => ({ key, before: now.get(key) ?? '', after: shown(value) }))
    .filter(({ before, after }) => before !== after)
    .map(({ key, before, after }) => `| \`${key}\` | ${before} | ${after} |`)
  if (rows.length === 0) return ['It changes nothing of what is in force.']
  return ['What the merge changes:', '', '| key | now | then |', '| --- | --- | --- |', ...rows]
}

function shown(value: unknown): string {
  return value === undefined ? 'not set' : asCode(inYaml(value))
}
