import { STAFF_ROLES } from '../domain/staff/types'
import { noPermissionText } from '../text/staff'
import { actions } from '.'
import { mayCall, permissionRefusal, permissions, permittedActions, whoMay } from './permissions'

const yunqi = 'shanze:yunqi'

describe('the permission table', () => {
  test('has a row for every staff action and no other', () => {
    const staffActions = Object.values(actions).filter(({ role }) => role === 'staff')
    expect(Object.keys(permissions).sort()).toEqual(staffActions.map(({ name }) => name).sort())
  })

  test('lets an owner call everything, whatever stores are written beside the name', () => {
    const owner = { role: 'owner', stores: [] } as const
    expect(permittedActions({ ...owner, stores: [] })).toEqual(Object.keys(permissions))
    expect(permissionRefusal('redemption.redeem', { ...owner, stores: [] }, { storeId: yunqi })).toBeNull()
  })

  test('offers a marketer paths and points, a viewer only what is read', () => {
    const everywhere = ['*']
    expect(permittedActions({ role: 'marketing', stores: everywhere })).toEqual(
      expect.arrayContaining(['adjustment.adjust', 'link.save', 'link.report']),
    )
    expect(permittedActions({ role: 'viewer', stores: everywhere })).toEqual(
      expect.not.arrayContaining(['link.save', 'adjustment.adjust', 'reconciliation.replay']),
    )
  })

  test('offers nothing of the desk to a clerk without a store', () => {
    expect(mayCall('redemption.redeem', { role: 'clerk', stores: [] })).toBe(false)
    expect(mayCall('redemption.undo', { role: 'clerk', stores: [] })).toBe(false)
    expect(mayCall('redemption.undo', { role: 'clerk', stores: [yunqi] })).toBe(true)
  })
})

describe('the sentence of a refusal', () => {
  test('says who may', () => {
    expect(noPermissionText(whoMay('reconciliation.replay'))).toBe(
      '这里只有管全部门店的店长、财务和所有者能用，没有变动。请所有者在「权限」里加',
    )
    expect(noPermissionText([{ role: 'owner', everywhere: false }])).toMatch('这里只有所有者能用')
  })

  test('never needs a role that has no name', () => {
    for (const role of STAFF_ROLES)
      expect(noPermissionText([{ role, everywhere: true }])).not.toMatch('undefined')
  })
})
