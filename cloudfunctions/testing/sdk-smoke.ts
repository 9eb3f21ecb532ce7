import * as sdk from 'wx-server-sdk'

function touchingWhatIsLeftOut(): string {
  try {
    require('axios').get('http://nowhere')
    return 'reached'
  } catch (error) {
    return (error as Error).message
  }
}

/**
 * Touches everything our functions use of the SDK, and one thing that is left out of the bundle; prints what
 * came of it.
 */
async function main() {
  const options = {
    env: sdk.DYNAMIC_CURRENT_ENV as unknown as string,
    throwOnNotFound: false,
    keepalive: true,
  }
  sdk.init(options)
  const collection = sdk.database().collection('c')
  const pay = (sdk as unknown as { cloudPay: { queryOrder(order: object): Promise<{ resultCode: string }> } })
    .cloudPay
  const { OPENID } = sdk.getWXContext()
  const outcome = {
    openid: OPENID,
    document: ((await collection.doc('1').get()) as { data: unknown }).data,
    list: ((await collection.aggregate().match({ s: 1 }).limit(2).end()) as { list: unknown }).list,
    added: await collection.add({ data: { _id: '2', at: new Date(0) } }),
    phone: (await sdk.openapi.phonenumber.getPhoneNumber({ code: 'c' })).phoneInfo,
    leftOut: touchingWhatIsLeftOut(),
    paid: (await pay.queryOrder({ outTradeNo: 'N1' })).resultCode,
  }
  console.log(JSON.stringify(outcome))
}

main().catch(error => {
  console.error(error)
  process.exitCode = 1
})
