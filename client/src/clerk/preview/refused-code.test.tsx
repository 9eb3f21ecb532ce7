import type { RefusalCode } from '@shared/contract'
import { act, render, screen } from '@testing-library/react'
import { yunqi } from '@/testing/brand'
import { cloudThatAnswers, noNetwork, refusal } from '@/testing/cloud'
import { openWith } from '@/testing/taro'
import PreviewPage from '.'

async function open(code: string, reply: Parameters<typeof cloudThatAnswers>[0]['redemption.preview']) {
  openWith({ storeId: encodeURIComponent(yunqi.id), code })
  cloudThatAnswers(reply ? { 'redemption.preview': reply } : {})
  await act(async () => void render(<PreviewPage />))
}

test.each([
  ['TYPED_WRONG', '号码不对', '能扫就扫，扫了不用读数字。'],
  ['DIGITS_NEEDED', '还差 4 位', '能扫就扫，扫了不用读数字。'],
  ['DIGITS_OVER', '数字换了', '半分钟换一次，读到一半换了就重读。'],
  ['TOO_MANY_TRIES', '先等等', '扫码不受影响，现在就能扫。'],
  ['CODE_UNKNOWN', '认不出来', '请顾客打开券、会员码或取货码，再扫一次。'],
] as [RefusalCode, string, string][])(
  'a code refused as %s says “%s” and how to go on',
  async (code, word, advice) => {
    await open('482109375 0428', refusal(code, '为什么'))
    for (const text of [word, '为什么', advice]) expect(screen.getByText(text)).toBeTruthy()
  },
)

test('without network a thing to fetch stays in the shop', async () => {
  await open('G0123456789ABCDEFGH', noNetwork)
  expect(screen.getByText('东西先不要交出去，连上后再核对一次。')).toBeTruthy()
})
