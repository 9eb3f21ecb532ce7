import { LIMIT_MS, playQuarter } from './quarter'

test('seeds 201 to 300 end with every invariant held and nothing owed', () => playQuarter(3), LIMIT_MS)
