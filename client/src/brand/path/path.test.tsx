import type { OutputOf } from '@shared/contract'
import { NEVER } from '@shared/domain/due'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { at, brand, hubin, NOW, yunqi } from '@/testing/brand'
import { cloudThatAnswers, refusal } from '@/testing/cloud'
import Taro, { openWith } from '@/testing/taro'
import PathPage from '.'
import { endInDays } from './use-path-form'

type Link = OutputOf<'link.list'>['links'][number]

const link = (over: Partial<Link> = {}): Link => ({
  linkId: 'shanze:Ab3kP9x',
  code: 'Ab3kP9x',
  version: 3,
  name: '云栖台卡',
  place: 'table-card',
  target: { page: 'pay', params: {} },
  history: [{ target: { page: 'card', params: {} }, until: at('2026-11-20T09:00:00'), byName: '沈禾' }],
  storeId: '',
  campaignId: '',
  fromAt: 0,
  untilAt: NEVER,
  after: null,
  tags: ['堂食'],
  state: 'live',
  createdAt: NOW,
  urlLinkEndsAt: 0,
  schemeEndsAt: 0,
  ...over,
})
const cloud = (links: Link[], replies: Parameters<typeof cloudThatAnswers>[0] = {}) =>
  cloudThatAnswers({
    'link.list': () => ({
      brand,
      links,
      stores: [yunqi, hubin],
      offers: [{ batchId: 'shanze:a', name: '山野冷泡立减券' }],
      campaigns: [],
      now: NOW,
    }),
    ...replies,
  })
const open = async (params: Record<string, string> = {}) => {
  openWith(params)
  await act(async () => void render(<PathPage />))
}
const existing = { link: 'shanze:Ab3kP9x' }
const tap = async (id: string) => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`nothing with id ${id} on screen`)
  await act(async () => void fireEvent.click(found))
}
const choose = async (row: string, label: string) => {
  await tap(`set-${row}`)
  await act(async () => void fireEvent.click(screen.getByText(label)))
}
const type = (id: string, value: string) => {
  const input = document.getElementById(id)
  if (!input) throw new Error(`nothing with id ${id} on screen`)
  act(() => void fireEvent.change(input, { target: { value } }))
}

describe('LP-07, LP-08: a path is built', () => {
  test('with a name, a place and a page; what fits the place is said', async () => {
    const sent = cloud([], { 'link.save': () => ({ link: link() }) })
    await open()
    expect(screen.getByText('先给它起个名字')).toBeTruthy()
    type('path-name', '湖滨短信')
    await choose('place', '短信')
    expect(screen.getByText(/最多用 30 天/)).toBeTruthy()
    await choose('target', '领券 · 山野冷泡立减券')
    await choose('store', '湖滨店')
    await choose('until', '7 天，到 11 月 29 日 24 点')
    await choose('after', '券包')
    await tap('save-path')
    expect(sent.at(-1)).toMatchObject({
      action: 'link.save',
      input: {
        name: '湖滨短信',
        place: 'sms',
        target: { page: 'offer', params: { offer: 'shanze:a' } },
        storeId: hubin.id,
        untilAt: endInDays(7, NOW, brand.timeZone),
        after: { page: 'wallet', params: {} },
      },
    })
    expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/brand/path/index?link=shanze%3AAb3kP9x' })
  })

  test('from a path that was copied: its ending is dropped, its parameters explained and not believed', async () => {
    cloud([])
    await open()
    await tap('paste-path')
    type('pasted-path', '/pages/wallet/index.html?offer=shanze:a&st=hubin&gd=somebody')
    for (const text of [
      '去掉了结尾的 .html，带着它在小程序里打不开',
      '打开：领券 · 山野冷泡立减券',
      'st 门店：算在哪家店',
      'gd 导购：归谁',
      '这些写在路径里不算数，请在上一页里选',
    ]) {
      expect(screen.getByText(text)).toBeTruthy()
    }
    await tap('use-path')
    expect(screen.getByText('领券 · 山野冷泡立减券')).toBeTruthy()
  })
})

