import { printedCode, receipt, sendTicket } from '../receipt/till'
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
      const wish = {
        commandId: command('void'),
        storeId: 'shanze:yunqi',
        receiptNo: 'A0001',
        reason: 'returned',
      }
      return () => clerkOf(stack).attempt('receipt.void', wish)
    },
  },
])
