import { z } from 'zod'
import { line, list, path } from '../../config/kinds.ts'
import type { Recipe } from './recipe.ts'
import { condition } from './schema-condition.ts'
import { insertion, pieceKeys, pieceOf } from './schema-insertion.ts'

const file = z
  .strictObject({
    ...pieceKeys,
    template: path.describe('The template, by its path below `.github/usher/`.'),
  })
  .transform(({ template, ...rest }) => ({ ...pieceOf(rest), template }))

const words = list(line(300), 20).default([])

const part = z.strictObject({
  files: list(file, 20).default([]).describe('Files to create; one that is there is left alone.'),
  insertions: list(insertion, 20).default([]).describe('Text to insert into files that are there.'),
  notes: words.describe('What to say in the pull request, templates.'),
  todos: words.describe('What is left to a person, templates.'),
})

const sign = z
  .strictObject({
    path: line(200).describe('A file, a template of `model` values alone.'),
    holds: line(500)
      .optional()
      .describe('A text one of its lines holds, a template of `model` values alone.'),
  })
  .transform(({ path: at, holds }) => ({ path: at, holds }))

const fingerprint = z.strictObject({
  has: list(path, 10).default([]).describe('Files that are there.'),
  lacks: list(path, 10).default([]).describe('Files that are not.'),
})

const pattern = z
  .string()
  .max(200)
  .regex(/^[^{}*]*(?:\{org\}\/\{name\}|\{(?:slug|kebab|snake)\})[^{}*]*$/)
const listed = z.strictObject({
  path: path.describe('A YAML file.'),
  list: line(100).describe(
    'The key at the top that holds a list of records with `name: org/name`.',
  ),
})
const models = z.union([pattern, listed]).meta({
  title:
    'a path with one of `{slug}`, `{kebab}`, `{snake}` or `{org}/{name}` in it, or a map of `path` and `list`',
})

const schema = z
  .strictObject({
    description: line(300).optional().describe('What the recipe is for.'),
    applies: fingerprint.prefault({}).describe('How the repository is recognised.'),
    models: models
      .optional()
      .describe(
        'Where models are found again: by the paths of files, or in a YAML list of records with `name: org/name`. Without it none is listed.',
      ),
    parts: z
      .strictObject({
        registration: part.optional().describe('What is there before a model is validated.'),
        preset: part.optional().describe('What makes it part of the repository.'),
        e2e: part.optional().describe('Tests; looked for, and waited for only where configured.'),
      })
      .describe('What is written, by pull request.'),
    complete: list(sign, 20)
      .min(1)
      .optional()
      .describe(
        'What makes a model complete. Without it, everything of `registration` and `preset` whose condition holds by the name alone.',
      ),
  })
  .superRefine(({ parts }, context) => {
    const pieces = [parts.registration, parts.preset].flatMap((one) =>
      one === undefined ? [] : [...one.files, ...one.insertions],
    )
    const message =
      'unexpected parts, expected a file or an insertion in `registration` or `preset`'
    if (pieces.length === 0) context.addIssue({ code: 'custom', message, path: ['parts'] })
  })

/** What a tree of keys and values comes to, or what is wrong with it. */
export type ReadRecipe =
  | { readonly kind: 'sound'; readonly recipe: Recipe }
  | { readonly kind: 'wrong'; readonly issues: readonly z.core.$ZodIssue[] }

/** Holds a tree, as YAML gives it, against the schema. */
export function readRecipe(tree: unknown): ReadRecipe {
  const parsed = schema.safeParse(tree)
  if (!parsed.success) return { kind: 'wrong', issues: parsed.error.issues }
  const { description, models: listing, complete, applies, parts } = parsed.data
  const { registration, preset, e2e } = parts
  const given = {
    ...(registration === undefined ? {} : { registration }),
    ...(preset === undefined ? {} : { preset }),
    ...(e2e === undefined ? {} : { e2e }),
  }
  return {
    kind: 'sound',
    recipe: { description, applies, models: listing, parts: given, complete },
  }
}

/** The schema as JSON Schema, whole or of one of its pieces. */
export function recipeJsonSchema(
  piece: 'recipe' | 'part' | 'file' | 'insertion' | 'condition' | 'sign' = 'recipe',
): unknown {
  const pieces = { recipe: schema, part, file, insertion, condition, sign }
  return z.toJSONSchema(pieces[piece], { io: 'input', target: 'draft-7' })
}
