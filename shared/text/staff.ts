import type { StaffRole } from '../domain/staff/types'

export const roleNames: Readonly<Record<StaffRole, string>> = {
  clerk: '店员',
  manager: '店长',
  marketing: '市场',
  finance: '财务',
  owner: '所有者',
  viewer: '只读',
}

const duties: Readonly<Record<StaffRole, string>> = {
  clerk: '核销、收款、取货、补积分',
  manager: '店员的全部，加上改积分、账目、路径，管自己门店的店员',
  marketing: '改积分的申请、路径和它们的报表',
  finance: '账目、对账和报表',
  owner: '全部，加上管员工',
  viewer: '只看报表和账目，什么都不能改',
}

/** What a role does, in one line. */
export const roleDuties = (role: StaffRole): string => duties[role]

export const roleName = (role: StaffRole): string => roleNames[role]

/** Who may do what this person may not; an owner needs no word about stores. */
export function noPermissionText(who: readonly { role: StaffRole; everywhere: boolean }[]): string {
  const names = who.map(({ role, everywhere }) =>
    everywhere && role === 'manager' ? `管全部门店的${roleNames.manager}` : roleNames[role],
  )
  const last = names.at(-1) ?? roleNames.owner
  const others = names.slice(0, -1).join('、')
  return `这里只有${others === '' ? last : `${others}和${last}`}能用，没有变动。请所有者在「权限」里加`
}

export const staffText = {
  /** Where a person works, by name: 全部门店, or each store. */
  places: (stores: readonly string[], nameOf: (storeId: string) => string): string[] =>
    stores.includes('*') ? ['全部门店'] : stores.map(nameOf).filter(name => name !== ''),
}
