import { LIMITS } from '../domain/limits'
import { monthDayWords } from './dates'

/** Joining, the profile, phone numbers, merging and closing, for the person whose card it is. */
export const accountText = {
  rulesChanged: '会员规则刚刚更新过，还没有入会。请看过新规则再点一次',
  nothingToClose: '你还没有入会，没有需要注销的账户',
  exchangeHoldsClosing: '有一笔兑换正在办理，账户还没有注销。请几分钟后再试',
  phoneOnOtherCard: '这个手机号已经用在另一张会员卡上，你的卡没有变动',
  phoneNeedsCard: '你还没有入会，入会时就能留手机号',
  exchangeHoldsMerge: '有一笔兑换正在办理，还没有合并。请几分钟后再试',
  numberMoved: '这个号码刚刚换到了另一张卡上，卡没有变动。请重新验证一次',
  mergeInStoreOnly: '那张卡的主人几次停下了合并，两张卡都没有变动。真是你的卡，请到店里办理',
  sameCard: '这就是你现在这张卡，不用合并',
  birthdayNeedsCard: '先入会再填生日，一步就好',
  birthdayChanged: (monthDay: string) =>
    monthDay === ''
      ? '生日一年只能改一次，今年已经改过，没有存。明年 1 月可以再填'
      : `生日一年只能改一次，现在是 ${monthDayWords(monthDay)}，没有改动。明年 1 月可以再改`,
  profileNeedsCard: '你还没有入会，入会以后就能填资料',
  profileUnfit: {
    name: {
      empty: '称呼是空的，没有改动。不想留可以点「删除」',
      long: `称呼最多 ${LIMITS.nameLength} 个字，没有改动。请写短一些`,
      unprintable: '称呼里有看不见的符号，没有改动。请重新写一遍',
    },
    address: {
      empty: '地址是空的，没有改动。不想留可以点「删除」',
      long: `地址最多 ${LIMITS.addressLength} 个字，没有改动。请写短一些`,
      unprintable: '地址里有看不见的符号，没有改动。请重新写一遍',
    },
  },
} as const

/** Keywords of subscribe messages about a card. */
export const messageText = {
  mergeAsked: '有人用你的手机号申请合并会员卡',
  mergeHint: '不是你本人，点开就能停下',
  pointsEndingHint: '到期前用掉就不会浪费',
} as const
