import type { OutputOf } from '@shared/contract'
import { initialOf } from '@shared/domain/member/profile-text'
import { spaced } from '@shared/text/spaced'
import { giftText } from '@/features/perk/perk-text'

export type ProfileOpened = OutputOf<'member.profile'>
export type Fact = 'name' | 'phone' | 'birthday' | 'address'

export const factNames: Readonly<Record<Fact, string>> = {
  name: '称呼',
  phone: '手机号',
  birthday: '生日',
  address: '收货地址',
}

/** What a fact is for, and who sees it. */
export function purposeOf(fact: Fact, { member, perks }: ProfileOpened): string {
  switch (fact) {
    case 'name':
      return member.name ? `店员核券时只看到「${initialOf(member.name)} *」` : '店员核券时只看到第一个字'
    case 'phone':
      return '换手机时找回会员，不会打营销电话'
    case 'birthday': {
      const gift = perks?.birthday?.gift
      return gift ? spaced(`到时送${giftText(gift)}，一年只能改一次`) : '一年只能改一次'
    }
    case 'address':
      return '只在寄东西给你时用，店员看不到'
  }
}

/** What removing a fact costs; what it leaves is the same for all. */
export const lossOf: Readonly<Record<Fact, string>> = {
  name: '删除以后，店员看到的是「微信顾客」。',
  phone: '删除以后，这个号码打不开这张卡，换微信号就找不回会员卡。',
  birthday: '删除以后，不再送生日礼。今年再填一次，就算改过一次。',
  address: '删除以后，要寄东西时得重新填。',
}
