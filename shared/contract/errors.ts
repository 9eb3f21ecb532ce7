/**
 * Every refusal a person can meet: one closed table, each code with the Chinese sentence shown when a
 * handler has nothing more exact to say. Order of a sentence: fact → consequence → way out.
 */
export const refusals = {
  BAD_INPUT: '提交的内容不对，没有保存。请检查后再试',
  UNKNOWN_ACTION: '这个功能在当前版本里没有，请更新小程序后再试',
  NO_BRAND: '没有找到这个品牌，请从品牌给你的入口重新进来',
  WRONG_APP: '这里不是这个品牌的小程序，没有打开。请从品牌自己的小程序进来',
  NO_CALLER: '没有认出你的微信身份，请退出后重新进入小程序',
  CONFLICT: '同一次操作收到了两份不同的内容，后一份没有生效。请返回重试',
  BUSY: '同时操作的人有点多，这次没有生效，也没有扣减。请再点一次',
  INTERNAL: '没能打开，不是你的问题。你的积分和券都在，没有变动',

  ORDER_NOT_YOURS: '没有找到你付的这一单。可能单号不对，也可能是别的微信付的，所以这里不显示金额和内容',
  ORDER_NOT_PAID: '这一单还没有付款，没有扣你的钱',
  ORDER_CLOSED: '这一单已经关闭，没有扣你的钱。需要的话请重新下单',
  ORDER_ALREADY_PAID: '这一单已经付过了，不用再付一次',
  AMOUNT_NOT_ALLOWED: '金额要在 0.01 元到 50,000 元之间',
  PRODUCT_NOT_FOUND: '这件商品已经下架，请重新选择',
  STORE_NOT_FOUND: '没有找到这家店，请重新选择',
  STORE_CLOSED: '这家店打烊了，现在不能下单。没有扣你的钱，券和积分也没动',
  ORDER_NOT_FOUND: '没有找到这一单，可能是别的微信付的',
  ORDER_PRICE_CHANGED: '价格刚刚变了，还没有下单，也没有扣你的钱。请看过新的再付',
  ORDER_MOVED: '这一单已经有同事动过了，请看最新的状态',
  ORDER_PAID_BACK: '这一单已经退款，不用再做',
  TOO_MANY_UNPAID: '有好几单还没付款，这一单没有下。先付掉或等半小时自动关闭，再来下单',
  PAYMENT_UNAVAILABLE: '暂时连不上微信支付，没有扣你的钱。请稍后再试',

  NOT_MEMBER: '先入会再来领，一步就好',
  PHONE_TAKEN: '这个手机号已经用在另一张会员卡上。是你的就合并，也可以先不留手机号入会',
  PHONE_CODE_BAD: '手机号授权过期了，请再点一次',
  PHONE_UNAVAILABLE: '暂时取不到手机号。可以先不留手机号入会，之后再补',
  MEMBER_NOT_FOUND: '没有找到这位会员，可能已经注销。请回到列表再看',
  NOTHING_TO_MERGE: '没有找到另一张会员卡，你的卡没有变动',
  MERGE_ASKED: '这个号码已经有一次合并在等结果，你的卡没有变动。等它有了结果再来',
  MERGE_STOPPED: '那张卡的主人停下了合并，两张卡都没有变动',
  MERGE_DONE: '合并已经完成，停不下来了。觉得不对请马上联系门店',
  PROOF_EXPIRED: '验证过了十分钟，卡没有变动。请重新验证一次',
  STORED_LEFT: '账户里还有储值余额，这次没有变动。请先用完，或到店里退回余额',
  BIRTHDAY_OFF: '这个品牌没有生日礼，不用填生日',
  BIRTHDAY_CHANGED: '生日一年只能改一次，今年已经改过，没有改动。明年 1 月可以再改',
  PROFILE_UNFIT: '写的内容存不了，没有改动。请改短一些，或去掉特殊符号',
  ENTRY_NOT_FOUND: '没有找到这笔积分记录，你的积分没有变动',

  NOTICE_NOT_FOUND: '这条提醒已经不发了，不用再同意',

  LINK_NOT_FOUND: '没有找到这条路径，没有变动。请回到列表再看',
  LINK_CHANGED: '这条路径刚刚被别人改过，你的改动没有保存。请看过新的再改',
  LINK_PATH_BAD: '这条路径的设置不全，没有保存。请检查去哪一页和起止时间',
  LINK_FORM_UNFIT: '这个位置不能用这种形式，没有生成。请按页面上的建议来',
  LINK_NOT_LIVE: '这条路径已经结束或归档，没有生成。改好时间或恢复以后再来',
  LINK_MAKING_LIMIT: '今天微信允许生成的次数用完了，没有生成。请明天再来，已有的照常能用',
  LINK_MAKING_FAILED: '微信暂时没有生成，路径没有变动。请过一会儿再点一次',

  SUBJECT_CHANGED: '这里刚刚被别人改过，你的改动没有保存。请看过新的再改',
  SUBJECT_UNSOUND: '还有几处没填对，没有保存。请按标出来的改好再存',
  SUBJECT_FIXED: '已经发布，标出来的几处不能再这样改，没有保存。数量和上限只能加，结束时间只能往后',
  STEP_NOT_POSSIBLE: '它现在的状态不能这样做，没有变动。请刷新后再看',
  REASON_NEEDED: '这一步做了就不能撤回，请写下原因，至少 4 个字',
  REQUEST_WAITING: '它在等另一位同事点头，没有变动。等有了结果再改',
  REQUEST_OWN: '自己提的要由另一位同事点头，没有变动',
  REQUEST_NOT_FOUND: '没有要点头的，可能已经有人处理过了',
  CAMPAIGN_NOT_FOUND: '没有找到这个活动，没有变动。请回到列表再看',

  BATCH_NOT_FOUND: '没有找到这张券，可能已经下架',
  BATCH_CLOSED: '现在不在领取时间内',
  BATCH_OVER: '这张券的使用时间已经过了，不能再领',
  SOLD_OUT: '这张券已经领完了',
  LIMIT: '你已经领到上限了，领过的在券包里',
  TIER_REQUIRED: '你的等级还不能领这张券',
  GIFT_NOT_FOUND: '这一单没有这份礼',
  GIFT_WITHDRAWN: '这一单退款了，送的券已收回',
  GIFT_OVER: '领取时间已过，这份礼没能留住',

  MALL_CLOSED: '积分兑换还没有开放，你的积分没有变动',
  GOODS_NOT_FOUND: '没有找到这件兑换品，可能已经下架',
  GOODS_OFF_SALE: '这件兑换品刚刚下架了，没有扣积分',
  GOODS_NOT_BEGUN: '这件还没到可以换的时间，没有扣积分',
  GOODS_ENDED: '可以换的时间已经过了，没有扣积分',
  GOODS_OVER: '这张券的使用时间已经过了，不能再换，没有扣积分',
  GOODS_SOLD_OUT: '这件已经换完了，没有扣积分',
  PRICE_CHANGED: '所需积分刚刚变了，没有扣积分。请看过新的再换',
  EXCHANGE_SHORT: '积分还不够，没有扣积分',
  EXCHANGE_LIMIT: '你已经换到上限了，换过的在兑换记录里',
  EXCHANGE_OVER: '上一次没有换成，积分都在。需要的话请重新兑换',
  EXCHANGE_NOT_FOUND: '没有找到这笔兑换',
  EXCHANGE_FINAL: '换到的券已经放进券包，不能再取消',
  EXCHANGE_HANDED: '这件已经取走了，不能再取消',
  EXCHANGE_LAPSED: '过了取货时间，这笔兑换已经结束',
  MOVE_NOT_POSSIBLE: '这笔兑换现在不能换店取，没有变动。请下拉刷新，看它现在的状态',
  CANCEL_LATE: '过了可以取消的时间，请在取货时间内到店取',
  TOO_MANY_OPEN: '有几笔兑换正在办理，过两分钟再换',

  STORED_OFF: '这个品牌没有开通储值',
  STORED_SHORT: '余额不够，没有扣款',
  PAY_CODE_NEEDED: '这笔要用付款码，没有扣款。请顾客在「储值」里打开付款码再扫',
  STORED_MANAGER_ONLY: '退储值要店长来做，请找店长',
  TOP_UP_NOT_ALLOWED: '这个金额不能充，没有扣你的钱',
  SPEND_NOT_FOUND: '没有找到这笔储值收款',

  COUPON_NOT_FOUND: '没有找到这张券，请核对后再试',
  CODE_UNKNOWN: '认不出这个码，请让顾客打开券或会员码再扫一次',
  CODE_EXPIRED: '这个码过期了，请顾客点「换新」再扫一次',
  TYPED_WRONG: '券号或后面的 4 位数字不对，请顾客看着手机再读一遍',
  DIGITS_NEEDED: '还差券号后面的 4 位数字，请顾客看着手机读给你',
  DIGITS_OVER: '后面的 4 位数字已经换了，请顾客读现在的 4 位',
  CARD_UNKNOWN: '没有这个卡号，请和顾客核对',
  TOO_MANY_TRIES: '输错太多次，请等一会儿再试。顾客的券不会少',
  PREVIEW_EXPIRED: '核对的时间太久了，请重新扫码',
  COUPON_USED: '已经用过了，这次没有再用，不会多减',
  COUPON_EXPIRED: '这张券已经过期',
  COUPON_NOT_STARTED: '这张券还没到可用时间',
  COUPON_WRONG_TIME: '现在不在这张券的可用时段',
  COUPON_WRONG_STORE: '这家店不参加',
  COUPON_LOCKED: '有一笔订单正在用这张券',
  COUPON_REVOKED: '得到这张券的那一单退款了，券已收回',
  COUPON_BELOW_THRESHOLD: '还没到可用的金额',

  PICK_UP_HANDED: '这件已经交给顾客了，这次没有再交',
  PICK_UP_CANCELLED: '顾客已经取消了这笔兑换，不用交货',
  PICK_UP_LAPSED: '过了取货时间，这件不能再取',
  PICK_UP_ELSEWHERE: '顾客选了在别的店取，这里没有为他留。请顾客在兑换详情里换成这家店，再扫一次',
  PICK_UP_NOT_READY: '这笔兑换还没办好，请顾客刷新后再试',

  NOT_STAFF: '你还不是这家店的店员，请店长在「员工」里邀请你',
  OWN_CARD: '这是你自己的卡，没有办理。请同事来做',
  TICKET_USED: '这次扫码已经办过一笔了，没有再办。请再扫一次顾客的码',
  STAFF_DAY_LIMIT: '今天经你手的已经到上限，没有办理。请另一位同事来做',
  NOT_MANAGER: '改积分要店长来做，请找店长',
  POINTS_SHORT: '可用积分不够扣，这次没有扣',
  PROPOSAL_NOT_FOUND: '没有找到这条申请',
  PROPOSAL_OWN: '自己提的申请要由另一位店长同意',
  PROPOSAL_DECIDED: '这条申请已经有人处理过了',
  NO_PERMISSION: '你的角色不能做这一步，没有变动。请所有者在「权限」里加',
  STAFF_WRONG_STORE: '你不在这家店的员工名单里，请换到你的门店',
  INVITATION_OVER: '这个邀请码用过了或者过期了，你没有加入。请对方再给一个新的',
  STAFF_ALREADY: '你已经是这里的员工，没有变动。要换角色请所有者来改',
  STAFF_OWN_ROLE: '自己的角色和门店不能自己改，没有变动。请另一位所有者来改',
  STAFF_ABOVE: '这个角色或门店不归你管，没有变动。请所有者来做',
  STAFF_GONE: '这个人已经不是员工，没有变动。请回到列表再看',
  STAFF_CHANGED: '这个人刚刚被别人改过，你的改动没有保存。请看过新的再改',
  STAFF_NO_STORE: '没有选对门店，没有保存。请重新选一下门店',
  UNDO_TOO_LATE: '超过 10 分钟，不能自己撤销了，请找店长',
  UNDO_NOT_YOURS: '只有核销的人能在 10 分钟内撤销',
  USE_NOT_FOUND: '没有找到这次核销',
  RECEIPT_UNKNOWN: '认不出这张小票，请对准小票上的码再扫一次',
  RECEIPT_TAKEN: '这张小票的积分已经被领走了，一张小票只能领一次',
  RECEIPT_OF_OWN_STORE: '你在这家店工作，店里的小票不能自己领。自己买的请同事在收银台补记',
  RECEIPT_VOID: '这张小票已经退款，没有积分可领',
  RECEIPT_CREDITED: '这张小票的积分已经记过了，没有再记',
  SIMILAR_SALE: '刚刚已有同样金额的一单，没有再记。是另一单再点「仍要记上」',
  CREDIT_OFF: '这个品牌没有开通店员补记，没有记积分',
  RECEIPT_LATE: '过了领取时间，这张小票的积分不能再领',
  NOT_SIGNED_IN: '登录已经结束，没有办理。请在手机上重新扫码登录',
  BOOKS_LOCKED: '账务 30 分钟没有动过，已经锁上，没有办理。请重新扫码登录',
  NOT_FROM_CONSOLE: '这个请求不是从经营后台发来的，没有处理',
  LOGIN_TOO_MANY: '这个网络要了太多登录码，请过十分钟再来',
  LOGIN_UNAVAILABLE: '微信暂时没有给出登录码，请过一会儿再试',
  LOGIN_OVER: '这个登录码已经失效，电脑没有登录。请在电脑上换一个新的再扫',
  LOGIN_TAKEN: '这个登录码已经被别人扫过，电脑没有登录。请在电脑上换一个新的再扫',
  LOGIN_WRONG_NUMBER: '和电脑上的数不一样，电脑没有登录，这个码也作废了。码如果是别人发来的，不要再扫',
  NEEDS_MANAGER: '这里只有管全部门店的店长和所有者能用',
  BILL_NOT_FOUND: '没有找到这一天的账单',
  INBOX_NOT_FOUND: '没有找到这条待办，可能已经处理好了',
  INBOX_NOT_POSSIBLE: '这一条不能这样处理，没有变动',
  DIFFERENCE_NOT_FOUND: '没有找到这条差异，可能已经处理好了',
} as const satisfies Record<string, string>

export type RefusalCode = keyof typeof refusals

/** An expected "no": never thrown, always answered. `data` holds facts the screen needs, no secrets. */
export interface Refusal {
  ok: false
  code: RefusalCode
  message: string
  data?: unknown
}

export interface Success<T> {
  ok: true
  data: T
}

export type Outcome<T> = Success<T> | Refusal

export const accept = <T>(data: T): Success<T> => ({ ok: true, data })

/** A refusal with its table sentence, or a more exact one for this case. */
export const refuse = (code: RefusalCode, message: string = refusals[code], data?: unknown): Refusal =>
  data === undefined ? { ok: false, code, message } : { ok: false, code, message, data }
