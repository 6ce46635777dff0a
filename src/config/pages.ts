import { examples } from './examples.ts'
import { inYaml } from './in-yaml.ts'
import { allKeys, type Key } from './keys.ts'
import { presets, processes } from './presets.ts'
import { configRules } from './rules.ts'
import { jsonSchema } from './schema.ts'
import { isTree } from './tree.ts'

/** A file of `docs/`. */
export interface Page {
  readonly name: string
  readonly text: string
}

/** What is written about configuration for people and for editors, made from the schema. */
export function renderConfigPages(): readonly Page[] {
  const schema = { title: 'The configuration of Usher: .github/usher.yml', ...asTree(jsonSchema()) }
  return [
    { name: 'configuration.md', text: renderPage() },
    { name: 'usher.schema.json', text: `${JSON.stringify(schema, undefined, 2)}\n` },
  ]
}

function renderPage(): string {
  return [
    '# Configuring a repository',
    '',
    'Usher reads `.github/usher.yml` of the default branch; without one, the defaults below hold.',
    'This page is made from the schema by `npm run docs`. [usher.schema.json](usher.schema.json) tells editors the same, once the first line names a copy of it:',
    '',
    '```yaml',
    '# yaml-language-server: $schema=usher.schema.json',
    'approvals: { count: 2 }',
    'maintainers: { teams: [model-reviewers] }',
    '```',
    '',
    ...howItIsRead,
    '',
    ...renderSections(),
    ...renderRules(),
    '## Processes',
    '',
    'A process sets what the file leaves out. Without `process` the files of the repository decide:',
    '`presets/workspace/models/model_catalog.yaml` stands for `kaito-catalog`, else a registry or Go packages of models for `kaito-2025`, else it is `documents`.',
    'With a target, documents go on: once a proposal is accepted the model is written there, and once it is complete in every required target the status line says `integrated`. Without one they end with the merge, and the status line is left to people. The words for it stand in the template, or under `status.words`.',
    'Two trees bring their target with them, where no file names a process: `src/models/model_registry.rs` beside `mod.rs` stands for `fastllm`, the pages `real-time.md` and `batch.md` below `get-started/start-building` for `kluster-docs`.',
    '',
    '| process | sets instead of the defaults |',
    '| --- | --- |',
    ...processes.map((name) => `| \`${name}\` | ${presetCell(presets[name])} |`),
    '',
  ].join('\n')
}

const howItIsRead = [
  '- The owner of several repositories writes what they share into `.github/usher.yml` of the repository `.github`, where Usher is installed there. A repository overrides it key by key; a list counts as a whole.',
  '- A pull request that changes the file gets the check run `usher / configuration`, with every mistake at its line. It takes effect with the merge.',
  '- A file with a mistake does not hold: the last good one stays in force, and where there was none, nothing is written.',
  '- `usher config check` finds the same mistakes, `usher config explain` shows what is in force and where each value is from.',
  '- Aliases and tags of YAML are refused, and so are keys nobody knows.',
] as const

/** Keys at the top first, then each section with all that is below it. */
function renderSections(): readonly string[] {
  const keys = allKeys()
  const top = keys.filter(({ name, isLeaf }) => isLeaf && !/[.[]/.test(name))
  const sections = keys.filter(({ name, isLeaf }) => {
    return !/[.[]/.test(name) && (!isLeaf || keys.some((one) => one.name.startsWith(`${name}[].`)))
  })
  return [
    ...renderTable('At the top', '', top),
    ...sections.flatMap(({ name, description }) => {
      const below = keys.filter(
        (key) => key.name.startsWith(name) && /^[.[]/.test(key.name.slice(name.length)),
      )
      return renderTable(
        `\`${name}\``,
        description,
        below.filter((key) => key.isLeaf),
      )
    }),
  ]
}

function renderRules(): readonly string[] {
  return [
    '## What is checked',
    '',
    '| rule | severity | asks that | why | what to do |',
    '| --- | --- | --- | --- | --- |',
    ...configRules.map(
      ({ slug, severity, summary, why, todo }) =>
        `| \`${slug}\` | ${severity} | ${summary} | ${why} | ${todo} |`,
    ),
    '',
  ]
}

function renderTable(title: string, description: string, keys: readonly Key[]): readonly string[] {
  return [
    `## ${title}`,
    '',
    ...(description === '' ? [] : [description, '']),
    '| key | what it says | expected | default | example |',
    '| --- | --- | --- | --- | --- |',
    ...keys.map(rowOf),
    '',
  ]
}

function rowOf({ name, description, expected, standard }: Key): string {
  const example = examples.get(name)
  const cells = [
    `\`${name}\``,
    description,
    expected,
    standard === undefined ? '' : code(inYaml(standard)),
    example === undefined ? '' : code(example),
  ]
  return `| ${cells.join(' | ')} |`
}

function presetCell(sets: unknown): string {
  const all = Object.entries(asTree(sets)).map(([key, value]) => code(`${key}: ${inYaml(value)}`))
  return all.length === 0 ? 'nothing' : all.join('<br>')
}

function code(text: string): string {
  return `\`${text}\``
}

function asTree(value: unknown): Readonly<Record<string, unknown>> {
  return isTree(value) ? value : {}
}
