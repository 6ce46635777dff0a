import type { ModelFacts } from '../facts/model-facts.ts'
import type { Proposal } from '../proposal/proposal.ts'

/** A proposal that asks for a model and says nothing else, for scaffolding straight from a model `org/name`. */
export function bareProposal(id: string, facts: ModelFacts | undefined): Proposal {
  return {
    path: '',
    text: '',
    kind: 'model',
    status: null,
    frontMatter: [],
    sections: [],
    rows: [],
    history: [],
    findings: [],
    model: {
      familyName: null,
      type: facts?.task ?? null,
      repository: facts?.id ?? id,
      revision: facts?.revision ?? null,
      downloadUrl: null,
      storageGB: null,
      gpuCount: null,
      totalGpuMemoryGB: null,
      perGpuMemoryGB: null,
      runtimes: [],
      distributed: null,
      precision: null,
      units: { storageGB: null, totalGpuMemoryGB: null, perGpuMemoryGB: null },
      licence: facts?.licence ?? null,
    },
  }
}
