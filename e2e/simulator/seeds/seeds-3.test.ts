import { playQuarter } from './quarter'

playQuarter(3)
