import { fireEvent, render, screen } from '@testing-library/react'
import { ConsentRow } from '.'

test('box and first words tick it; each text is a target of its own and does not', () => {
  const change = jest.fn()
  const read = jest.fn()
  render(<ConsentRow checked={false} onChange={change} texts={[{ name: '会员规则', onTap: read }]} />)
  fireEvent.click(screen.getByText('《会员规则》'))
  expect([read.mock.calls.length, change.mock.calls.length]).toEqual([1, 0])
  fireEvent.click(screen.getByRole('checkbox'))
  expect(change).toHaveBeenCalledWith(true)
})
