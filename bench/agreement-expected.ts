import { z } from 'zod'

/** What `expected.json` says of one proposal; its `conventions` give the meaning. */
export interface ExpectedProposal {
  readonly kind: string
  readonly status: string | null
  readonly scaffoldable: boolean
  /** What is to be recovered where the front matter is not YAML. */
  readonly tolerant?: Readonly<Record<string, unknown>> | undefined
  readonly frontMatter?: Readonly<Record<string, unknown>> | null | undefined
  readonly sections: readonly {
    readonly level: number
    readonly text: string
    readonly line: number
  }[]
  readonly normalized: Readonly<Record<string, unknown>> | null
  readonly history: readonly {
    readonly line: number
    readonly checked: boolean
    readonly date: string | null
    readonly text: string
  }[]
  readonly findings: readonly {
    readonly line: number | null
    readonly near?: number | undefined
    readonly rule: string
    readonly severity: string
  }[]
}

/** What it says of one template. */
export interface ExpectedTemplate {
  readonly kind: string
  readonly templateFor: string
  readonly statusChoices: readonly string[]
}

export interface Expectations {
  readonly proposals: Readonly<Record<string, ExpectedProposal>>
  readonly templates: Readonly<Record<string, ExpectedTemplate>>
}

const values = z.record(z.string(), z.unknown())

const proposal = z.object({
  kind: z.string(),
  status: z.string().nullable(),
  scaffoldable: z.boolean(),
  tolerant: values.optional(),
  frontMatter: values.nullish(),
  sections: z.array(z.object({ level: z.number(), text: z.string(), line: z.number() })),
  normalized: values.nullable(),
  history: z.array(
    z.object({
      line: z.number(),
      checked: z.boolean(),
      date: z.string().nullable(),
      text: z.string(),
    }),
  ),
  findings: z.array(
    z.object({
      line: z.number().nullable(),
      near: z.number().optional(),
      rule: z.string(),
      severity: z.string(),
    }),
  ),
})

const template = z.object({
  kind: z.string(),
  templateFor: z.string(),
  statusChoices: z.array(z.string()),
})

const expectations = z.object({
  proposals: z.record(z.string(), proposal),
  templates: z.record(z.string(), template),
})

/** Reads an `expected.json`. Throws where it has another shape. */
export function parseExpectations(text: string): Expectations {
  return expectations.parse(JSON.parse(text))
}
