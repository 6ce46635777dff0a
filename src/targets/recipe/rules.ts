import type { RuleEntry } from '../../diagnostics/rule-entry.ts'

/** What a recipe is held to, as machines are told. */
export const recipeRules: readonly RuleEntry[] = [
  {
    slug: 'recipe-yaml',
    summary: 'A recipe is plain YAML.',
    severity: 'error',
    why: 'What cannot be read declares no target.',
    todo: 'Mend the line, and write every value out where it is needed.',
  },
  {
    slug: 'recipe-key',
    summary: 'Every key is one of a recipe, and none is missing.',
    severity: 'error',
    why: 'A key that is not known would be a wish nobody hears.',
    todo: 'Take the key from the tables of this page.',
  },
  {
    slug: 'recipe-value',
    summary: 'Every value is of the kind its key expects, and goes with its neighbours.',
    severity: 'error',
    why: 'Half of a recipe would leave a model half there.',
    todo: 'Write a value of the kind the message names.',
  },
  {
    slug: 'recipe-template',
    summary: 'Every template is there, can be read, and names values there are.',
    severity: 'error',
    why: 'It would fail, or write a gap, for every model.',
    todo: 'Mend the tag, the filter or the name at the place that is shown.',
  },
  {
    slug: 'recipe-name',
    summary: 'Every file among the recipes is one.',
    severity: 'warning',
    why: 'A file of another name is read by nobody.',
    todo: 'Rename it, or move a template out of the folder of recipes.',
  },
]
