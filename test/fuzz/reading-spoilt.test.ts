import fc from 'fast-check'
import { anyPath, spoiltDocument } from './documents.ts'
import { misread } from './reading.ts'
import { holds, nothingWrong } from './runs.ts'

holds(
  'a spoilt document is read and judged, every place inside it',
  'three fifths',
  fc.property(anyPath, spoiltDocument, (path, text) => nothingWrong(misread(path, text))),
)
