import fc from 'fast-check'
import { anyPath, anyText } from './documents.ts'
import { misread } from './reading.ts'
import { holds, nothingWrong } from './runs.ts'

holds(
  'any text is read and judged, every place inside it',
  'two fifths',
  fc.property(anyPath, anyText, (path, text) => nothingWrong(misread(path, text))),
)
