import { answer } from './answer'
import { main } from './index'

jest.mock('./answer', () => ({ answer: jest.fn() }))
const answering = jest.mocked(answer)

test('an answer carries the id of its request and the time it was given', async () => {
  const before = Date.now()
  answering.mockResolvedValue({ ok: true, data: 1 })
  const reply = await main({}, { request_id: 'r-7' })
  expect(reply).toEqual({ ok: true, data: 1, requestId: 'r-7', at: expect.any(Number) })
  expect(reply.at).toBeGreaterThanOrEqual(before)
  expect(await main({})).toMatchObject({ requestId: expect.stringMatching(/^\w{22}$/) })
})

test('a bug is logged once, answered in plain words, and tells nothing', async () => {
  const logged = jest.spyOn(console, 'error').mockImplementation(() => {})
  answering.mockRejectedValue(new Error('collection shanze:oTestSecret00000000000000001 exploded'))
  const reply = await main({ action: 'member.card', brand: 'shanze' }, { request_id: 'r-8' })
  expect(reply).toMatchObject({ ok: false, code: 'INTERNAL', requestId: 'r-8' })
  expect(JSON.stringify(reply)).not.toContain('exploded')
  expect(logged).toHaveBeenCalledTimes(1)
  const line = String(logged.mock.calls[0]?.[0])
  expect(line).toContain('"requestId":"r-8"')
  expect(line).not.toContain('oTestSecret')
  logged.mockRestore()
})
