import type { CacheType } from './cache-rs.ts'
import type { CandleModule } from './candle-modules.ts'
import type { ModelJson } from './model-json.ts'
import type { FamilyNames } from './names.ts'
import { architectureImpl, nameTests, otherHead, testFunction, testModule } from './rust-text.ts'
import { assertionsOf, sampleOf } from './sample.ts'

/** A family to write a file for. Its names are checked, its numbers parsed. */
export interface Written {
  readonly names: FamilyNames
  readonly architecture: string
  readonly candle: CandleModule
  readonly json: ModelJson
  readonly cache: CacheType
}

/**
 * The file of a decoder: candle's model behind a mutex, since FastLLM shares it between threads while candle
 * keeps the cache of keys and values inside.
 */
export function decoderRs(written: Written): string {
  const { names, architecture, candle, cache } = written
  const { family, type } = names
  const lines = [
    ...imports(candle, cache),
    '',
    `const ARCHITECTURES: &[&str] = &["${architecture}"];`,
    '',
    ...cache.declaration,
    `/// Decoder of the ${family} family.`,
    '///',
    '/// Candle keeps the key-value cache inside the model, so a lock guards it, and each clone has a',
    '/// cache of its own.',
    `pub struct ${type} {`,
    `    model: Mutex<${candle.type}>,`,
    '}',
    '',
    ...lockAndClone(type, candle),
    '',
    ...initializer(type, candle, cache.name),
    ...architectureImpl(type, family),
    ...testModule([...nameTests(names, [otherHead(architecture)]), configTest(written)]),
  ]
  return `${lines.join('\n')}\n`
}

function imports({ module, type }: CandleModule, cache: CacheType): readonly string[] {
  return [
    'use anyhow::Result;',
    'use candle_core::{DType, Device, Tensor};',
    'use candle_nn::VarBuilder;',
    `use candle_transformers::models::${module}::{Config, ${type}};`,
    'use std::collections::HashMap;',
    'use std::sync::{Mutex, MutexGuard, PoisonError};',
    '',
    ...cache.imports,
    'use super::model_initializer::{ModelArchitecture, ModelInitializer};',
  ]
}

function lockAndClone(type: string, candle: CandleModule): readonly string[] {
  return [
    `impl ${type} {`,
    `    fn lock(&self) -> MutexGuard<'_, ${candle.type}> {`,
    '        self.model.lock().unwrap_or_else(PoisonError::into_inner)',
    '    }',
    '}',
    '',
    `impl Clone for ${type} {`,
    '    fn clone(&self) -> Self {',
    '        Self {',
    '            model: Mutex::new(self.lock().clone()),',
    '        }',
    '    }',
    '}',
  ]
}

function initializer(
  type: string,
  { build, forward }: CandleModule,
  cache: string,
): readonly string[] {
  return [
    `impl ModelInitializer for ${type} {`,
    '    type Config = Config;',
    `    type Cache = ${cache};`,
    '',
    '    fn initialize_model(',
    '        config: &Self::Config,',
    '        tensors: HashMap<String, Tensor>,',
    '        dtype: DType,',
    '        device: &Device,',
    '    ) -> Result<(Self, Self::Cache)> {',
    '        let vb = VarBuilder::from_tensors(tensors, dtype, device);',
    `        let model = Mutex::new(${build}?);`,
    `        Ok((Self { model }, ${cache}::new()))`,
    '    }',
    '',
    '    fn initialize_cache(_device: &Device, _dtype: DType) -> Result<Self::Cache> {',
    `        Ok(${cache}::new())`,
    '    }',
    '',
    '    fn forward(&self, input: &Tensor, pos: usize, _cache: &mut Self::Cache) -> Result<Tensor> {',
    '        let mut model = self.lock();',
    '        // Every generation starts at position 0, and must not see the one before.',
    '        if pos == 0 {',
    '            model.clear_kv_cache();',
    '        }',
    `        Ok(${forward})`,
    '    }',
    '}',
  ]
}

/** The real numbers, as candle must read them; nothing where they hold words that are not ours. */
export function configTest({ names, candle, json }: Written): readonly string[] {
  const sample = sampleOf(json, candle.module)
  if (sample === undefined) return []
  const assertions = candle.hidesFields ? [] : assertionsOf(json, candle.module)
  const parse = 'serde_json::from_str'
  const body =
    assertions.length === 0
      ? [`        assert!(${parse}::<Config>(CONFIG).is_ok());`]
      : [`        let config: Config = ${parse}(CONFIG).unwrap();`, ...assertions]
  return [
    '',
    '    const CONFIG: &str = r#"{',
    ...sample,
    '    }"#;',
    ...testFunction(`test_${names.module}_config`, body),
  ]
}
