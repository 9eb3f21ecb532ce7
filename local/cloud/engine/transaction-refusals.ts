import { CloudError } from '../errors'

/** Texts quoted from the real cloud; applications must distinguish them by the bracketed part. */

export const conflict = () =>
  new CloudError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem cannot be solved, contact us.',
    'someone else changed the document first; the transaction is over: start it again from the beginning',
  )

export const notExist = () =>
  new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds',
    'the transaction has ended: by commit, by abort, by a conflict or an error, or because 30 seconds passed',
  )

export const busy = () =>
  new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionBusy] Transaction is busy',
    'the operations of one transaction must be awaited one after the other, never in parallel',
  )
