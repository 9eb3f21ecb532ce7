import type { Failure } from '@/cloud/answer'
import { Button } from '@/components/button'
import { FailedInBar } from './failed-command'

export interface SendBarProps {
  id: string
  /** The state of the form's command. */
  form: { failure: Failure | undefined; pending: boolean; unknown: boolean }
  /** The server's refusal in the clerk's terms. */
  refusal?: { refusal?: string }
  /** Money or points leave: the button is red. */
  danger?: boolean
  label: string
  pendingLabel: string
  /** What is missing before it can be sent; false when nothing is. */
  missing: string | false
  onSend: () => void
}

/** Below a form: why the last sending failed, and the button; after a lost answer it only sends again. */
export function SendBar({
  id,
  form: { failure, pending, unknown },
  refusal = {},
  danger = false,
  label,
  pendingLabel,
  missing,
  onSend,
}: SendBarProps) {
  return (
    <>
      {failure && <FailedInBar failure={failure} {...refusal} />}
      <Button
        id={id}
        kind={danger && !unknown ? 'danger' : 'primary'}
        size="xl"
        pending={pending && pendingLabel}
        disabledBecause={!unknown && missing}
        onTap={onSend}
      >
        {unknown ? '再送一次' : label}
      </Button>
    </>
  )
}
