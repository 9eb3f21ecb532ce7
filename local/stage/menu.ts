import { products } from '../demo'

export interface Line {
  name: string
  fen: number
}

type Code = (typeof products)[number]['code']

/** What customers order one after the other; the first is the design's own order of 68 yuan. */
const orders: Code[][] = [
  ['white-tea', 'osmanthus', 'rice-cake'],
  ['oolong', 'rice-cake'],
  ['cold-brew', 'osmanthus', 'white-tea'],
  ['tea-bag', 'rice-cake'],
]

/** The n-th order since opening, from 0. */
export function linesOf(n: number): Line[] {
  const codes = orders[n % orders.length] ?? []
  return codes.flatMap(code => products.filter(product => product.code === code)).map(lineOf)
}

const lineOf = ({ name, priceFen }: (typeof products)[number]): Line => ({ name, fen: priceFen })
