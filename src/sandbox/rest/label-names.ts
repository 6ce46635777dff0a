import { z } from 'zod'

const oneName = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])

/** Names of labels, as texts or as objects. */
export const labelNames: z.ZodType<readonly string[]> = z.array(oneName)

/** The body of the operations that attach labels: a list, or an object with one. */
export const labelsWish: z.ZodType<readonly string[]> = z.union([
  labelNames,
  z.object({ labels: labelNames.optional() }).transform(({ labels }) => labels ?? []),
])
