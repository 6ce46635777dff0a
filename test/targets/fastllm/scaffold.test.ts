import { expect, test } from 'vitest'
import { architectureNames } from '../../../src/targets/fastllm/architectures.ts'
import { fastllm } from '../../../src/targets/fastllm/fastllm.ts'
import { gatedIn } from '../../../src/targets/fastllm/gates.ts'
import { targetNamed } from '../../../src/targets/targets.ts'
import { expectOneEnding } from '../../edit/promises.ts'
import { filesFor } from '../../support/tree.ts'
import {
  changed,
  configOf,
  decoders,
  difference,
  embeddings,
  scaffolded,
  setOf,
  tree,
} from './check.ts'

const models = 'src/models/mod.rs'
const registry = 'src/models/model_registry.rs'
const bittern = configOf('Gemma2ForCausalLM')

/** What a file of the tree gained; lines that were broken anew are shown with what they were. */
function gained(path: string, config: unknown = bittern, files = tree): string {
  const { gained: now, lost } = difference(
    files.get(path) ?? '',
    scaffolded(config, files).get(path) ?? '',
  )
  return lost === '' ? now : `${now}\n--- instead of\n${lost}`
}

function said(config: unknown, files = tree): string {
  const { notes, todos } = setOf(config, files)
  return [...notes.map((note) => `note: ${note}`), ...todos.map((todo) => `todo: ${todo}`)].join(
    '\n',
  )
}

const pathsOf = (config: unknown, files = tree): readonly string[] =>
  setOf(config, files).changes.map(({ path }) => path)

test('the target is known by its name', () => {
  expect(targetNamed('fastllm')).toMatchObject({ name: fastllm.name, parts: fastllm.parts })
})

test('a new family of decoders gets its file', () => {
  expect(scaffolded(bittern).get('src/models/gemma2.rs')).toMatchInlineSnapshot(`
    "use anyhow::Result;
    use candle_core::{DType, Device, Tensor};
    use candle_nn::VarBuilder;
    use candle_transformers::models::gemma2::{Config, Model};
    use std::collections::HashMap;
    use std::sync::{Mutex, MutexGuard, PoisonError};

    use super::cache::CommonCache;
    use super::model_initializer::{ModelArchitecture, ModelInitializer};

    const ARCHITECTURES: &[&str] = &["Gemma2ForCausalLM"];

    /// Decoder of the Gemma2 family.
    ///
    /// Candle keeps the key-value cache inside the model, so a lock guards it, and each clone has a
    /// cache of its own.
    pub struct Gemma2WithConfig {
        model: Mutex<Model>,
    }

    impl Gemma2WithConfig {
        fn lock(&self) -> MutexGuard<'_, Model> {
            self.model.lock().unwrap_or_else(PoisonError::into_inner)
        }
    }

    impl Clone for Gemma2WithConfig {
        fn clone(&self) -> Self {
            Self {
                model: Mutex::new(self.lock().clone()),
            }
        }
    }

    impl ModelInitializer for Gemma2WithConfig {
        type Config = Config;
        type Cache = CommonCache;

        fn initialize_model(
            config: &Self::Config,
            tensors: HashMap<String, Tensor>,
            dtype: DType,
            device: &Device,
        ) -> Result<(Self, Self::Cache)> {
            let vb = VarBuilder::from_tensors(tensors, dtype, device);
            let model = Mutex::new(Model::new(false, config, vb)?);
            Ok((Self { model }, CommonCache::new()))
        }

        fn initialize_cache(_device: &Device, _dtype: DType) -> Result<Self::Cache> {
            Ok(CommonCache::new())
        }

        fn forward(&self, input: &Tensor, pos: usize, _cache: &mut Self::Cache) -> Result<Tensor> {
            let mut model = self.lock();
            // Every generation starts at position 0, and must not see the one before.
            if pos == 0 {
                model.clear_kv_cache();
            }
            Ok(model.forward(input, pos)?)
        }
    }

    impl ModelArchitecture for Gemma2WithConfig {
        fn get_family() -> &'static str {
            "Gemma2"
        }

        fn supports_architecture(architecture: &str) -> bool {
            ARCHITECTURES.contains(&architecture)
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn test_gemma2_accepts_its_architectures() {
            for architecture in ARCHITECTURES {
                assert!(Gemma2WithConfig::supports_architecture(architecture));
            }
        }

        #[test]
        fn test_gemma2_refuses_other_architectures() {
            for architecture in [
                "LlamaForCausalLM",
                "Gemma2ForConditionalGeneration",
                "UnsupportedArchitecture",
            ] {
                assert!(!Gemma2WithConfig::supports_architecture(architecture));
            }
        }

        #[test]
        fn test_gemma2_family() {
            assert_eq!(Gemma2WithConfig::get_family(), "Gemma2");
        }

        const CONFIG: &str = r#"{
            "attention_bias": false,
            "head_dim": 64,
            "hidden_activation": "gelu_pytorch_tanh",
            "hidden_size": 1024,
            "intermediate_size": 4096,
            "num_attention_heads": 16,
            "num_hidden_layers": 12,
            "num_key_value_heads": 4,
            "rms_norm_eps": 0.000001,
            "rope_theta": 10000,
            "vocab_size": 32000,
            "query_pre_attn_scalar": 256,
            "final_logit_softcapping": 30,
            "sliding_window": 2048,
            "max_position_embeddings": 4096
        }"#;

        #[test]
        fn test_gemma2_config() {
            let config: Config = serde_json::from_str(CONFIG).unwrap();
            assert_eq!(config.hidden_size, 1024);
            assert_eq!(config.num_attention_heads, 16);
            assert_eq!(config.num_hidden_layers, 12);
            assert_eq!(config.vocab_size, 32000);
            assert_eq!(config.num_attention_heads % config.num_key_value_heads, 0);
            assert_eq!(config.head_dim % 2, 0);
        }
    }
    "
  `)
})

