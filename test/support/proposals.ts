import type { Model, Proposal } from '../../src/proposal/proposal.ts'

/** What `proposals/20260105-phi-4.md` asks for. */
export const phi4: Model = {
  units: { storageGB: 'GB', totalGpuMemoryGB: 'GB', perGpuMemoryGB: null },
  familyName: 'Phi-4',
  type: 'text-generation',
  repository: 'microsoft/phi-4',
  revision: '187ef0342fff0eb3333be9f00389385e95ef0b61',
  downloadUrl: 'https://huggingface.co/microsoft/phi-4',
  storageGB: 30,
  gpuCount: 1,
  totalGpuMemoryGB: 40,
  perGpuMemoryGB: null,
  runtimes: ['transformers', 'vllm'],
  distributed: false,
  precision: 'bfloat16',
  licence: 'MIT',
}

/** A proposal for one model: phi-4, but for what is given. Its text is empty, since targets read the values only. */
export function proposalFor(model: Partial<Model> = {}): Proposal {
  return {
    path: 'docs/proposals/20260105-phi-4.md',
    text: '',
    kind: 'model',
    status: 'provisional',
    frontMatter: [],
    sections: [],
    rows: [],
    history: [],
    model: { ...phi4, ...model },
    findings: [],
  }
}
