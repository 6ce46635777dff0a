import { expect, test } from 'vitest'
import { noSuchCommit } from '../../src/facts/claim-revision.ts'
import { claimRules } from '../../src/facts/claim-rules.ts'
import { claimsFindings, withClaims } from '../../src/facts/claims.ts'
import { factsOf } from '../../src/facts/facts-of.ts'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { soundProposal } from '../../src/rules/sound.ts'

const gibibyte = 2 ** 30
const id = 'birdlab/heron-3b'
const sha = '4f1c2a9be07d35816c24fa90b7e3d15c8a6f0e72'
const page = {
  id,
  sha,
  gated: false,
  private: false,
  pipeline_tag: 'text-generation',
  cardData: { license: 'mit' },
  config: { architectures: ['HeronForCausalLM'] },
  safetensors: { parameters: { BF16: 3_100_000_000 }, total: 3_100_000_000 },
  siblings: [{ rfilename: 'model.safetensors', size: 5.8 * gibibyte }],
}
const config = {
  architectures: ['HeronForCausalLM'],
  num_hidden_layers: 32,
  num_attention_heads: 12,
  num_key_value_heads: 4,
  head_dim: 128,
  max_position_embeddings: 8192,
}

/** The sound proposal with some words replaced, beside a page with some fields replaced. */
function check(words: Readonly<Record<string, string>>, fields: object = {}): string {
  const text = Object.entries(words).reduce((rest, [from, to]) => {
    expect(rest).toContain(from)
    return rest.replace(from, to)
  }, soundProposal)
  const facts = factsOf({ id, page: { ...page, ...fields }, config })
  const found = claimsFindings(parseProposal('20260211-heron-3b.md', text), facts)
  return found
    .map(({ rule, severity, message, span }) => {
      const at = text.slice(span.start.offset, span.end.offset)
      return `${severity}[${rule}] ${span.start.line} «${at}» ${message}`
    })
    .join('\n')
}

const row = (label: string, value: string): string => `| ${label} | ${value} |`
const weightsOf = (gib: number) => ({
  siblings: [{ rfilename: 'model.safetensors', size: gib * gibibyte }],
})

test('a proposal that says what is so is left alone', () => {
  expect(check({})).toBe('')
})

test('without facts nothing is judged', () => {
  const proposal = parseProposal('20260211-heron-3b.md', soundProposal)

  expect(claimsFindings(proposal, undefined)).toEqual([])
  expect(claimsFindings(proposal, factsOf({ id }))).toEqual([])
})

test('a document that asks for no model is not judged', () => {
  const proposal = parseProposal('a.md', '# Heron 70B\n\nHeronForMaskedLM')

  expect(claimsFindings(proposal, factsOf({ id, page, config }))).toEqual([])
})

test('a disk smaller than the weights cannot hold them', () => {
  expect(check({ '7GB': '5GB' })).toMatchInlineSnapshot(
    `"error[claim-storage] 31 «5GB» unexpected storage of 5 GB, expected at least 7 GB: the weights of birdlab/heron-3b at 4f1c2a9 are 5.80 GiB in one file"`,
  )
})

test('what is within two per cent of GiB fits', () => {
  // 5.8 GiB; 6 GB are taken for 6 GiB, and 5.7 · 1.02 is 5.814
  expect(check({ '7GB': '6GB' })).toBe('')
  expect(check({ '7GB': '5.7GB' })).toBe('')
})

test('a disk many times what any rule asks for is asked about', () => {
  expect(check({ '7GB': '900GB' })).toMatchInlineSnapshot(
    `"warning[claim-storage] 31 «900GB» unexpected storage of 900 GB, expected about 85 GB: the weights of birdlab/heron-3b at 4f1c2a9 are 5.80 GiB in one file"`,
  )
})