test('a new family of decoders is dispatched wherever the others are', () => {
  expect(gained(models)).toMatchInlineSnapshot(`
    "pub mod gemma2;
    use gemma2::Gemma2WithConfig;
        Gemma2(Model<Gemma2WithConfig>, String),
                Self::Gemma2(_, id) => write!(f, "ModelWrapper::Gemma2({})", id),
                Self::Gemma2(_, id) => id.clone(),
                Self::Llama(_, _) | Self::Qwen(_, _) | Self::Mistral(_, _) | Self::Gemma2(_, _) => {
                Self::Gemma2(model, _) => model.generate(prompt, max_tokens, temperature),
                Self::Llama(_, _) | Self::Qwen(_, _) | Self::Mistral(_, _) | Self::Gemma2(_, _) => {
                Self::Gemma2(model, _) => {
                    let tokenizer = model.tokenizer.clone();
                    let device = model.device.clone();
                    let own = model.model.clone();
                    let cache = Gemma2WithConfig::initialize_cache(&device, model.dtype)?;

                    std::thread::spawn(move || {
                        let mut copy = Model::new(tokenizer, own, device, cache);
                        let _ = sender.send(copy.generate(&prompt, max_tokens, temperature));
                    });
                }
    --- instead of
                Self::Llama(_, _) | Self::Qwen(_, _) | Self::Mistral(_, _) => {
                Self::Llama(_, _) | Self::Qwen(_, _) | Self::Mistral(_, _) => {"
  `)
})

test('a new family of decoders is registered, mapped before any part of a name, and tested', () => {
  expect(gained(registry)).toMatchInlineSnapshot(`
    "    embeddings::MiniLMModel, gemma2::Gemma2WithConfig, llama::LlamaWithConfig,
        mistral::MistralWithConfig, qwen::QwenWithConfig, ModelWrapper,
            self.mock_configs.insert(
                "wetland/bittern-2-mini".to_string(),
                r#"{"architectures": ["Gemma2ForCausalLM"]}"#.to_string(),
            );
            // Register Gemma2 models
            self.register(
                "Gemma2",
                Box::new(
                    |model_id: String, revision: String, dtype: DType, device: Device| {
                        Box::pin(async move {
                            let model = crate::models::load_model::<Gemma2WithConfig>(
                                &model_id, &revision, dtype, &device,
                            )
                            .await?;
                            Ok(ModelWrapper::Gemma2(model, model_id))
                        })
                    },
                ),
            );

                "Gemma2ForCausalLM" => Some("Gemma2"),
            // Test Gemma2 family
            assert_eq!(
                registry.get_family_from_architecture("Gemma2ForCausalLM"),
                Some("Gemma2"),
                "Should map Gemma2ForCausalLM to Gemma2 family"
            );

            // Test bittern-2-mini
            let architecture = registry
                .get_model_architecture("wetland/bittern-2-mini", "main")
                .await?;
            assert_eq!(
                architecture, "Gemma2ForCausalLM",
                "bittern-2-mini should report Gemma2ForCausalLM architecture"
            );

            assert!(
                registry.models.contains_key("Gemma2"),
                "Gemma2 family should be registered"
            );
    --- instead of
        embeddings::MiniLMModel, llama::LlamaWithConfig, mistral::MistralWithConfig,
        qwen::QwenWithConfig, ModelWrapper,"
  `)
})

