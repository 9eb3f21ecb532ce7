import { spawnSync } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(__dirname, '../..')
/** `.ci/run` plays 2,000; in a process of their own they run several times as fast as inside jest. */
const SEEDS = 800

/** What moves points, money, coupons or things: an act that has fallen silent proves nothing. */
const CARRIED_OUT = [
  'adjustment.adjust',
  'adjustment.decide',
  'campaign.save',
  'campaign.step',
  'coupon.addStock',
  'coupon.claim',
  'coupon.decideBatch',
  'coupon.saveBatch',
  'coupon.stepBatch',
  'coupon.takeGift',
  'login.confirm',
  'login.end',
  'mall.cancel',
  'mall.exchange',
  'mall.addStock',
  'mall.handOver',
  'mall.saveGoods',
  'mall.stepGoods',
  'member.close',
  'member.join',
  'member.merge',
  'member.removeProfile',
  'member.saveProfile',
  'operator confirmed',
  'operator left',
  'order.place',
  'perk.removeBirthday',
  'perk.setBirthday',
  'receipt.claim',
  'receipt.credit',
  'receipt.void',
  'redemption.redeem',
  'store.save',
  'staff.accept',
  'staff.change',
  'staff.remove',
  'storedValue.refund',
  'storedValue.spend',
  'storedValue.topUp',
  'storedValue.voidSpend',
  'till basket',
  'till receipt',
]

test('seeds end with every invariant held and nothing owed, and every act is carried out in some of them', () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'e2e/simulator/cli.ts', '--acts', '--seeds', String(SEEDS)],
    { cwd: root, encoding: 'utf8' },
  )
  const lines = stdout.trim().split('\n')
  expect([stderr, lines.at(-1)]).toEqual(['', expect.stringMatching(`^${SEEDS} seeds in \\d+ s$`)])
  const done = lines.slice(0, -1).map(line => line.replace(/^\d+ /, ''))
  expect(CARRIED_OUT.filter(name => !done.includes(name))).toEqual([])
}, 1_800_000)
