import { staffIdOf } from '@shared/domain/ids'
import type { StaffDoc } from '@shared/domain/staff/types'
import { BRAND_ID, storeIdByCode } from './brand'

/** A person the stage can act as: whose phone it is and what the brand calls them. */
export interface Persona {
  id: string
  name: string
  /** Beside the name on the stage: 还没入会, 知味, 云栖路店. */
  note: string
  openid: string
  phone: 'consumer' | 'clerk'
}

const persona = (id: string, name: string, note: string, phone: Persona['phone']): Persona => ({
  id,
  name,
  note,
  openid: `openid-${id}`,
  phone,
})

const zhouZhou = persona('zhouzhou', '周舟', '还没入会', 'consumer')
export const linQing = persona('linqing', '林青', '知味', 'consumer')
export const guShan = persona('gushan', '顾山', '藏山', 'consumer')
/** A person with her old number has requested to merge her card: her pages show it. */
export const xuNuo = persona('xunuo', '许诺', '有人申请合并', 'consumer')
export const chenYi = persona('chenyi', '陈一', '云栖路店', 'clerk')
export const shenHe = persona('shenhe', '沈禾', '店长', 'clerk')

const liangRuogu = persona('liangruogu', '梁若谷', '所有者', 'clerk')

export const personas: Persona[] = [zhouZhou, linQing, guShan, chenYi, shenHe, liangRuogu, xuNuo]

/** Any id denotes a person: a named one, or a stranger made up on the spot by a test. */
export const openidOfPersona = (id: string) => `openid-${id}`

export const staffDocuments = (createdAt: number): StaffDoc[] => [
  staffOf(chenYi, 'clerk', [storeIdByCode('yunqi')], createdAt),
  staffOf(shenHe, 'manager', ['*'], createdAt),
  staffOf(liangRuogu, 'owner', ['*'], createdAt),
]

/** Who set up what the brand offers. */
export const manager: Pick<StaffDoc, '_id' | 'name' | 'role'> = {
  _id: staffIdOf(BRAND_ID, shenHe.openid),
  name: shenHe.name,
  role: 'manager',
}

const staffOf = (
  { openid, name }: Persona,
  role: StaffDoc['role'],
  stores: string[],
  createdAt: number,
): StaffDoc => ({
  _id: staffIdOf(BRAND_ID, openid),
  brandId: BRAND_ID,
  name,
  role,
  stores,
  active: true,
  createdAt,
})