test('a new family is documented where the others are', () => {
  expect(gained('README.md')).toMatchInlineSnapshot(
    `"| **Gemma2** | Gemma2ForCausalLM | • bittern-2-mini |"`,
  )
  expect(gained('docs/models.md')).toMatchInlineSnapshot(`
    "  
    - **Gemma2 Family**
      - Gemma2ForCausalLM
    - \`src/models/gemma2.rs\` - Gemma2 family models"
  `)
  expect(scaffolded(bittern).get('docs/models.md')).not.toMatch(/\n$/)
})

test('what was found, and what only a person can say, is said', () => {
  expect(said(bittern)).toMatchInlineSnapshot(`
    "note: \`Gemma2ForCausalLM\` of \`wetland/bittern-2-mini\` becomes the family \`Gemma2\`.
    note: Before, FastLLM knows no family for it; after, both gates take it, as \`Gemma2\`.
    note: Built on \`candle_transformers::models::gemma2\`; the tree asks for candle 0.8.2.
    note: Candle's \`Config\` reads this config.json as it stands: every key it needs is there, with the right type.
    note: Chat runs with BF16, which candle multiplies on a GPU only; generation stops at \`</s>\` alone, and there is one chat template for all.
    note: Checked here: each place for an edit was found exactly once. Not checked: whether it compiles, or that a model loads and answers.
    todo: Say at which commit of the model config.json was read.
    todo: Load the model once and ask it something: nothing here proves that it answers.
    todo: Decide on its end-of-sequence token and chat template, which are the same for all families so far."
  `)
})

