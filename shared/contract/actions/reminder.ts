import * as v from 'valibot'
import { action } from '../action'
import { commandId } from '../fields'

/** What a person answered to `wx.requestSubscribeMessage`; each accepted one allows one message. */
export const recordConsent = action<{ left: number }>()(
  'reminder.consent',
  'anyone',
  v.strictObject({
    commandId,
    templateId: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
    answer: v.picklist(['accept', 'reject']),
  }),
)
