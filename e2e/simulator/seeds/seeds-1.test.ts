import { LIMIT_MS, playQuarter } from './quarter'

test('seeds 1 to 100 end with every invariant held and nothing owed', () => playQuarter(1), LIMIT_MS)
