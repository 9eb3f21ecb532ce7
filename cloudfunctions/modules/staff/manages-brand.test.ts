import type { StaffDoc } from '@shared/domain/staff/types'
import { refuseNonManager } from './manages-brand'

test.each([
  ['owner', ['shanze:yunqi'], true],
  ['manager', ['*'], true],
  ['manager', ['shanze:yunqi', 'shanze:hubin'], false],
  ['clerk', ['*'], false],
] as const)('whether a %s of %p manages the brand: %s', (role, stores, may) => {
  const refusal = refuseNonManager({ role, stores: [...stores] } as Partial<StaffDoc> as StaffDoc)
  expect(refusal?.code ?? null).toBe(may ? null : 'NEEDS_MANAGER')
})
