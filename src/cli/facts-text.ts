import type { Paint } from '../diagnostics/render-terminal.ts'
import { visible } from '../diagnostics/visible.ts'
import type { ModelFacts } from '../facts/model-facts.ts'

/** Facts as people read them: what the model is, may and takes, then what is not known, and why. */
export function factsText(facts: ModelFacts, paint: Paint): string {
  const { id, revision } = facts
  const blocks = [
    [`${paint('strong', visible(id))}${revision === null ? '' : paint('dim', ` at ${revision}`)}`],
    block('Access', accessOf(facts), paint),
    block('Model', modelOf(facts), paint),
    block('Size', sizeOf(facts), paint),
    block('Disk, by the rules KAITO has had', diskOf(facts), paint),
    ...memoryBlocks(facts, paint),
    block(
      'Notes',
      facts.notes.map((note) => [note]),
      paint,
    ),
    block(
      'Not known',
      facts.unknown.map(({ fact, why }) => [wordsOf(fact), why]),
      paint,
    ),
  ]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

type Rows = readonly (readonly string[])[]

function block(title: string, rows: Rows, paint: Paint): readonly string[] {
  if (rows.length === 0) return []
  const shown = rows.map((row) => row.map((cell) => visible(cell)))
  const widths = (shown[0] ?? []).map((_, at) =>
    Math.max(...shown.map((row) => row[at]?.length ?? 0)),
  )
  const lines = shown.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '))
  return [paint('strong', title), ...lines.map((line) => `  ${line}`.trimEnd())]
}

const classes = {
  hostable: 'the image may be hosted for everyone',
  review: 'a maintainer decides whether the image may be hosted',
  restricted: 'no public image',
  unknown: 'a person has to read it',
} as const

const gates = {
  none: 'none',
  auto: 'users accept terms, and the Hub lets them in',
  manual: 'users ask, and the owners let them in',
} as const

function accessOf({ licence, licenceClass, gate, closed, downloads }: ModelFacts): Rows {
  return known([
    ['licence', licence === null ? null : `${licence} (${licenceClass}: ${classes[licenceClass]})`],
    ['gate', gate === null ? null : gates[gate]],
    ['public', closed === null ? null : yesOrNo(!closed)],
    ['downloads', downloads === null ? null : `${number(downloads)} in 30 days`],
  ])
}

function modelOf(facts: ModelFacts): Rows {
  const { task, modality, capabilities, family, architectures, modelType } = facts
  return known([
    ['task', task],
    ['modality', modality],
    ['capabilities', capabilities.join(', ')],
    ['architecture', architectures.join(', ')],
    ['family', family],
    ['model type', modelType],
    ['context', facts.context === null ? null : `${number(facts.context)} tokens`],
    ['own code', facts.trustRemoteCode === null ? null : yesOrNo(facts.trustRemoteCode)],
  ])
}

function sizeOf(facts: ModelFacts): Rows {
  const { parameters, dtypes, precision, quantisation, weightBytes, storageBytes } = facts
  const types = dtypes.map(({ name, parameters: count }) => `${name} ${number(count)}`)
  const files = `${facts.weightFiles.length} ${facts.weightFormat ?? 'weight'} file${facts.weightFiles.length === 1 ? '' : 's'}`
  return known([
    ['parameters', parameters === null ? null : number(parameters)],
    ['numbers', types.length > 0 ? types.join(', ') : precision],
    ['quantisation', quantisationText(quantisation)],
    ['weights', weightBytes === null ? null : `${gib(weightBytes)} in ${files}`],
    ['all files', storageBytes === null ? null : gib(storageBytes)],
    ['KV cache', cacheText(facts.kvBytesPerToken)],
  ])
}

function quantisationText(quantisation: ModelFacts['quantisation']): string | null {
  if (quantisation === null || quantisation === 'none') return quantisation
  const { method, bits } = quantisation
  return bits === null ? method : `${method}, ${bits} bits`
}

function cacheText(bytes: number | null): string | null {
  if (bytes === null) return null
  return bytes === 0 ? 'none: it is an encoder' : `${number(bytes)} bytes a token`
}

function diskOf({ disk }: ModelFacts): Rows {
  return disk.map(({ rule, formula, gib: size }) => [rule, `${size} GiB`, formula])
}

function memoryBlocks({ memory, gpus }: ModelFacts, paint: Paint): readonly (readonly string[])[] {
  const lengths = [...new Set(memory.map(({ tokens }) => tokens))]
  return lengths.flatMap((tokens) => [
    block(
      `Memory for ${number(tokens)} tokens: (1.02 × W + KV) / GPUs + 2.3 GiB, an estimate by KAITO's guide`,
      memory
        .filter((need) => need.tokens === tokens)
        .map(({ gpus: count, eachGiB, smallestGB, splits }) => [
          `${count} GPU${count === 1 ? '' : 's'}`,
          `${eachGiB.toFixed(2)} GiB each`,
          smallestGB === null ? 'more than any GPU sold has' : `fits ${smallestGB} GB`,
          splits === false ? 'the heads cannot be split so' : '',
        ]),
      paint,
    ),
    block(
      `GPUs for ${number(tokens)} tokens, one a node`,
      gpus
        .filter((need) => need.tokens === tokens)
        .map(({ gpuGB, guide, controller }) => [
          `of ${gpuGB} GB`,
          `guide ${guide ?? 'none'}`,
          controller === null
            ? "KAITO's controller refuses: the cache alone is too much"
            : `KAITO's controller ${controller.gpus}`,
        ]),
      paint,
    ),
  ])
}

function known(rows: readonly (readonly [string, string | null])[]): Rows {
  return rows.flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, value]]))
}

function wordsOf(fact: string): string {
  return fact.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function number(value: number): string {
  return value.toLocaleString('en-GB')
}

function gib(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(2)} GiB (${(bytes / 1e9).toFixed(2)} GB)`
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no'
}