test('a new family of embeddings needs no variant and no arm', () => {
  const xlm = configOf('XLMRobertaModel')
  expect(gained(models, xlm)).toBe('pub mod xlm_roberta;')
  expect(gained(registry, xlm)).toMatchInlineSnapshot(`
    "    qwen::QwenWithConfig, xlm_roberta::XlmRobertaModel, ModelWrapper,
            self.mock_configs.insert(
                "wetland/bittern-2-mini".to_string(),
                r#"{"architectures": ["XLMRobertaModel"]}"#.to_string(),
            );

            // Register xlm_roberta models
            self.register(
                "xlm_roberta",
                Box::new(
                    |model_id: String, revision: String, _dtype: DType, _device: Device| {
                        Box::pin(async move {
                            let model = XlmRobertaModel::new(&model_id, &revision)?;
                            Ok(ModelWrapper::Embedding(Box::new(model)))
                        })
                    },
                ),
            );
                "XLMRobertaModel" => Some("xlm_roberta"),
            // Test xlm_roberta family
            assert_eq!(
                registry.get_family_from_architecture("XLMRobertaModel"),
                Some("xlm_roberta"),
                "Should map XLMRobertaModel to xlm_roberta family"
            );

            // Test bittern-2-mini
            let architecture = registry
                .get_model_architecture("wetland/bittern-2-mini", "main")
                .await?;
            assert_eq!(
                architecture, "XLMRobertaModel",
                "bittern-2-mini should report XLMRobertaModel architecture"
            );

            assert!(
                registry.models.contains_key("xlm_roberta"),
                "xlm_roberta family should be registered"
            );
    --- instead of
        qwen::QwenWithConfig, ModelWrapper,"
  `)
  expect(scaffolded(xlm).get('src/models/xlm_roberta.rs')).toMatchInlineSnapshot(`
    "use super::embeddings::{EmbeddingModel, EmbeddingOutput};
    use super::model_initializer::ModelArchitecture;
    use crate::providers::huggingface::load_tokenizer;
    use anyhow::{anyhow, Result};
    use candle_core::{DType, Device, Tensor};
    use candle_nn::VarBuilder;
    use candle_transformers::models::xlm_roberta::{Config, XLMRobertaModel as Encoder};
    use hf_hub::{api::sync::ApiBuilder, Repo, RepoType};
    use serde::Deserialize;
    use tokenizers::{Tokenizer, TruncationParams};

    const ARCHITECTURES: &[&str] = &["XLMRobertaModel"];

    #[derive(Deserialize)]
    struct Sizes {
        hidden_size: usize,
    }

    /// \`sentence_bert_config.json\`, which not every repository has.
    #[derive(Deserialize, Default)]
    struct SentenceConfig {
        max_seq_length: Option<usize>,
        do_lower_case: Option<bool>,
    }

    /// Encoder of the xlm_roberta family: one vector a text.
    pub struct XlmRobertaModel {
        encoder: Encoder,
        tokenizer: Tokenizer,
        device: Device,
        model_id: String,
        embedding_size: usize,
        do_lower_case: bool,
    }

    impl XlmRobertaModel {
        pub fn new(model_id: &str, revision: &str) -> Result<Self> {
            let api = ApiBuilder::new()
                .with_token(std::env::var("HF_TOKEN").ok())
                .build()?;
            let repo = api.repo(Repo::with_revision(
                model_id.to_string(),
                RepoType::Model,
                revision.to_string(),
            ));
            let tokenizer_path = repo.get("tokenizer.json")?;
            let config_text = std::fs::read_to_string(repo.get("config.json")?)?;
            let weights = std::fs::read(repo.get("model.safetensors")?)?;
            let sentences: SentenceConfig = match repo.get("sentence_bert_config.json") {
                Ok(path) => serde_json::from_str(&std::fs::read_to_string(path)?)?,
                Err(_) => SentenceConfig::default(),
            };

            let config: Config = serde_json::from_str(&config_text)?;
            let sizes: Sizes = serde_json::from_str(&config_text)?;
            let device = Device::Cpu;
            let tensors = candle_core::safetensors::load_buffer(&weights, &device)?;
            let vb = VarBuilder::from_tensors(tensors, DType::F32, &device);
            let encoder = Encoder::new(&config, vb)?;

            let mut tokenizer = load_tokenizer(model_id, &tokenizer_path)?;
            if let Some(max_length) = sentences.max_seq_length {
                let truncation = TruncationParams {
                    max_length,
                    ..Default::default()
                };
                tokenizer
                    .with_truncation(Some(truncation))
                    .map_err(|e| anyhow!("Tokenizer error: {}", e))?;
            }

            Ok(Self {
                encoder,
                tokenizer,
                device,
                model_id: model_id.to_string(),
                embedding_size: sizes.hidden_size,
                do_lower_case: sentences.do_lower_case.unwrap_or(false),
            })
        }

        /// The hidden states of one text; there is no padding, so nothing is masked.
        fn hidden_states(&self, input: &Tensor) -> Result<Tensor> {
            let ones = input.ones_like()?;
            let zeros = input.zeros_like()?;
            Ok(self
                .encoder
                .forward(input, &ones, &zeros, None, None, None)?)
        }
    }

    impl EmbeddingModel for XlmRobertaModel {
        fn embed(&self, text: &str) -> Result<EmbeddingOutput> {
            let text = if self.do_lower_case {
                text.to_lowercase()
            } else {
                text.to_owned()
            };
            let encoding = self
                .tokenizer
                .encode(text.as_str(), true)
                .map_err(|e| anyhow!("Tokenization error: {}", e))?;
            let input = Tensor::new(encoding.get_ids(), &self.device)?.unsqueeze(0)?;

            // TODO: say whether the model is meant for mean pooling (as here) or for its first token.
            let pooled = self.hidden_states(&input)?.mean(1)?;
            let length = pooled.sqr()?.sum_keepdim(1)?.sqrt()?;
            Ok(EmbeddingOutput {
                embeddings: pooled.broadcast_div(&length)?.squeeze(0)?.to_vec1()?,
                model: self.model_id(),
                token_count: encoding.get_ids().len(),
            })
        }

        fn model_id(&self) -> String {
            self.model_id.clone()
        }

        fn embedding_size(&self) -> usize {
            self.embedding_size
        }
    }

    impl ModelArchitecture for XlmRobertaModel {
        fn get_family() -> &'static str {
            "xlm_roberta"
        }

        fn supports_architecture(architecture: &str) -> bool {
            ARCHITECTURES.contains(&architecture)
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn test_xlm_roberta_accepts_its_architectures() {
            for architecture in ARCHITECTURES {
                assert!(XlmRobertaModel::supports_architecture(architecture));
            }
        }

        #[test]
        fn test_xlm_roberta_refuses_other_architectures() {
            for architecture in [
                "LlamaForCausalLM",
                "XLMRobertaForSequenceClassification",
                "UnsupportedArchitecture",
            ] {
                assert!(!XlmRobertaModel::supports_architecture(architecture));
            }
        }

        #[test]
        fn test_xlm_roberta_family() {
            assert_eq!(XlmRobertaModel::get_family(), "xlm_roberta");
        }

        const CONFIG: &str = r#"{
            "hidden_size": 1024,
            "layer_norm_eps": 0.00001,
            "attention_probs_dropout_prob": 0.1,
            "hidden_dropout_prob": 0.1,
            "num_attention_heads": 16,
            "position_embedding_type": "absolute",
            "intermediate_size": 4096,
            "hidden_act": "gelu",
            "num_hidden_layers": 12,
            "vocab_size": 32000,
            "max_position_embeddings": 4096,
            "type_vocab_size": 1,
            "pad_token_id": 1
        }"#;

        #[test]
        fn test_xlm_roberta_config() {
            let config: Config = serde_json::from_str(CONFIG).unwrap();
            assert_eq!(config.hidden_size, 1024);
            assert_eq!(config.num_attention_heads, 16);
            assert_eq!(config.num_hidden_layers, 12);
            assert_eq!(config.vocab_size, 32000);
            assert_eq!((config.hidden_size / config.num_attention_heads) % 2, 0);
        }
    }
    "
  `)
})

