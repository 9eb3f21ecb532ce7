import { render } from '@testing-library/react'
import { Verdict } from '.'

test.each([
  ['ok', '可以用', 'icon-check'],
  ['warn', '已经用过了', 'icon-history'],
  ['no', '现在不能用', 'icon-close'],
] as const)('%s is a colour, a word and a shape', (tone, word, shape) => {
  const { container } = render(<Verdict tone={tone} word={word} />)
  expect(container.querySelector(`.verdict-${tone}`)?.textContent).toBe(word)
  expect(container.querySelector(`.${shape}`)).toBeTruthy()
})
