import { playQuarter } from './quarter'

playQuarter(4)
