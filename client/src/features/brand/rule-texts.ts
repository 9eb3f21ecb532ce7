import type { BrandView } from '@shared/contract'
import { rateWords, thresholdWords } from '@shared/text/points'

/** The texts people agree to when they join; how points are earned is in `points-rules.ts`. */
export type RuleText = 'member' | 'privacy'

export interface RulePart {
  title: string
  lines: string[]
}

export const ruleTitles: Record<RuleText, string> = {
  member: '会员规则',
  privacy: '隐私说明',
}

/** With this brand's own numbers. */
export const ruleParts = (text: RuleText, brand: BrandView): RulePart[] =>
  text === 'member' ? memberRules(brand) : privacy(brand)

const tierLine = (tier: BrandView['tiers'][number]) =>
  tier.threshold === 0
    ? `「${tier.name}」：入会就是，${rateWords(tier.rate)}`
    : `「${tier.name}」：${thresholdWords(tier)}，${rateWords(tier.rate)}`

function memberRules({ name, tiers }: BrandView): RulePart[] {
  return [
    { title: '入会', lines: [`不收费，也不用买东西，点一下就是${name}的会员。`, '一个微信号一张会员卡。'] },
    { title: '等级', lines: [...tiers.map(tierLine), '升级当场生效。'] },
    {
      title: '积分',
      lines: [
        '付款核实后自动记积分，怎么记看「积分和券的规则」。',
        '退款按比例扣回，不够扣的先记下，不用另外付钱。',
      ],
    },
  ]
}

function privacy({ name }: BrandView): RulePart[] {
  return [
    {
      title: '我们记什么',
      lines: [
        `你在${name}的付款、积分、券和等级。`,
        '微信给本小程序的身份编号，用来认出这张卡是你的。',
        '你愿意留的手机号、称呼、生日和收货地址。都可以不填，随时能在「个人资料」里改和删。',
      ],
    },
    { title: '手机号怎么用', lines: ['只用来找回会员身份，不会打营销电话。', '店员只看得到后四位。'] },
    {
      title: '称呼和地址怎么用',
      lines: ['存的时候加密，删除后立即清掉。', '店员只看得到称呼的第一个字，看不到地址。'],
    },
    {
      title: '我们不做什么',
      lines: [
        '不读你的通讯录和相册。',
        '位置只在你点「打开定位」后，用来在手机里算到店的远近，不会发出去。',
        '不把你的信息给别人做广告。',
      ],
    },
  ]
}