describe('a path that exists', () => {
  test('is changed under its version, keeps what the page does not edit, and shows where it led', async () => {
    const sent = cloud([link()], {
      'link.save': () => ({ link: link({ version: 4, target: { page: 'card', params: {} } }) }),
    })
    await open(existing)
    expect(screen.getByText('11 月 20 日 9:00 换掉 · 沈禾')).toBeTruthy()
    expect(document.getElementById('save-path')).toBeNull()
    await choose('target', '等级与权益')
    await tap('save-path')
    expect(sent.at(-1)).toMatchObject({
      input: { linkId: 'shanze:Ab3kP9x', version: 3, target: { page: 'tiers' }, tags: ['堂食'] },
    })
  })

  test('was changed by a colleague meanwhile: said, and the new one is one tap away', async () => {
    const sent = cloud([link()], {
      'link.save': refusal('LINK_CHANGED', '这条路径刚刚被别人改过，你的改动没有保存。请看过新的再改'),
    })
    await open(existing)
    await choose('target', '等级与权益')
    await tap('save-path')
    expect(screen.getByText(/刚刚被别人改过/)).toBeTruthy()
    await act(async () => void fireEvent.click(screen.getByText('看新的')))
    expect(sent.at(-1)).toMatchObject({ action: 'link.list' })
  })

  test('LP-09: shows its code, drawn once; what could not be drawn says so', async () => {
    let works = false
    cloud([link()], {
      'link.code': () =>
        works
          ? { form: 'code', contentType: 'image/png', base64: 'AAAA' }
          : refusal('LINK_MAKING_FAILED', '微信暂时没有生成，路径没有变动。请过一会儿再点一次')(),
    })
    await open(existing)
    await tap('make-code')
    expect(screen.getByText(/微信暂时没有生成/)).toBeTruthy()
    works = true
    const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 1_000)
    await tap('make-code')
    later.mockRestore()
    expect(document.getElementById('path-picture')?.getAttribute('src')).toBe('data:image/png;base64,AAAA')
    expect(document.getElementById('keep-code')).toBeTruthy()
  })

  test('LP-09: a poster that cannot be drawn says so, and the code stays', async () => {
    cloud([link()], {
      'link.code': () => ({ form: 'code', contentType: 'image/png', base64: 'AAAA' }),
    })
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
    await open(existing)
    await tap('make-code')
    await tap('make-poster')
    expect(screen.getByText('海报没有画出来，码可以照常用。请再点一次')).toBeTruthy()
    expect(document.getElementById('path-picture')).toBeTruthy()
  })

  test('LP-10: a message takes a link, with the day it dies; a menu takes the path itself', async () => {
    const endsAt = at('2026-12-22T10:24:00')
    cloud([link({ place: 'sms' })], {
      'link.code': () => ({ form: 'url-link', address: 'https://wxaurl.cn/x', endsAt }),
    })
    await open(existing)
    await tap('make-url-link')
    expect(Taro.setClipboardData).toHaveBeenCalledWith({ data: 'https://wxaurl.cn/x' })
    expect(screen.getByText('12 月 22 日 10:24 前能打开')).toBeTruthy()
    cloud([link({ place: 'menu' })])
    await open(existing)
    await tap('copy-path')
    expect(Taro.setClipboardData).toHaveBeenLastCalledWith({
      data: 'pages/link/index?l=Ab3kP9x&brand=shanze',
    })
  })

  test('is archived, never deleted, and can be brought back', async () => {
    const sent = cloud([link()], {
      'link.archive': () => ({ link: link({ version: 4, state: 'stopped' }) }),
    })
    await open(existing)
    await tap('archive-path')
    expect(sent.at(-1)).toMatchObject({ input: { version: 3, archived: true } })
    expect(screen.getByText('恢复使用')).toBeTruthy()
    expect(screen.getByText('这条路径已经停用。')).toBeTruthy()
  })

  test('that is not there is said to be missing', async () => {
    cloud([])
    await open(existing)
    expect(screen.getByText('没有找到这条路径')).toBeTruthy()
  })
})
