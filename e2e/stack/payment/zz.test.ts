import { theCounter, newCommand } from './counter'
const shop = theCounter()
const modes = ['before', 'after', 'hang', 'kill-before', 'kill-after'] as const
const flows: Record<string, { prepare: () => Promise<any>; act: (x: any) => Promise<any>; fn: string; want: (x: any) => unknown; expected: unknown }> = {
  paid: { fn: 'http', prepare: async () => (await shop.payAtTill('linqing', 100), shop.payAtTill('linqing', 10000, { path: 'lost' })), act: no => shop.tellAgain('payment', no).catch(e => e), want: no => [shop.order(no)?.keptPoints ?? 'none', shop.order(no)?.settledV ?? 0], expected: null },
  refund: { fn: 'http', prepare: async () => { const no = await shop.payAtTill('linqing', 10000); await shop.refund(no, 6000, { path: 'lost' }); return no }, act: no => shop.tellAgain('refund', no).catch(e => e), want: no => [shop.order(no).keptPoints, shop.order(no).gifts[0]?.state], expected: null },
  landing: { fn: 'api', prepare: async () => { const no = await shop.placeAndPay('linqing', 10000, 'lost'); return no }, act: no => shop.askLanding('linqing', no).catch(e => e), want: no => [shop.order(no)?.keptPoints], expected: [120] },
  join: { fn: 'api', prepare: async () => shop.payAtTill('zhouzhou', 10000), act: () => shop.person('zhouzhou').attempt('member.join', { commandId: newCommand(), consent: '2026-09', phoneCode: 'dev-phone-zhouzhou' }), want: () => [shop.member('zhouzhou').state, shop.active('zhouzhou') + shop.pending('zhouzhou')], expected: null },
  sweep: { fn: 'jobs', prepare: async () => { const no = await shop.placeAndPay('linqing', 10000, 'lost'); await shop.stack.stack.clock.advance(11000); return no }, act: () => shop.stack.runJobs(), want: no => [shop.order(no)?.keptPoints], expected: [120] },
}
for (const [name, flow] of Object.entries(flows)) for (const mode of modes) test(`${name} ${mode}`, async () => {
  const seen: unknown[] = []
  for (let trip = 1; trip <= 12; trip++) {
    await shop.stack.stack.reset()
    const x = await flow.prepare()
    const { faults } = shop.stack.stack.cloud
    const off = faults.add({ function: flow.fn, trip, mode, times: 1 })
    await flow.act(x)
    off(); faults.clear()
    const n = shop.stack.last(flow.fn).trips.length
    const mid = flow.want(x)
    await shop.stack.sweep()
    await flow.act(x)
    await shop.stack.sweep()
    seen.push([trip, n, mid, flow.want(x)])
    expect(await shop.broken()).toEqual([])
    if (flow.expected) expect(flow.want(x)).toEqual(flow.expected)
    if (n < trip) break
  }
  console.log(name, mode, seen.map(s => JSON.stringify(s)).join('\n'))
}, 300000)
