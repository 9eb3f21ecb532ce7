import { playQuarter } from './quarter'

playQuarter(2)
