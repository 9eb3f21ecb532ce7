import type { OutputOf } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { brand, coupon, hubin, yunqi } from '@/testing/brand'
import { cloudThatAnswers, noNetwork } from '@/testing/cloud'
import { openWith } from '@/testing/taro'
import WalletPage from '.'

type Wallet = OutputOf<'coupon.wallet'>
type Offer = OutputOf<'coupon.offers'>['offers'][number]

const wallet = (facts: Partial<Wallet> = {}): Wallet => ({
  brand,
  coupons: [],
  next: null,
  usableCount: 0,
  offers: 2,
  store: yunqi,
  stores: [yunqi, hubin],
  ...facts,
})
const offer = (facts: Partial<Offer> = {}): Offer => ({
  batchId: 'shanze:autumn',
  terms: coupon().terms,
  validDays: 14,
  validToAt: null,
  soldOut: false,
  mine: 0,
  limit: 1,
  tierName: '',
  ...facts,
})
const open = async () => {
  await act(async () => void render(<WalletPage />))
}
const tap = async (id: string) => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`nothing with id ${id} on screen`)
  await act(async () => void fireEvent.click(found))
}

describe('the wallet', () => {
  test('without network a ticket that works here says why its code does not open', async () => {
    cloudThatAnswers({ 'coupon.wallet': () => wallet({ coupons: [coupon()] }) })
    const online = await act(async () => render(<WalletPage />))
    expect(screen.getByText('去使用')).toBeTruthy()
    online.unmount()
    cloudThatAnswers({ 'coupon.wallet': noNetwork })
    await open()
    expect(screen.getByText('联网后才能打开新的券码')).toBeTruthy()
    expect(screen.queryByText('去使用')).toBeNull()
  })

  test('keeps what works here apart from what does not, with the reason and a way on', async () => {
    const elsewhere = coupon({
      id: 'c2',
      terms: { ...coupon().terms, name: '湖滨早茶立减券', stores: [hubin.id] },
      notUsable: { code: 'COUPON_WRONG_STORE', message: '这家店不参加，湖滨店能用' },
    })
    cloudThatAnswers({ 'coupon.wallet': () => wallet({ coupons: [coupon(), elsewhere], usableCount: 2 }) })
    await open()
    expect(screen.getByText('在云栖路店，现在能用')).toBeTruthy()
    expect(screen.getByText('还不能用')).toBeTruthy()
    expect(screen.getByText('这家店不参加，湖滨店能用')).toBeTruthy()
    await act(async () => void fireEvent.click(screen.getByText('看门店')))
    expect(screen.getByText('能用这张券的店')).toBeTruthy()
    expect(screen.getByText('湖滨店')).toBeTruthy()
  })

  test('an empty one says how to get coupons', async () => {
    cloudThatAnswers({ 'coupon.wallet': () => wallet() })
    await open()
    expect(screen.getByText('现在没有能用的券')).toBeTruthy()
    expect(document.getElementById('open-offers')).toBeTruthy()
  })

  test('a shared offer opens with it on top, and a refused claim is told on the ticket', async () => {
    openWith({ offer: 'shanze:weekly' })
    const weekly = offer({ batchId: 'shanze:weekly', terms: { ...coupon().terms, name: '会员周折扣券' } })
    const asked = cloudThatAnswers({
      'coupon.wallet': () => wallet(),
      'coupon.offers': () => ({ brand, offers: [offer(), weekly] }),
      'coupon.claim': () => ({ ok: false, code: 'SOLD_OUT', message: '这张券已经领完了' }),
    })
    await open()
    expect(document.getElementById('offer-0')?.textContent).toContain('会员周折扣券')
    await tap('claim-0')
    expect(asked.at(-1)).toMatchObject({ action: 'coupon.claim', input: { batchId: 'shanze:weekly' } })
    expect(screen.getByText('这张券已经领完了')).toBeTruthy()
  })

  test('what one has to the limit cannot be claimed again', async () => {
    openWith({ offer: 'x' })
    cloudThatAnswers({
      'coupon.wallet': () => wallet(),
      'coupon.offers': () => ({ brand, offers: [offer({ mine: 1 })] }),
    })
    await open()
    expect(screen.getByText('每人一张，你的那张在券包里')).toBeTruthy()
    expect(document.getElementById('claim-0')).toBeNull()
  })
})
