import type { RelationRefusal } from '../domain/merchant/relation'

export type StepRefusal = RelationRefusal | 'brand-unknown' | 'store-unknown' | 'keys-unreadable' | 'busy'

const WORDS: Record<StepRefusal, string> = {
  'zone-unknown':
    '品牌的时区不在支持的列表里，有的手机算不出日期。请把 timeZone 改成 Asia/Shanghai 这样的时区，再录入',
  'other-brand': '这个商户号已经属于另一个品牌',
  differs: '这个商户号已经录入，但主体、类型、门店或小程序和这次不同',
  'main-is-direct': '品牌的主商户号要是直连商户号',
  'indirect-needs-store': '间连商户号只能作为门店收款用，要写明是哪家门店',
  'not-invited': '这个商户号还没有录入，或已经退出，请先录入',
  'main-stays': '品牌的主商户号不能退出',
  'brand-unknown': '没有这个品牌',
  'store-unknown': '品牌没有这家门店',
  'keys-unreadable': '商户凭据打不开：要用这个环境的 HUIYUAN_SEAL_KEY 封，并且是这个商户号的',
  busy: '同时有人在改，请再试一次',
}

/** Why a step of a merchant number's relation was refused, for its sender. */
export const relationRefusalWords = (refusal: StepRefusal): string => WORDS[refusal]
