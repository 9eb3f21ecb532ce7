import { playQuarter } from './quarter'

playQuarter(1)
