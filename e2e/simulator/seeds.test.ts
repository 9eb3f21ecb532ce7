import { loadFunctions } from './functions'
import { firstFailure } from './seeds'

/** `npm run simulate` plays as many as there is time for; these are played at every run of the tests. */
const SEEDS = 40

test('whatever the order of things: every invariant holds after every write, and nothing is owed at rest', async () => {
  expect(await firstFailure(loadFunctions(), 1, SEEDS)).toBeNull()
})