test('GPUs that hold less than the weights are an error', () => {
  expect(
    check(
      { '48GB': '20GB', [row('Per GPU memory', '24GB')]: row('Per GPU memory', '10GB') },
      {
        ...weightsOf(30),
        cardData: { license: 'mit' },
      },
    ),
  ).toMatchInlineSnapshot(`
    "error[claim-storage] 31 «7GB» unexpected storage of 7 GB, expected at least 33 GB: the weights of birdlab/heron-3b at 4f1c2a9 are 30.00 GiB in one file
    error[claim-gpu-memory] 33 «20GB» unexpected total GPU memory of 20 GB, expected at least 36 GB: the weights of birdlab/heron-3b at 4f1c2a9 are 30.00 GiB
    error[claim-gpu-memory] 34 «10GB» unexpected memory of each GPU of 10 GB, expected at least 18 GB: one part in 2 of the weights of birdlab/heron-3b at 4f1c2a9 is 15.00 GiB"
  `)
})

test('GPUs that hold the weights and little else are a warning', () => {
  expect(
    check(
      {
        [row('GPU count', '2')]: row('GPU count', '1'),
        '48GB': '8GB',
        [row('Per GPU memory', '24GB')]: row('Per GPU memory', 'N/A'),
      },
      weightsOf(5.8),
    ),
  ).toMatchInlineSnapshot(
    `"warning[claim-gpu-memory] 33 «8GB» unexpected total GPU memory of 8 GB, expected at least 9 GB: KAITO's guide reckons 8.34 GiB for birdlab/heron-3b at 4f1c2a9 at 2048 tokens"`,
  )
})

test('who packs the weights needs less, and is not judged', () => {
  expect(
    check({ '48GB': '20GB', BF16: 'auto, 4-bit by bitsandbytes' }, weightsOf(30)),
  ).not.toContain('claim-gpu-memory')
})

test('heads that cannot be split over the GPUs are pointed out', () => {
  expect(check({ [row('GPU count', '2')]: row('GPU count', '5') })).toMatchInlineSnapshot(
    `"warning[claim-gpu-memory] 32 «5» unexpected number of 5 GPUs, expected one that divides the 12 heads of the model"`,
  )
})

test('another licence than that of the page is an error', () => {
  expect(check({}, { cardData: { license: 'apache-2.0' } })).toMatchInlineSnapshot(
    `"error[claim-licence] 21 «MIT» unexpected licence \`MIT\`, expected \`apache-2.0\` as on the page of birdlab/heron-3b at 4f1c2a9"`,
  )
})

test.each([
  ['MIT', 'mit'],
  ['The Apache License, Version 2.0', 'apache-2.0'],
  ['Llama 3.3 Community License Agreement', 'llama3.3'],
  ['Gemma Terms of Use', 'gemma'],
])('%s is the licence %s', (claimed, license) => {
  expect(check({ '**: MIT': `**: ${claimed}` }, { cardData: { license } })).not.toMatch(
    /^(?:error|warning)/m,
  )
})

test('a sentence about a licence is not taken for its name', () => {
  const words = { '**: MIT': '**: see what the authors of the model have to say about it' }

  expect(check(words)).toBe('')
})

test('a licence that allows no public image is told, not blamed', () => {
  expect(
    check({ '**: MIT': '**: gemma' }, { cardData: { license: 'gemma' } }),
  ).toMatchInlineSnapshot(
    `"info[claim-licence] 21 «gemma» the licence \`gemma\` allows no public image, so none is published"`,
  )
})

test('a gate nobody mentions is a warning, and one that is mentioned is none', () => {
  expect(check({}, { gated: 'manual' })).toMatchInlineSnapshot(
    `"warning[claim-gated] 29 «https://huggingface.co/birdlab/heron-3b» unexpected silence about access, expected a word on the gate: birdlab/heron-3b is gated (manual)"`,
  )
  expect(check({ 'Three teams': 'The model is gated. Three teams' }, { gated: 'manual' })).toBe('')
})

test('a model nobody else can have is an error', () => {
  expect(check({}, { private: true })).toMatchInlineSnapshot(
    `"error[claim-model] 29 «https://huggingface.co/birdlab/heron-3b» unexpected model \`birdlab/heron-3b\`, expected one that others can have: it is private or disabled"`,
  )
})

test('a renamed model is a warning', () => {
  expect(check({}, { id: 'birdhouse/heron-3b' })).toContain('warning[claim-model] 29 ')
})

