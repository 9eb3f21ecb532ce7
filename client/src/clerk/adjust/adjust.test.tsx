import { act, fireEvent, render, screen } from '@testing-library/react'
import { customerAtDesk } from '@/clerk/features/staff/customer-at-desk'
import { brand, yunqi } from '@/testing/brand'
import { cloudThatAnswers, noNetwork } from '@/testing/cloud'
import AdjustPage from '.'

const customer = { maskedName: '林 *', tierName: '知味', phoneTail: '6688', isMember: true }
const points = (active: number, debt = 0) => ({ active, pending: 0, debt, expiring: null })
const rule = () => ({ brand, alone: 500, proposals: [] })

const field = (id: string) => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`nothing with id ${id} on screen`)
  return found
}
const open = async () => {
  customerAtDesk.set({
    code: 'scan-1',
    storeId: yunqi.id,
    customerId: 'shanze:o-lin',
    permit: 'proof',
    cardNo: '6208041577',
    customer,
    points: points(1286),
    creditMostFen: 0,
  })
  await act(async () => void render(<AdjustPage />))
}
const tap = (id: string) => act(async () => void fireEvent.click(field(id)))
const type = (id: string, value: string) =>
  act(async () => void fireEvent.change(field(id), { target: { value } }))
const fill = async (digits: string) => {
  await type('type-points', digits)
  await tap('reason-0')
}

describe('a correction of points by hand', () => {
  test('says the balance after it, and shows the new one once it is booked', async () => {
    const asked = cloudThatAnswers({
      'adjustment.proposals': rule,
      'adjustment.adjust': () => ({ state: 'booked', customer, points: points(1586) }),
    })
    await open()
    expect(field('send-adjust').textContent).toBe('先填多少积分')
    await fill('300')
    expect(screen.getByText('现在 1,286，加完有 1,586 积分')).toBeTruthy()
    await tap('send-adjust')
    expect(asked.at(-1)).toMatchObject({
      action: 'adjustment.adjust',
      input: { cardNo: '6208041577', points: 300, reason: '漏记补分' },
    })
    expect(screen.getByText('已记上')).toBeTruthy()
    expect(customerAtDesk.get()?.points?.active).toBe(1586)
  })

  test('above the limit says so before, and afterwards who must approve', async () => {
    cloudThatAnswers({
      'adjustment.proposals': rule,
      'adjustment.adjust': () => ({ state: 'proposed', customer, proposalId: 'p1' }),
    })
    await open()
    await fill('800')
    expect(screen.getByText('超过 500 分要两个人，另一位店长同意后才记上')).toBeTruthy()
    expect(field('send-adjust').textContent).toBe('提交申请 +800 积分')
    await tap('send-adjust')
    expect(screen.getByText('等人同意')).toBeTruthy()
    expect(screen.getByText('请另一位店长或所有者打开「待审批」。')).toBeTruthy()
    expect(customerAtDesk.get()?.points?.active).toBe(1286)
  })

  test('more than the member has cannot be sent; a balance that shrank meanwhile is told in place', async () => {
    cloudThatAnswers({
      'adjustment.proposals': rule,
      'adjustment.adjust': () => ({
        ok: false,
        code: 'POINTS_SHORT',
        message: '不够',
        data: { active: 120 },
      }),
    })
    await open()
    await tap('choose-take')
    await fill('1287')
    expect(field('send-adjust').textContent).toBe('只有 1,286 分，不够扣')
    await type('type-points', '200')
    await tap('send-adjust')
    expect(screen.getByText('可用积分只有 120，不够扣，这次没有扣')).toBeTruthy()
  })

  test('without an answer the form is locked and the same command goes again', async () => {
    let answers = false
    const asked = cloudThatAnswers({
      'adjustment.proposals': rule,
      'adjustment.adjust': () =>
        answers ? { state: 'booked', customer, points: points(1586) } : noNetwork(),
    })
    await open()
    await fill('300')
    await tap('send-adjust')
    expect(screen.getByText('没有网络，还没送到')).toBeTruthy()
    await tap('choose-take')
    answers = true
    await act(async () => void (await new Promise(resolve => setTimeout(resolve, 320))))
    await tap('send-adjust')
    const sent = asked.filter(({ action }) => action === 'adjustment.adjust')
    expect(sent).toHaveLength(2)
    expect(sent[1]?.input).toEqual(sent[0]?.input)
    expect(screen.getByText('已记上')).toBeTruthy()
  })
})
