import type { Severity } from '../diagnostics/finding.ts'
import type { Drift, DriftKind } from './drift.ts'
import type { Picture } from './picture.ts'

/** What a check found. Who has to act follows from whether there is a repair, unless it says so. */
export interface Found extends Pick<Drift, 'proposal' | 'message' | 'evidence' | 'fix' | 'place'> {
  readonly repairs?: Drift['repairs']
  readonly day?: string | undefined
  readonly who?: Drift['who']
  /** Where it weighs less than the kind usually does. */
  readonly severity?: Severity
}

/** One kind of drift: what people are told about it, and how it is found. */
export interface Check {
  readonly kind: DriftKind
  readonly summary: string
  readonly severity: Severity
  readonly why: string
  readonly todo: string
  check(picture: Picture): readonly Found[]
}