test('facts of another commit say so', () => {
  expect(check({}, { sha: 'b2'.repeat(20) })).toMatchInlineSnapshot(
    `"info[claim-revision] 30 «4f1c2a9be07d35816c24fa90b7e3d15c8a6f0e72» the facts are of birdlab/heron-3b at b2b2b2b, not of this commit"`,
  )
})

test('a commit the Hub does not have comes with the newest', () => {
  const proposal = parseProposal('20260211-heron-3b.md', soundProposal)
  const { message, help, severity } = noSuchCommit(proposal, { id, revision: sha })

  expect(`${severity}: ${message}; ${help}`).toBe(
    `error: unexpected commit, expected one of ${id}: the Hub has no such commit; write a commit from the page of the model; the newest is \`${sha}\``,
  )
})

test('a model that makes vectors does not write', () => {
  expect(check({}, { pipeline_tag: 'feature-extraction' })).toMatchInlineSnapshot(
    `"warning[claim-type] 28 «\`text-generation\`» unexpected type \`text-generation\`, expected \`feature-extraction\` as on the page of birdlab/heron-3b at 4f1c2a9"`,
  )
})

test('a model that also sees may be called one that writes', () => {
  expect(check({}, { pipeline_tag: 'image-text-to-text' })).toBe('')
})

test('an architecture that is another one is pointed at', () => {
  expect(check({ 'A dense decoder': 'A dense `EgretForCausalLM` decoder' })).toMatchInlineSnapshot(
    `"warning[claim-type] 20 «EgretForCausalLM» unexpected architecture \`EgretForCausalLM\`, expected \`HeronForCausalLM\` as in birdlab/heron-3b at 4f1c2a9"`,
  )
  expect(check({ 'A dense decoder': 'A dense `HeronForCausalLM` decoder' })).toBe('')
})

test('a title of another size, or of another model, is a warning', () => {
  expect(check({ 'Support for Heron 3B': 'Support for Heron 70B' })).toMatchInlineSnapshot(
    `"warning[claim-title] 2 «70B» unexpected \`70B\` in the title, expected \`birdlab/heron-3b\`, a model of 3.1 billion parameters"`,
  )
})

test('the size in a title is compared with the parameters where the name has none', () => {
  const proposal = soundProposal.replaceAll('heron-3b', 'heron').replace('Heron 3B', 'Heron 14B')
  const facts = factsOf({ id: 'birdlab/heron', page: { ...page, id: 'birdlab/heron' }, config })
  const packed = { ...facts, quantisation: { method: 'awq', bits: 4 } }
  const rules = (known: typeof facts) =>
    claimsFindings(parseProposal('20260211-heron.md', proposal), known).map(({ rule }) => rule)

  expect(rules(facts)).toEqual(['claim-title'])
  expect(rules({ ...facts, parameters: 14_700_000_000 })).toEqual([])
  expect(rules(packed)).toEqual([])
})

test('what the linter says about the title is not said twice', () => {
  const text = soundProposal.replace('Heron 3B', 'Heron 70B')
  const proposal = parseProposal('20260211-heron-3b.md', text)
  const claims = claimsFindings(proposal, factsOf({ id, page, config }))
  const [claim] = claims
  const said = claim === undefined ? [] : [{ ...claim, rule: 'title-model' }]

  expect(claims.map(({ rule }) => rule)).toEqual(['claim-title'])
  expect(withClaims(said, claims)).toEqual(said)
  expect(withClaims([], claims)).toEqual(claims)
})

test('every claim that can be found has its documentation', () => {
  const all = [
    check({ '7GB': '5GB', '48GB': '2GB', 'Heron 3B': 'Heron 70B' }, { gated: 'auto' }),
    check({}, { private: true, cardData: { license: 'gemma' }, pipeline_tag: 'text-ranking' }),
    check({}, { sha: 'b2'.repeat(20) }),
  ].join('\n')
  const found = new Set([...all.matchAll(/\[(?<rule>claim-[a-z-]+)\]/g)].map((m) => m.groups?.rule))

  expect([...found].toSorted()).toEqual(claimRules.map(({ slug }) => slug))
})
