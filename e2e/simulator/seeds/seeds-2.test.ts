import { LIMIT_MS, playQuarter } from './quarter'

test('seeds 101 to 200 end with every invariant held and nothing owed', () => playQuarter(2), LIMIT_MS)