test('a skeleton is two files and claims nothing', () => {
  const gpt = configOf('GptOssForCausalLM', { quantization_config: { quant_method: 'mxfp4' } })
  expect(pathsOf(gpt)).toEqual(['src/models/gpt_oss.rs', models])
  expect(gained(models, gpt)).toBe('pub mod gpt_oss;')
  expect(scaffolded(gpt).get('src/models/gpt_oss.rs')).toMatchInlineSnapshot(`
    "#![allow(dead_code)]
    //! Skeleton of the GptOss family: not registered, and nothing is served by it.
    //!
    //! No module of candle is known for this architecture, up to 0.11.0.

    use anyhow::{anyhow, Result};
    use candle_core::{DType, Device, Tensor};
    use serde::Deserialize;
    use std::collections::HashMap;

    use super::cache::CommonCache;
    use super::model_initializer::{ModelArchitecture, ModelInitializer};

    const ARCHITECTURES: &[&str] = &["GptOssForCausalLM"];

    /// What \`config.json\` states at top level.
    #[derive(Deserialize, Clone, Debug)]
    pub struct GptOssConfig {
        pub hidden_size: usize,
        pub intermediate_size: usize,
        pub vocab_size: usize,
        pub num_hidden_layers: usize,
        pub num_attention_heads: usize,
        pub num_key_value_heads: usize,
        pub head_dim: usize,
        pub max_position_embeddings: usize,
        pub rms_norm_eps: f64,
        pub rope_theta: f64,
        pub attention_bias: bool,
        pub tie_word_embeddings: bool,
    }

    pub struct GptOssWithConfig;

    impl ModelInitializer for GptOssWithConfig {
        type Config = GptOssConfig;
        type Cache = CommonCache;

        fn initialize_model(
            _config: &Self::Config,
            _tensors: HashMap<String, Tensor>,
            _dtype: DType,
            _device: &Device,
        ) -> Result<(Self, Self::Cache)> {
            Err(anyhow!("GptOss models cannot be loaded yet"))
        }

        fn initialize_cache(_device: &Device, _dtype: DType) -> Result<Self::Cache> {
            Ok(CommonCache::new())
        }

        fn forward(&self, _input: &Tensor, _pos: usize, _cache: &mut Self::Cache) -> Result<Tensor> {
            Err(anyhow!("GptOss models cannot generate yet"))
        }
    }

    impl ModelArchitecture for GptOssWithConfig {
        fn get_family() -> &'static str {
            "GptOss"
        }

        fn supports_architecture(architecture: &str) -> bool {
            ARCHITECTURES.contains(&architecture)
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn test_gpt_oss_accepts_its_architectures() {
            for architecture in ARCHITECTURES {
                assert!(GptOssWithConfig::supports_architecture(architecture));
            }
        }

        #[test]
        fn test_gpt_oss_refuses_other_architectures() {
            for architecture in [
                "LlamaForCausalLM",
                "GptOssForConditionalGeneration",
                "UnsupportedArchitecture",
            ] {
                assert!(!GptOssWithConfig::supports_architecture(architecture));
            }
        }

        #[test]
        fn test_gpt_oss_family() {
            assert_eq!(GptOssWithConfig::get_family(), "GptOss");
        }

        const CONFIG: &str = r#"{
            "hidden_size": 1024,
            "intermediate_size": 4096,
            "vocab_size": 32000,
            "num_hidden_layers": 12,
            "num_attention_heads": 16,
            "num_key_value_heads": 4,
            "head_dim": 64,
            "max_position_embeddings": 4096,
            "rms_norm_eps": 0.000001,
            "rope_theta": 10000,
            "attention_bias": false,
            "tie_word_embeddings": false
        }"#;

        #[test]
        fn test_gpt_oss_config() {
            let config: GptOssConfig = serde_json::from_str(CONFIG).unwrap();
            assert_eq!(config.hidden_size, 1024);
            assert_eq!(config.intermediate_size, 4096);
            assert_eq!(config.vocab_size, 32000);
            assert_eq!(config.num_hidden_layers, 12);
        }
    }
    "
  `)
  expect(said(gpt)).toMatchInlineSnapshot(`
    "note: A draft: \`GptOssForCausalLM\` of \`wetland/bittern-2-mini\` gets a skeleton that is not registered and claims nothing. No module of candle is known for this architecture, up to 0.11.0.
    note: Before and after, FastLLM knows no family for it.
    note: In the way today (V15): the weights are quantised, and FastLLM has no loader for those.
    note: Checked here: each place for an edit was found exactly once. Not checked: whether it compiles, or that a model loads and answers.
    todo: Say at which commit of the model config.json was read.
    todo: Open it as a draft; write the model, or wait for the candle that has it."
  `)
})

