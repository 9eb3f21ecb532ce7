/** What the HTTP function answers to tills, WeChat Pay and the integration centre, for their logs. */
export const httpText = {
  noAddress: '没有这个地址',
  failed: '处理失败，请稍后重发',
  sendAgain: '请稍后重发',
  noMerchant: '没有这个商户号',
  notVerified: '验证失败',
  noOrderNumber: '没有订单号',
  linkOver: '链接无效或已过期，请重新导出',
  tillNotProved: '签名不对，或收银机的时间差了五分钟以上',
  noBrandOfStore: '没有找到这家店的品牌',
  badTicket: '小票内容不对',
  slipNumberUsed: '这个小票号今天已经用过，金额、付款方式或成交时刻不同',
  merchantOfOtherStore: '这个商户号不是本店的',
  otherAmount: '这一单已有另一个金额',
} as const

/** What `jobs` answers to the operator's commands. */
export const operatorText = {
  notProved: '签名不对，或签好超过了 15 分钟',
  replayed: '这条命令用过了，或后来又签过新的。要再做一次，请重新签一条',
  unknownCommand: '没有这条命令',
  badField: (field: string) => `填写有误：${field}`,
  auditWhole: '一次核完',
  auditStoppedAt: (step: string) => `只核到 ${step}，其余由每天的核对分几次做完`,
  auditUnbroken: '核对没有中断',
  auditBroken: '中断了，原因见日志',
} as const
