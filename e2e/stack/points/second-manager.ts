import type { TestStack } from '../harness'

/** 陆远, a second manager beside 沈禾: four eyes need two people. */
export async function secondManager(stack: TestStack): Promise<void> {
  const openid = 'openid-luyuan'
  stack.stack.cloud.data.insert('staff', [
    {
      _id: `shanze:${openid}`,
      brandId: 'shanze',
      name: '陆远',
      role: 'manager',
      stores: ['*'],
      active: true,
      createdAt: stack.stack.clock.now(),
    },
  ])
}
