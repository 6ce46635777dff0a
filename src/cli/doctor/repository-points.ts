import type { Config } from '../../config/config.ts'
import { unknownRules } from '../../config/named-things.ts'
import { parseConfig } from '../../config/parse-config.ts'
import type { Checkup, RepositorySeen } from '../../github/checkup-seen.ts'
import { configPath } from '../../lifecycle/names.ts'
import { documentedRules } from '../../rules/pages.ts'
import { good, lacking, type Point, unknown, warning } from './point.ts'
import { requiredPoints } from './required-points.ts'
import { workflowPoints } from './workflow-points.ts'

/** Whether the repository has what the service reads there. */
export function repositoryPoints(checkup: Checkup, appId: string | undefined): readonly Point[] {
  const { repository } = checkup
  if (repository === undefined) return notShown(checkup)
  const { ground } = repository
  return [
    ...branchPoints(repository),
    ...(ground === undefined ? [] : groundPoints(ground)),
    ...(ground === undefined ? [] : workflowPoints(repository, ground.config)),
    ...requiredPoints(repository, checkup, appId),
  ]
}

function notShown({ as, installation }: Checkup): readonly Point[] {
  // Where the app is not installed, that has been said.
  if (as === 'app' && (installation === undefined || installation.suspended)) return []
  const help = 'check the name, and that the token may see it'
  return [lacking('repository', 'There is no such repository, or it is not shown', help)]
}

function branchPoints({ defaultBranch, archived, ground }: RepositorySeen): readonly Point[] {
  const points = archived
    ? [
        lacking(
          'repository',
          'The repository is archived, so nothing can be written',
          'unarchive it',
        ),
      ]
    : []
  const branch = `\`${defaultBranch}\``
  return ground === undefined
    ? [
        ...points,
        unknown('repository', `The files of ${branch} are not shown`, 'grant `contents: read`'),
      ]
    : [...points, good('repository', `The default branch is ${branch}`)]
}

type GroundSeen = NonNullable<RepositorySeen['ground']>

function groundPoints(ground: GroundSeen): readonly Point[] {
  const { config, template, targets, configProblem } = ground
  return [
    ...configPoints(ground),
    ...(configProblem === undefined ? inForcePoints(config) : []),
    template === undefined
      ? lacking(
          'template',
          'No template is found, so proposals are checked against little',
          `put a \`*template*.md\` into ${config.proposals.folders.map((one) => `\`${one}\``).join(' or ')}, or name it in \`proposals.templates\``,
        )
      : good('template', `The template is \`${template.path}\``),
    targets.length === 0
      ? warning('target', 'No target is configured', 'add one to `targets`')
      : good('target', `Targets: ${targets.map(({ target }) => `\`${target.name}\``).join(', ')}`),
  ]
}

function inForcePoints({ enabled, process, dryRun }: Config): readonly Point[] {
  const area = 'configuration'
  return [
    enabled
      ? good(area, `The process is \`${process}\``)
      : warning(area, 'Usher is switched off here', 'set `enabled: true`'),
    ...(dryRun
      ? [warning(area, 'Usher runs dry here: it writes one check', 'set `dry-run: false`')]
      : []),
  ]
}

function configPoints({ files }: GroundSeen): readonly Point[] {
  const text = files.get(configPath)
  if (text === undefined) {
    return [good('configuration', `There is no \`${configPath}\`: the defaults hold`)]
  }
  const slugs = documentedRules.map((rule) => rule.slug)
  const findings = [...parseConfig(text).findings, ...unknownRules(text, slugs)]
  if (findings.length === 0) return [good('configuration', `\`${configPath}\` holds`)]
  return findings.map(({ message, help, span }) =>
    lacking('configuration', `\`${configPath}\` line ${span.start.line}: ${message}`, help),
  )
}