test.for<[string, object, string]>([
  ['Qwen3ForCausalLM', {}, 'Candle has `qwen3` from 0.9.2 on, and this tree asks for 0.8.2.'],
  ['MixtralForCausalLM', {}, 'needs an adapter made by hand'],
  ['Gemma2ForCausalLM', { query_pre_attn_scalar: undefined }, '`query_pre_attn_scalar` is missing'],
  ['Qwen2MoeForCausalLM', { sliding_window: null }, '`sliding_window` is null'],
  ['Phi3ForCausalLM', { eos_token_id: [1, 2] }, '`eos_token_id` is not a whole number'],
  ['Phi3ForCausalLM', { rope_scaling: { type: 'longrope' } }, '`rope_scaling` is not a text'],
  ['Gemma2ForCausalLM', { hidden_activation: 'mish' }, 'the name of an activation it knows'],
  ['Gemma2ForCausalLM', { quantization_config: {} }, 'This model cannot run (V15)'],
  ['Gemma2ForCausalLM', { num_key_value_heads: 3 }, 'This model cannot run (V08)'],
  ['BitternForCausalLM', {}, 'No module of candle is known for this architecture, up to 0.11.0.'],
])('%s with %j is a skeleton', ([architecture, keys, why]) => {
  const config = configOf(architecture, keys)
  expect(said(config)).toContain(why)
  expect(pathsOf(config)).toHaveLength(2)
  expect(said(config)).toContain('Before and after, FastLLM')
})

test('a release of candle inside the range is asked for in all three crates', () => {
  const gemma3 = configOf('Gemma3ForCausalLM')
  expect(pathsOf(gemma3)).toContain('Cargo.toml')
  expect(gained('Cargo.toml', gemma3)).toMatchInlineSnapshot(`
    "candle-core = { version = "0.8.4" }
    candle-nn = { version = "0.8.4" }
    candle-transformers = { version = "0.8.4" } # the three move together
    --- instead of
    candle-core = { version = "0.8.2" }
    candle-nn = { version = "0.8.2" }
    candle-transformers = { version = "0.8.2" } # the three move together"
  `)
  expect(pathsOf(bittern)).not.toContain('Cargo.toml')
})

test.for<[string, string]>([
  ['"=0.8.2"', 'Candle has `gemma3` from 0.8.4 on'],
  ['"*"', 'no upper end'],
  ['{ git = "https://example.org/candle", version = "0.8.2" }', 'names no version'],
  ['{ workspace = true }', 'names no version'],
  ['">=0.8.2"', 'no upper end'],
  ['"0.9"', 'may differ in version'],
])('candle-transformers = %s is nothing to build on', ([requirement, why]) => {
  const files = changed(tree, 'Cargo.toml', /(?<=candle-transformers = )\{.*\}/, requirement)
  const config = configOf('Gemma3ForCausalLM')
  expect(said(config, files)).toContain(why)
  expect(pathsOf(config, files)).toHaveLength(2)
})

test('a newer candle makes a family of what was a skeleton', () => {
  const files = changed(tree, 'Cargo.toml', /0\.8\.2/g, '0.9.2')
  const qwen3 = configOf('Qwen3ForCausalLM', { max_window_layers: 12, use_sliding_window: false })
  expect(pathsOf(qwen3, files)).toEqual([
    'src/models/qwen3.rs',
    models,
    registry,
    'README.md',
    'docs/models.md',
  ])

  const before = scaffolded(qwen3)
  const after = changed(before, 'Cargo.toml', /0\.8\.2/g, '0.9.2')
  expect(said(qwen3, after)).toBe(
    'todo: Nothing is written: it can be wired now, but `src/models/qwen3.rs` holds a skeleton: delete it and `pub mod qwen3;`, then start again.',
  )
})

