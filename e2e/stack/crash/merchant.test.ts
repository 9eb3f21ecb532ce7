import { operator, withSecond } from '../merchant/two-numbers'
import { cutEveryTrip } from './cut-every-trip'

/** Merchant numbers of a brand. A new flow of theirs belongs in this list. */
cutEveryTrip(
  [
    {
      name: 'enter a merchant number of another company',
      function: 'jobs',
      prepare: async stack => () => operator(stack).attemptInvite(),
    },
    {
      name: 'write down that its administrator agreed',
      function: 'jobs',
      prepare: async stack => {
        await operator(stack).invite()
        return () => operator(stack).attemptConfirm()
      },
    },
  ],
  withSecond,
)
