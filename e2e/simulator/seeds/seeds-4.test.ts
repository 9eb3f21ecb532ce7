import { LIMIT_MS, playQuarter } from './quarter'

test('seeds 301 to 400 end with every invariant held and nothing owed', () => playQuarter(4), LIMIT_MS)
