import type { Files } from '../../edit/files.ts'
import { maskGo } from '../../edit/go-mask.ts'
import { paths } from './tree.ts'

/** What the tree's own `pkg/model/interface.go` calls things: its fields changed in May 2025. */
export interface Contract {
  /** The parameters of the launcher. */
  readonly launch: 'AccelerateParams' | 'TorchRunParams'
  /** Whether vLLM has commands for several nodes. */
  readonly ray: boolean
  /** Whether presets say who may have the image. */
  readonly accessMode: boolean
}

/** Reads the contract, and whether siblings still set an access mode. */
export function contractOf(files: Files): Contract {
  const code = maskGo(files.get(paths.contract) ?? '')
  const declares = (field: string): boolean =>
    new RegExp(String.raw`^\s+${field}\s`, 'm').test(code)
  const isOld = declares('TorchRunParams') && !declares('AccelerateParams')
  return {
    launch: isOld ? 'TorchRunParams' : 'AccelerateParams',
    ray: declares('RayLeaderBaseCommand'),
    accessMode: [...files].some(
      ([path, text]) => path.endsWith('/model.go') && /^\s+ImageAccessMode:/m.test(maskGo(text)),
    ),
  }
}
