import type { RuleEntry } from '../diagnostics/rule-entry.ts'

const todo = 'Correct the proposal, or say in its text why it differs.'

/** What is found by comparing a proposal with facts; only where facts are at hand. */
export const claimRules: readonly RuleEntry[] = [
  {
    slug: 'claim-gated',
    summary: 'a proposal for a gated model says so',
    severity: 'warning',
    why: 'The files of a gated model need a token of somebody who accepted its terms, so every user has to bring one.',
    todo: 'Say in the text that users need a token of their own.',
  },
  {
    slug: 'claim-gpu-memory',
    summary: 'the GPUs hold the model',
    severity: 'error',
    why: 'Weights that do not fit cannot be served. Less than what the guide reckons for 2,048 tokens is a warning, since the guide is an estimate. Numbers are read as GiB, with 2 % for rounding; where the proposal packs the weights, nothing is judged.',
    todo,
  },
  {
    slug: 'claim-licence',
    summary: "the licence is the one the model's page names",
    severity: 'error',
    why: 'The licence decides whether the image may be hosted for everyone. A family name proves nothing: models of one family differ.',
    todo: 'Write the licence the page names.',
  },
  {
    slug: 'claim-model',
    summary: 'the model is there, under the name the proposal gives it',
    severity: 'error',
    why: 'A private or disabled model cannot be had by anybody else. A renamed one is found for now, and only as long as nobody takes the old name.',
    todo: 'Write the address of the model as the Hub has it now.',
  },
  {
    slug: 'claim-revision',
    summary: 'the commit is one of the model',
    severity: 'error',
    why: 'A commit the Hub does not have can be neither checked nor built. Where the facts at hand are of another commit, that is said and judged no further.',
    todo: "Write a full commit from the history of the model's page.",
  },
  {
    slug: 'claim-storage',
    summary: 'the storage holds the weights',
    severity: 'error',
    why: 'A disk smaller than the weights fails at the download. Far more than any rule asks for is a warning. The number is read as GiB, with 2 % for rounding.',
    todo,
  },
  {
    slug: 'claim-title',
    summary: 'the title names the model of the page, and its size',
    severity: 'warning',
    why: 'People decide on what the title says. A size is judged from a fifth of difference, and not for packed weights.',
    todo: 'Correct the title, or the download site.',
  },
  {
    slug: 'claim-type',
    summary: "type and architecture are those of the model's page",
    severity: 'warning',
    why: 'A model that makes vectors cannot chat. Tasks that write the same kind of answer are taken for the same.',
    todo,
  },
]