test('an architecture that is served gets tests and an example, and no code', () => {
  const qwen = configOf('Qwen2ForCausalLM', { head_dim: undefined })
  expect(pathsOf(qwen)).toEqual([registry, 'README.md'])
  expect(gained('README.md', qwen)).toMatchInlineSnapshot(`
    "| **Qwen** | Qwen2ForCausalLM<br>Qwen2_5_VLForConditionalGeneration | • Qwen2<br>• Qwen2.5<br>• bittern-2-mini |
    --- instead of
    | **Qwen** | Qwen2ForCausalLM<br>Qwen2_5_VLForConditionalGeneration | • Qwen2<br>• Qwen2.5 |"
  `)
  expect(gained(registry, qwen)).toMatchInlineSnapshot(`
    "        self.mock_configs.insert(
                "wetland/bittern-2-mini".to_string(),
                r#"{"architectures": ["Qwen2ForCausalLM"]}"#.to_string(),
            );
            // Test bittern-2-mini
            let architecture = registry
                .get_model_architecture("wetland/bittern-2-mini", "main")
                .await?;
            assert_eq!(
                architecture, "Qwen2ForCausalLM",
                "bittern-2-mini should report Qwen2ForCausalLM architecture"
            );
    "
  `)
  expect(said(qwen)).toMatchInlineSnapshot(`
    "note: \`Qwen2ForCausalLM\` of \`wetland/bittern-2-mini\` is taken by \`QwenWithConfig\`; only what was missing is added.
    note: FastLLM takes it at both gates, as \`Qwen\`.
    note: Qwen: positions after the prompt are counted by call; of vision models only the text part runs.
    note: Chat runs with BF16, which candle multiplies on a GPU only; generation stops at \`</s>\` alone, and there is one chat template for all.
    note: Checked here: each place for an edit was found exactly once. Not checked: whether it compiles, or that a model loads and answers.
    todo: Say at which commit of the model config.json was read."
  `)
})

test('where all is there, nothing is to do', () => {
  const tiny = configOf('LlamaForCausalLM')
  expect(setOf(tiny, tree, 'TinyLlama/TinyLlama-1.1B-Chat-v1.0')).toEqual({
    changes: [],
    notes: [],
    todos: [],
  })
})

test('a model that is accepted by name and cannot run is tested and not documented', () => {
  const deep = configOf('LlamaForCausalLM', { num_hidden_layers: 32 })
  expect(pathsOf(deep)).toEqual([registry])
  expect(said(deep)).toContain('note: A draft, since this model cannot run (V16)')
})

test('another spelling joins its family', () => {
  const old = configOf('LLaMAForCausalLM')
  expect(gained('src/models/llama.rs', old)).toMatchInlineSnapshot(`
    "        matches!(architecture, "LlamaForCausalLM" | "LLaMAForCausalLM")
    --- instead of
            architecture == "LlamaForCausalLM""
  `)
  expect(gained(registry, old)).toContain('            "LLaMAForCausalLM" => Some("Llama"),')
  expect(gained('README.md', old)).toContain('| **Llama** | LlamaForCausalLM<br>LLaMAForCausalLM |')
  expect(gained('docs/models.md', old)).toBe('  - LLaMAForCausalLM')
})

test.for<[string, object, string]>([
  ['Qwen2VLForConditionalGeneration', {}, 'only after somebody compared their weights'],
  ['WhisperForConditionalGeneration', {}, 'no endpoint for what'],
  ['BertForSequenceClassification', {}, 'no endpoint for what'],
  ['HeronForTokenClassification', {}, 'no endpoint for what'],
  ['HeronForCausalLM', { is_encoder_decoder: true }, 'an encoder-decoder'],
  ['TestForCausalLM', {}, "its variant would be `Test`, which is FastLLM's own"],
  ['ConfigForCausalLM', {}, "its module would be `config`, which is FastLLM's own"],
  ['LoopForCausalLM', {}, 'its module would be the Rust keyword `loop`'],
  ['MistralModel', {}, '`src/models/mistral.rs` is there and does not take `MistralModel`'],
  [`${'A'.repeat(60)}ForCausalLM`, {}, 'longer than'],
])('%s with %j is refused', ([architecture, keys, why]) => {
  const set = setOf(configOf(architecture, keys))
  expect(set.changes).toEqual([])
  expect(set.todos.join()).toContain(why)
})

