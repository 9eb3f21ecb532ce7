import { render } from '@testing-library/react'
import { TierProgress } from '.'

const widthOf = (container: HTMLElement) =>
  (container.querySelector('.progress-done') as HTMLElement).style.width

test.each([
  [1786, 2000, '89.3%'],
  [0, 500, '0%'],
  [2600, 2000, '100%'],
])('growth %i of %i fills %s', (growth, goal, width) => {
  const { container } = render(
    <TierProgress sentence="再消费 214 元，升为「藏山」" growth={growth} goal={goal} />,
  )
  expect(widthOf(container)).toBe(width)
})

test('the top tier shows a full bar and no goal', () => {
  const { container } = render(<TierProgress sentence="已是最高一级「藏山」" growth={2600} goal={null} />)
  expect(widthOf(container)).toBe('100%')
  expect(container.textContent).toBe('已是最高一级「藏山」')
})
