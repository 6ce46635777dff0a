/** What tells one document from another. */
interface Subject {
  readonly index: number
  /** The day it was drafted, in ISO. */
  readonly date: string
}

/** A proposal for one model, in the shape of our own template. */
export function modelText({ index, date }: Subject): string {
  const [size, count] = [1 + (index % 70), 1 + (index % 4)]
  const total = Math.ceil(size * 2.6) * count
  return `${frontMatter({ index, date }, `Proposal for wetland/heron-${index}`)}

# Title

Add support for wetland/heron-${index}.

## Glossary

- **Heron**: the family of models in this proposal, number ${index} of them.

## Summary

- **Model description**: Heron ${index} is a dense decoder of ${size} billion parameters, made for long and patient conversations about wetlands. It is documented on [its page](https://huggingface.co/wetland/heron-${index}).
- **Model usage statistics**: the page counts the downloads of the last month.
- **Model license**: MIT

## Requirements

What the model is and what it takes to run it:

| Field | Notes |
|----|----|
| Family name | Heron |
| Type | \`text-generation\` |
| Download site | https://huggingface.co/wetland/heron-${index} |
| Version | ${index.toString(16).padStart(40, 'a')} |
| Storage size | ${size * 2 + 1}GB |
| GPU count | ${count} |
| Total GPU memory | ${total}GB |
| Per GPU memory | ${total / count}GB |

${paragraphs(index, 1 + (index % 3))}

## Runtimes

How inference is served:

| Options | Notes |
|----|----|
| Runtime | Huggingface Transformer & VLLM |
| Distributed Inference | False |
| Custom configurations | Precision: BF16 |

# History

- [x] ${american(date)}: Open proposal PR.
- [ ] MM/DD/YYYY: Start model integration.
- [ ] MM/DD/YYYY: Complete model support.
`
}

/** A proposal for a feature: prose, lists within lists, code, a table, stories. */
export function featureText({ index, date }: Subject): string {
  const parts = Array.from({ length: 4 + (index % 5) }, (_, part) => featurePart(index + part))
  return `${frontMatter({ index, date }, `Nesting sites for flock ${index}`)}

# Nesting sites for flock ${index}

## Summary

${paragraphs(index, 2)}

## Motivation

${paragraphs(index + 1, 1)}

### Goals

- Every flock finds a site without asking twice.
- A site that is full says so:
  - on the map,
  - and in the answer to whoever asks.

${parts.join('\n\n')}

## Implementation History

- [x] ${american(date)}: Open proposal PR.
- [ ] MM/DD/YYYY: First flock moved.
`
}

function featurePart(index: number): string {
  return `## Site ${index}

${paragraphs(index, 2)}

1. The keeper writes down what is there.
2. The flock is counted on the same rows:

   \`\`\`yaml
   # counted at dawn
   site: reed-${index}
   birds: ${index * 3}
   \`\`\`

3. The keeper compares both.

### Cost of site ${index}

| Season | Birds | Boats |
| --- | --- | --- |
| Spring | ${index} | ${index % 7} |
| Autumn | ${index * 2} | ${index % 5} |

\`\`\`go
// Count answers how many birds a site holds.
func Count(site Site) int {
	return len(site.Birds)
}
\`\`\`

<!-- The figures are of last year. -->
${paragraphs(index + 2, 1)}`
}

function frontMatter({ index, date }: Subject, title: string): string {
  return `---
title: ${title}
authors:
  - "@keeper-${index % 17}"
reviewers:
  - "Mara Maintainer"
creation-date: ${date}
last-updated: ${date}
status: provisional
---`
}

const sentences = [
  'A heron stands still for as long as it takes, and so does this part of the design.',
  'The weights are read once, and what was read is kept where the next start finds it.',
  'Nothing here depends on the size of the flock, only on `sites.count` and on the season.',
  'Keepers have asked for *fewer* boats and **more** reeds; see [their list](https://wetland.example/list).',
  'What a site costs is known before anybody moves there, in days and in fish.',
  'If the water is low, the flock stays where it is and the answer says why.',
]

function paragraphs(seed: number, count: number): string {
  return Array.from({ length: count }, (_, part) =>
    Array.from(
      { length: 3 + ((seed + part) % 3) },
      (_, at) => sentences[(seed + part * 2 + at) % sentences.length],
    ).join('\n'),
  ).join('\n\n')
}

function american(date: string): string {
  const [year, month, day] = date.split('-')
  return `${month}/${day}/${year}`
}
