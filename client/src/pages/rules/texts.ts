import type { BrandView } from '@shared/contract'
import { rateWords, thresholdWords } from '@shared/domain/wording/points'

export type RuleText = 'member' | 'privacy' | 'points'

export interface RulePart {
  title: string
  lines: string[]
}

export const ruleTitles: Record<RuleText, string> = {
  member: '会员规则',
  privacy: '隐私说明',
  points: '积分和券的规则',
}

/** The texts people agree to or look up, with this brand's own numbers. */
export function ruleParts(text: RuleText, brand: BrandView): RulePart[] {
  if (text === 'member') return memberRules(brand)
  return text === 'privacy' ? privacy(brand) : pointsRules(brand)
}

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
      lines: ['付款核实后按实付金额记积分，用券减的不计。', '退款按比例扣回，不够扣的先记下，不用另外付钱。'],
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
        '你愿意留的手机号。不留也能入会。',
      ],
    },
    { title: '手机号怎么用', lines: ['只用来找回会员身份，不会打营销电话。', '店员只看得到后四位。'] },
    { title: '我们不做什么', lines: ['不读你的通讯录、位置和相册。', '不把你的信息给别人做广告。'] },
  ]
}

function pointsRules({ tiers }: BrandView): RulePart[] {
  return [
    {
      title: '怎么得积分',
      lines: [
        ...tiers.map(({ name, rate }) => `「${name}」${rateWords(rate)}`),
        '按实付金额算，不满 1 分的小数不计。',
      ],
    },
    {
      title: '什么时候到期',
      lines: ['每一笔积分都有自己的到期日，到那个月的月底 24 点。', '用积分时先用快到期的。'],
    },
    {
      title: '退款',
      lines: [
        '按退款比例扣回积分和成长值，还没用的随单礼会收回。',
        '积分不够扣的先记下，下次得分会先还上，不用另外付钱。',
      ],
    },
    {
      title: '券',
      lines: [
        '一单用一张，能不能一起用写在券上。',
        '用券的那一单全退，券不再放回。',
        '点错核销，10 分钟内可以请店员撤销。',
      ],
    },
  ]
}
