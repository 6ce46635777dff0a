import type { Finding, Span } from '../diagnostics/finding.ts'

export type Kind = 'model' | 'feature' | 'template' | 'other'

/** One key of the front matter. A list is a list of its scalar entries; an empty value is `null`. */
export interface Field {
  readonly key: string
  readonly value: string | readonly string[] | null
  readonly keySpan: Span
  readonly valueSpan: Span
}

/** One heading of the body, outside code. */
export interface Section {
  readonly title: string
  readonly level: number
  readonly span: Span
}

/** One body row of a two-column table, with the heading it stands under. `value` is trimmed Markdown. */
export interface Row {
  readonly section: string
  readonly label: string
  readonly value: string
  readonly labelSpan: Span
  readonly valueSpan: Span
}

/** One task-list line below the history heading. `date` is ISO (`2026-01-31`), or `null` where none is readable. */
export interface HistoryLine {
  readonly done: boolean
  readonly date: string | null
  readonly text: string
  readonly span: Span
}

/** What a model proposal asks for, normalised; `null` where it is missing or unreadable. Gigabytes are as written, never converted. */
export interface Model {
  readonly familyName: string | null
  readonly type: string | null
  /** `org/name` on the model hub. */
  readonly repository: string | null
  /** Full 40-hex commit. */
  readonly revision: string | null
  readonly downloadUrl: string | null
  readonly storageGB: number | null
  readonly gpuCount: number | null
  readonly totalGpuMemoryGB: number | null
  readonly perGpuMemoryGB: number | null
  readonly runtimes: readonly ('transformers' | 'vllm' | 'onnx')[]
  readonly distributed: boolean | null
  readonly precision: string | null
  /** The units the gigabytes above are written in; `null` where none is. A GiB is more than a GB. */
  readonly units: Readonly<
    Record<'storageGB' | 'totalGpuMemoryGB' | 'perGpuMemoryGB', 'GB' | 'GiB' | null>
  >
  /** The licence as the summary names it, for example `MIT` or `Apache-2.0`. */
  readonly licence: string | null
}

/** A proposal as read: whatever the text holds, every part is there, and `findings` says what could not be read. */
export interface Proposal {
  readonly path: string
  readonly text: string
  readonly kind: Kind
  readonly status: string | null
  readonly frontMatter: readonly Field[]
  readonly sections: readonly Section[]
  readonly rows: readonly Row[]
  readonly history: readonly HistoryLine[]
  readonly model: Model | null
  readonly findings: readonly Finding[]
}
