import { issueFindingsIn } from '../../config/issue-findings.ts'
import { keyBook } from '../../config/keys.ts'
import { type Mistake, parseWritten, type Written } from '../../config/written.ts'
import type { Finding } from '../../diagnostics/finding.ts'
import { linesOf, spanOf } from '../../diagnostics/lines.ts'
import { inlineTemplates } from './inline.ts'
import { inlineMistakes } from './inline-mistakes.ts'
import { listingMistakes } from './listing-mistakes.ts'
import type { Recipe } from './recipe.ts'
import { readRecipe, recipeJsonSchema } from './schema.ts'

/** A recipe as read; `recipe` is there only where there are no findings. */
export interface ParsedRecipe {
  readonly recipe: Recipe | undefined
  /** Of error level throughout. */
  readonly findings: readonly Finding[]
  /** The file as written, to find places in it. */
  readonly written: Written
}

const speech = {
  ...keyBook(() => recipeJsonSchema()),
  rules: 'recipe',
  listing: '`docs/recipes.md` lists them',
}

/** Reads a recipe and every template written in it. Never fails, whatever the text. */
export function parseRecipe(text: string): ParsedRecipe {
  const written = parseWritten(text)
  if (written.mistakes.length > 0)
    return { recipe: undefined, written, findings: findingsOf('yaml', text, written.mistakes) }
  const read = readRecipe(written.tree)
  if (read.kind === 'wrong') {
    const findings = issueFindingsIn(text, { ...written, speech }, read.issues)
    return { recipe: undefined, written, findings }
  }
  const mistakes = [
    ...listingMistakes(read.recipe, written),
    ...inlineTemplates(read.recipe).flatMap((inline) => inlineMistakes(text, written, inline)),
  ]
  const findings = findingsOf('template', text, mistakes)
  return { recipe: findings.length === 0 ? read.recipe : undefined, written, findings }
}

/** Mistakes as findings of a rule `recipe-…`. */
export function findingsOf(
  rule: 'yaml' | 'template',
  text: string,
  mistakes: readonly Mistake[],
): readonly Finding[] {
  const lines = linesOf(text)
  return mistakes.map(({ start, end, message, help }) => ({
    rule: `recipe-${rule}`,
    severity: 'error',
    message,
    help,
    span: spanOf(lines, start, end),
  }))
}
