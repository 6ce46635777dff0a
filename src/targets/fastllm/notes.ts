import type { Files } from '../../edit/files.ts'
import { candlePin } from './candle-version.ts'
import type { RuleHit } from './config-rules.ts'
import type { Gated } from './gates.ts'
import type { Decided } from './plan.ts'
import { blocksOf } from './subject.ts'
import { paths } from './tree.ts'

/** What a reviewer is told: what this is, what was found, and what accepting a name does not mean. */
export function notesFor(decided: Decided, files: Files): readonly string[] {
  const { subject, plan } = decided
  const blocks = plan.kind === 'skeleton' ? [] : blocksOf(subject)
  return [
    ...blocks.map(({ id, text }) => `A draft, since this model cannot run (${id}): ${text}.`),
    ...aboutPlan(decided),
    ...gates(decided),
    ...candle(decided, files),
    ...subject.hits
      .filter((hit) => !blocks.includes(hit) && hit.id !== 'V03')
      .toSorted((one, other) => weights[one.severity] - weights[other.severity])
      .map((hit) => said(hit, decided)),
    ...limits(decided),
    'Checked here: each place for an edit was found exactly once. Not checked: whether it compiles, or that a model loads and answers.',
  ]
}

const weights = { block: 0, warn: 1, info: 2 } as const

function aboutPlan({ subject, plan, revision }: Decided): readonly string[] {
  const { id, architecture, names } = subject
  const at = revision === null ? '' : ` at \`${revision}\``
  const asked = id === undefined ? `\`${architecture}\`` : `\`${architecture}\` of \`${id}\`${at}`
  switch (plan.kind) {
    case 'served':
      return [`${asked} is taken by \`${plan.owner.type}\`; only what was missing is added.`]
    case 'spelling':
      return [`${asked} is another spelling of what \`${plan.owner.type}\` takes.`]
    case 'family':
      return [`${asked} becomes the family \`${names.family}\`.`]
    case 'skeleton':
      return [
        `A draft: ${asked} gets a skeleton that is not registered and claims nothing. ${plan.why}`,
      ]
  }
}

function gates({ subject: { gated, names }, plan }: Decided): readonly string[] {
  const before = words(gated)
  if (plan.kind === 'skeleton') return [`Before and after, FastLLM ${before}.`]
  if (plan.kind === 'served' && gated.outcome === 'accepted') return [`FastLLM ${before}.`]
  return [`Before, FastLLM ${before}; after, both gates take it, as \`${names.family}\`.`]
}

function words({ outcome, family }: Gated): string {
  switch (outcome) {
    case 'accepted':
      return `takes it at both gates, as \`${family}\``
    case 'rejected':
      return `finds \`${family}\` by a part of the name, and then refuses it`
    case 'unchecked':
      return `loads it as \`${family}\` without asking whether that type takes it`
    case 'unmapped':
      return 'knows no family for it'
  }
}

function candle({ plan }: Decided, files: Files): readonly string[] {
  if (plan.kind !== 'family') return []
  const pin = candlePin(files.get(paths.manifest) ?? '')
  const range = pin.kind === 'range' ? pin.range.text : 'not known'
  const raised =
    plan.raise === undefined
      ? ''
      : ` All candle crates are raised to ${plan.raise}, the first release with it.`
  const isAdapted = plan.candle.kind === 'decoder' && !plan.candle.forward.includes('pos')
  const adapted = isAdapted
    ? [
        `A draft, since candle's \`${plan.candle.module}\` has an interface of its own: its step takes no position. Check how it is built and called.`,
      ]
    : []
  return [
    ...adapted,
    `Built on \`candle_transformers::models::${plan.candle.module}\`; the tree asks for candle ${range}.${raised}`,
    `Candle's \`Config\` reads this config.json as it stands: every key it needs is there, with the right type.`,
  ]
}

function said({ id, severity, text, isAboutFamily }: RuleHit, { subject, plan }: Decided): string {
  const isOther = isAboutFamily && subject.gated.family !== subject.names.family
  if (isOther && plan.kind === 'family') return `Resolved by a family of its own (${id}): ${text}.`
  if (isOther) return `A family of its own would resolve (${id}): ${text}.`
  if (severity === 'block') return `In the way today (${id}): ${text}.`
  return severity === 'warn' ? `To know (${id}): ${text}.` : `For information (${id}): ${text}.`
}

const familyLimits: ReadonlyMap<string, string> = new Map([
  [
    'Llama',
    'Llama: the cache is built for TinyLlama (22 layers, head size 64, 2048 positions) before every generation.',
  ],
  [
    'Mistral',
    'Mistral: the head size is computed, a null `sliding_window` becomes 4096, and positions after the prompt are counted by call.',
  ],
  [
    'Qwen',
    'Qwen: positions after the prompt are counted by call; of vision models only the text part runs.',
  ],
  [
    'bert',
    'bert: the revision is ignored, the size is reported as 384, and only BERT itself has its positions right.',
  ],
])

function limits({ subject: { kind, names }, plan }: Decided): readonly string[] {
  if (plan.kind === 'skeleton') return []
  const own = familyLimits.get(names.family)
  const decoder = [
    'Chat runs with BF16, which candle multiplies on a GPU only; generation stops at `</s>` alone, and there is one chat template for all.',
  ]
  return [...(own === undefined ? [] : [own]), ...(kind === 'decoder' ? decoder : [])]
}

/** What only a person can say, or try. */
export function todosFor({ subject, plan, revision }: Decided): readonly string[] {
  const { kind, json } = subject
  const pinned = revision === null ? ['Say at which commit of the model config.json was read.'] : []
  const unread =
    json === undefined
      ? ['Check config.json: it was not given, so no rule was applied and nothing is documented.']
      : []
  if (plan.kind === 'skeleton')
    return [...pinned, 'Open it as a draft; write the model, or wait for the candle that has it.']
  if (plan.kind !== 'family') return [...pinned, ...unread]
  return [
    ...pinned,
    'Load the model once and ask it something: nothing here proves that it answers.',
    ...(kind === 'decoder'
      ? [
          'Decide on its end-of-sequence token and chat template, which are the same for all families so far.',
        ]
      : ['Say whether its vectors are the mean of all tokens, as written, or the first token.']),
    ...(json?.tie_word_embeddings === true
      ? ['Check that candle ties the embeddings of this model.']
      : []),
  ]
}
