/** Minutes of the brand's wall clock since a day's midnight; an end above 1440 lies on the next day. */
export interface OpenSpan {
  /** 0–1439. */
  fromMinute: number
  /** Exclusive; at most a day after `fromMinute`. */
  toMinute: number
}

/** 1 = Monday … 7 = Sunday: the days on which the span begins. */
interface WeeklySpan extends OpenSpan {
  weekdays: number[]
}

/** What holds on one day in place of its weekday; no spans = closed that day. */
interface SpecialDay {
  /** Brand-local `YYYY-MM-DD`. */
  day: string
  spans: OpenSpan[]
}

/** The store is shut whatever its hours say. */
interface Closure {
  fromAt: number
  /** Exclusive. */
  untilAt: number
  /** In shop words, shown to customers: 门前修路. */
  reason: string
}

/** When a store is open. */
export interface StoreHours {
  weekly: WeeklySpan[]
  special: SpecialDay[]
  closures: Closure[]
}

/** GCJ-02 degrees, as WeChat maps use. */
export interface Place {
  longitude: number
  latitude: number
}