test.each([
  ...decoders,
  ...embeddings,
  'GptOssForCausalLM',
  'LLaMAForCausalLM',
  'Qwen2ForCausalLM',
])('%s: a second time there is nothing to do', (architecture) => {
  const config = configOf(architecture)
  expect(setOf(config).changes.length).toBeGreaterThan(0)
  expect(setOf(config, scaffolded(config))).toEqual({ changes: [], notes: [], todos: [] })
})

test('only the new name passes the gates that did not, and no other changes', () => {
  for (const architecture of [...decoders, ...embeddings]) {
    const after = scaffolded(configOf(architecture))
    const others = architectureNames.filter((name) => name !== architecture)

    expect(gatedIn(after, architecture)?.outcome).toBe('accepted')
    for (const name of others) expect(gatedIn(after, name)).toEqual(gatedIn(tree, name))
  }
})

test('every file keeps its line endings', () => {
  const files = new Map([...tree].map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]))
  const after = scaffolded(bittern, files)
  for (const [path, text] of files) expectOneEnding(text, after.get(path) ?? '')
  for (const path of tree.keys())
    expect(after.get(path)?.replaceAll('\r\n', '\n')).toBe(scaffolded(bittern).get(path))
})

test('a layout from before there were families is refused with what it lacks', () => {
  const older = filesFor(fastllm, 'test/fixtures/fastllm-by-id')
  expect(fastllm.applies(older)).toEqual({
    applies: false,
    reason: '`src/models/mod.rs` has 1 of `match self`, expected 6',
  })
  expect(setOf(bittern, older).changes).toEqual([])
})

test('another repository is none of this kind', () => {
  const kaito = filesFor(fastllm, 'test/fixtures/kaito-2025')
  expect(fastllm.applies(kaito).reason).toBe('there is no `src/models/model_registry.rs`')
})

test.for<[string, string, RegExp, string, string]>([
  ['an enum', models, /pub enum ModelWrapper/, 'pub enum Wrapper', 'pub enum ModelWrapper'],
  [
    'a trait',
    'src/models/model_initializer.rs',
    /trait ModelArchitecture/,
    'trait Named',
    'trait ModelArchitecture',
  ],
  [
    'a gate',
    registry,
    /fn get_family_from_architecture/,
    'fn family_of',
    'get_family_from_architecture',
  ],
  ['a registry', registry, /fn register_defaults/, 'fn defaults', 'register_defaults'],
])('without %s that is known, nothing is written', ([, path, from, to, missing]) => {
  const files = changed(tree, path, from, to)
  expect(fastllm.applies(files).reason).toContain(missing)
  expect(setOf(bittern, files).changes).toEqual([])
})

test.for<[string, string, string | RegExp, string, string]>([
  [
    'an arm of another form',
    registry,
    'arch if arch.contains("Qwen") => ',
    'arch if arch.starts_with("Qwen") => ',
    'a form that is not known',
  ],
  [
    'two imports',
    registry,
    'use anyhow',
    'use crate::models::{qwen};\nuse anyhow',
    'not exactly one',
  ],
  [
    'siblings that differ',
    models,
    'Self::Qwen(_, id) => id.clone()',
    'Self::Qwen(_, id) => id.to_lowercase()',
    'differ in more than names',
  ],
  [
    'a test of another name',
    registry,
    'fn test_family_mapping',
    'fn test_mapping',
    'there is no `fn test_family_mapping`',
  ],
])('with %s, nothing at all is written', ([, path, from, to, why]) => {
  const { changes, todos } = setOf(bittern, changed(tree, path, from, to))
  expect(changes).toEqual([])
  expect(todos.join('\n')).toContain(why)
})

test('documentation without a place is left for people', () => {
  const files = changed(tree, 'README.md', '## Supported Models', '## Models')
  expect(pathsOf(bittern, files)).not.toContain('README.md')
  expect(said(bittern, files)).toContain('todo: Edit `README.md` by hand')
})

test('a tree without a cache for all gets one of its own', () => {
  const files = changed(tree, 'src/models/cache.rs', /CommonCache/g, 'PlainCache')
  const text = scaffolded(bittern, files).get('src/models/gemma2.rs') ?? ''
  expect(text).toContain('use super::cache::ModelCache;')
  expect(text).toContain('    type Cache = Gemma2Cache;')
  expect(text).not.toContain('CommonCache')
})

test('a module of candle with an interface of its own makes a draft', () => {
  expect(said(configOf('FalconForCausalLM'))).toContain('note: A draft, since candle')
  expect(said(bittern)).not.toContain('A draft')
})
