import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { toast } from '@/components/toast'
import { chooseAppearance } from '@/theme/appearance'
import { Page } from '.'

test('back returns where one came from, and to the card when one came from outside', () => {
  render(
    <Page title="券详情" back>
      {null}
    </Page>,
  )
  fireEvent.click(screen.getByLabelText('返回'))
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/card/index' })
  ;(Taro.getCurrentPages as jest.Mock).mockReturnValueOnce([{}, {}])
  fireEvent.click(screen.getByLabelText('返回'))
  expect(Taro.navigateBack).toHaveBeenCalledTimes(1)
})

test('a tab page shows the bar with itself selected and opens the others', () => {
  render(
    <Page title="券包" tab="wallet">
      {null}
    </Page>,
  )
  expect(screen.getAllByRole('tab').map(tab => tab.getAttribute('aria-selected'))).toEqual([
    'false',
    'true',
    'false',
  ])
  fireEvent.click(screen.getByText('我的'))
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/me/index' })
})

test('the chosen look stands on the page root', () => {
  const { container } = render(<Page title="我的">{null}</Page>)
  act(() => chooseAppearance({ scheme: 'dark', still: true }))
  expect(container.querySelector('.app')?.className).toMatch(/theme-dark still/)
  act(() => chooseAppearance({ scheme: 'system', still: false }))
  expect(container.querySelector('.app')?.className).not.toMatch(/theme-|still/)
})

test('a toast says a success and goes by itself', () => {
  jest.useFakeTimers()
  render(<Page title="券包">{null}</Page>)
  act(() => toast('已收进券包'))
  expect(screen.getByText('已收进券包')).toBeTruthy()
  act(() => void jest.advanceTimersByTime(1_700))
  expect(screen.queryByText('已收进券包')).toBeNull()
  jest.useRealTimers()
})
