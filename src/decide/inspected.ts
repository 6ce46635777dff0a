import { remembered } from '../diagnostics/remembered.ts'
import type { Files } from '../edit/files.ts'
import type { Inspection } from '../lifecycle/inspection.ts'
import type { Target } from '../targets/target.ts'

/** What some files hold of a model. */
export const inspected: (files: Files, target: Target, name: string) => Inspection = remembered(
  (files: Files, target: Target, name: string) => target.inspect(name, files),
)
