/**
 * "Nothing is owed": a number, because null never matches a range query (docs/architecture/state-changes.md,
 * rule 7).
 */
export const NEVER = 8_640_000_000_000_000

/** Owed from this very moment on, by whatever clock. */
export const AT_ONCE = 0

/** How long the writer of a duty may fulfil it itself before a sweeper looks. */
export const SETTLE_GRACE_MS = 20_000
export const ARCHIVE_GRACE_MS = 20_000
export const RESERVATION_GRACE_MS = 60_000
/**
 * How long an identity may exist before its member names it: far longer than a function may run, so its
 * writer is dead by then, and late enough to be found by the sweepers' regular look.
 */
export const IDENTITY_GRACE_MS = 900_000
/** How long a visit may be noted before the sweeper sees to it that the person's document remembers it. */
export const VISIT_GRACE_MS = 60_000
/** How long the writer of an operation may carry it out itself. */
export const OPERATION_GRACE_MS = 20_000
/** How long an exchange may stay open before the sweeper voids it. */
export const EXCHANGE_OPEN_MS = 120_000
