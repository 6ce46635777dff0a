import type { RuleEntry } from '../diagnostics/rule-entry.ts'

/** What a configuration is held to, as machines are told. */
export const configRules: readonly RuleEntry[] = [
  {
    slug: 'config-yaml',
    summary: 'The configuration is plain YAML.',
    severity: 'error',
    why: 'What cannot be read cannot hold, and aliases and tags hide what it says.',
    todo: 'Mend the line, and write every value out where it is needed.',
  },
  {
    slug: 'config-key',
    summary: 'Every key is one Usher knows, and none is missing.',
    severity: 'error',
    why: 'A key that is not known would be a wish nobody hears.',
    todo: 'Take the key from the list in `docs/configuration.md`.',
  },
  {
    slug: 'config-value',
    summary: 'Every value is of the kind its key expects.',
    severity: 'error',
    why: 'Acting on half of a configuration could do what it means to forbid.',
    todo: 'Write a value of the kind the message names.',
  },
  {
    slug: 'config-rule',
    summary: 'Only rules there are weigh differently.',
    severity: 'error',
    why: 'A rule whose name is mistyped keeps its weight without a word.',
    todo: 'Take the name of the rule from `docs/rules`.',
  },
  {
    slug: 'config-path',
    summary: 'Files and folders named are there.',
    severity: 'warning',
    why: 'A workflow that is not there is never started, a folder that is not there holds no proposals.',
    todo: 'Mend the path, or add the file in the same change.',
  },
]
