import { type Act, endValidation, home } from './acts.ts'
import { flawed } from './findings.ts'
import { phi4 } from './phi4.ts'

/** A short life in which everything is contested: corrected, rejected, held, failed, tried again and waived. */
export const contestedActs: readonly Act[] = [
  {
    name: 'opened with mistakes',
    async happens({ rin, give }) {
      give(rin, 'write')
      await rin.branch('propose')
      await rin.write({ branch: 'propose', path: phi4.path, text: flawed(0) })
      await rin.open('proposal: support phi-4', 'propose')
    },
  },
  {
    name: 'corrected',
    happens: async ({ rin }) => void (await rin.comment(home, '/fix')),
  },
  {
    name: 'rejected',
    happens: async ({ ada }) => void (await ada.comment(home, '/reject not this year')),
  },
  {
    name: 'reopened and put on hold',
    happens: async ({ ada }) => void (await ada.comment(home, '/reopen\n/hold the board meets')),
  },
  {
    name: 'taken up again and approved',
    happens: async ({ ada }) => void (await ada.comment(home, '/unhold\n/approve')),
  },
  { name: 'merged', happens: ({ ada }) => ada.merge(home) },
  { name: 'validation failed', happens: (house) => endValidation(house, 'failure') },
  {
    name: 'tried again, publication waived',
    happens: async ({ ada }) =>
      void (await ada.comment(home, '/retry validated\n/waive published it is downloaded')),
  },
  { name: 'validated', happens: (house) => endValidation(house, 'success') },
]
