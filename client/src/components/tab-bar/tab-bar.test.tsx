import { act, fireEvent, render, screen } from '@testing-library/react'
import { brand } from '@/testing/brand'
import Taro from '@/testing/taro'
import { applyBrandTheme } from '@/theme/brand-theme'
import { TabBar } from '.'

const names = () => screen.getAllByRole('tab').map(tab => tab.textContent)

test('a brand with a mall has four places, the current one marked', () => {
  applyBrandTheme(brand)
  render(<TabBar current="mall" />)
  expect(names()).toEqual(['会员', '券包', '兑换', '我的'])
  expect(screen.getByRole('tab', { selected: true }).textContent).toBe('兑换')
})

test('a brand without a mall has three', () => {
  applyBrandTheme({ ...brand, mall: false })
  render(<TabBar current="card" />)
  expect(names()).toEqual(['会员', '券包', '我的'])
})

test('an old link to the mall of a brand that closed it still shows where one is', () => {
  applyBrandTheme({ ...brand, mall: false })
  render(<TabBar current="mall" />)
  expect(names()).toEqual(['会员', '券包', '兑换', '我的'])
})

test('a tap opens another place and does nothing on the current one', () => {
  applyBrandTheme(brand)
  render(<TabBar current="mall" />)
  act(() => void fireEvent.click(screen.getByText('兑换')))
  expect(Taro.switchTab).not.toHaveBeenCalled()
  act(() => void fireEvent.click(screen.getByText('券包')))
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/wallet/index' })
})
