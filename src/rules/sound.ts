/** The template the examples are held to. */
export const soundTemplate = `---
title: Title of the proposal
authors:
  - "who asks"
creation-date: yyyy-mm-dd
last-updated: yyyy-mm-dd
status: provisional|ready to integrate|integrated
---

# Title

One line that says which model is to be supported.

<!-- BEGIN Remove before PR -->
Copy this file, fill it in, and take this block out.
<!-- END Remove before PR -->

## Motivation

Say in a few sentences who needs the model, and for what.

## Summary

- **Model description**: What the model is good at.
- **Model license**: Which licence the weights have.

## Requirements

| Field | Notes |
|---|---|
| Family name | The family, in one word. |
| Type | The task, as the hub calls it. |
| Download site | The address of the repository. |
| Version | The commit. |
| Storage size | Disk for all files. |
| GPU count | How many at least. |
| Total GPU memory | Of all of them. |
| Per GPU memory | Of each, or \`N/A\`. |

## Runtimes

| Options | Notes |
|---|---|
| Runtime | Which ones. |
| Distributed Inference | True/False. |
| Custom configurations | What differs from the defaults. |

# History

- [ ] MM/DD/YYYY: Open proposal PR.
- [ ] MM/DD/YYYY: Start model integration.
- [ ] MM/DD/YYYY: Complete model support.
`

/** A proposal nothing is wrong with: every good example is a part of it. */
export const soundProposal = `---
title: Support for Heron 3B
authors:
  - "Ada"
creation-date: 2026-02-11
last-updated: 2026-02-12
status: provisional
---

# Title

Add support for birdlab/heron-3b.

## Motivation

Three teams ask for answers about birds on one small GPU.

## Summary

- **Model description**: A dense decoder that answers questions about birds.
- **Model license**: MIT

## Requirements

| Field | Notes |
|---|---|
| Family name | Heron |
| Type | \`text-generation\` |
| Download site | https://huggingface.co/birdlab/heron-3b |
| Version | 4f1c2a9be07d35816c24fa90b7e3d15c8a6f0e72 |
| Storage size | 7GB |
| GPU count | 2 |
| Total GPU memory | 48GB |
| Per GPU memory | 24GB |

## Runtimes

| Options | Notes |
|---|---|
| Runtime | Huggingface Transformer & vLLM |
| Distributed Inference | False |
| Custom configurations | Precision: BF16 |

Both runtimes are tried with two requests at a time.

# History

- [x] 02/11/2026: Open proposal PR.
- [ ] MM/DD/YYYY: Start model integration.
- [ ] MM/DD/YYYY: Complete model support.
`

/** The same when everything has happened. */
export const integratedProposal: string = soundProposal
  .replace('status: provisional', 'status: integrated')
  .replace('- [ ] MM/DD/YYYY: Start', '- [x] 02/13/2026: Start')
  .replace('- [ ] MM/DD/YYYY: Complete', '- [x] 02/20/2026: Complete')
