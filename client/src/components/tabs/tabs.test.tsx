import { fireEvent, render, screen } from '@testing-library/react'
import { Tabs } from '.'

const tabs = [
  { id: 'usable', label: '可用', count: 3 },
  { id: 'used', label: '已用完' },
  { id: 'over', label: '已失效', count: 0 },
] as const

test('it selects by tap; a count stands beside its tab, zero too', () => {
  const select = jest.fn()
  render(<Tabs tabs={tabs} selected="usable" onSelect={select} />)
  expect(screen.getAllByRole('tab').map(tab => tab.textContent)).toEqual(['可用3', '已用完', '已失效0'])
  fireEvent.click(screen.getByText('已用完'))
  expect(select).toHaveBeenCalledWith('used')
})
