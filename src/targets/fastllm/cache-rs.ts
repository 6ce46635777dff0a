import type { Files } from '../../edit/files.ts'
import { maskRust } from '../../edit/rust-mask.ts'
import { pathOfModule } from './tree.ts'

/** The type a family keeps its position in: FastLLM's own where there is one, else one of the same shape. */
export interface CacheType {
  readonly name: string
  readonly imports: readonly string[]
  readonly declaration: readonly string[]
}

/** The cache a new file uses in this tree. */
export function cacheIn(files: Files, variant: string): CacheType {
  const code = maskRust(files.get(pathOfModule('cache')) ?? '')
  if (/\bpub struct CommonCache\b/.test(code))
    return { name: 'CommonCache', imports: ['use super::cache::CommonCache;'], declaration: [] }
  const name = `${variant}Cache`
  return { name, imports: ['use super::cache::ModelCache;'], declaration: ownCache(name) }
}

function ownCache(name: string): readonly string[] {
  return [
    '#[derive(Debug)]',
    `pub struct ${name} {`,
    '    offset: usize,',
    '}',
    '',
    `impl ${name} {`,
    '    fn new() -> Self {',
    '        Self { offset: 0 }',
    '    }',
    '}',
    '',
    `impl ModelCache for ${name} {`,
    '    fn increment_offset(&mut self) {',
    '        self.offset += 1;',
    '    }',
    '',
    '    fn reset(&mut self) {',
    '        self.offset = 0;',
    '    }',
    '',
    '    fn get_offset(&self) -> usize {',
    '        self.offset',
    '    }',
    '',
    '    fn as_any_mut(&mut self) -> &mut dyn std::any::Any {',
    '        self',
    '    }',
    '}',
    '',
  ]
}
