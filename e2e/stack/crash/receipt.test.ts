import { printedCode, receipt, sendTicket } from '../receipt/till'
import { scanned } from '../stored/clerk-scans'
import { cutEveryTrip } from './cut-every-trip'
import { clerkOf, command, customerOf } from './steps'

/** Receipts of sales that WeChat Pay knows nothing of. A new flow of theirs belongs in this list. */
cutEveryTrip([
  {
    name: 'keep a ticket the till has signed',
    function: 'http',
    // A till sends its ticket again until it is answered.
    prepare: async stack => async () => ({ ok: (await sendTicket(stack, receipt())).status === 200 }),
  },
  {
    name: 'put goods into a payment the till is about to take',
    function: 'http',
    prepare: async stack => {
      const basket = { kind: 'basket', mchid: '1900000109', outTradeNo: 'TILL20261122A1', amountFen: 6800 }
      await sendTicket(stack, basket)
      const lines = [{ name: '白茶', qty: 1, fen: 6800 }]
      return async () => ({ ok: (await sendTicket(stack, { ...basket, lines })).status === 200 })
    },
  },
  {
    name: 'claim a receipt',
    function: 'api',
    prepare: async stack => {
      const code = await printedCode(stack)
      return () => customerOf(stack).attempt('receipt.claim', { commandId: command('receipt'), code })
    },
  },
  {
    name: 'give the money of a claimed receipt back',
    function: 'api',
    prepare: async stack => {
      const code = await printedCode(stack)
      await customerOf(stack).must('receipt.claim', { commandId: command('receipt'), code })
      const input = {
        commandId: command('void'),
        storeId: 'shanze:yunqi',
        receiptNo: 'A0001',
        reason: 'returned',
      }
      return () => clerkOf(stack).attempt('receipt.void', input)
    },
  },
  {
    name: 'credit a cash sale',
    function: 'api',
    prepare: async stack => {
      const slip = { commandId: command('credit'), amountFen: 6800, receiptNo: '0031' }
      const input = { ...(await scanned(stack)), ...slip }
      return () => clerkOf(stack).attempt('receipt.credit', input)
    },
  },
  {
    name: 'credit a slip the till has told us of',
    function: 'api',
    prepare: async stack => {
      await printedCode(stack)
      const slip = { commandId: command('credit'), amountFen: 6800, receiptNo: 'A0001' }
      const input = { ...(await scanned(stack)), ...slip }
      return () => clerkOf(stack).attempt('receipt.credit', input)
    },
  },
])
