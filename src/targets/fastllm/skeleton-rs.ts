import type { CacheType } from './cache-rs.ts'
import { isGivenIn, type ModelJson } from './model-json.ts'
import type { FamilyNames } from './names.ts'
import {
  architectureImpl,
  call,
  nameTests,
  otherHead,
  testFunction,
  testModule,
} from './rust-text.ts'

/** A family that cannot be served yet. */
export interface Sketched {
  readonly names: FamilyNames
  readonly architecture: string
  readonly json: ModelJson
  readonly cache: CacheType
  /** Why, as a sentence of our own. */
  readonly why: string
}

/** The keys of `config.json` a skeleton reads: names of ours, so that none of the file's reaches code. */
const counts =
  'hidden_size intermediate_size moe_intermediate_size vocab_size num_hidden_layers num_attention_heads num_key_value_heads head_dim max_position_embeddings sliding_window num_experts num_local_experts num_experts_per_tok kv_lora_rank q_lora_rank n_embd n_head n_layer n_positions n_ctx n_inner d_model n_heads n_layers max_seq_len'.split(
    ' ',
  )
const numbers =
  'rms_norm_eps layer_norm_eps layer_norm_epsilon norm_epsilon rope_theta partial_rotary_factor'.split(
    ' ',
  )
const flags = 'attention_bias tie_word_embeddings use_sliding_window'.split(' ')

interface Field {
  readonly name: string
  readonly type: string
  readonly value: string
}

/**
 * The file of a family that claims nothing: its names and numbers, tested, and two functions that say they
 * cannot. It is declared and not wired, so the linter is told that nothing uses it.
 */
export function skeletonRs(sketched: Sketched): string {
  const { names, architecture } = sketched
  const { type, family } = names
  const lines = [
    '#![allow(dead_code)]',
    `//! Skeleton of the ${family} family: not registered, and nothing is served by it.`,
    '//!',
    ...wrapped(sketched.why).map((line) => `//! ${line}`),
    '',
    'use anyhow::{anyhow, Result};',
    'use candle_core::{DType, Device, Tensor};',
    'use serde::Deserialize;',
    'use std::collections::HashMap;',
    '',
    ...sketched.cache.imports,
    'use super::model_initializer::{ModelArchitecture, ModelInitializer};',
    '',
    `const ARCHITECTURES: &[&str] = &["${architecture}"];`,
    '',
    ...sketched.cache.declaration,
    ...configStruct(sketched),
    '',
    `pub struct ${type};`,
    '',
    ...initializer(sketched),
    ...architectureImpl(type, family),
    ...testModule([...nameTests(names, [otherHead(architecture)]), configTest(sketched)]),
  ]
  return `${lines.join('\n')}\n`
}

function fieldsIn(json: ModelJson): readonly Field[] {
  const nulls = counts.filter((name) => Object.hasOwn(json, name) && json[name] === null)
  return [
    ...counts.flatMap((name) => countField(name, json[name])),
    ...nulls.map((name) => ({ name, type: 'Option<usize>', value: 'null' })),
    ...numbers.flatMap((name) => numberField(name, json[name])),
    ...flags.flatMap((name) => flagField(name, json[name])),
  ]
}

function countField(name: string, value: unknown): readonly Field[] {
  const isCount = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
  return isCount ? [{ name, type: 'usize', value: String(value) }] : []
}

function numberField(name: string, value: unknown): readonly Field[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) return []
  return [{ name, type: 'f64', value: JSON.stringify(value) }]
}

function flagField(name: string, value: unknown): readonly Field[] {
  return typeof value === 'boolean' ? [{ name, type: 'bool', value: String(value) }] : []
}

function configStruct({ names, json }: Sketched): readonly string[] {
  const fields = fieldsIn(json)
  const nested = isGivenIn(json, 'text_config')
    ? ['/// The sizes of its text part stand in `text_config` and are not read here.']
    : []
  const head = [
    '/// What `config.json` states at top level.',
    ...nested,
    '#[derive(Deserialize, Clone, Debug)]',
  ]
  if (fields.length === 0) return [...head, `pub struct ${names.variant}Config {}`]
  return [
    ...head,
    `pub struct ${names.variant}Config {`,
    ...fields.map(({ name, type }) => `    pub ${name}: ${type},`),
    '}',
  ]
}

function initializer({ names: { type, variant, family }, cache }: Sketched): readonly string[] {
  return [
    `impl ModelInitializer for ${type} {`,
    `    type Config = ${variant}Config;`,
    `    type Cache = ${cache.name};`,
    '',
    '    fn initialize_model(',
    '        _config: &Self::Config,',
    '        _tensors: HashMap<String, Tensor>,',
    '        _dtype: DType,',
    '        _device: &Device,',
    '    ) -> Result<(Self, Self::Cache)> {',
    ...call('Err(anyhow!(', [`"${family} models cannot be loaded yet"`], '))'),
    '    }',
    '',
    '    fn initialize_cache(_device: &Device, _dtype: DType) -> Result<Self::Cache> {',
    `        Ok(${cache.name}::new())`,
    '    }',
    '',
    '    fn forward(&self, _input: &Tensor, _pos: usize, _cache: &mut Self::Cache) -> Result<Tensor> {',
    ...call('Err(anyhow!(', [`"${family} models cannot generate yet"`], '))'),
    '    }',
    '}',
  ]
}

function configTest({ names: { module, variant }, json }: Sketched): readonly string[] {
  const fields = fieldsIn(json)
  const told = fields.filter(({ type }) => type === 'usize').slice(0, 4)
  if (told.length === 0) return []
  const last = fields.length - 1
  const sample = fields.map(
    ({ name, value }, index) => `        "${name}": ${value}${index === last ? '' : ','}`,
  )
  return [
    '',
    '    const CONFIG: &str = r#"{',
    ...sample,
    '    }"#;',
    ...testFunction(`test_${module}_config`, [
      ...parsing(
        `        let config: ${variant}Config =`,
        'serde_json::from_str(CONFIG).unwrap();',
      ),
      ...told.map(({ name, value }) => `        assert_eq!(config.${name}, ${value});`),
    ]),
  ]
}

function parsing(left: string, right: string): readonly string[] {
  const single = `${left} ${right}`
  return single.length <= 100 ? [single] : [left, `            ${right}`]
}

/** A sentence in lines of a comment. */
function wrapped(text: string): readonly string[] {
  return text.match(/\S(?:.{0,88}\S)?(?= |$)/g) ?? []
}
