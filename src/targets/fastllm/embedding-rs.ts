import { inRustOrder } from '../../edit/rust-order.ts'
import { configTest, type Written } from './decoder-rs.ts'
import { architectureImpl, nameTests, otherHead, testModule } from './rust-text.ts'

/** The file of a family of embeddings: candle's encoder, the tokenizer, and one vector a text. */
export function embeddingRs(written: Written): string {
  const { names, architecture, candle } = written
  const { family, type } = names
  const lines = [
    ...imports(written),
    '',
    `const ARCHITECTURES: &[&str] = &["${architecture}"];`,
    '',
    ...settings(sizeKey(written)),
    '',
    `/// Encoder of the ${family} family: one vector a text.`,
    `pub struct ${type} {`,
    '    encoder: Encoder,',
    '    tokenizer: Tokenizer,',
    '    device: Device,',
    '    model_id: String,',
    '    embedding_size: usize,',
    '    do_lower_case: bool,',
    '}',
    '',
    ...loading(type, candle.build, sizeKey(written)),
    '',
    ...embedder(type, candle.forward),
    ...architectureImpl(type, family),
    ...testModule([...nameTests(names, [otherHead(architecture)]), configTest(written)]),
  ]
  return `${lines.join('\n')}\n`
}

/** The key of `config.json` that says how long a vector is. */
function sizeKey({ candle }: Written): string {
  return candle.module === 'distilbert' ? 'dim' : 'hidden_size'
}

function imports({ candle: { module, type, forward } }: Written): readonly string[] {
  const names = ['Config', `${type} as Encoder`].toSorted(inRustOrder)
  const isModule = forward === 'self.encoder.forward(input)?'
  return [
    'use super::embeddings::{EmbeddingModel, EmbeddingOutput};',
    'use super::model_initializer::ModelArchitecture;',
    'use crate::providers::huggingface::load_tokenizer;',
    'use anyhow::{anyhow, Result};',
    'use candle_core::{DType, Device, Tensor};',
    `use candle_nn::${isModule ? '{Module, VarBuilder}' : 'VarBuilder'};`,
    `use candle_transformers::models::${module}::{${names.join(', ')}};`,
    'use hf_hub::{api::sync::ApiBuilder, Repo, RepoType};',
    'use serde::Deserialize;',
    'use tokenizers::{Tokenizer, TruncationParams};',
  ]
}

function settings(key: string): readonly string[] {
  return [
    '#[derive(Deserialize)]',
    'struct Sizes {',
    `    ${key}: usize,`,
    '}',
    '',
    '/// `sentence_bert_config.json`, which not every repository has.',
    '#[derive(Deserialize, Default)]',
    'struct SentenceConfig {',
    '    max_seq_length: Option<usize>,',
    '    do_lower_case: Option<bool>,',
    '}',
  ]
}

function loading(type: string, build: string, key: string): readonly string[] {
  return [
    `impl ${type} {`,
    '    pub fn new(model_id: &str, revision: &str) -> Result<Self> {',
    '        let api = ApiBuilder::new()',
    '            .with_token(std::env::var("HF_TOKEN").ok())',
    '            .build()?;',
    '        let repo = api.repo(Repo::with_revision(',
    '            model_id.to_string(),',
    '            RepoType::Model,',
    '            revision.to_string(),',
    '        ));',
    '        let tokenizer_path = repo.get("tokenizer.json")?;',
    '        let config_text = std::fs::read_to_string(repo.get("config.json")?)?;',
    '        let weights = std::fs::read(repo.get("model.safetensors")?)?;',
    '        let sentences: SentenceConfig = match repo.get("sentence_bert_config.json") {',
    '            Ok(path) => serde_json::from_str(&std::fs::read_to_string(path)?)?,',
    '            Err(_) => SentenceConfig::default(),',
    '        };',
    '',
    ...building(build, key),
  ]
}

function building(build: string, key: string): readonly string[] {
  return [
    '        let config: Config = serde_json::from_str(&config_text)?;',
    '        let sizes: Sizes = serde_json::from_str(&config_text)?;',
    '        let device = Device::Cpu;',
    '        let tensors = candle_core::safetensors::load_buffer(&weights, &device)?;',
    '        let vb = VarBuilder::from_tensors(tensors, DType::F32, &device);',
    `        let encoder = ${build}?;`,
    '',
    '        let mut tokenizer = load_tokenizer(model_id, &tokenizer_path)?;',
    '        if let Some(max_length) = sentences.max_seq_length {',
    '            let truncation = TruncationParams {',
    '                max_length,',
    '                ..Default::default()',
    '            };',
    '            tokenizer',
    '                .with_truncation(Some(truncation))',
    '                .map_err(|e| anyhow!("Tokenizer error: {}", e))?;',
    '        }',
    '',
    '        Ok(Self {',
    '            encoder,',
    '            tokenizer,',
    '            device,',
    '            model_id: model_id.to_string(),',
    `            embedding_size: sizes.${key},`,
    '            do_lower_case: sentences.do_lower_case.unwrap_or(false),',
    '        })',
    '    }',
  ]
}

function embedder(type: string, forward: string): readonly string[] {
  return [
    '    /// The hidden states of one text; there is no padding, so nothing is masked.',
    '    fn hidden_states(&self, input: &Tensor) -> Result<Tensor> {',
    ...answer(forward),
    '    }',
    '}',
    '',
    `impl EmbeddingModel for ${type} {`,
    '    fn embed(&self, text: &str) -> Result<EmbeddingOutput> {',
    '        let text = if self.do_lower_case {',
    '            text.to_lowercase()',
    '        } else {',
    '            text.to_owned()',
    '        };',
    '        let encoding = self',
    '            .tokenizer',
    '            .encode(text.as_str(), true)',
    '            .map_err(|e| anyhow!("Tokenization error: {}", e))?;',
    '        let input = Tensor::new(encoding.get_ids(), &self.device)?.unsqueeze(0)?;',
    '',
    '        // TODO: say whether the model is meant for mean pooling (as here) or for its first token.',
    '        let pooled = self.hidden_states(&input)?.mean(1)?;',
    '        let length = pooled.sqr()?.sum_keepdim(1)?.sqrt()?;',
    '        Ok(EmbeddingOutput {',
    '            embeddings: pooled.broadcast_div(&length)?.squeeze(0)?.to_vec1()?,',
    '            model: self.model_id(),',
    '            token_count: encoding.get_ids().len(),',
    '        })',
    '    }',
    '',
    '    fn model_id(&self) -> String {',
    '        self.model_id.clone()',
    '    }',
    '',
    '    fn embedding_size(&self) -> usize {',
    '        self.embedding_size',
    '    }',
    '}',
  ]
}

/** The call in its method, its masks named first where it takes any. */
function answer(forward: string): readonly string[] {
  const masks: readonly (readonly [string, string])[] = [
    ['ones', 'input.ones_like()?'],
    ['zeros', 'input.zeros_like()?'],
  ]
  const named = masks.filter(([, call]) => forward.includes(call))
  const call = named.reduce((text, [name, made]) => text.replace(made, name), forward)
  const lets = named.map(([name, made]) => `        let ${name} = ${made};`)
  if (call.length <= 60) return [...lets, `        Ok(${call})`]
  const [self = '', field = '', ...rest] = call.split('.')
  return [...lets, `        Ok(${self}`, `            .${field}`, `            .${rest.join('.')})`]
}
