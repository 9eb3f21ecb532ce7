import { readFileSync } from 'node:fs'
import path from 'node:path'
import { render } from '@testing-library/react'
import { artLayers } from './art-layers'
import { GoodsArt } from './goods-art'

const drawings = readFileSync(path.join(__dirname, '_drawings.scss'), 'utf8')
const blocks = [...drawings.matchAll(/^ {2}'([\w-]+)': \(\n([\s\S]*?)^ {2}\),/gm)].map(
  ([, name = '', block = '']) => [name, [...block.matchAll(/^ {4}'(\w+)':/gm)].map(layer => layer[1])],
)

test('a drawing has exactly the layers that are painted: one without its shape would be a full tile', () => {
  const sorted = Object.entries(artLayers).map(([name, layers]) => [name, [...layers].sort()])
  expect(blocks.map(([name, layers]) => [name, [...(layers ?? [])].sort()])).toEqual(sorted)
})

test.each([
  ['bowl', 'item', 'art-bowl'],
  ['', 'coupon', 'art-ticket'],
  ['a drawing of a later version', 'item', 'art-box'],
] as const)('art “%s” of kind %s is drawn as %s', (art, kind, name) => {
  const { container } = render(<GoodsArt art={art} kind={kind} />)
  expect(container.querySelector('.art')?.className).toContain(name)
})
