import { exempt, type Grant, grants } from './grants.ts'

/** The page that says what each permission is for, as `docs/permissions.md`. */
export function renderGrantsPage(): string {
  const base = grants.filter(({ onlyWith }) => onlyWith === undefined)
  const optional = grants.filter(({ onlyWith }) => onlyWith !== undefined)
  return `# Permissions

What Usher asks GitHub for, and what stops where an installation has not granted it.
\`usher doctor OWNER/REPO\` says what one installation lacks.

## Asked for by everybody

These stand in [app.yml](../app.yml).

| permission | without it | events | operations | read with GraphQL |
| --- | --- | --- | --- | --- |
${base.map((grant) => rowOf(grant)).join('\n')}

## Asked for with a feature

These stand in [app.yml](../app.yml) behind \`#\`.

| permission | needed with | without it | events | operations | read with GraphQL |
| --- | --- | --- | --- | --- | --- |
${optional.map((grant) => rowOf(grant, grant.onlyWith)).join('\n')}
| \`actions: read\` | progress of single jobs | That progress is not shown. | \`workflow_job\` | | |

\`workflows\` is not asked for: Usher never changes \`.github/workflows\`.

## Operations that no permission stands behind

| operation | why |
| --- | --- |
${exempt.map(({ operation, reason }) => `| \`${operation}\` | ${reason} |`).join('\n')}
`
}

function rowOf(grant: Grant, onlyWith?: string): string {
  const { permission, level, stops, events, operations, graphql } = grant
  const named = `\`${permission}: ${level}\``
  const cells = [coded(events), coded(operations), graphql.join(', ')]
  const feature = onlyWith === undefined ? [] : [onlyWith]
  return `| ${[named, ...feature, stops, ...cells].join(' | ')} |`
}

function coded(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}
